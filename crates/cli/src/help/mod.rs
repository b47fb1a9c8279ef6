//! The help texts: what `-h` and `--help` print, and the manual pages.

mod exit_codes;
mod guide;
mod manual;
mod reference;

pub(crate) use guide::{Example, Guide};
pub(crate) use manual::Page;
pub(crate) use reference::Reference;
