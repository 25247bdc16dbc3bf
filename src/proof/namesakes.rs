//! T22 without a roster and without a post: one name that a report spells in two ways, 孙晓峰 and 孙小峰同志.
//! A name is only taken for one where what stands beside it says so.

use super::alike::{looks_alike, sounds_alike};
use super::by_char::{Map, Words};
use super::finding::Hit;
use super::passage::{Passage, is_han};
use super::people::{DOES, HEADS, OTHERS};
use super::rows::among;
use super::rule::{Level, RuleId};
use super::short_namesakes;
use super::spots::Spot;
use std::sync::LazyLock;

type Placed = (usize, Hit);

pub static NAMING: LazyLock<Words> =
    LazyLock::new(|| Words::by_last(&[HEADS, OTHERS, LEADING].concat()));
/// What follows a name and nothing else.
pub const TITLES: &[&str] = &[
    "同志", "先生", "女士", "老师", "院士", "老人", "医生", "教授", "警官", "师傅", "大爷", "大娘",
    "大妈",
];
static TITLED: LazyLock<Words> = LazyLock::new(|| Words::by_first(TITLES));
pub static DOING: LazyLock<Words> = LazyLock::new(|| Words::by_first(&[DOES, DEEDS].concat()));
/// What else tells that a name has ended.
const DEEDS: &[&str] = &[
    "抓获",
    "荣立",
    "荣获",
    "被评为",
    "获评",
    "负责",
    "组织",
    "查房",
    "坐诊",
    "承办",
    "完成",
    "发现",
    "巡",
    "值班",
    "还",
    "又",
    "率先",
    "主动",
    "当选",
    "牵头",
    "逐",
    "入户",
    "上门",
    "讲述",
    "讲解",
    "担任",
    "自费",
    "连夜",
    "回忆",
    "总结",
    "提出",
    "建议",
    "反映",
    "带领",
    "发明",
    "救",
    "先后",
    "随后",
    "立即",
    "第一时间",
    "所在",
    "坚持",
    "每",
    "从",
    "把",
    "自",
    "已",
    "曾",
    "总",
    "撰写",
    "编写",
    "设计",
    "建立",
    "于",
    "当场",
    "迅速",
    "违",
    "酒后",
    "只",
    "未",
    "电话",
];
/// What stands before the names of people.
const LEADING: &[&str] = &[
    "联系人：",
    "出席：",
    "列席：",
    "主持：",
    "主持人：",
    "参加：",
    "参加人员：",
    "出席人员：",
    "列席人员：",
    "与会人员：",
    "参会人员：",
    "参会：",
    "与会：",
    "在座：",
    "参加会议的有：",
    "出席会议的有：",
    "参加人员有：",
    "经办人：",
    "承办人：",
    "组长：",
    "副组长：",
    "成员：",
    "记录：",
    "汇报人：",
    "负责人：",
    "负责人",
    "班主任",
    "指导员",
    "教导员",
    "维护员",
    "管护员",
    "管理员",
    "收费员",
    "讲解员",
    "饲养员",
    "操作员",
    "检验员",
    "化验员",
    "联络员",
    "内勤",
    "班长",
    "组长",
    "副组长",
    "技术员",
    "签发人：",
    "签发：",
    "审核：",
    "审核人：",
    "审批人：",
    "核稿人：",
    "拟稿人：",
    "填报人：",
    "制表人：",
    "制表：",
    "报告人：",
    "汇报：",
    "撰稿：",
    "校对：",
    "值班长：",
    "带班领导：",
    "值班人员：",
    "法定代表人：",
    "联络员：",
    "指导教师：",
    "班主任：",
    "主讲：",
    "授课人：",
    "姓名：",
    "医生",
    "医师",
    "村支书",
    "支书",
    "站务员",
    "网格员",
    "护林员",
    "驾驶员",
    "辅警",
    "学员",
    "队友",
    "师傅",
    "辅导员",
    "总工程师",
    "工程师",
    "总会计师",
    "农艺师",
    "研究员",
    "会计师",
    "兽医师",
    "规划师",
    "设计师",
    "馆员",
    "药师",
    "护师",
    "技师",
    "教练",
    "专家",
    "评委",
    "组员",
    "委员",
    "代表",
    "调解员",
    "巡线员",
    "质检员",
    "安全员",
    "施工员",
    "监理",
    "主讲人",
    "检察官",
    "法官",
    "律师",
    "讲师",
    "教授",
    "队员",
    "护士",
    "教师",
    "民警",
    "党员",
    "干部",
    "村民",
    "居民",
    "员工",
    "职工",
];
/// Behind these words a name may begin, where another says that it is one.
const BEFORE: &str = "了与和由请向对给经、，。：；“（ 被让派系";
/// No report speaks of more people.
const MOST: usize = 300;

