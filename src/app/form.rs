//! The form: the fields of the report, then every place that is still open, a row each.
//!
//! A field is one value for all of its places. Any other open place is filled by itself, so that two
//! slots of one name may get two values; what stands around it is shown with the row.

use super::geometry::{Area, Size};
use super::line::InputLine;
use super::view::texts::Texts;
use super::view::units;
use crate::report::open;
use crate::report::slot::{PieceKind, Slot, pieces};
use crate::report::{Field, Operation, Report, TextPlace, outline};
use std::borrow::Cow;
use std::cmp::Reverse;
use std::ops::Range;

#[derive(Debug, Clone)]
pub struct Form {
    pub rows: Vec<FormRow>,
    pub chosen: usize,
    /// The first row that is shown.
    pub top: usize,
    /// The text whose open places come next, while some are still to be found.
    next: Option<TextPlace>,
}

/// Rows in which it is shown what stands around the place of the chosen row.
const ASIDE: usize = 2;
/// In how many bytes open places are looked for before the frame, and in how many between keys.
pub const AT_ONCE: usize = 128 << 10;
pub const SLICE: usize = 32 << 10;
/// What a text counts for, and what a row does.
const TEXT: usize = 64;
const ROW: usize = 1 << 10;

#[derive(Debug, Clone)]
pub struct FormRow {
    pub label: String,
    /// What is written before its line: the name of a field, else the place with the words around it.
    pub title: String,
    pub line: InputLine,
    /// What the name was given before: no value until it is taken.
    suggestion: String,
    /// The label is the name of a field or slot, and no mask.
    is_named: bool,
    /// What it was, so that only what has changed is set.
    was: String,
    of: FormTarget,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum FormTarget {
    Field(String),
    Place(TextPlace, Range<usize>),
}

/// How many bytes around a place are shown with its row.
const AROUND: usize = 96;
/// How many characters of them tell a place from others.
const BEFORE_PLACE: usize = 5;
const BEHIND_PLACE: usize = 2;

impl Form {
    /// Begins the form of a report, with its fields or its first open place; none where there is
    /// nothing to fill in.
    pub fn begin(report: &Report) -> Option<Form> {
        let fields = report.fields().iter();
        let row = |field: &Field| {
            FormRow::new(field.name.clone(), &field.value, FormTarget::Field(field.name.clone()))
        };
        let next = Some(Texts::new(report, None).first());
        let mut form = Form { rows: fields.map(row).collect(), chosen: 0, top: 0, next };
        while form.rows.is_empty() && !form.is_whole() {
            form.gather(report, AT_ONCE);
        }
        // What is filled already is known; the first field that is not is what one comes for.
        let empty = form.rows.iter().position(|row| row.line.text().is_empty());
        form.chosen = empty.filter(|at| *at < report.fields().len()).unwrap_or(0);
        form.select_row(true);
        (!form.rows.is_empty()).then_some(form)
    }

    /// Returns where it lies, with its border: it is as high as its rows, as far as there is room.
    pub fn window(&self, size: Size) -> Area {
        let rows = self.rows.len() + ASIDE;
        size.window(rows, rows)
    }

    /// Returns where its rows stand; what is said of the chosen one stands below.
    pub fn lines(&self, size: Size) -> Area {
        let (rows, _) = self.window(size).inside().without_last(ASIDE);
        Area { height: rows.height.max(1), ..rows }
    }

    /// Returns where it is shown what stands around the place of the chosen row.
    pub fn aside(&self, size: Size) -> Area {
        self.window(size).inside().without_last(ASIDE).1
    }

    /// Says whether every open place has its row.
    pub fn is_whole(&self) -> bool {
        self.next.is_none()
    }

    /// Gives the open places of about so many bytes their rows.
    pub fn gather(&mut self, report: &Report, bytes: usize) {
        let mut left = bytes;
        while left > 0
            && let Some(place) = self.next
        {
            let source = report.text(place).unwrap_or_default();
            let opens = open::in_source(source, report.fields()).into_iter();
            let rows =
                opens.filter_map(|open| FormRow::of_place(report, place, source, open.range));
            let before = self.rows.len();
            self.rows.extend(rows);
            let cost = TEXT + source.len() + ROW * (self.rows.len() - before);
            left = left.saturating_sub(cost);
            self.next = Texts::new(report, None).next(place);
        }
    }

    pub fn row(&self) -> Option<&FormRow> {
        self.rows.get(self.chosen)
    }

    pub fn row_mut(&mut self) -> Option<&mut FormRow> {
        self.rows.get_mut(self.chosen)
    }

    /// Goes some rows down, or up where `by` is negative.
    pub fn step(&mut self, by: isize) {
        let last = self.rows.len().saturating_sub(1);
        self.go_to(self.chosen.saturating_add_signed(by).min(last));
        self.select_row(true);
    }

