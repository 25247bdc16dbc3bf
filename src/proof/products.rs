//! N11 on what is so much for each: `分为4个组，每组6人，共26人`.

use super::finding::Hit;
use super::number::{Figure, write};
use super::passage::{Passage, is_han};
use super::rows::{Row, words};
use super::rule::RuleId;

/// What leads to the sum of all.
static SUMS: &Row = words!("共 共计 合计 总计 总共 一共 共有 共需 共配备 计");
/// What adds to it, or makes the number of each one of several.
static OTHERS: &Row =
    words!("另 加 其他 其余 含 不含 除 至少 最多 不超过 不少于 以上 以下 左右 约 近 余 多");
/// What of each group stands before how many it has.
const LONGEST_EACH: usize = 7;
/// So much may stand between two of the figures.
const LONGEST_BETWEEN: usize = 10;

pub fn check(p: &Passage<'_>, figures: &[Figure], hits: &mut Vec<Hit>) {
    if figures.len() < 3 || !p.may_hold('每') || !(p.may_hold('共') || p.may_hold('计')) {
        return;
    }
    for three in figures.windows(3) {
        let [groups, each, total] = three else { continue };
        if is_told(p, groups, each, total)
            && (groups.value * each.value - total.value).abs() > total.value * 1e-6
        {
            let hit = Hit::new(RuleId::N11, groups.digits.start..total.end);
            hits.push(hit.arg(write(groups.value * each.value)).arg(write(total.value)));
        }
    }
}

/// Whether the second is how many each of the first has, and the third said to be all.
fn is_told(p: &Passage<'_>, groups: &Figure, each: &Figure, total: &Figure) -> bool {
    let exact = |f: &&Figure| !f.percent && f.about.is_none() && f.unit.is_some();
    if ![groups, each, total].iter().all(exact) || each.unit != total.unit || groups.value < 2.0 {
        return false;
    }
    let (first, second) =
        (p.slice(groups.end..each.digits.start), p.slice(each.end..total.digits.start));
    let Some((kind, of_each)) = first.split_once("，每") else { return false };
    let noun = of_each.strip_prefix('个').unwrap_or(of_each);
    let named = noun.chars().next().is_some_and(|c| is_han(c) && kind.contains(c));
    let Some((unit, sum)) = second.split_once('，') else { return false };
    let sum_word = SUMS.each().filter(|word| sum.starts_with(word)).max_by_key(|word| word.len());
    let verb = sum_word.and_then(|word| sum.strip_prefix(word));
    let short = |text: &str, most: usize| text.chars().count() <= most && text.chars().all(is_han);
    let plain = |text: &str| !OTHERS.stands_in(text);
    named
        && short(kind, LONGEST_BETWEEN)
        && short(of_each, LONGEST_EACH)
        && short(unit, LONGEST_BETWEEN)
        && verb.is_some_and(|verb| short(verb, LONGEST_EACH) && plain(verb))
        && plain(of_each)
        && plain(unit)
        && !p.is_one(total.end + 1, words!("以上 左右 以下 次"))
}
