//! The lengths that the report and the sections around the caret are meant to have, a line each.

use super::line::InputLine;
use crate::report::SectionId;
use crate::text::half_width;

#[derive(Debug, Clone)]
pub struct Targets {
    pub rows: Vec<TargetRow>,
    pub chosen: usize,
}

#[derive(Debug, Clone)]
pub struct TargetRow {
    /// None: the report.
    pub of: Option<SectionId>,
    /// What it is called, and how long it is now where that is known.
    pub title: String,
    pub length: String,
    pub line: InputLine,
    was: u32,
}

impl TargetRow {
    pub fn new(of: Option<SectionId>, title: String, length: String, target: u32) -> Self {
        let shown = if target == 0 { String::new() } else { target.to_string() };
        TargetRow { of, title, length, line: InputLine::new(shown), was: target }
    }

    /// Returns the number that was typed, 0 for none; nothing where it is no number.
    fn target(&self) -> Option<u32> {
        let typed: String = self.line.text().chars().map(half_width).collect();
        match typed.trim().trim_end_matches('字').trim_end() {
            "" => Some(0),
            number => number.parse().ok(),
        }
    }
}

impl Targets {
    /// Begins with the first line or the last, that of the innermost section.
    pub fn new(rows: Vec<TargetRow>, from_last: bool) -> Self {
        let chosen = if from_last { rows.len().saturating_sub(1) } else { 0 };
        let mut targets = Targets { rows, chosen };
        targets.go_to(chosen);
        targets
    }

    pub fn line_mut(&mut self) -> Option<&mut InputLine> {
        self.rows.get_mut(self.chosen).map(|row| &mut row.line)
    }

    /// Goes to a line, what it holds selected.
    pub fn go_to(&mut self, at: usize) {
        self.chosen = at.min(self.rows.len().saturating_sub(1));
        let chosen = self.chosen;
        for (n, row) in self.rows.iter_mut().enumerate() {
            row.line.select(n == chosen);
        }
    }

    /// Goes to the next line or the one before, around the ends.
    pub fn step(&mut self, forward: bool) {
        let count = self.rows.len().max(1);
        self.go_to((self.chosen + if forward { 1 } else { count - 1 }) % count);
    }

    /// Returns what was changed, or the number of the first line that holds no number.
    pub fn changed(&self) -> Result<Vec<(Option<SectionId>, u32)>, usize> {
        let mut changed = Vec::new();
        for (n, row) in self.rows.iter().enumerate() {
            let target = row.target().ok_or(n)?;
            if target != row.was {
                changed.push((row.of, target));
            }
        }
        Ok(changed)
    }
}
