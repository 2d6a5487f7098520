//! What the lexicon knows, for people: `factx lexicon list`.

use std::{collections::HashMap, fmt::Write, path::PathBuf};

use crate::{
    ErrorKind, Qualifier, Result,
    lexicon::{Class, Lexicon, Unit, Word, WordId, compile::Builder},
};

/// The kinds that [`list`] shows.
pub(super) const KINDS: &[&str] = &["events", "groups", "qualifiers", "units", "numbers", "vague", "classes"];

/// A text that lists what a lexicon with these files on top knows: one kind, or an overview.
pub(super) fn list(kind: Option<&str>, files: &[PathBuf]) -> Result<String> {
    let mut builder = Builder::with_built_in()?;
    for file in files {
        builder.layer_file(file)?;
    }
    let lexicon = builder.finish();
    let words: Vec<_> = lexicon.lookup.words().collect();
    let mut names: Vec<(&str, &Word)> = words.iter().map(|(k, id)| (&**k, lexicon.word(*id))).collect();
    let phrases = phrases(&lexicon);
    names.extend(phrases.iter().map(|(text, id)| (text.as_str(), lexicon.word(*id))));
    names.sort_by(|a, b| a.0.cmp(b.0));
    let mut out = String::new();
    let mut line =
        |head: &str, words: Vec<&str>| writeln!(out, "{head}: {}", words.join(", ")).expect("a string takes all");
    match kind {
        None => {
            for kind in KINDS {
                let count = match *kind {
                    "events" => lexicon.events.len(),
                    "groups" => lexicon.groups.len(),
                    "qualifiers" => Qualifier::ALL.len(),
                    "units" => lexicon.symbols.len(),
                    "numbers" => names.iter().filter(|(_, w)| w.number.is_some()).count(),
                    "vague" => names.iter().filter(|(_, w)| w.vague.is_some()).count(),
                    _ => Class::NAMES.len(),
                };
                line(kind, vec![&count.to_string()]);
            }
            line("words and phrases", vec![&names.len().to_string()]);
        }
        Some("events") => {
            for (i, event) in lexicon.events.iter().enumerate() {
                let has = |w: &Word| w.senses.iter().any(|s| s.event.0 as usize == i);
                line(&event.name, names.iter().filter(|(_, w)| has(w)).map(|(n, _)| *n).collect());
            }
        }
        Some("groups") => {
            for (i, group) in lexicon.groups.iter().enumerate() {
                line(group, names.iter().filter(|(_, w)| w.groups.0 & (1 << i) != 0).map(|(n, _)| *n).collect());
            }
        }
        Some("qualifiers") => {
            for q in Qualifier::ALL {
                let words = |after: bool| {
                    names
                        .iter()
                        .filter(|(_, w)| if after { w.after } else { w.before } == Some(*q))
                        .map(|(n, _)| *n)
                        .collect::<Vec<_>>()
                };
                line(q.as_str(), words(false));
                if !words(true).is_empty() {
                    line(&format!("{} (after the number)", q.as_str()), words(true));
                }
            }
        }
        Some("units") => {
            for (i, symbol) in lexicon.symbols.iter().enumerate() {
                let named = Unit::Named(i as u16);
                let has = |w: &Word| w.symbol == Some(i as u16) || w.unit == named;
                let mut words: Vec<&str> = names.iter().filter(|(_, w)| has(w)).map(|(n, _)| *n).collect();
                let exact: Vec<&str> =
                    lexicon.exact.iter().filter(|(_, id)| has(lexicon.word(**id))).map(|(k, _)| &**k).collect();
                words.extend(exact);
                words.sort_unstable();
                line(symbol, words);
            }
        }
        Some("numbers") => {
            for (name, word) in names.iter().filter(|(_, w)| w.number.is_some()) {
                line(name, vec![&word.number.expect("just filtered").to_string()]);
            }
        }
        Some("vague") => {
            for (name, word) in &names {
                if let Some(v) = &word.vague {
                    line(name, vec![&format!("{}..{}", v.low, v.high.map_or(String::new(), |h| h.to_string()))]);
                }
            }
        }
        Some("classes") => {
            for class in Class::NAMES {
                let class_bits = Class::from_name(class).expect("it is one of the names");
                let words = names.iter().filter(|(_, w)| w.class.has(class_bits)).map(|(n, _)| *n).collect::<Vec<_>>();
                line(class, words);
            }
        }
        Some(other) => {
            let message = format!("expected one of {}, found `{other}`", KINDS.join(", "));
            return Err(ErrorKind::Usage { message }.into());
        }
    }
    Ok(out)
}

/// Every phrase with its entry.
fn phrases(lexicon: &Lexicon) -> Vec<(String, WordId)> {
    let words: HashMap<_, _> = lexicon.lookup.words().map(|(k, id)| (id, k)).collect();
    let mut out = Vec::new();
    let mut stack = vec![(0u32, String::new())];
    let mut children: HashMap<u32, Vec<(WordId, u32)>> = HashMap::new();
    for (node, word, next) in lexicon.steps.iter() {
        children.entry(node).or_default().push((word, next));
    }
    while let Some((node, text)) = stack.pop() {
        if node != 0 && lexicon.ends[node as usize] != WordId::UNKNOWN {
            out.push((text.clone(), lexicon.ends[node as usize]));
        }
        for &(word, next) in children.get(&node).map_or(&[][..], |c| c) {
            let word = words.get(&word).map_or("", |word| &**word);
            stack.push((next, if text.is_empty() { word.to_string() } else { format!("{text} {word}") }));
        }
    }
    out
}
