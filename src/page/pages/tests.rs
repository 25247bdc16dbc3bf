use super::*;
use crate::report::numbering::{Number, Numbers};
use crate::report::{Draft, Operation, Paragraph, Place, Section};
use crate::text::{Measure, Paper};
use proptest::prelude::*;

#[derive(Default)]
struct Made {
    draft: Draft,
    preset: PagePreset,
}

impl Made {
    fn fixed(mut self, part: Fixed, lines: &[&str]) -> Self {
        let lines = lines.iter().map(|line| Paragraph::new(*line));
        self.draft.fixed.of_mut(part).extend(lines);
        self
    }

    fn section(mut self, level: u8, heading: &str, run_in: Option<&str>, body: &[&str]) -> Self {
        self.draft.sections.push(Section {
            level,
            heading: heading.into(),
            run_in: run_in.map(str::to_string),
            body: body.iter().map(|text| Paragraph::new(*text)).collect(),
            ..Section::default()
        });
        self
    }

    fn seal(mut self) -> Self {
        self.preset.seal = true;
        self
    }

    fn with<T>(self, what: impl FnOnce(&View, &mut Pages) -> T) -> T {
        let report = Report::new(self.draft).unwrap();
        let numbers = Numbers::of(&report);
        let view = View { report: &report, numbers: &numbers, preset: &self.preset };
        what(&view, &mut Pages::default())
    }

    /// All pages, a row a line: dots for the blank halves before it.
    fn drawn(self) -> Vec<Vec<String>> {
        self.with(|view, pages| {
            let count = pages.count(view);
            assert_eq!(pages.page(view, count + 1), None);
            assert_eq!(pages.page(view, 0), None);
            let page = |pages: &mut Pages, n| pages.page(view, n).unwrap().rows;
            let row = |row: &PageRow| match row.text.as_str() {
                "" => String::new(),
                text => format!("{}{text}", ".".repeat(row.start.0)),
            };
            (1..=count).map(|n| page(pages, n).iter().map(row).collect()).collect()
        })
    }

    fn first_page(self) -> Vec<String> {
        self.drawn().remove(0)
    }
}

fn made() -> Made {
    Made::default()
}

fn han(count: usize) -> String {
    "某".repeat(count)
}

#[test]
fn a_whole_report() {
    let rows = made()
        .fixed(Fixed::Title, &["2024年度工作报告"])
        .fixed(Fixed::Subtitle, &["（某局）"])
        .fixed(Fixed::Addressee, &["市政府："])
        .fixed(Fixed::Lead, &["现报告如下："])
        .section(1, "工作情况", None, &[])
        .section(2, "加强领导", Some("。"), &["好。", "也好。"])
        .section(1, "打算", None, &["做。"])
        .fixed(Fixed::Closing, &["特此报告。"])
        .fixed(Fixed::Attachments, &["附件：1.甲", "2.乙"])
        .fixed(Fixed::Signature, &["某市应急管理局"])
        .fixed(Fixed::Date, &["2024年5月6日"])
        .fixed(Fixed::After, &["（联系人：张三）"])
        .drawn();
    let expect = "....................2024年度工作报告
........................（某局）

市政府：
....现报告如下：
....一、工作情况
....（一）加强领导。好。
....也好。
....二、打算
....做。
....特此报告。

....附件：1.甲
..........2.乙

......................................某市应急管理局
..........................................2024年5月6日
....（联系人：张三）";
    assert_eq!(rows, [expect.split('\n').map(String::from).collect::<Vec<_>>()]);
}

