use super::*;
use crate::text::{Ambiguous, Measure, Screen as Widths, graphemes};
use emulator::{COLORS, Terminal};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use ratatui::buffer::{Buffer, Cell, CellDiffOption, CellWidth};
use ratatui::layout::Rect;
use ratatui::style::{Modifier, Style as Dress};
use std::num::NonZeroU16;

mod emulator;

/// A screen, the terminal it writes to, and the frame that is seen there.
struct Stage {
    screen: Screen<Vec<u8>>,
    terminal: Terminal,
    shown: Vec<Strip>,
}

/// How many columns a cell covers.
fn width_of(cell: &Cell) -> usize {
    match cell.diff_option {
        CellDiffOption::ForcedWidth(width) => width.get().into(),
        _ => cell.cell_width().max(1).into(),
    }
}

/// What begins with a symbol of so many columns.
fn column(symbol: &str, width: usize) -> Column {
    let mut strip = Strip::new(width);
    strip.put(0, symbol, width, Look::PLAIN);
    strip.columns()[0]
}

/// The rows of a frame.
fn strips(frame: &Buffer) -> Vec<Strip> {
    let width = usize::from(frame.area.width);
    let strip = |cells: &[Cell]| {
        let (mut strip, mut x) = (Strip::new(width), 0);
        while let Some(cell) = cells.get(x) {
            let look = Look::PLAIN.patched(cell.style().into());
            match width_of(cell) {
                wide if x + wide > width => strip.put(x, " ", 1, Look::PLAIN),
                wide => strip.put(x, cell.symbol(), wide, look),
            }
            x += width_of(cell);
        }
        strip
    };
    frame.content.chunks(width).map(strip).collect()
}

impl Stage {
    /// Makes a terminal that draws ambiguous characters so, and a screen that knows it or does not.
    fn new(width: u16, height: u16, ambiguous: Ambiguous, is_known: bool) -> Self {
        let size = Size { width, height };
        let mut screen = Screen::new(Vec::new(), size);
        screen.terminal_draws(is_known.then_some(ambiguous));
        screen.clear();
        let shown = vec![Strip::new(width.into()); height.into()];
        Stage { screen, terminal: Terminal::new(size, ambiguous), shown }
    }

    /// Shows a frame and returns what was sent for it.
    fn show(&mut self, frame: Buffer, cursor: Option<Position>) -> String {
        let now = strips(&frame);
        let rows = self.shown.iter().zip(&now);
        self.screen.rows(rows.map(|(before, now)| (before, (before != now).then_some(now))));
        self.screen.show(cursor).unwrap();
        let sent = String::from_utf8(std::mem::take(&mut self.screen.out)).unwrap();
        self.terminal.feed(&sent);
        self.terminal.assert_shows(&frame, cursor, self.screen.plan.terminal);
        self.shown = now;
        sent.replace('\x1b', "^").replace('\x08', "<").replace('\n', "$")
    }
}

/// Puts a text into a row as far as it fits before a column, and returns the column behind it.
fn put(frame: &mut Buffer, at: (u16, u16), right: u16, text: &str, look: Dress, wide: bool) -> u16 {
    let ambiguous = if wide { Ambiguous::Wide } else { Ambiguous::Narrow };
    let (mut x, y) = at;
    for (_, grapheme) in graphemes(text) {
        let width = u16::try_from(Widths { ambiguous }.width(grapheme).0).unwrap();
        if x + width > right {
            return x;
        }
        for behind in 1..width {
            frame[(x + behind, y)].reset();
        }
        let cell = &mut frame[(x, y)];
        cell.reset();
        cell.set_symbol(grapheme).set_style(look);
        if width > 1 || cell.cell_width() != width {
            cell.diff_option = CellDiffOption::ForcedWidth(NonZeroU16::new(width).unwrap());
        }
        x += width;
    }
    x
}

