//! Reads documents a second time and checks that they are what was counted.

use std::collections::{HashMap, HashSet};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, PoisonError};

use keyweight_corpus::{Loaded, Reason, Skipped};
use keyweight_count::{SurfaceIndex, SurfaceReader};
use keyweight_report::RowSink;
use keyweight_tokenize::{Breaks, Token};

use super::linked::{LinkedBatch, LinkedSection};
use super::overlap::Overlap;
use crate::counting::{Segmented, TextBuffers, TextReader, context};
use crate::execution::Progress;
use crate::tables::{Basis, Occurrence, Passage, TextTable};

/// The tokens of a document are not those that were counted.
const CHANGED: &str = "the text has changed since it was counted; its rows are left out";
/// A document was counted and cannot be found again.
const GONE: &str = "the document was counted and is gone; its rows are left out";

/// A corpus that is read a second time. All threads share it.
pub(crate) struct SecondPass<'a> {
    table: &'a dyn TextTable,
    basis: Basis<'a>,
    progress: &'a dyn Progress,
    reader: TextReader,
    surfaces: SurfaceIndex<'a>,
    /// The indices of the documents by their ids.
    documents: HashMap<&'a str, usize>,
    /// Which documents were found again.
    found: Vec<AtomicBool>,
    /// Sections that could not be read, by ordinal and number.
    skipped: Mutex<Vec<((u64, u32), Skipped)>>,
}

/// What a thread reuses from one document to the next.
struct Worker<'a> {
    counted: SurfaceReader<'a>,
    buffers: TextBuffers,
    found: Found,
}

/// The words of a text.
#[derive(Default)]
struct Found {
    tokens: Vec<Token>,
    /// The surface of each of them.
    surfaces: Vec<u32>,
}

