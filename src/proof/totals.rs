//! Which figures may be the sum of others, for N11, and parts that are larger than all of it.

use super::finding::Hit;
use super::number::Figure;
use super::passage::{Passage, is_han};
use super::points::CHANGE;
use super::rows::{Row, among, words};
use super::told_sums::{sum_of, tell};

/// Whether a figure may be what its parts make.
pub fn is_sum(p: &Passage<'_>, total: &Figure) -> bool {
    // 1号车
    let counts = total.unit.is_some_and(|unit| unit != '号');
    // 每人1票
    let one_each =
        p.ends_one(total.digits.start, words!("每人 每户 每家 每村 每班 每组 每位 每名 平均每周 平均每月 平均每天 平均每日 平均每年 平均 人均 户均 年均 月均 周均 日均"));
    counts && !one_each && !is_limit(p, total) && !is_of_each(p, total) && !is_net(p, total)
}

/// `年末净增会员46名：新发展63名，转入5名`: what is left of two sums is the sum of nothing.
fn is_net(p: &Passage<'_>, total: &Figure) -> bool {
    let start = total.digits.start;
    let told = p.slice(start.saturating_sub(LONGEST_NET)..start);
    told.contains('净') && words!("净增 净减 净流 净入 净出 净转 净亏 净赚").stands_in(told)
}

const LONGEST_NET: usize = 6;

/// `完成计划20万吨的107%`: of this the share is told, and what follows is of what was done.
fn is_base(p: &Passage<'_>, figure: &Figure) -> bool {
    let of = p.run_within(figure.end, LONGEST_UNIT, |c| c != '的' && is_han(c));
    let share = p.figure_at(of + 1);
    p.at(of) == '的' && share.is_some_and(|share| share.percent)
}

const LONGEST_UNIT: usize = 3;

/// `14家机构各配备1名合规经理，其中专职5名、兼职9名`: so many of each, and the parts are those of all.
fn is_of_each(p: &Passage<'_>, total: &Figure) -> bool {
    if !p.may_hold('各') {
        return false;
    }
    let start = total.digits.start;
    let from = p.clause(start).start.max(start.saturating_sub(LONGEST_DEALING));
    let each = (from..start).rev().find(|i| p.at(*i) == '各');
    each.is_some_and(|at| p.is_one(at + 1, DEALING))
}

const LONGEST_DEALING: usize = 6;
/// What each is given or has.
static DEALING: &Row = words!(
    "配 设 派 有 选 指 明 聘 建 抽 增 确 安 添 装 挂 落 获 发 补 购 置 报 送 推 领 带 出 招 投 存 备 组 完 举 开 走 奖 拨 分得"
);

/// `53件，比上年多19件，其中水产类28件、水果类25件`: the parts are those of the count, not of its change, nor of the
/// plan of which it is so much.
pub fn is_of_count_before(
    p: &Passage<'_>,
    figures: &[Figure],
    n: usize,
    parts: &[&Figure],
) -> bool {
    let [before @ .., other] = figures.get(..=n).unwrap_or_default() else { return false };
    let sum = sum_of(parts);
    let is_their_sum =
        |count: &Figure| count.unit == other.unit && (count.value - sum).abs() < sum * 1e-9;
    // 完成计划300件的112%，其中…: how many were done is not told.
    let untold = || before.iter().all(|count| count.unit != other.unit);
    let theirs = || before.iter().any(is_their_sum);
    p.ends_one(other.digits.start, CHANGE) && theirs()
        || is_base(p, other) && (theirs() || untold())
}

/// `10万元以上`
fn is_limit(p: &Passage<'_>, figure: &Figure) -> bool {
    let reaches = |at: usize| p.is_any(at, &["以上", "以下", "及以上"]);
    reaches(figure.end) || reaches(figure.end + 1)
}

/// `每班2人，其中班主任1人、任课教师1人，共12人`: the parts are those of each.
pub fn is_per_unit(p: &Passage<'_>, first: &Figure) -> bool {
    let start = first.digits.start;
    let said = p.slice(p.sentence(start).start..start);
    said.rfind('每')
        .and_then(|at| said.get(at..))
        .is_some_and(|each| each.chars().count() <= LONGEST_EACH)
}

const LONGEST_EACH: usize = 16;

/// What says of parts that who is counted in one may be counted in another.
static IN_COMMON: &Row = words!(
    "兼有 兼具 兼营 兼任 兼享 兼报 重叠 重复计 重复统计 重复享 重复参 重复人 交叉 去重 同时享 同时具 同时属 同时参 同时有 同时患 同时获 \
    同时持 同时符 同时存在 同时担任 同时从事 两项同 两项都 两项均 两者都 两者均 两者兼 两样都 都有的 均有的 都会的 既是 双重身份"
);

/// Whether parts are said to have something in common: `有3次兼有火情和透水`, `享受甲补贴的29人、乙补贴的17人，其中同时享受的12人`.
pub fn overlap(p: &Passage<'_>, total: &Figure) -> bool {
    let may = ['兼', '叠', '叉', '复', '既', '均', '都', '双'].iter().any(|c| p.may_hold(*c));
    (may || ["同时", "去重", "两项"].iter().any(|word| p.may_hold_word(word)))
        && IN_COMMON.stands_in(p.slice(total.end..p.sentence(total.digits.start).end))
}

/// Whether a count is no sum, a part is too large for it, or parts have something in common: behind that another count
/// may stand, but the first part is one of the whole.
pub fn is_none(
    p: &Passage<'_>,
    total: &Figure,
    parts: &[&Figure],
    between: &str,
    hits: &mut Vec<Hit>,
) -> bool {
    let common = overlap(p, total);
    let asked = parts.get(..if common { 1 } else { parts.len() }).unwrap_or_default();
    !is_sum(p, total) || too_large(p, total, asked, between, hits) || common
}

/// Before these a figure is a bound, and no sum.
static BOUNDS: &Row = words!("超过 超 达到 突破 高于 大于 不低于 不少于 低于 不足 最高 最多");

/// N11 on a part that is more than all: `险情12起，其中山体滑坡15起`.
fn too_large(
    p: &Passage<'_>,
    total: &Figure,
    parts: &[&Figure],
    between: &str,
    hits: &mut Vec<Hit>,
) -> bool {
    if parts.first().is_some_and(|part| part.digits.start - total.end > 14)
        || !between.contains("，其中")
    {
        return false;
    }
    let told = p.slice(p.clause(total.digits.start).start..total.digits.start);
    let rate = words!("每 均").stands_in(told);
    // 两台33万千瓦机组 is no sum, nor is what stands behind a point of another kind.
    let sized = among!("台套座个条只艘架·", p.before(total.digits.start));
    let grown = p.ends_one(total.digits.start, CHANGE);
    let stock = words!("余额 累计 总").stands_in(between);
    // 全部超过15万元，其中超过50万元的村有3个
    let bounded = BOUNDS.ends(told) || BOUNDS.ends(between);
    let led = !grown && !stock && !rate && !sized && !bounded;
    // 10年卷148卷，其中2024年的12卷
    let dated = |part: &Figure| part.unit == Some('年') && part.digits.len() == 4;
    let part = parts.iter().find(|part| led && part.value > total.value && !dated(part));
    part.map(|part| tell(total, &[part], total.digits.start..part.end, hits)).is_some()
}
