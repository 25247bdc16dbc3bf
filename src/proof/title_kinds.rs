//! S11 on titles in which two kinds of paper or two words for `about` meet, or that name nothing but a kind.

use super::finding::Hit;
use super::parts::Placed;
use super::passage::Passage;
use super::rows::words;
use super::rule::{Level, RuleId};
use crate::report::{Fixed, Part};

/// Kinds of paper of which a title names one.
const KINDS: [&str; 14] = [
    "请示", "报告", "通知", "通报", "批复", "决定", "公告", "通告", "汇报", "纪要", "决议", "议案",
    "意见", "函",
];
/// Two of them side by side that are one, or of which the first is what is spoken of.
const ONE: [&str; 4] = ["意见报告", "意见汇报", "意见通报", "纪要报告"];
/// What is done with opinions of others: `征求意见函`.
const OPINIONS: [&str; 8] = ["征求", "征集", "反馈", "审查", "审核", "评审", "整改", "处理"];
/// What a title is about is said once: `关于针对违规用火问题的通报`.
const ABOUT: [&str; 5] = ["关于针对", "关于对于", "关于关于", "关于围绕", "关于涉及到"];
/// What is told by the kind of paper, and so not at the start of the title: `关于函告封闭时间的函`.
const TOLD: [(&str, &str); 11] = [
    ("关于函告", "函"),
    ("关于函复", "函"),
    ("关于致函", "函"),
    ("关于函达", "函"),
    ("关于发函", "函"),
    ("关于通知", "通知"),
    ("关于通告", "通告"),
    ("关于公告", "公告"),
    ("关于恳请", "请示"),
    ("关于恳请", "报告"),
    ("关于要求", "请示"),
];
/// With these behind them they are what is spoken of: `关于通知公告管理的通知`.
const SPOKEN_OF: [&str; 8] = ["书", "单", "公告", "栏", "制度", "管理", "工作", "发布"];

pub fn check(passages: &[Passage<'_>], hits: &mut Vec<Placed>) {
    let sent = passages.iter().any(|p| p.place.part == Part::Fixed(Fixed::Addressee));
    let title = |p: &Passage<'_>| p.place.part == Part::Fixed(Fixed::Title);
    let mut titles = passages.iter().enumerate().filter(|(_, p)| title(p));
    // A title of two lines has its kind on the second.
    let (Some((n, p)), None) = (titles.next(), titles.next()) else { return };
    let hit = about(p).or_else(|| two_kinds(p)).or_else(|| told(p)).or_else(|| linked(p));
    hits.extend(hit.or_else(|| nothing_else(p, sent)).map(|hit| (n, hit.level(Level::Review))));
}

fn ends_with_kind(text: &str) -> bool {
    KINDS.iter().any(|kind| text.ends_with(kind)) || words!("方案 总结 计划 说明 办法").ends(text)
}

fn about(p: &Passage<'_>) -> Option<Hit> {
    let text = p.text.trim_end();
    let said = ABOUT.iter().find(|said| text.contains(**said)).filter(|_| ends_with_kind(text))?;
    let at = p.find(0, said)?;
    let end = at + said.chars().count();
    let word = said.trim_start_matches("关于");
    let word = if word.is_empty() { "关于" } else { word };
    let other = text.contains('《') || matches!(p.at(end), '性');
    (!other).then(|| Hit::new(RuleId::S11, at..end).case(3).arg(word).fix("关于"))
}

/// `关于同意延长许可期限的批复函`, `关于规范展陈的意见函`.
fn two_kinds(p: &Passage<'_>) -> Option<Hit> {
    let text = p.text.trim_end();
    let last = KINDS.iter().find(|kind| text.ends_with(**kind))?;
    let before = text.strip_suffix(last)?;
    let first = KINDS.iter().find(|kind| **kind != "函" && before.ends_with(**kind))?;
    let both = format!("{first}{last}");
    let stem = before.strip_suffix(first)?;
    let asked = *first == "意见" && OPINIONS.iter().any(|word| stem.ends_with(word));
    // 关于召开工作汇报会的通知 has no such end; 转发的通知 is named as it is.
    let named = stem.ends_with(['》', '”', '）']) || ONE.contains(&both.as_str()) || asked;
    let end = p.char_at_byte(text.len());
    let start = end - both.chars().count();
    (stem.contains("关于") && !named).then(|| Hit::new(RuleId::S11, start..end).case(1))
}

/// What is no longer names a kind of paper and nothing else.
const LONGEST_LINKED: usize = 8;

/// `关于卫生检查情况通报的通知`: what is told to all is no kind of paper of its own, unless one hands it on.
fn linked(p: &Passage<'_>) -> Option<Hit> {
    let text = p.text.trim_end();
    let twice = ["通报的通知", "通告的通知", "公告的通知"];
    let twice = twice.iter().find(|twice| text.ends_with(**twice))?;
    let handed = ["发", "送", "《", "“", "学习", "落实", "贯彻", "执行", "对"];
    let free = text.starts_with("关于")
        && p.len() > LONGEST_LINKED
        && !handed.iter().any(|word| text.contains(word));
    let end = p.char_at_byte(text.len());
    free.then(|| Hit::new(RuleId::S11, end - twice.chars().count()..end).case(1))
}

/// `关于函告施工便道封闭时间的函`
fn told(p: &Passage<'_>) -> Option<Hit> {
    let text = p.text.trim_end();
    let (said, _) =
        TOLD.iter().find(|(said, kind)| text.ends_with(kind) && text.contains(*said))?;
    let at = p.find(0, said)?;
    let end = at + said.chars().count();
    let free = !text.contains('《') && !p.is_any(end, &SPOKEN_OF);
    free.then(|| Hit::new(RuleId::S11, at..end).case(3).arg(said.trim_start_matches("关于")))
}

/// `请示` above an addressee: what it is about is missing.
fn nothing_else(p: &Passage<'_>, sent: bool) -> Option<Hit> {
    let text = p.text.trim();
    let alone = sent && text != "通知" && KINDS.contains(&text);
    alone.then(|| Hit::new(RuleId::S11, 0..p.len()).case(4))
}
