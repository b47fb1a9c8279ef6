//! Domain names, and which of them end in a top-level domain.

use crate::characters::scripts::is_unspaced;

/// The top-level domains of countries and territories.
///
/// Source: IANA Root Zone Database, <https://www.iana.org/domains/root/db>, type country-code: the
/// delegated ones that are written in ASCII, in groups of one first letter. Compared with the list of the
/// npm package `tlds` 1.261.0: it has the same ones.
const COUNTRIES: [&str; 26] = [
    "acadaeafagaialamaoaqarasatauawaxaz",
    "babbbdbebfbgbhbibjbmbnbobrbsbtbvbwbybz",
    "cacccdcfcgchcickclcmcncocrcucvcwcxcycz",
    "dedjdkdmdodz",
    "eceeegereseteu",
    "fifjfkfmfofr",
    "gagbgdgegfggghgiglgmgngpgqgrgsgtgugwgy",
    "hkhmhnhrhthu",
    "idieiliminioiqirisit",
    "jejmjojp",
    "kekgkhkikmknkpkrkwkykz",
    "lalblclilklrlsltlulvly",
    "mamcmdmemgmhmkmlmmmnmompmqmrmsmtmumvmwmxmymz",
    "nancnenfngninlnonpnrnunz",
    "om",
    "papepfpgphpkplpmpnprpsptpwpy",
    "qa",
    "rerorsrurw",
    "sasbscsdsesgshsisjskslsmsnsosrssstsusvsxsysz",
    "tctdtftgthtjtktltmtntotrtttvtwtz",
    "uaugukusuyuz",
    "vavcvevgvivnvu",
    "wfws",
    "",
    "yeyt",
    "zazmzw",
];

/// Top-level domains of countries in other scripts, and the generic ones that articles and posts link
/// to most, in byte order.
///
/// Source: the same, types country-code, sponsored and generic. The npm package `tlds` 1.261.0 has all of
/// them.
const OTHERS: [&str; 133] = [
    "academy",
    "aero",
    "africa",
    "agency",
    "amsterdam",
    "app",
    "art",
    "asia",
    "audio",
    "barcelona",
    "bayern",
    "berlin",
    "bike",
    "biz",
    "blog",
    "brussels",
    "business",
    "bzh",
    "cafe",
    "capital",
    "care",
    "cat",
    "center",
    "chat",
    "church",
    "city",
    "click",
    "cloud",
    "club",
    "codes",
    "cologne",
    "com",
    "community",
    "company",
    "coop",
    "day",
    "dev",
    "digital",
    "earth",
    "eco",
    "edu",
    "education",
    "email",
    "energy",
    "eus",
    "events",
    "expert",
    "film",
    "finance",
    "foundation",
    "frl",
    "fun",
    "fund",
    "gal",
    "games",
    "gent",
    "global",
    "gov",
    "green",
    "group",
    "hamburg",
    "health",
    "info",
    "institute",
    "int",
    "international",
    "jobs",
    "koeln",
    "lat",
    "law",
    "life",
    "link",
    "live",
    "london",
    "media",
    "mil",
    "mobi",
    "museum",
    "name",
    "net",
    "network",
    "news",
    "ngo",
    "nyc",
    "one",
    "online",
    "ooo",
    "org",
    "page",
    "paris",
    "post",
    "press",
    "pro",
    "quebec",
    "radio",
    "report",
    "ruhr",
    "saarland",
    "science",
    "scot",
    "shop",
    "site",
    "social",
    "space",
    "store",
    "swiss",
    "team",
    "tech",
    "tel",
    "today",
    "top",
    "travel",
    "vlaanderen",
    "wales",
    "website",
    "wien",
    "wiki",
    "xyz",
    "ελ",
    "ευ",
    "бг",
    "бел",
    "ею",
    "мкд",
    "мон",
    "москва",
    "онлайн",
    "рус",
    "рф",
    "сайт",
    "срб",
    "укр",
    "қаз",
];

/// The length of the domain name at the start of `text`, of at least two labels: `example.org`.
pub(crate) fn domain(text: &str) -> Option<usize> {
    dotted_name(text, |character| character.is_ascii_alphanumeric())
}

/// The length of the domain name at the start of `text` and the slash after it, if the name ends in a
/// top-level domain and a path follows: the first twelve bytes of `example.org/news`. Its labels may
/// have letters beyond ASCII, and the top-level domain is in lower case.
pub(crate) fn domain_with_path(text: &str) -> Option<usize> {
    if !text.contains('/') {
        // Most words.
        return None;
    }
    let is_letter = |character: char| character.is_alphanumeric() && !is_unspaced(character);
    let end = dotted_name(text, is_letter)?;
    let mut path = text[end..].strip_prefix('/')?.chars();
    let has_path = path.next().is_some_and(|first| {
        is_letter(first) || matches!(first, '@' | '_' | '~' | '?' | '#' | '%' | '+')
    });
    let last = text[..end].rsplit('.').next()?;
    (has_path && is_top_level(last)).then_some(end + 1)
}

/// The length of at least two labels with dots between them.
fn dotted_name(text: &str, is_letter: impl Fn(char) -> bool) -> Option<usize> {
    let mut end = 0;
    let mut labels = 0;
    loop {
        let rest = &text[end..];
        let label = rest
            .find(|character| !(is_letter(character) || character == '-'))
            .unwrap_or(rest.len());
        if label == 0 {
            break;
        }
        end += label;
        labels += 1;
        let after = text[end..].strip_prefix('.');
        if !after.is_some_and(|after| after.starts_with(&is_letter)) {
            break;
        }
        end += 1;
    }
    (labels >= 2).then_some(end)
}

fn is_top_level(label: &str) -> bool {
    if let [first @ b'a'..=b'z', b'a'..=b'z'] = label.as_bytes() {
        let group = COUNTRIES[usize::from(first - b'a')];
        return group
            .as_bytes()
            .chunks(2)
            .any(|code| code == label.as_bytes());
    }
    OTHERS.binary_search(&label).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lists_are_sorted() {
        assert!(OTHERS.is_sorted());
        for (letter, group) in (b'a'..).zip(COUNTRIES) {
            let codes: Vec<&[u8]> = group.as_bytes().chunks(2).collect();
            assert!(codes.is_sorted(), "{group}");
            assert!(codes.iter().all(|code| code[0] == letter), "{group}");
        }
    }

    #[test]
    fn a_known_top_level_domain_and_a_path_make_an_address() {
        for (text, expected) in [
            ("example.org/news", Some("example.org/")),
            ("news.example.co.uk/a", Some("news.example.co.uk/")),
            ("youtu.be/x1", Some("youtu.be/")),
            ("t.me/+x1", Some("t.me/")),
            ("example.com/@desk", Some("example.com/")),
            ("müller.example.de/x", Some("müller.example.de/")),
            ("example.xn/x", None),
            ("example.org", None),
            ("example.org/", None),
            ("example.org / x", None),
            ("Node.js/Express", None),
            ("ASP.NET/MVC", None),
            ("p.m./a.m.", None),
            ("and/or", None),
            ("his/her.name", None),
            ("km/h", None),
            ("U.S/U.K", None),
        ] {
            let expected = expected.map(str::len);
            assert_eq!(domain_with_path(text), expected, "{text}");
        }
    }
}
