//! JSON that other programs write although no standard allows it, made valid.
//!
//! Python's `json.dumps` writes half of a surrogate pair as an escape, and `NaN`, `Infinity` and `-Infinity`
//! as numbers.

/// JSON made valid, and what for.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Repaired {
    pub(crate) json: String,
    /// Whether there was an escaped half of a surrogate pair, which became U+FFFD.
    pub(crate) has_surrogates: bool,
    /// Whether `NaN` or an infinity became `null`.
    pub(crate) has_non_numbers: bool,
}

const NON_NUMBERS: [&str; 3] = ["-Infinity", "Infinity", "NaN"];

/// The JSON with its faults repaired; `None` if it has none of these.
pub(crate) fn repaired(json: &str) -> Option<Repaired> {
    let mut repaired = Repaired {
        json: String::new(),
        has_surrogates: false,
        has_non_numbers: false,
    };
    let bytes = json.as_bytes();
    let (mut at, mut copied, mut is_string) = (0, 0, false);
    while at < bytes.len() {
        match bytes[at] {
            b'"' => {
                is_string = !is_string;
                at += 1;
            }
            b'\\' if is_string => match surrogates(&bytes[at..]) {
                Surrogates::None => at += 2,
                Surrogates::Pair => at += 12,
                Surrogates::Half => {
                    repaired.json.push_str(&json[copied..at]);
                    repaired.json.push_str("\\ufffd");
                    repaired.has_surrogates = true;
                    at += 6;
                    copied = at;
                }
            },
            b'-' | b'I' | b'N' if !is_string => {
                let starts = |name: &&&str| bytes[at..].starts_with(name.as_bytes());
                let Some(name) = NON_NUMBERS.iter().find(starts) else {
                    at += 1;
                    continue;
                };
                repaired.json.push_str(&json[copied..at]);
                repaired.json.push_str("null");
                repaired.has_non_numbers = true;
                at += name.len();
                copied = at;
            }
            _ => at += 1,
        }
    }
    if copied == 0 {
        return None;
    }
    repaired.json.push_str(&json[copied..]);
    Some(repaired)
}

enum Surrogates {
    None,
    Half,
    Pair,
}

/// Which surrogates the escape at the beginning stands for.
fn surrogates(escape: &[u8]) -> Surrogates {
    match unit(escape) {
        Some(0xD800..0xDC00) => match escape.get(6..).and_then(unit) {
            Some(0xDC00..0xE000) => Surrogates::Pair,
            _ => Surrogates::Half,
        },
        Some(0xDC00..0xE000) => Surrogates::Half,
        _ => Surrogates::None,
    }
}

/// The UTF-16 unit of an escape such as `\u00e9`.
fn unit(escape: &[u8]) -> Option<u16> {
    let digits = escape.strip_prefix(b"\\u")?.get(..4)?;
    let digits = std::str::from_utf8(digits).ok()?;
    let is_hex = digits.bytes().all(|digit| digit.is_ascii_hexdigit());
    u16::from_str_radix(digits, 16).ok().filter(|_| is_hex)
}

#[cfg(test)]
mod tests {
    use super::*;

    // What each is, from Python 3.12: `json.dumps("\ud83d")`, `json.dumps(float("nan"))` and so on.
    #[test]
    fn half_pairs_and_numbers_that_are_none_are_repaired() {
        for (json, expected) in [
            (r#"{"a":"x\ud83d y"}"#, Some(r#"{"a":"x\ufffd y"}"#)),
            (r#"{"\uDE00":1}"#, Some(r#"{"\ufffd":1}"#)),
            (
                r#"["\ud83d\ud83d\ude00"]"#,
                Some(r#"["\ufffd\ud83d\ude00"]"#),
            ),
            (r#"["\ud83d\u0041"]"#, Some(r#"["\ufffd\u0041"]"#)),
            (r#"["\\ud83d", "\ud83d\ude00", "é\u00e9"]"#, None),
            (r#"["\ud83"]"#, None),
            (r#"["\u+d83"]"#, None),
            (
                r#"{"a":NaN,"b":[Infinity, -Infinity, -1],"c":"NaN"}"#,
                Some(r#"{"a":null,"b":[null, null, -1],"c":"NaN"}"#),
            ),
            (r#"{"a":"\"NaN"}"#, None),
            ("\"\\", None),
        ] {
            let found = repaired(json).map(|repaired| repaired.json);
            assert_eq!(found.as_deref(), expected, "{json}");
        }
    }
}
