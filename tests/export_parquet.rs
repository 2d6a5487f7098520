//! Parquet, read back with its own reader.
#![cfg(feature = "parquet")]

#[path = "cli/folder.rs"]
mod folder;

use std::fs::File;

use arrow_array::cast::AsArray;
use arrow_array::types::{Date32Type, Decimal128Type, UInt64Type};
use arrow_array::{Array, RecordBatch};
use arrow_schema::DataType;
use folder::Folder;
use parquet::arrow::arrow_reader::ParquetRecordBatchReaderBuilder;

fn batches(folder: &Folder, file: &str) -> Vec<RecordBatch> {
    let file = File::open(folder.path(file)).unwrap();
    let reader = ParquetRecordBatchReaderBuilder::try_new(file).unwrap().build().unwrap();
    reader.map(|batch| batch.unwrap()).collect()
}

#[test]
fn columns_have_their_types() {
    let folder = Folder::new();
    let text = "Floods killed at least 45 women and children on Sunday. It cost 79,228,162,514,264,337,593,543,950,335 dollars. \
                0.25 percent of the town was flooded.";
    folder.write("a.txt", text.as_bytes());
    assert_eq!(folder.run(&["extract", "a.txt", "--date", "2024-03-14", "-o", "claims.parquet"]), (0, "", ""));
    let batch = &batches(&folder, "claims.parquet")[0];
    let schema = batch.schema();
    let kind = |name: &str| schema.field_with_name(name).unwrap().data_type().clone();
    assert_eq!(kind("magnitude"), DataType::Decimal128(38, 9));
    assert_eq!((kind("id"), kind("event"), kind("date_from")), (DataType::UInt64, DataType::Utf8, DataType::Date32));
    assert!(matches!(kind("groups"), DataType::List(item) if *item.data_type() == DataType::Utf8));
    assert!(
        !schema.field_with_name("sentence").unwrap().is_nullable()
            && schema.field_with_name("event").unwrap().is_nullable()
    );
    let described = schema.field_with_name("unit").unwrap().metadata()["description"].starts_with("What one of it is");
    assert!(described);
    let column = |name: &str| batch.column_by_name(name).unwrap();
    let decimals = |name: &str| {
        let array = column(name).as_primitive::<Decimal128Type>();
        (0..array.len()).map(|n| array.is_valid(n).then(|| array.value(n))).collect::<Vec<_>>()
    };
    let all = 79_228_162_514_264_337_593_543_950_335 * 1_000_000_000_i128;
    assert_eq!(decimals("magnitude"), [Some(45_000_000_000), Some(all), Some(250_000_000)]);
    assert_eq!(decimals("high")[0], None, "unknown is null, not 0");
    assert_eq!(column("id").as_primitive::<UInt64Type>().values()[..], [1, 2, 3]);
    assert_eq!(column("date_from").as_primitive::<Date32Type>().value(0), 19_792);
    let groups = column("groups").as_list::<i32>().value(0);
    assert_eq!(groups.as_string::<i32>().iter().map(Option::unwrap).collect::<Vec<_>>(), ["child", "woman"]);
    assert_eq!(column("groups").as_list::<i32>().value(1).len(), 0);
    assert!(column("event").as_string::<i32>().is_valid(0));
}

#[test]
fn long_outputs_are_whole_on_any_number_of_threads() {
    let folder = Folder::new();
    folder.write("a.txt", "Storms killed 12 people and hurt 13 in Karsa.\n\n".repeat(40_000).as_bytes());
    for (threads, file) in [("1", "1.parquet"), ("4", "4.parquet")] {
        assert_eq!(folder.run(&["extract", "a.txt", "--threads", threads, "-o", file]), (0, "", ""));
    }
    let one = batches(&folder, "1.parquet");
    assert_eq!(one.iter().map(RecordBatch::num_rows).sum::<usize>(), 80_000);
    assert_eq!(one, batches(&folder, "4.parquet"));
}

#[test]
fn figures_that_are_rounded_are_said() {
    let folder = Folder::new();
    folder.write("a.txt", "The dust weighed 0.00000000012 kg and 0.00000000013 kg.\n\n".repeat(9000).as_bytes());
    let rounded = "claims.parquet: some figures have more than nine digits behind the point, and are rounded; `number` has \
                   them as written\n";
    assert_eq!(folder.run(&["extract", "a.txt", "-o", "claims.parquet"]), (0, "", rounded));
}

#[test]
fn without_claims_and_in_place_of_others() {
    let folder = Folder::new();
    folder.write("a.txt", b"Nothing.");
    assert_eq!(folder.run(&["extract", "a.txt", "-o", "claims.parquet"]), (0, "", ""));
    assert_eq!(batches(&folder, "claims.parquet").len(), 0);
    let run = folder.run(&["extract", "a.txt", "-o", "claims.parquet"]);
    assert_eq!(run, (2, "", "error: --output: claims.parquet is there; --force replaces it\n"));
    assert_eq!(folder.run(&["extract", "a.txt", "-o", "claims.parquet", "--force"]), (0, "", ""));
    if cfg!(target_os = "linux") {
        let run = folder.run(&["extract", "a.txt", "--format", "parquet", "-o", "/dev/full"]);
        assert_eq!(run.code, 1);
        assert!(run.stderr.starts_with("/dev/full: cannot be written: "), "{run:?}");
    }
}
