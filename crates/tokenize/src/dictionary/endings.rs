//! Endings that a language joins to a word without changing it: what may follow an entry in its token.

use crate::characters::scripts::is_hangul;

/// Korean particles after nouns: those of case, the delimiters, and their usual sequences, in the forms after
/// vowels and after consonants.
///
/// These are facts of grammar, as any grammar has them: see H. Sohn, The Korean Language, Cambridge 1999.
#[rustfmt::skip]
const PARTICLES: [&str; 50] = [
    "이", "가", "께서", "을", "를", "의", "에", "에서", "에게", "에게서", "한테", "께", "로", "으로",
    "로서", "으로서", "로써", "으로써", "와", "과", "하고", "이랑", "랑", "은", "는", "도", "만", "까지",
    "부터", "조차", "마저", "보다", "처럼", "같이", "마다", "이나", "나", "이란", "란", "에는", "에도",
    "에서는", "에서도", "에게는", "로는", "으로는", "까지도", "와의", "과의", "만의",
];

/// The length in bytes of the ending at the start of `rest`, which follows an entry whose last character
/// is `last`: letters after an apostrophe (`New York’s`), small letters after a colon (Swedish `EU:s`), a
/// Korean particle, and any Korean letters after others (`AI가`).
pub(crate) fn length(last: char, rest: &str) -> usize {
    let Some(first) = rest.chars().next() else {
        return 0;
    };
    let after_sign = |is_letter: fn(char) -> bool| {
        let letters = &rest[first.len_utf8()..];
        first.len_utf8() + run_length(letters, is_letter)
    };
    match first {
        '\'' | '’' => after_sign(char::is_alphanumeric),
        ':' => after_sign(char::is_lowercase),
        _ if is_hangul(first) => {
            let length = run_length(rest, is_hangul);
            let is_ending = !is_hangul(last) || PARTICLES.contains(&&rest[..length]);
            if is_ending { length } else { 0 }
        }
        _ => 0,
    }
}

fn run_length(text: &str, is_in_run: fn(char) -> bool) -> usize {
    text.find(|c| !is_in_run(c)).unwrap_or(text.len())
}

/// What is left of `text` without an ending after a colon or a Korean one, in each way.
pub(crate) fn without_ending(text: &str) -> impl Iterator<Item = &str> {
    let after_colon = text.rsplit_once(':').map(|(before, _)| before);
    let korean = text.ends_with(is_hangul).then_some(text);
    let particles = korean.into_iter().flat_map(|text| {
        PARTICLES
            .iter()
            .filter_map(|particle| text.strip_suffix(particle))
    });
    let other = korean.map(|text| text.trim_end_matches(is_hangul));
    let ways = after_colon.into_iter().chain(particles).chain(other);
    ways.filter(|before| {
        let last = before.chars().next_back();
        let rest = &text[before.len()..];
        last.is_some_and(|last| length(last, rest) == rest.len())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_ending_follows_an_apostrophe_a_colon_or_another_script() {
        assert_eq!(length('k', "’s-based"), "’s".len());
        assert_eq!(length('U', ":s"), 2);
        assert_eq!(length('I', "가"), "가".len());
        assert_eq!(length('자', "가"), "가".len());
        assert_eq!(
            length('자', "제품") + length('k', "er") + length('k', ""),
            0
        );
        let bare = |text| without_ending(text).collect::<Vec<_>>();
        assert_eq!(bare("EU:s"), ["EU"]);
        assert_eq!(bare("AI가"), ["AI", "AI"]);
        assert_eq!(bare("삼성전자로는"), ["삼성전자로", "삼성전자"]);
        assert!(bare("ratio 3:2").is_empty() && bare("York").is_empty());
    }
}
