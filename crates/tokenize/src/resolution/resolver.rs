//! Decides which words a surface is, by all surfaces of a corpus.

use std::collections::HashMap;
use std::ops::Range;

use crate::fold::Surface;
use crate::language::Language;
use crate::language::chinese::is_ideograph;
use crate::resolution::line_ends::{self, LineEnds};
use crate::resolution::unknown_runs::UnknownRuns;
use crate::segment::Segmenter;
use crate::token::Break;

/// Decides which words a surface is, if only the whole corpus can tell.
///
/// - A word broken at a line end is one word if the corpus has it elsewhere, joined or with the hyphen;
///   the more frequent form is taken. Otherwise, its parts are words. A soft hyphen always joins.
/// - A run of Chinese characters that the dictionary does not know is divided into runs that the
///   corpus has at least twice by themselves. A run without any of them is one word if it has up to six
///   characters; otherwise each of its characters is one.
///
/// # Examples
///
/// ```
/// use keyweight_tokenize::{Language, Resolver, Segmentation, Segmenter, Surface};
///
/// let surface = |text| Surface { text, language: Language::ENGLISH, in_capitals: false, count: 1 };
/// let surfaces = [surface("govern-\nment"), surface("Government"), surface("odd-\nity")];
/// let segmenter = Segmenter::new(Segmentation::default());
/// let resolver = Resolver::new(&segmenter, &surfaces);
/// let words = |text| resolver.words(text, Language::ENGLISH).unwrap();
/// assert_eq!(words("govern-\nment")[0].text("govern-\nment"), "government");
/// assert_eq!(words("odd-\nity")[1].text("odd-\nity"), "ity");
/// assert_eq!(resolver.words("Government", Language::ENGLISH), None);
/// ```
#[derive(Clone, Debug)]
pub struct Resolver {
    segmenter: Segmenter,
    line_ends: LineEnds,
    unknown_runs: UnknownRuns,
    /// The words of each surface of the corpus that is not a word itself.
    known: HashMap<Language, HashMap<Box<str>, Vec<ResolvedWord>>>,
}

/// A word of a surface.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct ResolvedWord {
    /// Where it is in the surface, in bytes.
    pub span: Range<usize>,
    /// Its spelling, if it is not what the surface has there: without a line end.
    pub spelling: Option<String>,
    /// What lies between it and the word before it; [`Break::None`] for the first word.
    pub break_before: Break,
}

impl ResolvedWord {
    /// The spelling of the word in `surface`, the surface that it was found in.
    ///
    /// # Panics
    ///
    /// If `surface` is another one, in which the span does not fall on character boundaries.
    pub fn text<'t>(&'t self, surface: &'t str) -> &'t str {
        match &self.spelling {
            Some(spelling) => spelling,
            None => &surface[self.span.clone()],
        }
    }
}

impl Resolver {
    /// A resolver for the corpus with these surfaces, whose tokens `segmenter` found.
    pub fn new(segmenter: &Segmenter, surfaces: &[Surface<'_>]) -> Resolver {
        let unknown_runs = UnknownRuns::new(segmenter, surfaces);
        let mut resolver = Resolver {
            segmenter: segmenter.clone(),
            line_ends: LineEnds::new(surfaces),
            unknown_runs,
            known: HashMap::new(),
        };
        let divisible = surfaces.iter().filter(|one| Resolver::may_divide(one.text));
        for Surface { text, language, .. } in divisible {
            if let Some(words) = resolver.words(text, *language) {
                let known = resolver.known.entry(*language).or_default();
                known.insert((*text).into(), words);
            }
        }
        resolver
    }

    /// Whether a token, by its characters, may be several words or a broken one. Cheap: it looks at no
    /// other surface and no dictionary.
    pub fn may_divide(surface: &str) -> bool {
        match surface.as_bytes().first() {
            // Where all ideographs begin.
            Some(0xe3..) => surface.starts_with(is_ideograph) || line_ends::is_broken(surface),
            _ => surface.as_bytes().contains(&b'\n') && line_ends::is_broken(surface),
        }
    }

    /// Whether every surface of the corpus is a word itself.
    pub fn is_idle(&self) -> bool {
        self.known.is_empty()
    }

    /// The words of `surface`, a surface of the corpus from texts in `language`; `None` if it is a word
    /// itself.
    pub fn known_words(&self, surface: &str, language: Language) -> Option<&[ResolvedWord]> {
        let words = self.known.get(&language)?.get(surface)?;
        Some(words)
    }

    /// The words of any token, whether the corpus has it or not; `None` if it is a word itself.
    pub fn words(&self, surface: &str, language: Language) -> Option<Vec<ResolvedWord>> {
        if line_ends::is_broken(surface) {
            return self.line_ends.words(surface);
        }
        if UnknownRuns::may_divide(surface) && self.segmenter.is_unknown_run(surface, language) {
            return self.unknown_runs.words(surface);
        }
        None
    }
}
