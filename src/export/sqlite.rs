//! SQLite databases: a table of documents and one of their claims; beside them the runs that wrote it, and what the columns hold.
//!
//! A document that comes again, in the same run or with `--append`, replaces its rows. All is one transaction: until it ends the
//! database is as it was.

use std::path::{Path, PathBuf};

use jiff::civil::Date;
use rusqlite::types::{ToSqlOutput, Value as Sql, ValueRef};
use rusqlite::{CachedStatement, Connection, ToSql, params, params_from_iter};
use rust_decimal::Decimal;

use super::Column;
use super::book::Book;
use super::frame::{Frame, Frames, Value};
use super::meta::Kind;
use super::target::Target;
use crate::Result;
use crate::error::{Error, ErrorKind};

/// In the header of each database that factx makes: "fctx".
const APPLICATION: i32 = 0x6663_7478;

/// Takes frames of documents and of rows with these columns.
pub(crate) struct Database<'s> {
    path: PathBuf,
    columns: &'s [Column],
    connection: Connection,
    /// The new file beside its place; none where rows are added to a database that is there.
    target: Option<Target>,
    /// The document whose rows come.
    document: String,
    insert: String,
}

impl<'s> Database<'s> {
    pub fn open(path: &Path, columns: &'s [Column], append: bool) -> Result<Database<'s>> {
        let failed = |error| failed(path, error);
        let there = append && path.metadata().is_ok_and(|meta| meta.len() > 0);
        let (target, connection) = if there {
            (None, Connection::open(path).map_err(failed)?)
        } else {
            let target = Target::open(Some(path))?;
            let file = target.unfinished().ok_or_else(|| failed_because(path, "a database must be a file"))?;
            (Some(target), Connection::open(file).map_err(failed)?)
        };
        if there {
            let application: i32 =
                connection.pragma_query_value(None, "application_id", |row| row.get(0)).map_err(failed)?;
            if application != APPLICATION {
                return Err(failed_because(
                    path,
                    "it is a database that factx did not make, and --append adds to its own only",
                ));
            }
        } else {
            // Nothing is lost with a new file that is not whole.
            connection.execute_batch("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;").map_err(failed)?;
        }
        connection.execute_batch("BEGIN IMMEDIATE").map_err(failed)?;
        prepare(&connection, columns).map_err(failed)?;
        let names: Vec<&str> = columns.iter().map(|column| column.name()).collect();
        let quoted: Vec<String> = names.iter().map(|name| format!("\"{name}\"")).collect();
        let marks = vec!["?"; names.len()].join(", ");
        let insert = format!("INSERT INTO claims ({}) VALUES ({marks})", quoted.join(", "));
        Ok(Database { path: path.to_path_buf(), columns, connection, target, document: String::new(), insert })
    }

    fn begin(&mut self, document: &str, notes: &mut Vec<String>) -> rusqlite::Result<()> {
        self.document = document.to_owned();
        let run = "SELECT run = (SELECT max(run) FROM runs) FROM documents WHERE document = ?1";
        let mut known = self.connection.prepare_cached(run)?;
        let again: Option<bool> = known.query_row([document], |row| row.get(0)).map(Some).or_else(none)?;
        if again.is_some() {
            self.connection.prepare_cached("DELETE FROM claims WHERE document = ?1")?.execute([document])?;
        }
        if again == Some(true) {
            notes.push(format!("{document}: the document came before in this run; the database keeps its last rows"));
        }
        let replace = "INSERT OR REPLACE INTO documents (document, run) VALUES (?1, (SELECT max(run) FROM runs))";
        self.connection.prepare_cached(replace)?.execute([document])?;
        Ok(())
    }

    fn insert(&self, statement: &mut CachedStatement<'_>, cells: &[Value<'_>]) -> rusqlite::Result<()> {
        debug_assert_eq!(cells.len(), self.columns.len());
        statement.execute(params_from_iter(cells.iter().map(Bound))).map(drop)
    }

    fn write(&mut self, frames: &[u8], notes: &mut Vec<String>) -> rusqlite::Result<()> {
        for frame in Frames::new(frames) {
            match frame {
                Frame::Document(name) => self.begin(name, notes)?,
                Frame::Text(_) => {}
                Frame::Row(cells) => self.insert(&mut self.connection.prepare_cached(&self.insert)?, &cells)?,
            }
        }
        Ok(())
    }
}

