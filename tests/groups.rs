//! Groups of documents weighed: each group is taken as one document.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use keyweight::score::{Idf, LogBase, Norm, Tf, Weighting};
use keyweight::tables::{Groups, Keywords, Matrix, Terms, Top, Value as CellValue};
use keyweight::{
    Analysis, DocumentBound, GroupError, Preset, ReportOptions, Resources, Settings, create_folder,
    on_threads, write_report,
};
use keyweight_report::{CsvStyle, Table};

use crate::support::{
    Rows, Value, analysis, contents, counted_within, files_below, inputs, report, root,
};

/// How far a weight may be from the oracle's.
const TOLERANCE: f64 = 1e-12;

fn oracle(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("oracles")
        .join(name)
}

fn small(settings: &Settings) -> Analysis {
    let folder = tempfile::tempdir().unwrap();
    let copy = folder.path().join("articles.csv");
    fs::copy(oracle("groups_corpus.csv"), &copy).unwrap();
    analysis(&inputs([copy]), settings)
}

/// See oracles/README.md for where the numbers come from.
#[test]
fn groups_weigh_what_scikit_learn_and_quanteda_say_of_their_texts_together() {
    let mut expected: BTreeMap<[String; 2], BTreeMap<[String; 2], f64>> = BTreeMap::new();
    let mut reader = csv::Reader::from_path(oracle("groups.csv")).unwrap();
    for row in reader.deserialize() {
        let (weighting, by, group, term, weight): (String, String, String, String, f64) =
            row.unwrap();
        let pairs = expected.entry([weighting, by]).or_default();
        pairs.insert([group, term], weight);
    }
    assert_eq!(expected.len(), 6);
    let quanteda = Preset::Sklearn.settings().with(|settings| {
        settings.weighting = Weighting {
            tf: Tf::Count,
            idf: Idf::Plain,
            norm: Norm::None,
            log_base: LogBase::Ten,
        };
    });
    for ([weighting, by], expected) in expected {
        let analysis = match weighting.as_str() {
            "sklearn" => small(&Preset::Sklearn.settings()),
            _ => small(&quanteda),
        };
        let grouped = analysis.by(&by).unwrap().analysis;
        let rows = Rows::of(&Keywords::new(&grouped, Top::All));
        let mut found = BTreeMap::new();
        for row in 0..rows.rows.len() {
            let text = |column| rows.cell(row, column).text().to_owned();
            found.insert(
                [text("group"), text("term")],
                rows.cell(row, "weight").real(),
            );
        }
        assert!(found.keys().eq(expected.keys()), "{weighting} {by}");
        for (pair, weight) in expected {
            let difference = (found[&pair] - weight).abs();
            assert!(
                difference <= TOLERANCE,
                "{weighting} {by} {pair:?}: {difference}"
            );
        }
    }
}

#[test]
fn tables_of_groups_say_what_is_in_them() {
    let analysis = small(&Preset::Sklearn.settings());
    let grouped = analysis.by("side").unwrap();
    assert_eq!((grouped.by.as_str(), grouped.groups.ungrouped), ("side", 1));
    let grouped = grouped.analysis;
    let text = |text: &str| Value::Text(text.to_owned());
    let integer = Value::Integer;

    // Only 2025 is the year of all documents of its group, so it is no field of groups.
    let rows = Rows::of(&Groups::new(&grouped));
    let columns = [
        "group",
        "documents",
        "languages",
        "tokens",
        "counted_tokens",
        "terms",
        "top_terms",
    ];
    assert_eq!(rows.columns, columns);
    let top = "talks|tariff|water|export|control";
    let row = [
        text("right"),
        integer(2),
        text("und"),
        integer(9),
        integer(9),
        integer(5),
        text(top),
    ];
    assert_eq!(rows.rows[2], row);
    assert_eq!(rows.rows.len(), 3);

    // `plant` is in a document of `left` and in one of no group, `wafer` in one of `center`.
    let rows = Rows::of(&Terms::new(&grouped, Top::All));
    let row = |term: &str| {
        let place = (0..rows.rows.len()).find(|row| rows.cell(*row, "term").text() == term);
        ["count", "document_frequency", "group_frequency"]
            .map(|column| rows.cell(place.unwrap(), column).integer())
    };
    assert_eq!(row("chip"), [6, 3, 2]);
    assert_eq!(row("export"), [5, 5, 3]);
    assert_eq!(row("plant"), [1, 1, 1]);
    assert_eq!(row("talks"), [2, 2, 1]);
    assert_eq!(rows.cell(0, "max_weight_group").text(), "left");

    let rows = Rows::of(&Matrix::new(&grouped, Top::All, CellValue::Count));
    let columns = [
        "term",
        "group_frequency",
        "count",
        "center",
        "left",
        "right",
    ];
    assert_eq!(rows.columns, columns);
    let tariff = rows.rows.iter().find(|row| row[0] == text("tariff"));
    assert_eq!(tariff.unwrap()[1..], [2, 4, 0, 2, 2].map(integer));
}

