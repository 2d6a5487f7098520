//! What is written: which claims, which columns, as what, and where.

use std::io::IsTerminal;
use std::path::{Path, PathBuf};

use super::Usage;
use crate::cli::args::{FormatArg, OnlyArg, OutputArgs};
use crate::cli::filter::{Filter, Only};
use crate::export::{Column, Format, Look, TABLE_COLUMNS};

#[derive(Debug)]
pub(crate) struct OutputPlan {
    pub filter: Filter,
    pub columns: Vec<Column>,
    pub format: Format,
    /// `None` is standard output.
    pub path: Option<PathBuf>,
}

impl OutputPlan {
    /// `several`: there may be more than one document. `added` are columns that other options ask for, `events` those that the lexicon knows.
    pub fn new(args: OutputArgs, several: bool, added: &[Column], events: &[&str]) -> Result<OutputPlan, Usage> {
        let path = output(args.output)?;
        let format = format(args.format, path.as_deref())?;
        let columns = match format {
            Format::Table(_) if args.columns.is_empty() => {
                let document: &[Column] = if several { &[Column::Document] } else { &[] };
                [document, TABLE_COLUMNS, added].concat()
            }
            _ if args.columns.is_empty() => [Column::DEFAULT, added].concat(),
            _ => columns("--columns", &args.columns, added)?,
        };
        let filter = filter(args.event, args.only, events)?;
        Ok(OutputPlan { filter, columns, format, path })
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
        Some(FormatArg::Table) => Format::Table(look()),
        // Whoever looks at a terminal wants to read; whatever reads a pipe wants what it always had.
        None if output.is_none() && std::io::stdout().is_terminal() => Format::Table(look()),
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

/// As wide as the terminal, and with colour where that is wanted (NO_COLOR); elsewhere as a page has it.
fn look() -> Look {
    const PAGE: usize = 100;
    let out = std::io::stdout();
    let width = terminal_size::terminal_size_of(&out).map_or(PAGE, |(width, _)| usize::from(width.0));
    Look { width, colour: anstream::AutoStream::choice(&out) != anstream::ColorChoice::Never }
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
    use super::super::tests::message;
    use super::*;

    fn strings(names: &str) -> Vec<String> {
        names.split(',').map(String::from).collect()
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
    fn events_must_be_known_and_fit_the_rest() {
        let known = ["killed", "injured"];
        assert!(filter(strings("killed,injured"), None, &known).is_ok());
        let unknown = message(filter(strings("killed,died"), None, &known));
        assert_eq!(unknown, "--event: there is no event \"died\"; the events are killed, injured");
        assert!(message(filter(strings("killed"), Some(OnlyArg::Statistics), &known)).contains("leave nothing"));
    }
}
