//! Texts of every language in every legacy encoding that can hold them, and what they are read as.
//!
//! Python writes them (`encodings.py`), so that neither the tables nor the guess of keyweight judge
//! themselves. On 2026-11-28: of 3,152 texts @OLD@ were wrong by chardetng alone, all of them without a
//! word, and @NEW@ are now, each with a notice that calls the guess unsure or likely.

use std::io::Cursor;
use std::process::Command;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use keyweight::corpus::{Input, Options, open_with};

use crate::support::root;

struct Sample {
    language: String,
    codec: String,
    length: String,
    bytes: Vec<u8>,
    text: String,
}

fn samples() -> Vec<Sample> {
    let written = Command::new("python3")
        .arg(root().join("tests/shared/encodings.py"))
        .arg(root().join("../shared/corpora/udhr"))
        .output()
        .unwrap();
    assert!(
        written.status.success(),
        "{}",
        String::from_utf8_lossy(&written.stderr)
    );
    let lines = String::from_utf8(written.stdout).unwrap();
    lines.lines().map(Sample::new).collect()
}

impl Sample {
    fn new(line: &str) -> Sample {
        let fields: Vec<&str> = line.split('\t').collect();
        let byte = |at| u8::from_str_radix(&fields[3][at..at + 2], 16).unwrap();
        Sample {
            language: fields[0].to_owned(),
            codec: fields[1].to_owned(),
            length: fields[2].to_owned(),
            bytes: (0..fields[3].len()).step_by(2).map(byte).collect(),
            text: fields[4].to_owned(),
        }
    }

    /// The text as read, and whether a notice names the encoding.
    fn read(&self) -> (String, bool) {
        let bytes = Box::new(Cursor::new(self.bytes.clone()));
        let mut corpus = open_with(&[Input::Stdin], Options::default(), bytes).unwrap();
        let loaded = corpus.next().unwrap().unwrap().load().unwrap();
        let is_noted = loaded.notices.iter().any(|notice| {
            let encoding = &loaded.input.as_ref().unwrap().encoding;
            notice.message.starts_with(&format!("read as {encoding}, "))
        });
        (loaded.document.text, is_noted)
    }

    /// The text by the first opinion alone.
    fn first_opinion(&self) -> String {
        let mut detector = EncodingDetector::new(Iso2022JpDetection::Allow);
        detector.feed(&self.bytes, true);
        let encoding = detector.guess(None, Utf8Detection::Deny);
        let text = encoding.decode_without_bom_handling(&self.bytes).0;
        text.into_owned()
    }
}

#[test]
fn texts_in_legacy_encodings_are_read_right_or_with_a_notice() {
    let samples = samples();
    let (mut right, mut noted, mut silent, mut wrong_before) = (0, 0, 0, 0);
    let (mut west, mut worse) = (Vec::new(), Vec::new());
    for sample in &samples {
        let (text, is_noted) = sample.read();
        let was_right = sample.first_opinion() == sample.text;
        wrong_before += usize::from(!was_right);
        if text == sample.text {
            right += 1;
            continue;
        }
        let shown = [&sample.language, &sample.codec, &sample.length, &text].map(String::as_str);
        let shown = shown.join(" ");
        if ["en", "de", "fr", "es"].contains(&sample.language.as_str()) {
            west.push(shown.clone());
        }
        if was_right {
            worse.push(shown);
        }
        if is_noted {
            noted += 1;
        } else {
            silent += 1;
        }
    }
    println!(
        "{} texts: {right} right, {noted} wrong with a notice, {silent} wrong and silent; \
         {wrong_before} wrong by the first opinion",
        samples.len()
    );
    assert_eq!(silent, 0);
    assert!(samples.len() > 3_000, "{}", samples.len());
    assert!(noted <= 24, "{noted} are wrong");
    assert!(noted * 2 < wrong_before);
    assert!(west.is_empty(), "{}", west.join("\n"));
    assert!(worse.is_empty(), "{}", worse.join("\n"));
}
