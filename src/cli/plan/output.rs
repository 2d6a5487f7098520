//! What is written: which claims, which columns, as what, and where.

use std::io::IsTerminal;
use std::path::{Path, PathBuf};

use super::Usage;
use crate::cli::args::{OnlyArg, OutputArgs};
use crate::cli::filter::{Filter, Only};
use crate::export::{
    Column, Dialect, Format, Keep, Look, Package, Spec, TABLE_COLUMNS, has_content, is_same_file, package_of,
};
use crate::read::{Input, Source};

#[derive(Debug)]
pub(crate) struct OutputPlan {
    pub filter: Filter,
    pub spec: Spec,
    /// `None` is standard output.
    pub path: Option<PathBuf>,
    /// The folder for the documents' texts.
    pub text_out: Option<PathBuf>,
    /// What the table is described in, beside it.
    pub package: Option<Package>,
}

impl OutputPlan {
    /// `added` are columns that other options ask for, `events` those that the lexicon knows, `several` says that there may be more
    /// documents than one.
    pub fn new(
        args: OutputArgs,
        added: &[Column],
        events: &[&str],
        inputs: &[Input],
        several: bool,
    ) -> Result<OutputPlan, Usage> {
        let path = args.output.clone().filter(|path| path != Path::new("-"));
        // What only tables of text have asks for one, on a terminal too.
        let text = args.excel || args.hxl || args.no_guard || args.delimiter.is_some();
        let seen = path.is_none() && !text && std::io::stdout().is_terminal();
        let format = format(args.format, path.as_deref(), seen)?;
        let path = if format == Format::Brat { folder_of_brat(path)? } else { output(path)? };
        let columns = match format {
            Format::Table if args.columns.is_empty() => {
                let document: &[Column] = if several { &[Column::Document] } else { &[] };
                [document, TABLE_COLUMNS, added].concat()
            }
            _ if args.columns.is_empty() => [Column::DEFAULT, added].concat(),
            _ => columns("--columns", &args.columns, added)?,
        };
        let dialect = dialect(&args, format)?;
        of_databases(&args, format, path.as_deref(), &columns)?;
        if (format.layout().is_some() || format == Format::Brat) && !args.columns.is_empty() {
            return Err(Usage::Option(format!("--columns: {} has a layout of its own", format.name())));
        }
        let mut package = None;
        if let Some(path) = path.as_deref().filter(|_| format != Format::Brat) {
            replaceable(path, format, args.force || args.append, inputs)?;
            if args.datapackage {
                package = Some(package_beside(path, args.force)?);
            }
        }
        let filter = filter(args.event, args.only, events)?;
        let text_out = args.text_out.map(|folder| a_folder("--text-out", folder)).transpose()?;
        let events = events.iter().map(|event| event.to_string()).collect();
        let files = inputs.iter().filter_map(|input| match &input.source {
            Source::File(file) => Some(file.clone()),
            // What a shell has opened as standard input has a file behind it too.
            Source::Stdin if cfg!(unix) => Some(PathBuf::from("/dev/stdin")),
            Source::Stdin | Source::Member(_) | Source::Unlisted(..) => None,
        });
        let names = format.is_guarded().then_some(dialect);
        let keep = Keep { force: args.force, inputs: files.collect(), names };
        let spec = Spec { format, columns, dialect, look: look(), append: args.append, keep, events };
        Ok(OutputPlan { filter, spec, path, text_out, package })
    }
}

/// What only databases have, and what they need.
fn of_databases(args: &OutputArgs, format: Format, path: Option<&Path>, columns: &[Column]) -> Result<(), Usage> {
    if let Some(feature) = format.lacking() {
        let name = format.name();
        let how = format!("`cargo install --path . --features {feature}` builds one that does");
        return Err(Usage::Option(format!("--format {name}: this factx does not write it; {how}")));
    }
    if format != Format::Sqlite {
        let none = Usage::Option("--append: only databases are added to; --format sqlite writes one".into());
        return if args.append { Err(none) } else { Ok(()) };
    }
    if path.is_none_or(|path| path.exists() && !path.is_file()) {
        return Err(Usage::Option("--format sqlite: a database must be a file; -o names it".into()));
    }
    if [Column::Document, Column::Id].iter().any(|column| !columns.contains(column)) {
        return Err(Usage::Option("--columns: a database needs document and id, by which rows are replaced".into()));
    }
    Ok(())
}

/// How text tables are written, and what of it holds for workbooks.
fn dialect(args: &OutputArgs, format: Format) -> Result<Dialect, Usage> {
    if args.no_guard && !format.is_guarded() {
        let only = "it is of what spreadsheets open; --format csv, tsv or xlsx writes such";
        return Err(Usage::Option(format!("--no-guard: {only}")));
    }
    let text = [("--excel", args.excel), ("--delimiter", args.delimiter.is_some())];
    let own = [("--hxl", args.hxl), ("--datapackage", args.datapackage)];
    let claims = matches!(format, Format::Csv | Format::Tsv);
    let text = text.iter().filter(|_| format.delimiter().is_none());
    if let Some((option, _)) = text.chain(own.iter().filter(|_| !claims)).find(|(_, asked)| *asked) {
        return Err(Usage::Option(format!("{option}: it is of text tables; --format csv or tsv writes one")));
    }
    let delimiter = args.delimiter.or(format.delimiter()).unwrap_or(Dialect::COMMA.delimiter);
    Ok(Dialect { delimiter, guard: !args.no_guard, excel: args.excel, hxl: args.hxl })
}

