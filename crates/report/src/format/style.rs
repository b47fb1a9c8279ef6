//! A format with all the choices that it leaves.

use crate::csv::CsvStyle;
use crate::jsonl::JsonlStyle;

/// A format with all the choices that it leaves.
///
/// # Examples
///
/// ```
/// use keyweight_report::{CsvStyle, JsonlStyle, Precision, Style};
///
/// assert_eq!(Style::default(), CsvStyle::default().into());
/// let precise: Style = JsonlStyle::default().precision(Precision::Full).into();
/// assert_ne!(precise, JsonlStyle::default().into());
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Style {
    /// Comma-separated values, or with another delimiter.
    Csv(CsvStyle),
    /// JSON Lines.
    Jsonl(JsonlStyle),
}

impl Default for Style {
    /// CSV for a spreadsheet.
    fn default() -> Style {
        Style::Csv(CsvStyle::default())
    }
}

impl From<CsvStyle> for Style {
    fn from(style: CsvStyle) -> Style {
        Style::Csv(style)
    }
}

impl From<JsonlStyle> for Style {
    fn from(style: JsonlStyle) -> Style {
        Style::Jsonl(style)
    }
}