impl<'a> SecondPass<'a> {
    pub(crate) fn new(table: &'a dyn TextTable, progress: &'a dyn Progress) -> SecondPass<'a> {
        let basis = table.basis();
        let ids = basis.documents.iter().map(|document| document.id.as_str());
        SecondPass {
            table,
            basis,
            progress,
            reader: TextReader::new(basis.settings, Breaks::Mark),
            surfaces: basis.counts.surfaces().index(),
            documents: ids.zip(0..).collect(),
            found: basis
                .documents
                .iter()
                .map(|_| AtomicBool::new(false))
                .collect(),
            skipped: Mutex::default(),
        }
    }

    /// What could not be read as it was counted, beside `unread`, and without what could not be
    /// counted either.
    pub(crate) fn finish(self, unread: Vec<(u64, Skipped)>) -> Vec<Skipped> {
        let skipped = self.skipped.into_inner();
        let mut skipped = skipped.unwrap_or_else(PoisonError::into_inner);
        let unread = unread.into_iter();
        skipped.extend(unread.map(|(ordinal, skipped)| ((ordinal, 0), skipped)));
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
            .zip(&self.found)
            .filter(|(_, found)| !found.load(Ordering::Relaxed))
            .map(|(document, _)| document.id.as_str())
            // One that exists but cannot be read is known by its path, which ends in the id.
            .filter(|id| !skipped.iter().any(|skipped| skipped.path.ends_with(id)))
            .map(|id| left_out(id, GONE))
            .collect();
        skipped.extend(gone);
        skipped
    }

    /// Writes the rows of a batch.
    pub(crate) fn write(&self, batch: LinkedBatch, rows: &mut dyn RowSink) {
        let mut worker = Worker {
            counted: self.basis.counts.reader(),
            buffers: TextBuffers::default(),
            found: Found::default(),
        };
        for linked in batch.sections {
            let place = (linked.section.ordinal, linked.section.number);
            if let Err(skipped) = self.write_section(linked, &mut worker, rows) {
                let all = self.skipped.lock();
                let mut all = all.unwrap_or_else(PoisonError::into_inner);
                all.push((place, skipped));
            }
        }
        self.progress.advance(batch.documents, batch.bytes);
    }

    fn write_section(
        &self,
        linked: LinkedSection,
        worker: &mut Worker<'_>,
        rows: &mut dyn RowSink,
    ) -> Result<(), Skipped> {
        let LinkedSection {
            section,
            previous,
            next,
        } = linked;
        let (loaded, entities) = self.reader.load(section.pending)?;
        let Worker {
            counted,
            buffers,
            found,
        } = worker;
        let segmented = self.reader.segment(&loaded, buffers);
        let is_known = self.look_up(&segmented, found);
        let mut overlap = match &previous {
            None => {
                let (document, path) = self.find(&loaded)?;
                let is_unchanged = is_known
                    && (next.is_some() || has_counts(&found.surfaces, counted.row(document)));
                if !is_unchanged {
                    return Err(left_out(&path, CHANGED));
                }
                Overlap {
                    document,
                    ..Overlap::default()
                }
            }
            Some(previous) => {
                let Ok(overlap) = previous.recv() else {
                    // The section before it has reported why.
                    return Ok(());
                };
                if !is_known {
                    return Err(left_out(self.id(&overlap), CHANGED));
                }
                overlap
            }
        };
        let text = &loaded.document.text;
        let Found { tokens, surfaces } = found;
        self.reader.restore(text, tokens);
        let occurrences = tokens.iter().zip(surfaces.iter());
        let occurrences = occurrences.map(|(token, surface)| {
            let source = entities.source(token.start..token.end);
            Occurrence {
                start: token.start,
                end: token.end,
                source_start: source.start,
                source_end: source.end,
                surface: *surface,
                break_before: token.break_before,
            }
        });
        let source_length = entities.source(0..text.len()).end;
        overlap.append(text, source_length, occurrences);
        let reach = self.table.reach();
        let all = overlap.tokens.len();
        let end = match &next {
            Some(_) => all.saturating_sub(reach.after).max(overlap.written),
            None => all,
        };
        let total = overlap.position + all as u64;
        let is_whole = next.is_some() || total == self.basis.documents[overlap.document].tokens;
        if previous.is_some() && !is_whole {
            return Err(left_out(self.id(&overlap), CHANGED));
        }
        if let Some(next) = next {
            // Fails only if the next section was given up.
            let _ = next.send(overlap.tail(end, reach));
        }
        let passage = Passage {
            document: self.id(&overlap),
            text: &overlap.text,
            position: overlap.position,
            tokens: &overlap.tokens,
            own: overlap.written..end,
        };
        self.table.write_passage(&passage, rows);
        Ok(())
    }

    /// The index of a document that was counted, and its path.
    fn find(&self, loaded: &Loaded) -> Result<(usize, String), Skipped> {
        let id = &loaded.document.id;
        let path = loaded.input.as_ref().map_or(id, |input| &input.path);
        let document = self.documents.get(id.as_str()).copied();
        let document = document.ok_or_else(|| left_out(path, CHANGED))?;
        self.found[document].store(true, Ordering::Relaxed);
        Ok((document, path.clone()))
    }

    fn id(&self, overlap: &Overlap) -> &'a str {
        &self.basis.documents[overlap.document].id
    }

    /// Puts the words of a text into `found`, and returns whether all of them were counted.
    fn look_up(&self, segmented: &Segmented<'_>, found: &mut Found) -> bool {
        let Segmented {
            text,
            tokens,
            languages,
            ..
        } = segmented;
        let Found {
            tokens: words,
            surfaces,
        } = found;
        words.clear();
        surfaces.clear();
        for (token, language) in tokens.iter().zip(languages.of_tokens(tokens)) {
            let surface = token.surface(text);
            let context = context(language, token.in_capitals);
            let resolver = self.basis.resolver;
            let divided = resolver.and_then(|resolver| resolver.known_words(surface, language));
            let Some(divided) = divided else {
                words.push(*token);
                surfaces.extend(self.surfaces.find(surface, context));
                continue;
            };
            for (number, word) in divided.iter().enumerate() {
                let mut part = *token;
                part.start = token.start + word.span.start;
                part.end = token.start + word.span.end;
                if number > 0 {
                    part.break_before = word.break_before;
                }
                words.push(part);
                surfaces.extend(self.surfaces.find(word.text(surface), context));
            }
        }
        surfaces.len() == words.len()
    }
}

/// Whether a document has exactly the surfaces that were counted, each as often.
fn has_counts(surfaces: &[u32], counted: &[(u32, u32)]) -> bool {
    let mut surfaces = surfaces.to_vec();
    surfaces.sort_unstable();
    let runs = surfaces.chunk_by(|a, b| a == b);
    let found = runs.map(|run| (run[0], run.len()));
    found.eq(counted
        .iter()
        .map(|(surface, count)| (*surface, *count as usize)))
}

fn left_out(path: &str, message: &str) -> Skipped {
    let message = message.to_owned();
    Skipped::new(path, Reason::Other { message })
}
