//! How much memory the command may use, and where it puts the rest.

use std::path::{Path, PathBuf};

use clap::Args;
use clap::builder::TypedValueParser;
use keyweight::Resources;

use super::choice::Suggesting;
use crate::limits;

/// Options that decide how much of the machine is used. The result does not depend on them.
#[derive(Debug, Args)]
#[command(next_help_heading = "General")]
pub(crate) struct ResourceArgs {
    /// Keep counts in memory up to about SIZE, then on disk
    ///
    /// SIZE is a number of bytes, such as 500M or 8G (1000³ bytes) or 8GiB (1024³). auto is half of the
    /// free memory, within the limits of a container and of ulimit, or 500M if that is not known; none
    /// sets no limit. The result is the same with any size.
    #[arg(long, global = true, value_name = "SIZE", default_value = "auto", value_parser = memory_parser(), hide_possible_values = true, hide_short_help = true)]
    memory: Memory,
    /// Write temporary files to DIR instead of the system's temporary folder
    #[arg(long, global = true, value_name = "DIR", value_parser = parse_folder, value_hint = clap::ValueHint::DirPath, hide_short_help = true)]
    temp_dir: Option<PathBuf>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Memory {
    Auto,
    Bytes(u64),
    Unlimited,
}

impl ResourceArgs {
    /// The limits in bytes.
    pub(crate) fn resources(&self) -> Resources {
        let memory = match self.memory {
            Memory::Auto => Some(limits::automatic_memory()),
            Memory::Bytes(bytes) => Some(bytes),
            Memory::Unlimited => None,
        };
        let resources = Resources::default().memory(memory);
        match &self.temp_dir {
            Some(folder) => resources.temp_dir(folder),
            None => resources,
        }
    }
}

fn memory_parser() -> impl TypedValueParser<Value = Memory> {
    Suggesting::new(parse_memory, ["auto", "none"])
}

fn parse_memory(text: &str) -> Result<Memory, String> {
    match text {
        "auto" => return Ok(Memory::Auto),
        "none" => return Ok(Memory::Unlimited),
        _ => {}
    }
    let end = text
        .find(|character: char| !character.is_ascii_digit())
        .unwrap_or(text.len());
    let (number, unit) = text.split_at(end);
    let factor = factor(&unit.trim_start().to_ascii_lowercase());
    let bytes = factor.and_then(|factor| number.parse::<u64>().ok()?.checked_mul(factor));
    let bytes = bytes.ok_or("not auto, none or a number of bytes such as 500M or 8GiB")?;
    Ok(Memory::Bytes(bytes))
}

fn factor(unit: &str) -> Option<u64> {
    const UNITS: [&str; 5] = ["", "k", "m", "g", "t"];
    let power = |prefix: &str| UNITS.iter().position(|unit| *unit == prefix);
    let (base, power) = match unit.strip_suffix("ib") {
        Some("") => return None,
        Some(prefix) => (1024_u64, power(prefix)),
        None => (1000, power(unit.strip_suffix('b').unwrap_or(unit))),
    };
    base.checked_pow(u32::try_from(power?).ok()?)
}

fn parse_folder(text: &str) -> Result<PathBuf, String> {
    if Path::new(text).is_dir() {
        Ok(text.into())
    } else {
        Err("no such folder".to_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_are_read_in_their_units() {
        for (text, bytes) in [
            ("0", 0),
            ("123", 123),
            ("123B", 123),
            ("2K", 2_000),
            ("2kB", 2_000),
            ("2KiB", 2_048),
            ("500M", 500_000_000),
            ("8G", 8_000_000_000),
            ("8 GiB", 8 << 30),
            ("1TiB", 1 << 40),
        ] {
            assert_eq!(parse_memory(text), Ok(Memory::Bytes(bytes)), "{text}");
        }
        assert_eq!(parse_memory("auto"), Ok(Memory::Auto));
        assert_eq!(parse_memory("none"), Ok(Memory::Unlimited));
    }

    #[test]
    fn anything_else_is_refused() {
        for text in [
            "",
            "G",
            "-1",
            "1.5G",
            "8X",
            "8iB",
            "20000000000000000000",
            "99999999T",
        ] {
            assert!(parse_memory(text).is_err(), "{text}");
        }
    }
}
