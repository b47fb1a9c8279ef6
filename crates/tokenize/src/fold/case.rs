//! Case folding, decided by the evidence of the corpus itself.

use std::borrow::Cow;

use foldhash::fast::FixedState;
use hashbrown::{Equivalent, HashMap};
use serde::{Deserialize, Serialize};

use crate::characters::patterns::is_dotted_acronym;
use crate::fold::casing::Casing;
use crate::fold::spelling;
use crate::language::Language;

/// How words that differ only in case become terms.
///
/// For the surfaces `The` `US` `economy` `needs` `us`, with `us` a stop word:
///
/// | variant | terms |
/// |---|---|
/// | `Auto` | `US` `economy` `needs` (`us` is a stop word, `US` is not) |
/// | `Lower` | `economy` `needs` |
/// | `Keep` | `US` `economy` `needs`; `Economy` would be another term |
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Case {
    /// Folded to lower case, except acronyms. A word is an acronym if it is written in capitals where its
    /// surroundings are not, and either is written so more often than in any other way or is a stop word
    /// in lower case and not just emphasized occasionally. Other forms count for the acronym (`Covid` for
    /// `COVID`) if they are rare and not stop words; otherwise they are a word of their own (`ICE` and
    /// `ice`). Capitalized forms with four or more letters count for the acronym (`Nato` for `NATO`)
    /// whenever lower case is rare. Shorter ones are a name if they are at least as frequent as the form
    /// in lower case (`Kim Jong Un`), and a name is not a form of an acronym (`UN`).
    #[default]
    Auto,
    /// Folded to lower case.
    Lower,
    /// As form.
    Keep,
}

/// The pattern of capitals in a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Shape {
    /// In capitals: `TSMC`, `R&D`, `6G`.
    Capitals,
    /// In capitals with full stops (`U.S.`), which is an acronym even in a run of capitals.
    DottedCapitals,
    /// In capitals with a plural ending: `GPUs`.
    PluralCapitals,
    /// With a capital first: `Taiwan`.
    Capitalized,
    /// Anything else.
    Other,
}

impl Shape {
    /// The shape of `word`, if it consists of ASCII letters only.
    pub(crate) fn of_letters(word: &str) -> Option<Shape> {
        let (mut capitals, mut letters) = (0, 0);
        for byte in word.bytes() {
            capitals += usize::from(byte.is_ascii_uppercase());
            letters += usize::from(byte.is_ascii_alphabetic());
        }
        if letters != word.len() {
            return None;
        }
        Some(match word.as_bytes() {
            [_, .., b's'] if capitals >= 2 && capitals + 1 == letters => Shape::PluralCapitals,
            [_, _, ..] if capitals == letters => Shape::Capitals,
            [b'A'..=b'Z', ..] => Shape::Capitalized,
            _ => Shape::Other,
        })
    }

    /// The shape of `word`, which is in normal form but may have the dots of an acronym.
    pub(crate) fn of(word: &str) -> Shape {
        if word.contains('-') {
            return Shape::of_compound(word);
        }
        if is_capitals(word) {
            return if is_dotted_acronym(word) {
                Shape::DottedCapitals
            } else {
                Shape::Capitals
            };
        }
        let singular = word.strip_suffix('s');
        // A colon may precede a case ending.
        if singular.is_some_and(|word| is_capitals(word) && !word.ends_with(':')) {
            return Shape::PluralCapitals;
        }
        Shape::of_compound(word)
    }

    fn of_compound(word: &str) -> Shape {
        if word.starts_with(char::is_uppercase) {
            Shape::Capitalized
        } else {
            Shape::Other
        }
    }
}

/// Whether `word` has two or more letters or digits, at least one capital letter and no lower-case letter.
fn is_capitals(word: &str) -> bool {
    let mut capital = false;
    let mut length = 0;
    for character in word.chars() {
        if character.is_lowercase() {
            return false;
        }
        capital |= character.is_uppercase();
        length += usize::from(character.is_alphanumeric());
    }
    capital && length >= 2
}

/// Other forms count for an acronym that is at least this many times as frequent as they are.
const DOMINANT: u64 = 10;
/// Up to this many letters, a stop word in capitals is more likely an acronym than emphasis.
const SHORT: usize = 3;

