//! Whether a user's lexicon file is right: `factx lexicon check`.

use std::path::Path;

use super::examples;
use crate::{
    ErrorKind, Extractor, Result,
    lexicon::compile::{Builder, file::File, read},
};

/// Lays the file over the built-in lexicon, and says how much it has.
///
/// # Errors
/// The first entry that is not right, with its line and column.
pub(super) fn check(path: &Path) -> Result<String> {
    let text = read(path)?;
    let mut builder = Builder::with_built_in()?;
    let before = builder.lexicon.entries.len();
    builder.layer(path, &text)?;
    let new = builder.lexicon.entries.len() - before;
    let extractor = Extractor::with_lexicons(&[path])?;
    let file: File = toml::from_str(&text).expect("the layer above was right");
    let (run, failed) = examples::failures(&extractor, &file);
    if let Some((example, found)) = failed.first() {
        let at = &text[..example.span().start];
        let message = format!("expected the example to give what it says (`{}`), found {found}", example.get_ref());
        let line = at.matches('\n').count() + 1;
        let column = at.rsplit('\n').next().unwrap_or("").chars().count() + 1;
        return Err(ErrorKind::Lexicon { path: path.to_path_buf(), line, column, message }.into());
    }
    Ok(format!("{}: right; {new} new words and phrases, {run} examples\n", path.display()))
}
