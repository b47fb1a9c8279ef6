//! Runs of the command, and the files they write.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use tempfile::TempDir;

/// The command, with nothing on standard input.
pub(crate) fn keyweight() -> Command {
    program(Path::new(env!("CARGO_BIN_EXE_keyweight")))
}

fn program(path: &Path) -> Command {
    let mut command = Command::new(path);
    command.stdin(Stdio::null());
    command
}

/// How a run ended.
pub(crate) struct Run {
    pub(crate) code: Option<i32>,
    pub(crate) stdout: Vec<u8>,
    pub(crate) stderr: String,
}

/// Runs a command to its end.
pub(crate) fn run(command: &mut Command) -> Run {
    let output = command.output().unwrap();
    Run {
        code: output.status.code(),
        stdout: output.stdout,
        stderr: String::from_utf8(output.stderr).unwrap(),
    }
}

impl Run {
    /// Asserts the exit code; the messages show if it is another.
    pub(crate) fn exits_with(self, code: i32) -> Run {
        assert_eq!(self.code, Some(code), "{}", self.stderr);
        self
    }

    /// Asserts that standard error names `what`.
    pub(crate) fn says(self, what: impl AsRef<str>) -> Run {
        let what = what.as_ref();
        assert!(
            self.stderr.contains(what),
            "{what:?} is not in: {}",
            self.stderr
        );
        self
    }
}

/// The bytes of every file in and below a folder, by its path there.
pub(crate) fn files(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut files = BTreeMap::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = PathBuf::from(path.file_name().unwrap());
        if path.is_dir() {
            for (below, bytes) in self::files(&path) {
                files.insert(name.join(below), bytes);
            }
        } else {
            files.insert(name, fs::read(&path).unwrap());
        }
    }
    files
}

/// The names in a folder, hidden ones too, in byte order.
pub(crate) fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

/// A table as it stands in a CSV file.
pub(crate) struct Table {
    pub(crate) header: Vec<String>,
    pub(crate) rows: Vec<Vec<String>>,
}

impl Table {
    pub(crate) fn open(path: &Path) -> Table {
        Table::read(&fs::read(path).unwrap(), b',')
    }

    pub(crate) fn read(bytes: &[u8], delimiter: u8) -> Table {
        let mut reader = csv::ReaderBuilder::new()
            .delimiter(delimiter)
            .from_reader(bytes);
        let cells =
            |record: &csv::StringRecord| record.iter().map(str::to_owned).collect::<Vec<String>>();
        let header = cells(reader.headers().unwrap());
        let rows = reader
            .records()
            .map(|record| cells(&record.unwrap()))
            .collect();
        Table { header, rows }
    }

    /// The cells of a column.
    pub(crate) fn column(&self, name: &str) -> Vec<&str> {
        let place = self.place(name);
        self.rows.iter().map(|row| row[place].as_str()).collect()
    }

    /// The cell of `column` in the first row with `value` in the column `key`.
    pub(crate) fn cell(&self, key: &str, value: &str, column: &str) -> &str {
        let row = self.column(key).iter().position(|cell| *cell == value);
        let row = row.unwrap_or_else(|| panic!("no {key} is {value:?}"));
        self.column(column)[row]
    }

    fn place(&self, name: &str) -> usize {
        let place = self.header.iter().position(|cell| cell == name);
        place.unwrap_or_else(|| panic!("no column {name:?} among {:?}", self.header))
    }
}

/// The manifest of a report.
pub(crate) fn manifest(report: &Path) -> serde_json::Value {
    let bytes = fs::read(report.join("manifest.json")).unwrap();
    serde_json::from_slice(&bytes).unwrap()
}

/// A folder of the workspace.
pub(crate) fn workspace(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../..")
        .join(name)
}

/// Says that a test did not show what it is for.
#[expect(
    clippy::print_stdout,
    reason = "a reader of the test output should know"
)]
pub(crate) fn skipped(why: &str) {
    println!("skipped: {why}");
}

/// An article of `words` different words that are in no other article of another `number`.
pub(crate) fn article(number: usize, words: usize) -> String {
    let letter = |place: usize| char::from(b'a' + u8::try_from(place % 26).unwrap());
    let mut text = format!("Report number {} of the series.\n\n", letter(number));
    for word in 0..words {
        text.push_str("zo");
        text.extend([number / 26, number, word / 676, word / 26, word].map(letter));
        text.push_str(if word % 9 == 8 { ".\n" } else { " " });
    }
    text
}

/// Writes `count` articles into `folder`.
pub(crate) fn articles(folder: &Path, count: usize, words: usize) {
    fs::create_dir_all(folder).unwrap();
    for number in 0..count {
        fs::write(
            folder.join(format!("{number:03}.txt")),
            article(number, words),
        )
        .unwrap();
    }
}

/// The command as a user for whom permissions count, which they do not for root.
#[cfg(unix)]
pub(crate) struct Unprivileged {
    program: PathBuf,
    /// For root only: holds a copy of the program, as nobody else may enter the folder of the build.
    folder: Option<TempDir>,
}

#[cfg(unix)]
impl Unprivileged {
    const NOBODY: u32 = 65534;

    /// `None` where there is no such user; that is said.
    pub(crate) fn new() -> Option<Unprivileged> {
        use std::os::unix::fs::MetadataExt;
        let built = Path::new(env!("CARGO_BIN_EXE_keyweight"));
        let folder = tempfile::tempdir().unwrap();
        if folder.path().metadata().unwrap().uid() != 0 {
            return Some(Unprivileged {
                program: built.to_owned(),
                folder: None,
            });
        }
        allow(folder.path(), 0o755);
        let program = folder.path().join("keyweight");
        fs::copy(built, &program).unwrap();
        allow(&program, 0o755);
        let nobody = Unprivileged {
            program,
            folder: Some(folder),
        };
        if nobody.command().arg("--version").output().is_err() {
            skipped("this is root, who may read and write everything, and cannot be another user");
            return None;
        }
        Some(nobody)
    }

    pub(crate) fn command(&self) -> Command {
        use std::os::unix::process::CommandExt;
        let mut command = program(&self.program);
        if self.folder.is_some() {
            command.uid(Self::NOBODY).gid(Self::NOBODY);
        }
        command
    }
}

/// Sets permissions.
#[cfg(unix)]
pub(crate) fn allow(path: &Path, mode: u32) {
    use std::os::unix::fs::PermissionsExt;
    fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
}
