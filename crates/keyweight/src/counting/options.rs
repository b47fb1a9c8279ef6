//! How a corpus is counted: what to keep beside the counts, which resources to use, whom to inform.

use std::fmt;

use crate::execution::{Progress, Quiet, Resources};
use crate::settings::Settings;

/// How to count a corpus, beside the [`Settings`](crate::Settings) that decide what a word is.
///
/// No option changes a count.
///
/// # Examples
///
/// ```
/// use keyweight::{CountOptions, Resources, WordOrder};
///
/// let mut resources = Resources::default();
/// resources.memory = Some(2 << 30);
/// let options = CountOptions::default()
///     .resources(resources)
///     .word_order(WordOrder::Keep);
/// assert_eq!(options.word_order, WordOrder::Keep);
/// ```
#[derive(Clone)]
#[non_exhaustive]
pub struct CountOptions<'p> {
    /// How much memory to use. Default: no limit.
    pub resources: Resources,
    /// Receives the progress of the work, and may cancel it. Default: [`Quiet`].
    pub progress: &'p dyn Progress,
    /// Whether to keep the order of the words. Default: [`WordOrder::Drop`].
    pub word_order: WordOrder,
}

/// Whether counting keeps the order of the words of each document.
///
/// Counts of `chips for Taiwan` with the order can be made into collocations; without it, they only
/// say that each of the three words occurs once.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum WordOrder {
    /// Keep it, in four bytes per token. [`Collocations`](crate::tables::Collocations) need it.
    Keep,
    /// Keep it only if the settings ask for n-grams or phrases, which are found in it.
    #[default]
    Drop,
}

impl<'p> CountOptions<'p> {
    /// Use these resources.
    #[must_use]
    pub fn resources(self, resources: Resources) -> CountOptions<'p> {
        CountOptions { resources, ..self }
    }

    /// Report to `progress`.
    #[must_use]
    pub fn progress(self, progress: &dyn Progress) -> CountOptions<'_> {
        CountOptions {
            resources: self.resources,
            progress,
            word_order: self.word_order,
        }
    }

    /// Keep the order of the words, or drop it.
    #[must_use]
    pub fn word_order(self, word_order: WordOrder) -> CountOptions<'p> {
        CountOptions { word_order, ..self }
    }

    /// Whether these options or `settings` need the order of the words.
    pub(crate) fn keeps_order(&self, settings: &Settings) -> bool {
        self.word_order == WordOrder::Keep || settings.needs_order()
    }
}

impl Default for CountOptions<'_> {
    fn default() -> Self {
        CountOptions {
            resources: Resources::default(),
            progress: &Quiet,
            word_order: WordOrder::default(),
        }
    }
}

impl fmt::Debug for CountOptions<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("CountOptions")
            .field("resources", &self.resources)
            .field("word_order", &self.word_order)
            .finish_non_exhaustive()
    }
}
