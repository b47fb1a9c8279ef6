//! `collocations`: one row per sequence of words that occur together.

use std::cell::OnceCell;
use std::sync::OnceLock;

use keyweight_count::CombinedUnits;
use keyweight_report::{Cell, Column, RowSink, Schema, Table, TableSize};
use keyweight_score::Association;
use keyweight_tokenize::Stem;

use super::blocks::{block, blocks};
use super::columns::{ColumnError, Columns, Record};
use super::surfaces_by_term::SurfacesByTerm;
use super::top::Top;
use crate::model::{Analysis, Collocation, CollocationOptions, find, texts, written};

/// How many rows make a block.
const BLOCK: usize = 4096;

/// The column whose cells take another pass over the corpus.
const FORMS: &str = "forms";

/// The table `collocations`: one row per sequence of two to four words, the strongest first.
///
/// The words are terms: the forms of a word are counted together, and dropped words are in no
/// collocation. Each is shown in the form in which its words are most often written together. The table is empty if the analysis was made without
/// [`WordOrder::Keep`](crate::WordOrder::Keep).
#[derive(Debug)]
pub struct Collocations<'a> {
    analysis: &'a Analysis,
    columns: Columns<CollocationRow<'static>>,
    found: Vec<Collocation>,
    texts: Vec<String>,
    /// Made when a row needs it.
    written: OnceLock<Option<Written>>,
}

/// How collocations are written.
#[derive(Debug)]
struct Written {
    units: CombinedUnits,
    by_term: SurfacesByTerm,
}

impl<'a> Collocations<'a> {
    /// The `top` collocations of the documents of `analysis`.
    pub fn new(analysis: &'a Analysis, options: CollocationOptions, top: Top) -> Collocations<'a> {
        let mut found = find(analysis, options);
        found.truncate(top.of(found.len()));
        let mut table = Collocations {
            analysis,
            columns: columns(),
            texts: texts(analysis, &found),
            written: OnceLock::new(),
            found,
        };
        if analysis.settings().rules.stem == Stem::Plural {
            table.name();
        }
        table
    }

    /// Names the collocations whose words are most often written in another form than their terms.
    fn name(&mut self) {
        let mut texts = std::mem::take(&mut self.texts);
        if let Some(written) = self.written() {
            for text in &mut texts {
                if let Some(name) = written.units.names.get(text) {
                    text.clone_from(name);
                }
            }
        }
        self.texts = texts;
    }

    /// Selects the columns with these names, in this order; no names select all columns.
    ///
    /// # Errors
    ///
    /// [`ColumnError`] if the table has no such column, or a name occurs twice.
    pub fn with_columns(
        mut self,
        names: &[impl AsRef<str>],
    ) -> Result<Collocations<'a>, ColumnError> {
        self.columns = self.columns.select(names)?;
        Ok(self)
    }

    /// The columns of the table, with their meanings.
    pub fn columns() -> Vec<Column> {
        columns().into_columns()
    }

    fn written(&self) -> Option<&Written> {
        if let Some(known) = self.written.get() {
            return known.as_ref();
        }
        // All threads count the forms, so not inside `get_or_init`: a thread that waits for the others
        // there may take up a block that needs the same forms, and would wait for itself.
        let computed = written(self.analysis, &self.found).map(|units| Written {
            by_term: SurfacesByTerm::new(&units.lexicon),
            units,
        });
        self.written.get_or_init(|| computed).as_ref()
    }
}

impl Table for Collocations<'_> {
    fn schema(&self) -> &Schema {
        self.columns.schema()
    }

    fn blocks(&self) -> usize {
        // Counted once here, and not by each block that comes first.
        if self.columns.contain(FORMS) {
            self.written();
        }
        blocks(self.found.len(), BLOCK)
    }

    fn size(&self) -> TableSize {
        TableSize::of_rows(self.found.len() as u64)
    }

    fn write_block(&self, index: usize, rows: &mut dyn RowSink) {
        let mut writer = self.columns.writer(rows);
        for number in block(index, BLOCK, self.found.len()) {
            writer.write(&CollocationRow {
                table: self,
                number,
                forms: OnceCell::new(),
            });
        }
    }
}

