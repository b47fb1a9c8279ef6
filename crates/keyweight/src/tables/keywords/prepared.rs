//! The same rows, faster where there are many: what they say of a term is formatted once.

use std::array;

use keyweight_count::{Form, Occurrences, fetch_at};
use keyweight_report::{CsvBuffer, Piece, RowSink, Schema, Style, Table};
use keyweight_score::per_thousand;
use rayon::iter::{
    IndexedParallelIterator, IntoParallelIterator, IntoParallelRefIterator, ParallelIterator,
};

use super::{BLOCK, Keywords};
use crate::counted::CountedDocument;
use crate::forms;
use crate::reader::Weighed;
use crate::tables::{Top, block};

/// Preparing a term takes as long as so many rows save.
const ROWS_PER_TERM: u64 = 4;

/// So many counts are too rare to prepare their rates.
const RATES: usize = 8;

/// The cells of a row.
const CELLS: usize = 9;

/// [`Keywords`] in one style of CSV.
///
/// What the rows need of their terms is spread over the memory, and waiting for it would take longer
/// than writing it; so what is said of a term stands, as it is written, in one line of the processor's
/// cache, which is fetched while the terms of the document are put in order. Rows with anything that
/// does not fit are written as [`Keywords`] writes them.
#[derive(Debug)]
pub(super) struct PreparedKeywords<'a> {
    table: &'a Keywords<'a>,
    terms: Vec<Facts>,
    /// The surfaces, by their numbers.
    surfaces: Vec<Surface>,
    /// The weight of a term that a document has once is its idf.
    once_weighs_idf: bool,
}

/// What a row says of a term, whatever the document.
#[derive(Clone, Copy, Debug)]
#[repr(align(64))]
struct Facts {
    term: Piece<32>,
    idf: Piece<24>,
    document_frequency: Piece<8>,
}

#[derive(Clone, Copy, Debug)]
#[repr(align(32))]
struct Surface(Piece<32>);

/// What stands in all rows of a document.
struct OfDocument {
    id: Piece<64>,
    tokens: u64,
    /// Per thousand tokens, of terms that it has 0, 1, 2, … times.
    rates: [Piece<24>; RATES],
}

impl<'a> PreparedKeywords<'a> {
    /// `None` where the rows are too few for it, or do not become CSV.
    pub(super) fn new(table: &'a Keywords<'a>, style: Style) -> Option<PreparedKeywords<'a>> {
        let Style::Csv(style) = style else {
            return None;
        };
        let analysis = table.analysis;
        let (terms, idf) = (analysis.matrix().terms(), analysis.idf());
        let frequencies = &analysis.tally().document_frequencies;
        let rows: u64 = frequencies
            .iter()
            .map(|documents| u64::from(*documents))
            .sum();
        if table.top != Top::All || rows < ROWS_PER_TERM * terms.len() as u64 {
            return None;
        }
        let facts = frequencies.par_iter().zip(idf).enumerate();
        let facts = facts.map_init(
            || style.buffer(),
            |csv, (term, (frequency, idf))| Facts {
                term: csv.text_piece(terms.get(number(term))),
                idf: csv.real_piece(*idf),
                document_frequency: csv.integer_piece(u64::from(*frequency)),
            },
        );
        let texts = analysis.counts().surfaces();
        let csv = style.buffer();
        let surfaces = (0..number(texts.len())).into_par_iter();
        let surfaces = surfaces.map(|id| Surface(csv.text_piece(texts.text(id))));
        Some(PreparedKeywords {
            table,
            terms: facts.collect(),
            surfaces: surfaces.collect(),
            once_weighs_idf: analysis.settings().weighting.once_weighs_idf(),
        })
    }

    /// A surface of the term that `facts` are of. If it is written as the term is, it need not be
    /// fetched.
    #[inline]
    fn surface<'p>(&'p self, facts: &'p Facts, form: &Occurrences) -> &'p Piece<32> {
        match form.form {
            Form::Verbatim => &facts.term,
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
        forms: &mut Vec<(&'p Piece<32>, u64)>,
        csv: &mut CsvBuffer,
    ) -> bool {
        let facts = &self.terms[weighed.term as usize];
        let count = u64::from(weighed.count);
        let only;
        let forms = if let [form] = weighed.forms {
            only = [(self.surface(facts, form), count)];
            only.as_slice()
        } else {
            forms.clear();
            let all = weighed.forms.iter();
            forms.extend(all.map(|form| (self.surface(facts, form), u64::from(form.count))));
            forms::order(forms);
            forms
        };
        let are_short = forms.iter().all(|(form, _)| form.is_some());
        if !(are_short & facts.is_short() & of_document.id.is_some()) {
            return false;
        }
        let mut row = csv.start_row(CELLS - 1 + forms.len());
        row.piece(&of_document.id);
        row.integer(rank);
        row.piece(&facts.term);
        if count == 1 && self.once_weighs_idf {
            row.piece(&facts.idf);
        } else {
            row.real(weighed.weight);
        }
        row.integer(count);
        match of_document.rates.get(weighed.count as usize) {
            Some(rate) if rate.is_some() => row.piece(rate),
            _ => row.real(per_thousand(count, of_document.tokens)),
        }
        row.piece(&facts.document_frequency);
        row.piece(&facts.idf);
        row.counted(forms);
        row.end();
        true
    }
}

impl Facts {
    /// All of it fits.
    #[inline]
    fn is_short(&self) -> bool {
        self.term.is_some() & self.idf.is_some() & self.document_frequency.is_some()
    }
}

impl OfDocument {
    fn new(document: &CountedDocument, csv: &mut CsvBuffer) -> OfDocument {
        let rate = |count: usize| per_thousand(count as u64, document.tokens);
        OfDocument {
            id: csv.text_piece(&document.id),
            tokens: document.tokens,
            rates: array::from_fn(|count| csv.real_piece(rate(count))),
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
        let Some(csv) = rows.as_csv() else {
            self.table.write_block(index, rows);
            return;
        };
        let analysis = self.table.analysis;
        let mut reader = analysis.reader();
        let mut forms = Vec::new();
        let fetch = |one: &Occurrences| {
            fetch_at(&self.terms, one.term as usize);
            if one.form == Form::Other {
                fetch_at(&self.surfaces, one.surface as usize);
            }
        };
        for number in block(index, BLOCK, analysis.documents().len()) {
            let best = reader.best(number, self.table.top.limit(), fetch);
            let of_document = OfDocument::new(&analysis.documents()[number], csv);
            for (rank, weighed) in (1..).zip(best) {
                if !self.write(&of_document, (rank, &weighed), &mut forms, csv) {
                    self.table.row(number, rank, weighed, csv);
                }
            }
        }
    }
}

/// The number of a term or surface.
fn number(place: usize) -> u32 {
    u32::try_from(place).expect("terms and surfaces are numbered by u32")
}
