//! The real place of an output: links, mount points, permissions.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// More links than this in a row are considered a circle, as the system does.
const MOST_LINKS: usize = 40;

/// Follows `path` while it is a symbolic link, even if its end does not exist.
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

/// The folder that contains `path`: `.` if it names none.
pub(crate) fn folder_of(path: &Path) -> &Path {
    match path.parent() {
        Some(parent) if parent.as_os_str().is_empty() => Path::new("."),
        Some(parent) => parent,
        None => path,
    }
}

/// Checks that this process may add and remove files in `folder`.
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

/// Detects what the device number does not show: a folder mounted from another place on the same file
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
