//! The user's settings: options that stand in `factx.toml` hold where the command line does not say otherwise.

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::path::{Path, PathBuf};

use clap::parser::ValueSource;
use clap::{Arg, ArgMatches, Command, CommandFactory, FromArgMatches, ValueHint};
use etcetera::BaseStrategy;
use toml::{Spanned, Value};

use super::args::Cli;
use super::messages::say;
use super::plan::Usage;
use crate::Error;
use crate::error::ErrorKind;
use crate::export::Format;

const NAME: &str = "factx.toml";

/// A file of settings: for each command its options, by their long names.
struct Config {
    path: PathBuf,
    text: String,
    commands: BTreeMap<String, BTreeMap<Spanned<String>, Spanned<Value>>>,
}

/// The command line's options, with those of the settings that it leaves open.
///
/// # Errors
/// Settings that cannot be read or are not right. A command line that is not right ends the process, as `--help` does.
pub(crate) fn options(args: Vec<OsString>) -> Result<Cli, Usage> {
    let matches = Cli::command().get_matches_from(&args);
    let cli = Cli::from_arg_matches(&matches).unwrap_or_else(|error| error.exit());
    let Some(command) = matches.subcommand().filter(|(name, _)| !cli.no_config && takes_settings(name)) else {
        return Ok(cli);
    };
    let Some(config) = Config::find()? else { return Ok(cli) };
    let settings = config.settings(command)?;
    if settings.is_empty() {
        return Ok(cli);
    }
    // Right behind the command's name, before which there are only options that take no value.
    let at = args.iter().position(|arg| arg == command.0).map_or(args.len(), |at| at + 1);
    let with = args[..at].iter().chain(&settings).chain(&args[at..]);
    let matches = Cli::command().try_get_matches_from(with);
    // Without the settings there was no error, so it is theirs.
    let wrong = |error: clap::Error| {
        let message = error.to_string();
        let line = message.lines().next().unwrap_or_default();
        Usage::Option(format!("{}: {}", config.path.display(), line.trim_start_matches("error: ")))
    };
    matches.and_then(|matches| Cli::from_arg_matches(&matches)).map_err(wrong)
}

impl Config {
    /// The settings in the current folder, else those in the user's folder for such.
    fn find() -> Result<Option<Config>, Error> {
        let users = etcetera::choose_base_strategy().ok().map(|base| base.config_dir().join("factx").join(NAME));
        for path in [Some(PathBuf::from(NAME)), users].into_iter().flatten() {
            match std::fs::read_to_string(&path) {
                Ok(text) => return Config::parse(path, text).map(Some),
                Err(error) if error.kind() == std::io::ErrorKind::NotFound => {}
                // Of a folder that is not this user's, as under sudo or cron.
                Err(error) if error.kind() == std::io::ErrorKind::PermissionDenied && path != Path::new(NAME) => {
                    say(format_args!("{}: cannot be read, its settings are left out: {error}", path.display()));
                }
                Err(source) => return Err(ErrorKind::Read { path, source }.into()),
            }
        }
        Ok(None)
    }

    fn parse(path: PathBuf, text: String) -> Result<Config, Error> {
        match toml::from_str(&text) {
            Ok(commands) => Ok(Config { path, text, commands }),
            Err(error) => {
                let at = error.span().map_or(0, |span| span.start);
                Err(Error::in_table(&path, &text, at, error.message().to_string()))
            }
        }
    }

    fn error(&self, at: usize, message: String) -> Error {
        Error::in_table(&self.path, &self.text, at, message)
    }

    /// The settings for a command that its line leaves open, as arguments.
    fn settings(&self, (name, line): (&str, &ArgMatches)) -> Result<Vec<OsString>, Error> {
        let cli = Cli::command();
        // Settings of other commands are looked at too: a slip should not wait for the day it matters.
        let mut settings = Vec::new();
        for (section, options) in &self.commands {
            let Some(command) = cli.find_subcommand(section).filter(|command| takes_settings(command.get_name()))
            else {
                let known: Vec<&str> =
                    cli.get_subcommands().map(Command::get_name).filter(|name| takes_settings(name)).collect();
                let at = self.text.find(&format!("[{section}")).unwrap_or(0);
                return Err(self.error(at, format!("expected one of {}, found `{section}`", known.join(", "))));
            };
            for (option, value) in options {
                let arg = self.option(command, option)?;
                let values = self.values(arg, value)?;
                let said = |option: &str| line.value_source(option) == Some(ValueSource::CommandLine);
                // The ending of an output that the line names says its format.
                let output = line.try_get_one::<PathBuf>("output").ok().flatten().filter(|_| said("output"));
                let ending = arg.get_long() == Some("format") && output.is_some_and(|o| Format::by_ending(o).is_some());
                if section == name && !said(arg.get_id().as_str()) && !ending {
                    settings.extend(values);
                }
            }
        }
        Ok(settings)
    }

    /// The option of this name.
    fn option<'c>(&self, command: &'c Command, name: &Spanned<String>) -> Result<&'c Arg, Error> {
        if name.get_ref() == "force" {
            let message =
                "expected an option that only the command line has: a file of settings must not replace others";
            return Err(self.error(name.span().start, message.into()));
        }
        let long = |arg: &&Arg| arg.get_long() == Some(name.get_ref());
        command.get_arguments().find(long).ok_or_else(|| {
            let known: Vec<&str> = command.get_arguments().filter_map(Arg::get_long).collect();
            let expected = format!("expected an option of {}: {}", command.get_name(), known.join(", "));
            self.error(name.span().start, format!("{expected}; found `{}`", name.get_ref()))
        })
    }

    /// An option with its value or values, as arguments.
    fn values(&self, arg: &Arg, value: &Spanned<Value>) -> Result<Vec<OsString>, Error> {
        let long = arg.get_long().unwrap_or_default();
        let wrong = |expected: &str| self.error(value.span().start, format!("expected {expected} for `{long}`"));
        if !arg.get_action().takes_values() {
            return match value.get_ref() {
                Value::Boolean(true) => Ok(vec![format!("--{long}").into()]),
                Value::Boolean(false) => Ok(Vec::new()),
                _ => Err(wrong("true or false")),
            };
        }
        let one = |value: &Value| match value {
            Value::String(text) => Ok(self.given(arg, text)),
            Value::Integer(number) => Ok(number.to_string()),
            Value::Float(number) => Ok(number.to_string()),
            Value::Datetime(day) => Ok(day.to_string()),
            Value::Boolean(_) | Value::Array(_) | Value::Table(_) => Err(wrong("a text or a number")),
        };
        let many = matches!(arg.get_action(), clap::ArgAction::Append);
        let values = match value.get_ref() {
            Value::Array(values) if many => values.iter().map(one).collect::<Result<_, _>>()?,
            value => vec![one(value)?],
        };
        Ok(values.into_iter().map(|value: String| format!("--{long}={value}").into()).collect())
    }

    /// A value as the option takes it: files are looked for beside the settings, wherever the command runs.
    fn given(&self, arg: &Arg, value: &str) -> String {
        let beside = self.path.parent().unwrap_or(Path::new("")).join(value);
        let file = match arg.get_value_hint() {
            ValueHint::AnyPath => value != "-",
            // A name, or a file.
            ValueHint::FilePath => beside.is_file(),
            _ => false,
        };
        if file { beside.to_string_lossy().into_owned() } else { value.into() }
    }
}

/// Whether a command's options can be set: those of commands that read texts or tables.
fn takes_settings(command: &str) -> bool {
    ["extract", "explain", "eval", "diff"].contains(&command)
}
