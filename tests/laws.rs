//! Law 1 of the design: every operation and its inverse are the identity, and any script of
//! operations undone gives the first report back, redone the last.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::string_slice)]

use proptest::prelude::*;
use qicao::formats::{journal, plain};
use qicao::report::form::Form;
use qicao::report::numbering::{Number, Numbering, SchemeName};
use qicao::report::outline::{self, NewPlace, Renumber};
use qicao::report::{
    Change, Draft, Fixed, History, Kind, Operation, Paragraph, Part, Place, Report, SectionId,
    Settings, TextPlace, list, open,
};
use qicao::text::Edit;
use std::sync::Arc;

/// What one step of a script does; the numbers choose among what the report has at that moment.
#[derive(Debug, Clone)]
struct Step {
    what: u8,
    section: usize,
    other: usize,
    at: usize,
    text: String,
}

fn step() -> impl Strategy<Value = Step> {
    let text = prop_oneof![
        "(加强|领导|，|。|；|一是|二是|\\{次数\\}|\\{\\{|\\}\\}|é|👩‍👩‍👧){0,4}",
        "[{}a=|]{0,3}",
        Just("坏\u{1b}".to_string()),
    ];
    (0..26u8, 0..20usize, 0..20usize, 0..60usize, text)
        .prop_map(|(what, section, other, at, text)| Step { what, section, other, at, text })
}

fn lines() -> impl Strategy<Value = Vec<String>> {
    let line = prop_oneof![
        "(一|二|三)、(加强|领导){1,2}",
        "（(一|二|三)）(加强|领导)。(一是甲；|二是乙；|三是丙。){0,3}",
        "[1-3]\\.(抓实|做细)",
        "(一是甲。|二是乙。|首先，丙。|其次，丁。|XX|\\*\\*|好){1,4}",
        Just("特此报告。".to_string()),
        Just("2024年5月6日".to_string()),
    ];
    prop::collection::vec(line, 0..10)
}

fn report(lines: &[String]) -> Report {
    let mut draft: Draft = plain::read(&lines.join("\n"), false).unwrap().draft;
    let slots = Paragraph::new("{单位}学习{次数}次，{组织=党组|党委}");
    draft.fixed.of_mut(Fixed::Lead).push(slots);
    Report::new(draft).unwrap()
}

fn pick<T: Copy>(all: &[T], n: usize) -> Option<T> {
    all.get(n.checked_rem(all.len())?).copied()
}

fn boundary(text: &str, at: usize) -> usize {
    (0..=at.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0)
}

fn operation(report: &Report, step: &Step) -> Option<Operation> {
    let ids: Vec<SectionId> = report.sections().iter().map(|section| section.id).collect();
    let section = pick(&ids, step.section);
    let other = pick(&ids, step.other);
    let places: Vec<TextPlace> = report.texts().map(|(place, _)| place).collect();
    let place = pick(&places, step.section)?;
    let source = report.text(place)?;
    let at = boundary(source, step.at);
    let end = boundary(source, step.at + step.other).max(at);
    match step.what {
        0..=5 => {
            let edit =
                Edit { at, removed: source[at..end].to_string(), inserted: step.text.clone() };
            Some(Operation::Text { place, edit })
        }
        6 => outline::move_up(report, section?).ok(),
        7 => outline::move_down(report, section?).ok(),
        8 => outline::move_in(report, section?).ok(),
        9 => outline::move_out(report, section?).ok(),
        10 => outline::move_to(report, section?, other, step.at).ok(),
        11 => outline::move_to(report, section?, None, step.at).ok(),
        12 => outline::split(report, Place { text: place, at }).ok().map(|made| made.0),
        13 => outline::merge(report, section?).ok(),
        14 => outline::duplicate(report, section?).ok().map(|made| made.0),
        15 => outline::remove(report, section?).ok(),
        16 => outline::insert(report, NewPlace::Under(section?), &step.text).ok().map(|m| m.0),
        17 => outline::insert(report, NewPlace::After(section?), &step.text).ok().map(|m| m.0),
        18 => {
            let marks = [None, Some("。"), Some(""), Some("，")];
            outline::set_run_in(report, section?, marks[step.at % marks.len()]).ok()
        }
        19 => {
            let numbers = [
                Number::Unnumbered,
                Number::ByPlace,
                Number::Written("九、".into()),
                Number::Form(Form::of_sample("(一)").unwrap()),
            ];
            outline::set_number(report, section?, numbers[step.at % numbers.len()].clone()).ok()
        }
        20 => outline::renumber(report, Renumber::All).ok(),
        21 => Some(outline::set_field(report, ["单位", "次数", ""][step.at % 3], &step.text)),
        22 => {
            let part = place.part;
            let lists = list::find(report.body(part)?);
            let list = lists.get(step.at.checked_rem(lists.len())?)?;
            let items = list.items.len();
            match step.other % 4 {
                0 => list::insert(report, part, list, step.section % items, &step.text),
                1 => list::remove(report, part, list, step.section % items),
                2 => list::swap(report, part, list, step.section % items, step.at % items),
                _ => list::renumber(report, part, list),
            }
        }
        23 => Some(Operation::Split { place, at }),
        24 => Some(Operation::Join { place, at: source.len() }),
        _ => {
            let found: Vec<_> = open::in_report(report).collect();
            let (place, found) = found.get(step.at.checked_rem(found.len())?)?;
            open::fill(report, *place, found.range.clone(), &step.text)
        }
    }
}

