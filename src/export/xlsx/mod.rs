//! Workbooks: the claims with typed cells, their sums by event, and what the columns hold.
//!
//! Rows go to a temporary file as they come, so that memory does not grow with them; only the sums are held.

mod cells;
mod sheets;
mod words;

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use cells::Style;
use rust_xlsxwriter::{DocProperties, Workbook, XlsxError};

use super::book::Book;
use super::frame::{Frame, Frames, Value};
use super::sums::Sums;
use super::target::Target;
use super::{AUTHOR, Column};
use crate::Result;
use crate::error::{Error, ErrorKind};

/// A sheet has no more rows, its header among them.
const ROWS: u32 = 1_048_576;

/// Takes frames of rows with all columns.
pub(crate) struct Xlsx<'s> {
    target: Target,
    path: PathBuf,
    workbook: Workbook,
    columns: &'s [Column],
    style: Style,
    /// The next row of the claims.
    row: u32,
    sums: Sums,
}

impl<'s> Xlsx<'s> {
    pub fn open(path: Option<&Path>, columns: &'s [Column], guard: bool) -> Result<Xlsx<'s>> {
        let target = Target::open(path)?;
        let path = path.unwrap_or(Path::new("-")).to_path_buf();
        let mut workbook = Workbook::new();
        workbook.set_properties(&DocProperties::new().set_author(AUTHOR));
        let style = Style::new(guard);
        sheets::claims(&mut workbook, columns, &style).map_err(|error| failed(&path, error))?;
        Ok(Xlsx { target, path, workbook, columns, style, row: 1, sums: Sums::default() })
    }

    fn write(&mut self, cells: &[Value<'_>]) -> Result<()> {
        if self.row == ROWS {
            let reason = format!(
                "a sheet of a workbook holds {ROWS} rows, and there are more; csv, parquet and sqlite hold them"
            );
            return Err(ErrorKind::Write { path: self.path.clone(), source: io::Error::other(reason) }.into());
        }
        self.sums.add(cells);
        let sheet = self.workbook.worksheet_from_index(0).map_err(|error| failed(&self.path, error))?;
        for (at, column) in (0..).zip(self.columns) {
            let written = self.style.cell(sheet, self.row, at, &cells[*column as usize]);
            written.map_err(|error| failed(&self.path, error))?;
        }
        self.row += 1;
        Ok(())
    }
}

impl Book for Xlsx<'_> {
    fn take(&mut self, frames: &[u8], notes: &mut Vec<String>) -> Result<()> {
        let said = self.style.cut;
        for frame in Frames::new(frames) {
            if let Frame::Row(cells) = frame {
                self.write(&cells)?;
            }
        }
        if self.style.cut && !said {
            let path = self.path.display();
            notes.push(format!(
                "{path}: some texts are longer than a cell of a workbook, and are cut; csv has them whole"
            ));
        }
        Ok(())
    }

    fn commit(mut self: Box<Self>) -> Result<()> {
        let Xlsx { target, path, workbook, columns, style, row, sums } = &mut *self;
        let mut finish = || {
            let last = u16::try_from(columns.len().saturating_sub(1)).unwrap_or(u16::MAX);
            workbook.worksheet_from_index(0)?.autofilter(0, 0, row.saturating_sub(1).max(1), last)?;
            sheets::sums(workbook, sums, style)?;
            sheets::columns(workbook, columns, style)?;
            let mut writer = Patient { target, failure: None };
            workbook.save_to_writer(&mut writer)?;
            writer.failure.map_or(Ok(()), |failure| Err(XlsxError::IoError(failure)))
        };
        finish().map_err(|error| failed(path, error))?;
        self.target.commit()
    }

    fn unfinished(&self) -> Option<PathBuf> {
        self.target.unfinished()
    }
}

/// Keeps the first failure to the end: the archive's writer would print another of its own.
struct Patient<'t> {
    target: &'t mut Target,
    failure: Option<io::Error>,
}

impl Write for Patient<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.failure.is_none() {
            self.failure = self.target.write_all(bytes).err();
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

fn failed(path: &Path, error: XlsxError) -> Error {
    let source = match error {
        XlsxError::IoError(error) => error,
        other => io::Error::other(other),
    };
    ErrorKind::Write { path: path.to_path_buf(), source }.into()
}
