//! Headlines, datelines and other runs in capitals, where capitals say nothing about a word.

use crate::language::Language;
use crate::segment::abbreviations::Abbreviations;
use crate::segment::breaks;
use crate::token::{Break, Token};

/// The fewest letters that consecutive words in capitals need to be more than acronyms.
const RUN_LETTERS: usize = 11;
/// The letters that an initial between them counts for, since it shows that they are a name.
const INITIAL_LETTERS: usize = 4;
/// The fewest letters of the place name in a dateline, or of a one-word heading; shorter ones are
/// mostly acronyms.
const WORD_LETTERS: usize = 5;

/// The case of a token's letters.
#[derive(Clone, Copy, PartialEq, Eq)]
enum LetterCase {
    /// Two or more letters, all of them capitals: their number.
    Capitals(usize),
    /// No lower-case letter and fewer than two capitals: a number, `I`, a Chinese word.
    Neutral,
    /// At least one lower-case letter.
    Lower,
}

/// Sets [`Token::in_capitals`].
///
/// A token in capitals is marked if
///
/// - no token of its line has a lower-case letter, and the line has two or more tokens in capitals or
///   one with five letters or more,
/// - it is in a run of two or more such tokens with at least eleven letters in total and only spaces
///   between them (`JAMES MADISON`), or next to such a run in the same line with only punctuation
///   between them (`TAIWAN, JAPAN TO SIGN PACT`),
/// - or it is a dateline: the first token of its line, five or more letters long, followed by a comma,
///   a dash, a colon or a bracket (`TAIPEI, Nov. 12 —`), or several such tokens (`ST. LOUIS (AP) —`).
///
/// `capitals` has the indices of all tokens in capitals, in order.
pub(crate) fn mark(text: &str, tokens: &mut [Token], capitals: &[usize]) {
    let mut done = 0;
    for index in capitals {
        if *index >= done {
            done = mark_run(text, tokens, *index);
        }
    }
}

/// Marks the tokens without lower-case letters around the one at `at`, where the rules say so; returns
/// their end.
fn mark_run(text: &str, tokens: &mut [Token], at: usize) -> usize {
    let is_lower = |token: &Token| letter_case(token.surface(text)) == LetterCase::Lower;
    let mut start = at;
    let begins_line = loop {
        if start == 0 || ends_line(text, &tokens[start - 1], &tokens[start]) {
            break true;
        }
        if is_lower(&tokens[start - 1]) {
            break false;
        }
        start -= 1;
    };
    let mut end = at + 1;
    let ends_line = loop {
        if end == tokens.len() || ends_line(text, &tokens[end - 1], &tokens[end]) {
            break true;
        }
        if is_lower(&tokens[end]) {
            break false;
        }
        end += 1;
    };
    let run = &mut tokens[start..end];
    if begins_line && ends_line {
        if is_headline(text, run) {
            mark_all(text, run);
        }
        return end;
    }
    mark_runs(text, run);
    if begins_line {
        mark_dateline(text, run);
    }
    end
}

/// Marks `tokens`, none of which has a lower-case letter, if there is a long enough run of capitals
/// among them.
pub(crate) fn mark_runs(text: &str, tokens: &mut [Token]) {
    if has_run(text, tokens) {
        mark_all(text, tokens);
    }
}

/// Whether a line of `tokens`, none of which has a lower-case letter, is more than an acronym.
pub(crate) fn is_headline(text: &str, tokens: &[Token]) -> bool {
    let mut capitals = 0;
    let mut longest = 0;
    for token in tokens {
        if let LetterCase::Capitals(letters) = letter_case(token.surface(text)) {
            capitals += 1;
            longest = longest.max(letters);
        }
    }
    capitals >= 2 || longest >= WORD_LETTERS
}

/// Whether a line ends between two tokens, also if there is punctuation before its end.
fn ends_line(text: &str, before: &Token, token: &Token) -> bool {
    match break_between(text, before, token) {
        Break::None => false,
        Break::Line | Break::Paragraph => true,
        Break::Punctuation | Break::Sentence => text[before.end..token.start].contains('\n'),
    }
}

fn break_between(text: &str, before: &Token, token: &Token) -> Break {
    breaks::strongest(&text[before.end..token.start], &text[token.start..])
}

/// Whether anything but white space, or the full stop of an abbreviation, stands before the last of
/// `tokens`: `ST. LOUIS` is one place.
fn is_separated(text: &str, tokens: &[Token]) -> bool {
    let abbreviations = Abbreviations::of(Language::UNKNOWN);
    breaks::before(text, Some(&abbreviations), tokens, tokens.len() - 1) != Break::None
}

/// Marks each of `tokens` that is in capitals.
pub(crate) fn mark_all(text: &str, tokens: &mut [Token]) {
    for token in tokens {
        token.in_capitals = is_in_capitals(token.surface(text));
    }
}