    pub fn go_to(&mut self, row: usize) {
        self.select_row(false);
        self.chosen = row;
    }

    /// Selects the value of the chosen row, so that typing replaces it.
    fn select_row(&mut self, all: bool) {
        if let Some(row) = self.row_mut() {
            row.line.select(all);
        }
    }

    /// Brings the chosen row among the `height` that are shown.
    pub fn settle(&mut self, height: usize) {
        let height = height.max(1);
        self.top = self.top.clamp((self.chosen + 1).saturating_sub(height), self.chosen);
    }

    pub fn is_changed(&self) -> bool {
        self.rows.iter().any(FormRow::is_changed)
    }

    /// Suggests values for the rows from one on that have none, by the names of their fields and slots.
    pub fn suggest(&mut self, from: usize, value_of: impl Fn(&str) -> Option<String>) {
        let new = self.rows.iter_mut().skip(from);
        for row in new.filter(|row| row.is_named && row.line.text().is_empty()) {
            row.suggestion = value_of(&row.label).unwrap_or_default();
        }
    }

    /// Takes what is suggested for the chosen row.
    pub fn take_suggestion(&mut self) {
        self.row_mut().map(FormRow::take_suggestion);
    }

    /// Returns the names that were given values, with these.
    pub fn filled(&self) -> impl Iterator<Item = (&str, &str)> {
        let filled = self.rows.iter().filter(|row| row.is_named && row.is_changed());
        filled.map(|row| (row.label.as_str(), row.line.text()))
    }

    /// Makes one operation of all that was filled in.
    pub fn operation(&self, report: &Report) -> Operation {
        let mut all = Vec::new();
        for row in self.rows.iter().filter(|row| row.is_changed()) {
            let value = row.line.text();
            match &row.of {
                FormTarget::Field(name) => all.push(outline::set_field(report, name, value)),
                FormTarget::Place(place, range) => {
                    all.extend(open::fill(report, *place, range.clone(), value));
                }
            }
        }
        // Places in one text are filled from behind, so that none moves another.
        all.sort_by_key(|operation| match operation {
            Operation::Text { edit, .. } => Reverse(edit.at),
            _ => Reverse(usize::MAX),
        });
        Operation::All(all)
    }
}

impl FormRow {
    fn new(label: String, value: &str, of: FormTarget) -> FormRow {
        FormRow {
            title: label.clone(),
            label,
            is_named: true,
            line: InputLine::new(value),
            was: value.to_string(),
            suggestion: String::new(),
            of,
        }
    }

    /// Makes the row of an open place; none where that belongs to a field.
    fn of_place(
        report: &Report,
        place: TextPlace,
        source: &str,
        range: Range<usize>,
    ) -> Option<FormRow> {
        let text = source.get(range.clone()).unwrap_or_default();
        let slot = slot_of(text);
        if slot.as_ref().is_some_and(|slot| report.field(slot.name).is_some()) {
            return None;
        }
        let label = slot.as_ref().map_or(text, |slot| slot.name).to_string();
        let value = slot.as_ref().and_then(Slot::default).unwrap_or_default();
        let shown = slot.as_ref().map(|slot| format!("[{}]", slot.name));
        let title = around(report, source, &range, shown.as_deref().unwrap_or(text));
        let row = FormRow::new(label, value, FormTarget::Place(place, range));
        Some(FormRow { title, is_named: slot.is_some(), ..row })
    }

    fn is_changed(&self) -> bool {
        self.line.text() != self.was
    }

    /// Returns what is suggested where nothing is written.
    pub fn suggestion(&self) -> Option<&str> {
        let is_open = self.line.text().is_empty() && !self.suggestion.is_empty();
        is_open.then_some(self.suggestion.as_str())
    }

    /// Takes what is suggested; false where nothing is.
    pub fn take_suggestion(&mut self) -> bool {
        let taken = self.suggestion().map(InputLine::new);
        taken.map(|line| self.line = line).is_some()
    }

    /// Returns what prints before and behind the place of the row; nothing for a field.
    pub fn surroundings<'r>(&self, report: &'r Report) -> Option<(Cow<'r, str>, Cow<'r, str>)> {
        let FormTarget::Place(place, range) = &self.of else { return None };
        let source = report.text(*place)?;
        let from = units::ceil(source, range.start.saturating_sub(AROUND));
        let to = units::floor(source, range.end + AROUND);
        let before = open::printed(report, source.get(from..range.start)?);
        Some((before, open::printed(report, source.get(range.end..to)?)))
    }

