//! Tests of the crates together, in one binary.

mod architecture;
mod determinism;
mod goldens;
mod oracles;
mod robustness;
mod segmentation;
mod support;
mod tables;
