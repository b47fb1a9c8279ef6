//! Files that would unpack to gigabytes are refused before they take memory.

use std::path::Path;
use std::process::Command;

use super::*;

/// Names the folder of the files to the process that reads them.
const FOLDER: &str = "KEYWEIGHT_TEST_FILES";
/// How much address space that process may have, in KiB; the program itself has a third of it.
const ADDRESS_SPACE: u32 = 500_000;
/// How often something small is repeated. As much memory would be allowed if nothing but unpacked bytes
/// were charged.
const MANY: usize = 40_000_000;

/// Records that are all the same.
fn repeated(record: &[u8], times: usize) -> Vec<u8> {
    zstd::bulk::compress(&record.repeat(times), 3).unwrap()
}

/// A list as a record has it: its length in bytes, and equal values.
fn list(value: &[u8], length: usize) -> Vec<u8> {
    postcard::to_extend(&value.repeat(length), Vec::new()).unwrap()
}

/// A document with these lists: its languages, the lengths and the text of its values, its row.
fn document(languages: &[u8], lengths: &[u8], text: &[u8], row: &[u8]) -> Vec<u8> {
    // No id and no title; English, reliably; no tokens; the first list of fields.
    let start = [0, 0, 2, b'e', b'n', 1];
    [&start, languages, &[0, 0], lengths, text, row].concat()
}

/// What each file holds after its head.
fn contents() -> Vec<(&'static str, Vec<Chunk>)> {
    // Four gigabytes of surfaces that share all but their contexts.
    let own = LONGEST_SURFACE - 1;
    let mut each = spelling(0, own);
    for context in 1..4_000_u16 {
        each = postcard::to_extend(&(own, 0_usize, context), each).unwrap();
    }
    let surfaces = packed(&(each, "a".repeat(own)));
    let none = || list(b"", 0);
    let documents = |record: &[u8], times| {
        let fields = (*b"FLDS", repeated(&[0, 0], 1));
        vec![fields, (*b"DOCS", repeated(record, times))]
    };
    let one = |code: [u8; 4], record: &[u8], times| vec![(code, repeated(record, times))];
    let empty = document(&none(), &none(), &none(), &none());
    let values = document(&none(), &list(&[0], MANY), &none(), &none());
    let row = document(&none(), &none(), &none(), &list(&[1, 1], MANY / 2));
    let languages = document(&list(b"\x02de\x01", MANY / 4), &none(), &none(), &none());
    let names = [list(&[0], MANY), none()].concat();
    vec![
        ("surfaces", vec![(*b"SURF", surfaces)]),
        ("arguments", one(*b"ARGS", &[0], MANY)),
        ("names", one(*b"FLDS", &names, 1)),
        ("lists of names", one(*b"FLDS", &[0, 0], MANY / 2)),
        ("documents", documents(&empty, MANY / empty.len())),
        ("values", documents(&values, 1)),
        ("row", documents(&row, 1)),
        ("languages", documents(&languages, 1)),
        ("files", one(*b"FILE", &[0, 0, 0, 0, 0, 0], MANY / 6)),
        ("losses", one(*b"SKIP", &[0, 0, 0], MANY / 3)),
        ("remarks", one(*b"NOTE", &[0, 0], MANY / 2)),
        ("unpacked bytes", one(*b"ARGS", &[0], 200_000_000)),
    ]
}

/// Does nothing unless this process was started for it.
#[test]
fn files_that_claim_too_much_are_damaged() {
    let Some(folder) = std::env::var_os(FOLDER) else {
        return;
    };
    for entry in std::fs::read_dir(Path::new(&folder)).unwrap() {
        let path = entry.unwrap().path();
        let file = std::fs::File::open(&path).unwrap();
        let bytes = file.metadata().unwrap().len();
        let result = read(
            file,
            bytes,
            |_| Ok(()),
            TempFile::new(&Resources::default()),
        );
        let found = result.unwrap_err().full_message();
        let name = path.display();
        assert!(found.contains("is damaged"), "{name}: {found}");
        assert!(!found.contains("cannot be read"), "{name}: {found}");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn files_that_claim_too_much_take_little_memory() {
    let folder = tempfile::tempdir().unwrap();
    let head = (*b"HEAD", packed(&Head::new(&settings(), 0, 0)));
    for (name, contents) in contents() {
        let fill = (*b"fill", vec![0; 1 << 20]);
        let chunks = [vec![head.clone(), fill], contents].concat();
        std::fs::write(folder.path().join(name), file(&chunks)).unwrap();
    }
    let program = std::env::current_exe().unwrap();
    let (_, module) = module_path!().split_once("::").unwrap();
    let name = format!("{module}::files_that_claim_too_much_are_damaged");
    let limit = format!("ulimit -v {ADDRESS_SPACE} && exec \"$@\"");
    let output = Command::new("sh")
        .args(["-c", &limit, "sh"])
        .arg(program)
        .args([&name, "--exact", "--test-threads=1"])
        .env(FOLDER, folder.path())
        .output()
        .unwrap();
    let shown = String::from_utf8_lossy(&output.stdout);
    assert!(
        output.status.success(),
        "{shown}{}",
        String::from_utf8_lossy(&output.stderr)
    );
    assert!(shown.contains("1 passed"), "{shown}");
}
