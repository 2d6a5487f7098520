//! From raw options to a plan that cannot be wrong: names looked up, formats decided, the lexicon loaded.

mod input;
mod output;

use std::path::Path;

pub(crate) use input::InputPlan;
pub(crate) use output::{OutputPlan, columns};

use super::args::{ExtractArgs, LexiconFiles};
use crate::export::Column;
use crate::read::sizes;
use crate::{Decimal, Error, Extra, Extractor, HouseholdSizes, Normaliser, Policy};

/// What `extract` does, in order: read the inputs, find claims, filter, write.
#[derive(Debug)]
pub(crate) struct ExtractPlan {
    pub input: InputPlan,
    pub extractor: Extractor,
    pub normaliser: Normaliser,
    /// Days are asked for, so that a document's own is needed.
    pub dates: bool,
    pub output: OutputPlan,
    pub threads: usize,
    pub quiet: bool,
    pub stats: bool,
}

/// Why there is no plan. Either way the command ends with code 2 and has read and written nothing.
#[derive(Debug)]
pub(crate) enum Usage {
    /// An option's value is not one that it can have: the option, what was found, what was expected.
    Option(String),
    /// A lexicon file, or another that options name, is not right.
    Lexicon(Error),
}

impl From<Error> for Usage {
    fn from(error: Error) -> Usage {
        Usage::Lexicon(error)
    }
}

impl ExtractPlan {
    pub fn new(args: ExtractArgs) -> Result<ExtractPlan, Usage> {
        let mut input = InputPlan::new(args.input, args.output.output.as_deref())?;
        let policy = policy(&args.vague)?;
        let added = [
            (Column::DateFrom, input.dated),
            (Column::DateTo, input.dated),
            (Column::Persons, args.household_size.is_some()),
            (Column::VaguePolicy, policy != Policy::default()),
        ];
        let added: Vec<Column> = added.into_iter().filter(|(_, asked)| *asked).map(|(column, _)| column).collect();
        let sizes = args.household_size.as_deref().map(household_sizes).transpose()?;
        let include = include(&args.include)?;
        let extractor = extractor(&args.lexicon)?.including(include);
        let output = OutputPlan::new(args.output, &added, &extractor.events(), &input.inputs, input.several())?;
        let dates = output.spec.columns.iter().any(|column| matches!(column, Column::DateFrom | Column::DateTo));
        if !dates {
            // Nobody asks: records are read faster without.
            input.reading.fields.date = None;
        }
        let mut normaliser = Normaliser::new().with_policy(policy);
        if dates {
            normaliser = normaliser.with_dates();
        }
        if output.spec.columns.contains(&Column::Country) {
            normaliser = normaliser.with_countries();
        }
        if let Some(sizes) = sizes {
            normaliser = normaliser.with_household_sizes(sizes);
        }
        let threads =
            args.threads.map(usize::from).or_else(|| std::thread::available_parallelism().ok().map(usize::from));
        let threads = threads.unwrap_or(1);
        Ok(ExtractPlan { input, extractor, normaliser, dates, output, threads, quiet: args.quiet, stats: args.stats })
    }
}

fn include(names: &[String]) -> Result<Vec<Extra>, Usage> {
    let extra = |name: &String| {
        Extra::from_name(name.trim()).ok_or_else(|| {
            let known: Vec<&str> = Extra::ALL.iter().map(|e| e.as_str()).collect();
            Usage::Option(format!("--include: there is no kind {name:?}; the kinds are {}", known.join(", ")))
        })
    };
    names.iter().map(extra).collect()
}

/// The extractor with the user's lexicon files on top.
pub(crate) fn extractor(lexicon: &LexiconFiles) -> Result<Extractor, Usage> {
    Ok(if lexicon.lexicon_files.is_empty() {
        Extractor::new()
    } else {
        Extractor::with_lexicons(&lexicon.lexicon_files)?
    })
}

/// A policy by its name, or a file of one's own.
fn policy(asked: &str) -> Result<Policy, Usage> {
    if let Some(policy) = Policy::named(asked) {
        return Ok(policy);
    }
    let path = Path::new(asked);
    if path.extension().is_none() && !path.exists() {
        let known: Vec<&str> = Policy::names().collect();
        let known = known.join(", ");
        return Err(Usage::Option(format!("--vague: expected one of {known}, or a TOML file, found {asked:?}")));
    }
    Ok(Policy::read(path)?)
}

/// One size for all, or a file of sizes by country.
fn household_sizes(asked: &str) -> Result<HouseholdSizes, Usage> {
    match asked.parse::<Decimal>() {
        Ok(size) if size > Decimal::ZERO => Ok(HouseholdSizes::everywhere(size)),
        Ok(_) => Err(Usage::Option(format!("--household-size: expected a number above 0, found {asked}"))),
        Err(_) if Path::new(asked).extension().is_none() && !Path::new(asked).exists() => {
            Err(Usage::Option(format!("--household-size: expected a number or a CSV file, found {asked:?}")))
        }
        Err(_) => Ok(sizes(Path::new(asked))?),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    pub fn message<T: std::fmt::Debug>(result: Result<T, Usage>) -> String {
        match result {
            Err(Usage::Option(message)) => message,
            other => panic!("a usage message was expected, found {other:?}"),
        }
    }
}
