//! Remarks on tables that a spreadsheet cannot show as a whole, with the option that helps.

use keyweight_corpus::Notice;
use keyweight_report::SheetExcess;

/// Where a table is written, which decides about its options.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Place {
    /// In a report.
    Report,
    /// By itself.
    Alone,
}

/// Remarks on the table `table` in the file `file`: none if a spreadsheet shows it all.
pub(crate) fn notices(file: &str, table: &str, excess: SheetExcess, place: Place) -> Vec<Notice> {
    let SheetExcess {
        rows,
        columns,
        long_cells,
        ..
    } = excess;
    let mut messages = Vec::new();
    if rows > 0 {
        let most = SheetExcess::ROWS - 1;
        messages.push(format!(
            "{rows} rows; a spreadsheet shows the first {most}; {}",
            fewer_rows(table, place)
        ));
    }
    if columns > 0 {
        messages.push(format!(
            "{columns} columns; a spreadsheet shows the first {}; {}",
            SheetExcess::COLUMNS,
            fewer_columns(table, place)
        ));
    }
    if long_cells > 0 {
        let cells = if long_cells == 1 {
            "cell has"
        } else {
            "cells have"
        };
        messages.push(format!(
            "{long_cells} {cells} more than {} characters, which a spreadsheet cuts or splits; {}",
            SheetExcess::CHARACTERS,
            chosen_columns(table, place)
        ));
    }
    let notices = messages.into_iter();
    notices.map(|message| Notice::new(file, message)).collect()
}

fn fewer_rows(table: &str, place: Place) -> &'static str {
    match (table, place) {
        ("keyness", Place::Report) => "--keyness-top writes fewer",
        ("matrix", Place::Report) => "--matrix-top writes fewer",
        ("terms", Place::Report) => "--min-documents 2 or more gives fewer",
        ("keywords", _)
        | ("keyness" | "matrix" | "terms" | "lexicon" | "collocations", Place::Alone) => {
            "--top writes fewer"
        }
        _ => "use another program, or fewer inputs at a time",
    }
}

fn fewer_columns(table: &str, place: Place) -> String {
    if table == "matrix" {
        "--by writes one per group".to_owned()
    } else {
        chosen_columns(table, place)
    }
}

fn chosen_columns(table: &str, place: Place) -> String {
    match place {
        Place::Alone => "--columns writes only those that you name".to_owned(),
        Place::Report => format!("keyweight {table} --columns writes only those that you name"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_limit_has_its_remark_with_the_option_that_helps() {
        let shown = |table, excess, place| -> Vec<String> {
            let notices = notices("x.csv", table, excess, place);
            notices.iter().map(ToString::to_string).collect()
        };
        assert_eq!(
            shown(
                "matrix",
                SheetExcess::of(2_000_000, 20_000, 1),
                Place::Report
            ),
            [
                "x.csv: 2000000 rows; a spreadsheet shows the first 1048575; --matrix-top writes fewer",
                "x.csv: 20000 columns; a spreadsheet shows the first 16384; --by writes one per group",
                "x.csv: 1 cell has more than 32767 characters, which a spreadsheet cuts or splits; \
                 keyweight matrix --columns writes only those that you name",
            ]
        );
        assert_eq!(
            shown("terms", SheetExcess::of(2_000_000, 1, 0), Place::Report)[0],
            "x.csv: 2000000 rows; a spreadsheet shows the first 1048575; --min-documents 2 or more \
             gives fewer"
        );
        assert_eq!(
            shown("terms", SheetExcess::of(9, 9, 0), Place::Alone),
            [""; 0]
        );
    }
}
