//! What already stands where an output goes.

use std::fs;
use std::path::Path;

/// Whether something would be lost with what stands at a path: a file that has anything in it. Whoever wrote it may have worked on it
/// since.
pub(crate) fn has_content(path: &Path) -> bool {
    fs::metadata(path).is_ok_and(|meta| meta.is_file() && meta.len() > 0)
}

/// Whether two paths name one file, through links too.
pub(crate) fn is_same_file(one: &Path, other: &Path) -> bool {
    let (Ok(one_meta), Ok(other_meta)) = (fs::metadata(one), fs::metadata(other)) else { return false };
    if !one_meta.is_file() || !other_meta.is_file() {
        return false;
    }
    #[cfg(unix)]
    {
        use std::os::unix::fs::MetadataExt;
        if (one_meta.dev(), one_meta.ino()) == (other_meta.dev(), other_meta.ino()) {
            return true;
        }
    }
    fs::canonicalize(one).ok().zip(fs::canonicalize(other).ok()).is_some_and(|(one, other)| one == other)
}
