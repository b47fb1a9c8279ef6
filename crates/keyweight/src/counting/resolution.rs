//! Replaces surfaces that only the whole corpus can tell apart by the words that they are.

use std::borrow::Cow;
use std::sync::Arc;

use keyweight_count::{Counts, Replacement, ReplacementWord};
use keyweight_tokenize::{Break, Resolver, Surface, Words};
use rayon::iter::{IntoParallelIterator, ParallelIterator};

use super::context::from_context;
use super::counted::Counted;
use crate::execution::ranges;
use crate::settings::Settings;

impl Counted {
    /// The same corpus with words in the place of surfaces that are not words, such as a word broken at a
    /// line end; see [`Resolver`]. The corpus must be complete: the words depend on all of it.
    pub(crate) fn resolved(self, settings: &Settings) -> Counted {
        match self.resolver(settings) {
            None => self,
            Some(resolver) => self.replace_surfaces(resolver),
        }
    }

    /// Like [`Counted::resolved`], but copies only if there is something to replace.
    pub(crate) fn to_resolved(&self, settings: &Settings) -> Cow<'_, Counted> {
        match self.resolver(settings) {
            None => Cow::Borrowed(self),
            Some(resolver) => Cow::Owned(self.clone().replace_surfaces(resolver)),
        }
    }

    /// What finds the words of surfaces, if a surface is not a word.
    fn resolver(&self, settings: &Settings) -> Option<Resolver> {
        if settings.segmentation.words != Words::Article || self.resolver.is_some() {
            return None;
        }
        let surfaces = self.counts.surfaces();
        let may_divide = |id| Resolver::may_divide(surfaces.text(id));
        let ids = 0..u32::try_from(surfaces.len()).unwrap_or(u32::MAX);
        if !ids.into_par_iter().any(may_divide) {
            return None;
        }
        let described: Vec<Surface<'_>> = surfaces
            .ids()
            .zip(self.counts.surface_counts())
            .map(|(id, count)| {
                let (language, in_capitals) = from_context(surfaces.context(id));
                Surface {
                    text: surfaces.text(id),
                    language,
                    in_capitals,
                    count: *count,
                }
            })
            .collect();
        let resolver = Resolver::new(&settings.segmenter(), &described);
        (!resolver.is_idle()).then_some(resolver)
    }

    fn replace_surfaces(mut self, resolver: Resolver) -> Counted {
        let replacements = replacements(&self.counts, &resolver);
        let is_divided = replacements.iter().any(|one| one.words.len() != 1);
        self.counts = self.counts.replace_surfaces(&replacements);
        if is_divided {
            let counts = &self.counts;
            let tokens = ranges(counts.documents()).into_par_iter();
            let tokens: Vec<Vec<u64>> = tokens.map(|range| counts.tokens(range)).collect();
            let documents = self.documents.iter_mut();
            for (document, tokens) in documents.zip(tokens.into_iter().flatten()) {
                document.tokens = tokens;
            }
        }
        self.resolver = Some(Arc::new(resolver));
        self
    }
}

/// The words in the place of each surface that is not a word.
fn replacements(counts: &Counts, resolver: &Resolver) -> Vec<Replacement> {
    let surfaces = counts.surfaces();
    let replacement = |surface| {
        let text = surfaces.text(surface);
        let (language, _) = from_context(surfaces.context(surface));
        let words = resolver.known_words(text, language)?.iter();
        let words = words.map(|word| ReplacementWord {
            text: word.text(text).to_owned(),
            apart: word.break_before >= Break::Punctuation,
        });
        Some(Replacement {
            surface,
            words: words.collect(),
        })
    };
    surfaces.ids().filter_map(replacement).collect()
}
