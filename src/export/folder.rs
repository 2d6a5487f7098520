//! A folder of files, some for each document, with an index that says which are whose.
//!
//! Files are written into a folder beside their place and moved there when all are whole. What would be lost is replaced only where
//! that is asked for, and an input never. The index has documents' names as the rows have them, so that both can be joined.

use std::borrow::Cow;
use std::collections::HashSet;
use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use tempfile::TempDir;

use super::csv::{self, Dialect};
use super::replace::has_content;
use super::stem::Stems;
use crate::Result;
use crate::error::{Error, ErrorKind};

/// The index's name, and its columns.
const INDEX: &str = "documents.tsv";
const COLUMNS: &str = "document\tfile";

/// What must not be lost.
#[derive(Clone, Debug, Default)]
pub(crate) struct Keep {
    /// What is there is replaced.
    pub force: bool,
    /// The files that are read.
    pub inputs: Vec<PathBuf>,
    /// The table of text whose rows name documents; `None` where these name them as they are.
    pub names: Option<Dialect>,
}

#[derive(Debug)]
pub(crate) struct Folder {
    /// As the user gave it.
    path: PathBuf,
    unfinished: TempDir,
    /// What each document's files end in.
    endings: &'static [&'static str],
    stems: Stems,
    force: bool,
    names: Option<Dialect>,
    /// Inputs that stand in the folder, by their true names.
    inputs: HashSet<PathBuf>,
    /// Files that an earlier run wrote, with their lines of the index.
    earlier: Vec<(String, String)>,
    index: BufWriter<File>,
    /// The current document's files, in the order of the endings.
    open: Vec<BufWriter<File>>,
    written: HashSet<String>,
}

