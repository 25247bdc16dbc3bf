//! Tables whose cells tabs part: a last row that its column does not make (N11), shares of all grades that are not the
//! whole (N12), a year cut short beside a whole one (N02), and what the text above says of the sum (N19).

use super::finding::{Hit, within};
use super::number::{Figure, write};
use super::passage::Passage;
use super::rows::{Row, words};
use super::rule::{Level, RuleId};
use super::told_sums::{sum_of, tell};
use super::whole::Placed;
use std::ops::Range;

/// One row: its passage, and where its cells stand.
struct Line<'p> {
    n: usize,
    /// The passage behind which the next row stands.
    upto: usize,
    p: &'p Passage<'p>,
    cells: Vec<Range<usize>>,
}

/// No report has more rows that are asked about, and no row more cells.
const MOST_ROWS: usize = 2000;
const MOST_CELLS: usize = 24;

pub fn check(passages: &[Passage<'_>], hits: &mut Vec<Placed>) {
    let mut table: Vec<Line<'_>> = Vec::new();
    let rows = passages.iter().enumerate().filter(|(_, p)| p.may_hold('\t') || p.at(0) == '|');
    for (n, p) in rows.take(MOST_ROWS) {
        // |---|---|
        if p.at(0) == '|' && p.chars().iter().all(|c| matches!(c, '|' | '-' | ':' | ' ')) {
            if let Some(last) = table.last_mut() {
                last.upto = n;
            }
            continue;
        }
        let line = Line { n, upto: n, p, cells: cells(p) };
        let goes_on = table
            .last()
            .is_some_and(|last| last.upto + 1 == n && last.cells.len() == line.cells.len());
        if !goes_on {
            look(passages, &table, hits);
            table.clear();
        }
        table.push(line);
    }
    look(passages, &table, hits);
}

/// Returns where the cells of a row stand, without the blanks around what they hold.
fn cells(p: &Passage<'_>) -> Vec<Range<usize>> {
    let blank = |c: char| matches!(c, ' ' | '\u{3000}');
    let mut found = Vec::new();
    let ruled = p.at(0) == '|';
    let (mark, mut start) = if ruled { ('|', 1) } else { ('\t', 0) };
    let closed = ruled && p.before(p.len()) == '|';
    let end = (!closed).then_some(p.len());
    let tabs = p.places_of(mark).filter(|at| !ruled || *at > 0).chain(end);
    for end in tabs.take(MOST_CELLS) {
        let from = p.run(start, blank).min(end);
        found.push(from..p.run_back(end, blank).max(from));
        start = end + 1;
    }
    found
}

impl<'p> Line<'p> {
    fn text(&self, column: usize) -> &'p str {
        self.cells.get(column).map_or("", |cell| self.p.slice(cell.clone()))
    }

    /// Returns the figure that a cell is.
    fn figure(&self, column: usize) -> Option<&'p Figure> {
        const LONGEST_UNIT: usize = 3;
        let cell = self.cells.get(column)?;
        let figure = self.p.figure_at(cell.start)?;
        let plain = figure.about.is_none() && figure.end <= cell.end;
        (plain && cell.end - figure.end <= LONGEST_UNIT).then_some(figure)
    }

    fn label(&self) -> String {
        self.text(0).chars().filter(|c| !matches!(c, ' ' | '\u{3000}')).collect()
    }
}

/// How the row of sums is called.
static SUMS: &Row = words!("合计 总计 共计 总和 全部");
/// What is no sum of what stands above it.
static NO_SUMS: &Row = words!(
    "率 均 价 占比 比例 比重 增幅 降幅 增长 增速 同比 环比 排名 名次 序号 编号 年份 年度 标准 得分 日期 时间 % ％ 比 进度 系数 级 电话 备注 号 龄 浓度 温度 密度 权重 最"
);
/// How the rows are called that are parts of others, or sums of some.
static PARTS: &Row = words!("其中 小计 含 平均 占比 比重 上年 去年 同期 增减 备注 人均 户均");

