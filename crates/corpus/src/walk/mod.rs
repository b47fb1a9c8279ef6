//! From arguments to the files that are read: folders are walked, and the content of each file is
//! decided by its name.

pub(crate) mod canonical_paths;
pub(crate) mod finder;
pub(crate) mod folder;
pub(crate) mod found;
mod ignore_rules;
mod left_out;
mod spelling;
