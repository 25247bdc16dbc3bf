use super::*;
use crate::report::Draft;
use crate::report::Place;

/// A report whose sections are given as `1a 2b 2c`: level and heading.
fn report(sections: &str) -> Report {
    let sections = sections.split_whitespace().map(|word| Section {
        level: word[..1].parse().unwrap(),
        heading: word[1..].to_string(),
        body: vec![Paragraph::new(format!("{}文", &word[1..]))],
        ..Section::default()
    });
    Report::new(Draft { sections: sections.collect(), ..Draft::default() }).unwrap()
}

fn shape(report: &Report) -> String {
    let words: Vec<_> =
        report.sections().iter().map(|s| format!("{}{}", s.level, s.heading)).collect();
    words.join(" ")
}

fn id(report: &Report, heading: &str) -> SectionId {
    report.sections().iter().find(|s| s.heading == heading).unwrap().id
}

/// Applies what `make` makes for the section named `on`, looks, and takes it back.
fn check(before: &str, on: &str, make: impl Fn(&Report, SectionId) -> Made, expect: &str) {
    let mut subject = report(before);
    let first = subject.clone();
    match make(&subject, id(&subject, on)) {
        Ok(operation) => {
            subject.apply(&operation).unwrap();
            assert_eq!(shape(&subject), expect, "{before} on {on}");
            subject.apply(&operation.inverse()).unwrap();
            assert_eq!(subject, first, "undone: {before} on {on}");
        }
        Err(obstacle) => assert_eq!(format!("{obstacle:?}"), expect, "{before} on {on}"),
    }
}

#[test]
fn moving() {
    for (before, on, expect) in [
        ("1a 2x 1b 2y", "b", "1b 2y 1a 2x"),
        ("1a 2x 2y", "y", "1a 2y 2x"),
        ("1a 2x 2y", "x", "First"),
        ("1a 1b", "a", "First"),
    ] {
        check(before, on, move_up, expect);
    }
    for (before, on, expect) in [
        ("1a 2x 1b 2y 2z", "a", "1b 2y 2z 1a 2x"),
        ("1a 2x 2y 3p 2z", "x", "1a 2y 3p 2x 2z"),
        ("1a 2x 1b", "x", "Last"),
        ("1a", "a", "Last"),
    ] {
        check(before, on, move_down, expect);
    }
    for (before, on, expect) in [
        ("1a 1b 2y", "b", "1a 2b 3y"),
        ("1a 2x 2y", "x", "First"),
        ("1a 2b 3c 4d 5e 6f 7g 8h 8i 9j", "i", "TooDeep"),
    ] {
        check(before, on, move_in, expect);
    }
    for (before, on, expect) in
        [("1a 2x 3p 2y 1b", "x", "1a 2y 1x 2p 1b"), ("1a 2x", "x", "1a 1x"), ("1a", "a", "Top")]
    {
        check(before, on, move_out, expect);
    }
}

#[test]
fn moving_anywhere() {
    let to = |parent: &'static str, position: usize| {
        move |report: &Report, on: SectionId| {
            let parent = Some(parent).filter(|p| !p.is_empty()).map(|p| id(report, p));
            move_to(report, on, parent, position)
        }
    };
    check("1a 2x 1b 2y 2z", "x", to("b", 1), "1a 1b 2y 2x 2z");
    check("1a 2x 1b 2y 2z", "z", to("a", 0), "1a 2z 2x 1b 2y");
    check("1a 2x 1b 2y 2z", "a", to("", 1), "1b 2y 2z 1a 2x");
    check("1a 2x 1b 2y 2z", "b", to("", 0), "1b 2y 2z 1a 2x");
    check("1a 2x 1b", "b", to("x", 9), "1a 2x 3b");
    check("1a 2x 3p 1b", "a", to("p", 0), "InsideItself");
    check("1a 2x 2y 2z", "x", to("a", 1), "1a 2y 2x 2z");
}

#[test]
fn removing_and_merging() {
    check("1a 2x 3p 2y 1b", "x", remove, "1a 2y 1b");
    check("1a", "a", remove, "");
    check("1a 2x 3p 2y 1b", "x", merge, "1a 2p 2y 1b");
    let mut subject = report("1a 2x");
    let merged = merge(&subject, id(&subject, "x")).unwrap();
    subject.apply(&merged).unwrap();
    let texts: Vec<_> = subject.sections()[0].body.iter().map(|p| p.text.as_str()).collect();
    assert_eq!(texts, ["a文", "x", "x文"]);
}

#[test]
fn merging_keeps_a_run_in_line_whole() {
    let mut subject = report("1a 1b");
    for (on, mark) in [("a", "；"), ("b", "。")] {
        let change = set_run_in(&subject, id(&subject, on), Some(mark)).unwrap();
        subject.apply(&change).unwrap();
    }
    let part = Part::Section(id(&subject, "a"));
    let removed = vec![Paragraph::new("a文")];
    subject.apply(&Operation::Paragraphs { part, at: 0, removed, inserted: vec![] }).unwrap();
    let merged = merge(&subject, id(&subject, "b")).unwrap();
    subject.apply(&merged).unwrap();
    let texts: Vec<_> = subject.body(part).unwrap().iter().map(|p| p.text.as_str()).collect();
    assert_eq!(texts, ["", "b。b文"]);
}

