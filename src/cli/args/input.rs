//! What `extract` reads.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

#[derive(Debug, Args)]
#[command(next_help_heading = "Input")]
pub(crate) struct InputArgs {
    /// Files, folders (with all in them that is not hidden or .gitignored) and patterns; `-` or none is standard input
    #[arg(value_name = "FILE")]
    pub files: Vec<PathBuf>,

    /// Also read the files and folders that a list names, one a line or parted by NULs (`find -print0`); `-` is standard input
    #[arg(long, value_name = "LIST")]
    pub files_from: Option<PathBuf>,

    /// Of folders, read only the files that fit, as in .gitignore; `!` before the pattern leaves out; may be repeated
    #[arg(long, value_name = "PATTERN")]
    pub glob: Vec<String>,

    /// What the files hold; else each file's ending decides, without .gz, .zst, .bz2 or .xz, else its first bytes
    #[arg(long, value_name = "KIND")]
    pub from: Option<FromArg>,

    /// What the texts are in (windows-1252, shift_jis, ...) [default: what they say, else UTF-8, else a guess, which is named]
    #[arg(long, value_name = "NAME")]
    pub encoding: Option<String>,

    /// Of web pages, read all text and not the article alone
    #[arg(long)]
    pub whole_page: bool,

    /// The field of a JSON line, or a table's column, that holds the text [default: text]
    #[arg(long, value_name = "NAME")]
    pub text_field: Option<String>,

    /// The field or column that names the document [default: id]; a line without it is named FILE:LINE
    #[arg(long, value_name = "NAME")]
    pub id_field: Option<String>,

    /// The field or column that holds the article's date [default: date]; adds the columns date_from, date_to
    #[arg(long, value_name = "NAME")]
    pub date_field: Option<String>,

    /// The articles' date, where their records state none; adds the columns date_from, date_to
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub date: Option<String>,

    /// The bytes that a record or page may have, with K, M or G; longer ones are left out and named
    #[arg(long, value_name = "SIZE", default_value = "16M", value_parser = size)]
    pub max_record: usize,

    /// End at the first file or record that cannot be read, instead of leaving it out
    #[arg(long)]
    pub strict: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, ValueEnum)]
pub(crate) enum FromArg {
    /// One article a file
    Text,
    /// One article a line, in a field of a JSON object
    Jsonl,
    /// A web page: its article
    Html,
    /// One article a file
    Markdown,
    /// One article a row, in a column; `;` or tabs may stand for commas
    Csv,
    /// The same, with tabs
    Tsv,
    /// One article a row, in a column
    Parquet,
    /// The running text of a PDF
    Pdf,
    /// The running text of a Word document
    Docx,
    /// One article an item of RSS or Atom
    Rss,
    /// One article a page of a web archive (WARC), or its text (WET)
    Warc,
}

/// A number of bytes: `65536`, `64K`, `16M`, `1G`.
fn size(text: &str) -> Result<usize, String> {
    const EXPECTED: &str = "expected a whole number of bytes above 0, with K, M or G behind it or nothing";
    let digits = text.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let shift = match text[digits.len()..].to_ascii_uppercase().as_str() {
        "" => 0,
        "K" => 10,
        "M" => 20,
        "G" => 30,
        _ => return Err(EXPECTED.into()),
    };
    let bytes = digits.parse::<usize>().ok().and_then(|n| n.checked_mul(1 << shift)).filter(|n| *n > 0);
    bytes.ok_or_else(|| EXPECTED.into())
}
