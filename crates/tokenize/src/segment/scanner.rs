//! The article rules, applied to one UAX #29 segment at a time.

use std::ops::Range;

use crate::characters::emoji::{EMOJI_SELECTOR, KEYCAP, emoji};
use crate::characters::patterns;
use crate::characters::patterns::is_dotted_acronym;
use crate::characters::scripts::is_unspaced;
use crate::language::elision;
use crate::segment::segmentation::Hyphens;
use crate::segment::unspaced::{UnspacedSegmenter, run_length};
use crate::segment::word_bounds::has_alphanumeric;
use crate::token::Token;

/// The tokens so far, and what the next segment may do to the last of them.
pub(crate) struct Scanner<'a> {
    text: &'a str,
    hyphens: Hyphens,
    unspaced: &'a UnspacedSegmenter<'a>,
    tokens: &'a mut Vec<Token>,
    /// Whether the last token is a word that a hyphen may extend.
    joinable: bool,
    /// Where a word has to start to be joined to the last token.
    join_at: Option<usize>,
    /// The end of the last token that nothing can extend.
    barrier: usize,
    /// Where emoji are; they are not among the tokens.
    pub(crate) emoji: Vec<Range<usize>>,
}

impl<'a> Scanner<'a> {
    /// A scanner that does not look before `from`, a word boundary outside of any token.
    pub(crate) fn new(
        text: &'a str,
        hyphens: Hyphens,
        unspaced: &'a UnspacedSegmenter<'a>,
        tokens: &'a mut Vec<Token>,
        from: usize,
    ) -> Scanner<'a> {
        Scanner {
            text,
            hyphens,
            unspaced,
            tokens,
            joinable: false,
            join_at: None,
            barrier: from,
            emoji: Vec::new(),
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
        if first.is_ascii_alphabetic() {
            return self.word_or_url(start, segment);
        }
        match first {
            ' ' | '\n' => end,
            // A combining mark on it does not make a word.
            _ if first.is_whitespace() => end,
            '-' | '\u{2010}' | '\u{2011}' => {
                if self.hyphens == Hyphens::Keep {
                    self.join_after(start, end);
                }
                end
            }
            '.' => {
                self.acronym_dot(start, end);
                end
            }
            '&' => {
                if let Some(length) = patterns::entity(&self.text[start..]) {
                    return start + length;
                }
                self.join_after(start, end);
                end
            }
            '/' => self.slash(start).unwrap_or(end),
            '@' => self.at_sign(start).unwrap_or(end),
            '#' | '＃' => self.hashtag(start).unwrap_or_else(|| {
                self.record_emoji(start, segment);
                end
            }),
            _ if is_unspaced(first) => self.unspaced_run(start),
            _ if patterns::is_currency(first) => self.money(start, start + first.len_utf8()),
            _ => {
                if has_alphanumeric(segment) {
                    self.word(start, segment);
                } else {
                    self.record_emoji(start, segment);
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

    /// `example.org/news`: a slash makes a URL of the domain before it.
    fn slash(&mut self, at: usize) -> Option<usize> {
        let start = self.word_before(at)?.start;
        let length = patterns::url(&self.text[start..]).filter(|length| start + length > at)?;
        self.tokens.pop();
        self.push_closed(start, start + length);
        Some(start + length)
    }

    /// Appends a UAX #29 word: without underscores at its ends, and split after an elided article and
    /// where scraping lost a space.
    fn word(&mut self, start: usize, segment: &str) {
        if !segment.is_ascii() && segment.contains([EMOJI_SELECTOR, KEYCAP]) {
            return self.word_with_emoji(start, segment);
        }
        self.plain_word(start, segment);
    }

    fn plain_word(&mut self, start: usize, segment: &str) {
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

    /// Appends the words between the emoji of a segment: `1️⃣2️⃣` is one segment, since digits join.
    fn word_with_emoji(&mut self, start: usize, segment: &str) {
        let mut done = 0;
        for (at, emoji) in emoji(segment) {
            if has_alphanumeric(&segment[done..at]) {
                self.plain_word(start + done, &segment[done..at]);
            }
            done = at + emoji.len();
            self.emoji.push(start + at..start + done);
        }
        if has_alphanumeric(&segment[done..]) {
            self.plain_word(start + done, &segment[done..]);
        }
    }

    /// Records the emoji of a segment without letters and digits.
    fn record_emoji(&mut self, start: usize, segment: &str) {
        let found = emoji(segment).map(|(at, emoji)| start + at..start + at + emoji.len());
        self.emoji.extend(found);
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

    /// The full stop after `U.S` belongs to it.
    fn acronym_dot(&mut self, start: usize, end: usize) {
        let Some(last) = self.word_before(start) else {
            return;
        };
        let surface = &self.text[last.start..last.end];
        let part = surface.rsplit('-').next().unwrap_or(surface);
        if is_dotted_acronym(part)
            && let Some(last) = self.tokens.last_mut()
        {
            last.end = end;
        }
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

/// Where a space is missing after a sentence or a label: `ended.Next`, `Note:This`, `Act.A`,
/// `home.JAMES`, `CARTER.The`.
///
/// UAX #29 keeps letters together across a full stop and a colon, for `example.org` and the Swedish
/// `k:a`. A change of case reveals a missing space: a lower-case letter before the sign and a word
/// that is capitalized or in capitals after it, or capitals before it and a capitalized word after
/// it. The only single capitals that are words are `A` and `I` (`Ph.D` stays whole).
fn missing_space(word: &str) -> Option<usize> {
    let mut start = 0;
    for (at, _) in word.match_indices(['.', ':']) {
        let before = &word[start..at];
        let after = word[at + 1..].split(['.', ':']).next().unwrap_or("");
        let mut letters = after.chars();
        let upper = letters.next().is_some_and(char::is_uppercase);
        let second = letters.next();
        let capitalized = upper && second.is_some_and(char::is_lowercase);
        let capitals = upper && second.is_some_and(char::is_uppercase);
        let after_lower = before.chars().next_back().is_some_and(char::is_lowercase);
        let after_capitals = before.len() > 1 && before.chars().all(char::is_uppercase);
        if after_lower && (capitalized || capitals || matches!(after, "A" | "I"))
            || after_capitals && capitalized
        {
            return Some(at);
        }
        start = at + 1;
    }
    None
}
