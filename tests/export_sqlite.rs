//! Databases, read back with SQL.
#![cfg(feature = "sqlite")]

#[path = "cli/folder.rs"]
mod folder;

use folder::Folder;
use rusqlite::types::Value;
use rusqlite::{Connection, OpenFlags};

fn rows(folder: &Folder, file: &str, query: &str) -> Vec<Vec<Value>> {
    let connection = Connection::open_with_flags(folder.path(file), OpenFlags::SQLITE_OPEN_READ_ONLY).unwrap();
    let mut statement = connection.prepare(query).unwrap();
    let width = statement.column_count();
    let rows = statement.query_map([], |row| (0..width).map(|at| row.get(at)).collect()).unwrap();
    rows.map(|row| row.unwrap()).collect()
}

fn text(text: &str) -> Value {
    Value::Text(text.into())
}

#[test]
fn claims_have_their_types() {
    let folder = Folder::new();
    folder.write("a.txt", b"Fires killed 12 children and 2.5 percent of the cattle, and dozens were hurt.");
    folder.write("none.txt", b"Nothing.");
    assert_eq!(folder.run(&["extract", "a.txt", "none.txt", "-o", "claims.sqlite"]), (0, "", ""));
    let query =
        "SELECT id, event, magnitude, low, unit, groups, place FROM claims WHERE document = 'a.txt' ORDER BY id";
    let found = rows(&folder, "claims.sqlite", query);
    let child = [
        Value::Integer(1),
        text("killed"),
        Value::Integer(12),
        Value::Integer(12),
        text("person"),
        text("child"),
        Value::Null,
    ];
    assert_eq!(found[0], child);
    assert_eq!(found[1][2], Value::Real(2.5));
    assert_eq!(found[2][2..4], [Value::Null, Value::Integer(24)]);
    let documents = rows(&folder, "claims.sqlite", "SELECT document FROM documents ORDER BY 1");
    assert_eq!(documents, [[text("a.txt")], [text("none.txt")]], "a document without claims is there too");
    let indexes = rows(
        &folder,
        "claims.sqlite",
        "SELECT name FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL ORDER BY 1",
    );
    assert_eq!(indexes, [[text("claims_event")], [text("claims_place")]]);
    assert_eq!(rows(&folder, "claims.sqlite", "PRAGMA integrity_check"), [[text("ok")]]);
    let described = rows(&folder, "claims.sqlite", "SELECT count(*) FROM columns WHERE length(description) > 10");
    assert_eq!(described, [[Value::Integer(23)]]);
    // The claims are those of JSON.
    assert_eq!(folder.run(&["extract", "a.txt", "-o", "claims.ndjson"]), (0, "", ""));
    assert_eq!(folder.read("claims.ndjson").lines().count(), found.len());
}

#[test]
fn documents_that_come_again_are_replaced() {
    let folder = Folder::new();
    let count = |query: &str| rows(&folder, "claims.db", query)[0][0].clone();
    folder.write("a.txt", b"12 people died. 13 people were hurt.");
    folder.write("b.txt", b"14 people died.");
    assert_eq!(
        folder.run(&["extract", "a.txt", "b.txt", "-o", "claims.db", "--append"]),
        (0, "", ""),
        "there need be none"
    );
    folder.write("a.txt", b"15 people died.");
    folder.write("c.txt", b"16 people died.");
    // Other columns may be asked for later.
    assert_eq!(
        folder.run(&["extract", "a.txt", "c.txt", "-o", "claims.db", "--append", "--columns", "default,rule"]),
        (0, "", "")
    );
    assert_eq!(
        rows(&folder, "claims.db", "SELECT document, magnitude, rule IS NULL FROM claims ORDER BY 1, 2"),
        [
            [text("a.txt"), Value::Integer(15), Value::Integer(0)],
            [text("b.txt"), Value::Integer(14), Value::Integer(1)],
            [text("c.txt"), Value::Integer(16), Value::Integer(0)],
        ]
    );
    // A document whose claims are gone has none.
    folder.write("a.txt", b"Nothing.");
    assert_eq!(folder.run(&["extract", "a.txt", "-o", "claims.db", "--append"]), (0, "", ""));
    assert_eq!(count("SELECT count(*) FROM claims WHERE document = 'a.txt'"), Value::Integer(0));
    assert_eq!(count("SELECT count(*) FROM documents"), Value::Integer(3));
    // A new one must be asked for.
    let kept = folder.run(&["extract", "b.txt", "-o", "claims.db"]);
    assert!(kept.code == 2 && kept.stderr.contains("--append adds to it, --force writes a new one"), "{kept:?}");
    assert_eq!(count("SELECT count(*) FROM documents"), Value::Integer(3));
    assert_eq!(folder.run(&["extract", "b.txt", "-o", "claims.db", "--force"]), (0, "", ""));
    assert_eq!(count("SELECT count(*) FROM documents"), Value::Integer(1));
    assert_eq!(folder.names().iter().filter(|name| name.contains("db") || name.starts_with('.')).count(), 1);
}

