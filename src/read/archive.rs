//! ZIP archives: each member is a file of its own, named behind its archive's name.

use std::io::{Cursor, Read, Seek};
use std::path::{Component, Path};

use zip::ZipArchive;

use super::document::LONGEST_PACKED;
use super::kind::Kind;
use super::parcel::{Parcel, Part};
use super::source::{Input, Source, file};
use super::unpack::{Stream, unpacked};
use super::{Reading, read_opened};
use crate::{Error, Result};

/// A folder that some systems add to archives, with nothing of the user's in it.
const FOREIGN: &str = "__MACOSX";

/// Puts the files of an archive into parcels, in its order; `full` takes each that is full and leaves an empty one. Each is held whole.
/// As in folders, hidden files and those that are no text are left out.
///
/// # Errors
/// Only those of `full`; what goes wrong with the input becomes a part.
pub(super) fn read(
    source: &Source,
    input: Stream,
    how: &Reading,
    parcel: &mut Parcel,
    full: &mut dyn FnMut(&mut Parcel) -> Result<()>,
) -> Result<()> {
    if matches!(source, Source::Member(_)) {
        parcel.parts.push(Part::Failure(source.item_error(None, "an archive in an archive is not read".into())));
        return Ok(());
    }
    let archive = file(source, input, b"PK").map_err(|error| source.error(error)).and_then(|file| {
        let message = |error| format!("expected a ZIP archive: {error}");
        ZipArchive::new(file).map_err(|error| source.item_error(None, message(error)))
    });
    let mut archive = match archive {
        Ok(archive) => archive,
        Err(error) => {
            parcel.parts.push(Part::Failure(error));
            return Ok(());
        }
    };
    for at in 0..archive.len() {
        // One that is broken is said by its number.
        let name = archive.name_for_index(at).and_then(|name| Some(name.ok()?.into_owned()));
        let name = name.unwrap_or_else(|| (at + 1).to_string());
        if is_wanted(&name) {
            let member = Source::Member(source.path().join(name.trim_start_matches('/')));
            let kind = how.from.or_else(|| Kind::by_ending(member.path()));
            match bytes(&mut archive, at, &member)
                .and_then(|bytes| unpacked(Box::new(Cursor::new(bytes))).map_err(|error| member.error(error)))
            {
                Ok(stream) => {
                    let input = Input { source: member, kind, by_name: false };
                    read_opened(input, stream, how, parcel, full)?;
                }
                Err(error) => parcel.parts.push(Part::Failure(error)),
            }
        }
        if parcel.is_full() {
            full(parcel)?;
        }
    }
    Ok(())
}

/// Whether a member is a file, and not hidden.
fn is_wanted(name: &str) -> bool {
    let hidden = |part: Component<'_>| {
        let part = part.as_os_str().to_string_lossy();
        part == FOREIGN || part.starts_with('.') && part != "." && part != ".."
    };
    !name.ends_with('/') && !Path::new(name).components().any(hidden)
}

/// The whole of a member.
fn bytes<R: Read + Seek>(archive: &mut ZipArchive<R>, at: usize, member: &Source) -> Result<Vec<u8>, Error> {
    let file = archive.by_index(at).map_err(|error| member.item_error(None, format!("cannot be unpacked: {error}")))?;
    let mut bytes = Vec::new();
    file.take(LONGEST_PACKED as u64 + 1).read_to_end(&mut bytes).map_err(|error| member.error(error))?;
    if bytes.len() > LONGEST_PACKED {
        let message = format!("the file has more than {LONGEST_PACKED} bytes, and files in archives are read whole");
        return Err(member.item_error(None, message));
    }
    Ok(bytes)
}
