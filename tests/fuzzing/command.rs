//! From any bytes to tables: the same on one thread and two, however the bytes arrive, and from a file
//! of counts; and every table is one.

use std::sync::OnceLock;

use keyweight::corpus::{Format, Input, Options, open_with};
use keyweight::report::{CsvStyle, JsonlStyle, Style, Table};
use keyweight::tables::{Documents, Keywords, Lexicon, Matrix, Terms, Top, Value};
use keyweight::{
    Analysis, CountOptions, CountSources, Counted, NgramSizes, Preset, Settings, WriteOptions,
    count, count_with_parts, write_part, write_table,
};
use rayon::{ThreadPool, ThreadPoolBuilder};

use super::blocks::Blocks;

/// The arguments, chosen by the first bytes.
struct Arguments {
    settings: Settings,
    format: Format,
    style: Style,
    top: Top,
}

impl Arguments {
    fn of([preset, format, output, ngrams]: [u8; 4]) -> Arguments {
        let presets = [Preset::Article, Preset::Sklearn, Preset::Unicode];
        let formats = [
            Format::Text,
            Format::Csv,
            Format::Tsv,
            Format::JsonLines,
            Format::Json,
        ];
        let settings = presets[usize::from(preset) % presets.len()].settings();
        let sizes = ["1", "1", "1..2", "2..3"][usize::from(ngrams) % 4];
        let sizes: NgramSizes = sizes.parse().expect("they are sizes");
        Arguments {
            settings: settings.with(|settings| settings.ngrams = sizes),
            format: formats[usize::from(format) % formats.len()],
            style: match output % 2 {
                0 => CsvStyle::default().into(),
                _ => JsonlStyle::default().into(),
            },
            top: Top::All,
        }
    }
}

pub(crate) fn check(bytes: &[u8]) {
    let Some((first, bytes)) = bytes.split_first_chunk() else {
        return;
    };
    let arguments = Arguments::of(*first);
    let [one, two] = pools();
    let counted = one.install(|| counted(&arguments, bytes, usize::MAX));
    let expected = one.install(|| written(&arguments, counted.clone()));
    let again = two.install(|| written(&arguments, self::counted(&arguments, bytes, 5)));
    assert_eq!(shown(&expected), shown(&again), "on two threads, in blocks");
    let is_accounted_for =
        !counted.documents.is_empty() || !counted.skipped.is_empty() || !counted.notices.is_empty();
    assert!(is_accounted_for, "nothing is reported");
    if arguments.settings.ngrams == NgramSizes::UNIGRAMS && !counted.documents.is_empty() {
        let part = two.install(|| from_part(&arguments, &counted));
        let part = two.install(|| written(&arguments, part));
        assert_eq!(shown(&expected), shown(&part), "from a file of counts");
    }
    if let Style::Csv(_) = arguments.style {
        for (name, table) in &expected {
            check_table(name, table);
        }
    }
}

/// Pools of one thread and of two.
fn pools() -> &'static [ThreadPool; 2] {
    static POOLS: OnceLock<[ThreadPool; 2]> = OnceLock::new();
    POOLS.get_or_init(|| {
        [1, 2].map(|threads| {
            let pool = ThreadPoolBuilder::new().num_threads(threads).build();
            pool.expect("there are threads")
        })
    })
}

fn counted(arguments: &Arguments, bytes: &[u8], block: usize) -> Counted {
    let stream = Box::new(Blocks::new(bytes, block));
    let options = Options::default().format(arguments.format);
    let corpus = open_with(&[Input::Stdin], options, stream).expect("there is an input");
    count(corpus, &arguments.settings, &CountOptions::default()).expect("nothing is cancelled")
}

/// The same counts through a file.
fn from_part(arguments: &Arguments, counted: &Counted) -> Counted {
    let folder = tempfile::tempdir().expect("there is a temporary folder");
    let path = folder.path().join("counts.kwc");
    let file = std::fs::File::create(&path).expect("the folder is there");
    write_part(counted, &arguments.settings, file).expect("there is space");
    let sources = CountSources::default().parts([&path]);
    let options = CountOptions::default();
    let read = count_with_parts(sources, &arguments.settings, &options);
    let read = read.expect("nothing is cancelled");
    let losses = |counted: &Counted| -> Vec<String> {
        counted.skipped.iter().map(ToString::to_string).collect()
    };
    assert_eq!(losses(&read), losses(counted));
    assert_eq!(read.notices, counted.notices);
    read
}

/// All tables, with their names.
fn written(arguments: &Arguments, counted: Counted) -> Vec<(&'static str, Vec<u8>)> {
    let analysis = Analysis::new(counted, &arguments.settings);
    let top = arguments.top;
    let documents = Documents::new(&analysis);
    let terms = Terms::new(&analysis, top);
    let keywords = Keywords::new(&analysis, top);
    let matrix = Matrix::new(&analysis, top, Value::Count);
    let lexicon = Lexicon::new(&analysis, top);
    let tables: [(&str, &dyn Table); 5] = [
        ("documents", &documents),
        ("terms", &terms),
        ("keywords", &keywords),
        ("matrix", &matrix),
        ("lexicon", &lexicon),
    ];
    let options = WriteOptions::default().style(arguments.style);
    let tables = tables.into_iter().map(|(name, table)| {
        let mut bytes = Vec::new();
        write_table(table, &mut bytes, &options).expect("memory takes it");
        (name, bytes)
    });
    tables.collect()
}

fn shown(tables: &[(&'static str, Vec<u8>)]) -> Vec<(&'static str, String)> {
    let shown = |(name, bytes): &(&'static str, Vec<u8>)| {
        let text = std::str::from_utf8(bytes).expect("tables are UTF-8");
        (*name, text.to_owned())
    };
    tables.iter().map(shown).collect()
}

/// Fails unless each row has as many cells as the header.
fn check_table(name: &str, table: &[u8]) {
    for row in csv::Reader::from_reader(table).records() {
        row.unwrap_or_else(|error| panic!("{name}: {error}"));
    }
}
