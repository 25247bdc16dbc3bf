//! Pages that follow changes of long paragraphs are those made anew.

use super::*;
use crate::report::{Draft, Field, Operation, Paragraph, Place, Section};
use crate::text::Edit;
use proptest::prelude::*;

/// What long texts are made of; some of it makes rows of other lengths meet, and some does not.
const PIECES: [&str; 10] = ["某", "学习", "。", "，", "“好”", "2024", "abc ", "——", "{次数}", "{{"];
/// The first of them that do not print as they are written.
const BRACES: usize = 8;

fn text_of(pieces: &[usize], kinds: usize) -> String {
    pieces.iter().map(|piece| PIECES[piece % kinds]).collect()
}

/// Where the pieces of a text may be cut.
fn cuts(source: &str) -> Vec<usize> {
    let pieces = crate::report::slot::pieces(source).map_while(Result::ok);
    let inside = |piece: crate::report::slot::Piece| match piece.kind {
        crate::report::slot::PieceKind::Text(text) => {
            text.char_indices().map(|(at, _)| piece.range.start + at).collect()
        }
        _ => vec![piece.range.start],
    };
    pieces.flat_map(inside).chain([source.len()]).collect()
}

/// An edit: where it begins and ends, as shares of the text, and what it puts in.
type Change = (usize, usize, Vec<usize>);

fn change() -> impl Strategy<Value = Change> {
    // Most of what is typed is short.
    let short = prop::collection::vec(0..10usize, 0..4);
    (0..10_000usize, 0..12usize, short)
}

fn edit(source: &str, (from, length, new): &Change, kinds: usize) -> Edit {
    let cuts = cuts(source);
    let from = from * (cuts.len() - 1) / 10_000;
    let to = (from + length).min(cuts.len() - 1);
    let (at, end) = (cuts[from], cuts[to]);
    Edit { at, removed: source[at..end].into(), inserted: text_of(new, kinds) }
}

fn report_with(text: &str, run_in: Option<&str>) -> Report {
    let mut draft = Draft::default();
    draft.fields.push(Field { name: "次数".into(), value: "三十".into() });
    draft.fixed.of_mut(Fixed::Title).push(Paragraph::new("标题"));
    draft.sections.push(Section {
        level: 1,
        heading: "情况".into(),
        run_in: run_in.map(str::to_string),
        body: vec![Paragraph::new(text), Paragraph::new("尾。")],
        ..Section::default()
    });
    Report::new(draft).unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(16))]

    #[test]
    fn a_long_paragraph_that_is_followed_is_as_one_made_anew(
        seed in prop::collection::vec(0..10usize, 30..120),
        with_braces in any::<bool>(),
        runs_in in any::<bool>(),
        steps in prop::collection::vec((prop::collection::vec(change(), 1..4), 0..20_000usize), 1..5),
    ) {
        let kinds = if with_braces { PIECES.len() } else { BRACES };
        let text = text_of(&seed, kinds).repeat(1 + 16_000 / (1 + 3 * seed.len()));
        let mut report = report_with(&text, runs_in.then_some("。"));
        let place = TextPlace::body(Part::Section(report.sections()[0].id), 0);
        let numbers = Numbers::of(&report);
        let preset = PagePreset::default();
        let mut pages = Pages::default();
        pages.count(&View { report: &report, numbers: &numbers, preset: &preset });
        for (changes, bytes) in &steps {
            let mut touched = Touched::default();
            for change in changes {
                let edit = edit(report.text(place).unwrap(), change, kinds);
                let operation = Operation::Text { place, edit };
                if report.apply(&operation).is_ok() {
                    prop_assert!(touched.note(&report, &operation));
                }
            }
            let view = View { report: &report, numbers: &numbers, preset: &preset };
            pages.follow(&view, &touched);
            // What comes next may find it half counted.
            pages.settle(&view, *bytes);
        }
        let view = View { report: &report, numbers: &numbers, preset: &preset };
        let mut anew = Pages::default();
        let count = anew.count(&view);
        prop_assert_eq!(pages.count(&view), count);
        for number in 1..=count {
            prop_assert_eq!(pages.page(&view, number), anew.page(&view, number));
        }
        let source = report.text(place).unwrap();
        let cuts = cuts(source);
        for at in cuts.iter().copied().step_by(1 + cuts.len() / 12) {
            let place = Place { text: place, at };
            let spot = anew.spot(&view, place);
            prop_assert_eq!(pages.spot(&view, place), spot);
            prop_assert_eq!(pages.place(&view, spot.unwrap()), anew.place(&view, spot.unwrap()));
        }
    }
}

/// A letter in a long paragraph costs some rows, wherever it is typed.
#[test]
fn a_letter_costs_what_it_moves() {
    let phrases = ["加强领导，", "学习2次；", "坚持“一把手”带头。", "落实责任、", "好……"];
    // What repeats itself may never come to meet itself.
    let nth = |n: usize| phrases[n * n * 7 % 1013 % phrases.len()];
    let text: String = (0..8_000).map(nth).collect();
    let mut report = report_with(&text, None);
    let place = TextPlace::body(Part::Section(report.sections()[0].id), 0);
    let numbers = Numbers::of(&report);
    let preset = PagePreset::default();
    let mut pages = Pages::default();
    pages.count(&View { report: &report, numbers: &numbers, preset: &preset });
    let middle = (text.len() / 2..).find(|at| text.is_char_boundary(*at)).unwrap();
    for at in [text.len(), middle, 0] {
        let operation = Operation::Text { place, edit: Edit::insert(at, "中") };
        report.apply(&operation).unwrap();
        let view = View { report: &report, numbers: &numbers, preset: &preset };
        let mut touched = Touched::default();
        assert!(touched.note(&report, &operation));
        pages.follow(&view, &touched);
        assert!(!pages.is_settled());
        assert!(pages.settle(&view, 16 << 10), "{at}");
    }
}
