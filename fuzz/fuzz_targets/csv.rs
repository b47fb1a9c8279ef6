//! Runs the check `csv` in `tests/fuzzing`.

#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| keyweight_fuzz::check("csv", bytes));
