//! `datapackage.json` beside a text table: what its columns are, for programs (Frictionless Data Package, Table Schema).

use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::{Map, Value, json};

use super::meta::Kind;
use super::replace::has_content;
use super::target::Target;
use super::{Column, Spec};
use crate::Result;

/// The name that the standard gives it.
const NAME: &str = "datapackage.json";

/// Where the description of a table stands.
pub(crate) fn package_of(table: &Path) -> PathBuf {
    table.with_file_name(NAME)
}

/// A description of tables, which may say more than factx does.
#[derive(Clone, Debug, Default)]
pub(crate) struct Package(Map<String, Value>);

impl Package {
    /// What stands at this path, or an empty one; `None` where that is something else.
    pub fn read(path: &Path) -> Option<Package> {
        if !has_content(path) {
            return Some(Package::default());
        }
        let package: Map<String, Value> = serde_json::from_slice(&fs::read(path).ok()?).ok()?;
        package.get("resources").is_some_and(Value::is_array).then_some(Package(package))
    }

    /// Writes it, with the description of a table that is written in place of an earlier one, and all others as they were.
    pub fn write(&self, spec: &Spec, table: &Path) -> Result<()> {
        let mut target = Target::open(Some(&package_of(table)))?;
        let package = self.with(spec, table);
        target.put(serde_json::to_string_pretty(&package).expect("it has no map with odd keys").as_bytes())?;
        target.put(b"\n")?;
        target.commit()
    }

    fn with(&self, spec: &Spec, table: &Path) -> Map<String, Value> {
        let mut package = self.0.clone();
        let path = file_name(table);
        let mut resources = match package.remove("resources") {
            Some(Value::Array(resources)) => resources,
            _ => Vec::new(),
        };
        let earlier = resources.iter().position(|resource| resource["path"].as_str() == path.as_deref());
        // No two have one name.
        let taken = |name: &String| {
            (0..).zip(&resources).any(|(at, other)| Some(at) != earlier && other["name"].as_str() == Some(name))
        };
        let (stem, whole) = (table.file_stem().map(name), table.file_name().map(name));
        let name = stem.filter(|name| !taken(name)).or(whole).unwrap_or_default();
        package.entry("profile").or_insert_with(|| "tabular-data-package".into());
        package.entry("name").or_insert_with(|| name.clone().into());
        let described = resource(spec, &name, path);
        match earlier {
            Some(at) => resources[at] = described,
            None => resources.push(described),
        }
        package.insert("resources".into(), resources.into());
        package
    }
}

/// A name as the standard has it, which knows no other characters.
fn name(file: &OsStr) -> String {
    let name = file.to_string_lossy().to_lowercase();
    name.chars().map(|c| if c.is_ascii_alphanumeric() || "-_.".contains(c) { c } else { '-' }).collect()
}

fn resource(spec: &Spec, name: &str, path: Option<String>) -> Value {
    let key = [Column::Document, Column::Id];
    let mut schema = json!({
        "fields": spec.columns.iter().map(|column| field(*column, &spec.events)).collect::<Vec<_>>(),
        "missingValues": [""],
    });
    if key.iter().all(|column| spec.columns.contains(column)) {
        schema["primaryKey"] = json!(key.map(Column::name));
    }
    json!({
        "profile": "tabular-data-resource",
        "name": name,
        "path": path,
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