/// English words that writers put in capitals for emphasis and that are rarely acronyms.
#[rustfmt::skip]
const EMPHASIZED: [&str; 44] = [
    "not", "no", "never", "nor", "none", "all", "any", "every", "each", "both", "only", "own", "and",
    "but", "if", "so", "too", "very", "more", "the", "that", "this", "these", "those", "we", "you",
    "he", "she", "they", "my", "our", "your", "his", "her", "is", "was", "be", "do", "did", "will",
    "must", "why", "how", "now",
];

/// How often a word is written in each way.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Evidence {
    capitals: u64,
    /// With a capital first.
    capitalized: u64,
    /// In lower case or mixed case.
    lower: u64,
    stop_word: bool,
}

/// How an acronym may be written, by its length and language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum AcronymStyle {
    /// An initialism, only in capitals: `UN`. The capitalized form is another word: a name (`Un`, `Ng`),
    /// or a word at the start of a sentence (`Ice`, `It`).
    Initialism,
    /// Also capitalized like a name, as acronyms that are pronounced as a word are: `Nato`, `Covid`; in
    /// Italian short ones, too: `Onu`, `Usa`.
    Pronounced,
}

impl AcronymStyle {
    /// The style of words with `length` letters.
    fn of(length: usize, language: Language) -> AcronymStyle {
        if length > SHORT || language == Language::from_letters(*b"it") {
            AcronymStyle::Pronounced
        } else {
            AcronymStyle::Initialism
        }
    }
}

impl Evidence {
    /// In any way except in capitals.
    fn other(self) -> u64 {
        self.capitalized + self.lower
    }

    /// Whether the capitalized form is a name, which says nothing about the same letters in capitals: the
    /// word is rarely in lower case and is too short for an acronym that is written like a name.
    fn has_name(self, style: AcronymStyle) -> bool {
        style == AcronymStyle::Initialism
            && self.capitalized > 0
            && self.capitalized >= self.lower.saturating_mul(DOMINANT)
    }

    /// Whether the word is an acronym; `length` is its number of letters.
    ///
    /// A stop word is one even if it is rarely in capitals (`IT` and `it`), unless it is so rare that it is
    /// only emphasis: `ALL`, `THIS`. A word with the same letters as a name is one, too, unless capitals
    /// are so rare that they are probably that name (`LEE Jae-myung`).
    fn is_acronym(self, length: usize, style: AcronymStyle) -> bool {
        let rarest = if length <= SHORT { 100 } else { 10 };
        let is_frequent = if self.has_name(style) {
            self.capitals > self.lower && self.capitals.saturating_mul(DOMINANT) >= self.capitalized
        } else {
            self.capitals > self.other()
        };
        self.capitals > 0
            && (is_frequent
                || self.stop_word && self.capitals.saturating_mul(rarest) >= self.other())
    }

    /// Whether a form that is not in capitals counts for the acronym.
    fn has_form(self, shape: Shape, style: AcronymStyle) -> bool {
        let rare = match style {
            // If it is not just the lower-case form at the start of sentences, it is a name.
            AcronymStyle::Initialism
                if shape == Shape::Capitalized
                    && self.capitalized > 0
                    && self.capitalized >= self.lower =>
            {
                return false;
            }
            AcronymStyle::Initialism => self.other(),
            // The capitalized form is the same acronym.
            AcronymStyle::Pronounced => self.lower,
        };
        self.capitals >= rare.saturating_mul(DOMINANT)
    }
}

/// The evidence of a whole corpus, by language and folded word: the `un` of French texts says nothing about
/// the `UN` of English ones.
///
/// Has only words that are in capitals somewhere, since no other word can be an acronym.
#[derive(Debug, Default)]
pub(crate) struct CaseEvidence {
    slots: HashMap<(Language, String), Slot, FixedState>,
    evidence: Vec<Evidence>,
}

/// The index of the evidence of a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Slot(usize);

/// The language and the folded word that a surface is evidence for.
#[derive(Hash)]
struct Key<'a>(Language, &'a str);

