//! The sample report: `reports/` is what `keyweight report seeds --out reports` writes.

use std::path::Path;

use keyweight::Preset;

use crate::support::{analysis, contents, inputs, report, root};

const ADVICE: &str = "run `cargo reports` and read the diff before committing it";

#[test]
fn the_report_on_the_seeds_is_the_one_in_reports() {
    let golden = root().join("reports");
    assert!(
        golden.join("manifest.json").exists(),
        "reports/ is missing or has no manifest.json; {ADVICE}"
    );
    let expected = contents(&golden);
    // Tests run in tests/, so that the seeds are one folder up; in the manifest the paths are as
    // typed at the root.
    let analysis = analysis(
        &inputs([Path::new("../seeds")]),
        &Preset::Article.settings(),
    );
    assert!(analysis.skipped().is_empty(), "{:?}", analysis.skipped());
    let mut found = report(&analysis);
    let manifest = found.get_mut("manifest.json").unwrap();
    *manifest = String::from_utf8(manifest.clone())
        .unwrap()
        .replace("\"../seeds", "\"seeds")
        .into_bytes();

    let names = |files: &std::collections::BTreeMap<String, Vec<u8>>| {
        files.keys().cloned().collect::<Vec<_>>()
    };
    assert_eq!(
        names(&found),
        names(&expected),
        "seeds/ gives the files on the left, reports/ has those on the right; {ADVICE}"
    );
    for (name, bytes) in &found {
        if let Some(difference) = first_difference(bytes, &expected[name]) {
            panic!("reports/{name} is not what seeds/ gives, {difference}; {ADVICE}");
        }
    }
}

/// The first line in which two texts differ, for people; `None` if they are the same bytes.
fn first_difference(found: &[u8], expected: &[u8]) -> Option<String> {
    if found == expected {
        return None;
    }
    let lines = |bytes: &[u8]| -> Vec<String> {
        String::from_utf8_lossy(bytes)
            .split_inclusive('\n')
            .map(str::to_owned)
            .collect()
    };
    let (found, expected) = (lines(found), lines(expected));
    let same = found
        .iter()
        .zip(&expected)
        .take_while(|(a, b)| a == b)
        .count();
    Some(format!(
        "first in line {}: now {:?}, there {:?}",
        same + 1,
        found.get(same),
        expected.get(same)
    ))
}

#[test]
fn a_difference_is_shown_by_its_line() {
    assert_eq!(first_difference(b"a\nb\n", b"a\nb\n"), None);
    let shown = first_difference(b"a\nb\n", b"a\nc\n").unwrap();
    assert!(shown.starts_with("first in line 2: "), "{shown}");
    assert!(first_difference(b"a", b"a\n").is_some());
}
