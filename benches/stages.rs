//! Each stage alone, and the whole, in bytes of text a second: `cargo bench`.
//!
//! The texts are the samples' sentences: those without a digit (low), all (usual), those that claim something (full).

use std::fs;
use std::path::Path;
use std::sync::LazyLock;

use divan::counter::BytesCount;
use divan::{Bencher, black_box};
use factx::{Extractor, Stages};

fn main() {
    divan::main();
}

static EXTRACTOR: LazyLock<Extractor> = LazyLock::new(Extractor::new);

const TEXTS: [&str; 3] = ["low", "usual", "full"];

/// Some fifty kilobytes, one section.
fn text(density: &str) -> String {
    const SIZE: usize = 50_000;
    let articles = articles(&Path::new(env!("CARGO_MANIFEST_DIR")).join("samples"));
    let sentences = EXTRACTOR.sentences(&articles);
    let kept: Vec<&str> = match density {
        "low" => sentences.into_iter().filter(|s| !s.bytes().any(|b| b.is_ascii_digit())).collect(),
        "full" => sentences.into_iter().filter(|s| !EXTRACTOR.extract(s).is_empty()).collect(),
        _ => sentences,
    };
    let mut text = String::new();
    for sentence in kept.iter().cycle() {
        if text.len() + sentence.len() > SIZE {
            break;
        }
        text.push_str(sentence);
        text.push_str("\n\n");
    }
    text
}

/// The samples, one behind the other, in the order of their names.
fn articles(folder: &Path) -> String {
    let mut paths: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    let read = |path: &std::path::PathBuf| {
        if path.is_dir() { articles(path) } else { fs::read_to_string(path).unwrap() + "\n\n" }
    };
    paths.iter().map(read).collect()
}

macro_rules! stages {
    ($($stage:ident)+) => {$(
        #[divan::bench(args = TEXTS)]
        fn $stage(bencher: Bencher<'_, '_>, density: &str) {
            let text = text(density);
            let mut stages = Stages::new(&EXTRACTOR, &text);
            bencher.counter(BytesCount::new(text.len())).bench_local(|| black_box(stages.$stage()));
        }
    )+};
}

stages! { sentences cues lex quantities chunks assemble context }

/// All stages, to claims.
#[divan::bench(args = TEXTS)]
fn whole(bencher: Bencher<'_, '_>, density: &str) {
    let text = text(density);
    bencher.counter(BytesCount::new(text.len())).bench_local(|| black_box(EXTRACTOR.extract(&text)).len());
}

/// Building the lexicon, which every run does once.
#[divan::bench]
fn set_up() -> Extractor {
    Extractor::new()
}
