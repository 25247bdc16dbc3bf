//! `qicao man` and `qicao completions`, both made from the tree of commands.

use super::tree::{self, name};
use super::voice::Voice;
use crate::app::command::Command as EditorCommand;
use crate::app::keys::Keymap;
use crate::app::wording::Word;
use clap::Command;
use clap_mangen::Man;
use std::io;

/// Returns the manual page: the program, then each command with its options.
pub fn page(keymap: &Keymap, voice: Voice) -> String {
    let mut tree = tree::command(voice.lang);
    tree.build();
    let program = Man::new(tree.clone());
    let say = |word: Word| voice.word(word);
    let mut page = rendered(|out| program.render_title(out));
    let name = rendered(|out| program.render_name_section(out));
    page += &format!(".SH {}\n{}", say(Word::ManName), body(&name));
    let usage = rendered(|out| program.render_synopsis_section(out));
    page += &format!(".SH {}\n{}", say(Word::ManSynopsis), body(&usage));
    page += &format!(".SH {}\n{}\n", say(Word::ManDescription), say(Word::ManDescriptionText));
    page += with_title(&rendered(|out| program.render_options_section(out)));
    for command in tree.get_subcommands() {
        page += &command_section(command, voice);
    }
    page += &editor_commands(keymap, voice);
    let notes = rendered(|out| program.render_extra_section(out));
    page + &format!(".SH {}\n{}", say(Word::ManNotes), body(&notes))
}

/// The commands of the editor, by the names with which a config binds keys to them.
fn editor_commands(keymap: &Keymap, voice: Voice) -> String {
    let mut section = format!(".SH \"{}\"\n", voice.word(Word::ManEditorCommands));
    for command in EditorCommand::ALL {
        let keys = keymap.written(*command).join(", ").replace('\\', "\\e");
        let (id, name) = (command.id().replace('-', "\\-"), command.name(voice.lang));
        section += &format!(".TP\n\\fB{id}\\fR\n{name}: {keys}\n");
    }
    section
}

fn command_section(command: &Command, voice: Voice) -> String {
    let about = command.get_about().map(ToString::to_string).unwrap_or_default();
    // What every command takes stands once, with the options of the program.
    let own = [name::HELP, name::LANG]
        .into_iter()
        .fold(command.clone(), |command, shared| command.mut_arg(shared, |arg| arg.hide(true)));
    let man = Man::new(own);
    let usage = rendered(|out| man.render_synopsis_section(out));
    let options = rendered(|out| man.render_options_section(out)).replace(".SH", ".SS");
    let title = voice.word(Word::ManCommand { name: &command.get_name() });
    format!(".SH \"{title}\"\n{}.PP\n{about}\n{}", body(&usage), with_title(&options))
}

/// Returns a section without the preamble that clap_mangen puts before each.
fn with_title(written: &str) -> &str {
    written.find(".S").and_then(|at| written.get(at..)).unwrap_or_default()
}

/// Returns a section without its title, which is English always.
fn body(written: &str) -> &str {
    with_title(written).split_once('\n').map_or("", |(_, body)| body)
}

/// Returns the completion script of a shell.
pub fn completions(shell: clap_complete::Shell, voice: Voice) -> String {
    let mut script = Vec::new();
    let mut tree = tree::command(voice.lang);
    clap_complete::generate(shell, &mut tree, name::PROGRAM, &mut script);
    String::from_utf8_lossy(&script).into_owned()
}

/// Collects what is written; a `Vec` takes everything.
fn rendered(write: impl FnOnce(&mut dyn io::Write) -> io::Result<()>) -> String {
    let mut out = Vec::new();
    match write(&mut out) {
        Ok(()) => String::from_utf8_lossy(&out).into_owned(),
        Err(_) => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::wording::Lang;
    use clap::ValueEnum;

    #[test]
    fn the_page_is_in_its_language() {
        let zh = page(&Keymap::default(), Voice { lang: Lang::Zh });
        for english in ["NAME", "SYNOPSIS", "DESCRIPTION", "EXTRA", "OPTIONS", "Print"] {
            assert!(!zh.contains(english), "{english}\n{zh}");
        }
        let en = page(&Keymap::default(), Voice { lang: Lang::En });
        assert!(!en.chars().any(|c| ('\u{4E00}'..='\u{9FFF}').contains(&c)), "{en}");
        for page in [zh, en] {
            assert!(page.contains("qicao export") && page.contains("\\-\\-strict"), "{page}");
            assert!(page.contains("\\fBfind\\-next\\fR"), "{page}");
        }
    }

    #[test]
    fn every_shell_is_completed() {
        for shell in clap_complete::Shell::value_variants() {
            let script = completions(*shell, Voice { lang: Lang::Zh });
            assert!(script.contains("export") && script.contains("strict"), "{shell}");
        }
    }
}
