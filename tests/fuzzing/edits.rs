//! Edits of good files, so that a few bytes reach far into a format with lengths and checksums.

/// Changes `files` as `script` says, and returns what is left of it.
///
/// Each edit is an operation, the number of a file, a place in it (three bytes), and a length, with
/// this many bytes after it. Any bytes are a script.
///
/// ```text
/// 0  overwrite    3  cut off here       6  repeat the file
/// 1  insert       4  swap with the next 7  end of the script
/// 2  delete       5  remove the file
/// ```
pub(crate) fn edit<'s>(files: &mut Vec<Vec<u8>>, mut script: &'s [u8]) -> &'s [u8] {
    while let Some((&operation, rest)) = script.split_first() {
        script = rest;
        if operation % 8 == 7 || files.is_empty() {
            break;
        }
        let Some(([number, a, b, c, length], rest)) = rest.split_first_chunk() else {
            break;
        };
        let (bytes, rest) = rest.split_at(usize::from(*length).min(rest.len()));
        script = rest;
        let number = usize::from(*number) % files.len();
        let next = (number + 1) % files.len();
        let file = &mut files[number];
        let place = u32::from_le_bytes([*a, *b, *c, 0]) as usize % (file.len() + 1);
        let end = (place + bytes.len()).min(file.len());
        match operation % 8 {
            0 => drop(file.splice(place..end, bytes.iter().copied())),
            1 => drop(file.splice(place..place, bytes.iter().copied())),
            2 => drop(file.drain(place..end)),
            3 => file.truncate(place),
            4 => files.swap(number, next),
            5 => drop(files.remove(number)),
            _ => files.insert(number, files[number].clone()),
        }
    }
    script
}
