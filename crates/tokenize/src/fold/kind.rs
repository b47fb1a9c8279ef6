//! The kind of a surface: a word, a number, a URL …

use serde::{Deserialize, Serialize};

use crate::characters::emoji::is_emoji;
use crate::characters::patterns;

/// The kind of a surface, by its shape alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Kind {
    /// `Taiwan’s`, `U.S.`, `2-nanometer`, `HBM4`.
    Word,
    /// `2025`, `1,000.5`, `9th`, `1990s`, `10:30pm`, `1.5e-7`.
    Number,
    /// `US$300`, `€5bn`.
    Money,
    /// `https://example.org/a`.
    Url,
    /// `desk@example.org`.
    Email,
    /// `@desk`.
    Mention,
    /// `#ChipWar`.
    Hashtag,
    /// `&amp;`: an HTML character reference that was left in the text.
    Entity,
    /// `😀`, `👩‍🔬`, `🇩🇪`, `1️⃣`.
    Emoji,
}

/// Whether numbers and amounts of money are terms.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Numbers {
    /// `2025`, `9th` and `US$300` are dropped; `3D` and `2-nanometer` are words and stay.
    #[default]
    Drop,
    /// They are terms like words.
    Keep,
}

/// Whether URLs, e-mail addresses and @mentions are terms.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Addresses {
    /// `https://example.org`, `desk@example.org` and `@desk` are dropped.
    #[default]
    Drop,
    /// They are terms like words.
    Keep,
}

/// Whether emoji are terms.
///
/// Only [`Words::Article`](crate::Words::Article) makes them tokens.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Emoji {
    /// `😀`, `👍🏽` and `🇩🇪` are dropped.
    #[default]
    Drop,
    /// Each is a term, a sequence as a whole. `❤` with and without a variation selector is one term.
    Keep,
}

impl Kind {
    /// The kind of `surface`.
    ///
    /// # Examples
    ///
    /// ```
    /// use keyweight_tokenize::Kind;
    ///
    /// assert_eq!(Kind::of("450,000"), Kind::Number);
    /// assert_eq!(Kind::of("35th"), Kind::Number);
    /// assert_eq!(Kind::of("6G"), Kind::Word);
    /// assert_eq!(Kind::of("NT$2.5"), Kind::Money);
    /// assert_eq!(Kind::of("@desk"), Kind::Mention);
    /// ```
    pub fn of(surface: &str) -> Kind {
        let Some(first) = surface.chars().next() else {
            return Kind::Word;
        };
        if !surface.is_ascii() && is_emoji(surface) {
            return Kind::Emoji;
        }
        match first {
            '@' => return Kind::Mention,
            '#' | '＃' => return Kind::Hashtag,
            '&' if patterns::entity(surface) == Some(surface.len()) => return Kind::Entity,
            _ => {}
        }
        if surface.bytes().all(|b| b.is_ascii_alphabetic()) {
            return Kind::Word;
        }
        if patterns::url(surface) == Some(surface.len()) {
            return Kind::Url;
        }
        if surface.chars().any(patterns::is_currency) {
            return Kind::Money;
        }
        if surface.contains('@') {
            return Kind::Email;
        }
        if is_number(surface) {
            return Kind::Number;
        }
        Kind::Word
    }
}

/// Whether `surface` consists of digits and other parts of numbers: separators, the hyphen of a range, the
/// ending after an apostrophe or a colon, that of an English, Spanish or Portuguese ordinal, the `s` of a decade, a magnitude, the half of the day,
/// an `h` for the hour.
fn is_number(surface: &str) -> bool {
    if is_power_of_ten(surface) {
        return true;
    }
    let mut digits = false;
    let mut end = 0;
    for (at, character) in surface.char_indices() {
        match character {
            _ if character.is_numeric() => digits = true,
            // `10h30`
            'h' if digits && surface[at + 1..].starts_with(|next: char| next.is_ascii_digit()) => {}
            '.' | ',' | ';' | ':' | '\'' | '’' | '-' | '‐' | '‑' | '٫' | '٬' | '_' => {}
            _ => break,
        }
        end = at + character.len_utf8();
    }
    let ending = &surface[end..];
    if digits && surface[..end].ends_with(['\'', '’', ':']) {
        return ending.chars().all(char::is_lowercase);
    }
    digits
        && matches!(
            ending.to_ascii_lowercase().as_str(),
            "" | "º"
                | "ª"
                | "st"
                | "nd"
                | "rd"
                | "th"
                | "s"
                | "bn"
                | "mn"
                | "tn"
                | "trn"
                | "am"
                | "pm"
                | "a.m"
                | "p.m"
                | "a.m."
                | "p.m."
                | "h"
        )
}

/// Whether `surface` is like `2e3`, which a spreadsheet reads as 2000, or `1.5e-7`.
fn is_power_of_ten(surface: &str) -> bool {
    let is_integer = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    surface
        .split_once(['e', 'E'])
        .is_some_and(|(factor, power)| {
            let power = power
                .strip_prefix(['+', '-', '−', '‐', '‑'])
                .unwrap_or(power);
            factor.split(['.', ',']).all(is_integer) && is_integer(power)
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_may_have_endings_and_names_with_digits_are_words() {
        for number in [
            "2",
            "2.47",
            "1’000",
            "2024-25",
            "1st",
            "2.º",
            "1ª",
            "22nd",
            "1990s",
            "1990’s",
            "5bn",
            "½",
            "٣",
            "2e3",
            "3E5",
            "1e-5",
            "1.5e+10",
            "2E−3",
            "30pm",
            "10.30AM",
            "30p.m",
            "20h",
            "10h30",
            // Retskrivningsordbogen, Türk Dil Kurumu, Kielitoimisto.
            "1990'erne",
            "23’te",
            "5:een",
            "1990's",
        ] {
            assert_eq!(Kind::of(number), Kind::Number, "{number}");
        }
        for word in [
            "3D",
            "HBM4",
            "6G",
            "2-nanometer",
            "COVID-19",
            "5nm",
            "G7",
            "i.e.",
            "2e-mail",
            "5hm",
            "CO₂",
            "C#",
        ] {
            assert_eq!(Kind::of(word), Kind::Word, "{word}");
        }
    }

    #[test]
    fn addresses_and_money_are_recognized() {
        assert_eq!(Kind::of("www.example.org"), Kind::Url);
        assert_eq!(Kind::of("example.org/a"), Kind::Url);
        assert_eq!(Kind::of("a.b@example.org"), Kind::Email);
        assert_eq!(Kind::of("₩300"), Kind::Money);
        assert_eq!(Kind::of("US$"), Kind::Money);
        assert_eq!(Kind::of("#ChipWar"), Kind::Hashtag);
        assert_eq!(Kind::of("t.me/desk"), Kind::Url);
        assert_eq!(Kind::of("&#8217;"), Kind::Entity);
        assert_eq!(Kind::of("#️⃣"), Kind::Emoji);
        assert_eq!(Kind::of("👩🏽‍🔬"), Kind::Emoji);
    }
}
