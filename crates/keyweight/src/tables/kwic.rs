//! `kwic`: keywords in context.

use std::borrow::Cow;
use std::cell::OnceCell;
use std::ops::Range;

use keyweight_report::{Cell, Column, RowSink, Schema};

use super::columns::{ColumnError, Columns, Record};
use super::pattern::{Matching, Pattern, PatternError};
use crate::counting::Counted;
use crate::settings::Settings;
use crate::tables::{Basis, Passage, Reach, TextTable};

/// The table `kwic`: one row per occurrence of a keyword. Documents are in input order, occurrences in
/// the order of the text.
///
/// A pattern of several words matches where they follow each other with the same signs between them as
/// in the pattern. A pattern that is typed exactly like the text is always found.
#[derive(Debug)]
pub struct Kwic<'a> {
    counted: Cow<'a, Counted>,
    settings: &'a Settings,
    columns: Columns<KwicRow<'static>>,
    pattern: Pattern,
    window: usize,
}

/// How occurrences of a pattern are found and shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct KwicOptions {
    /// How the pattern is compared with the words of a text.
    pub matching: Matching,
    /// The number of words that are shown on either side.
    pub window: usize,
}

impl Default for KwicOptions {
    /// Finds terms, and shows ten words on either side.
    fn default() -> KwicOptions {
        KwicOptions {
            matching: Matching::default(),
            window: 10,
        }
    }
}

impl KwicOptions {
    /// The same options with another way to compare the pattern with words.
    #[must_use]
    pub fn matching(self, matching: Matching) -> KwicOptions {
        KwicOptions { matching, ..self }
    }

    /// The same options with `window` words on either side.
    #[must_use]
    pub fn window(self, window: usize) -> KwicOptions {
        KwicOptions { window, ..self }
    }
}

impl<'a> Kwic<'a> {
    /// The occurrences of `pattern` in the documents of `counted`, which was counted with
    /// `settings`.
    ///
    /// # Errors
    ///
    /// [`PatternError::NoWord`] if the pattern has no word, and [`PatternError::Regex`] if it should
    /// be a regular expression and is not.
    pub fn new(
        counted: &'a Counted,
        settings: &'a Settings,
        pattern: &str,
        options: KwicOptions,
    ) -> Result<Kwic<'a>, PatternError> {
        let counted = counted.to_resolved(settings);
        Ok(Kwic {
            settings,
            columns: columns(),
            pattern: Pattern::new(pattern, options.matching, &counted, settings)?,
            counted,
            window: options.window,
        })
    }

    /// Selects the columns with these names, in this order; no names select all columns.
    ///
    /// # Errors
    ///
    /// [`ColumnError`] if the table has no such column, or a name occurs twice.
    pub fn with_columns(mut self, names: &[impl AsRef<str>]) -> Result<Kwic<'a>, ColumnError> {
        self.columns = self.columns.select(names)?;
        Ok(self)
    }

    /// The columns of the table, with their meanings.
    pub fn columns() -> Vec<Column> {
        columns().into_columns()
    }

    /// The parts of the pattern that are ignored: signs at its beginning and end that are in no word.
    /// Empty with [`Matching::Surface`], with which the text must have these signs.
    pub fn ignored(&self) -> &[String] {
        self.pattern.ignored()
    }
}

impl TextTable for Kwic<'_> {
    fn schema(&self) -> &Schema {
        self.columns.schema()
    }

    fn basis(&self) -> Basis<'_> {
        Basis::of_counted(&self.counted, self.settings)
    }

    fn reach(&self) -> Reach {
        let Reach { before, after } = self.pattern.reach();
        Reach {
            before: self.window.max(before),
            after: self.window + after,
        }
    }

    fn write_passage(&self, passage: &Passage<'_>, rows: &mut dyn RowSink) {
        let tokens = passage.tokens;
        let mut writer = self.columns.writer(rows);
        for first in passage.own.clone() {
            let Some(length) = self.pattern.length_at(passage, first) else {
                continue;
            };
            let last = first + length - 1;
            let left = tokens[first.saturating_sub(self.window)].start;
            let right = tokens[(last + self.window).min(tokens.len() - 1)].end;
            writer.write(&KwicRow {
                passage,
                first,
                last,
                keyword: tokens[first].start..tokens[last].end,
                context: left..right,
                left: OnceCell::new(),
                middle: OnceCell::new(),
                right: OnceCell::new(),
            });
        }
    }
}

/// An occurrence of the keyword.
struct KwicRow<'a> {
    passage: &'a Passage<'a>,
    /// The number of its first token in the passage.
    first: usize,
    /// The number of its last token.
    last: usize,
    /// Where it is in the text of the passage.
    keyword: Range<usize>,
    /// Where it is with the words on either side.
    context: Range<usize>,
    left: OnceCell<String>,
    middle: OnceCell<String>,
    right: OnceCell<String>,
}

impl Record for KwicRow<'static> {
    type Row<'a> = KwicRow<'a>;
}

impl KwicRow<'_> {
    /// A part of the text on one line, kept in `line`.
    fn line<'r>(&self, part: Range<usize>, line: &'r OnceCell<String>) -> Cell<'r> {
        Cell::Text(line.get_or_init(|| one_line(&self.passage.text[part])))
    }
}

fn columns() -> Columns<KwicRow<'static>> {
    Columns::<KwicRow<'static>>::new("kwic")
        .text("document", "the document", |row| {
            Cell::Text(row.passage.document)
        })
        .integer(
            "position",
            "position of the keyword's first token in the document, from 1",
            |row| Cell::Integer(row.passage.position + row.first as u64 + 1),
        )
        .integer(
            "start",
            "where the keyword starts, in bytes from the start of the document's text as read (UTF-8, \
             before HTML entities are decoded)",
            |row| Cell::Integer(row.passage.tokens[row.first].source_start as u64),
        )
        .integer("end", "where it ends, in bytes", |row| {
            Cell::Integer(row.passage.tokens[row.last].source_end as u64)
        })
        .text(
            "left",
            "the text before it; line breaks are spaces",
            |row| row.line(row.context.start..row.keyword.start, &row.left),
        )
        .text("keyword", "the keyword as written", |row| {
            row.line(row.keyword.clone(), &row.middle)
        })
        .text(
            "right",
            "the text after it; line breaks are spaces",
            |row| row.line(row.keyword.end..row.context.end, &row.right),
        )
}

/// `text` with one space for any white space in it, and none around it.
fn one_line(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    words.join(" ")
}
