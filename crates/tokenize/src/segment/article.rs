//! UAX #29 words with the additions that newspaper articles need.

use std::ops::Range;

use crate::characters::masks::Masks;
use crate::characters::runs::{Block, BlockWords, WordRule, append_words, remove_from};
use crate::language::elision;
use crate::segment::capitals;
use crate::segment::scanner::Scanner;
use crate::segment::segmentation::Hyphens;
use crate::segment::unicode::{joins, signs_between_words};
use crate::segment::unspaced::UnspacedSegmenter;
use crate::segment::word_bounds::WordBounds;
use crate::token::Token;

/// Appends the tokens of `text` to `tokens`, and returns where emoji are.
pub(crate) fn segment(
    text: &str,
    hyphens: Hyphens,
    unspaced: &UnspacedSegmenter<'_>,
    tokens: &mut Vec<Token>,
) -> Vec<Range<usize>> {
    let mut rule = ArticleRule {
        hyphens,
        unspaced,
        previous_words: 0,
        may_be_capitals: false,
        capitals: Vec::new(),
        emoji: Vec::new(),
    };
    append_words(text, &mut rule, tokens);
    capitals::mark(text, tokens, &rule.capitals);
    rule.emoji
}

/// A stretch between white space goes to a [`Scanner`] if it contains a sign that has a meaning to the
/// scanner; otherwise its words are plain words and compounds of them.
struct ArticleRule<'a> {
    hyphens: Hyphens,
    unspaced: &'a UnspacedSegmenter<'a>,
    /// The words of the block before.
    previous_words: u64,
    /// Whether a word that ends in the block may be in capitals.
    may_be_capitals: bool,
    /// The indices of the tokens in capitals.
    capitals: Vec<usize>,
    /// Where emoji are.
    emoji: Vec<Range<usize>>,
}

impl WordRule for ArticleRule<'_> {
    #[inline]
    fn classify(&mut self, block: &Block<'_>) -> BlockWords {
        let masks = block.masks;
        let word = |masks: &Masks| masks.word;
        let w = |masks: &Masks| masks.w;
        // A web address may start with `www`; all others contain a slash or an at sign.
        let third_w = masks.w & block.preceded_by(w) & (masks.w << 2 | block.previous.w >> 62);
        let mut unsure = masks.non_ascii | masks.underscore | masks.sign | third_w;
        let mut words = masks.word;
        if self.hyphens == Hyphens::Keep {
            words |= masks.hyphen & block.preceded_by(word) & block.followed_by(word);
        }
        for at in signs_between_words(block) {
            if joins(block, at) {
                words |= 1 << at;
                let at_byte = block.base + at as usize;
                let letters = block.bytes[at_byte - 1].is_ascii_alphabetic();
                // An acronym, a domain or a missing space.
                let dotted = matches!(block.bytes[at_byte], b'.' | b':') && letters;
                // An elided article, which is a token of its own.
                let elided =
                    block.bytes[at_byte] == b'\'' && elision::may_precede(block.bytes[at_byte + 1]);
                unsure |= u64::from(dotted | elided) << at;
            }
        }
        self.look_for_capitals(block, words);
        BlockWords { words, unsure }
    }

    #[inline(never)]
    fn resolve(&mut self, text: &str, done: usize, at: usize, tokens: &mut Vec<Token>) -> usize {
        let bytes = text.as_bytes();
        let from = start_of_stretch(bytes, done, at);
        remove_from(tokens, from);
        let kept = tokens.len();
        while self.capitals.pop_if(|index| *index >= kept).is_some() {}
        let mut scanner = Scanner::new(text, self.hyphens, self.unspaced, tokens, from);
        let end = scanner.scan(from, WordBounds::new, |end| {
            end > at && bytes.get(end).is_none_or(|byte| is_white_space(*byte))
        });
        self.emoji.append(&mut scanner.emoji);
        self.record_capitals(text, tokens, kept);
        end
    }

    #[inline]
    fn on_tokens(&mut self, text: &str, tokens: &[Token], from: usize) {
        if self.may_be_capitals {
            self.record_capitals(text, tokens, from);
        }
    }
}

impl ArticleRule<'_> {
    /// A word in capitals has at least two adjacent characters such that neither is a lower-case
    /// letter and one is a capital.
    #[inline]
    fn look_for_capitals(&mut self, block: &Block<'_>, words: u64) {
        let upper = |masks: &Masks| masks.upper;
        let not_lower = words & !block.masks.lower;
        let previous_not_lower = self.previous_words & !block.previous.lower;
        let pairs = not_lower & (not_lower << 1 | previous_not_lower >> 63);
        let capital = block.masks.upper | block.preceded_by(upper);
        let goes_on = self.previous_words >> 63 == 1;
        self.may_be_capitals = pairs & capital != 0 || self.may_be_capitals && goes_on;
        self.previous_words = words;
    }

    #[inline(never)]
    fn record_capitals(&mut self, text: &str, tokens: &[Token], from: usize) {
        for (index, token) in tokens.iter().enumerate().skip(from) {
            let last = text.as_bytes()[token.end - 1];
            if !last.is_ascii_lowercase() && capitals::is_in_capitals(token.surface(text)) {
                self.capitals.push(index);
            }
        }
    }
}

/// Where to start in order to resolve the byte at `at`: after the white space before it, but not before
/// `done`. Nothing joins across white space, except that a non-ASCII mark joins to it.
fn start_of_stretch(bytes: &[u8], done: usize, at: usize) -> usize {
    let before = &bytes[done..at];
    let stretch = before
        .iter()
        .rev()
        .take_while(|byte| !is_white_space(**byte));
    let start = at - stretch.count();
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
    fn a_missing_space_separates_words() {
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
