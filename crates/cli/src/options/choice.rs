//! An option whose value is one of a few words.

use std::ffi::OsStr;

use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};

/// One value of an option: the word, its help, and what it stands for.
#[derive(Debug)]
pub(crate) struct Choice<T>(
    pub(crate) &'static str,
    pub(crate) &'static str,
    pub(crate) T,
);

/// A parser that accepts the words of `choices`.
pub(crate) fn one_of<T: Copy + Send + Sync + 'static>(
    choices: &'static [Choice<T>],
) -> impl TypedValueParser<Value = T> {
    let words = choices
        .iter()
        .map(|Choice(word, help, _)| PossibleValue::new(*word).help(*help));
    PossibleValuesParser::new(words).try_map(|found| {
        choices
            .iter()
            .find_map(|Choice(word, _, value)| (*word == found).then_some(*value))
            .ok_or_else(|| format!("unknown value {found:?}"))
    })
}

/// The word that stands for `value`.
pub(crate) fn word_for<T: PartialEq>(choices: &[Choice<T>], value: &T) -> &'static str {
    let choice = choices.iter().find(|Choice(_, _, known)| known == value);
    choice.map_or("", |Choice(word, ..)| word)
}

/// A parser that ignores spaces around a value: in a list, one may follow each comma.
#[derive(Clone)]
pub(crate) struct Trimmed<P>(pub(crate) P);

impl<P: TypedValueParser> TypedValueParser for Trimmed<P> {
    type Value = P::Value;

    fn parse_ref(
        &self,
        command: &clap::Command,
        argument: Option<&clap::Arg>,
        value: &OsStr,
    ) -> Result<P::Value, clap::Error> {
        let trimmed = value.to_str().map_or(value, |text| OsStr::new(text.trim()));
        self.0.parse_ref(command, argument, trimmed)
    }

    fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue> + '_>> {
        self.0.possible_values()
    }
}

/// A parser that passes every value to another one, and suggests some words to shells.
///
/// Hide the possible values of its option: they are not the only ones.
#[derive(Clone)]
pub(crate) struct Suggesting<P> {
    parser: P,
    words: Vec<String>,
}

impl<P> Suggesting<P> {
    pub(crate) fn new(
        parser: P,
        words: impl IntoIterator<Item = impl Into<String>>,
    ) -> Suggesting<P> {
        let words = words.into_iter().map(Into::into).collect();
        Suggesting { parser, words }
    }
}

impl<P: TypedValueParser> TypedValueParser for Suggesting<P> {
    type Value = P::Value;

    fn parse_ref(
        &self,
        command: &clap::Command,
        argument: Option<&clap::Arg>,
        value: &OsStr,
    ) -> Result<P::Value, clap::Error> {
        self.parser.parse_ref(command, argument, value)
    }

    fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue> + '_>> {
        let words = self.words.iter().map(PossibleValue::new);
        Some(Box::new(words))
    }
}
