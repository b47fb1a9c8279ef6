//! Runs the check `fold` in `tests/fuzzing`.

#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| keyweight_fuzz::check("fold", bytes));