#[test]
fn lines_hold_28_characters_and_keep_their_marks() {
    for (text, expect) in [
        // The first line is indented by two.
        (han(54), vec![26, 28]),
        (han(55), vec![26, 28, 1]),
        // A mark that would start a line takes the character before it along.
        (format!("{}。{}", han(26), han(3)), vec![25, 5]),
        (format!("{}。{}", han(25), han(3)), vec![26, 3]),
        (format!("{}”。{}", han(25), han(2)), vec![24, 5]),
        // An opening mark ends no line.
        (format!("{}“{}”", han(25), han(2)), vec![25, 4]),
        // —— and …… are not parted, and start no line.
        (format!("{}——{}", han(25), han(2)), vec![24, 5]),
        (format!("{}——{}", han(24), han(2)), vec![26, 2]),
        (format!("{}……{}", han(25), han(2)), vec![24, 5]),
        (format!("{}……", han(26)), vec![25, 3]),
        // Digits are half as wide: an odd number leaves half a character blank.
        (format!("2024{}", han(24)), vec![28]),
        (format!("202{}", han(25)), vec![27, 1]),
        (format!("{}2024年", han(24)), vec![28, 1]),
        (format!("{}2024年", han(25)), vec![25, 5]),
        // Outside the basic plane.
        ("𠮷".repeat(28), vec![26, 2]),
    ] {
        let lengths: Vec<usize> = made()
            .fixed(Fixed::Lead, &[&text])
            .first_page()
            .iter()
            .map(|row| row.chars().filter(|c| *c != '.').count())
            .collect();
        assert_eq!(lengths, expect, "{text}");
    }
}

/// A face in which letters are half as wide as a character.
const HALF_LETTERS: &str = "仿宋_GB2312";

/// A capital of Times is wider than half a character.
#[test]
fn letters_are_as_wide_as_their_face_prints_them() {
    for (latin, first) in [("Times New Roman", 25), (HALF_LETTERS, 27)] {
        let mut report = made().fixed(Fixed::Lead, &[&format!("{}XX{}", han(25), han(9))]);
        report.preset.fonts.latin = latin.into();
        let row = report.first_page().remove(0);
        assert_eq!(row.trim_start_matches('.').chars().count(), first, "{latin}");
    }
}

#[test]
fn titles_of_one_to_five_lines() {
    for lines in 1..=5 {
        let title: Vec<String> = (1..=lines).map(|n| han(2 * n)).collect();
        let title: Vec<&str> = title.iter().map(String::as_str).collect();
        let rows = made().fixed(Fixed::Title, &title).section(1, "甲", None, &[]).first_page();
        let mut expect: Vec<String> =
            title.iter().enumerate().map(|(n, t)| ".".repeat(26 - 2 * n) + t).collect();
        expect.extend([String::new(), "....一、甲".to_string()]);
        assert_eq!(rows, expect);
    }
    // 小标宋 of size 2 is wider: 20 to a line.
    let rows = made().fixed(Fixed::Title, &[&han(21)]).first_page();
    assert_eq!(rows, [".".repeat(8) + &han(20), ".".repeat(27) + &han(1)]);
}

#[test]
fn signature_and_date() {
    let sign = |name: &str, date: &str| {
        made()
            .fixed(Fixed::Lead, &["好。"])
            .fixed(Fixed::Signature, &[name])
            .fixed(Fixed::Date, &[date])
    };
    let starts = |rows: Vec<String>| -> Vec<Option<usize>> {
        rows.iter().map(|row| row.find(|c| c != '.')).collect()
    };
    for (name, date, without, with) in [
        ("某市应急管理局办", "2024年5月6日", [36, 40], [34, 36]),
        ("某局", "2024年10月16日", [34, 38], [39, 34]),
    ] {
        let rows = starts(sign(name, date).first_page());
        assert_eq!(rows, [Some(4), None, Some(without[0]), Some(without[1])], "{name}");
        let rows = starts(sign(name, date).seal().first_page());
        assert_eq!(rows, [Some(4), None, None, Some(with[0]), Some(with[1])], "{name}");
    }
    // Longer than a line: in rows of 26, the date two characters in.
    let rows = sign(&han(30), "2024年5月6日").first_page();
    assert_eq!(rows[2..], [han(26), han(4), "....2024年5月6日".to_string()]);
    // A date alone.
    let rows =
        made().fixed(Fixed::Lead, &["好。"]).fixed(Fixed::Date, &["2024年5月6日"]).first_page();
    assert_eq!(starts(rows), [Some(4), None, Some(40)]);
}

#[test]
fn long_names_of_attachments_hang() {
    let rows = made()
        .fixed(Fixed::Attachments, &[&format!("附件：1.{}", han(23)), &format!("2.{}", han(23))]);
    let hung = ".".repeat(12) + &han(1);
    let expect = [
        format!("....附件：1.{}", han(22)),
        hung.clone(),
        format!("..........2.{}", han(22)),
        hung,
    ];
    assert_eq!(rows.first_page(), expect);
}

