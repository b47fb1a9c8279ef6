//! Abbreviations of function words: `z.B.`, `e.g.`, `usw.`

/// The code of each language; its abbreviations of more than one word, with their full stops, in the case in
/// which they are written; and its abbreviations that are written without full stops or with one at the end,
/// which are ordinary stop words. Written for this project; where the abbreviations are explained is named
/// above each language. Abbreviations that are another word as well, such as the French `ex.`, are left out.
#[rustfmt::skip]
pub(super) const ABBREVIATIONS: &[(&str, &str, &str)] = &[
    // Afrikaanse Woordelys en Spelreëls
    ("af", "d.w.s. o.a. m.b.t. m.a.w. i.p.v. i.v.m. n.a.v. t.o.v. a.g.v.",
     "ens bv"),
    // Belarusian orthography of 2008
    ("be", "г.д. г.зн. т.п. т.зв.",
     ""),
    // Official Orthographic Dictionary of the Bulgarian Language
    ("bg", "т.е. т.н. т.нар. т.к. т.ч.",
     "др напр"),
    // Pravopis bosanskoga jezika
    ("bs", "t.j. т.ј.",
     "npr itd tzv odn нпр итд тзв одн"),
    // Optimot
    ("ca", "p.ex. i.e.",
     ""),
    // Internetová jazyková příručka
    ("cs", "t.j.",
     "např tzv tj apod mj popř resp cca tzn"),
    // Retskrivningsordbogen
    ("da", "f.eks. bl.a. d.v.s. o.s.v. m.m. m.v. m.fl. o.l. o.lign. p.g.a. i.h.t. i.f.m.",
     "dvs osv pga bl mht inkl ekskl mfl"),
    // Duden
    ("de", "z.B. Z.B. d.h. u.a. u.ä. u.Ä. o.ä. o.Ä. u.U. i.d.R. m.E. m.W. s.o. s.u. v.a. z.T. z.Z. z.Zt. z.Hd.
        u.v.a. u.v.m. u.a.m. u.s.w. u.dgl. i.Allg. i.w.S. i.e.S. i.S.v. i.V.m. d.i. o.g. a.a.O.",
     "ca vgl ggf evtl inkl exkl bspw insb usf zzgl abzgl bzgl resp"),
    // Greek school grammar (Triantafyllidis)
    ("el", "π.χ. κ.ά. κ.α. κ.λπ. κ.λ.π. κ.τ.λ. κ.ο.κ.",
     "κλπ κτλ δηλ"),
    // Chicago Manual of Style
    ("en", "e.g. i.e. a.m. p.m. a.k.a. q.v. w.r.t.",
     "eg ie pm cf viz et"),
    // Plena Ilustrita Vortaro
    ("eo", "k.t.p. t.e. i.a.",
     "ktp"),
    // Real Academia Española, Ortografía
    ("es", "p.ej. p.e. v.gr. a.m. p.m. i.e.",
     "ej"),
    // Eesti õigekeelsussõnaraamat
    ("et", "s.o. s.t.",
     "jne jms nt jt vms"),
    // Kielitoimiston ohjepankki
    ("fi", "",
     "esim ym yms jne ks vrt ts ko"),
    // Lexique des règles typographiques
    ("fr", "p.ex. c.à.d. c.a.d. i.e. s.v.p. e.g.",
     "à-d cf"),
    // An Caighdeán Oifigiúil
    ("ga", "m.sh. i.e.",
     "srl"),
    // Normas ortográficas do idioma galego
    ("gl", "p.ex. i.e.",
     "etc"),
    // Academy of the Hebrew Language
    ("he", "",
     "ע״י ע״פ עפ״י ז״א הנ״ל וכו"),
    // Hrvatski pravopis
    ("hr", "t.j.",
     "npr itd tzv odn"),
    // A magyar helyesírás szabályai
    ("hu", "",
     "pl stb kb ún vö"),
    // Pedoman Umum Ejaan Bahasa Indonesia
    ("id", "d.l.l. d.s.b.",
     "dll dsb dst tsb"),
    // Icelandic spelling rules of 2016
    ("is", "t.d. þ.e. þ.e.a.s. þ.á.m. o.s.frv. o.fl. m.a. m.a.s. a.m.k. u.þ.b. s.s. þ.m.t.",
     ""),
    // Accademia della Crusca
    ("it", "p.es. p.e. i.e.",
     "cfr etc"),
    // Georgian orthography
    ("ka", "ე.ი. ა.შ.",
     ""),
    // State Commission of the Lithuanian Language
    ("lt", "t.y. t.t. t.p.",
     "pvz"),
    // Latvian orthography
    ("lv", "t.i. u.c. u.tml. t.sk. t.s.",
     "utt piem"),
    // Pravopis na makedonskiot jazik
    ("mk", "т.е. т.н.",
     "итн"),
    // Dewan Bahasa dan Pustaka
    ("ms", "d.l.l. d.s.b.",
     "dll dsb spt"),
    // Taalunie, Leidraad
    ("nl", "d.w.z. m.a.w. o.a. o.m. e.d. e.a. o.i.d. i.p.v. m.b.t. t.o.v. t.a.v. i.v.m. n.a.v. a.d.h.v. d.m.v.
        m.u.v. m.n. m.i.v. t.g.v. i.t.t. i.h.a.",
     "bijv enz evt resp zgn incl excl ca"),
    // Språkrådet
    ("no", "f.eks. bl.a. d.v.s. o.s.v. m.m. m.v. m.fl. o.l. p.g.a. i.h.t. t.d.",
     "dvs osv ca pga bl mht inkl ekskl mfl"),
    // Wydawnictwo Naukowe PWN, Zasady pisowni
    ("pl", "m.in. t.j. i.t.d. i.t.p.",
     "tzn tj itp itd wg"),
    // Acordo Ortográfico, Priberam
    ("pt", "p.ex. i.e. v.g. a.m. p.m.",
     "cf"),
    // Dicționarul ortografic, ortoepic și morfologic
    ("ro", "ș.a. ş.a. ș.a.m.d. ş.a.m.d. d.e.",
     "etc"),
    // Мильчин, Чельцова: Справочник издателя и автора
    ("ru", "т.е. т.д. т.п. т.к. т.н. т.о. т.ч. и.т.д. и.т.п.",
     "пр см напр"),
    // Pravidlá slovenského pravopisu
    ("sk", "t.j. t.z.",
     "napr tzv tj atď apod resp cca tzn"),
    // Slovenski pravopis
    ("sl", "t.i. t.j.",
     "npr itd ipd tj oz"),
    // Drejtshkrimi i gjuhës shqipe
    ("sq", "p.sh. d.m.th.",
     "etj"),
    // Pravopis srpskoga jezika
    ("sr", "t.j. т.ј.",
     "npr itd tzv odn нпр итд тзв одн"),
    // Svenska skrivregler
    ("sv", "t.ex. bl.a. d.v.s. m.m. o.s.v. m.fl. s.k. f.d. p.g.a. fr.o.m. t.o.m. i.o.m. f.n. o.d. e.d. f.ö. s.a.s.
        m.a.o. i.st.f. p.s.s.",
     "osv dvs ca resp pga bl inkl exkl"),
    // Kamusi ya Kiswahili Sanifu
    ("sw", "k.v. n.k.",
     ""),
    // Türk Dil Kurumu
    ("tr", "",
     "vb vs örn"),
    // Український правопис
    ("uk", "т.д. т.п. т.зв. т.ч. т.к.",
     "ін напр"),
    // Vietnamese style
    ("vi", "v.v.",
     "vv"),
];
