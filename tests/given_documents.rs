//! Documents given in memory are counted like those of files.

use keyweight::corpus::{Corpus, Document};
use keyweight::tables::{Keywords, Top};
use keyweight::{Analysis, CountOptions, Counted, Preset, Settings, count};

use crate::generated::long_text;
use crate::support::{Rows, counted, inputs};

fn count_given(documents: Vec<Document>, settings: &Settings) -> Counted {
    let corpus = Corpus::from_documents(documents);
    count(corpus, settings, &CountOptions::default()).unwrap()
}

fn keywords(counted: Counted, settings: &Settings) -> Rows {
    Rows::of(&Keywords::new(&Analysis::new(counted, settings), Top::All))
}

#[test]
fn strings_have_the_keywords_of_the_same_rows_in_a_table() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("articles.csv");
    let mut table = csv::Writer::from_path(&path).unwrap();
    table.write_record(["id", "text", "date"]).unwrap();
    let long = long_text(6_000_000);
    let articles = [
        ("a", "Taiwan makes chips.\n\nThe chips are small.", "2024"),
        ("b", " ", "2025"),
        ("c", &long, "2026"),
        (
            "d",
            "The port of Busan is open. Ships wait in the port.",
            "2027",
        ),
    ];
    for (id, text, date) in articles {
        table.write_record([id, text, date]).unwrap();
    }
    table.flush().unwrap();
    let given = articles.map(|(id, text, date)| Document::new(id, text).with_field("date", date));

    for preset in [Preset::Article, Preset::Unicode] {
        let settings = preset.settings();
        let of_rows = counted(&inputs([&path]), &settings);
        let of_strings = count_given(given.to_vec(), &settings);
        assert!(of_strings.origin.is_empty() && of_strings.inputs.is_empty());
        let skipped: Vec<String> = of_strings.skipped.iter().map(ToString::to_string).collect();
        assert_eq!(skipped, ["memory: document 2: the text is empty"]);
        let described = |counted: &Counted| -> Vec<_> {
            let documents = counted.documents.iter();
            let date =
                |metadata: &keyweight::corpus::Metadata| metadata.get("date").map(str::to_owned);
            documents
                .map(|d| (d.id.clone(), d.title.clone(), date(&d.metadata), d.tokens))
                .collect()
        };
        assert_eq!(described(&of_strings), described(&of_rows));
        let (of_strings, of_rows) = (
            keywords(of_strings, &settings),
            keywords(of_rows, &settings),
        );
        assert!(of_strings.rows == of_rows.rows, "{preset:?}");
    }
}
