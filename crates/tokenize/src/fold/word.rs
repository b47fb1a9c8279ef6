//! A surface on its way to a term.

use std::borrow::Cow;

use crate::fold::case::{Case, CaseEvidence, Shape, Slot, Written};
use crate::fold::casing::Casing;
use crate::fold::kind::{Addresses, Kind, Numbers};
use crate::fold::normalization::{
    Normalization, Possessives, normalize, without_acronym_dots, without_possessive,
    without_turkish_ending,
};
use crate::fold::rules::Rules;
use crate::fold::stem::Stem;
use crate::fold::stop_lists::{Listed, Lists};
use crate::fold::surface::{Reason, Surface};
use crate::fold::term_counts;
use crate::language::Language;
use crate::language::elision;

/// A surface with what the rules find out from itself and the stop lists alone.
pub(crate) struct Word<'a> {
    pub(crate) surface: &'a Surface<'a>,
    text: Cow<'a, str>,
    pub(crate) shape: Shape,
    casing: Casing,
    dropped: Option<Reason>,
    listed: Listed,
    /// Where the evidence of its case is kept, if there is any.
    pub(crate) slot: Option<Slot>,
}

/// A term on its way to its final form.
pub(crate) struct Term {
    pub(crate) text: String,
    pub(crate) is_acronym: bool,
    /// The hash of `text`, if plurals are to be folded.
    pub(crate) hash: u64,
}

impl Rules {
    /// `text` in normal form, without a possessive ending and the dots of acronyms.
    pub(crate) fn word(&self, text: &str) -> String {
        let normal = normalize(text, self.normalization);
        self.without_dots(without_possessive(&normal, self.possessives))
            .into_owned()
    }

    /// How the letters of texts in `language` change their case.
    pub(crate) fn casing(&self, language: Language) -> Casing {
        match self.normalization {
            Normalization::Nfkc => Casing::of(language),
            Normalization::None => Casing::Plain,
        }
    }

    /// `word`, in normal form and of a text in `language`, without what an apostrophe joins to it.
    pub(crate) fn bare<'w>(&self, word: &'w str, language: Language) -> &'w str {
        if self.possessives == Possessives::Keep || !word.contains('\'') {
            return word;
        }
        if Casing::of(language) == Casing::Turkic {
            return without_turkish_ending(word);
        }
        without_possessive(elision::strip_prefix(word, language), self.possessives)
    }

    pub(crate) fn without_dots<'w>(&self, word: &'w str) -> Cow<'w, str> {
        match self.normalization {
            Normalization::Nfkc => without_acronym_dots(word),
            Normalization::None => Cow::Borrowed(word),
        }
    }

    /// Why a surface counts for no term, by its kind alone.
    fn dropped(&self, surface: &str) -> Option<Reason> {
        let drop_number = self.numbers == Numbers::Drop;
        let drop_address = self.addresses == Addresses::Drop;
        if !drop_number && !drop_address {
            return None;
        }
        match Kind::of(surface) {
            Kind::Word | Kind::Hashtag => None,
            Kind::Number => drop_number.then_some(Reason::Number),
            Kind::Money => drop_number.then_some(Reason::Money),
            Kind::Url => drop_address.then_some(Reason::Url),
            Kind::Email => drop_address.then_some(Reason::Email),
            Kind::Mention => drop_address.then_some(Reason::Mention),
        }
    }

    /// The shape of `word`, in normal form but with the dots of an acronym.
    fn shape(&self, word: &str) -> Shape {
        if self.case != Case::Auto && self.stem == Stem::None {
            // Nobody asks.
            return Shape::Other;
        }
        self.known_shape(Shape::of(word))
    }

    fn known_shape(&self, shape: Shape) -> Shape {
        match (shape, self.stem) {
            // Without folding of plurals, `GPUs` is no form of `GPU`.
            (Shape::PluralCapitals, Stem::None) => Shape::Capitalized,
            (shape, _) => shape,
        }
    }
}

impl<'a> Word<'a> {
    pub(crate) fn new(rules: &Rules, surface: &'a Surface<'a>, lists: &Lists) -> Word<'a> {
        // Of letters alone there is nothing to cut and nothing to be but a word.
        if let Some(shape) = Shape::of_letters(surface.text) {
            let text = Cow::Borrowed(surface.text);
            return Word::with(rules, surface, text, rules.known_shape(shape), None, lists);
        }
        let (shape, text) = match normalize(surface.text, rules.normalization) {
            Cow::Borrowed(normal) => {
                let bare = rules.bare(normal, surface.language);
                (rules.shape(bare), rules.without_dots(bare))
            }
            Cow::Owned(normal) => {
                let bare = rules.bare(&normal, surface.language);
                let text = rules.without_dots(bare).into_owned();
                (rules.shape(bare), Cow::Owned(text))
            }
        };
        // As written: a normal form may take signs into a URL, or a fraction apart.
        let dropped = rules.dropped(surface.text);
        let is_elided = lists.drop_elided && elision::is_elided(surface.text);
        let dropped = dropped.or(is_elided.then_some(Reason::StopWord));
        Word::with(rules, surface, text, shape, dropped, lists)
    }

    fn with(
        rules: &Rules,
        surface: &'a Surface<'a>,
        text: Cow<'a, str>,
        shape: Shape,
        dropped: Option<Reason>,
        lists: &Lists,
    ) -> Word<'a> {
        let casing = rules.casing(surface.language);
        let listed = if dropped.is_some() || lists.is_empty() {
            Listed::No
        } else {
            casing.with_lower(&text, |word| lists.look_up(surface.language, word))
        };
        Word {
            surface,
            text,
            shape,
            casing,
            dropped,
            listed,
            slot: None,
        }
    }

    /// The word as the rules of case see it, if it is not dropped.
    pub(crate) fn written(&self) -> Option<Written<'_>> {
        if self.dropped.is_some() {
            return None;
        }
        Some(Written {
            word: &self.text,
            shape: self.shape,
            language: self.surface.language,
            casing: self.casing,
            in_capitals: self.surface.in_capitals,
            is_stop: self.listed != Listed::No,
        })
    }

    /// The term that the word counts for, as far as it does not take the other terms to know it.
    pub(crate) fn term(&self, rules: &Rules, evidence: &CaseEvidence) -> Result<Term, Reason> {
        if let Some(reason) = self.dropped {
            return Err(reason);
        }
        if self.listed != Listed::Acronym
            && let Some(slot) = self.slot
            && let Some(written) = self.written()
            && let Some(text) = evidence.acronym(slot, &written)
        {
            return Ok(Term {
                text,
                is_acronym: true,
                hash: 0,
            });
        }
        if self.listed != Listed::No {
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
        Ok(Term {
            text,
            is_acronym: false,
            hash,
        })
    }
}
