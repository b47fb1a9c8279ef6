//! All commands, their options and their help texts, as one value.

use clap::builder::StringValueParser;
use clap::{Arg, ArgAction, Command};

use super::exit_codes::EXIT_CODES;
use super::guide::Guide;
use super::manual::Page;
use crate::options::Suggesting;

/// The order of a help text. In the long one, clap puts the examples, the description and the columns
/// in place of `before-help`.
const TEMPLATE: &str =
    "{about-with-newline}\n{usage-heading} {usage}\n\n{before-help}{all-args}{after-help}";

/// All commands, their options and their help texts.
pub(crate) struct Reference {
    /// The command as the arguments derive it: with options and descriptions, without the guides.
    pub(crate) command: Command,
    /// The guide of the command itself.
    pub(crate) guide: Guide,
    /// The command line to start with.
    pub(crate) start: &'static str,
    /// The guides of its subcommands by their names.
    pub(crate) subcommands: Vec<(&'static str, Guide)>,
}

impl Reference {
    /// The command with its complete help.
    pub(crate) fn command(&self) -> Command {
        let name = self.command.get_name();
        let hint = format!(
            "'{name} --help' prints more; '{name} <COMMAND> -h' prints the options of a command"
        );
        let command = with_guide(self.command.clone(), &self.guide, hint)
            .before_help(format!("Start with:\n  {}", self.start))
            .disable_help_flag(true)
            .disable_version_flag(true)
            .args([help_flag(), version_flag()]);
        let subcommands = self.subcommands.iter();
        subcommands.fold(command, |command, (subcommand, guide)| {
            let content = if guide.columns.is_empty() {
                "examples and all options"
            } else {
                "examples, the meaning of the columns, and all options"
            };
            let hint = format!("'{name} {subcommand} --help' prints {content}");
            let general = self
                .command
                .get_arguments()
                .filter(|argument| guide.omits_general && argument.is_global_set());
            let hidden = general.map(|argument| argument.clone().hide(true));
            command.mut_subcommand(subcommand, |command| {
                with_guide(command, guide, hint).args(hidden)
            })
        })
    }

    /// The manual pages: that of the command itself first, then those of its subcommands.
    pub(crate) fn pages(&self) -> Vec<Page<'_>> {
        let mut command = self.command().disable_help_subcommand(true);
        command.build();
        let own = Page::new(command.clone(), description(&self.command), &self.guide);
        let subcommands = self.subcommands.iter().filter_map(|(name, guide)| {
            let plain = self.command.find_subcommand(name)?;
            let subcommand = command.find_subcommand(name)?.clone();
            Some(Page::new(subcommand, description(plain), guide))
        });
        std::iter::once(own).chain(subcommands).collect()
    }
}

/// The command with a short help that ends in `hint`, and a long one that begins with the guide.
fn with_guide(command: Command, guide: &Guide, hint: String) -> Command {
    let text = guide.text(&description(&command));
    let codes = EXIT_CODES.map(|(code, meaning)| format!("{code} {meaning}"));
    let codes = format!("Exit codes: {}", codes.join("; "));
    let about = command.get_about().cloned().unwrap_or_default();
    suggesting_columns(command, guide)
        .help_template(TEMPLATE)
        .long_about(about)
        .before_long_help(text)
        .after_help(hint)
        .after_long_help(codes)
}

/// The command with the names of its table's columns as suggestions to shells.
fn suggesting_columns(command: Command, guide: &Guide) -> Command {
    let names = guide.columns.iter().map(|column| column.name.as_str());
    // `<document>` stands for names that are known later.
    let names = names.filter(|name| !name.starts_with('<'));
    let names: Vec<String> = names.map(str::to_owned).collect();
    if names.is_empty() {
        return command;
    }
    command.mut_arg("columns", |argument| {
        argument
            .value_parser(Suggesting::new(StringValueParser::new(), names))
            .hide_possible_values(true)
    })
}

/// The paragraphs of a command's description after the first one, which is its summary.
fn description(command: &Command) -> String {
    let text = command.get_long_about().map(ToString::to_string);
    let text = text.unwrap_or_default();
    let rest = text.split_once("\n\n").map(|(_, rest)| rest);
    rest.unwrap_or_default().to_owned()
}

/// `-V, --version`, listed with the general options.
fn version_flag() -> Arg {
    Arg::new("version")
        .short('V')
        .long("version")
        .help("Print the version")
        .help_heading("General")
        .action(ArgAction::Version)
}

/// `-h, --help`, listed with the general options.
fn help_flag() -> Arg {
    Arg::new("help")
        .short('h')
        .long("help")
        .help("Print a summary; --help prints everything")
        .help_heading("General")
        .action(ArgAction::Help)
        .global(true)
}
