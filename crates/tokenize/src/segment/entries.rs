//! The entries of the user dictionary as tokens.

use std::ops::Range;

use crate::characters::scripts::is_unspaced;
use crate::dictionary::{Dictionary, Entry, endings, is_whole};
use crate::language::elision;
use crate::token::Token;

/// Makes each entry of `dictionary` in `text` one token, except those that are entirely in a script without
/// spaces, which the word rule has found.
///
/// `tokens` are those that the word rule has found; their breaks are set afterwards.
pub(crate) fn merge(text: &str, tokens: &mut Vec<Token>, dictionary: &Dictionary) {
    let entries = dictionary.spaced();
    let mut merged = Vec::with_capacity(tokens.len());
    // The tokens before this one end before `at`.
    let mut next = 0;
    let mut at = 0;
    let mut before = None;
    while let Some(character) = text[at..].chars().next() {
        if entries.may_start_with(character) && !joins(before, character) {
            while let Some(token) = tokens.get(next).filter(|token| token.end <= at) {
                merged.push(*token);
                next += 1;
            }
            let rest = &tokens[next..];
            let accepts = |entry: &Entry, place| Fit::new(text, rest, entry, place).is_some();
            let longest = entries.longest(text, at, accepts);
            if let Some((entry, place)) = longest
                && let Some(fit) = Fit::new(text, rest, entry, place)
            {
                merged.extend(fit.prefix);
                merged.push(fit.token);
                next += fit.tokens;
                if let Some(rest) = fit.rest {
                    // Another entry may begin in it.
                    next -= 1;
                    tokens[next].start = rest;
                }
                at = fit.token.end;
                before = text[..at].chars().next_back();
                continue;
            }
        }
        at += character.len_utf8();
        before = Some(character);
        if character.is_ascii_alphanumeric() {
            // No entry starts within a word.
            let letters = text.as_bytes()[at..].iter();
            let length = letters
                .take_while(|byte| byte.is_ascii_alphanumeric())
                .count();
            at += length;
        }
    }
    merged.extend_from_slice(&tokens[next..]);
    *tokens = merged;
}

/// How an entry fits among the tokens.
struct Fit {
    /// What precedes it in the first of its tokens.
    prefix: Option<Token>,
    token: Token,
    /// How many tokens it takes the place of.
    tokens: usize,
    /// Where what follows it in the last of these begins.
    rest: Option<usize>,
}

impl Fit {
    /// `None` if `entry` at `place` would split a word; `tokens` are those that end after its start.
    fn new(text: &str, tokens: &[Token], entry: &Entry, place: Range<usize>) -> Option<Fit> {
        let Range { start, end } = place;
        if !is_bounded(text, &place) || !is_whole(text, &place) {
            return None;
        }
        let count = tokens.iter().take_while(|token| token.start < end).count();
        let tokens = &tokens[..count];
        let mut fit = Fit {
            prefix: None,
            token: Token::new(start, end),
            tokens: count,
            rest: None,
        };
        fit.token.in_capitals = tokens.iter().any(|token| token.in_capitals);
        if let Some(first) = tokens.first().filter(|first| first.start < start) {
            let length = prefix_length(&text[first.start..start], entry)?;
            let end = first.start + length;
            fit.prefix = (length > 0).then_some(Token { end, ..*first });
        }
        if let Some(last) = tokens.last().filter(|last| last.end > end) {
            let last_character = text[..end].chars().next_back()?;
            fit.token.end += endings::length(last_character, &text[end..last.end]);
            let rest = &text[fit.token.end..last.end];
            if !rest.is_empty() {
                fit.rest = Some(last.end - after_sign(rest, entry)?.len());
            }
        }
        Some(fit)
    }
}

/// The length of what stays of `prefix`, the part of a token before `entry`.
fn prefix_length(prefix: &str, entry: &Entry) -> Option<usize> {
    if elision::is_elided(prefix) || is_plain(prefix) && prefix.ends_with(is_unspaced) {
        return Some(prefix.len());
    }
    let compound = prefix.strip_suffix(is_hyphen)?;
    (entry.has_space && is_plain(prefix)).then_some(compound.len())
}

/// What stays of `rest`, the part of a token after `entry`.
fn after_sign<'t>(rest: &'t str, entry: &Entry) -> Option<&'t str> {
    if is_plain(rest) && rest.starts_with(is_unspaced) {
        return Some(rest);
    }
    let compound = rest.strip_prefix(is_hyphen)?;
    (entry.has_space && is_plain(rest)).then_some(compound)
}

/// Whether a part of a token belongs to a word or a compound, not to an address or the like.
fn is_plain(part: &str) -> bool {
    part.chars()
        .all(|c| c.is_alphanumeric() || is_hyphen(c) || matches!(c, '\'' | '’' | '.'))
}

fn is_hyphen(character: char) -> bool {
    matches!(character, '-' | '\u{2010}' | '\u{2011}')
}

/// Whether words end before and after `place`: neither letters nor the same sign go on there.
fn is_bounded(text: &str, place: &Range<usize>) -> bool {
    let mut entry = text[place.clone()].chars();
    let Some(first) = entry.next() else {
        return false;
    };
    let last = entry.next_back().unwrap_or(first);
    let before = text[..place.start].chars().next_back();
    let after = text[place.end..].chars().next();
    let has_ending = endings::length(last, &text[place.end..]) > 0;
    !joins(before, first) && (has_ending || !joins(after, last))
}

/// Whether `outer`, the character beside an entry, belongs to the same word as `inner`, the one at its
/// edge.
fn joins(outer: Option<char>, inner: char) -> bool {
    let Some(outer) = outer else {
        return false;
    };
    let is_letter = |character: char| {
        character.is_alphanumeric() && (character.is_ascii() || !is_unspaced(character))
    };
    if is_unspaced(inner) {
        false
    } else if is_letter(inner) {
        is_letter(outer)
    } else {
        is_letter(outer) || outer == inner
    }
}

#[cfg(test)]
mod tests;
