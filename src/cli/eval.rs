//! `factx eval`: claims against the gold, figures out.

use std::io::{self, Write};

use super::args::{ByArg, EvalArgs, EvalFormatArg};
use super::plan::{self, Usage};
use super::run::{Outcome, Stop};
use crate::error::ErrorKind;
use crate::eval::{By, Document, Errors, Found, FoundFile, Parts, Rules, Scores, read, report, verdicts};
use crate::read::Source;
use crate::{Error, Extractor};

pub(crate) fn run(args: EvalArgs) -> Result<Outcome, Stop> {
    check(&args)?;
    let documents = read(&args.gold)?;
    let claims = Claims::new(&args, &documents)?;
    let mut figures = Figures::new(&args);
    for document in &documents {
        figures.add(document, &claims);
    }
    let out = figures.shown(args.format);
    let written = io::stdout().lock().write_all(out.as_bytes()).and_then(|()| io::stdout().flush());
    written.map_err(|source| Error::from(ErrorKind::Write { path: "-".into(), source }))?;
    Ok(Outcome::Done)
}

fn check(args: &EvalArgs) -> Result<(), Usage> {
    if args.format == EvalFormatArg::Toml && args.by != Some(ByArg::Rule) {
        return Err(Usage::Option("--format toml: it is the table of rules, and needs --by rule".into()));
    }
    if args.format == EvalFormatArg::Toml && args.claims.is_some() {
        return Err(Usage::Option(
            "--format toml: it is of the rules that this factx has, and takes no --claims".into(),
        ));
    }
    if args.errors > 0 && args.format != EvalFormatArg::Text {
        return Err(Usage::Option("--errors: errors are shown as text only, --format must be text".into()));
    }
    let stdin = args.gold.iter().chain(&args.claims).filter(|path| path.as_os_str() == "-").count();
    if stdin > 1 {
        return Err(Usage::Option("`-` (standard input) can be read once, it is named more than once".into()));
    }
    Ok(())
}

/// Where the claims come from.
enum Claims {
    Extracted(Box<Extractor>),
    File(FoundFile),
}

impl Claims {
    fn new(args: &EvalArgs, documents: &[Document]) -> Result<Claims, Stop> {
        let Some(path) = &args.claims else {
            return Ok(Claims::Extracted(Box::new(plan::extractor(&args.lexicon)?)));
        };
        let known = documents.iter().map(|document| document.id.as_str()).collect();
        Ok(Claims::File(FoundFile::read(&Source::from_path(path.clone()), &known)?))
    }
}

/// What was asked for, on its way.
struct Figures {
    scores: Scores,
    parts: Option<Parts>,
    rules: Option<Rules>,
    errors: Errors,
}

impl Figures {
    fn new(args: &EvalArgs) -> Figures {
        let by = match args.by {
            Some(ByArg::Event) => Some(By::Event),
            Some(ByArg::Document) => Some(By::Document),
            Some(ByArg::Confidence) => Some(By::Confidence),
            Some(ByArg::Rule) | None => None,
        };
        Figures {
            scores: Scores::default(),
            parts: by.map(Parts::new),
            rules: (args.by == Some(ByArg::Rule)).then(Rules::default),
            errors: Errors::new(args.errors),
        }
    }

    fn add(&mut self, document: &Document, claims: &Claims) {
        match claims {
            Claims::File(rows) => self.score(document, rows.of(&document.id)),
            Claims::Extracted(extractor) => {
                let claims = extractor.extract(&document.text);
                self.score(document, &claims.iter().map(Found::from).collect::<Vec<_>>());
            }
        }
    }

    fn score(&mut self, document: &Document, found: &[Found<'_>]) {
        let verdicts = verdicts(&document.claims, found);
        self.scores.add(&verdicts);
        if let Some(parts) = &mut self.parts {
            parts.add(&document.id, &verdicts);
        }
        if let Some(rules) = &mut self.rules {
            rules.add(&verdicts);
        }
        self.errors.add(document, &verdicts);
    }

    fn shown(&self, format: EvalFormatArg) -> String {
        match format {
            EvalFormatArg::Json => report::json(&self.scores, self.parts.as_ref(), self.rules.as_ref()),
            EvalFormatArg::Toml => self.rules.as_ref().map_or(String::new(), Rules::toml),
            EvalFormatArg::Text => {
                let mut out = self.errors.text() + &report::text(&self.scores);
                out += &self.parts.as_ref().map_or(String::new(), report::parts);
                out + &self.rules.as_ref().map_or(String::new(), report::rules)
            }
        }
    }
}