/// Shows lines one frame after the other and returns what the last one sent.
fn sent(width: u16, frames: &[&[(&str, Dress)]]) -> String {
    let mut stage = Stage::new(width, 2, Ambiguous::Narrow, true);
    let mut last = String::new();
    for line in frames {
        let mut frame = Buffer::empty(Rect::new(0, 0, width, 2));
        let mut x = 0;
        for (text, look) in *line {
            x = put(&mut frame, (x, 0), width, text, *look, false);
        }
        last = stage.show(frame, Some(Position::new(1, 1)));
    }
    last
}

const PLAIN: Dress = Dress::new();

#[test]
fn a_run_of_han_needs_no_moves() {
    assert_eq!(sent(20, &[&[], &[("加强领导", PLAIN)]]), "<^M加强领导^[7D$");
}

#[test]
fn behind_an_ambiguous_character_the_place_is_said_again() {
    assert_eq!(sent(20, &[&[], &[("“领导”", PLAIN)]]), "<^M“^[2G领导”^[2;2H");
}

#[test]
fn a_frame_that_changes_nothing_sends_nothing() {
    assert_eq!(sent(20, &[&[("好", PLAIN)], &[("好", PLAIN)]]), "");
}

#[test]
fn a_style_is_said_once_and_only_what_comes_to_it() {
    let line = [("一", PLAIN.red()), ("二", PLAIN.red()), ("三", PLAIN), ("四", PLAIN.bold())];
    assert_eq!(sent(20, &[&[], &line]), "<^M^[31m一二^[m三^[1m四^[7D$");
    let line = [("一", PLAIN.bold()), ("二", PLAIN.bold().red()), ("三", PLAIN.dim())];
    assert_eq!(sent(20, &[&[], &line]), "<^M^[1m一^[31m二^[;2m三^[5D$");
}

#[test]
fn what_is_between_two_changes_is_written_where_that_is_shorter() {
    let (before, now) = ([("一a二a三", PLAIN)], [("四a五a六", PLAIN)]);
    assert_eq!(sent(20, &[&before, &now]), "<^M四a五a六^[7D$");
}

#[test]
fn many_blanks_are_erased() {
    let before = "推动".repeat(7);
    assert_eq!(sent(40, &[&[(&before, PLAIN)], &[]]), "<^M^[K^[C$");
    let line = [("一", PLAIN), (&before, PLAIN), ("|", PLAIN)];
    let blank = [("一", PLAIN), (&" ".repeat(28), PLAIN), ("|", PLAIN)];
    assert_eq!(sent(40, &[&line, &blank]), "^[C^M^[28X<$");
}

#[test]
fn what_is_no_longer_than_a_packet_is_no_update_of_its_own() {
    let mut stage = Stage::new(100, 20, Ambiguous::Narrow, true);
    let mut frame = Buffer::empty(Rect::new(0, 0, 100, 20));
    put(&mut frame, (0, 0), 100, &"好".repeat(50), PLAIN, false);
    assert!(!stage.show(frame.clone(), None).contains("2026"));
    for y in 0..20 {
        put(&mut frame, (0, y), 100, &"新".repeat(50), PLAIN, false);
    }
    let all = stage.show(frame, None);
    assert!(all.starts_with("^[?2026h") && all.ends_with("^[?2026l"), "{all}");
}

/// A paragraph in a pane with borders, a tree on its left and something on its right.
#[derive(Debug, Clone)]
struct Picture {
    width: u16,
    height: u16,
    left: u16,
    right: u16,
    has_border: bool,
    wide: bool,
    text: Vec<(String, Dress)>,
}

