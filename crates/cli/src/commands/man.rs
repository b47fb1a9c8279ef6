//! `keyweight man`.

use std::fs;
use std::io::{self, Write};
use std::path::PathBuf;

use anyhow::Context;

use crate::help::{Example, Guide, Page, Reference};
use crate::terminal::Exit;

const EXAMPLES: &[Example] = &[
    Example {
        purpose: "Read the manual page",
        line: "keyweight man | man -l -",
    },
    Example {
        purpose: "Write the pages of all commands; then read one",
        line: "keyweight man --out man1 && man -l man1/keyweight-keywords.1",
    },
];

/// Print the manual page, or write the pages of all commands to a folder
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// Write keyweight.1 and a page for each command to the folder DIR
    #[arg(long, value_name = "DIR", value_hint = clap::ValueHint::DirPath, help_heading = "Output")]
    out: Option<PathBuf>,
}

pub(crate) fn guide() -> Guide {
    Guide::of_tool(EXAMPLES)
}

pub(crate) fn run(args: &Args, reference: &Reference) -> anyhow::Result<Exit> {
    let pages = reference.pages();
    let Some(folder) = &args.out else {
        let page = pages.first().map(Page::render).transpose()?;
        io::stdout()
            .lock()
            .write_all(page.unwrap_or_default().as_bytes())?;
        return Ok(Exit::Done);
    };
    fs::create_dir_all(folder)
        .and_then(|()| {
            pages
                .iter()
                .try_for_each(|page| fs::write(folder.join(page.file_name()), page.render()?))
        })
        .with_context(|| format!("cannot write {}", folder.display()))?;
    Ok(Exit::Done)
}
