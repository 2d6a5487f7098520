//! The Rust library on one thread, to hold the package against: `library TEXT ROUNDS`. Articles are parted by two blank lines; what is
//! printed is the best round, in seconds.

use std::time::{Duration, Instant};

use factx::{Extractor, Normaliser, dateline};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let [path, rounds] = &*args else { return Err("usage: library TEXT ROUNDS".into()) };
    let text = std::fs::read_to_string(path)?;
    let articles: Vec<&str> = text.split("\n\n\n").filter(|article| !article.trim().is_empty()).collect();
    let (extractor, normaliser) = (Extractor::new(), Normaliser::new().with_dates().with_countries());
    let mut best = Duration::MAX;
    let mut found = 0;
    for _ in 0..rounds.parse()? {
        let start = Instant::now();
        found = 0;
        for article in &articles {
            let date = dateline(article);
            extractor.extract_batches(article, |claims| {
                normaliser.fill(article, date, claims);
                found += claims.len();
            });
        }
        best = best.min(start.elapsed());
    }
    println!("{} {found}", best.as_secs_f64());
    Ok(())
}
