//! The presets, and which options each of them stands for.

use keyweight::{Preset, Settings};

use super::choice::{Choice, word_for};
use super::flag::Flag;
use super::ngrams::NgramArgs;
use super::rules::RuleArgs;
use super::segmentation::SegmentArgs;
use super::weights::WeightArgs;

/// The values of `--preset`.
pub(super) const PRESETS: &[Choice<Preset>] = &[
    Choice(
        "article",
        "for articles: handles acronyms, possessives, compounds, plurals and stop words",
        Preset::Article,
    ),
    Choice(
        "sklearn",
        "the defaults of scikit-learn's TfidfVectorizer, with its tokenizer",
        Preset::Sklearn,
    ),
    Choice(
        "unicode",
        "plain UAX #29 words in lower case, weighted by count × ln(N / df), which most programs can \
         do",
        Preset::Unicode,
    ),
];

/// The long help of `--preset`: the options that each preset stands for.
pub(super) fn presets_help() -> String {
    let default = flags(&Preset::default().settings());
    let paragraphs = PRESETS.iter().map(|Choice(name, _, preset)| {
        if *preset == Preset::default() {
            return format!("{name} is {}.", joined(&default));
        }
        let flags = flags(&preset.settings());
        let differing = flags.into_iter().filter(|flag| !default.contains(flag));
        let differing: Vec<Flag> = differing.collect();
        format!("{name} is {} with {}.", default_name(), joined(&differing))
    });
    let paragraphs: Vec<String> = paragraphs.collect();
    format!(
        "Start from a named set of settings; other options override them\n\n{}",
        paragraphs.join("\n\n")
    )
}

/// All options that decide which numbers come out, as one would type them for `settings`.
fn flags(settings: &Settings) -> Vec<Flag> {
    let mut flags = SegmentArgs::flags(settings);
    flags.extend(RuleArgs::flags(settings));
    flags.extend(NgramArgs::flags(settings));
    flags.extend(WeightArgs::flags(settings));
    flags
}

fn default_name() -> &'static str {
    word_for(PRESETS, &Preset::default())
}

fn joined(flags: &[Flag]) -> String {
    let flags: Vec<String> = flags.iter().map(Flag::to_string).collect();
    flags.join(" ")
}

#[cfg(test)]
mod tests {
    use clap::Parser;

    use super::*;
    use crate::options::{AnalysisArgs, SettingsArgs as _};

    #[derive(Parser)]
    struct Typed {
        #[command(flatten)]
        analysis: AnalysisArgs,
    }

    /// The settings of `preset`, changed by the options in `flags`.
    fn typed(preset: Preset, flags: &str) -> Settings {
        let words = std::iter::once("keyweight").chain(flags.split_whitespace());
        let typed = Typed::try_parse_from(words).unwrap();
        typed.analysis.settings(preset).unwrap()
    }

    #[test]
    fn the_options_of_a_preset_turn_any_other_into_it() {
        for Choice(_, _, from) in PRESETS {
            for Choice(name, _, to) in PRESETS {
                let flags = joined(&flags(&to.settings()));
                let settings = typed(*from, &flags).with(|settings| settings.preset = *to);
                assert_eq!(settings, to.settings(), "{name}: {flags}");
            }
        }
    }

    #[test]
    fn the_help_names_the_options_that_turn_the_default_into_a_preset() {
        let help = presets_help();
        for Choice(name, _, preset) in PRESETS {
            let start = format!("{name} is ");
            let mut paragraphs = help.split("\n\n");
            let flags = paragraphs.find_map(|paragraph| {
                let flags = paragraph.strip_prefix(&start)?.strip_suffix('.')?;
                Some(flags.strip_prefix("article with ").unwrap_or(flags))
            });
            let settings =
                typed(Preset::default(), flags.unwrap()).with(|settings| settings.preset = *preset);
            assert_eq!(settings, preset.settings(), "{name}");
        }
        assert!(help.contains("--ngram-gaps all"));
    }
}
