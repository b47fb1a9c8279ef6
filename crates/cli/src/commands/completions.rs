//! `keyweight completions`.

use std::io::{self, Write};

use clap_complete::Shell;

use crate::help::{Example, Guide};
use crate::terminal::Exit;

const EXAMPLES: &[Example] = &[
    Example {
        purpose: "Install the completions for bash",
        line: "keyweight completions bash > ~/.local/share/bash-completion/completions/keyweight",
    },
    Example {
        purpose: "Install the completions for zsh, in a folder of $fpath",
        line: "keyweight completions zsh > ~/.zfunc/_keyweight",
    },
    Example {
        purpose: "Install the completions for fish",
        line: "keyweight completions fish > ~/.config/fish/completions/keyweight.fish",
    },
];

/// Print a script that completes keyweight's commands and options in a shell
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// Name of the shell
    shell: Shell,
}

pub(crate) fn guide() -> Guide {
    Guide::of_tool(EXAMPLES)
}

pub(crate) fn run(args: &Args, mut command: clap::Command) -> anyhow::Result<Exit> {
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut command, "keyweight", &mut script);
    io::stdout().lock().write_all(&script)?;
    Ok(Exit::Done)
}
