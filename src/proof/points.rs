//! N09: the difference of two shares is told in points.

use super::finding::Hit;
use super::number::{Figure, write};
use super::passage::Passage;
use super::rows::{Row, words};
use super::rule::{Level, RuleId};

/// What is told of a change, and of a difference.
pub static CHANGE: &Row = words!(
    "提高 提升 上升 增长 下降 降低 增加 减少 回落 上涨 下滑 回升 攀升 上浮 下跌 下调 上调 高 低 多 少 升 降 升幅 涨幅 跌幅 提升幅度 提高幅度 下降幅度 高出 低于 \
    落后 领先 落后于 领先于 超 超出 超过 高于 相差 差 增幅 降幅 增 减 快 慢 扩大 缩小 收窄"
);

/// N09: of three shares one is the difference of the others, and told as a change.
pub fn check(p: &Passage<'_>, figures: &[Figure], hits: &mut Vec<Hit>) {
    let shares: Vec<&Figure> = figures.iter().filter(|f| f.percent).collect();
    hits.extend(shares.windows(3).filter_map(|three| above_noted(p, three)));
    each_of_two(p, &shares, hits);
    if shares.len() > 1 {
        miscounted(p, figures, hits);
    }
    hits.extend(two_above(p, &shares));
    let is_told = |share: &Figure| {
        let start = share.digits.start;
        let filler = p.word_before(start, words!(
            "了 近 了近 约 达 达到 为 幅度达 幅度为 人家 他们 对方 别人 兄弟县 全市 全省 全国 目标值 目标 任务 计划 平均水平 平均 预期 了约 我们"
        ));
        p.ends_one(start - filler.unwrap_or_default().chars().count(), CHANGE)
    };
    for (n, change) in shares.iter().enumerate().filter(|(_, change)| is_told(change)) {
        let start = change.digits.start;
        // 由85%升至88%，粮食总产同比增长3%: of what it is told, it says itself.
        let of_another =
            p.ends(start, "同比增长") && p.slice(p.clause(start).start..start) != "同比增长";
        if of_another {
            continue;
        }
        // 一类地提高9%、二类地提高6%: changes, too.
        let is_change = |share: &Figure| p.ends_one(share.digits.start, CHANGE);
        let near = shares
            .iter()
            .enumerate()
            .filter(|(k, share)| *k != n && k.abs_diff(n) <= 2 && !is_change(share));
        let others: Vec<f64> = near.map(|(_, f)| f.value).collect();
        let differs = others.windows(2).any(|pair| match pair {
            [a, b] => ((a - b).abs() - change.value).abs() < 1e-6,
            _ => false,
        });
        let other = differs && is_known(p, change)
            || n.checked_sub(1).and_then(|before| shares.get(before)).is_some_and(|before| {
                // 农机化率由85%升至88%，粮食总产增长3%
                let between = p.slice(before.end..start).replace("目标值", "");
                between.contains(['产', '量', '值', '额', '数']) && between.chars().count() > 4
            });
        if differs && !other || rate_compared(p, &shares, n) || rate_then_told(p, &shares, n) {
            let points = write(change.value);
            let fixed = format!("{points}个百分点");
            hits.push(Hit::new(RuleId::N09, start..change.end).arg(points).fix(fixed));
        }
    }
}

/// `下降了3个百分点，费用同时下降了3%`: the points are told before.
fn is_known(p: &Passage<'_>, change: &Figure) -> bool {
    let said = p.slice(p.sentence(change.digits.start).start..change.digits.start);
    said.contains(&format!("{}个百分点", write(change.value)))
}

/// `高于全省平均水平（57%）4%`
fn above_noted(p: &Passage<'_>, three: &[&Figure]) -> Option<Hit> {
    let [first, noted, change] = three else { return None };
    let open = noted.digits.start.checked_sub(1).filter(|at| p.at(*at) == '（')?;
    let close = p.at(noted.end) == '）' && change.digits.start == noted.end + 1;
    let above = p.slice(first.end..open).trim_start_matches('，');
    let points = write(change.value);
    let hit = || Hit::new(RuleId::N09, change.digits.start..change.end);
    (close && is_above(above)).then(|| hit().arg(points.clone()).fix(format!("{points}个百分点")))
}

/// N09: `分别由93%、52%升到95%、56%，分别提高2%和4%`.
fn each_of_two(p: &Passage<'_>, shares: &[&Figure], hits: &mut Vec<Hit>) {
    for six in shares.windows(6) {
        let [from, other_from, to, other_to, by, other_by] = six else { continue };
        let differ = |a: &Figure, b: &Figure, by: &Figure| {
            ((a.value - b.value).abs() - by.value).abs() < 1e-6 && by.value > 0.0
        };
        let told = p.slice(other_to.end..by.digits.start);
        let led = told.contains("分别") && CHANGE.ends(told);
        let joined = p.slice(by.end..other_by.digits.start).chars().count() <= 2;
        if led && joined && differ(from, to, by) && differ(other_from, other_to, other_by) {
            let hit = Hit::new(RuleId::N09, by.digits.start..by.end).arg(write(by.value));
            hits.push(hit.fix(format!("{}个百分点", write(by.value))));
            let hit = Hit::new(RuleId::N09, other_by.digits.start..other_by.end);
            let points = write(other_by.value);
            hits.push(hit.arg(points.clone()).fix(format!("{points}个百分点")));
        }
    }
}