    /// Returns what may be chosen for the row; nothing where anything may be written.
    pub fn options<'r>(&self, report: &'r Report) -> Vec<&'r str> {
        let text = match &self.of {
            FormTarget::Place(place, range) => {
                report.text(*place).and_then(|source| source.get(range.clone()))
            }
            FormTarget::Field(name) => report.texts().find_map(|(_, source)| {
                let slots = pieces(source).map_while(Result::ok);
                let mut choices = slots.filter(|piece| match &piece.kind {
                    PieceKind::Slot(slot) => slot.name == name && slot.is_choice(),
                    _ => false,
                });
                choices.next().and_then(|piece| source.get(piece.range))
            }),
        };
        let slot = text.and_then(slot_of).filter(Slot::is_choice);
        slot.map_or(Vec::new(), |slot| slot.options().collect())
    }

    /// Writes the next of the options, or the one before; false where another text stands there.
    pub fn turn(&mut self, options: &[&str], forward: bool) -> bool {
        let now = options.iter().position(|option| *option == self.line.text());
        if options.is_empty() || (now.is_none() && !self.line.text().is_empty()) {
            return false;
        }
        let count = options.len();
        let next = match (now, forward) {
            (None, true) => 0,
            (None, false) => count - 1,
            (Some(at), true) => (at + 1) % count,
            (Some(at), false) => (at + count - 1) % count,
        };
        self.line = InputLine::new(options.get(next).copied().unwrap_or_default());
        true
    }
}

/// A place is told from others like it by the words that stand next to it.
fn around(report: &Report, source: &str, range: &Range<usize>, shown: &str) -> String {
    let is_mark = |c: char| !c.is_alphanumeric() && !"*×＿_".contains(c);
    let before = source.get(units::ceil(source, range.start.saturating_sub(AROUND))..range.start);
    let before = open::printed(report, before.unwrap_or_default());
    let clause = before.rsplit(is_mark).next().unwrap_or_default();
    let skipped = clause.chars().count().saturating_sub(BEFORE_PLACE);
    let behind = source.get(range.end..units::floor(source, range.end + AROUND));
    let behind = open::printed(report, behind.unwrap_or_default());
    let next = behind.split(is_mark).next().unwrap_or_default().chars().take(BEHIND_PLACE);
    clause.chars().skip(skipped).chain(shown.chars()).chain(next).collect()
}

fn slot_of(text: &str) -> Option<Slot<'_>> {
    match pieces(text).next()?.ok()?.kind {
        PieceKind::Slot(slot) => Some(slot),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::view::testing::report;

    #[test]
    fn every_place_is_a_row_and_a_field_is_one() {
        let mut report = report("{单位}学习{次数}次、检查{次数}次，{组织=党组|党委}，共**次");
        report.apply(&outline::set_field(&report, "单位", "")).unwrap();
        assert_eq!(report.fields(), [Field { name: "单位".into(), value: String::new() }]);
        let mut form = Form::begin(&report).unwrap();
        form.gather(&report, 1);
        assert!(form.rows.len() == 1 && !form.is_whole());
        while !form.is_whole() {
            form.gather(&report, 1);
        }
        let labels: Vec<_> = form.rows.iter().map(|row| row.label.as_str()).collect();
        assert_eq!(labels, ["单位", "次数", "次数", "组织", "**"]);
        let titles: Vec<_> = form.rows.iter().map(|row| row.title.as_str()).collect();
        assert_eq!(titles, ["单位", "**学习[次数]次", "检查[次数]次", "[组织]", "共**次"]);
        assert_eq!(form.rows[2].surroundings(&report).unwrap().1, "次，**，共**次");
        let options = form.rows[3].options(&report);
        assert_eq!(options, ["党组", "党委"]);
        for expect in ["党组", "党委", "党组"] {
            assert!(form.rows[3].turn(&options, true));
            assert_eq!(form.rows[3].line.text(), expect);
        }
        for (row, value) in [(0, "某局"), (1, "12"), (2, "3"), (4, "15")] {
            form.rows[row].line.insert(value);
        }
        assert!(!form.rows[0].turn(&[], true) && form.is_changed());
        report.apply(&form.operation(&report)).unwrap();
        let text = report.texts().next().unwrap().1;
        assert_eq!(text, "{单位}学习12次、检查3次，党组，共15次");
        assert_eq!(report.fields()[0].value, "某局");
    }

    #[test]
    fn the_chosen_row_is_shown() {
        let mut form = Form::begin(&report("**、**、**、**、**")).unwrap();
        for (by, top) in [(4, 2), (-1, 2), (-2, 1), (9, 2), (-9, 0)] {
            form.step(by);
            form.settle(3);
            assert_eq!(form.top, top, "{by}");
        }
        assert!(Form::begin(&report("没有")).is_none());
    }
}
