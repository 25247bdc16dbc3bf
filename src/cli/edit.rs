//! `qicao [FILE]`: the editor, with what the config says and what was settled in its menu.

use super::config::Config;
use super::templates;
use super::voice::{Stop, Voice, say_line};
use crate::app::geometry::Size;
use crate::app::input::{Input, Purpose};
use crate::app::state::{App, Options, Template, WidthChoice};
use crate::app::wording::Lang;
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
    let settled = memory.setting("preset").filter(|name| !name.is_empty());
    let broken = set_preset(&mut options, settled.unwrap_or(&config.preset), places).err();
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
    use crate::app::wording::Word;
    voice.wrong(Word::TerminalFailed { reason: error })
}

/// What was settled in the menu lies over the config; `--lang` over both.
fn options(config: &Config, memory: &Memory, asked: Option<Lang>, voice: Voice) -> Options {
    let settled = memory.setting("language").and_then(Lang::of_code);
    let mut options = Options::new(asked.or(settled).unwrap_or(voice.lang));
    let on = |name: &str, set: bool| memory.setting(name).map_or(set, |value| value == "on");
    options.mouse = on("mouse", config.mouse);
    options.text_beside = on("text_beside", config.text_beside);
    options.preview_beside = on("preview_beside", false);
    options.proofread = on("proofread", config.proofread);
    options.width = width(memory.setting("width").unwrap_or(&config.width));
    options.keymap = config.keymap.clone();
    options
}

/// Takes the preset of a name; where it cannot be read, pages are set by the standard.
fn set_preset(options: &mut Options, name: &str, places: &Places) -> Result<(), String> {
    if !name.is_empty() {
        options.house = presets::named(places, name, options.lang)?;
        options.preset = options.house.clone();
        options.preset_name = name.to_string();
    }
    Ok(())
}

fn width(value: &str) -> WidthChoice {
    match value {
        "narrow" => WidthChoice::Narrow,
        "wide" => WidthChoice::Wide,
        _ => WidthChoice::Auto,
    }
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
