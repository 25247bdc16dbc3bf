//! A frame costs what changed in it, and shows what a frame from nothing shows.
//!
//! `QICAO_LAW_CASES=20000 cargo test --release --test editor frames` tries more scripts.

use super::script::{REPORT, Script};
use super::steps::{Step, cases, report, run, step};
use proptest::prelude::*;
use qicao::app::state::App;
use qicao::app::wording::Lang;
use qicao::text::Ambiguous;
use qicao::ui::{self, Picture, Shown, Strip, Theme};
use ratatui::layout::Size;

/// A terminal that sees frame after frame, and what it has been told.
struct Screen {
    theme: Theme,
    shown: Shown,
    size: Size,
    ambiguous: Ambiguous,
    told: Vec<Strip>,
}

fn size(app: &App) -> Size {
    let cells = |n| u16::try_from(n).unwrap();
    Size::new(cells(app.size.width), cells(app.size.height))
}

impl Screen {
    fn new(app: &App, theme: Theme) -> Screen {
        let (size, ambiguous) = (size(app), app.ambiguous());
        let told = vec![Strip::new(size.width.into()); size.height.into()];
        Screen { theme, shown: Shown::new(size), size, ambiguous, told }
    }

    /// Draws a frame and returns the rows that were told to be others.
    fn draw(&mut self, app: &App) -> Vec<u16> {
        if (self.size, self.ambiguous) != (size(app), app.ambiguous()) {
            // The terminal is cleared then.
            *self = Screen::new(app, self.theme);
        }
        let told = &mut self.told;
        let mut changed = Vec::new();
        let cursor = self.shown.draw(
            app.ambiguous(),
            |picture| ui::draw_picture(app, &self.theme, picture),
            |change| {
                for (((before, now), row), y) in change.rows().zip(told).zip(0..) {
                    assert_eq!(before, row);
                    if let Some(now) = now {
                        row.clone_from(now);
                        changed.push(y);
                    }
                }
            },
        );
        let mut picture = Picture::default();
        picture.begin(self.size, app.ambiguous());
        assert_eq!(cursor, ui::draw_picture(app, &self.theme, &mut picture));
        for (row, told) in picture.rows().iter().zip(&self.told) {
            let mut strip = Strip::new(self.size.width.into());
            row.paint(&mut strip);
            assert_eq!(&strip, told);
        }
        changed
    }
}

/// What is on the screen before a script begins.
#[derive(Debug, Clone)]
struct Scene {
    size: (usize, usize),
    lang: Lang,
    colours: bool,
    keys: &'static str,
}

fn scene() -> impl Strategy<Value = Scene> {
    let sizes = prop::sample::select(vec![(80, 24), (120, 40), (160, 45), (59, 20), (40, 10)]);
    let langs = prop::sample::select(vec![Lang::Zh, Lang::En]);
    let keys = prop::sample::select(vec![
        "",
        "<Alt+B>",
        "<Alt+B><F5><Tab><Esc>",
        "<Down><Down><F8>",
        "<Ctrl+F>工作",
        "<Ctrl+R>领导<Tab>好",
        "<Ctrl+Down><Shift+Ctrl+End>",
        "<F7>",
        "<F6>",
    ]);
    (sizes, langs, any::<bool>(), keys).prop_map(|(size, lang, colours, keys)| Scene {
        size,
        lang,
        colours,
        keys,
    })
}

/// What one mostly does: a line is written.
fn written() -> impl Strategy<Value = Step> {
    let typed = prop::sample::select(vec!["局", "，", "“", "a", "重复重复", "<Down>", "<Enter>"]);
    prop_oneof![3 => typed.prop_map(Step::Type), 1 => Just(Step::Rest), 2 => step()]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: cases(), failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_stands_is_what_a_frame_from_nothing_shows(
        scene in scene(),
        steps in prop::collection::vec(written(), 1..40),
    ) {
        let mut script = Script::of(report());
        script.app.options.lang = scene.lang;
        script.resize(scene.size.0, scene.size.1).keys(scene.keys);
        let mut screen = Screen::new(&script.app, Theme { colours: scene.colours });
        screen.draw(&script.app);
        for step in &steps {
            run(&mut script, step, &mut |script| {
                screen.draw(&script.app);
            });
        }
    }
}

#[test]
fn a_character_at_the_end_of_a_paragraph_changes_its_row_alone() {
    let mut script = Script::open(REPORT);
    let mut screen = Screen::new(&script.app, Theme { colours: true });
    let all = screen.draw(&script.app);
    assert!(all.len() > 20, "the first frame is drawn whole: {all:?}");
    assert!(screen.draw(&script.app).is_empty(), "nothing has changed");
    script.keys("<Ctrl+F>继续努力<Esc><End>").rest();
    script.keys("也");
    screen.draw(&script.app);
    script.keys("要");
    let row = script.cursor().unwrap().1;
    assert_eq!(screen.draw(&script.app), [u16::try_from(row).unwrap()]);
}
