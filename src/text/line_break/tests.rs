use super::*;
use crate::text::testing::{carets, draw, joining_text};
use crate::text::{Columns, Halves, Paper, Screen, floor_boundary, graphemes};
use proptest::prelude::*;

fn screen(text: &str, columns: usize) -> Wrap<'_, Screen> {
    Wrap::new(text, Screen::default(), Columns(columns))
}

/// The text with a caret wherever a row ends and another begins.
fn seams<M: Measure + Copy>(wrap: Wrap<'_, M>) -> String {
    let starts: Vec<usize> = wrap.rows().map(|row| row.start).skip(1).collect();
    draw(wrap.text, &starts)
}

#[track_caller]
fn check(columns: usize, expected: &str) {
    let (text, _) = carets(expected);
    assert_eq!(seams(screen(&text, columns)), expected, "{columns} columns");
}

#[test]
fn han_breaks_anywhere() {
    check(4, "");
    check(4, "增强");
    check(4, "增强|四个|意识");
    check(5, "增强|四个|意识");
    check(1, "增|强");
    check(1, "a|b|中|e\u{301}|f");
    check(0, "a|中");
}

#[test]
fn marks_start_and_end_no_row() {
    check(8, "增强四|个，意识");
    check(9, "增强四个|意识”。和");
    check(10, "增强意|识》、《和");
    check(7, "增强四|“个”意");
    check(8, "增强意|（一）加");
    check(8, "达到百|分％了");
    check(8, "一是：|“（好）");
    check(6, "共计|￥500");
    check(6, "马克|思·恩|格斯");
    check(4, "和|或／|与");
    check(6, "他|说\"好\"|吧");
    // Nothing is left but to break the rule.
    check(4, "。。|。。|。");
    check(4, "（（|（中");
}

#[test]
fn numbers_and_words_are_kept_whole() {
    check(11, "今年增长|12,345.6%了");
    check(8, "本年度|GDP增长|3%");
    check(11, "从2020—2024|年");
    check(10, "从|2020—2024|年");
    check(10, "约为五到|5～10天");
    check(10, "报表共计|-12.5℃");
    check(10, "don’t let |it’s be");
    check(10, "共|１２３４５|件");
}

#[test]
fn dashes_and_ellipses_are_never_torn() {
    check(6, "不忘|初——心");
    check(6, "不忘初|心……好");
    check(6, "……好好|好好");
    check(4, "中|————|好");
    check(4, "中|————|——好");
    check(6, "不忘初|心——好");
    check(6, "不忘|初—心");
}

#[test]
fn what_is_longer_than_a_row_is_torn_from_where_it_begins() {
    check(10, "见https://|example.co|m/a/b。");
    check(10, "中文abcdef|ghijklm");
    check(10, "中文中|abcdefghij");
    check(4, "abc|d。e");
}

#[test]
fn spaces_hang_over_the_end() {
    check(6, "abc |def");
    check(6, "abcdef |gh");
    check(6, "增强四 |个");
    check(6, "增强四   |个");
    check(4, "a|b 。");
    check(6, "中|ab 。");
    check(6, "文|（ 中|文");
    check(4, "    |中中|中");
    // More of them than would fill a row.
    check(4, "ab      |      ");
    check(4, "ab      |        |  中");
    check(4, "中中|　　|中");
    check(6, "　　增|强四个");
    let rows: Vec<_> = screen("ab    cd", 4).rows().map(|r| (r.start, r.hang, r.end)).collect();
    assert_eq!(rows, [(0, 4, 6), (6, 8, 8)]);
}

#[test]
fn invisible_characters_are_units() {
    check(4, "ab\t|cd");
    check(4, "ab\u{200B}|cd");
    check(2, "a\u{202E}|b\u{202C}");
    check(4, "中\u{200B}|文");
    check(4, "中\u{2060}|文文");
    check(2, "👨\u{200D}👩\u{200D}👧|👍🏽|❤\u{FE0F}");
}

#[test]
fn what_the_caller_wants_whole_is_torn_only_when_it_must_be() {
    // The pieces in brackets.
    let slots = |columns, expected: &str| {
        let (text, _) = carets(expected);
        let starts = text.match_indices('[').map(|(at, _)| at);
        let ends = text.match_indices(']').map(|(at, _)| at + 1);
        let whole: Vec<Range<usize>> = starts.zip(ends).map(|(start, end)| start..end).collect();
        assert_eq!(seams(Wrap { whole: &whole, ..screen(&text, columns) }), expected);
    };
    slots(8, "组织学习|[次数]次");
    slots(8, "组织|[次数]，|好");
    slots(8, "[某某]|[次数]次");
    slots(8, "在[一月|二月三|月]好");
    slots(8, "[一月二|月，三]");
    slots(8, "ab|[c d e]|[f g] |[h]");
    slots(8, "中中中[a|b cdef]");
    slots(4, "[a b|c d|e] |[f]");
}

