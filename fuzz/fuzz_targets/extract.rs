//! Any bytes as text: no panic, claims that lie in the text, and a prefilter that only skips.
#![no_main]

use std::sync::LazyLock;

use factx::Extractor;
use libfuzzer_sys::fuzz_target;

static EXTRACTOR: LazyLock<Extractor> = LazyLock::new(Extractor::new);

fuzz_target!(|bytes: &[u8]| {
    let text = String::from_utf8_lossy(bytes);
    let claims = EXTRACTOR.extract(&text);
    for claim in &claims {
        let (start, end) = (claim.start as usize, claim.end as usize);
        let number: String = text.chars().skip(start).take(end - start).collect();
        assert_eq!(number, claim.number, "the span holds the number");
    }
    assert_eq!(claims, EXTRACTOR.extract_unfiltered(&text), "the prefilter only skips");
});
