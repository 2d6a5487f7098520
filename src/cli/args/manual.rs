//! The options of `completions` and `man`.

use std::path::PathBuf;

use clap::Args;
use clap_complete::Shell;

/// Print a script with which a shell completes commands and options.
#[derive(Debug, Args)]
#[command(after_help = COMPLETIONS_HELP)]
pub(crate) struct CompletionsArgs {
    /// The shell
    #[arg(value_name = "SHELL")]
    pub shell: Shell,
}

const COMPLETIONS_HELP: &str = "\
Examples:
  factx completions bash > ~/.local/share/bash-completion/completions/factx
  factx completions zsh > ~/.zfunc/_factx
  factx completions fish > ~/.config/fish/completions/factx.fish
  factx completions powershell >> $PROFILE";

/// Print the manual page, or write those of all commands.
#[derive(Debug, Args)]
#[command(after_help = MAN_HELP)]
pub(crate) struct ManArgs {
    /// Write a page for each command to this folder: factx.1, factx-extract.1, ...
    #[arg(long, value_name = "FOLDER")]
    pub all: Option<PathBuf>,
}

const MAN_HELP: &str = "\
Examples:
  factx man | man -l -
  factx man --all ~/.local/share/man/man1";
