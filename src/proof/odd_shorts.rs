//! T23 on short names that no list has: 应管局 beside 县应急管理局, 县烟司 beside 县烟草公司. The characters of one stand in
//! the other in their order, both are of one level and end alike. Many write so, which makes it one for review.

use super::finding::Hit;
use super::lists::{Lists, Names};
use super::names::{Stem, is_unnamed};
use super::passage::{Passage, QUOTE, TITLE, is_han};
use super::patterns::Found;
use super::rows::{Row, among, words};
use super::rule::{Level, RuleId};
use super::whole::{Placed, is_text};
use std::ops::Range;

/// With what names end, for short: in full 委 is 委员会, 联 联合会, 司 公司, 心 中心 and 办 办公室.
const ENDS: &str = "局委联司所心会办馆队";
const LEVELS: &str = "省市县区州旗镇乡";
/// What ends with one of these behind it is no county or city: 城市, 景区.
const NO_LEVEL: &str = "城都超夜集景社园校片辖地灾山库林门街";
/// What stands before an end is no name.
static NO_STEMS: &Row = words!(
    "纪 监 司法 社 机 教 大 开 班 分 总 全 格 布 结 时 公安 检查 工作 委员 场 处 住 之 无 收费 厕 理 常 村 居 管 业 法 上 官 打 寄 厂 政 职 协 学 商 工 部 董事 监事 理事 组织 \
    主 承 督 交 经 举 查 兴 自 创 公 领导小组 排 连 车 乐 纵 \
    座谈 运动 推进 动员 调度 现场 分析 专题 例 晚 茶话 恳谈 听证 发布 展览 交易 招聘 工商"
);
/// How a longer word goes on: 局面, 委托, 所有.
fn goes_on(end: char, next: char) -> bool {
    match end {
        '局' => among!("面势限部促长地", next),
        '委' => among!("托派员任屈", next),
        '联' => among!("合网系动手想盟", next),
        '司' => among!("法机令仪", next),
        '所' => among!("有以谓需属在得", next),
        '会' => among!("议计上场见晤员长谈", next),
        '办' => among!("理法事好完结案学证件税", next),
        '馆' => among!("藏舍员", next),
        '队' => among!("伍员列形长", next),
        _ => false,
    }
}

/// What stands in no name.
const NO_NAME: [char; 25] = [
    '的', '了', '在', '是', '与', '及', '对', '向', '由', '把', '被', '将', '要', '也', '就', '据',
    '各', '党', '常', '级', '全', '为', '仅', '使', '让',
];
const LONGEST_STEM: usize = 14;
const LONGEST_SHORT: usize = 3;
/// The same beside what a list has in full.
const LONGEST_CUT: usize = 5;
/// The same where nothing says of which level it is.
const LONGEST_BARE: usize = 7;
/// No report speaks of more.
const MOST: usize = 200;
/// What tells that an organ was called otherwise.
static RENAMED: &Row =
    words!("更名 改名 原 组建 划入 整合 撤销 前身 改革 挂牌 时任 合并 分设 下设 下属 所属 简称");

/// An organ as a text calls it.
struct Called<'p> {
    passage: usize,
    range: Range<usize>,
    /// 县, if that is said.
    level: Option<char>,
    stem: &'p [char],
    end: char,
}

/// The full name of an organ of the list that a report calls by any of its names.
struct Listed<'p> {
    text: &'p str,
    level: Option<char>,
    stem: Vec<char>,
    end: char,
    written: &'p str,
}

