//! S07 on lines that were left empty: the number of an issue, `第　期`, and the telephone below the name of whom to ask.

use super::finding::Hit;
use super::parts::Placed;
use super::passage::Passage;
use super::rows::{Row, words};
use super::rule::{Level, RuleId};

/// What is told of whom to ask.
static CONTACTS: &Row = words!(
    "联系人 联系电话 电话 电话号码 传真 手机 邮箱 电子邮箱 联系地址 通信地址 通讯地址 邮编 邮政编码 联系方式 咨询电话 监督电话 举报电话 值班电话 联系人及电话"
);
/// How long the head of a bulletin is that tells its number.
const LONGEST_ISSUE: usize = 16;

pub fn check(passages: &[Passage<'_>], hits: &mut Vec<Placed>) {
    for (n, p) in passages.iter().enumerate() {
        if p.len() <= LONGEST_ISSUE && p.may_hold('期') {
            hits.extend(issue(p).map(|hit| (n, hit)));
        }
        if is_open(p) && is_left_out(passages, n) {
            let hit = Hit::new(RuleId::S07, 0..p.len()).level(Level::Warning);
            hits.push((n, hit));
        }
    }
}

/// Whether nothing stands behind the colon of a line.
fn is_open(p: &Passage<'_>) -> bool {
    p.len() <= LONGEST_LINE && p.text.trim_end().ends_with(['：', ':'])
}

const LONGEST_LINE: usize = 30;

/// Whether the lines beside an open one are filled; in a form all of them are open.
fn is_left_out(passages: &[Passage<'_>], n: usize) -> bool {
    let known = |p: &Passage<'_>| EVENTS.has(label(p)) || CONTACTS.has(label(p));
    let of = |n: usize| passages.get(n);
    let Some(own) = of(n).filter(|p| known(p)) else { return false };
    let (before, next) = (n.checked_sub(1).and_then(of), of(n + 1));
    let next_filled = next.is_some_and(|next| is_filled(next, &[CONTACTS, EVENTS]));
    if EVENTS.has(label(own)) {
        return next_filled;
    }
    // What is open may stand on a line of its own.
    let told =
        next.is_some_and(|next| next.at(0).is_ascii_digit() || next.at(0).is_ascii_alphabetic());
    let filled = before.is_some_and(|before| is_filled(before, &[CONTACTS]));
    !told && (filled || next_filled)
}

/// What is told of what takes place.
static EVENTS: &Row = words!(
    "时间 地点 报名时间 报名地点 会议时间 会议地点 活动时间 活动地点 培训时间 培训地点 考试时间 考试地点 集合时间 集合地点 开放时间 比赛时间 比赛地点 报到时间 报到地点 主持人 报名方式"
);

/// Returns what stands before the first colon of a line, without blanks.
fn label<'p>(p: &'p Passage<'_>) -> &'p str {
    let text = p.text.trim_start_matches(['（', ' ', '\u{3000}']);
    text.split(['：', ':']).next().unwrap_or_default()
}

/// `联系人：范知远`: a label of the same sort, and something behind it.
fn is_filled(p: &Passage<'_>, labels: &[&Row]) -> bool {
    let value = p.text.split(['：', ':']).nth(1).unwrap_or_default();
    labels.iter().any(|labels| labels.has(label(p))) && value.chars().any(char::is_alphanumeric)
}

/// `第　期`, `总第 期`
fn issue(p: &Passage<'_>) -> Option<Hit> {
    let at = p.places_of('第').next()?;
    let end = p.run(at + 1, |c| matches!(c, ' ' | '\u{3000}'));
    let alone = at == 0 || matches!(p.before(at), '（' | ' ' | '\u{3000}' | '总' | '年');
    let whole = matches!(p.at(end + 1), '\0' | '）' | ' ' | '\u{3000}' | '（');
    (end > at + 1 && p.at(end) == '期' && alone && whole)
        .then(|| Hit::new(RuleId::S07, at..end + 1).level(Level::Warning))
}

/// `县农资公司：送货到村，价格上墙` below `【经验交流】`.
pub fn opens_column(passages: &[Passage<'_>], n: usize) -> bool {
    let above = n.checked_sub(1).and_then(|above| passages.get(above));
    above.is_some_and(|above| above.at(0) == '【' && above.before(above.len()) == '】')
}
