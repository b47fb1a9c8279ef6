//! Records that are too long, and streams that fail after a doubtful one.

use super::*;

/// The contents of the first field of each record, or its damage.
fn read(table: &[u8], limit: usize, step: usize) -> Vec<Result<String, Damage>> {
    let mut records = Records::new(Stepping(table, step), b',');
    assert_eq!(records.advance().unwrap(), Found::Record);
    records.set_header();
    records.limit = limit;
    let mut found = Vec::new();
    loop {
        match records.advance().unwrap() {
            Found::End => return found,
            Found::Damage(damage) => found.push(Err(damage)),
            Found::Record => found.push(Ok(records.values().values[0].clone().into_owned())),
        }
    }
}

/// Hands out a few bytes at a time.
struct Stepping<'a>(&'a [u8], usize);

impl Read for Stepping<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let length = self.1.min(self.0.len()).min(buffer.len());
        let (now, later) = self.0.split_at(length);
        buffer[..length].copy_from_slice(now);
        self.0 = later;
        Ok(length)
    }
}

#[test]
fn a_record_beyond_the_limit_is_skipped_and_the_next_one_read() {
    let too_long = |line, last| {
        Err(Damage {
            line,
            last,
            fault: Fault::TooLong,
        })
    };
    let word = |word: &str| Ok(word.to_owned());
    for (table, expected) in [
        ("a,b\n1,0123456789\n2,x\n", vec![too_long(2, 2), word("2")]),
        ("a,b\n1,01234567\n2,x\n", vec![word("1"), word("2")]),
        (
            "a,b\r\n1,\"x\r\n\r\n0123456789\"\r\n2,x\r\n",
            vec![too_long(2, 4), word("2")],
        ),
        ("a,b\n1,x\n\"2\",0123456", vec![word("1"), too_long(3, 3)]),
        (
            "a,b\n1,0123456789,\"\n\n\"\n2,x",
            vec![too_long(2, 4), word("2")],
        ),
    ] {
        for step in [1, 2, 3, 100] {
            assert_eq!(read(table.as_bytes(), 10, step), expected, "{table:?}");
        }
    }
}

#[test]
fn the_rows_behind_a_mark_are_found_before_the_limit() {
    let table = format!("a,b\n1,x\n2,\"y\n{}", "3,zzz\n".repeat(1000));
    for step in [1, 7, 10_000] {
        let found = read(table.as_bytes(), 50, step);
        assert_eq!(found.len(), 1002);
        assert!(matches!(
            found[1],
            Err(Damage {
                line: 3,
                last: 3,
                fault: Fault::StrayMark
            })
        ));
    }
}

#[test]
fn a_header_beyond_the_limit_is_not_read_on() {
    let mut stream = io::repeat(b'x');
    let mut records = Records::new(&mut stream, b',');
    let Found::Damage(damage) = records.advance().unwrap() else {
        panic!("the header is endless");
    };
    assert_eq!(damage.fault, Fault::TooLong);
}
