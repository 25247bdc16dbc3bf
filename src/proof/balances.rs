//! N11 where a count is brought forward, `原有客车45辆，报废7辆，新购9辆，现有48辆`, and where votes are told.

use super::finding::Hit;
use super::number::{Figure, write};
use super::passage::Passage;
use super::rows::{Row, words};
use super::rule::{Level, RuleId};

pub fn check(p: &Passage<'_>, figures: &[Figure], hits: &mut Vec<Hit>) {
    if figures.len() > 2 {
        brought_forward(p, figures, hits);
        votes(p, figures, hits);
    }
}

static FIRST: &Row = words!("原有 年初有 年初 期初 原共有 上年末有 此前有 年初存栏 年初在册");
/// One of these stands in each of them.
const OPENING: [&str; 6] = ["原有", "年初", "期初", "原共", "末有", "前有"];
static LAST: &Row = words!("现有 现存 现共有 目前共有 期末 年末 目前有 现在册 年末存栏 共有");
static LESS: &Row = words!(
    "报废 减少 淘汰 退出 调出 离职 毕业 死亡 出库 售出 退休 注销 撤销 拆除 关停 转出 辞职 流失 损坏 出栏 借出 核销 领用 调离 退役 销毁"
);
static MORE: &Row = words!(
    "新购 新增 调入 入库 新招 新建 招聘 购置 购入 增加 补充 转入 招录 新进 引进 添置 新设 增设 接收 收回 入职 采购 新入 补栏 繁育"
);

/// `原有客车45辆，上半年报废7辆，新购9辆，现有客车48辆`
fn brought_forward(p: &Passage<'_>, figures: &[Figure], hits: &mut Vec<Hit>) {
    if !OPENING.iter().any(|word| p.may_hold_word(word)) {
        return;
    }
    let said = |f: &Figure| p.slice(p.clause(f.digits.start).start..f.digits.start);
    for (at, first) in figures.iter().enumerate() {
        if !FIRST.stands_in(said(first)) || first.unit.is_none() {
            continue;
        }
        let alike = |f: &&Figure| f.unit == first.unit && f.scale == first.scale && !f.percent;
        let sentence = p.sentence(first.digits.start);
        let rest = figures.iter().skip(at + 1).take_while(|f| f.digits.start < sentence.end);
        let rest: Vec<&Figure> = rest.collect();
        let Some((last, moves)) = rest.split_last() else { return };
        let known = |f: &&&Figure| LESS.stands_in(said(f)) != MORE.stands_in(said(f));
        if moves.len() < 2
            || !alike(last)
            || !LAST.stands_in(said(last))
            || !moves.iter().all(|f| alike(f) && known(&f))
        {
            return;
        }
        let sum = moves.iter().fold(first.value, |sum, f| {
            if MORE.stands_in(said(f)) { sum + f.value } else { sum - f.value }
        });
        if (sum - last.value).abs() > 1e-6 {
            let hit = Hit::new(RuleId::N11, first.digits.start..last.end);
            hits.push(hit.arg(write(sum)).arg(write(last.value)).level(Level::Review));
        }
        return;
    }
}

/// `收回86张，赞成79票，反对4票，弃权5票`
fn votes(p: &Passage<'_>, figures: &[Figure], hits: &mut Vec<Hit>) {
    if !p.may_hold('票') {
        return;
    }
    let before = |f: &Figure| p.slice(p.clause(f.digits.start).start..f.digits.start);
    for (at, all) in figures.iter().enumerate().filter(|(_, f)| {
        words!(
            "收回 收回选票 收回有效票 回收选票 实收 收回表决票 收回有效选票 有效票 收回票数 投票"
        )
        .ends(before(f))
    }) {
        let parts: Vec<&Figure> = figures
            .iter()
            .skip(at + 1)
            .take(4)
            .take_while(|f| {
                words!(
                    "赞成 同意 反对 不同意 弃权 赞成票 反对票 弃权票 同意票 废票 无效票 赞成的 作废"
                )
                .ends(before(f).trim_start_matches("其中"))
            })
            .collect();
        let sum: f64 = parts.iter().map(|f| f.value).sum();
        if parts.len() > 2
            && (sum - all.value).abs() > 1e-6
            && parts.iter().all(|f| f.unit == Some('票') || f.unit == all.unit)
        {
            let Some(last) = parts.last() else { continue };
            let hit = Hit::new(RuleId::N11, all.digits.start..last.end);
            hits.push(hit.arg(write(sum)).arg(write(all.value)).level(Level::Review));
        }
    }
}
