//! Parquet with a text column: rows as documents, and what is wrong with a file.
#![cfg(feature = "cli")]

#[path = "cli/folder.rs"]
mod folder;

use folder::Folder;

#[cfg(not(feature = "parquet"))]
#[test]
fn without_its_feature_a_file_is_said_not_to_be_read() {
    let folder = Folder::new();
    folder.write("a", b"PAR1");
    let message = "a: this factx is built without Parquet, which is the feature `parquet`\n";
    assert_eq!(folder.run(&["extract", "a"]), (1, "", message));
}

#[cfg(feature = "parquet")]
mod built_with_it {
    use std::sync::Arc;

    use parquet::data_type::{ByteArray, ByteArrayType, Int32Type, Int64Type};
    use parquet::file::writer::SerializedFileWriter;
    use parquet::schema::parser::parse_message_type;

    use super::*;

    /// A file of three rows, each a group.
    fn file(text: &str) -> Vec<u8> {
        let schema = format!(
            "message m {{ optional binary {text} (UTF8); required int64 id; required int32 date (DATE); required binary x; }}"
        );
        let schema = Arc::new(parse_message_type(&schema).unwrap());
        let mut bytes = Vec::new();
        let mut writer = SerializedFileWriter::new(&mut bytes, schema, Default::default()).unwrap();
        for (text, id) in [(Some("Nine people died on Monday."), 7), (None, 8), (Some("Ten people died."), 9)] {
            let mut group = writer.next_row_group().unwrap();
            let mut column = group.next_column().unwrap().unwrap();
            let texts: Vec<ByteArray> = text.into_iter().map(ByteArray::from).collect();
            column.typed::<ByteArrayType>().write_batch(&texts, Some(&[texts.len() as i16]), None).unwrap();
            column.close().unwrap();
            let mut column = group.next_column().unwrap().unwrap();
            column.typed::<Int64Type>().write_batch(&[id], None, None).unwrap();
            column.close().unwrap();
            let mut column = group.next_column().unwrap().unwrap();
            // 5 March 2024, in days from 1970.
            column.typed::<Int32Type>().write_batch(&[19_787], None, None).unwrap();
            column.close().unwrap();
            let mut column = group.next_column().unwrap().unwrap();
            column.typed::<ByteArrayType>().write_batch(&["x".into()], None, None).unwrap();
            column.close().unwrap();
            group.close().unwrap();
        }
        writer.close().unwrap();
        bytes
    }

    #[test]
    fn a_row_is_a_document() {
        let folder = Folder::new();
        folder.write("a.parquet", &file("text"));
        folder.write("b", &file("body"));
        let rows = "document,number,date_from\n7,Nine,2024-03-04\n9,Ten,\n";
        let found = "expected a string in column \"text\", found null\n";
        let columns = ["extract", "--columns", "document,number,date_from"];
        assert_eq!(folder.run(&[&columns[..], &["a.parquet"]].concat()), (1, rows, &*format!("a.parquet:2: {found}")));
        let args = [&columns[..], &["--from", "parquet"]].concat();
        assert_eq!(folder.run_with(&args, &file("text")), (1, rows, &*format!("-:2: {found}")));
        let args = [&columns[..], &["b", "--text-field", "body", "--id-field", "none", "--from", "parquet"]].concat();
        let rows = "document,number,date_from\nb:1,Nine,2024-03-04\nb:3,Ten,\n";
        assert_eq!(folder.run(&args), (1, rows, &*format!("b:2: {}", found.replace("text", "body"))));
    }

    #[test]
    fn files_that_are_wrong_are_named() {
        let folder = Folder::new();
        let whole = file("body");
        folder.write("a.parquet", &whole);
        folder.write("b.parquet", &whole[..whole.len() - 20]);
        folder.write("c.parquet", b"9 people died");
        let run = folder.run(&["extract", "a.parquet", "b.parquet", "c.parquet"]);
        let lines: Vec<&str> = run.stderr.lines().collect();
        assert_eq!((run.code, lines.len()), (1, 3), "{run:?}");
        let found = "expected a column \"text\", found body, id, date, x; --text-field names another";
        assert_eq!(lines[0], format!("a.parquet: {found}"));
        assert!(lines[1].starts_with("b.parquet: expected a Parquet file: "), "{run:?}");
        assert!(lines[2].starts_with("c.parquet: expected a Parquet file: "), "{run:?}");
        let whole = file("text");
        for at in (4..whole.len()).step_by(31) {
            let mut broken = whole.clone();
            broken[at] ^= 0x55;
            folder.write("a.parquet", &broken);
            let run = folder.run(&["extract", "a.parquet"]);
            assert!(run.code <= 1 && !run.stderr.contains("panic"), "{at} {run:?}");
        }
    }
}
