//! Reading order: the parts and the texts of a report from the title to what comes after the date, and
//! the place of each part among all of them, counted from 0.

use super::model::{Fixed, Line, Part, Report, TextPlace};

const FRONT: usize = Fixed::BEFORE_SECTIONS.len();
const BACK: usize = Fixed::BEHIND_SECTIONS.len();

impl Report {
    /// Returns how many parts there are, empty ones among them.
    pub fn part_count(&self) -> usize {
        FRONT + self.sections().len() + BACK
    }

    /// Returns the parts in reading order.
    pub fn parts(&self) -> impl Iterator<Item = Part> + '_ {
        (0..self.part_count()).filter_map(|place| self.part_at(place))
    }

    pub fn part_at(&self, place: usize) -> Option<Part> {
        if let Some(fixed) = Fixed::BEFORE_SECTIONS.get(place) {
            return Some(Part::Fixed(*fixed));
        }
        let place = place.checked_sub(FRONT)?;
        if let Some(section) = self.sections().get(place) {
            return Some(Part::Section(section.id));
        }
        let behind = place.checked_sub(self.sections().len())?;
        Fixed::BEHIND_SECTIONS.get(behind).map(|fixed| Part::Fixed(*fixed))
    }

    /// Returns the place of a part; none for a section that is not there.
    pub fn order_of(&self, part: Part) -> Option<usize> {
        let fixed = match part {
            Part::Section(id) => return self.index_of(id).map(|index| FRONT + index),
            Part::Fixed(fixed) => fixed,
        };
        let before = Fixed::BEFORE_SECTIONS.iter().position(|other| *other == fixed);
        before.or_else(|| {
            let behind = Fixed::BEHIND_SECTIONS.iter().position(|other| *other == fixed)?;
            Some(FRONT + self.sections().len() + behind)
        })
    }

    /// Returns every text of the report, notes left out.
    pub fn texts(&self) -> impl Iterator<Item = (TextPlace, &str)> + '_ {
        self.parts().flat_map(move |part| {
            let heading = TextPlace { part, line: Line::Heading };
            let heading = self.text(heading).map(|text| (heading, text));
            let body = self.body(part).unwrap_or_default().iter().enumerate();
            heading
                .into_iter()
                .chain(body.map(move |(n, p)| (TextPlace::body(part, n), p.text.as_str())))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::{Draft, Section, SectionId};

    #[test]
    fn each_part_stands_at_its_place() {
        let section = || Section { level: 1, ..Section::default() };
        let draft = Draft { sections: vec![section(), section()], ..Draft::default() };
        let report = Report::new(draft).unwrap();
        let parts: Vec<Part> = report.parts().collect();
        assert_eq!(parts.len(), report.part_count());
        for (place, part) in parts.iter().enumerate() {
            assert_eq!((report.part_at(place), report.order_of(*part)), (Some(*part), Some(place)));
        }
        let [first, second] = [0, 1].map(|n| Part::Section(report.sections()[n].id));
        assert_eq!(
            parts[3..7],
            [Part::Fixed(Fixed::Lead), first, second, Part::Fixed(Fixed::Closing)]
        );
        assert_eq!(report.part_at(parts.len()), None);
        assert_eq!(report.order_of(Part::Section(SectionId::of_number(9).unwrap())), None);
    }
}
