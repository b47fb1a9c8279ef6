//! Tables made from the texts themselves, token by token.

use std::ops::Range;

use keyweight_corpus::Skipped;
use keyweight_count::Counts;
use keyweight_report::{RowSink, Schema};
use keyweight_tokenize::{Break, Resolver};

use crate::counting::{Counted, CountedDocument};
use crate::model::Analysis;
use crate::settings::Settings;

/// A table whose rows are made from the texts, token by token.
///
/// [`write_texts`](crate::write_texts) reads the texts a second time and writes it.
pub trait TextTable: Sync {
    /// The table's name and its columns.
    fn schema(&self) -> &Schema;

    /// The corpus as it was counted.
    fn basis(&self) -> Basis<'_>;

    /// How far around a token its rows look.
    fn reach(&self) -> Reach;

    /// Writes the rows of the [own](Passage::own) tokens of a passage.
    fn write_passage(&self, passage: &Passage<'_>, rows: &mut dyn RowSink);
}

/// A corpus as it was counted, to compare the texts with when they are read a second time.
#[derive(Clone, Copy, Debug)]
pub struct Basis<'a> {
    pub(crate) counts: &'a Counts,
    pub(crate) documents: &'a [CountedDocument],
    pub(crate) skipped: &'a [Skipped],
    pub(crate) settings: &'a Settings,
    /// What finds the words of tokens, if some are not words.
    pub(crate) resolver: Option<&'a Resolver>,
}

impl<'a> Basis<'a> {
    /// The corpus `counted`, which was counted with `settings`.
    pub fn of_counted(counted: &'a Counted, settings: &'a Settings) -> Basis<'a> {
        Basis {
            counts: &counted.counts,
            documents: &counted.documents,
            skipped: &counted.skipped,
            settings,
            resolver: counted.resolver.as_deref(),
        }
    }

    /// The corpus that `analysis` was made from.
    pub fn of_analysis(analysis: &'a Analysis) -> Basis<'a> {
        Basis {
            counts: analysis.counts(),
            documents: analysis.documents(),
            skipped: analysis.skipped(),
            settings: analysis.settings(),
            resolver: analysis.resolver(),
        }
    }
}

/// How far around a token its rows look, in tokens.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Reach {
    /// The number of tokens before it.
    pub before: usize,
    /// The number of tokens after it.
    pub after: usize,
}

/// A document, or a section of a long one with some tokens around it.
#[derive(Debug)]
pub struct Passage<'p> {
    /// The id of the document.
    pub document: &'p str,
    /// The text of the passage, with its HTML entities decoded if the settings say so.
    pub text: &'p str,
    /// How many tokens of the document precede the passage.
    pub position: u64,
    /// The tokens of the passage; their spans index `text`.
    pub tokens: &'p [Occurrence],
    /// The tokens to write rows for, by index. The others are within [reach](TextTable::reach) of
    /// these.
    pub own: Range<usize>,
}

/// A token of a passage.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Occurrence {
    /// Where it begins in the passage's text, in bytes.
    pub start: usize,
    /// Where it ends.
    pub end: usize,
    /// Where it begins in the document's text as read, in bytes: before HTML entities are decoded.
    pub source_start: usize,
    /// Where it ends there.
    pub source_end: usize,
    /// The number of its surface.
    pub surface: u32,
    /// What separates it from the token before it.
    pub break_before: Break,
}
