//! A pattern of `kwic`, and where a text has it: as terms, as written or by regular expressions.

use keyweight_corpus::decode_entities;
use keyweight_tokenize::{Break, Language, ResolvedWord, Segmenter, Token};
use thiserror::Error;

use super::word_matches::{WordMatches, match_regexes, match_words, occurs};
use super::wording::{Gap, Wording};
use crate::counting::Counted;
use crate::model::common_language;
use crate::settings::{Entities, Settings};
use crate::tables::{Passage, Reach};

/// How a pattern is compared with the words of a text.
///
/// In a corpus of `The US buys chips` and `A Chip for us, says the U.S.`:
///
/// | variant | pattern | finds |
/// |---|---|---|
/// | `Term` | `chip` | `chips`, `Chip` |
/// | `Term` | `US` | `US`, `U.S.` |
/// | `Surface` | `chips` | `chips` |
/// | `Regex` | `^[Cc]hips?$` | `chips`, `Chip` |
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Matching {
    /// The pattern passes through the same rules as the text, and matches words that are counted as
    /// the same terms. Dropped words, such as stop words, are found as well. Signs between words must
    /// be in the text, those before and after all words need not.
    #[default]
    Term,
    /// The pattern matches words that are written exactly like it, with the same signs between and
    /// around them.
    Surface,
    /// The pattern is one regular expression per word, separated by spaces. An expression matches a
    /// word if it matches any part of it.
    Regex,
}

/// A pattern cannot be searched for.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum PatternError {
    /// It has no word.
    #[error("there is no word in the pattern {found:?}")]
    NoWord {
        /// The pattern.
        found: String,
    },
    /// It is not a regular expression.
    #[error("the pattern is not a regular expression")]
    Regex(#[from] regex::Error),
}

/// A pattern, and what it matches.
#[derive(Debug)]
pub(crate) struct Pattern {
    /// The pattern as written, and with its HTML entities decoded: found wherever tokens begin and end
    /// with it. None for a regular expression.
    wordings: Vec<Wording>,
    readings: Vec<Reading>,
    /// What must precede and follow the words.
    around: [Gap; 2],
    /// The parts before and after the words that need not be there.
    ignored: Vec<String>,
}

/// A pattern as a sequence of words.
#[derive(Debug)]
struct Reading {
    words: WordMatches,
    /// What the pattern has between the words, one less than words.
    gaps: Vec<Gap>,
}

/// The words of a pattern, as written, and what is between and around them.
#[derive(Debug)]
struct PatternWords<'p> {
    words: Vec<String>,
    gaps: Vec<&'p str>,
    around: [&'p str; 2],
}

impl<'p> PatternWords<'p> {
    fn new(
        pattern: &'p str,
        language: Language,
        segmenter: &Segmenter,
        counted: &Counted,
    ) -> PatternWords<'p> {
        let text = segmenter.prepare(pattern);
        let mut tokens = Vec::new();
        segmenter.segment_in(language, &text, &mut tokens);
        let parts = tokens
            .iter()
            .flat_map(|token| words_of(*token, &text, language, counted));
        let (mut tokens, words): (Vec<Token>, Vec<String>) = parts.unzip();
        segmenter.restore(pattern, &mut tokens);
        let gaps = tokens.windows(2);
        let gaps = gaps.map(|pair| &pattern[pair[0].end..pair[1].start]);
        let start = tokens.first().map_or(0, |token| token.start);
        let end = tokens.last().map_or(0, |token| token.end);
        PatternWords {
            words,
            gaps: gaps.collect(),
            around: [&pattern[..start], &pattern[end..]],
        }
    }
}

impl Pattern {
    /// The readings of a pattern: segmented into words and, if the texts have it as one word, as that.
    pub(crate) fn new(
        pattern: &str,
        matching: Matching,
        counted: &Counted,
        settings: &Settings,
    ) -> Result<Pattern, PatternError> {
        if matching == Matching::Regex {
            return Ok(Pattern {
                wordings: Vec::new(),
                readings: vec![Reading::adjacent(match_regexes(pattern, counted)?)],
                around: ["", ""].map(Gap::new),
                ignored: Vec::new(),
            });
        }
        let decoded = match settings.entities {
            Entities::Decode => decode_entities(pattern),
            Entities::Keep => pattern.into(),
        };
        let segmented = words(decoded.trim(), counted, settings);
        if segmented.words.is_empty() {
            let found = pattern.to_owned();
            return Err(PatternError::NoWord { found });
        }
        let whole = vec![settings.segmenter().prepare(decoded.trim()).into_owned()];
        let is_another = segmented.words != whole && occurs(&whole[0], counted);
        let matches = |words: &[String]| match_words(words, matching, counted, settings);
        let segmented_reading = Reading {
            words: matches(&segmented.words),
            gaps: segmented.gaps.iter().copied().map(Gap::new).collect(),
        };
        let whole_reading = is_another.then(|| Reading::adjacent(matches(&whole)));
        let must_be_there = matching == Matching::Surface;
        let mut wordings = vec![Wording::new(pattern), Wording::new(&decoded)];
        wordings.dedup();
        let around = segmented.around.map(str::trim);
        let mut ignored: Vec<String> = Vec::new();
        if !must_be_there && !is_another {
            let parts = around.iter().filter(|part| !part.is_empty());
            ignored = parts.map(|part| (*part).to_owned()).collect();
        }
        Ok(Pattern {
            wordings,
            readings: std::iter::once(segmented_reading)
                .chain(whole_reading)
                .collect(),
            around: segmented
                .around
                .map(|part| Gap::new(if must_be_there { part } else { "" })),
            ignored,
        })
    }

