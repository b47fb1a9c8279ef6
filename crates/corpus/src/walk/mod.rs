//! From arguments to files: folders are walked, and what each file holds is decided.

pub(crate) mod finder;
pub(crate) mod folder;
