//! A place to run the binary: a temporary folder, and what a run in it gave.

#![allow(dead_code, reason = "each test file uses its part")]

use std::fmt;
use std::fs;
use std::io::Write;
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::thread;

/// The header row that users rely on.
pub const HEADER: &str = "document,id,event,trigger,qualifier,magnitude,low,high,unit,per,counted,groups,modality,\
                          relation,parent,attribution,place,date,start,end,number,sentence,confidence\n";

/// A temporary folder, gone when dropped.
pub struct Folder(tempfile::TempDir);

/// How a run ended and what it said.
#[derive(PartialEq)]
pub struct Run {
    pub code: i32,
    pub stdout: String,
    pub stderr: String,
}

impl Folder {
    pub fn new() -> Folder {
        Folder(tempfile::tempdir().expect("a temporary folder can be made"))
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    pub fn write(&self, name: &str, bytes: &[u8]) {
        fs::write(self.path(name), bytes).unwrap();
    }

    pub fn read(&self, name: &str) -> String {
        fs::read_to_string(self.path(name)).unwrap()
    }

    /// The folder's files, in order.
    pub fn names(&self) -> Vec<String> {
        let entries = fs::read_dir(self.0.path()).unwrap();
        let mut names: Vec<String> = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }

    pub fn command(&self, args: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_factx"));
        // The settings of whoever runs the tests must not have a say in them.
        command.args(args).current_dir(self.0.path()).env("XDG_CONFIG_HOME", self.path("config"));
        command
    }

    pub fn run(&self, args: &[&str]) -> Run {
        self.run_with(args, b"")
    }

    /// Runs it with this on standard input.
    pub fn run_with(&self, args: &[&str], input: &[u8]) -> Run {
        self.run_in_pieces(args, input, usize::MAX)
    }

    /// Runs it with this on standard input, which comes in pieces of so many bytes.
    pub fn run_in_pieces(&self, args: &[&str], input: &[u8], piece: usize) -> Run {
        let mut command = self.command(args);
        let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        let mut stdin = child.stdin.take().unwrap();
        let output = thread::scope(|scope| {
            // Both ends at once: what it writes may fill the pipe before it has read all. It may also end without reading all, which
            // is no failure of the test.
            scope.spawn(move || input.chunks(piece).try_for_each(|piece| stdin.write_all(piece)));
            child.wait_with_output().unwrap()
        });
        Run {
            code: output.status.code().expect("it ended by itself"),
            stdout: String::from_utf8(output.stdout).expect("output is UTF-8"),
            stderr: String::from_utf8(output.stderr).expect("messages are UTF-8"),
        }
    }
}

impl PartialEq<(i32, &str, &str)> for Run {
    fn eq(&self, other: &(i32, &str, &str)) -> bool {
        (self.code, &*self.stdout, &*self.stderr) == *other
    }
}

impl fmt::Debug for Run {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "code {}, stdout {:?}, stderr {:?}", self.code, self.stdout, self.stderr)
    }
}

/// Bytes that look random and are the same each time (xorshift).
pub fn random(count: usize) -> Vec<u8> {
    let mut state = 0x9E37_79B9_7F4A_7C15u64;
    let next = |_| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        (state >> 32) as u8
    };
    (0..count).map(next).collect()
}
