//! Content words on the lists of NLTK and Stopwords ISO, which are no stop words here.

/// Content words on the list of a language: a day, people, a home; a state and a meaning, which NLTK takes for
/// participles; headings of the web pages that a list was made of.
#[rustfmt::skip]
pub(super) fn words(code: &str) -> &'static [&'static str] {
    match code {
        "af" => &["dag", "sien"],
        "so" => &["albaabkii", "hadana"],
        "sw" => &[
            "akasema", "kubwa", "mdogo", "mkubwa", "muda", "nonkungu", "sauti", "watu",
        ],
        "zh" => &super::chinese::CONTENT,
        "zu" => &["wahamba"],
        "az" => &["ad", "ay", "faiz", "il", "istifadə", "saat", "səhv"],
        "bg" => &["автентичен", "внимава", "година", "ден", "евтин", "екип", "живот", "заспал", "месец", "новина", "юмрук"],
        "bn" => &["উত্তর", "কাজ", "কাজে", "প্রাথমিক", "বক্তব্য", "ব্যবহার", "সাধারণ"],
        "ca" => &["llarg", "ús"],
        "cs" => &["clanek", "clanku", "clanky", "design", "email", "strana", "tema", "tipy", "téma", "zpravy", "zprávy", "článek", "článku", "články"],
        "es" => &["estada", "estadas", "estado", "estados", "sentid", "sentida", "sentidas", "sentido", "sentidos", "siente", "sintiendo"],
        "eu" => &["egun"],
        "fa" => &["استفاده", "بخش", "بخشی", "جريان", "جریان", "جلوگيري", "جناح", "حق", "خدمات", "راه", "روز", "روزهاي", "زمان", "سازي", "عمل", "گروهي", "مردم", "نام", "نگاه"],
        "hi" => &["घर", "वर्ग"],
        "id" => &["bekerja", "bulan", "ibu", "jawaban", "kasus", "masalah", "masalahnya", "persoalan", "pertanyaan"],
        "ko" => &["시각", "시간", "아이"],
        "mr" => &["काम", "पाटील", "माहिती", "मुबी"],
        "pl" => &["kierunku"],
        "sq" => &["ditë", "fjalë", "pika"],
        "ur" => &["افراد", "علاقوں", "علاقہ", "علاقے", "فرد", "لوگ", "لوگوں", "پل", "گروپ", "گروہوں"],
        "yo" => &["ọjọ́"],
        _ => &[],
    }
}
