//! How a table is written.

use keyweight_report::Style;

use crate::execution::{Progress, Quiet};

/// How a table is written.
///
/// # Examples
///
/// ```
/// use keyweight::WriteOptions;
/// use keyweight::report::{CsvStyle, Delimiter};
///
/// let options = WriteOptions::default().style(CsvStyle::default().delimiter(Delimiter::TAB));
/// ```
#[derive(Clone, Copy)]
#[non_exhaustive]
pub struct WriteOptions<'p> {
    /// The format and its choices.
    pub style: Style,
    /// May cancel the work.
    pub progress: &'p dyn Progress,
}

impl Default for WriteOptions<'_> {
    /// CSV for a spreadsheet, never cancelled.
    fn default() -> Self {
        WriteOptions {
            style: Style::default(),
            progress: &Quiet,
        }
    }
}

impl<'p> WriteOptions<'p> {
    /// The same options with another format or other choices.
    #[must_use]
    pub fn style(self, style: impl Into<Style>) -> WriteOptions<'p> {
        WriteOptions {
            style: style.into(),
            ..self
        }
    }

    /// The same options with `progress`, which may cancel the work.
    #[must_use]
    pub fn progress(self, progress: &dyn Progress) -> WriteOptions<'_> {
        WriteOptions {
            style: self.style,
            progress,
        }
    }
}
