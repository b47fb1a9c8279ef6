//! The particles, their allomorphs, and which may follow which.
//!
//! Listed by hand; for the particles see Yeon and Brown, Korean: A Comprehensive Grammar (Routledge,
//! 2011). Left out are the vocative, and `하고` and `같이`, which are more often a form of a verb and an
//! adverb.

use foldhash::fast::FixedState;
use hashbrown::HashMap;

/// What a particle means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// `들`, which is a suffix before all particles.
    Plural,
    /// `이`, `가`.
    Subject,
    /// `께서`.
    Honorific,
    /// `을`, `를`.
    Object,
    /// `의`.
    Genitive,
    /// `에`.
    Locative,
    /// `에서`.
    Source,
    /// `에게`, `한테`, `께`.
    Dative,
    /// `에게서`, `한테서`.
    Ablative,
    /// `으로`, `로`.
    Direction,
    /// `으로서`, `로서`, `으로써`, `로써`.
    Capacity,
    /// `과`, `와`, `이랑`, `랑`.
    And,
    /// `은`, `는`.
    Topic,
    /// `도`.
    Too,
    /// `만`.
    Only,
    /// `까지`.
    Until,
    /// `부터`.
    Since,
    /// `마다`.
    Every,
    /// `조차`, `마저`.
    Even,
    /// `밖에`.
    Except,
    /// `처럼`, `만큼`.
    Like,
    /// `보다`.
    Than,
    /// `대로`, `뿐`, `은커녕`.
    Just,
    /// `이나`, `나`, `이라도`, `라도`, `이나마`, `나마`.
    Or,
    /// `이라고`, `라고`.
    Quotation,
}

use Kind::{
    Ablative, And, Capacity, Dative, Direction, Even, Every, Except, Genitive, Honorific, Just,
    Like, Locative, Object, Only, Or, Plural, Quotation, Since, Source, Subject, Than, Too, Topic,
    Until,
};

/// Which sound must be before a particle.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum After {
    Any,
    Vowel,
    Consonant,
    /// A vowel or ㄹ, as before `로`.
    VowelOrL,
    /// A consonant but ㄹ, as before `으로`.
    ConsonantButL,
}

#[rustfmt::skip]
const PARTICLES: [(&str, After, Kind); 48] = [
    ("들", After::Any, Plural),
    ("이", After::Consonant, Subject), ("가", After::Vowel, Subject), ("께서", After::Any, Honorific),
    ("을", After::Consonant, Object), ("를", After::Vowel, Object), ("의", After::Any, Genitive),
    ("에", After::Any, Locative), ("에서", After::Any, Source),
    ("에게", After::Any, Dative), ("한테", After::Any, Dative), ("께", After::Any, Dative),
    ("에게서", After::Any, Ablative), ("한테서", After::Any, Ablative),
    ("으로", After::ConsonantButL, Direction), ("로", After::VowelOrL, Direction),
    ("으로서", After::ConsonantButL, Capacity), ("로서", After::VowelOrL, Capacity),
    ("으로써", After::ConsonantButL, Capacity), ("로써", After::VowelOrL, Capacity),
    ("과", After::Consonant, And), ("와", After::Vowel, And),
    ("이랑", After::Consonant, And), ("랑", After::Vowel, And),
    ("은", After::Consonant, Topic), ("는", After::Vowel, Topic),
    ("도", After::Any, Too), ("만", After::Any, Only),
    ("까지", After::Any, Until), ("부터", After::Any, Since), ("마다", After::Any, Every),
    ("조차", After::Any, Even), ("마저", After::Any, Even), ("밖에", After::Any, Except),
    ("처럼", After::Any, Like), ("만큼", After::Any, Like), ("보다", After::Any, Than),
    ("대로", After::Any, Just), ("뿐", After::Any, Just),
    ("은커녕", After::Consonant, Just), ("는커녕", After::Vowel, Just),
    ("이나", After::Consonant, Or), ("나", After::Vowel, Or),
    ("이라도", After::Consonant, Or), ("라도", After::Vowel, Or), ("이나마", After::Consonant, Or),
    ("이라고", After::Consonant, Quotation), ("라고", After::Vowel, Quotation),
];