/// Makes the tables, or adds the columns that they lack.
fn prepare(connection: &Connection, columns: &[Column]) -> rusqlite::Result<()> {
    connection.pragma_update(None, "application_id", APPLICATION)?;
    connection.execute_batch(
        "CREATE TABLE IF NOT EXISTS runs (run INTEGER PRIMARY KEY, version TEXT NOT NULL);
         CREATE TABLE IF NOT EXISTS documents (document TEXT PRIMARY KEY, run INTEGER NOT NULL REFERENCES runs) WITHOUT ROWID;
         CREATE TABLE IF NOT EXISTS claims (document TEXT NOT NULL REFERENCES documents, id INTEGER NOT NULL,
             PRIMARY KEY (document, id));
         CREATE TABLE IF NOT EXISTS columns (name TEXT PRIMARY KEY, description TEXT NOT NULL) WITHOUT ROWID;",
    )?;
    connection.execute("INSERT INTO runs (version) VALUES (?1)", params![env!("CARGO_PKG_VERSION")])?;
    let mut known = connection.prepare("SELECT name FROM pragma_table_info('claims')")?;
    let known: Vec<String> = known.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?;
    for column in columns.iter().filter(|column| !known.iter().any(|known| known == column.name())) {
        let kind = match column.kind() {
            Kind::Text | Kind::Day | Kind::List => "TEXT",
            Kind::Integer => "INTEGER",
            // Without a type nothing is converted: a number that fits no other type stays as its digits.
            Kind::Decimal => "",
        };
        connection.execute_batch(&format!("ALTER TABLE claims ADD COLUMN \"{}\" {kind}", column.name()))?;
    }
    for column in columns {
        let describe = "INSERT OR REPLACE INTO columns (name, description) VALUES (?1, ?2)";
        connection.execute(describe, [column.name(), column.description()])?;
    }
    for column in [Column::Event, Column::Place, Column::Country].iter().filter(|column| columns.contains(column)) {
        let name = column.name();
        connection.execute_batch(&format!("CREATE INDEX IF NOT EXISTS claims_{name} ON claims ({name})"))?;
    }
    Ok(())
}

impl Book for Database<'_> {
    fn take(&mut self, frames: &[u8], notes: &mut Vec<String>) -> Result<()> {
        self.write(frames, notes).map_err(|error| failed(&self.path, error))
    }

    fn commit(self: Box<Self>) -> Result<()> {
        let Database { path, connection, target, .. } = *self;
        connection.execute_batch("COMMIT").map_err(|error| failed(&path, error))?;
        connection.close().map_err(|(_, error)| failed(&path, error))?;
        target.map_or(Ok(()), Target::commit)
    }

    fn unfinished(&self) -> Option<PathBuf> {
        self.target.as_ref().and_then(Target::unfinished)
    }
}

/// A cell on its way into a statement.
struct Bound<'v>(&'v Value<'v>);

impl ToSql for Bound<'_> {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(match self.0 {
            Value::Empty => ToSqlOutput::Borrowed(ValueRef::Null),
            Value::Text(text) => ToSqlOutput::Borrowed(ValueRef::Text(text.as_bytes())),
            Value::Integer(value) => ToSqlOutput::Owned(Sql::Integer(i64::try_from(*value).unwrap_or(i64::MAX))),
            Value::Decimal(value) => ToSqlOutput::Owned(figure(*value)),
            Value::Day(day) => ToSqlOutput::Owned(Sql::Text(Date::to_string(day))),
            Value::List(names) if names.is_empty() => ToSqlOutput::Borrowed(ValueRef::Null),
            Value::List(names) => ToSqlOutput::Owned(Sql::Text(names.join(";"))),
        })
    }
}

/// A whole number as an integer, another as a double where that keeps its digits; else its digits, as text.
fn figure(value: Decimal) -> Sql {
    let value = value.normalize();
    if let Some(whole) = i64::try_from(value.mantissa()).ok().filter(|_| value.scale() == 0) {
        return Sql::Integer(whole);
    }
    let text = value.to_string();
    let digits = value.mantissa().unsigned_abs().checked_ilog10().map_or(1, |log| log + 1);
    match text.parse() {
        Ok(double) if digits <= 15 => Sql::Real(double),
        _ => Sql::Text(text),
    }
}

/// Nothing found is no error here.
fn none<T>(error: rusqlite::Error) -> rusqlite::Result<Option<T>> {
    if error == rusqlite::Error::QueryReturnedNoRows { Ok(None) } else { Err(error) }
}

fn failed(path: &Path, error: rusqlite::Error) -> Error {
    failed_because(path, &error.to_string())
}

fn failed_because(path: &Path, reason: &str) -> Error {
    ErrorKind::Write { path: path.to_path_buf(), source: std::io::Error::other(reason) }.into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_keep_their_digits() {
        let figure = |text: &str| figure(text.parse().unwrap());
        assert_eq!(figure("5300000000"), Sql::Integer(5_300_000_000));
        assert_eq!(figure("-3.00"), Sql::Integer(-3));
        assert_eq!(figure("66.67"), Sql::Real(66.67));
        assert_eq!(figure("18446744073709551616"), Sql::Text("18446744073709551616".into()));
        assert_eq!(figure("0.1234567890123456789"), Sql::Text("0.1234567890123456789".into()));
    }
}
