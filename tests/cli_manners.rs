//! How the command behaves: help, settings, completions, manual pages, and the table on a terminal.
#![cfg(feature = "cli")]

#[path = "cli/folder.rs"]
mod folder;

use folder::{Folder, HEADER};

const TEXT: &[u8] = b"At least 12 people were killed in Karvas on Sunday, police said. Dozens fled.\n";

#[test]
fn help_has_examples_for_every_command() {
    let folder = Folder::new();
    let help = folder.run(&["--help"]).stdout;
    let commands: Vec<&str> = help.lines().skip_while(|line| *line != "Commands:").skip(1).collect();
    let commands: Vec<&str> = commands.iter().map_while(|line| line.split_whitespace().next()).collect();
    assert_eq!(commands, ["extract", "explain", "eval", "diff", "lexicon", "completions", "man"]);
    for command in commands {
        let help = folder.run(&[command, "--help"]).stdout;
        assert!(help.contains(&format!("Examples:\n  factx {command}")), "{help}");
        assert!(help.lines().all(|line| line.chars().count() <= 100), "{help}");
    }
}

#[test]
fn settings_hold_where_the_command_line_says_nothing() {
    let folder = Folder::new();
    folder.write("a.txt", TEXT);
    let run = |args: &[&str]| folder.run(&[&["extract"], args, &["a.txt"]].concat());
    folder.write("factx.toml", b"[extract]\ncolumns = ['event', 'low']\nevent = 'killed'\nquiet = true\nthreads = 2\n");
    assert_eq!(run(&[]), (0, "event,low\nkilled,12\n", ""));
    assert_eq!(run(&["--columns", "number"]), (0, "number\n12\n", ""));
    assert_eq!(run(&["--event", "displaced", "--columns=low"]), (0, "low\n24\n", ""));
    assert!(run(&["--no-config"]).stdout.starts_with(HEADER));
    assert!(folder.run(&["--no-config", "extract", "a.txt"]).stdout.starts_with(HEADER));
    // The ending of an output that is named says its format.
    folder.write("factx.toml", b"[extract]\nformat = 'ndjson'\ncolumns = 'low'\n");
    assert_eq!(run(&[]), (0, "{\"low\":12}\n{\"low\":24}\n", ""));
    assert_eq!(run(&["-o", "a.csv"]), (0, "", ""));
    assert_eq!(folder.read("a.csv"), "low\n12\n24\n");
    folder.write("factx.toml", b"[extract]\ncolumns = 'low'\n");
    // Other commands have theirs, and none of these.
    assert_eq!(folder.run(&["diff", "a.txt", "a.txt"]).code, 2);
}

