//! What goes to standard error: one line a failure or note, the path first.

use std::fmt::Display;
use std::io::{self, Write};

/// Prints one line. Where standard error is closed there is nobody to tell, so a failure here is not one.
pub(crate) fn say(message: impl Display) {
    let _ = writeln!(io::stderr().lock(), "{message}");
}
