//! What newspapers need beyond UAX #29, piece by piece.

use crate::characters::patterns;
use crate::characters::patterns::is_dotted_acronym;
use crate::characters::scripts::is_unspaced;
use crate::language::elision;
use crate::segment::segmentation::Hyphens;
use crate::segment::unspaced::{self, Runs};
use crate::segment::word_bounds::has_alphanumeric;
use crate::token::{Token, token};

/// The tokens so far, and what the next piece may do to the last of them.
pub(crate) struct Scanner<'a> {
    text: &'a str,
    hyphens: Hyphens,
    unspaced: &'a Runs<'a>,
    tokens: &'a mut Vec<Token>,
    /// Whether the last token is a word that a hyphen may lengthen.
    joinable: bool,
    /// Where a word would have to begin to be joined with the last token.
    join_at: Option<usize>,
    /// The end of the last token that nothing can lengthen.
    barrier: usize,
}

impl<'a> Scanner<'a> {
    /// A scanner that looks at nothing before `from`, a word boundary that is no place within a token.
    pub(crate) fn new(
        text: &'a str,
        hyphens: Hyphens,
        unspaced: &'a Runs<'a>,
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
        }
    }

    /// Takes what `pieces` gives from `from` on, up to a place where `is_end` holds or the end of
    /// the text; gives that place.
    pub(crate) fn scan<P: Iterator<Item = (usize, &'a str)>>(
        &mut self,
        mut from: usize,
        pieces: impl Fn(&'a str) -> P,
        is_end: impl Fn(usize) -> bool,
    ) -> usize {
        let text = self.text;
        // A recognized stretch may end within a piece; then the pieces are found anew behind it.
        'anew: while from < text.len() {
            for (offset, piece) in pieces(&text[from..]) {
                let start = from + offset;
                let next = self.piece(start, piece);
                if is_end(next) {
                    return next;
                }
                if next != start + piece.len() {
                    from = next;
                    continue 'anew;
                }
            }
            break;
        }
        text.len()
    }

    /// Takes the UAX #29 piece at `start` and gives the offset at which to go on.
    fn piece(&mut self, start: usize, piece: &str) -> usize {
        let end = start + piece.len();
        let Some(first) = piece.chars().next() else {
            return end;
        };
        if first.is_ascii_alphabetic() {
            return self.word_or_url(start, piece);
        }
        match first {
            ' ' | '\n' => end,
            // A mark upon it makes no word.
            _ if first.is_whitespace() => end,
            '-' | '\u{2010}' | '\u{2011}' => {
                if self.hyphens == Hyphens::Keep {
                    self.join_behind(start, end);
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
                self.join_behind(start, end);
                end
            }
            '/' => self.slash(start).unwrap_or(end),
            '@' => self.at_sign(start).unwrap_or(end),
            '#' | '＃' => self.hashtag(start).unwrap_or(end),
            _ if is_unspaced(first) => self.unspaced(start),
            _ if patterns::is_currency(first) => self.money(start, start + first.len_utf8()),
            _ => {
                if has_alphanumeric(piece) {
                    self.word(start, piece);
                }
                end
            }
        }
    }

    fn word_or_url(&mut self, start: usize, piece: &str) -> usize {
        let may_be_url = matches!(piece.as_bytes()[0] | 0x20, b'h' | b'f' | b'w');
        if may_be_url
            && self.join_at != Some(start)
            && patterns::url_head(&self.text[start..]).is_some()
            && let Some(length) = patterns::url(&self.text[start..])
        {
            self.whole(start, start + length);
            return start + length;
        }
        self.word(start, piece);
        start + piece.len()
    }

    /// `example.org/news`: a slash makes a URL of the domain before it.
    fn slash(&mut self, at: usize) -> Option<usize> {
        let start = self.word_before(at)?.start;
        let length = patterns::url(&self.text[start..]).filter(|length| start + length > at)?;
        self.tokens.pop();
        self.whole(start, start + length);
        Some(start + length)
    }

    /// Takes a UAX #29 word: without underscores at its ends, and cut behind an elided article and
    /// where scraping lost a space.
    fn word(&mut self, start: usize, piece: &str) {
        let trimmed = piece.trim_start_matches('_');
        let mut start = start + piece.len() - trimmed.len();
        let mut rest = trimmed.trim_end_matches('_');
        if self.join_at != Some(start)
            && let Some(cut) = elision::cut(rest)
        {
            self.push(start, start + cut);
            start += cut;
            rest = &rest[cut..];
        }
        while let Some(cut) = lost_space(rest) {
            self.push(start, start + cut);
            start += cut + 1;
            rest = &rest[cut + 1..];
        }
        self.push(start, start + rest.len());
    }

    fn push(&mut self, start: usize, end: usize) {
        match self.tokens.last_mut() {
            Some(last) if self.join_at == Some(start) => last.end = end,
            _ => self.tokens.push(token(start, end)),
        }
        self.joinable = true;
        self.join_at = None;
    }

    /// Takes a token that nothing can lengthen.
    fn whole(&mut self, start: usize, end: usize) {
        self.tokens.push(token(start, end));
        self.close(end);
    }

    /// Lets nothing behind `end` lengthen what is before it.
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

    fn join_behind(&mut self, start: usize, end: usize) {
        if self.word_before(start).is_some() {
            self.join_at = Some(end);
        }
    }

    /// The full stop behind `U.S` belongs to it.
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
                self.whole(start, at + length);
                return Some(at + length);
            }
        }
        let follows_word = self.tokens.last().is_some_and(|last| last.end == at);
        let length = patterns::mention(rest).filter(|_| !follows_word)?;
        self.whole(at, at + length);
        Some(at + length)
    }

    fn hashtag(&mut self, at: usize) -> Option<usize> {
        let follows_word = self.tokens.last().is_some_and(|last| last.end == at);
        let length = patterns::hashtag(&self.text[at..]).filter(|_| !follows_word)?;
        self.whole(at, at + length);
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
        self.whole(prefix.map_or(start, |token| token.start), end);
        end
    }

    fn unspaced(&mut self, start: usize) -> usize {
        let run = unspaced::run(&self.text[start..]);
        let run = start..start + run;
        let end = self.unspaced.cut(self.text, run, self.tokens);
        self.close(end);
        end
    }
}

/// Where a sentence or a label was joined with what follows it: `ended.Next`, `Note:This`, `Act.A`,
/// `home.JAMES`, `CARTER.The`.
///
/// UAX #29 keeps letters together over a full stop and a colon, for `example.org` and the Swedish
/// `k:a`. A change from one way of writing to another shows a lost space: a lower-case letter before
/// and a capitalized word or one in capitals behind it, or capitals before and a capitalized word
/// behind. Of single capitals only `A` and `I` are words (`Ph.D` stays).
fn lost_space(word: &str) -> Option<usize> {
    let mut start = 0;
    for (at, _) in word.match_indices(['.', ':']) {
        let before = &word[start..at];
        let behind = word[at + 1..].split(['.', ':']).next().unwrap_or("");
        let mut letters = behind.chars();
        let upper = letters.next().is_some_and(char::is_uppercase);
        let second = letters.next();
        let capitalized = upper && second.is_some_and(char::is_lowercase);
        let capitals = upper && second.is_some_and(char::is_uppercase);
        let after_lower = before.chars().next_back().is_some_and(char::is_lowercase);
        let after_capitals = before.len() > 1 && before.chars().all(char::is_uppercase);
        if after_lower && (capitalized || capitals || matches!(behind, "A" | "I"))
            || after_capitals && capitalized
        {
            return Some(at);
        }
        start = at + 1;
    }
    None
}