#[test]
fn fields_that_all_documents_of_each_group_share_stay() {
    let analysis = small(&Preset::Sklearn.settings());
    let folders = analysis.by("folder").unwrap().analysis;
    let rows = Rows::of(&Groups::new(&folders));
    assert_eq!(rows.columns.len(), Groups::own_columns().len());
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("articles.csv");
    let csv = "id,text,who,party,group,year\n\
        d1,a b,x,left,1,2023\nd2,a,x,left,1,2024\nd3,b,y,,2,2024\n";
    fs::write(&path, csv).unwrap();
    let analysis = crate::support::analysis(&inputs([path]), &Preset::Unicode.settings());
    let rows = Rows::of(&Groups::new(&analysis.by("who").unwrap().analysis));
    assert_eq!(
        rows.columns[Groups::own_columns().len()..],
        ["party", "metadata_group"]
    );
    assert_eq!(rows.cell(0, "party").text(), "left");
    assert_eq!(rows.cell(1, "party"), &Value::Empty);
    assert_eq!(rows.cell(1, "metadata_group").text(), "2");
}

#[test]
fn bounds_on_documents_go_by_documents() {
    let settings = Preset::Sklearn.settings().with(|settings| {
        settings.min_documents = Some(DocumentBound::Count(3));
    });
    let grouped = small(&settings).by("side").unwrap().analysis;
    let terms: Vec<&str> = grouped.matrix().terms().iter().collect();
    assert_eq!(terms, ["chip", "export", "talks"]);
}

#[test]
fn a_term_of_documents_in_no_group_is_gone() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("articles.csv");
    fs::write(&path, "id,text,side\nd1,a b,x\nd2,b c c,\nd3,a,y\n").unwrap();
    let analysis = analysis(&inputs([path]), &Preset::Unicode.settings());
    let grouped = analysis.by("side").unwrap().analysis;
    let rows = Rows::of(&Terms::new(&grouped, Top::All));
    let row = |row: usize| {
        let count = |column| rows.cell(row, column).integer();
        let term = rows.cell(row, "term").text();
        (term, count("count"), count("document_frequency"))
    };
    assert_eq!([row(0), row(1)], [("a", 2, 2), ("b", 1, 1)]);
    assert_eq!(rows.rows.len(), 2);
    assert_eq!(grouped.tokens(), 3);
}

#[test]
fn there_is_no_group_without_a_field_or_its_values() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("articles.csv");
    fs::write(&path, "id,text,side\nd1,a b,\nd2,c, \n").unwrap();
    let analysis = analysis(&inputs([path]), &Preset::Unicode.settings());
    let unknown = analysis.by("sides");
    assert!(matches!(unknown, Err(GroupError::UnknownField { .. })));
    let empty = analysis.by("side");
    assert!(matches!(empty, Err(GroupError::NoValue { field }) if field == "side"));
}

/// The seeds with a field `own` that no two documents share, and one `some` that several do.
fn seeds(folder: &Path) -> PathBuf {
    let mut csv = "id,own,some\n".to_owned();
    let mut texts = files_below(&root().join("seeds"), ".txt");
    texts.extend(files_below(&root().join("seeds"), ".md"));
    texts.sort();
    for (number, path) in texts.iter().enumerate() {
        let id = path.file_name().unwrap().to_string_lossy();
        fs::copy(path, folder.join(&*id)).unwrap();
        writeln!(csv, "{id},g{number:02},s{}", number % 4).unwrap();
    }
    fs::write(folder.join("metadata.csv"), csv).unwrap();
    folder.to_owned()
}

