//! N19: one thing with two figures in a report.

use super::by_char::Words;
use super::finding::{Hit, within};
use super::number::Figure;
use super::passage::{Passage, is_han, is_stop, last_chars};
use super::rows::{Row, among, words};
use super::rule::{Level, RuleId};
use super::unended::name_of_row;
use super::whole::is_text;
use std::collections::HashMap;
use std::sync::LazyLock;

/// A figure and what is said of it.
#[derive(Clone, Copy)]
struct Fact<'p> {
    /// The passage it stands in.
    passage: usize,
    /// What stands before it in its clause, words that add nothing left out; nothing where it is too
    /// little to tell a fact.
    said: &'p str,
    /// What is counted where it stands behind the figure: 65座山塘.
    counted: &'p str,
    /// What stands in its sentence before that.
    before: &'p str,
    digits: &'p str,
    /// As it is told: 全镇共有山塘56座.
    told: &'p str,
    /// It is a length, a weight, money: each thing has its own.
    measured: bool,
}

/// No more facts that are told alike are compared.
const MOST: usize = 6;
/// How many characters of a noun tell what is counted.
const NOUN: usize = 2;

/// Two characters of a thing's name, and its measure, in one number.
type Key = u64;
/// All by which one thing is known.
type Keys = [Option<Key>; KEYS];
const KEYS: usize = SURE + LEAST;

/// What is told of things: all of it, and by keys which of it is told of a thing.
#[derive(Default)]
struct Known<'p> {
    facts: Vec<Fact<'p>>,
    by_key: HashMap<Key, Alike>,
}

/// The numbers of the first facts that are told alike, and how many they are.
#[derive(Default)]
struct Alike {
    facts: [usize; MOST],
    count: usize,
}

impl<'p> Known<'p> {
    fn of_key(&self, key: Key) -> impl Iterator<Item = &Fact<'p>> {
        let alike = self.by_key.get(&key).into_iter();
        let numbers = alike.flat_map(|alike| alike.facts.iter().take(alike.count));
        numbers.filter_map(|number| self.facts.get(*number))
    }

    fn insert(&mut self, fact: Fact<'p>, keys: impl Iterator<Item = Key>) {
        for key in keys {
            let alike = self.by_key.entry(key).or_default();
            if let Some(place) = alike.facts.get_mut(alike.count) {
                *place = self.facts.len();
                alike.count += 1;
            }
        }
        self.facts.push(fact);
    }
}

/// Which keys come twice, as far as a few bits can tell. Most come once, and need no further look.
struct Often {
    once: [u64; OFTEN],
    twice: [u64; OFTEN],
}

/// Eight times as many bits as a usual report has keys.
const OFTEN: usize = 64;

impl Often {
    fn of(keys: impl Iterator<Item = Key>) -> Self {
        let mut often = Often { once: [0; OFTEN], twice: [0; OFTEN] };
        for key in keys {
            let (at, bit) = Often::place(key);
            if let (Some(once), Some(twice)) = (often.once.get_mut(at), often.twice.get_mut(at)) {
                *twice |= *once & bit;
                *once |= bit;
            }
        }
        often
    }

    fn has(&self, key: Key) -> bool {
        let (at, bit) = Often::place(key);
        self.twice.get(at).is_some_and(|bits| bits & bit != 0)
    }

    fn place(key: Key) -> (usize, u64) {
        let mixed = key.wrapping_mul(0x9E37_79B9_7F4A_7C15);
        ((mixed >> 58) as usize, 1 << (mixed >> 52 & 63))
    }
}

