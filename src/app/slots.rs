//! What is being filled in: the slots of a phrase just inserted, the slot just typed over, and the
//! list beside a slot. A stretch of text is told by what stands before and behind it, so that it
//! stays what it is while something is typed inside.

use super::command::Command;
use super::line::InputLine;
use crate::phrases::Kind;
use crate::report::{Place, TextPlace};
use std::ops::Range;

/// A stretch of one text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stretch {
    pub text: TextPlace,
    from: usize,
    /// The bytes behind it.
    behind: usize,
}

impl Stretch {
    pub fn new(text: TextPlace, range: Range<usize>, length: usize) -> Self {
        Stretch { text, from: range.start, behind: length.saturating_sub(range.end) }
    }

    /// Where it is in a text that has this length now.
    pub fn range(&self, length: usize) -> Option<Range<usize>> {
        let end = length.checked_sub(self.behind)?;
        (self.from <= end).then_some(self.from..end)
    }

    pub fn start(&self) -> Place {
        Place { text: self.text, at: self.from }
    }
}

/// What was inserted and typed last.
#[derive(Debug, Clone, Default)]
pub struct Slots {
    /// The phrase whose slots are walked.
    pub walked: Option<Stretch>,
    /// The phrases inserted last, the latest at the end: the next one is joined to it.
    inserted: Vec<(Stretch, Kind)>,
    /// The name of the slot that is typed over, and where.
    pub typed: Option<(String, Stretch)>,
}

/// How many phrases are known by where they were inserted.
const MOST_INSERTED: usize = 64;

impl Slots {
    pub fn inserted(&mut self, stretch: Stretch, kind: Kind) {
        self.inserted.push((stretch, kind));
        let over = self.inserted.len().saturating_sub(MOST_INSERTED);
        self.inserted.drain(..over);
    }

    /// Returns the kind of the phrase that ends at a place of a text with this length. One that was
    /// taken back ends before it begins, and is not there.
    pub fn ending_at(&self, place: Place, length: usize) -> Option<Kind> {
        let ends = |stretch: &Stretch| {
            let range = stretch.range(length).filter(|_| stretch.text == place.text);
            range.is_some_and(|range| !range.is_empty() && range.end == place.at)
        };
        self.inserted.iter().rev().find(|(stretch, _)| ends(stretch)).map(|(_, kind)| *kind)
    }
}

/// The list beside an open place: what it offers, and a line for free text.
#[derive(Debug, Clone)]
pub struct Filling {
    pub place: TextPlace,
    pub range: Range<usize>,
    pub title: String,
    pub line: InputLine,
    pub offers: Vec<String>,
    pub chosen: Option<usize>,
    /// One was gone to by the arrows.
    pub picked: bool,
    /// What stood in the line at first.
    pub was: String,
}

impl Filling {
    /// Goes to another offer.
    pub fn step(&mut self, down: bool) {
        let Some(last) = self.offers.len().checked_sub(1) else { return };
        let next = match (self.chosen, down) {
            (None, true) => 0,
            (None, false) => last,
            // The first one is only pointed at until it is picked.
            (Some(at), true) if !self.picked && self.line.text().is_empty() => at,
            (Some(at), true) => (at + 1).min(last),
            (Some(at), false) => at.saturating_sub(1),
        };
        self.chosen = Some(next);
        self.picked = true;
        let offer = self.offers.get(next).map_or("", String::as_str);
        self.line = InputLine::proposing(offer);
    }

    /// What the place is filled with: what stands in the line, else the offer pointed at where
    /// `pointed` counts too; nothing where nothing was said.
    pub fn value(&self, pointed: bool) -> Option<String> {
        let line = self.line.text();
        if !line.is_empty() {
            return Some(line.to_string());
        }
        let offer = self.chosen.filter(|_| self.picked || pointed);
        let offer = offer.and_then(|at| self.offers.get(at)).cloned();
        offer.or_else(|| (!self.was.is_empty()).then(String::new))
    }

    /// Does what a command means in the line; false where it means nothing there.
    pub fn run(&mut self, command: Command) -> bool {
        let before = self.line.text().to_string();
        let ran = self.line.run(command);
        if self.line.text() != before {
            self.typed();
        }
        ran
    }

    /// Something else was typed: no offer is pointed at any more.
    pub fn typed(&mut self) {
        self.picked = false;
        self.chosen = None;
    }

    /// Returns the first offer that is shown where there is room for so many.
    pub fn top(&self, room: usize) -> usize {
        let chosen = self.chosen.unwrap_or(0);
        (chosen + 1).saturating_sub(room.max(1))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::{Fixed, Part};

    #[test]
    fn a_stretch_stays_what_it_is() {
        let text = TextPlace::body(Part::Fixed(Fixed::Lead), 0);
        let stretch = Stretch::new(text, 3..6, 10);
        for (length, range) in [(10, Some(3..6)), (12, Some(3..8)), (7, Some(3..3)), (6, None)] {
            assert_eq!(stretch.range(length), range, "{length}");
        }
    }

    fn filling(line: InputLine, offers: &[&str], chosen: Option<usize>) -> Filling {
        Filling {
            place: TextPlace::body(Part::Fixed(Fixed::Lead), 0),
            range: 0..0,
            title: String::new(),
            was: line.text().to_string(),
            line,
            offers: offers.iter().map(ToString::to_string).collect(),
            chosen,
            picked: false,
        }
    }

    #[test]
    fn a_place_is_filled_with_what_was_said() {
        let mut choice = filling(InputLine::default(), &["党组", "党委"], Some(0));
        assert_eq!((choice.value(true), choice.value(false)), (Some("党组".into()), None));
        choice.step(true);
        assert_eq!(choice.value(false), Some("党组".into()), "the one pointed at comes first");
        choice.step(true);
        choice.step(true);
        assert_eq!(choice.value(false), Some("党委".into()));
        choice.line.insert("支部");
        choice.typed();
        assert_eq!(choice.value(true), Some("支部".into()), "what is typed replaces a proposal");
        let mut field = filling(InputLine::new("某"), &[], None);
        field.run(Command::Backspace);
        assert_eq!(field.value(true), Some(String::new()), "a value can be taken out");
        assert_eq!(filling(InputLine::default(), &[], None).value(true), None);
        let mut optional = filling(InputLine::default(), &["", "等"], Some(0));
        optional.step(true);
        assert_eq!(optional.value(false), Some(String::new()), "nothing may be chosen");
    }
}
