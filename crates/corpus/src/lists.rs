//! Lists of names in messages.

use std::fmt;

use crate::kind::EXTENSIONS;

/// The known extensions as a list that ends in `or`.
pub(crate) struct Extensions;

impl fmt::Display for Extensions {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write_list(f, EXTENSIONS.iter().map(|(extension, _)| (".", *extension)))
    }
}

/// Names as a list that ends in `or`.
pub(crate) struct AnyOf<'a>(pub(crate) &'a [&'a str]);

impl fmt::Display for AnyOf<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write_list(f, self.0.iter().map(|name| ("", *name)))
    }
}

/// Writes names, each after its prefix, with commas between them and `or` before the last.
fn write_list<'a>(
    f: &mut fmt::Formatter<'_>,
    names: impl ExactSizeIterator<Item = (&'a str, &'a str)>,
) -> fmt::Result {
    let last = names.len().saturating_sub(1);
    for (at, (prefix, name)) in names.enumerate() {
        let separator = match at {
            0 => "",
            at if at == last => " or ",
            _ => ", ",
        };
        write!(f, "{separator}{prefix}{name}")?;
    }
    Ok(())
}

/// The names of columns, long names and long lists shortened.
pub(crate) struct Names<'a>(pub(crate) &'a [String]);

impl fmt::Display for Names<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // A table read with the wrong delimiter or without a header has an article for a column
        // name, or thousands of columns.
        const MOST: usize = 40;
        const LONGEST: usize = 60;
        for (i, name) in self.0.iter().take(MOST).enumerate() {
            let comma = if i == 0 { "" } else { ", " };
            match name.char_indices().nth(LONGEST) {
                Some((end, _)) => write!(f, "{comma}{}…", &name[..end])?,
                None => write!(f, "{comma}{name}")?,
            }
        }
        match self.0.len().checked_sub(MOST) {
            Some(more) if more > 0 => write!(f, " and {more} more"),
            _ => Ok(()),
        }
    }
}
