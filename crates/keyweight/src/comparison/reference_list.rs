//! Reads a word list, to be one side of a comparison.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use keyweight_corpus::{
    self as corpus, Document, Format, Input, Metadata, OpenError, Options, Skipped,
};
use thiserror::Error;

use super::word_list::{ListCounts, ListedWord};
use crate::counting::Counted;
use crate::model::Analysis;
use crate::settings::Settings;

/// Common names of the column of words.
const WORDS: [&str; 6] = ["term", "word", "token", "lemma", "type", "feature"];
/// Common names of the column of counts.
const COUNTS: [&str; 5] = ["count", "frequency", "freq", "n", "absolute_frequency"];
/// Common names of the column of document frequencies.
const DOCUMENTS: [&str; 6] = [
    "document_frequency",
    "documents",
    "docfreq",
    "df",
    "range",
    "texts",
];
/// No corpus has more tokens: 2⁵³, up to which every whole number is exact as an `f64`.
const LARGEST: u64 = 1 << 53;
/// The column of a table `terms` from which the size of its corpus follows.
const PER_THOUSAND: &str = "per_thousand";

/// A word list: words with their counts in some corpus.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReferenceList {
    name: String,
    /// Count and, if it is given, number of documents.
    words: BTreeMap<String, (u64, Option<u64>)>,
    total: u64,
    basis: TotalBasis,
}

/// How the number of tokens of the corpus that a list was made from is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TotalBasis {
    /// It was given.
    Given,
    /// From the counts and the column `per_thousand`, which a table `terms` has.
    Rates,
    /// It is the sum of the counts, so words that the list does not have are not counted.
    Sum,
}

/// A word list cannot be used.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum ReferenceListError {
    /// The file cannot be opened.
    #[error(transparent)]
    Open(#[from] OpenError),
    /// The file or a row of it cannot be read.
    #[error("cannot read the word list: {0}")]
    Read(Skipped),
    /// No column has one of the common names.
    #[error("{path} has no column of {what}; expected one named {names}")]
    NoColumn {
        /// The file.
        path: String,
        /// What is looked for.
        what: &'static str,
        /// The names it may have.
        names: String,
    },
    /// A count is not a number.
    #[error("{path}: the count of {word:?} is {found:?}, which is not a whole number")]
    Count {
        /// The file.
        path: String,
        /// The word.
        word: String,
        /// What the cell has.
        found: String,
    },
    /// It has no counts.
    #[error("{path} has no word with a count above 0")]
    Empty {
        /// The file.
        path: String,
    },
    /// The counts add up to more than any corpus has.
    #[error("{path}: the counts add up to more than {LARGEST}")]
    TooLarge {
        /// The file.
        path: String,
    },
    /// The settings ask for units of several words, and a list has words.
    #[error("a word list can only be compared with single words, not with n-grams or phrases")]
    Units,
    /// A corpus cannot have fewer tokens than the counts add up to.
    #[error("{path}: {total} tokens are fewer than the sum of the counts, {sum}")]
    Total {
        /// The file.
        path: String,
        /// The number of tokens that was given.
        total: u64,
        /// The sum of the counts.
        sum: u64,
    },
}

