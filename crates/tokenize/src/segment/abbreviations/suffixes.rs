//! Abbreviations that stand after a name: companies, streets, units.
//!
//! Source: as for the titles.

use super::List;

/// Those of a language without a list. Every list has them.
pub(super) const COMMON: &[&str] = &["Bros", "Co", "Corp", "Inc", "Jr", "Ltd", "Sr", "St", "Ste"];

/// Abbreviations that stand after a name or a number, and may end a sentence.
#[rustfmt::skip]
pub(super) const LISTS: [List; 11] = [
    (&[b"cs"], &[
        "Bros", "Co", "Corp", "Inc", "Jr", "Ltd", "Sr", "St", "Ste", "gen", "st",
    ]),
    (&[b"de"], &[
        "Bros", "Chr", "Co", "Corp", "Dtzd", "Hbf", "Inc", "Jh", "Jhd", "Jhs", "Jr", "Ltd", "Mill",
        "Min", "Mio", "Mrd", "Pfd", "Sr", "St", "Std", "Ste", "Str", "Tsd", "Ztr", "jr", "jun", "sen",
    ]),
    (&[b"en"], &[
        "Assn", "Ave", "Bldg", "Blvd", "Bros", "Co", "Corp", "Cos", "Dept", "Div", "Esq", "Est", "Hwy",
        "Inc", "Intl", "Jr", "LTD", "Ltd", "Mfg", "Natl", "PVT", "Pty", "Rd", "Sq", "Sr", "St", "Ste",
        "Univ",
    ]),
    (&[b"es"], &[
        "Bros", "Co", "Corp", "Cía", "Inc", "Jr", "Ltd", "Ltda", "Ltdo", "Sr", "St", "Ste", "Ud", "Uds",
        "Vd", "Vds", "cía", "depto", "deptos", "dptos",
    ]),
    (&[b"fr"], &[
        "Bros", "Cie", "Co", "Corp", "Ets", "Inc", "Jr", "Ltd", "Sr", "St", "Ste", "bd", "boul", "fg",
    ]),
    (&[b"nl"], &[
        "Bros", "Co", "Corp", "Inc", "Jr", "Ltd", "Sr", "St", "Ste", "jr", "sr",
    ]),
    (&[b"pl"], &[
        "Bros", "Co", "Corp", "Inc", "Jr", "Ltd", "Sr", "St", "Ste", "im", "m", "min", "ok", "sen",
    ]),
    (&[b"pt"], &[
        "Bros", "Cia", "Co", "Corp", "Inc", "Jr", "Ltd", "Ltda", "Sr", "St", "Ste", "Univ",
    ]),
    (&[b"ru"], &[
        "Bros", "Co", "Corp", "Inc", "Jr", "Ltd", "Sr", "St", "Ste", "им",
    ]),
    (&[b"tr"], &[
        "Bros", "Co", "Corp", "Inc", "Jr", "Ltd", "Sr", "St", "Ste", "Şti",
    ]),
    (&[b"uk"], &[
        "Bros", "Co", "Corp", "Inc", "Jr", "Ltd", "Sr", "St", "Ste", "ім",
    ]),
];
