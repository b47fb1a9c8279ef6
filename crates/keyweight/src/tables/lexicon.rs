//! `lexicon`: one row per surface, with the term it is counted as, or why it is dropped.

use std::cell::OnceCell;
use std::cmp::Reverse;
use std::ops::Range;

use keyweight_count::Counts;
use keyweight_report::{Cell, Column, RowSink, Schema, Table, TableSize};
use keyweight_tokenize::{Language, Rules, steps};
use rayon::iter::{IntoParallelIterator, ParallelIterator};

use super::blocks::{block, blocks};
use super::columns::{ColumnError, Columns, Record};
use super::meanings;
use super::top::Top;
use crate::counting::from_context;
use crate::execution::ranges;
use crate::model::{Analysis, Loss, common_language};

/// How many surfaces make a block.
const BLOCK: usize = 4096;

/// The table `lexicon`: one row per surface and language, most frequent first, then in byte order.
///
/// A surface that is treated differently inside and outside runs of capitals has two rows. If n-grams or
/// phrases are weighed, the rows are about those, and the rule is empty.
#[derive(Debug)]
pub struct Lexicon<'a> {
    analysis: &'a Analysis,
    columns: Columns<LexiconRow<'static>>,
    /// In the order of the rows.
    entries: Vec<Entry>,
}

/// A surface in a language with one fate.
#[derive(Clone, Copy, Debug)]
struct Entry {
    /// The first of its surfaces. They differ only in whether they are in a run of capitals, and in
    /// whether their language is certain.
    surface: u32,
    language: Language,
    count: u64,
    document_frequency: u32,
}

impl<'a> Lexicon<'a> {
    /// The `top` most frequent surfaces of `analysis`.
    pub fn new(analysis: &'a Analysis, top: Top) -> Lexicon<'a> {
        let mut entries = entries(analysis);
        let surfaces = analysis.counts().surfaces();
        // The sort is stable, and surfaces are in byte order already.
        entries.sort_by_key(|entry| Reverse(entry.count));
        for same in entries.chunk_by_mut(|a, b| {
            a.count == b.count && surfaces.text(a.surface) == surfaces.text(b.surface)
        }) {
            same.sort_by_cached_key(|entry| entry.language.to_string());
        }
        entries.truncate(top.of(entries.len()));
        Lexicon {
            analysis,
            columns: columns(),
            entries,
        }
    }

    /// Selects the columns with these names, in this order; no names select all columns.
    ///
    /// # Errors
    ///
    /// [`ColumnError`] if the table has no such column, or a name occurs twice.
    pub fn with_columns(mut self, names: &[impl AsRef<str>]) -> Result<Lexicon<'a>, ColumnError> {
        self.columns = self.columns.select(names)?;
        Ok(self)
    }

    /// The columns of the table, with their meanings.
    pub fn columns() -> Vec<Column> {
        columns().into_columns()
    }
}

impl Table for Lexicon<'_> {
    fn schema(&self) -> &Schema {
        self.columns.schema()
    }

    fn blocks(&self) -> usize {
        blocks(self.entries.len(), BLOCK)
    }

    fn size(&self) -> TableSize {
        TableSize::of_rows(self.entries.len() as u64)
    }

    fn write_block(&self, index: usize, rows: &mut dyn RowSink) {
        let mut writer = self.columns.writer(rows);
        for entry in &self.entries[block(index, BLOCK, self.entries.len())] {
            writer.write(&LexiconRow {
                analysis: self.analysis,
                entry,
                language: OnceCell::new(),
                rule: OnceCell::new(),
            });
        }
    }
}

/// An entry.
struct LexiconRow<'a> {
    analysis: &'a Analysis,
    entry: &'a Entry,
    language: OnceCell<String>,
    rule: OnceCell<String>,
}

impl Record for LexiconRow<'static> {
    type Row<'a> = LexiconRow<'a>;
}

impl LexiconRow<'_> {
    fn surface(&self) -> &str {
        self.analysis.counts().surfaces().text(self.entry.surface)
    }

    fn term(&self) -> Option<&str> {
        term_of(self.analysis, self.entry.surface)
    }

    fn language(&self) -> &str {
        let language = || self.entry.language.to_string();
        self.language.get_or_init(language)
    }

    fn rule(&self) -> &str {
        self.rule.get_or_init(|| {
            let model = self.analysis.model();
            if !model.weighs_words() {
                return String::new();
            }
            let rules = &self.analysis.settings().rules;
            let loss = model.losses()[self.entry.surface as usize];
            let language = self.entry.language;
            rule(rules, self.surface(), language, self.term(), loss)
        })
    }
}

