//! The tree pane: which parts it shows, and from where on.
//!
//! What is chosen in the tree is the part the caret is in, or the folded section around it; there is
//! no second cursor that could disagree with the first.

use super::geometry::Area;
use super::state::App;
use super::view::texts::Texts;
use super::view::units;
use crate::report::{Fixed, Part, Report, Section, SectionId, open};
use std::borrow::Cow;
use std::collections::HashSet;

#[derive(Debug, Default)]
pub struct Tree {
    pub folded: HashSet<SectionId>,
    /// The first part that is shown.
    top: usize,
    /// The parts on the screen.
    pub rows: Vec<Part>,
    pub chosen: Option<Part>,
    pub drag: Option<Drag>,
}

/// What the mouse took hold of, and where it would come to stand if it were let go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Drag {
    pub section: SectionId,
    /// The row that is pointed at, and the landing there.
    pub over: Option<(Part, Landing)>,
    /// The mouse was over another row meanwhile: it is no click.
    pub has_left: bool,
}

/// So many bytes of a text stand for a heading at most.
const BEGINNING: usize = 120;

/// Returns what a section is called where only a line has room: its heading, or how its text begins.
pub fn named<'a>(report: &'a Report, section: &'a Section) -> Cow<'a, str> {
    if !section.heading.is_empty() {
        return open::printed(report, &section.heading);
    }
    let first = section.body.iter().find(|paragraph| !paragraph.text.is_empty());
    let text = first.map_or("", |paragraph| paragraph.text.as_str());
    let end = units::floor(text, BEGINNING.min(text.len()));
    open::printed(report, text.get(..end).unwrap_or_default())
}

/// Where a section that is dragged comes to stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Landing {
    Before(SectionId),
    /// Behind a section and all below it.
    Behind(SectionId),
    /// As the last directly below it.
    Inside(SectionId),
    First,
    Last,
}

impl Drag {
    /// Says where the section would land on the row of a part: inside it on the right half, else
    /// before it on the way up and behind it on the way down.
    pub fn landing(&self, texts: &Texts, onto: Part, right_half: bool) -> Option<Landing> {
        let report = texts.report();
        let from = report.index_of(self.section)?;
        let own = from..from + report.subtree_len(from);
        match onto {
            Part::Section(id) => {
                let to = report.index_of(id).filter(|to| !own.contains(to))?;
                Some(match (right_half, to < from) {
                    (true, _) => Landing::Inside(id),
                    (false, true) => Landing::Before(id),
                    (false, false) => Landing::Behind(id),
                })
            }
            Part::Fixed(fixed) if Fixed::BEHIND_SECTIONS.contains(&fixed) => Some(Landing::Last),
            Part::Fixed(_) => Some(Landing::First),
        }
    }
}

impl Tree {
    /// Returns the part itself, or the folded section it is hidden in.
    pub fn visible(&self, texts: &Texts, part: Part) -> Part {
        let Part::Section(id) = part else { return part };
        if self.folded.is_empty() {
            return part;
        }
        let report = texts.report();
        let mut outermost = part;
        let mut index = report.index_of(id);
        while let Some(parent) = index.and_then(|i| crate::report::outline::parent(report, i)) {
            let Some(section) = report.sections().get(parent) else { break };
            let shown = texts.index_of(Part::Section(section.id));
            if !shown.is_some_and(|at| texts.span().contains(&at)) {
                break;
            }
            if self.folded.contains(&section.id) {
                outermost = Part::Section(section.id);
            }
            index = Some(parent);
        }
        outermost
    }

    /// An empty fixed part has no row, but for the title and the part the caret is in.
    fn is_listed(&self, texts: &Texts, part: Part) -> bool {
        match part {
            Part::Section(_) | Part::Fixed(Fixed::Title) => true,
            fixed => {
                self.chosen == Some(fixed)
                    || texts.report().body(fixed).is_some_and(|body| !body.is_empty())
            }
        }
    }

