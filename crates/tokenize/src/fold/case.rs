//! Case, decided by the corpus's own evidence.

use std::borrow::Cow;

use foldhash::fast::FixedState;
use hashbrown::{Equivalent, HashMap};
use serde::{Deserialize, Serialize};

use crate::characters::patterns::is_dotted_acronym;
use crate::fold::casing::Casing;
use crate::fold::spelling;
use crate::language::Language;
use crate::language::stop_words::english;

/// How words that differ in case become terms.
///
/// For the surfaces `The` `US` `economy` `needs` `us`, with `us` a stop word:
///
/// | variant | terms |
/// |---|---|
/// | `Auto` | `US` `economy` `needs` (`us` is a stop word, `US` is not) |
/// | `Lower` | `economy` `needs` |
/// | `Keep` | `US` `economy` `needs`, and `Economy` would be another |
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Case {
    /// Folded to lower case, except acronyms. A word is an acronym if it is written in capitals
    /// where its surroundings are not, and is so written more often than in any other way, or is a
    /// stop word in lower case and not just emphasized now and then. Other forms of it count for it
    /// (`Covid` for `COVID`) if they are rare and no stop word; else they are a word of their own
    /// (`ICE` and `ice`). With a capital first, forms of four or more letters count for it
    /// (`Nato` for `NATO`) wherever lower case is rare; shorter ones are a name if the corpus has them
    /// no less often than in lower case (`Kim Jong Un`), and a name is no form of an acronym (`UN`).
    #[default]
    Auto,
    /// Folded to lower case.
    Lower,
    /// As written.
    Keep,
}

/// How a word is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Shape {
    /// In capitals: `TSMC`, `R&D`, `6G`; or `U.S.`, with dots.
    Capitals,
    /// In capitals with full stops, which are capitals anywhere.
    DottedCapitals,
    /// In capitals with a plural ending: `GPUs`.
    PluralCapitals,
    /// A capital first: `Taiwan`.
    Capitalized,
    /// Anything else.
    Other,
}

impl Shape {
    /// The shape of `word`, if it is nothing but ASCII letters.
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
        if word.strip_suffix('s').is_some_and(is_capitals) {
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

/// Two or more letters or digits, at least one a capital letter, none a lower-case one.
fn is_capitals(word: &str) -> bool {
    let mut capital = false;
    let mut signs = 0;
    for character in word.chars() {
        if character.is_lowercase() {
            return false;
        }
        capital |= character.is_uppercase();
        signs += usize::from(character.is_alphanumeric());
    }
    capital && signs >= 2
}

/// Other forms count for an acronym if it is at least so many times as frequent as they are.
const DOMINANT: u64 = 10;
/// Up to so many letters, a stop word in capitals is rather an acronym than emphasis.
const SHORT: usize = 3;

/// How often a word, whatever its case, is written in which way.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Evidence {
    capitals: u64,
    /// With a capital first.
    capitalized: u64,
    /// In lower case, or in any mixture.
    lower: u64,
    stop_word: bool,
}

/// How an acronym may be written, by its length and language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Style {
    /// Letter by letter: `UN`. Written with a capital first, the word is another one: a name (`Un`,
    /// `Ng`), or a word that begins a sentence (`Ice`, `It`).
    Spelled,
    /// Also as a name, as those are that are spoken like a word: `Nato`, `Covid`; in Italian, short
    /// ones too: `Onu`, `Usa`.
    Spoken,
}

impl Style {
    /// That of words of `length` letters.
    fn of(length: usize, language: Language) -> Style {
        if length > SHORT || language == Language::from_letters(*b"it") {
            Style::Spoken
        } else {
            Style::Spelled
        }
    }
}

impl Evidence {
    /// In any way but in capitals.
    fn other(self) -> u64 {
        self.capitalized + self.lower
    }

    /// Whether the word with a capital first is a name, that says nothing of the same letters in
    /// capitals: it is hardly ever in lower case, and too short for an acronym that looks like a name.
    fn has_name(self, style: Style) -> bool {
        style == Style::Spelled
            && self.capitalized > 0
            && self.capitalized >= self.lower.saturating_mul(DOMINANT)
    }