#[test]
fn splitting() {
    let mut subject = report("1a 2x 1b");
    let first = subject.clone();
    let text = TextPlace::body(Part::Section(id(&subject, "a")), 0);
    let (operation, new) = split(&subject, Place { text, at: 1 }).unwrap();
    subject.apply(&operation).unwrap();
    assert_eq!(shape(&subject), "1a 1 2x 1b");
    assert_eq!(subject.section(new).unwrap().body, [Paragraph::new("文")]);
    subject.apply(&operation.inverse()).unwrap();
    assert_eq!(subject, first);
    assert_eq!(split(&subject, Place { text, at: 2 }), Err(Obstacle::Nowhere));
}

#[test]
fn splitting_a_heading() {
    let section = |level, heading: &str| Section {
        level,
        heading: heading.into(),
        body: vec![Paragraph::new("文")],
        ..Section::default()
    };
    let sections = vec![section(1, "问题和打算"), section(2, "x")];
    let mut subject = Report::new(Draft { sections, ..Draft::default() }).unwrap();
    let first = subject.clone();
    let text = TextPlace::heading(subject.sections()[0].id);
    for at in [0, "问题和打算".len(), 1, 99] {
        assert_eq!(split(&subject, Place { text, at }), Err(Obstacle::Nowhere), "{at}");
    }
    let (operation, new) = split(&subject, Place { text, at: "问题".len() }).unwrap();
    subject.apply(&operation).unwrap();
    assert_eq!(shape(&subject), "1问题 1和打算 2x");
    assert!(subject.sections()[0].body.is_empty());
    assert_eq!(subject.section(new).unwrap().body, [Paragraph::new("文")]);
    subject.apply(&operation.inverse()).unwrap();
    assert_eq!(subject, first);
}

#[test]
fn splitting_loses_no_note() {
    for (text, at, note_is_kept) in [("", 0, false), ("正文", 0, false), ("正文", 6, true)] {
        let mut subject = report("1a");
        let section = Section {
            body: vec![Paragraph { text: text.into(), note: "核实".into() }],
            ..subject.sections()[0].clone()
        };
        subject = Report::new(Draft { sections: vec![section], ..Draft::default() }).unwrap();
        let place = TextPlace::body(Part::Section(id(&subject, "a")), 0);
        let (operation, new) = split(&subject, Place { text: place, at }).unwrap();
        subject.apply(&operation).unwrap();
        let has_note = |id| subject.section(id).unwrap().body.iter().any(|p| p.note == "核实");
        assert_eq!((has_note(id(&subject, "a")), has_note(new)), (note_is_kept, !note_is_kept));
    }
}

#[test]
fn inserting_and_duplicating() {
    let mut subject = report("1a 2x 1b");
    let (operation, new) = insert(&subject, NewPlace::Under(id(&subject, "a")), "n").unwrap();
    subject.apply(&operation).unwrap();
    assert_eq!(shape(&subject), "1a 2x 2n 1b");
    assert_eq!(id(&subject, "n"), new);
    let (operation, _) = duplicate(&subject, id(&subject, "a")).unwrap();
    subject.apply(&operation).unwrap();
    assert_eq!(shape(&subject), "1a 2x 2n 1a 2x 2n 1b");
    let (operation, _) = insert(&subject, NewPlace::First, "f").unwrap();
    subject.apply(&operation).unwrap();
    let (operation, _) = insert(&subject, NewPlace::After(id(&subject, "f")), "g").unwrap();
    subject.apply(&operation).unwrap();
    let (operation, _) = insert(&subject, NewPlace::Last, "l").unwrap();
    subject.apply(&operation).unwrap();
    assert_eq!(shape(&subject), "1f 1g 1a 2x 2n 1a 2x 2n 1b 1l");
    let unique: std::collections::HashSet<_> = subject.sections().iter().map(|s| s.id).collect();
    assert_eq!(unique.len(), subject.sections().len());
}

#[test]
fn a_new_level_brings_a_new_number() {
    let mut subject = report("1a 1b");
    let on = id(&subject, "b");
    let number = Number::Written("三、".into());
    subject.apply(&set_number(&subject, on, number.clone()).unwrap()).unwrap();
    let deeper = move_in(&subject, on).unwrap();
    subject.apply(&deeper).unwrap();
    assert_eq!(subject.section(on).unwrap().number, Number::ByPlace);
    subject.apply(&deeper.inverse()).unwrap();
    assert_eq!(subject.section(on).unwrap().number, number);
    subject.apply(&renumber(&subject, Renumber::Siblings(on)).unwrap()).unwrap();
    assert_eq!(subject.section(on).unwrap().number, Number::ByPlace);
}

#[test]
fn fields() {
    let mut subject = report("");
    for (name, value) in [("单位", "某局"), ("年份", ""), ("单位", "市某局")] {
        subject.apply(&set_field(&subject, name, value)).unwrap();
    }
    assert_eq!(subject.field("单位").unwrap().value, "市某局");
    assert_eq!(subject.fields().len(), 2);
    let bad = set_field(&subject, "单|位", "");
    assert!(subject.apply(&bad).is_err());
    assert_eq!(subject.fields().len(), 2);
}
