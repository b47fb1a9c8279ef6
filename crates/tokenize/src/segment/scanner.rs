//! The article rules, applied to one UAX #29 segment at a time.

use crate::characters::narrow_space;
use crate::characters::patterns;
use crate::characters::patterns::{is_dotted_acronym, missing_space};
use crate::characters::scripts::is_unspaced;
use crate::characters::word_signs;
use crate::language::{Language, elision};
use crate::segment::segmentation::Hyphens;
use crate::segment::unspaced::{UnspacedSegmenter, run_length};
use crate::segment::word_bounds::has_alphanumeric;
use crate::token::Token;

/// The tokens so far, and what the next segment may do to the last of them.
pub(crate) struct Scanner<'a> {
    text: &'a str,
    hyphens: Hyphens,
    language: Language,
    unspaced: &'a UnspacedSegmenter<'a>,
    tokens: &'a mut Vec<Token>,
    /// Whether the last token is a word that a hyphen may extend.
    joinable: bool,
    /// Where a word has to start to be joined to the last token.
    join_at: Option<usize>,
    /// The end of the last token that nothing can extend.
    barrier: usize,
}

impl<'a> Scanner<'a> {
    /// A scanner of a text in `language` that does not look before `from`, a word boundary outside of any
    /// token.
    pub(crate) fn new(
        text: &'a str,
        hyphens: Hyphens,
        language: Language,
        unspaced: &'a UnspacedSegmenter<'a>,
        tokens: &'a mut Vec<Token>,
        from: usize,
    ) -> Scanner<'a> {
        Scanner {
            text,
            hyphens,
            language,
            unspaced,
            tokens,
            joinable: false,
            join_at: None,
            barrier: from,
        }
    }

    /// Scans the segments that `segments` finds from `from` on, up to an offset where `is_end` holds or
    /// the end of the text; returns that offset.
    pub(crate) fn scan<S: Iterator<Item = (usize, &'a str)>>(
        &mut self,
        mut from: usize,
        segments: impl Fn(&'a str) -> S,
        is_end: impl Fn(usize) -> bool,
    ) -> usize {
        let text = self.text;
        // A recognized pattern may end within a segment; then segments are found again after it.
        'restart: while from < text.len() {
            for (offset, segment) in segments(&text[from..]) {
                let start = from + offset;
                let next = self.segment(start, segment);
                if is_end(next) {
                    return next;
                }
                if next != start + segment.len() {
                    from = next;
                    continue 'restart;
                }
            }
            break;
        }
        text.len()
    }

    /// Handles the UAX #29 segment at `start` and returns the offset at which to continue.
    fn segment(&mut self, start: usize, segment: &str) -> usize {
        let end = start + segment.len();
        let Some(first) = segment.chars().next() else {
            return end;
        };
        if !segment.is_ascii()
            && let Some(at) = narrow_space::find(self.text, start..end)
        {
            if at > 0 {
                return self.segment(start, &segment[..at]);
            }
            return start + narrow_space::length(segment);
        }
        if first.is_ascii_alphabetic() {
            return self.word_or_url(start, segment);
        }
        if let Some(at) = mark_that_is_a_letter(first, segment) {
            return self.segment(start, &segment[..at]);
        }
        match first {
            ' ' | '\n' => end,
            // A combining mark on it does not make a word.
            _ if first.is_whitespace() => end,
            '-' | '\u{2010}' | '\u{2011}' | '\u{2212}' | MAQAF => {
                self.hyphen(start, end);
                end
            }
            '.' => self.dot(start, end),
            '&' => {
                if let Some(length) = patterns::entity(&self.text[start..]) {
                    self.push_closed(start, start + length);
                    return start + length;
                }
                self.join_after(start, end);
                end
            }
            '/' => self.slash(start).unwrap_or(end),
            '*' => self.gender_sign(start).unwrap_or(end),
            '+' => self.plus(start).unwrap_or(end),
            '@' => self.at_sign(start).unwrap_or(end),
            '#' | '＃' => {
                let sign = self.programming_language(start);
                sign.or_else(|| self.hashtag(start)).unwrap_or(end)
            }
            '₀'..='₉' => self.subscript(start),
            _ if is_unspaced(first) => self.unspaced_run(start),
            _ if patterns::is_currency(first) => self.money(start, start + first.len_utf8()),
            _ => {
                if has_alphanumeric(segment) {
                    self.word(start, segment);
                }
                end
            }
        }
    }

    fn word_or_url(&mut self, start: usize, segment: &str) -> usize {
        let may_be_url = matches!(segment.as_bytes()[0] | 0x20, b'h' | b'f' | b'w');
        if may_be_url
            && self.join_at != Some(start)
            && patterns::url_prefix(&self.text[start..]).is_some()
            && let Some(length) = patterns::url(&self.text[start..])
        {
            self.push_closed(start, start + length);
            return start + length;
        }
        self.word(start, segment);
        start + segment.len()
    }

    /// `example.org/news`: a slash makes a URL of the domain before it. `Bürger/innen`: it joins a German
    /// ending.
    fn slash(&mut self, at: usize) -> Option<usize> {
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
    fn gender_sign(&mut self, at: usize) -> Option<usize> {
        let word = *self.word_before(at)?;
        let length = word_signs::gender_sign(word.surface(self.text), &self.text[at..])?;
        let is_emphasized = self.text[..word.start].ends_with('*');
        self.join_at = (!is_emphasized).then_some(at + length);
        self.join_at
    }

    /// `C++`, `1.5e+10`.
    fn plus(&mut self, at: usize) -> Option<usize> {
        let word = self.word_before(at)?.surface(self.text);
        if word_signs::is_exponent(word, &self.text[at..]) {
            self.join_at = Some(at + 1);
            return self.join_at;
        }
        self.programming_language(at)
    }

    /// The `++` of `C++`, the `#` of `C#`.
    fn programming_language(&mut self, at: usize) -> Option<usize> {
        let word = self.word_before(at)?.surface(self.text);
        let length = word_signs::programming_language(word, &self.text[at..])?;
        self.extend(at + length);
        Some(at + length)
    }

    /// The digits of `CO₂`, `H₂O`, `PM₂.₅`.
    fn subscript(&mut self, start: usize) -> usize {
        let end = start + word_signs::subscript_digits(&self.text[start..]);
        let is_formula = |word: &Token| word.surface(self.text).contains(char::is_alphabetic);
        if self.word_before(start).is_some_and(is_formula) {
            self.extend(end);
            self.join_at = Some(end);
        } else {
            self.push(start, end);
        }
        end
    }

    /// Appends a UAX #29 word: without underscores at its ends, and split after an elided article and
    /// where scraping lost a space.
    fn word(&mut self, start: usize, segment: &str) {
        let trimmed = segment.trim_start_matches('_');
        let mut start = start + segment.len() - trimmed.len();
        let mut rest = trimmed.trim_end_matches('_');
        if self.join_at != Some(start)
            && let Some(length) = elision::prefix_length(rest)
        {
            self.push(start, start + length);
            start += length;
            rest = &rest[length..];
        }
        while let Some(length) = missing_space(rest) {
            self.push(start, start + length);
            start += length + 1;
            rest = &rest[length + 1..];
        }
        self.push(start, start + rest.len());
    }

    /// Appends a word, or extends the last token by it.
    fn push(&mut self, start: usize, end: usize) {
        match self.tokens.last_mut() {
            Some(last) if self.join_at == Some(start) => last.end = end,
            _ => self.tokens.push(Token::new(start, end)),
        }
        self.joinable = true;
        self.join_at = None;
    }

    /// Extends the last token, which is a word, to `end`.
    fn extend(&mut self, end: usize) {
        if let Some(last) = self.tokens.last_mut() {
            last.end = end;
        }
    }

    /// Appends a token that nothing can extend.
    fn push_closed(&mut self, start: usize, end: usize) {
        self.tokens.push(Token::new(start, end));
        self.close(end);
    }

    /// Lets nothing after `end` extend what is before it.
    fn close(&mut self, end: usize) {
        self.joinable = false;
        self.join_at = None;
        self.barrier = end;
    }

    /// The last token, if it is a word that ends at `start`.
    fn word_before(&self, start: usize) -> Option<&Token> {
        self.tokens
            .last()
            .filter(|last| self.joinable && last.end == start)
    }

    /// Joins a word at `end` to one that ends at `start`.
    fn join_after(&mut self, start: usize, end: usize) {
        if self.word_before(start).is_some() {
            self.join_at = Some(end);
        }
    }

    /// A hyphen joins the words around it, unless compounds are split, and the sign of a power of ten always.
    /// U+2212 is only such a sign.
    fn hyphen(&mut self, start: usize, end: usize) {
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
    fn dot(&mut self, start: usize, end: usize) -> usize {
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

    fn at_sign(&mut self, at: usize) -> Option<usize> {
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

    fn hashtag(&mut self, at: usize) -> Option<usize> {
        let follows_word = self.tokens.last().is_some_and(|last| last.end == at);
        let length = patterns::hashtag(&self.text[at..]).filter(|_| !follows_word)?;
        self.push_closed(at, at + length);
        Some(at + length)
    }

    /// `$300`, with `US` or `NT` before it; `sign` is the end of the currency sign.
    fn money(&mut self, start: usize, sign: usize) -> usize {
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

    fn unspaced_run(&mut self, start: usize) -> usize {
        let length = run_length(&self.text[start..]);
        let run = start..start + length;
        let end = self.unspaced.segment(self.text, run, self.tokens);
        self.close(end);
        end
    }
}

const GERMAN: Language = Language::from_letters(*b"de");

/// U+05BE, the Hebrew hyphen.
const MAQAF: char = '\u{5be}';

/// Where in a segment that starts with the sign or space `first` a halfwidth sound mark of katakana
/// stands. UAX #29 counts it to what is before it, but it is a letter.
fn mark_that_is_a_letter(first: char, segment: &str) -> Option<usize> {
    if first.is_alphanumeric() || segment.len() == first.len_utf8() {
        return None;
    }
    segment.find(['\u{ff9e}', '\u{ff9f}']).filter(|at| *at > 0)
}
