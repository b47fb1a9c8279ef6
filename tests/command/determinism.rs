//! The same input gives the same bytes, however it is read.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use crate::support::{files, keyweight, run, workspace};

/// Writes the sample articles, and so many tables of their sentences, shuffled, that every thread
/// has something to do: threads take 512 documents at a time.
fn write_inputs(folder: &Path) -> Vec<String> {
    let mut sentences = Vec::new();
    let mut inputs = Vec::new();
    for (name, bytes) in files(&workspace("seeds")) {
        let text = String::from_utf8_lossy(&bytes);
        sentences.extend(
            text.lines()
                .filter(|line| line.len() > 40)
                .map(str::to_owned),
        );
        fs::write(folder.join(&name), &bytes).unwrap();
        inputs.push(name.display().to_string());
    }
    // Any fixed sequence of numbers that look random.
    let mut state = 7_usize;
    let mut next = |below: usize| {
        state = (state * 1_103_515_245 + 12_345) % (1 << 31);
        (state >> 8) % below
    };
    for table in 0..4 {
        let name = format!("table{table}.csv");
        let mut writer = csv::Writer::from_path(folder.join(&name)).unwrap();
        writer.write_record(["text", "source"]).unwrap();
        for _ in 0..600 {
            let text = format!(
                "{}\n{}",
                sentences[next(sentences.len())],
                sentences[next(sentences.len())]
            );
            writer.write_record([text, next(9).to_string()]).unwrap();
        }
        writer.flush().unwrap();
        inputs.push(name);
    }
    fs::write(folder.join("empty.txt"), "").unwrap();
    inputs.push("empty.txt".to_owned());
    inputs
}

fn report(folder: &Path, inputs: &[String], options: &[&str]) -> BTreeMap<PathBuf, Vec<u8>> {
    let out = tempfile::tempdir().unwrap();
    let mut command = keyweight();
    command.current_dir(folder).arg("report").args(inputs);
    command
        .arg("--out")
        .arg(out.path().join("reports"))
        .args(options);
    // One file is empty.
    run(&mut command).exits_with(3);
    files(&out.path().join("reports"))
}

#[test]
fn neither_threads_nor_the_order_of_the_inputs_change_a_byte() {
    let folder = tempfile::tempdir().unwrap();
    let mut inputs = write_inputs(folder.path());
    let of_groups = ["--by", "source"];
    let sklearn = ["--preset", "sklearn", "--precision", "full"];
    for (options, written) in [(&[][..], 5), (&sklearn, 5), (&of_groups, 7)] {
        let with = |threads| [options, &["--threads", threads]].concat();
        let first = report(folder.path(), &inputs, &with("1"));
        assert_eq!(first.len(), written);
        let on_disk = [&with("2")[..], &["--memory", "0"]].concat();
        assert!(report(folder.path(), &inputs, &on_disk) == first, "on disk");
        for threads in ["1", "2", "8"] {
            inputs.rotate_left(5);
            inputs.reverse();
            let again = report(folder.path(), &inputs, &with(threads));
            for (name, bytes) in &first {
                assert!(again[name] == *bytes, "{} on {threads}", name.display());
            }
        }
    }
}
