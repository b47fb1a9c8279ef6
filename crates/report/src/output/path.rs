//! Where an output really goes, and what the temporary beside it is called.

use std::ffi::OsStr;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use tempfile::{Builder, NamedTempFile, TempDir};

/// More links than this in a row are taken for a circle, as the system does.
const MOST_LINKS: usize = 40;

/// Follows `path` while it is a symbolic link, whether there is something at its end or not.
///
/// # Errors
///
/// If the links lead in a circle or cannot be read.
pub(crate) fn follow_links(path: &Path) -> io::Result<PathBuf> {
    let mut path = path.to_owned();
    for _ in 0..MOST_LINKS {
        match fs::symlink_metadata(&path) {
            Ok(metadata) if metadata.is_symlink() => {
                path = folder_of(&path).join(fs::read_link(&path)?);
            }
            Ok(_) => return Ok(path),
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(path),
            Err(error) => return Err(error),
        }
    }
    Err(io::Error::other("symbolic links lead in a circle"))
}

/// The folder that `path` is in, `.` where it names none.
pub(crate) fn folder_of(path: &Path) -> &Path {
    match path.parent() {
        Some(parent) if parent.as_os_str().is_empty() => Path::new("."),
        Some(parent) => parent,
        None => path,
    }
}

/// A new file in `folder`, hidden and recognizable, removed when dropped:
/// `.keywords.csv.keyweight-x1Y2z3`.
///
/// It has the permissions of any new file, not the private ones of a temporary.
pub(crate) fn temporary_file(folder: &Path, name: &OsStr) -> io::Result<NamedTempFile> {
    with_mode(tempfile::Builder::new().prefix(&prefix(name)), 0o666).tempfile_in(folder)
}

/// A new folder in `folder`, hidden and recognizable, removed when dropped:
/// `.reports.keyweight-x1Y2z3`.
///
/// It has the permissions of any new folder, not the private ones of a temporary.
pub(crate) fn temporary_folder(folder: &Path, name: &OsStr) -> io::Result<TempDir> {
    with_mode(tempfile::Builder::new().prefix(&prefix(name)), 0o777).tempdir_in(folder)
}

/// So much of a long name is kept, as file systems hold no names longer than 255 bytes.
const LONGEST_NAME: usize = 200;

fn prefix(name: &OsStr) -> String {
    let name = name.to_string_lossy();
    let cut = (0..=LONGEST_NAME.min(name.len()))
        .rev()
        .find(|&cut| name.is_char_boundary(cut));
    format!(".{}.keyweight-", &name[..cut.unwrap_or(0)])
}

/// Permissions before the user's umask takes its part.
#[cfg(unix)]
fn with_mode<'b, 'p, 's>(builder: &'b mut Builder<'p, 's>, mode: u32) -> &'b mut Builder<'p, 's> {
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(mode))
}

#[cfg(not(unix))]
fn with_mode<'b, 'p, 's>(builder: &'b mut Builder<'p, 's>, _mode: u32) -> &'b mut Builder<'p, 's> {
    builder
}

/// Asks whether this process may add and remove files in `folder`.
#[cfg(unix)]
pub(crate) fn check_writable(folder: &Path) -> io::Result<()> {
    use rustix::fs::Access;
    Ok(rustix::fs::access(
        folder,
        Access::WRITE_OK | Access::EXEC_OK,
    )?)
}

#[cfg(not(unix))]
pub(crate) fn check_writable(_folder: &Path) -> io::Result<()> {
    Ok(())
}

/// Whether something is mounted at `folder`, so that it cannot be renamed.
#[cfg(unix)]
pub(crate) fn is_mount_point(folder: &Path) -> io::Result<bool> {
    use std::os::unix::fs::MetadataExt;
    let other_device = fs::metadata(folder)?.dev() != fs::metadata(folder_of(folder))?.dev();
    Ok(other_device || is_mount_root(folder))
}

#[cfg(not(unix))]
pub(crate) fn is_mount_point(_folder: &Path) -> io::Result<bool> {
    Ok(false)
}

/// Sees what the device number does not tell: a folder mounted from another place of the same file
/// system, as containers do.
#[cfg(target_os = "linux")]
fn is_mount_root(folder: &Path) -> bool {
    use rustix::fs::{AtFlags, CWD, StatxAttributes, StatxFlags};
    rustix::fs::statx(CWD, folder, AtFlags::empty(), StatxFlags::empty())
        .is_ok_and(|answer| answer.stx_attributes.contains(StatxAttributes::MOUNT_ROOT))
}

#[cfg(all(unix, not(target_os = "linux")))]
fn is_mount_root(_folder: &Path) -> bool {
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_temporary_is_hidden_and_named_after_its_target() {
        let folder = tempfile::tempdir().unwrap();
        let long = "台".repeat(85);
        for name in ["keywords.csv", &long] {
            let file = temporary_file(folder.path(), OsStr::new(name)).unwrap();
            let shown = file
                .path()
                .file_name()
                .unwrap()
                .to_string_lossy()
                .into_owned();
            let start: String = name.chars().take(12).collect();
            assert!(shown.starts_with(&format!(".{start}")), "{shown}");
        }
    }

    #[cfg(unix)]
    #[test]
    fn links_are_followed_even_to_nothing_but_not_in_a_circle() {
        use std::os::unix::fs::symlink;
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        symlink("b", at("a")).unwrap();
        symlink(at("c"), at("b")).unwrap();
        assert_eq!(follow_links(&at("a")).unwrap(), at("c"));
        symlink("circle", at("circle")).unwrap();
        assert!(follow_links(&at("circle")).is_err());
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn a_mount_point_is_known() {
        assert!(is_mount_point(Path::new("/proc")).unwrap());
        let folder = tempfile::tempdir().unwrap();
        assert!(!is_mount_point(folder.path()).unwrap());
    }
}