pub fn check(passages: &[Passage<'_>], hits: &mut Vec<(usize, Hit)>) {
    let told = passages.iter().enumerate().filter(|(n, p)| is_text(p) && !is_of_one(passages, *n));
    let told = told.flat_map(|(n, p)| {
        p.figures().iter().filter_map(move |figure| Some((fact(p, n, figure)?, figure)))
    });
    let told: Vec<_> = told.map(|((fact, unit), figure)| (fact, fact.keys(unit), figure)).collect();
    let often = Often::of(told.iter().flat_map(|(_, keys, _)| keys.iter().copied().flatten()));
    let mut known = Known::default();
    for (fact, keys, figure) in &told {
        let keys = || keys.iter().copied().flatten().filter(|key| often.has(*key));
        let other = keys().find_map(|key| {
            let mut alike = known.of_key(key);
            alike.find_map(|other| Some((other.told, agree(other, fact)?)))
        });
        if let Some((other, level)) = other {
            let hit = Hit::new(RuleId::N19, figure.digits.start..figure.end);
            hits.push((fact.passage, hit.arg(within(other)).level(level)));
            continue;
        }
        known.insert(*fact, keys());
    }
}

/// Whether a paragraph is one of several that each speak of one place, body or time, named at its start:
/// `东门街道：发现隐患712处，整改701处；` beside `柳林街道：发现隐患583处，整改566处；`.
fn is_of_one(passages: &[Passage<'_>], n: usize) -> bool {
    let names = |n: usize| {
        let p = passages.get(n)?;
        (name_of_row(p).is_some() && !p.figures().is_empty()).then_some(p.place.part)
    };
    let own = names(n);
    own.is_some() && (names(n + 1) == own || n.checked_sub(1).and_then(names) == own)
}

impl<'p> Fact<'p> {
    /// Returns by what the fact is found: what is counted begins behind its figure, or ends before it
    /// and begins nobody knows where.
    fn keys(self, measure: char) -> Keys {
        let said = last_chars(self.said, SURE).chars();
        let within = said.clone().zip(said.skip(1)).map(|(a, b)| [a, b]);
        // Of people any two characters of what they are may tell who is counted.
        let most = if measure == '人' || self.said.is_empty() { SURE } else { 1 };
        let (one, other) = (self.counted.chars(), self.counted.chars().skip(1));
        let counted = one.zip(other).map(|(a, b)| [a, b]).take(most);
        let key =
            |[a, b]: [char; NOUN], c: char| u64::from(a) << 42 | u64::from(b) << 21 | u64::from(c);
        let mut keys = Keys::default();
        for (place, noun) in keys.iter_mut().zip(within.chain(counted)) {
            *place = Some(key(noun, measure));
        }
        keys
    }
}

/// Returns the first characters of a text that has so many.
fn head(text: &str, count: usize) -> Option<&str> {
    let (at, last) = text.char_indices().nth(count - 1)?;
    text.get(..at + last.len_utf8())
}

/// What compares or deals out, and says nothing of the whole.
const OTHERS: &str =
    "去年 上年 同比 较 比 前年 往年 其中 第 每 计划 目标 达到 力争 分别 平均 预计 拟";
static COMPARING: LazyLock<Words> = LazyLock::new(|| Words::of_line_by_first(OTHERS));
/// What says when.
static TIMES: &Row = words!("年 月 日 季度 上半年 下半年 上午 下午 本周 上周 期");
/// What may stand before a fact and adds nothing to it.
const FILLERS: &str = "截至目前 到目前为止 目前 现有 现 共有 共计 总共 共 已 还 也 上述 前述 此次 本次 经复核 据统计 累计";
/// The same between a fact and its figure.
const ENDINGS: &[&str] = &["仅", "仅有", "共有", "共计", "共", "为", "达", "计", "有", "的"];
static BEGINNING: LazyLock<Words> = LazyLock::new(|| Words::of_line_by_first(FILLERS));
static ENDING: LazyLock<Words> = LazyLock::new(|| Words::by_last(ENDINGS));
/// How the names of measures begin.
const MEASURES: &str = "元吨亩公平米度斤";
/// What is no thing that is counted: 37人参加.
const NO_NOUN: &str = "左右 以上 以下 以内 次 和 及 与 的 并 均 共 已 全 参加 参与 参会 未 中 被 为 由 按 在 进 增 减 提 上 下 降 升";
static NONE_COUNTED: LazyLock<Words> = LazyLock::new(|| Words::of_line_by_first(NO_NOUN));
/// How many characters make a fact within a paragraph, and wherever they stand.
const LEAST: usize = 4;
/// And enough where the figures are one another's with their digits in another order.
const LEAST_NAMED: usize = 3;
/// No clause that tells one is longer before its figure.
const LONGEST: usize = 100;
const SURE: usize = 6;

fn fact<'p>(p: &'p Passage<'_>, passage: usize, figure: &Figure) -> Option<(Fact<'p>, char)> {
    let unit = figure.unit.filter(|unit| !among!("年月日时点分号", *unit))?;
    let start = figure.digits.start;
    if figure.percent || p.before(start) == '第' {
        return None;
    }
    let clause = p.clause(start.saturating_sub(1)).start.min(start);
    if start - clause > LONGEST {
        return None;
    }
    let whole = p.slice(clause..start);
    let mut said = whole;
    let (fillers, endings) = (&*BEGINNING, &*ENDING);
    let filler = |said: &str| said.chars().next().map_or(&[][..], |first| fillers.of(first));
    let ending = |said: &str| said.chars().next_back().map_or(&[][..], |last| endings.of(last));
    while let Some(rest) = filler(said).iter().find_map(|filler| said.strip_prefix(filler)) {
        said = rest;
    }
    while let Some(rest) = ending(said).iter().find_map(|ending| said.strip_suffix(ending)) {
        said = rest;
    }
    let counted = counted(p, figure.end);
    let least = LEAST_NAMED;
    let han = |text: &str| text.chars().filter(|c| is_han(*c)).count();
    let long = han(whole) >= least && said.chars().count() > 1 && is_han(p.before(start));
    let told = long || han(counted) >= NOUN;
    if !told || p.holds_any(clause..start, &COMPARING) {
        return None;
    }
    let sentence = p.sentence(start.saturating_sub(1)).start.min(clause);
    let before = p.slice(sentence..clause).trim_end_matches(is_stop);
    let digits = p.slice(figure.digits.clone());
    let said = if long { said } else { "" };
    let measured = among!(MEASURES, unit);
    let behind = if long { 0 } else { counted.chars().count().min(LEAST) };
    let from = clause.max(start.saturating_sub(2 * SURE));
    let told = p.slice(from..figure.end + 1 + behind);
    // 37人 and 73名 count the same.
    let unit = if among!("名位", unit) { '人' } else { unit };
    Some((Fact { passage, said, counted, before, digits, told, measured }, unit))
}

/// Returns what is counted behind a measure of one character or two: 65座山塘, 62场次活动.
fn counted<'p>(p: &'p Passage<'_>, unit: usize) -> &'p str {
    let start = unit + 1 + usize::from(p.at(unit + 1) == '次');
    let end = p.run_within(start, SURE, is_han);
    let noun = p.slice(start..end);
    let measured = among!(MEASURES, p.at(unit));
    let none = measured || p.begins_any(start, &NONE_COUNTED);
    if none { "" } else { noun }
}

/// How surely two facts are one thing with two figures, if they are.
fn agree(first: &Fact<'_>, second: &Fact<'_>) -> Option<Level> {
    let turned = is_turned(first.digits, second.digits);
    if first.digits == second.digits || (!turned && first.said != second.said) {
        return None;
    }
    // 截至月底 and 全年 say up to when, not when.
    let timed = |fact: &Fact<'_>| {
        let whole = ["截至", "今年以来", "今年", "全年", "年内", "本年度"]
            .iter()
            .any(|w| fact.before.starts_with(w));
        !whole && TIMES.stands_in(fact.before)
    };
    let times = usize::from(timed(first)) + usize::from(timed(second));
    if first.before != second.before && (times == 2 || times == 1 && !turned) {
        return None;
    }
    if first.said != second.said && (is_of_some(first.said) || is_of_some(second.said)) {
        return None;
    }
    if !first.said.is_empty() && !second.said.is_empty() {
        let same = first.said == second.said;
        let length = first.said.chars().count();
        let near = length >= SURE || first.passage == second.passage && length >= LEAST;
        match (same, turned) {
            (true, true) if near && times == 0 => return Some(Level::Warning),
            // The floor space of two buildings.
            (true, false) if first.measured => {}
            (true, _) => return Some(Level::Review),
            (false, true) if told_alike(first.said, second.said) => return Some(Level::Review),
            _ => {}
        }
    }
    // 山塘56座 and 65座山塘 have only the thing in common.
    let counted = |fact: &Fact<'_>| head(fact.counted, NOUN).map(str::to_string);
    let both = counted(first).is_some() && counted(first) == counted(second);
    let across =
        ends_with_start(first.said, second.counted) || ends_with_start(second.said, first.counted);
    let named = || of_one_name(first, second);
    (turned && (both || across || named())).then_some(Level::Review)
}

