//! Reading a sheet: its rows scroll, and it may offer one thing to be done.

use super::Update;
use crate::app::command::Command;
use crate::app::overlay::Answer;
use crate::app::overlay::Overlay;
use crate::app::sheet::{Sheet, nothing};
use crate::app::wording::Word;
use crate::formats::plain;
use crate::report::Report;

impl Update<'_> {
    pub(super) fn sheet_command(&mut self, command: Command) {
        let page = Sheet::area(self.app.size).inside().height.max(2) - 1;
        let page = isize::try_from(page).unwrap_or(1);
        match command {
            Command::Up | Command::Left => self.scroll_sheet(-1),
            Command::Down | Command::Right => self.scroll_sheet(1),
            Command::PageUp | Command::PreviousField => self.scroll_sheet(-page),
            Command::PageDown | Command::NextField => self.scroll_sheet(page),
            Command::ReportStart | Command::RowStart => self.scroll_sheet(isize::MIN),
            Command::ReportEnd | Command::RowEnd => self.scroll_sheet(isize::MAX),
            Command::Accept => self.accept_sheet(),
            Command::Close => drop(self.app.overlays.pop()),
            _ => {}
        }
    }

    pub(super) fn scroll_sheet(&mut self, rows: isize) {
        if let Some(Overlay::Sheet(sheet)) = self.app.overlays.last_mut() {
            sheet.scroll(rows);
        }
    }

    fn accept_sheet(&mut self) {
        let Some(Overlay::Sheet(sheet)) = self.app.overlays.pop() else { return };
        if let Some((_, answer)) = sheet.accept {
            // What the sheet was opened from is answered with it.
            self.app.overlays.clear();
            self.answered(answer);
        }
    }

    /// Shows what would be other if one report gave way to another.
    pub(super) fn show_difference(
        &mut self,
        title: String,
        other: &Report,
        accept: (Word, Answer),
    ) {
        let accept = Some((self.app.say(accept.0), accept.1));
        let (old, new) = (
            plain::write(&self.app.report, plain::Lines::Flat),
            plain::write(other, plain::Lines::Flat),
        );
        let sheet = match old == new {
            true => Sheet::new(title, nothing(self.app.lang()), accept),
            false => Sheet::of_difference(title, &old, &new, accept),
        };
        self.push(Overlay::Sheet(sheet));
    }
}
