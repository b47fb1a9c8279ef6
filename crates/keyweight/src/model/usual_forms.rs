//! The forms of words before plurals are folded, by which units of several words are named.

use keyweight_count::{Counts, Lexicon};
use keyweight_tokenize::{Language, Stem};

use super::fold::fold_surfaces;
use crate::counting::from_context;
use crate::settings::Settings;

/// The term that each English surface has if plurals are not folded, so that a sequence of words is shown
/// as it is most often written: `civil rights`, although `rights` alone counts for `right`. `None` if the
/// settings do not fold plurals.
pub(super) fn usual_forms(
    counts: &Counts,
    settings: &Settings,
    fallback: Language,
) -> Option<Lexicon> {
    if settings.rules.stem != Stem::Plural {
        return None;
    }
    let mut settings = settings.clone();
    settings.rules.stem = Stem::None;
    let lexicon = fold_surfaces(counts, &[], &settings, fallback).lexicon;
    let surfaces = counts.surfaces();
    let ids = (0..).take(surfaces.len());
    let terms = ids.map(|surface| {
        let language = match from_context(surfaces.context(surface)).0 {
            Language::UNKNOWN => fallback,
            language => language,
        };
        let term = lexicon.term_of(surface)?;
        (language == Language::ENGLISH).then(|| lexicon.terms().get(term))
    });
    Some(Lexicon::new(terms))
}
