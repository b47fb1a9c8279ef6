//! Writes the benchmark corpus to the disk.

use std::fs::{self, File};
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};

use anyhow::Context;
use clap::{Parser, ValueEnum};
use keyweight_benches::{Article, Articles, Size};
use serde::Serialize;

/// Generate articles in made-up English, the same on every machine
#[derive(Debug, Parser)]
struct Arguments {
    /// Total size of the texts, such as 500k, 20M or 1G
    #[arg(long)]
    bytes: Size,
    /// Format of the output
    #[arg(long, value_enum, default_value_t)]
    format: Format,
    /// Seed of all random choices
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// File to write, or folder for --format txt
    #[arg(short, long)]
    output: PathBuf,
}

#[derive(Clone, Copy, Debug, Default, ValueEnum)]
enum Format {
    /// Rows of id and text, with a header
    #[default]
    Csv,
    /// A text file for each article
    Txt,
    /// A line of JSON for each article
    Jsonl,
}

#[derive(Serialize)]
struct Line<'a> {
    id: &'a str,
    text: &'a str,
}

fn main() -> anyhow::Result<()> {
    let arguments = Arguments::parse();
    let articles = Articles::new(arguments.seed, arguments.bytes.0);
    let output = &arguments.output;
    let written = match arguments.format {
        Format::Csv => create(output).and_then(|file| csv(articles, file)),
        Format::Txt => txt(articles, output),
        Format::Jsonl => create(output).and_then(|file| jsonl(articles, file)),
    };
    written.with_context(|| format!("cannot write {}", output.display()))
}

fn create(path: &Path) -> anyhow::Result<BufWriter<File>> {
    Ok(BufWriter::with_capacity(1 << 20, File::create(path)?))
}

fn csv(articles: impl Iterator<Item = Article>, out: impl Write) -> anyhow::Result<()> {
    let mut writer = csv::Writer::from_writer(out);
    writer.write_record(["id", "text"])?;
    for Article { id, text } in articles {
        writer.write_record([id, text])?;
    }
    writer.flush()?;
    Ok(())
}

fn txt(articles: impl Iterator<Item = Article>, folder: &Path) -> anyhow::Result<()> {
    fs::create_dir_all(folder)?;
    for Article { id, text } in articles {
        fs::write(folder.join(id + ".txt"), text)?;
    }
    Ok(())
}

fn jsonl(articles: impl Iterator<Item = Article>, mut out: impl Write) -> anyhow::Result<()> {
    for Article { id, text } in articles {
        let line = Line {
            id: &id,
            text: &text,
        };
        serde_json::to_writer(&mut out, &line)?;
        out.write_all(b"\n")?;
    }
    out.flush()?;
    Ok(())
}