/// No row of names is longer.
const MOST_IN_ROW: usize = 100;

/// How far two names in one row stand apart.
const BESIDE: usize = 6;

pub type Name = [char; 3];

pub fn check(passages: &[Passage<'_>], hits: &mut Vec<Placed>) {
    short_namesakes::check(passages, hits);
    // By surname: people are few beside what begins like one.
    let mut known: Map<char, Vec<Name>> = Map::default();
    let sure = passages.iter().flat_map(|p| p.drawn().people.get_or_init(|| sure(p)));
    for (_, name) in sure.take(MOST) {
        known.entry(name[0]).or_default().push(*name);
    }
    if known.is_empty() {
        return;
    }
    for (n, p) in passages.iter().enumerate() {
        namesakes(n, p, &known, hits);
        let mut found = Vec::new();
        turned(n, p, &known, &mut found);
        other_ends(passages, n, &known, &mut found);
        found.retain(|(_, hit)| {
            let other = hit.args.first().map_or("", |other| other.as_str());
            !are_two(passages, p.slice(hit.range.clone()), other)
        });
        hits.append(&mut found);
    }
}

/// 章文彬 and 章彬文, of whom both do what people do, and who never stand in one row.
fn turned(n: usize, p: &Passage<'_>, known: &Map<char, Vec<Name>>, hits: &mut Vec<Placed>) {
    for (i, name) in names(p) {
        let Some(people) = known.get(&name[0]) else { continue };
        let other = [name[0], name[2], name[1]];
        // Of two the one that comes first is taken for meant.
        let first = people.iter().find(|known| **known == other || **known == name);
        if name == other || first != Some(&other) {
            continue;
        }
        let begins =
            i == 0 || BEFORE.contains(p.before(i)) || p.longest_before(i, &NAMING).is_some();
        let ends = p.begins_any(i + 3, &TITLED) || p.begins_any(i + 3, &DOING);
        if begins && ends {
            let other: String = other.iter().collect();
            let hit = Hit::new(RuleId::T22, i..i + 3).case(6);
            hits.push((n, hit.arg(other.clone()).fix(other)));
        }
    }
}

/// 周海涛 for 周海波: without a post of its own, told of once, and never beside the other.
fn other_ends(
    passages: &[Passage<'_>],
    n: usize,
    known: &Map<char, Vec<Name>>,
    hits: &mut Vec<Placed>,
) {
    let Some(p) = passages.get(n) else { return };
    for (i, name) in names(p) {
        let Some(people) = known.get(&name[0]) else { continue };
        let mut others = people.iter().filter(|other| other[1] == name[1]);
        let (Some(other), None) = (others.next(), others.next()) else { continue };
        let told =
            p.begins_any(i + 3, &TITLED) || p.begins_any(i + 3, &DOING) || p.is_any(i + 3, BORNE);
        let begins = (i == 0 || HANDED.contains(p.before(i))) && told;
        if *other == name || is_like(&name, other) || !begins || NO_NAME.contains(name[2]) {
            continue;
        }
        let text = p.slice(i..i + 3);
        let times: usize = passages.iter().map(|p| p.text.matches(text).count()).sum();
        if times == 1 {
            let other: String = other.iter().collect();
            let hit = Hit::new(RuleId::T22, i..i + 3).case(6).arg(other.clone()).fix(other);
            hits.push((n, hit.level(Level::Review)));
        }
    }
}

/// Behind these stands a person of whom it is known who that is.
pub const HANDED: &str = "由请对给以让派向与。；，";
/// What is done to people, and what else they do.
const BORNE: &[&str] = &[
    "进行", "处以", "予以", "给予", "作出", "做出", "任", "为", "兼", "提", "签", "负责", "牵头",
    "拒", "承认", "交代",
];
/// What ends no name.
const NO_END: &str = "的里了内外上等和与在";
/// How places and bodies end.
const NO_NAME: &str = "区县市镇乡村路街局站所院校厂矿场库河山湖江桥港湾岛州省国人民方面时间";

/// Whether two names stand side by side, as those of two people do.
fn are_two(passages: &[Passage<'_>], name: &str, other: &str) -> bool {
    ["、", "和", "与", "，", "及"].iter().any(|joint| {
        let rows = [format!("{name}{joint}{other}"), format!("{other}{joint}{name}")];
        passages.iter().any(|p| rows.iter().any(|row| p.text.contains(row)))
    })
}

fn namesakes(n: usize, p: &Passage<'_>, known: &Map<char, Vec<Name>>, hits: &mut Vec<Placed>) {
    let mut near: Option<(usize, Name)> = None;
    for (i, name) in names(p) {
        let Some(people) = known.get(&name[0]) else { continue };
        let last = near.replace((i, name));
        if people.first() == Some(&name) {
            continue;
        }
        // Of two the one that comes first is taken for meant.
        let mut before = people.iter().take_while(|other| **other != name);
        let other = before.find(|other| is_like(&name, other));
        // 李小梅、李晓梅 are two.
        let beside =
            last.is_some_and(|(at, last): (usize, Name)| i - at <= BESIDE && Some(&last) == other);
        let named = || p.longest_before(i, &NAMING).is_some();
        let begins = || i == 0 || BEFORE.contains(p.before(i)) || named() || is_sure(p, i);
        if let Some(other) = other.filter(|_| !beside && begins()) {
            let other: String = other.iter().collect();
            let hit = Hit::new(RuleId::T22, i..i + 3).case(6);
            hits.push((n, hit.arg(other.clone()).fix(other)));
        }
    }
}

/// Returns what is surely one.
fn sure(p: &Passage<'_>) -> Vec<(usize, Name)> {
    names(p).filter(|(i, _)| is_sure(p, *i)).collect()
}

/// Returns what looks like a name of three characters, with its place.
fn names(p: &Passage<'_>) -> impl Iterator<Item = (usize, Name)> {
    p.spots(Spot::SURNAME).filter_map(|(i, _)| {
        let name: Name = *p.chars().get(i..)?.first_chunk()?;
        let about = name[0] == '关' && name[1] == '于';
        let named = is_han(name[1]) && is_han(name[2]) && !among!(NO_END, name[2]);
        (!about && named).then_some((i, name))
    })
}

fn is_sure(p: &Passage<'_>, i: usize) -> bool {
    let named = || p.longest_before(i, &NAMING).is_some();
    let ends = |at: usize| {
        p.is_of(at, Spot::STOP) || among!("（）”", p.at(at)) || p.begins_any(at, &DOING)
    };
    p.begins_any(i + 3, &TITLED) || ((named() || in_row(p, i)) && ends(i + 3))
}

/// 出席：李国平、王海燕、赵志刚
pub fn in_row(p: &Passage<'_>, i: usize) -> bool {
    let one_before = |at: &usize| {
        let end = at.checked_sub(1).filter(|end| p.at(*end) == '、')?;
        Some(p.run_back_within(end, 3, is_han))
    };
    let first = std::iter::successors(Some(i), one_before).take(MOST_IN_ROW).last();
    first.is_some_and(|at| at < i && p.ends_any(at, LEADING))
}

/// Whether one given name is another of the same sound or look.
fn is_like(a: &Name, b: &Name) -> bool {
    let mut others = a.iter().zip(b).skip(1).filter(|(a, b)| a != b);
    match (others.next(), others.next()) {
        (Some((a, b)), None) => sounds_alike(*a, *b) || looks_alike(*a, *b),
        _ => false,
    }
}
