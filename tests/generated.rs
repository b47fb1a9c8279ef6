//! Texts that look like chance and are the same every time.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

pub(crate) const TEXTS: usize = 150;
pub(crate) const ROWS: usize = 100;
pub(crate) const LINES: usize = 50;

const ENGLISH: &[&str] = &[
    "the",
    "of",
    "and",
    "to",
    "in",
    "said",
    "US",
    "U.S.",
    "us",
    "Taiwan’s",
    "Taiwan",
    "chip",
    "chips",
    "semiconductor",
    "semiconductors",
    "tariff",
    "tariffs",
    "Indo-Pacific",
    "COVID-19",
    "R&D",
    "TSMC",
    "GPU",
    "GPUs",
    "trade",
    "talks",
    "export",
    "controls",
    "US$300",
    "450,000",
    "Korea",
    "Japan",
    "supply",
    "chain",
    "chains",
    "it’s",
    "#ChipWar",
    "@desk",
    "https://example.org/a",
    "2-nanometer",
    "water",
    "plant",
    "plants",
    "officials",
    "agreement",
];
const GERMAN: &[&str] = &[
    "die",
    "der",
    "und",
    "nicht",
    "von",
    "mit",
    "Chipfabrik",
    "Dresden",
    "Halbleiter",
    "Zölle",
    "Lieferketten",
    "für",
    "Milliarden",
    "Euro",
    "Förderung",
    "USA",
    "Straße",
    "über",
    "wird",
];
const CHINESE: &[&str] = &[
    "台灣",
    "半導體",
    "產業",
    "的",
    "美國",
    "關稅",
    "談判",
    "（賴清德）",
    "供應鏈",
    "先進封裝",
    "台積電",
    "，",
    "。",
    "AI",
    "出口",
];
const KOREAN: &[&str] = &[
    "반도체",
    "수출",
    "규제",
    "일본",
    "정부가",
    "한국",
    "미국과",
    "공급망",
    "투자",
    "삼성전자는",
    "소부장",
    "기업",
    "지난해",
    "US",
];
const LANGUAGES: [&[&str]; 4] = [ENGLISH, GERMAN, CHINESE, KOREAN];

/// Numbers that look like chance and are the same every time (Knuth's MMIX generator).
pub(crate) struct Generator(u64);

impl Generator {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % end
    }

    /// A text in one language, with a headline in capitals now and then.
    fn text(&mut self) -> String {
        let words = LANGUAGES[self.below(LANGUAGES.len())];
        let mut text = String::new();
        if self.below(3) == 0 {
            text.push_str("TAIWAN AND US SIGN CHIPS PACT\n\n");
        }
        for _ in 0..20 + self.below(120) {
            // Low numbers are frequent, as in a real vocabulary.
            let rank = self.below(words.len()).min(self.below(words.len()));
            text.push_str(words[rank]);
            text.push_str(match self.below(14) {
                0 => ". ",
                1 => ", ",
                2 => "\n",
                3 => "\n\n",
                _ => " ",
            });
        }
        // A word of this text alone.
        write!(text, "unique{}", self.0).unwrap();
        text
    }

    /// Adds a headline in capitals, or some sentences, one of them a quote now and then.
    fn paragraph(&mut self, text: &mut String) {
        if self.below(9) == 0 {
            text.push_str("TAIWAN AND US SIGN CHIPS PACT");
            return;
        }
        for _ in 0..=self.below(6) {
            let is_quote = self.below(4) == 0;
            text.push_str(if is_quote { "“The" } else { "The" });
            for _ in 0..5 + self.below(20) {
                let word = ENGLISH[self.below(ENGLISH.len())];
                text.push(if self.below(40) == 0 { '\n' } else { ' ' });
                text.push_str(word);
                if self.below(50) == 0 {
                    // A word of its own.
                    write!(text, "ed{}", self.0 % 10_007).unwrap();
                }
            }
            text.push_str(if is_quote { ",” she said. " } else { ". " });
        }
    }
}

/// Writes the corpus into `folder` and gives the arguments that name it, in byte order.
pub(crate) fn generate(folder: &Path) -> Vec<PathBuf> {
    let mut generator = Generator(20_241_120);
    for number in 0..TEXTS {
        let subfolder = folder.join(format!("texts-{}", number % 3));
        fs::create_dir_all(&subfolder).unwrap();
        fs::write(subfolder.join(format!("{number:03}.txt")), generator.text()).unwrap();
    }
    let mut table = csv::Writer::from_path(folder.join("wire.csv")).unwrap();
    table
        .write_record(["id", "date", "text", "tokens"])
        .unwrap();
    for number in 0..ROWS {
        let id = format!("wire-{number}");
        let date = format!("2024-11-{:02}", 1 + number % 30);
        table
            .write_record([&id, &date, &generator.text(), "many"])
            .unwrap();
    }
    table.flush().unwrap();
    let mut lines = String::new();
    for number in 0..LINES {
        let object = serde_json::json!({
            "id": format!("line-{number}"),
            "source": if number % 2 == 0 { "Wire" } else { "Desk" },
            "text": generator.text(),
        });
        writeln!(lines, "{object}").unwrap();
    }
    fs::write(folder.join("feed.jsonl"), lines).unwrap();
    // What is left out is part of the report too.
    fs::write(folder.join("texts-1/empty.txt"), "").unwrap();
    fs::write(folder.join("texts-2/binary.txt"), b"\x00\x01\x02\x00").unwrap();
    let names = ["feed.jsonl", "texts-0", "texts-1", "texts-2", "wire.csv"];
    names.iter().map(|name| folder.join(name)).collect()
}

/// One text of at least `bytes` bytes: paragraphs with quotes, headlines in capitals among them.
pub(crate) fn long_text(bytes: usize) -> String {
    let mut generator = Generator(19_721_101);
    let mut text = String::with_capacity(bytes + 2000);
    while text.len() < bytes {
        generator.paragraph(&mut text);
        text.push_str("\n\n");
    }
    text
}

/// The same on one line.
pub(crate) fn long_line(bytes: usize) -> String {
    long_text(bytes).trim_end().replace('\n', " ")
}
