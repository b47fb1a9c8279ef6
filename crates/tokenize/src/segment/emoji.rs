//! Emoji as tokens of their own.

use std::ops::Range;

use crate::segment::breaks;
use crate::token::{Break, Breaks, Token};

/// Adds the emoji at `places`, which are in ascending order, to the tokens of `text`, except those in an
/// entry of the user dictionary.
///
/// An emoji stands apart like a sign: neither it nor the token after it continues what is before it. The
/// token after it keeps its break, which counts everything since the last word.
pub(crate) fn insert(
    text: &str,
    tokens: &mut Vec<Token>,
    places: impl IntoIterator<Item = Range<usize>>,
    breaks: Breaks,
) {
    let words = std::mem::take(tokens);
    let mut words = words.into_iter().peekable();
    for place in places {
        while let Some(word) = words.next_if(|word| word.start < place.start) {
            tokens.push(word);
        }
        if tokens.last().is_some_and(|last| last.end > place.start) {
            continue;
        }
        if words.peek().is_some_and(|word| word.start < place.end) {
            continue;
        }
        let mut emoji = Token::new(place.start, place.end);
        if breaks == Breaks::Mark {
            emoji.break_before = match tokens.last() {
                None => Break::Paragraph,
                Some(last) => {
                    let gap = &text[last.end..place.start];
                    breaks::strongest(gap, &text[place.start..]).max(Break::Punctuation)
                }
            };
        }
        tokens.push(emoji);
    }
    tokens.extend(words);
}

#[cfg(test)]
mod tests {
    use crate::{Break, Segmentation, Segmenter};

    fn tokens(text: &str) -> Vec<(&str, Break)> {
        let mut tokens = Vec::new();
        Segmenter::new(Segmentation::default()).segment(text, &mut tokens);
        let found = tokens.iter();
        found
            .map(|token| (token.surface(text), token.break_before))
            .collect()
    }

    fn surfaces(text: &str) -> Vec<&str> {
        let found = tokens(text).into_iter();
        found.map(|(surface, _)| surface).collect()
    }

    #[test]
    fn an_emoji_is_a_token_that_words_do_not_run_across() {
        assert_eq!(
            tokens("Great 😀 next"),
            [
                ("Great", Break::Paragraph),
                ("😀", Break::Punctuation),
                ("next", Break::Punctuation),
            ]
        );
        let sentence_ends = |text| tokens(text).last().map(|(_, before)| *before);
        assert_eq!(sentence_ends("It ended 😀. Next"), Some(Break::Sentence));
        assert_eq!(sentence_ends("It ended. 😀 Next"), Some(Break::Sentence));
        assert_eq!(sentence_ends("One 😀\n\ntwo"), Some(Break::Paragraph));
    }

    #[test]
    fn an_emoji_beside_a_word_is_not_part_of_it() {
        assert_eq!(
            surfaces("chips😀 👍🏽ok 🇩🇪🇫🇷 AT&T❤️"),
            ["chips", "😀", "👍🏽", "ok", "🇩🇪", "🇫🇷", "AT&T", "❤️"]
        );
        assert_eq!(surfaces("台😀灣"), ["台", "😀", "灣"]);
    }

    #[test]
    fn keycaps_are_no_numbers() {
        assert_eq!(
            surfaces("1️⃣2️⃣ of 10 in #️⃣ and A1️⃣"),
            ["1️⃣", "2️⃣", "of", "10", "in", "#️⃣", "and", "A", "1️⃣"]
        );
        assert_eq!(surfaces("© 2020, #1 ™ 5"), ["2020", "1", "5"]);
    }

    #[test]
    fn addresses_keep_their_emoji() {
        assert_eq!(
            surfaces("see https://example.org/😀/a 😀"),
            ["see", "https://example.org/😀/a", "😀"]
        );
    }

    #[test]
    fn emoji_do_not_change_which_words_are_in_capitals() {
        let marked = |text: &str| -> Vec<String> {
            let mut tokens = Vec::new();
            Segmenter::new(Segmentation::default()).segment(text, &mut tokens);
            let marked = tokens.iter().filter(|token| token.in_capitals);
            marked.map(|token| token.surface(text).to_owned()).collect()
        };
        assert_eq!(marked("📍TAIPEI, Nov. 12"), ["TAIPEI"]);
        assert!(marked("it is TAIWAN 😀 JAPAN day").is_empty());
        assert_eq!(marked("CHIPS 😀 SHIPS\nUS law"), ["CHIPS", "SHIPS"]);
    }
}
