//! N15 on a day by which something is asked for that is over on the date of the paper: `请于2025年6月5日前报送`, dated 10 June.

use super::date::Date;
use super::finding::Hit;
use super::number::Figure;
use super::passage::Passage;
use super::rows::{Row, words};
use super::rule::{Level, RuleId};

/// What asks for something.
static ASKING: &Row = words!("请 务必 报送至 上报至 反馈至 报名截止 截止报名 填报完毕 报至 交至");
/// What says that it was asked before, or is done.
static DONE: &Row =
    words!("已 了 曾 原定 原计划 要求各 此前 前期 通知要求 均 逾期未 未按 未能 规定的");
static BEFORE: &Row = words!("前 之前 以前 止 截止 为止");
/// Farther back nobody asks by mistake.
const MOST_DAYS: u32 = 70;

pub fn check(p: &Passage<'_>, signed: Date, hits: &mut Vec<Hit>) {
    if !(p.may_hold('前') || p.may_hold('止')) {
        return;
    }
    for pair in p.figures().windows(2) {
        let Some((due, start, end)) = day(p, pair, signed) else { continue };
        let sentence = p.sentence(start);
        let said = p.slice(sentence);
        let days = |date: (u32, u32, u32)| date.0 * 372 + date.1 * 31 + date.2;
        let ago = days((signed.year, signed.month, signed.day)).saturating_sub(days(due));
        if (1..MOST_DAYS).contains(&ago) && ASKING.stands_in(said) && !DONE.stands_in(said) {
            hits.push(Hit::new(RuleId::N15, start..end).case(2).level(Level::Review));
        }
    }
}

/// Reads `2025年6月5日前` or `6月5日前`: the day, where it begins, and where it ends.
fn day(p: &Passage<'_>, pair: &[Figure], signed: Date) -> Option<((u32, u32, u32), usize, usize)> {
    let [month, day] = pair else { return None };
    let end = day.digits.end + 1;
    let written = p.at(month.digits.end) == '月'
        && month.digits.end + 1 == day.digits.start
        && p.at(day.digits.end) == '日'
        && p.is_one(end, BEFORE);
    let number = |figure: &Figure| p.slice(figure.digits.clone()).parse::<u32>().ok();
    let from = month.digits.start;
    let dated = p.before(from) == '年' && from > 4;
    let start = if dated { from - 5 } else { from };
    let year = if dated { p.slice(start..from - 1).parse().ok()? } else { signed.year };
    written.then_some(((year, number(month)?, number(day)?), start, end))
}
