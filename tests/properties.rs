//! What holds for any text: no panic, spans that fit it, figures that fit their qualifiers, a prefilter that only skips,
//! and output that reads back as what was found.
//!
//! The random texts are the same in every run, so that a change is not blamed for an older fault. For new ones:
//! `PROPTEST_RNG_SEED=7 PROPTEST_CASES=20000 cargo test --release --test properties`.

#[path = "properties/check.rs"]
mod check;
#[path = "cli/folder.rs"]
mod folder;
#[path = "properties/texts.rs"]
mod texts;

use std::sync::LazyLock;

use factx::{Claim, Date, Decimal, Extractor, HouseholdSizes, Normaliser, Policy};
use folder::Folder;
use proptest::prelude::*;
use proptest::test_runner::RngSeed;
use serde_json::{Value, json};

static EXTRACTOR: LazyLock<Extractor> = LazyLock::new(Extractor::new);
static NORMALISER: LazyLock<Normaliser> = LazyLock::new(|| {
    let sizes = HouseholdSizes::everywhere(Decimal::new(48, 1)).with_country("SYR", Decimal::from(6));
    let policy = Policy::named("midpoint").expect("it is built in");
    Normaliser::new().with_dates().with_countries().with_policy(policy).with_household_sizes(sizes)
});

proptest! {
    #![proptest_config(config(400))]

    #[test]
    fn random_unicode(text in any::<String>()) {
        holds(&text);
    }

    #[test]
    fn random_lines_of_what_numbers_are_made_of(text in r"([0-9]{1,4}|[-,.:/%$€£+~<>()'’ \n\t]|\u{2009}|\u{a0}|[a-z]{1,3}){0,60}") {
        holds(&text);
    }

    #[test]
    fn words_in_any_order(text in texts::words(1..60)) {
        holds(&text);
    }

    #[test]
    fn sentences_in_any_order(text in texts::sentences(1..6)) {
        holds(&text);
    }

    #[test]
    fn articles_cut_anywhere(text in texts::pieces_of_articles()) {
        holds(&text);
    }
}

proptest! {
    // Each case runs the command twice.
    #![proptest_config(config(6))]

    #[test]
    fn rows_read_back(texts in prop::collection::vec(prop_oneof![texts::words(1..40), texts::sentences(1..4)], 60)) {
        reads_back(&texts);
    }
}

#[test]
fn articles() {
    let articles = texts::articles();
    assert!(articles.len() > 60, "samples and gold are there");
    articles.iter().for_each(|text| holds(text));
    reads_back(articles);
}

#[test]
fn line_ends_of_other_systems_change_nothing_but_offsets() {
    let mut failures = Vec::new();
    for unix in texts::articles() {
        assert!(!unix.contains('\r'), "articles are kept with plain line feeds");
        let dos = unix.replace('\n', "\r\n");
        let (want, got) = (EXTRACTOR.extract(unix), EXTRACTOR.extract(&dos));
        check::all(&dos, &got);
        let want: Vec<Value> = want.iter().map(without_offsets).collect();
        let got: Vec<Value> = got.iter().map(without_offsets).collect();
        let differ = want.iter().zip(&got).find(|(want, got)| want != got);
        if let Some((want, got)) = differ {
            failures.push(format!("want {want}\n got {got}"));
        } else if want.len() != got.len() {
            failures.push(format!("{} claims, {} with CRLF: {:?}", want.len(), got.len(), unix.lines().next()));
        }
    }
    assert!(failures.is_empty(), "{} articles differ:\n{}", failures.len(), failures.join("\n"));
}

/// So many cases with texts that stay the same, unless the environment says otherwise.
fn config(cases: u32) -> ProptestConfig {
    let asked = ProptestConfig::default();
    ProptestConfig {
        cases: if std::env::var_os("PROPTEST_CASES").is_some() { asked.cases } else { cases },
        rng_seed: if asked.rng_seed == RngSeed::Random { RngSeed::Fixed(2017) } else { asked.rng_seed },
        failure_persistence: None,
        ..asked
    }
}

/// Everything that holds for one text by itself.
fn holds(text: &str) {
    let claims = EXTRACTOR.extract(text);
    check::all(text, &claims);
    assert_eq!(claims, EXTRACTOR.extract_unfiltered(text), "the prefilter only skips");
    for claim in &claims {
        check::json(claim, &serde_json::to_string(claim).expect("a claim has no map with odd keys"));
    }
    for date in [factx::dateline(text), Some(Date::constant(2024, 3, 14))] {
        let mut normalised = claims.clone();
        NORMALISER.fill(text, date, &mut normalised);
        check::normalised(&claims, &normalised);
    }
}

/// What the command writes for these texts, as CSV and as JSON lines, is what the library found.
fn reads_back(texts: &[impl AsRef<str>]) {
    let folder = Folder::new();
    let record = |(n, text): (usize, &_)| {
        json!({ "id": format!("t{n}"), "text": AsRef::<str>::as_ref(text) }).to_string() + "\n"
    };
    let records: String = texts.iter().enumerate().map(record).collect();
    folder.write("texts.jsonl", records.as_bytes());
    // Guarded text is not the claim's own.
    for output in [&["-o", "rows.csv", "--no-guard"][..], &["-o", "rows.ndjson"]] {
        let run = folder.run(&[&["extract", "texts.jsonl", "--columns", "all"], output].concat());
        assert_eq!(run, (0, "", ""));
    }
    let csv = folder.read("rows.csv");
    let mut rows =
        csv::Reader::from_reader(csv.as_bytes()).into_deserialize::<std::collections::HashMap<String, String>>();
    let ndjson = folder.read("rows.ndjson");
    let mut lines = ndjson.lines();
    for (n, text) in texts.iter().enumerate() {
        for claim in EXTRACTOR.extract(text.as_ref()) {
            let row = rows.next().expect("a row for each claim").expect("a row that reads back");
            assert_eq!(row["document"], format!("t{n}"));
            check::row(&claim, &row);
            check::json(&claim, lines.next().expect("a line for each claim"));
        }
    }
    assert!(rows.next().is_none() && lines.next().is_none(), "no row without a claim");
}

/// A claim's fields but for where it stands; texts as written may hold the line ends, so they are folded.
fn without_offsets(claim: &Claim) -> Value {
    let mut value = serde_json::to_value(claim).expect("a claim has no map with odd keys");
    let fields = value.as_object_mut().expect("a claim is an object");
    fields.retain(|name, _| name != "start" && name != "end");
    for field in fields.values_mut() {
        if let Value::String(text) = field {
            *text = check::fold(text);
        }
    }
    value
}
