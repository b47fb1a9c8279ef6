//! UAX #29 words, with what newspapers need.

use crate::characters::masks::Masks;
use crate::characters::runs::{Around, Cut, Look, cut, take_back};
use crate::language::elision;
use crate::segment::capitals;
use crate::segment::scanner::Scanner;
use crate::segment::segmentation::Hyphens;
use crate::segment::unicode::{between_words, joins};
use crate::segment::unspaced::Runs;
use crate::segment::word_bounds::Pieces;
use crate::token::Token;

/// Appends the tokens of `text` to `tokens`.
pub(crate) fn segment(text: &str, hyphens: Hyphens, unspaced: &Runs<'_>, tokens: &mut Vec<Token>) {
    let mut article = Article {
        hyphens,
        unspaced,
        words_before: 0,
        may_be_capitals: false,
        capitals: Vec::new(),
    };
    cut(text, &mut article, tokens);
    capitals::mark(text, tokens, &article.capitals);
}

/// What stands between two white spaces goes to a [`Scanner`] if it has any sign that has a meaning
/// to it; else its words are plain ones, and compounds of them.
struct Article<'a> {
    hyphens: Hyphens,
    unspaced: &'a Runs<'a>,
    /// The words of the block before.
    words_before: u64,
    /// Whether a word that ends in the block may be in capitals.
    may_be_capitals: bool,
    /// The numbers of the tokens in capitals.
    capitals: Vec<usize>,
}

impl Cut for Article<'_> {
    #[inline]
    fn look(&mut self, around: &Around<'_>) -> Look {
        let masks = around.masks;
        let word = |masks: &Masks| masks.word;
        let w = |masks: &Masks| masks.w;
        // An address may begin with `www`; the other ones hold a slash or an at sign.
        let third_w = masks.w & around.follows(w) & (masks.w << 2 | around.before.w >> 62);
        let mut care = masks.beyond | masks.underscore | masks.sign | third_w;
        let mut words = masks.word;
        if self.hyphens == Hyphens::Keep {
            words |= masks.hyphen & around.follows(word) & around.precedes(word);
        }
        for at in between_words(around) {
            if joins(around, at) {
                words |= 1 << at;
                let at_byte = around.base + at as usize;
                let letters = around.bytes[at_byte - 1].is_ascii_alphabetic();
                // An acronym, a domain or a lost space.
                let dotted = matches!(around.bytes[at_byte], b'.' | b':') && letters;
                // An elided article, which is a word of its own.
                let elided = around.bytes[at_byte] == b'\''
                    && elision::may_precede(around.bytes[at_byte + 1]);
                care |= u64::from(dotted | elided) << at;
            }
        }
        self.look_for_capitals(around, words);
        Look { words, care }
    }

    #[inline(never)]
    fn careful(&mut self, text: &str, done: usize, at: usize, tokens: &mut Vec<Token>) -> usize {
        let bytes = text.as_bytes();
        let from = start_of_chunk(bytes, done, at);
        take_back(tokens, from);
        let kept = tokens.len();
        while self.capitals.pop_if(|number| *number >= kept).is_some() {}
        let end = Scanner::new(text, self.hyphens, self.unspaced, tokens, from).scan(
            from,
            Pieces::new,
            |end| end > at && bytes.get(end).is_none_or(|byte| is_white_space(*byte)),
        );
        self.note_capitals(text, tokens, kept);
        end
    }

    #[inline]
    fn taken(&mut self, text: &str, tokens: &[Token], from: usize) {
        if self.may_be_capitals {
            self.note_capitals(text, tokens, from);
        }
    }
}

impl Article<'_> {
    /// Two characters of a word next to each other of which none is a lower-case letter and one is
    /// a capital are the least that a word in capitals has.
    #[inline]
    fn look_for_capitals(&mut self, around: &Around<'_>, words: u64) {
        let upper = |masks: &Masks| masks.upper;
        let high = words & !around.masks.lower;
        let high_before = self.words_before & !around.before.lower;
        let two = high & (high << 1 | high_before >> 63);
        let capital = around.masks.upper | around.follows(upper);
        let goes_on = self.words_before >> 63 == 1;
        self.may_be_capitals = two & capital != 0 || self.may_be_capitals && goes_on;
        self.words_before = words;
    }

    #[inline(never)]
    fn note_capitals(&mut self, text: &str, tokens: &[Token], from: usize) {
        for (number, token) in tokens.iter().enumerate().skip(from) {
            let last = text.as_bytes()[token.end - 1];
            if !last.is_ascii_lowercase() && capitals::is_in_capitals(token.surface(text)) {
                self.capitals.push(number);
            }
        }
    }
}

