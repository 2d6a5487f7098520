//! `factx explain`: one text's claims, marked beneath its sentences.

use std::fmt::Arguments;
use std::io::Write;

use jiff::civil::Date;

use super::args::ExplainArgs;
use super::messages::say;
use super::plan;
use super::run::{Outcome, Stop};
use crate::error::ErrorKind;
use crate::explain::explain;
use crate::read::{Documents, Input, Kind, Reader, RecordFields, Source};
use crate::{Error, Extractor, Result};

pub(crate) fn run(args: ExplainArgs) -> Result<Outcome, Stop> {
    let mut job = Job { extractor: plan::extractor(&args.lexicon)?, outcome: Outcome::Done };
    if !args.text.is_empty() {
        job.document("", &args.text.join(" "), None)?;
        return Ok(Outcome::Done);
    }
    let source = args.file.map_or(Source::Stdin, Source::from_path);
    let fields = RecordFields::default();
    Reader::new(&fields).read(&Input { source, kind: Kind::Text }, &mut job)?;
    Ok(job.outcome)
}

struct Job {
    extractor: Extractor,
    outcome: Outcome,
}

impl Documents for Job {
    fn document(&mut self, _name: &str, text: &str, _date: Option<Date>) -> Result<()> {
        let claims = self.extractor.extract(text);
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

    fn failure(&mut self, error: Error) {
        self.outcome = Outcome::SomeUnread;
        say(error);
    }

    fn note(&mut self, message: Arguments<'_>) {
        say(message);
    }
}
