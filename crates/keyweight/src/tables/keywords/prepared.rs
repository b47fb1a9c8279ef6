//! The same rows, faster where there are many: what they say of a term is formatted once.

use std::array;

use keyweight_count::{Form, Occurrences, prefetch};
use keyweight_report::{CsvBuffer, CsvStyle, Piece, RowSink, Schema, Style, Table};
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

/// Preparing a term takes as long as so many rows save.
const ROWS_PER_TERM: u64 = 4;

/// The rates of counts up to this are prepared.
const RATES: usize = 8;
/// The weights of counts up to this are prepared.
const WEIGHTS: usize = 4;

/// The cells of a row.
const CELLS: usize = 9;

/// A term or a surface.
type Text = Piece<28>;

/// [`Keywords`] in one style of CSV.
///
/// What the rows need of their terms is spread over the memory, and waiting for it would take longer
/// than writing it; so what is said of a term stands, as it is written, in half a line of the
/// processor's cache, which is fetched while the terms of the document are put in order. Rows with
/// anything that does not fit are written as [`Keywords`] writes them.
#[derive(Debug)]
pub(super) struct PreparedKeywords<'a> {
    table: &'a Keywords<'a>,
    style: CsvStyle,
    terms: Vec<Term>,
    frequencies: Vec<Frequency>,
    /// The surfaces, by their numbers.
    surfaces: Vec<Surface>,
}

/// What a row says of a term, whatever the document.
#[derive(Clone, Copy, Debug)]
#[repr(align(32))]
struct Term {
    text: Text,
    /// The place of its document frequency among all there are.
    frequency: u32,
}

#[derive(Clone, Copy, Debug)]
#[repr(align(32))]
struct Surface(Text);

/// What rows say of all terms that so many documents contain.
#[derive(Clone, Copy, Debug)]
#[repr(align(128))]
struct Frequency {
    documents: Piece<8>,
    idf: Piece<24>,
    /// Of terms that a document has 1, 2, … times, if that is all that matters.
    weights: [Piece<24>; WEIGHTS],
}

/// What stands in all rows of a document.
struct OfDocument {
    id: Piece<64>,
    tokens: u64,
    /// Per thousand tokens, of terms that it has 1, 2, … times.
    rates: [Piece<24>; RATES],
}

impl<'a> PreparedKeywords<'a> {
    /// `None` where the rows are too few for it, or do not become CSV.
    pub(super) fn new(table: &'a Keywords<'a>, style: Style) -> Option<PreparedKeywords<'a>> {
        let Style::Csv(style) = style else {
            return None;
        };
        let analysis = table.analysis;
        let terms = analysis.matrix().terms();
        let of_terms = &analysis.tally().document_frequencies;
        let rows: u64 = of_terms.iter().map(|documents| u64::from(*documents)).sum();
        let csv = style.buffer();
        let has_pieces = csv.text_piece::<2>("0").fits();
        if table.top != Top::All || rows < ROWS_PER_TERM * terms.len() as u64 || !has_pieces {
            return None;
        }
        let (frequencies, places) = frequencies(analysis, style);
        let all = of_terms.par_iter().enumerate();
        let all = all.map(|(term, documents)| Term {
            text: csv.text_piece(terms.get(number(term))),
            frequency: places[*documents as usize],
        });
        let texts = analysis.counts().surfaces();
        let surfaces = (0..number(texts.len())).into_par_iter();
        let surfaces = surfaces.map(|id| Surface(csv.text_piece(texts.text(id))));
        Some(PreparedKeywords {
            table,
            style,
            terms: all.collect(),
            frequencies,
            surfaces: surfaces.collect(),
        })
    }

    /// A surface of `term`. If it is written as the term is, it need not be fetched.
    #[inline]
    fn surface<'p>(&'p self, term: &'p Term, form: &Occurrences) -> &'p Text {
        match form.form {
            Form::Verbatim => &term.text,
            Form::Other => &self.surfaces[form.surface as usize].0,
        }
    }

    /// Writes the row of a term of a document; `forms` is empty or what an earlier row needed. `false`
    /// if anything is too long or needs quotes: then nothing was written.
    #[inline]
    fn write<'p>(
        &'p self,
        of_document: &OfDocument,
        (rank, weighed): (u64, &Weighed<'_>),
        forms: &mut Vec<(&'p Text, u64)>,
        csv: &mut CsvBuffer,
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
        let are_short = forms.iter().all(|(form, _)| form.fits());
        if !(are_short & term.text.fits() & frequency.is_short()) {
            return false;
        }
        let mut row = csv.start_row(CELLS - 1 + forms.len());
        row.piece(&of_document.id);
        row.integer(rank);
        row.piece(&term.text);
        let place = weighed.count as usize - 1;
        match frequency.weights.get(place) {
            Some(weight) if weight.fits() => row.piece(weight),
            _ => row.real(weighed.weight),
        }
        row.integer(count);
        match of_document.rates.get(place) {
            Some(rate) if rate.fits() => row.piece(rate),
            _ => row.real(per_thousand(count, of_document.tokens)),
        }
        row.piece(&frequency.documents);
        row.piece(&frequency.idf);
        row.counted(forms);
        row.end();
        true
    }
}

