//! The subcommands, under the contract of design section 6: data to standard output, words to
//! standard error, exit 0 well, 1 something open, 2 a wrong call or a file that cannot be used.
//!
//! [`run`] reads the call and hands it to the command's own file; `tree` is what may be called,
//! `voice` what is said, `input` and `output` the ways in and out.

mod check;
pub mod config;
mod edit;
mod export;
mod findings;
mod folders;
mod guard;
mod import;
mod input;
mod json;
mod keep;
mod language;
mod man;
mod mend;
mod new;
mod notices;
mod outline;
mod output;
mod phrases;
mod progress;
mod recover;
mod remembered;
mod reword;
pub mod section_path;
mod spread;
mod templates;
mod tree;
mod voice;

use crate::app::wording::{Lang, Word};
use crate::formats::form::Form;
use crate::proof::Level;
use crate::store::places::{Places, places};
use clap::ArgMatches;
use clap::error::ErrorKind;
use config::Config;
use input::Source;
use output::Target;
use std::ffi::{OsStr, OsString};
use std::io::{self, IsTerminal};
use std::path::PathBuf;
use std::process::ExitCode;
use tree::name;
use voice::{Stop, Voice, say_line};

/// How the program ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Exit {
    Well,
    /// What was asked for was done, and found something; or `--strict` found something open.
    Findings,
    Wrong,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> ExitCode {
        ExitCode::from(match exit {
            Exit::Well => 0,
            Exit::Findings => 1,
            Exit::Wrong => 2,
        })
    }
}

/// Runs the program with its arguments, the first of which is its own name.
pub fn run(args: impl IntoIterator<Item = OsString>) -> Exit {
    let args: Vec<OsString> = args.into_iter().collect();
    let words: Vec<String> = args.iter().map(|arg| arg.to_string_lossy().into_owned()).collect();
    let asked = language::of_args(&words);
    let lang = asked.unwrap_or_else(|| language::of_locale(|name| std::env::var_os(name)));
    let args = language::without_leading(&args);
    guard::run(lang, || call(&args, &words, asked, lang)).unwrap_or(Exit::Wrong)
}

fn call(args: &[OsString], words: &[String], asked: Option<Lang>, lang: Lang) -> Exit {
    let places = places();
    let config = match config::read(&places, Voice { lang }) {
        // Whoever looks up how a config is mended is not kept from it.
        Err(_) if is_manual(args) => Ok(Config::default()),
        read => read,
    };
    let ended = config.and_then(|config| {
        let lang = asked.or(config.lang).unwrap_or(lang);
        if let [_, only] = args
            && is_surely_file(only)
        {
            return editor(Some(only.into()), &places, &config, asked, Voice { lang });
        }
        match tree::command(lang).try_get_matches_from(args) {
            Ok(matches) if matches.subcommand_name().is_none() => {
                let file = matches.get_one::<PathBuf>(name::FILE).cloned();
                editor(file, &places, &config, asked, Voice { lang })
            }
            Ok(matches) => command(&matches, &places, &config, Voice { lang }),
            Err(error) => told(&error, words, Voice { lang }),
        }
    });
    match ended {
        Ok(()) | Err(Stop::ClosedPipe) => Exit::Well,
        Err(Stop::Open(sentence)) => {
            say_line(&sentence);
            Exit::Findings
        }
        Err(Stop::Wrong(sentence)) => {
            say_line(&sentence);
            Exit::Wrong
        }
        Err(Stop::Help(help)) => {
            help.lines().for_each(say_line);
            Exit::Wrong
        }
    }
}

fn is_manual(args: &[OsString]) -> bool {
    let asked = args.get(1).and_then(|arg| arg.to_str());
    asked.is_some_and(|asked| [name::MAN, name::COMPLETIONS].contains(&asked))
        || args.iter().any(|arg| arg == "--help" || arg == "--version")
}

/// Help and version are data that was asked for; anything else is a wrong call.
fn told(error: &clap::Error, words: &[String], voice: Voice) -> Result<(), Stop> {
    match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => {
            voice.print(&tree::help(&error.to_string(), voice.lang))
        }
        _ => Err(Stop::Wrong(reword::sentence(error, words, voice.lang))),
    }
}

fn command(
    matches: &ArgMatches,
    places: &Places,
    config: &Config,
    voice: Voice,
) -> Result<(), Stop> {
    let Some((command, call)) = matches.subcommand() else { return without_command(voice) };
    let as_json = || is(call, name::FORMAT, name::JSON);
    match command {
        name::NEW => new::run(&new_call(call), places, voice),
        name::IMPORT => import::run(&import_call(call), places, voice),
        name::EXPORT => export::run(&export_call(call), places, config, voice),
        name::OUTLINE => {
            let report = input::read(&source(call), call.get_flag(name::UNWRAP), voice)?.report;
            outline::print(&report, as_json(), voice)
        }
        name::CHECK => check::run(&check_call(call), places, config, voice),
        name::PHRASES => phrases_call(call, places, config, voice),
        name::TEMPLATES => templates::list(places, as_json(), voice),
        name::RECOVER => recover::run(&recover_call(call), places, voice),
        name::COMPLETIONS => match call.get_one(name::SHELL) {
            Some(shell) => voice.print(&man::completions(*shell, voice)),
            None => without_command(voice),
        },
        name::MAN => voice.print(&man::page(&config.keymap, voice)),
        _ => without_command(voice),
    }
}