pub fn check(
    lists: &Lists,
    passages: &[Passage<'_>],
    stems: &[(usize, Found<Stem>)],
    hits: &mut Vec<Placed>,
) {
    let (mut shorts, mut fulls) = (Vec::<Called<'_>>::new(), Vec::<Called<'_>>::new());
    for (n, p) in passages.iter().enumerate().filter(|(_, p)| is_text(p)) {
        for (at, end) in p.chars().iter().enumerate().filter(|(_, c)| among!(ENDS, **c)) {
            read(n, p, (at, *end), &mut shorts, &mut fulls);
        }
    }
    if shorts.is_empty() {
        return;
    }
    let listed: Vec<Listed<'_>> =
        stems.iter().filter_map(|(n, found)| of_list(lists, passages.get(*n)?, found)).collect();
    for short in shorts {
        if is_listed(&lists.names, &short) {
            continue;
        }
        let Some(p) = passages.get(short.passage) else { continue };
        let written = p.slice(short.range.clone());
        let full = fulls.iter().find(|full| short.is_short_for(full.level, full.stem, full.end));
        if let Some(full) = full {
            let Some(q) = passages.get(full.passage) else { continue };
            // 简称 and what tells of another time settle it.
            if RENAMED.stands_in(&q.text) {
                continue;
            }
            let before = (full.passage, full.range.start) < (short.passage, short.range.start);
            let other = q.slice(full.range.clone());
            let (n, range, case, arg) = match before {
                true => (short.passage, short.range.clone(), 0, other),
                false => (full.passage, full.range.clone(), 3, written),
            };
            let hit = Hit::new(RuleId::T23, range).case(case).arg(arg).level(Level::Review);
            hits.push((n, hit));
            continue;
        }
        let is_cut = |full: &&Listed<'_>| short.is_cut_of(full) && !RENAMED.stands_in(full.text);
        let full = listed.iter().find(is_cut);
        if let Some(full) = full {
            let hit = Hit::new(RuleId::T23, short.range.clone()).arg(full.written);
            hits.push((short.passage, hit.level(Level::Review)));
        }
    }
}

/// Reads what may be called there, for short or in full.
fn read<'p>(
    n: usize,
    p: &'p Passage<'_>,
    (at, end): (usize, char),
    shorts: &mut Vec<Called<'p>>,
    fulls: &mut Vec<Called<'p>>,
) {
    let Some((last, close)) = ending(p, at, end) else { return };
    let run = p.run_back_within(last, LONGEST_STEM, is_han);
    let mut levelled = false;
    // Of the others only those count of which it is said of which level they are.
    let may_be_bare = ends_bare(end);
    let asked = |start: &usize| may_be_bare || among!(LEVELS, p.before(*start));
    let named = |start: &usize| !NO_NAME.contains(&p.at(*start));
    for start in (run..last).rev().take_while(named).filter(asked) {
        let level = level_before(p, start, run);
        let length = last - start;
        let begins = || start == run || p.before(start) != '和' && is_unnamed(p, start);
        let bare = may_be_bare && level.is_none() && length <= LONGEST_BARE && begins();
        // 县市场监管局: 场监管 is no name.
        let place = level.is_some() && p.is(start - 1, "市场");
        if !(level.is_some() || bare) || place || level.is_some() && levelled {
            continue;
        }
        levelled |= level.is_some();
        let stem = p.chars().get(start..last).unwrap_or_default();
        let from = start - usize::from(level.is_some());
        let called = |stem| Called { passage: n, range: from..close, level, stem, end };
        let known = |all: &[Called<'_>]| {
            let same =
                |other: &Called<'_>| other.stem == stem && other.level == level && other.end == end;
            all.len() >= MOST || all.iter().any(same)
        };
        if !is_name(p, start..last, level, end) {
            continue;
        }
        let least = match (level, end) {
            (None, _) | (_, '所' | '心' | '队') => 2,
            _ => 1,
        };
        let short = (least..=LONGEST_CUT).contains(&length) && may_be_short(p, start..last, end);
        let full = length > 1 && (level.is_some() || length <= LONGEST_BARE);
        if short && !known(shorts) {
            shorts.push(called(stem));
        }
        if full && !known(fulls) {
            fulls.push(called(stem));
        }
    }
}

/// Returns of which level what begins at `start` is, if that is said: 城市管理局 is nobody's, and 景区 no district.
fn level_before(p: &Passage<'_>, start: usize, run: usize) -> Option<char> {
    let city = start > run && among!(NO_LEVEL, p.before(start - 1));
    Some(p.before(start)).filter(|c| start > run && among!(LEVELS, *c) && !city)
}

/// Whether a name with this end is one without a level, too.
fn ends_bare(end: char) -> bool {
    matches!(end, '局' | '所' | '心')
}

/// Returns where a stem ends, and where its name does, of which the end stands at `at`.
fn ending(p: &Passage<'_>, at: usize, end: char) -> Option<(usize, usize)> {
    let (last, close) = match end {
        '委' if p.is(at, "委员会") => (at, at + 3),
        '联' if p.is(at, "联合会") => (at, at + 3),
        '司' if p.before(at) == '公' => (at - 1, at + 1),
        '心' if p.before(at) == '中' => (at - 1, at + 1),
        '心' => return None,
        '办' if p.is(at, "办公室") => (at, at + 3),
        '队' if matches!(p.before(at), '大' | '支' | '总' | '中') => (at - 1, at + 1),
        _ => (at, at + 1),
    };
    let longer = close == at + 1 && goes_on(end, p.at(close));
    (!longer && p.zone(at) & (TITLE | QUOTE) == 0).then_some((last, close))
}

