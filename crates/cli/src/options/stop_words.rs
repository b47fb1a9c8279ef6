//! The lists of words that `--stop-words` names.

use std::path::Path;

use keyweight::tokenize::{Language, StopList, StopSource, StopWords};

use super::list_file::read_list;

pub(super) fn parse_stop_words(text: &str) -> Result<StopWords, String> {
    if text == "none" {
        return Ok(StopWords::none());
    }
    let sources = text.split(',').map(parse_source);
    Ok(StopWords {
        sources: sources.collect::<Result<_, _>>()?,
    })
}

/// What one types for `stop_words`.
pub(super) fn stop_words_text(stop_words: &StopWords) -> String {
    if stop_words.sources.is_empty() {
        return "none".to_owned();
    }
    let sources = stop_words.sources.iter().filter_map(|source| match source {
        StopSource::Auto => Some("auto".to_owned()),
        StopSource::Language(language) => Some(language.to_string()),
        StopSource::List(list) => Some(list.name.clone()),
        _ => None,
    });
    sources.collect::<Vec<_>>().join(",")
}

fn parse_source(text: &str) -> Result<StopSource, String> {
    if text == "auto" {
        return Ok(StopSource::Auto);
    }
    if let Ok(language) = text.parse::<Language>() {
        if StopWords::is_known(language) {
            return Ok(StopSource::Language(language));
        }
        if !Path::new(text).exists() {
            return Err(format!("there is no built-in list for the language {text}"));
        }
    }
    match read_list(text) {
        Ok(words) => Ok(StopSource::List(StopList::from_lines(text, &words))),
        Err(error) => Err(format!(
            "{text:?} is not auto, none, a language code or a readable text file: {error}"
        )),
    }
}
