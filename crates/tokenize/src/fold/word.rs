//! The rules that look at one surface alone.

use std::borrow::Cow;

use crate::fold::accents;
use crate::fold::case::{Case, CaseEvidence, Shape, Slot, WordForm};
use crate::fold::case_endings::without_case_ending;
use crate::fold::casing::Casing;
use crate::fold::kind::{Addresses, Emoji, Kind, Numbers};
use crate::fold::letters;
use crate::fold::normalization::{
    Normalization, Possessives, normalize, without_acronym_dots, without_acronym_plural,
    without_possessive, without_turkish_ending,
};
use crate::fold::rules::Rules;
use crate::fold::stem::Stem;
use crate::fold::stop_lists::{StopLists, StopMatch};
use crate::fold::surface::{Reason, Surface};
use crate::fold::term_counts;
use crate::language::Language;
use crate::language::elision;

/// A surface, with what the rules derive from it and the stop lists alone.
pub(crate) struct Word<'a> {
    pub(crate) surface: &'a Surface<'a>,
    text: Cow<'a, str>,
    pub(crate) shape: Shape,
    casing: Casing,
    dropped: Option<Reason>,
    stop_match: StopMatch,
    /// The slot with the evidence of its case, if there is any.
    pub(crate) slot: Option<Slot>,
}

/// The term that a word counts for if it has no singular and no variants.
pub(crate) struct Candidate {
    pub(crate) text: String,
    pub(crate) is_acronym: bool,
    /// The hash of `text`, if plurals are folded.
    pub(crate) hash: u64,
}

impl Rules {
    /// `text` in normal form, without a possessive ending and the dots of acronyms.
    pub(crate) fn normal_word(&self, text: &str) -> String {
        let normal = normalize(text, self.normalization);
        self.without_dots(without_possessive(&normal, self.possessives))
            .into_owned()
    }

    /// `surface`, from a text in `language`, in normal form.
    pub(crate) fn normal_surface<'w>(&self, surface: &'w str, language: Language) -> Cow<'w, str> {
        let normal = normalize(surface, self.normalization);
        match self.normalization {
            Normalization::Nfkc => letters::corrected(normal, language),
            Normalization::None => normal,
        }
    }

    /// The case mapping of texts in `language`.
    pub(crate) fn casing(&self, language: Language) -> Casing {
        match self.normalization {
            Normalization::Nfkc => Casing::of(language),
            Normalization::None => Casing::Plain,
        }
    }

    /// `word`, in normal form and from a text in `language`, without affixes that an apostrophe or
    /// a colon joins to it.
    pub(crate) fn without_affixes<'w>(&self, word: &'w str, language: Language) -> &'w str {
        if self.possessives == Possessives::Keep {
            return word;
        }
        let word = without_acronym_plural(without_case_ending(word, language));
        if !word.contains('\'') {
            return word;
        }
        if Casing::of(language) == Casing::Turkic {
            return without_turkish_ending(word);
        }
        without_possessive(elision::strip_prefix(word, language), self.possessives)
    }

    /// `word` without the dots of an acronym.
    pub(crate) fn without_dots<'w>(&self, word: &'w str) -> Cow<'w, str> {
        match self.normalization {
            Normalization::Nfkc => without_acronym_dots(word),
            Normalization::None => Cow::Borrowed(word),
        }
    }

    /// Whether `word`, from a text in `language`, has capitals that may lack their accents.
    fn may_lack_accents(&self, word: &str, language: Language) -> bool {
        accents::may_lack(language)
            && self.normalization == Normalization::Nfkc
            && self.case != Case::Keep
            && accents::may_be_incomplete(word)
    }

    /// The reason to drop a surface by its kind alone.
    fn reason_to_drop(&self, surface: &str) -> Option<Reason> {
        let drop_number = self.numbers == Numbers::Drop;
        let drop_address = self.addresses == Addresses::Drop;
        let drop_emoji = self.emoji == Emoji::Drop;
        if !drop_number && !drop_address && !drop_emoji && !surface.starts_with('&') {
            return None;
        }
        match Kind::of(surface) {
            Kind::Word | Kind::Hashtag => None,
            Kind::Number => drop_number.then_some(Reason::Number),
            Kind::Money => drop_number.then_some(Reason::Money),
            Kind::Url => drop_address.then_some(Reason::Url),
            Kind::Email => drop_address.then_some(Reason::Email),
            Kind::Mention => drop_address.then_some(Reason::Mention),
            Kind::Entity => Some(Reason::Entity),
            Kind::Emoji => drop_emoji.then_some(Reason::Emoji),
        }
    }

    /// The shape of `word`, in normal form but with the dots of an acronym.
    fn shape(&self, word: &str) -> Shape {
        if self.case != Case::Auto && self.stem == Stem::None {
            // No rule uses it.
            return Shape::Other;
        }
        self.effective_shape(Shape::of(word))
    }

    /// The shape that the other rules see.
    fn effective_shape(&self, shape: Shape) -> Shape {
        match (shape, self.stem) {
            // If plurals are not folded, `GPUs` is not a form of `GPU`.
            (Shape::PluralCapitals, Stem::None) => Shape::Capitalized,
            (shape, _) => shape,
        }
    }
}

