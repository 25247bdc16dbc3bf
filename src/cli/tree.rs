//! The tree of commands and arguments, its words taken from the table.
//!
//! clap's own English words are replaced wherever it has any: headings, usage lines, the help of
//! `--help`, and the lists of values and defaults, which stand in the help of each argument instead.

use crate::app::wording::{Lang, Word};
use crate::formats::form::Form;
use crate::proof::Level;
use clap::builder::PossibleValuesParser;
use clap::{Arg, ArgAction, Command, value_parser};
use std::path::PathBuf;

/// The names of commands, options and their values, as they are typed and looked up.
pub mod name {
    pub const PROGRAM: &str = "qicao";
    pub const NEW: &str = "new";
    pub const IMPORT: &str = "import";
    pub const EXPORT: &str = "export";
    pub const OUTLINE: &str = "outline";
    pub const CHECK: &str = "check";
    pub const TEMPLATES: &str = "templates";
    pub const PHRASES: &str = "phrases";
    pub const LIST: &str = "list";
    pub const SEARCH: &str = "search";
    pub const RECOVER: &str = "recover";
    pub const COMPLETIONS: &str = "completions";
    pub const MAN: &str = "man";

    pub const HELP: &str = "help";
    pub const VERSION: &str = "version";
    pub const LANG: &str = "lang";
    pub const FILE: &str = "file";
    pub const OUTPUT: &str = "output";
    pub const TEMPLATE: &str = "template";
    pub const FROM: &str = "from";
    pub const SET: &str = "set";
    pub const TO: &str = "to";
    pub const PRESET: &str = "preset";
    pub const FORMAT: &str = "format";
    pub const UNWRAP: &str = "unwrap";
    pub const FLAT: &str = "flat";
    pub const FORCE: &str = "force";
    pub const STRICT: &str = "strict";
    pub const QUERY: &str = "query";
    pub const SECTION: &str = "section";
    pub const PACK: &str = "pack";
    pub const SHELL: &str = "shell";
    pub const FIX: &str = "fix";
    pub const LEVEL: &str = "level";
    pub const RULE: &str = "rule";

    pub const TEXT: &str = "text";
    pub const JSON: &str = "json";
}

/// Makes the tree in one language: the editor's file, or a command.
pub fn command(lang: Lang) -> Command {
    let say = Say(lang);
    let file = say.file(name::FILE, Word::NameOfFile, Word::HelpEdit).required(false);
    commands(lang).args_conflicts_with_subcommands(true).arg(file)
}

/// Makes the tree of commands alone, in which a word that is none is a mistake.
pub fn commands(lang: Lang) -> Command {
    let say = Say(lang);
    let lang_option = say
        .option(name::LANG, Word::NameOfLang, Word::HelpLang)
        .value_parser(PossibleValuesParser::new(Lang::ALL.map(Lang::code)))
        .global(true);
    let version = say.flag(name::VERSION, Word::HelpVersion).short('V').action(ArgAction::Version);
    let help = || say.flag(name::HELP, Word::HelpHelp).short('h').action(ArgAction::Help);
    let commands = [
        new(say),
        import(say),
        export(say),
        outline(say),
        check(say),
        phrases(say),
        templates(say),
        recover(say),
        completions(say),
        say.command(name::MAN, Word::AboutMan, Word::UsageMan),
    ];
    say.command(name::PROGRAM, Word::About, Word::UsageMain)
        .version(env!("CARGO_PKG_VERSION"))
        .disable_version_flag(true)
        .disable_help_subcommand(true)
        .subcommand_help_heading(say.it(Word::Commands))
        .subcommand_value_name(say.it(Word::NameOfCommand))
        .after_help(say.it(Word::AfterHelp))
        .arg(lang_option)
        .arg(version)
        .arg(help())
        .subcommands(commands.map(|command| command.arg(help())))
}

/// Returns the help of a command as it is shown: the colon behind a heading, which clap sets itself,
/// is a Chinese one in Chinese.
pub fn help(rendered: &str, lang: Lang) -> String {
    match lang {
        Lang::Zh => rendered.replace(":\n", "：\n"),
        Lang::En => rendered.to_string(),
    }
}

