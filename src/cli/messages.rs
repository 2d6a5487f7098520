//! What goes to standard error: one line a failure or note, the path first.

use std::fmt::{self, Display, Write as _};
use std::io::{self, Write};

/// Prints one line. Where standard error is closed there is nobody to tell, so a failure here is not one.
pub(crate) fn say(message: impl Display) {
    let _ = writeln!(io::stderr().lock(), "{}", OneLine(message));
}

/// A message whose control characters are escaped: names of files may have any, and must neither steer a terminal nor look like
/// another message.
struct OneLine<M>(M);

impl<M: Display> Display for OneLine<M> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for c in self.0.to_string().chars() {
            if c.is_control() {
                write!(f, "{}", c.escape_default())?;
            } else {
                f.write_char(c)?;
            }
        }
        Ok(())
    }
}
