//! The table that a word list is read from: which of its columns has what.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use keyweight_corpus::{
    self as corpus, Document, Format, Input, Loaded, Notice, Options, Pending, Place, Reason,
    Skipped,
};

use super::list_columns::{COUNTS, DOCUMENTS, MILLION, WORDS, find, normalized, per};
use super::list_options::{LARGEST, ReferenceListError, ReferenceListOptions, TotalBasis};
use super::number_style::NumberStyle;

/// No more than this is held of the table, in bytes.
const LARGEST_TABLE: usize = 256 << 20;
/// A row takes about this many bytes besides its text and its values, and a value as many.
const OVERHEAD: usize = 64;

/// The rows of a word list, with the words as their texts.
pub(super) struct ListTable {
    path: String,
    rows: Vec<(Document, Option<Place>)>,
    /// The names of the other columns.
    columns: Vec<String>,
    skipped: Vec<Skipped>,
    notices: Vec<Notice>,
}

/// The words with their counts and, if they are given, numbers of documents.
type Words = BTreeMap<String, (u64, Option<u64>)>;

/// What a word list says.
pub(super) struct Listed {
    pub(super) words: Words,
    pub(super) total: u64,
    pub(super) basis: TotalBasis,
    pub(super) skipped: Vec<Skipped>,
    pub(super) notices: Vec<Notice>,
}

/// A row with a word and a number above 0: a count or a rate.
struct Entry<'t> {
    word: &'t str,
    number: f64,
    documents: Option<u64>,
}

/// Counts, and the rates of the same words.
#[derive(Default)]
struct Sums {
    counts: f64,
    rates: f64,
}

/// About how many bytes a row takes.
fn row_size(row: &Document) -> usize {
    let values = row.metadata.iter().map(|(_, value)| value.len() + OVERHEAD);
    row.id.len() + row.title.len() + row.text.len() + OVERHEAD + values.sum::<usize>()
}

impl ListTable {
    /// The table at `path`, with the column of words that the options name, or that has a usual name.
    pub(super) fn read(
        path: &Path,
        options: &ReferenceListOptions,
    ) -> Result<ListTable, ReferenceListError> {
        if let Some(name) = &options.word_column {
            return ListTable::by(path, name);
        }
        for name in WORDS {
            match ListTable::by(path, name) {
                Err(ReferenceListError::Read(skipped))
                    if matches!(skipped.reason, Reason::NoSuchColumn { .. }) => {}
                found => return found,
            }
        }
        Err(no_column(&path.display().to_string(), "words", &WORDS))
    }

    fn by(path: &Path, name: &str) -> Result<ListTable, ReferenceListError> {
        ListTable::by_within(LARGEST_TABLE, path, name)
    }

    fn by_within(largest: usize, path: &Path, name: &str) -> Result<ListTable, ReferenceListError> {
        let format = match path.extension() {
            // By its extension.
            Some(_) => Format::Auto,
            None => Format::Csv,
        };
        let options = Options::default().format(format).text_columns([name]);
        let inputs = [Input::Path(PathBuf::from(path))];
        let mut corpus = corpus::open(&inputs, options)?;
        let mut table = ListTable {
            path: path.display().to_string(),
            rows: Vec::new(),
            columns: Vec::new(),
            skipped: Vec::new(),
            notices: Vec::new(),
        };
        let (mut known, mut size) = (Vec::new(), 0);
        for pending in &mut corpus {
            let loaded = pending.and_then(Pending::load);
            size += loaded
                .as_ref()
                .map_or(OVERHEAD, |row| row_size(&row.document));
            if size > largest {
                let message = format!(
                    "it is larger than {} MiB, the limit for a word list",
                    largest >> 20
                );
                return Err(ReferenceListError::Read(Skipped::new(
                    table.path,
                    other(&message),
                )));
            }
            match loaded {
                Ok(Loaded {
                    document, place, ..
                }) => {
                    // Most often, rows have the fields of the row before.
                    if document.metadata.fields() != known {
                        known = document.metadata.fields().to_vec();
                        let is_new = |name: &&String| !table.columns.contains(name);
                        let new: Vec<String> = known.iter().filter(is_new).cloned().collect();
                        table.columns.extend(new);
                    }
                    table.rows.push((document, place));
                }
                Err(skipped) => table.skip(skipped)?,
            }
        }
        table.notices = corpus.finish().notices;
        Ok(table)
    }

