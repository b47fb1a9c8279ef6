//! Spanish acronyms whose letters are doubled because they abbreviate plurals, and stand apart: `EE. UU.`

use crate::language::{Language, LanguageSpan};
use crate::token::Token;

/// Spanish and Galician.
const LANGUAGES: [Language; 2] = [
    Language::from_letters(*b"es"),
    Language::from_letters(*b"gl"),
];

/// Numbers that look like the first part.
const ROMAN: [&str; 2] = ["II", "XX"];

/// Joins the parts of each acronym in `tokens` if its text, or one of the paragraphs, is in a language that
/// has such acronyms. The full stop after the last part is required, and belongs to the token.
///
/// # Source
///
/// Real Academia Española, *Ortografía de la lengua española* (2010): the letters of a plural are doubled,
/// each pair has a full stop and a space follows it, preferably one that does not break.
pub(crate) fn join(
    text: &str,
    language: Language,
    spans: &[LanguageSpan],
    tokens: &mut Vec<Token>,
) {
    let mut languages = spans.iter().map(|span| span.language).chain([language]);
    if languages.any(|language| LANGUAGES.contains(&language)) {
        tokens.dedup_by(|token, before| {
            let joins = token.end - token.start == 2
                && is_doubled(token.surface(text))
                && text[token.end..].starts_with('.')
                && may_continue(before.surface(text), &text[before.end..token.start]);
            if joins {
                before.end = token.end + 1;
            }
            joins
        });
    }
}

/// Whether another part may follow `surface` after `gap`.
fn may_continue(surface: &str, gap: &str) -> bool {
    match surface.strip_suffix('.') {
        None => is_doubled(surface) && gap.strip_prefix('.').is_some_and(is_space),
        // The parts so far.
        Some(parts) => {
            let last = parts.rsplit(is_space_character).next();
            last.is_some_and(|last| last.len() < parts.len() && is_doubled(last)) && is_space(gap)
        }
    }
}

fn is_doubled(surface: &str) -> bool {
    match surface.as_bytes() {
        [first, second] => {
            first == second && first.is_ascii_uppercase() && !ROMAN.contains(&surface)
        }
        _ => false,
    }
}

fn is_space(gap: &str) -> bool {
    let mut characters = gap.chars();
    characters.next().is_some_and(is_space_character) && characters.next().is_none()
}

/// A space, a thin one, and those that do not break.
fn is_space_character(character: char) -> bool {
    matches!(character, ' ' | '\u{a0}' | '\u{2009}' | '\u{202f}')
}

#[cfg(test)]
mod tests {
    use crate::{Break, Segmentation, Segmenter};

    fn words<'t>(code: &str, text: &'t str) -> Vec<&'t str> {
        let mut tokens = Vec::new();
        let segmenter = Segmenter::new(Segmentation::default());
        segmenter.segment_in(code.parse().unwrap(), text, &mut tokens);
        tokens.iter().map(|token| token.surface(text)).collect()
    }

    #[test]
    fn doubled_letters_are_one_acronym() {
        assert_eq!(
            words("es", "de EE. UU. a México; RR.\u{a0}HH., SS. AA. RR."),
            [
                "de",
                "EE. UU.",
                "a",
                "México",
                "RR.\u{a0}HH.",
                "SS. AA. RR."
            ]
        );
        assert_eq!(words("gl", "os EE. UU."), ["os", "EE. UU."]);
    }

    #[test]
    fn other_pairs_stay_apart() {
        for text in [
            "EE, UU.",
            "EE. UU",
            "EE UU.",
            "EE. UUU.",
            "EEE. UU.",
            "ee. uu.",
            "EE.\nUU.",
            "Pío II. CC.",
        ] {
            assert!(words("es", text).iter().all(|word| !word.contains('.')));
        }
        assert_eq!(words("en", "EE. UU."), ["EE", "UU"]);
    }

    #[test]
    fn what_follows_is_not_separated() {
        let mut tokens = Vec::new();
        let text = "El presidente de EE. UU. Donald Trump, de EE. UU., viaja";
        let segmenter = Segmenter::new(Segmentation::default());
        segmenter.segment_in("es".parse().unwrap(), text, &mut tokens);
        let before = |index: usize| tokens[index].break_before;
        assert_eq!((before(4), before(8)), (Break::None, Break::Punctuation));
    }
}
