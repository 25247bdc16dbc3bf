//! T23: the full name of an organ again where a short one was settled and used: `县市场监管局约谈企业5家，青溪县市场监督
//! 管理局随后复检`. Many write so, which makes it one for review.

use super::finding::Hit;
use super::passage::{Passage, QUOTE, TITLE, is_han};
use super::rows::{Row, among, words};
use super::rule::{Level, RuleId};
use super::whole::{Placed, is_text};

const LONGEST_FULL: usize = 30;
/// So much longer than the short name is the full one.
const LEAST_CUT: usize = 2;
/// So much longer it is the name of no part of it.
const LEAST_SURE: usize = 3;
/// Behind these words a full name begins.
static LEADS: &Row = words!("由 经 对 向 与 和 同 在 被 将 及 是 为 据");
/// How the name of another goes on that belongs to it.
pub static PARTS: &Row = words!(
    "所 队 站 科 处 室 分 中心 公司 厂 院 党 支部 工会 团委 机关 关于 令 公告 文件 印 章 办 驻 副 局长 主任 书记 院长 校长 原 等 或"
);
/// And how that of a branch ends, behind the name of a place: 城关所.
static BRANCHES: &Row = words!("所 队 站 分局 分院 分公司 支行 分行 中心 校区 院区 服务部 办事处");
const REACH: usize = 5;

/// `place` is where the full name ends, with its passage, and `name` the short one behind it.
pub fn check(
    passages: &[Passage<'_>],
    (passage, end): (usize, usize),
    name: &str,
    hits: &mut Vec<Placed>,
) {
    let Some(p) = passages.get(passage) else { return };
    let run = p.run_back_within(end, LONGEST_FULL, is_han);
    let begins = |at: &usize| *at == run || p.ends_one(*at, LEADS);
    let length = name.chars().count();
    let own =
        (run..=end.saturating_sub(length + LEAST_CUT)).filter(begins).map(|at| p.slice(at..end));
    let full: Vec<&str> = own.collect();
    if !is_organ(p, end) || full.is_empty() {
        return;
    }
    let mut used = false;
    for (n, q) in passages.iter().enumerate().skip(passage).filter(|(_, q)| is_text(q)) {
        let from = if n == passage { end + length } else { 0 };
        let again = full.iter().find_map(|full| {
            let at = q.places(full).find(|at| *at >= from)?;
            Some(at..at + full.chars().count())
        });
        let until = again.as_ref().map_or(q.len(), |again| again.start);
        used |= q.places(name).any(|at| (from..until).contains(&at));
        let Some(again) = again else { continue };
        let rest = q.slice(again.end..q.run_within(again.end, REACH, is_han));
        // Where no more than a county is left out, what stands behind may be a part of it.
        let cut = again.len() - length;
        let acts = cut > LEAST_SURE || among!("还也将又已并另再对向在与和，", q.at(again.end));
        let whole = acts
            && !PARTS.begins(rest)
            && !BRANCHES.stands_in(rest)
            && q.zone(again.start) & (TITLE | QUOTE) == 0;
        // Introduced once more: another rule tells of that.
        if used && whole && q.at(again.end) != '（' && !q.ends_any(again.start, &["原", "《"]) {
            let hit = Hit::new(RuleId::T23, again).case(1).arg(name).fix(name);
            hits.push((n, hit.level(Level::Review)));
        }
        return;
    }
}

/// Whether what ends at `end` is the name of an organ or a firm, and not of a thing.
fn is_organ(p: &Passage<'_>, end: usize) -> bool {
    p.ends_one(
        end,
        words!("局 厅 委 委员会 院 校 中心 公司 集团 所 站 馆 队 处 办公室 办 社 会 学 厂 场 部"),
    )
}
