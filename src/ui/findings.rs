//! The findings of the proofreader, listed below the text they stand in: what is wrong, how it reads
//! before and after, and why.

use super::canvas::Canvas;
use super::theme::Theme;
use crate::app::command::Command;
use crate::app::geometry::Area;
use crate::app::keys::Focus;
use crate::app::overlay::FindingList;
use crate::app::proofing::told::{apart, around, change, reason, wording};
use crate::app::state::App;
use crate::app::view::units;
use crate::app::wording::{Word, visible};
use crate::proof::{Finding, FindingPlace};
use crate::report::open;

/// How much of the text around a finding is shown at least, in characters.
const AROUND: usize = 12;
/// They stand within so many bytes, slots included.
const REACH: usize = 400;

/// Draws the list and returns where its chosen row begins.
pub fn draw(app: &App, theme: &Theme, canvas: &mut Canvas, list: &FindingList) -> (usize, usize) {
    let area = list.panel(app.size);
    canvas.fill(area, theme.plain());
    canvas.border(area, &title(app), theme.border(true), theme.heading());
    let rows = list.panel_rows(app.size);
    let mut cursor = (rows.x, rows.y);
    if list.rows.is_empty() {
        let word = if app.proofing.is_done() { Word::FindingsNone } else { Word::FindingsChecking };
        canvas.put_cut(rows.x + 1, rows.y, rows.x + rows.width, &app.say(word), theme.plain());
        return cursor;
    }
    let shown = list.rows.iter().filter_map(|at| app.proofing.get(*at)).take(rows.height);
    for (finding, y) in shown.zip(rows.y..) {
        let row = Area { y, height: 1, ..rows };
        draw_row(app, theme, canvas, row, finding);
        if list.chosen.as_ref() == Some(finding) {
            canvas.style(row, theme.selected());
            cursor = (row.x + 1, y);
        }
    }
    if let Some(finding) = &list.chosen {
        draw_detail(app, theme, canvas, list.detail(app.size), finding);
    }
    cursor
}

fn title(app: &App) -> String {
    let tally = app.proofing.report().unwrap_or_default();
    let (errors, warnings, reviews) = (&tally.errors, &tally.warnings, &tally.reviews);
    let title = app.say(Word::FindingsTitle { errors, warnings, reviews });
    // What is not told is counted, and where it is brought back.
    let ignored = app.report.settings().ignored.len();
    let key = app.options.keymap.shown(Command::Rules, Focus::Over).filter(|_| ignored > 0);
    let told = key.map(|key| app.say(Word::FindingsIgnoredTitle { count: &ignored, key: &key }));
    title + &told.unwrap_or_default()
}

fn draw_row(app: &App, theme: &Theme, canvas: &mut Canvas, row: Area, finding: &Finding) {
    let right = row.x + row.width;
    let level = format!("{} {}", finding.level.letter(), finding.rule);
    canvas.put(row.x + 1, row.y, right, &level, theme.finding(finding.level));
    let name = wording(finding, app.lang()).name;
    let name_at = right.saturating_sub((row.width / 3).max(canvas.width(name).min(16)) + 1);
    // A mark alone says nothing of where it stands.
    let is_mark = finding.fix.is_none() && finding.text.chars().count() == 1;
    let room = name_at.saturating_sub(row.x + 9) / 2;
    let text = match is_mark {
        true => before_and_after(app, finding, room).0,
        false => change(app, finding, room),
    };
    canvas.put_cut(row.x + 8, row.y, name_at.saturating_sub(1), &visible(&text), theme.plain());
    canvas.put_cut(name_at, row.y, right.saturating_sub(1), name, theme.dim());
}

fn draw_detail(app: &App, theme: &Theme, canvas: &mut Canvas, area: Area, finding: &Finding) {
    let right = area.x + area.width;
    let wording = wording(finding, app.lang());
    let is = app.say(Word::FindingBefore);
    let label = canvas.width(&is) + 3;
    let (before, after) = before_and_after(app, finding, area.width.saturating_sub(label) / 2);
    let why = app.say(Word::FindingWhy { reason: &reason(finding, app.lang()) });
    let after = match after {
        Some(after) => (app.say(Word::FindingAfter), after, theme.plain()),
        None => (String::new(), app.say(Word::FindingNoFix), theme.plain()),
    };
    let message = (String::new(), finding.message(wording), theme.finding(finding.level));
    let before = (is, before, theme.plain());
    let lines = match area.height {
        // Where there is room for two lines, what is there can be read in the text itself.
        0..=2 => vec![message, after],
        _ => vec![message, before, after, (String::new(), why, theme.dim())],
    };
    for ((label, text, style), y) in lines.into_iter().zip(area.y..area.y + area.height) {
        let x = match label.is_empty() {
            true => area.x + 1,
            false => canvas.lead(area.x + 1, y, right, &label, theme.dim()) + 1,
        };
        canvas.put_cut(x, y, right, &visible(&text), style);
    }
}

/// Returns how the place reads now, and how it will, in about so many characters.
fn before_and_after(app: &App, finding: &Finding, room: usize) -> (String, Option<String>) {
    let fixed = finding.fix.as_ref().map(|fix| fix.shown.as_str());
    let FindingPlace::Text(place) = finding.place else {
        return (finding.text.clone(), fixed.map(String::from));
    };
    let source = app.report.text(place).unwrap_or_default();
    let printed =
        |piece: Option<&str>| open::printed(&app.report, piece.unwrap_or_default()).into_owned();
    let from = units::floor(source, finding.range.start.saturating_sub(REACH));
    let to = units::ceil(source, finding.range.end + REACH);
    let head = printed(source.get(from..finding.range.start));
    let tail = printed(source.get(finding.range.end..to));
    let with = |text: &str| format!("{head}{text}{tail}");
    let both = fixed.and_then(|fixed| {
        let (before, after) = (with(&finding.text), with(fixed));
        apart(&before, &after, around(&before, &after, room).max(AROUND))
    });
    if let Some([before, after]) = both {
        return (before, Some(after));
    }
    // What is flagged may be a piece of a field's value.
    let there = printed(source.get(finding.range.clone()));
    let there = if there.contains(&finding.text) { there } else { finding.text.clone() };
    let around = (room.saturating_sub(there.chars().count()) / 2).max(AROUND);
    let cut = head.chars().count().saturating_sub(around);
    let head: String = head.chars().skip(cut).collect();
    let tail: String = tail.chars().take(around).collect();
    (format!("{head}{there}{tail}"), None)
}