impl ReferenceList {
    /// Reads a table with a column of words (`term`, `word`, …), one of counts (`count`,
    /// `frequency`, …) and, if there is one, one of document frequencies (`document_frequency`,
    /// `df`, …), such as the table `terms`.
    ///
    /// `total` is the number of tokens of the corpus that the list was made from. Without it, it follows
    /// from a column `per_thousand`, or else is taken as the sum of the counts.
    ///
    /// # Errors
    ///
    /// [`ReferenceListError`] if the file cannot be read, has no such columns or a count that is no
    /// number.
    pub fn read(path: &Path, total: Option<u64>) -> Result<ReferenceList, ReferenceListError> {
        let shown = path.display().to_string();
        let mut rows = None;
        for name in WORDS {
            if let Some(found) = rows_by(path, name)? {
                rows = Some(found);
                break;
            }
        }
        let rows = rows.ok_or_else(|| no_column(&shown, "words", &WORDS))?;
        let mut list = BTreeMap::new();
        let (mut sum, mut with_rate, mut rates) = (0_u64, 0_u64, 0.0);
        for Document { text, metadata, .. } in &rows {
            let cell = value(metadata, &COUNTS);
            let cell = cell.ok_or_else(|| no_column(&shown, "counts", &COUNTS))?;
            let wrong = || ReferenceListError::Count {
                path: shown.clone(),
                word: text.clone(),
                found: cell.to_owned(),
            };
            let count: u64 = whole_number(cell).ok_or_else(wrong)?;
            if let Some(rate) =
                value(metadata, &[PER_THOUSAND]).and_then(|rate| rate.parse::<f64>().ok())
            {
                rates += rate;
                with_rate += count;
            }
            let add = |sum: u64| sum.checked_add(count).filter(|sum| *sum <= LARGEST);
            sum = add(sum).ok_or_else(|| ReferenceListError::TooLarge {
                path: shown.clone(),
            })?;
            if count > 0 {
                let documents = value(metadata, &DOCUMENTS).and_then(whole_number);
                let known = list
                    .entry(unguarded(text).to_owned())
                    .or_insert((0, documents));
                known.0 += count;
            }
        }
        if list.is_empty() {
            return Err(ReferenceListError::Empty { path: shown });
        }
        let (total, basis) = match total {
            Some(total) if total < sum => {
                let path = shown;
                return Err(ReferenceListError::Total { path, total, sum });
            }
            Some(total) => (total, TotalBasis::Given),
            None if rates > 0.0 => (from_rates(with_rate, rates).max(sum), TotalBasis::Rates),
            None => (sum, TotalBasis::Sum),
        };
        let name = path.file_name().unwrap_or(path.as_os_str());
        Ok(ReferenceList {
            name: name.to_string_lossy().into_owned(),
            words: list,
            total,
            basis,
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
    ///     Selection, corpus,
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
    /// let list = ReferenceList::read(&path("words.csv"), None)?;
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

fn no_column(path: &str, what: &'static str, names: &[&str]) -> ReferenceListError {
    ReferenceListError::NoColumn {
        path: path.to_owned(),
        what,
        names: names.join(", "),
    }
}

/// The rows of the table at `path` with the column `name` as their texts; `None` if it has none.
fn rows_by(path: &Path, name: &str) -> Result<Option<Vec<Document>>, ReferenceListError> {
    let format = match path.extension() {
        // By its extension.
        Some(_) => Format::Auto,
        None => Format::Csv,
    };
    let options = Options::default().format(format).text_columns([name]);
    let inputs = [Input::Path(PathBuf::from(path))];
    let mut rows = Vec::new();
    for pending in corpus::open(&inputs, options)? {
        match pending.and_then(corpus::Pending::load) {
            Ok(loaded) => rows.push(loaded.document),
            Err(skipped) => match skipped.reason {
                corpus::Reason::NoSuchColumn { .. } => return Ok(None),
                // A row without a word has nothing to say.
                corpus::Reason::NoText | corpus::Reason::EmptyText if skipped.place.is_some() => {}
                _ => return Err(ReferenceListError::Read(skipped)),
            },
        }
    }
    Ok(Some(rows))
}

/// The value of the first column that has one of the names, in small or capital letters.
fn value<'m>(metadata: &'m Metadata, names: &[&str]) -> Option<&'m str> {
    names.iter().find_map(|name| {
        let mut fields = metadata.iter();
        fields.find_map(|(field, value)| field.eq_ignore_ascii_case(name).then_some(value.trim()))
    })
}

/// A whole number, also as `1,234,567`.
fn whole_number(text: &str) -> Option<u64> {
    text.replace(',', "").parse().ok()
}

/// A word without the `'` that keeps a spreadsheet from running it as a formula.
fn unguarded(word: &str) -> &str {
    let guarded = word.strip_prefix('\'');
    guarded
        .filter(|word| word.starts_with(['=', '+', '-', '@']))
        .unwrap_or(word)
}

/// How many tokens a corpus has in which `count` occurrences are `rates` per thousand. Rounding of
/// the single rates nearly cancels out in their sum.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    clippy::cast_sign_loss,
    reason = "no corpus has nine quadrillion tokens"
)]
fn from_rates(count: u64, rates: f64) -> u64 {
    (1000.0 * count as f64 / rates).round() as u64
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str, total: Option<u64>) -> Result<ReferenceList, ReferenceListError> {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("list.csv");
        std::fs::write(&path, text).unwrap();
        ReferenceList::read(&path, total)
    }

    #[test]
    fn words_and_counts_are_found_under_common_names() {
        let list = read("Word,Freq,DF\nchip,\"1,200\",7\ntariff,3,\n", None).unwrap();
        assert_eq!(list.words["chip"], (1200, Some(7)));
        assert_eq!(list.words["tariff"], (3, None));
        assert_eq!((list.total(), list.basis()), (1203, TotalBasis::Sum));
    }

    #[test]
    fn a_row_without_a_word_costs_only_itself() {
        let list = read("word,count\nchip,3\n,7\ntariff,2\n", None).unwrap();
        assert_eq!((list.words(), list.total()), (2, 5));
    }

    #[test]
    fn the_size_of_the_corpus_follows_from_the_rates_of_a_table_of_terms() {
        let list = read(
            "term,count,per_thousand\nchip,4,81.6327\nwater,3,61.2245\n",
            None,
        )
        .unwrap();
        assert_eq!((list.total(), list.basis()), (49, TotalBasis::Rates));
    }

    #[test]
    fn errors_name_what_is_wrong() {
        for (text, total, expected) in [
            ("a,b\nc,1\n", None, "has no column of words"),
            ("word,b\nc,1\n", None, "has no column of counts"),
            (
                "word,count\nchip,many\n",
                None,
                "the count of \"chip\" is \"many\"",
            ),
            (
                "word,count\nchip,0\n",
                None,
                "has no word with a count above 0",
            ),
            ("word,count\nchip,5\n", Some(4), "4 tokens are fewer"),
        ] {
            let error = read(text, total).unwrap_err().to_string();
            assert!(error.contains(expected), "{error}");
        }
    }
}
