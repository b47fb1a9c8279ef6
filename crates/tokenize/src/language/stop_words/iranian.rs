//! Persian, Kurdish and Tajik closed-class words missing from the lists of NLTK and Stopwords ISO.

/// The code of each language with its words, as its grammars list them, checked against frequency lists (see
/// the tests of `stop_words`).
#[rustfmt::skip]
pub(super) const WORDS: &[(&str, &str)] = &[
    // Persian
    ("fa", "
        اون اگه باشه کنه چی سه
    "),
    // Kurdish, in Latin letters
    ("ku", "
        û an lê lêbelê belê jî ku ji bo li di de ve bi re da ne na nîne ye yê ya yên e in im î ên ev ew
        ez tu em hûn min te wî wê me we wan vî vê van kî çi kîjan çawa çima kengî kengê çend hemû her
        herkes kes tiştek yek du sê çar pênc dibe bû bûn bûye dê ê wek weke wekî ger heke heger çimkî
        ber piştî berî nav navbera ser bin hev xwe bêyî dîsa niha hîn êdî gelek pir zêde kêm tenê ewqas
        wisa wiha vir wir bê
        heye hene dike dikin kir kirin
    "),
    // Tajik
    ("tg", "
        як чун ҳаст буд бошад шавад мешавад худ худро ман ту мо шумо онҳо вай кӣ кай куҷо чаро пас
        метавонад ҳамаи ҳама дигар чунин ҳеҷ ҳамчун рӯи зери байни нест набуд шуда карда кард доранд
        дорад дошт бидуни
    "),
];
