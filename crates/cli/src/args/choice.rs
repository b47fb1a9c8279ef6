//! An option that is one of a few words.

use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};

/// A parser of an option that is one of a few words: the word, its help, and what it means.
pub(crate) fn choice<T: Copy + Send + Sync + 'static>(
    words: &'static [(&'static str, &'static str, T)],
) -> impl TypedValueParser<Value = T> {
    let possible = words
        .iter()
        .map(|(word, help, _)| PossibleValue::new(*word).help(*help));
    PossibleValuesParser::new(possible).try_map(|found| {
        words
            .iter()
            .find_map(|(word, _, value)| (*word == found).then_some(*value))
            .ok_or_else(|| format!("{found:?} is none of the words"))
    })
}
