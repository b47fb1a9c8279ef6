//! From articles to tables: the pipeline and the tables of keyweight.
//!
//! The crates below know nothing of each other; here they meet. [`count`] reads a corpus and counts
//! it on all threads of the current rayon pool; [`Analysis::new`] folds its surfaces into terms and
//! weighs them; the [`tables`] say what there is to see; [`write_table`] and [`write_report`] put it
//! into files.
//!
//! # Examples
//!
//! ```
//! use keyweight::{Analysis, CountOptions, Preset, corpus};
//!
//! let folder = tempfile::tempdir()?;
//! std::fs::write(folder.path().join("a.txt"), "The US buys chips. Chips matter to the U.S.")?;
//! std::fs::write(folder.path().join("b.txt"), "Taiwan’s tariff talks with us go on.")?;
//!
//! let inputs = [corpus::Input::Path(folder.path().into())];
//! let settings = Preset::Article.settings();
//! let corpus = corpus::open(&inputs, corpus::Options::default())?;
//! let counted = keyweight::count(corpus, &settings, &CountOptions::default())?;
//! let analysis = Analysis::new(counted, &settings);
//! assert_eq!(analysis.reader().top_terms(0, 2), ["US", "chips"]);
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
    Reference, ReferenceChoice, ReferenceList, ReferenceListError, Selection, TotalBasis,
};
pub use counting::{
    CountError, CountOptions, CountSources, Counted, CountedDocument, PART_EXTENSION, WordOrder,
    count, count_with_parts, write_part,
};
pub use execution::{Progress, Quiet, Resources, TempFileError, ThreadsError, on_threads};
pub use model::{
    Analysis, AssociationMeasure, CollocationOptions, Documents, Dropped, GlobError, Group,
    GroupError, GroupRow, Grouped, Groups, Model, ModelError, Row, RowReader, Rows, Vocabulary,
};
pub use output::{
    KEYNESS_DOCUMENTS, KeynessTable, REPORT_FILES, ReportError, ReportOptions, Written,
    create_folder, write_report, write_table,
};
pub use second_pass::{WrittenTexts, write_texts};
pub use settings::{
    DocumentBound, DocumentBoundError, LanguageChoice, MecabFile, MecabFolder, MecabFolderError,
    MecabSource, NgramGaps, NgramSizes, NgramSizesError, PhraseChoice, Preset, Settings,
};
pub use tables::{Basis, Occurrence, Passage, Reach, TextTable};

pub use keyweight_corpus as corpus;
pub use keyweight_score as score;
pub use keyweight_tokenize as tokenize;

#[cfg(doctest)]
#[doc = include_str!("../../../README.md")]
struct Readme;

#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct CrateReadme;
