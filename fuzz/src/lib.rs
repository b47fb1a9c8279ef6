//! What the targets check: the functions in `tests/fuzzing`.

#[path = "../../tests/fuzzing/mod.rs"]
mod fuzzing;

/// Checks `bytes` as the target of this name does.
pub fn check(target: &str, bytes: &[u8]) {
    let found = fuzzing::TARGETS.iter().find(|(name, _)| *name == target);
    let (_, check) = found.expect("there is a target of this name");
    check(bytes);
}
