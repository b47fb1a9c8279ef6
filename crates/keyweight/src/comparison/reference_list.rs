//! A word list that is read to be one side of a comparison.

use std::collections::BTreeMap;
use std::path::Path;

use keyweight_corpus::{Notice, Skipped};

use super::list_options::{ReferenceListError, ReferenceListOptions, TotalBasis};
use super::list_table::ListTable;
use super::word_list::{ListCounts, ListedWord};
use crate::counting::Counted;
use crate::model::Analysis;
use crate::settings::Settings;

/// A word list: words with their counts in some corpus.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReferenceList {
    name: String,
    /// Count and, if it is given, number of documents.
    words: BTreeMap<String, (u64, Option<u64>)>,
    total: u64,
    basis: TotalBasis,
    skipped: Vec<Skipped>,
    notices: Vec<Notice>,
}

impl ReferenceList {
    /// Reads a table with a column of words (`term`, `word`, …), one of counts (`count`,
    /// `frequency`, …) or rates (`per_million`, `ipm`, …) and, if there is one, one of document
    /// frequencies (`document_frequency`, `df`, …), such as the table `terms`.
    ///
    /// Counts may have decimals; they are rounded, but not to 0. Rates become counts in a corpus of the
    /// given number of tokens. Without it, the number of tokens follows from counts and rates together,
    /// or else is the sum of the counts; for a list of rates alone, it is a million, or as many that the
    /// rarest word occurs once.
    ///
    /// A row without a word or a count is skipped.
    ///
    /// # Errors
    ///
    /// [`ReferenceListError`] if the file cannot be read, has no such columns or a count that is no
    /// number.
    pub fn read(
        path: &Path,
        options: &ReferenceListOptions,
    ) -> Result<ReferenceList, ReferenceListError> {
        let listed = ListTable::read(path, options)?.listed(options)?;
        let name = path.file_name().unwrap_or(path.as_os_str());
        Ok(ReferenceList {
            name: name.to_string_lossy().into_owned(),
            words: listed.words,
            total: listed.total,
            basis: listed.basis,
            skipped: listed.skipped,
            notices: listed.notices,
        })
    }

    /// The name of its file.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// How many tokens the corpus that it was made from has.
    pub fn total(&self) -> u64 {
        self.total
    }

    /// How that number is known.
    pub fn basis(&self) -> TotalBasis {
        self.basis
    }

    /// How many different words it has.
    pub fn words(&self) -> usize {
        self.words.len()
    }

    /// The rows that gave no word.
    pub fn skipped(&self) -> &[Skipped] {
        &self.skipped
    }

    /// Remarks on the file.
    pub fn notices(&self) -> &[Notice] {
        &self.notices
    }

