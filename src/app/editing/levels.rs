//! Levels that fit, where sections lost what stood above them.

use crate::report::Section;
use crate::report::numbering::Number;

/// Returns those of the sections behind one of level `above` that must be raised to stand there, as
/// far as one must, raised as little as that takes.
pub fn fitted(above: u8, behind: &[Section]) -> Vec<Section> {
    let mut way: Vec<(u8, u8)> = Vec::new();
    let mut fitted = Vec::new();
    for section in behind {
        while way.last().is_some_and(|(old, _)| *old >= section.level) {
            way.pop();
        }
        let parent = way.last().map_or(above, |(_, new)| *new);
        let level = section.level.min(parent + 1);
        if level == section.level && way.is_empty() {
            break;
        }
        way.push((section.level, level));
        fitted.push(at_level(section, level));
    }
    fitted
}

/// Returns a section as it stands on another level: a number kept from elsewhere would be wrong.
pub fn at_level(section: &Section, level: u8) -> Section {
    let number = match &section.number {
        number if level == section.level => number.clone(),
        Number::Unnumbered => Number::Unnumbered,
        _ => Number::ByPlace,
    };
    Section { level, number, ..section.clone() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn levels_rise_no_more_than_they_must() {
        let sections = |levels: &[u8]| -> Vec<Section> {
            levels.iter().map(|level| Section { level: *level, ..Section::default() }).collect()
        };
        for (above, before, expect) in [
            (1, &[2, 3, 1][..], &[][..]),
            (1, &[3, 4, 3, 2, 1], &[2, 3, 2]),
            (0, &[3, 2, 3, 1], &[1, 1, 2]),
            (1, &[5, 4, 2], &[2, 2]),
            (2, &[], &[]),
        ] {
            let levels: Vec<u8> =
                fitted(above, &sections(before)).iter().map(|s| s.level).collect();
            assert_eq!(levels, expect, "{above} {before:?}");
        }
    }
}
