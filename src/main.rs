//! The command's entry: everything else is in the library, `cli` first.

use std::process::ExitCode;

fn main() -> ExitCode {
    factx::cli::main()
}
