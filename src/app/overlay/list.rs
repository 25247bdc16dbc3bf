//! Lists to choose from: their entries, the choice, and what of them is on the screen.

use super::{Action, Entry, List, ListKind};
use crate::app::geometry::{Area, Size};
use crate::app::line::InputLine;
use crate::app::long_list::Row;
use crate::app::state::App;
use crate::app::view::texts::Texts;

impl List {
    /// Returns where its entries stand.
    pub fn rows(&self, size: Size) -> Area {
        if self.kind == ListKind::Phrases { size.previewed_rows() } else { size.list_rows() }
    }

    pub fn new(kind: ListKind) -> Self {
        let (query, entries, long) = (InputLine::default(), Vec::new(), None);
        List { kind, query, entries, long, chosen: 0, is_moved: false, top: 0 }
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

    /// Brings the chosen entry among the `height` that are shown.
    pub fn settle(&mut self, height: usize) {
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
