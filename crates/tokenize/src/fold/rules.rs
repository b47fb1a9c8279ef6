//! The choices that decide which term a surface counts for.

use serde::{Deserialize, Serialize};

use crate::dictionary::Dictionary;
use crate::fold::case::Case;
use crate::fold::kind::{Addresses, Emoji, Numbers};
use crate::fold::normalization::{Normalization, Possessives};
use crate::fold::stem::Stem;
use crate::fold::stop_words::{StopSource, StopWords};
use crate::fold::surface::{Fate, Reason};
use crate::language::chinese::{Character, character, is_ideograph};

/// All choices that decide which term a surface counts for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rules {
    /// Unicode normalization and the dots of acronyms.
    pub normalization: Normalization,
    /// English possessive endings.
    pub possessives: Possessives,
    /// Upper and lower case.
    pub case: Case,
    /// Numbers and amounts of money.
    pub numbers: Numbers,
    /// Inflected forms.
    pub stem: Stem,
    /// Words that are dropped because they carry no content.
    pub stop_words: StopWords,
    /// URLs, e-mail addresses and @mentions.
    pub addresses: Addresses,
    /// Emoji.
    #[serde(default)]
    pub emoji: Emoji,
    /// The user's own words and phrases, which no other choice drops; only
    /// [`Words::Article`](crate::Words::Article) makes each of them one token.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub dictionary: Option<Dictionary>,
    /// Terms with fewer characters are dropped.
    pub min_length: usize,
    /// Terms with more characters are dropped.
    pub max_length: usize,
}

impl Rules {
    /// Whether the term of a surface may depend on its language.
    pub fn depend_on_language(&self) -> bool {
        self.stem != Stem::None
            || self.stop_words.sources.contains(&StopSource::Auto)
            || self.possessives == Possessives::Cut
            || self.normalization == Normalization::Nfkc
    }
}

/// The number of characters of `term`. A Chinese character that stands alone and is no function word is
/// a word, and counts as two.
fn length(term: &str) -> usize {
    let mut characters = term.chars();
    match (characters.next(), characters.next()) {
        (Some(one), None) if is_ideograph(one) && character(one) != Character::Function => 2,
        _ => term.chars().count(),
    }
}

impl Default for Rules {
    /// The rules of the `article` preset.
    fn default() -> Rules {
        Rules {
            normalization: Normalization::default(),
            possessives: Possessives::default(),
            case: Case::default(),
            numbers: Numbers::default(),
            stem: Stem::default(),
            stop_words: StopWords::default(),
            addresses: Addresses::default(),
            emoji: Emoji::default(),
            dictionary: None,
            min_length: 2,
            max_length: 100,
        }
    }
}

impl Rules {
    /// The fate of a surface, after the check of its term's length.
    pub(crate) fn fate(&self, term: Result<String, Reason>) -> Fate {
        match term {
            Err(reason) => Fate::Dropped(reason),
            Ok(term) => match length(&term) {
                // Of a surface of invisible characters nothing is left.
                0 if self.normalization == Normalization::Nfkc => Fate::Dropped(Reason::Short),
                length if length < self.min_length => Fate::Dropped(Reason::Short),
                length if length > self.max_length => Fate::Dropped(Reason::Long),
                _ => Fate::Term(term),
            },
        }
    }
}
