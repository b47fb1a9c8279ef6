//! Outputs appear whole or not at all, and nothing that was there before is lost.

use std::fs::{self, File};
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Command, Stdio};

use crate::support::{Run, Unprivileged, allow, articles, files, keyweight, names, run, skipped};

/// A folder with articles, few and many, and a report on the few.
fn with_report() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    articles(&folder.path().join("few"), 2, 20);
    articles(&folder.path().join("many"), 12, 200);
    in_folder(folder.path(), &["report", "few", "--out", "reports"]).exits_with(0);
    folder
}

fn in_folder(folder: &Path, arguments: &[&str]) -> Run {
    run(keyweight().current_dir(folder).args(arguments))
}

/// Runs the command with a limit of a few kilobytes per file, as if the disk filled up.
fn on_a_small_disk(folder: &Path, arguments: &[&str]) -> Run {
    let mut command = Command::new("sh");
    command
        .args(["-c", "ulimit -f 8; exec \"$0\" \"$@\""])
        .arg(env!("CARGO_BIN_EXE_keyweight"))
        .stdin(Stdio::null());
    run(command.current_dir(folder).args(arguments))
}

#[test]
fn a_closed_pipe_ends_quietly() {
    let folder = tempfile::tempdir().unwrap();
    articles(folder.path(), 20, 500);
    let all = ["--top", "all"];
    for (table, options) in [
        ("keywords", &all[..]),
        ("matrix", &all),
        ("terms", &all),
        ("lexicon", &all),
        ("tokens", &[]),
        ("tokens", &["--format", "jsonl"]),
    ] {
        let mut command = keyweight();
        command.arg(table).arg(folder.path()).args(options);
        command.args(["--language", "en"]);
        let whole = run(&mut command).exits_with(0).stdout;
        assert!(
            whole.len() > 4 * 64 * 1024,
            "a pipe could hold all of {table}"
        );

        let pipes = command.stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = pipes.spawn().unwrap();
        let mut head = String::new();
        let mut stdout = BufReader::new(child.stdout.take().unwrap());
        stdout.read_line(&mut head).unwrap();
        drop(stdout);
        let end = child.wait_with_output().unwrap();
        assert!(whole.starts_with(head.as_bytes()) && head.ends_with('\n'));
        assert_eq!(String::from_utf8_lossy(&end.stderr), "");
        assert_eq!(end.status.code(), Some(0));
    }
}

#[test]
fn a_help_text_that_nobody_reads_is_not_a_failure() {
    for arguments in [
        &["--help"][..],
        &["report", "--help"],
        &["man"],
        &["completions", "bash"],
    ] {
        let mut command = keyweight();
        command.args(arguments).stderr(Stdio::piped());
        let (reader, writer) = std::io::pipe().unwrap();
        drop(reader);
        let end = command.stdout(writer).spawn().unwrap().wait_with_output();
        let end = end.unwrap();
        assert_eq!(String::from_utf8_lossy(&end.stderr), "", "{arguments:?}");
        assert_eq!(end.status.code(), Some(0), "{arguments:?}");
    }
}

#[test]
fn a_new_report_replaces_the_old_one_and_leaves_other_files() {
    let folder = with_report();
    let report = folder.path().join("reports");
    fs::write(report.join("notes.txt"), "mine").unwrap();
    let old = files(&report);
    in_folder(folder.path(), &["report", "many", "--out", "reports"])
        .exits_with(0)
        .says("note: reports has files that are not part of the report; they stay: notes.txt");
    let new = files(&report);
    assert!(old.keys().eq(new.keys()));
    for (name, bytes) in &new {
        let is_own = name == Path::new("notes.txt");
        // With this few words nothing is significant, so there is only the header.
        let is_empty = name == Path::new("keyness.csv");
        assert_eq!(
            old[name] == *bytes,
            is_own || is_empty,
            "{}",
            name.display()
        );
    }
    assert_eq!(names(folder.path()), ["few", "many", "reports"]);
}

