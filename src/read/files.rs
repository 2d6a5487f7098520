//! Which files are read: those that are named, those in folders, those that a pattern or a list names.

use std::fs::File;
use std::io::{self, Read};
use std::path::{Component, Path, PathBuf};

use globset::{GlobBuilder, GlobMatcher};
use ignore::WalkBuilder;
use ignore::overrides::{Override, OverrideBuilder};

use super::source::Source;

/// Which files of folders are wanted.
#[derive(Debug)]
pub(crate) struct Filter {
    patterns: Override,
    /// What the run writes is no input of the next.
    output: Option<PathBuf>,
}

impl Filter {
    /// Patterns as in .gitignore, but for what is wanted; `!` before one is for what is not. None wants all but the output.
    pub fn new(patterns: &[String], output: Option<&Path>) -> Result<Filter, String> {
        let mut filter = OverrideBuilder::new("");
        for pattern in patterns {
            filter.add(pattern).map_err(|error| error.to_string())?;
        }
        let output = output.and_then(|output| output.canonicalize().ok());
        filter.build().map(|patterns| Filter { patterns, output }).map_err(|error| error.to_string())
    }

    fn wants(&self, path: &Path) -> bool {
        let mut folders = path.ancestors().skip(1).filter(|folder| !folder.as_os_str().is_empty());
        !self.patterns.matched(path, false).is_ignore()
            && !folders.any(|folder| self.patterns.matched(folder, true).is_ignore())
    }
}

/// What an argument stands for.
#[derive(Debug)]
pub(crate) struct Found {
    pub sources: Vec<Source>,
    /// Not only by the name of its folder.
    pub by_name: bool,
}

/// The inputs that an argument names: itself, or the files of a folder, or those that fit a pattern. What cannot be listed becomes an input
/// that cannot be opened.
pub(crate) fn find(named: PathBuf, filter: &Filter) -> Found {
    let mut sources = Vec::new();
    let by_name = !named.is_dir();
    if !by_name {
        let mut files = WalkBuilder::new(&named);
        // A copy of a repository without its history has the same files.
        files.require_git(false);
        let output = |path: &Path| filter.output.is_some() && path.canonicalize().ok() == filter.output;
        let wanted = |path: &Path| filter.wants(path.strip_prefix(&named).unwrap_or(path)) && !output(path);
        walk(&files, wanted, &mut sources);
        if sources.is_empty() {
            let why = "no file to read in this directory; hidden and ignored ones are left out";
            sources.push(Source::Unlisted(named, why.into()));
        }
    } else if let Some(pattern) = pattern(&named) {
        let folder = fixed(&named);
        let mut files = WalkBuilder::new(if folder.as_os_str().is_empty() { Path::new(".") } else { &folder });
        // A pattern names files, as a shell would; only the hidden ones need a name of their own.
        files.standard_filters(false).hidden(true);
        let fits = |path: &Path| pattern.is_match(path.strip_prefix(".").unwrap_or(path));
        walk(&files, fits, &mut sources);
        if sources.is_empty() {
            sources.push(Source::Unlisted(named, "there is no such file, and none that fits it as a pattern".into()));
        }
    } else {
        sources.push(Source::from_path(named));
    }
    Found { sources, by_name }
}

/// The files below a folder, in order of their names.
fn walk(files: &WalkBuilder, wanted: impl Fn(&Path) -> bool, sources: &mut Vec<Source>) {
    let mut files = files.clone();
    files.sort_by_file_name(Ord::cmp);
    for entry in files.build() {
        match entry {
            Ok(entry) => {
                // Pipes would be waited for; a link to a folder leads out of this one. One that leads nowhere is named when it is opened.
                let linked = |path: &Path| path.metadata().map_or(true, |meta| meta.is_file());
                let path = entry.path();
                let file = entry.file_type().is_some_and(|kind| kind.is_file() || kind.is_symlink() && linked(path));
                if !file {
                    continue;
                }
                let path = entry.into_path();
                if wanted(&path) {
                    sources.push(Source::File(path.strip_prefix(".").map_or_else(|_| path.clone(), Path::to_path_buf)));
                }
            }
            Err(error) => {
                let (path, why) = reason(&error);
                sources.push(Source::Unlisted(path.unwrap_or_default(), why));
            }
        }
    }
}

/// What could not be listed, and why.
fn reason(error: &ignore::Error) -> (Option<PathBuf>, String) {
    match error {
        ignore::Error::WithPath { path, err } => (Some(path.clone()), reason(err).1),
        ignore::Error::WithDepth { err, .. } | ignore::Error::WithLineNumber { err, .. } => reason(err),
        other => (None, other.to_string()),
    }
}

/// A path that is no file, as a pattern.
fn pattern(path: &Path) -> Option<GlobMatcher> {
    let text = path.to_str().filter(|text| is_pattern(text) && !path.exists())?;
    let pattern = GlobBuilder::new(text.strip_prefix("./").unwrap_or(text)).literal_separator(true).build().ok()?;
    Some(pattern.compile_matcher())
}

fn is_pattern(text: &str) -> bool {
    text.contains(['*', '?', '[', '{'])
}

/// What stands before the first part of a path that is a pattern.
fn fixed(path: &Path) -> PathBuf {
    let plain = |part: &Component<'_>| !part.as_os_str().to_str().is_some_and(is_pattern);
    path.components().take_while(plain).collect()
}

/// The paths that a list names, one a line; or with a NUL behind each, as `find -print0` writes it, and any other byte in it.
///
/// # Errors
/// Those of the list.
pub(crate) fn listed(list: &Path) -> io::Result<Vec<PathBuf>> {
    let mut bytes = Vec::new();
    match Source::from_path(list.to_path_buf()) {
        Source::Stdin => io::stdin().lock().read_to_end(&mut bytes)?,
        _ => File::open(list)?.read_to_end(&mut bytes)?,
    };
    let named = |name: &[u8]| (!name.is_empty()).then(|| path(name));
    if bytes.contains(&0) {
        return bytes.split(|b| *b == 0).filter_map(named).collect();
    }
    let lines = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(&bytes).split(|b| *b == b'\n');
    lines.map(<[u8]>::trim_ascii_end).filter_map(named).collect()
}

/// A path of these bytes; where the system has no such paths, they are UTF-8.
fn path(bytes: &[u8]) -> io::Result<PathBuf> {
    #[cfg(unix)]
    return Ok(std::os::unix::ffi::OsStrExt::from_bytes(bytes)).map(|path: &std::ffi::OsStr| path.into());
    #[cfg(not(unix))]
    str::from_utf8(bytes).map(PathBuf::from).map_err(io::Error::other)
}
