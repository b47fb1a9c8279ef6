//! From articles to tables: which words characterize each article, and which set articles apart.
//!
//! The crates below know nothing of each other; they meet here. [`count()`] counts a corpus on all threads
//! of the current rayon pool. [`Analysis::new`] folds its surfaces into terms and weighs them: it is the
//! [`Model`] of the corpus with its rows. [`Comparisons`] compare documents with others or with a word
//! list. The [`tables`] are what there is to see, and [`write_table`] and [`write_report`] write them.
//!
//! All crates whose types are in these signatures are re-exported: [`mod@corpus`], [`mod@tokenize`],
//! [`mod@count`], [`mod@score`] and [`mod@report`]. So `keyweight` is the only dependency that a program
//! needs.
//!
//! # Examples
//!
//! Strings to keywords:
//!
//! ```
//! use keyweight::corpus::{Corpus, Document};
//! use keyweight::{Analysis, CountOptions, Preset};
//!
//! let documents = [
//!     Document::new("a", "The US buys chips. Chips matter to the U.S."),
//!     Document::new("b", "Taiwan’s tariff talks with us go on."),
//! ];
//! let settings = Preset::Article.settings();
//! let corpus = Corpus::from_documents(documents);
//! let counted = keyweight::count(corpus, &settings, &CountOptions::default())?;
//! let analysis = Analysis::new(counted, &settings);
//! assert_eq!(analysis.reader().top_terms(0, 2), ["US", "chips"]);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! A CSV file to a comparison of two groups, written into a `Vec<u8>`:
//!
//! ```
//! use keyweight::corpus::{self, Input, Options};
//! use keyweight::tables::{Keyness, Top};
//! use keyweight::{
//!     Analysis, Comparisons, CountOptions, KeynessOptions, Preset, Quiet, Selection, WriteOptions,
//!     write_table,
//! };
//!
//! let folder = tempfile::tempdir()?;
//! let path = folder.path().join("articles.csv");
//! std::fs::write(&path, "party,text\nleft,chip chip water\nright,water water\nleft,chip\n")?;
//!
//! let settings = Preset::Unicode.settings();
//! let corpus = corpus::open(&[Input::Path(path)], Options::default())?;
//! let counted = keyweight::count(corpus, &settings, &CountOptions::default())?;
//! let analysis = Analysis::new(counted, &settings);
//!
//! let selection = Selection::default().by("party").target("left");
//! let comparisons = Comparisons::new(&analysis, &selection)?;
//! let options = KeynessOptions::default();
//! let keyness = Keyness::new(&analysis, &comparisons, &options, Top::All, &Quiet)
//!     .with_columns(&["term", "direction", "target_count", "reference_count"])?;
//!
//! let mut csv = Vec::new();
//! write_table(&keyness, &mut csv, &WriteOptions::default())?;
//! let csv = String::from_utf8(csv)?;
//! assert!(csv.contains("\nchip,over,3,0\n"));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod comparison;
mod counting;
mod execution;
mod model;
mod output;
mod second_pass;
mod settings;
pub mod tables;

pub use comparison::{
    Comparison, Comparisons, DirectionFilter, KeynessOptions, ListCounts, Measure, Permutations,
    Reference, ReferenceChoice, ReferenceList, ReferenceListError, ReferenceListOptions, Selection,
    TotalBasis,
};
pub use counting::{
    CountError, CountOptions, CountSources, Counted, CountedDocument, PART_EXTENSION,
    VocabularySize, WordOrder, count, count_with_parts, write_part,
};
pub use execution::{Progress, Quiet, Resources, TempFileError, ThreadsError, on_threads, threads};
pub use model::{
    Analysis, AssociationMeasure, CollocationOptions, DocumentRows, Dropped, GlobError, Group,
    GroupError, GroupRow, Grouped, Groups, Model, ModelError, Row, RowReader, Rows, Vocabulary,
};
pub use output::{
    KEYNESS_DOCUMENTS, KeynessTable, REPORT_FILES, ReportOptions, WriteError, WriteOptions,
    Written, WrittenFile, create_folder, write_keywords, write_keywords_to, write_report,
    write_report_to, write_table, write_table_to,
};
pub use second_pass::{WrittenTexts, write_texts};
pub use settings::{
    DocumentBound, DocumentBoundError, Entities, LanguageChoice, MecabFile, MecabFolder,
    MecabFolderError, MecabSource, NgramGaps, NgramSizes, NgramSizesError, PhraseChoice, Preset,
    Settings,
};
pub use tables::{Basis, Occurrence, Passage, Reach, TextTable};

pub use keyweight_corpus as corpus;
pub use keyweight_count as count;
pub use keyweight_report as report;
pub use keyweight_score as score;
pub use keyweight_tokenize as tokenize;

#[cfg(doctest)]
#[doc = include_str!("../../../README.md")]
struct Readme;

#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct CrateReadme;
