//! Detection of the language of a text.

use std::ops::RangeInclusive;

use unicode_normalization::UnicodeNormalization;

use crate::language::Language;
use crate::language::stop_word_votes::{Leader, StopWordIndex, StopWordVotes};

/// The characters of a text that are examined first.
const SHORT_SAMPLE: usize = 256;
/// The characters that are composed: decomposed, a letter may be several.
const LONGEST_SAMPLE: usize = 4 * SAMPLE;
/// The characters that are examined if the first ones do not decide.
pub(crate) const SAMPLE: usize = 1_000;

const CROATIAN: Language = Language::from_letters(*b"hr");
const SERBIAN: Language = Language::from_letters(*b"sr");

/// The language that a text seems to be in, and whether it is long and clear enough to be sure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Detected {
    /// The likeliest language; unknown if the text has no letters.
    pub language: Language,
    /// Whether the guess is reliable.
    pub reliable: bool,
}

/// Detects the languages of texts.
///
/// Compares the text with the stop lists first: in an article, far more words are on the list of its
/// language than on any other, usually within the first 256 characters, otherwise within the first
/// 1,000. If the lists do not decide, uses script and trigrams (the `whatlang` crate), which take ten
/// times as long, unless the list of a language that `whatlang` does not know leads clearly. If these are
/// not reliable either, as with short texts, the stop list with the most words wins if it leads clearly.
///
/// # Examples
///
/// ```
/// use keyweight_tokenize::LanguageDetector;
///
/// let detector = LanguageDetector::new();
/// let detected = detector.detect("We met them at the port.");
/// assert_eq!(detected.language.to_string(), "en");
/// assert!(detected.reliable);
/// ```
#[derive(Clone, Debug)]
pub struct LanguageDetector {
    stop_words: StopWordIndex,
}

impl Default for LanguageDetector {
    fn default() -> LanguageDetector {
        LanguageDetector::new()
    }
}

impl LanguageDetector {
    /// A detector of all languages that `whatlang` knows or that have a built-in stop list.
    pub fn new() -> LanguageDetector {
        LanguageDetector {
            stop_words: StopWordIndex::new(),
        }
    }

    /// The language of `text`, from its first 1,000 characters.
    pub fn detect(&self, text: &str) -> Detected {
        let text = prefix(text, LONGEST_SAMPLE);
        // The first bytes of combining accents.
        if !text.bytes().any(|byte| matches!(byte, 0xcc | 0xcd)) {
            return self.detect_composed(text);
        }
        self.detect_composed(&text.nfc().collect::<String>())
    }

    /// The language of `text`, whose letters are composed with their accents, as in the lists.
    fn detect_composed(&self, text: &str) -> Detected {
        let mut sample = prefix(text, SHORT_SAMPLE);
        let mut votes = self.stop_words.count_votes(sample);
        if let Some(language) = proven(&votes) {
            return Detected::reliably(language);
        }
        if sample.len() < text.len() {
            sample = prefix(text, SAMPLE);
            votes = self.stop_words.count_votes(sample);
            if let Some(language) = proven(&votes) {
                return Detected::reliably(language);
            }
        }
        let leader = votes.leader();
        let (guess, reliable) = match whatlang::detect(sample) {
            Some(found) => (from_whatlang(found.lang()), found.is_reliable()),
            None => language_of_script(sample),
        };
        let by_lists = if reliable {
            overrules(&votes, leader.language, guess)
        } else {
            votes.is_likely(leader)
        };
        Detected {
            language: if by_lists { leader.language } else { guess },
            reliable: reliable || by_lists,
        }
    }

    /// All languages that a text may be detected to be in, in order.
    #[cfg(test)]
    pub(crate) fn languages() -> std::collections::BTreeSet<Language> {
        let by_letters = whatlang::Lang::all()
            .iter()
            .map(|lang| from_whatlang(*lang));
        let by_script = SCRIPTS
            .iter()
            .map(|(_, code)| Language::from_letters(**code));
        let by_lists = LanguageDetector::new().stop_words.languages().to_vec();
        by_letters.chain(by_script).chain(by_lists).collect()
    }

    pub(crate) fn stop_words(&self) -> &StopWordIndex {
        &self.stop_words
    }
}

impl Detected {
    fn reliably(language: Language) -> Detected {
        Detected {
            language,
            reliable: true,
        }
    }
}

/// The language that the votes alone prove.
fn proven(votes: &StopWordVotes<'_, '_>) -> Option<Language> {
    let leader = votes.leader();
    (leader.is_clear() && votes.are_varied(leader.language)).then_some(leader.language)
}

/// Whether the votes for `leader` overrule a reliable guess of `whatlang`, which does not know all languages.
/// It also takes Serbian in Latin letters for Croatian, so that these two compete as equals.
fn overrules(votes: &StopWordVotes<'_, '_>, leader: Language, guess: Language) -> bool {
    let (own, others) = votes.distinct(leader, guess);
    if leader == SERBIAN && guess == CROATIAN {
        return own > others;
    }
    let is_known = whatlang::Lang::all()
        .iter()
        .any(|lang| from_whatlang(*lang) == leader);
    !is_known && is_significant_lead(own, others) && votes.are_varied(leader)
}

