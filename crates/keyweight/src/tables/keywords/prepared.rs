//! The same rows, faster if there are millions: what they repeat about each term is formatted once.

use std::array;

use keyweight_count::{Form, Occurrences, prefetch};
use keyweight_report::{CsvStyle, FastCsv, PreparedCell};
use keyweight_score::per_thousand;
use rayon::iter::{
    IndexedParallelIterator, IntoParallelIterator, IntoParallelRefIterator, ParallelIterator,
};

use super::{BLOCK, Keywords};
use crate::model::Analysis;
use crate::model::{Row, Weighed};
use crate::tables::blocks::block;
use crate::tables::forms;
use crate::tables::top::Top;

/// Preparing a term takes as much time as this many rows save.
const ROWS_PER_TERM: u64 = 4;

/// The rates of counts up to this one are prepared.
const RATES: usize = 8;
/// The weights of counts up to this one are prepared.
const WEIGHTS: usize = 4;

/// The number of cells in a row.
const CELLS: usize = 9;

/// The cell of a term or a surface.
type TextCell = PreparedCell<28>;

/// The cells of all rows of [`Keywords`] that do not depend on one document and term alone, in one style
/// of CSV.
///
/// What rows need about their terms is scattered in memory, and waiting for it would take longer than
/// writing it. So the cells of a term are prepared in half a line of the processor's cache, which is
/// prefetched while the terms of the document are sorted. Rows with a cell that does not fit are
/// written as [`Keywords`] writes them.
#[derive(Debug)]
pub(crate) struct PreparedKeywords<'a> {
    table: &'a Keywords<'a>,
    terms: Vec<TermCells>,
    frequencies: Vec<FrequencyCells>,
    /// The surfaces, by their numbers.
    surfaces: Vec<SurfaceCell>,
}

/// The cells of a term that are the same in every document.
#[derive(Clone, Copy, Debug)]
#[repr(align(32))]
struct TermCells {
    text: TextCell,
    /// The place of its document frequency in `frequencies`.
    frequency: u32,
}

#[derive(Clone, Copy, Debug)]
#[repr(align(32))]
struct SurfaceCell(TextCell);

/// The cells that all terms with the same document frequency share.
#[derive(Clone, Copy, Debug)]
#[repr(align(128))]
struct FrequencyCells {
    documents: PreparedCell<8>,
    idf: PreparedCell<24>,
    /// The weights of terms that occur 1, 2, … times in a document, if they depend on nothing else.
    weights: [PreparedCell<24>; WEIGHTS],
}

/// The cells that all rows of a document share.
struct DocumentCells {
    id: PreparedCell<64>,
    tokens: u64,
    /// The rates per thousand tokens of terms that occur 1, 2, … times.
    rates: [PreparedCell<24>; RATES],
}

impl<'a> PreparedKeywords<'a> {
    /// `None` if there are too few rows to save time.
    pub(super) fn new(table: &'a Keywords<'a>, style: CsvStyle) -> Option<PreparedKeywords<'a>> {
        let analysis = table.analysis;
        let terms = analysis.matrix().terms();
        let of_terms = &analysis.tally().document_frequencies;
        let csv = FastCsv::new(style);
        let cells_fit = csv.text_cell::<2>("0").fits();
        let rows = ROWS_PER_TERM * terms.len() as u64;
        if table.top != Top::All || table.rows() < rows || !cells_fit {
            return None;
        }
        let (frequencies, places) = frequencies(analysis, &csv);
        let all = of_terms.par_iter().enumerate();
        let all = all.map(|(term, documents)| TermCells {
            text: csv.text_cell(terms.get(number(term))),
            frequency: places[*documents as usize],
        });
        let texts = analysis.counts().surfaces();
        let surfaces = (0..number(texts.len())).into_par_iter();
        let surfaces = surfaces.map(|id| SurfaceCell(csv.text_cell(texts.text(id))));
        Some(PreparedKeywords {
            table,
            terms: all.collect(),
            frequencies,
            surfaces: surfaces.collect(),
        })
    }

    /// The cell of a surface of `term`. If it is spelled like the term, it need not be fetched.
    #[inline]
    fn surface<'p>(&'p self, term: &'p TermCells, form: &Occurrences) -> &'p TextCell {
        match form.form {
            Form::Verbatim => &term.text,
            Form::Other => &self.surfaces[form.surface as usize].0,
        }
    }

    /// Writes the row of a term of a document, and returns `true`; or writes nothing and returns `false`
    /// if a cell is too long or needs quotes. The content of `forms` does not matter, but its memory is
    /// used again.
    #[inline]
    fn write<'p>(
        &'p self,
        document: &DocumentCells,
        rank: u64,
        weighed: &Weighed<'_>,
        forms: &mut Vec<(&'p TextCell, u64)>,
        csv: &mut FastCsv,
    ) -> bool {
        let term = &self.terms[weighed.term as usize];
        let frequency = &self.frequencies[term.frequency as usize];
        let count = u64::from(weighed.count);
        let only;
        let forms = if let [form] = weighed.forms {
            only = [(self.surface(term, form), count)];
            only.as_slice()
        } else {
            forms.clear();
            let all = weighed.forms.iter();
            forms.extend(all.map(|form| (self.surface(term, form), u64::from(form.count))));
            forms::order(forms);
            forms
        };
        let forms_fit = forms.iter().all(|(form, _)| form.fits());
        if !(forms_fit & term.text.fits() & frequency.fits()) {
            return false;
        }
        let mut row = csv.start_row(CELLS - 1 + forms.len());
        row.cell(&document.id);
        row.integer(rank);
        row.cell(&term.text);
        let place = weighed.count as usize - 1;
        match frequency.weights.get(place) {
            Some(weight) if weight.fits() => row.cell(weight),
            _ => row.real(weighed.weight),
        }
        row.integer(count);
        match document.rates.get(place) {
            Some(rate) if rate.fits() => row.cell(rate),
            _ => row.real(per_thousand(count, document.tokens)),
        }
        row.cell(&frequency.documents);
        row.cell(&frequency.idf);
        row.counted(forms);
        row.end();
        true
    }
}

