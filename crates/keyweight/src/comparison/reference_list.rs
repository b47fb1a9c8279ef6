//! A word list that is read to be one side of a comparison.

use std::collections::BTreeMap;
use std::path::Path;

use keyweight_corpus::{Notice, Skipped};

use super::list_options::{ReferenceListError, ReferenceListOptions, TotalBasis};
use super::list_table::ListTable;
use super::word_list::{ListCounts, ListedWord};
use crate::counting::Counted;
use crate::model::Analysis;
use crate::settings::Settings;

/// A word list: words with their counts in some corpus.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReferenceList {
    name: String,
    /// Count and, if it is given, number of documents.
    words: BTreeMap<String, (u64, Option<u64>)>,
    total: u64,
    basis: TotalBasis,
    skipped: Vec<Skipped>,
    notices: Vec<Notice>,
}

impl ReferenceList {
    /// Reads a table with a column of words (`term`, `word`, …), one of counts (`count`,
    /// `frequency`, …) or rates (`per_million`, `ipm`, …) and, if there is one, one of document
    /// frequencies (`document_frequency`, `df`, …), such as the table `terms`.
    ///
    /// Counts may have decimals; they are rounded, but not to 0. Rates become counts in a corpus of the
    /// given number of tokens. Without it, the number of tokens follows from counts and rates together,
    /// or else is the sum of the counts; for a list of rates alone, it is a million, or as many that the
    /// rarest word occurs once.
    ///
    /// A row without a word or a count is skipped.
    ///
    /// # Errors
    ///
    /// [`ReferenceListError`] if the file cannot be read, has no such columns or a count that is no
    /// number.
    pub fn read(
        path: &Path,
        options: &ReferenceListOptions,
    ) -> Result<ReferenceList, ReferenceListError> {
        let listed = ListTable::read(path, options)?.listed(options)?;
        let name = path.file_name().unwrap_or(path.as_os_str());
        Ok(ReferenceList {
            name: name.to_string_lossy().into_owned(),
            words: listed.words,
            total: listed.total,
            basis: listed.basis,
            skipped: listed.skipped,
            notices: listed.notices,
        })
    }

    /// The name of its file.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// How many tokens the corpus that it was made from has.
    pub fn total(&self) -> u64 {
        self.total
    }

    /// How that number is known.
    pub fn basis(&self) -> TotalBasis {
        self.basis
    }

    /// How many different words it has.
    pub fn words(&self) -> usize {
        self.words.len()
    }

    /// The rows that gave no word.
    pub fn skipped(&self) -> &[Skipped] {
        &self.skipped
    }

    /// Remarks on the file.
    pub fn notices(&self) -> &[Notice] {
        &self.notices
    }

    /// Folds the words of the list together with the surfaces of `counted`, which pass through the same
    /// rules, and returns the analysis of `counted` and the counts of the list by its terms.
    ///
    /// The list is evidence for the rules and otherwise no part of the corpus: it is not a document.
    ///
    /// # Errors
    ///
    /// [`ReferenceListError::Units`] if the settings ask for n-grams or phrases.
    ///
    /// # Examples
    ///
    /// ```
    /// use keyweight::tables::{Keyness, Top};
    /// use keyweight::{
    ///     Comparisons, CountOptions, KeynessOptions, Preset, Quiet, ReferenceChoice, ReferenceList,
    ///     ReferenceListOptions, Selection, corpus,
    /// };
    ///
    /// let folder = tempfile::tempdir()?;
    /// let path = |name: &str| folder.path().join(name);
    /// std::fs::write(path("a.txt"), "chip chip chip tariff")?;
    /// std::fs::write(path("words.csv"), "word,count\nchip,3\nwater,9\n")?;
    ///
    /// let settings = Preset::Unicode.settings();
    /// let corpus = corpus::open(
    ///     &[corpus::Input::Path(path("a.txt"))],
    ///     corpus::Options::default(),
    /// )?;
    /// let counted = keyweight::count(corpus, &settings, &CountOptions::default())?;
    /// let list = ReferenceList::read(&path("words.csv"), &ReferenceListOptions::default())?;
    /// let (analysis, counts) = list.fold_with(counted, &settings)?;
    /// let water = analysis.model().terms().find("water").unwrap();
    /// assert_eq!(counts.count(water), 9);
    /// assert_eq!(analysis.tally().counts[water as usize], 0);
    ///
    /// let against = Selection::default().reference(ReferenceChoice::List(counts));
    /// let comparisons = Comparisons::new(&analysis, &against)?;
    /// let options = KeynessOptions::default();
    /// let table = Keyness::new(&analysis, &comparisons, &options, Top::All, &Quiet);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn fold_with(
        &self,
        counted: Counted,
        settings: &Settings,
    ) -> Result<(Analysis, ListCounts), ReferenceListError> {
        if settings.needs_order() {
            return Err(ReferenceListError::Units);
        }
        let words = self.words.iter();
        let words: Vec<(&str, u64)> = words
            .map(|(word, (count, _))| (&word[..], *count))
            .collect();
        let (analysis, terms) = Analysis::with_listed(counted, &words, settings);
        let listed = self.words.values().zip(terms);
        let listed = listed.map(|((count, documents), term)| ListedWord {
            term,
            count: *count,
            documents: *documents,
        });
        let counts = ListCounts::new(&self.name, self.total, analysis.model(), listed);
        Ok((analysis, counts))
    }
}

#[cfg(test)]
mod tests;