/// What opens a sentence on a change and says no more of it than when or how much.
static SINCE: &Row = words!(
    "同比 环比 一年间 一年来 一年 两年间 两年来 三年间 三年来 五年来 比上年 较上年 比去年 较去年 比前一年 较前一年 两者相差 相差 前后相差 比之前 较之前 比原来 \
    总体 整体 合计 净 又 再 年均 全年"
);

/// N09: `去年发芽率为91%，今年为94%。一年间上升了3%`: the two shares stand in the sentence before.
fn two_above(p: &Passage<'_>, shares: &[&Figure]) -> Option<Hit> {
    let change = shares.first()?;
    let start = p.sentence(change.digits.start).start;
    let verb_end = change.digits.start - usize::from(p.before(change.digits.start) == '了');
    let verb = p.word_before(verb_end, CHANGE)?;
    let told = p.slice(start..verb_end - verb.chars().count());
    let told = told.trim_end_matches(['共', '，']);
    if start < 2 || !(told.is_empty() || SINCE.has(told)) {
        return None;
    }
    let prior = p.sentence(start - 2);
    let mut rates = p.figures_within(prior.clone()).iter().filter(|f| f.percent);
    let (Some(one), Some(other), None) = (rates.next(), rates.next(), rates.next()) else {
        return None;
    };
    let rated = words!("率 比 度 重").stands_in(p.slice(prior.start..one.digits.start));
    let differ = ((one.value - other.value).abs() - change.value).abs() < 1e-6;
    let points = write(change.value);
    (rated && differ && change.value > 0.0).then(|| {
        let hit = Hit::new(RuleId::N09, change.digits.start..change.end);
        hit.arg(points.clone()).fix(format!("{points}个百分点"))
    })
}

/// How far the points of a change stand behind the shares.
const NEAR: usize = 8;

/// N09: `从80%降至76%，降低了5个百分点`, where the points are not what the shares differ by.
fn miscounted(p: &Passage<'_>, figures: &[Figure], hits: &mut Vec<Hit>) {
    for three in figures.windows(3) {
        let [from, to, points] = three else { continue };
        let told = from.percent && to.percent && p.is(points.end, "个百分点");
        if !told || points.percent || points.about.is_some() || points.digits.start - to.end > NEAR
        {
            continue;
        }
        let led =
            p.slice(p.clause(from.digits.start).start..from.digits.start).contains(['由', '从']);
        let moved = p.slice(from.end..to.digits.start);
        let joined = moved.chars().count() <= NEAR && moved.ends_with(['到', '至', '为']);
        let between =
            p.slice(to.end..points.digits.start).trim_start_matches('，').trim_end_matches('了');
        let plain = CHANGE.has(between);
        let differ = (from.value - to.value).abs();
        let places = from.decimals.max(to.decimals).max(points.decimals);
        let slack = 1.01 * 10f64.powi(-i32::try_from(places).unwrap_or(0));
        let slack = if places == 0 { 1e-6 } else { slack };
        if led && joined && plain && (differ - points.value).abs() > slack {
            let hit = Hit::new(RuleId::N09, points.digits.start..points.end).arg(write(differ));
            // Shares that were rounded may differ by one more or less.
            let least = from.decimals.min(to.decimals);
            let rounded = 1.01 * 10f64.powi(-i32::try_from(least).unwrap_or(0));
            let near = (differ - points.value).abs() <= rounded;
            hits.push(if near { hit.level(Level::Review) } else { hit });
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
    // 城镇化率达到58%，五年提高6%
    let between = match between.split_once('年') {
        Some((years, rest))
            if ["两", "三", "四", "五", "六", "七", "八", "十"].contains(&years) =>
        {
            format!("同比{}", rest.trim_start_matches(['来', '间', '内', '共']))
        }
        _ => between,
    };
    let between = between.as_str();
    let rest = COMPARED.split(' ').find_map(|word| between.strip_prefix(word)).unwrap_or_default();
    let rated = p.word_before(rate, RATES).is_some();
    rated && (MOVES.split(' ').any(|word| rest == word) || is_above(between))
}

/// `入学率比上年提高1%，达到99%`: what was reached is told behind.
fn rate_then_told(p: &Passage<'_>, shares: &[&Figure], n: usize) -> bool {
    let (Some(change), Some(share)) = (shares.get(n), shares.get(n + 1)) else { return false };
    let start = change.digits.start;
    let filler = p.word_before(start, words!("了")).unwrap_or_default();
    let verb_end = start - filler.chars().count();
    let verb = p.word_before(verb_end, words!("提高 提升 上升 下降 降低 回落")).unwrap_or_default();
    let at = verb_end - verb.chars().count();
    let told = COMPARED.split(' ').find(|word| p.ends(at, word)).map(|word| word.chars().count());
    let reached = ["，达到", "，达", "，为"].contains(&p.slice(change.end..share.digits.start));
    reached && !verb.is_empty() && told.is_some_and(|length| p.ends_one(at - length, RATES))
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
const COMPARED: &str = "比上期 较上期 比上届 较上届 比同期 较同期 比前期 较前期 比上周 较上周 比上一年 较上一年 比上一年度 比上年度 较上年度 比前年 较前年 比改造前 较改造前 比整治前 较整治前 同比 环比 比上年同期 较上年同期 比去年同期 较去年同期 比上年 比去年 较上年 较去年 比年初 较年初 比一季度 较一季度 比上半年 较上半年 比二季度 比三季度 比前三季度 比第一季度 比上季度 较上季度 \
    比上月 较上月";
const MOVES: &str = "提高 提升 上升 下降 降低 回落 上涨 提高了 提升了 上升了 下降了 降低了 回落了 增加 增加了 减少 减少了 增长 增长了 高 低 加快 放缓 加快了 放缓了 高出";
