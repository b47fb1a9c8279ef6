//! Turkish, Azeri, Kazakh, Uzbek and Turkmen closed-class words missing from the lists of NLTK and Stopwords ISO.

/// The code of each language with its words, as its grammars list them, checked against frequency lists (see
/// the tests of `stop_words`).
#[rustfmt::skip]
pub(super) const WORDS: &[(&str, &str)] = &[
    // Turkish
    ("tr", "
        mi aynı birlikte fazla işte hemen tam geri olacak
    "),
    // Azeri
    ("az", "
        eyni birinin üstündə özünün olduqda olmalıdır ancaq yaxud hansı necə haçan onda onların onlara
        bunlar mənim bizə sizə özünü imiş olub olmaq edib edilən etmişdir hələ əvvəl tərəfindən üzrə
        üzərində altında yanında başqa digər hamı hərçənd çoxlu həmçinin
    "),
    // Kazakh
    ("kk", "
        және бен пен да де та те оны оларды бойынша секілді еді екен болып болған болады болатын болды
        деп деген дейді керек мүмкін тиіс бір екі үш төрт бес әр қандай кім не неге қашан қайда қалай
        қанша егер немесе өте ең әлі енді қазір мұнда сонда басқа ештеңе ма ме ба бе пе ғой болмаса
        бола
    "),
    // Uzbek
    ("uz", "
        biror hamda o'sha o'z oʻz o'zi ikki uch to'rt besh bo'lgan bo'lib bo'lishi boʻlishi bo'ladi
        bo'lsa mumkin degan qilib qilish qilgan gacha so'ng oldin to'g'risida bo'yicha orqali tomonidan
        qarshi ko'ra necha ayrim ba'zi hali endi hozir yo'q bor shunday bunday
    "),
    // Turkmen
    ("tk", "
        däldir bolup haýsydyr hiç we bilen üçin bu şu ol şol olar men sen biz siz onuň oňa ony ondan
        onda olaryň olara olary meniň seniň biziň siziň maňa saňa bize size öz özi özüniň öz-özüni her
        ähli hemme bir iki üç dört bäş bolan bolmak bolar bolýar boldy däl ýok bar eken edi diýip diýen
        edip etmek eden edilen edýär ýa ýa-da ýada emma ýöne eger çünki hem de da ýaly çenli soň öň
        hakynda barada arkaly boýunça tarapyndan garşy görä kim näme haýsy nähili haçan nirede näçe
        başga beýleki käbir diňe örän iň ýene heniz indi häzir şeýle beýle hut haýsy-da bolsa bolmaz
        bolmaly
    "),
];
