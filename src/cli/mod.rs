//! The command: raw options (`args`) -> a checked plan (`plan`) -> a run (`run`, and one file for each command).

mod args;
mod chain;
mod config;
mod diff;
mod document;
mod eval;
mod explain;
mod extract;
mod filter;
mod lexicon;
mod manual;
mod messages;
mod pipeline;
mod plan;
mod progress;
mod run;
mod work;

pub use run::main;
