//! The segmenter: from a text to token spans and the breaks between them.

use std::borrow::Cow;

use crate::characters::lowercase::lowercase_into;
use crate::dictionary::Dictionary;
use crate::language::{Language, LanguageSpan};
use crate::segment::abbreviations::Abbreviations;
use crate::segment::mecab::MecabDictionary;
use crate::segment::segmentation::{Segmentation, Words};
use crate::segment::unspaced::UnspacedDictionaries;
use crate::segment::{
    article, breaks, doubled_acronyms, emoji, entries, original_offsets, sklearn, unicode,
};
use crate::token::{Breaks, Token};

/// Finds the tokens of texts by fixed [`Segmentation`] choices.
#[derive(Clone, Debug)]
pub struct Segmenter {
    segmentation: Segmentation,
    breaks: Breaks,
    unspaced: UnspacedDictionaries,
    /// The user dictionary, if it has entries that `unspaced` does not find.
    dictionary: Option<Dictionary>,
}

impl Segmenter {
    /// A segmenter that follows `segmentation` and marks breaks.
    pub fn new(segmentation: Segmentation) -> Segmenter {
        Segmenter {
            segmentation,
            breaks: Breaks::default(),
            unspaced: UnspacedDictionaries::new(),
            dictionary: None,
        }
    }

    /// The same segmenter with this choice of [`Breaks`].
    ///
    /// # Examples
    ///
    /// ```
    /// use keyweight_tokenize::{Break, Breaks, Segmentation, Segmenter};
    ///
    /// let segmenter = Segmenter::new(Segmentation::default()).with_breaks(Breaks::Skip);
    /// let mut tokens = Vec::new();
    /// segmenter.segment("Chips, not ships", &mut tokens);
    /// assert_eq!(tokens[1].break_before, Break::None);
    /// ```
    #[must_use]
    pub fn with_breaks(self, breaks: Breaks) -> Segmenter {
        Segmenter { breaks, ..self }
    }

    /// The same segmenter, which also makes each entry of the user dictionary `dictionary` one token.
    ///
    /// # Examples
    ///
    /// ```
    /// use keyweight_tokenize::{Dictionary, Segmentation, Segmenter};
    ///
    /// let names = Dictionary::from_lines("names.txt", "玉山論壇")?;
    /// let segmenter = Segmenter::new(Segmentation::default()).with_dictionary(&names);
    /// let mut tokens = Vec::new();
    /// segmenter.segment("出席玉山論壇", &mut tokens);
    /// assert_eq!(tokens[1].surface("出席玉山論壇"), "玉山論壇");
    /// # Ok::<(), keyweight_tokenize::DictionaryError>(())
    /// ```
    #[must_use]
    pub fn with_dictionary(self, dictionary: &Dictionary) -> Segmenter {
        let own = Some(dictionary).filter(|dictionary| !dictionary.spaced().is_empty());
        Segmenter {
            unspaced: self.unspaced.with_user(dictionary.clone()),
            dictionary: own.cloned(),
            ..self
        }
    }

    /// The same segmenter, which also segments Japanese by `dictionary`. What counts as Japanese depends
    /// on the language of the document; see [`segment_in`](Segmenter::segment_in).
    #[must_use]
    pub fn with_japanese(self, dictionary: &MecabDictionary) -> Segmenter {
        Segmenter {
            unspaced: self.unspaced.with_japanese(dictionary.clone()),
            ..self
        }
    }

