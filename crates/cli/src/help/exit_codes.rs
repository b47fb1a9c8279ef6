//! What the exit codes mean.

/// The exit codes with their meanings.
pub(super) const EXIT_CODES: [(&str, &str); 5] = [
    ("0", "done"),
    ("1", "failed"),
    ("2", "wrong usage"),
    ("3", "done, but some documents were skipped"),
    ("130", "interrupted"),
];