    /// Takes a row that gave no word.
    ///
    /// # Errors
    ///
    /// If it is not a row, but the file or the rest of it.
    fn skip(&mut self, mut skipped: Skipped) -> Result<(), ReferenceListError> {
        let is_row = match skipped.reason {
            Reason::Unreadable { .. } | Reason::Compression { .. } => false,
            _ => skipped.place.is_some(),
        };
        if !is_row {
            return Err(ReferenceListError::Read(skipped));
        }
        if skipped.reason == Reason::EmptyText {
            skipped.reason = other("the word is empty");
        }
        self.skipped.push(skipped);
        Ok(())
    }

    /// The words of the table with their counts.
    pub(super) fn listed(
        mut self,
        options: &ReferenceListOptions,
    ) -> Result<Listed, ReferenceListError> {
        let numbers = self.numbers(options.count_column.as_deref())?;
        let blank = self.rows.extract_if(.., |(document, _)| {
            let cell = cell(document, &numbers.column);
            cell.is_empty() || cell == "NA"
        });
        for (_, place) in blank {
            let skipped = Skipped::new(&self.path, other("the count is empty"));
            self.skipped.push(match place {
                Some(place) => skipped.at(place),
                None => skipped,
            });
        }
        self.skipped.sort_by_key(|skipped| skipped.place);
        let (words, total, basis) = self.counts(&numbers, options.total)?;
        Ok(Listed {
            words,
            total,
            basis,
            skipped: self.skipped,
            notices: self.notices,
        })
    }

    fn counts(
        &self,
        numbers: &Numbers,
        given: Option<u64>,
    ) -> Result<(Words, u64, TotalBasis), ReferenceListError> {
        let path = || self.path.clone();
        let entries = self.entries(numbers)?;
        let smallest = entries.iter().map(|entry| entry.number);
        let Some(smallest) = smallest.reduce(f64::min) else {
            return Err(ReferenceListError::Empty { path: path() });
        };
        // The number of tokens in which a rate is a count.
        let tokens = numbers.per.map(|per| match given {
            Some(total) => as_float(total),
            None => (per / smallest).ceil().max(MILLION),
        });
        let times = match (tokens, numbers.per) {
            (Some(tokens), Some(per)) => tokens / per,
            _ => 1.0,
        };
        let mut words = BTreeMap::new();
        let mut sum = 0_u64;
        for entry in &entries {
            let count = as_count(entry.number * times);
            let count = count.filter(|count| sum + count <= LARGEST);
            let count = count.ok_or_else(|| ReferenceListError::TooLarge { path: path() })?;
            sum += count;
            words
                .entry(entry.word.to_owned())
                // Two rows may share documents.
                .and_modify(|(_, documents)| *documents = None)
                .or_insert((0, entry.documents))
                .0 += count;
        }
        let rated = || self.size_by_rates(numbers).filter(|_| tokens.is_none());
        let (total, basis) = match given {
            Some(total) if tokens.is_none() && total < sum => {
                let path = path();
                return Err(ReferenceListError::Total { path, total, sum });
            }
            Some(total) => (total, TotalBasis::Given),
            None => match (tokens.and_then(as_count), rated()) {
                (Some(tokens), _) => (tokens, TotalBasis::Assumed),
                (None, Some(size)) => (size, TotalBasis::Rates),
                (None, None) => (sum, TotalBasis::Sum),
            },
        };
        // Rounded rates may add up to a little more.
        Ok((words, total.max(sum), basis))
    }