fn look(passages: &[Passage<'_>], table: &[Line<'_>], hits: &mut Vec<Placed>) {
    if let Some(head) = table.first() {
        short_years(head, hits);
    }
    let [head, rows @ ..] = table else { return };
    if rows.len() < 2 {
        return;
    }
    by_row(head, rows, hits);
    shares(head, rows, hits);
    if rows.len() < 3 {
        return;
    }
    let is_total = |line: &Line<'_>| SUMS.has(&line.label());
    let mut totals = rows.iter().enumerate().filter(|(_, line)| is_total(line));
    let (Some((at, total)), None) = (totals.next(), totals.next()) else { return };
    let parts: Vec<&Line<'_>> = match at {
        0 => rows.iter().skip(1).collect(),
        at if at + 1 == rows.len() => rows.iter().take(at).collect(),
        _ => return,
    };
    if parts.iter().any(|line| is_part_of_other(&line.label())) {
        return;
    }
    for column in 1..head.cells.len() {
        of_column(passages, (head, total), &parts, column, hits);
    }
}

/// N11 on a row whose last cell is not what the cells before it make, where those of most rows are.
fn by_row(head: &Line<'_>, rows: &[Line<'_>], hits: &mut Vec<Placed>) {
    let column = |text: &str| SUMS.has(text) || matches!(text, "小计" | "总分" | "总数");
    let mut sums = (1..head.cells.len()).filter(|at| column(head.text(*at)));
    let (Some(sum), None) = (sums.next(), sums.next()) else { return };
    let of = |line: &Line<'_>| -> Option<bool> {
        let total = line.figure(sum)?;
        let cells = (1..head.cells.len()).filter(|at| *at != sum);
        let parts: Option<Vec<&Figure>> = cells.map(|at| line.figure(at)).collect();
        let parts = parts.filter(|parts| parts.len() > 1)?;
        Some((sum_of(&parts) - total.value).abs() < 1e-6)
    };
    let right = rows.iter().filter(|line| of(line) == Some(true)).count();
    let wrong: Vec<&Line<'_>> = rows.iter().filter(|line| of(line) == Some(false)).collect();
    // One row that fits may do so by chance.
    if right < 2 || wrong.len() * 2 > right {
        return;
    }
    for line in wrong {
        let Some(total) = line.figure(sum) else { continue };
        let cells = (1..head.cells.len()).filter(|at| *at != sum);
        let parts: Vec<&Figure> = cells.filter_map(|at| line.figure(at)).collect();
        let mut found = Vec::new();
        tell(total, &parts, total.digits.start..total.end, &mut found);
        hits.extend(found.into_iter().map(|hit| (line.n, hit)));
    }
}

/// How a column of shares is called.
static SHARES: &Row = words!("占比 比例 比重 百分比 所占比例 构成比 占比（%） 比例（%）");

/// N12 on a column of shares below which no sum stands, and that is nearly the whole: for review.
fn shares(head: &Line<'_>, rows: &[Line<'_>], hits: &mut Vec<Placed>) {
    const NEARLY: f64 = 8.0;
    let plain = |line: &Line<'_>| {
        let label = line.label();
        !SUMS.has(&label) && !is_part_of_other(&label)
    };
    if !rows.iter().all(plain) || rows.len() < 3 {
        return;
    }
    for column in (1..head.cells.len()).filter(|at| SHARES.has(head.text(*at))) {
        let figures: Option<Vec<&Figure>> = rows.iter().map(|line| line.figure(column)).collect();
        let (Some(figures), Some(last)) = (figures, rows.last()) else { continue };
        let rounded = rounded(&figures);
        let (made, off) = (sum_of(&figures), (sum_of(&figures) - 100.0).abs());
        let (Some(cell), true) = (last.cells.get(column), off > rounded && off <= NEARLY) else {
            continue;
        };
        let hit = Hit::new(RuleId::N12, cell.clone()).arg(write(made));
        hits.push((last.n, hit.level(Level::Review)));
    }
}

/// How far shares may be off together because each was rounded.
fn rounded(figures: &[&Figure]) -> f64 {
    let decimals = figures.iter().map(|figure| figure.decimals).max().unwrap_or(0);
    0.5 * figures.len() as f64 / 10f64.powi(i32::try_from(decimals).unwrap_or(0))
}

/// Whether a row is a part of the one above it, or no part of the sum at all: （一）, 其中, 1..
fn is_part_of_other(label: &str) -> bool {
    label.is_empty() || label.starts_with(['（', '(', '—', '-', '#']) || PARTS.stands_in(label)
}

/// What stands in a cell that holds nothing.
static EMPTY: &Row = words!("— —— - / ／ 无 － –");