impl Picture {
    fn frame(&self) -> Buffer {
        let mut frame = Buffer::empty(Rect::new(0, 0, self.width, self.height));
        let border = if self.wide { "|" } else { "│" };
        let begin = self.left + u16::from(self.has_border);
        let end = self.width - self.right - u16::from(self.has_border);
        let (mut x, mut y) = (begin, 0);
        for (grapheme, look) in &self.text {
            let behind = put(&mut frame, (x, y), end, grapheme, *look, self.wide);
            if behind == x {
                y += 1;
                if y == self.height {
                    break;
                }
                x = put(&mut frame, (begin, y), end, grapheme, *look, self.wide);
            } else {
                x = behind;
            }
        }
        for y in 0..self.height {
            put(&mut frame, (0, y), self.left, "（一）概况 12", PLAIN.blue(), self.wide);
            put(&mut frame, (self.width - self.right, y), self.width, "页“一”上", PLAIN, self.wide);
            if self.has_border {
                put(&mut frame, (begin - 1, y), begin, border, PLAIN.dim(), self.wide);
                put(&mut frame, (end, y), end + 1, border, PLAIN.dim(), self.wide);
            }
        }
        frame
    }
}

fn look() -> impl Strategy<Value = Dress> {
    let modifier = select(vec![Modifier::BOLD, Modifier::REVERSED, Modifier::UNDERLINED]);
    let color = select(COLORS.to_vec());
    prop_oneof![
        12 => Just(PLAIN),
        2 => modifier.prop_map(|modifier| PLAIN.add_modifier(modifier)),
        1 => (color.clone(), color.clone()).prop_map(|(fg, bg)| PLAIN.fg(fg).bg(bg)),
        1 => color.prop_map(|fg| PLAIN.bold().fg(fg)),
    ]
}

/// Mostly what reports are written with.
fn written() -> impl Strategy<Value = (String, Dress)> {
    let one = prop_oneof![
        20 => select(vec!["加", "强", "组", "织", "领", "导", "，", "。", "（", "的"]),
        5 => select(vec!["2", "0", "5", "%", "a", "Z", " "]),
        3 => select(vec!["“", "”", "—", "…", "·", "①"]),
    ];
    (one.prop_map(String::from), look())
}

fn odd() -> impl Strategy<Value = (String, Dress)> {
    let odd = select(vec!["é", "🙂", "e\u{301}", "𠮷", "❤\u{fe0f}", "🇨🇳", "ｶ", "ß"]);
    prop_oneof![9 => written(), 1 => (odd.prop_map(String::from), look())]
}

fn picture() -> impl Strategy<Value = Picture> {
    let text = prop_oneof![3 => vec(written(), 0..200), 1 => vec(odd(), 0..200)];
    let size = (30..70u16, 1..6u16, 0..9u16, 0..9u16);
    (size, any::<bool>(), any::<bool>(), text).prop_map(|(size, has_border, wide, text)| {
        let (width, height, left, right) = size;
        Picture { width, height, left, right, has_border, wide, text }
    })
}

#[derive(Debug, Clone)]
enum Change {
    Insert(Index, Vec<(String, Dress)>),
    Remove(Index, usize),
    Restyle(Index, usize, Dress),
    Replace(Vec<(String, Dress)>),
}

fn change() -> impl Strategy<Value = Change> {
    prop_oneof![
        6 => (any::<Index>(), vec(odd(), 1..4)).prop_map(|(at, new)| Change::Insert(at, new)),
        2 => (any::<Index>(), vec(written(), 1..30)).prop_map(|(at, new)| Change::Insert(at, new)),
        5 => (any::<Index>(), 1..4usize).prop_map(|(at, count)| Change::Remove(at, count)),
        2 => (any::<Index>(), 1..40usize).prop_map(|(at, count)| Change::Remove(at, count)),
        2 => (any::<Index>(), 1..20usize, look()).prop_map(|(at, n, look)| Change::Restyle(at, n, look)),
        1 => vec(odd(), 0..200).prop_map(Change::Replace),
    ]
}