#[test]
fn settings_are_looked_for_here_and_then_with_the_users() {
    let folder = Folder::new();
    std::fs::create_dir_all(folder.path("config/factx")).unwrap();
    folder.write("config/factx/factx.toml", b"[extract]\nlexicon = ['words.toml']\ncolumns = 'unit'\n");
    // Beside the settings, not where the command runs.
    folder.write(
        "config/factx/words.toml",
        b"[[noun]]
unit = \"animal\"
words = [\"zorbaut\"]",
    );
    folder.write("a.txt", b"The storm killed 12 people and 24 zorbauts.");
    let run = || folder.run(&["extract", "a.txt"]);
    assert_eq!(
        run(),
        (
            0,
            "unit
person
animal
",
            ""
        )
    );
    folder.write(
        "factx.toml",
        b"[extract]
columns = 'low'\n",
    );
    assert_eq!(run(), (0, "low\n12\n24\n", ""));
    folder.write("factx.toml", b"");
    assert!(run().stdout.starts_with(HEADER));
}

#[test]
fn wrong_settings_are_named_with_their_place() {
    let folder = Folder::new();
    folder.write("a.txt", TEXT);
    let options = |settings: &str| {
        folder.write("factx.toml", settings.as_bytes());
        let run = folder.run(&["extract", "a.txt"]);
        assert_eq!((run.code, &*run.stdout), (2, ""), "{settings}");
        run.stderr
    };
    let wrong = [
        ("[extract]\ncolums = 3", "factx.toml:2:1: expected an option of extract: "),
        ("[extract]\nfiles = 'a.txt'", "factx.toml:2:1: expected an option of extract: "),
        ("[extrac]\nvague = 'acled'", "factx.toml:1:1: expected one of extract, explain, eval, diff, found `extrac`"),
        ("[extract]\nforce = true", "factx.toml:2:1: expected an option that only the command line has: "),
        ("[extract]\nquiet = 1", "factx.toml:2:9: expected true or false for `quiet`"),
        ("[extract]\nvague = ['acled']", "factx.toml:2:9: expected a text or a number for `vague`"),
        ("[extract]\nthreads = 'all'", "error: factx.toml: invalid value 'all' for '--threads <N>'"),
        ("[extract]\nvague = 'ucdp'", "error: --vague: expected one of literal"),
        ("[extract", "factx.toml:1:"),
        ("vague = 'acled'", "factx.toml:1:"),
        // Also those of a command that does not run.
        ("[diff]\nignored = 'id'", "factx.toml:2:1: expected an option of diff: "),
    ];
    for (settings, message) in wrong {
        let stderr = options(settings);
        assert!(stderr.starts_with(message), "{settings}: {stderr}");
    }
}

#[test]
fn shells_and_man_are_told() {
    let folder = Folder::new();
    for shell in ["bash", "zsh", "fish", "powershell"] {
        let run = folder.run(&["completions", shell]);
        assert_eq!((run.code, &*run.stderr), (0, ""));
        assert!(run.stdout.contains("household-size") && run.stdout.contains("no-config"), "{shell}");
    }
    assert!(!folder.run(&["completions", "bash"]).stdout.contains("pdf-text"));
    let wrong = folder.run(&["completions", "csh"]);
    assert!(wrong.code == 2 && wrong.stderr.contains("bash"), "{wrong:?}");
    assert!(folder.run(&["man"]).stdout.contains(".SH SUBCOMMANDS"));
    std::fs::create_dir(folder.path("pages")).unwrap();
    assert_eq!(folder.run(&["man", "--all", "pages"]), (0, "", ""));
    assert!(folder.read("pages/factx-extract.1").contains("household"));
    assert!(folder.read("pages/factx-lexicon-check.1").contains("lexicon"));
    let missing = folder.run(&["man", "--all", "none"]);
    assert!(missing.code == 1 && missing.stderr.starts_with("none: cannot be written: "), "{missing:?}");
}

#[test]
fn a_table_for_eyes() {
    let folder = Folder::new();
    let long = format!("At least 12 people were killed in Karvas on Sunday, police said. {}", "3 died. ".repeat(3));
    folder.write("a.txt", long.as_bytes());
    folder.write("b.txt", b"");
    let table = folder.run(&["extract", "--format", "table", "a.txt"]);
    insta::assert_snapshot!(table.stdout, @r"
    EVENT        NUMBER       COUNTED          LOW     HIGH  MODALITY  RELATION  ATTRIBUTION  PLACE
    killed       12           people            12           asserted            police       Karvas
    killed       3                               3        3  asserted
    killed       3                               3        3  asserted
    killed       3                               3        3  asserted
    ");
    // Of several documents each row says whose it is.
    let table = folder.run(&["extract", "--format", "table", "a.txt", "b.txt"]);
    assert!(table.stdout.starts_with("DOCUMENT ") && table.stdout.contains("\na.txt "), "{}", table.stdout);
    // Columns that were asked for, whether they fit or not.
    let table = folder.run(&["extract", "--format", "table", "--columns", "all", "a.txt"]);
    assert!(table.stdout.lines().next().is_some_and(|line| line.ends_with("VAGUE_POLICY")), "{}", table.stdout);
    // A pipe gets what it always had.
    assert!(folder.run(&["extract", "a.txt"]).stdout.starts_with(HEADER));
}

#[cfg(target_os = "linux")]
#[test]
fn a_terminal_gets_the_table() {
    let folder = Folder::new();
    folder.write("a.txt", TEXT);
    let factx = env!("CARGO_BIN_EXE_factx");
    let typed = |options: &str| {
        // `script` gives its command a terminal; it is part of util-linux, which some systems go without.
        let line = format!("stty -F /dev/tty rows 24 cols 80; {factx} extract {options} a.txt");
        let mut script = std::process::Command::new("script");
        script.args(["-qec", &line, "/dev/null"]).current_dir(folder.path(""));
        let output = script.env("XDG_CONFIG_HOME", folder.path("config")).stdin(std::process::Stdio::null()).output();
        output.ok().map(|output| String::from_utf8_lossy(&output.stdout).replace('\r', ""))
    };
    let Some(table) = typed("") else { return eprintln!("skipped: there is no `script`") };
    assert!(table.starts_with("\u{1b}[1mEVENT ") && table.lines().all(|line| line.chars().count() <= 88), "{table}");
    assert!(typed("--format csv").is_some_and(|rows| rows.starts_with(HEADER)));
}

/// Names of files have what their makers like.
#[cfg(unix)]
#[test]
fn names_do_not_steer_the_terminal() {
    let folder = Folder::new();
    let name = "\u{1b}[31mred\nb.txt: fine\u{9b}.txt";
    let shown = "\\u{1b}[31mred\\nb.txt: fine\\u{9b}.txt";
    let run = folder.run(&["extract", name]);
    assert!(run.code == 1 && run.stderr.starts_with(&format!("{shown}: cannot be read: ")), "{run:?}");
    folder.write(name, b"caf\xe9, caf\xe9: nine people died.");
    let run = folder.run(&["extract", name, "--columns", "document,number"]);
    assert_eq!((run.code, run.stdout), (0, format!("document,number\n\"{name}\",nine\n")));
    assert_eq!(run.stderr, format!("{shown}: not UTF-8, read as windows-1252 (a guess)\n"));
    let run = folder.run(&["extract", name, "-o", "a.\u{1b}x"]);
    assert!(run.code == 2 && run.stderr.contains(".\\u{1b}x says no format"), "{run:?}");
}

#[test]
fn a_table_is_as_wide_as_is_said() {
    let folder = Folder::new();
    folder.write("a.txt", b"Nine people died in Karsa on Sunday, police said.");
    for (columns, width) in [("200", 200), ("60", 60), ("0", 100), ("wide", 100)] {
        let mut command = folder.command(&["extract", "a.txt", "--format", "table"]);
        let shown = String::from_utf8(command.env("COLUMNS", columns).output().unwrap().stdout).unwrap();
        let widest = shown.lines().map(str::len).max().unwrap();
        assert!(widest <= width && widest + 40 > width, "{columns}: {widest}");
    }
}
