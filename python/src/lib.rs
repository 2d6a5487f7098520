//! factx for Python: the extractor (`extractor`), its claims (`claim`) and Arrow tables in and out (`table`, `columns`). What is
//! plain Python, with the documentation that users see, is in `factx/`.

mod claim;
mod columns;
mod error;
mod extractor;
mod table;

use pyo3::prelude::*;

#[pymodule(gil_used = false)]
fn _factx(m: &Bound<'_, PyModule>) -> PyResult<()> {
    m.add("__version__", env!("CARGO_PKG_VERSION"))?;
    m.add_class::<claim::Claim>()?;
    m.add_class::<extractor::Extractor>()?;
    m.add_function(wrap_pyfunction!(table::schema, m)?)
}
