use super::super::model::Part;
use super::super::operation::Operation;
use super::change::piece;
use super::*;
use crate::report::{Draft, Fixed, Report};

const PART: Part = Part::Fixed(Fixed::Lead);

fn report(body: &str) -> Report {
    let mut draft = Draft::default();
    *draft.fixed.of_mut(Fixed::Lead) = body.split('/').map(Paragraph::new).collect();
    Report::new(draft).unwrap()
}

fn text(report: &Report) -> String {
    let lines: Vec<_> = report.fixed(Fixed::Lead).iter().map(|p| p.text.as_str()).collect();
    lines.join("/")
}

/// Shows a body with each item of its lists in brackets.
fn shape(body: &str) -> String {
    let report = report(body);
    let mut out = Vec::new();
    for list in find(report.fixed(Fixed::Lead)) {
        let items: Vec<_> = list
            .items
            .iter()
            .map(|i| {
                let run = piece(report.fixed(Fixed::Lead), (i.paragraph, i.start), i.end).unwrap();
                run.iter().map(|p| p.text.as_str()).collect::<Vec<_>>().join("/")
            })
            .collect();
        out.push(items.join("|"));
    }
    out.join(" + ")
}

#[test]
fn recognising() {
    for (body, expect) in [
        ("要做到：一是学。二是干。", "一是学。|二是干。"),
        ("表现在：一是学；二是干；三是比。接下来，好。", "一是学；|二是干；|三是比。"),
        ("一是加强。严格。二是压实。认真。", "一是加强。严格。|二是压实。认真。"),
        ("一要学，二要干。", "一要学，|二要干。"),
        ("第一，学。第二，干。", "第一，学。|第二，干。"),
        ("首先，学。其次，干。最后，比。", "首先，学。|其次，干。|最后，比。"),
        ("一是学。/好。/二是干。/也好。", "一是学。/好。|二是干。"),
        ("十是学。十一是干。十二是比。", "十是学。|十一是干。|十二是比。"),
        ("一是学。三是比。", "一是学。|三是比。"),
        ("一是带头学。一是带头学。二是干。", "一是带头学。 + 一是带头学。|二是干。"),
        (
            "一是学：第一，早。第二，晚。二是干。",
            "一是学：第一，早。第二，晚。|二是干。 + 第一，早。|第二，晚。",
        ),
        ("统一是前提，唯一是它。", ""),
        ("第一、第二产业，第三产业。", ""),
        ("第一产业增长。", ""),
        ("一是一，二是二。", ""),
        ("最后，好。", ""),
        ("首先，好。", ""),
        ("这些要求是一是二的。", ""),
    ] {
        assert_eq!(shape(body), expect, "{body}");
    }
}

/// Applies an operation to the first list of a body, looks, and takes it back.
fn check(body: &str, make: impl Fn(&Report, &List) -> Option<Operation>, expect: &str) {
    let mut subject = report(body);
    let list = find(subject.fixed(Fixed::Lead)).remove(0);
    let operation = make(&subject, &list).unwrap();
    subject.apply(&operation).unwrap();
    assert_eq!(text(&subject), expect, "{body}");
    subject.apply(&operation.inverse()).unwrap();
    assert_eq!(text(&subject), body);
}

#[test]
fn inserting() {
    for (body, after, expect) in [
        ("有：一是学；二是干。好。", 0, "有：一是学；二是新；三是干。好。"),
        ("有：一是学；二是干。好。", 1, "有：一是学；二是干；三是新。好。"),
        ("一是学。/二是干。", 0, "一是学。/二是新。/三是干。"),
        ("一是学。/二是干。", 1, "一是学。/二是干。/三是新。"),
        ("有：一是学。", 0, "有：一是学。二是新。"),
        ("首先，学。其次，干。最后，比。", 1, "首先，学。其次，干。再次，新。最后，比。"),
        ("第一，学。第二，干。", 1, "第一，学。第二，干。第三，新。"),
        ("九是学；十是干。", 1, "一是学；二是干；三是新。"),
    ] {
        check(body, |r, l| insert(r, PART, l, after, "新"), expect);
    }
}