/// The most particles in an ending, and its most syllables.
const MOST_PARTICLES: usize = 3;
const LONGEST: usize = 6;

impl Kind {
    /// Whether the particle `next` may follow this one.
    pub(super) fn may_precede(self, next: Kind) -> bool {
        match self {
            Plural => next != Plural,
            Locative => matches!(next, Topic | Too | Only | Genitive | Or | Until | Even),
            Source | Dative => {
                matches!(
                    next,
                    Topic | Too | Only | Genitive | Or | Until | Since | Even | Than | Like
                ) || self == Dative && next == Direction
            }
            Direction => matches!(
                next,
                Topic | Too | Only | Genitive | Or | Until | Since | Even
            ),
            Ablative | Capacity | And | Honorific | Like => {
                matches!(next, Topic | Too | Only | Genitive)
            }
            Until | Since => matches!(next, Topic | Too | Only | Genitive | Subject | Object | Or),
            Only => matches!(
                next,
                Topic | Too | Genitive | Subject | Object | Direction | Locative | Or
            ),
            Than => matches!(next, Topic | Too),
            Every | Even => matches!(next, Too | Genitive),
            Except => next == Topic,
            Just => next == Only,
            Subject | Object | Genitive | Topic | Too | Or | Quotation => false,
        }
    }
}

/// A set of kinds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Kinds(u32);

impl Kinds {
    /// Those that endings of verbs do not look like.
    pub(super) const OF_NOUNS: Kinds = Kinds::of(&[
        Subject, Object, Genitive, Locative, Source, Dative, Direction, And, Until, Since, Every,
        Even, Honorific, Capacity, Like,
    ]);
    /// Those that do not follow forms of verbs, and that no form of a verb with another one looks like.
    pub(super) const NEVER_AFTER_VERBS: Kinds = Kinds::of(&[
        Object, Genitive, Locative, Source, Dative, Direction, Honorific,
    ]);
    /// Those that follow any noun and do not look like the rest of a longer particle.
    pub(super) const AFTER_ANY_NOUN: Kinds = Kinds::of(&[
        Plural, Subject, Object, Genitive, Locative, Source, Dative, Direction, And, Topic,
    ]);

    const fn of(kinds: &[Kind]) -> Kinds {
        let (mut bits, mut index) = (0, 0);
        while index < kinds.len() {
            bits |= 1 << kinds[index] as u32;
            index += 1;
        }
        Kinds(bits)
    }

    pub(super) fn insert(&mut self, kind: Kind) {
        self.0 |= 1 << kind as u32;
    }

    pub(super) fn has(self, kind: Kind) -> bool {
        self.0 >> kind as u32 & 1 == 1
    }

    /// Those that are also in `others`.
    pub(super) fn only(self, others: Kinds) -> Kinds {
        Kinds(self.0 & others.0)
    }

    pub(super) fn len(self) -> u32 {
        self.0.count_ones()
    }

    pub(super) fn is_empty(self) -> bool {
        self.0 == 0
    }

    pub(super) fn iter(self) -> impl Iterator<Item = Kind> {
        let kinds = PARTICLES.iter().map(|(_, _, kind)| *kind);
        kinds.filter(move |kind| self.has(*kind))
    }
}

/// One or more particles.
#[derive(Clone, Copy, Debug)]
pub(super) struct Ending {
    after: After,
    /// The kind of the particle that follows the noun.
    pub(super) first: Kind,
    /// The kind of the last particle.
    pub(super) last: Kind,
}

/// All endings.
pub(super) struct Endings {
    by_text: HashMap<String, Ending, FixedState>,
}

impl Endings {
    pub(super) fn new() -> Endings {
        let mut by_text = HashMap::default();
        let mut of_length: Vec<(String, Ending)> = PARTICLES
            .iter()
            .map(|(text, after, kind)| {
                let ending = Ending {
                    after: *after,
                    first: *kind,
                    last: *kind,
                };
                ((*text).to_owned(), ending)
            })
            .collect();
        for _ in 1..=MOST_PARTICLES {
            for (text, ending) in &of_length {
                by_text.entry(text.clone()).or_insert(*ending);
            }
            let longer = of_length.iter().flat_map(|(text, ending)| {
                let next = PARTICLES.iter().filter(|(_, after, kind)| {
                    let last = text.chars().next_back();
                    ending.last.may_precede(*kind) && last.is_some_and(|last| after.fits(last))
                });
                next.map(move |(particle, _, kind)| {
                    let ending = Ending {
                        last: *kind,
                        ..*ending
                    };
                    (format!("{text}{particle}"), ending)
                })
            });
            of_length = longer.collect();
        }
        Endings { by_text }
    }

