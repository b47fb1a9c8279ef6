//! Tests of what happens to the old folder, to other files and to the temporaries, in success and in
//! failure.

use std::collections::BTreeMap;

use super::*;

const OWNED: Owned<'_> = Owned {
    names: &["a.csv", "b.csv", "manifest.json"],
    mark: "manifest.json",
    mark_begins: "",
};

/// Starts writing two files with the same `text`: if both have it, the folder is whole.
fn begin(path: &Path, text: &str) -> OutputFolder {
    let folder = OutputFolder::create(path, OWNED).unwrap();
    for name in ["a.csv", "manifest.json"] {
        let mut file = folder.file(name).unwrap();
        file.write_all(text.as_bytes()).unwrap();
        file.finish().unwrap();
    }
    folder
}

fn write(path: &Path, text: &str) {
    begin(path, text).finish().unwrap();
}

/// The names and texts in a folder.
fn content(folder: &Path) -> BTreeMap<String, String> {
    names(folder)
        .into_iter()
        .map(|name| (name.clone(), fs::read_to_string(folder.join(name)).unwrap()))
        .collect()
}

fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).unwrap();
    let mut names: Vec<_> = entries
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

fn whole(text: &str) -> BTreeMap<String, String> {
    ["a.csv", "manifest.json"]
        .map(|name| (name.to_owned(), text.to_owned()))
        .into()
}

fn refused(path: impl AsRef<Path>) -> OutputError {
    OutputFolder::create(path, OWNED).unwrap_err()
}

#[test]
fn a_new_folder_appears_only_when_finished_with_its_parent_folders() {
    let parent = tempfile::tempdir().unwrap();
    let path = parent.path().join("x/y/reports");
    let folder = begin(&path, "new");
    assert!(!path.exists());
    folder.finish().unwrap();
    assert_eq!(content(&path), whole("new"));
    assert_eq!(names(&parent.path().join("x/y")), ["reports"]);
}

#[test]
fn a_dropped_folder_leaves_nothing_not_even_its_parent_folders() {
    let parent = tempfile::tempdir().unwrap();
    drop(begin(&parent.path().join("x/y/reports"), "new"));
    assert!(names(parent.path()).is_empty());
}

#[test]
fn a_finished_folder_replaces_the_old_one_but_keeps_other_files() {
    let parent = tempfile::tempdir().unwrap();
    let path = parent.path().join("reports");
    write(&path, "old");
    fs::write(path.join("b.csv"), "of an earlier run").unwrap();
    fs::write(path.join("notes.txt"), "by hand").unwrap();
    write(&path, "new");
    let mut expected = whole("new");
    expected.insert("notes.txt".to_owned(), "by hand".to_owned());
    assert_eq!(content(&path), expected);
    assert_eq!(names(parent.path()), ["reports"]);
}

#[test]
fn a_dropped_folder_leaves_the_old_one_as_it_was() {
    let parent = tempfile::tempdir().unwrap();
    let path = parent.path().join("reports");
    write(&path, "old");
    fs::write(path.join("notes.txt"), "by hand").unwrap();
    let before = content(&path);
    drop(begin(&path, "new"));
    assert_eq!(content(&path), before);
    assert_eq!(names(parent.path()), ["reports"]);
}

