//! `qicao man` and `qicao completions`, both made from the tree of commands.

use super::tree;
use super::voice::Voice;
use crate::app::wording::Word;
use clap::Command;
use clap_mangen::Man;
use std::io;

/// Returns the manual page: the program, then each command with its options.
pub fn page(voice: Voice) -> String {
    let mut tree = tree::command(voice.lang);
    tree.build();
    let program = Man::new(tree.clone());
    let mut page = rendered(|out| program.render_title(out));
    let say = |word: Word| voice.word(word);
    page += &section(&say(Word::ManName), &rendered(|out| program.render_name_section(out)));
    page += &section(&say(Word::ManSynopsis), &rendered(|out| program.render_synopsis_section(out)));
    page += &format!(".SH {}\n{}\n", say(Word::ManDescription), say(Word::ManDescriptionText));
    page += &rendered(|out| program.render_options_section(out));
    for command in tree.get_subcommands() {
        page += &command_section(command, voice);
    }
    page + &section(&say(Word::ManNotes), &rendered(|out| program.render_extra_section(out)))
}

fn command_section(command: &Command, voice: Voice) -> String {
    let name = command.get_name();
    let about = command.get_about().map(ToString::to_string).unwrap_or_default();
    // The help option stands in the page of the program.
    let man = Man::new(command.clone().mut_arg("help", |help| help.hide(true)));
    let usage = rendered(|out| man.render_synopsis_section(out));
    let options = rendered(|out| man.render_options_section(out)).replace(".SH", ".SS");
    let title = voice.word(Word::ManCommand { name: &name });
    format!(".SH \"{title}\"\n{}.PP\n{about}\n{options}", body(&usage))
}

/// Puts another title over what clap_mangen wrote.
fn section(title: &str, written: &str) -> String {
    format!(".SH {title}\n{}", body(written))
}

/// Returns a section without its title.
fn body(written: &str) -> &str {
    let title = written.find(".SH");
    let rest = title.and_then(|at| written.get(at..)).unwrap_or(written);
    rest.split_once('\n').map_or("", |(_, body)| body)
}

/// Returns the completion script of a shell.
pub fn completions(shell: clap_complete::Shell, voice: Voice) -> String {
    let mut script = Vec::new();
    let mut tree = tree::command(voice.lang);
    clap_complete::generate(shell, &mut tree, tree::name::PROGRAM, &mut script);
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
        let zh = page(Voice { lang: Lang::Zh });
        for english in ["NAME", "SYNOPSIS", "DESCRIPTION", "EXTRA", "OPTIONS", "Print"] {
            assert!(!zh.contains(english), "{english}\n{zh}");
        }
        let en = page(Voice { lang: Lang::En });
        assert!(!en.chars().any(|c| ('\u{4E00}'..='\u{9FFF}').contains(&c)), "{en}");
        for page in [zh, en] {
            assert!(page.contains("qicao export") && page.contains("\\-\\-strict"), "{page}");
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
