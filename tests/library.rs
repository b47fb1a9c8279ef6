//! Tests of the crates together, in one binary.

// Tells Clippy that helpers are tests too, in which `unwrap` is allowed.
#![cfg(test)]

mod architecture;
mod columns;
mod comparisons;
mod coverage;
mod determinism;
mod fuzzing;
mod generated;
mod given_documents;
mod goldens;
mod groups;
mod keyness;
mod laws;
mod letters;
mod long;
mod mecab;
mod models;
mod oracles;
mod patterns;
mod plurals;
mod prepared;
mod readme;
mod resolution;
mod robustness;
mod rooms;
mod segmentation;
mod spilled;
mod support;
mod tables;
mod texts;
