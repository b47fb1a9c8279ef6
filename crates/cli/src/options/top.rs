//! How many rows of a table are written.

use clap::builder::TypedValueParser;
use keyweight::tables::Top;

use super::choice::Suggesting;

/// The parser of options such as `--top`.
pub(crate) fn top_parser() -> impl TypedValueParser<Value = Top> {
    Suggesting::new(|text: &str| text.parse::<Top>(), ["all"])
}
