//! `qicao [FILE]`: the editor, with what the config says and what was settled in its menu.

use super::config::Config;
use super::templates;
use super::voice::{Stop, Voice, say_line};
use crate::app::geometry::Size;
use crate::app::input::{Input, Purpose};
use crate::app::state::{App, Options, Template};
use crate::app::wording::{Lang, Word};
use crate::report::Report;
use crate::shell::presets;
use crate::shell::{self, Editor, Outside};
use crate::store::memory::Memory;
use crate::store::places::Places;
use crate::ui::Theme;
use std::path::PathBuf;

/// Runs the editor on a file, or on the choice of what there is to open.
pub fn run(
    file: Option<PathBuf>,
    config: &Config,
    places: &Places,
    asked: Option<Lang>,
    voice: Voice,
) -> Result<(), Stop> {
    let memory = Memory::load(places.state.as_deref());
    let mut options = options(config, &memory, asked, voice);
    let broken = set_preset(&mut options, places).err();
    let lang = options.lang;
    let mut outside =
        Outside::new(places.clone(), memory, config.packs.clone(), config.proof.clone(), offered)
            .keeping(config.versions)
            .starting_with(&options);
    let (width, height) = shell::size().map_err(|error| failed(&error, voice))?;
    let size = Size { width: width.into(), height: height.into() };
    let mut app = App::new(Report::default(), options, size);
    if let Some(why) = broken.or_else(|| config.keyless(lang)) {
        app.complain(why);
    }
    let first = match file.map(|file| outside.load(file, Purpose::Open, lang)) {
        Some(Input::NotLoaded { why }) => return Err(Stop::Wrong(why)),
        first => first,
    };
    let colours = std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty());
    let editor = Editor::new(app, Theme { colours }, outside, first);
    let kept = shell::edit(editor).map_err(|error| failed(&error, voice))?;
    if let Some(sentence) = kept {
        say_line(&sentence);
    }
    Ok(())
}

fn failed(error: &std::io::Error, voice: Voice) -> Stop {
    voice.wrong(Word::TerminalFailed { reason: error })
}

/// What was settled in the menu lies over the config; `--lang` over both.
fn options(config: &Config, memory: &Memory, asked: Option<Lang>, voice: Voice) -> Options {
    let mut options = Options::new(voice.lang);
    options.mouse = config.mouse;
    options.text_beside = config.text_beside;
    options.proofread = config.proofread;
    options.width = shell::width_of(&config.width);
    options.preset_name.clone_from(&config.preset);
    options.keymap = config.keymap.clone();
    shell::settle(&mut options, memory);
    options.lang = asked.unwrap_or(options.lang);
    options
}

/// Takes the preset that is named; where it cannot be read, pages are set by the standard.
fn set_preset(options: &mut Options, places: &Places) -> Result<(), String> {
    let name = std::mem::take(&mut options.preset_name);
    if !name.is_empty() {
        options.house = presets::named(places, &name, options.lang)?;
        options.preset = options.house.clone();
        options.preset_name = name;
    }
    Ok(())
}

/// The templates of the start screen; one that cannot be read is left out there.
fn offered(places: &Places, lang: Lang) -> Vec<Template> {
    let voice = Voice { lang };
    let listed = templates::all(places, voice).into_iter();
    let read = listed.filter_map(|listed| {
        let report = templates::open(&listed.id, places, voice).ok()?;
        Some(Template { id: listed.id, name: listed.name, report })
    });
    read.collect()
}
