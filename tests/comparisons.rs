//! Groups of documents compared: which sides there are, and what a table says of them.

use std::fmt::Write as _;
use std::fs;

use keyweight::tables::{Keyness, Terms, Top};
use keyweight::{
    Analysis, Comparisons, GroupError, KeynessOptions, Permutations, Preset, Quiet,
    ReferenceChoice, ReferenceList, ReferenceListOptions, Selection, on_threads,
};
use keyweight_report::CsvStyle;

use crate::support::{Rows, Value, analysis, counted, inputs};

fn of_table(csv: &str) -> Analysis {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("articles.csv");
    fs::write(&path, csv).unwrap();
    analysis(&inputs([path]), &Preset::Unicode.settings())
}

fn keyness(analysis: &Analysis, selection: &Selection, options: &KeynessOptions) -> Rows {
    let comparisons = Comparisons::new(analysis, selection).unwrap();
    let table = Keyness::new(analysis, &comparisons, options, Top::All, &Quiet);
    Rows::of(&table)
}

/// Columns of the row of a term.
fn cells<'r>(rows: &'r Rows, target: &str, term: &str, columns: &[&str]) -> Vec<&'r Value> {
    let is_wanted = |row: &usize| {
        rows.cell(*row, "target").text() == target && rows.cell(*row, "term").text() == term
    };
    let row = (0..rows.rows.len()).find(is_wanted).unwrap();
    columns
        .iter()
        .map(|column| rows.cell(row, column))
        .collect()
}

const FOUR: &str = "id,text,party\n\
    d1,a a a b c c,left\n\
    d2,a b c,left\n\
    d3,b b b b c,right\n\
    d4,a,\n";

#[test]
fn groups_are_made_by_a_field_and_documents_without_a_value_are_in_none() {
    let analysis = of_table(FOUR);
    let groups = analysis.groups("party").unwrap();
    let names: Vec<&str> = groups
        .groups
        .iter()
        .map(|group| group.name.as_str())
        .collect();
    assert_eq!(names, ["left", "right"]);
    assert_eq!(groups.groups[0].documents, [0, 1]);
    assert_eq!(groups.ungrouped, 1);
    let folders = analysis.groups("folder").unwrap();
    assert_eq!(folders.groups[0].documents.len(), 4);
    assert!(matches!(
        analysis.groups("parties"),
        Err(GroupError::UnknownField { known, .. }) if known == ["party", "folder", "language"]
    ));
}

#[test]
fn any_value_is_not_a_missing_one() {
    let analysis = of_table(FOUR);
    let documents = |pattern: &str| {
        let selection = Selection::default().target(pattern);
        let rows = keyness(&analysis, &selection, &KeynessOptions::default());
        let cell = cells(&rows, rows.cell(0, "target").text(), "a", &["target_total"]);
        cell[0].integer()
    };
    // Tokens of d1 to d3, and of d4.
    assert_eq!(documents("party=*"), 14);
    assert_eq!(documents("party="), 1);
}

#[test]
fn a_row_has_the_counts_of_both_sides() {
    let by = |targets: &[&str], reference| {
        let selection = Selection::default().by("party").reference(reference);
        let targets = targets.iter().copied();
        targets.fold(selection, Selection::target)
    };
    let analysis = of_table(FOUR);
    let options = KeynessOptions::default().min_count(1);
    let columns = [
        "target_count",
        "target_total",
        "reference_count",
        "reference_total",
        "target_documents",
        "reference_documents",
    ];
    let counts = |numbers: [u64; 6]| numbers.map(Value::Integer).to_vec();
    // `rest` as what is left of all groups, as documents of their own, and as the other group.
    for selection in [
        by(&[], ReferenceChoice::Rest),
        by(&["left"], ReferenceChoice::Rest),
        by(&[], ReferenceChoice::Pairs),
        by(&["left"], ReferenceChoice::Matching(vec!["r*".to_owned()])),
    ] {
        let rows = keyness(&analysis, &selection, &options);
        let found = cells(&rows, "left", "a", &columns);
        assert!(
            found.into_iter().eq(&counts([4, 9, 0, 5, 2, 0])),
            "{selection:?}"
        );
        let found = cells(&rows, "left", "b", &columns);
        assert!(
            found.into_iter().eq(&counts([2, 9, 4, 5, 2, 1])),
            "{selection:?}"
        );
        // Python 3.11: DP = (|3/4 - 6/9| + |1/4 - 3/9|) / 2 = 1/12, divided by 1 - 3/9
        let spread = cells(&rows, "left", "a", &["dispersion", "top_document_share"]);
        assert!((spread[0].real() - 0.125).abs() < 1e-15);
        assert!((spread[1].real() - 0.75).abs() < 1e-15);
        // Rarer in the target: one document of the reference is all there is.
        let spread = cells(&rows, "left", "b", &["direction", "top_document_share"]);
        assert_eq!(spread, [&Value::Text("under".to_owned()), &Value::Empty]);
    }
}