/// Whether what two figures count has a name in common: 焊工报名 and 参赛焊工.
fn of_one_name(first: &Fact<'_>, second: &Fact<'_>) -> bool {
    let (one, other) = (first.counted.char_indices(), first.counted.char_indices().skip(2));
    let ends = other.map(|(at, _)| at).chain([first.counted.len()]);
    let mut names = one.zip(ends).filter_map(|((start, _), end)| first.counted.get(start..end));
    names.any(|name| second.counted.contains(name) && !NO_NAMES.has(name))
}

/// What many things have in common.
static NO_NAMES: &Row = words!(
    "报名 参赛 合格 符合 条件 优秀 工作 重点 新增 登记 在册 困难 完成 建设 服务 管理 示范 市级 省级 县级 国家"
);

/// Whether a text ends with the first characters of another, which goes on from there.
fn ends_with_start(text: &str, other: &str) -> bool {
    (NOUN..=other.chars().count())
        .any(|n| head(other, n).is_some_and(|start| text.ends_with(start)))
}

/// What only begins like the end of a place's name.
static NO_PLACE: &Row = words!(
    "村医 村民 村庄 村干 村组 村级 村道 校车 校舍 校园 校长 校外 校内 市场 市民 市政 县城 县道 县级 区域 区间 \
    乡道 乡村 乡镇 镇村 局部 院校 院落"
);

