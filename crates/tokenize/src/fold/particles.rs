//! Korean particles, which are written together with the noun before them: `규제는` is `규제`.
//!
//! A particle is cut only if the corpus shows that the rest is a noun: it occurs alone, or with two
//! different particles. The endings of verbs that look like particles, and nouns that end like one, are
//! recognized by what else the corpus has.

mod endings;

use std::collections::BTreeSet;

use foldhash::fast::FixedState;
use hashbrown::HashMap;

use crate::fold::executor::Executor;
use crate::fold::particles::endings::{Ending, Endings, Kind, Kinds, has_final, vowel};
use crate::fold::rules::Rules;
use crate::fold::stem::Stem;
use crate::fold::surface::Reason;
use crate::fold::word::{Candidate, Word};
use crate::language::Language;

pub(crate) const KOREAN: Language = Language::from_letters(*b"ko");

/// A noun of one syllable is not cut out: too many words of two syllables end like a particle.
const SHORTEST_NOUN: usize = 2;

/// A form is a noun of its own if it occurs at least this often, and more often than all other forms.
const FREQUENT: u64 = 5;

/// Words that end like a noun with a particle: provinces and islands, people, degrees, adverbs. All are
/// entries of the Standard Korean Language Dictionary (표준국어대사전).
#[rustfmt::skip]
const WHOLE: [&str; 46] = [
    "경기도", "강원도", "충청도", "전라도", "경상도", "제주도", "함경도", "평안도", "황해도", "강화도", "거제도", "한반도",
    "어린이", "젊은이", "늙은이", "지은이", "글쓴이", "옮긴이", "고양이",
    "정치가", "투자가", "만화가", "무용가", "역사가", "조각가", "번역가",
    "만족도", "지지도", "선호도", "인지도", "완성도", "중요도", "기여도", "의존도", "신뢰도", "집중도", "위험도", "정확도",
    "그대로", "제대로", "이대로", "언제나", "얼마나", "누구나", "우크라이나", "소나무",
];

/// What the corpus shows about a possible noun.
#[derive(Default)]
struct Evidence {
    /// The kinds of particles that occur right after it.
    kinds: Kinds,
    /// How often it occurs with a particle.
    count: u64,
}

/// The forms of Korean documents.
struct Forms<'t> {
    endings: &'t Endings,
    /// How often each term occurs.
    terms: HashMap<&'t str, u64, FixedState>,
    /// By what is before an ending.
    nouns: HashMap<&'t str, Evidence, FixedState>,
    shortest: usize,
}

