//! Counts three strings, prints their keywords, and writes a table of its own as CSV into memory.
//!
//! It has no other dependency than `keyweight`: whatever a user of the library needs is in there.

use std::error::Error;
use std::io::Write;

use keyweight::corpus::{Corpus, Document};
use keyweight::report::{Cell, Column, RowSink, Schema, Table};
use keyweight::tables::{Keywords, Top};
use keyweight::{Analysis, CountOptions, Preset, WriteOptions, write_table};

/// The articles, each with its id.
const ARTICLES: [(&str, &str); 3] = [
    (
        "chips",
        "The US buys chips. Chips matter to the U.S. and to Taiwan.",
    ),
    (
        "talks",
        "Taiwan’s tariff talks with us go on; a tariff may follow.",
    ),
    (
        "cables",
        "A ship cut two cables off Taiwan. Cables are repaired at sea.",
    ),
];

/// Prints the two strongest terms of each article, then two tables as CSV.
///
/// # Errors
///
/// What counting or writing may answer.
pub fn print(mut out: impl Write) -> Result<(), Box<dyn Error>> {
    let analysis = analyze()?;
    for place in 0..analysis.rows().len() {
        let terms = analysis.reader().top_terms(place, 2).join(", ");
        writeln!(out, "{}: {terms}", analysis.row(place).name)?;
    }
    write!(out, "\n{}", shares(&analysis)?)?;
    write!(out, "\n{}", keywords(&analysis)?)?;
    Ok(())
}

/// Counts the articles and weighs their terms.
fn analyze() -> Result<Analysis, Box<dyn Error>> {
    let documents = ARTICLES.map(|(id, text)| Document::new(id, text));
    let settings = Preset::Article.settings();
    let corpus = Corpus::from_documents(documents);
    let counted = keyweight::count(corpus, &settings, &CountOptions::default())?;
    Ok(Analysis::new(counted, &settings))
}

/// The table `keywords` with two of its columns, as CSV.
fn keywords(analysis: &Analysis) -> Result<String, Box<dyn Error>> {
    let keywords = Keywords::new(analysis, Top::first(1)).with_columns(&["term", "document"])?;
    written(&keywords)
}

/// A table of this program's own, as CSV.
fn shares(analysis: &Analysis) -> Result<String, Box<dyn Error>> {
    let columns = vec![
        Column::text("document", "the id of the article"),
        Column::integer("tokens", "all words of the article"),
        Column::real("share", "share of the words of all articles"),
    ];
    written(&Shares {
        schema: Schema::new("shares", columns),
        analysis,
    })
}

/// How long each article is.
struct Shares<'a> {
    schema: Schema,
    analysis: &'a Analysis,
}

impl Table for Shares<'_> {
    fn schema(&self) -> &Schema {
        &self.schema
    }

    fn blocks(&self) -> usize {
        1
    }

    fn write_block(&self, _block: usize, rows: &mut dyn RowSink) {
        let all = self.analysis.tokens();
        for row in self.analysis.rows().iter() {
            rows.row(&[
                Cell::Text(row.name),
                Cell::Integer(row.tokens),
                Cell::real(keyweight::score::share(row.tokens, all)),
            ]);
        }
    }
}

fn written(table: &dyn Table) -> Result<String, Box<dyn Error>> {
    let mut bytes = Vec::new();
    write_table(table, &mut bytes, &WriteOptions::default())?;
    Ok(String::from_utf8(bytes)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_of_it_is_printed() {
        let mut out = Vec::new();
        print(&mut out).unwrap();
        let printed = String::from_utf8(out).unwrap();
        assert!(printed.starts_with("chips: US, chips\n"), "{printed}");
    }

    #[test]
    fn three_strings_have_keywords() {
        let analysis = analyze().unwrap();
        assert_eq!(analysis.reader().top_terms(0, 2), ["US", "chips"]);
        assert_eq!(
            keywords(&analysis).unwrap().lines().next(),
            Some("term,document")
        );
    }

    #[test]
    fn a_table_of_its_own_is_csv_in_memory() {
        let csv = shares(&analyze().unwrap()).unwrap();
        // 12, 11 and 12 words; Python 3.11: 12 / 35, 11 / 35.
        let lines = [
            "document,tokens,share",
            "chips,12,0.342857",
            "talks,11,0.314286",
        ];
        assert_eq!(csv.lines().take(3).collect::<Vec<_>>(), lines);
    }
}