/// The cells of each document frequency that a term has, and their places by document frequency.
fn frequencies(analysis: &Analysis, csv: &FastCsv) -> (Vec<FrequencyCells>, Vec<u32>) {
    // The idf of each document frequency.
    let mut idf = vec![None; analysis.rows().len() + 1];
    let of_terms = analysis.tally().document_frequencies.iter();
    for (documents, value) in of_terms.zip(analysis.idf()) {
        idf[*documents as usize] = Some(*value);
    }
    let mut frequencies = Vec::new();
    let places = idf.into_iter().enumerate().map(|(documents, idf)| {
        let place = number(frequencies.len());
        frequencies.extend(idf.map(|idf| FrequencyCells::new(analysis, documents, idf, csv)));
        place
    });
    let places = places.collect();
    (frequencies, places)
}

impl FrequencyCells {
    fn new(analysis: &Analysis, documents: usize, idf: f64, csv: &FastCsv) -> FrequencyCells {
        let weighting = analysis.settings().weighting;
        let weight = |count| weighting.row_independent_weight(count, idf);
        FrequencyCells {
            documents: csv.integer_cell(documents as u64),
            idf: csv.real_cell(idf),
            weights: array::from_fn(|place| match weight(number(place + 1)) {
                Some(weight) => csv.real_cell(weight),
                None => PreparedCell::EMPTY,
            }),
        }
    }

    #[inline]
    fn fits(&self) -> bool {
        self.idf.fits() & self.documents.fits()
    }
}

impl DocumentCells {
    fn new(document: Row<'_>, csv: &FastCsv) -> DocumentCells {
        let rate = |place: usize| per_thousand(place as u64 + 1, document.tokens);
        DocumentCells {
            id: csv.text_cell(document.name),
            tokens: document.tokens,
            rates: array::from_fn(|place| csv.real_cell(rate(place))),
        }
    }
}

impl PreparedKeywords<'_> {
    /// Writes the rows of a block into `csv`, which must have the style that the cells were prepared for.
    pub(crate) fn write_block(&self, index: usize, csv: &mut FastCsv) {
        let analysis = self.table.analysis;
        let mut reader = analysis.reader();
        let mut forms = Vec::new();
        let fetch = |one: &Occurrences| {
            prefetch(&self.terms, one.term as usize);
            if one.form == Form::Other {
                prefetch(&self.surfaces, one.surface as usize);
            }
        };
        for number in block(index, BLOCK, analysis.rows().len()) {
            let document = DocumentCells::new(analysis.row(number), csv);
            if !document.id.fits() {
                self.table.write_document(number, &mut reader, csv);
                continue;
            }
            let best = reader.best(number, self.table.rows_per_document(), fetch);
            for (rank, weighed) in (1..).zip(best) {
                if !self.write(&document, rank, &weighed, &mut forms, csv) {
                    self.table.row(number, rank, weighed, csv);
                }
            }
        }
    }
}

/// The number of a term or a surface, or a count.
fn number(place: usize) -> u32 {
    u32::try_from(place).expect("terms, surfaces and documents are numbered by u32")
}

#[cfg(test)]
mod tests {
    use keyweight_report::Delimiter;

    use super::*;
    use crate::{CountOptions, Preset, corpus};

    fn analysis(text: &str) -> Analysis {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("articles.csv"), text).unwrap();
        let inputs = [corpus::Input::Path(folder.path().join("articles.csv"))];
        let settings = Preset::Unicode.settings();
        let corpus = corpus::open(&inputs, corpus::Options::default()).unwrap();
        let counted = crate::count(corpus, &settings, &CountOptions::default()).unwrap();
        Analysis::new(counted, &settings)
    }

    #[test]
    fn only_all_rows_of_many_documents_are_prepared() {
        let style = CsvStyle::default();
        let many = analysis(&format!("text\n{}", "the same words\n".repeat(5)));
        let all = Keywords::new(&many, Top::All);
        assert!(all.prepared(style).is_some());
        let some = Keywords::new(&many, Top::All).with_columns(&["term", "count"]);
        assert!(some.unwrap().prepared(style).is_none());
        assert!(
            Keywords::new(&many, Top::first(3))
                .prepared(style)
                .is_none()
        );
        let one = analysis("text\neach word occurs only once here\n");
        assert!(Keywords::new(&one, Top::All).prepared(style).is_none());
        // With a delimiter that is a byte of ` (2)|`, no cell fits.
        for (delimiter, is_prepared) in [(b';', true), (b'\'', true), (b'|', false), (b' ', false)]
        {
            let style = style.delimiter(Delimiter::new(delimiter).unwrap());
            assert_eq!(all.prepared(style).is_some(), is_prepared);
        }
    }
}
