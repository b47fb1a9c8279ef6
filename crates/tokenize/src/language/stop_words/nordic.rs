//! Danish and Norwegian closed-class words missing from the lists of NLTK and Stopwords ISO.

/// The code of each language with its words, as its grammars list them, checked against frequency lists (see
/// the tests of `stop_words`).
#[rustfmt::skip]
pub(super) const WORDS: &[(&str, &str)] = &[
    // Danish
    ("da", "
        kan så ved mere mest bare kun helt må måtte flere ja nok andre lidt vores jeres to tre fire fem
        seks syv otte ni ti få får fik fået gør gjorde gjort går gik kommer kom blevet haft burde bør
        måske altid aldrig ofte idet mens imens samt enten hverken både uden inden indtil siden før
        mellem blandt gennem omkring imod trods foran bag bagefter ifølge allerede endnu stadig igen
        hvorfor hvordan hvornår hvem hvilken hvilket hvilke derfor derefter dermed derved hvorved
        hvormed heraf hertil herunder hvoraf sådanne sådant egen eget egne hver hvert al ingen intet
        nogen andet begge flest færre mindre netop især dels ligesom såvel fordi skønt selvom hen
        tilbage dens dets imellem cirka ca nej igennem derimod desuden ellers
    "),
    // Norwegian, Bokmål and Nynorsk
    ("no", "
        må måtte få får fikk fått mer mest andre litt to tre fire fem seks sju syv åtte ni ti alt helt
        igjen jo nok nei går gikk kommer bør burde kanskje alltid aldri ofte likevel imidlertid dessuten
        derfor dermed derfra hvorav enten verken innen inntil under blant gjennom rundt omkring hos
        tross foran bak ifølge allerede ennå fortsatt hvilket slike slikt egen eget egne hvert intet
        annen annet flest færre mindre mye like nettopp især dels såvel skjønt selvom frem fram tilbake
        dens dets vårt våre gjør gjøre gjorde gjort flere samt imens mens idet dog altså heller ellers
        kvart kvarandre meir berre frå vera enno óg òg såleis difor dersom sjølv sjølve eigen eiga eige
        eigne annan anna kjem gjer gjere gjera vert vorte ettersom kunna åleine heile saman
    "),
];
