//! Examples that events carry: `SENTENCE => MAGNITUDE UNIT` must give that one claim, with the event that the example
//! stands under. `factx lexicon check` runs a user's, a test the built-in ones.

use crate::{
    Claim, Decimal, Extractor,
    lexicon::compile::{entry::Entry, file::File},
};

/// The examples of a lexicon file that do not give what they say, each with what was found, and how many were run.
pub(super) fn failures<'a>(extractor: &Extractor, file: &'a File<'a>) -> (usize, Vec<(&'a Entry<'a>, String)>) {
    let all = file.event.iter().flat_map(|event| event.examples.iter().map(move |example| (event, example)));
    let mut run = 0;
    let failed = all.filter_map(|(event, example)| {
        run += 1;
        check(extractor, event.name.get_ref(), example.get_ref()).err().map(|found| (example, found))
    });
    let failed = failed.collect();
    (run, failed)
}

/// What was found instead, where it is not the one claim.
fn check(extractor: &Extractor, event: &str, example: &str) -> Result<(), String> {
    let Some((sentence, claim)) = example.split_once("=>") else { return Err("no `=>`".into()) };
    let Some((magnitude, unit)) = claim.trim().split_once(' ') else { return Err("no `MAGNITUDE UNIT`".into()) };
    let Ok(magnitude) = magnitude.parse::<Decimal>() else { return Err(format!("no number: `{magnitude}`")) };
    match extractor.extract(sentence.trim()).as_slice() {
        [one] if one.event == Some(event) && one.magnitude == Some(magnitude) && one.unit.as_deref() == Some(unit) => {
            Ok(())
        }
        [] => Err("nothing".into()),
        claims => Err(claims.iter().map(show).collect::<Vec<_>>().join("; ")),
    }
}

fn show(claim: &Claim) -> String {
    let magnitude = claim.magnitude.map_or("-".into(), |m| m.to_string());
    format!("{} {magnitude} {}", claim.event.unwrap_or("-"), claim.unit.as_deref().unwrap_or("-"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::BUILT_IN;

    #[test]
    fn examples_give_what_they_say() {
        let extractor = Extractor::new();
        let (mut total, mut wrong) = (0, Vec::new());
        for (name, text) in BUILT_IN {
            let file: File = toml::from_str(text).expect("another test builds the lexicon");
            let (run, failed) = failures(&extractor, &file);
            total += run;
            wrong.extend(failed.iter().map(|(example, found)| {
                let line = text[..example.span().start].matches('\n').count() + 1;
                format!("src/lexicon/en/{name}:{line}: {}\n    found {found}", example.get_ref())
            }));
        }
        assert!(total > 0, "the events have examples");
        assert!(wrong.is_empty(), "{} of {total} examples fail:\n{}", wrong.len(), wrong.join("\n"));
    }

    /// Every event is shown by at least one example, in one of its blocks.
    #[test]
    fn every_event_has_an_example() {
        let files =
            BUILT_IN.iter().map(|(_, text)| toml::from_str::<File>(text).expect("another test builds the lexicon"));
        let events: Vec<_> = files.flat_map(|file| file.event).collect();
        let shown = |name: &str| events.iter().any(|e| e.name.get_ref().as_str() == name && !e.examples.is_empty());
        let bare: Vec<&str> = events.iter().map(|e| e.name.get_ref().as_str()).filter(|name| !shown(name)).collect();
        assert!(bare.is_empty(), "no example: {}", bare.join(", "));
    }
}
