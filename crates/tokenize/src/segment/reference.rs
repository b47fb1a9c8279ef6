//! The specification of segmentation: a slow and plain implementation with which tests and fuzzing
//! compare the fast one.

#[cfg(test)]
mod tests;

use unicode_segmentation::UnicodeSegmentation;

use crate::dictionary::Dictionary;
use crate::language::Language;
use crate::segment::abbreviations::Abbreviations;
use crate::segment::capitals::{is_headline, is_in_capitals, mark_all, mark_dateline, mark_runs};
use crate::segment::scanner::Scanner;
use crate::segment::segmentation::{Segmentation, Words};
use crate::segment::unspaced::UnspacedDictionaries;
use crate::segment::{breaks, doubled_acronyms, emoji, entries, sklearn};
use crate::token::{Break, Breaks, Token};

/// Replaces the content of `tokens` with the tokens that a [`Segmenter`](crate::Segmenter) that marks
/// breaks must find in `text`.
pub fn segment(segmentation: Segmentation, text: &str, tokens: &mut Vec<Token>) {
    segment_with(segmentation, None, Language::UNKNOWN, text, tokens);
}

/// The same with a user dictionary, for a text in `language`.
pub fn segment_with(
    segmentation: Segmentation,
    dictionary: Option<&Dictionary>,
    language: Language,
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
            let unspaced = dictionaries.segmenter(language);
            let mut scanner =
                Scanner::new(text, segmentation.hyphens, language, &unspaced, tokens, 0);
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
    let is_article = segmentation.words == Words::Article;
    let abbreviations = is_article.then(|| Abbreviations::of(language));
    mark_breaks(text, abbreviations.as_ref(), tokens);
    if segmentation.words == Words::Sklearn {
        sklearn::separate(text, tokens);
    }
    if is_article {
        mark_capitals(text, tokens);
        doubled_acronyms::join(text, language, &[], tokens);
        if let Some(user) = dictionary {
            entries::merge(text, tokens, user);
        }
        mark_breaks(text, abbreviations.as_ref(), tokens);
    }
    emoji::insert(text, tokens, places, Breaks::Mark);
}

fn mark_breaks(text: &str, abbreviations: Option<&Abbreviations>, tokens: &mut [Token]) {
    for index in 0..tokens.len() {
        tokens[index].break_before = match index {
            0 => Break::Paragraph,
            _ => breaks::before(text, abbreviations, tokens, index),
        };
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