/// For each word, the noun if its candidate is a Korean noun with particles; nothing at all if there are no
/// Korean documents or particles stay.
pub(crate) fn find(
    rules: &Rules,
    languages: &BTreeSet<Language>,
    words: &[Word<'_>],
    candidates: &[Result<Candidate, Reason>],
    executor: &impl Executor,
) -> Vec<Option<String>> {
    if !are_cut(rules) || !languages.contains(&KOREAN) {
        return Vec::new();
    }
    let endings = Endings::new();
    let mut forms = Forms {
        endings: &endings,
        terms: HashMap::default(),
        nouns: HashMap::default(),
        shortest: rules.min_length.max(SHORTEST_NOUN),
    };
    let indices: Vec<usize> = (0..candidates.len()).collect();
    let term = |index: usize| {
        let candidate = candidates[index].as_ref().ok()?;
        (words[index].surface.language == KOREAN).then_some(candidate.text.as_str())
    };
    let splits = executor.map(&indices, |index| {
        let term = term(*index)?;
        let splits = endings.split(term);
        Some((
            term,
            words[*index].surface.count,
            splits.collect::<Vec<_>>(),
        ))
    });
    for (term, count, splits) in splits.into_iter().flatten() {
        *forms.terms.entry(term).or_default() += count;
        for (noun, ending) in splits {
            let evidence = forms.nouns.entry(noun).or_default();
            evidence.kinds.insert(ending.first);
            evidence.count += count;
        }
    }
    executor.map(&indices, |index| {
        let mut noun = forms.noun(term(*index)?)?;
        while let Some(shorter) = forms.noun(noun) {
            noun = shorter;
        }
        Some(noun.to_owned())
    })
}

/// Whether particles are cut off under `rules`.
pub(crate) fn are_cut(rules: &Rules) -> bool {
    rules.stem != Stem::None
}

impl Forms<'_> {
    /// The noun in `word`, if that is a noun with particles; the shortest of several.
    fn noun<'w>(&self, word: &'w str) -> Option<&'w str> {
        if WHOLE.contains(&word) {
            return None;
        }
        let found = self.endings.split(word).find(|(noun, ending)| {
            self.is_noun(noun)
                && !self.is_noun_itself(word, *ending)
                && !self.is_more_frequent(word, noun, *ending)
        });
        Some(found?.0)
    }

    /// Whether the corpus shows that `noun`, which is before an ending, is a noun.
    fn is_noun(&self, noun: &str) -> bool {
        let Some(evidence) = self.nouns.get(noun) else {
            return false;
        };
        let Some(last) = noun.chars().next_back() else {
            return false;
        };
        if noun.chars().count() < self.shortest || ends_a_verb(last) {
            return false;
        }
        if may_end_a_verb(last) {
            let kinds = evidence.kinds.only(Kinds::NEVER_AFTER_VERBS);
            let has_topic = takes_topic(last) && evidence.kinds.has(Kind::Topic);
            let occurs = self.terms.contains_key(noun) || evidence.kinds.len() >= 2;
            return occurs && (!kinds.is_empty() || has_topic);
        }
        self.terms.contains_key(noun)
            || evidence.kinds.len() >= 2 && !evidence.kinds.only(Kinds::OF_NOUNS).is_empty()
    }

    /// Whether `word` takes a particle that cannot follow its own `ending`: `경기도가`.
    fn is_noun_itself(&self, word: &str, ending: Ending) -> bool {
        let Some(evidence) = self.nouns.get(word) else {
            return false;
        };
        let others = evidence.kinds.only(Kinds::AFTER_ANY_NOUN);
        others.iter().any(|kind| !ending.last.may_precede(kind))
    }

    /// Whether `word` is so frequent that its `ending` is probably a part of it: `실제로`.
    fn is_more_frequent(&self, word: &str, noun: &str, ending: Ending) -> bool {
        if !matches!(
            ending.first,
            Kind::Too | Kind::Only | Kind::Direction | Kind::And
        ) {
            return false;
        }
        let own = self.terms.get(word).copied().unwrap_or_default();
        let with_particles = self.nouns.get(noun).map_or(0, |evidence| evidence.count);
        let alone = self.terms.get(noun).copied().unwrap_or_default();
        own >= FREQUENT && own > (with_particles + alone).saturating_sub(own)
    }
}

/// Whether a word that ends in `last` may be a form of a verb that other endings follow: `했다`, `가져`,
/// `돌아`, `하지`.
fn may_end_a_verb(last: char) -> bool {
    "다지고며면서게자라나니아해내돼".contains(last)
        || !has_final(last) && matches!(vowel(last), Some('ㅓ' | 'ㅕ' | 'ㅝ'))
}

/// Whether `는` after `last`, which may end a verb, is a particle and no ending of a verb (`떠나는`).
fn takes_topic(last: char) -> bool {
    last == '니' || matches!(vowel(last), Some('ㅓ' | 'ㅝ')) && !"서어너러".contains(last)
}

/// Whether only verbs end in `last`, which ends in ㅆ, ㄶ or ㅀ: `했`, `않`, `싫`.
fn ends_a_verb(last: char) -> bool {
    matches!(endings::final_consonant(last), Some('ㅆ' | 'ㄶ' | 'ㅀ'))
}

#[cfg(test)]
mod tests;
