//! The article rules, applied to one UAX #29 segment at a time.

mod signs;

use std::ops::Range;

use unicode_normalization::char::is_combining_mark;

use crate::characters::emoji::{EMOJI_SELECTOR, KEYCAP, emoji};
use crate::characters::narrow_space;
use crate::characters::patterns;
use crate::characters::patterns::{missing_space, quotation_mark_by_hangul};
use crate::characters::scripts::is_unspaced;
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
    /// Where emoji are; they are not among the tokens.
    pub(crate) emoji: Vec<Range<usize>>,
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
        if !segment.is_ascii()
            && let Some(at) = narrow_space::find(self.text, start..end)
        {
            if at > 0 {
                return self.segment(start, &segment[..at]);
            }
            return start + narrow_space::length(segment);
        }
        if first.is_ascii_alphabetic() {
            let next = self.word_or_url(start, segment);
            return if next == end {
                self.after_soft_hyphen(segment, end)
            } else {
                next
            };
        }
        if let Some(at) = mark_that_is_a_letter(first, segment) {
            return self.segment(start, &segment[..at]);
        }
        match first {
            ' ' | '\n' => end,
            // A combining mark on it does not make a word.
            _ if first.is_whitespace() => end,
            '-' | '\u{2010}' | '\u{2011}' | '\u{2212}' | MAQAF => {
                if matches!(first, '-' | '\u{2010}')
                    && let Some(next) = self.broken_word(start, end)
                {
                    return next;
                }
                self.hyphen(start, end);
                end
            }
            // Many programs that read PDF files write it for a hyphen at a line end.
            '\u{ac}' => self.broken_word(start, end).unwrap_or(end),
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
                let found = sign.or_else(|| self.hashtag(start));
                found.unwrap_or_else(|| {
                    self.record_emoji(start, segment);
                    end
                })
            }
            '\'' | '’' | ':' => {
                self.ending(start, end);
                end
            }
            '´' | '′' => {
                self.typed_apostrophe(start, end);
                end
            }
            '₀'..='₉' => self.subscript(start),
            _ if is_unspaced(first) => self.unspaced_run(start),
            _ if patterns::is_currency(first) => self.money(start, start + first.len_utf8()),
            _ => {
                if has_alphanumeric(segment) {
                    self.word(start, segment);
                } else {
                    self.record_emoji(start, segment);
                }
                self.after_soft_hyphen(segment, end)
            }
        }
    }

    /// Joins a word at the start of the next line to the one that ends at `start`, if the sign between
    /// `start` and `end` ends its line; returns the offset of that word. Whether the sign is a hyphen
    /// of the word is decided by the whole corpus.
    fn broken_word(&mut self, start: usize, end: usize) -> Option<usize> {
        let last = self.word_before(start)?;
        let mut letters = self.text[last.start..last.end].chars().rev();
        let before = letters.find(|one| !is_combining_mark(*one))?;
        let mut next = end + line_end(&self.text[end..])?;
        // Portuguese, Polish and others repeat the hyphen of a word at the start of the next line.
        if self.text[next..].starts_with(['-', '\u{2010}']) {
            next += self.text[next..].chars().next()?.len_utf8();
        }
        let after = self.text[next..].chars().next()?;
        let joins = before.is_alphabetic() && after.is_alphanumeric();
        if !joins || is_unspaced(before) || is_unspaced(after) {
            return None;
        }
        self.join_at = Some(next);
        Some(next)
    }

    /// Where to go on after a word that ends at `end`: at the start of the next line if a soft hyphen
    /// breaks the word there.
    fn after_soft_hyphen(&mut self, segment: &str, end: usize) -> usize {
        const SOFT_HYPHEN: char = '\u{ad}';
        let Some(word) = segment.strip_suffix(SOFT_HYPHEN) else {
            return end;
        };
        let mut letters = word.chars().rev();
        let last = letters.find(|one| !is_combining_mark(*one));
        let is_word = last.is_some_and(char::is_alphabetic);
        let next = line_end(&self.text[end..]).map(|length| end + length);
        let goes_on = |next: &usize| {
            self.text[*next..].starts_with(|c: char| c.is_alphabetic() && !is_unspaced(c))
        };
        match next.filter(goes_on) {
            Some(next) if is_word && self.word_before(end).is_some() => {
                self.join_at = Some(next);
                next
            }
            _ => end,
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

    /// Appends a UAX #29 word: without underscores at its ends, and split after an elided article and
    /// where scraping lost a space.
    fn word(&mut self, start: usize, segment: &str) {
        if !segment.is_ascii() && segment.contains([EMOJI_SELECTOR, KEYCAP]) {
            return self.word_with_emoji(start, segment);
        }
        self.plain_word(start, segment);
    }

    fn plain_word(&mut self, start: usize, segment: &str) {
        // Most words have nothing to trim or to split at.
        if segment.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
            return self.push(start, start + segment.len());
        }
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
        while let Some((length, next)) = missing_space(rest)
            .map(|length| (length, length + 1))
            .or_else(|| quotation_mark_by_hangul(rest))
        {
            self.push(start, start + length);
            start += next;
            rest = &rest[next..];
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

    fn unspaced_run(&mut self, start: usize) -> usize {
        let length = run_length(&self.text[start..]);
        let run = start..start + length;
        let end = self.unspaced.segment(self.text, run, self.tokens);
        self.close(end);
        end
    }
}

/// The length of a line end and the blanks around it, at the start of `text`. A page may end there, too.
fn line_end(text: &str) -> Option<usize> {
    let rest = text.trim_start_matches([' ', '\t']);
    let rest = rest.strip_prefix('\r').unwrap_or(rest).strip_prefix('\n')?;
    let rest = rest.trim_start_matches([' ', '\t', '\u{c}']);
    Some(text.len() - rest.len())
}

/// U+05BE, the Hebrew hyphen.
const MAQAF: char = '\u{5be}';

/// Where in a segment that starts with the sign or space `first` a halfwidth sound mark of katakana
/// stands. UAX #29 counts it to what is before it, but it is a letter.
fn mark_that_is_a_letter(first: char, segment: &str) -> Option<usize> {
    // The first of its bytes, which hardly any segment has after its first character.
    let rest = &segment.as_bytes()[first.len_utf8()..];
    if !rest.contains(&0xef) || first.is_alphanumeric() {
        return None;
    }
    let marks = ['\u{ff9e}', '\u{ff9f}'];
    segment.find(marks).filter(|at| *at > 0)
}
