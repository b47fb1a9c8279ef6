//! A surface, and its fate: a term, or the reason why it is dropped.

use serde::{Deserialize, Serialize};

use crate::fold::stop_lists::StopListUse;
use crate::language::Language;

/// One distinct surface of a corpus, with what the rules need to know about it.
#[derive(Clone, Copy, Debug)]
pub struct Surface<'a> {
    /// The token as written.
    pub text: &'a str,
    /// The language of its documents.
    pub language: Language,
    /// Whether everything around it is in capitals.
    pub in_capitals: bool,
    /// How often it occurs in the corpus.
    pub count: u64,
}

/// What a surface counts for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fate {
    /// It counts for this term.
    Term(String),
    /// It counts for no term.
    Dropped(Reason),
}

impl Fate {
    /// The term that the surface counts for, if any.
    pub fn term(&self) -> Option<&str> {
        match self {
            Fate::Term(term) => Some(term),
            Fate::Dropped(_) => None,
        }
    }
}

/// Why a surface counts for no term.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Reason {
    /// It is on the stop list of its language.
    StopWord,
    /// It is a number.
    Number,
    /// It is an amount of money.
    Money,
    /// It is a URL.
    Url,
    /// It is an e-mail address.
    Email,
    /// It is an @mention.
    Mention,
    /// It is an HTML character reference that was left in the text.
    Entity,
    /// It is an emoji.
    Emoji,
    /// Its term would have fewer characters than the minimum.
    Short,
    /// Its term would have more characters than the maximum.
    Long,
    /// It is not a word by the word rule: with [`Words::Sklearn`](crate::Words::Sklearn), a letter or
    /// digit that stands alone.
    NoMatch,
}

/// The fates of all surfaces.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Folded {
    /// The fate of each surface, in the order of the surfaces.
    pub fates: Vec<Fate>,
    /// How many entries of each stop list matched the corpus.
    pub stop_lists: Vec<StopListUse>,
}
