//! What is read: inputs and what they hold, the fields of records, the documents' day.

use std::path::PathBuf;

use super::Usage;
use crate::Date;
use crate::cli::args::{FromArg, InputArgs};
use crate::read::{Input, Kind, RecordFields, Source};

#[derive(Debug)]
pub(crate) struct InputPlan {
    pub inputs: Vec<Input>,
    pub fields: RecordFields,
    /// The day of documents that do not state theirs.
    pub date: Option<Date>,
    /// The options say where days come from, so that they are wanted.
    pub dated: bool,
    /// The bytes that a JSON line may have.
    pub max_record: usize,
}

impl InputPlan {
    pub fn new(args: InputArgs) -> Result<InputPlan, Usage> {
        let inputs = inputs(args.files, args.from)?;
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
        Ok(InputPlan { inputs, fields, date, dated, max_record: args.max_record })
    }

    /// Whether there may be more than one document.
    pub fn several(&self) -> bool {
        self.inputs.len() > 1 || self.inputs.iter().any(|input| input.kind != Kind::Text)
    }
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

#[cfg(test)]
mod tests {
    use super::super::tests::message;
    use super::*;

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
}
