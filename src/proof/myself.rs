//! T24: who calls himself 本人 in one place and 我 in another.

use super::finding::Hit;
use super::passage::{Passage, QUOTE, TITLE, is_han, is_stop};
use super::rows::{Row, among, words};
use super::rule::{Level, RuleId};
use super::spots::Spot;
use super::whole::{Placed, is_text};

/// What follows 本人 where it is anybody's: 本人身份证.
static ANYBODY: &Row = words!(
    "身份 签字 签名 申请 到场 提出 持 携带 自愿 书面 办理 及 或 、 亲自 户口 现场 确认 同意 照片 意愿 或者"
);
/// What follows 我 where it is somebody else's, or an office's.
static OTHERS: &Row = words!(
    "们 国 党 军 方 局 县 市 区 省 州 镇 乡 村 校 院 所 站 馆 中心 公司 单位 社区 街道 支部 委 厅 办 队 部 处 科 行 厂 园 会 库 矿 段 店 社 为人人 行我素 旗 司 会所 企 集团 分公司 分局 支队 支行 项目"
);

const MOST_TO_ONE: usize = 4;

/// What an office calls itself behind 我, where that says what it is.
static OFFICES: &Row = words!("局 委 厅 校 院 镇 乡 所 馆 站 台 公司 中心 街道 社区");

/// `我委开展了稽查。我单位还帮助企业…`: one office, called by what it is and by what any is.
fn by_two_words(passages: &[Passage<'_>], hits: &mut Vec<Placed>) {
    let texts = || passages.iter().enumerate().filter(|(_, p)| is_text(p));
    let told = |p: &Passage<'_>, at: usize| p.zone(at) & (TITLE | QUOTE) == 0;
    let any = texts().flat_map(|(n, p)| {
        p.places("我单位").filter(move |at| told(p, *at)).map(move |at| (n, at))
    });
    let any: Vec<(usize, usize)> = any.collect();
    if any.is_empty() {
        return;
    }
    let mut named = texts().flat_map(|(_, p)| {
        let ours = p.spots(Spot::OURS).filter(move |(at, c)| *c == '我' && told(p, *at));
        ours.filter_map(|(at, _)| {
            p.word_at(at + 1, OFFICES).filter(|_| !among!("会员办", p.at(at + 2)))
        })
    });
    let Some(first) = named.next().filter(|first| named.all(|other| other == *first)) else {
        return;
    };
    let right = format!("我{first}");
    for (n, at) in any {
        let hit = Hit::new(RuleId::T24, at..at + 3).level(Level::Review);
        hits.push((n, hit.arg(&right).fix(&right)));
    }
}

pub fn check(passages: &[Passage<'_>], hits: &mut Vec<Placed>) {
    by_two_words(passages, hits);
    let texts = || passages.iter().enumerate().filter(|(_, p)| is_text(p));
    let told = |p: &Passage<'_>, at: usize| p.zone(at) & (TITLE | QUOTE) == 0;
    let one: Vec<(usize, usize)> = texts()
        .flat_map(|(n, p)| {
            let bare = move |at: &usize| {
                let begins = !is_han(p.before(*at)) || p.ends_one(*at, words!("以来 现将 期间 中"));
                let formal = p.slice(p.sentence(*at)).contains("如下");
                begins && !formal && told(p, *at) && !p.is_one(at + 2, ANYBODY)
            };
            p.places("本人").filter(bare).map(move |at| (n, at))
        })
        .collect();
    if one.is_empty() {
        return;
    }
    let me: Vec<(usize, usize)> = texts()
        .flat_map(|(n, p)| {
            let bare = move |at: &usize| {
                let before = p.before(*at);
                let begins = is_stop(before) || among!("\0对给由让使与和，", before);
                begins && told(p, *at) && !p.is_one(at + 1, OTHERS)
            };
            p.spots(Spot::OURS)
                .filter(|(_, c)| *c == '我')
                .map(|(at, _)| at)
                .filter(bare)
                .map(move |at| (n, at))
        })
        .collect();
    let first = |own: &[(usize, usize)]| own.first().copied();
    let mine = me.len() > one.len() || me.len() == one.len() && first(&me) < first(&one);
    let (wrong, length, right) = if mine { (&one, 2, "我") } else { (&me, 1, "本人") };
    // Once among many the other word is chosen for what it sounds like.
    if wrong.is_empty() || me.len().max(one.len()) > wrong.len() * MOST_TO_ONE {
        return;
    }
    for (n, at) in wrong {
        hits.push((*n, Hit::new(RuleId::T24, *at..at + length).arg(right).fix(right)));
    }
}