/// Parts are so far at most from a sum of which one figure is wrong.
const MOST_OFF: f64 = 0.3;

fn of_column(
    passages: &[Passage<'_>],
    (head, total): (&Line<'_>, &Line<'_>),
    parts: &[&Line<'_>],
    column: usize,
    hits: &mut Vec<Placed>,
) {
    let Some(sum) = total.figure(column) else { return };
    // The head has cells of its own, and this is a row of figures.
    if head.figure(column).is_some_and(|figure| head.p.at(figure.digits.end) != '年') {
        return;
    }
    let mut figures: Vec<&Figure> = Vec::new();
    for line in parts {
        match line.figure(column) {
            Some(figure) => figures.push(figure),
            None if line.text(column).is_empty() || EMPTY.has(line.text(column)) => {}
            None => return,
        }
    }
    let percent = figures.iter().filter(|figure| figure.percent).count();
    let range = sum.digits.start..sum.end;
    if figures.len() < 2 || percent != 0 && percent != figures.len() || sum.percent != (percent > 0)
    {
        return;
    }
    let made = sum_of(&figures);
    if sum.percent {
        let off = (made - 100.0).abs();
        if sum.value == 100.0 && off > rounded(&figures).min(1.5) + 1e-6 && off < 100.0 * MOST_OFF {
            hits.push((total.n, Hit::new(RuleId::N12, range).arg(write(made))));
        }
        return;
    }
    if NO_SUMS.stands_in(head.text(column)) {
        return;
    }
    let off = (made - sum.value).abs();
    let known = hits.len();
    if off < sum.value * MOST_OFF {
        let mut found = Vec::new();
        tell(sum, &figures, range, &mut found);
        hits.extend(found.into_iter().map(|hit| (total.n, hit)));
    }
    if hits.len() == known {
        told_above(passages, (head, total), column, sum, hits);
    }
}

/// What sends the reader to the table.
static BELOW: &Row = words!("下表 如下 附表 表1 列表 下列");
/// What counts something else than all.
static OTHERS: &Row = words!("其中 计划 上年 去年 同比 每 另 平均 第 约 近 超");

/// N19: `抽检乳制品26批次，结果见下表` above a table whose sum of 批次 is another.
fn told_above(
    passages: &[Passage<'_>],
    (head, total): (&Line<'_>, &Line<'_>),
    column: usize,
    sum: &Figure,
    hits: &mut Vec<Placed>,
) {
    let noun = head.text(column).trim_end_matches('数');
    let Some(above) = head.n.checked_sub(1) else { return };
    let Some(p) = passages.get(above).filter(|p| BELOW.stands_in(&p.text)) else { return };
    let counts = |figure: &&Figure| {
        let named = !noun.is_empty() && p.is(figure.end, noun);
        named && !figure.percent && figure.about.is_none()
    };
    let mut told = p.figures().iter().filter(counts);
    let (Some(figure), None) = (told.next(), told.next()) else { return };
    let said = p.slice(p.clause(figure.digits.start).start..figure.digits.start);
    if figure.value != sum.value && !OTHERS.stands_in(said) {
        let text = format!("{}{}", total.label(), total.text(column));
        let hit = Hit::new(RuleId::N19, figure.digits.start..figure.end);
        hits.push((above, hit.arg(within(&text)).level(Level::Review)));
    }
}

/// N02 on the head of a table: `24年` beside `2025年`.
fn short_years(head: &Line<'_>, hits: &mut Vec<Placed>) {
    const NEAR: u32 = 10;
    let year = |text: &str, length: usize| {
        let (digits, rest) = text.split_once('年')?;
        let plain = digits.len() == length && rest.chars().count() <= 2;
        digits.parse::<u32>().ok().filter(|_| plain)
    };
    let cells = || (0..head.cells.len()).map(|column| head.text(column));
    let Some(whole) = cells().find_map(|text| year(text, 4)).filter(|year| *year > 1999) else {
        return;
    };
    for (cell, text) in head.cells.iter().zip(cells()) {
        let Some(short) = year(text, 2).filter(|year| (2000 + year).abs_diff(whole) <= NEAR) else {
            continue;
        };
        let range = cell.start..cell.start + 2;
        let hit = Hit::new(RuleId::N02, range).level(Level::Warning);
        hits.push((head.n, hit.fix(format!("{}", 2000 + short))));
    }
}
