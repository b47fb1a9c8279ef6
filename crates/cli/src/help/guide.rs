//! What the help of a command says apart from its options: examples and columns.

use std::fmt::Write;

use clap::builder::styling::Styles;
use keyweight_report::Column;

/// The width of the list of columns. Clap does not know how to wrap it, so it must fit any terminal.
const WIDTH: usize = 80;
/// The widest name of a column that has its meaning beside it; a wider one has it below.
const NAME_WIDTH: usize = 24;

/// What the help of a command says apart from its options.
pub(crate) struct Guide {
    pub(crate) examples: &'static [Example],
    /// The columns of the table that the command writes, if it writes one.
    pub(crate) columns: Vec<Column>,
    /// Whether the general options do nothing for the command, so that its help omits them.
    pub(super) omits_general: bool,
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
            omits_general: false,
        }
    }

    /// The examples, `description` and the columns, for a terminal.
    pub(crate) fn text(&self, description: &str) -> String {
        let header = *Styles::styled().get_header();
        let mut sections = vec![format!(
            "{header}Examples:{header:#}{}",
            self.examples_text()
        )];
        if !description.is_empty() {
            sections.push(description.to_owned());
        }
        if !self.columns.is_empty() {
            sections.push(format!("{header}Columns:{header:#}{}", self.columns_text()));
        }
        sections.join("\n\n")
    }

    /// A comment and a command line for each example, each after a line break.
    fn examples_text(&self) -> String {
        let examples = self.examples.iter();
        examples.fold(String::new(), |mut text, Example { purpose, line }| {
            let _ = write!(text, "\n  # {purpose}\n  {line}");
            text
        })
    }

    /// The names and the meanings side by side, each line after a line break.
    fn columns_text(&self) -> String {
        let names = self
            .columns
            .iter()
            .map(|column| column.name.chars().count());
        let indent = 2
            + names
                .filter(|width| *width <= NAME_WIDTH)
                .max()
                .unwrap_or(0)
            + 2;
        let mut text = String::new();
        for Column { name, meaning, .. } in &self.columns {
            let _ = write!(text, "\n  {name:width$}", width = indent - 2);
            if name.chars().count() > NAME_WIDTH {
                let _ = write!(text, "\n{:indent$}", "");
            }
            let mut left = WIDTH - indent;
            for (number, word) in meaning.split_whitespace().enumerate() {
                let width = word.chars().count();
                let space = usize::from(number > 0);
                if space + width > left && number > 0 {
                    let _ = write!(text, "\n{:indent$}", "");
                    left = WIDTH - indent;
                } else if number > 0 {
                    text.push(' ');
                    left -= 1;
                }
                text.push_str(word);
                left = left.saturating_sub(width);
            }
        }
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn meanings_stand_beside_names_and_wrap_below_themselves() {
        let meaning = "occurrences ".repeat(8);
        let guide = Guide::of_table(
            &[],
            vec![
                Column::text("term", "what is counted"),
                Column::integer("a_column_with_a_very_long_name", "one"),
                Column::integer("count", meaning.trim_end()),
            ],
        );
        assert_eq!(
            guide.columns_text(),
            "\n  term   what is counted\
             \n  a_column_with_a_very_long_name\
             \n         one\
             \n  count  occurrences occurrences occurrences occurrences occurrences \
             occurrences\n         occurrences occurrences"
        );
    }
}
