//! Adverbs of time, place and degree, prepositions, pronouns and modal verbs missing from the lists of NLTK and
//! Stopwords ISO, in many languages.

/// The code of each language with its words, as its grammars list them: closed classes, and adverbs such as
/// today, always, almost.
#[rustfmt::skip]
pub(super) const WORDS: &[(&str, &str)] = &[
    // Afrikaans
    ("af", "
        behalwe byna eie hoekom nogtans onse watter
    "),
    // Arabic
    ("ar", "
        إليها إليهم اليوم بجانب بينما خارج دائما داخل ربما ضمن عبر عليهم فقد لذلك لقد منهم
        ولم يجب
    "),
    // Azeri
    ("az", "
        baxmayaraq burada dünən kimsə lazımdır nəsə olacaq orada tez-tez vasitəsilə əsasən
        əvəzinə
    "),
    // Belarusian
    ("be", "
        вакол замест заўтра могуць ніколі паміж такі трэба хтосьці якім ўчора
    "),
    // Bulgarian
    ("bg", "
        вместо вчера нашия неговия нейния никога нямат понякога свои свой своя съвсем такава
        техния тяхната чийто
    "),
    // Bengali
    ("bn", "
        আগামীকাল ইতিমধ্যে এখনো এমনকি কখনো গতকাল চারপাশে তবুও পরিবর্তে প্রত্যেক বিরুদ্ধে
        সবসময়
    "),
    // Bosnian
    ("bs", "
        sasvim stoga
    "),
    // Catalan
    ("ca", "
        algú cal damunt darrere davant excepte mitjançant ningú res seran serà sovint
        tanmateix
    "),
    // Czech
    ("cs", "
        jejichž dokud dost jejího jejímu kterému musejí nyní okolo přestože skrz těmito
        zcela
    "),
    // Danish
    ("da", "
        dit ganske heller igår langs næsten ovenfor undtagen
    "),
    // German
    ("de", "
        herum hinaus hinein infolge insgesamt lieber rund somit ziemlich
    "),
    // Greek
    ("el", "
        ίσως απέναντι αρκετά αύριο γύρω κάτι κοντά μήπως μακριά μολονότι παρόλο σήμερα
        τίποτα χθες
    "),
    // Esperanto
    ("eo", "
        ties
    "),
    // Spanish
    ("es", "
        cuales demasiado pesar siquiera
    "),
    // Estonian
    ("et", "
        eile homme hoolimata mõnikord täiesti täna
    "),
    // Persian
    ("fa", "
        اگرچه داخل شده‌است می‌کند می‌کنند هرچند هرکس گرچه
    "),
    // Finnish
    ("fi", "
        aivan eilen huomenna lähellä oma tänään välillä
    "),
    // French
    ("fr", "
        hormis voici voilà
    "),
    // Galician
    ("gl", "
        adoito agás bastante dentro detrás diante enriba fóra mediante porén
    "),
    // Hebrew
    ("he", "
        אתמול בכך בעקבות ההוא זולת חייב כלום כמעט לאורך לכך לעתים מאחר מחר מכך מעולם נהיה
    "),
    // Hindi
    ("hi", "
        अन्य आज इन्होंने इसलिए कल जबकि तभी थोड़ा पास रहता रहती लगभग वही शायद सामने सारे हमें
        हमेशा
    "),
    // Croatian
    ("hr", "
        sasvim stoga
    "),
    // Hungarian
    ("hu", "
        amelyben amiért egymás gyakran mielőtt miután mások teljesen
    "),
    // Armenian
    ("hy", "
        այնպիսի երեկ ինչ-որ համաձայն մինչդեռ ոչինչ որովհետև չնայած վաղը փոխարեն
    "),
    // Indonesian
    ("id", "
        besok kemarin
    "),
    // Icelandic
    ("is", "
        alveg einhver eitthvað gegnum gær hins jafnvel kringum meðan nema næstum slíkur
        stundum þarf þrátt
    "),
    // Italian
    ("it", "
        allora appena costui ecco ormai perciò pure tuttavia
    "),
    // Japanese
    ("ja", "
        いくら かなり ぐらい なぜ なぜなら もし 明日 昨日
    "),
    // Georgian
    ("ka", "
        ამიტომ არასოდეს გუშინ დღეს ვიღაც თუმცა ნაცვლად რაღაც ყოველთვის ხვალ ხშირად
    "),
    // Kazakh
    ("kk", "
        арасында бүгін ертең жиі кеше сәйкес қарсы әрқашан
    "),
    // Korean
    ("ko", "
        가끔 가운데 결코 그것 아니다 항상
    "),
    // Lithuanian
    ("lt", "
        išskyrus nepaisant rytoj vakar visai šiandien
    "),
    // Latvian
    ("lv", "
        apkārt bijis bijusi dažreiz izņemot pavisam rīt saskaņā toreiz vakar vietā šodien
    "),
    // Malay
    ("ms", "
        bagaimanapun esok semalam walau
    "),
    // Dutch
    ("nl", "
        daarom wij anderen daarnaast eigen erg gedurende heel immers straks tegenover
        vrijwel zodra
    "),
    // Norwegian
    ("no", "
        derimot ganske idag langs nesten ovenfor unntatt
    "),
    // Polish
    ("pl", "
        byłby całkiem chociaż dzięki jutro każda muszą należy niemal nikt oprócz ponadto
        poprzez potem spośród swoja swój tymi tą wczoraj wobec wokół zamiast zatem zostali
        została zostały
    "),
    // Portuguese
    ("pt", "
        havia abaixo acima algo além antes aquém aí cerca cá demais dentro entretanto então
        estaria fez haverá inclusive pôde quanta tendo àquele
    "),
    // Romanian
    ("ro", "
        alți aveau cărora datorită dedesubt destul însuși
    "),
    // Russian
    ("ru", "
        благодаря возле твой тебе хочет
    "),
    // Slovak
    ("sk", "
        celkom nemajú treba vtedy zatiaľ
    "),
    // Slovenian
    ("sl", "
        jutri nikoli nimajo pogosto povsem takrat tam treba tukaj včasih včeraj
    "),
    // Serbian
    ("sr", "
        сасвим стога упркос sasvim stoga uprkos
    "),
    // Swedish
    ("sv", "
        bakom bredvid dessutom däremot egen egna framför ganska ibland idag igår imorgon nog
        nästan ofta ovanför väldigt innan
    "),
    // Swahili
    ("sw", "
        hao badala daima dhidi inaweza isipokuwa jana kamwe kati kesho kulingana kupitia
        kwanini lazima leo pekee
    "),
    // Thai
    ("th", "
        กำลัง ครับ ควร คุณ ค่ะ ฉัน ทำไม นะ นั่น นี่ ผม พวก มัก มัน ยกเว้น อย่างไร อื่น เกือบ
        เท่าไร เธอ เพียง เสมอ แทน แม้ ใคร ไหน
    "),
    // Tagalog
    ("tl", "
        bagaman bukas halos kahapon kaniya magiging maliban palagi samantala sinuman
    "),
    // Turkish
    ("tr", "
        şekilde bazen etti karşısında neredeyse oldukça oysa yanında yapılan üstelik üstünde
        şunlar şunun
    "),
    // Ukrainian
    ("uk", "
        саме близько вчора завдяки завтра зовсім навіщо нему нібито потрібно сьогодні сюди
        туди іноді
    "),
    // Urdu
    ("ur", "
        کہا تاہم تقریبا جنھوں دوسرے ہمیشہ
    "),
    // Vietnamese
    ("vi", "
        hãy kia lắm mọi nay vài ít đâu đừng
    "),
    // Yoruba
    ("yo", "
        fi
    "),
    // Chinese
    ("zh", "
        从不 随后 刚 剛 曾
    "),
];
