//! P25 on what stands last in a part and tells something without a comma.

use super::finding::Hit;
use super::passage::{Passage, is_han};
use super::rows::{Row, words};
use super::rule::{Level, RuleId};
use super::unended::{LABELS, opening_bracket};
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
    if let Some(hit) = told_alone(passages, n).or_else(|| told_last(passages, n)) {
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

/// What tells something in a line of a few words, and in no name.
static TOLD_IN_FEW: &Row = words!("已 均 将 仍 尚未 不得 必须 暂未");
/// How those are called who sign.
static SIGNING: &Row = words!(
    "局 府 院 会 处 办 部 站 所 中心 公司 室 委 校 馆 厂 社 队 组 团 科 园 库 店 行 学 长 人"
);
/// How a sentence begins, and no name.
static OPENING: &Row = words!("目前 预计 下一步 下步 今后 此外 同时 总体上");
const LEAST_LAST: usize = 7;
/// So long at least is the sentence above.
const LEAST_ABOVE: usize = 12;

/// Whether a short paragraph tells something where nothing follows but who signs, below one that ends as a sentence
/// does: `余土已运至弃土场`, `下一步将增加手语讲解`.
fn told_last(passages: &[Passage<'_>], n: usize) -> Option<Hit> {
    let (p, above) = (passages.get(n)?, passages.get(n.checked_sub(1)?)?);
    let lead = Part::Fixed(Fixed::Lead);
    let beside =
        p.place.part == lead && above.place.part == lead || is_section(p) && is_section(above);
    let signed =
        |next: &Passage<'_>| matches!(next.place.part, Part::Fixed(Fixed::Signature | Fixed::Date));
    let ends = passages.get(n + 1).is_none_or(signed);
    let told = p.place.part == above.place.part && above.before(above.len()) == '。';
    let short = (LEAST_LAST..LEAST_TELLING).contains(&p.len());
    if !(beside && ends && told && short && above.len() >= LEAST_ABOVE) {
        return None;
    }
    let plain = p.chars().iter().all(|c| is_han(*c) || c.is_ascii_digit()) && is_han(p.at(0));
    let says = TOLD_IN_FEW.stands_in(p.slice(1..p.len())) || p.is_one(0, OPENING);
    let last = p.before(p.len());
    let open = plain && says && is_han(last) && !SIGNING.ends(&p.text);
    open.then(|| {
        Hit::new(RuleId::P25, p.len() - 1..p.len()).fix(format!("{last}。")).level(Level::Review)
    })
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
    let one = below && alone && above.place.part == p.place.part && p.len() >= LEAST_DONE;
    let done = || DONE.ends(&p.text) && WHOLLY.stands_in(&p.text);
    let few = || !LABELS.ends(&above.text) && (rules_in_few(p) || deals_with(p) || counts_all(p));
    if !one || !(done() || few()) {
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

/// What lays down in a clause what is done.
static LAYING_DOWN: &Row =
    words!("实行 安排 由 将 已 均 不得 须 必须 严禁 负责 逐 一律 及时 按时 确保");
const LONGEST_FEW: usize = 24;

/// `每班2人，实行24小时值守`
fn rules_in_few(p: &Passage<'_>) -> bool {
    let Some(comma) = p.find(0, "，").filter(|_| p.len() <= LONGEST_FEW) else { return false };
    let plain = !p.text.contains(['：', '、', '（', '\t', ' ', '\u{3000}', '；']);
    let last = p.before(p.len());
    plain && comma > 1 && p.is_one(comma + 1, LAYING_DOWN) && is_han(last)
}

/// What is done with something, last in its sentence.
static DEALING: &Row = words!(
    "抽查 检查 核查 排查 登记 核对 整治 清理 巡查 检修 复查 复核 公示 通报 督办 验收 消毒 回访"
);

/// `对寄件人信息逐单抽查`: it opens with what is dealt with, and one by one.
fn deals_with(p: &Passage<'_>) -> bool {
    p.at(0) == '对' && DEALING.ends(&p.text) && p.ends_one(p.len() - 2, EACH)
}

/// `共接收图书3200册`
fn counts_all(p: &Passage<'_>) -> bool {
    let counted = p.figures().iter().any(|f| f.unit.is_some() && !f.percent);
    let plain = !p.text.contains(['：', '（', '\t', ' ', '\u{3000}', '；']);
    let led = p.is_one(0, words!("共 累计 全年共 今年共")) && !p.is_one(0, words!("共计 共有"));
    led && counted && plain && is_han(p.before(p.len())) && is_han(p.at(3))
}

static EACH: &Row = words!(
    "逐单 逐户 逐项 逐件 逐人 逐台 逐家 逐一 逐个 逐条 逐月 逐日 逐批 逐车 每日 每周 每月 全部"
);

fn is_section(p: &Passage<'_>) -> bool {
    matches!(p.place.part, Part::Section(_))
}
