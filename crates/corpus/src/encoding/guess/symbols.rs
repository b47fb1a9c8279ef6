//! How unlikely the signs and capitals of a word are, whatever its language.

use crate::encoding::guess::languages::{Script, Unit};

/// A capital after a small letter, as in `McDonald`.
const LATE_CAPITAL: u32 = 16;
/// A capital at the beginning of a word, and within a word of capitals.
const FIRST_CAPITAL: u32 = 3;
const CAPITAL: u32 = 3;
/// A sign in a place where it makes no sense.
const MISPLACED: u32 = 18;
/// A sign between two letters, where none is ever written.
const WITHIN_WORD: u32 = 30;
/// Letters of two scripts, side by side.
const TWO_SCRIPTS: u32 = 20;

/// A word in the form that languages judge, and how unlikely its signs and capitals are, in half bits.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Word {
    pub(crate) units: Vec<Unit>,
    pub(crate) cost: u32,
    /// The number of letters; one of East Asia counts three.
    pub(crate) letters: u32,
}

/// What stands beside a sign.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Beside {
    Nothing,
    Letter,
    Digit,
    Sign,
}

impl Beside {
    fn of(neighbor: Option<&char>) -> Beside {
        match neighbor {
            None => Beside::Nothing,
            Some(neighbor) if neighbor.is_numeric() => Beside::Digit,
            Some(neighbor) if is_letter(*neighbor) => Beside::Letter,
            Some(_) => Beside::Sign,
        }
    }
}

impl Word {
    pub(crate) fn new(characters: &[char]) -> Word {
        let mut word = Word::default();
        for (at, &character) in characters.iter().enumerate() {
            let previous = at.checked_sub(1).and_then(|at| characters.get(at));
            if is_letter(character) {
                word.letter(character, previous.copied());
            } else {
                let next = characters.get(at + 1);
                let before = Beside::of(previous);
                word.cost += sign(character, before, Beside::of(next), [previous, next]);
                let is_apostrophe = character == '’' && before == Beside::Letter;
                word.units.push(if is_apostrophe {
                    Unit::Apostrophe
                } else {
                    Unit::Edge
                });
            }
        }
        word
    }

    fn letter(&mut self, letter: char, previous: Option<char>) {
        let lower = lower(letter);
        if lower != letter {
            self.cost += match previous.filter(|previous| is_letter(*previous)) {
                Some(previous) if lower_exists(previous) => LATE_CAPITAL,
                Some(_) => CAPITAL,
                None => FIRST_CAPITAL,
            };
        }
        self.letters += match letter {
            '\u{3040}'.. => 3,
            _ => 1,
        };
        if let Some(previous) = previous.filter(|previous| is_letter(*previous)) {
            let (script, before) = (Script::of(letter), Script::of(previous));
            if script != before && script != Script::Other && before != Script::Other {
                self.cost += TWO_SCRIPTS;
            }
        }
        self.units.push(Unit::letter(lower));
    }
}

/// Whether the languages judge it.
fn is_letter(character: char) -> bool {
    match character {
        // The indicators of ordinal numbers, and the sign of 10^-6.
        'ª' | 'º' | 'µ' | 'ƒ' | 'ˆ' | 'ˇ' => false,
        '\u{300}'..='\u{323}' => true,
        // Marks of Thai, Hebrew and Arabic.
        '\u{E2F}'..='\u{E4E}' | '\u{5B0}'..='\u{5EA}' | '\u{64B}'..='\u{655}' => true,
        _ => character.is_alphabetic(),
    }
}

/// Lower case, and one form of letters that encodings write in two.
fn lower(letter: char) -> char {
    match letter {
        'İ' => 'i',
        'ș' | 'Ș' => 'ş',
        'ț' | 'Ț' => 'ţ',
        _ => {
            let mut lower = letter.to_lowercase();
            lower.next().filter(|_| lower.len() == 0).unwrap_or(letter)
        }
    }
}

