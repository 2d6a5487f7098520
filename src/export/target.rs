//! Where the rows go: standard output, a new file that takes its name only when it is whole, or a device.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;

use crate::Result;
use crate::error::ErrorKind;

/// An output on its way. Dropped without `commit`, a file's new content is gone and its old one stays.
#[derive(Debug)]
pub(crate) struct Target {
    /// As the user gave it, for messages.
    path: PathBuf,
    sink: Sink,
}

#[derive(Debug)]
enum Sink {
    Stdout,
    /// Written beside its target and renamed.
    Beside {
        file: NamedTempFile,
        target: PathBuf,
    },
    /// A device or pipe, which cannot be replaced, only written to.
    Device(File),
}

impl Target {
    /// Opens an output; `None` is standard output.
    pub fn open(path: Option<&Path>) -> Result<Target> {
        let Some(path) = path else { return Ok(Target { path: "-".into(), sink: Sink::Stdout }) };
        let sink = Sink::open(path).map_err(|source| ErrorKind::Write { path: path.to_path_buf(), source })?;
        Ok(Target { path: path.to_path_buf(), sink })
    }

    /// The file beside the target that a run which is stopped must take with it.
    pub fn unfinished(&self) -> Option<PathBuf> {
        match &self.sink {
            Sink::Beside { file, .. } => Some(file.path().to_path_buf()),
            Sink::Stdout | Sink::Device(_) => None,
        }
    }

    pub fn put(&mut self, bytes: &[u8]) -> Result<()> {
        Ok(self.write_all(bytes).map_err(|source| ErrorKind::Write { path: self.path.clone(), source })?)
    }

    /// All is written: the output takes its place.
    pub fn commit(self) -> Result<()> {
        let done = match self.sink {
            Sink::Stdout => io::stdout().lock().flush(),
            Sink::Beside { file, target } => file.persist(target).map(drop).map_err(|error| error.error),
            Sink::Device(mut file) => file.flush(),
        };
        Ok(done.map_err(|source| ErrorKind::Write { path: self.path, source })?)
    }
}

impl Write for Target {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match &mut self.sink {
            Sink::Stdout => io::stdout().lock().write(bytes),
            Sink::Beside { file, .. } => file.as_file_mut().write(bytes),
            Sink::Device(file) => file.write(bytes),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl Sink {
    fn open(path: &Path) -> io::Result<Sink> {
        let (target, old) = match fs::metadata(path) {
            Ok(meta) if !meta.is_file() => return Ok(Sink::Device(File::options().write(true).open(path)?)),
            // Through a link it is the file itself that is replaced, not the link.
            Ok(meta) => (fs::canonicalize(path)?, Some(meta.permissions())),
            Err(_) => (path.to_path_buf(), None),
        };
        // Renaming would go past a file's own write protection, which somebody set for a reason.
        if old.as_ref().is_some_and(|permissions| permissions.readonly()) {
            return Err(io::Error::new(io::ErrorKind::PermissionDenied, "it is read-only"));
        }
        let folder = match target.parent() {
            Some(folder) if !folder.as_os_str().is_empty() => folder,
            _ => Path::new("."),
        };
        let mut builder = tempfile::Builder::new();
        builder.prefix(".factx-");
        // A temporary file is otherwise its owner's alone; a new output has what any new file has.
        #[cfg(unix)]
        let usual = <fs::Permissions as std::os::unix::fs::PermissionsExt>::from_mode(0o666);
        #[cfg(unix)]
        builder.permissions(usual);
        let file = builder.tempfile_in(folder)?;
        if let Some(permissions) = old {
            // Not every file system can; the rows matter more.
            let _ = file.as_file().set_permissions(permissions);
        }
        Ok(Sink::Beside { file, target })
    }
}
