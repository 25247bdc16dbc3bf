//! The tree pane: the parts of the report, numbered, with their lengths and marks.

use super::Cursor;
use super::canvas::Canvas;
use super::theme::Theme;
use crate::app::geometry::Area;
use crate::app::state::{App, Pane};
use crate::app::stats::Figures;
use crate::app::tree::{Landing, named};
use crate::app::wording::{Lang, Word, sentence};
use crate::proof::Level;
use crate::report::{Part, SectionId};
use std::ops::Range;

/// Draws the pane and returns where its chosen row begins.
pub fn draw(app: &App, theme: &Theme, canvas: &mut Canvas, area: Area) -> Cursor {
    let focused = app.pane == Pane::Tree && app.overlays.is_empty();
    canvas.border(area, &app.say(Word::TreeTitle), theme.border(focused), theme.heading());
    let inner = area.inside();
    let mut cursor = None;
    for (part, y) in app.tree.rows.iter().zip(inner.y..inner.y + inner.height) {
        let row = Area { y, height: 1, ..inner };
        let chosen = app.tree.chosen == Some(*part);
        let begins = draw_row(app, theme, canvas, row, *part);
        if chosen {
            let style = if focused { theme.selected() } else { theme.chosen_aside() };
            canvas.style(row, style);
            cursor = Some((begins, y));
        }
        if let Some((over, landing)) = app.tree.drag.and_then(|drag| drag.over)
            && over == *part
        {
            canvas.style(row, theme.landing());
            canvas.put(inner.x, y, inner.x + 1, landing_sign(over, landing), theme.selected());
            cursor = Some((inner.x, y));
        }
    }
    cursor.or(Some((inner.x, inner.y)))
}

/// The sign on the row that is pointed at: before it, behind it, inside it.
fn landing_sign(over: Part, landing: Landing) -> &'static str {
    match (landing, over) {
        (Landing::Before(_), _) | (Landing::Last, Part::Fixed(_)) => "^",
        (Landing::Behind(_) | Landing::First | Landing::Last, _) => "v",
        (Landing::Inside(_), _) => ">",
    }
}

/// Fewer columns than these say nothing of a heading and its number.
const ROOM_OF_HEADING: usize = 12;

/// Draws one row and returns the column its text begins in.
fn draw_row(app: &App, theme: &Theme, canvas: &mut Canvas, row: Area, part: Part) -> usize {
    let reach = app.texts().reach(part).unwrap_or_default();
    let figures = app.stats.of(reach.clone());
    let right = row.x + row.width;
    let found = findings(app, reach);
    let found_width = found.as_ref().map_or(0, |(text, _)| canvas.width(text) + 1);
    let target = target(app, part);
    let mut mark = mark(app, figures, target);
    let open = figures.filter(|figures| figures.open > 0);
    if let Some(figures) = open.filter(|_| target > 0) {
        // What is open goes first; a length that somebody wants is shown where a heading has room.
        let both = format!("{mark} {}", length(app, figures, target));
        let has_room = row.width >= canvas.width(&both) + 1 + found_width + ROOM_OF_HEADING;
        mark = if has_room { both } else { mark };
    }
    let mark_at = right.saturating_sub(canvas.width(&mark)).max(row.x);
    let room = mark_at.saturating_sub(usize::from(!mark.is_empty()));
    let found_at = (room + 1).saturating_sub(found_width);
    let room = if found.is_some() { found_at.saturating_sub(1) } else { room };
    let x = match part {
        Part::Fixed(fixed) => {
            let x = row.x + 1;
            canvas.put_cut(x, row.y, room, &sentence::part(fixed, app.lang()), theme.plain());
            x
        }
        Part::Section(id) => draw_section(app, theme, canvas, row, room, id),
    };
    let style = if open.is_some() { theme.open() } else { theme.dim() };
    canvas.put(mark_at, row.y, right, &mark, style);
    if let Some((found, level)) = found {
        canvas.put(found_at, row.y, right, &found, theme.finding(level));
    }
    x
}

/// Draws number and heading of a section, and returns the column they begin in. How the text begins
/// stands for a heading that is not there.
fn draw_section(
    app: &App,
    theme: &Theme,
    canvas: &mut Canvas,
    row: Area,
    room: usize,
    id: SectionId,
) -> usize {
    let Some(section) = app.report.section(id) else { return row.x };
    let x = app.tree.indent(app, section.level, row);
    canvas.put(x - 1, row.y, row.x + row.width, fold_sign(app, id), theme.dim());
    let label = app.view.layout.known_label(&app.report, Part::Section(id));
    let (label, fits) = label.map_or((String::new(), true), |l| (l.text, l.fits_place));
    let label = label.trim_end();
    let style = if fits { theme.label() } else { theme.odd_label() };
    let behind = x + canvas.width(label);
    canvas.put_cut(x, row.y, room, label, style);
    if behind < room {
        let style = if section.heading.is_empty() { theme.dim() } else { theme.plain() };
        canvas.put_cut(behind, row.y, room, &named(&app.report, section), style);
    }
    x
}

fn fold_sign(app: &App, id: SectionId) -> &'static str {
    let report = &app.report;
    match (report.has_children(id), app.tree.folded.contains(&id)) {
        (true, true) => "▸",
        (true, false) => "▾",
        (false, _) => " ",
    }
}

/// Returns how many findings parts have, and how grave they are; a mark that every terminal draws in
/// one column.
fn findings(app: &App, parts: Range<usize>) -> Option<(String, Level)> {
    let tally = app.proofing.of_parts(parts).filter(|_| app.is_proofread())?;
    let level = if tally.errors > 0 { Level::Error } else { Level::Warning };
    (tally.grave() > 0).then(|| (format!("!{}", tally.grave()), level))
}

/// Returns what stands at the end of a row: open places, or a length.
fn mark(app: &App, figures: Option<Figures>, target: u32) -> String {
    match figures {
        None => String::new(),
        Some(figures) if figures.open > 0 => format!("⚑{}", figures.open),
        Some(figures) => length(app, figures, target),
    }
}

fn length(app: &App, figures: Figures, target: u32) -> String {
    let unit = match app.lang() {
        Lang::Zh => "字",
        Lang::En => "",
    };
    match (figures.paragraphs, figures.words, target) {
        (0, _, 0) => app.say(Word::Empty),
        (_, words, target) if target > 0 => format!("{words}/{target}{unit}"),
        (_, words, _) => format!("{words}{unit}"),
    }
}

fn target(app: &App, part: Part) -> u32 {
    match part {
        Part::Section(id) => app.report.section(id).map_or(0, |section| section.target),
        Part::Fixed(_) => 0,
    }
}
