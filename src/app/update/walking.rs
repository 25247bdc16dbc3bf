//! The caret's ways through the text.

use super::Update;
use crate::app::command::Command;
use crate::app::view::screen::{paragraph, word};
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
        let page = view.layout.frame().height.saturating_sub(1).max(1);
        let rows = match way {
            Command::Up => Some(-1),
            Command::Down => Some(1),
            Command::PageUp => Some(-isize::try_from(page).unwrap_or(1)),
            Command::PageDown => Some(isize::try_from(page).unwrap_or(1)),
            _ => None,
        };
        if let Some(rows) = rows {
            if rows.unsigned_abs() > 1 {
                view.scroll(&texts, rows);
            }
            view.go_rows(&texts, rows, select);
            return true;
        }
        if matches!(way, Command::RowStart | Command::RowEnd) {
            view.go_to_edge(&texts, way == Command::RowEnd, select);
            return true;
        }
        let selection = view.selection(&texts).filter(|_| !select);
        let caret = view.caret;
        let to: Place = match (way, selection) {
            // Out of a selection the caret goes to the end it is asked to.
            (Command::Left, Some((from, _))) => from,
            (Command::Right, Some((_, to))) => to,
            (Command::Left, None) => texts.stop_before(caret).unwrap_or(caret),
            (Command::Right, None) => texts.stop_behind(caret).unwrap_or(caret),
            (Command::WordLeft, _) => word(&texts, caret, false),
            (Command::WordRight, _) => word(&texts, caret, true),
            (Command::ParagraphUp, _) => paragraph(&texts, caret, false),
            (Command::ParagraphDown, _) => paragraph(&texts, caret, true),
            (Command::ReportStart, _) => texts.start(),
            _ => texts.end(),
        };
        view.go(to, select);
        true
    }
}
