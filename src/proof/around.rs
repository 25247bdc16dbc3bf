//! What stands around the body of a part.

use super::items::{Series, of_number};
use crate::report::numbering::Label;
use crate::report::{Fixed, Part, Report};
use std::cell::OnceCell;

/// How many sections are looked through for what goes on a list.
const FARTHEST: usize = 20;

/// What stands around the body of a part, in which a list may have begun or go on: its heading and the
/// sections beside it, put together when they are asked for.
pub struct Around<'r> {
    report: &'r Report,
    part: Part,
    before: OnceCell<String>,
    behind: OnceCell<String>,
    /// The number of the section where its first item stands behind that.
    number: Option<(Series, u32)>,
    /// The number of the section, wherever its text begins.
    label: Option<(Series, u32)>,
}

impl<'r> Around<'r> {
    pub fn of(report: &'r Report, labels: &[Label], part: Part) -> Self {
        let index = match part {
            Part::Section(id) => report.index_of(id),
            Part::Fixed(_) => None,
        };
        let section = index.and_then(|index| report.sections().get(index));
        let label = index.and_then(|index| of_number(&labels.get(index)?.text));
        let number = section.filter(|section| section.run_in.is_some()).and(label);
        Around { report, part, before: OnceCell::new(), behind: OnceCell::new(), number, label }
    }

    pub fn number(&self) -> Option<(Series, u32)> {
        self.number
    }

    pub fn label(&self) -> Option<(Series, u32)> {
        self.label
    }

    pub fn before(&self) -> &str {
        self.before.get_or_init(|| {
            let Part::Section(id) = self.part else { return String::new() };
            let above = self.report.index_of(id).and_then(|index| index.checked_sub(1));
            let heading = self.report.section(id).map_or("", |section| section.heading.as_str());
            self.text(above) + heading
        })
    }

    pub fn behind(&self) -> &str {
        self.behind.get_or_init(|| match self.part {
            Part::Section(id) => self.text(self.report.index_of(id).map(|index| index + 1)),
            Part::Fixed(Fixed::Lead) => {
                self.report.sections().first().map(|s| s.heading.clone()).unwrap_or_default()
            }
            Part::Fixed(_) => String::new(),
        })
    }

    /// Whether a paragraph below a section in this part begins so: `第三，…` behind the ①, ② of what 第二 told.
    pub fn goes_on_below(&self, ordinal: &str) -> bool {
        let (first, count) = match self.part {
            Part::Section(id) => match self.report.index_of(id) {
                Some(index) => (index + 1, self.report.subtree_len(index).saturating_sub(1)),
                None => return false,
            },
            Part::Fixed(Fixed::Lead) => (0, FARTHEST),
            Part::Fixed(_) => return false,
        };
        let below = self.report.sections().iter().skip(first).take(count.min(FARTHEST));
        below.flat_map(|section| &section.body).any(|p| p.text.trim_start().starts_with(ordinal))
    }

    /// Returns all that a section says.
    fn text(&self, index: Option<usize>) -> String {
        let section = index.and_then(|index| self.report.sections().get(index));
        let body = section.iter().flat_map(|s| &s.body).map(|p| p.text.as_str());
        let texts = section.iter().map(|s| s.heading.as_str()).chain(body);
        let mut all = String::with_capacity(texts.clone().map(str::len).sum());
        all.extend(texts);
        all
    }
}
