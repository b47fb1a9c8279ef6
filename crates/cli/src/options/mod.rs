//! Reusable groups of options: what was typed, and what it means.

mod analysis;
mod choice;
mod comparison;
mod flag;
mod general;
mod groups;
mod input;
mod keyness;
mod list_file;
mod ngrams;
mod output;
mod preset;
mod resources;
mod rules;
mod segmentation;
mod settings;
mod stop_words;
mod table;
mod top;
mod weights;

pub(crate) use analysis::{AnalysisArgs, SequenceArgs, UnitArgs, WordArgs};
pub(crate) use choice::{Choice, Suggesting, one_of};
pub(crate) use comparison::ComparisonArgs;
pub(crate) use general::GeneralArgs;
pub(crate) use groups::ByArgs;
pub(crate) use input::{InputArgs, Opened, is_part};
pub(crate) use keyness::KeynessArgs;
pub(crate) use output::{MATRIX_VALUES, Output, OutputArgs, StyleArgs};
pub(crate) use segmentation::SegmentArgs;
pub(crate) use settings::SettingsArgs;
pub(crate) use table::TableArgs;
pub(crate) use top::top_parser;