#[test]
fn the_first_row_may_be_shorter_and_paper_is_measured_in_halves() {
    let indented = Wrap { first_indent: Columns(4), ..screen("增强四个意识", 8) };
    assert_eq!(seams(indented), "增强|四个意识");
    let behind = Wrap { first_indent: Columns(99), ..screen("增强四个意识", 8) };
    assert_eq!(seams(behind), "增|强四个意|识");
    let paper = Wrap::new("“四个”1—2…中", Paper, Halves(8));
    assert_eq!(seams(paper), "“四个”|1—2…中");
    let wide = Screen { ambiguous: crate::text::Ambiguous::Wide };
    assert_eq!(seams(Wrap::new("“四个”中", wide, Columns(8))), "“四个”|中");
    assert_eq!(seams(screen("“四个”中", 8)), "“四个”中");
}

#[test]
fn a_row_of_a_huge_paragraph_needs_only_what_is_near() {
    let text = "增强“四个意识”，坚定abc".repeat(10_000);
    let far = screen(&text, 40).rows().nth(3000).unwrap();
    let near = text.get(far.start..far.start + 402).unwrap();
    let there = screen(&text, 40).rows_from(far.start).next().unwrap();
    let here = screen(near, 40).rows().next().unwrap();
    assert_eq!((there.start, there.end), (far.start, far.start + here.end));
}

/// An emoji put behind the joiner would be one grapheme with the one before, at which the row looked.
#[test]
fn a_row_has_seen_what_may_join_the_last_unit_it_looked_at() {
    let text = "中👩\u{200D}";
    let row = screen(text, 2).rows().next().unwrap();
    assert_eq!((row.end, row.seen), ("中".len(), text.len()));
}

/// The rules once more, over slices of the whole paragraph and without looking at the clock.
mod reference {
    use super::*;

    const NO_START: &str = "，。、；：？！”’）》％℃—…,.%-·～";
    const NO_END: &str = "“（《￥$";
    const GLUE: &str = "/\"\u{A0}";
    const HOLDS_A_WORD: &str = "’—,.%-·～";

    #[derive(PartialEq)]
    enum Seam {
        Free,
        Reluctant,
        Tear,
        Forbidden,
    }

    fn is_word(units: &[&str], k: usize) -> bool {
        let letter = |k: usize| units[k].starts_with(|c: char| c.is_ascii_alphanumeric());
        let digit = |k: usize| units.get(k).is_some_and(|unit| unit.as_bytes()[0].is_ascii_digit());
        letter(k) || (units[k] == "-" && digit(k + 1) && (k == 0 || !letter(k - 1)))
    }

    fn is_dash(unit: &str) -> bool {
        unit == "—" || unit == "…"
    }

    /// The place before unit `j` of a row that begins with the first unit.
    fn seam(units: &[&str], j: usize) -> Seam {
        let next = units[j];
        let run_starts = is_dash(next) && units.get(j + 1) == Some(&next);
        let before = units[..j].iter().rposition(|&unit| unit != " ");
        let spaced = units[j - 1] == " ";
        let single = |k: usize| !is_dash(units[k]) || k == 0 || units[k - 1] != units[k];
        let run_goes_on = is_dash(next) && units[j - 1] == next;
        if next == " "
            || run_goes_on
            || (NO_START.contains(next) && !run_starts && !is_word(units, j))
        {
            return Seam::Forbidden;
        }
        let Some(k) = before else {
            return if run_starts { Seam::Reluctant } else { Seam::Free };
        };
        if NO_END.contains(units[k]) {
            Seam::Forbidden
        } else if run_starts {
            let glued = !spaced && GLUE.contains(units[k]);
            if glued { Seam::Forbidden } else { Seam::Reluctant }
        } else if spaced {
            Seam::Free
        } else if is_word(units, j)
            && (is_word(units, k)
                || GLUE.contains(units[k])
                || (HOLDS_A_WORD.contains(units[k]) && single(k)))
        {
            Seam::Tear
        } else if GLUE.contains(units[k]) || GLUE.contains(next) {
            Seam::Forbidden
        } else {
            Seam::Free
        }
    }

    /// How many of the units the first row takes.
    fn take(units: &[&str], room: usize, width: usize) -> usize {
        let extent = |range: Range<usize>| -> usize {
            units[range].iter().map(|unit| Screen::default().width(unit).0).sum()
        };
        let mut fit = 1;
        while fit < units.len() {
            let over = if units[fit] == " " { width } else { 0 };
            if extent(0..fit + 1) > room + over {
                break;
            }
            fit += 1;
        }
        if fit == units.len() {
            return fit;
        }
        if units[fit] == " " {
            return fit;
        }
        let last = |kind: Seam| (1..=fit).rev().find(|&j| seam(units, j) == kind);
        let (reluctant, torn) = (last(Seam::Reluctant), last(Seam::Tear));
        let Some(free) = last(Seam::Free) else { return reluctant.or(torn).unwrap_or(fit) };
        let ends = |&j: &usize| {
            let may_break = matches!(seam(units, j), Seam::Free | Seam::Reluctant);
            units[j] == " " || may_break
        };
        let end = (fit + 1..units.len()).find(ends).unwrap_or(units.len());
        if extent(free..end) <= width {
            return free;
        }
        let inside = reluctant.filter(|&j| j > free).or(torn.filter(|&j| j > free));
        inside.unwrap_or(free)
    }