/// Whether what stands before an end may be a name.
fn is_name(p: &Passage<'_>, stem: Range<usize>, level: Option<char>, end: char) -> bool {
    let (start, name) = (stem.start, p.chars().get(stem).unwrap_or_default());
    let inner = name.get(1..).unwrap_or_default();
    let holds_level = level.is_none() && inner.iter().any(|c| among!(LEVELS, *c));
    let holds_end = end == '委' && inner.contains(&'委');
    let other = holds_level && !p.is(start, "市场") || holds_end;
    let bare = level.is_some() || ends_bare(end);
    !other && bare
}

/// Whether that may be a short name.
fn may_be_short(p: &Passage<'_>, stem: Range<usize>, end: char) -> bool {
    let start = stem.start;
    let ends = !among!("分格布大结时", p.before(stem.end)) && (end != '会' || p.at(start) == '红');
    let begins = !among!(LEVELS, p.at(start)) || p.is_one(start, words!("市监 市管"));
    ends && begins && !NO_STEMS.has(p.slice(stem))
}

fn of_list<'p>(lists: &Lists, p: &'p Passage<'_>, found: &Found<Stem>) -> Option<Listed<'p>> {
    let names = lists.names.get(found.value.0 as usize)?;
    let end = p.at(found.end);
    let ends = among!(ENDS, end) || p.is(found.end, "中心");
    let whole = names.ends.iter().any(|own| p.is(found.end, own)) && ends && is_text(p);
    let level = Some(p.before(found.start)).filter(|c| among!(LEVELS, *c) && found.start > 0);
    let end = if end == '中' { '心' } else { end };
    let close = found.end + if end == '心' { 2 } else { 1 };
    let from = found.start - usize::from(level.is_some());
    let told = p.zone(found.start) & (TITLE | QUOTE) == 0;
    (whole && told).then(|| Listed {
        text: &p.text,
        level,
        stem: names.full.chars().collect(),
        end,
        written: p.slice(from..close),
    })
}

/// Whether a short name is one that the list has.
fn is_listed(names: &[Names], short: &Called<'_>) -> bool {
    let stem = String::from_iter(short.stem);
    names.iter().any(|organ| {
        let known = || std::iter::once(&organ.full).chain(&*organ.short).chain(&*organ.old);
        known().any(|name| **name == *stem)
    })
}

impl Called<'_> {
    /// Whether all its characters stand in a fuller name, in their order, but not side by side.
    fn is_short_for(&self, level: Option<char>, full: &[char], end: char) -> bool {
        let first = self.stem.first() == full.first();
        if self.stem.len() > LONGEST_SHORT {
            return false;
        }
        let levels = self.level == level && (first || self.end == '局')
            || first && self.stem.len() > 1 && self.one_of_none(level);
        // 市民局 is 市民政局, and 公安局 no 公安交通管理局.
        let single = self.stem.len() == 1 && full.len() <= LONGEST_BY_ONE && first;
        let parted = single
            || self.stem.len() > 1 && !full.windows(self.stem.len()).any(|part| part == self.stem);
        self.end == end && levels && parted && self.stands_in(full)
    }

    /// The same where a list says how it is called in full: 县运输局 is 县交通运输局.
    fn is_cut_of(&self, full: &Listed<'_>) -> bool {
        let first = self.stem.first() == full.stem.first();
        let levels = self.level == full.level || first && self.one_of_none(full.level);
        let long = self.stem.len() > 1 || first && full.stem.len() <= LONGEST_BY_ONE;
        self.end == full.end && levels && long && self.stands_in(&full.stem)
    }

    /// Whether of one of both it is not said which level it is of.
    fn one_of_none(&self, level: Option<char>) -> bool {
        self.level.is_none() || level.is_none()
    }

    fn stands_in(&self, full: &[char]) -> bool {
        let mut rest = full.iter();
        full.len() > self.stem.len() && self.stem.iter().all(|c| rest.any(|own| own == c))
    }
}

/// One character is short for a name that is no longer.
const LONGEST_BY_ONE: usize = 4;
