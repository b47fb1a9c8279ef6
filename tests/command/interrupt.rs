//! A run that is killed or interrupted leaves the old output or the new one, whole.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::fs;
use std::os::unix::process::ExitStatusExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use crate::support::{files, keyweight, names, run, skipped};

/// How often a run of each kind is ended.
const RUNS: usize = 50;
/// An interrupted run has ended after a second. Much of another is for a busy machine.
const LONGEST: Duration = Duration::from_millis(1_800);
const SIGINT: i32 = 2;

#[derive(Clone, Copy, PartialEq, Eq)]
enum End {
    Kill,
    Interrupt,
}

/// Numbers that look random, always the same.
struct Random(u64);

impl Random {
    fn below(&mut self, bound: u64) -> u64 {
        let next = self.0.wrapping_mul(6_364_136_223_846_793_005);
        self.0 = next.wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % bound
    }
}

/// Writes a table of articles from a few thousand words.
fn write_corpus(path: &Path, seed: u64) {
    let mut random = Random(seed);
    let mut table = String::from("id,text\n");
    for row in 0..600 {
        write!(table, "article {row},").unwrap();
        for _ in 0..300 {
            let word = random.below(80) * random.below(80);
            let letter = |place: u64| char::from(b'a' + u8::try_from(place % 26).unwrap());
            table.push_str(if word.is_multiple_of(2) { "ra" } else { "zo" });
            table.extend([letter(word / 676), letter(word / 26), letter(word), ' ']);
        }
        table.push('\n');
    }
    fs::write(path, table).unwrap();
}

fn send(signal: &str, child: &Child) {
    let mut kill = Command::new("sh");
    let script = format!("kill -{signal} {}", child.id());
    // It may have ended already.
    kill.args(["-c", &script]).stderr(Stdio::null());
    kill.status().unwrap();
}

fn wait(child: &mut Child) -> ExitStatus {
    let start = Instant::now();
    loop {
        if let Some(status) = child.try_wait().unwrap() {
            return status;
        }
        assert!(start.elapsed() < LONGEST, "it goes on");
        thread::sleep(Duration::from_millis(5));
    }
}

/// Ends runs at random points, each of which would replace one output by another, and looks at what
/// is left.
fn end_at_random_points(arguments: &[&str], output: &str, end: End) {
    if end == End::Interrupt && is_interrupt_ignored() {
        return skipped("whoever runs the tests ignores SIGINT, and so do they");
    }
    let folder = tempfile::tempdir().unwrap();
    let command = |input: &str| {
        let mut command = keyweight();
        command.current_dir(folder.path()).args(arguments);
        command.args([input, "--language", "en", "--quiet"]);
        command
    };
    let place = folder.path().join(output);
    let inputs = ["a.csv", "b.csv"];
    let mut longest = Duration::ZERO;
    let whole: Vec<Content> = (1..)
        .zip(inputs)
        .map(|(seed, input)| {
            write_corpus(&folder.path().join(input), seed);
            let start = Instant::now();
            run(&mut command(input)).exits_with(0);
            longest = longest.max(start.elapsed());
            content(&place)
        })
        .collect();
    let all = names(folder.path());
    let mut random = Random(7);
    let (mut present, mut ended) = (1, 0);
    for _ in 0..RUNS {
        let next = 1 - present;
        let mut child = command(inputs[next]).spawn().unwrap();
        let most = u64::try_from(longest.as_micros()).unwrap();
        thread::sleep(Duration::from_micros(random.below(most)));
        let status = match end {
            End::Kill => {
                child.kill().unwrap();
                child.wait().unwrap()
            }
            End::Interrupt => {
                send("INT", &child);
                wait(&mut child)
            }
        };
        let found = content(&place);
        present = whole
            .iter()
            .position(|whole| *whole == found)
            .expect("it is one of the two, and whole");
        if end == End::Interrupt {
            assert_eq!(names(folder.path()), all);
            // Before it listens, the signal itself ends it.
            let expected = [Some(0), Some(130)].contains(&status.code());
            assert!(expected || status.signal() == Some(SIGINT), "{status}");
        }
        ended += usize::from(status.code() != Some(0));
    }
    assert!(ended > RUNS / 4, "only {ended} runs were ended");
    run(&mut command(inputs[0])).exits_with(0);
    assert!(content(&place) == whole[0]);
    assert_eq!(names(folder.path()), all);
    if place.is_dir() {
        let written: Vec<_> = whole[0].keys().map(|name| name.to_str().unwrap()).collect();
        assert_eq!(names(&place), written);
    }
}

type Content = BTreeMap<PathBuf, Vec<u8>>;

/// The files in a folder, or the file itself.
fn content(place: &Path) -> Content {
    if place.is_dir() {
        return files(place);
    }
    [(PathBuf::new(), fs::read(place).unwrap())].into()
}

fn is_interrupt_ignored() -> bool {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let bits = status.lines().find_map(|line| line.strip_prefix("SigIgn:"));
    let bits = bits.and_then(|bits| u64::from_str_radix(bits.trim(), 16).ok());
    bits.is_some_and(|bits| bits >> (SIGINT - 1) & 1 == 1)
}

const REPORT: &[&str] = &["report", "--out", "reports"];
const KEYWORDS: &[&str] = &["keywords", "--top", "all", "-o", "keywords.csv"];

#[test]
fn a_killed_report_leaves_a_whole_one_and_the_next_run_tidies_up() {
    end_at_random_points(REPORT, "reports", End::Kill);
}

#[test]
fn a_killed_table_leaves_a_whole_one_and_the_next_run_tidies_up() {
    end_at_random_points(KEYWORDS, "keywords.csv", End::Kill);
}

#[test]
fn an_interrupted_report_leaves_a_whole_one_and_nothing_else() {
    end_at_random_points(REPORT, "reports", End::Interrupt);
}

#[test]
fn an_interrupted_table_leaves_a_whole_one_and_nothing_else() {
    end_at_random_points(KEYWORDS, "keywords.csv", End::Interrupt);
}

#[test]
fn an_interrupt_while_waiting_for_standard_input_ends_it() {
    let folder = tempfile::tempdir().unwrap();
    for (signal, code) in [("INT", 130), ("TERM", 143)] {
        if signal == "INT" && is_interrupt_ignored() {
            continue;
        }
        for arguments in [
            &["keywords", "-"][..],
            &["keywords", "-", "-o", "a.csv"],
            &["report", "-", "--out", "new/reports"],
        ] {
            let mut command = keyweight();
            command.current_dir(folder.path()).args(arguments);
            let mut child = command.stdin(Stdio::piped()).spawn().unwrap();
            thread::sleep(Duration::from_millis(300));
            send(signal, &child);
            assert_eq!(wait(&mut child).code(), Some(code), "{arguments:?}");
            assert!(names(folder.path()).is_empty(), "{arguments:?}");
        }
    }
}