fn new(say: Say) -> Command {
    let set = say.option(name::SET, Word::NameOfSet, Word::HelpSet).action(ArgAction::Append);
    let from = say.option(name::FROM, Word::NameOfOld, Word::HelpFrom);
    let from = from.value_parser(value_parser!(PathBuf)).conflicts_with(name::TEMPLATE);
    say.command(name::NEW, Word::AboutNew, Word::UsageNew)
        .arg(say.file(name::FILE, Word::NameOfReport, Word::HelpNewFile))
        .arg(say.option(name::TEMPLATE, Word::NameOfTemplate, Word::HelpTemplate).short('t'))
        .arg(from)
        .arg(set)
        .arg(say.flag(name::FORCE, Word::HelpForce))
}

fn import(say: Say) -> Command {
    say.command(name::IMPORT, Word::AboutImport, Word::UsageImport)
        .arg(say.file(name::FILE, Word::NameOfInput, Word::HelpInput))
        .arg(say.output(Word::NameOfReport, Word::HelpImportOutput))
        .arg(say.flag(name::UNWRAP, Word::HelpUnwrap))
        .arg(say.flag(name::FORCE, Word::HelpForce))
}

fn export(say: Say) -> Command {
    let to = say.option(name::TO, Word::NameOfForm, Word::HelpForm);
    say.command(name::EXPORT, Word::AboutExport, Word::UsageExport)
        .arg(say.file(name::FILE, Word::NameOfFile, Word::HelpInput))
        .arg(say.output(Word::NameOfOutput, Word::HelpOutput))
        .arg(to.value_parser(PossibleValuesParser::new(Form::ALL.map(Form::id))))
        .arg(say.option(name::PRESET, Word::NameOfPreset, Word::HelpPreset))
        .arg(say.flag(name::FLAT, Word::HelpFlat))
        .arg(say.flag(name::UNWRAP, Word::HelpUnwrap))
        .arg(say.flag(name::FORCE, Word::HelpForce))
        .arg(say.flag(name::STRICT, Word::HelpStrict))
}

fn outline(say: Say) -> Command {
    say.command(name::OUTLINE, Word::AboutOutline, Word::UsageOutline)
        .arg(say.file(name::FILE, Word::NameOfFile, Word::HelpInput))
        .arg(say.flag(name::UNWRAP, Word::HelpUnwrap))
        .arg(say.format())
}

fn check(say: Say) -> Command {
    let files = say.file(name::FILE, Word::NameOfFiles, Word::HelpCheckFiles).num_args(1..);
    let level = say.option(name::LEVEL, Word::NameOfLevel, Word::HelpLevel);
    let levels = Level::ALL.map(|level| level.letter().to_string());
    let rule = say.option(name::RULE, Word::NameOfRule, Word::HelpRule).action(ArgAction::Append);
    say.command(name::CHECK, Word::AboutCheck, Word::UsageCheck)
        .arg(files)
        .arg(say.format())
        .arg(say.flag(name::FIX, Word::HelpFix))
        .arg(say.output(Word::NameOfOutput, Word::HelpFixOutput).requires(name::FIX))
        .arg(level.value_parser(PossibleValuesParser::new(levels)).ignore_case(true))
        .arg(rule)
        .arg(say.flag(name::UNWRAP, Word::HelpUnwrap))
        .arg(say.flag(name::FORCE, Word::HelpForce))
}

fn templates(say: Say) -> Command {
    say.command(name::TEMPLATES, Word::AboutTemplates, Word::UsageTemplates).arg(say.format())
}

fn phrases(say: Say) -> Command {
    let pack = || {
        let pack = say.option(name::PACK, Word::NameOfPack, Word::HelpPack);
        pack.value_parser(value_parser!(PathBuf)).action(ArgAction::Append)
    };
    let help = || say.flag(name::HELP, Word::HelpHelp).short('h').action(ArgAction::Help);
    let list = say.command(name::LIST, Word::AboutPhrasesList, Word::UsagePhrasesList);
    let search = say.command(name::SEARCH, Word::AboutPhrasesSearch, Word::UsagePhrasesSearch);
    let query = say.positional(name::QUERY, Word::NameOfQuery, Word::HelpQuery).num_args(1..);
    let section = say.option(name::SECTION, Word::NameOfSection, Word::HelpSection);
    say.command(name::PHRASES, Word::AboutPhrases, Word::UsagePhrases)
        .subcommand_required(true)
        .disable_help_subcommand(true)
        .subcommand_help_heading(say.it(Word::Commands))
        .subcommand_value_name(say.it(Word::NameOfCommand))
        .subcommand(list.arg(pack()).arg(say.format()).arg(help()))
        .subcommand(search.arg(query).arg(section).arg(pack()).arg(say.format()).arg(help()))
}