#[test]
fn an_unfinished_file_keeps_the_folder_from_appearing() {
    let parent = tempfile::tempdir().unwrap();
    let path = parent.path().join("reports");
    write(&path, "old");
    let folder = begin(&path, "new");
    folder.file("b.csv").unwrap().write_all(b"half").unwrap();
    assert!(matches!(
        folder.finish(),
        Err(OutputError::Unfinished { .. })
    ));
    assert_eq!(content(&path), whole("old"));
    assert_eq!(names(parent.path()), ["reports"]);
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_leaves_the_old_folder_as_it_was() {
    let parent = tempfile::tempdir().unwrap();
    let path = parent.path().join("reports");
    write(&path, "old");
    let folder = begin(&path, "new");
    let mut file = folder.file("b.csv").unwrap();
    let full = File::options().write(true).open("/dev/full").unwrap();
    file.writer = Writer::new(full, &path.join("b.csv"));
    file.write_all(b"more than there is room for").unwrap();
    let error = file.finish().unwrap_err();
    assert_eq!(
        error.to_string(),
        format!("cannot write {}", path.join("b.csv").display())
    );
    assert!(folder.finish().is_err());
    assert_eq!(content(&path), whole("old"));
    assert_eq!(names(parent.path()), ["reports"]);
}

#[test]
fn of_two_writers_the_last_to_finish_wins() {
    let parent = tempfile::tempdir().unwrap();
    let path = parent.path().join("reports");
    let [first, second] = ["first", "second"].map(|text| begin(&path, text));
    second.finish().unwrap();
    first.finish().unwrap();
    assert_eq!(content(&path), whole("first"));
    assert_eq!(names(parent.path()), ["reports"]);
}

#[test]
fn many_writers_at_once_leave_one_whole_folder_and_all_other_files() {
    let parent = tempfile::tempdir().unwrap();
    let path = parent.path().join("reports");
    write(&path, "old");
    fs::write(path.join("notes.txt"), "by hand").unwrap();
    std::thread::scope(|scope| {
        for writer in 0..4 {
            let path = &path;
            scope.spawn(move || {
                for run in 0..10 {
                    write(path, &format!("{writer} {run}"));
                }
            });
        }
    });
    let mut content = content(&path);
    assert_eq!(content.remove("notes.txt").as_deref(), Some("by hand"));
    assert_eq!(content["a.csv"], content["manifest.json"]);
    assert_eq!(names(parent.path()), ["reports"]);
}

#[test]
fn a_folder_that_contains_a_folder_is_refused_at_once() {
    let parent = tempfile::tempdir().unwrap();
    fs::create_dir(parent.path().join("archive")).unwrap();
    let error = refused(parent.path());
    assert!(
        matches!(&error, OutputError::ForeignFolder { entry, .. } if entry == Path::new("archive"))
    );
    assert_eq!(
        error.to_string(),
        format!(
            "cannot replace {}: it contains archive, which is not a file; name another folder",
            parent.path().display()
        )
    );
    assert_eq!(names(parent.path()), ["archive"]);
}

#[test]
fn a_file_with_our_name_that_may_not_be_ours_is_refused_at_once() {
    let parent = tempfile::tempdir().unwrap();
    fs::write(parent.path().join("a.csv"), "by hand").unwrap();
    let error = refused(parent.path());
    assert!(matches!(&error, OutputError::NotOurs { entry, .. } if entry == Path::new("a.csv")));
}

#[test]
fn a_file_with_our_name_that_appeared_in_the_meantime_is_not_replaced() {
    let parent = tempfile::tempdir().unwrap();
    let path = parent.path().join("reports");
    let folder = begin(&path, "new");
    fs::create_dir(&path).unwrap();
    fs::write(path.join("a.csv"), "by hand").unwrap();
    assert!(matches!(folder.finish(), Err(OutputError::NotOurs { .. })));
    assert_eq!(fs::read_to_string(path.join("a.csv")).unwrap(), "by hand");
    assert_eq!(names(parent.path()), ["reports"]);
}

#[test]
fn a_place_that_cannot_be_replaced_is_refused_at_once() {
    let parent = tempfile::tempdir().unwrap();
    let file = parent.path().join("file");
    fs::write(&file, "").unwrap();
    assert!(matches!(refused(&file), OutputError::IsFile { .. }));
    assert!(matches!(
        refused(file.join("reports")),
        OutputError::Write { .. }
    ));
    assert!(matches!(refused("/"), OutputError::NotReplaceable { .. }));
    assert_eq!(
        refused(".").to_string(),
        format!(
            "cannot replace the folder .; name a folder inside it, such as {}",
            Path::new("./reports").display()
        )
    );
    assert!(matches!(refused(""), OutputError::NotReplaceable { .. }));
}

#[test]
fn only_owned_files_can_be_written_and_each_only_once() {
    let parent = tempfile::tempdir().unwrap();
    let folder = begin(&parent.path().join("reports"), "new");
    assert!(matches!(
        folder.file("notes.txt"),
        Err(OutputError::NotOwned { .. })
    ));
    assert!(matches!(
        folder.file("a.csv"),
        Err(OutputError::Write { .. })
    ));
}

#[cfg(unix)]
mod on_unix {
    use super::*;
    use std::os::unix::fs::{MetadataExt, PermissionsExt, symlink};

    fn mode(path: &Path) -> u32 {
        fs::metadata(path).unwrap().permissions().mode() & 0o777
    }

    #[test]
    fn a_new_folder_and_its_files_have_the_permissions_of_any_new_ones() {
        let parent = tempfile::tempdir().unwrap();
        let [ours, any] = ["ours", "any"].map(|name| parent.path().join(name));
        write(&ours, "");
        fs::create_dir(&any).unwrap();
        fs::write(any.join("a.csv"), "").unwrap();
        assert_eq!(mode(&ours), mode(&any));
        assert_eq!(mode(&ours.join("a.csv")), mode(&any.join("a.csv")));
    }

    #[test]
    fn a_replaced_folder_and_its_files_keep_their_permissions() {
        let parent = tempfile::tempdir().unwrap();
        let path = parent.path().join("reports");
        write(&path, "old");
        fs::set_permissions(&path, PermissionsExt::from_mode(0o750)).unwrap();
        fs::set_permissions(path.join("a.csv"), PermissionsExt::from_mode(0o640)).unwrap();
        write(&path, "new");
        assert_eq!((mode(&path), mode(&path.join("a.csv"))), (0o750, 0o640));
    }

    #[test]
    fn other_files_are_kept_not_copied() {
        let parent = tempfile::tempdir().unwrap();
        let path = parent.path().join("reports");
        write(&path, "old");
        fs::write(path.join("notes.txt"), "by hand").unwrap();
        symlink("nowhere", path.join("link")).unwrap();
        let before = fs::metadata(path.join("notes.txt")).unwrap().ino();
        write(&path, "new");
        assert_eq!(fs::metadata(path.join("notes.txt")).unwrap().ino(), before);
        assert_eq!(
            fs::read_link(path.join("link")).unwrap(),
            Path::new("nowhere")
        );
    }

    #[test]
    fn a_link_to_a_folder_stays_and_the_folder_is_replaced() {
        let parent = tempfile::tempdir().unwrap();
        let link = parent.path().join("link");
        for target in ["reports", "not there yet"] {
            symlink(target, &link).unwrap();
            write(&link, "new");
            write(&link, "newer");
            assert_eq!(fs::read_link(&link).unwrap(), Path::new(target));
            assert_eq!(content(&parent.path().join(target)), whole("newer"));
            fs::remove_file(&link).unwrap();
        }
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn a_mount_point_and_an_unwritable_place_are_refused_at_once() {
        assert!(matches!(refused("/proc"), OutputError::MountPoint { .. }));
        let error = refused("/proc/reports");
        assert_eq!(error.to_string(), "cannot write /proc/reports");
    }
}