/// Says whether an argument can be nothing but a file: no option begins so, and no command has a dot
/// in its name. The call that is made most is spared the making of the whole tree of commands.
fn is_surely_file(arg: &OsStr) -> bool {
    let bytes = arg.as_encoded_bytes();
    !bytes.starts_with(b"-") && bytes.contains(&b'.')
}

/// Opens the editor where there is a terminal to open it on.
fn editor(
    file: Option<PathBuf>,
    places: &Places,
    config: &Config,
    asked: Option<Lang>,
    voice: Voice,
) -> Result<(), Stop> {
    if !io::stdin().is_terminal() || !io::stdout().is_terminal() {
        return match file {
            Some(file) => Err(voice.wrong(Word::NeedsTerminal { file: &file.display() })),
            None => without_command(voice),
        };
    }
    edit::run(file, config, places, asked, voice)
}

/// A call that names no command, and no terminal for the editor: it is answered with help.
fn without_command(voice: Voice) -> Result<(), Stop> {
    let help = tree::command(voice.lang).render_help().to_string();
    Err(Stop::Help(tree::help(&help, voice.lang)))
}

fn phrases_call(
    call: &ArgMatches,
    places: &Places,
    config: &Config,
    voice: Voice,
) -> Result<(), Stop> {
    let Some((what, call)) = call.subcommand() else { return without_command(voice) };
    let named = paths(call, name::PACK).collect();
    let packs = phrases::Packs { places, config, named };
    let as_json = is(call, name::FORMAT, name::JSON);
    if what == name::LIST {
        return phrases::list(&packs, as_json, voice);
    }
    let words: Vec<&str> = texts(call, name::QUERY).collect();
    let search = phrases::Search { query: words.join(" "), section: text(call, name::SECTION) };
    phrases::search(&search, &packs, as_json, voice)
}

fn new_call(call: &ArgMatches) -> new::New<'_> {
    new::New {
        target: Target::of(path(call, name::FILE)),
        template: text(call, name::TEMPLATE).unwrap_or(templates::DEFAULT),
        from: call.get_one::<PathBuf>(name::FROM).cloned().map(Source::of),
        sets: texts(call, name::SET).collect(),
        force: call.get_flag(name::FORCE),
    }
}

fn import_call(call: &ArgMatches) -> import::Import {
    import::Import {
        source: source(call),
        target: target(call),
        unwrap: call.get_flag(name::UNWRAP),
        force: call.get_flag(name::FORCE),
    }
}

fn export_call(call: &ArgMatches) -> export::Export {
    export::Export {
        source: source(call),
        target: target(call).unwrap_or(Target::Stdout),
        form: text(call, name::TO).and_then(Form::of_id),
        preset: text(call, name::PRESET).map(str::to_string),
        unwrap: call.get_flag(name::UNWRAP),
        flat: call.get_flag(name::FLAT),
        strict: call.get_flag(name::STRICT),
        force: call.get_flag(name::FORCE),
    }
}

fn recover_call(call: &ArgMatches) -> recover::Recover {
    recover::Recover {
        file: call.get_one::<PathBuf>(name::FILE).cloned(),
        target: target(call),
        as_json: is(call, name::FORMAT, name::JSON),
        force: call.get_flag(name::FORCE),
    }
}

fn check_call(call: &ArgMatches) -> check::Check {
    check::Check {
        sources: paths(call, name::FILE).map(Source::of).collect(),
        target: target(call),
        as_json: is(call, name::FORMAT, name::JSON),
        fix: call.get_flag(name::FIX),
        level: text(call, name::LEVEL).and_then(Level::of_letter).unwrap_or(Level::Review),
        rules: texts(call, name::RULE).map(str::to_string).collect(),
        unwrap: call.get_flag(name::UNWRAP),
        force: call.get_flag(name::FORCE),
    }
}

fn source(call: &ArgMatches) -> Source {
    Source::of(path(call, name::FILE))
}

/// Returns what `-o` names.
fn target(call: &ArgMatches) -> Option<Target> {
    call.get_one::<PathBuf>(name::OUTPUT).cloned().map(Target::of)
}

/// Returns a path that the tree of commands makes sure is there.
fn path(call: &ArgMatches, name: &str) -> PathBuf {
    call.get_one::<PathBuf>(name).cloned().unwrap_or_default()
}

fn paths(call: &ArgMatches, name: &str) -> impl Iterator<Item = PathBuf> {
    call.get_many::<PathBuf>(name).into_iter().flatten().cloned()
}

fn texts<'a>(call: &'a ArgMatches, name: &str) -> impl Iterator<Item = &'a str> {
    call.get_many::<String>(name).into_iter().flatten().map(String::as_str)
}

fn text<'a>(call: &'a ArgMatches, name: &str) -> Option<&'a str> {
    call.get_one::<String>(name).map(String::as_str)
}

fn is(call: &ArgMatches, name: &str, value: &str) -> bool {
    text(call, name) == Some(value)
}