/// Whether two or more tokens in capitals follow each other and are long enough together. An initial
/// with its full stop does not separate them (`JAMES K. POLK`).
fn has_run(text: &str, tokens: &[Token]) -> bool {
    let (mut words, mut total, mut initials) = (0, 0, 0);
    let mut after_initial = false;
    for (index, token) in tokens.iter().enumerate() {
        let surface = token.surface(text);
        let is_separated =
            || index > 0 && break_between(text, &tokens[index - 1], token) != Break::None;
        if !after_initial && is_separated() {
            (words, total, initials) = (0, 0, 0);
        }
        after_initial = is_initial(surface) && text[token.end..].starts_with('.');
        initials += if after_initial { INITIAL_LETTERS } else { 0 };
        if let LetterCase::Capitals(letters) = letter_case(surface) {
            words += 1;
            total += letters;
        }
        if words >= 2 && total + initials >= RUN_LETTERS {
            return true;
        }
    }
    false
}

/// Whether `surface` is a single capital letter.
fn is_initial(surface: &str) -> bool {
    let mut characters = surface.chars();
    characters.next().is_some_and(char::is_uppercase) && characters.next().is_none()
}

/// Marks a dateline at the start of `line`, the first tokens of a line up to one with a lower-case
/// letter.
pub(crate) fn mark_dateline(text: &str, line: &mut [Token]) {
    let mut total = 0;
    let mut length = 0;
    for (index, token) in line.iter().enumerate() {
        let LetterCase::Capitals(letters) = letter_case(token.surface(text)) else {
            break;
        };
        if index > 0 && is_separated(text, &line[..=index]) {
            break;
        }
        total += letters;
        length += 1;
    }
    let Some(last) = line[..length].last() else {
        return;
    };
    let follows = text[last.end..]
        .trim_start_matches([' ', '\u{a0}'])
        .chars()
        .next();
    let is_dateline = follows.is_some_and(|c| matches!(c, ',' | '-' | '–' | '—' | ':' | '(' | '/'));
    if is_dateline && total >= WORD_LETTERS {
        mark_all(text, &mut line[..length]);
    }
}

/// Whether a token has two or more capitals and no lower-case letter.
pub(crate) fn is_in_capitals(surface: &str) -> bool {
    matches!(letter_case(surface), LetterCase::Capitals(_))
}

fn letter_case(surface: &str) -> LetterCase {
    let mut capitals = 0;
    for character in surface.chars() {
        if character.is_lowercase() {
            return LetterCase::Lower;
        }
        if character.is_uppercase() {
            capitals += 1;
        }
    }
    if capitals >= 2 {
        LetterCase::Capitals(capitals)
    } else {
        LetterCase::Neutral
    }
}

#[cfg(test)]
mod tests {
    use crate::{Segmentation, Segmenter};

    fn marked(text: &str) -> Vec<&str> {
        let mut tokens = Vec::new();
        Segmenter::new(Segmentation::default()).segment(text, &mut tokens);
        tokens
            .iter()
            .filter(|token| token.in_capitals)
            .map(|token| token.surface(text))
            .collect()
    }

    #[test]
    fn a_headline_is_marked_and_the_text_below_it_is_not() {
        assert_eq!(
            marked("TRUMP MEETS LAI\nUS officials said AI"),
            ["TRUMP", "MEETS", "LAI"]
        );
        assert_eq!(marked("**A DEAL\nAT LAST**\n\nTSMC said"), ["AT", "LAST"]);
        assert_eq!(
            marked("SUMMARY\nText\n- TSMC\n\nARTICLE 1\nText"),
            ["SUMMARY", "ARTICLE"]
        );
    }

    #[test]
    fn a_run_within_a_line_is_marked_with_its_neighbors_across_a_comma() {
        assert_eq!(
            marked("TAIWAN, JAPAN TO SIGN PACT, sources say"),
            ["TAIWAN", "JAPAN", "TO", "SIGN", "PACT"]
        );
        assert!(marked("AI, TSMC, NATO and the US, HBM or the EU").is_empty());
        assert!(marked("the US AI GPU maker").is_empty());
        assert!(marked("orders of TSMC 5 HBM stacks").is_empty());
        assert_eq!(
            marked("Signed at home. JAMES MADISON"),
            ["JAMES", "MADISON"]
        );
    }

    #[test]
    fn a_dateline_is_marked() {
        assert_eq!(marked("TAIPEI, Nov. 12 — The US"), ["TAIPEI"]);
        assert_eq!(marked("NEW YORK (Wire) - The US"), ["NEW", "YORK"]);
        assert_eq!(marked("ST. LOUIS (Wire) - The US"), ["ST", "LOUIS"]);
        assert!(marked("AI. LOUIS (a name) left").is_empty());
        assert!(marked("TSMC, the foundry").is_empty());
        assert!(marked("The city of TAIPEI, they said").is_empty());
    }
}
