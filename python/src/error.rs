//! factx's errors as Python's exceptions, in the same words.

use factx::{Error, ErrorKind};
use pyo3::PyErr;
use pyo3::exceptions::{PyOSError, PyValueError};

/// What could not be read is an `OSError`; what is not right, a `ValueError`.
pub fn exception(error: Error) -> PyErr {
    let message = error.to_string();
    match error.kind() {
        ErrorKind::Read { .. } | ErrorKind::Write { .. } => PyOSError::new_err(message),
        _ => PyValueError::new_err(message),
    }
}
