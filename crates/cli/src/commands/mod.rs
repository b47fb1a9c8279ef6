//! The commands: one file each, and what those that read documents share.

pub(crate) mod collocations;
pub(crate) mod completions;
pub(crate) mod count;
pub(crate) mod documents;
mod job;
pub(crate) mod keyness;
pub(crate) mod keywords;
pub(crate) mod kwic;
pub(crate) mod lexicon;
pub(crate) mod man;
pub(crate) mod matrix;
pub(crate) mod report;
pub(crate) mod terms;
pub(crate) mod tokens;

pub(crate) use job::Context;