impl Folder {
    pub fn open(path: &Path, endings: &'static [&'static str], keep: &Keep) -> Result<Folder> {
        Folder::begin(path, endings, keep).map_err(|source| failed(path, source))
    }

    fn begin(path: &Path, endings: &'static [&'static str], keep: &Keep) -> io::Result<Folder> {
        let there = path.is_dir();
        let beside = match path.parent() {
            _ if there => path,
            Some(parent) if !parent.as_os_str().is_empty() => parent,
            _ => Path::new("."),
        };
        let mut builder = tempfile::Builder::new();
        builder.prefix(".factx-");
        #[cfg(unix)]
        builder.permissions(<fs::Permissions as std::os::unix::fs::PermissionsExt>::from_mode(0o777));
        let unfinished = builder.tempdir_in(beside)?;
        let (mut inputs, mut earlier) = (HashSet::new(), Vec::new());
        if there {
            let place = fs::canonicalize(path)?;
            let names = keep.inputs.iter().filter_map(|input| fs::canonicalize(input).ok());
            inputs = names.filter(|input| input.parent() == Some(&place)).collect();
            earlier = entries(&path.join(INDEX))?;
        }
        let mut index = BufWriter::new(File::create(unfinished.path().join(INDEX))?);
        writeln!(index, "{COLUMNS}")?;
        Ok(Folder {
            path: path.to_path_buf(),
            unfinished,
            endings,
            stems: Stems::default(),
            force: keep.force,
            names: keep.names,
            inputs,
            earlier,
            index,
            open: Vec::new(),
            written: HashSet::new(),
        })
    }

    /// Ends the document before, and makes this one's files.
    pub fn document(&mut self, name: &str) -> Result<()> {
        self.close()?;
        let stem = self.stems.of(name);
        for ending in self.endings {
            let file = format!("{stem}.{ending}");
            let place = self.path.join(&file);
            let made = self.may_take(&place).and_then(|()| File::create(self.unfinished.path().join(&file)));
            self.open.push(BufWriter::new(made.map_err(|source| failed(&place, source))?));
            let shown = self.names.map_or(Cow::Borrowed(name), |dialect| csv::document(name, dialect));
            let line = index_line(&shown, &file);
            self.index.write_all(line.as_bytes()).map_err(|source| failed(&self.path, source))?;
            self.written.insert(file);
        }
        Ok(())
    }

    /// Appends to the current document's file of this ending, by number.
    pub fn put(&mut self, ending: usize, bytes: &[u8]) -> Result<()> {
        let Some(file) = self.open.get_mut(ending) else { return Ok(()) };
        file.write_all(bytes).map_err(|source| failed(&self.path, source))
    }

    /// Puts a file that is no document's into the folder.
    pub fn add(&mut self, name: &str, content: &[u8]) -> Result<()> {
        let place = self.path.join(name);
        // Nothing is lost with the same.
        let may = if fs::read(&place).is_ok_and(|there| there == content) { Ok(()) } else { self.may_take(&place) };
        let made = may.and_then(|()| fs::write(self.unfinished.path().join(name), content));
        made.map_err(|source| failed(&place, source))?;
        self.index.write_all(index_line("", name).as_bytes()).map_err(|source| failed(&self.path, source))?;
        self.written.insert(name.to_owned());
        Ok(())
    }

    /// All is written: the files take their places.
    pub fn commit(mut self) -> Result<()> {
        self.close()?;
        let path = self.path.clone();
        self.moved().map_err(|source| failed(&path, source))
    }

    pub fn unfinished(&self) -> PathBuf {
        self.unfinished.path().to_path_buf()
    }

    fn close(&mut self) -> Result<()> {
        for mut file in self.open.drain(..) {
            file.flush().map_err(|source| failed(&self.path, source))?;
        }
        Ok(())
    }

    fn may_take(&self, place: &Path) -> io::Result<()> {
        let Ok(meta) = fs::symlink_metadata(place) else { return Ok(()) };
        let refused = |kind, reason| Err(io::Error::new(kind, reason));
        if fs::canonicalize(place).is_ok_and(|place| self.inputs.contains(&place)) {
            return refused(io::ErrorKind::AlreadyExists, "it is an input, which would be lost");
        }
        if meta.permissions().readonly() {
            return refused(io::ErrorKind::PermissionDenied, "it is read-only");
        }
        if !self.force && has_content(place) {
            return refused(io::ErrorKind::AlreadyExists, "it is there; --force replaces it");
        }
        Ok(())
    }

    fn moved(mut self) -> io::Result<()> {
        // What an earlier run wrote and this one did not is still there.
        for (file, line) in &self.earlier {
            if !self.written.contains(file) {
                self.index.write_all(line.as_bytes())?;
            }
        }
        self.index.flush()?;
        if !self.path.exists() {
            fs::rename(self.unfinished.path(), &self.path)?;
            // There is nothing left to remove.
            let _ = self.unfinished.keep();
            return Ok(());
        }
        for entry in fs::read_dir(self.unfinished.path())? {
            let entry = entry?;
            fs::rename(entry.path(), self.path.join(entry.file_name()))?;
        }
        Ok(())
    }
}

fn failed(path: &Path, source: io::Error) -> Error {
    ErrorKind::Write { path: path.to_path_buf(), source }.into()
}

fn index_line(document: &str, file: &str) -> String {
    let mut line = Vec::new();
    csv::push_cell(&mut line, document, b'\t');
    line.push(b'\t');
    csv::push_cell(&mut line, file, b'\t');
    line.push(b'\n');
    String::from_utf8(line).expect("cells of text are text")
}

/// The files that an index names, each with its line.
fn entries(index: &Path) -> io::Result<Vec<(String, String)>> {
    if !index.exists() {
        return Ok(Vec::new());
    }
    let mut reader = ::csv::ReaderBuilder::new().delimiter(b'\t').from_path(index)?;
    let own = reader.headers()?.iter().eq(COLUMNS.split('\t'));
    if !own {
        let reason = format!("{INDEX} is there, and is no index that factx wrote");
        return Err(io::Error::new(io::ErrorKind::AlreadyExists, reason));
    }
    let mut entries = Vec::new();
    for row in reader.records() {
        let row = row?;
        if let (Some(document), Some(file)) = (row.get(0), row.get(1)) {
            entries.push((file.to_owned(), index_line(document, file)));
        }
    }
    Ok(entries)
}