/// Whether what stands at the path may be replaced: what would be lost only if that is asked for, and what is read never.
fn replaceable(path: &Path, format: Format, force: bool, inputs: &[Input]) -> Result<(), Usage> {
    let shown = path.display();
    let read = inputs.iter().any(|input| match &input.source {
        Source::File(file) => is_same_file(file, path),
        Source::Stdin => cfg!(unix) && is_same_file(Path::new("/dev/stdin"), path),
        Source::Member(_) | Source::Unlisted(..) => false,
    });
    if read {
        return Err(Usage::Option(format!("--output: {shown} is also an input, which would be lost")));
    }
    if force || !has_content(path) {
        return Ok(());
    }
    let how = match format {
        Format::Sqlite => "--append adds to it, --force writes a new one",
        _ => "--force replaces it",
    };
    Err(Usage::Option(format!("--output: {shown} is there; {how}")))
}

/// The description that the table is added to.
fn package_beside(table: &Path, force: bool) -> Result<Package, Usage> {
    let path = package_of(table);
    match Package::read(&path) {
        Some(package) => Ok(package),
        None if force => Ok(Package::default()),
        None => Err(Usage::Option(format!(
            "--datapackage: {} is there, and describes no tables; --force replaces it",
            path.display()
        ))),
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
    let Some(path) = path else { return Ok(None) };
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

/// Where brat's files go; there is no folder on standard output.
fn folder_of_brat(path: Option<PathBuf>) -> Result<Option<PathBuf>, Usage> {
    let none = || Usage::Option("--format brat: it is a folder of files; -o names it".into());
    a_folder("--output", path.ok_or_else(none)?).map(Some)
}

/// A folder that is there, or whose parent is.
fn a_folder(option: &str, path: PathBuf) -> Result<PathBuf, Usage> {
    let shown = path.display();
    if path.exists() && !path.is_dir() {
        return Err(Usage::Option(format!("{option}: expected a folder, {shown} is a file")));
    }
    match path.parent() {
        Some(parent) if !parent.as_os_str().is_empty() && !parent.is_dir() => {
            Err(Usage::Option(format!("{option}: there is no folder {} for {shown}", parent.display())))
        }
        _ => Ok(path),
    }
}

/// `seen`: it is a terminal's.
fn format(asked: Option<Format>, output: Option<&Path>, seen: bool) -> Result<Format, Usage> {
    Ok(match asked {
        Some(format) => format,
        // Whoever looks at a terminal wants to read; whatever reads a pipe wants what it always had.
        None if seen => Format::Table,
        None => {
            let Some(ending) = output.and_then(Path::extension) else { return Ok(Format::Csv) };
            output.and_then(Format::by_ending).ok_or_else(|| {
                let known: Vec<String> = Format::ENDINGS.iter().map(|(ending, _)| format!(".{ending}")).collect();
                Usage::Option(format!(
                    "--output: .{} says no format, as {} do; --format says it",
                    ending.to_string_lossy(),
                    known.join(" ")
                ))
            })?
        }
    })
}

/// As wide as the terminal, or as COLUMNS says where that does not tell, and with colour where that is wanted (NO_COLOR).
fn look() -> Look {
    const SCREEN: usize = 80;
    const PAGE: usize = 100;
    let out = std::io::stdout();
    let said = || std::env::var("COLUMNS").ok()?.parse().ok().filter(|width| *width > 0);
    let usual = if out.is_terminal() { SCREEN } else { PAGE };
    let width = terminal_size::terminal_size_of(&out).map(|(width, _)| usize::from(width.0));
    let width = width.or_else(said).unwrap_or(usual);
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
        let by_ending = |name: &str| format(None, Some(Path::new(name)), false).unwrap();
        assert_eq!(by_ending("a.csv"), Format::Csv);
        assert_eq!(by_ending("a.TSV"), Format::Tsv);
        assert_eq!(by_ending("a.ndjson"), Format::Ndjson);
        assert_eq!(by_ending("a.jsonl"), Format::Ndjson);
        assert_eq!(by_ending("a.json"), Format::Json);
        assert_eq!(by_ending("claims"), Format::Csv);
        assert_eq!(format(Some(Format::Tsv), Some(Path::new("a.json")), false).unwrap(), Format::Tsv);
        assert_eq!(format(Some(Format::Csv), Some(Path::new("a.db")), false).unwrap(), Format::Csv);
        assert_eq!(by_ending("a.db"), Format::Sqlite);
        assert_eq!(by_ending("a.parquet"), Format::Parquet);
        assert_eq!(format(None, None, false).unwrap(), Format::Csv);
        assert_eq!(by_ending("a.XLSX"), Format::Xlsx);
        let unknown = message(format(None, Some(Path::new("a.ODS")), false));
        assert!(unknown.starts_with("--output: .ODS says no format, as .csv .tsv "), "{unknown}");
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
