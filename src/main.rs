//! The command's entry: everything else is in the library, `cli` first.

use std::process::ExitCode;

use mimalloc::MiMalloc;

#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

fn main() -> ExitCode {
    factx::cli::main()
}