    fn entries(&self, numbers: &Numbers) -> Result<Vec<Entry<'_>>, ReferenceListError> {
        let documents = find(&self.columns, &DOCUMENTS);
        let mut entries = Vec::new();
        for (document, _) in &self.rows {
            let word = unguarded(&document.text);
            let found = cell(document, &numbers.column);
            let number = numbers.style.read(found);
            let number = number.ok_or_else(|| ReferenceListError::Count {
                path: self.path.clone(),
                word: word.to_owned(),
                found: found.to_owned(),
            })?;
            if number > 0.0 {
                entries.push(Entry {
                    word,
                    number,
                    documents: documents.and_then(|name| whole_number(cell(document, name))),
                });
            }
        }
        Ok(entries)
    }

    /// The number of tokens that follows from the counts and a column of rates, if there is one.
    fn size_by_rates(&self, counts: &Numbers) -> Option<u64> {
        let (column, per) = self
            .columns
            .iter()
            .find_map(|name| Some((name, per(name)?)))?;
        let style = NumberStyle::of(self.cells(column));
        let mut sums = Sums::default();
        for (document, _) in &self.rows {
            let count = counts.style.read(cell(document, &counts.column));
            if let (Some(count), Some(rate)) = (count, style.read(cell(document, column))) {
                sums.counts += count;
                sums.rates += rate;
            }
        }
        // Rounding of the single rates nearly cancels out in their sum.
        (sums.rates > 0.0).then(|| as_count(per * sums.counts / sums.rates))?
    }

    /// The column of counts or, without one, of rates.
    fn numbers(&self, name: Option<&str>) -> Result<Numbers, ReferenceListError> {
        let column = match name {
            Some(name) => self
                .columns
                .iter()
                .find(|column| *column == name)
                .or_else(|| {
                    let is_like = |column: &&String| normalized(column) == normalized(name);
                    self.columns.iter().find(is_like)
                }),
            None => find(&self.columns, &COUNTS)
                .or_else(|| self.columns.iter().find(|name| per(name).is_some())),
        };
        let Some(column) = column else {
            return Err(match name {
                Some(name) => ReferenceListError::NoSuchColumn {
                    path: self.path.clone(),
                    name: name.to_owned(),
                    columns: self.columns.clone(),
                },
                None => no_column(
                    &self.path,
                    "counts",
                    &[&COUNTS[..], &["per_million"]].concat(),
                ),
            });
        };
        Ok(Numbers {
            style: NumberStyle::of(self.cells(column)),
            per: per(column),
            column: column.clone(),
        })
    }

    fn cells(&self, column: &str) -> impl Iterator<Item = &str> {
        self.rows
            .iter()
            .map(move |(document, _)| cell(document, column))
    }
}

/// The column of counts or of rates.
struct Numbers {
    column: String,
    style: NumberStyle,
    /// The number of tokens that rates are about; `None` for counts.
    per: Option<f64>,
}

/// The value in a column; empty if the row does not have it.
fn cell<'d>(document: &'d Document, column: &str) -> &'d str {
    document.metadata.get(column).unwrap_or_default().trim()
}

fn other(message: &str) -> Reason {
    Reason::Other {
        message: message.to_owned(),
    }
}

fn no_column(path: &str, what: &'static str, names: &[&str]) -> ReferenceListError {
    ReferenceListError::NoColumn {
        path: path.to_owned(),
        what,
        names: names.join(", "),
    }
}

/// A whole number, also as `1,234,567`.
fn whole_number(text: &str) -> Option<u64> {
    text.replace(',', "").parse().ok()
}

/// A word without the `'` that keeps a spreadsheet from running it as a formula.
fn unguarded(word: &str) -> &str {
    let guarded = word.strip_prefix('\'');
    guarded
        .filter(|word| {
            let bare = word.trim_start_matches('\'');
            bare.starts_with(['=', '+', '-', '@'])
        })
        .unwrap_or(word)
}

/// A positive number as a count: rounded, but not to 0; `None` if no corpus has as many tokens.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "it is between 1 and 2⁵³"
)]
fn as_count(number: f64) -> Option<u64> {
    (number <= as_float(LARGEST)).then_some(number.round().max(1.0) as u64)
}

#[expect(
    clippy::cast_precision_loss,
    reason = "no corpus has nine quadrillion tokens"
)]
fn as_float(number: u64) -> f64 {
    number as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_beyond_the_limit_is_refused() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("list.csv");
        let rows = "chip,3\n".repeat(10_000);
        std::fs::write(&path, format!("word,count\n{rows}")).unwrap();
        let read = |largest| ListTable::by_within(largest, &path, "word");
        assert_eq!(read(1 << 30).unwrap().rows.len(), 10_000);
        let error = read(1 << 20).err().unwrap().to_string();
        let expected = "list.csv: it is larger than 1 MiB, the limit for a word list";
        assert!(error.ends_with(expected), "{error}");
    }
}