/// What a report must be at any moment: its own draft is one.
fn is_whole(report: &Report) -> bool {
    let ids: std::collections::HashSet<_> = report.sections().iter().map(|s| s.id).collect();
    Report::new(report.draft().clone()).is_ok_and(|again| again == *report)
        && ids.len() == report.sections().len()
        && report.sections().iter().enumerate().all(|(i, s)| report.index_of(s.id) == Some(i))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(600))]

    #[test]
    fn law_1_scripts_undone_give_the_first_report_back_and_redone_the_last(
        lines in lines(),
        steps in prop::collection::vec(step(), 0..30),
    ) {
        let first = report(&lines);
        let mut subject = first.clone();
        let mut history = History::default();
        for (n, step) in steps.iter().enumerate() {
            let Some(operation) = operation(&subject, step) else { continue };
            let before = subject.clone();
            if subject.apply(&operation).is_err() {
                prop_assert!(subject == before, "a refused operation changes nothing");
                continue;
            }
            prop_assert!(is_whole(&subject), "{operation:?}");
            subject.apply(&operation.inverse()).unwrap();
            prop_assert!(subject == before, "{operation:?}");
            let kind = if step.what < 6 { Kind::Typing } else { Kind::Other };
            let at = n as u64 * 300;
            let operation = Arc::new(operation);
            let change = Change { operation, kind, before: None, after: None, at };
            history.apply(&mut subject, change).unwrap();
        }
        let last = subject.clone();
        while history.undo(&mut subject).is_some() {}
        prop_assert!(subject == first);
        while history.redo(&mut subject).is_some() {}
        prop_assert!(subject == last);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    /// What a journal has taken down it gives back, ids and all, wherever it began.
    #[test]
    fn a_journal_gives_back_what_was_done(
        lines in lines(),
        steps in prop::collection::vec(step(), 1..30),
        begins in 0..30usize,
        taken_back in 0..30usize,
    ) {
        let mut subject = report(&lines);
        let mut history = History::default();
        let mut file = Vec::new();
        let mut count = 0;
        for (n, step) in steps.iter().enumerate() {
            let Some(operation) = operation(&subject, step) else { continue };
            let at = n as u64 * 3000;
            let kind = Kind::Other;
            let operation = Arc::new(operation);
            let done = Arc::clone(&operation);
            let change = Change { operation: done, kind, before: None, after: None, at };
            if history.apply(&mut subject, change).is_err() {
                continue;
            }
            if file.is_empty() && n >= begins % steps.len() {
                let format = journal::FORMAT;
                file = journal::begun(&journal::Header { format, ..journal::Header::default() });
                file.extend(journal::whole(&subject));
            } else if !file.is_empty() {
                file.extend(journal::done(&operation));
                count += 1;
            }
        }
        prop_assume!(!file.is_empty());
        for _ in 0..taken_back {
            let Some((_, inverse)) = history.undo(&mut subject) else { break };
            file.extend(journal::done(&inverse));
            count += 1;
        }
        let journal = journal::read(&file).unwrap();
        prop_assert_eq!((journal.count, journal.torn), (count, 0));
        let recovered = journal.recover(None).unwrap();
        prop_assert_eq!(recovered.refused, 0);
        prop_assert!(recovered.report == subject);
        let ids = |report: &Report| report.sections().iter().map(|s| s.id).collect::<Vec<_>>();
        prop_assert_eq!(ids(&recovered.report), ids(&subject));
    }
}

#[test]
fn reload_is_one_operation() {
    let mut subject = report(&["一、甲".to_string()]);
    let first = subject.clone();
    let other = report(&["一、乙".to_string(), "二、丙".to_string()]);
    let operation = Operation::Whole {
        removed: Box::new(subject.draft().clone()),
        inserted: Box::new(other.draft().clone()),
    };
    subject.apply(&operation).unwrap();
    assert!(subject == other && is_whole(&subject));
    subject.apply(&operation.inverse()).unwrap();
    assert!(subject == first && is_whole(&subject));
}

#[test]
fn settings_and_notes_change_by_operations() {
    let mut subject = report(&["一、甲".to_string(), "好。".to_string()]);
    let first = subject.clone();
    let decimal =
        Settings { numbering: Numbering::of(SchemeName::Decimal), ..subject.settings().clone() };
    let part = Part::Section(subject.sections()[0].id);
    let all = Operation::All(vec![
        Operation::Settings {
            removed: Box::new(subject.settings().clone()),
            inserted: Box::new(decimal),
        },
        Operation::Note { part, paragraph: 0, removed: String::new(), inserted: "记得".into() },
    ]);
    subject.apply(&all).unwrap();
    assert_eq!(subject.body(part).unwrap()[0].note, "记得");
    // The note is not what the operation says it takes away, so all of it is refused.
    let before = subject.clone();
    assert!(subject.apply(&all).is_err());
    assert!(subject == before);
    subject.apply(&all.inverse()).unwrap();
    assert!(subject == first);
}