fn recover(say: Say) -> Command {
    let file = say.file(name::FILE, Word::NameOfFile, Word::HelpRecoverFile).required(false);
    say.command(name::RECOVER, Word::AboutRecover, Word::UsageRecover)
        .arg(file)
        .arg(say.output(Word::NameOfReport, Word::HelpRecoverOutput).requires(name::FILE))
        .arg(say.format())
        .arg(say.flag(name::FORCE, Word::HelpForce))
}

fn completions(say: Say) -> Command {
    let shell = say
        .positional(name::SHELL, Word::NameOfShell, Word::HelpShell)
        .value_parser(value_parser!(clap_complete::Shell));
    say.command(name::COMPLETIONS, Word::AboutCompletions, Word::UsageCompletions).arg(shell)
}

/// Makes the pieces of the tree, in one language.
#[derive(Clone, Copy)]
struct Say(Lang);

impl Say {
    fn it(self, word: Word) -> String {
        word.text(self.0).into_owned()
    }

    fn command(self, name: &'static str, about: Word, usage: Word) -> Command {
        let usage_heading = self.it(Word::Usage);
        let layout = format!("{{about}}\n\n{usage_heading}{{usage}}\n\n{{all-args}}{{after-help}}");
        Command::new(name)
            .about(self.it(about))
            .override_usage(self.it(usage))
            .help_template(layout)
            .disable_help_flag(true)
    }

    fn flag(self, name: &'static str, help: Word) -> Arg {
        let flag = Arg::new(name).long(name).action(ArgAction::SetTrue);
        flag.help(self.it(help)).help_heading(self.it(Word::Options))
    }

    fn option(self, name: &'static str, value: Word, help: Word) -> Arg {
        let option = Arg::new(name).long(name).value_name(self.it(value)).help(self.it(help));
        option.help_heading(self.it(Word::Options)).hide_possible_values(true)
    }

    fn positional(self, name: &'static str, value: Word, help: Word) -> Arg {
        let argument = Arg::new(name).required(true).value_name(self.it(value));
        argument
            .help(self.it(help))
            .help_heading(self.it(Word::Arguments))
            .hide_possible_values(true)
    }

    fn file(self, name: &'static str, value: Word, help: Word) -> Arg {
        self.positional(name, value, help).value_parser(value_parser!(PathBuf))
    }

    fn output(self, value: Word, help: Word) -> Arg {
        let output = self.option(name::OUTPUT, value, help).short('o');
        output.value_parser(value_parser!(PathBuf))
    }

    fn format(self) -> Arg {
        let format = self.option(name::FORMAT, Word::NameOfFormat, Word::HelpFormat);
        format.value_parser(PossibleValuesParser::new([name::TEXT, name::JSON]))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tree_is_whole_in_both_languages() {
        for lang in Lang::ALL {
            command(lang).debug_assert();
        }
    }

    /// clap's own words, which would be English whatever the language.
    #[test]
    fn help_is_in_its_language_alone() {
        for lang in Lang::ALL {
            let mut tree = command(lang);
            tree.build();
            let mut pages = vec![tree.render_long_help().to_string()];
            pages.extend(tree.get_subcommands_mut().map(|c| c.render_long_help().to_string()));
            for page in pages {
                for foreign in ["possible values", "default:", "Print help", "[default"] {
                    assert!(!page.contains(foreign), "{page}");
                }
                let has_han = page.chars().any(|c| ('\u{4E00}'..='\u{9FFF}').contains(&c));
                assert_eq!(has_han, lang == Lang::Zh, "{page}");
                for english in ["Usage", "Options", "Arguments", "Commands", "FILE"] {
                    assert!(lang == Lang::En || !page.contains(english), "{page}");
                }
            }
        }
    }
}
