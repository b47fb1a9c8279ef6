//! Messages on standard error, and the exit code.

use std::io::{self, Write};
use std::process::ExitCode;

use keyweight::corpus::{Notice, Skipped};
use keyweight::tables::ColumnError;
use keyweight::tokenize::Language;
use keyweight::{Analysis, CountError, Written, WrittenFile};

use crate::limits;

use super::printable;

/// How many skipped documents and notices are listed one by one.
const LISTED: usize = 20;
/// How many documents are shown with their strongest keywords after a report.
const SHOWN_DOCUMENTS: usize = 5;
/// How many keywords are shown for each of them.
const SHOWN_KEYWORDS: usize = 5;
/// How many characters of a document's id are shown.
const SHOWN_ID: usize = 40;

/// How a run ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Exit {
    /// Everything worked.
    Done,
    /// Nothing was written.
    Failed,
    /// The arguments make no sense together.
    Usage,
    /// Done, but some documents were skipped.
    Partial,
    /// A signal with this number asked the program to end.
    Interrupted(i32),
}

impl Exit {
    /// The exit of two steps in a row: a document skipped by either is skipped.
    pub(crate) fn and(self, next: Exit) -> Exit {
        if self == Exit::Done { next } else { self }
    }
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> ExitCode {
        ExitCode::from(match exit {
            Exit::Done => 0,
            Exit::Failed => 1,
            Exit::Usage => 2,
            Exit::Partial => 3,
            Exit::Interrupted(signal) => u8::try_from(128 + signal).unwrap_or(1),
        })
    }
}

/// The arguments make no sense together.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub(crate) struct UsageError(pub(crate) String);

impl From<ColumnError> for UsageError {
    fn from(error: ColumnError) -> UsageError {
        UsageError(error.to_string())
    }
}

/// How much is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Verbosity {
    /// Errors and skipped inputs.
    Quiet,
    /// Notes and a summary as well.
    Normal,
}

/// Standard error. A message that cannot be written there does not fail the run.
pub(crate) struct Console {
    verbosity: Verbosity,
    stderr: io::Stderr,
}

impl Console {
    pub(crate) fn new(verbosity: Verbosity) -> Console {
        Console {
            verbosity,
            stderr: io::stderr(),
        }
    }

    /// Writes a line. Every message passes through here, so nothing that it quotes can act on the
    /// terminal or start a line of its own.
    fn line(&mut self, text: &str) {
        let _ = writeln!(self.stderr, "{}", printable::line(text));
    }

    /// Prints why nothing was written.
    pub(crate) fn failed(&mut self, error: &anyhow::Error) -> Exit {
        let remedy = match error.downcast_ref() {
            Some(CountError::OutOfMemory) => format!("; {}", limits::remedy()),
            _ => String::new(),
        };
        self.line(&format!("error: {error:#}{remedy}"));
        if error.is::<UsageError>() {
            self.line("");
            self.line("For more information, try '--help'.");
            return Exit::Usage;
        }
        Exit::Failed
    }

    /// Prints notes and skipped inputs, and returns the exit code that follows.
    pub(crate) fn losses(&mut self, analysis: &Analysis) -> Exit {
        self.notices(analysis.notices());
        if self.verbosity == Verbosity::Normal {
            self.remarks(analysis);
        }
        self.skipped(analysis.skipped())
    }

    /// The same for counts that have not been analyzed.
    pub(crate) fn counting_losses(&mut self, notices: &[Notice], skipped: &[Skipped]) -> Exit {
        self.notices(notices);
        self.skipped(skipped)
    }

    /// Prints something that a reader of the result may want to know.
    pub(crate) fn note(&mut self, text: &str) {
        if self.verbosity == Verbosity::Normal {
            self.line(&format!("note: {text}"));
        }
    }

    /// Prints remarks on the table that was written to `file`.
    pub(crate) fn written(&mut self, file: &str, notices: &[Notice]) {
        for notice in notices {
            self.note(&format!("{file}: {}", notice.message));
        }
    }

    fn notices(&mut self, notices: &[Notice]) {
        if self.verbosity == Verbosity::Quiet {
            return;
        }
        for notice in notices.iter().take(LISTED) {
            self.line(&format!("note: {notice}"));
        }
        if notices.len() > LISTED {
            self.line(&format!("note: and {} more", notices.len() - LISTED));
        }
    }

