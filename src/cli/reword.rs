//! clap's errors in the words of the table: its kinds and suggestions are kept, its sentences are not.

use super::tree::name::PROGRAM;
use crate::app::wording::{Lang, Word};
use clap::error::{ContextKind, ContextValue, ErrorKind};

/// Says what is wrong with a call, and where help is.
pub fn sentence(error: &clap::Error, args: &[String], lang: Lang) -> String {
    let say = |word: Word| word.text(lang).into_owned();
    let no_command = no_command(args, lang);
    let error = no_command.as_ref().unwrap_or(error);
    let mut parts = vec![problem(error, args, lang)];
    parts.extend(suggestion(error).map(|name| say(Word::DidYouMean { name: &name })));
    parts.push(say(Word::SeeHelp { command: &help_of(args) }));
    let space = if lang == Lang::En { " " } else { "" };
    parts.join(space)
}

fn problem(error: &clap::Error, args: &[String], lang: Lang) -> String {
    let argument = first(error, ContextKind::InvalidArg);
    let name = option_name(&argument);
    let value = first(error, ContextKind::InvalidValue);
    let valid = lang.join(all(error, ContextKind::ValidValue));
    let prior = first(error, ContextKind::PriorArg);
    let other = option_name(&prior);
    let word = match error.kind() {
        ErrorKind::InvalidSubcommand => {
            let name = first(error, ContextKind::InvalidSubcommand);
            return Word::UnknownCommand { name: &name }.text(lang).into_owned();
        }
        ErrorKind::UnknownArgument => Word::UnknownOption { name: &argument },
        ErrorKind::InvalidValue | ErrorKind::ValueValidation
            if value.is_empty() && args.iter().any(String::is_empty) =>
        {
            Word::ValueEmpty { name: &name.trim_end_matches("...") }
        }
        ErrorKind::InvalidValue if value.is_empty() => Word::ValueMissing { name: &name },
        ErrorKind::InvalidValue | ErrorKind::ValueValidation if !valid.is_empty() => {
            Word::ValueWrong { name: &name, value: &value, valid: &valid }
        }
        ErrorKind::NoEquals | ErrorKind::TooFewValues | ErrorKind::WrongNumberOfValues => {
            Word::ValueMissing { name: &name }
        }
        ErrorKind::TooManyValues => Word::ValueTooMany { name: &name, value: &value },
        ErrorKind::ArgumentConflict if prior == argument => Word::OptionTwice { name: &name },
        ErrorKind::ArgumentConflict => Word::OptionConflict { name: &name, other: &other },
        ErrorKind::MissingRequiredArgument => {
            let names = lang.join(all(error, ContextKind::InvalidArg));
            return Word::ArgumentsMissing { names: &names }.text(lang).into_owned();
        }
        ErrorKind::InvalidUtf8 => Word::ArgumentNotText,
        _ => Word::WrongCall,
    };
    word.text(lang).into_owned()
}

/// A call of the editor with more than a file is meant for a command: clap knows which.
fn no_command(args: &[String], lang: Lang) -> Option<clap::Error> {
    let error = super::tree::commands(lang).try_get_matches_from(args).err()?;
    (error.kind() == ErrorKind::InvalidSubcommand).then_some(error)
}

/// `--to <FORM>` is `--to`; a positional `<FILE>` stays.
fn option_name(argument: &str) -> &str {
    match argument.split_once(" <") {
        Some((option, _)) if option.starts_with('-') => option,
        _ => argument,
    }
}

fn suggestion(error: &clap::Error) -> Option<String> {
    let kinds =
        [ContextKind::SuggestedSubcommand, ContextKind::SuggestedArg, ContextKind::SuggestedValue];
    kinds.into_iter().flat_map(|kind| all(error, kind)).next()
}

fn first(error: &clap::Error, kind: ContextKind) -> String {
    all(error, kind).into_iter().next().unwrap_or_default()
}

fn all(error: &clap::Error, kind: ContextKind) -> Vec<String> {
    match error.get(kind) {
        Some(ContextValue::String(one)) => vec![one.clone()],
        Some(ContextValue::Strings(several)) => several.clone(),
        _ => Vec::new(),
    }
}

/// Returns the command whose help fits the call: the first argument that names one.
fn help_of(args: &[String]) -> String {
    let tree = super::tree::command(Lang::En);
    let named = args.iter().find(|arg| tree.find_subcommand(arg.as_str()).is_some());
    named.map_or_else(|| PROGRAM.to_string(), |command| format!("{PROGRAM} {command}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(call: &str, lang: Lang) -> String {
        let args: Vec<String> = call.split(' ').map(str::to_string).collect();
        let error = super::super::tree::command(lang).try_get_matches_from(&args).unwrap_err();
        sentence(&error, &args, lang)
    }

    #[test]
    fn wrong_calls_in_both_languages() {
        for (call, zh, en) in [
            (
                "qicao exprot a",
                "没有“exprot”这个命令。是不是要写“export”？用法见 qicao --help。",
                "There is no command 'exprot'. Did you mean 'export'? See qicao --help.",
            ),
            (
                "qicao export a --frce",
                "不认得“--frce”。是不是要写“--force”？用法见 qicao export --help。",
                "'--frce' is not understood here. Did you mean '--force'? See qicao export --help.",
            ),
            (
                "qicao export a --to pdf",
                "“--to”不能是“pdf”，可以是：txt、md、docx。用法见 qicao export --help。",
                "'--to' cannot be 'pdf'; it can be: txt, md, docx. See qicao export --help.",
            ),
            (
                "qicao outline a --format jsn",
                "“--format”不能是“jsn”，可以是：text、json。是不是要写“json”？用法见 qicao outline --help。",
                "'--format' cannot be 'jsn'; it can be: text, json. Did you mean 'json'? See qicao outline --help.",
            ),
            (
                "qicao export a --to",
                "“--to”后面要有一个值。用法见 qicao export --help。",
                "'--to' needs a value. See qicao export --help.",
            ),
            (
                "qicao check ",
                "“<文件>”是空的，请写上内容。用法见 qicao check --help。",
                "'<FILE>' is empty; write something there. See qicao check --help.",
            ),
            (
                "qicao export a --flat=x",
                "“--flat”不带值，请去掉“x”。用法见 qicao export --help。",
                "'--flat' takes no value; leave out 'x'. See qicao export --help.",
            ),
            (
                "qicao export a --force --force",
                "“--force”只能写一次。用法见 qicao export --help。",
                "'--force' may be given once only. See qicao export --help.",
            ),
            (
                "qicao export",
                "还缺：<文件>。用法见 qicao export --help。",
                "Missing: <FILE>. See qicao export --help.",
            ),
            (
                "qicao outline a b",
                "不认得“b”。用法见 qicao outline --help。",
                "'b' is not understood here. See qicao outline --help.",
            ),
            (
                "qicao completions ed",
                "“<外壳>”不能是“ed”，可以是：bash、elvish、fish、powershell、zsh。用法见 qicao completions --help。",
                "'<SHELL>' cannot be 'ed'; it can be: bash, elvish, fish, powershell, zsh. See qicao completions --help.",
            ),
        ] {
            assert_eq!(said(call, Lang::Zh), zh);
            assert_eq!(said(call, Lang::En), en);
        }
    }
}
