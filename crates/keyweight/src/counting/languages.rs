//! Which language each token of a text is in.

use std::collections::BTreeMap;

use keyweight_tokenize::{Detected, Language, LanguageDetector, LanguageSpan, Token};

use crate::settings::LanguageChoice;

/// Finds the languages of texts as the settings say; the same for all threads.
pub(crate) struct Languages {
    /// Finds the language of a text, or knows that of all.
    detector: Result<LanguageDetector, Language>,
}

/// The languages of the words of one text.
pub(crate) struct Spoken {
    /// The language of its document's beginning.
    pub(crate) detected: Detected,
    /// That, if it is sure.
    pub(crate) known: Language,
    /// What to look at instead, where there is anything.
    spans: Vec<LanguageSpan>,
}

impl Languages {
    pub(crate) fn new(choice: LanguageChoice) -> Languages {
        Languages {
            detector: match choice {
                LanguageChoice::Auto => Ok(LanguageDetector::new()),
                LanguageChoice::None => Err(Language::UNKNOWN),
                LanguageChoice::Fixed(language) => Err(language),
            },
        }
    }

    /// The languages of `text`, which is a document that begins with `opening`, or a part of it.
    pub(crate) fn of(&self, opening: &str, text: &str) -> Spoken {
        let detected = match &self.detector {
            Ok(detector) => detector.detect(opening),
            Err(language) => Detected {
                language: *language,
                reliable: true,
            },
        };
        let known = if detected.reliable {
            detected.language
        } else {
            Language::UNKNOWN
        };
        let spans = match &self.detector {
            Ok(detector) => detector.language_spans(text, known),
            Err(_) => Vec::new(),
        };
        Spoken {
            detected,
            known,
            spans,
        }
    }
}

impl Spoken {
    /// Whether all tokens are in the [known](Spoken::known) language.
    pub(crate) fn is_one(&self) -> bool {
        self.spans.is_empty()
    }

    /// The language of each token of the text.
    pub(crate) fn of_tokens<'t>(
        &'t self,
        tokens: &'t [Token],
    ) -> impl Iterator<Item = Language> + 't {
        let mut spans = self.spans.iter().peekable();
        tokens.iter().map(move |token| {
            while spans.next_if(|span| span.end <= token.start).is_some() {}
            spans.peek().map_or(self.known, |span| span.language)
        })
    }

    /// How many of the tokens are in which language; none if all are in that of the beginning.
    pub(crate) fn tally(&self, tokens: &[Token]) -> BTreeMap<Language, u64> {
        let mut tally = BTreeMap::new();
        if !self.is_one() {
            for language in self.of_tokens(tokens) {
                *tally.entry(language).or_default() += 1;
            }
        }
        tally
    }
}