impl Change {
    fn make(self, text: &mut Vec<(String, Dress)>) {
        let at = |index: Index, text: &Vec<_>| index.index(text.len() + 1);
        match self {
            Change::Insert(index, new) => {
                let at = at(index, text);
                text.splice(at..at, new);
            }
            Change::Remove(index, count) => {
                let at = at(index, text);
                text.drain(at..(at + count).min(text.len()));
            }
            Change::Restyle(index, count, look) => {
                let at = at(index, text);
                text.iter_mut().skip(at).take(count).for_each(|(_, before)| *before = look);
            }
            Change::Replace(new) => *text = new,
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn the_terminal_shows_every_frame_column_by_column(
        mut picture in picture(),
        is_known in any::<bool>(),
        is_other in prop::bool::weighted(0.4),
        changes in vec((vec(change(), 1..3), any::<Option<(Index, Index)>>()), 1..8),
    ) {
        let is_wide = picture.wide != is_other;
        let ambiguous = if is_wide { Ambiguous::Wide } else { Ambiguous::Narrow };
        let mut stage = Stage::new(picture.width, picture.height, ambiguous, is_known);
        stage.show(picture.frame(), None);
        for (changes, cursor) in changes {
            changes.into_iter().for_each(|change| change.make(&mut picture.text));
            let place = |(x, y): (Index, Index)| {
                let (x, y) = (x.index(picture.width.into()), y.index(picture.height.into()));
                Position::new(u16::try_from(x).unwrap(), u16::try_from(y).unwrap())
            };
            stage.show(picture.frame(), cursor.map(place));
        }
    }
}

/// Lines in a pane beside a tree of its own, and a line of something else below them.
#[derive(Debug, Clone)]
struct Page {
    width: u16,
    height: u16,
    tree: u16,
    lines: Vec<Vec<(String, Dress)>>,
}

impl Page {
    fn frame(&self) -> Buffer {
        let mut frame = Buffer::empty(Rect::new(0, 0, self.width, self.height));
        let tree = "一二三四五六七八九十".chars().cycle().zip(0..self.tree);
        for (number, y) in tree {
            put(&mut frame, (0, y), 10, &format!("{number}、工作 {y}"), PLAIN, false);
        }
        for (line, y) in self.lines.iter().zip(0..self.height - 1) {
            let mut x = 10;
            for (grapheme, look) in line {
                x = put(&mut frame, (x, y), self.width - 1, grapheme, *look, false);
            }
            put(&mut frame, (self.width - 1, y), self.width, "│", PLAIN, false);
        }
        put(&mut frame, (0, self.height - 1), self.width, "已保存 12 字", PLAIN.reversed(), false);
        frame
    }
}

fn page() -> impl Strategy<Value = Page> {
    let line = prop_oneof![1 => Just(Vec::new()), 4 => vec(odd(), 20..60)];
    let size = (40..80u16, 8..24u16, 0..24u16);
    (size, vec(line, 8..60)).prop_map(|((width, height, tree), lines)| Page {
        width,
        height,
        tree: tree.min(height - 1),
        lines,
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn the_terminal_shows_every_frame_whose_rows_go_and_come(
        mut page in page(),
        is_known in any::<bool>(),
        is_wide in prop::bool::weighted(0.3),
        changes in vec((any::<Index>(), 0..4usize, vec(vec(written(), 0..50), 0..4)), 1..8),
    ) {
        let ambiguous = if is_wide { Ambiguous::Wide } else { Ambiguous::Narrow };
        let mut stage = Stage::new(page.width, page.height, ambiguous, is_known);
        stage.show(page.frame(), None);
        for (at, gone, come) in changes {
            let at = at.index(page.lines.len().min(page.height.into()) + 1);
            page.lines.splice(at..(at + gone).min(page.lines.len()), come);
            stage.show(page.frame(), None);
        }
    }
}

/// A page of twenty lines that all differ.
fn twenty_lines(tree: u16) -> Page {
    let one = |n: u32| char::from_u32(0x4e00 + n * 131 % 5000).unwrap().to_string();
    let line = |n: u32| (0..30).map(|at| (one(n * 30 + at), PLAIN)).collect();
    Page { width: 80, height: 21, tree, lines: (0..60).map(line).collect() }
}

/// More than a row that goes or comes may ever cost, and what stands beside the rows.
const MOST_OF_A_ROW: usize = 150;

#[test]
fn rows_that_only_move_are_moved_by_the_terminal() {
    for tree in [0, 5] {
        let mut page = twenty_lines(tree);
        let mut stage = Stage::new(80, 21, Ambiguous::Narrow, true);
        stage.show(page.frame(), None);
        let most = MOST_OF_A_ROW + usize::from(tree) * 30;
        let mut costs_little = |page: &Page, how: &str| {
            let sent = stage.show(page.frame(), None);
            assert!(sent.len() < most && sent.contains(how), "{} bytes: {sent}", sent.len());
        };
        // A row comes in, and goes again.
        page.lines.insert(3, Vec::new());
        costs_little(&page, "^[L");
        page.lines.remove(3);
        costs_little(&page, "^[M");
        // One line on, and back.
        let first = page.lines.remove(0);
        costs_little(&page, "^[M");
        page.lines.insert(0, first);
        costs_little(&page, "^[L");
    }
}

#[test]
fn where_more_stands_beside_the_rows_than_moves_they_stay() {
    let mut page = twenty_lines(20);
    page.lines = (0..60).map(|n| vec![(char::from(b'a' + n % 26).to_string(), PLAIN)]).collect();
    let mut stage = Stage::new(80, 21, Ambiguous::Narrow, true);
    stage.show(page.frame(), None);
    page.lines.insert(0, Vec::new());
    let sent = stage.show(page.frame(), None);
    assert!(!sent.contains("^[L") && !sent.contains("^[M"), "{sent}");
}

/// Ten rows of Han between borders, with “ ” in the third.
fn paragraph(quoted: bool) -> Picture {
    let one = |n: u32| char::from_u32(0x4e00 + n * 7 % 5000).unwrap().to_string();
    let mut text: Vec<_> = (0..400).map(|n| (one(n), PLAIN)).collect();
    if quoted {
        text.splice(90..90, [("“".into(), PLAIN)]);
        text.splice(110..110, [("”".into(), PLAIN)]);
    }
    Picture { width: 120, height: 12, left: 36, right: 2, has_border: true, wide: false, text }
}

#[test]
fn what_a_terminal_draws_wider_or_narrower_leaves_nothing_behind() {
    let line = |text: &str, wide: bool| {
        let mut frame = Buffer::empty(Rect::new(0, 0, 12, 1));
        put(&mut frame, (0, 0), 12, text, PLAIN, wide);
        frame
    };
    for (drawn, draws, is_known, sent) in [
        // Both columns are blank before a narrow one comes into the first of them.
        (true, false, true, "加  <<“^[5G强"),
        (true, false, false, "加  <<“^[5G强"),
        (true, true, false, "加  <<“^[5G强"),
        (true, true, true, "加“^[5G强"),
        // What is wider than its room goes, or something else is there.
        (false, true, true, "加\"强"),
        (false, true, false, "加“^[4G强"),
        (false, false, false, "加“^[4G强"),
    ] {
        let draws = if draws { Ambiguous::Wide } else { Ambiguous::Narrow };
        let mut stage = Stage::new(12, 1, draws, is_known);
        stage.show(line("一二三四", drawn), Some(Position::new(0, 0)));
        let shown = stage.show(line("加“强", drawn), None);
        assert!(shown.contains(sent), "{drawn} {draws:?} {is_known}: {shown}");
    }
}

/// A quotation mark changes its looks; what stands behind it and does not is written again.
#[test]
fn the_neighbour_of_what_may_be_wider_is_written_behind_it() {
    let mut stage = Stage::new(12, 1, Ambiguous::Wide, false);
    for look in [PLAIN, PLAIN.red()] {
        let mut frame = Buffer::empty(Rect::new(0, 0, 12, 1));
        put(&mut frame, (0, 0), 12, "加 强", PLAIN, false);
        put(&mut frame, (2, 0), 12, "“", look, false);
        stage.show(frame, None);
    }
}

#[test]
fn what_is_damaged_in_part_is_written_whole() {
    let mut stage = Stage::new(12, 1, Ambiguous::Narrow, true);
    let mut frame = Buffer::empty(Rect::new(0, 0, 12, 1));
    put(&mut frame, (0, 0), 12, "加强领导", PLAIN, false);
    stage.show(frame.clone(), None);
    for (damaged, written) in [(3..4, "强"), (2..3, "强"), (3..5, "强领"), (5..8, "领导")] {
        stage.screen.mend(0, &strips(&frame)[0], damaged.clone());
        let sent = stage.show(frame.clone(), None);
        let han: String = sent.chars().filter(|c| !c.is_ascii()).collect();
        assert_eq!(han, written, "{damaged:?}: {sent}");
    }
}

#[test]
fn in_the_last_column_something_narrow_stands_in_until_the_terminal_has_answered() {
    for (draws, edge) in [(Ambiguous::Narrow, "│"), (Ambiguous::Wide, "|")] {
        let mut stage = Stage::new(12, 2, draws, false);
        let mut frame = Buffer::empty(Rect::new(0, 0, 12, 2));
        put(&mut frame, (11, 0), 12, "│", PLAIN, false);
        put(&mut frame, (11, 1), 12, "a", PLAIN, false);
        assert!(stage.show(frame.clone(), None).contains('|'));
        stage.screen.terminal_draws(Some(draws));
        for (y, row) in (0..).zip(&strips(&frame)) {
            stage.screen.mend_edge(y, row);
        }
        let sent = stage.show(frame, None);
        assert!(sent.contains(edge) && !sent.contains('a'), "{sent}");
    }
}

/// More than a character typed at the beginning of ten rows may ever cost.
const MOST_BYTES: usize = 200;

#[test]
fn a_character_typed_within_a_paragraph_costs_few_bytes_a_row() {
    for (quoted, is_known, is_cheap) in
        [(false, true, true), (true, true, true), (true, false, false)]
    {
        let mut picture = paragraph(quoted);
        let mut stage = Stage::new(120, 12, Ambiguous::Narrow, is_known);
        stage.show(picture.frame(), Some(Position::new(41, 0)));
        picture.text.insert(2, ("中".into(), PLAIN));
        let typed = stage.show(picture.frame(), Some(Position::new(43, 0)));
        assert_eq!(typed.len() < MOST_BYTES, is_cheap, "{} bytes: {typed}", typed.len());
        picture.text.remove(2);
        let deleted = stage.show(picture.frame(), Some(Position::new(41, 0)));
        assert_eq!(deleted.len() < MOST_BYTES, is_cheap, "{} bytes: {deleted}", deleted.len());
    }
}

#[test]
fn a_row_with_something_of_uncertain_width_is_not_shifted() {
    for odd in ["é", "🙂", "e\u{301}", "𠮷"] {
        let mut picture = paragraph(false);
        picture.height = 1;
        picture.text.insert(20, (odd.into(), PLAIN));
        let mut stage = Stage::new(120, 1, Ambiguous::Narrow, true);
        stage.show(picture.frame(), None);
        picture.text.insert(2, ("中".into(), PLAIN));
        let typed = stage.show(picture.frame(), None);
        assert!(!typed.contains(['@', 'P']), "{typed}");
        // What stands before the place does not matter.
        picture.text.insert(23, ("中".into(), PLAIN));
        assert!(stage.show(picture.frame(), None).contains('@'));
    }
}
