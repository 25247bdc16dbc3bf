//! Whole sections that come in: put back where they were deleted, or taken from another report.

use super::Made;
use super::levels::{at_level, fitted};
use crate::report::numbering::Number;
use crate::report::slot::{PieceKind, pieces};
use crate::report::{
    DEEPEST, Field, Fixed, Operation, Part, Place, Report, Section, TextPlace, outline,
};

/// Puts sections, the first above the others, back at a place among the sections.
pub fn put_back(report: &Report, at: usize, sections: &[Section]) -> Option<Made> {
    let level = sections.first()?.level;
    let all = report.sections();
    let mut at = at.min(all.len());
    // What stands below another section stays below it.
    while all.get(at).is_some_and(|section| section.level > level) {
        at += 1;
    }
    let above = at.checked_sub(1).and_then(|at| all.get(at)).map_or(0, |section| section.level);
    let raised = fitted(above, sections);
    let rest = sections.iter().skip(raised.len()).cloned();
    let inserted: Vec<Section> = raised.iter().cloned().chain(rest).collect();
    let known = inserted.iter().any(|section| report.index_of(section.id).is_some());
    let inserted = if known { with_fresh_ids(report, inserted) } else { inserted };
    inserted_at(at, inserted, Vec::new())
}

/// Takes sections, the first above the others, over from another report. They stand behind the
/// section of their level in which the caret is, numbered by their place as the sections there are;
/// the fields they use come along, and those that are declared here keep their values.
pub fn graft(report: &Report, caret: Part, sections: &[Section], fields: &[Field]) -> Option<Made> {
    let level = sections.first()?.level;
    let (at, new) = place_for(report, caret, level)?;
    let shift = i16::from(new) - i16::from(level);
    let mut inserted = Vec::new();
    for section in sections {
        let level = u8::try_from(i16::from(section.level) + shift).ok()?;
        let mut section = at_level(section, Some(level).filter(|level| *level <= DEEPEST)?);
        if section.number != Number::Unnumbered {
            section.number = number_as_here(report, at, level);
        }
        inserted.push(section);
    }
    let used = fields.iter().filter(|field| {
        let used = |text: &str| {
            let slots = pieces(text).map_while(Result::ok);
            slots.into_iter().any(|piece| match piece.kind {
                PieceKind::Slot(slot) => slot.name == field.name,
                _ => false,
            })
        };
        let body = |section: &Section| section.body.iter().any(|paragraph| used(&paragraph.text));
        report.field(&field.name).is_none()
            && sections.iter().any(|section| used(&section.heading) || body(section))
    });
    let declare = used.zip(report.fields().len()..).map(|(field, at)| Operation::Fields {
        at,
        removed: Vec::new(),
        inserted: vec![field.clone()],
    });
    inserted_at(at, with_fresh_ids(report, inserted), declare.collect())
}

/// Returns where a section of some level goes, and the level it gets there.
fn place_for(report: &Report, caret: Part, level: u8) -> Option<(usize, u8)> {
    let id = match caret {
        Part::Section(id) => id,
        Part::Fixed(fixed) if Fixed::BEHIND_SECTIONS.contains(&fixed) => {
            return Some((report.sections().len(), 1));
        }
        Part::Fixed(_) => return Some((0, 1)),
    };
    let mut index = report.index_of(id)?;
    while report.sections().get(index)?.level > level {
        index = outline::parent(report, index)?;
    }
    let own = report.sections().get(index)?.level;
    Some((index + report.subtree_len(index), if own < level { own + 1 } else { level }))
}

/// Returns how the sections of a level are numbered around a place.
fn number_as_here(report: &Report, at: usize, level: u8) -> Number {
    let (before, behind) = report.sections().split_at_checked(at).unwrap_or_default();
    let near = before.iter().rev().chain(behind).filter(|section| section.level == level);
    let mut numbers = near.map(|section| &section.number);
    match numbers.find(|number| !matches!(number, Number::Written(_) | Number::Unnumbered)) {
        Some(Number::Form(form)) => Number::Form(form.clone()),
        _ => Number::ByPlace,
    }
}