    /// Whether the word is an acronym; `length` is its number of letters.
    ///
    /// A stop word is one even if it is rare in capitals (`IT` next to `it`), but some rarity is
    /// only emphasis: `ALL`, `THIS`. Next to a name, too, if capitals are not so rare that they are
    /// rather that name (`LEE Jae-myung`).
    fn is_acronym(self, length: usize, style: Style) -> bool {
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

    /// Whether a form of the acronym that is not in capitals counts for it.
    fn has_form(self, shape: Shape, style: Style) -> bool {
        let rare = match style {
            // Not what only begins sentences with the lower-case form: a name.
            Style::Spelled
                if shape == Shape::Capitalized
                    && self.capitalized > 0
                    && self.capitalized >= self.lower =>
            {
                return false;
            }
            Style::Spelled => self.other(),
            // As a name it is the same acronym.
            Style::Spoken => self.lower,
        };
        self.capitals >= rare.saturating_mul(DOMINANT)
    }
}

/// The evidence of a whole corpus, by language and folded word: the `un` of French texts says nothing
/// of the `UN` of English ones.
///
/// Only of words that are in capitals anywhere: of no other word may an acronym be made.
#[derive(Debug, Default)]
pub(crate) struct CaseEvidence {
    slots: HashMap<(Language, String), Slot, FixedState>,
    evidence: Vec<Evidence>,
}

/// Where the evidence of a word is kept.
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

/// What a rule knows of one surface.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Written<'a> {
    /// The word without the dots of an acronym.
    pub(crate) word: &'a str,
    pub(crate) shape: Shape,
    pub(crate) language: Language,
    pub(crate) casing: Casing,
    pub(crate) in_capitals: bool,
    /// Whether the folded word is a stop word.
    pub(crate) is_stop: bool,
}

impl Written<'_> {
    /// Gives what the surface is evidence for to `work`.
    fn with_key<R>(&self, work: impl FnOnce(&Key<'_>) -> R) -> R {
        let singular = match self.shape {
            Shape::PluralCapitals => self.word.strip_suffix('s').unwrap_or(self.word),
            _ => self.word,
        };
        let unified = |lower: &str| {
            let spelling = match self.casing {
                Casing::Plain => Cow::Borrowed(lower),
                // Capitals have no ß: STRASSE is Straße.
                Casing::OneDot | Casing::Turkic => spelling::unified(lower, self.language),
            };
            work(&Key(self.language, &spelling))
        };
        self.casing.with_lower(singular, unified)
    }

    /// Whether capitals are rather emphasis than an acronym, by what the word means.
    fn is_emphasis(&self) -> bool {
        self.is_stop
            && self.language == Language::ENGLISH
            && self
                .casing
                .with_lower(self.word, |word| english::EMPHASIZED.contains(&word))
    }

    /// Whether the surface is in capitals of its own accord.
    pub(crate) fn is_evidence(&self) -> bool {
        match self.shape {
            Shape::DottedCapitals => true,
            Shape::Capitals | Shape::PluralCapitals => !self.in_capitals,
            Shape::Capitalized | Shape::Other => false,
        }
    }
}

impl CaseEvidence {
    /// Adds `count` occurrences of a surface that [is evidence](Written::is_evidence).
    pub(crate) fn add(&mut self, written: &Written<'_>, count: u64) {
        let Slot(slot) = written.with_key(|key| {
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
        evidence.stop_word |= written.is_stop;
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.evidence.is_empty()
    }

    /// Where the evidence of a surface's word is kept, when all that is evidence is added.
    pub(crate) fn slot(&self, written: &Written<'_>) -> Option<Slot> {
        written.with_key(|key| self.slots.get(key).copied())
    }

    /// Adds `count` occurrences of a surface that is no evidence, and whose word is kept in `slot`.
    pub(crate) fn add_other(&mut self, slot: Slot, written: &Written<'_>, count: u64) {
        let evidence = &mut self.evidence[slot.0];
        match written.shape {
            _ if written.in_capitals => {}
            Shape::Capitalized => evidence.capitalized += count,
            _ => evidence.lower += count,
        }
    }

    /// The acronym that a surface counts for, if it does; its word is kept in `slot`.
    pub(crate) fn acronym(&self, slot: Slot, written: &Written<'_>) -> Option<String> {
        let evidence = self.evidence[slot.0];
        if evidence.capitals == 0 || written.is_emphasis() {
            return None;
        }
        let length = written.with_key(|key| key.1.chars().count());
        let style = Style::of(length, written.language);
        if !evidence.is_acronym(length, style) {
            return None;
        }
        let counts = match written.shape {
            _ if written.is_evidence() => true,
            // In a headline `US` may be either: the more frequent one in the rest of the corpus.
            Shape::Capitals | Shape::PluralCapitals => evidence.capitals > evidence.other(),
            _ => !written.is_stop && evidence.has_form(written.shape, style),
        };
        counts.then(|| written.with_key(|key| written.casing.upper(key.1)))
    }
}

#[cfg(test)]
mod tests;
