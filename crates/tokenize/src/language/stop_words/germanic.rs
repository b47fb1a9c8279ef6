//! Afrikaans and Yiddish closed-class words missing from the lists of NLTK and Stopwords ISO.

/// The code of each language with its words, as its grammars list them, checked against frequency lists (see
/// the tests of `stop_words`).
#[rustfmt::skip]
pub(super) const WORDS: &[(&str, &str)] = &[
    // Afrikaans
    ("af", "
        of want wie waar waarom wanneer hoe hoewel terwyl sodat omdat tensy totdat nóg óf oor onder
        agter voor tussen deur teen sonder tot sedert tydens volgens binne buite langs bo rondom ten ter
        u julle hul myne joune syne hare self elkaar mekaar hierdie daardie dié hier sulke elke alle
        almal enige geen niks niemand iemand iets ander andere sommige min meer mees minder genoeg albei
        beide wees gehad word geword kon moet moes mag sou wil wou hoef behoort laat nooit nog reeds ook
        net slegs dan nou weer altyd dikwels soms egter dus daarom daarna daarvan daarmee daarin daarop
        waarvan waarin waarop waarmee hiervan eers heel selfs veral miskien ongeveer amper vandag gister
        môre wel tog nogal twee drie vier vyf ses sewe agt nege tien elkeen
    "),
    // Yiddish
    ("yi", "
        אױף זײן זײַן דער די דאָס דעם דאס א אַ אן אַן און אין איז איך דו ער זי עס מיר איר זיי מיך דיך אים
        אונדז אייך זיך מען פון פֿון פאר פֿאַר מיט צו אויף פאַר בײַ ביי נאָך נאך אויס איבער אונטער צווישן
        קעגן אָן דורך הינטער פאַרן צום אינעם וואָס וואס ווער ווי וווּ וואו ווען פאַרוואָס פארוואס וועלכע
        וועלכער וועמען אָדער אדער אָבער אבער אַז אז ווײַל ווייל אויב כאָטש נאָר נאר אויך ניט נישט קיין
        שוין יעדער יעדע אַלע אלע אַזאַ אזא זיין בין ביסט זענען זײַנען געווען וואָלט וואלט וועט וועלן
        וועל האָט האט האָבן האבן האָב מוז קען קענען קאָן זאָל זאל זאָלן וויל ווערן ווערט מײַן מיין דײַן
        זײַנע זיינע אירע אונדזער אייער זייער זייערע דאָ דא דאָרט דעמאָלט איצט דאַן יעצט מער וויפל אַזוי
        אזוי איין צוויי דרײַ דריי
    "),
];
