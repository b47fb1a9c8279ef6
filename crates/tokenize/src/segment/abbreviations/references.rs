//! Abbreviations that stand before a number: `No. 5`, `fig. 3`.
//!
//! Source: as for the titles.

use super::List;

/// Abbreviations whose full stop ends no sentence before a number.
#[rustfmt::skip]
pub(super) const LISTS: [List; 22] = [
    (&[b"bg"], &[
        "ал", "гл", "п", "с", "стр", "т", "табл", "тел", "чл",
    ]),
    (&[b"ca"], &[
        "art", "cap", "fig", "núm", "p", "pp", "pàg", "tel", "vol",
    ]),
    (&[b"cs"], &[
        "kap", "obr", "odst", "s", "str", "tab", "tel", "č", "čl",
    ]),
    (&[b"de"], &[
        "Abb", "Abs", "Anm", "Art", "Aufl", "Bd", "Fn", "Jg", "Kap", "Nr", "Nrn", "Rdnr", "Rn", "S",
        "Sp", "Tab", "Tel", "Ziff",
    ]),
    (&[b"el"], &[
        "αρ", "αρθ", "κεφ", "σ", "σελ", "σσ", "τηλ", "τομ",
    ]),
    (&[b"en"], &[
        "Art", "Arts", "Bk", "Ch", "Chap", "Eq", "Fig", "Figs", "No", "Nos", "Op", "Para", "Sec",
        "Sect", "Vol", "Vols", "app", "art", "ch", "chap", "eq", "fig", "figs", "no", "nos", "op", "p",
        "par", "para", "pp", "sec", "sect", "vol", "vols",
    ]),
    (&[b"es"], &[
        "Art", "Arts", "Cap", "Fig", "Núm", "Núms", "Pág", "Vol", "art", "arts", "cap", "caps", "fig",
        "figs", "núm", "núms", "p", "pp", "pág", "págs", "tel", "vol", "vols",
    ]),
    (&[b"fi"], &[
        "nro", "nrot", "s",
    ]),
    (&[b"fr"], &[
        "Art", "Fig", "No", "Nos", "Vol", "al", "art", "arts", "chap", "fig", "no", "nos", "p", "pp",
        "t", "tél", "vol",
    ]),
    (&[b"bs", b"hr", b"sl"], &[
        "br", "gl", "god", "st", "str", "t", "tel", "čl",
    ]),
    (&[b"hu"], &[
        "old", "sz",
    ]),
    (&[b"it"], &[
        "Art", "Artt", "Cap", "Fig", "N", "Nn", "art", "artt", "cap", "capp", "fig", "n", "nn", "p",
        "pag", "pagg", "pp", "tab", "tav", "tel", "vol", "voll",
    ]),
    (&[b"nl"], &[
        "Art", "Nr", "afb", "art", "blz", "fig", "hfst", "nr", "nrs", "p", "pag", "par", "tel",
    ]),
    (&[b"pl"], &[
        "art", "nr", "par", "pkt", "poz", "rozdz", "rys", "s", "str", "t", "tab", "tel", "ust",
    ]),
    (&[b"pt"], &[
        "Art", "Arts", "Cap", "Fig", "Vol", "art", "arts", "cap", "fig", "figs", "n", "núm", "p", "pp",
        "pág", "págs", "tel", "vol", "vols",
    ]),
    (&[b"ro"], &[
        "alin", "art", "cap", "fig", "lit", "nr", "p", "pag", "pct", "tel", "vol",
    ]),
    (&[b"ru"], &[
        "вып", "гл", "илл", "кв", "п", "пп", "рис", "с", "ст", "стр", "т", "табл", "тел", "ч",
    ]),
    (&[b"sk"], &[
        "kap", "obr", "ods", "s", "str", "tab", "tel", "č", "čl",
    ]),
    (&[b"sr"], &[
        "br", "gl", "god", "st", "str", "t", "tel", "čl", "бр", "стр", "тел", "чл",
    ]),
    (&[b"da", b"nb", b"nn", b"no", b"sv"], &[
        "fig", "kap", "kl", "nr", "nrs", "pkt", "s", "stk", "tlf",
    ]),
    (&[b"tr"], &[
        "bl", "s", "sf",
    ]),
    (&[b"uk"], &[
        "вип", "гл", "кв", "п", "рис", "с", "ст", "стор", "т", "табл", "тел", "ч",
    ]),
];
