//! N15 on what a meeting heard of, as of something that was done, on a day behind its own: `会议听取了3月28日现场勘察情况的汇报` in the
//! minutes of 5 March.

use super::date::Date;
use super::finding::Hit;
use super::passage::Passage;
use super::rows::words;
use super::rule::{Level, RuleId};

/// How far behind the day stands what says that it was told how it went.
const REACH: usize = 24;

pub fn check(p: &Passage<'_>, signed: Date, hits: &mut Vec<Hit>) {
    let heard = words!("听取了 听取 通报了 通报 回顾了 总结了 研究了 传达了 审议了 汇报了");
    if !p.may_hold('月') || !p.may_hold_one(heard) {
        return;
    }
    for pair in p.figures().windows(2) {
        let [month, day] = pair else { continue };
        let (start, end) = (month.digits.start, day.digits.end + 1);
        let written = p.at(month.digits.end) == '月'
            && month.digits.end + 1 == day.digits.start
            && p.at(day.digits.end) == '日';
        if !written || !p.ends_one(start, heard) {
            continue;
        }
        let told = p.slice(end..(end + REACH).min(p.clause(end).end));
        let done = words!("情况 会议精神 结果 成效").stands_in(told);
        let planned = words!("拟 将 计划 准备 筹备 安排 召开的 方案 起").stands_in(told);
        let Some(date) = Date::new(signed.year, month.value as u32, day.value as u32) else {
            continue;
        };
        // What lies far behind may be of the year before.
        let near = date > signed && date.month <= signed.month + NEAR;
        if done && !planned && near {
            hits.push(Hit::new(RuleId::N15, start..end).case(1).level(Level::Review));
        }
    }
}

const NEAR: u32 = 3;
