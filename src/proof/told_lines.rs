//! Figures that stand each on a line of its own behind a label, `收入合计：620万元`, and must agree: sums and their parts
//! (N11), shares of a whole (N12), the difference of two shares (N09), and what the text tells of the same (N19).

use super::finding::{Hit, within};
use super::likeness::is_turned;
use super::number::{Figure, write};
use super::passage::Passage;
use super::rows::{Row, words};
use super::rule::{Level, RuleId};
use super::told_sums::{review, sum_of};
use super::unended::name_of_row;
use super::whole::{Placed, is_text};
use std::ops::Range;

/// `财政拨款：480万元`
struct Told<'p> {
    n: usize,
    p: &'p Passage<'p>,
    label: &'p str,
    figure: &'p Figure,
}

/// What a sum is called, and what is left.
static SUMS: &Row =
    words!("合计 总计 共计 小计 总额 总数 总投资 总收入 总支出 总面积 总人数 总产量 总量");
static OTHERS: &Row = words!("其他 其它 其余");
static SHARES: &Row = words!("占比 比重 比例 权重 所占比例 占比为");
static CHANGES: &Row = words!("增减 变化 同比 较上年 比上年 差 增幅 降幅 变动 对比 提升 升降");
static MOVED: &Row = words!("提高 提升 上升 增加 下降 降低 减少 回落 增长");
/// So far may parts be from a sum of which nobody says that they are all.
const MOST_OFF: f64 = 0.12;
const LONGEST_TAIL: usize = 6;
/// No report is asked about more.
const MOST: usize = 60;

pub fn check(passages: &[Passage<'_>], hits: &mut Vec<Placed>) {
    let mut blocks: Vec<Vec<Told<'_>>> = Vec::new();
    let mut last = None;
    for (n, p) in passages.iter().enumerate() {
        let Some(told) = told(n, p) else {
            // 水质类别：Ⅰ类至Ⅲ类 belongs to what stands below it.
            let labelled = p.len() <= 4 * LONGEST_TAIL && name_of_row(p).is_some();
            last = last.filter(|_| labelled);
            continue;
        };
        match (blocks.last_mut(), last) {
            (Some(block), Some(())) => block.push(told),
            _ => blocks.push(vec![told]),
        }
        last = Some(());
    }
    for block in blocks.iter().filter(|block| block.len() > 1).take(MOST) {
        sums(block, hits);
        shares(block, hits);
        points(block, hits);
    }
    let rows = blocks.iter().flatten().filter(|row| row.label.chars().count() > 2);
    rows.take(MOST).for_each(|row| hits.extend(told_in_text(passages, row)));
}

/// Reads a line that is a label, a figure, and what it measures.
fn told<'p>(n: usize, p: &'p Passage<'_>) -> Option<Told<'p>> {
    let [figure] = p.figures() else { return None };
    let colon = name_of_row(p)?;
    let between = p.slice(colon + 1..figure.digits.start);
    let tail = p.len().checked_sub(figure.end)?;
    let plain = figure.about.is_none() && tail <= LONGEST_TAIL;
    let led = between.is_empty() || MOVED.has(between);
    (plain && led).then_some(Told { n, p, label: p.slice(0..colon), figure })
}

fn is_same_kind(one: &Told<'_>, other: &Told<'_>) -> bool {
    let unit = |told: &Told<'_>| {
        told.p
            .slice(told.figure.digits.end..told.p.len())
            .trim_end_matches(['；', '。'])
            .to_string()
    };
    !one.figure.percent && one.figure.unit.is_some() && unit(one) == unit(other)
}

