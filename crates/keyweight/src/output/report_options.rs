//! How a report is written.

use keyweight_corpus::{HiddenFiles, IgnoreFiles};
use keyweight_report::CsvStyle;
use serde::Serialize;

use crate::comparison::KeynessOptions;
use crate::execution::{Progress, Quiet};
use crate::model::Grouped;
use crate::tables::{Top, Value};

/// Up to this many documents or groups, [`KeynessTable::Auto`] compares each with the others.
pub const KEYNESS_DOCUMENTS: usize = 1000;

/// Whether a report has `keyness.csv`, which compares each document or group with all others.
///
/// In a report on 2,000 documents:
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum KeynessTable {
    /// No: there are more than [`KEYNESS_DOCUMENTS`]. Comparing a document takes time for every term of
    /// the corpus, and groups of documents say more.
    #[default]
    Auto,
    /// Yes.
    Always,
    /// No.
    Never,
}

impl KeynessTable {
    /// Whether a report on this many documents or groups has the table.
    pub fn is_written(self, documents: usize) -> bool {
        match self {
            KeynessTable::Auto => documents <= KEYNESS_DOCUMENTS,
            KeynessTable::Always => true,
            KeynessTable::Never => false,
        }
    }
}

/// How a report is written.
///
/// # Examples
///
/// ```
/// use keyweight::ReportOptions;
/// use keyweight::tables::Top;
///
/// let options = ReportOptions::default().keywords_top(Top::first(10));
/// ```
#[derive(Clone, Copy)]
#[non_exhaustive]
pub struct ReportOptions<'a> {
    /// How its tables are written as CSV.
    pub style: CsvStyle,
    /// Whether `.gitignore` files counted when the corpus was opened, for the manifest.
    pub ignore_files: IgnoreFiles,
    /// Whether hidden files were read when the corpus was opened, for the manifest.
    pub hidden_files: HiddenFiles,
    /// The groups that the tables are about, except `documents`; `None` for documents. They also get a
    /// table `groups`.
    pub groups: Option<&'a Grouped>,
    /// Whether there is a table `keyness`, with the terms of each document that differ from all other
    /// documents by more than chance.
    pub keyness: KeynessTable,
    /// The most terms per document in `keyness`.
    pub keyness_top: Top,
    /// The most terms per document in `keywords`.
    pub keywords_top: Top,
    /// The most terms in `matrix`.
    pub matrix_top: Top,
    /// What the cells of `matrix` hold.
    pub matrix_value: Value,
    /// May cancel the work.
    pub progress: &'a dyn Progress,
}

impl Default for ReportOptions<'_> {
    /// For a spreadsheet: 25 keywords and 25 keyness terms per document, a matrix of the weights of 200
    /// terms.
    fn default() -> Self {
        ReportOptions {
            style: CsvStyle::default(),
            ignore_files: IgnoreFiles::default(),
            hidden_files: HiddenFiles::default(),
            groups: None,
            keyness: KeynessTable::Auto,
            keyness_top: Top::first(25),
            keywords_top: Top::first(25),
            matrix_top: Top::first(200),
            matrix_value: Value::Weight,
            progress: &Quiet,
        }
    }
}

impl<'a> ReportOptions<'a> {
    /// The same options with another style of CSV.
    #[must_use]
    pub fn style(self, style: CsvStyle) -> Self {
        ReportOptions { style, ..self }
    }

    /// The same options with what the corpus was opened with:
    /// [`ignore_files`](keyweight_corpus::Options::ignore_files).
    #[must_use]
    pub fn ignore_files(self, ignore_files: IgnoreFiles) -> Self {
        ReportOptions {
            ignore_files,
            ..self
        }
    }

    /// The same options with what the corpus was opened with:
    /// [`hidden_files`](keyweight_corpus::Options::hidden_files).
    #[must_use]
    pub fn hidden_files(self, hidden_files: HiddenFiles) -> Self {
        ReportOptions {
            hidden_files,
            ..self
        }
    }

    /// The same options with tables about `groups`.
    #[must_use]
    pub fn groups(self, groups: Option<&'a Grouped>) -> Self {
        ReportOptions { groups, ..self }
    }

    /// The same options with or without the table `keyness`.
    #[must_use]
    pub fn keyness(self, keyness: KeynessTable) -> Self {
        ReportOptions { keyness, ..self }
    }

    /// The same options with at most `top` terms per document in `keyness`.
    #[must_use]
    pub fn keyness_top(self, top: Top) -> Self {
        ReportOptions {
            keyness_top: top,
            ..self
        }
    }

    /// The same options with at most `top` terms per document in `keywords`.
    #[must_use]
    pub fn keywords_top(self, top: Top) -> Self {
        ReportOptions {
            keywords_top: top,
            ..self
        }
    }

    /// The same options with at most `top` terms in `matrix`.
    #[must_use]
    pub fn matrix_top(self, top: Top) -> Self {
        ReportOptions {
            matrix_top: top,
            ..self
        }
    }

    /// The same options with other values in the cells of `matrix`.
    #[must_use]
    pub fn matrix_value(self, value: Value) -> Self {
        ReportOptions {
            matrix_value: value,
            ..self
        }
    }

    /// The same options with `progress`, which may cancel the work.
    #[must_use]
    pub fn progress(self, progress: &'a dyn Progress) -> Self {
        ReportOptions { progress, ..self }
    }
}

/// How documents are compared in a report: only significant terms are written.
pub(super) fn keyness_options() -> KeynessOptions {
    KeynessOptions::default().only_significant()
}
