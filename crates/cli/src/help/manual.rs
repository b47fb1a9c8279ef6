//! The manual page of a command.

use std::io;

use clap::Command;
use clap_mangen::Man;
use clap_mangen::roff::{Inline, Roff, bold, italic, roman};

use super::exit_codes::EXIT_CODES;
use super::guide::{Example, Guide};

/// A manual page.
pub(crate) struct Page<'a> {
    command: Command,
    description: String,
    guide: &'a Guide,
}

impl<'a> Page<'a> {
    /// The page of a command that has been built.
    pub(super) fn new(command: Command, description: String, guide: &'a Guide) -> Page<'a> {
        Page {
            command,
            description,
            guide,
        }
    }

    /// The name of its file: `keyweight-terms.1`.
    pub(crate) fn file_name(&self) -> String {
        Man::new(self.command.clone()).get_filename()
    }

    /// The page in the language of `man`.
    pub(crate) fn render(&self) -> io::Result<String> {
        let mut command = self.command.clone();
        let usage = command.render_usage().to_string();
        let usage = usage.trim_start_matches("Usage: ").to_owned();
        // Without this, clap_mangen omits the help of options that `-h` hides.
        let command = command
            .mut_args(|argument| argument.hide_short_help(false))
            .override_usage(usage)
            .subcommand_help_heading("COMMANDS");
        let man = Man::new(command).source(concat!("keyweight ", env!("CARGO_PKG_VERSION")));
        let mut page = Vec::new();
        man.render_title(&mut page)?;
        man.render_name_section(&mut page)?;
        man.render_synopsis_section(&mut page)?;
        self.before_options().to_writer(&mut page)?;
        let mut options = Vec::new();
        man.render_options_section(&mut options)?;
        page.extend(self.subsections(&String::from_utf8_lossy(&options)).bytes());
        if self.command.has_subcommands() {
            man.render_subcommands_section(&mut page)?;
        }
        self.after_options().to_writer(&mut page)?;
        Ok(String::from_utf8_lossy(&page).into_owned())
    }

    /// The description, the examples and the columns.
    fn before_options(&self) -> Roff {
        let mut roff = Roff::new();
        if !self.description.is_empty() {
            roff.control("SH", ["DESCRIPTION"]);
            for (number, paragraph) in self.description.split("\n\n").enumerate() {
                if number > 0 {
                    roff.control("PP", []);
                }
                roff.text([roman(paragraph)]);
            }
        }
        roff.control("SH", ["EXAMPLES"]);
        for Example { purpose, line } in self.guide.examples {
            roff.control("TP", []);
            roff.text([roman(*purpose)]);
            roff.control("nf", []);
            roff.text([bold(*line)]);
            roff.control("fi", []);
        }
        for (title, columns) in self.guide.column_lists() {
            roff.control("SH", [title.to_uppercase().as_str()]);
            for column in columns {
                roff.control("TP", []);
                roff.text([italic(&column.name)]);
                roff.text([roman(column.meaning.clone())]);
            }
        }
        roff
    }

    /// One section of options, with a subsection for each group; `clap_mangen` makes a section of each.
    fn subsections(&self, options: &str) -> String {
        let mut text = String::from(".SH OPTIONS\n");
        let headings: Vec<&str> = self
            .command
            .get_arguments()
            .filter_map(clap::Arg::get_help_heading)
            .collect();
        for line in options.lines().filter(|line| *line != ".SH OPTIONS") {
            let title = line
                .strip_prefix(".SH ")
                .map(|title| title.trim_matches('"'));
            let heading = title.and_then(|title| {
                headings
                    .iter()
                    .find(|heading| heading.to_uppercase() == title)
            });
            match heading {
                Some(heading) => text.extend([".SS \"", heading, "\"\n"]),
                None => text.extend([line, "\n"]),
            }
        }
        text
    }

    /// The exit codes, and where to read on.
    fn after_options(&self) -> Roff {
        let mut roff = Roff::new();
        roff.control("SH", ["EXIT STATUS"]);
        for (code, meaning) in EXIT_CODES {
            roff.control("TP", []);
            roff.text([bold(code)]);
            roff.text([roman(meaning)]);
        }
        if !self.command.has_subcommands() {
            roff.control("SH", ["SEE ALSO"]);
            let name: Vec<Inline> = vec![bold("keyweight"), roman("(1)")];
            roff.text(name);
        }
        roff
    }
}
