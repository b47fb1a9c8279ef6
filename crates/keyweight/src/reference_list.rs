//! A list of word frequencies as the other side of a comparison.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use keyweight_corpus::{
    self as corpus, Document, Format, Input, Metadata, OpenError, Options, Skipped,
};
use keyweight_count::{Context, CountsBuilder, Surfaces};
use keyweight_tokenize::{Detected, Language};
use thiserror::Error;

use crate::analysis::Analysis;
use crate::counted::{Counted, CountedDocument};

/// The usual names of the column of words.
const WORDS: [&str; 6] = ["term", "word", "token", "lemma", "type", "feature"];
/// The usual names of the column of counts.
const COUNTS: [&str; 5] = ["count", "frequency", "freq", "n", "absolute_frequency"];
/// The usual names of the column of document frequencies.
const DOCUMENTS: [&str; 6] = [
    "document_frequency",
    "documents",
    "docfreq",
    "df",
    "range",
    "texts",
];
/// The column of a table `terms` that tells how many tokens its corpus has.
const PER_THOUSAND: &str = "per_thousand";

/// A list of word frequencies.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReferenceList {
    name: String,
    /// Count and, if it is given, number of documents.
    words: BTreeMap<String, (u64, Option<u64>)>,
    total: u64,
    basis: TotalBasis,
}

/// What the number of tokens behind a list is known from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TotalBasis {
    /// It was given.
    Given,
    /// From the counts and the column `per_thousand`, as in a table `terms`.
    Rates,
    /// It is the sum of the counts, which leaves out words that the list does not have.
    Sum,
}

/// A list of word frequencies cannot be used.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum ReferenceListError {
    /// The file cannot be opened.
    #[error(transparent)]
    Open(#[from] OpenError),
    /// The file or a row of it cannot be read.
    #[error("cannot read the word list: {0}")]
    Read(Skipped),
    /// No column has a usual name.
    #[error("{path} has no column of {what}: one named {names}")]
    NoColumn {
        /// The file.
        path: String,
        /// What is looked for.
        what: &'static str,
        /// How it may be called.
        names: String,
    },
    /// A count is no number.
    #[error("{path}: the count of {word:?} is {found:?}, which is no whole number")]
    Count {
        /// The file.
        path: String,
        /// The word.
        word: String,
        /// What stands there.
        found: String,
    },
    /// There is nothing in it.
    #[error("{path} has no word with a count above 0")]
    Empty {
        /// The file.
        path: String,
    },
    /// A corpus cannot have fewer tokens than words counted in it.
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
    /// `total` is the number of tokens of the corpus behind it. Without it it is known from a column
    /// `per_thousand` or taken as the sum of the counts.
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
            sum += count;
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

    /// How many tokens the corpus behind it has.
    pub fn total(&self) -> u64 {
        self.total
    }

    /// What that is known from.
    pub fn basis(&self) -> TotalBasis {
        self.basis
    }

    /// How many different words it has.
    pub fn words(&self) -> usize {
        self.words.len()
    }

    /// Puts the list behind the documents of `counted`, as one document, or as several where a count
    /// is too large for one; gives their number.
    ///
    /// So its words pass through the same rules as those of the texts, together with them.
    pub fn append_to(&self, counted: &mut Counted) -> usize {
        let mut surfaces = Surfaces::default();
        for word in self.words.keys() {
            // In byte order, as they must be, and without a language of their own.
            let added = surfaces.append(word, Context::default());
            debug_assert!(added.is_ok(), "the words rise");
        }
        let mut left: Vec<u64> = self.words.values().map(|(count, _)| *count).collect();
        let mut builder = CountsBuilder::new(surfaces, None);
        let mut documents = 0;
        while left.iter().any(|count| *count > 0) {
            let mut row = Vec::new();
            for (surface, count) in (0..).zip(&mut left) {
                let part = u32::try_from(*count).unwrap_or(u32::MAX);
                *count -= u64::from(part);
                if part > 0 {
                    row.push((surface, part));
                }
            }
            let added = builder.push(&row);
            debug_assert!(added.is_ok(), "the surfaces rise");
            counted.documents.push(CountedDocument {
                id: self.name.clone(),
                title: String::new(),
                metadata: Metadata::default(),
                language: Detected {
                    language: Language::UNKNOWN,
                    reliable: false,
                },
                other_languages: Vec::new(),
                tokens: if documents == 0 { self.total } else { 0 },
            });
            documents += 1;
        }
        let counts = std::mem::take(&mut counted.counts);
        let next = counts.ordinals().last().map_or(0, |last| last + 1);
        counted.counts = counts.merge(builder.finish().behind(next));
        documents
    }

    /// For each term of `analysis` the number of documents that the list gives for it; `None` where
    /// it gives none, or several of its words count for the term.
    pub fn documents(&self, analysis: &Analysis) -> Vec<Option<u64>> {
        let lexicon = analysis.matrix().lexicon();
        let surfaces = analysis.counts().surfaces();
        let mut words = vec![0_u32; lexicon.terms().len()];
        let mut documents = vec![None; lexicon.terms().len()];
        for surface in surfaces.numbers() {
            let of_list = surfaces.context(surface) == Context::default();
            let known = self.words.get(surfaces.text(surface)).filter(|_| of_list);
            if let (Some((_, given)), Some(term)) = (known, lexicon.term_of(surface)) {
                words[term as usize] += 1;
                documents[term as usize] = *given;
            }
        }
        let only = |(documents, words): (Option<u64>, u32)| documents.filter(|_| words == 1);
        documents.into_iter().zip(words).map(only).collect()
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
                // A row without a word says nothing.
                corpus::Reason::NoText if skipped.place.is_some() => {}
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

/// A word without the `'` that keeps spreadsheets from running it as a formula.
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
    fn a_list_has_words_and_counts_under_their_usual_names() {
        let list = read("Word,Freq,DF\nchip,\"1,200\",7\ntariff,3,\n", None).unwrap();
        assert_eq!(list.words["chip"], (1200, Some(7)));
        assert_eq!(list.words["tariff"], (3, None));
        assert_eq!((list.total(), list.basis()), (1203, TotalBasis::Sum));
    }

    #[test]
    fn the_tokens_of_a_table_of_terms_are_known_from_its_rates() {
        let list = read(
            "term,count,per_thousand\nchip,4,81.6327\nwater,3,61.2245\n",
            None,
        )
        .unwrap();
        assert_eq!((list.total(), list.basis()), (49, TotalBasis::Rates));
    }

    #[test]
    fn what_is_wrong_is_told() {
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
