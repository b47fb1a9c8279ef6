//! `kwic`: keywords in context.

use keyweight_report::{Cell, Column, RowSink, Schema};
use keyweight_tokenize::Break;

use super::pattern::{Matching, PatternError, Words, matches};
use crate::counting::Counted;
use crate::settings::Settings;
use crate::tables::{Basis, Passage, Reach, TextTable};

/// The table `kwic`: one row per occurrence of a keyword, documents in input order, within a
/// document in the order of the text.
///
/// A pattern of several words finds them where they follow each other, with nothing but space
/// between them.
#[derive(Debug)]
pub struct Kwic<'a> {
    counted: &'a Counted,
    settings: &'a Settings,
    schema: Schema,
    /// What the pattern finds, for each way to read it.
    ways: Vec<Words>,
    window: usize,
}

impl<'a> Kwic<'a> {
    /// The occurrences of `pattern` in the documents of `counted`, which was counted with
    /// `settings`, with `window` words on either side.
    ///
    /// # Errors
    ///
    /// [`PatternError::NoWord`] if there is no word in the pattern, and [`PatternError::Regex`] if it
    /// is to be a regular expression and is none.
    pub fn new(
        counted: &'a Counted,
        settings: &'a Settings,
        (pattern, matching): (&str, Matching),
        window: usize,
    ) -> Result<Kwic<'a>, PatternError> {
        Ok(Kwic {
            counted,
            settings,
            schema: Schema::new("kwic", Kwic::columns()),
            ways: matches(pattern, matching, counted, settings)?,
            window,
        })
    }

    /// The columns of the table, with what they mean.
    pub fn columns() -> Vec<Column> {
        vec![
            Column::text("document", "the document"),
            Column::integer(
                "position",
                "place of the keyword's first token in the document, from 1",
            ),
            Column::integer(
                "start",
                "where the keyword begins: bytes of the document's text, as UTF-8, before it",
            ),
            Column::integer("end", "where it ends: bytes of the text up to there"),
            Column::text("left", "the text before it; line breaks are spaces"),
            Column::text("keyword", "the keyword as written"),
            Column::text("right", "the text behind it; line breaks are spaces"),
        ]
    }

    /// How many tokens from this one on are the pattern's words, if they are.
    fn length_at(&self, passage: &Passage<'_>, first: usize) -> Option<usize> {
        let is_at = |words: &&Words| {
            let tokens = passage.tokens.get(first..first + words.len());
            let mut pairs = tokens.into_iter().flatten().zip(*words).enumerate();
            tokens.is_some()
                && pairs.all(|(number, (token, word))| {
                    word[token.surface as usize]
                        && (number == 0 || token.break_before < Break::Punctuation)
                })
        };
        self.ways.iter().find(is_at).map(Vec::len)
    }

    /// How many tokens the longest way has.
    fn longest(&self) -> usize {
        self.ways.iter().map(Vec::len).max().unwrap_or(1)
    }
}

impl TextTable for Kwic<'_> {
    fn schema(&self) -> &Schema {
        &self.schema
    }

    fn basis(&self) -> Basis<'_> {
        Basis::of_counted(self.counted, self.settings)
    }

    fn reach(&self) -> Reach {
        Reach {
            before: self.window,
            after: self.window + self.longest() - 1,
        }
    }

    fn write_passage(&self, passage: &Passage<'_>, rows: &mut dyn RowSink) {
        let tokens = passage.tokens;
        for first in passage.own.clone() {
            let Some(length) = self.length_at(passage, first) else {
                continue;
            };
            let last = first + length - 1;
            let (start, end) = (tokens[first].start, tokens[last].end);
            let left = tokens[first.saturating_sub(self.window)].start;
            let right = tokens[(last + self.window).min(tokens.len() - 1)].end;
            rows.row(&[
                Cell::Text(passage.document),
                Cell::Integer(passage.position + first as u64 + 1),
                Cell::Integer((passage.offset + start) as u64),
                Cell::Integer((passage.offset + end) as u64),
                Cell::Text(&one_line(&passage.text[left..start])),
                Cell::Text(&one_line(&passage.text[start..end])),
                Cell::Text(&one_line(&passage.text[end..right])),
            ]);
        }
    }
}

/// `text` with one space for any white space in it, and none around it.
fn one_line(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    words.join(" ")
}