/// `收入合计：620万元` above or below what it is the sum of.
fn sums(block: &[Told<'_>], hits: &mut Vec<Placed>) {
    for (at, total) in block.iter().enumerate().filter(|(_, told)| SUMS.stands_in(told.label)) {
        let part = |told: &&Told<'_>| is_same_kind(total, told) && !SUMS.stands_in(told.label);
        let (before, behind) = block.split_at(at);
        let behind: Vec<&Told<'_>> = behind.iter().skip(1).take_while(part).collect();
        let before: Vec<&Told<'_>> = before.iter().rev().take_while(part).collect();
        let parts = if behind.len() > 1 { behind } else { before };
        let figures: Vec<&Figure> = parts.iter().map(|told| told.figure).collect();
        let others = parts.iter().any(|told| OTHERS.begins(told.label));
        let off = (sum_of(&figures) - total.figure.value).abs();
        let near = off <= (total.figure.value * MOST_OFF).max(1.0);
        if parts.len() > 1 && (others || near) {
            let mut found = Vec::new();
            review(total.figure, &figures, total.figure.digits.start..total.p.len(), &mut found);
            hits.extend(found.into_iter().map(|hit| (total.n, hit)));
        }
    }
}

/// `占比：78%` and `占比：27%` of one whole.
fn shares(block: &[Told<'_>], hits: &mut Vec<Placed>) {
    let shares = || block.iter().filter(|told| told.figure.percent && SHARES.has(told.label));
    let sum: f64 = shares().map(|told| told.figure.value).sum();
    let many = shares().count();
    let over = sum > 100.0 + 0.1 * many as f64 && sum <= 130.0;
    if let Some(last) = shares().next_back().filter(|_| many > 1 && over) {
        let range = last.figure.digits.start..last.figure.end;
        let hit = Hit::new(RuleId::N12, range).arg(write(sum)).level(Level::Review);
        hits.push((last.n, hit));
    }
}

/// `上年：97%`, `本年：99%`, `增减：提高2%`
fn points(block: &[Told<'_>], hits: &mut Vec<Placed>) {
    for three in block.windows(3) {
        let [one, other, change] = three else { continue };
        let percent = three.iter().all(|told| told.figure.percent);
        let value = change.figure.value;
        let differ = (one.figure.value - other.figure.value).abs() - value;
        let moved = change.p.slice(0..change.figure.digits.start);
        let told = CHANGES.stands_in(change.label) || MOVED.stands_in(moved);
        if percent && told && differ.abs() < 1e-6 && value > 0.0 {
            let points = write(value);
            let fixed = format!("{points}个百分点");
            let range = change.figure.digits.start..change.figure.end;
            hits.push((change.n, Hit::new(RuleId::N09, range).arg(points).fix(fixed)));
        }
    }
}

/// `建筑面积：6500平方米` on a line, and `建筑面积为5600平方米` in a sentence.
fn told_in_text(passages: &[Passage<'_>], row: &Told<'_>) -> Option<Placed> {
    let unit = row.p.slice(row.figure.digits.end..row.p.len()).trim_end_matches(['；', '。']);
    let own = row.p.slice(row.figure.digits.clone());
    let mut found: Option<(usize, Range<usize>, &Passage<'_>)> = None;
    let texts = passages.iter().enumerate().filter(|(m, q)| *m != row.n && is_text(q));
    for (m, q) in texts {
        for at in q.places(row.label) {
            let end = at + row.label.chars().count();
            let from = end
                + q.word_at(end, words!("约为 为 是 达 共 共计 约"))
                    .map_or(0, |word| word.chars().count());
            let Some(other) = q.figure_at(from) else { continue };
            let digits = q.slice(other.digits.clone());
            let same = q.is(other.digits.end, unit);
            if !same || digits == own || found.is_some() {
                return None;
            }
            let differ = digits.chars().zip(own.chars()).filter(|(a, b)| a != b).count();
            let near = own.len() > 2 && digits.len() == own.len() && differ == 1;
            if is_turned(digits, own) || near {
                found = Some((m, at..other.digits.end, q));
            }
        }
    }
    let (m, range, q) = found?;
    let digits = row.figure.digits.start..row.figure.end;
    let text = q.slice(range.start..(range.end + unit.chars().count()).min(q.len()));
    let other = q.figures().iter().find(|f| f.digits.end == range.end)?;
    // The later of the two is told.
    Some(match m > row.n {
        true => {
            let hit = Hit::new(RuleId::N19, other.digits.start..other.end);
            (m, hit.arg(within(&row.p.text)).level(Level::Review))
        }
        false => (row.n, Hit::new(RuleId::N19, digits).arg(within(text)).level(Level::Review)),
    })
}
