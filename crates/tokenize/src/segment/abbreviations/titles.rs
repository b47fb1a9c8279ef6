//! Titles, ranks and other abbreviations that stand before a name or a noun.
//!
//! Source: the sentence-break suppressions of CLDR 46.1 (Unicode License v3) for German, English, Spanish,
//! French, Italian, Portuguese and Russian, as far as they stand before what they abbreviate. The ranks,
//! offices and forms of address that they lack, and the other languages, are ours.

use super::List;

/// Those of a language without a list. Every list has them.
pub(super) const COMMON: &[&str] = &["Dr", "Mr", "Mrs", "Ms", "Mt", "Prof"];

/// Abbreviations that stand before a name or a noun, and so never end a sentence.
#[rustfmt::skip]
pub(super) const LISTS: [List; 34] = [
    (&[b"af"], &[
        "Adv", "Dr", "Ds", "Mej", "Mev", "Mnr", "Mr", "Mrs", "Ms", "Mt", "Prof", "St", "adv", "dr",
        "ds", "kapt", "kol", "mej", "mev", "mnr", "prof", "sers", "st",
    ]),
    (&[b"be"], &[
        "Dr", "Mr", "Mrs", "Ms", "Mt", "Prof", "Акад", "Дж", "Праф", "Св", "акад", "вул", "г", "ген",
        "гл", "праф", "св", "т", "тав", "ім",
    ]),
    (&[b"bg"], &[
        "Dr", "Mr", "Mrs", "Ms", "Mt", "Prof", "Акад", "Бул", "Ген", "Гр", "Доц", "Инж", "Проф", "Св",
        "Ул", "акад", "бул", "г", "ген", "гр", "доц", "инж", "кап", "кв", "кн", "кпт", "м", "о", "пл",
        "подп", "проф", "р", "с", "св", "т", "ул",
    ]),
    (&[b"ca"], &[
        "Arq", "Av", "Avda", "Cap", "Col", "Dr", "Dra", "Dres", "Drs", "Exc", "Excm", "Excma", "Gral",
        "Il·lm", "Il·lma", "Ing", "Lic", "Mn", "Mns", "Mr", "Mrs", "Ms", "Mt", "Pl", "Prof", "Rvd",
        "Sr", "Sra", "Sres", "Srs", "Srta", "St", "Sta", "Sto", "Sts", "av", "cf", "dr", "dra", "pl",
        "prof", "sr", "sra", "vs",
    ]),
    (&[b"cs"], &[
        "Bc", "Doc", "Dr", "Gen", "Ing", "JUDr", "MUDr", "MVDr", "MgA", "Mgr", "Mjr", "Mr", "Mrs", "Ms",
        "Mt", "Nám", "PaedDr", "PhDr", "Plk", "Prof", "RNDr", "RSDr", "Sv", "ThDr", "ThLic", "Ul", "bl",
        "doc", "dr", "ing", "kap", "kpt", "mgr", "mjr", "např", "npor", "nám", "p", "plk", "por",
        "pplk", "ppor", "prof", "resp", "rtm", "sl", "sv", "tzv", "tř", "ul", "čet", "škpt",
    ]),
    (&[b"da"], &[
        "Adv", "Dr", "Fr", "Frk", "Hr", "Kapt", "Mag", "Mr", "Mrs", "Ms", "Mt", "Prof", "Sct", "Skt",
        "St", "adv", "afd", "bl", "ca", "cand", "civ", "dir", "dr", "ekskl", "evt", "f", "fr", "frk",
        "hhv", "hr", "ing", "inkl", "jf", "jur", "kapt", "kgl", "lic", "mr", "pol", "prof", "red",
        "resp", "sct", "skt", "sml", "st", "stud",
    ]),
    (&[b"de"], &[
        "Abg", "Abt", "Bez", "Bibl", "Dipl", "Dr", "Evtl", "Fa", "Fam", "Fr", "Frl", "Gebr", "Ges",
        "Ggf", "Hptm", "Hr", "Hrn", "Hrsg", "Ing", "Inh", "Kard", "Kfm", "Lt", "Mag", "Mind", "Mr",
        "Mrs", "Ms", "Msgr", "Mt", "Obst", "Op", "Prof", "Reg", "Sek", "Spezif", "St", "StR", "Stv",
        "Tägl", "Urspr", "Vgl", "amtl", "beil", "bzw", "ca", "d", "ehem", "eigtl", "einschl", "entspr",
        "erw", "ev", "evtl", "exkl", "frz", "geb", "gedr", "gesch", "gest", "ggf", "ggfs", "hl", "hpts",
        "i", "inkl", "insb", "insbes", "jew", "jhrl", "kath", "kfm", "kgl", "lt", "mtl", "möbl", "näml",
        "o", "od", "röm", "s", "schles", "schweiz", "schwäb", "sog", "stv", "südd", "tägl", "u",
        "urspr", "v", "verh", "verw", "vgl", "z", "zzgl", "österr",
    ]),
    (&[b"el"], &[
        "Dr", "Mr", "Mrs", "Ms", "Mt", "Prof", "Αγ", "Γεν", "Δις", "Δρ", "Ιω", "Καθ", "Κος", "Κων",
        "Λεωφ", "Μητρ", "Οδ", "Πρ", "Σεβ", "Στρ", "Χρ", "αγ", "βλ", "γεν", "δηλ", "δις", "δρ", "κ",
        "κα", "καθ", "κκ", "κος", "λεωφ", "οδ", "πρβλ", "στρ",
    ]),
    (&[b"en"], &[
        "Adm", "Ald", "Amb", "Assoc", "Asst", "Atty", "Brig", "Capt", "Cdr", "Chas", "Cllr", "Cmdr",
        "Cmdt", "Col", "Cols", "Comdr", "Cpl", "Cpt", "Det", "Dist", "Dr", "Drs", "Ens", "Fr", "Ft",
        "Gen", "Gens", "Geo", "Gov", "Govs", "Hon", "Insp", "Jas", "Lieut", "Lt", "Ltc", "Maj",
        "Messrs", "Mlle", "Mme", "Mr", "Mrs", "Ms", "Msgr", "Mt", "Mts", "Mx", "Ofc", "Pfc", "Pres",
        "Prof", "Profs", "Pte", "Pvt", "Rep", "Reps", "Rev", "Revd", "Robt", "Rt", "Sen", "Sens", "Sgt",
        "Sgts", "Spc", "Supt", "Thos", "Treas", "Wm", "ca", "cf", "v", "viz", "vs",
    ]),
    (&[b"es"], &[
        "Alm", "Almte", "Arq", "Av", "Avda", "Bto", "Cap", "Cnel", "Col", "Cte", "Da", "Dip", "Dn",
        "Dr", "Dra", "Dras", "Dres", "Drs", "Dña", "Emmo", "Exca", "Excma", "Excmas", "Excmo", "Excmos",
        "Exma", "Exmas", "Exmo", "Exmos", "Fco", "Fdo", "Fr", "Gdor", "Gob", "Gral", "Hna", "Hno",
        "Hnos", "Ilma", "Ilmas", "Ilmo", "Ilmos", "Ing", "Lcda", "Lcdo", "Lda", "Ldo", "Lic", "Licda",
        "Licdo", "Ma", "Magfco", "Mons", "Mr", "Mrs", "Ms", "Mt", "Mtra", "Mtro", "Pbro", "Pdta",
        "Pdte", "Prof", "Profa", "Pte", "Rda", "Rdo", "Rdos", "Rev", "Rvdmo", "Rvdmos", "Rvdo", "Rvdos",
        "Sdad", "Sen", "Sgto", "Sr", "Sra", "Sras", "Sres", "Srta", "Srtas", "St", "Sta", "Ste", "Sto",
        "Tte", "Vda", "Vdo", "afma", "afmas", "afmo", "afmos", "arq", "av", "avda", "cf", "cfr", "dpto",
        "dr", "dra", "gral", "hno", "hnos", "ing", "lcda", "lcdo", "lic", "licda", "licdo", "ntra",
        "ntro", "prof", "profa", "sr", "sra", "sras", "sres", "srs", "srta", "sta", "sto", "v", "vs",
    ]),
    (&[b"et"], &[
        "Dots", "Dr", "Hr", "Mr", "Mrs", "Ms", "Mt", "Pr", "Prof", "dots", "dr", "hr", "pr", "prl",
        "prof",
    ]),
    (&[b"fi"], &[
        "Dr", "Ent", "Hra", "Mr", "Mrs", "Ms", "Mt", "Nti", "Prof", "Rva", "St", "Tri", "dos", "ent",
        "esim", "fil", "hra", "kapt", "kenr", "ks", "maist", "nk", "nti", "prof", "rva", "toht", "tri",
        "ts", "vrt",
    ]),
    (&[b"fr"], &[
        "Cap", "Cf", "Col", "Dr", "Drs", "Fr", "Gal", "Gén", "Lt", "M", "MM", "Mgr", "Mlle", "Mlles",
        "Mme", "Mmes", "Mr", "Mrs", "Ms", "Mt", "Pr", "Prof", "St", "Ste", "Stes", "Sts", "Vve", "ap",
        "av", "cf", "gouv", "gén", "lt", "vs",
    ]),
    (&[b"bs", b"hr", b"sl"], &[
        "Akad", "Dipl", "Doc", "Dr", "Gen", "Ing", "Inž", "Mag", "Mr", "Mrs", "Ms", "Mt", "Npr", "Prof",
        "Sv", "Ul", "akad", "bl", "dipl", "doc", "dr", "g", "ga", "gen", "gđa", "gđica", "inž", "mag",
        "mr", "npr", "o", "prof", "sv", "tzv", "ul",
    ]),
    (&[b"hu"], &[
        "Dr", "Id", "Ifj", "Ld", "Mr", "Mrs", "Ms", "Mt", "Prof", "Szt", "br", "dr", "gr", "id", "ifj",
        "kb", "ld", "pl", "pld", "prof", "szt", "vö", "Özv", "özv", "ún",
    ]),
    (&[b"id"], &[
        "Bpk", "Brigjen", "Dr", "Dra", "Drs", "H", "Hj", "Ir", "Jend", "Jl", "KH", "Kol", "Letjen",
        "Mayjen", "Mr", "Mrs", "Ms", "Mt", "Ny", "Prof", "Sdr", "Tn", "drs", "jl",
    ]),
    (&[b"is"], &[
        "Dr", "Hr", "Mr", "Mrs", "Ms", "Mt", "Prof", "Sr", "ca", "dr", "fr", "frk", "hr", "prof", "sbr",
        "sr", "st", "t",
    ]),
    (&[b"it"], &[
        "Amm", "Arch", "Avv", "Brig", "Cap", "Card", "Cav", "Cfr", "Col", "Comm", "Dir", "Dott", "Dr",
        "Gen", "Geom", "Ing", "Lgt", "Magg", "Mons", "Mr", "Mrs", "Ms", "Mt", "On", "Onn", "Pres",
        "Prof", "Proff", "Rag", "Rev", "Sen", "Serg", "Sig", "Sigg", "Ss", "Ten", "Ven", "arch", "avv",
        "ca", "cap", "card", "cav", "cfr", "col", "comm", "dott", "dr", "gen", "geom", "ing", "magg",
        "mons", "on", "onn", "pres", "prof", "proff", "rag", "rev", "sen", "serg", "sig", "sigg", "ten",
        "v", "vs",
    ]),
    (&[b"lt"], &[
        "Doc", "Dr", "Gen", "Kun", "Mr", "Mrs", "Ms", "Mt", "Prof", "doc", "dr", "gen", "inž", "kun",
        "mjr", "p", "prof", "pulk", "pvz", "t", "vysk", "Šv", "šv", "žr",
    ]),
    (&[b"lv"], &[
        "Doc", "Dr", "Mr", "Mrs", "Ms", "Mt", "Prof", "Sv", "doc", "dr", "inž", "kpt", "piem", "plkv",
        "prof", "sk", "sv", "ģen",
    ]),
    (&[b"mk"], &[
        "Dr", "Mr", "Mrs", "Ms", "Mt", "Prof", "Акад", "Бул", "Ген", "Доц", "Инж", "Проф", "Св", "Ул",
        "акад", "бул", "г", "ген", "доц", "инж", "о", "проф", "св", "ул",
    ]),
    (&[b"ms"], &[
        "Dr", "En", "Hj", "Ir", "Jln", "Kol", "Mr", "Mrs", "Ms", "Mt", "Pn", "Prof", "Sdn", "Tn",
    ]),
    (&[b"nl"], &[
        "Dhr", "Dr", "Drs", "Ds", "Gebr", "Ing", "Ir", "Jhr", "Kard", "Mej", "Mevr", "Mgr", "Mr", "Mrs",
        "Ms", "Mt", "Mw", "Prof", "St", "bc", "bijv", "ca", "cf", "dhr", "dr", "drs", "ds", "excl",
        "gebr", "gen", "hh", "incl", "ing", "ir", "jhr", "jkvr", "kapt", "kol", "lt", "luit", "maj",
        "mej", "mevr", "mgr", "mr", "mw", "prof", "resp", "sgt", "st", "v", "vgl", "vs", "wed", "zgn",
    ]),
    (&[b"nb", b"nn", b"no"], &[
        "Adv", "Dr", "Fr", "Frk", "Hr", "Kapt", "Mr", "Mrs", "Ms", "Mt", "Prof", "St", "adv", "avd",
        "bl", "ca", "cand", "dir", "dr", "ekskl", "evt", "f", "fr", "frk", "hhv", "hr", "ing", "inkl",
        "jf", "jur", "kapt", "kgl", "lic", "mr", "prof", "resp", "sml", "st", "stud",
    ]),
    (&[b"pl"], &[
        "Abp", "Al", "Bp", "Bł", "Dr", "Gen", "Hab", "Hr", "Inż", "Kpt", "Ks", "Mec", "Mjr", "Mr",
        "Mrs", "Ms", "Mt", "Pl", "Por", "Prof", "Płk", "Red", "Rtm", "Sp", "St", "Ul", "Woj", "abp",
        "al", "bp", "bł", "dr", "dyw", "gen", "hab", "hr", "inż", "kard", "kpt", "ks", "lek", "mec",
        "mgr", "mjr", "nadinsp", "np", "o", "os", "pl", "por", "ppor", "ppłk", "prof", "przew", "pw",
        "płk", "red", "rtm", "s", "sierż", "tj", "tow", "tzw", "ul", "vs", "wg", "woj", "wł", "zob",
        "Św", "śp", "św",
    ]),
    (&[b"pt"], &[
        "Alm", "Arq", "Av", "Brig", "Cap", "Cel", "Cmte", "Dep", "Dir", "Dr", "Dra", "Dras", "Drs",
        "Eng", "Exma", "Exmo", "Fr", "Gal", "Gen", "Gov", "Ilma", "Ilmo", "Maj", "Mons", "Mr", "Mrs",
        "Ms", "Mt", "Pe", "Pr", "Pref", "Pres", "Prof", "Profa", "Profs", "Rev", "Sen", "Sgt", "Sr",
        "Sra", "Sras", "Srs", "Srta", "St", "Sta", "Ste", "Sto", "Ten", "arq", "av", "cap", "cel", "cf",
        "dep", "dr", "dra", "eng", "exmo", "gen", "maj", "prof", "profa", "sen", "sgt", "sr", "sra",
        "sras", "srs", "sta", "sto", "ten", "vs",
    ]),
    (&[b"ro"], &[
        "Bd", "Cf", "Col", "Cpt", "Dl", "Dna", "Dr", "Fam", "Gen", "Ing", "Lt", "Mr", "Mrs", "Ms", "Mt",
        "Pr", "Prof", "Sf", "St", "Str", "acad", "arh", "av", "bd", "bl", "cca", "cf", "col", "conf",
        "cpt", "dl", "dlui", "dna", "dr", "fam", "gen", "ing", "jud", "lt", "pr", "prof", "sf", "sg",
        "st", "str", "vs",
    ]),
    (&[b"ru"], &[
        "Dr", "Mr", "Mrs", "Ms", "Mt", "Prof", "Акад", "Ал", "Вл", "Ген", "Гр", "Дж", "Доц", "Им", "Кн",
        "Ник", "Проф", "Св", "См", "Ср", "Тов", "Ул", "Чл", "акад", "англ", "г", "ген", "гл", "гр",
        "греч", "доц", "зав", "зам", "инж", "канд", "кап", "кн", "корр", "лат", "м", "мл", "напр", "о",
        "оз", "пер", "пл", "пос", "просп", "проф", "р", "ред", "с", "св", "см", "ср", "т", "тов", "ул",
        "ум", "франц", "чл", "ш",
    ]),
    (&[b"sk"], &[
        "Bc", "Doc", "Dr", "Gen", "Ing", "JUDr", "MUDr", "MVDr", "Mgr", "Mr", "Mrs", "Ms", "Mt", "Nám",
        "PaedDr", "PhDr", "Plk", "Prof", "RNDr", "Sv", "ThDr", "Ul", "doc", "dr", "gen", "ing", "kpt",
        "mgr", "mjr", "napr", "nám", "p", "plk", "por", "pplk", "prof", "resp", "sl", "sv", "tzv", "ul",
    ]),
    (&[b"sr"], &[
        "Akad", "Dipl", "Doc", "Dr", "Gen", "Ing", "Inž", "Mag", "Mr", "Mrs", "Ms", "Mt", "Npr", "Prof",
        "Sv", "Ul", "akad", "bl", "dipl", "doc", "dr", "g", "ga", "gen", "gđa", "gđica", "inž", "mag",
        "mr", "npr", "o", "prof", "sv", "tzv", "ul", "Акад", "Ген", "Доц", "Др", "Инж", "Мр", "Нпр",
        "Проф", "Св", "Ул", "акад", "г", "ген", "др", "инж", "ком", "мр", "нпр", "о", "проф", "св",
        "тзв", "ул",
    ]),
    (&[b"sv"], &[
        "Dir", "Dr", "Fr", "Hr", "Ing", "Kapt", "Mr", "Mrs", "Ms", "Mt", "Prof", "St", "adj", "bl",
        "ca", "dir", "doc", "dr", "ekon", "ev", "exkl", "fd", "fr", "frk", "föd", "hr", "ing", "inkl",
        "jfr", "jur", "kand", "kapt", "lic", "mr", "nuv", "prof", "resp", "st", "t", "tekn", "teol",
    ]),
    (&[b"tr"], &[
        "Alb", "Arş", "Av", "Bkz", "Bnb", "Bşk", "Cad", "Doç", "Dr", "Gen", "Gör", "Hz", "Mah", "Mr",
        "Mrs", "Ms", "Mt", "Müh", "Ord", "Org", "Prof", "Sn", "Sok", "St", "Tuğg", "Tümg", "Uzm", "Yb",
        "Yrd", "Yzb", "bkz", "örn",
    ]),
    (&[b"uk"], &[
        "Dr", "Mr", "Mrs", "Ms", "Mt", "Prof", "Ім", "Акад", "Вул", "Ген", "Дж", "Див", "Доц", "Проф",
        "Св", "Тов", "акад", "бул", "вул", "ген", "гр", "див", "доц", "кн", "м", "напр", "о", "пл",
        "пор", "просп", "проф", "р", "с", "св", "т", "тов", "інж",
    ]),
    (&[b"vi"], &[
        "BS", "CN", "Dr", "GS", "KS", "LM", "LS", "Mr", "Mrs", "Ms", "Mt", "NSND", "NSUT", "PGS",
        "Prof", "TP", "TS", "Th", "ThS", "Tp", "ĐD",
    ]),
];
