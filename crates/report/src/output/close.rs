//! Closing files without losing what only closing reports.

use std::fs::File;
use std::io;

/// Closes `file`, and returns the error that closing it gives.
///
/// Dropping a file ignores the error. Network file systems may write what is left only when a file is
/// closed, and so report only then that a quota is used up or that the server is gone.
///
/// # Errors
///
/// The system's error. What was written to the file may be incomplete then.
pub fn close(file: File) -> io::Result<()> {
    #[cfg(unix)]
    nix::unistd::close(file)?;
    #[cfg(not(unix))]
    drop(file);
    Ok(())
}

/// Reports what closing `file` would, but leaves it open, so that it keeps its lock.
pub(crate) fn check_close(file: &File) -> io::Result<()> {
    match file.try_clone().map(close) {
        Ok(Err(error)) if error.kind() != io::ErrorKind::Interrupted => Err(error),
        Ok(Ok(())) => Ok(()),
        // There is no other descriptor, or closing it was cut short. This takes longer.
        Ok(Err(_)) | Err(_) => match file.sync_all() {
            // Pipes and devices have nothing to wait for.
            Err(error) if error.kind() == io::ErrorKind::InvalidInput => Ok(()),
            result => result,
        },
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use super::*;

    #[test]
    fn a_file_that_is_checked_stays_open() {
        let mut file = tempfile::tempfile().unwrap();
        file.write_all(b"a").unwrap();
        check_close(&file).unwrap();
        file.write_all(b"b").unwrap();
        assert_eq!(file.metadata().unwrap().len(), 2);
        close(file).unwrap();
    }
}
