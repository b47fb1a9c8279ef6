//! Which language each token of a text is in.

use std::collections::BTreeMap;

use keyweight_tokenize::{Detected, Language, LanguageDetector, LanguageSpan, Token};

use crate::settings::LanguageChoice;

/// Finds the languages of texts as the settings say. All threads share it.
pub(crate) struct LanguageFinder {
    /// Detects the language of a text; or the language that all texts have.
    detector: Result<LanguageDetector, Language>,
}

/// The languages of one text.
pub(crate) struct TextLanguages {
    /// The language of the beginning of its document.
    pub(crate) detected: Detected,
    /// The same if the detection is reliable, else unknown.
    pub(crate) main: Language,
    /// The paragraphs in other languages, if there are any.
    spans: Vec<LanguageSpan>,
}

impl LanguageFinder {
    pub(crate) fn new(choice: LanguageChoice) -> LanguageFinder {
        LanguageFinder {
            detector: match choice {
                LanguageChoice::Auto => Ok(LanguageDetector::new()),
                LanguageChoice::None => Err(Language::UNKNOWN),
                LanguageChoice::Fixed(language) => Err(language),
            },
        }
    }

    /// The languages of `text`: a document that begins with `opening`, or a section of it.
    pub(crate) fn find(&self, opening: &str, text: &str) -> TextLanguages {
        let detected = match &self.detector {
            Ok(detector) => detector.detect(opening),
            Err(language) => Detected {
                language: *language,
                reliable: true,
            },
        };
        let main = if detected.reliable {
            detected.language
        } else {
            Language::UNKNOWN
        };
        let spans = match &self.detector {
            Ok(detector) => detector.language_spans(text, main),
            Err(_) => Vec::new(),
        };
        TextLanguages {
            detected,
            main,
            spans,
        }
    }
}

impl TextLanguages {
    /// Whether all tokens are in the [main](TextLanguages::main) language.
    pub(crate) fn is_uniform(&self) -> bool {
        self.spans.is_empty()
    }

    /// The languages of the paragraphs; empty if all are in the [main](TextLanguages::main) language.
    pub(crate) fn spans(&self) -> &[LanguageSpan] {
        &self.spans
    }

    /// The language of each token of the text.
    pub(crate) fn of_tokens<'t>(
        &'t self,
        tokens: &'t [Token],
    ) -> impl Iterator<Item = Language> + 't {
        let mut spans = self.spans.iter().peekable();
        tokens.iter().map(move |token| {
            while spans.next_if(|span| span.end <= token.start).is_some() {}
            spans.peek().map_or(self.main, |span| span.language)
        })
    }

    /// The number of tokens in each language that are words; empty if all are in the main language.
    pub(crate) fn tally(
        &self,
        tokens: &[Token],
        is_word: impl Fn(&Token) -> bool,
    ) -> BTreeMap<Language, u64> {
        let mut tally = BTreeMap::new();
        if !self.is_uniform() {
            for (token, language) in tokens.iter().zip(self.of_tokens(tokens)) {
                *tally.entry(language).or_default() += u64::from(is_word(token));
            }
        }
        tally
    }
}
