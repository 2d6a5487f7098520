//! `datapackage.json` beside a text table: what its columns are, for programs (Frictionless Data Package, Table Schema).

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::{Map, Value, json};

use super::meta::Kind;
use super::target::Target;
use super::{Column, Spec};
use crate::Result;

/// The name that the standard gives it.
const NAME: &str = "datapackage.json";

/// Where the description of a table stands.
pub(crate) fn package_of(table: &Path) -> PathBuf {
    table.with_file_name(NAME)
}

/// Whether a description may be written beside this table: there is none, or it is of this table alone.
pub(crate) fn is_package_of(table: &Path) -> bool {
    let path = package_of(table);
    if !path.exists() {
        return true;
    }
    let package: Option<Value> = fs::read(path).ok().and_then(|bytes| serde_json::from_slice(&bytes).ok());
    let paths = package.as_ref().and_then(|package| package["resources"].as_array());
    paths
        .is_some_and(|resources| matches!(&resources[..], [one] if one["path"].as_str() == file_name(table).as_deref()))
}

/// Writes the description of a table that is written.
pub(crate) fn write_package(spec: &Spec, table: &Path) -> Result<()> {
    let mut target = Target::open(Some(&package_of(table)))?;
    let package = serde_json::to_string_pretty(&package(spec, table)).expect("it has no map with odd keys");
    target.put(package.as_bytes())?;
    target.put(b"\n")?;
    target.commit()
}

fn package(spec: &Spec, table: &Path) -> Value {
    let key = [Column::Document, Column::Id];
    let mut schema = json!({
        "fields": spec.columns.iter().map(|column| field(*column, &spec.events)).collect::<Vec<_>>(),
        "missingValues": [""],
    });
    if key.iter().all(|column| spec.columns.contains(column)) {
        schema["primaryKey"] = json!(key.map(Column::name));
    }
    let stem = table.file_stem().unwrap_or_default().to_string_lossy().to_lowercase();
    // The standard's names have no other characters.
    let name: String =
        stem.chars().map(|c| if c.is_ascii_alphanumeric() || "-_.".contains(c) { c } else { '-' }).collect();
    json!({
        "profile": "tabular-data-package",
        "name": name,
        "resources": [{
            "profile": "tabular-data-resource",
            "name": name,
            "path": file_name(table),
            "format": "csv",
            "encoding": "utf-8",
            "dialect": {
                "delimiter": char::from(spec.dialect.delimiter).to_string(),
                "lineTerminator": "\n",
                "quoteChar": "\"",
                "doubleQuote": true,
                "header": true,
            },
            "schema": schema,
        }],
    })
}

fn field(column: Column, events: &[String]) -> Value {
    let mut field = json!({ "name": column.name(), "description": column.description() });
    field["type"] = json!(match column.kind() {
        Kind::Text | Kind::List => "string",
        Kind::Integer => "integer",
        Kind::Decimal => "number",
        Kind::Day => "date",
    });
    let mut constraints = Map::new();
    if column.required() {
        constraints.insert("required".into(), true.into());
    }
    if column == Column::Event {
        constraints.insert("enum".into(), json!(events));
    } else if let Some(values) = column.values() {
        constraints.insert("enum".into(), json!(values));
    }
    if !constraints.is_empty() {
        field["constraints"] = constraints.into();
    }
    field
}

fn file_name(path: &Path) -> Option<String> {
    Some(path.file_name()?.to_string_lossy().into_owned())
}
