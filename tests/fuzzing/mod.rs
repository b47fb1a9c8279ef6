//! What must hold for any bytes. The fuzz targets call these functions, and a test calls them with
//! every file in `fuzz/corpus`.

mod blocks;
mod command;
mod counts;
mod edits;
mod fold;
mod mecab;
mod segment;
mod tables;

/// Fails unless what must hold does.
pub(crate) type Check = fn(&[u8]);

/// The name of each target, and what it checks.
pub(crate) const TARGETS: [(&str, Check); 7] = [
    ("segment", segment::check),
    ("fold", fold::check),
    ("kwc", counts::check),
    ("csv", tables::check_csv),
    ("json", tables::check_json),
    ("mecab", mecab::check),
    ("command", command::check),
];

#[cfg(test)]
mod corpora;