fn with_fresh_ids(report: &Report, mut sections: Vec<Section>) -> Vec<Section> {
    let mut id = report.fresh_id();
    for section in &mut sections {
        section.id = id;
        id = id.next();
    }
    sections
}

fn inserted_at(at: usize, inserted: Vec<Section>, mut all: Vec<Operation>) -> Option<Made> {
    let first = inserted.first()?;
    let caret = Place { text: TextPlace::heading(first.id), at: first.heading.len() };
    all.push(Operation::Sections { at, removed: Vec::new(), inserted });
    Some(Made { operation: Operation::All(all), caret })
}

#[cfg(test)]
mod tests {
    use super::super::testing::{after, drawn};
    use super::*;
    use crate::app::view::testing::report as other;
    use crate::report::form::Form;
    use crate::report::numbering;

    #[test]
    fn sections_are_taken_over_beside_those_of_their_level() {
        for (before, taken, expect) in [
            ("!甲\n!!乙|\n!丙", "!丁\n!!戊", "!一、甲\n!!（一）乙\n!二、丁|\n!!（一）戊\n!三、丙"),
            (
                "!甲\n!!乙|\n!丙",
                "!!丁\n!!!戊",
                "!一、甲\n!!（一）乙\n!!（二）丁|\n!!!1.戊\n!二、丙",
            ),
            ("!甲|\n!!乙\n!丙", "!!丁", "!一、甲\n!!（一）乙\n!!（二）丁|\n!二、丙"),
            ("!甲|", "!!!丁", "!一、甲\n!!（一）丁|"),
            ("引|\n!甲", "!!丁\n!!!戊", "引\n!一、丁|\n!!（一）戊\n!二、甲"),
        ] {
            let (report, carets) = drawn(before);
            let other = other(&format!("!前\n!!前\n{taken}"));
            let made = graft(&report, carets[0].text.part, &other.sections()[2..], &[]);
            assert_eq!(after(&report, made), expect, "{before} + {taken}");
        }
    }

    #[test]
    fn what_comes_in_is_numbered_as_the_sections_there_are() {
        let form = |text: &str| Number::Form(Form::of_sample(text).unwrap());
        let numbered = |drawn: &str, numbers: &[Number]| {
            let mut draft = other(drawn).draft().clone();
            for (section, number) in draft.sections.iter_mut().zip(numbers) {
                section.number = number.clone();
            }
            Report::new(draft).unwrap()
        };
        let decimal = numbered("!丙\n!!丁", &[form("1."), form("1.1")]);
        let taken = |here: &Report| {
            let part = Part::Section(here.sections()[0].id);
            let made = graft(here, part, decimal.sections(), &[]).unwrap();
            let mut here = here.clone();
            here.apply(&made.operation).unwrap();
            let labels = numbering::labels(&here).into_iter().map(|label| label.text);
            labels.collect::<Vec<_>>()
        };
        assert_eq!(taken(&other("!甲\n!乙")), ["一、", "二、", "（一）", "三、"]);
        let own = numbered("!甲\n!乙", &[form("1、"), form("2、")]);
        assert_eq!(taken(&own), ["1、", "2、", "（一）", "3、"]);
    }

    #[test]
    fn fields_come_along_and_known_ones_keep_their_values() {
        let field = |name: &str, value: &str| Field { name: name.into(), value: value.into() };
        let mut here = other("!甲");
        here.apply(&outline::set_field(&here, "单位", "某局")).unwrap();
        let other = other("!乙\n{单位}学习{次数}次");
        let fields = [field("单位", "别局"), field("次数", "3"), field("无关", "4")];
        let made = graft(&here, Part::Section(here.sections()[0].id), other.sections(), &fields);
        here.apply(&made.unwrap().operation).unwrap();
        assert_eq!(here.fields(), [field("单位", "某局"), field("次数", "3")]);
    }
}
