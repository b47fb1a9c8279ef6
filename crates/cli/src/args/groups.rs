//! Which documents belong together, and which are compared.

use std::path::PathBuf;

use clap::Args;
use keyweight::{ListCounts, ReferenceChoice, Selection};

/// What is weighed, of commands that can take groups of documents for documents.
#[derive(Debug, Args)]
#[command(next_help_heading = "Groups")]
pub(crate) struct ByArgs {
    /// Take all documents with the same value of this metadata field as one
    ///
    /// folder is the folder of a file, language the language found for a document, where there is no
    /// field of that name. Counts are added up first, then weighed: idf tells in how many of the groups
    /// a term is, and little if they are few, for most terms are in all of them; what sets groups apart
    /// is in keyness --by. Which word counts as what, and what --min-documents and --max-documents
    /// leave out, still goes by documents. Those without a value of the field are in no group.
    #[arg(long, value_name = "FIELD|folder|language")]
    pub(crate) by: Option<String>,
}

/// Options that decide what is compared with what.
#[derive(Debug, Args)]
#[expect(
    clippy::doc_markdown,
    reason = "a help text is read in a terminal, as it stands"
)]
#[command(next_help_heading = "Comparison")]
pub(crate) struct GroupArgs {
    /// Put the documents with the same value of this metadata field into one group
    ///
    /// folder is the folder of a file, language the language found for a document, where there is no
    /// field of that name. Without this option each document is a group of its own.
    #[arg(long, value_name = "FIELD|folder|language")]
    by: Option<String>,
    /// Compare only these documents; may be given several times, each a target of its own
    ///
    /// An id or a pattern of ids (a.txt, 'taiwan/*'), or a field with a value or a pattern of values
    /// ('party=Democratic', 'date=2024-*'); with --by the name of a group. In a pattern * stands for
    /// any characters and ? for one. By default each group is a target, but those of --reference.
    /// 'party=*' finds documents with any value, 'party=' those without one. Without --by those are
    /// among the rest that others are compared with; with it they are in no group, and not compared.
    #[arg(long, value_name = "PATTERN")]
    target: Vec<String>,
    /// Compare with these documents, or with rest: all others
    ///
    /// The same patterns as for --target; given several times, the documents of all of them.
    #[arg(long, value_name = "PATTERN|rest", conflicts_with_all = ["pairs", "reference_list"])]
    reference: Vec<String>,
    /// Compare each target with each other one instead of with all others together
    #[arg(long, conflicts_with = "reference_list")]
    pairs: bool,
    /// Compare with the word frequencies in this table, instead of with documents
    ///
    /// A CSV file with a column of words (term, word, token, …), one of counts (count, frequency,
    /// freq, n, …) and, if there is one, one of document frequencies (document_frequency, df, …):
    /// such as keyweight terms writes. Its words are counted by the same rules as the texts.
    #[arg(long, value_name = "FILE.csv")]
    pub(crate) reference_list: Option<PathBuf>,
    /// How many tokens the corpus behind the word frequencies has
    ///
    /// By default it is known from a column per_thousand, which keyweight terms writes, or taken as
    /// the sum of the counts. Give it for a list that leaves out words.
    #[arg(long, value_name = "N", requires = "reference_list")]
    pub(crate) reference_total: Option<u64>,
}

impl GroupArgs {
    /// What to compare; `list` has the counts of the word list, if there is one.
    pub(crate) fn selection(&self, list: Option<ListCounts>) -> Selection {
        let reference = match list {
            Some(counts) => ReferenceChoice::List(counts),
            None if self.pairs => ReferenceChoice::Pairs,
            None if self.reference.is_empty() || self.reference == ["rest"] => {
                ReferenceChoice::Rest
            }
            None => ReferenceChoice::Matching(self.reference.clone()),
        };
        let mut selection = Selection::default().reference(reference);
        selection.by.clone_from(&self.by);
        selection.targets.clone_from(&self.target);
        selection
    }
}
