//! Arranges words in headlines and sentences, as newspapers do.

use crate::english::{CONTRACTIONS, FUNCTION_WORDS};
use crate::rng::Rng;
use crate::spelling::capitalized;
use crate::vocabulary::{Kind, Vocabulary};

/// The number of function words per 1,000 words.
const FUNCTION_SHARE: u64 = 440;
/// The number of other words, per 1,000, that repeat a word of the same article: an article has a
/// subject.
const REPEATED_SHARE: u64 = 560;

/// How quotes and apostrophes are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Quotes {
    /// `“ ” ’ —`
    Curly,
    /// `" " ' --`
    Straight,
}

/// Writes one article's sentences.
pub(crate) struct Sentences<'a> {
    pub(crate) vocabulary: &'a mut Vocabulary,
    pub(crate) rng: &'a mut Rng,
    pub(crate) quotes: Quotes,
    /// The words of the article so far, without function words.
    pub(crate) subject: Vec<u32>,
}

impl Sentences<'_> {
    /// Appends a headline.
    pub(crate) fn headline(&mut self, text: &mut String) {
        let start = text.len();
        let words = 5 + self.rng.below(6);
        for number in 0..words {
            if number > 0 {
                text.push(' ');
            }
            let word = self.word();
            text.push_str(&capitalized(&word));
        }
        if self.rng.per_mille(60) {
            let capitals = text[start..].to_uppercase();
            text.replace_range(start.., &capitals);
        }
    }

    /// Appends a sentence.
    pub(crate) fn sentence(&mut self, text: &mut String) {
        let words = 6 + self.rng.below(16) + self.rng.below(16);
        // A quotation ends with the sentence, as in: Xyz said: “Abc.”
        let quoted_from = self.rng.per_mille(110).then(|| self.rng.below(words - 3));
        for number in 0..words {
            let is_quoted = quoted_from == Some(number);
            if number > 0 {
                text.push_str(self.separator(is_quoted));
            }
            if is_quoted {
                text.push_str(self.curly_or("“", "\""));
            }
            let word = self.word();
            if number == 0 || is_quoted {
                text.push_str(&capitalized(&word));
            } else {
                text.push_str(&word);
            }
        }
        text.push_str(match self.rng.below(100) {
            0..3 => "?",
            3..5 => "!",
            _ => ".",
        });
        if quoted_from.is_some() {
            text.push_str(self.curly_or("”", "\""));
        }
    }

    fn separator(&mut self, is_before_quote: bool) -> &'static str {
        if is_before_quote {
            return ": ";
        }
        match self.rng.below(1_000) {
            0..55 => ", ",
            55..59 => "; ",
            59..62 => " (",
            62..65 => ") ",
            65..70 => self.curly_or(" — ", " -- "),
            70..72 => self.curly_or("–", "-"),
            _ => " ",
        }
    }

    fn word(&mut self) -> String {
        match self.rng.below(1_000) {
            ..FUNCTION_SHARE => function_word(self.rng).to_owned(),
            FUNCTION_SHARE..446 => {
                let word = self.rng.pick(&CONTRACTIONS);
                self.apostrophe(word)
            }
            446..463 => number(self.rng),
            463 if self.rng.per_mille(300) => self.address(),
            _ => self.content_word(),
        }
    }

    fn content_word(&mut self) -> String {
        let repeated = !self.subject.is_empty() && self.rng.per_mille(REPEATED_SHARE);
        let id = if repeated {
            self.rng.pick(&self.subject)
        } else {
            self.vocabulary.draw()
        };
        self.subject.push(id);
        let word = self.vocabulary.word(id);
        let (text, kind) = (word.text.clone(), word.kind);
        let ending = self.rng.below(1_000);
        match (kind, ending) {
            (Kind::Common, 0..150) => plural(text),
            (Kind::Common, 150..210) => past(text),
            (Kind::Common, 210..260) => progressive(text),
            (Kind::Name, 0..80) | (Kind::Acronym, 0..40) | (Kind::Common, 260..272) => {
                self.apostrophe(&format!("{text}'s"))
            }
            (Kind::Acronym, 40..200) if text.len() == 2 => {
                let mut dotted = text;
                dotted.insert(1, '.');
                dotted + "."
            }
            _ => text,
        }
    }

    fn address(&mut self) -> String {
        let word = loop {
            let id = self.vocabulary.draw();
            let word = self.vocabulary.word(id);
            if word.text.is_ascii() {
                break word.text.to_lowercase();
            }
        };
        match self.rng.below(4) {
            0 => format!("desk@{word}.example"),
            1 => format!("@{word}"),
            2 => format!("#{word}"),
            _ => format!("https://www.{word}.example/{}", self.rng.below(100_000)),
        }
    }

    fn apostrophe(&self, word: &str) -> String {
        word.replace('\'', self.curly_or("’", "'"))
    }

    fn curly_or<'s>(&self, curly: &'s str, straight: &'s str) -> &'s str {
        match self.quotes {
            Quotes::Curly => curly,
            Quotes::Straight => straight,
        }
    }
}