/// What is said of each document frequency that a term has, and where, by the number of documents.
fn frequencies(analysis: &Analysis, style: CsvStyle) -> (Vec<Frequency>, Vec<u32>) {
    // The idf of each document frequency.
    let mut idf = vec![None; analysis.rows().len() + 1];
    let of_terms = analysis.tally().document_frequencies.iter();
    for (documents, value) in of_terms.zip(analysis.idf()) {
        idf[*documents as usize] = Some(*value);
    }
    let mut csv = style.buffer();
    let mut frequencies = Vec::new();
    let places = idf.into_iter().enumerate().map(|(documents, idf)| {
        let place = number(frequencies.len());
        frequencies.extend(idf.map(|idf| Frequency::new(analysis, documents, idf, &mut csv)));
        place
    });
    let places = places.collect();
    (frequencies, places)
}

impl Frequency {
    fn new(analysis: &Analysis, documents: usize, idf: f64, csv: &mut CsvBuffer) -> Frequency {
        let weighting = analysis.settings().weighting;
        let weight = |count| weighting.row_independent_weight(count, idf);
        Frequency {
            documents: csv.integer_piece(documents as u64),
            idf: csv.real_piece(idf),
            weights: array::from_fn(|place| match weight(number(place + 1)) {
                Some(weight) => csv.real_piece(weight),
                None => Piece::NONE,
            }),
        }
    }

    /// All of it fits.
    #[inline]
    fn is_short(&self) -> bool {
        self.idf.fits() & self.documents.fits()
    }
}

impl OfDocument {
    fn new(document: Row<'_>, csv: &mut CsvBuffer) -> OfDocument {
        let rate = |place: usize| per_thousand(place as u64 + 1, document.tokens);
        OfDocument {
            id: csv.text_piece(document.name),
            tokens: document.tokens,
            rates: array::from_fn(|place| csv.real_piece(rate(place))),
        }
    }
}

impl Table for PreparedKeywords<'_> {
    fn schema(&self) -> &Schema {
        self.table.schema()
    }

    fn blocks(&self) -> usize {
        self.table.blocks()
    }

    fn write_block(&self, index: usize, rows: &mut dyn RowSink) {
        let Some(csv) = rows.as_csv().filter(|csv| csv.style() == self.style) else {
            self.table.write_block(index, rows);
            return;
        };
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
            let of_document = OfDocument::new(analysis.row(number), csv);
            if !of_document.id.fits() {
                self.table.write_document(number, &mut reader, csv);
                continue;
            }
            let best = reader.best(number, self.table.rows_per_document(), fetch);
            for (rank, weighed) in (1..).zip(best) {
                if !self.write(&of_document, (rank, &weighed), &mut forms, csv) {
                    self.table.row(number, rank, weighed, csv);
                }
            }
        }
    }
}

/// The number of a term, a surface or the like.
fn number(place: usize) -> u32 {
    u32::try_from(place).expect("what a corpus has many of is numbered by u32")
}