    pub fn starts(wrap: Wrap<'_, Screen>) -> Vec<usize> {
        let units: Vec<&str> = graphemes(wrap.text).map(|(_, grapheme)| grapheme).collect();
        let mut units = units.as_slice();
        let mut starts = Vec::new();
        let mut at = 0;
        while !units.is_empty() {
            starts.push(at);
            let indent = if at == 0 { wrap.first_indent.0 } else { 0 };
            let room = wrap.width.0.saturating_sub(indent);
            let (row, behind) = units.split_at(take(units, room, wrap.width.0));
            at += row.concat().len();
            units = behind;
        }
        starts
    }
}

/// Paragraphs of what the rules are about.
fn paragraph() -> impl Strategy<Value = String> {
    let pieces = prop::sample::select(vec![
        "中",
        "中",
        "中文",
        "一",
        "。",
        "，",
        "”",
        "’",
        "）",
        "％",
        "℃",
        "“",
        "（",
        "￥",
        "$",
        "—",
        "——",
        "……",
        "…",
        "～",
        "·",
        "/",
        "\"",
        "\u{A0}",
        "a",
        "abc",
        "12",
        "3,4",
        ".",
        "-",
        " ",
        "  ",
        "　",
        "e\u{301}",
        "👩\u{200D}👩",
        "abcdefghijklm",
    ]);
    prop::collection::vec(pieces, 0..60).prop_map(|pieces| pieces.concat())
}

fn any_paragraph() -> impl Strategy<Value = String> {
    prop_oneof![paragraph(), joining_text()]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1024))]

    #[test]
    fn rows_are_those_of_the_reference(
        text in paragraph(), columns in 0..14usize, indent in 0..6usize,
    ) {
        let wrap = Wrap { first_indent: Columns(indent), ..screen(&text, columns) };
        let starts: Vec<usize> = wrap.rows().map(|row| row.start).collect();
        prop_assert_eq!(starts, reference::starts(wrap));
    }

    #[test]
    fn rows_are_the_paragraph_and_none_is_empty_or_too_wide(
        text in any_paragraph(), columns in 0..14usize,
    ) {
        let mut at = 0;
        for row in screen(&text, columns).rows() {
            prop_assert_eq!(row.start, at);
            prop_assert!(row.start < row.hang && row.hang <= row.end);
            let ink = text.get(row.start..row.hang).unwrap();
            let is_one = graphemes(ink).count() == 1;
            prop_assert!(is_one || Screen::default().extent(ink).0 <= columns, "{:?}", ink);
            prop_assert!(text.as_bytes()[row.hang..row.end].iter().all(|&byte| byte == b' '));
            at = row.end;
        }
        prop_assert_eq!(at, text.len());
    }

    #[test]
    fn the_rows_from_a_row_are_the_rest_of_the_rows(text in paragraph(), columns in 1..14usize) {
        let rows: Vec<Row> = screen(&text, columns).rows().collect();
        for (k, row) in rows.iter().enumerate() {
            let rest: Vec<Row> = screen(&text, columns).rows_from(row.start).collect();
            prop_assert_eq!(&rest, &rows[k..]);
        }
    }

    /// What the editor's cache of rows stands on.
    #[test]
    fn a_change_leaves_the_rows_that_did_not_look_at_it(
        text in any_paragraph(), behind in any_paragraph(), columns in 1..14usize,
        place in 0..400usize,
    ) {
        let at = (0..=place.min(text.len())).rev().find(|&at| text.is_char_boundary(at)).unwrap();
        let changed = text.get(..at).unwrap().to_string() + &behind;
        let old: Vec<Row> = screen(&text, columns).rows().collect();
        let new: Vec<Row> = screen(&changed, columns).rows().collect();
        let kept = old.iter().take_while(|row| row.seen < at).count();
        prop_assert_eq!(&old[..kept], &new[..kept]);
    }

    #[test]
    fn a_row_looks_no_further_than_it_must(text in paragraph(), columns in 8..40usize) {
        for row in screen(&text, columns).rows() {
            let looked = text.get(row.start..floor_boundary(&text, row.seen)).unwrap();
            prop_assert!(Screen::default().extent(looked).0 <= 3 * columns + 8, "{row:?}");
        }
    }
}
