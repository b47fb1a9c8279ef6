//! The likeliest encoding of bytes that are not UTF-8: language and encoding are judged together.

pub(crate) mod candidates;
pub(crate) mod detection;
pub(crate) mod languages;
pub(crate) mod symbols;
#[cfg(test)]
mod tests;
pub(crate) mod trial;
pub(crate) mod word_sample;

pub(crate) use detection::{Certainty, Guess, Guessed, guess, is_likelier_utf8};
