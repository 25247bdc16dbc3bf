//! N09: the difference of two shares is told in points.

use super::finding::Hit;
use super::number::{Figure, write};
use super::passage::Passage;
use super::rows::{Row, words};
use super::rule::RuleId;

/// What is told of a change, and of a difference.
pub static CHANGE: &Row = words!(
    "提高 提升 上升 增长 下降 降低 增加 减少 回落 上涨 下滑 回升 攀升 上浮 下跌 下调 上调 高 低 多 少 升 降 高出 低于 \
    高于 相差 差 增幅 降幅 增 减 快 慢 扩大 缩小 收窄"
);

/// N09: of three shares one is the difference of the others, and told as a change.
pub fn check(p: &Passage<'_>, figures: &[Figure], hits: &mut Vec<Hit>) {
    let shares: Vec<&Figure> = figures.iter().filter(|f| f.percent).collect();
    for (n, change) in shares.iter().enumerate() {
        let start = change.digits.start;
        let filler = p
            .word_before(start, words!("了 近 了近 约 达 达到 为 幅度达 幅度为"))
            .unwrap_or_default();
        let told = p.ends_one(start - filler.chars().count(), CHANGE);
        // 由85%升至88%，粮食总产同比增长3%: of what it is told, it says itself.
        let of_another =
            p.ends(start, "同比增长") && p.slice(p.clause(start).start..start) != "同比增长";
        if !told || of_another {
            continue;
        }
        let near = shares.iter().enumerate().filter(|(k, _)| *k != n && k.abs_diff(n) <= 2);
        let others: Vec<f64> = near.map(|(_, f)| f.value).collect();
        let differs = others.windows(2).any(|pair| match pair {
            [a, b] => ((a - b).abs() - change.value).abs() < 1e-6,
            _ => false,
        });
        let other = n.checked_sub(1).and_then(|before| shares.get(before)).is_some_and(|before| {
            // 农机化率由85%升至88%，粮食总产增长3%
            let between = p.slice(before.end..start);
            between.contains(['产', '量', '值', '额', '数']) && between.chars().count() > 4
        });
        if differs && !other || rate_compared(p, &shares, n) {
            let points = write(change.value);
            let fixed = format!("{points}个百分点");
            hits.push(Hit::new(RuleId::N09, start..change.end).arg(points).fix(fixed));
        }
    }
}

/// `办结率达95%，同比提高5%`: what is compared is itself a share.
fn rate_compared(p: &Passage<'_>, shares: &[&Figure], n: usize) -> bool {
    let (Some(share), Some(change)) = (n.checked_sub(1).and_then(|n| shares.get(n)), shares.get(n))
    else {
        return false;
    };
    let filler = p.word_before(share.digits.start, words!("达 达到 为 是 保持在 稳定在 在"));
    let rate = share.digits.start - filler.unwrap_or_default().chars().count();
    let between = p.slice(share.end..change.digits.start).trim_start_matches('，');
    let between = between.strip_prefix('与').map_or(between.to_string(), |with| {
        format!("比{}", with.replacen("相比", "", 1).trim_start_matches('，'))
    });
    let between = between.replacen('，', "", 1);
    let between = between.as_str();
    let rest = COMPARED.split(' ').find_map(|word| between.strip_prefix(word)).unwrap_or_default();
    let rated = p.word_before(rate, RATES).is_some();
    rated && (MOVES.split(' ').any(|word| rest == word) || is_above(between))
}

/// `高于全省平均水平`, `比全市高`: what is compared with is a share, too.
fn is_above(between: &str) -> bool {
    let short = between.chars().count() <= 10 && !between.contains(['，', '、', '；']);
    let whom = ["全国", "全省", "全市", "全县", "全区", "平均", "预期", "目标", "计划"];
    let named = whom.iter().any(|word| between.contains(word));
    let above = ["高于", "低于", "高出"].iter().any(|word| between.starts_with(word));
    let compared = between.starts_with(['比', '较']) && between.ends_with(['高', '低', '出']);
    short && named && (above || compared)
}

/// What is told in per cent.
static RATES: &Row = words!("率 占比 比重 满意度 比例 知晓度 增速 增幅");
/// What leads to a comparison.
const COMPARED: &str = "同比 环比 比上年同期 较上年同期 比去年同期 较去年同期 比上年 比去年 较上年 较去年 比年初 较年初 比一季度 较一季度 比上半年 较上半年 比二季度 比三季度 比前三季度 比第一季度 比上季度 较上季度 \
    比上月 较上月";
const MOVES: &str = "提高 提升 上升 下降 降低 回落 上涨 提高了 提升了 上升了 下降了 降低了 回落了 增加 增加了 减少 减少了 增长 增长了 高 低 加快 放缓 加快了 放缓了 高出";
