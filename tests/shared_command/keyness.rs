//! Keyness of State of the Union addresses: between parties, and between halves made by chance.

use std::fmt::Write as _;
use std::fs;

use crate::shared;
use crate::support::{Table, keyweight, run};

fn keyness(metadata: &std::path::Path, options: &[&str]) -> Table {
    let mut command = keyweight();
    command
        .args(["keyness", "--quiet", "--metadata"])
        .arg(metadata)
        .args(options)
        .arg(shared("corpora/sotu/txt"));
    let done = run(&mut command).exits_with(0);
    Table::read(&done.stdout, b',')
}

#[test]
fn the_words_of_parties_are_those_of_their_history() {
    let metadata = shared("corpora/sotu/metadata.csv");
    let table = keyness(
        &metadata,
        &["--by", "group", "--top", "100", "--alpha", "0.05"],
    );
    let directions = table.column("direction").into_iter();
    let rows = table.column("target").into_iter().zip(table.column("term"));
    let rows: Vec<_> = rows.zip(directions).collect();
    for row in [
        // Presidents McKinley and Taft; the Philippines and the canal
        (("Republican", "filipinos"), "over"),
        (("Republican", "canal"), "over"),
        (("Democratic", "manila"), "under"),
        // Presidents Truman and Carter
        (("Democratic", "reconversion"), "over"),
        (("Democratic", "SALT"), "over"),
        // Presidents Taylor and Fillmore
        (("Whig", "california"), "over"),
        // Nobody spoke of programs before the twentieth century.
        (("Democratic-Republican", "program"), "under"),
        (("Democratic-Republican", "barbary"), "over"),
        (("Federalist", "gentlemen"), "over"),
    ] {
        assert!(rows.contains(&row), "{row:?}");
    }
}

/// The share of 100 terms that a test at the level 0.05 finds different between halves made by chance
/// is to be 5 at most, on average. With the words of whole addresses it is, and with single ones it is
/// not; the README says so.
#[test]
fn random_halves_differ_by_permutation_as_rarely_as_they_should() {
    const SPLITS: usize = 5;
    let table = Table::open(&shared("corpora/sotu/metadata.csv"));
    let files = table.column("id");
    let mut state = 2_u64;
    let mut next = |below: usize| {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(state >> 33).unwrap() % below
    };
    let mut sides = vec![String::new(); files.len()];
    for _ in 0..SPLITS {
        let mut order: Vec<usize> = (0..files.len()).collect();
        for place in (1..order.len()).rev() {
            order.swap(place, next(place + 1));
        }
        for (rank, document) in order.into_iter().enumerate() {
            sides[document].push_str(if 2 * rank < files.len() { ",x" } else { ",y" });
        }
    }
    let mut csv = "id".to_owned();
    for split in 0..SPLITS {
        write!(csv, ",split{split}").unwrap();
    }
    for (file, sides) in files.iter().zip(&sides) {
        write!(csv, "\n{file}{sides}").unwrap();
    }
    let folder = tempfile::tempdir().unwrap();
    let metadata = folder.path().join("halves.csv");
    fs::write(&metadata, csv).unwrap();
    let (mut terms, mut found) = (0, [0; 3]);
    for split in 0..SPLITS {
        let field = format!("split{split}");
        let options = [
            "--by",
            &field,
            "--target",
            "x",
            "--top",
            "all",
            "--permutations",
            "500",
        ];
        let table = keyness(&metadata, &options);
        for (found, name) in found
            .iter_mut()
            .zip(["p_value", "p_adjusted", "permutation_p"])
        {
            let cells = table.column(name).into_iter();
            // An empty cell is smaller than any number.
            let small = |cell: &&str| cell.is_empty() || cell.parse::<f64>().unwrap() <= 0.05;
            *found += cells.filter(small).count();
        }
        terms += table.rows.len();
    }
    let [plain, adjusted, permuted] = found.map(|found| 100 * found / terms);
    assert!(terms > 50_000, "{terms}");
    assert!((15..25).contains(&plain), "{plain}");
    assert!(adjusted >= 1, "{adjusted}");
    assert!(permuted <= 5, "{permuted}");
}
