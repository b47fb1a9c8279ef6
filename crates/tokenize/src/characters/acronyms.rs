//! Acronyms with full stops whose parts are longer than a letter: `Ph.D.`, `EE.UU.`

/// Fields of study in academic degrees, and other parts with small letters of titles and company forms.
///
/// The degrees are those of the lists of academic degrees in Wikipedia (CC BY-SA 4.0, facts only); also
/// the Indonesian `S.Pd.`, the Portuguese `V.Exa.`, the Austrian `Ges.m.b.H.`, the Italian `D.Lgs.`
#[rustfmt::skip]
const PARTS: [&str; 32] = [
    "Ph", "Sc", "Ed", "Eng", "Phil", "Litt", "Lit", "Th", "Med", "Mus", "Arch", "Tech", "Pharm", "Psy",
    "Div", "Ch", "Chem", "Com", "Comm", "Econ", "Agr", "Soc", "Jur", "Des", "Nurs",
    "Pd", "Kom", "Sos", "Hum", "Exa", "Ges", "Lgs",
];

/// Degrees that are also written in lower case, where others may be domain names.
const LOWER: [&str; 5] = ["ph.d", "m.sc", "b.sc", "m.phil", "d.phil"];

/// A part of a dotted word.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    Capital,
    Small,
    /// A doubled capital, which is a plural in Spanish, Italian and Latin: `EE`.
    Doubled,
    /// One of [`PARTS`].
    Known,
}

/// Whether `body`, a word without a full stop at its end, is an acronym: at least two parts, each of which
/// is a letter, a doubled capital or the beginning of a field of study.
pub(crate) fn is_acronym(body: &str) -> bool {
    if !body.contains('.') {
        return false;
    }
    let (mut capitals, mut small, mut doubled, mut known) = (0, 0, 0, 0);
    for part in body.split('.') {
        match Part::of(part.trim(), body) {
            Some(Part::Capital) => capitals += 1,
            Some(Part::Small) => small += 1,
            Some(Part::Doubled) => doubled += 1,
            Some(Part::Known) => known += 1,
            None => return LOWER.contains(&body),
        }
    }
    match (doubled, known) {
        (0, 0) => true,
        (_, 0) => small == 0,
        _ => capitals > 0,
    }
}

impl Part {
    fn of(part: &str, body: &str) -> Option<Part> {
        let mut letters = part.chars();
        let first = letters.next().filter(|letter| letter.is_alphabetic())?;
        match (letters.next(), letters.next()) {
            (None, _) if first.is_uppercase() => Some(Part::Capital),
            (None, _) => Some(Part::Small),
            (Some(second), None) if first == second && first.is_uppercase() => Some(Part::Doubled),
            _ => {
                let in_capitals = || !body.contains(char::is_lowercase);
                let is_known =
                    |own: &&str| **own == *part || in_capitals() && own.eq_ignore_ascii_case(part);
                PARTS.iter().any(is_known).then_some(Part::Known)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn acronyms_have_letters_doubled_capitals_and_fields_of_study() {
        for acronym in [
            "U.S",
            "U.S.A",
            "e.g",
            "e.V",
            "m.b.H",
            "S.p.A",
            "S.r.l",
            "EE.UU",
            "RR.HH",
            "LL.M",
            "Ph.D",
            "PH.D",
            "ph.d",
            "M.Sc",
            "B.A.Sc",
            "D.Phil",
            "Ed.D",
            "Ph.D.s",
            "Ges.m.b.H",
            "D.Lgs",
            "EE. UU",
            "т.е",
        ] {
            assert!(is_acronym(acronym), "{acronym}");
        }
        for word in [
            "example.org",
            "Node.js",
            "t.co",
            "x.com",
            "J.Smith",
            "D.Trump",
            "N.Korea",
            "St.Louis",
            "BBC.com",
            "ended.Next",
            "McDonald",
            "BiH",
            "GmbH",
            "ee.uu",
            "U.S.-led",
            "A.1",
            "U..S",
            "",
        ] {
            assert!(!is_acronym(word), "{word}");
        }
    }
}
