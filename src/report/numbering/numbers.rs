//! The numbers of a report's sections as values, of which one is written out when it is wanted: a
//! thousand of them are counted sooner than a few written.

use super::{Counted, Counter, Label, Number};
use crate::report::form::FormStyle;
use crate::report::{Report, Section};

/// The numbers of the first sections, as far as they were asked for.
#[derive(Debug, Default)]
pub struct Numbers {
    counter: Option<Counter>,
    passed: Vec<Passed>,
    /// The last section of each level on the way to the last of all.
    way: Vec<usize>,
}

#[derive(Debug, Clone, Copy)]
struct Passed {
    counted: Counted,
    /// The section above; itself where there is none.
    above: u32,
}

/// So many are counted at once, so that walking on stays cheap.
const AT_ONCE: usize = 256;

impl Numbers {
    /// Returns those of all sections.
    pub fn of(report: &Report) -> Numbers {
        let mut numbers = Numbers::default();
        numbers.reach(report, report.sections().len());
        numbers
    }

    /// Forgets them: others may be right.
    pub fn clear(&mut self) {
        self.counter = None;
        self.passed.clear();
        self.way.clear();
    }

    /// Counts on up to a section.
    pub fn reach(&mut self, report: &Report, index: usize) {
        if index >= self.passed.len() {
            self.go_on(report, index - self.passed.len() + AT_ONCE);
        }
    }

    /// Counts so many sections more, and says whether that was all.
    pub fn go_on(&mut self, report: &Report, count: usize) -> bool {
        let numbering = &report.settings().numbering;
        let counter = self.counter.get_or_insert_with(|| Counter::new(numbering));
        let behind = report.sections().iter().enumerate().skip(self.passed.len());
        for (at, section) in behind.take(count) {
            let counted = counter.pass(section.level, &section.number);
            self.way.truncate(usize::from(section.level).saturating_sub(1));
            let above = self.way.last().copied().unwrap_or(at);
            self.way.push(at);
            self.passed.push(Passed { counted, above: u32::try_from(above).unwrap_or(u32::MAX) });
        }
        self.passed.len() >= report.sections().len()
    }

    /// Returns the number of a section that was reached.
    pub fn label(&self, report: &Report, index: usize) -> Option<Label> {
        let (section, passed) = (report.sections().get(index)?, self.passed.get(index)?);
        let text = match &section.number {
            Number::Written(text) => text.clone(),
            _ => self.by_place(section, index).unwrap_or_default(),
        };
        Some(Label { text, fits_place: passed.counted.fits_place })
    }

    fn by_place(&self, section: &Section, index: usize) -> Option<String> {
        let form = match &section.number {
            Number::Form(form) => form,
            _ => self.counter.as_ref()?.scheme_form(section.level)?,
        };
        let mut passed = self.passed.get(index)?;
        let value = passed.counted.value?;
        if form.style != FormStyle::Path {
            return Some(form.write(&[value]));
        }
        let (mut path, mut at) = (vec![value], index);
        while passed.above as usize != at {
            at = passed.above as usize;
            passed = self.passed.get(at)?;
            path.extend(passed.counted.value);
        }
        path.reverse();
        Some(form.write(&path))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::Draft;
    use crate::report::form::Form;
    use crate::report::numbering::{Numbering, SchemeName, labels};

    #[test]
    fn they_are_written_as_the_counter_writes_them() {
        let numbers = [
            Number::ByPlace,
            Number::ByPlace,
            Number::Unnumbered,
            Number::Form(Form::of_sample("(一)").unwrap()),
            Number::Form(Form::of_sample("1.1").unwrap()),
            Number::Written("三、".into()),
            Number::Written("甲、".into()),
        ];
        let levels = [1, 2, 3, 3, 2, 1, 2, 3, 4, 5, 1, 1, 2];
        for scheme in SchemeName::ALL {
            let mut draft = Draft::default();
            draft.settings.numbering = Numbering::of(scheme);
            for n in 0..5 * AT_ONCE {
                let (level, number) =
                    (levels[n % levels.len()], numbers[n % numbers.len()].clone());
                draft.sections.push(Section { level, number, ..Section::default() });
            }
            let report = Report::new(draft).unwrap();
            let (all, mut some) = (Numbers::of(&report), Numbers::default());
            for (index, label) in labels(&report).into_iter().enumerate() {
                some.reach(&report, index);
                assert_eq!(some.label(&report, index), Some(label), "{scheme:?} {index}");
                assert_eq!(all.label(&report, index), some.label(&report, index));
            }
            assert_eq!(all.label(&report, report.sections().len()), None);
        }
    }
}
