//! `factx completions` and `factx man`: what shells and `man` want to know, made from the options themselves.

use std::io::{self, Write};
use std::path::Path;

use clap::CommandFactory;
use clap_complete::aot;

use super::args::{Cli, CompletionsArgs, ManArgs};
use super::run::{Outcome, Stop};
use crate::Result;
use crate::error::ErrorKind;

pub(crate) fn completions(args: CompletionsArgs) -> Result<Outcome, Stop> {
    let mut script = Vec::new();
    aot::generate(args.shell, &mut Cli::command(), "factx", &mut script);
    print(&script)
}

pub(crate) fn man(args: ManArgs) -> Result<Outcome, Stop> {
    let Some(folder) = args.all else {
        let mut page = Vec::new();
        clap_mangen::Man::new(Cli::command()).render(&mut page).map_err(|e| failed(Path::new("-"), e))?;
        return print(&page);
    };
    clap_mangen::generate_to(Cli::command(), &folder).map_err(|e| failed(&folder, e))?;
    Ok(Outcome::Done)
}

fn print(bytes: &[u8]) -> Result<Outcome, Stop> {
    let mut out = io::stdout().lock();
    out.write_all(bytes).and_then(|()| out.flush()).map_err(|e| failed(Path::new("-"), e))?;
    Ok(Outcome::Done)
}

fn failed(path: &Path, source: io::Error) -> crate::Error {
    ErrorKind::Write { path: path.to_path_buf(), source }.into()
}
