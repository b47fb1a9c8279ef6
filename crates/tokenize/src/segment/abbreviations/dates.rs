//! Abbreviated months and weekdays.
//!
//! Source: the calendars of CLDR 48.2 (Unicode License v3), widths `abbreviated` and `short`, also for
//! languages in which CLDR writes them without a full stop. Left out are what is an ordinary word as
//! well and often ends a sentence: the English `Sun` and `May`, the Spanish `mar`, the French `mer`.

use super::List;

/// Abbreviated months and weekdays.
#[rustfmt::skip]
pub(super) const LISTS: [List; 26] = [
    (&[b"af"], &[
        "Apr", "Aug", "Des", "Feb", "Jan", "Jul", "Jun", "Mrt", "Nov", "Okt", "Sep", "Sept",
    ]),
    (&[b"bg"], &[
        "авг", "апр", "дек", "ноем", "окт", "септ", "фев", "февр", "ян",
    ]),
    (&[b"ca"], &[
        "abr", "ag", "des", "febr", "gen", "jul", "nov", "oct",
    ]),
    (&[b"da"], &[
        "apr", "aug", "dec", "feb", "fre", "jan", "jun", "lør", "mar", "nov", "okt", "sep", "sept",
        "søn", "tirs", "tors",
    ]),
    (&[b"de"], &[
        "Apr", "Aug", "Dez", "Di", "Do", "Feb", "Fr", "Jan", "Mi", "Mo", "Nov", "Okt", "Sa", "Sep",
        "Sept", "So",
    ]),
    (&[b"el"], &[
        "Απρ", "Αυγ", "Δεκ", "Δευ", "Ιαν", "Ιουλ", "Ιουν", "Κυρ", "Μαρ", "Νοε", "Οκτ", "Παρ", "Πεμ",
        "Σαβ", "Σεπ", "Τετ", "Φεβ",
    ]),
    (&[b"en"], &[
        "Apr", "Aug", "Dec", "Feb", "Fri", "Jan", "Jul", "Jun", "Mar", "Mon", "Nov", "Oct", "Sat",
        "Sep", "Sept", "Thu", "Thur", "Thurs", "Tue", "Tues", "Wed",
    ]),
    (&[b"es"], &[
        "abr", "ago", "dic", "ene", "feb", "jue", "jul", "jun", "lun", "mié", "nov", "oct", "sept",
        "sáb", "vie",
    ]),
    (&[b"et"], &[
        "apr", "aug", "dets", "jaan", "nov", "okt", "sept", "veebr",
    ]),
    (&[b"fr"], &[
        "avr", "déc", "févr", "janv", "juil", "lun", "nov", "oct", "sam", "sept", "ven",
    ]),
    (&[b"bs", b"hr", b"sl"], &[
        "apr", "avg", "dec", "feb", "jan", "jul", "jun", "nov", "okt", "sep",
    ]),
    (&[b"hu"], &[
        "aug", "dec", "febr", "jan", "júl", "jún", "nov", "okt", "szept", "ápr",
    ]),
    (&[b"is"], &[
        "apr", "des", "feb", "jan", "júl", "jún", "mar", "nóv", "okt", "sep", "ágú",
    ]),
    (&[b"it"], &[
        "apr", "dic", "feb", "gen", "gio", "giu", "lug", "lun", "mag", "mar", "mer", "nov", "ott",
        "sab", "sett", "ven",
    ]),
    (&[b"lt"], &[
        "bal", "birž", "geg", "gruod", "lapkr", "liep", "rugp", "rugs", "saus", "spal", "vas",
    ]),
    (&[b"lv"], &[
        "apr", "aug", "dec", "febr", "janv", "jūl", "jūn", "nov", "okt", "sept",
    ]),
    (&[b"mk"], &[
        "авг", "апр", "дек", "ное", "окт", "сеп", "фев", "јан", "јул", "јун",
    ]),
    (&[b"nl"], &[
        "apr", "aug", "dec", "feb", "jan", "mrt", "nov", "okt", "sept",
    ]),
    (&[b"nb", b"nn", b"no"], &[
        "apr", "aug", "des", "feb", "fre", "jan", "jun", "lør", "mar", "nov", "okt", "sep", "sept",
        "søn", "tirs", "tors",
    ]),
    (&[b"pl"], &[
        "czw", "niedz", "pon", "sob", "wt", "śr",
    ]),
    (&[b"pt"], &[
        "abr", "ago", "dez", "fev", "jan", "jul", "jun", "mai", "nov", "out", "sáb",
    ]),
    (&[b"ro"], &[
        "apr", "aug", "dec", "dum", "feb", "ian", "iul", "iun", "lun", "mie", "nov", "oct", "sept",
        "sâm",
    ]),
    (&[b"ru"], &[
        "авг", "апр", "дек", "июл", "июн", "мар", "ноя", "нояб", "окт", "сен", "сент", "фев", "февр",
        "янв",
    ]),
    (&[b"sr"], &[
        "авг", "апр", "дец", "нов", "окт", "сеп", "феб", "јан", "јул", "јун",
    ]),
    (&[b"sv"], &[
        "apr", "aug", "dec", "feb", "fre", "jan", "lör", "mån", "nov", "okt", "sep", "sept", "sön",
        "tis", "tors",
    ]),
    (&[b"uk"], &[
        "бер", "вер", "груд", "жовт", "квіт", "лип", "лют", "серп", "січ", "трав", "черв",
    ]),
];