    /// The parts of `word` before and in each possible ending, the longest ending first.
    pub(super) fn split<'w>(&self, word: &'w str) -> impl Iterator<Item = (&'w str, Ending)> {
        // The last syllables are in Hangul, which has three bytes each.
        let hangul = word.chars().rev().take_while(|last| is_syllable(*last));
        let syllables = hangul.take(LONGEST).count();
        (1..=syllables).rev().filter_map(move |syllables| {
            let (noun, ending) = word.split_at(word.len() - 3 * syllables);
            let ending = self.by_text.get(ending)?;
            let last = noun.chars().next_back()?;
            ending.after.fits(last).then_some((noun, *ending))
        })
    }
}

impl After {
    /// Whether `last` may be before the particle. How letters and digits other than Hangul are pronounced
    /// is unknown, so after them all may be.
    fn fits(self, last: char) -> bool {
        if !is_syllable(last) {
            return last.is_alphanumeric();
        }
        let is_l = final_consonant(last) == Some('ㄹ');
        match self {
            After::Any => true,
            After::Vowel => !has_final(last),
            After::Consonant => has_final(last),
            After::VowelOrL => !has_final(last) || is_l,
            After::ConsonantButL => has_final(last) && !is_l,
        }
    }
}

fn is_syllable(character: char) -> bool {
    matches!(character, '가'..='힣')
}

/// The number of a Hangul syllable in the order of Unicode, where 28 possible ends change fastest.
fn number(syllable: char) -> Option<usize> {
    is_syllable(syllable).then(|| syllable as usize - '가' as usize)
}

/// Whether `syllable` ends in a consonant.
pub(super) fn has_final(syllable: char) -> bool {
    final_consonant(syllable).is_some()
}

/// The consonant that `syllable` ends in, if any.
pub(super) fn final_consonant(syllable: char) -> Option<char> {
    let at = (number(syllable)? % 28).checked_sub(1)?;
    "ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ"
        .chars()
        .nth(at)
}

/// The vowel of `syllable`.
pub(super) fn vowel(syllable: char) -> Option<char> {
    "ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ"
        .chars()
        .nth(number(syllable)? / 28 % 21)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn particles_follow_the_sound_before_them() {
        let endings = Endings::new();
        let first = |word| endings.split(word).map(|(noun, _)| noun).next();
        assert_eq!(first("학교가"), Some("학교"));
        assert_eq!(first("학교이"), None);
        assert_eq!(first("학생이"), Some("학생"));
        assert_eq!(first("학생가"), None);
        assert_eq!(first("서울로"), Some("서울"));
        // Only as if the noun ended in `으`.
        assert_eq!(first("서울으로"), Some("서울으"));
        assert_eq!(first("부산으로"), Some("부산"));
        assert_eq!(first("부산로"), None);
        assert_eq!(first("TSMC가"), Some("TSMC"));
        assert_eq!(first("2025년에는"), Some("2025년"));
        assert_eq!(first("정부로부터의"), Some("정부"));
        assert_eq!(first("학생들에게도"), Some("학생"));
    }

    #[test]
    fn syllables_have_vowels_and_finals() {
        assert_eq!((vowel('가'), final_consonant('가')), (Some('ㅏ'), None));
        assert_eq!(
            (vowel('했'), final_consonant('했')),
            (Some('ㅐ'), Some('ㅆ'))
        );
        assert_eq!(
            (vowel('힣'), final_consonant('힣')),
            (Some('ㅣ'), Some('ㅎ'))
        );
        assert_eq!(final_consonant('글'), Some('ㄹ'));
        assert_eq!((vowel('A'), final_consonant('A')), (None, None));
    }
}
