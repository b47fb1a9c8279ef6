//! Which documents are compared with which.

use std::path::PathBuf;

use clap::Args;
use clap::builder::{StringValueParser, TypedValueParser};
use keyweight::{ListCounts, ReferenceChoice, Selection};

use super::choice::Suggesting;
use super::groups::field_parser;

/// Options that decide what is compared with what.
#[derive(Debug, Args)]
#[expect(
    clippy::doc_markdown,
    reason = "a help text is read in a terminal, as it stands"
)]
#[command(next_help_heading = "Comparison")]
pub(crate) struct ComparisonArgs {
    /// Group the documents with the same value of the field FIELD
    ///
    /// FIELD is a metadata field, folder (the folder of a file) or language (the language of a
    /// document). A metadata field with one of these names takes precedence. Without --by, each
    /// document is its own group.
    #[arg(long, value_name = "FIELD", value_parser = field_parser(), hide_possible_values = true)]
    by: Option<String>,
    /// Compare only documents that match PATTERN; may be repeated
    ///
    /// PATTERN is an id or a pattern of ids (a.txt, 'taiwan/*'), or a field with a value or a pattern of
    /// values ('party=Democratic', 'date=2024-*'); with --by, it is the name of a group. * stands for
    /// any characters and ? for one. By default, every group is a target, except those of --reference.
    ///
    /// 'party=*' matches documents with any value for the field, 'party=' those without one. Without
    /// --by, documents without a value are part of the rest that others are compared with; with --by,
    /// they belong to no group and are not compared.
    #[arg(long, value_name = "PATTERN")]
    target: Vec<String>,
    /// Compare with documents that match PATTERN; rest is all others
    ///
    /// The patterns are those of --target; rest is the default. Repeat the option to combine documents.
    #[arg(long, value_name = "PATTERN|rest", conflicts_with_all = ["pairs", "reference_list"], value_parser = reference_parser(), hide_possible_values = true)]
    reference: Vec<String>,
    /// Compare each target with each other target instead of with all others together
    #[arg(long, conflicts_with = "reference_list", hide_short_help = true)]
    pairs: bool,
    /// Compare with a table of word frequencies, not with documents
    ///
    /// The table is a CSV file with a column of words (term, word, token, …), a column of counts
    /// (count, frequency, freq, n, …) or of occurrences per million tokens (per_million, ipm, …), and
    /// optionally a column of document frequencies (document_frequency, df, …); keyweight terms writes
    /// one. Its words pass through the same rules as the texts. A row without a word or a count is
    /// skipped.
    #[arg(long, value_name = "FILE.csv", value_hint = clap::ValueHint::FilePath)]
    pub(crate) reference_list: Option<PathBuf>,
    /// Read the words of the list from the column NAME
    ///
    /// By default, keyweight looks for a column with a common name (term, word, token, …).
    #[arg(
        long,
        value_name = "NAME",
        requires = "reference_list",
        hide_short_help = true
    )]
    pub(crate) reference_word: Option<String>,
    /// Read the counts of the list from the column NAME
    ///
    /// By default, keyweight looks for a column with a common name (count, frequency, …, per_million).
    /// Decimals are rounded. If NAME says per million (per_million, ipm, fpm, pmw, …), the numbers are
    /// rates and become counts among the tokens of --reference-total.
    #[arg(
        long,
        value_name = "NAME",
        requires = "reference_list",
        hide_short_help = true
    )]
    pub(crate) reference_count: Option<String>,
    /// Set the number of tokens in the corpus that the word frequencies come from
    ///
    /// By default, it follows from the counts and a column of rates, such as per_thousand, which
    /// keyweight terms writes, or else is the sum of the counts. Set it for a list that omits words. For
    /// a list that has only rates, it is a million or, if rarer words are listed, as many that the rarest
    /// occurs once.
    #[arg(
        long,
        value_name = "N",
        requires = "reference_list",
        hide_short_help = true
    )]
    pub(crate) reference_total: Option<u64>,
}

impl ComparisonArgs {
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

fn reference_parser() -> impl TypedValueParser<Value = String> {
    Suggesting::new(StringValueParser::new(), ["rest"])
}