    /// Prints which lists and bounds had no effect, or too much of it.
    fn remarks(&mut self, analysis: &Analysis) {
        for list in analysis.stop_lists() {
            if !list.unmatched_entries.is_empty() {
                let entries = &list.unmatched_entries;
                let shown = entries[..entries.len().min(LISTED)].join(", ");
                self.line(&format!(
                    "note: {}: {} of {} entries match no word: {shown}",
                    list.list, list.unmatched, list.entries
                ));
            }
        }
        let unlisted = analysis.without_stop_list();
        if !unlisted.is_empty() {
            let documents = number_of(unlisted.values().sum(), "document");
            let name = |language: &Language| match *language {
                Language::UNKNOWN => "an unknown language".to_owned(),
                known => known.to_string(),
            };
            let languages: Vec<String> = unlisted.keys().map(name).collect();
            self.line(&format!(
                "note: no stop words for {documents}: there is no built-in list for {}",
                languages.join(", ")
            ));
        }
        if analysis.matrix().terms().is_empty() && !analysis.documents().is_empty() {
            self.line("note: no term is left; see --min-documents, --max-documents, --min-length");
        }
    }

    /// Prints the skipped inputs.
    fn skipped(&mut self, skipped: &[Skipped]) -> Exit {
        for one in skipped.iter().take(LISTED) {
            self.line(&format!("skipped: {one}"));
        }
        if skipped.len() > LISTED {
            self.line(&format!(
                "skipped: and {} more; the manifest.json of a report lists all of them",
                skipped.len() - LISTED
            ));
        }
        if skipped.is_empty() {
            Exit::Done
        } else {
            Exit::Partial
        }
    }

    /// Prints a summary of a report in the folder `path`; a `unit` is a document or a group.
    pub(crate) fn summary(
        &mut self,
        analysis: &Analysis,
        unit: &str,
        written: &Written,
        path: &str,
    ) {
        if self.verbosity == Verbosity::Quiet {
            return;
        }
        let documents = analysis.rows();
        let ids: Vec<String> = documents
            .iter()
            .take(SHOWN_DOCUMENTS)
            .map(|row| printable::line(&printable::middle_cut(row.name, SHOWN_ID)))
            .collect();
        let width = ids.iter().map(|id| id.chars().count()).max().unwrap_or(0);
        self.line(&format!(
            "{}, {}, {}",
            number_of(documents.len() as u64, unit),
            number_of(analysis.tokens(), "token"),
            number_of(analysis.matrix().terms().len() as u64, "term"),
        ));
        self.line("");
        self.line("strongest keywords");
        let mut reader = analysis.reader();
        for (number, id) in ids.iter().enumerate() {
            let keywords = reader.top_terms(number, SHOWN_KEYWORDS).join(", ");
            self.line(&format!("  {id:width$}  {keywords}"));
        }
        if documents.len() > SHOWN_DOCUMENTS {
            let more = documents.len() - SHOWN_DOCUMENTS;
            let more = number_of(more as u64, &format!("more {unit}"));
            self.line(&format!("  and {more} in keywords.csv"));
        }
        self.notices(&written.notices);
        self.line("");
        self.line(&format!("written to {path}"));
        for WrittenFile { name, rows, .. } in &written.files {
            match rows {
                Some(rows) => self.line(&format!("  {name:15}  {}", number_of(*rows, "row"))),
                None => self.line(&format!("  {name:15}  settings, formulas, inputs")),
            }
        }
    }
}

/// `1 row`, `2 rows`.
pub(crate) fn number_of(number: u64, what: &str) -> String {
    let plural = if number == 1 { "" } else { "s" };
    format!("{number} {what}{plural}")
}

/// Whether the reader of the output has closed it, which is not a failure.
pub(crate) fn is_closed_pipe(error: &anyhow::Error) -> bool {
    error.chain().any(|cause| {
        cause
            .downcast_ref::<io::Error>()
            .is_some_and(|error| error.kind() == io::ErrorKind::BrokenPipe)
    })
}