/// Draws a function word: the one with rank r, from 1, with a probability proportional to
/// 1 / (r + 1).
fn function_word(rng: &mut Rng) -> &'static str {
    let drawn = rng.below(CUMULATIVE[CUMULATIVE.len() - 1]);
    FUNCTION_WORDS[CUMULATIVE.partition_point(|end| *end <= drawn)]
}

/// For each function word, the sum of all weights up to its own.
const CUMULATIVE: [u64; FUNCTION_WORDS.len()] = {
    let mut sums = [0; FUNCTION_WORDS.len()];
    let (mut index, mut sum) = (0, 0);
    while index < sums.len() {
        sum += 1_000_000 / (index as u64 + 2);
        sums[index] = sum;
        index += 1;
    }
    sums
};

/// A number or an amount of money, as newspapers write it.
fn number(rng: &mut Rng) -> String {
    let small = rng.below(100);
    let thousands = rng.below(900);
    match rng.below(9) {
        0..3 => format!("{}", 1980 + small / 2),
        3 => format!("{small}"),
        4 => format!("{}.{} percent", small, rng.below(10)),
        5 => format!("{small}%"),
        6 => format!("{},{:03}", 1 + thousands, rng.below(1_000)),
        7 => format!("US${} million", 1 + thousands),
        _ => format!("{}{}bn", rng.pick(&["$", "€", "£"]), 1 + small),
    }
}

fn plural(word: String) -> String {
    match word.as_bytes() {
        [.., b's' | b'x'] | [.., b'c' | b's', b'h'] => word + "es",
        [.., b't', b'y'] => format!("{}ies", &word[..word.len() - 1]),
        _ => word + "s",
    }
}

fn past(word: String) -> String {
    if word.ends_with('e') {
        word + "d"
    } else {
        word + "ed"
    }
}

fn progressive(word: String) -> String {
    match word.strip_suffix('e') {
        Some(stem) => format!("{stem}ing"),
        None => word + "ing",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_function_words_follow_their_weights() {
        let mut rng = Rng::new(3);
        let drawn: Vec<&str> = (0..100_000).map(|_| function_word(&mut rng)).collect();
        let share = |word| drawn.iter().filter(|drawn| **drawn == word).count();
        // Weights of 1/2, 1/3 and 1/159, divided by the sum of all weights, 4.65.
        assert!((10_300..11_200).contains(&share("the")), "{}", share("the"));
        assert!((6_700..7_600).contains(&share("of")), "{}", share("of"));
        assert!(
            (90..180).contains(&share("instead")),
            "{}",
            share("instead")
        );
    }

    #[test]
    fn endings_follow_the_spelling() {
        assert_eq!(plural("plash".into()), "plashes");
        assert_eq!(plural("mority".into()), "morities");
        assert_eq!(past("crate".into()), "crated");
        assert_eq!(progressive("crate".into()), "crating");
    }
}
