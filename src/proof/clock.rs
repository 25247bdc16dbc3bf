//! N13 on times of the day that there are not: `25:30开始`, `10点65分`.

use super::finding::Hit;
use super::number::Figure;
use super::passage::{Passage, is_stop};
use super::rows::{Row, words};
use super::rule::{Level, RuleId};

/// What leads to an hour of the day.
static TIMED: &Row = words!(
    "于 在 ： 间为 上午 下午 晚上 每天 每日 日 ） 至 — 到 晚 早 凌晨 中午 约 后 前 号 当日 当天 从"
);
/// What is told of an hour.
static AT_TIME: &Row =
    words!("开始 开会 召开 举行 集合 出发 前 后 至 — 准时 左右 许 结束 到达 发生 接 报 截止");

/// N13: `25:30开始`, `26时许`, `10点65分`: there is no such time.
pub fn no_such_time(p: &Passage<'_>, figure: &Figure, hits: &mut Vec<Hit>) {
    let (start, at) = (figure.digits.start, figure.digits.end);
    let led = || p.ends_one(start, TIMED);
    if !matches!(p.at(at), ':' | '：' | '时' | '点') {
        return;
    }
    if figure.decimals > 0
        || at - start > 2
        || matches!(p.before(start), ':' | '：' | '/' | '-')
            && p.before(start.saturating_sub(1)).is_ascii_digit()
    {
        return;
    }
    let next = p.run(at + 1, |c| c.is_ascii_digit());
    let minute = p.slice(at + 1..next).parse::<u32>().ok();
    let told = |end: usize| p.is_one(end, AT_TIME) || is_stop(p.at(end)) && led();
    let end = match (p.at(at), minute) {
        (':' | '：', Some(minute)) if next == at + 3 && p.at(next) != ':' => {
            let wrong = figure.value > 24.0 || minute > 59;
            next * usize::from(wrong && (led() || p.is_one(next, AT_TIME)) && told(next))
        }
        ('时' | '点', Some(minute)) if next <= at + 3 && p.at(next) == '分' => {
            let late = figure.value > 24.0 && p.at(at) == '时' && (start == 0 || led());
            (next + 1) * usize::from(minute > 59 && figure.value <= 24.0 || late)
        }
        ('时', None) if figure.value > 24.0 => {
            let led = start == 0 || led();
            let told = words!("许 左右 整 召开 开会 开始 集合 举行 出发 报到");
            (at + 1) * usize::from(led && p.is_one(at + 1, told))
        }
        _ => 0,
    };
    if end > 0 {
        hits.push(Hit::new(RuleId::N13, start..end).level(Level::Warning));
    }
}