/// Whether `surface` is an abbreviation of function words with full stops inside: `z.B.`
fn is_abbreviation(rules: &Rules, surface: &Surface<'_>, lists: &StopLists) -> bool {
    surface.text.contains('.')
        && lists.is_abbreviation(
            surface.language,
            &normalize(surface.text, rules.normalization),
            surface.in_capitals,
        )
}

/// Whether `word` ends in a capital after a small letter, and starts with a capital: `BiH` is Bosnia and
/// Herzegovina, `bih` is a function word.
fn is_acronym_of_initials(word: &str) -> bool {
    let mut last = word.chars().rev();
    last.next().is_some_and(char::is_uppercase)
        && last.next().is_some_and(char::is_lowercase)
        && word.starts_with(char::is_uppercase)
}

impl<'a> Word<'a> {
    pub(crate) fn new(rules: &Rules, surface: &'a Surface<'a>, lists: &StopLists) -> Word<'a> {
        // A surface of ASCII letters has nothing to strip and is always a word.
        if let Some(shape) = Shape::of_letters(surface.text) {
            let text = Cow::Borrowed(surface.text);
            return Word::with(
                rules,
                surface,
                text,
                rules.effective_shape(shape),
                None,
                lists,
            );
        }
        let (shape, text) = match rules.normal_surface(surface.text, surface.language) {
            Cow::Borrowed(normal) => {
                let bare = rules.without_affixes(normal, surface.language);
                (rules.shape(bare), rules.without_dots(bare))
            }
            Cow::Owned(normal) => {
                let bare = rules.without_affixes(&normal, surface.language);
                let text = rules.without_dots(bare).into_owned();
                (rules.shape(bare), Cow::Owned(text))
            }
        };
        // Decided by the surface as written: normalization may put signs into a URL or split a fraction.
        let dropped = rules.reason_to_drop(surface.text);
        let dropped = dropped.or_else(|| {
            let is_elided = lists.drop_elided && elision::is_elided(surface.text);
            let is_stop_word = is_elided || is_abbreviation(rules, surface, lists);
            is_stop_word.then_some(Reason::StopWord)
        });
        Word::with(rules, surface, text, shape, dropped, lists)
    }

    fn with(
        rules: &Rules,
        surface: &'a Surface<'a>,
        text: Cow<'a, str>,
        shape: Shape,
        dropped: Option<Reason>,
        lists: &StopLists,
    ) -> Word<'a> {
        let casing = rules.casing(surface.language);
        let language = surface.language;
        let is_name =
            || is_acronym_of_initials(&text) && !lists.is_custom(language, &casing.lower(&text));
        let stop_match = if dropped.is_some() || lists.is_empty() || is_name() {
            StopMatch::None
        } else {
            casing.with_lower(&text, |word| lists.look_up(language, word))
        };
        let stop_match = match stop_match {
            StopMatch::None if rules.may_lack_accents(&text, surface.language) => {
                lists.look_up_incomplete(surface.language, &text)
            }
            _ => stop_match,
        };
        Word {
            surface,
            text,
            shape,
            casing,
            dropped,
            stop_match,
            slot: None,
        }
    }

    /// The word in normal form, as written.
    pub(crate) fn text(&self) -> &str {
        &self.text
    }

    /// The word in lower case.
    pub(crate) fn lower(&self) -> String {
        self.casing.lower(&self.text)
    }

    /// The word as the case rules see it, unless it is dropped.
    pub(crate) fn form(&self) -> Option<WordForm<'_>> {
        if self.dropped.is_some() {
            return None;
        }
        Some(WordForm {
            word: &self.text,
            shape: self.shape,
            language: self.surface.language,
            casing: self.casing,
            in_capitals: self.surface.in_capitals,
            is_stop_word: self.stop_match != StopMatch::None,
        })
    }

    /// The term that the word counts for, as far as it can be decided without the other terms.
    pub(crate) fn candidate(
        &self,
        rules: &Rules,
        evidence: &CaseEvidence,
    ) -> Result<Candidate, Reason> {
        if let Some(reason) = self.dropped {
            return Err(reason);
        }
        if self.stop_match != StopMatch::Acronym
            && let Some(slot) = self.slot
            && let Some(form) = self.form()
            && let Some(text) = evidence.acronym(slot, &form)
        {
            return Ok(Candidate {
                text,
                is_acronym: true,
                hash: 0,
            });
        }
        if self.stop_match != StopMatch::None {
            return Err(Reason::StopWord);
        }
        let text = match rules.case {
            Case::Auto | Case::Lower => self.casing.lower(&self.text),
            Case::Keep => self.text.as_ref().to_owned(),
        };
        let hash = match rules.stem {
            Stem::None | Stem::Snowball => 0,
            Stem::Plural => term_counts::hash(&text),
        };
        Ok(Candidate {
            text,
            is_acronym: false,
            hash,
        })
    }
}
