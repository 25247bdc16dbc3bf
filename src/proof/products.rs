//! N11 on what is so much for each: `分为4个组，每组6人，共26人`.

use super::finding::Hit;
use super::number::{Figure, last_place, write};
use super::passage::{Passage, is_han};
use super::rows::{Row, words};
use super::rule::{Level, RuleId};

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
    if figures.len() < 3 {
        return;
    }
    if p.may_hold_word("单价") {
        figures.windows(3).for_each(|three| hits.extend(price(p, three)));
    }
    if !p.may_hold('每') || !(p.may_hold('共') || p.may_hold('计')) {
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
    // 每个乡镇选2个村，每村选3户: the first is told of each of others.
    let told = p.slice(p.clause(groups.digits.start).start..groups.digits.start);
    let behind = p.slice(total.end..p.sentence(total.end).end);
    if told.contains(['每', '各']) || words!("含 另 其中").stands_in(behind) {
        return false;
    }
    let Some((kind, of_each)) = first.split_once("，每").or_else(|| first.split_once('每'))
    else {
        return false;
    };
    let noun = of_each.strip_prefix('个').unwrap_or(of_each);
    // 3名教师每人补课12节
    let people = noun.starts_with('人') && matches!(groups.unit, Some('人' | '名' | '位'));
    let first = noun.chars().next();
    let named = people || first.is_some_and(|c| is_han(c) && kind.contains(c));
    let Some((unit, sum)) = second.split_once('，') else { return false };
    let sum_word = SUMS.each().filter(|word| sum.starts_with(word)).max_by_key(|word| word.len());
    let verb = sum_word.and_then(|word| sum.strip_prefix(word));
    let short = |text: &str, most: usize| text.chars().count() <= most && text.chars().all(is_han);
    let plain = |text: &str| !OTHERS.stands_in(text);
    // 每科室两台电脑，共有打印机三台
    let own = p.slice(total.end + 1..p.run_within(total.end + 1, LONGEST_EACH, is_han));
    let of_unit = unit.chars().skip(1).collect::<String>();
    let same = own.is_empty() || of_unit.is_empty() || own.starts_with(&of_unit);
    named
        && same
        && short(kind, LONGEST_BETWEEN)
        && short(of_each, LONGEST_EACH)
        && short(unit, LONGEST_BETWEEN)
        && verb.is_some_and(|verb| of_each.contains(verb) && plain(verb))
        && plain(of_each)
        && plain(unit)
        && !p.is_one(total.end + 1, words!("以上 左右 以下 次"))
}

/// `采购桌椅120套，单价350元，共计43000元`
fn price(p: &Passage<'_>, three: &[Figure]) -> Option<Hit> {
    let [count, price, total] = three else { return None };
    let counts =
        count.decimals == 0 && !count.percent && count.unit.is_some_and(|unit| unit != '元');
    let money = |f: &Figure| f.unit == Some('元') && !f.percent && f.about.is_none();
    let (first, second) =
        (p.slice(count.end..price.digits.start), p.slice(price.end..total.digits.start));
    let led = first.ends_with("，单价") || first.ends_with("，单价为");
    let short = first.chars().count() <= LONGEST_BETWEEN;
    let sums = words!(
        "元，共计 元，合计 元，共 元，总价 元，总价为 元，总计 元，共需 元，总金额 元，共计需"
    );
    let made = count.value * price.value;
    // The price may be rounded to its last place.
    let rough = count.value * last_place(price) / 2.0 + last_place(total) / 2.0;
    let exact = price.decimals == 0 && total.decimals == 0 && total.scale.is_none();
    let off = (made - total.value).abs() > if exact { 1e-6 } else { rough };
    (counts && money(price) && money(total) && led && short && sums.has(second) && off).then(|| {
        let hit = Hit::new(RuleId::N11, count.digits.start..total.end);
        hit.arg(write(made)).arg(write(total.value)).level(Level::Review)
    })
}