#[test]
fn attachments_begin_pages() {
    let pages = made()
        .fixed(Fixed::Lead, &["好。"])
        .fixed(Fixed::Date, &["2024年5月6日"])
        .fixed(Fixed::After, &["附件1", "任务清单", "一项。", "附件2", "名单", "张三。"])
        .drawn();
    let attachment = |label: &str, title: &str, text: &str| {
        let title = ".".repeat((56 - title.chars().count() * 2) / 2) + title;
        vec![label.to_string(), String::new(), title, String::new(), format!("....{text}")]
    };
    assert_eq!(
        pages[1..],
        [attachment("附件1", "任务清单", "一项。"), attachment("附件2", "名单", "张三。"),]
    );
}

#[test]
fn pages_hold_22_lines_and_turn_anywhere() {
    // 3 + 28 * 21 characters: with what is blank before it, the title takes the first two lines.
    let text = han(26 + 28 * 40);
    let pages = made().fixed(Fixed::Title, &["题"]).fixed(Fixed::Lead, &[&text, "尾"]).drawn();
    let lengths: Vec<usize> = pages.iter().map(Vec::len).collect();
    assert_eq!(lengths, [22, 22]);
    assert_eq!(pages[1][20], han(28));
    assert_eq!(pages[1][21], "....尾");
    // A blank line may stand at the top of a page, as it does in print.
    let lines = vec!["甲"; 22];
    let pages = made().fixed(Fixed::Lead, &lines).fixed(Fixed::Signature, &["某局"]).drawn();
    assert_eq!((pages[1][0].as_str(), pages[1].len()), ("", 2));
    // Just a page: no blank one behind it.
    assert_eq!(made().fixed(Fixed::Lead, &lines).drawn().len(), 1);
}

#[test]
fn headings_longer_than_a_page() {
    let heading = han(700);
    let pages = made().section(1, &heading, None, &["好。"]).drawn();
    assert_eq!((pages.len(), pages[0].len()), (2, 22));
    assert_eq!(pages.concat().concat().matches('某').count(), 700);
    let head = made().section(1, &heading, Some("。"), &["好。"]).with(|view, pages| {
        let rows = pages.page(view, 2).unwrap().rows;
        rows.last().map(|row| (row.text.len(), row.head, row.level)).unwrap()
    });
    assert_eq!(head.0 - head.1, "好。".len());
    assert_eq!(head.2, 1);
}

#[test]
fn hardly_anything() {
    assert_eq!(made().drawn(), [Vec::<String>::new()]);
    assert_eq!(made().section(1, "", None, &[]).drawn(), [vec!["....一、"]]);
    let mut unnumbered = made().section(1, "", None, &[""]);
    unnumbered.draft.sections[0].number = Number::Unnumbered;
    assert_eq!(unnumbered.drawn(), [vec!["", ""]]);
    assert_eq!(made().section(1, "空", Some("。"), &[]).drawn(), [vec!["....一、空。"]]);
    assert_eq!(made().fixed(Fixed::Lead, &["好。"]).drawn(), [vec!["....好。"]]);
}

#[test]
fn faces_and_numbers() {
    use crate::page::{Side, page_number};
    assert_eq!(page_number(1), ("— 1 —".to_string(), Side::Right));
    assert_eq!(page_number(12), ("— 12 —".to_string(), Side::Left));
    let rows = made()
        .section(1, "甲", None, &[])
        .section(2, "乙", Some("。"), &["丙。"])
        .with(|view, pages| pages.page(view, 1).unwrap().rows);
    let heads: Vec<_> = rows.iter().map(|row| (row.style, row.text.split_at(row.head))).collect();
    assert_eq!(heads[0], (Style::Heading(1), ("一、甲", "")));
    assert_eq!(heads[1], (Style::Body, ("（一）乙。", "丙。")));
}

