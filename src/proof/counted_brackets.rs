//! S05 on what a bracket names behind a number: `三大任务（护林、防火、治虫、育苗）`.

use super::counts::{counted, is_of_number, row};
use super::date::numeral;
use super::finding::Hit;
use super::passage::Passage;
use super::rows::words;
use super::rule::{Level, RuleId};
use super::spots::Spot;

/// `三大任务（护林、防火、治虫、育苗）`: what the bracket tells may be part of it only.
pub fn check(p: &Passage<'_>, hits: &mut Vec<Hit>) {
    if !p.may_hold('（') || !p.may_hold('、') {
        return;
    }
    for (i, _) in p.spots(Spot::PAIRED).filter(|(i, c)| *c == '（' && *i > 2) {
        let close = p.run_within(i + 1, LONGEST_BRACKET, |c| c != '）');
        if p.at(close) != '）' || !p.slice(i + 1..close).contains('、') {
            continue;
        }
        if let Some(hit) = bodies(p, i, close) {
            hits.push(hit);
            continue;
        }
        let start = p.clause(i - 1).start.max(i.saturating_sub(LONGEST_BRACKET / 4));
        let count = counted(p, start, i).filter(|count| i - count.end <= LONGEST_COUNTED);
        let Some(count) = count else { continue };
        let Some((listed, alike)) = row(p.slice(i + 1..close)) else { continue };
        if alike && count.said != listed && listed > 2 {
            let hit = Hit::new(RuleId::S05, count.start..p.run(count.start, is_of_number));
            let hit = hit.arg(p.slice(count.start..count.end)).arg(listed.to_string());
            hits.push(hit.level(Level::Review));
        }
    }
}

const LONGEST_BRACKET: usize = 40;
/// So much at most stands between the number and the bracket besides what is counted.
const LONGEST_COUNTED: usize = 2;

/// `三家单位（钟楼剧团、河西乐坊）`: bodies are named each; of other things two may be told as the chief ones.
fn bodies(p: &Passage<'_>, open: usize, close: usize) -> Option<Hit> {
    let from = open.saturating_sub(LONGEST_BODIES).max(p.clause(open - 1).start);
    let measure = (from..open).rev().find(|at| p.at(*at) == '家' && is_of_number(p.before(*at)))?;
    let start = p.run_back(measure, is_of_number);
    let said = numeral(&p.slice(start..measure).replace('两', "二"))?;
    let named = p.is_one(
        measure + 1,
        words!("单位 企业 公司 学校 医院 机构 银行 工厂 合作社 协会 院校 酒店 商户 门店 报社 媒体"),
    );
    let some = p.is_one(open + 1, words!("含 如 包括 主要 例如 以 即将 除"));
    let (listed, _) = row(p.slice(open + 1..close))?;
    let counts = (2..=12).contains(&said) && p.before(start) != '第' && named && !some;
    (counts && said != listed).then(|| {
        let hit = Hit::new(RuleId::S05, start..measure).arg(p.slice(start..measure + 1));
        hit.arg(listed.to_string()).level(Level::Review)
    })
}

/// So much stands at most between the number and the bracket.
const LONGEST_BODIES: usize = 8;