    /// Folds the words of the list together with the surfaces of `counted`, which pass through the same
    /// rules, and returns the analysis of `counted` and the counts of the list by its terms.
    ///
    /// The list is evidence for the rules and otherwise no part of the corpus: it is not a document.
    ///
    /// # Errors
    ///
    /// [`ReferenceListError::Units`] if the settings ask for n-grams or phrases.
    ///
    /// # Examples
    ///
    /// ```
    /// use keyweight::tables::{Keyness, Top};
    /// use keyweight::{
    ///     Comparisons, CountOptions, KeynessOptions, Preset, Quiet, ReferenceChoice, ReferenceList,
    ///     ReferenceListOptions, Selection, corpus,
    /// };
    ///
    /// let folder = tempfile::tempdir()?;
    /// let path = |name: &str| folder.path().join(name);
    /// std::fs::write(path("a.txt"), "chip chip chip tariff")?;
    /// std::fs::write(path("words.csv"), "word,count\nchip,3\nwater,9\n")?;
    ///
    /// let settings = Preset::Unicode.settings();
    /// let corpus = corpus::open(
    ///     &[corpus::Input::Path(path("a.txt"))],
    ///     corpus::Options::default(),
    /// )?;
    /// let counted = keyweight::count(corpus, &settings, &CountOptions::default())?;
    /// let list = ReferenceList::read(&path("words.csv"), &ReferenceListOptions::default())?;
    /// let (analysis, counts) = list.fold_with(counted, &settings)?;
    /// let water = analysis.model().terms().find("water").unwrap();
    /// assert_eq!(counts.count(water), 9);
    /// assert_eq!(analysis.tally().counts[water as usize], 0);
    ///
    /// let against = Selection::default().reference(ReferenceChoice::List(counts));
    /// let comparisons = Comparisons::new(&analysis, &against)?;
    /// let options = KeynessOptions::default();
    /// let table = Keyness::new(&analysis, &comparisons, &options, Top::All, &Quiet);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn fold_with(
        &self,
        counted: Counted,
        settings: &Settings,
    ) -> Result<(Analysis, ListCounts), ReferenceListError> {
        if settings.needs_order() {
            return Err(ReferenceListError::Units);
        }
        let words = self.words.iter();
        let words: Vec<(&str, u64)> = words
            .map(|(word, (count, _))| (&word[..], *count))
            .collect();
        let (analysis, terms) = Analysis::with_listed(counted, &words, settings);
        let listed = self.words.values().zip(terms);
        let listed = listed.map(|((count, documents), term)| ListedWord {
            term,
            count: *count,
            documents: *documents,
        });
        let counts = ListCounts::new(&self.name, self.total, analysis.model(), listed);
        Ok((analysis, counts))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str, total: Option<u64>) -> Result<ReferenceList, ReferenceListError> {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("list.csv");
        std::fs::write(&path, text).unwrap();
        let options = ReferenceListOptions {
            total,
            ..ReferenceListOptions::default()
        };
        ReferenceList::read(&path, &options)
    }

    #[test]
    fn words_and_counts_are_found_under_common_names() {
        let list = read("Word,Freq,DF\nchip,\"1,200\",7\ntariff,3,\n", None).unwrap();
        assert_eq!(list.words["chip"], (1200, Some(7)));
        assert_eq!(list.words["tariff"], (3, None));
        assert_eq!((list.total(), list.basis()), (1203, TotalBasis::Sum));
    }

    #[test]
    fn a_blank_cell_costs_only_its_row() {
        let list = read(
            "word,count\nchip,3\nwater, \n,7\ntariff,2\nNA,NA\nport\n",
            None,
        )
        .unwrap();
        assert_eq!((list.words(), list.total()), (2, 5));
        let skipped = list.skipped().iter().map(ToString::to_string);
        let skipped: Vec<String> = skipped
            .map(|line| line.rsplit_once("list.csv: ").unwrap().1.to_owned())
            .collect();
        assert_eq!(
            skipped,
            [
                "line 3: the count is empty",
                "line 4: the word is empty",
                "line 6: the count is empty",
                "line 7: the count is empty"
            ]
        );
        assert_eq!(list.notices().len(), 1);
    }

    #[test]
    fn a_row_that_cannot_be_read_costs_only_itself() {
        let list = read("word,count\nchip,3\na,b,7\n", None).unwrap();
        assert_eq!((list.words(), list.skipped().len()), (1, 1));
    }

    #[test]
    fn decimal_counts_are_rounded_but_not_to_nothing() {
        let list = read("word,freq\nchip,12.5\ntariff,3.2\nport,0.1\nsea,0\n", None).unwrap();
        let count = |word| list.words[word].0;
        assert_eq!((count("chip"), count("tariff"), count("port")), (13, 3, 1));
        assert_eq!((list.words(), list.total()), (3, 17));
        let list = read("Wort;Freq\n", None);
        assert!(list.is_err());
        let list = read("word;freq\nchip;12,5\ntariff;1.234\n", None).unwrap();
        assert_eq!(list.words["tariff"].0, 1234);
    }

    #[test]
    fn rates_are_counts_among_the_given_tokens() {
        let text = "lemma,per_million\nchip,120.5\ntariff,0.02\n";
        let list = read(text, Some(50_000_000)).unwrap();
        assert_eq!(list.words["chip"].0, 6025);
        assert_eq!(list.words["tariff"].0, 1);
        assert_eq!(
            (list.total(), list.basis()),
            (50_000_000, TotalBasis::Given)
        );
        // The rarest word occurs once.
        let list = read(text, None).unwrap();
        assert_eq!(
            (list.total(), list.basis()),
            (50_000_000, TotalBasis::Assumed)
        );
        let list = read("word,Freq (ipm)\nchip,120.5\ntariff,3.2\n", None).unwrap();
        assert_eq!((list.words["chip"].0, list.words["tariff"].0), (121, 3));
        assert_eq!(
            (list.total(), list.basis()),
            (1_000_000, TotalBasis::Assumed)
        );
    }

    #[test]
    fn the_rates_of_all_words_may_add_up_to_a_little_more() {
        let list = read("word,ipm\na,500000.6\nb,500000.6\n", Some(1_000_000)).unwrap();
        assert_eq!((list.total(), list.basis()), (1_000_002, TotalBasis::Given));
    }

    #[test]
    fn named_columns_are_taken() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("list.csv");
        std::fs::write(
            &path,
            "word,Headword,count,Zahl,IPM\nx,chip,1,40,2\ny,tariff,1,2,0.1\n",
        )
        .unwrap();
        let options = ReferenceListOptions::default();
        let read = |options: ReferenceListOptions| ReferenceList::read(&path, &options);
        let list = read(options.clone().word_column("headword").count_column("Zahl")).unwrap();
        assert_eq!(list.words["chip"].0, 40);
        // 42 of 2.1 per million.
        assert_eq!(
            (list.total(), list.basis()),
            (20_000_000, TotalBasis::Rates)
        );
        let list = read(options.clone().count_column("ipm").total(10_000_000)).unwrap();
        assert_eq!((list.words["x"].0, list.words["y"].0), (20, 1));
        let error = |options| read(options).unwrap_err().to_string();
        assert!(
            error(options.clone().word_column("lemma")).contains("there is no column \"lemma\"")
        );
        let found = error(options.count_column("n"));
        assert!(
            found.ends_with(
                "has no column \"n\" of counts; its other columns are Headword, count, Zahl, IPM"
            ),
            "{found}"
        );
    }

    #[test]
    fn a_json_array_is_a_list() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("list.json");
        std::fs::write(
            &path,
            r#"[{"word":"chip","count":3},{"word":"sea","count":null},{"word":"x"}]"#,
        )
        .unwrap();
        let list = ReferenceList::read(&path, &ReferenceListOptions::default()).unwrap();
        assert_eq!(
            (list.words(), list.total(), list.skipped().len()),
            (1, 3, 2)
        );
    }

    #[test]
    fn the_size_of_the_corpus_follows_from_the_rates_of_a_table_of_terms() {
        let list = read(
            "term,count,per_thousand\nchip,4,81.6327\nwater,3,61.2245\n",
            None,
        )
        .unwrap();
        assert_eq!((list.total(), list.basis()), (49, TotalBasis::Rates));
    }

    #[test]
    fn errors_name_what_is_wrong() {
        for (text, total, expected) in [
            ("a,b\nc,1\n", None, "has no column of words"),
            ("word,b\nc,1\n", None, "has no column of counts"),
            (
                "word,count\nchip,many\n",
                None,
                "the count of \"chip\" is \"many\"",
            ),
            (
                "word,count\nchip,0\n",
                None,
                "has no word with a count above 0",
            ),
            ("word,count\nchip,5\n", Some(4), "4 tokens are fewer"),
        ] {
            let error = read(text, total).unwrap_err().to_string();
            assert!(error.contains(expected), "{error}");
        }
    }
}
