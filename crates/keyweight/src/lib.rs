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
//! use keyweight::{Analysis, Preset, Quiet, Resources, corpus};
//!
//! let folder = tempfile::tempdir()?;
//! std::fs::write(folder.path().join("a.txt"), "The US buys chips. Chips matter to the U.S.")?;
//! std::fs::write(folder.path().join("b.txt"), "Taiwan’s tariff talks with us go on.")?;
//!
//! let inputs = [corpus::Input::Path(folder.path().into())];
//! let settings = Preset::Article.settings();
//! let corpus = corpus::open(&inputs, corpus::Options::default())?;
//! let counted = keyweight::count(corpus, &settings, &Resources::default(), &Quiet)?;
//! let analysis = Analysis::new(counted, &settings);
//! assert_eq!(analysis.reader().top_terms(0, 2), ["US", "chips"]);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod analysis;
mod collocations;
mod comparisons;
mod counted;
mod forms;
mod groups;
mod keyness;
mod languages;
mod manifest;
mod mecab;
mod part;
mod phrases;
mod pipeline;
mod progress;
mod ranking;
mod reader;
mod reference_list;
mod report;
mod resources;
mod settings;
mod spill;
pub mod tables;
mod texts;
mod threads;
mod units;
mod write;

pub use analysis::{Analysis, Dropped, Grouped};
pub use collocations::{AssociationMeasure, CollocationOptions};
pub use comparisons::{Comparison, Comparisons, Reference, ReferenceChoice, Selection};
pub use counted::{Counted, CountedDocument};
pub use groups::{Group, GroupError, Groups};
pub use keyness::{KeynessOptions, Measure, Permutations, Wanted};
pub use mecab::{MecabFile, MecabFolder, MecabFolderError, MecabSource};
pub use part::{PART_ENDING, PartError, count_with_parts, write_part};
pub use phrases::PhraseChoice;
pub use pipeline::{CountError, count};
pub use progress::{Progress, Quiet};
pub use reader::DocumentReader;
pub use reference_list::{ReferenceList, ReferenceListError, TotalBasis};
pub use report::{
    KEYNESS_DOCUMENTS, KeynessTable, REPORT_FILES, ReportError, ReportOptions, Written,
    create_folder, write_report,
};
pub use resources::Resources;
pub use settings::{DocumentBound, DocumentBoundError, LanguageChoice, Preset, Settings};
pub use texts::{Basis, Occurrence, Passage, Reach, TextTable, WrittenTexts, write_texts};
pub use threads::{ThreadsError, on_threads};
pub use units::{NgramGaps, NgramSizes, NgramSizesError};
pub use write::write_table;

pub use keyweight_corpus as corpus;
pub use keyweight_score as score;
pub use keyweight_tokenize as tokenize;

#[cfg(doctest)]
#[doc = include_str!("../../../README.md")]
struct Readme;

#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct CrateReadme;
