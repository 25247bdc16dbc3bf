//! N09 the other way round: points told of what is counted and is no share, `讲座由80场增至100场，增长25个百分点`.

use super::finding::Hit;
use super::number::Figure;
use super::passage::{Passage, is_han};
use super::rows::{Row, words};
use super::rule::RuleId;

const POINTS: &str = "个百分点";

/// How much something changes.
static MOVES: &Row = words!(
    "增长 增加 提高 上升 提升 减少 下降 降低 下滑 上涨 攀升 扩大 缩减 压减 增幅 降幅 增幅达 降幅达 回升 增 减 降"
);
/// What stands between that and its figure.
static FILLERS: &Row = words!("了 近 约 达 达到 超过 为 逾");
/// With what is compared.
static COMPARED: &Row = words!(
    "同比 环比 比上年 较上年 比去年 较去年 比上年同期 较上年同期 比去年同期 较去年同期 与上年同期相比 与去年相比 与上年相比 \
    比上月 较上月 比上季度 较上季度 比年初 较年初 比前一年 较前一年 比上一年 较上一年 比往年 年均 同比又"
);
/// What says that shares or speeds are told of.
static SHARES: &Row = words!(
    "率 比重 占比 占 比例 增速 速度 幅度 增幅 降幅 涨幅 % ％ 百分 指数 满意度 知晓度 集中度 覆盖度 参与度 达标 权重 份额 税 系数 \
    贡献 拉动 高于 低于 快于 慢于 排名 进度 湿度 浓度 含量 优良 得分"
);
/// How what is counted is called where it alone is told to grow.
static AMOUNTS: &Row = words!(
    "数量 人数 户数 件数 总数 产量 客流量 游客量 吞吐量 用电量 用水量 销售量 销量 业务量 收入 支出 销售额 营业额 成交额 贷款余额 \
    存款余额 总产值 总面积 种植面积 发案数 投诉量 接诊量 门诊量 借阅量"
);
/// They count places in an order, times, degrees, or are counted themselves in points.
const NO_COUNTS: &str = "年月日时点分位名度级个岁";
const LONGEST_UNIT: usize = 8;
const LONGEST_AMOUNT: usize = 12;

pub fn check(p: &Passage<'_>, figures: &[Figure], hits: &mut Vec<Hit>) {
    for (n, points) in figures.iter().enumerate() {
        if points.unit == Some('个')
            && points.about.is_none()
            && p.is(points.end, POINTS)
            && (of_count(p, figures, n) || of_amount(p, points))
        {
            let end = points.end + POINTS.chars().count();
            let fix = format!("{}%", p.slice(points.digits.clone()));
            hits.push(Hit::new(RuleId::N09, points.digits.start..end).case(1).fix(fix));
        }
    }
}

/// Returns where the verb begins that stands before a figure.
fn verb_before(p: &Passage<'_>, start: usize) -> Option<usize> {
    let filler = p.word_before(start, FILLERS).unwrap_or_default();
    let at = start - filler.chars().count();
    Some(at - p.word_before(at, MOVES)?.chars().count())
}

/// `完成投资8600万元，同比增加7.5个百分点`: nothing but the change stands between the count and the points.
fn of_count(p: &Passage<'_>, figures: &[Figure], n: usize) -> bool {
    let Some(count) = n.checked_sub(1).and_then(|before| figures.get(before)) else { return false };
    let start = figures.get(n).map_or(0, |points| points.digits.start);
    let Some(verb) = verb_before(p, start).filter(|verb| *verb > count.end) else { return false };
    let Some((unit, compared)) = p.slice(count.end..verb).split_once('，') else { return false };
    let counts = !count.percent
        && count.unit.is_some_and(|unit| !NO_COUNTS.contains(unit))
        && unit.chars().count() <= LONGEST_UNIT
        && unit.chars().all(is_han);
    let plain = compared.is_empty() || COMPARED.has(compared);
    let said = p.slice(p.sentence(start).start..count.digits.start);
    counts && plain && p.before(count.digits.start) != '第' && !SHARES.stands_in(said)
}

/// `企业数量增长8个百分点`
fn of_amount(p: &Passage<'_>, points: &Figure) -> bool {
    let Some(verb) = verb_before(p, points.digits.start) else { return false };
    let compared = p.word_before(verb, COMPARED).unwrap_or_default();
    let at = verb - compared.chars().count();
    let at = if p.before(at) == '，' { at - 1 } else { at };
    let from = p.clause(at.saturating_sub(1)).start.max(at.saturating_sub(LONGEST_AMOUNT));
    let plain = p.is_one(verb, words!("增长 增加 减少 下降 上升"));
    plain && p.ends_one(at, AMOUNTS) && !SHARES.stands_in(p.slice(from..at))
}
