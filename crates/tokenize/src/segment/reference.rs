//! The specification of segmentation: a slow and plain implementation with which tests and fuzzing
//! compare the fast one.

#[cfg(test)]
mod tests;

use unicode_segmentation::UnicodeSegmentation;

use crate::dictionary::Dictionary;
use crate::language::Language;
use crate::segment::capitals::{is_headline, is_in_capitals, mark_all, mark_dateline, mark_runs};
use crate::segment::scanner::Scanner;
use crate::segment::segmentation::{Segmentation, Words};
use crate::segment::unspaced::UnspacedDictionaries;
use crate::segment::{breaks, emoji, entries, sklearn};
use crate::token::{Break, Breaks, Token};

/// Replaces the content of `tokens` with the tokens that a [`Segmenter`](crate::Segmenter) that marks
/// breaks must find in `text`.
pub fn segment(segmentation: Segmentation, text: &str, tokens: &mut Vec<Token>) {
    segment_with(segmentation, None, text, tokens);
}

/// The same with a user dictionary.
pub fn segment_with(
    segmentation: Segmentation,
    dictionary: Option<&Dictionary>,
    text: &str,
    tokens: &mut Vec<Token>,
) {
    tokens.clear();
    let mut places = Vec::new();
    match segmentation.words {
        Words::Article => {
            let dictionaries = match dictionary {
                Some(user) => UnspacedDictionaries::new().with_user(user.clone()),
                None => UnspacedDictionaries::new(),
            };
            let unspaced = dictionaries.segmenter(Language::UNKNOWN);
            let mut scanner = Scanner::new(text, segmentation.hyphens, &unspaced, tokens, 0);
            scanner.scan(0, str::split_word_bound_indices, |_| false);
            places = scanner.emoji;
        }
        Words::Unicode => {
            let words = text.unicode_word_indices();
            tokens.extend(words.map(|(start, word)| Token::new(start, start + word.len())));
        }
        Words::Sklearn => {
            sklearn::append_runs(text, 0, text.len(), tokens);
        }
    }
    mark_breaks(text, tokens);
    if segmentation.words == Words::Article {
        mark_capitals(text, tokens);
        if let Some(user) = dictionary {
            entries::merge(text, tokens, user);
            mark_breaks(text, tokens);
        }
    }
    emoji::insert(text, tokens, places, Breaks::Mark);
}

fn mark_breaks(text: &str, tokens: &mut [Token]) {
    let mut end = 0;
    for (index, token) in tokens.iter_mut().enumerate() {
        token.break_before = match index {
            0 => Break::Paragraph,
            _ => breaks::strongest(&text[end..token.start], &text[token.start..]),
        };
        end = token.end;
    }
}

/// Marks capitals line by line.
fn mark_capitals(text: &str, tokens: &mut [Token]) {
    let mut rest = tokens;
    while !rest.is_empty() {
        let ends_line = |pair: &[Token]| match pair[1].break_before {
            Break::None => false,
            Break::Line | Break::Paragraph => true,
            Break::Punctuation | Break::Sentence => text[pair[0].end..pair[1].start].contains('\n'),
        };
        let pairs = rest.windows(2);
        let length = 1 + pairs.take_while(|pair| !ends_line(pair)).count();
        let (line, after) = rest.split_at_mut(length);
        rest = after;
        let is_lower = |token: &Token| token.surface(text).chars().any(char::is_lowercase);
        if !line.iter().any(is_lower) {
            if is_headline(text, line) {
                mark_all(text, line);
            }
            continue;
        }
        for run in line.split_mut(|token| is_lower(token)) {
            mark_runs(text, run);
        }
        let capitals = line
            .iter()
            .take_while(|token| is_in_capitals(token.surface(text)));
        let capitals = capitals.count();
        mark_dateline(text, &mut line[..capitals]);
    }
}