fn columns() -> Columns<LexiconRow<'static>> {
    Columns::<LexiconRow<'static>>::new("lexicon")
        .text("surface", "the word as written", |row| {
            Cell::Text(row.surface())
        })
        .text("term", meanings::TERM_IF_ANY, |row| {
            row.term().map_or(Cell::Empty, Cell::Text)
        })
        .integer("count", "occurrences of the surface in the corpus", |row| {
            Cell::Integer(row.entry.count)
        })
        .integer(
            "document_frequency",
            "documents that contain the surface",
            |row| Cell::Integer(u64::from(row.entry.document_frequency)),
        )
        .text(
            "language",
            "ISO 639-1 code of the language that its documents are treated as; und if unknown",
            |row| Cell::Text(row.language()),
        )
        .text(
            "rule",
            "if it has a term, the rules that made the term from the surface: kept (no rule), \
             normalization, elision, possessive, dots, case, acronym, plural, particle, stem, \
             spelling, joined by +; otherwise why it is dropped: stop_word, number, money, url, email, \
             mention, entity, emoji, short, long, no_match, min_documents, max_documents",
            |row| Cell::Text(row.rule()),
        )
}

/// The term that a surface is counted as, if it is not dropped.
pub(super) fn term_of(analysis: &Analysis, surface: u32) -> Option<&str> {
    let lexicon = analysis.matrix().lexicon();
    let term = lexicon.term_of(surface)?;
    Some(lexicon.terms().get(term))
}

/// The rules that made a term from a surface, or why it is dropped.
fn rule(
    rules: &Rules,
    surface: &str,
    language: Language,
    term: Option<&str>,
    loss: Option<Loss>,
) -> String {
    match (term, loss) {
        (_, Some(Loss::Rule(reason))) => reason.to_string(),
        (_, Some(Loss::MinDocuments)) => "min_documents".to_owned(),
        (_, Some(Loss::MaxDocuments)) => "max_documents".to_owned(),
        (None, None) => String::new(),
        (Some(term), None) => {
            let steps = steps(rules, surface, language, term);
            let words: Vec<String> = steps.iter().map(ToString::to_string).collect();
            if words.is_empty() {
                return "kept".to_owned();
            }
            words.join("+")
        }
    }
}

/// The surfaces in byte order. Those with the same spelling, language and fate are one entry.
fn entries(analysis: &Analysis) -> Vec<Entry> {
    let counts = analysis.counts();
    let surfaces = counts.surfaces();
    let common = common_language(analysis.documents());
    let mut entries: Vec<Entry> = Vec::new();
    // For each surface its entry.
    let mut entry_of = Vec::with_capacity(surfaces.len());
    // Where the entries of the current spelling begin.
    let mut first = 0;
    for (surface, count) in surfaces.ids().zip(counts.surface_counts()) {
        let language = match from_context(surfaces.context(surface)).0 {
            Language::UNKNOWN => common,
            known => known,
        };
        let same_text = |entry: &Entry| surfaces.text(entry.surface) == surfaces.text(surface);
        if !entries.get(first).is_some_and(same_text) {
            first = entries.len();
        }
        let same = entries[first..].iter().position(|entry| {
            entry.language == language && is_same_fate(analysis, entry.surface, surface)
        });
        let place = first + same.unwrap_or(entries.len() - first);
        if place == entries.len() {
            entries.push(Entry {
                surface,
                language,
                count: 0,
                document_frequency: 0,
            });
        }
        entries[place].count += count;
        entry_of.push(place);
    }
    let frequencies = document_frequencies(counts, &entry_of, entries.len());
    for (entry, frequency) in entries.iter_mut().zip(frequencies) {
        entry.document_frequency = frequency;
    }
    // A document that could not be read to its end may leave surfaces that no other document has.
    entries.retain(|entry| entry.count > 0);
    entries
}

fn is_same_fate(analysis: &Analysis, one: u32, other: u32) -> bool {
    let lexicon = analysis.matrix().lexicon();
    let losses = analysis.model().losses();
    lexicon.term_of(one) == lexicon.term_of(other) && losses[one as usize] == losses[other as usize]
}

/// For each entry, the number of documents that contain any of its surfaces.
fn document_frequencies(counts: &Counts, entry_of: &[usize], entries: usize) -> Vec<u32> {
    let of_range = |documents: Range<usize>| {
        let mut frequencies = vec![0; entries];
        // For each entry the number of the last document that had it, from 1.
        let mut last = vec![0; entries];
        let mut reader = counts.reader();
        for (document, number) in documents.zip(1_u32..) {
            for (surface, _) in reader.row(document) {
                let entry = entry_of[*surface as usize];
                frequencies[entry] += u32::from(last[entry] != number);
                last[entry] = number;
            }
        }
        frequencies
    };
    ranges(counts.documents())
        .into_par_iter()
        .map(of_range)
        .reduce(
            || vec![0; entries],
            |mut sum, more| {
                for (sum, more) in sum.iter_mut().zip(more) {
                    *sum += more;
                }
                sum
            },
        )
}
