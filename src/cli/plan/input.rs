//! What is read: inputs and what they hold, the fields of records, the documents' day.

use std::path::{Path, PathBuf};

use encoding_rs::Encoding;

use super::Usage;
use crate::Date;
use crate::cli::args::{FromArg, InputArgs};
use crate::read::{Filter, FoundFiles as Found, Input, Kind, Reading, RecordFields, Source, find, listed};

#[derive(Debug)]
pub(crate) struct InputPlan {
    pub inputs: Vec<Input>,
    pub reading: Reading,
    /// The day of documents that do not state theirs.
    pub date: Option<Date>,
    /// The options say where days come from, so that they are wanted.
    pub dated: bool,
    /// The first failure ends the run.
    pub strict: bool,
}

impl InputPlan {
    /// Files of folders are all but the output.
    pub fn new(args: InputArgs, output: Option<&Path>) -> Result<InputPlan, Usage> {
        let mut named = args.files;
        let list_is_read = args.files_from.as_deref() == Some(Path::new("-"));
        if let Some(list) = &args.files_from {
            let listed = listed(list);
            let wrong = |error| Usage::Option(format!("--files-from: {}: cannot be read: {error}", list.display()));
            named.extend(listed.map_err(wrong)?);
        } else if named.is_empty() {
            named.push("-".into());
        }
        let filter = Filter::new(&args.glob, output).map_err(|message| Usage::Option(format!("--glob: {message}")))?;
        let from = args.from.map(kind);
        let inputs = inputs(named, &filter, from, usize::from(list_is_read))?;
        let fields =
            [("--text-field", &args.text_field), ("--id-field", &args.id_field), ("--date-field", &args.date_field)];
        fields.iter().filter(|(_, field)| field.is_some()).try_for_each(|(option, _)| has_lines(option, &inputs))?;
        let date = args.date.as_deref().map(day).transpose()?;
        let dated = date.is_some() || args.date_field.is_some();
        let fields = RecordFields {
            text: args.text_field.unwrap_or_else(|| "text".into()),
            id: args.id_field.unwrap_or_else(|| "id".into()),
            date: Some(args.date_field.unwrap_or_else(|| "date".into())),
        };
        let encoding = args.encoding.as_deref().map(encoding).transpose()?;
        let reading = Reading { fields, longest: args.max_record, encoding, whole_page: args.whole_page, from };
        Ok(InputPlan { inputs, reading, date, dated, strict: args.strict })
    }

    /// Whether there may be more than one document.
    pub fn several(&self) -> bool {
        self.inputs.len() > 1 || self.inputs.iter().any(|input| input.kind != Some(Kind::Text))
    }
}

/// Standard input may have been read so many times before.
fn inputs(named: Vec<PathBuf>, filter: &Filter, from: Option<Kind>, read_before: usize) -> Result<Vec<Input>, Usage> {
    let found: Vec<Found> = named.into_iter().map(|path| find(path, filter)).collect();
    // It can be read once only, and a second, empty document would be a silent loss.
    if found.iter().flat_map(|found| &found.sources).filter(|source| matches!(source, Source::Stdin)).count()
        + read_before
        > 1
    {
        return Err(Usage::Option("`-` (standard input) can be read once, it is named more than once".into()));
    }
    // What is said of the files in an archive is not said of the archive.
    let kind = |source: &Source| {
        let told = Kind::by_ending(source.path());
        told.filter(|told| *told == Kind::Zip).or(from).or(told)
    };
    let input = |source: Source, by_name| Input { kind: kind(&source), source, by_name };
    let inputs = |found: Found| found.sources.into_iter().map(move |source| (source, found.by_name));
    Ok(found.into_iter().flat_map(inputs).map(|(source, by_name)| input(source, by_name)).collect())
}

/// What the files hold, as the user says.
fn kind(from: FromArg) -> Kind {
    match from {
        FromArg::Text => Kind::Text,
        FromArg::Jsonl => Kind::JsonLines,
        FromArg::Html => Kind::Html,
        FromArg::Markdown => Kind::Markdown,
        FromArg::Csv => Kind::Csv,
        FromArg::Tsv => Kind::Tsv,
        FromArg::Parquet => Kind::Parquet,
        FromArg::Pdf => Kind::Pdf,
        FromArg::Docx => Kind::Docx,
        FromArg::Rss => Kind::Feed,
        FromArg::Warc => Kind::Warc,
    }
}

/// A field's name says nothing where no input has fields; it was meant for one that is read as text.
fn has_lines(option: &str, inputs: &[Input]) -> Result<(), Usage> {
    if inputs.iter().any(|input| input.kind.is_some_and(Kind::has_fields)) {
        return Ok(());
    }
    Err(Usage::Option(format!("{option}: no input has fields; `--from jsonl`, csv, tsv or parquet reads it so")))
}

fn encoding(name: &str) -> Result<&'static Encoding, Usage> {
    let known = "UTF-8, UTF-16LE, windows-1252, windows-1251, ISO-8859-2, Shift_JIS, GBK, Big5, EUC-KR, KOI8-R";
    Encoding::for_label(name.as_bytes()).ok_or_else(|| {
        Usage::Option(format!("--encoding: expected a name as HTML has it ({known}, ...), found {name:?}"))
    })
}

fn day(text: &str) -> Result<Date, Usage> {
    text.parse().map_err(|_| Usage::Option(format!("--date: expected a date as YYYY-MM-DD, found {text:?}")))
}

#[cfg(test)]
mod tests {
    use super::super::tests::message;
    use super::*;

    fn read(named: Vec<PathBuf>, from: Option<FromArg>) -> Result<Vec<Input>, Usage> {
        inputs(named, &Filter::new(&[], None).expect("nothing is wrong with no pattern"), from.map(kind), 0)
    }

    #[test]
    fn inputs_go_by_option_or_ending() {
        let kinds = |from| {
            let files = ["a.txt", "b.jsonl", "c.NDJSON", "-", "d"].map(PathBuf::from).to_vec();
            read(files, from).unwrap().iter().map(|input| input.kind).collect::<Vec<_>>()
        };
        let (text, lines) = (Some(Kind::Text), Some(Kind::JsonLines));
        assert_eq!(kinds(None), [text, lines, lines, None, None]);
        assert_eq!(kinds(Some(FromArg::Text)), [text; 5]);
        assert_eq!(kinds(Some(FromArg::Jsonl)), [lines; 5]);
        assert!(message(read(vec!["-".into(), "-".into()], None)).contains("more than once"));
    }

    #[test]
    fn names_of_fields_need_json_lines() {
        let read = |files: &[&str], from| {
            has_lines("--text-field", &read(files.iter().map(PathBuf::from).collect(), from).unwrap())
        };
        assert!(read(&["a.txt", "b.jsonl"], None).is_ok());
        assert!(read(&["feed.json"], Some(FromArg::Jsonl)).is_ok());
        assert!(message(read(&["feed.json"], None)).contains("--from jsonl"));
    }
}
