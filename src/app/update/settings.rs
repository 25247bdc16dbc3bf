//! The list of settings: what can be settled, found by its words, and settling it.

use super::Update;
use crate::app::command::Command;
use crate::app::input::Effect;
use crate::app::long_list::matches;
use crate::app::overlay::{Action, Entry, Setting};
use crate::app::state::{App, WidthChoice};
use crate::app::wording::{Lang, Word};

impl Update<'_> {
    pub(super) fn set(&mut self, setting: Setting) {
        let options = &mut self.app.options;
        match setting {
            Setting::Lang(lang) => options.lang = lang,
            Setting::Width(width) => options.width = width,
            Setting::Mouse(on) => {
                options.mouse = on;
                self.effects.push(Effect::Mouse(on));
            }
            Setting::TextBeside(on) => options.text_beside = on,
            Setting::PreviewBeside(on) => options.preview_beside = on,
            Setting::Preset(n) => {
                if let Some((name, preset)) = self.app.presets.get(n).cloned() {
                    (options.preset_name, options.house) = (name, preset);
                    self.app.set_preset();
                }
            }
            Setting::Proofread(on) => options.proofread = on,
        }
        self.effects.push(Effect::Remember);
        self.refresh_list(false);
    }
}

/// Returns the settings that a query finds in either language, below their heads; `abroad` says that
/// they stand among other things, and so their heads say what they are.
pub(super) fn matching(app: &App, query: &str, abroad: bool) -> Vec<Entry> {
    let lang = app.lang();
    let other = if lang == Lang::Zh { Lang::En } else { Lang::Zh };
    let mut found: Vec<Entry> = Vec::new();
    let mut head: Option<Entry> = None;
    let mut group = String::new();
    for (shown, said) in all(app, lang).into_iter().zip(all(app, other)) {
        let words = format!("{} {}", shown.text, said.text);
        if shown.action.is_none() {
            let names = [Lang::Zh, Lang::En].map(|lang| Command::Settings.name(lang));
            let text = match abroad {
                true => format!("{} · {}", Command::Settings.name(lang), shown.text),
                false => shown.text,
            };
            head = Some(Entry::head(text));
            group = format!("{words} {}", names.join(" "));
        } else if query.is_empty() || matches(query, &format!("{group} {words}")) {
            found.extend(head.take());
            found.push(shown);
        }
    }
    found
}

fn all(app: &App, lang: Lang) -> Vec<Entry> {
    let options = &app.options;
    let mut entries = Vec::new();
    let say = |word: Word| word.text(lang).into_owned();
    let head = |word: Word| Entry::head(say(word));
    let choice = |text: String, on: bool, setting: Setting| {
        Entry::new(text, if on { "●" } else { "" }, Action::Set(setting))
    };
    entries.push(head(Word::SettingLang));
    entries.push(choice("中文".into(), options.lang == Lang::Zh, Setting::Lang(Lang::Zh)));
    entries.push(choice("English".into(), options.lang == Lang::En, Setting::Lang(Lang::En)));
    entries.push(head(Word::SettingWidth));
    for (width, word) in [
        (WidthChoice::Auto, Word::WidthAuto),
        (WidthChoice::Narrow, Word::WidthNarrow),
        (WidthChoice::Wide, Word::WidthWide),
    ] {
        entries.push(choice(say(word), options.width == width, Setting::Width(width)));
    }
    entries.push(head(Word::SettingMouse));
    for (on, word) in [(true, Word::MouseOn), (false, Word::MouseOff)] {
        entries.push(choice(say(word), options.mouse == on, Setting::Mouse(on)));
    }
    entries.push(head(Word::SettingTextBeside));
    for (on, word) in [(true, Word::On), (false, Word::Off)] {
        entries.push(choice(say(word), options.text_beside == on, Setting::TextBeside(on)));
    }
    entries.push(head(Word::SettingProofread));
    for (on, word) in [(true, Word::On), (false, Word::Off)] {
        entries.push(choice(say(word), options.proofread == on, Setting::Proofread(on)));
    }
    entries.push(head(Word::SettingPreviewBeside));
    for (on, word) in [(true, Word::On), (false, Word::Off)] {
        let setting = Setting::PreviewBeside(on);
        entries.push(choice(say(word), options.preview_beside == on, setting));
    }
    if !app.presets.is_empty() {
        entries.push(head(Word::SettingPreset));
    }
    for (n, (name, preset)) in app.presets.iter().enumerate() {
        let text = format!("{}（{name}）", preset.name);
        entries.push(choice(text, *preset == options.house, Setting::Preset(n)));
    }
    entries
}