/// Where to begin to look at the sign at `at` with care: behind the white space before it, over
/// which nothing is joined but a mark beyond ASCII, and not before `done`.
fn start_of_chunk(bytes: &[u8], done: usize, at: usize) -> usize {
    let before = &bytes[done..at];
    let chunk = before
        .iter()
        .rev()
        .take_while(|byte| !is_white_space(**byte));
    let start = at - chunk.count();
    if bytes[start].is_ascii() || start == done {
        return start;
    }
    let spaces = bytes[done..start]
        .iter()
        .rev()
        .take_while(|byte| **byte == b' ');
    start - spaces.count().max(1)
}

fn is_white_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\n' | b'\r' | b'\t')
}

#[cfg(test)]
mod tests {
    use crate::{Hyphens, Segmentation, Segmenter, Words};

    fn words(text: &str) -> Vec<&str> {
        with(text, Hyphens::Keep)
    }

    fn with(text: &str, hyphens: Hyphens) -> Vec<&str> {
        let mut tokens = Vec::new();
        Segmenter::new(Segmentation {
            words: Words::Article,
            hyphens,
        })
        .segment(text, &mut tokens);
        tokens.iter().map(|token| token.surface(text)).collect()
    }

    #[test]
    fn hyphenated_compounds_stay_whole_or_are_split() {
        assert_eq!(
            words("Indo-Pacific 2-nanometer vis-à-vis"),
            ["Indo-Pacific", "2-nanometer", "vis-à-vis"]
        );
        assert_eq!(
            with("Indo-Pacific U.S.-led", Hyphens::Split),
            ["Indo", "Pacific", "U.S.", "led"]
        );
        assert_eq!(
            words("two- and -three word--word"),
            ["two", "and", "three", "word", "word"]
        );
        assert_eq!(words("Taiwan–U.S. ties"), ["Taiwan", "U.S.", "ties"]);
    }

    #[test]
    fn dotted_acronyms_stay_whole() {
        assert_eq!(
            words("the U.S., e.g. U.S.-Taiwan; then-U.S. aid"),
            ["the", "U.S.", "e.g.", "U.S.-Taiwan", "then-U.S.", "aid"]
        );
        assert_eq!(
            words("It ended. Plan B. Next"),
            ["It", "ended", "Plan", "B", "Next"]
        );
    }

    #[test]
    fn an_ampersand_joins_and_an_entity_does_not() {
        assert_eq!(
            words("R&D at AT&T, you & me"),
            ["R&D", "at", "AT&T", "you", "me"]
        );
        assert_eq!(
            words("Taiwan&#8217;s fish &amp; chips"),
            ["Taiwan", "s", "fish", "chips"]
        );
    }

    #[test]
    fn addresses_are_one_token() {
        assert_eq!(
            words("to jane.doe-x@mail.example.org, @desk and #ChipWar"),
            [
                "to",
                "jane.doe-x@mail.example.org",
                "@desk",
                "and",
                "#ChipWar"
            ]
        );
        assert_eq!(
            words("see my-site.org/news and #tag.jane@example.org"),
            ["see", "my-site.org/news", "and", "#tag", "jane@example.org"]
        );
        assert_eq!(
            words("[plan](https://example.org/a-b) (www.example.org)."),
            ["plan", "https://example.org/a-b", "www.example.org"]
        );
        assert_eq!(words("rated C# #1 a@b"), ["rated", "C", "1", "a", "b"]);
    }

    #[test]
    fn an_amount_of_money_is_one_token_and_its_neighbors_are_not_part_of_it() {
        assert_eq!(
            words("up to US$300 million, NT$45bn, €5bn and $ 6.6"),
            [
                "up", "to", "US$300", "million", "NT$45bn", "€5bn", "and", "$ 6.6"
            ]
        );
        assert_eq!(words("the US $5 coin"), ["the", "US", "$5", "coin"]);
        assert_eq!(words("in US$ terms"), ["in", "US$", "terms"]);
    }

    #[test]
    fn a_lost_space_is_found_again() {
        assert_eq!(
            words("at home.JAMES CARTER.The U.S.The"),
            ["at", "home", "JAMES", "CARTER", "The", "U.S.The"]
        );
        assert_eq!(
            words("It ended.Next day Note:This Act.A Ph.D. example.org Node.js"),
            [
                "It",
                "ended",
                "Next",
                "day",
                "Note",
                "This",
                "Act",
                "A",
                "Ph.D",
                "example.org",
                "Node.js"
            ]
        );
    }

    #[test]
    fn emphasis_is_not_part_of_a_word() {
        assert_eq!(
            words("_really_ **bold** snake_case __"),
            ["really", "bold", "snake_case"]
        );
    }

    #[test]
    fn a_bracketed_name_in_a_script_without_spaces_is_one_token() {
        assert_eq!(
            words("Lai (賴清德) on Jade Mountain (玉山, Yushan)")[1],
            "賴清德"
        );
        assert_eq!(words("Jade Mountain (玉山, Yushan)")[2], "玉山");
    }
}