impl Written {
    /// The forms of the collocation `text` with their counts, most frequent first.
    fn forms(&self, text: &str) -> Option<Vec<(&str, u64)>> {
        let term = self.units.lexicon.terms().find(text)?;
        let counts = &self.units.counts;
        let (surfaces, counts) = (counts.surfaces(), counts.surface_counts());
        Some(self.by_term.forms(term, surfaces, counts))
    }
}

/// A collocation.
struct CollocationRow<'a> {
    table: &'a Collocations<'a>,
    number: usize,
    forms: OnceCell<Option<Vec<(&'a str, u64)>>>,
}

impl Record for CollocationRow<'static> {
    type Row<'a> = CollocationRow<'a>;
}

impl CollocationRow<'_> {
    fn collocation(&self) -> &Collocation {
        &self.table.found[self.number]
    }

    fn association(&self) -> &Association {
        &self.collocation().association
    }

    fn text(&self) -> &str {
        &self.table.texts[self.number]
    }

    fn forms(&self) -> &[(&str, u64)] {
        let forms = self.forms.get_or_init(|| {
            let written = self.table.written()?;
            written.forms(&self.table.texts[self.number])
        });
        forms.as_deref().unwrap_or_default()
    }
}

fn columns() -> Columns<CollocationRow<'static>> {
    let columns = Columns::<CollocationRow<'static>>::new("collocations")
        .text(
            "collocation",
            "its terms, in order, in the form in which they are most often written together",
            |row| Cell::Text(row.text()),
        )
        .integer("words", "number of words, K", |row| {
            Cell::Integer(row.collocation().terms.len() as u64)
        })
        .integer("count", "occurrences in the corpus, O", |row| {
            Cell::Integer(row.association().count())
        })
        .integer("document_frequency", "documents that contain it", |row| {
            Cell::Integer(u64::from(row.collocation().documents))
        });
    with_measures(columns).text(
        FORMS,
        "the collocation as written, with counts, most frequent first, separated by |",
        |row| Cell::Counted(row.forms()),
    )
}

fn with_measures(columns: Columns<CollocationRow<'static>>) -> Columns<CollocationRow<'static>> {
    columns
        .real(
            "expected",
            "expected occurrences if the words were independent, E = N · Π f / N: f occurrences of \
             each word at its position in N windows of K words",
            |row| Cell::real(row.association().expected()),
        )
        .real(
            "log_likelihood",
            "G² = 2 Σ n ln(n / E) over the 2^K cells of the contingency table",
            |row| Cell::real(row.association().log_likelihood()),
        )
        .real(
            "p_value",
            "probability of a log-likelihood at least this large if the words were independent (χ² \
             with 2^K − K − 1 degrees of freedom); not corrected for the number of sequences",
            |row| Cell::real(row.association().p_value()),
        )
        .real(
            "pmi",
            "pointwise mutual information in bits, log2(O / E)",
            |row| Cell::real(row.association().pmi()),
        )
        .real(
            "npmi",
            "normalized pointwise mutual information, pmi / ((K − 1) · −log2(O / N)); 1 if the \
             words occur only together",
            |row| Cell::real(row.association().npmi()),
        )
        .real("t_score", "(O − E) / √O", |row| {
            Cell::real(row.association().t_score())
        })
        .real("log_dice", "14 + log2(K · O / Σ f); at most 14", |row| {
            Cell::real(row.association().log_dice())
        })
        .real(
            "delta_p_forward",
            "share of windows with the other words that have the last word, minus its share of the \
             remaining windows",
            |row| Cell::real(row.association().delta_p_forward()),
        )
        .real(
            "delta_p_backward",
            "share of windows with the other words that have the first word, minus its share of \
             the remaining windows",
            |row| Cell::real(row.association().delta_p_backward()),
        )
        .real(
            "lambda",
            "K-way interaction in a saturated log-linear model with ½ added to each cell; for two \
             words the log odds ratio",
            |row| Cell::real(row.association().lambda()),
        )
        .real("z_score", "lambda divided by its standard error", |row| {
            Cell::real(row.association().z_score())
        })
}
