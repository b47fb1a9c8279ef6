//! `lexicon`: one row per surface, with what became of it.

use std::cmp::Reverse;
use std::ops::Range;

use keyweight_count::Counts;
use keyweight_report::{Cell, Column, RowSink, Schema, Table, TableSize};
use keyweight_tokenize::{Language, Rules, steps};
use rayon::iter::{IntoParallelIterator, ParallelIterator};

use super::{Top, block, blocks};
use crate::counting::from_context;
use crate::execution::ranges;
use crate::model::{Analysis, Loss, common_language};

/// How many surfaces make a block.
const BLOCK: usize = 4096;

/// The table `lexicon`: one row per surface and language, most frequent first, then in byte order.
///
/// A surface that is treated in one way in runs of capitals and in another elsewhere has two rows.
#[derive(Debug)]
pub struct Lexicon<'a> {
    analysis: &'a Analysis,
    schema: Schema,
    /// In the order of the rows.
    entries: Vec<Entry>,
}

/// A surface in a language, as treated in one way.
#[derive(Clone, Copy, Debug)]
struct Entry {
    /// The first of its surfaces, which differ only in whether they stand in capitals, and whether
    /// their language was sure.
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
        // Stable: surfaces are in byte order already.
        entries.sort_by_key(|entry| Reverse(entry.count));
        for same in entries.chunk_by_mut(|a, b| {
            a.count == b.count && surfaces.text(a.surface) == surfaces.text(b.surface)
        }) {
            same.sort_by_cached_key(|entry| entry.language.to_string());
        }
        entries.truncate(top.limit());
        Lexicon {
            analysis,
            schema: Schema::new("lexicon", Lexicon::columns()),
            entries,
        }
    }

    /// The columns of the table, with what they mean.
    pub fn columns() -> Vec<Column> {
        vec![
            Column::text("surface", "the word as written"),
            Column::text("term", "what it is counted as; empty if it is left out"),
            Column::integer("count", "occurrences of the surface in the corpus"),
            Column::integer("document_frequency", "documents that contain the surface"),
            Column::text(
                "language",
                "ISO 639-1 code of the language its documents were treated as; und if unknown",
            ),
            Column::text(
                "rule",
                "with a term, the rules that made it of the surface: kept (none), \
                         normalization, elision, possessive, dots, case, acronym, plural, stem, \
                         spelling, joined by +; \
                         without, why it is left out: stop_word, number, money, url, email, \
                         mention, short, long, min_documents, max_documents",
            ),
        ]
    }
}

impl Table for Lexicon<'_> {
    fn schema(&self) -> &Schema {
        &self.schema
    }

    fn blocks(&self) -> usize {
        blocks(self.entries.len(), BLOCK)
    }

    fn size(&self) -> TableSize {
        TableSize::of_rows(self.entries.len() as u64)
    }

    fn write_block(&self, index: usize, rows: &mut dyn RowSink) {
        let surfaces = self.analysis.counts().surfaces();
        let rules = &self.analysis.settings().rules;
        for entry in &self.entries[block(index, BLOCK, self.entries.len())] {
            let surface = surfaces.text(entry.surface);
            let term = term(self.analysis, entry.surface);
            let loss = self.analysis.losses()[entry.surface as usize];
            rows.row(&[
                Cell::Text(surface),
                term.map_or(Cell::Empty, Cell::Text),
                Cell::Integer(entry.count),
                Cell::Integer(u64::from(entry.document_frequency)),
                Cell::Text(&entry.language.to_string()),
                Cell::Text(&rule(rules, (surface, entry.language), term, loss)),
            ]);
        }
    }
}

fn term(analysis: &Analysis, surface: u32) -> Option<&str> {
    let lexicon = analysis.matrix().lexicon();
    lexicon
        .term_of(surface)
        .map(|term| lexicon.terms().get(term))
}

/// What became of a surface, in a word or a few.
fn rule(
    rules: &Rules,
    (surface, language): (&str, Language),
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

/// The surfaces in byte order, those together that have one spelling, language and fate.
fn entries(analysis: &Analysis) -> Vec<Entry> {
    let counts = analysis.counts();
    let surfaces = counts.surfaces();
    let common = common_language(analysis.documents());
    let mut entries: Vec<Entry> = Vec::new();
    // For each surface its entry.
    let mut entry_of = Vec::with_capacity(surfaces.len());
    // Where those of the spelling at hand begin.
    let mut first = 0;
    for (surface, count) in surfaces.numbers().zip(counts.surface_counts()) {
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
    // A document that could not be read to its end may leave surfaces that no other one has.
    entries.retain(|entry| entry.count > 0);
    entries
}

fn is_same_fate(analysis: &Analysis, one: u32, other: u32) -> bool {
    let lexicon = analysis.matrix().lexicon();
    let losses = analysis.losses();
    lexicon.term_of(one) == lexicon.term_of(other) && losses[one as usize] == losses[other as usize]
}

/// For each entry the number of documents that contain any of its surfaces.
fn document_frequencies(counts: &Counts, entry_of: &[usize], entries: usize) -> Vec<u32> {
    let of_range = |documents: Range<usize>| {
        let mut frequencies = vec![0; entries];
        // For each entry the number behind the last document that had it.
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