#[test]
fn places_and_spots() {
    made()
        .fixed(Fixed::Title, &["题目"])
        .section(1, "加强{工作}领导", Some("。"), &[&format!("{}好。", han(40))])
        .with(|view, pages| {
            let id = view.report.sections()[0].id;
            let heading = |at| Place { text: TextPlace::heading(id), at };
            let body = |at| Place { text: TextPlace::body(Part::Section(id), 0), at };
            let spot = |line, column| Spot { page: 1, line, column: Halves(column) };
            for (place, at) in [
                (Place { text: TextPlace::body(Part::Fixed(Fixed::Title), 0), at: 3 }, spot(0, 28)),
                // 一、加强** is printed: the slot stands at 4 + 4 + 4.
                (heading(0), spot(2, 8)),
                (heading(6), spot(2, 12)),
                (heading(14), spot(2, 14)),
                (body(0), spot(2, 20)),
                (body(3 * 18), spot(3, 0)),
                (body(3 * 40), spot(3, 44)),
            ] {
                assert_eq!(pages.spot(view, place), Some(at), "{place:?}");
                assert_eq!(pages.place(view, at), Some(place), "{at:?}");
            }
            // On the number, beside the row and on a blank line.
            assert_eq!(pages.place(view, spot(2, 0)), Some(heading(0)));
            assert_eq!(pages.place(view, spot(1, 9)), Some(heading(0)));
            assert_eq!(pages.place(view, spot(3, 99)), Some(body(3 * 42)));
            assert_eq!(pages.place(view, spot(4, 0)), None);
        });
}

#[test]
fn a_page_is_laid_out_without_those_behind_it() {
    let lines = vec!["好。"; 22 * 50];
    made().fixed(Fixed::Lead, &lines).with(|view, pages| {
        pages.page(view, 3).unwrap();
        assert_eq!(pages.known(view), PageCount { pages: 3, is_all: false });
        let mut steps = 0;
        while !pages.settle(view, 22 * (6 + COMPOSED) * 10) {
            steps += 1;
        }
        assert_eq!((steps, pages.known(view)), (4, PageCount { pages: 50, is_all: true }));
    });
}

/// A text as hostile as a report may hold, and long enough to turn pages.
#[test]
fn slice_by_slice_it_is_the_same() {
    let long = han(40 * 28 * 3);
    let sections = |made: Made| made.section(1, "甲", None, &["乙", &long, "丙"]);
    let made = || sections(made().fixed(Fixed::Title, &["标题"]).fixed(Fixed::Lead, &[&long]));
    let whole = made().with(|view, pages| (pages.count(view), pages.page(view, 7)));
    made().with(|view, pages| {
        let mut slices = 1;
        while !pages.settle(view, 100) {
            slices += 1;
        }
        assert!(slices > 50, "{slices}");
        assert_eq!((pages.known(view).pages, pages.page(view, 7)), whole);
    });
    made().with(|view, pages| {
        let last = TextPlace::body(Part::Section(view.report.sections()[0].id), 2);
        while !pages.settle_to_page(view, 3, 500) {}
        let to_page = pages.known(view);
        assert!(!to_page.is_all && (3..9).contains(&to_page.pages), "{to_page:?}");
        assert!(!pages.settle_to_text(view, last, 10));
        while !pages.settle_to_text(view, last, 500) {}
        // Behind it there is nothing.
        assert!(pages.settle(view, 100));
        // A change of what is half counted begins anew.
        let first = Part::Fixed(Fixed::Lead);
        pages.texts_changed(view, first);
        assert!(!pages.settle(view, 100));
        pages.texts_changed(view, first);
        while !pages.settle(view, 1000) {}
        assert_eq!((pages.known(view).pages, pages.page(view, 7)), whole);
    });
}

