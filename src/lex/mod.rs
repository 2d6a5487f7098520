//! From a sentence to tokens: kind, span and classes; a word is looked up here, once.

mod address;
mod case;
mod common;
mod digits;
mod phrase;
mod plain;
mod scan;
mod scientific;
pub(crate) mod token;
mod word;

pub(crate) use scan::{Lexed, lex};
pub(crate) use scientific::vulgar;
pub(crate) use token::{Kind, Shape, Token};
