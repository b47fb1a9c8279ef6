//! Which documents are taken together.

use clap::Args;
use clap::builder::{StringValueParser, TypedValueParser};

use super::choice::Suggesting;

/// Options of commands whose rows can be about groups of documents.
#[derive(Debug, Args)]
#[command(next_help_heading = "Groups")]
pub(crate) struct ByArgs {
    /// Treat all documents with the same value of the field FIELD as one
    ///
    /// FIELD is a metadata field, folder (the folder of a file) or language (the language of a document).
    /// A metadata field with one of these names takes precedence. Documents without a value for the field
    /// belong to no group.
    ///
    /// Counts are added up first and weighted afterwards, so idf counts groups: with few, large groups
    /// most terms occur in every group, and idf is nearly constant. Use keyness --by to find what sets
    /// groups apart. The rules for words, --min-documents and --max-documents still apply to documents.
    #[arg(long, value_name = "FIELD", value_parser = field_parser(), hide_possible_values = true)]
    pub(crate) by: Option<String>,
}

/// The parser of a metadata field or one of the two that every document has.
pub(super) fn field_parser() -> impl TypedValueParser<Value = String> {
    Suggesting::new(StringValueParser::new(), ["folder", "language"])
}