#[test]
fn removing() {
    for (body, item, expect) in [
        ("有：一是学；二是干；三是比。好。", 1, "有：一是学；二是比。好。"),
        ("有：一是学；二是干；三是比。好。", 2, "有：一是学；二是干。好。"),
        ("有：一是学；二是干；三是比。好。", 0, "有：一是干；二是比。好。"),
        ("头。/一是学。/二是干。/尾。", 0, "头。/一是干。/尾。"),
        ("头。/一是学。/二是干。/尾。", 1, "头。/一是学。/尾。"),
        ("头。/一是学。/尾。", 0, "头。/尾。"),
        ("一是学；二是干。", 1, "一是学。"),
    ] {
        check(body, |r, l| remove(r, PART, l, item), expect);
    }
}

#[test]
fn swapping() {
    for (body, one, other, expect) in [
        ("有：一是学；二是干；三是比。好。", 1, 2, "有：一是学；二是比；三是干。好。"),
        ("一是学。/长。/二是干。", 0, 1, "一是干。/二是学。/长。"),
        ("一是学。严格。二是干。", 0, 1, "一是干。二是学。严格。"),
        ("有：一是学；/二是干；/三是比。", 0, 1, "有：一是干；/二是学；/三是比。"),
        ("首先，学。其次，干。最后，比。", 0, 2, "首先，比。其次，干。最后，学。"),
    ] {
        check(body, |r, l| swap(r, PART, l, one, other), expect);
    }
}

#[test]
fn renumbering() {
    for (body, expect) in [
        ("一是学；三是干；三是比。", "一是学；二是干；三是比。"),
        ("二是学；三要干。", "一是学；二要干。"),
        ("一是学。二是干。", "一是学。二是干。"),
    ] {
        check(body, |r, l| renumber(r, PART, l), expect);
    }
}

#[test]
fn a_note_moves_with_its_item() {
    let mut subject = report("头。/一是学。/二是干。");
    let note = Operation::Note {
        part: PART,
        paragraph: 2,
        removed: String::new(),
        inserted: "记得".into(),
    };
    subject.apply(&note).unwrap();
    let list = find(subject.fixed(Fixed::Lead)).remove(0);
    subject.apply(&swap(&subject, PART, &list, 0, 1).unwrap()).unwrap();
    let notes: Vec<_> = subject.fixed(Fixed::Lead).iter().map(|p| p.note.as_str()).collect();
    assert_eq!((text(&subject).as_str(), notes), ("头。/一是干。/二是学。", vec!["", "记得", ""]));
}

#[test]
fn the_item_at_a_place() {
    let subject = report("有：一是学：第一，早。第二，晚。二是干。");
    let body = subject.fixed(Fixed::Lead);
    for (needle, series, item) in
        [("学", Series::Is, 0), ("晚", Series::Ordinal, 1), ("干", Series::Is, 1)]
    {
        let byte = body[0].text.find(needle).unwrap();
        let (list, found) = at(body, 0, byte).unwrap();
        assert_eq!((list.series, found), (series, item), "{needle}");
    }
    assert_eq!(at(body, 0, 0), None);
}

proptest::proptest! {
    /// A list is over where another of its series begins, and where one around it goes on.
    #[test]
    fn a_list_ends_where_another_begins(
        pieces in proptest::collection::vec(proptest::sample::select(vec![
            "一是甲；", "二是乙；", "三是丙。", "一要丁，", "第一，戊；", "第二，己。", "首先庚，", "其次辛，", "最后壬。", "癸。", "\n",
        ]), 0..24)
    ) {
        let text = pieces.concat();
        let body: Vec<Paragraph> = text.split('\n').map(Paragraph::new).collect();
        let lists = find(&body);
        for list in &lists {
            let (first, last) = (list.first(), list.items.last().unwrap());
            for other in &lists {
                let around = other.series == list.series || other.first() < first;
                let later = other.items.iter().filter(|i| around && i.place() > last.place());
                for item in later {
                    proptest::prop_assert!(last.end <= item.place(), "{text}: {list:?}");
                }
            }
        }
    }
}
