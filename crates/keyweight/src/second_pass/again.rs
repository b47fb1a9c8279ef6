//! Reads documents again and compares them with what was counted.

use std::collections::{HashMap, HashSet};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, PoisonError};

use keyweight_corpus::{Reason, Skipped};
use keyweight_count::{SurfaceIndex, SurfaceReader};
use keyweight_report::RowSink;
use keyweight_tokenize::{Break, Segmenter, Token};

use super::batches::Item;
use super::carry::Carry;
use super::{Basis, Occurrence, Passage, TextTable};
use crate::counting::context;
use crate::counting::{Languages, Spoken};
use crate::execution::Progress;

/// A document is not made of the words that were counted.
const CHANGED: &str = "the text has changed since it was counted; its rows are left out";
/// A document was counted, and is not there any more.
const GONE: &str = "the document was counted and is gone; its rows are left out";

/// A corpus that is read again. All threads share it.
pub(crate) struct Again<'a> {
    table: &'a dyn TextTable,
    basis: Basis<'a>,
    progress: &'a dyn Progress,
    segmenter: Segmenter,
    languages: Languages,
    index: SurfaceIndex<'a>,
    /// The numbers of the documents by their ids.
    numbers: HashMap<&'a str, usize>,
    /// Which documents were met.
    met: Vec<AtomicBool>,
    skipped: Mutex<Vec<(u64, Skipped)>>,
}

/// What a thread keeps from one document to the next.
struct Worker<'a> {
    counted: SurfaceReader<'a>,
    prepared: String,
    tokens: Vec<Token>,
    surfaces: Vec<u32>,
}

