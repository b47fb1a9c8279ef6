//! From a text to its tokens: read it, decode its entities, find its languages, segment it.

use keyweight_corpus::{DecodedEntities, Loaded, Pending, Skipped};
use keyweight_tokenize::{Breaks, Segmenter, Token, Words};

use crate::counting::long_surfaces::remove_long;
use crate::counting::{LanguageFinder, TextLanguages};
use crate::settings::{Entities, Settings};

/// Finds the tokens of texts and their languages. All threads share it.
pub(crate) struct TextReader {
    entities: Entities,
    segmenter: Segmenter,
    words: Words,
    languages: LanguageFinder,
}

/// What a thread reuses from one text to the next.
#[derive(Default)]
pub(crate) struct TextBuffers {
    prepared: String,
    tokens: Vec<Token>,
}

/// A text with its tokens.
pub(crate) struct Segmented<'t> {
    /// The text as the segmenter saw it.
    pub(crate) text: &'t str,
    /// Its tokens; their spans index `text`.
    pub(crate) tokens: &'t mut Vec<Token>,
    pub(crate) languages: TextLanguages,
    /// How many more there were that are too long to be words.
    pub(crate) long_tokens: u64,
}

impl TextReader {
    pub(crate) fn new(settings: &Settings, breaks: Breaks) -> TextReader {
        TextReader {
            entities: settings.entities,
            segmenter: settings.segmenter().with_breaks(breaks),
            words: settings.segmentation.words,
            languages: LanguageFinder::new(settings.language),
        }
    }

    /// The rule for which tokens are words.
    pub(crate) fn words(&self) -> Words {
        self.words
    }

    /// Reads a document, or a section of a long one, and decodes its entities if the settings say so.
    pub(crate) fn load(&self, pending: Pending) -> Result<(Loaded, DecodedEntities), Skipped> {
        let mut loaded = pending.load()?;
        let entities = match self.entities {
            Entities::Decode => loaded.decode_entities(),
            Entities::Keep => DecodedEntities::default(),
        };
        Ok((loaded, entities))
    }

    /// The tokens of a document, or of a section of a long one.
    pub(crate) fn segment<'t>(
        &self,
        loaded: &'t Loaded,
        buffers: &'t mut TextBuffers,
    ) -> Segmented<'t> {
        let original = &loaded.document.text;
        let opening = loaded.opening.as_deref().unwrap_or(original);
        let TextBuffers { prepared, tokens } = buffers;
        let text = self.segmenter.prepare_in(original, prepared);
        let languages = self.languages.find(opening, text);
        let language = languages.detected.language;
        self.segmenter
            .segment_spans(language, languages.spans(), text, tokens);
        let long_tokens = remove_long(tokens, text.len());
        Segmented {
            text,
            tokens,
            languages,
            long_tokens,
        }
    }

    /// Moves tokens from the prepared text to where they stand in `original`.
    pub(crate) fn restore(&self, original: &str, tokens: &mut [Token]) {
        self.segmenter.restore(original, tokens);
    }
}
