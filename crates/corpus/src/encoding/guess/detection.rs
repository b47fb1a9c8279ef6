//! The comparison of encodings by the words of a text.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::ISO_2022_JP;

use crate::character_sets::text_encoding::TextEncoding;
use crate::encoding::guess::candidates::{candidates, utf8};
use crate::encoding::guess::trial::{Trial, plain_costs};
use crate::encoding::guess::word_sample::WordSample;

/// By how many half bits the first guess of chardetng is likelier: of an encoding with a byte per
/// character, and of one of East Asia.
const FIRST_GUESS: [u32; 2] = [2, 8];
/// After each step of this many bytes, encodings are dropped that are less likely than the best one by
/// [`HOPELESS`] half bits.
const STEP: usize = 120;
const HOPELESS: u32 = 150;
/// By how many half bits an encoding must be likelier than any other that gives another text.
const SURE: u32 = 60;
const LIKELY: u32 = 16;
/// Words of more half bits per letter than this are those of no language.
const NO_WORDS: u32 = 24;

/// How sure a guess is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Certainty {
    Sure,
    Likely,
    Unsure,
}

impl Certainty {
    /// The word in notices.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Certainty::Sure => "sure",
            Certainty::Likely => "likely",
            Certainty::Unsure => "unsure",
        }
    }
}

/// A guessed encoding.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Guessed {
    pub(crate) encoding: TextEncoding,
    pub(crate) certainty: Certainty,
    /// Whether at least as many words are UTF-8 as are not.
    pub(crate) has_utf8_words: bool,
}

/// A guess that takes the bytes block by block, in bounded memory.
pub(crate) struct Guess {
    detector: EncodingDetector,
    sample: WordSample,
}

impl Default for Guess {
    fn default() -> Guess {
        Guess {
            detector: EncodingDetector::new(Iso2022JpDetection::Allow),
            sample: WordSample::default(),
        }
    }
}

impl Guess {
    /// Takes the next bytes.
    pub(crate) fn feed(&mut self, block: &[u8]) {
        self.detector.feed(block, false);
        self.sample.feed(block);
    }

    /// The likeliest encoding of all of them.
    pub(crate) fn finish(mut self) -> Guessed {
        self.detector.feed(&[], true);
        self.sample.finish();
        let has_utf8_words = self.sample.has_utf8_words();
        let first = self.detector.guess(None, Utf8Detection::Deny);
        let first = TextEncoding::standard(first);
        if first == TextEncoding::standard(ISO_2022_JP) || self.sample.coded().is_empty() {
            return Guessed {
                encoding: first,
                certainty: Certainty::Sure,
                has_utf8_words,
            };
        }
        compare(&self.sample, first)
    }
}

/// The likeliest encoding of bytes that are not UTF-8.
pub(crate) fn guess(bytes: &[u8]) -> Guessed {
    let mut guess = Guess::default();
    guess.feed(bytes);
    guess.finish()
}

/// Whether some bytes in a table are likelier to be UTF-8 than what the rest of the table is.
pub(crate) fn is_likelier_utf8(bytes: &[u8], encoding: TextEncoding) -> bool {
    if simdutf8::basic::from_utf8(bytes).is_err() {
        return false;
    }
    let Some(other) = candidates()
        .iter()
        .find(|candidate| candidate.encoding == encoding)
    else {
        return true;
    };
    let mut sample = WordSample::default();
    sample.feed(bytes);
    sample.finish();
    let plain = plain_costs(&sample);
    let cost = |candidate| {
        let mut trial = Trial::new(candidate, &plain);
        for word in sample.coded() {
            trial.add(word);
        }
        trial.cost()
    };
    cost(utf8()) <= cost(other)
}

fn compare(sample: &WordSample, first: TextEncoding) -> Guessed {
    let plain = plain_costs(sample);
    let mut trials: Vec<Trial> = candidates().iter().map(|c| Trial::new(c, &plain)).collect();
    let bonus = FIRST_GUESS[usize::from(!first.is_single_byte())];
    let cost = |trial: &Trial| {
        let is_first = trial.candidate.encoding == first;
        trial.cost() + if is_first { 0 } else { bonus }
    };
    let mut bytes = 0;
    for word in sample.coded() {
        for trial in &mut trials {
            trial.add(word);
        }
        bytes += word.bytes.len();
        if bytes > STEP {
            bytes = 0;
            let best = trials.iter().map(cost).min().unwrap_or_default();
            trials.retain(|trial| cost(trial) <= best + HOPELESS);
        }
    }
    // The first of equals.
    let Some(best) = trials.iter().min_by_key(|trial| cost(trial)) else {
        return Guessed {
            encoding: first,
            certainty: Certainty::Unsure,
            has_utf8_words: sample.has_utf8_words(),
        };
    };
    let others = trials.iter().filter(|trial| trial.text != best.text);
    let margin = others
        .map(cost)
        .min()
        .map_or(SURE, |other| other.saturating_sub(cost(best)));
    let plain = plain.iter().min().copied().unwrap_or_default();
    let has_words = best.cost().saturating_sub(plain) <= NO_WORDS * best.letters.max(4);
    Guessed {
        encoding: best.candidate.encoding,
        certainty: match margin {
            SURE.. if has_words => Certainty::Sure,
            LIKELY.. if has_words => Certainty::Likely,
            _ => Certainty::Unsure,
        },
        has_utf8_words: sample.has_utf8_words(),
    }
}
