//! A surface on its way to a term.

use std::borrow::Cow;

use crate::case::{Case, CaseEvidence, Shape, Slot, Written};
use crate::fold::{Reason, Rules, Surface};
use crate::kind::{Addresses, Kind, Numbers};
use crate::lowercase::{to_lowercase, with_lowercase};
use crate::normalize::{Normalization, normalize, without_acronym_dots, without_possessive};
use crate::plural::Stem;
use crate::seen;
use crate::stop_words::{Listed, Lists};

/// A surface with what the rules find out from itself and the stop lists alone.
pub(crate) struct Word<'a> {
    pub(crate) surface: &'a Surface<'a>,
    text: Cow<'a, str>,
    pub(crate) shape: Shape,
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

    fn without_dots<'w>(&self, word: &'w str) -> Cow<'w, str> {
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
            return Word::with(surface, text, rules.known_shape(shape), None, lists);
        }
        let (shape, text) = match normalize(surface.text, rules.normalization) {
            Cow::Borrowed(normal) => {
                let bare = without_possessive(normal, rules.possessives);
                (rules.shape(bare), rules.without_dots(bare))
            }
            Cow::Owned(normal) => {
                let bare = without_possessive(&normal, rules.possessives);
                let text = rules.without_dots(bare).into_owned();
                (rules.shape(bare), Cow::Owned(text))
            }
        };
        // As written: a normal form may take signs into a URL, or a fraction apart.
        let dropped = rules.dropped(surface.text);
        Word::with(surface, text, shape, dropped, lists)
    }

    fn with(
        surface: &'a Surface<'a>,
        text: Cow<'a, str>,
        shape: Shape,
        dropped: Option<Reason>,
        lists: &Lists,
    ) -> Word<'a> {
        let listed = if dropped.is_some() || lists.is_empty() {
            Listed::No
        } else {
            with_lowercase(&text, |word| lists.look_up(surface.language, word))
        };
        Word {
            surface,
            text,
            shape,
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
            Case::Auto | Case::Lower => to_lowercase(&self.text),
            Case::Keep => self.text.as_ref().to_owned(),
        };
        let hash = match rules.stem {
            Stem::None => 0,
            Stem::Plural => seen::hash(&text),
        };
        Ok(Term {
            text,
            is_acronym: false,
            hash,
        })
    }
}