impl Equivalent<(Language, String)> for Key<'_> {
    fn equivalent(&self, key: &(Language, String)) -> bool {
        self.0 == key.0 && self.1 == key.1
    }
}

/// A surface as the case rules see it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct WordForm<'a> {
    /// The word without the dots of an acronym.
    pub(crate) word: &'a str,
    pub(crate) shape: Shape,
    pub(crate) language: Language,
    pub(crate) casing: Casing,
    pub(crate) in_capitals: bool,
    /// Whether the folded word is a stop word.
    pub(crate) is_stop_word: bool,
}

impl WordForm<'_> {
    /// Calls `work` with the key of what the surface is evidence for.
    fn with_key<R>(&self, work: impl FnOnce(&Key<'_>) -> R) -> R {
        let singular = match self.shape {
            Shape::PluralCapitals => self.word.strip_suffix('s').unwrap_or(self.word),
            _ => self.word,
        };
        let with_canonical = |lower: &str| {
            let spelling = match self.casing {
                Casing::Plain => Cow::Borrowed(lower),
                // There is no ß in capitals: STRASSE is Straße.
                Casing::OneDot | Casing::Turkic => spelling::canonical(lower, self.language),
            };
            work(&Key(self.language, &spelling))
        };
        self.casing.with_lower(singular, with_canonical)
    }

    /// Whether capitals are more likely emphasis than an acronym, by the meaning of the word.
    fn is_emphasis(&self) -> bool {
        self.is_stop_word
            && self.language == Language::ENGLISH
            && self
                .casing
                .with_lower(self.word, |word| EMPHASIZED.contains(&word))
    }

    /// Whether the surface is in capitals where its surroundings are not.
    pub(crate) fn is_evidence(&self) -> bool {
        match self.shape {
            Shape::DottedCapitals => true,
            Shape::Capitals | Shape::PluralCapitals => !self.in_capitals,
            Shape::Capitalized | Shape::Other => false,
        }
    }
}

impl CaseEvidence {
    /// Adds `count` occurrences of a surface that [is evidence](WordForm::is_evidence).
    pub(crate) fn add(&mut self, form: &WordForm<'_>, count: u64) {
        let Slot(slot) = form.with_key(|key| {
            if let Some(slot) = self.slots.get(key) {
                return *slot;
            }
            let slot = Slot(self.evidence.len());
            self.evidence.push(Evidence::default());
            self.slots.insert((key.0, key.1.to_owned()), slot);
            slot
        });
        let evidence = &mut self.evidence[slot];
        evidence.capitals += count;
        evidence.stop_word |= form.is_stop_word;
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.evidence.is_empty()
    }

    /// The slot of a surface's word, after all evidence is added.
    pub(crate) fn slot(&self, form: &WordForm<'_>) -> Option<Slot> {
        form.with_key(|key| self.slots.get(key).copied())
    }

    /// Adds `count` occurrences of a surface that is not evidence itself; `slot` is that of its word.
    pub(crate) fn add_other(&mut self, slot: Slot, form: &WordForm<'_>, count: u64) {
        let evidence = &mut self.evidence[slot.0];
        match form.shape {
            _ if form.in_capitals => {}
            Shape::Capitalized => evidence.capitalized += count,
            _ => evidence.lower += count,
        }
    }

    /// The acronym that a surface counts for, if any; `slot` is that of its word.
    pub(crate) fn acronym(&self, slot: Slot, form: &WordForm<'_>) -> Option<String> {
        let evidence = self.evidence[slot.0];
        if evidence.capitals == 0 || form.is_emphasis() {
            return None;
        }
        let length = form.with_key(|key| key.1.chars().count());
        let style = AcronymStyle::of(length, form.language);
        if !evidence.is_acronym(length, style) {
            return None;
        }
        let counts = match form.shape {
            _ if form.is_evidence() => true,
            // In a headline `US` may be either word: the one that is more frequent elsewhere.
            Shape::Capitals | Shape::PluralCapitals => evidence.capitals > evidence.other(),
            _ => !form.is_stop_word && evidence.has_form(form.shape, style),
        };
        counts.then(|| form.with_key(|key| form.casing.upper(key.1)))
    }
}

#[cfg(test)]
mod tests;
