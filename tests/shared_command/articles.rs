//! What the command makes of five real articles about Taiwan and the United States.

use std::path::PathBuf;

use crate::shared;
use crate::support::{Table, files, keyweight, names, run};

/// The words of scikit-learn's `ENGLISH_STOP_WORDS` (1.9.1) that carry grammar and no subject.
const FUNCTION_WORDS: &str = "a about above across after again against all almost alone along already \
    also although always am among an and another any anyone anything are around as at be because \
    been before being below between both but by can cannot could do done down during each either else \
    enough etc even ever every everyone everything except few for from further had has have he hence \
    her here hers herself him himself his how however i ie if in indeed into is it its itself least less \
    many may me meanwhile might mine more moreover most mostly much must my myself neither \
    never nevertheless no nobody none nor not nothing now of off often on once only onto or \
    other others otherwise our ours ourselves out over own per perhaps rather same seem seemed \
    several she should since so some someone something sometimes somewhere still such than that the \
    their them themselves then there therefore these they this those though through throughout thus to \
    together too toward towards under until up upon us very via was we well were what \
    whatever when where whereas whether which while who whole whom whose why will with within \
    without would yet you your yours yourself yourselves";

struct Report {
    documents: Vec<String>,
    keywords: Table,
    terms: Table,
}

/// The report on the articles, with all keywords.
fn report() -> Report {
    let articles: PathBuf = shared("seeds");
    let folder = tempfile::tempdir().unwrap();
    let report = folder.path().join("reports");
    let mut command = keyweight();
    command.arg("report").arg(&articles).args(["--top", "all"]);
    run(command.arg("--out").arg(&report)).exits_with(0);
    Report {
        documents: names(&articles),
        keywords: Table::open(&report.join("keywords.csv")),
        terms: Table::open(&report.join("terms.csv")),
    }
}

impl Report {
    /// The terms of the document whose name begins with `number`, best first.
    fn best(&self, number: &str) -> Vec<&str> {
        let id = self
            .documents
            .iter()
            .find(|name| name.starts_with(number))
            .unwrap();
        let documents = self.keywords.column("document");
        let terms = self.keywords.column("term");
        let rows = documents
            .iter()
            .zip(terms)
            .filter(|(document, _)| *document == id);
        rows.map(|(_, term)| term).collect()
    }

    /// The words as written that stand for a term.
    fn forms(&self, term: &str) -> Vec<&str> {
        let forms = self.terms.cell("term", term, "forms");
        forms
            .split('|')
            .map(|form| form.split_once(" (").unwrap().0)
            .collect()
    }
}

#[test]
fn the_country_is_a_strong_keyword_however_it_is_written() {
    let report = report();
    assert!(report.best("001")[..3].contains(&"US"));
    assert!(report.best("000").contains(&"US"));
    assert!(report.best("002").contains(&"US"));
    let forms = report.forms("US");
    assert!(
        forms.contains(&"US") && forms.contains(&"U.S."),
        "{forms:?}"
    );
}

#[test]
fn possessives_and_plurals_count_for_their_word() {
    let report = report();
    assert!(report.forms("taiwan").contains(&"Taiwan’s"));
    let forms = report.forms("semiconductor");
    assert!(
        forms.contains(&"semiconductor") && forms.contains(&"semiconductors"),
        "{forms:?}"
    );
    assert!(!report.terms.column("term").contains(&"semiconductors"));
}

#[test]
fn a_compound_is_no_occurrence_of_its_parts() {
    let report = report();
    let text: String = files(&shared("seeds"))
        .into_values()
        .map(|bytes| String::from_utf8(bytes).unwrap().to_lowercase())
        .collect();
    let compounds = text.matches("indo-pacific").count();
    let alone = text.matches("pacific").count() - compounds;
    let count = |term| report.terms.cell("term", term, "count").to_owned();
    assert_eq!(count("indo-pacific"), compounds.to_string());
    // The articles name the ocean, too.
    assert_eq!(count("pacific"), alone.to_string());
}

#[test]
fn no_piece_of_a_word_no_number_and_no_function_word_is_a_keyword() {
    let report = report();
    for term in report.keywords.column("term") {
        let is_piece = ["’s", "'s", "s", "u.s", "u.s.", "u", "indo"].contains(&term);
        assert!(!is_piece, "{term:?} is a piece of a word");
        assert!(
            !term.chars().all(|c| !c.is_alphabetic()),
            "{term:?} is a number"
        );
        assert!(
            !FUNCTION_WORDS.split(' ').any(|word| word == term),
            "{term:?} is a function word"
        );
    }
}