    /// Returns the row below the one of this part.
    pub fn below(&self, texts: &Texts, part: Part) -> Option<Part> {
        let mut index = texts.index_of(part)?;
        loop {
            index += match texts.part_at(index)? {
                Part::Section(id) if self.folded.contains(&id) => {
                    texts.report().subtree_len(texts.report().index_of(id)?)
                }
                _ => 1,
            };
            let next = Some(index).filter(|i| texts.span().contains(i));
            let next = texts.part_at(next?)?;
            if self.is_listed(texts, next) {
                return Some(next);
            }
        }
    }

    pub fn above(&self, texts: &Texts, part: Part) -> Option<Part> {
        let mut index = texts.index_of(part)?;
        loop {
            index = index.checked_sub(1).filter(|i| texts.span().contains(i))?;
            let before = self.visible(texts, texts.part_at(index)?);
            index = texts.index_of(before)?;
            if self.is_listed(texts, before) {
                return Some(before);
            }
        }
    }

    /// Unfolds what hides a part.
    pub fn reveal(&mut self, texts: &Texts, part: Part) {
        let Part::Section(id) = part else { return };
        if self.folded.is_empty() {
            return;
        }
        let report = texts.report();
        let mut index = report.index_of(id);
        while let Some(parent) = index.and_then(|i| crate::report::outline::parent(report, i)) {
            if let Some(section) = report.sections().get(parent) {
                self.folded.remove(&section.id);
            }
            index = Some(parent);
        }
    }

    /// Returns the column in which the row of a section of some level begins, behind its sign.
    pub fn indent(&self, app: &App, level: u8, rows: Area) -> usize {
        let top = app.view.narrow.and_then(|id| app.report.section(id)).map_or(1, |s| s.level);
        let depth = usize::from(level.saturating_sub(top));
        rows.x + 1 + (2 * depth).min(rows.width / 3)
    }

    /// Chooses the row of a part and brings it on the screen.
    pub fn settle(&mut self, texts: &Texts, part: Part, height: usize) {
        let chosen = self.visible(texts, part);
        self.chosen = Some(chosen);
        let span = texts.span();
        let chosen_at = texts.index_of(chosen).unwrap_or(span.start);
        let top = self.top.clamp(span.start, span.end.saturating_sub(1)).min(chosen_at);
        let top = texts.part_at(top).map(|part| self.visible(texts, part)).unwrap_or(chosen);
        self.rows = self.rows_from(texts, top, height);
        // What is dragged may be left behind.
        if height > 0 && self.drag.is_none() && !self.rows.contains(&chosen) {
            let top = self.up_from(texts, chosen, height - 1);
            self.rows = self.rows_from(texts, top, height);
        }
        if let (true, Some(first)) = (self.rows.len() < height, self.rows.first().copied()) {
            let top = self.up_from(texts, first, height - self.rows.len());
            self.rows = self.rows_from(texts, top, height);
        }
        self.top = self.rows.first().and_then(|part| texts.index_of(*part)).unwrap_or(0);
    }

    fn up_from(&self, texts: &Texts, mut part: Part, rows: usize) -> Part {
        for _ in 0..rows {
            match self.above(texts, part) {
                Some(above) => part = above,
                None => break,
            }
        }
        part
    }

    /// Moves the screen over the tree by some rows.
    pub fn scroll(&mut self, texts: &Texts, rows: isize) {
        let height = self.rows.len();
        let Some(mut top) = self.rows.first().copied() else { return };
        if rows < 0 {
            top = self.up_from(texts, top, rows.unsigned_abs());
        }
        for _ in 0..rows.max(0) {
            // The last row stays at the bottom.
            match self
                .below(texts, top)
                .filter(|_| self.rows_from(texts, top, height + 1).len() > height)
            {
                Some(below) => top = below,
                None => break,
            }
        }
        self.rows = self.rows_from(texts, top, height);
        self.top = texts.index_of(top).unwrap_or(0);
    }

    fn rows_from(&self, texts: &Texts, top: Part, height: usize) -> Vec<Part> {
        let mut rows = Vec::with_capacity(height);
        let mut next = match self.is_listed(texts, top) {
            true => Some(top),
            false => self.below(texts, top),
        };
        while let Some(part) = next.filter(|_| rows.len() < height) {
            rows.push(part);
            next = self.below(texts, part);
        }
        rows
    }
}
