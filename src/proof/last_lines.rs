//! P25 on what stands last in a part and tells something without a comma.

use super::finding::Hit;
use super::passage::{Passage, is_han};
use super::rows::{Row, words};
use super::rule::{Level, RuleId};
use super::unended::opening_bracket;
use crate::report::{Fixed, Line, Part};

/// What says of a clause without a comma that it tells something.
static TOLD_OF: &Row = words!(
    "会议还 会议通报了 会议听取了 会议审议了 会议研究了 已 均 由 将 被 仍 尚 须 应当 不得 必须"
);
const LEAST_TELLING: usize = 16;
/// What is shorter may sign a report.
const LEAST_TAKEN: usize = 24;

/// P25 on the last paragraph of a part that has no comma, below one that ends as a sentence does:
/// `检验报告已送达企业和监管部门（签收日期为5月7日）`.
pub fn check(passages: &[Passage<'_>], n: usize) -> Option<Hit> {
    let (p, above) = (passages.get(n)?, passages.get(n.checked_sub(1)?)?);
    let last = p.before(p.len());
    let text = |p: &Passage<'_>| {
        let part = matches!(p.place.part, Part::Section(_) | Part::Fixed(Fixed::Lead));
        part && matches!(p.place.line, Line::Body(_))
    };
    // Such a line may be taken for a signature.
    let signs = matches!(p.place.part, Part::Fixed(Fixed::Signature | Fixed::Closing));
    let taken = signs && p.len() > LEAST_TAKEN && p.text.contains(['已', '均']);
    let beside = text(above) && (text(p) && above.place.part == p.place.part || taken);
    if let Some(hit) = told_alone(passages, n) {
        return Some(hit);
    }
    let ended = above.before(above.len()) == '。' && above.len() > LEAST_TELLING;
    let ends = passages.get(n + 1).is_none_or(|next| next.place.part != p.place.part);
    if !(beside && ended && ends) || p.len() < LEAST_TELLING {
        return None;
    }
    let end = if last == '）' { opening_bracket(p) } else { p.len() };
    // What stands behind a full stop is a remark of its own.
    let remark = matches!(p.before(end), '。' | '！' | '？' | '”');
    let told =
        || TOLD_OF.stands_in(p.slice(0..end)) && !p.slice(0..end).contains(['：', '《', '、']);
    let open = (last == '）' || is_han(last)) && end >= LEAST_TELLING / 2;
    let hit = || Hit::new(RuleId::P25, p.len() - 1..p.len()).level(Level::Review);
    (open && !remark && told()).then(|| hit().fix(format!("{last}。")))
}

/// How a sentence ends that says that something is done.
static DONE: &Row = words!("完成 完毕 到位 结束 投用 投入使用 落实 竣工 完工 达标 办结 销号 消除");
static WHOLLY: &Row = words!("已经 已全部 全部 均已 都已 已完成 已按期 已如期");
const LEAST_DONE: usize = 8;
/// So many texts around may show how paragraphs end here.
const NEAR: usize = 6;

/// Whether a paragraph is all that stands below a heading, and says that something is done:
/// `屋面防水已全部完成`.
fn told_alone(passages: &[Passage<'_>], n: usize) -> Option<Hit> {
    let (p, above) = (passages.get(n)?, passages.get(n.checked_sub(1)?)?);
    let below = p.place.line == Line::Body(0) && above.place.line == Line::Heading;
    let alone = passages.get(n + 1).is_none_or(|next| next.place.part != p.place.part);
    let one = below && alone && above.place.part == p.place.part;
    if !one || p.len() < LEAST_DONE || !DONE.ends(&p.text) || !WHOLLY.stands_in(&p.text) {
        return None;
    }
    let from = n.saturating_sub(NEAR);
    let mut near = passages.iter().skip(from).take(2 * NEAR);
    let usual = near.any(|other| {
        let body = matches!(other.place.line, Line::Body(_)) && other.len() > LEAST_DONE;
        body && other.before(other.len()) == '。' && is_section(other)
    });
    let last = p.before(p.len());
    let hit = || Hit::new(RuleId::P25, p.len() - 1..p.len()).fix(format!("{last}。"));
    usual.then(|| hit().level(Level::Review))
}

fn is_section(p: &Passage<'_>) -> bool {
    matches!(p.place.part, Part::Section(_))
}
