//! T01: 截至 of a day on which something closes, as what follows says, `问卷回收工作截至3月8日，逾期视为弃权`, or what is offered.

use super::finding::Hit;
use super::passage::{Passage, is_stop};
use super::rows::{Row, among, words};
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

/// What is offered until a day.
static OFFERS: &Row = words!(
    "报名 申报 投稿 征集 受理 缴费 提交 报送 登记 投票 申请 预约 办理 评选 征订 认购 竞标 投标 领取 报名工作 申报工作 征文活动 征集活动 评选活动 \
    申请期 公示 公示期 征求意见 优惠活动 招募 订购 征集期 报送期 受理期 报名期 意见反馈 信息填报 网上填报 回执 递交 上传 填报 意向登记 志愿填报 换领 兑换 认领 预订 订票 售票"
);
/// Days that are told by a name.
static BY_NAME: &Row = words!(
    "当日 当天 当晚 本月 当月 下月 次月 本周 下周 次日 今日 今晚 明日 明晚 周一 周二 周三 周四 周五 周六 周日 本周一 本周二 本周三 本周四 本周五 \
    下周一 下周二 下周三 下周四 下周五 节前 月底 年底 今年 明年"
);
/// What stands behind a day and says at what time.
static CLOSING_TIME: &Row = words!("下班前 下班 上午 中午 下午 晚 零时 整 24时 中午12时 下班时");

/// T01: `报名截至6日。` and `于6日截至。`, behind which nothing follows.
pub fn deadline(p: &Passage<'_>, i: usize, hits: &mut Vec<Hit>) {
    if !p.is(i, "截至") {
        return;
    }
    let date = |c: char| c.is_ascii_digit() || among!("年月日时底前上下旬", c);
    let from = i + 2 + p.word_at(i + 2, BY_NAME).map_or(0, |day| day.chars().count());
    let end = p.run(from, date);
    let end = end + p.word_at(end, CLOSING_TIME).map_or(0, |time| time.chars().count());
    let dated = p.run_back(i, date) < i
        && matches!(p.before(i), '日' | '月' | '年' | '时' | '底' | '旬')
        || p.ends_any(i.saturating_sub(1), &["周", "星期"])
            && among!("一二三四五六日天", p.before(i));
    if dated && (i + 2 == p.len() || is_stop(p.at(i + 2))) {
        hits.push(Hit::new(RuleId::T01, i..i + 2).case(1).fix("截止"));
    }
    let late = || p.is_any(end + 1, &["逾期", "过期", "过时", "超过时间"]);
    let closed = matches!(p.at(end), '。' | '；' | '\0') || p.at(end) == '，' && late();
    let offered = p.ends_one(i, OFFERS) || p.ends_any(i, &["时间", "日期"]);
    if offered && end > i + 3 && closed {
        let fixed = format!("{}截止", p.slice(i + 2..end));
        hits.push(Hit::new(RuleId::T01, i..end).case(1).fix(fixed));
    }
}