    /// The parts before and after the words that need not be there.
    pub(crate) fn ignored(&self) -> &[String] {
        &self.ignored
    }

    /// How far around the first of its words it looks.
    pub(crate) fn reach(&self) -> Reach {
        let words = self.readings.iter().map(|reading| reading.words.len());
        let wordings = self.wordings.iter().map(Wording::most_tokens);
        Reach {
            before: 1,
            // The words and the token that ends what follows them.
            after: words.chain(wordings).max().unwrap_or(1),
        }
    }

    /// The number of tokens from token `first` on that match; `None` if they do not.
    pub(crate) fn length_at(&self, passage: &Passage<'_>, first: usize) -> Option<usize> {
        let as_written = || self.wording_at(passage, first);
        let mut readings = self.readings.iter();
        as_written().or_else(|| {
            let found = readings.find(|reading| {
                reading.is_at(passage, first) && self.is_around(passage, first, reading.words.len())
            });
            found.map(|reading| reading.words.len())
        })
    }

    fn wording_at(&self, passage: &Passage<'_>, first: usize) -> Option<usize> {
        let tokens = &passage.tokens[first..];
        let byte = passage.text.as_bytes()[tokens[0].start];
        if !self
            .wordings
            .iter()
            .any(|wording| wording.may_start_with(byte))
        {
            return None;
        }
        // In plain UAX #29, a narrow no-break space belongs to the word beside it.
        let text = passage.text[tokens[0].start..].trim_start();
        let start = passage.text.len() - text.len();
        self.wordings.iter().find_map(|wording| {
            let end = start + wording.end_in(text)?;
            let last = tokens.iter().position(|token| token.end >= end)?;
            let token = &tokens[last];
            let is_end = token.start < end && passage.text[end..token.end].trim().is_empty();
            is_end.then_some(last + 1)
        })
    }

    fn is_around(&self, passage: &Passage<'_>, first: usize, length: usize) -> bool {
        let [before, after] = &self.around;
        let tokens = passage.tokens;
        let previous = first
            .checked_sub(1)
            .map_or(0, |previous| tokens[previous].end);
        let next = tokens.get(first + length);
        let next = next.map_or(passage.text.len(), |next| next.start);
        before.ends(&passage.text[previous..tokens[first].start])
            && after.starts(&passage.text[tokens[first + length - 1].end..next])
    }
}

impl Reading {
    /// Words with nothing but space between them.
    fn adjacent(words: WordMatches) -> Reading {
        Reading {
            gaps: vec![Gap::new(" "); words.len() - 1],
            words,
        }
    }

    /// Whether the tokens from `first` on are these words, with the same between them.
    fn is_at(&self, passage: &Passage<'_>, first: usize) -> bool {
        let Some(tokens) = passage.tokens.get(first..first + self.words.len()) else {
            return false;
        };
        let mut words = tokens.iter().zip(&self.words);
        let mut gaps = tokens.windows(2).zip(&self.gaps);
        words.all(|(token, word)| word[token.surface as usize])
            && gaps.all(|(pair, gap)| {
                gap.is_blank() && pair[1].break_before < Break::Punctuation
                    || Gap::new(&passage.text[pair[0].end..pair[1].start]) == *gap
            })
    }
}

/// The words of a pattern, segmented like a text in the language of most texts; or like a Japanese
/// text, if only then all of them are words of the texts.
fn words<'p>(pattern: &'p str, counted: &Counted, settings: &Settings) -> PatternWords<'p> {
    let segmenter = settings.segmenter();
    let common = common_language(&counted.documents);
    let usual = PatternWords::new(pattern, common, &segmenter, counted);
    if settings.mecab.is_none() {
        return usual;
    }
    let occurs = |word: &String| occurs(word, counted);
    let japanese = PatternWords::new(pattern, Language::JAPANESE, &segmenter, counted);
    if !usual.words.iter().all(occurs) && japanese.words.iter().all(occurs) {
        return japanese;
    }
    usual
}

/// The words of a token of a pattern, as they are in the corpus, each with its place in the pattern.
fn words_of(
    token: Token,
    text: &str,
    language: Language,
    counted: &Counted,
) -> Vec<(Token, String)> {
    let surface = token.surface(text);
    let words = counted.resolver.as_ref();
    let Some(words) = words.and_then(|resolver| resolver.words(surface, language)) else {
        return vec![(token, surface.to_owned())];
    };
    let part = |word: &ResolvedWord| {
        let mut part = token;
        part.start = token.start + word.span.start;
        part.end = token.start + word.span.end;
        (part, word.text(surface).to_owned())
    };
    words.iter().map(part).collect()
}