fn line_text() -> impl Strategy<Value = String> {
    let pieces = [
        "某",
        "。",
        "“",
        "——",
        "……",
        "2024",
        "a",
        " ",
        "𠮷",
        "\u{202E}",
        "{数}",
        "附件1",
        "附件：",
    ];
    prop::collection::vec(prop::sample::select(pieces.to_vec()), 0..120)
        .prop_map(|all| all.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn nothing_is_lost_and_nothing_sticks_out(
        fixed in prop::collection::vec((0..9usize, line_text()), 0..12),
        sections in prop::collection::vec((line_text(), any::<bool>(), line_text()), 0..6),
        seal in any::<bool>(),
    ) {
        let mut report = made();
        report.preset.seal = seal;
        report.preset.fonts.latin = HALF_LETTERS.into();
        for (part, text) in &fixed {
            report = report.fixed(Fixed::all().nth(*part).unwrap(), &[text]);
        }
        for (heading, runs_in, body) in &sections {
            report = report.section(1, heading, runs_in.then_some("。"), &[body, body]);
        }
        report.with(|view, pages| {
            let count = pages.count(view);
            let all: Vec<Page> = (1..=count).map(|n| pages.page(view, n).unwrap()).collect();
            let rows = || all.iter().flat_map(|page| &page.rows);
            let mut expect = String::new();
            crate::report::print::lines(view.report).for_each(|line| line.write_to(&mut expect));
            let bare = |text: &str| text.replace(' ', "");
            assert_eq!(bare(&rows().map(|row| row.text.as_str()).collect::<String>()), bare(&expect));
            for row in rows() {
                assert!(row.start.0 + Paper.extent(&row.text).0 <= 58, "{row:?}");
            }
            assert!(all.iter().all(|page| page.rows.len() <= 22));
            // A fresh layout of one page, and one after a change, are as the first.
            let mut fresh = Pages::default();
            assert_eq!(fresh.page(view, count), all.last().cloned());
            for part in view.report.parts() {
                pages.texts_changed(view, part);
            }
            assert_eq!(pages.page(view, count), all.last().cloned());
            for (text, source) in view.report.texts() {
                let place = Place { text, at: 0 };
                let spot = pages.spot(view, place).unwrap();
                let back = pages.place(view, spot).unwrap();
                assert!(source.is_empty() || back.text == text, "{place:?} {spot:?} {back:?}");
            }
        });
    }
}

/// What is followed is as what is made anew, and no part is laid out that was not touched.
#[test]
fn operations_are_followed() {
    use crate::report::outline;
    use crate::text::Edit;
    let made = made().section(1, "甲", None, &["好。", "好。"]).section(1, "乙", None, &["好。"]);
    let preset = made.preset.clone();
    let mut report = Report::new(made.draft).unwrap();
    let id = report.sections()[0].id;
    let lines =
        |lines: &[&str]| lines.iter().map(|line| Paragraph::plain(line)).collect::<Vec<_>>();
    let paragraphs = |part, removed: &[&str], inserted: &[&str]| Operation::Paragraphs {
        part,
        at: 0,
        removed: lines(removed),
        inserted: lines(inserted),
    };
    let edit = Edit { at: 0, removed: String::new(), inserted: han(30) };
    let numbers = Numbers::of(&report);
    let mut pages = Pages::default();
    pages.count(&View { report: &report, numbers: &numbers, preset: &preset });
    let steps: [&dyn Fn(&Report) -> Operation; 8] = [
        &|_| paragraphs(Part::Fixed(Fixed::Title), &[], &["题"]),
        &|_| paragraphs(Part::Fixed(Fixed::Closing), &[], &["特此报告。"]),
        &|_| paragraphs(Part::Section(id), &["好。"], &[]),
        &|_| Operation::Text { place: TextPlace::body(Part::Section(id), 0), edit: edit.clone() },
        &|_| paragraphs(Part::Fixed(Fixed::Title), &["题"], &[]),
        &|report| outline::set_run_in(report, id, Some("。")).unwrap(),
        &|report| outline::move_down(report, id).unwrap(),
        &|report| outline::remove(report, id).unwrap(),
    ];
    for step in steps {
        let operation = step(&report);
        report.apply(&operation).unwrap_or_else(|refusal| panic!("{operation:?}: {refusal:?}"));
        let numbers = Numbers::of(&report);
        let view = View { report: &report, numbers: &numbers, preset: &preset };
        let mut touched = Touched::default();
        match touched.note(&report, &operation) {
            true => pages.follow(&view, &touched),
            false => pages.forget(),
        }
        assert_eq!(pages.page(&view, 1), Pages::default().page(&view, 1), "{operation:?}");
    }
}
