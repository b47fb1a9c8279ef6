//! What a sign at or between words makes of them: `U.S.`, `C++`, `Bürger*innen`, `US$300`, an address.

use super::Scanner;
use crate::characters::patterns;
use crate::characters::patterns::is_dotted_acronym;
use crate::characters::scripts::is_unspaced;
use crate::characters::word_signs;
use crate::language::Language;
use crate::segment::segmentation::Hyphens;
use crate::token::Token;

const FINNISH: Language = Language::from_letters(*b"fi");
const GERMAN: Language = Language::from_letters(*b"de");
const SWEDISH: Language = Language::from_letters(*b"sv");

impl Scanner<'_> {
    /// `example.org/news`: a slash makes a URL of the domain before it. `Bürger/innen`: it joins a German
    /// ending.
    pub(super) fn slash(&mut self, at: usize) -> Option<usize> {
        let start = self.word_before(at)?.start;
        let url = patterns::url(&self.text[start..]).filter(|length| start + length > at);
        let Some(length) = url else {
            let may_be_german = matches!(self.language, GERMAN | Language::UNKNOWN);
            return may_be_german.then(|| self.gender_sign(at)).flatten();
        };
        self.tokens.pop();
        self.push_closed(start, start + length);
        Some(start + length)
    }

    /// `Bürger*innen`. A word that follows a star as well is emphasized: `*Bürger*innen`.
    pub(super) fn gender_sign(&mut self, at: usize) -> Option<usize> {
        let word = *self.word_before(at)?;
        let length = word_signs::gender_sign(word.surface(self.text), &self.text[at..])?;
        let is_emphasized = self.text[..word.start].ends_with('*');
        self.join_at = (!is_emphasized).then_some(at + length);
        self.join_at
    }

    /// `C++`, `1.5e+10`.
    pub(super) fn plus(&mut self, at: usize) -> Option<usize> {
        let word = self.word_before(at)?.surface(self.text);
        if word_signs::is_exponent(word, &self.text[at..]) {
            self.join_at = Some(at + 1);
            return self.join_at;
        }
        self.programming_language(at)
    }

    /// The `++` of `C++`, the `#` of `C#`.
    pub(super) fn programming_language(&mut self, at: usize) -> Option<usize> {
        let word = self.word_before(at)?.surface(self.text);
        let length = word_signs::programming_language(word, &self.text[at..])?;
        self.extend(at + length);
        Some(at + length)
    }

    /// The digits of `CO₂`, `H₂O`, `PM₂.₅`.
    pub(super) fn subscript(&mut self, start: usize) -> usize {
        let end = start + word_signs::subscript_digits(&self.text[start..]);
        let is_formula = |word: &Token| word.surface(self.text).contains(char::is_alphabetic);
        if self.word_before(start).is_some_and(is_formula) {
            self.extend(end);
            // `SO₄²`: the superscript digit is a charge or a footnote.
            let goes_on = self.text[end..].starts_with(char::is_alphabetic);
            self.join_at = goes_on.then_some(end);
        } else {
            self.push(start, end);
        }
        end
    }

    /// An apostrophe joins an ending in small letters to a number or an acronym with full stops: `1990's`, the
    /// Danish `1990'erne`, the Turkish `T.C.'nin`. In Swedish and Finnish a colon joins it to a number: `5:een`.
    pub(super) fn ending(&mut self, start: usize, end: usize) {
        let Some(word) = self.word_before(start) else {
            return;
        };
        let surface = word.surface(self.text);
        let is_number = surface.ends_with(char::is_numeric);
        let has_ending = if self.text[start..].starts_with(':') {
            is_number && matches!(self.language, FINNISH | SWEDISH)
        } else {
            is_number || surface.ends_with('.') && is_dotted_acronym(surface)
        };
        let is_small = |character: char| character.is_lowercase() && !is_unspaced(character);
        if has_ending && self.text[end..].starts_with(is_small) {
            self.join_at = Some(end);
        }
    }

    /// An acute accent or a prime between two letters was typed for an apostrophe: `don´t`, `O′Brien`.
    pub(super) fn typed_apostrophe(&mut self, start: usize, end: usize) {
        let is_letter = |character: char| character.is_alphabetic() && !is_unspaced(character);
        if self.text[..start].ends_with(is_letter) && self.text[end..].starts_with(is_letter) {
            self.join_after(start, end);
        }
    }

    /// A hyphen joins the words around it, unless compounds are split, and the sign of a power of ten always.
    /// U+2212 is only such a sign.
    pub(super) fn hyphen(&mut self, start: usize, end: usize) {
        let Some(word) = self.word_before(start) else {
            return;
        };
        let rest = &self.text[start..];
        let joins = self.hyphens == Hyphens::Keep && !rest.starts_with('\u{2212}');
        if joins || word_signs::is_exponent(word.surface(self.text), rest) {
            self.join_at = Some(end);
        }
    }

    /// The full stop after `U.S` belongs to it, as does the one before `NET`.
    pub(super) fn dot(&mut self, start: usize, end: usize) -> usize {
        let Some(last) = self.word_before(start) else {
            let (before, text) = self.text.split_at(start);
            let Some(length) = word_signs::dot_net(before, text) else {
                return end;
            };
            self.join_at = None;
            self.push(start, start + length);
            return start + length;
        };
        let surface = last.surface(self.text);
        let part = surface.rsplit('-').next().unwrap_or(surface);
        if is_dotted_acronym(part) {
            self.extend(end);
        }
        end
    }

    pub(super) fn at_sign(&mut self, at: usize) -> Option<usize> {
        let rest = &self.text[at..];
        if let Some(length) = patterns::address_from_at(rest) {
            let local = patterns::local_part(&self.text[self.barrier..at]);
            let mut start = at - local;
            while let Some(last) = self.tokens.last().filter(|last| last.end > start) {
                start = start.min(last.start);
                self.tokens.pop();
            }
            if start < at {
                self.push_closed(start, at + length);
                return Some(at + length);
            }
        }
        let follows_word = self.tokens.last().is_some_and(|last| last.end == at);
        let length = patterns::mention(rest).filter(|_| !follows_word)?;
        self.push_closed(at, at + length);
        Some(at + length)
    }

    pub(super) fn hashtag(&mut self, at: usize) -> Option<usize> {
        let follows_word = self.tokens.last().is_some_and(|last| last.end == at);
        let length = patterns::hashtag(&self.text[at..]).filter(|_| !follows_word)?;
        self.push_closed(at, at + length);
        Some(at + length)
    }

    /// `$300`, with `US` or `NT` before it; `sign` is the end of the currency sign.
    pub(super) fn money(&mut self, start: usize, sign: usize) -> usize {
        let prefix = self.word_before(start).copied().filter(|last| {
            let surface = &self.text.as_bytes()[last.start..last.end];
            surface.len() <= 3 && surface.iter().all(u8::is_ascii_uppercase)
        });
        let amount = patterns::amount(&self.text[sign..]);
        if prefix.is_none() && amount.is_none() {
            return sign;
        }
        let end = sign + amount.unwrap_or(0);
        if prefix.is_some() {
            self.tokens.pop();
        }
        self.push_closed(prefix.map_or(start, |token| token.start), end);
        end
    }
}
