//! What the help of a command says apart from its options: examples and columns.

use std::fmt::Write;

use clap::builder::styling::Styles;
use keyweight_report::Column;

/// The width of the list of columns. Clap cannot wrap it, so it has to fit any terminal.
const WIDTH: usize = 80;
/// The widest name of a column that has its meaning beside it; a wider name has it below.
const NAME_WIDTH: usize = 24;

/// What the help of a command says apart from its options.
pub(crate) struct Guide {
    pub(crate) examples: &'static [Example],
    /// The columns of the table that the command writes, if it writes one.
    pub(crate) columns: Vec<Column>,
    /// The columns with `--by`, if that makes another table of it.
    pub(crate) columns_by: Vec<Column>,
    /// Whether the general options do nothing for the command, so that its help omits them.
    pub(crate) omits_general: bool,
}

/// A command line that a reader can copy.
pub(crate) struct Example {
    /// What it does.
    pub(crate) purpose: &'static str,
    pub(crate) line: &'static str,
}

impl Guide {
    /// For a command that writes no table of its own.
    pub(crate) fn new(examples: &'static [Example]) -> Guide {
        Guide::of_table(examples, Vec::new())
    }

    /// For a command that reads no documents.
    pub(crate) fn of_tool(examples: &'static [Example]) -> Guide {
        Guide {
            omits_general: true,
            ..Guide::new(examples)
        }
    }

    /// For a command that writes a table with these columns.
    pub(crate) fn of_table(examples: &'static [Example], columns: Vec<Column>) -> Guide {
        Guide {
            examples,
            columns,
            columns_by: Vec::new(),
            omits_general: false,
        }
    }

    /// The examples, `description` and the columns, for a terminal.
    pub(super) fn text(&self, description: &str) -> String {
        let header = *Styles::styled().get_header();
        let examples = self.examples_text();
        let mut sections = vec![format!("{header}Examples:{header:#}{examples}")];
        if !description.is_empty() {
            sections.push(description.to_owned());
        }
        for (title, columns) in self.column_lists() {
            let columns = columns_text(columns);
            sections.push(format!("{header}{title}:{header:#}{columns}"));
        }
        sections.join("\n\n")
    }

    /// The lists of columns, each with its title.
    pub(super) fn column_lists(&self) -> impl Iterator<Item = (&'static str, &[Column])> {
        let lists = [
            ("Columns", self.columns.as_slice()),
            ("Columns with --by", self.columns_by.as_slice()),
        ];
        lists.into_iter().filter(|(_, columns)| !columns.is_empty())
    }

    /// A comment and a command line for each example, each after a line break.
    fn examples_text(&self) -> String {
        let examples = self.examples.iter();
        examples.fold(String::new(), |mut text, Example { purpose, line }| {
            let _ = write!(text, "\n  # {purpose}\n  {line}");
            text
        })
    }
}

/// The names and the meanings of columns side by side, each line after a line break.
fn columns_text(columns: &[Column]) -> String {
    let width = |column: &Column| column.name.chars().count();
    let widths = columns.iter().map(width);
    let widest = widths.filter(|width| *width <= NAME_WIDTH).max();
    let indent = widest.unwrap_or(0) + 4;
    let mut text = String::new();
    for column in columns {
        let Column { name, meaning, .. } = column;
        let mut start = format!("\n  {name:width$}", width = indent - 2);
        if width(column) > NAME_WIDTH {
            start = format!("\n  {name}\n{:indent$}", "");
        }
        for line in wrapped(meaning, WIDTH - indent) {
            text.extend([start.as_str(), line.as_str()]);
            start = format!("\n{:indent$}", "");
        }
    }
    text
}

/// The lines of `text`, none wider than `width` unless a word is.
fn wrapped(text: &str, width: usize) -> Vec<String> {
    let mut lines = vec![String::new()];
    for word in text.split_whitespace() {
        let line = lines.last().map_or(0, |line| line.chars().count());
        if line > 0 && line + 1 + word.chars().count() > width {
            lines.push(String::new());
        }
        if let Some(line) = lines.last_mut() {
            if !line.is_empty() {
                line.push(' ');
            }
            line.push_str(word);
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn meanings_stand_beside_names_and_wrap_below_themselves() {
        let meaning = "occurrences ".repeat(8);
        let columns = [
            Column::text("term", "what is counted"),
            Column::integer("a_column_with_a_very_long_name", "one"),
            Column::integer("count", meaning.trim_end()),
        ];
        assert_eq!(
            columns_text(&columns),
            "\n  term   what is counted\
             \n  a_column_with_a_very_long_name\
             \n         one\
             \n  count  occurrences occurrences occurrences occurrences occurrences occurrences\
             \n         occurrences occurrences"
        );
    }
}