impl<'a> Again<'a> {
    pub(crate) fn new(table: &'a dyn TextTable, progress: &'a dyn Progress) -> Again<'a> {
        let basis = table.basis();
        let ids = basis.documents.iter().map(|document| document.id.as_str());
        Again {
            table,
            basis,
            progress,
            segmenter: basis.settings.segmenter(),
            languages: Languages::new(basis.settings.language),
            index: basis.counts.surfaces().index(),
            numbers: ids.zip(0..).collect(),
            met: basis
                .documents
                .iter()
                .map(|_| AtomicBool::new(false))
                .collect(),
            skipped: Mutex::default(),
        }
    }

    pub(crate) fn is_cancelled(&self) -> bool {
        self.progress.is_cancelled()
    }

    /// Notes what could not be read.
    pub(crate) fn skip(&self, place: u64, skipped: Skipped) {
        let mut all = self.skipped.lock().unwrap_or_else(PoisonError::into_inner);
        all.push((place, skipped));
    }

    /// What could not be read as it was counted, without what could not be counted either.
    pub(crate) fn finish(self) -> Vec<Skipped> {
        let mut skipped = self
            .skipped
            .into_inner()
            .unwrap_or_else(PoisonError::into_inner);
        skipped.sort_by_key(|(place, _)| *place);
        let known: HashSet<String> = self.basis.skipped.iter().map(Skipped::to_string).collect();
        let skipped = skipped.into_iter().map(|(_, skipped)| skipped);
        let mut skipped: Vec<Skipped> = skipped
            .filter(|skipped| !known.contains(&skipped.to_string()))
            .collect();
        let gone: Vec<Skipped> = self
            .basis
            .documents
            .iter()
            .zip(&self.met)
            .filter(|(_, met)| !met.load(Ordering::Relaxed))
            .map(|(document, _)| document.id.as_str())
            // One that is there and cannot be read is known by its path, which ends in the id.
            .filter(|id| !skipped.iter().any(|skipped| skipped.path.ends_with(id)))
            .map(|id| told(id, GONE))
            .collect();
        skipped.extend(gone);
        skipped
    }

    /// Gives the rows of a batch.
    pub(crate) fn write(&self, batch: Vec<Item>, rows: &mut dyn RowSink) {
        let mut worker = Worker {
            counted: self.basis.counts.reader(),
            prepared: String::new(),
            tokens: Vec::new(),
            surfaces: Vec::new(),
        };
        let documents = batch
            .iter()
            .filter(|item| item.pending.piece_index() == 0)
            .count();
        let bytes = batch.iter().map(|item| item.pending.bytes()).sum();
        for item in batch {
            let place = item.place;
            if let Err(skipped) = self.take(item, &mut worker, rows) {
                self.skip(place, skipped);
            }
        }
        self.progress.advance(documents as u64, bytes);
    }

    fn take(
        &self,
        item: Item,
        worker: &mut Worker<'_>,
        rows: &mut dyn RowSink,
    ) -> Result<(), Skipped> {
        let loaded = item.pending.load()?;
        let text = loaded.document.text;
        let opening = loaded.opening.as_deref().unwrap_or(&text);
        let Worker {
            counted,
            prepared,
            tokens,
            surfaces,
        } = worker;
        let prepared = self.segmenter.prepare_in(&text, prepared);
        let spoken = self.languages.of(opening, prepared);
        let language = spoken.detected.language;
        self.segmenter.segment_in(language, prepared, tokens);
        let is_known = self.look_up(&spoken, prepared, tokens, surfaces);
        let mut carry = match &item.from {
            None => {
                let id = loaded.document.id;
                let path = loaded.input.map_or_else(|| id.clone(), |input| input.path);
                let document = self.numbers.get(id.as_str()).copied();
                let document = document.ok_or_else(|| told(&path, CHANGED))?;
                self.met[document].store(true, Ordering::Relaxed);
                let carry = Carry {
                    document,
                    ..Carry::default()
                };
                let mut is_same = || item.to.is_some() || is_same(surfaces, counted.row(document));
                if !is_known || !is_same() {
                    return Err(told(&path, CHANGED));
                }
                carry
            }
            Some(link) => {
                let Some(carry) = link.wait() else {
                    // The part before has said why.
                    return Ok(());
                };
                if !is_known {
                    return Err(told(self.id(&carry), CHANGED));
                }
                carry
            }
        };
        self.segmenter.restore(&text, tokens);
        let occurrences = tokens.iter().zip(surfaces.iter());
        let occurrences = occurrences.map(|(token, surface)| Occurrence {
            start: token.start,
            end: token.end,
            surface: *surface,
            break_before: token.break_before,
        });
        let first = carry.tokens.len();
        carry.extend(&text, occurrences);
        if first > 0 {
            mend_break(&mut carry, first);
        }
        let reach = self.table.reach();
        let all = carry.tokens.len();
        let end = match &item.to {
            Some(_) => all.saturating_sub(reach.behind).max(carry.done),
            None => all,
        };
        let total = carry.position + all as u64;
        if item.from.is_some() && item.to.is_none() {
            let counted = self.basis.documents[carry.document].tokens;
            if total != counted {
                return Err(told(self.id(&carry), CHANGED));
            }
        }
        if let Some(giver) = item.to {
            giver.give(carry.rest(end, reach));
        }
        let passage = Passage {
            document: self.id(&carry),
            text: &carry.text,
            offset: carry.offset,
            position: carry.position,
            tokens: &carry.tokens,
            own: carry.done..end,
        };
        self.table.write_passage(&passage, rows);
        Ok(())
    }

    fn id(&self, carry: &Carry) -> &'a str {
        &self.basis.documents[carry.document].id
    }

    /// Puts the surface of each token into `surfaces`, and tells whether all of them were counted.
    fn look_up(
        &self,
        spoken: &Spoken,
        text: &str,
        tokens: &[Token],
        surfaces: &mut Vec<u32>,
    ) -> bool {
        let find = |(token, language): (&Token, _)| {
            let context = context(language, token.in_capitals);
            self.index.find(token.surface(text), context)
        };
        let languages = spoken.of_tokens(tokens);
        surfaces.clear();
        surfaces.extend(tokens.iter().zip(languages).map_while(find));
        surfaces.len() == tokens.len()
    }
}

/// Whether a document has the surfaces that were counted, each as often.
fn is_same(surfaces: &[u32], counted: &[(u32, u32)]) -> bool {
    let mut surfaces = surfaces.to_vec();
    surfaces.sort_unstable();
    let runs = surfaces.chunk_by(|a, b| a == b);
    let found = runs.map(|run| (run[0], run.len()));
    found.eq(counted
        .iter()
        .map(|(surface, count)| (*surface, *count as usize)))
}

/// What separates the first token of a part from the last one of the part before; a segmenter sees
/// a paragraph there. Where a text is cut is at a line end or between two words, almost always.
fn mend_break(carry: &mut Carry, first: usize) {
    let Some([before, token]) = carry.tokens.get_mut(first - 1..=first) else {
        return;
    };
    let gap = &carry.text[before.end..token.start];
    token.break_before = match gap.matches('\n').count() {
        _ if !gap.trim().is_empty() => Break::Punctuation,
        0 => Break::None,
        1 => Break::Line,
        _ => Break::Paragraph,
    };
}

fn told(path: &str, message: &str) -> Skipped {
    let message = message.to_owned();
    Skipped::new(path, Reason::Other { message })
}