/// The first `length` characters of `text`.
pub(crate) fn prefix(text: &str, length: usize) -> &str {
    let bytes = text.as_bytes();
    let (mut end, mut missing) = (0, length);
    while missing > 0 {
        // Every character has at least one byte.
        let next = bytes.len().min(end + missing);
        let starts_character = |byte: &&u8| **byte & 0xc0 != 0x80;
        missing -= bytes[end..next].iter().filter(starts_character).count();
        end = next;
        if end == bytes.len() {
            return text;
        }
    }
    while !text.is_char_boundary(end) {
        end += 1;
    }
    &text[..end]
}

/// The language of a text in a script that `whatlang` does not know and that only one language uses, if
/// at least half of its letters are in that script.
fn language_of_script(text: &str) -> (Language, bool) {
    let (mut letters, mut counts) = (0_u32, [0_u32; SCRIPTS.len()]);
    for character in text.chars().filter(|c| c.is_alphabetic()) {
        letters += 1;
        let script = SCRIPTS
            .iter()
            .position(|(script, _)| script.contains(&character));
        if let Some(script) = script {
            counts[script] += 1;
        }
    }
    let most = SCRIPTS.iter().zip(counts).max_by_key(|(_, count)| *count);
    match most {
        Some(((_, code), count)) if count > 0 && 2 * count >= letters => {
            (Language::from_letters(**code), true)
        }
        _ => (Language::UNKNOWN, false),
    }
}

/// Scripts of a single language: Lao, Tibetan, Thaana (Dhivehi), Canadian syllabics (Inuktitut), Yi.
const SCRIPTS: [(RangeInclusive<char>, &[u8; 2]); 5] = [
    ('\u{0e80}'..='\u{0eff}', b"lo"),
    ('\u{0f00}'..='\u{0fff}', b"bo"),
    ('\u{0780}'..='\u{07bf}', b"dv"),
    ('\u{1400}'..='\u{167f}', b"iu"),
    ('\u{a000}'..='\u{a48c}', b"ii"),
];

impl Leader {
    /// Whether the votes decide: there are at least ten, and they exceed those of the runner-up by twice
    /// the standard error of the difference. In every stretch of 256 or 1,000 characters of the
    /// Declaration of Human Rights in 48 languages and of treebanks in nine, a list with such a lead is
    /// that of the right language.
    pub(crate) fn is_clear(self) -> bool {
        self.votes >= 10 && is_significant_lead(self.votes, self.runner_up)
    }
}

/// Whether the larger of two counts is larger by twice the standard error of their difference.
pub(crate) fn is_significant_lead(larger: u32, smaller: u32) -> bool {
    let lead = u64::from(larger.saturating_sub(smaller));
    lead > 0 && lead * lead >= 4 * (u64::from(larger) + u64::from(smaller))
}

/// The ISO 639-1 code of a language that `whatlang` knows by ISO 639-3.
pub(crate) fn from_whatlang(lang: whatlang::Lang) -> Language {
    let code = match lang.code() {
        "epo" => b"eo",
        "eng" => b"en",
        "rus" => b"ru",
        "cmn" => b"zh",
        "spa" => b"es",
        "por" => b"pt",
        "ita" => b"it",
        "ben" => b"bn",
        "fra" => b"fr",
        "deu" => b"de",
        "ukr" => b"uk",
        "kat" => b"ka",
        "ara" => b"ar",
        "hin" => b"hi",
        "jpn" => b"ja",
        "heb" => b"he",
        "yid" => b"yi",
        "pol" => b"pl",
        "amh" => b"am",
        "jav" => b"jv",
        "kor" => b"ko",
        "nob" => b"no",
        "dan" => b"da",
        "swe" => b"sv",
        "fin" => b"fi",
        "tur" => b"tr",
        "nld" => b"nl",
        "hun" => b"hu",
        "ces" => b"cs",
        "ell" => b"el",
        "bul" => b"bg",
        "bel" => b"be",
        "mar" => b"mr",
        "kan" => b"kn",
        "ron" => b"ro",
        "slv" => b"sl",
        "hrv" => b"hr",
        "srp" => b"sr",
        "mkd" => b"mk",
        "lit" => b"lt",
        "lav" => b"lv",
        "est" => b"et",
        "tam" => b"ta",
        "vie" => b"vi",
        "urd" => b"ur",
        "tha" => b"th",
        "guj" => b"gu",
        "uzb" => b"uz",
        "pan" => b"pa",
        "aze" => b"az",
        "ind" => b"id",
        "tel" => b"te",
        "pes" => b"fa",
        "mal" => b"ml",
        "ori" => b"or",
        "mya" => b"my",
        "nep" => b"ne",
        "sin" => b"si",
        "khm" => b"km",
        "tuk" => b"tk",
        "aka" => b"ak",
        "zul" => b"zu",
        "sna" => b"sn",
        "afr" => b"af",
        "lat" => b"la",
        "slk" => b"sk",
        "cat" => b"ca",
        "tgl" => b"tl",
        "hye" => b"hy",
        "cym" => b"cy",
        _ => return Language::UNKNOWN,
    };
    Language::from_letters(*code)
}

#[cfg(test)]
mod tests;
