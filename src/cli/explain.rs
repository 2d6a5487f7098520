//! `factx explain`: one text's claims, marked beneath its sentences.

use std::io::Write;

use super::args::ExplainArgs;
use super::messages::say;
use super::plan;
use super::run::{Outcome, Stop};
use crate::error::ErrorKind;
use crate::explain::explain;
use crate::read::{Source, whole};
use crate::{Extractor, Result};

pub(crate) fn run(args: ExplainArgs) -> Result<Outcome, Stop> {
    let extractor = plan::extractor(&args.lexicon)?;
    if !args.text.is_empty() {
        show(&extractor, &args.text.join(" "))?;
        return Ok(Outcome::Done);
    }
    let source = args.file.map_or(Source::Stdin, Source::from_path);
    let name = source.to_string();
    let (text, notes) = match whole(source) {
        Ok(read) => read,
        Err(error) => {
            say(error);
            return Ok(Outcome::SomeUnread);
        }
    };
    for note in notes {
        say(format_args!("{name}: {note}"));
    }
    show(&extractor, &text)?;
    Ok(Outcome::Done)
}

fn show(extractor: &Extractor, text: &str) -> Result<()> {
    let claims = extractor.extract(text);
    if claims.is_empty() {
        // Silence would leave a person wondering; standard output stays for what was found.
        say("no claims found");
        return Ok(());
    }
    // Colours are stripped here where the output is no terminal, or NO_COLOR is set.
    let mut out = anstream::stdout().lock();
    let written = out.write_all(explain(text, &claims).as_bytes()).and_then(|()| out.flush());
    Ok(written.map_err(|source| ErrorKind::Write { path: "-".into(), source })?)
}
