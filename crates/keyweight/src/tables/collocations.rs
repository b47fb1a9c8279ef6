//! `collocations`: one row per sequence of words that stand together.

use keyweight_count::{Counts, Lexicon};
use keyweight_report::{Cell, Column, RowSink, Schema, Table, TableSize};

use super::forms;
use super::{Top, block, blocks, surfaces::SurfacesByTerm};
use crate::model::Analysis;
use crate::model::{Collocation, CollocationOptions, find, texts, written};

/// How many rows make a block.
const BLOCK: usize = 4096;

/// The table `collocations`: one row per sequence of two to four words, the strongest first.
///
/// The words are terms: forms of one word count together, and words that are left out are in no
/// collocation. It is empty if the analysis was made without
/// [`Settings::keep_order`](crate::Settings::keep_order).
#[derive(Debug)]
pub struct Collocations {
    schema: Schema,
    found: Vec<Collocation>,
    texts: Vec<String>,
    written: Option<Written>,
}

/// How collocations are written.
#[derive(Debug)]
struct Written {
    counts: Counts,
    lexicon: Lexicon,
    by_term: SurfacesByTerm,
}

impl Collocations {
    /// The `top` collocations of the documents of `analysis`.
    pub fn new(analysis: &Analysis, options: CollocationOptions, top: Top) -> Collocations {
        let mut found = find(analysis, options);
        found.truncate(top.limit());
        Collocations {
            schema: Schema::new("collocations", Collocations::columns()),
            texts: texts(analysis, &found),
            written: written(analysis, &found).map(|(counts, lexicon)| Written {
                by_term: SurfacesByTerm::new(&lexicon),
                counts,
                lexicon,
            }),
            found,
        }
    }

    /// The columns of the table, with what they mean.
    pub fn columns() -> Vec<Column> {
        vec![
            Column::text("collocation", "the terms that stand in a row"),
            Column::integer("words", "how many they are, K"),
            Column::integer("count", "occurrences in the corpus, O"),
            Column::integer("document_frequency", "documents that contain it"),
            Column::real(
                "expected",
                "occurrences if the words were independent, E = N · Π f / N: f occurrences of each word \
             at its place in N windows of K words",
            ),
            Column::real(
                "log_likelihood",
                "G² = 2 Σ n ln(n / E) over the 2^K cells of the contingency table",
            ),
            Column::real(
                "p_value",
                "probability of so large a log-likelihood if the words were independent (χ² with \
             2^K − K − 1 degrees of freedom), for one sequence looked at alone",
            ),
            Column::real("pmi", "pointwise mutual information in bits, log2(O / E)"),
            Column::real(
                "npmi",
                "normalized pointwise mutual information, pmi / ((K − 1) · −log2(O / N)); 1: the words \
             stand nowhere but together",
            ),
            Column::real("t_score", "(O − E) / √O"),
            Column::real("log_dice", "14 + log2(K · O / Σ f); 14 at most"),
            Column::real(
                "delta_p_forward",
                "share of windows with the other words that have the last one, less its share of the \
             other windows",
            ),
            Column::real(
                "delta_p_backward",
                "share of windows with the other words that have the first one, less its share of the \
             other windows",
            ),
            Column::real(
                "lambda",
                "K-way interaction of a log-linear model with ½ added to each cell; for two words the \
             log odds ratio",
            ),
            Column::real("z_score", "lambda divided by its standard error"),
            Column::text(
                "forms",
                "the collocation as written, with counts, most frequent first, separated by |",
            ),
        ]
    }
}

impl Table for Collocations {
    fn schema(&self) -> &Schema {
        &self.schema
    }

    fn blocks(&self) -> usize {
        blocks(self.found.len(), BLOCK)
    }

    fn size(&self) -> TableSize {
        TableSize::of_rows(self.found.len() as u64)
    }

    fn write_block(&self, index: usize, rows: &mut dyn RowSink) {
        for number in block(index, BLOCK, self.found.len()) {
            let Collocation {
                terms,
                documents,
                association,
            } = &self.found[number];
            let text = &self.texts[number];
            let written = self.written.as_ref();
            let mut forms = written.map_or_else(Vec::new, |written| written.forms(text));
            forms::order(&mut forms);
            rows.row(&[
                Cell::Text(text),
                Cell::Integer(terms.len() as u64),
                Cell::Integer(association.count()),
                Cell::Integer(u64::from(*documents)),
                Cell::real(association.expected()),
                Cell::real(association.log_likelihood()),
                Cell::real(association.p_value()),
                Cell::real(association.pmi()),
                Cell::real(association.npmi()),
                Cell::real(association.t_score()),
                Cell::real(association.log_dice()),
                Cell::real(association.delta_p_forward()),
                Cell::real(association.delta_p_backward()),
                Cell::real(association.lambda()),
                Cell::real(association.z_score()),
                Cell::Counted(&forms),
            ]);
        }
    }
}

impl Written {
    /// The ways in which the collocation `text` is written, in byte order, with their counts.
    fn forms(&self, text: &str) -> Vec<(&str, u64)> {
        let Some(term) = self.lexicon.terms().find(text) else {
            return Vec::new();
        };
        let surfaces = self.counts.surfaces();
        let counts = self.counts.surface_counts();
        let own = self.by_term.of(term).iter();
        own.map(|id| (surfaces.text(*id), counts[*id as usize]))
            .collect()
    }
}
