//! How options change the settings of an analysis.

use keyweight::tokenize::Words;
use keyweight::{Preset, Settings};

use crate::terminal::UsageError;

/// Options that change the settings of an analysis: those that matter to a command. A preset makes
/// all choices; an option changes one.
pub(crate) trait SettingsArgs: Sync {
    /// Changes what the options ask for.
    fn apply(&self, settings: &mut Settings) -> Result<(), UsageError>;

    /// The settings of `preset`, changed by the options.
    ///
    /// A dictionary is an error where nothing would use it.
    fn settings(&self, preset: Preset) -> Result<Settings, UsageError> {
        let mut settings = preset.settings();
        self.apply(&mut settings)?;
        let has_dictionary = settings.rules.dictionary.is_some() || settings.mecab.is_some();
        if has_dictionary && settings.segmentation.words != Words::Article {
            return Err(UsageError(
                "--dictionary needs --words article; the other rules do not look for its entries"
                    .to_owned(),
            ));
        }
        Ok(settings)
    }
}

/// Replaces `value` if the option was given.
pub(super) fn set<T: Copy>(value: &mut T, chosen: Option<T>) {
    if let Some(chosen) = chosen {
        *value = chosen;
    }
}