#[test]
fn a_report_replaces_only_a_report() {
    let folder = with_report();
    let at = |name: &str| folder.path().join(name);
    fs::write(at("file"), "mine").unwrap();
    fs::create_dir_all(at("album/photos")).unwrap();
    fs::create_dir(at("data")).unwrap();
    fs::write(at("data/keywords.csv"), "mine").unwrap();
    fs::create_dir(at("extension")).unwrap();
    fs::write(at("extension/manifest.json"), "{\"manifest_version\": 3}").unwrap();
    fs::create_dir(at("unlisted")).unwrap();
    for file in ["manifest.json", "terms.csv"] {
        fs::copy(at("reports").join(file), at("unlisted").join(file)).unwrap();
    }
    fs::write(at("unlisted/groups.csv"), "mine").unwrap();
    fs::create_dir(at("reports/photos")).unwrap();
    let before = files(folder.path());
    for out in [
        "file",
        "album",
        "data",
        "reports",
        "extension",
        "unlisted",
        "few",
        "many",
        "file/reports",
        ".",
        "few/..",
    ] {
        in_folder(folder.path(), &["report", "many", "--out", out])
            .exits_with(1)
            .says("error: cannot ")
            .says(out);
        assert!(files(folder.path()) == before, "{out}");
        let all = [
            "album",
            "data",
            "extension",
            "few",
            "file",
            "many",
            "reports",
            "unlisted",
        ];
        assert_eq!(names(folder.path()), all);
    }
}

#[test]
fn a_report_that_a_killed_run_had_moved_is_back_after_any_other_run() {
    let folder = with_report();
    let at = |name: &str| folder.path().join(name);
    let before = files(&at("reports"));
    for (arguments, code) in [
        (&["report", "nothing", "--out", "reports"][..], 1),
        (&["keywords", "few", "-o", "reports/new.csv"], 0),
        (&["report", "few", "--out", "reports", "-q"], 0),
    ] {
        fs::rename(at("reports"), at(".reports.keyweight-x1Y2z3.old")).unwrap();
        let run = in_folder(folder.path(), arguments).exits_with(code);
        let is_noted = run
            .stderr
            .contains("note: restored reports: an earlier run");
        assert_eq!(is_noted, code == 1, "{}", run.stderr);
        assert_eq!(names(folder.path()), ["few", "many", "reports"]);
        let _ = fs::remove_file(at("reports/new.csv"));
        assert!(files(&at("reports")) == before);
    }
}

#[test]
fn parent_folders_of_a_report_are_created_and_removed_again_if_it_fails() {
    let folder = tempfile::tempdir().unwrap();
    articles(&folder.path().join("few"), 2, 20);
    let report = |input| in_folder(folder.path(), &["report", input, "--out", "a/b/reports"]);
    fs::create_dir(folder.path().join("nothing")).unwrap();
    report("nothing").exits_with(1);
    assert_eq!(names(folder.path()), ["few", "nothing"]);
    report("few").exits_with(0);
    assert_eq!(names(&folder.path().join("a/b")), ["reports"]);
}

#[test]
fn without_permission_to_write_the_old_report_stays() {
    let Some(user) = Unprivileged::new() else {
        return;
    };
    let folder = with_report();
    for path in ["", "few", "many", "reports"] {
        allow(&folder.path().join(path), 0o755);
    }
    let before = files(folder.path());
    // First the parent folder is not writable, then only the folder itself.
    let attempt = |arguments: &[&str]| {
        let mut command = user.command();
        let done = run(command.current_dir(folder.path()).args(arguments));
        let path = arguments[3];
        done.exits_with(1).says(path).says("ermission denied");
        assert!(files(folder.path()) == before, "{path}");
        assert_eq!(names(folder.path()), ["few", "many", "reports"]);
    };
    allow(folder.path(), 0o555);
    attempt(&["report", "many", "--out", "reports"]);
    attempt(&["report", "many", "--out", "new/reports"]);
    attempt(&["keywords", "many", "-o", "keywords.csv"]);
    allow(folder.path(), 0o777);
    allow(&folder.path().join("reports"), 0o555);
    attempt(&["report", "many", "--out", "reports"]);
    attempt(&["keywords", "many", "-o", "reports/keywords.csv"]);
    allow(&folder.path().join("reports"), 0o755);
    allow(folder.path(), 0o755);
}