/// Whether the letter is a small one that has a capital.
fn lower_exists(letter: char) -> bool {
    letter.is_lowercase() && letter != 'ß'
}

/// How unlikely a sign is in its place.
fn sign(character: char, before: Beside, after: Beside, sides: [Option<&char>; 2]) -> u32 {
    use Beside::{Digit, Letter, Nothing, Sign};
    let [previous, _] = sides;
    let is_latin = |side: Option<&char>| side.is_some_and(char::is_ascii_alphabetic);
    let is_within_word = before == Letter && after == Letter;
    let within = |cost: u32| {
        if is_within_word {
            cost + WITHIN_WORD
        } else {
            cost
        }
    };
    let unless = |is_right: bool, cost: u32| if is_right { cost } else { cost + MISPLACED };
    match character {
        '0'..='9' => 6,
        '.' | ',' | '-' | '\'' | '"' | '(' | ')' | ';' | ':' => 6,
        ' '..='~' => 12,
        '\u{A0}' => unless(!is_within_word && after != Nothing, 16),
        '’' if is_within_word => 18,
        '’' => unless(before != Nothing || after != Nothing, 14),
        '„' => unless(before != Letter && after != Nothing, 14),
        '‚' => unless(before != Letter && after != Nothing, 22),
        '”' if before == Nothing && after == Letter => 28,
        '‘' | '“' | '”' | '«' | '»' => within(14),
        '—' if is_within_word => 18,
        '–' if is_within_word => 24,
        '—' | '–' if before == Nothing && after == Letter => 22,
        '–' | '—' | '‐' => 14,
        '…' => within(16),
        '£' | '€' if before != Letter && after == Letter => 24,
        '£' | '€' => unless(
            (after == Digit && before != Letter)
                || (before == Digit || before == Nothing) && after != Letter
                || (before == Sign || before == Nothing) && after != Letter
                || (before == Sign && after == Sign),
            16,
        ),
        '¥' | '¢' | '₪' | '₽' => unless(before != Letter && after != Letter, 24),
        '°' => unless(before == Digit || before == Nothing && after == Letter, 18),
        'º' | 'ª' => unless(
            before == Digit || previous == Some(&'n') || previous == Some(&'N'),
            20,
        ),
        '½' | '¼' | '¾' if after == Letter => 20 + WITHIN_WORD,
        '½' | '¼' | '¾' => unless(before != Letter && after != Letter, 20),
        '²' | '³' | '¹' => unless(before == Letter || before == Digit, 22),
        '©' | '®' | '™' | '§' | '•' | '№' => within(20),
        '†' => within(26),
        '¿' | '¡' => unless(before != Letter && after == Letter, 18),
        'µ' => unless(before != Letter && after == Letter, 26),
        '±' | '×' | '÷' => unless(before != Letter && after != Letter, 24),
        '·' => unless(is_within_word || after == Nothing, 22),
        '\u{AD}' => 24,
        '،' | '؛' | '؟' | '٪' => unless(after != Letter, 14),
        '、' | '。' | '「' | '」' | '・' | '，' | '：' | '；' | '（' | '）' | '《' | '》' => {
            unless(!sides.into_iter().all(is_latin), 16)
        }
        '\u{2500}'..='\u{259F}' => match previous {
            Some(previous) if *previous == character => 4,
            Some('\u{2500}'..='\u{259F}') => 16,
            _ => within(34),
        },
        '‰' => unless(before == Digit, 26),
        '‹' | '›' | '‡' | '´' | '¨' | '¶' | '¦' | '¬' | '¤' | '¯' | '¸' => within(28),
        '\u{80}'..='\u{9F}' | '\u{E000}'..='\u{F8FF}' => 48,
        char::REPLACEMENT_CHARACTER => 64,
        '\0'..='\u{1F}' | '\u{7F}' => 30,
        _ if character.is_numeric() => 24,
        '\u{3000}'..='\u{303F}' | '\u{FF01}'..='\u{FF20}' => 22,
        _ => within(34),
    }
}
