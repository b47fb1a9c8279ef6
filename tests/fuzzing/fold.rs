//! Folding gives each surface one fate, in any order of the surfaces and of the work.

use keyweight::tokenize::{
    Executor, Language, LanguageDetector, Rules, SequentialExecutor, Surface, fold_with,
};

/// Processes the last item first.
struct ReverseExecutor;

impl Executor for ReverseExecutor {
    fn map<'i, T: Sync, U: Send>(
        &self,
        items: &'i [T],
        work: impl Fn(&'i T) -> U + Sync + Send,
    ) -> Vec<U> {
        let mut done: Vec<U> = items.iter().rev().map(work).collect();
        done.reverse();
        done
    }
}

pub(crate) fn check(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let lines: Vec<&str> = text.lines().collect();
    let mut surfaces: Vec<Surface<'_>> = (0..)
        .zip(&lines)
        .map(|(number, text)| Surface {
            text,
            language: Language::ENGLISH,
            in_capitals: number % 3 == 0,
            count: number % 7,
        })
        .collect();
    let rules = Rules::default();
    let folded = fold_with(&rules, &surfaces, &SequentialExecutor);
    assert_eq!(folded.fates.len(), surfaces.len());
    surfaces.reverse();
    let mut reversed = fold_with(&rules, &surfaces, &ReverseExecutor);
    reversed.fates.reverse();
    assert_eq!(folded.fates, reversed.fates);
    assert_eq!(folded.stop_lists, reversed.stop_lists);

    thread_local!(static DETECTOR: LanguageDetector = LanguageDetector::new());
    DETECTOR.with(|detector| detector.detect(&text));
}