#[test]
fn a_reference_is_no_target_of_its_own() {
    let analysis = of_table(FOUR);
    let against = |by: Option<&str>, reference: &str| {
        let reference = ReferenceChoice::Matching(vec![reference.to_owned()]);
        let mut selection = Selection::default().reference(reference);
        selection.by = by.map(str::to_owned);
        let comparisons = Comparisons::new(&analysis, &selection)?;
        let options = KeynessOptions::default().min_count(1);
        let rows = Rows::of(&Keyness::new(
            &analysis,
            &comparisons,
            &options,
            Top::first(1),
            &Quiet,
        ));
        let names = (0..rows.rows.len()).map(|row| {
            let name = |column| rows.cell(row, column).text().to_owned();
            [name("target"), name("reference")]
        });
        Ok::<Vec<[String; 2]>, GroupError>(names.collect())
    };
    assert_eq!(against(Some("party"), "left").unwrap(), [["right", "left"]]);
    let of_documents = against(None, "party=left").unwrap();
    let expected = [["d3", "party=left"], ["d4", "party=left"]];
    assert_eq!(of_documents, expected);
    let all = against(Some("party"), "*");
    assert!(matches!(all, Err(GroupError::NothingElse { target }) if target == "*"));
}

#[test]
fn a_table_of_terms_serves_as_reference_and_gives_the_counts_of_its_corpus() {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, text: &str| {
        let path = folder.path().join(name);
        fs::write(&path, text).unwrap();
        path
    };
    let target = write(
        "a.txt",
        "The US buys chips. Chips matter to the U.S. and us.",
    );
    let reference = write(
        "b.txt",
        "One chip, two chips: a chip and a chip for the US, says -the- US.",
    );
    let settings = Preset::Article.settings();
    let terms = analysis(&inputs([&reference]), &settings);
    let mut csv = Vec::new();
    let table = Terms::new(&terms, Top::All);
    CsvStyle::default().write_table(&table, &mut csv).unwrap();
    let list = write("b.csv", &String::from_utf8(csv).unwrap());

    let options = KeynessOptions::default().min_count(1);
    let both = analysis(&inputs([&target, &reference]), &settings);
    let direct = Selection::default().target("a.txt");
    let expected = keyness(&both, &direct, &options);

    let list = ReferenceList::read(&list, &ReferenceListOptions::default()).unwrap();
    let counted = counted(&inputs([&target]), &settings);
    let (with_list, counts) = list.fold_with(counted, &settings).unwrap();
    let selection = Selection::default().reference(ReferenceChoice::List(counts.clone()));
    let found = keyness(&with_list, &selection, &options);
    for term in ["chip", "US"] {
        let columns = [
            "target_count",
            "target_total",
            "reference_count",
            "reference_total",
            "log_likelihood",
            "p_adjusted",
        ];
        assert_eq!(
            cells(&found, "a.txt", term, &columns),
            cells(&expected, "a.txt", term, &columns),
        );
    }
    let chip = both.matrix().terms().iter().position(|term| term == "chip");
    assert!(chip.is_some());
    let chip = with_list.model().terms().find("chip").unwrap();
    assert_eq!(counts.documents(chip), Some(1));
}

#[test]
fn a_word_list_is_compared_without_permutations_and_only_with_its_own_corpus() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("list.csv");
    fs::write(&path, "word,count\na,3\nz,4\n").unwrap();
    let list = ReferenceList::read(&path, &ReferenceListOptions::default()).unwrap();
    let articles = folder.path().join("articles.csv");
    fs::write(&articles, FOUR).unwrap();
    let settings = Preset::Unicode.settings();
    let fold = || list.fold_with(counted(&inputs([&articles]), &settings), &settings);
    let (analysis, counts) = fold().unwrap();
    let against = |counts| Selection::default().reference(ReferenceChoice::List(counts));

    let permutations = Permutations { number: 9, seed: 1 };
    let options = KeynessOptions::default().permutations(permutations);
    let rows = keyness(&analysis, &against(counts), &options);
    let found = cells(&rows, "d1", "a", &["reference_count", "permutation_p"]);
    assert_eq!(found, [&Value::Integer(3), &Value::Empty]);

    let (_, other) = fold().unwrap();
    let error = Comparisons::new(&analysis, &against(other)).unwrap_err();
    assert!(matches!(error, GroupError::OtherList { .. }), "{error}");
    let mut ngrams = settings.clone();
    ngrams.ngrams = "1..2".parse().unwrap();
    let refused = list.fold_with(counted(&inputs([&articles]), &settings), &ngrams);
    assert!(refused.is_err());
}

