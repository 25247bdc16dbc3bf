//! N11 on what is left of a count: `排查隐患231个，已整改219个，其余14个正在整改`.

use super::finding::Hit;
use super::number::{Figure, write};
use super::passage::Passage;
use super::rows::{Row, words};
use super::rule::{Level, RuleId};

/// What begins a clause that tells what is left.
static REST: &Row = words!(
    "其余 剩余 剩下 余下 还剩 尚余 尚剩 仍剩 尚缺 还缺 仍缺 尚差 还差 尚欠 还欠 结余 结存 缺编 空编 缺口"
);
/// And one that may tell of more than that: of what came over from another year.
static OPEN: &Row =
    words!("尚有 还有 仍有 未 尚未 暂未 待 因公缺席 因病缺席 因故缺席 在建 在办 正在");
/// What is told of what is done.
static DONE: &Row = words!(
    "已 完成 办结 整改 收回 回收 追回 实 到位 合格 通过 竣工 完工 销号 化解 交付 参训 参加 到场 到会 处置 修复 \
    解决 兑现 结案 出栏 售出 发放 归还 缴纳 验收 投用 达标 脱贫 安置 签约 上岗 就业 治愈 出院 采纳 属实 出库 拨付 使用 支出 领用 售出 消耗"
);
/// Parts of what was told before, and counts of another time or set.
static OTHER: &Row =
    words!("其中 同比 比上年 较上年 比去年 较去年 新增 另 又 原 上年 去年 增加 减少 每 年初 期初");
/// So many characters may stand between such a word and its figure.
const LONGEST: usize = 7;

/// `figures` are those of one sentence.
pub fn check(p: &Passage<'_>, figures: &[Figure], hits: &mut Vec<Hit>) {
    for n in 2..figures.len() {
        let Some(left) = figures.get(n).filter(|left| is_plain(left)) else { continue };
        let clause = p.clause(left.digits.start).start;
        let (rest, open) = (p.is_one(clause, REST), p.is_one(clause, OPEN));
        let last = n + 1 == figures.len();
        if !(rest || open && last) || left.digits.start - clause > LONGEST || follows(p, left) {
            continue;
        }
        hits.extend(told(p, figures.get(..n).unwrap_or_default(), left, rest));
    }
    let above = || told_before(p, figures).or_else(|| told_above(p, figures));
    hits.extend(above().or_else(|| parted_above(p, figures)));
}

/// What is left opens the sentence: `受理46件，已办结32件。其余12件正在办理`.
fn told_above(p: &Passage<'_>, figures: &[Figure]) -> Option<Hit> {
    let left = figures.first().filter(|left| is_plain(left) && !follows(p, left))?;
    let start = p.sentence(left.digits.start).start;
    let near = start > 1 && p.is_one(start, REST) && left.digits.start - start <= LONGEST;
    // 其中立行立改的21项、限期整改的15项；其余2项: what is left is left of more.
    if !near || p.is(p.sentence(start - 2).start, "其中") {
        return None;
    }
    let prior = p.sentence(start - 2).start;
    told(p, p.figures_within(prior..start), left, true).map(|hit| hit.level(Level::Review))
}

/// Compares what is left with a count of the sentence before: `反馈问题19个。已整改15个，其余5个问题…`
fn told_before(p: &Passage<'_>, figures: &[Figure]) -> Option<Hit> {
    let clause = |f: &Figure| p.clause(f.digits.start).start;
    let whole = |f: &Figure| p.is_one(clause(f), REST) && f.digits.start - clause(f) <= LONGEST;
    let (done, left) = figures.iter().zip(figures.iter().skip(1)).find(|(_, left)| whole(left))?;
    let sentence = p.sentence(done.digits.start).start;
    let said = |f: &Figure| p.slice(clause(f)..f.digits.start);
    let fits =
        |f: &Figure| is_plain(f) && f.unit == left.unit && f.scale == left.scale && !follows(p, f);
    if sentence == 0 || !fits(left) || !fits(done) || !said(done).starts_with("已") {
        return None;
    }
    let prior = p.sentence(sentence - 1).start;
    let before = p.figures_within(prior..sentence).iter().rev();
    let before: Vec<&Figure> = before.filter(|f| fits(f)).collect();
    let total = match before[..] {
        [total] => total,
        // 19个问题从类型看，分别为…
        [.., second, first]
            if words!("分别 其中 包括").stands_in(p.slice(first.end..second.digits.start)) =>
        {
            first
        }
        _ => return None,
    };
    let off = figures.iter().filter(|f| fits(f)).count() == 2
        && total.value > done.value
        && !is(total.value - done.value, left)
        && !OTHER.stands_in(said(total));
    let hit = || Hit::new(RuleId::N11, done.digits.start..left.end);
    off.then(|| {
        hit().arg(write(done.value + left.value)).arg(write(total.value)).level(Level::Review)
    })
}

