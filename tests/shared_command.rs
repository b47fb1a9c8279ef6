//! Checks of the command against texts and tables that stand beside the workspace, in `../shared`,
//! and are not part of it. Not run by `cargo test`, only by name.
#![cfg(test)]

#[path = "shared_command/articles.rs"]
mod articles;
#[path = "shared_command/bad_text.rs"]
mod bad_text;
#[path = "shared_command/keyness.rs"]
mod keyness;
#[path = "shared_command/quanteda.rs"]
mod quanteda;
#[path = "shared_command/scikit_learn.rs"]
mod scikit_learn;
#[path = "command/support.rs"]
#[expect(dead_code, reason = "the tests of the command need more of it")]
mod support;

use std::path::PathBuf;

/// A file or folder that stands beside the workspace, and is not part of it.
fn shared(name: &str) -> PathBuf {
    support::workspace("../shared").join(name)
}
