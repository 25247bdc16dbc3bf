//! N11 on a sum whose parts stand each on a line below it: `二季度共检修电梯95台，具体如下：` above `1.4月检修30台。`

use super::finding::Hit;
use super::number::Figure;
use super::passage::Passage;
use super::rows::{Row, words};
use super::rule::Level;
use super::told_sums::{sum_of, tell};
use super::whole::Placed;

/// What leads from the sum to the lines.
static BELOW: &Row = words!("如下 分别为 分别是 其中 具体为 包括 构成 为 即");
/// What says of the sum that it is all.
static SUMS: &Row = words!("共 总 合计 计");
/// What counts something beside the parts, or of the year before.
static OTHERS: &Row =
    words!("其中 同比 去年 上年 每 平均 约 近 超 另 较 比 计划 名额 标准 不少于 不超过 最");
const MOST_LINES: usize = 30;
const LONGEST_LINE: usize = 60;
/// So far may parts be from a sum one figure of which is wrong.
const MOST_OFF: f64 = 0.2;

pub fn check(passages: &[Passage<'_>], hits: &mut Vec<Placed>) {
    for (n, p) in passages.iter().enumerate() {
        let led = p.before(p.len()) == '：' && SUMS.stands_in(p.slice(p.sentence(p.len() - 1)));
        if !led || !BELOW.ends(p.text.trim_end_matches('：')) {
            continue;
        }
        let Some(total) = total(p) else { continue };
        let below = passages.get(n + 1..).unwrap_or_default();
        let lines = below.iter().take(MOST_LINES).map_while(|line| part(line, total));
        let parts: Vec<&Figure> = lines.collect();
        let off = (sum_of(&parts) - total.value).abs();
        // One line that tells no part is behind the last of them, or there are more.
        let more = below.get(parts.len()).is_some_and(|next| is_item(next) && is_item_of(below));
        if parts.len() < 2 || more || off > total.value * MOST_OFF {
            continue;
        }
        let mut found = Vec::new();
        tell(total, &parts, total.digits.start..total.end, &mut found);
        hits.extend(found.into_iter().map(|hit: Hit| (n, hit.level(Level::Review))));
    }
}

/// Returns the only figure of the last sentence that counts something and may be a sum.
fn total<'p>(p: &'p Passage<'_>) -> Option<&'p Figure> {
    let sentence = p.sentence(p.len().checked_sub(2)?);
    let inside = p.figures().iter().filter(|f| sentence.contains(&f.digits.start));
    let mut sums = inside.filter(|f| !is_of_time(p, f));
    let (Some(total), None) = (sums.next(), sums.next()) else { return None };
    let exact = !total.percent && total.about.is_none() && total.unit.is_some();
    let said = p.slice(sentence.start..total.digits.start);
    (exact && !OTHERS.stands_in(said)).then_some(total)
}

fn is_of_time(p: &Passage<'_>, figure: &Figure) -> bool {
    figure.unit.is_none()
        || matches!(p.at(figure.end), '年' | '月' | '日' | '号' | '时' | '季')
        || p.before(figure.digits.start) == '第'
}

/// Reads a line that tells one part of a sum and nothing else.
fn part<'p>(line: &'p Passage<'_>, total: &Figure) -> Option<&'p Figure> {
    if line.len() > LONGEST_LINE || OTHERS.stands_in(&line.text) {
        return None;
    }
    let mut parts = line.figures().iter().filter(|f| !is_of_time(line, f));
    let (Some(part), None) = (parts.next(), parts.next()) else { return None };
    let exact = !part.percent && part.about.is_none() && part.unit == total.unit;
    exact.then_some(part)
}

/// Whether a line begins with a number, as those of a list do.
fn is_item(line: &Passage<'_>) -> bool {
    line.at(0).is_ascii_digit() || matches!(line.at(0), '（' | '(' | '①'..='⑳')
}

fn is_item_of(below: &[Passage<'_>]) -> bool {
    below.first().is_some_and(is_item)
}
