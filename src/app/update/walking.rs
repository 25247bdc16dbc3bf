//! The caret's ways through the text.

use super::Update;
use crate::app::command::Command;
use crate::app::view::screen::{View, paragraph, word};
use crate::app::view::texts::Texts;
use crate::report::Place;

/// A way, and whether it selects.
fn way(command: Command) -> Option<(Command, bool)> {
    use Command::*;
    let way = match command {
        SelectLeft => (Left, true),
        SelectRight => (Right, true),
        SelectUp => (Up, true),
        SelectDown => (Down, true),
        SelectWordLeft => (WordLeft, true),
        SelectWordRight => (WordRight, true),
        SelectRowStart => (RowStart, true),
        SelectRowEnd => (RowEnd, true),
        SelectParagraphUp => (ParagraphUp, true),
        SelectParagraphDown => (ParagraphDown, true),
        SelectPageUp => (PageUp, true),
        SelectPageDown => (PageDown, true),
        SelectReportStart => (ReportStart, true),
        SelectReportEnd => (ReportEnd, true),
        Left | Right | Up | Down | WordLeft | WordRight | RowStart | RowEnd | ParagraphUp
        | ParagraphDown | PageUp | PageDown | ReportStart | ReportEnd => (command, false),
        _ => return None,
    };
    Some(way)
}

impl Update<'_> {
    /// Moves the caret; false where the command is no way to move it.
    pub(super) fn walk(&mut self, command: Command) -> bool {
        let Some((way, select)) = way(command) else { return false };
        let app = &mut *self.app;
        let texts = Texts::new(&app.report, app.view.narrow);
        let view = &mut app.view;
        match way {
            Command::Up => view.go_rows(&texts, -1, select),
            Command::Down => view.go_rows(&texts, 1, select),
            Command::PageUp => view.go_page(&texts, false, select),
            Command::PageDown => {
                let end = end_from(&texts, view.caret);
                view.go_page(&texts, true, select);
                if texts.compare(view.caret, end).is_gt() {
                    view.go(end, select);
                }
            }
            Command::RowStart | Command::RowEnd => {
                view.go_to_edge(&texts, way == Command::RowEnd, select);
            }
            _ => {
                let to = far(&texts, view, way, select);
                view.go(to, select);
            }
        }
        true
    }
}

/// Returns where the ways lead that no row has a part in.
fn far(texts: &Texts, view: &View, way: Command, select: bool) -> Place {
    let selection = view.selection(texts).filter(|_| !select);
    let caret = view.caret;
    match (way, selection) {
        // Out of a selection the caret goes to the end it is asked to.
        (Command::Left, Some((from, _))) => from,
        (Command::Right, Some((_, to))) => to,
        (Command::Left, None) => texts.stop_before(caret).unwrap_or(caret),
        (Command::Right, None) => texts.stop_behind(caret).unwrap_or(caret),
        (Command::WordLeft, _) => word(texts, caret, false),
        (Command::WordRight, _) => word(texts, caret, true),
        (Command::ParagraphUp, _) => paragraph(texts, caret, false),
        (Command::ParagraphDown, _) => paragraph(texts, caret, true),
        (Command::ReportStart, _) => texts.start(),
        _ => end_from(texts, caret),
    }
}

/// Returns the end that is ahead of a place: that of what is written, where typing goes on with the
/// report; from there on the very end, behind the empty parts.
fn end_from(texts: &Texts, place: Place) -> Place {
    let written = texts.written_end();
    if texts.compare(place, written).is_lt() { written } else { texts.end() }
}
