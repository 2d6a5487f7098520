//! From raw options to a plan that cannot be wrong: names looked up, formats decided, the lexicon loaded.

use std::path::{Path, PathBuf};

use super::args::{ExtractArgs, FormatArg, FromArg, LexiconFiles, OnlyArg};
use super::filter::{Filter, Only};
use crate::export::{Column, Format};
use crate::read::{Input, Kind, RecordFields, Source, sizes};
use crate::{Date, Decimal, Error, Extra, Extractor, HouseholdSizes, Normaliser, Policy};

/// What `extract` does, in order: read the inputs, find claims, filter, write.
#[derive(Debug)]
pub(crate) struct ExtractPlan {
    pub inputs: Vec<Input>,
    pub fields: RecordFields,
    pub extractor: Extractor,
    pub normaliser: Normaliser,
    /// Days are asked for, so that a document's own is needed.
    pub dates: bool,
    /// The day of documents that do not state theirs.
    pub date: Option<Date>,
    pub filter: Filter,
    pub columns: Vec<Column>,
    pub format: Format,
    /// `None` is standard output.
    pub output: Option<PathBuf>,
    pub threads: usize,
    /// The bytes that a JSON line may have.
    pub max_record: usize,
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
        let inputs = inputs(args.files, args.from)?;
        let fields =
            [("--text-field", &args.text_field), ("--id-field", &args.id_field), ("--date-field", &args.date_field)];
        fields.iter().filter(|(_, field)| field.is_some()).try_for_each(|(option, _)| has_lines(option, &inputs))?;
        let date = args.date.as_deref().map(day).transpose()?;
        let policy = policy(&args.vague)?;
        let added = [
            (Column::DateFrom, date.is_some() || args.date_field.is_some()),
            (Column::DateTo, date.is_some() || args.date_field.is_some()),
            (Column::Persons, args.household_size.is_some()),
            (Column::VaguePolicy, policy != Policy::default()),
        ];
        let added: Vec<Column> = added.into_iter().filter(|(_, asked)| *asked).map(|(column, _)| column).collect();
        let columns = columns("--columns", &args.columns, &added)?;
        let dates = columns.iter().any(|column| matches!(column, Column::DateFrom | Column::DateTo));
        let mut normaliser = Normaliser::new().with_policy(policy);
        if dates {
            normaliser = normaliser.with_dates();
        }
        if columns.contains(&Column::Country) {
            normaliser = normaliser.with_countries();
        }
        if let Some(sizes) = args.household_size.as_deref().map(household_sizes).transpose()? {
            normaliser = normaliser.with_household_sizes(sizes);
        }
        let output = output(args.output)?;
        let format = format(args.format, output.as_deref())?;
        let include = include(&args.include)?;
        let extractor = extractor(&args.lexicon)?.including(include);
        let filter = filter(args.event, args.only, &extractor.events())?;
        let date_field = args.date_field.unwrap_or_else(|| "date".into());
        let fields = RecordFields {
            text: args.text_field.unwrap_or_else(|| "text".into()),
            id: args.id_field.unwrap_or_else(|| "id".into()),
            date: dates.then_some(date_field),
        };
        let threads =
            args.threads.map(usize::from).or_else(|| std::thread::available_parallelism().ok().map(usize::from));
        Ok(ExtractPlan {
            inputs,
            fields,
            extractor,
            normaliser,
            dates,
            date,
            filter,
            columns,
            format,
            output,
            threads: threads.unwrap_or(1),
            max_record: args.max_record,
            quiet: args.quiet,
            stats: args.stats,
        })
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

fn inputs(files: Vec<PathBuf>, from: Option<FromArg>) -> Result<Vec<Input>, Usage> {
    let sources: Vec<Source> =
        if files.is_empty() { vec![Source::Stdin] } else { files.into_iter().map(Source::from_path).collect() };
    // It can be read once only, and a second, empty document would be a silent loss.
    if sources.iter().filter(|s| matches!(s, Source::Stdin)).count() > 1 {
        return Err(Usage::Option("`-` (standard input) can be read once, it is named more than once".into()));
    }
    let kind = |source: &Source| match from {
        Some(FromArg::Text) => Kind::Text,
        Some(FromArg::Jsonl) => Kind::JsonLines,
        None => source.kind_by_ending(),
    };
    Ok(sources.into_iter().map(|source| Input { kind: kind(&source), source }).collect())
}

/// A field's name says nothing where no input has fields; it was meant for one that is read as text.
fn has_lines(option: &str, inputs: &[Input]) -> Result<(), Usage> {
    if inputs.iter().any(|input| input.kind == Kind::JsonLines) {
        return Ok(());
    }
    Err(Usage::Option(format!("{option}: no input is read as JSON lines; `--from jsonl` reads it so")))
}

fn day(text: &str) -> Result<Date, Usage> {
    text.parse().map_err(|_| Usage::Option(format!("--date: expected a date as YYYY-MM-DD, found {text:?}")))
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

/// The columns that an option names, in its order; `default` has those besides that other options ask for, unless they
/// are named too.
pub(crate) fn columns(option: &str, names: &[String], added: &[Column]) -> Result<Vec<Column>, Usage> {
    let mut columns = Vec::new();
    for name in names {
        match name.trim() {
            "default" => {
                columns.extend_from_slice(Column::DEFAULT);
                let named = |column: &&Column| names.iter().any(|name| name.trim() == column.name());
                columns.extend(added.iter().filter(|column| !named(column)));
            }
            "all" => columns.extend_from_slice(Column::ALL),
            name => columns.push(Column::from_name(name).ok_or_else(|| {
                let known: Vec<&str> = Column::ALL.iter().map(|c| c.name()).collect();
                Usage::Option(format!(
                    "{option}: there is no column {name:?}; the columns are {}; or `default`, `all`",
                    known.join(", ")
                ))
            })?),
        }
    }
    for (i, column) in columns.iter().enumerate() {
        // Two JSON members of one name are read differently by every reader.
        if columns[..i].contains(column) {
            return Err(Usage::Option(format!("{option}: {} is named twice", column.name())));
        }
    }
    Ok(columns)
}

fn output(path: Option<PathBuf>) -> Result<Option<PathBuf>, Usage> {
    let Some(path) = path.filter(|path| path != Path::new("-")) else { return Ok(None) };
    let shown = path.display();
    if path.is_dir() {
        return Err(Usage::Option(format!("--output: expected a file, {shown} is a folder")));
    }
    match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() && !folder.is_dir() => {
            Err(Usage::Option(format!("--output: there is no folder {} for {shown}", folder.display())))
        }
        _ => Ok(Some(path)),
    }
}

/// Endings of tables that are not text: a CSV of that name would not open.
const BINARY: &[&str] = &["xlsx", "xls", "xlsm", "xlsb", "ods", "parquet", "arrow", "feather", "sqlite", "db"];

fn format(asked: Option<FormatArg>, output: Option<&Path>) -> Result<Format, Usage> {
    Ok(match asked {
        Some(FormatArg::Csv) => Format::Csv,
        Some(FormatArg::Tsv) => Format::Tsv,
        Some(FormatArg::Ndjson) => Format::Ndjson,
        Some(FormatArg::Json) => Format::Json,
        None => {
            let ending = output.and_then(Path::extension).map(|ending| ending.to_string_lossy().to_lowercase());
            if let Some(ending) = ending.filter(|ending| BINARY.contains(&ending.as_str())) {
                return Err(Usage::Option(format!(
                    "--output: factx does not write .{ending}; csv opens in a spreadsheet, --format asks for another text"
                )));
            }
            output.and_then(Format::by_ending).unwrap_or(Format::Csv)
        }
    })
}

fn filter(events: Vec<String>, only: Option<OnlyArg>, known: &[&str]) -> Result<Filter, Usage> {
    let events: Vec<String> = events.iter().map(|event| event.trim().to_string()).collect();
    if let Some(unknown) = events.iter().find(|event| !known.contains(&event.as_str())) {
        let known = known.join(", ");
        return Err(Usage::Option(format!("--event: there is no event {unknown:?}; the events are {known}")));
    }
    let only = only.map(|only| match only {
        OnlyArg::Impact => Only::Impact,
        OnlyArg::Statistics => Only::Statistics,
    });
    if !events.is_empty() && only == Some(Only::Statistics) {
        return Err(Usage::Option("--event: a statistic has no event, --only statistics would leave nothing".into()));
    }
    Ok(Filter { events, only })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn strings(names: &str) -> Vec<String> {
        names.split(',').map(String::from).collect()
    }

    fn message<T: std::fmt::Debug>(result: Result<T, Usage>) -> String {
        match result {
            Err(Usage::Option(message)) => message,
            other => panic!("a usage message was expected, found {other:?}"),
        }
    }

    #[test]
    fn columns_are_taken_in_the_order_given() {
        let columns = |names| columns("--columns", &strings(names), &[]).unwrap();
        assert_eq!(columns("end, id"), [Column::End, Column::Id]);
        assert_eq!(columns("default"), Column::DEFAULT);
        assert_eq!(columns("all"), Column::ALL);
        assert_eq!(columns("default,rule,date_from,date_to,country,persons,vague_policy"), Column::ALL);
    }

    #[test]
    fn options_add_columns_to_the_default() {
        let added = |names| {
            let columns = columns("--columns", &strings(names), &[Column::DateFrom, Column::Persons]).unwrap();
            let names: Vec<&str> = columns.iter().skip(Column::DEFAULT.len()).map(|column| column.name()).collect();
            names.join(",")
        };
        assert_eq!(added("default"), "date_from,persons");
        assert_eq!(added("default,persons,rule"), "date_from,persons,rule");
        assert_eq!(columns("--columns", &strings("id,end"), &[Column::Persons]).unwrap(), [Column::Id, Column::End]);
        assert_eq!(columns("--columns", &strings("all"), &[Column::Persons]).unwrap(), Column::ALL);
    }

    #[test]
    fn wrong_columns_are_named() {
        let unknown = message(columns("--columns", &strings("id,hihg"), &[]));
        assert!(unknown.contains("\"hihg\"") && unknown.contains("document, id, event"), "{unknown}");
        assert!(message(columns("--columns", &strings("id,id"), &[])).contains("id is named twice"));
        assert!(message(columns("--columns", &strings(""), &[])).contains("no column \"\""));
    }

    #[test]
    fn the_format_is_asked_for_or_told_by_the_ending() {
        let by_ending = |name: &str| format(None, Some(Path::new(name))).unwrap();
        assert_eq!(by_ending("a.csv"), Format::Csv);
        assert_eq!(by_ending("a.TSV"), Format::Tsv);
        assert_eq!(by_ending("a.ndjson"), Format::Ndjson);
        assert_eq!(by_ending("a.jsonl"), Format::Ndjson);
        assert_eq!(by_ending("a.json"), Format::Json);
        assert_eq!(by_ending("claims"), Format::Csv);
        assert_eq!(format(Some(FormatArg::Tsv), Some(Path::new("a.json"))).unwrap(), Format::Tsv);
        assert_eq!(format(Some(FormatArg::Csv), Some(Path::new("a.db"))).unwrap(), Format::Csv);
        assert_eq!(format(None, None).unwrap(), Format::Csv);
        assert!(message(format(None, Some(Path::new("a.XLSX")))).contains("does not write .xlsx"));
    }

    #[test]
    fn inputs_go_by_option_or_ending() {
        let kinds = |from| {
            let files = ["a.txt", "b.jsonl", "c.NDJSON", "-", "d"].map(PathBuf::from).to_vec();
            inputs(files, from).unwrap().iter().map(|input| input.kind).collect::<Vec<_>>()
        };
        let (text, lines) = (Kind::Text, Kind::JsonLines);
        assert_eq!(kinds(None), [text, lines, lines, text, text]);
        assert_eq!(kinds(Some(FromArg::Text)), [text; 5]);
        assert_eq!(kinds(Some(FromArg::Jsonl)), [lines; 5]);
        assert!(message(inputs(vec!["-".into(), "-".into()], None)).contains("more than once"));
    }

    #[test]
    fn names_of_fields_need_json_lines() {
        let read = |files: &[&str], from| {
            has_lines("--text-field", &inputs(files.iter().map(PathBuf::from).collect(), from).unwrap())
        };
        assert!(read(&["a.txt", "b.jsonl"], None).is_ok());
        assert!(read(&["feed.json"], Some(FromArg::Jsonl)).is_ok());
        assert!(message(read(&["feed.json"], None)).contains("--from jsonl"));
    }

    #[test]
    fn events_must_be_known_and_fit_the_rest() {
        let known = ["killed", "injured"];
        assert!(filter(strings("killed,injured"), None, &known).is_ok());
        let unknown = message(filter(strings("killed,died"), None, &known));
        assert_eq!(unknown, "--event: there is no event \"died\"; the events are killed, injured");
        assert!(message(filter(strings("killed"), Some(OnlyArg::Statistics), &known)).contains("leave nothing"));
    }
}