#[test]
fn a_name_that_comes_twice_in_a_run_is_said() {
    let folder = Folder::new();
    folder.write(
        "a.jsonl",
        b"{\"id\":\"x\",\"text\":\"12 people died.\"}\n{\"id\":\"x\",\"text\":\"13 people died.\"}\n",
    );
    let run = folder.run(&["extract", "a.jsonl", "-o", "claims.db"]);
    assert_eq!(run, (0, "", "x: the document came before in this run; the database keeps its last rows\n"));
    assert_eq!(rows(&folder, "claims.db", "SELECT magnitude FROM claims"), [[Value::Integer(13)]]);
}

#[test]
fn the_same_on_any_number_of_threads() {
    let folder = Folder::new();
    let records =
        (0..3000).map(|n| format!("{{\"id\":\"{n}\",\"text\":\"{} people died in Karsa. {n} were hurt.\"}}\n", n + 2));
    folder.write("a.jsonl", records.collect::<String>().as_bytes());
    let all = |file: &str| rows(&folder, file, "SELECT * FROM claims ORDER BY document, id");
    for (threads, file) in [("1", "1.db"), ("4", "4.db")] {
        assert_eq!(folder.run(&["extract", "a.jsonl", "--threads", threads, "-o", file]), (0, "", ""));
    }
    assert_eq!(all("1.db"), all("4.db"));
}

#[test]
fn what_cannot_be_is_said_and_nothing_is_lost() {
    let folder = Folder::new();
    folder.write("a.txt", b"12 people died.");
    folder.write("text.db", b"my notes");
    Connection::open(folder.path("own.db")).unwrap().execute_batch("CREATE TABLE claims (own)").unwrap();
    let own = std::fs::read(folder.path("own.db")).unwrap();
    for (args, code, message) in [
        (&["--format", "sqlite"][..], 2, "a database must be a file"),
        (&["-o", "x.db", "--columns", "id,event"], 2, "a database needs document and id"),
        (&["-o", "x.csv", "--append"], 2, "only databases are added to"),
        (&["-o", "own.db"], 2, "own.db is there; --append adds to it, --force writes a new one"),
        (&["-o", "own.db", "--append"], 1, "a database that factx did not make"),
        (&["-o", "text.db", "--append"], 1, "not a database"),
    ] {
        let run = folder.run(&[&["extract", "a.txt"], args].concat());
        assert_eq!((run.code, &*run.stdout), (code, ""), "{run:?}");
        assert!(run.stderr.contains(message), "{args:?}: {run:?}");
    }
    assert_eq!((std::fs::read(folder.path("own.db")).unwrap(), folder.read("text.db")), (own, "my notes".into()));
    assert_eq!(folder.names(), ["a.txt", "own.db", "text.db"]);
}

#[test]
fn a_run_that_fails_adds_nothing() {
    let folder = Folder::new();
    folder.write("a.txt", b"12 people died.");
    assert_eq!(folder.run(&["extract", "a.txt", "-o", "claims.db"]), (0, "", ""));
    assert_eq!(folder.run(&["extract", "missing.txt", "-o", "claims.db", "--append"]).code, 1);
    assert_eq!(rows(&folder, "claims.db", "SELECT count(*) FROM claims"), [[Value::Integer(1)]]);
    // Another program writes to it.
    let other = Connection::open(folder.path("claims.db")).unwrap();
    other.execute_batch("BEGIN IMMEDIATE").unwrap();
    let run = folder.run(&["extract", "a.txt", "-o", "claims.db", "--append"]);
    assert!(run.code == 1 && run.stderr.starts_with("claims.db: cannot be written: "), "{run:?}");
}
