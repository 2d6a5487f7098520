//! Texts to try: articles, pieces of them, and random texts rich in what the grammar looks at.

use std::fs;
use std::ops::Range;
use std::sync::LazyLock;

use proptest::prelude::*;
use proptest::sample::select;

/// Numbers, hedges, counted things, events, sources, places, dates, and the small words that bind them.
const WORDS: &str = "0 1 2 7 12 40 61 93 100 350 911 1,234 12,345,678 1.5 3.25 0.75 2/3 1/2 ½ 007 1,23 1.234.567 2004 1998 1\u{a0}234 5m 3k \
    7bn 20s 1990s 5th 21st 10-15 2-1 12:30 9/11 500+ ~30 <5 >9 ≥12 $5 $5.3bn €40m £1,000 50% 12.5% 3pc no none one two three \
    five ten twelve fifteen twenty twenty-three ninety hundred thousand million billion trillion quadrillion dozen score lakh crore half third \
    quarter two-thirds three-quarters dozens scores hundreds thousands tens millions several few handful couple many \
    a an the of and or to from between both each another other others more less fewer than at least most about around some \
    nearly almost over under up as only just exactly approximately estimated including among them with without in on near by for \
    per since until after before while when if that who which was were is are be been being has have had may might could will would \
    not never no-one nobody deny denied denies said says told according reported feared believed expected likely so far total toll \
    death deaths casualties victims bodies injuries arrests cases houses homes households families people persons men women children boys \
    girls soldiers rebels police civilians refugees migrants villagers workers students journalists cattle sheep cows km miles hectares \
    acres tonnes kg litres hours days weeks months years year-old percent cent dollars euros rupees yuan villages provinces districts \
    bridges schools hospitals trucks cars killed kills kill killing died dead wounded injured hurt missing trapped rescued hospitalised \
    infected displaced fled evacuated homeless sheltering returned arrested detained kidnapped freed raped recruited deployed protested \
    affected risk need aid destroyed damaged flooded lost pledged left leaving bringing rose rising raising Police UN U.N. Red Cross Kabul \
    Syria Monday Sunday July 2017 March 3 1999 Dr. Mr. Gen. No. p.m. he she they it his her their its whose whom this these those \
    . . . , , , ; : ! ? \" “ ” ( ) [ ] - -- – — … ' ’ / % $ € + & * • \\n \\n\\n \\t \\r\\n";

/// Whole sentences with all kinds of claims, to be put together in any order.
const SENTENCES: &[&str] = &[
    "A woman and her two sons were killed when a wall fell, police said.",
    "The United Nations says the war has killed about 400,000 people, displaced more than 6 million and prompted nearly 5 million to flee.",
    "At least 30 were hurt, five of them seriously.",
    "Another 12 were missing.",
    "\"We have counted 23 dead,\" he said.",
    "No one was hurt.",
    "Killed: 45",
    "The toll rose to 61, including nine children.",
    "DOZENS FEARED DEAD AS FERRY SINKS",
    "Damage was put at $4 million.",
    "Some 70 to 75 per cent of the dead were over 65.",
    "One in five homes was destroyed.",
    "If 100 people died, the army would deny it.",
    "- 12 killed\n- 4 hurt",
    "It sent 600 soldiers and 40 trucks to three provinces on Monday.",
    "Gunmen killed or wounded 30 and kidnapped a couple of others.",
    "The eighth round began on July 15, 2017.",
    "About 3,400 houses were destroyed and another 5,000 damaged.",
    "Up to 20 more may have been trapped.",
    "He was 57.",
];

static ARTICLES: LazyLock<Vec<String>> = LazyLock::new(|| {
    let root = concat!(env!("CARGO_MANIFEST_DIR"));
    let mut texts = Vec::new();
    for folder in fs::read_dir(format!("{root}/samples")).expect("samples are there") {
        for file in fs::read_dir(folder.expect("a readable entry").path()).expect("a folder a genre") {
            texts.push(fs::read_to_string(file.expect("a readable entry").path()).expect("UTF-8"));
        }
    }
    for name in ["written", "samples"] {
        let gold = fs::read_to_string(format!("{root}/tests/gold/{name}.jsonl")).expect("gold is there");
        let documents = gold.lines().map(|line| serde_json::from_str::<serde_json::Value>(line).expect("JSON"));
        texts.extend(documents.map(|document| document["text"].as_str().expect("a text").to_owned()));
    }
    texts
});

/// Every sample and every text of the gold files.
pub fn articles() -> &'static [String] {
    &ARTICLES
}

/// Words of every kind in any order, mostly with a blank between them.
pub fn words(count: Range<usize>) -> impl Strategy<Value = String> {
    let words: Vec<String> = WORDS.split(' ').map(unescape).collect();
    let gap = prop_oneof![12 => Just(" "), 1 => Just(""), 1 => Just("  "), 1 => Just("\n"), 1 => Just("-")];
    prop::collection::vec((select(words), gap, any::<u8>()), count).prop_map(|parts| {
        let cased = |word: String, dice: u8| match dice {
            0..16 => word.to_uppercase(),
            16..48 => capitalised(&word),
            _ => word,
        };
        parts.into_iter().map(|(word, gap, dice)| cased(word, dice) + gap).collect()
    })
}

/// Sentences in any order, some run together.
pub fn sentences(count: Range<usize>) -> impl Strategy<Value = String> {
    let gap = prop_oneof![6 => Just(" "), 2 => Just("\n"), 2 => Just("\n\n"), 1 => Just(""), 1 => Just(", ")];
    prop::collection::vec((select(SENTENCES), gap), count)
        .prop_map(|parts| parts.into_iter().flat_map(|(sentence, gap)| [sentence, gap]).collect())
}

/// Two stretches of articles, cut anywhere and joined.
pub fn pieces_of_articles() -> impl Strategy<Value = String> {
    let piece = || {
        (select(articles()), any::<prop::sample::Index>(), 1usize..400).prop_map(|(text, from, length)| {
            let from = from.index(text.chars().count().max(1));
            text.chars().skip(from).take(length).collect::<String>()
        })
    };
    (piece(), piece()).prop_map(|(a, b)| a + &b)
}

fn unescape(word: &str) -> String {
    word.replace("\\n", "\n").replace("\\t", "\t").replace("\\r", "\r")
}

fn capitalised(word: &str) -> String {
    let mut characters = word.chars();
    characters.next().map_or(String::new(), |first| first.to_uppercase().chain(characters).collect())
}
