//! A section named by its numbers from the top: `一、（二）` or `1.2`.

use crate::report::form::{Family, read_number};
use crate::report::numbering::{self, Label};
use crate::report::{Report, SectionId};
use std::str::FromStr;

/// The numbers on the way to a section; which forms they were written in does not matter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SectionPath {
    values: Vec<u32>,
}

/// A text that is no section path.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NotAPath;

impl FromStr for SectionPath {
    type Err = NotAPath;

    fn from_str(text: &str) -> Result<Self, NotAPath> {
        let mut values = Vec::new();
        let mut rest = text.trim().to_string();
        while !rest.is_empty() {
            let number = match read_number(&rest) {
                Some(number) => number,
                None => {
                    // The stop of the last number may be missing.
                    rest.push('、');
                    read_number(&rest).ok_or(NotAPath)?
                }
            };
            values.extend(&number.values);
            rest = rest.split_off(number.length);
        }
        if values.is_empty() { Err(NotAPath) } else { Ok(SectionPath { values }) }
    }
}

impl SectionPath {
    /// Finds the section: at each step the first child that carries the number.
    pub fn resolve(&self, report: &Report) -> Option<SectionId> {
        let labels = numbering::labels(report);
        let mut children = 0..report.sections().len();
        let mut found = None;
        for value in &self.values {
            let level = report.sections().get(children.start)?.level;
            let is_it = |i: &usize| {
                let here = report.sections().get(*i).is_some_and(|s| s.level == level);
                here && labels.get(*i).and_then(value_of) == Some(*value)
            };
            let at = children.find(is_it)?;
            found = report.sections().get(at);
            children = at + 1..at + report.subtree_len(at);
        }
        found.map(|section| section.id)
    }
}

fn value_of(label: &Label) -> Option<u32> {
    read_number(&label.text).map(|number| number.value())
}

/// Writes the numbers on the way to each section; empty where none has any. `labels` are those of the
/// sections.
pub fn written(report: &Report, labels: &[Label]) -> Vec<String> {
    let mut above: Vec<(u8, usize)> = Vec::new();
    let mut paths: Vec<String> = Vec::new();
    for (index, (section, label)) in report.sections().iter().zip(labels).enumerate() {
        above.truncate(above.partition_point(|(level, _)| *level < section.level));
        let parent = above.last().and_then(|(_, parent)| paths.get(*parent));
        let label = label.text.trim();
        // A number such as 1.2 is the whole path.
        let is_whole = || read_number(label).is_some_and(|n| n.form.family() == Family::Path);
        let before = parent.filter(|path| !path.is_empty() && !is_whole());
        let before = before.map_or("", String::as_str);
        let path = format!("{before}{label}");
        above.push((section.level, index));
        paths.push(path);
    }
    paths
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::numbering::{Numbering, SchemeName};
    use crate::report::{Draft, Section};

    fn report(scheme: SchemeName) -> Report {
        let section = |level| Section { level, ..Section::default() };
        let mut draft =
            Draft { sections: [1, 2, 2, 3, 1, 2].map(section).into(), ..Draft::default() };
        draft.settings.numbering = Numbering::of(scheme);
        Report::new(draft).unwrap()
    }

    #[test]
    fn paths_name_sections() {
        let report = report(SchemeName::Official);
        for (path, index) in [
            ("一、", Some(0)),
            ("一", Some(0)),
            ("1", Some(0)),
            ("一、（二）", Some(2)),
            ("一、（二）1.", Some(3)),
            ("1.2.1", Some(3)),
            ("1.2", Some(2)),
            ("二(一)", None),
            ("二、(一)", Some(5)),
            ("三、", None),
            ("一、（三）", None),
            ("1.2.1.1", None),
        ] {
            let found = path.parse::<SectionPath>().ok().and_then(|path| path.resolve(&report));
            assert_eq!(found, index.map(|i: usize| report.sections()[i].id), "{path}");
        }
        for none in ["", "工作", "一、工作", "、"] {
            assert_eq!(none.parse::<SectionPath>(), Err(NotAPath), "{none}");
        }
    }

    #[test]
    fn what_is_written_resolves_to_its_section() {
        for (scheme, third) in
            [(SchemeName::Official, "一、（二）1."), (SchemeName::Decimal, "1.2.1")]
        {
            let report = report(scheme);
            let paths = written(&report, &numbering::labels(&report));
            assert_eq!(paths.len(), report.sections().len());
            for (path, section) in paths.iter().zip(report.sections()) {
                let path: SectionPath = path.parse().unwrap();
                assert_eq!(path.resolve(&report), Some(section.id));
            }
            assert_eq!(paths[3], third);
        }
    }
}
