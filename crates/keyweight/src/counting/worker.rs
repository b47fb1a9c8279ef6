//! Counts the documents that one thread is given.

use std::sync::Arc;

use keyweight_count::{Counter, DocumentPart, Spill};
use keyweight_tokenize::{Break, Language, Token, Words};

use crate::counting::batches::Section;
use crate::counting::partial::PartialCounts;
use crate::counting::text_reader::{Segmented, TextBuffers, TextReader};
use crate::counting::{CountedDocument, context};
use crate::execution::TempFile;

/// What one thread has counted so far.
pub(crate) struct Worker {
    counter: Counter,
    buffers: TextBuffers,
    partial: PartialCounts,
    spill: Arc<TempFile>,
    /// How many bytes of tables the spill knows of.
    held: u64,
    /// How many bytes the documents take.
    documents: u64,
}

impl Worker {
    pub(crate) fn new(spill: &Arc<TempFile>, keeps_order: bool) -> Worker {
        let rows = || Arc::clone(spill) as Arc<dyn Spill>;
        let counter = Counter::with_spill(rows());
        Worker {
            counter: if keeps_order {
                counter.keep_order(Some(rows()))
            } else {
                counter
            },
            buffers: TextBuffers::default(),
            partial: PartialCounts::default(),
            spill: Arc::clone(spill),
            held: 0,
            documents: 0,
        }
    }

    /// Reports to the spill how much memory the tables of this thread hold. To be called now and then.
    pub(crate) fn report_tables(&mut self) {
        let held = self.counter.table_bytes() as u64 + self.documents;
        self.spill.hold_tables(self.held, held);
        self.held = held;
    }

    /// Reads and counts a document, or a section of one.
    pub(crate) fn count(&mut self, section: Section, reader: &TextReader) {
        let Section {
            ordinal, number, ..
        } = section;
        let (loaded, entities) = match reader.load(section.pending) {
            Ok(loaded) => loaded,
            Err(skipped) => return self.partial.skip(ordinal, number, skipped),
        };
        let Segmented {
            text,
            tokens,
            languages,
            long_tokens,
        } = reader.segment(&loaded, &mut self.buffers);
        let tokens = tokens.as_slice();
        let apart = tokens.iter().map(|token| token.break_before);
        let apart = apart.map(|before| before >= Break::Punctuation);
        let place = DocumentPart {
            ordinal,
            part: number,
        };
        let place_of = |(token, language): (&Token, Language)| {
            let range = token.start..token.end;
            (range, context(language, token.in_capitals))
        };
        if languages.is_uniform() {
            // Saves asking for the language of every token.
            let places = tokens.iter().map(|token| place_of((token, languages.main)));
            self.counter.count_part(place, text, places, apart);
        } else {
            let places = tokens.iter().zip(languages.of_tokens(tokens));
            let places = places.map(place_of);
            self.counter.count_part(place, text, places, apart);
        }
        let is_word = |token: &Token| {
            // No character has more than four bytes, so a longer token has two.
            token.end - token.start > 4 || reader.words().matches(token.surface(text))
        };
        let by_language = languages.tally(tokens, is_word);
        if !by_language.is_empty() {
            self.partial.mixed.push((ordinal, by_language));
        }
        if long_tokens > 0 {
            self.partial.long_tokens.push((ordinal, long_tokens));
        }
        if entities.count() > 0 {
            self.partial.entities.push((ordinal, entities.count()));
        }
        let words = match reader.words() {
            Words::Sklearn => tokens.iter().filter(|token| is_word(token)).count(),
            _ => tokens.len(),
        };
        let tokens = words as u64;
        if number > 0 {
            return self.partial.later_tokens.push((ordinal, tokens));
        }
        let document = loaded.document;
        let counted = CountedDocument {
            id: document.id,
            title: document.title,
            metadata: document.metadata,
            language: languages.detected,
            other_languages: Vec::new(),
            tokens,
        };
        self.documents += counted.memory();
        self.partial.documents.push((ordinal, counted));
        let input = loaded.input.map(|input| (ordinal, input));
        self.partial.inputs.extend(input);
        let notices = loaded.notices.into_iter();
        let notices = notices.map(|notice| (ordinal, notice));
        self.partial.notices.extend(notices);
    }

    /// Whether some tokens were not counted, because there was no memory for them.
    pub(crate) fn is_out_of_memory(&self) -> bool {
        self.counter.is_out_of_memory()
    }

    pub(crate) fn finish(mut self) -> PartialCounts {
        if self.is_out_of_memory() {
            // Worthless, and sorting them would take even more memory.
            return PartialCounts::default();
        }
        self.partial.counts = self.counter.finish();
        self.partial
    }
}