/// `全年签发提单250份。海运提单180份，其余60份为铁路提单。`: one part and what is left of a count that stands alone.
fn parted_above(p: &Passage<'_>, figures: &[Figure]) -> Option<Hit> {
    let [part, left] = figures else { return None };
    let clause = p.clause(left.digits.start).start;
    let start = p.sentence(part.digits.start).start;
    let rest =
        p.is_one(clause, words!("其余 余下 剩余 剩下")) && left.digits.start - clause <= LONGEST;
    let alike = |f: &Figure| is_plain(f) && f.unit == left.unit && f.scale == left.scale;
    let near = p.clause(part.digits.start).start == start && clause <= part.end + LONGEST;
    if start < 2 || !rest || !near || !alike(part) || !alike(left) || follows(p, left) {
        return None;
    }
    let prior = p.sentence(start - 2).start;
    let before = p.figures_within(prior..start).iter().filter(|f| alike(f));
    let [total] = before.collect::<Vec<_>>()[..] else { return None };
    let said = |f: &Figure, from: usize| p.slice(from..f.digits.start);
    let strange = OTHER.stands_in(said(total, prior)) || OTHER.stands_in(said(part, start));
    let sum = part.value + left.value;
    let near = (sum - total.value).abs() <= total.value * 0.2 && part.value < total.value;
    (!strange && near && !is(total.value - part.value, left)).then(|| {
        let hit = Hit::new(RuleId::N11, part.digits.start..left.end);
        hit.arg(write(sum)).arg(write(total.value)).level(Level::Review)
    })
}

/// Compares what is left with a count and what is done of it.
fn told(p: &Passage<'_>, before: &[Figure], left: &Figure, rest: bool) -> Option<Hit> {
    let alike = |f: &&Figure| is_plain(f) && f.unit == left.unit && f.scale == left.scale;
    let before = before.iter().rev().filter(|f| !is_of_annex(p, f));
    let mut run: Vec<&Figure> = before.take_while(alike).take(MOST_DONE + 1).collect();
    run.reverse();
    let [total, done @ ..] = run.as_slice() else { return None };
    let said = |f: &Figure| p.slice(p.clause(f.digits.start).start..f.digits.start);
    let done_of = |f: &&&Figure| DONE.stands_in(said(f)) || OPEN.stands_in(said(f));
    let parts: f64 = done.iter().map(|f| f.value).sum();
    let strange = run.iter().any(|f| OTHER.stands_in(said(f)) || follows(p, f));
    // 已完成19个，正在整改5个: the count of all is told elsewhere.
    let strange = strange || DONE.stands_in(said(total));
    if done.is_empty() || strange || !done.iter().all(|f| done_of(&f)) || parts >= total.value {
        return None;
    }
    // One of those done may be a part of another.
    let right = total.value - parts;
    let may_be = done.iter().any(|f| is(total.value - f.value, left)) || is(right, left);
    // 已竣工21台，正在施工14台 need not be all.
    let near = right - left.value < (total.value * 0.05).max(1.5);
    if may_be || run.len() > MOST_DONE || !rest && !near {
        return None;
    }
    let hit = Hit::new(RuleId::N11, total.digits.start..left.end);
    let hit = hit.arg(write(parts + left.value)).arg(write(total.value));
    // 还有8件 may be those of last year.
    Some(if rest && done.len() == 1 { hit } else { hit.level(Level::Review) })
}

/// Nobody tells more of what is done in one breath.
const MOST_DONE: usize = 4;

fn is(value: f64, left: &Figure) -> bool {
    (value - left.value).abs() < 1e-6 * value.abs().max(1.0)
}

fn is_plain(figure: &Figure) -> bool {
    !figure.percent && figure.about.is_none() && figure.unit.is_some()
}

/// Whether a figure is the number of an annex: 附件1.
pub fn is_of_annex(p: &Passage<'_>, figure: &Figure) -> bool {
    p.before(figure.digits.start) == '件' && figure.unit.is_none()
}

/// Whether a figure is a date, or a part of a name: 3月, 2025年, 3号.
fn follows(p: &Passage<'_>, figure: &Figure) -> bool {
    matches!(p.at(figure.end), '年' | '月' | '日' | '号' | '时')
        || p.before(figure.digits.start) == '第'
}

/// Whether the last of some parts is what is left of the count before that of which they seem to be parts:
/// `隐患231处，已整改219处，其中重大隐患5处，其余12处…`
pub fn is_left(figures: &[Figure], n: usize, parts: &[&Figure]) -> bool {
    let [.., count, done] = figures.get(..=n).unwrap_or_default() else { return false };
    parts.last().is_some_and(|left| left.unit == count.unit && is(count.value - done.value, left))
}