#[test]
fn groups_are_not_grouped_or_compared_again() {
    let groups = of_table(FOUR).by("party").unwrap().analysis;
    assert!(matches!(
        groups.by("folder"),
        Err(GroupError::AlreadyGrouped)
    ));
    let compared = Comparisons::new(&groups, &Selection::default());
    assert!(matches!(compared, Err(GroupError::AlreadyGrouped)));
}

/// A number that looks like chance and is the same every time.
fn next(state: &mut u64) -> u64 {
    *state = state
        .wrapping_mul(6_364_136_223_846_793_005)
        .wrapping_add(1_442_695_040_888_963_407);
    *state >> 33
}

/// 60 documents of 300 words, each about a few of 400 words that it repeats, as articles do. In each
/// of the fields `split0`, `split1`, … a half of them, by chance, is `x` and the other one `y`.
fn clumped(splits: usize) -> String {
    let mut state = 7;
    let mut csv = "id,text".to_owned();
    for split in 0..splits {
        write!(csv, ",split{split}").unwrap();
    }
    let mut halves: Vec<Vec<usize>> = Vec::new();
    for _ in 0..splits {
        let mut order: Vec<usize> = (0..60).collect();
        for place in (1..order.len()).rev() {
            let other = usize::try_from(next(&mut state)).unwrap() % (place + 1);
            order.swap(place, other);
        }
        order.truncate(30);
        halves.push(order);
    }
    for document in 0..60 {
        write!(csv, "\nd{document:02},").unwrap();
        let subjects: Vec<u64> = (0..10).map(|_| next(&mut state) % 400).collect();
        for _ in 0..300 {
            let word = match next(&mut state) % 3 {
                0 => next(&mut state) % 400,
                _ => subjects[usize::try_from(next(&mut state) % 10).unwrap()],
            };
            write!(csv, "w{word:03} ").unwrap();
        }
        for half in &halves {
            let side = if half.contains(&document) { "x" } else { "y" };
            write!(csv, ",{side}").unwrap();
        }
    }
    csv
}

/// Of groups that differ by chance alone, a test at the level 0.05 must find a difference in at most
/// 5 of 100 terms. G² takes each word as drawn by itself and finds many more; dealing out whole
/// documents does not.
#[test]
fn halves_of_one_corpus_differ_by_permutation_as_rarely_as_they_should() {
    const SPLITS: usize = 8;
    let analysis = of_table(&clumped(SPLITS));
    let options = KeynessOptions::default().permutations(Permutations {
        number: 199,
        seed: 1,
    });
    let (mut terms, mut by_likelihood, mut by_permutation) = (0_u32, 0_u32, 0_u32);
    for split in 0..SPLITS {
        let selection = Selection::default().by(format!("split{split}")).target("x");
        let rows = keyness(&analysis, &selection, &options);
        for row in 0..rows.rows.len() {
            terms += 1;
            by_likelihood += u32::from(rows.cell(row, "p_value").real() <= 0.05);
            by_permutation += u32::from(rows.cell(row, "permutation_p").real() <= 0.05);
        }
    }
    let share = |found: u32| f64::from(found) / f64::from(terms);
    assert_eq!(terms, 3200);
    assert!(share(by_permutation) <= 0.05, "{}", share(by_permutation));
    assert!(share(by_likelihood) > 0.4, "{}", share(by_likelihood));
}

#[test]
fn permutations_are_the_same_on_any_number_of_threads() {
    let analysis = of_table(&clumped(1));
    let options = |seed| KeynessOptions::default().permutations(Permutations { number: 50, seed });
    let selection = Selection::default().by("split0");
    let rows = |threads, seed| {
        on_threads(threads, || {
            keyness(&analysis, &selection, &options(seed)).rows
        })
        .unwrap()
    };
    let one = rows(1, 3);
    assert_eq!(one, rows(4, 3));
    assert_ne!(one, rows(4, 4));
}