#[test]
fn a_disk_that_fills_up_leaves_the_old_report() {
    let folder = with_report();
    let before = files(folder.path());
    on_a_small_disk(folder.path(), &["report", "many", "--out", "reports"])
        .exits_with(1)
        .says("cannot write reports/keywords.csv");
    on_a_small_disk(folder.path(), &["report", "many", "--out", "new"])
        .exits_with(1)
        .says("cannot write new/keywords.csv");
    assert!(files(folder.path()) == before);
    assert_eq!(names(folder.path()), ["few", "many", "reports"]);
}

#[test]
fn a_disk_that_fills_up_leaves_the_old_file() {
    let folder = with_report();
    fs::write(folder.path().join("old.csv"), "old").unwrap();
    let before = files(folder.path());
    for file in ["old.csv", "new.csv"] {
        on_a_small_disk(folder.path(), &["keywords", "many", "-o", file])
            .exits_with(1)
            .says(format!("cannot write {file}"));
        assert!(files(folder.path()) == before, "{file}");
        assert_eq!(names(folder.path()), ["few", "many", "old.csv", "reports"]);
    }
}

#[test]
fn a_disk_that_fills_up_leaves_the_old_counts() {
    let folder = with_report();
    fs::write(folder.path().join("old.kwc"), "old").unwrap();
    articles(&folder.path().join("many"), 60, 900);
    let before = files(folder.path());
    for file in ["old.kwc", "new.kwc"] {
        on_a_small_disk(folder.path(), &["count", "many", "-o", file])
            .exits_with(1)
            .says(format!("cannot write {file}"));
        assert!(files(folder.path()) == before, "{file}");
        assert_eq!(names(folder.path()), ["few", "many", "old.kwc", "reports"]);
    }
}

#[test]
fn an_error_names_the_folder_if_the_disk_has_no_space_for_counts() {
    let folder = with_report();
    let before = files(folder.path());
    let arguments = ["keywords", "many", "--memory", "0", "--temp-dir", "few"];
    on_a_small_disk(folder.path(), &arguments)
        .exits_with(1)
        .says("cannot keep counts in a temporary file in few");
    assert!(files(folder.path()) == before);
}

#[test]
fn an_error_names_a_full_device() {
    let Ok(full) = File::options().write(true).open("/dev/full") else {
        return skipped("there is no /dev/full");
    };
    let folder = with_report();
    for input in ["few", "many"] {
        in_folder(folder.path(), &["keywords", input, "-o", "/dev/full"])
            .exits_with(1)
            .says("cannot write /dev/full");
        let mut command = keyweight();
        command.current_dir(folder.path());
        command.args(["keywords", input, "--language", "en"]);
        let end = command
            .stdout(full.try_clone().unwrap())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap()
            .wait_with_output()
            .unwrap();
        assert_eq!(end.status.code(), Some(1));
        let message = String::from_utf8_lossy(&end.stderr);
        assert!(
            message.starts_with("error: cannot write to standard output: "),
            "{message}"
        );
    }
}

#[test]
fn a_file_and_standard_output_get_the_same_bytes() {
    let folder = with_report();
    let at = |name: &str| folder.path().join(name);
    let shown = in_folder(folder.path(), &["keywords", "many"]).stdout;
    in_folder(folder.path(), &["keywords", "many", "-o", "keywords.csv"]).exits_with(0);
    assert!(fs::read(at("keywords.csv")).unwrap() == shown);
    let tabs = in_folder(folder.path(), &["keywords", "many", "--delimiter", "tab"]).stdout;
    in_folder(folder.path(), &["keywords", "many", "-o", "keywords.tsv"]).exits_with(0);
    assert!(fs::read(at("keywords.tsv")).unwrap() == tabs);
    in_folder(folder.path(), &["report", "many", "--out", "reports"]).exits_with(0);
    assert!(fs::read(at("reports/keywords.csv")).unwrap() == shown);
}
