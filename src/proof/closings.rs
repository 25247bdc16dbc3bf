//! T01: 截至 of a day on which something closes, as what follows says: `问卷回收工作截至3月8日，逾期视为弃权`.

use super::finding::Hit;
use super::passage::{Passage, is_stop};
use super::rows::{Row, words};
use super::rule::RuleId;

const WORD: &str = "截至";
/// A day is told in so many characters.
const LONGEST_DAY: usize = 18;
/// What happens to whoever comes later.
static LATE: &Row = words!(
    "逾期视 逾期不 逾期未 逾期作 逾期将 逾期取消 逾期后 逾期者 逾期恕 逾期的 逾期一律 过期不 过期作废 过期视 过时不 超时不 超时系统 超时视 超期不 超期视 \
     不再受理 不予受理 不再接受 届时关闭 届时不再 未按时 未在规定 未报名 未提交 未缴 漏登 漏报 漏交 漏缴 未报的 未报者 未交者 未登记 过时无 逾期无 请尽快 请抓紧 请及时 请按时"
);
/// With these a day ends.
static DAYS: &Row = words!(
    "日 号 月底 月末 年底 年末 周 时 点 分 天 旬 前 上午 下午 晚 旬末 本月底 周末 季末 下班 中午 闭馆 收盘 收工 结束 一 二 三 四 五 六 0"
);

pub fn check(p: &Passage<'_>, hits: &mut Vec<Hit>) {
    for at in p.places(WORD) {
        let from = at + 2 + usize::from(p.at(at + 2) == '于');
        let end = p.run_within(from, LONGEST_DAY, |c| !is_stop(c));
        let told = p.at(end) == '，' && p.is_one(end + 1, LATE);
        let day = end > from + 1 && (p.ends_one(end, DAYS) || p.before(end).is_ascii_digit());
        // 截至3月8日 at the start of a clause says until when is counted.
        if told && day && !is_stop(p.before(at)) {
            let right = format!("{}截止", p.slice(from..end));
            hits.push(Hit::new(RuleId::T01, at..end).arg(&right).fix(&right));
        }
    }
}
