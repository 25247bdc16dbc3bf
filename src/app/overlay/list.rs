//! Lists to choose from: their entries, the choice, and what of them is on the screen.

use super::{Action, Entry, List, ListKind};
use crate::app::geometry::{Area, Size};
use crate::app::line::InputLine;
use crate::app::long_list::Row;
use crate::app::state::App;
use crate::app::view::texts::Texts;

impl List {
    pub fn new(kind: ListKind) -> Self {
        let (query, entries, long) = (InputLine::default(), Vec::new(), None);
        let (chosen, is_moved, top) = (0, false, 0);
        List { kind, query, entries, long, chosen, is_moved, top, height: 0, tallest: 0 }
    }

    /// Returns where it lies, with its border: it is as high as its entries, as far as there is room.
    pub fn window(&self, size: Size) -> Area {
        let query = usize::from(self.has_query());
        match self.kind {
            // What is chosen is shown whole below the entries, and they change with every letter.
            ListKind::Phrases => size.window(usize::MAX, usize::MAX),
            _ => size.window(self.tallest + query, self.height + query),
        }
    }

    /// Returns where its line of input stands, behind its sign.
    pub fn query_line(&self, size: Size) -> Area {
        let inner = self.window(size).inside();
        Area { x: inner.x + 2, width: inner.width.saturating_sub(2), height: 1, ..inner }
    }

    /// Returns where its entries stand.
    pub fn rows(&self, size: Size) -> Area {
        if self.kind == ListKind::Phrases { self.parted(size).0 } else { self.below_query(size) }
    }

    /// Returns where the chosen entry is shown whole.
    pub fn preview(&self, size: Size) -> Area {
        self.parted(size).1
    }

    fn parted(&self, size: Size) -> (Area, Area) {
        self.below_query(size).with_preview()
    }

    fn below_query(&self, size: Size) -> Area {
        let inner = self.window(size).inside();
        let query = usize::from(self.has_query());
        Area { y: inner.y + query, height: inner.height.saturating_sub(query), ..inner }
    }

    /// Says whether its entries can be looked through by typing.
    pub fn has_query(&self) -> bool {
        !matches!(self.kind, ListKind::Forms | ListKind::HandedIn)
    }

    pub fn len(&self) -> usize {
        self.long.as_ref().map_or(self.entries.len(), |long| long.len())
    }

    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Says whether all that is asked for is in it by now.
    pub fn is_done(&self) -> bool {
        self.long.as_ref().is_none_or(|long| long.is_done())
    }

    /// Returns an entry; of a long list one on the screen.
    pub fn entry(&self, at: usize) -> Option<&Entry> {
        let first = if self.long.is_some() { self.top } else { 0 };
        self.entries.get(at.checked_sub(first)?)
    }

    pub fn action(&self) -> Option<&Action> {
        self.entry(self.chosen)?.action.as_ref()
    }

    /// Returns the entries on the screen, each with its place.
    pub fn shown(&self, height: usize) -> impl Iterator<Item = (usize, &Entry)> {
        (self.top..self.top + height).map_while(|at| Some((at, self.entry(at)?)))
    }

    /// Goes to the next entry that can be chosen.
    pub fn step(&mut self, by: isize) {
        self.is_moved = true;
        let count = self.len();
        let mut at = self.chosen;
        for _ in 0..by.unsigned_abs() {
            let mut next = at;
            loop {
                let step = if by > 0 { next.checked_add(1) } else { next.checked_sub(1) };
                let Some(step) = step.filter(|step| *step < count) else { break };
                next = step;
                if self.can_be_chosen(next) {
                    at = next;
                    break;
                }
            }
        }
        self.chosen = at;
    }

    /// Goes to the first entry of the next group, or of this one and the one before; where there are
    /// no groups, to the next entry.
    pub fn step_group(&mut self, forward: bool) {
        let is_head = |at: &usize| !self.can_be_chosen(*at);
        let count = self.len();
        let target = if forward {
            (self.chosen + 1..count).find(is_head).map(|head| head + 1)
        } else {
            let own = (0..self.chosen).rev().find(is_head);
            let first = own.filter(|head| head + 1 < self.chosen);
            first.or_else(|| (0..own?).rev().find(is_head)).map(|head| head + 1)
        };
        match target.filter(|at| self.can_be_chosen(*at)) {
            Some(at) => (self.chosen, self.is_moved) = (at, true),
            None if (0..count).any(|at| is_head(&at)) => {}
            None => self.step(if forward { 1 } else { -1 }),
        }
    }

    fn can_be_chosen(&self, at: usize) -> bool {
        match &self.long {
            Some(long) => long.row(at).is_some_and(|row| !matches!(row, Row::Title(_))),
            None => self.entries.get(at).is_some_and(|entry| entry.action.is_some()),
        }
    }

    /// Sets other entries and keeps the choice where it still makes sense.
    pub fn set_entries(&mut self, entries: Vec<Entry>) {
        (self.entries, self.long) = (entries, None);
        self.settle_choice();
    }

    fn settle_choice(&mut self) {
        self.chosen = self.chosen.min(self.len().saturating_sub(1));
        if !self.can_be_chosen(self.chosen) {
            let first = (0..self.len()).find(|at| self.can_be_chosen(*at));
            self.chosen = first.unwrap_or(0);
        }
    }

    /// Gathers and looks through some more of a long list. What was gone to stays chosen; else that is
    /// what comes first, in the end from a place on.
    pub fn work(&mut self, app: &mut App, bytes: usize) {
        let Some(long) = &mut self.long else { return };
        let chosen = long.row(self.chosen).filter(|_| self.is_moved);
        long.work(app, bytes);
        let chosen = chosen.and_then(|row| long.position(row));
        let behind = || long.behind(&Texts::new(&app.report, None), app.view.caret);
        self.chosen = match self.is_moved {
            true => chosen.unwrap_or(self.chosen),
            // What is behind the caret comes next.
            false if self.query.text().is_empty() => behind().unwrap_or(0),
            false => 0,
        };
        self.settle_choice();
    }

    /// Writes the entries of a long list that are on the screen.
    pub fn write(&mut self, app: &mut App, height: usize) {
        if let Some(long) = &self.long {
            let shown = self.top..self.top + height.max(1);
            self.entries = shown.map_while(|at| long.entry(app, at)).collect();
        }
    }

    /// Takes the height of its entries, and brings the chosen one among those that are shown.
    pub fn settle(&mut self, size: Size) {
        let length = self.len().max(1);
        // What is still gathered does not make it lower for a moment.
        if self.is_done() || length > self.height {
            self.height = length;
        }
        self.tallest = self.tallest.max(self.height);
        self.scroll(self.rows(size).height);
    }

    fn scroll(&mut self, height: usize) {
        // No row stays empty while there is something above the first.
        self.top = self.top.min(self.len().saturating_sub(height));
        let last = self.top + height.max(1);
        if self.chosen >= last {
            self.top = self.chosen + 1 - height.max(1);
        } else if self.chosen < self.top {
            // A heading above the first of its group is shown with it.
            self.top = if self.chosen == 1 { 0 } else { self.chosen };
        }
    }
}