/// Whether a fact is one of a part or a time of what is reported on: 甲村, 上半年; 全镇 is of all.
fn is_of_some(said: &str) -> bool {
    let timed = words!("上半年 下半年 季度 月 日 去年").stands_in(said);
    let place = said.char_indices().any(|(at, c)| {
        let before = said.get(..at).and_then(|before| before.chars().next_back());
        among!("村镇县市区乡局院校", c)
            && before.is_some_and(|before| !among!("全各我本农社安学乡县市镇老分", before))
            && !NO_PLACE.begins(said.get(at..).unwrap_or_default())
    });
    timed || place
}

/// Whether one ends with all of the other, or both with so much that it tells what is counted.
fn told_alike(first: &str, second: &str) -> bool {
    let bare = |text: &str| {
        // 我站职工, 全站职工
        let own = text.starts_with(['我', '全', '本']) && text.chars().count() > LEAST - 1;
        let skipped = if own { 2 } else { 0 };
        let chars = text.chars().skip(skipped);
        chars.filter(|c| !among!("的了共现有", *c)).collect::<Vec<char>>()
    };
    let (first, second) = (bare(first), bare(second));
    let same = first.iter().rev().zip(second.iter().rev()).take_while(|(a, b)| a == b).count();
    same >= LEAST || same == first.len().min(second.len())
}

/// Whether the digits of one figure are those of the other in another order.
fn is_turned(a: &str, b: &str) -> bool {
    let sorted = |text: &str| {
        let mut chars: Vec<char> = text.chars().collect();
        chars.sort_unstable();
        chars
    };
    a.len() > 1 && a.len() == b.len() && sorted(a) == sorted(b)
}