fn csv(table: &dyn Table) -> String {
    let mut csv = Vec::new();
    CsvStyle::default().write_table(table, &mut csv).unwrap();
    String::from_utf8(csv).unwrap()
}

#[test]
fn groups_of_one_document_each_weigh_what_the_documents_weigh() {
    let folder = tempfile::tempdir().unwrap();
    let analysis = analysis(&inputs([seeds(folder.path())]), &Preset::Article.settings());
    let grouped = analysis.by("own").unwrap().analysis;
    let of_documents = csv(&Keywords::new(&analysis, Top::All));
    let of_groups = csv(&Keywords::new(&grouped, Top::All));
    let rows = |csv: &str| -> Vec<String> {
        let rows = csv
            .lines()
            .skip(1)
            .map(|row| row.split_once(',').unwrap().1);
        rows.map(str::to_owned).collect()
    };
    assert!(rows(&of_documents) == rows(&of_groups));
    assert!(rows(&of_groups).len() > 1000);
}

#[test]
fn groups_are_the_same_on_any_threads_and_with_counts_out_of_memory() {
    let folder = tempfile::tempdir().unwrap();
    let seeds = seeds(folder.path());
    let settings = Preset::Article.settings();
    let tables = |threads, memory: Option<u64>| {
        let resources = Resources::default().memory(memory);
        on_threads(threads, || {
            let counted = counted_within(&inputs([&seeds]), &settings, &resources).unwrap();
            let analysis = Analysis::new(counted, &settings)
                .by("some")
                .unwrap()
                .analysis;
            let tables = [
                csv(&Keywords::new(&analysis, Top::All)),
                csv(&Matrix::new(&analysis, Top::All, CellValue::Weight)),
                csv(&Terms::new(&analysis, Top::All)),
                csv(&Groups::new(&analysis)),
            ];
            analysis.check().unwrap();
            tables
        })
        .unwrap()
    };
    let expected = tables(1, None);
    assert!(expected[0].contains("s3,1,"));
    for (threads, memory) in [(3, None), (1, Some(0)), (4, Some(0))] {
        assert_eq!(tables(threads, memory), expected, "{threads} {memory:?}");
    }
}

#[test]
fn a_report_on_groups_has_a_table_of_them() {
    let folder = tempfile::tempdir().unwrap();
    let analysis = analysis(&inputs([seeds(folder.path())]), &Preset::Article.settings());
    let grouped = analysis.by("some").unwrap();
    let out = tempfile::tempdir().unwrap();
    let out = out.path().join("reports");
    let options = ReportOptions::default().groups(Some(&grouped));
    let written = write_report(&analysis, create_folder(&out).unwrap(), &options);
    let names: Vec<String> = written
        .unwrap()
        .files
        .into_iter()
        .map(|file| file.name)
        .collect();
    let files = contents(&out);
    assert!(files.keys().eq(&names));
    let line = |name: &str, line: usize| {
        let text = String::from_utf8_lossy(&files[name]);
        text.lines().nth(line).unwrap().to_owned()
    };
    assert!(line("groups.csv", 1).starts_with("s0,4,en"));
    assert!(line("keyness.csv", 1).starts_with("s0,rest,1,"));
    assert!(line("keywords.csv", 1).starts_with("s0,1,"));
    assert!(line("matrix.csv", 0).ends_with(",s0,s1,s2,s3"));
    assert!(line("terms.csv", 0).contains(",group_frequency,"));
    assert_eq!(files["documents.csv"], report(&analysis)["documents.csv"]);
    let manifest: serde_json::Value = serde_json::from_slice(&files["manifest.json"]).unwrap();
    let groups = serde_json::json!({"by": "some", "groups": 4, "ungrouped_documents": 0});
    assert_eq!(manifest["groups"], groups);
}