    /// The text to pass to [`segment`](Segmenter::segment).
    ///
    /// This is the text itself, except with [`Words::Sklearn`]: scikit-learn lowercases the whole text
    /// before it looks for tokens, which changes the boundaries of a few words.
    pub fn prepare<'t>(&self, text: &'t str) -> Cow<'t, str> {
        let mut buffer = String::new();
        match self.segmentation.words {
            Words::Article | Words::Unicode => Cow::Borrowed(text),
            Words::Sklearn => {
                lowercase_into(text, &mut buffer);
                Cow::Owned(buffer)
            }
        }
    }

    /// Like [`prepare`](Segmenter::prepare), but reuses `buffer`: a text that is not `text` itself
    /// replaces its content.
    ///
    /// # Examples
    ///
    /// ```
    /// use keyweight_tokenize::{Segmentation, Segmenter, Words};
    ///
    /// let words = Words::Sklearn;
    /// let segmenter = Segmenter::new(Segmentation { words, ..Segmentation::default() });
    /// let mut buffer = String::new();
    /// assert_eq!(segmenter.prepare_in("The U.S.", &mut buffer), "the u.s.");
    /// assert_eq!(segmenter.prepare_in("ÉLAN", &mut buffer), "élan");
    /// ```
    pub fn prepare_in<'t>(&self, text: &'t str, buffer: &'t mut String) -> &'t str {
        match self.segmentation.words {
            Words::Article | Words::Unicode => text,
            Words::Sklearn => {
                lowercase_into(text, buffer);
                buffer
            }
        }
    }

    /// Changes the offsets of tokens that were found in the text that [`prepare`](Segmenter::prepare)
    /// returned to offsets in `text` itself.
    ///
    /// # Examples
    ///
    /// ```
    /// use keyweight_tokenize::{Segmentation, Segmenter, Words};
    ///
    /// let words = Words::Sklearn;
    /// let segmenter = Segmenter::new(Segmentation { words, ..Segmentation::default() });
    /// let text = "In İZMİR";
    /// let mut tokens = Vec::new();
    /// segmenter.segment(&segmenter.prepare(text), &mut tokens);
    /// segmenter.restore(text, &mut tokens);
    /// assert_eq!(tokens[2].surface(text), "ZMİ");
    /// ```
    pub fn restore(&self, text: &str, tokens: &mut [Token]) {
        match self.segmentation.words {
            Words::Article | Words::Unicode => {}
            Words::Sklearn => original_offsets::restore(text, tokens),
        }
    }

    /// Whether `surface`, a token from a text in `language`, is a run of Chinese characters that the
    /// dictionaries know no word with.
    pub(crate) fn is_unknown_run(&self, surface: &str, language: Language) -> bool {
        self.segmentation.words == Words::Article && self.unspaced.is_unknown_run(surface, language)
    }

    /// Replaces the content of `tokens` with the tokens of `text`, in order.
    ///
    /// Spans are in ascending order, do not overlap, are not empty, and index `text`.
    ///
    /// # Examples
    ///
    /// ```
    /// use keyweight_tokenize::{Break, Segmentation, Segmenter};
    ///
    /// let text = "Chips, not ships.\n\nSee https://example.org/a-b.";
    /// let mut tokens = Vec::new();
    /// Segmenter::new(Segmentation::default()).segment(text, &mut tokens);
    /// let found: Vec<_> = tokens.iter().map(|t| (t.surface(text), t.break_before)).collect();
    /// assert_eq!(found, [
    ///     ("Chips", Break::Paragraph),
    ///     ("not", Break::Punctuation),
    ///     ("ships", Break::None),
    ///     ("See", Break::Paragraph),
    ///     ("https://example.org/a-b", Break::None),
    /// ]);
    /// ```
    pub fn segment(&self, text: &str, tokens: &mut Vec<Token>) {
        self.segment_in(Language::UNKNOWN, text, tokens);
    }

    /// Like [`segment`](Segmenter::segment), for a text in `language`.
    ///
    /// The language decides which runs of Han and kana are segmented by the dictionary of
    /// [Japanese](Segmenter::with_japanese): all runs in Japanese; runs with at least a third kana in
    /// Chinese; runs with any kana in other languages. It also decides which words are abbreviations, whose
    /// full stop is no break.
    ///
    /// # Examples
    ///
    /// ```
    /// use keyweight_tokenize::{Break, Language, Segmentation, Segmenter};
    ///
    /// let segmenter = Segmenter::new(Segmentation::default());
    /// let mut tokens = Vec::new();
    /// segmenter.segment_in(Language::ENGLISH, "It ended in St. Louis. Newsom left", &mut tokens);
    /// assert_eq!(tokens[4].break_before, Break::None);
    /// assert_eq!(tokens[5].break_before, Break::Sentence);
    /// ```
    pub fn segment_in(&self, language: Language, text: &str, tokens: &mut Vec<Token>) {
        self.segment_spans(language, &[], text, tokens);
    }

    /// Like [`segment_in`](Segmenter::segment_in), for a text with paragraphs in other languages: those
    /// that [`language_spans`](crate::LanguageDetector::language_spans) finds. The abbreviations of a
    /// paragraph are those of its own language.
    pub fn segment_spans(
        &self,
        language: Language,
        spans: &[LanguageSpan],
        text: &str,
        tokens: &mut Vec<Token>,
    ) {
        tokens.clear();
        let mut emoji = Vec::new();
        match self.segmentation.words {
            Words::Article => {
                let unspaced = self.unspaced.segmenter(language);
                let hyphens = self.segmentation.hyphens;
                emoji = article::segment(text, hyphens, language, &unspaced, tokens);
                doubled_acronyms::join(text, language, spans, tokens);
                if let Some(own) = &self.dictionary {
                    entries::merge(text, tokens, own);
                }
            }
            Words::Unicode => unicode::segment(text, tokens),
            Words::Sklearn => sklearn::segment(text, tokens),
        }
        if self.breaks == Breaks::Mark {
            let mut first = 0;
            for span in spans {
                let in_span = tokens[first..].partition_point(|token| token.start < span.end);
                let end = first + in_span;
                let abbreviations = self.abbreviations(span.language);
                breaks::mark(text, abbreviations.as_ref(), tokens, first..end);
                first = end;
            }
            let abbreviations = self.abbreviations(language);
            let rest = first..tokens.len();
            breaks::mark(text, abbreviations.as_ref(), tokens, rest);
            if self.segmentation.words == Words::Sklearn {
                sklearn::separate(text, tokens);
            }
        }
        if !emoji.is_empty() {
            emoji::insert(text, tokens, emoji, self.breaks);
        }
    }

    /// The abbreviations of `language`; none for the word rules of other programs.
    fn abbreviations(&self, language: Language) -> Option<Abbreviations> {
        match self.segmentation.words {
            Words::Article => Some(Abbreviations::of(language)),
            Words::Unicode | Words::Sklearn => None,
        }
    }
}

#[cfg(test)]
mod tests;
