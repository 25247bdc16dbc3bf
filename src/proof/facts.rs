//! N19: one thing with two figures in a report.

use super::apart::{is_of_one, is_sum_before, told_of_others};
use super::by_char::Words;
use super::finding::{Hit, within};
use super::likeness::{
    LEAST, NOUN, acted, ends_with_start, head, holds_at_end, is_all_of_end, is_cut, is_of_some,
    is_one_value, is_running, is_turned, of_all, of_one_name, plain, scopes, told_alike, untimed,
};
use super::number::{Figure, last_place, write};
use super::often::{Key, Often};
use super::passage::{Passage, is_han, is_stop, last_chars};
use super::rows::{Row, among, words};
use super::rule::{Level, RuleId};
use super::said_of::bare;
use super::spots::Spot;
use super::whole::is_text;
use crate::report::{Fixed, Line, Part, TextPlace};
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
    figure: Told<'p>,
    /// As it is told: 全镇共有山塘56座.
    told: &'p str,
    /// It is what is to come.
    planned: bool,
    /// It takes up what was told: 上述28台洗扫车.
    refers: bool,
    place: TextPlace,
}

/// The figure of a fact.
#[derive(Clone, Copy)]
struct Told<'p> {
    digits: &'p str,
    value: f64,
    /// How much its last digit stands for.
    last: f64,
    /// It is a length, a weight, money: each thing has its own.
    measured: bool,
}

/// No more facts that are told alike are compared.
const MOST: usize = 6;

/// All by which one thing is known.
type Keys = [Option<Key>; KEYS];
const KEYS: usize = SURE + LEAST + 1;

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

pub fn check(passages: &[Passage<'_>], hits: &mut Vec<(usize, Hit)>) {
    // A text of a single paragraph may be taken for a title.
    let text = |p: &Passage<'_>| {
        let titled = p.place.part == Part::Fixed(Fixed::Title);
        titled || is_text(p) || p.before(p.len()) == '。'
    };
    let told = passages.iter().enumerate().filter(|(n, p)| text(p) && !is_of_one(passages, *n));
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
            alike.find_map(|other| {
                let level = agree(other, fact)?;
                let (places, before) = ([other.passage, fact.passage], [other.before, fact.before]);
                let one = !told_of_others(passages, places, before);
                one.then_some((other.told, level))
            })
        });
        let sum = || is_sum_before(passages, fact.passage, figure);
        if let Some((other, level)) = other.filter(|_| !sum()) {
            let hit = Hit::new(RuleId::N19, figure.digits.start..figure.end);
            hits.push((fact.passage, hit.arg(within(other)).level(level)));
            continue;
        }
        let one = keys().find_map(|key| referred_to(known.of_key(key), fact));
        if let Some(other) = one.filter(|_| !stood_before(passages, fact, figure)) {
            let hit = Hit::new(RuleId::N19, figure.digits.start..figure.end);
            hits.push((fact.passage, hit.arg(within(other.told)).level(Level::Review)));
        }
        known.insert(*fact, keys());
    }
}

/// Returns the fact that another takes up: 上述28台洗扫车 behind 购置洗扫车26台, of which no other is told.
fn referred_to<'k, 'p: 'k>(
    mut alike: impl Iterator<Item = &'k Fact<'p>>,
    fact: &Fact<'p>,
) -> Option<&'k Fact<'p>> {
    let one = alike.next().filter(|_| fact.refers)?;
    let near = one.passage + 1 >= fact.passage && alike.next().is_none();
    let same = ends_with_start(one.said, fact.counted);
    (near && same && one.figure.digits != fact.figure.digits).then_some(one)
}

/// Whether the same figure stood before, in this paragraph or the one above.
fn stood_before(passages: &[Passage<'_>], fact: &Fact<'_>, figure: &Figure) -> bool {
    let from = fact.passage.saturating_sub(1);
    let near = passages.get(from..=fact.passage).unwrap_or_default();
    let mut figures = near.iter().enumerate().flat_map(|(n, p)| {
        let before = move |f: &&Figure| n + from < fact.passage || f.end < figure.digits.start;
        p.figures().iter().filter(before)
    });
    figures.any(|other| other.value == figure.value)
}

impl<'p> Fact<'p> {
    /// Whether it is told of a time. 截至月底 and 全年 say up to when, not when.
    fn is_timed(&self) -> bool {
        let whole = ["截至", "今年以来", "今年", "全年", "年内", "本年度"];
        let whole = whole.iter().any(|word| self.before.starts_with(word));
        !whole && TIMES.stands_in(self.before)
    }

    /// Whether a place or a month is spoken of where the fact is told.
    fn tells(&self, scope: &str) -> bool {
        [self.said, self.before, self.counted].iter().any(|text| text.contains(scope))
    }

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
        let verb = acted(self.said).map(str::chars);
        let verb = verb.and_then(|mut verb| Some([verb.next()?, verb.next()?]));
        let mut places = keys.iter_mut();
        let mut put = |noun| {
            places.next().into_iter().for_each(|place| *place = Some(key(noun, measure)));
        };
        within.for_each(&mut put);
        counted.for_each(&mut put);
        verb.into_iter().for_each(put);
        keys
    }
}

/// What compares or deals out, and says nothing of the whole.
const OTHERS: &str = "去年 上年 同比 较 比上 比去 比前 比年 比往 比同 比原 比计 比预 比全 比规 比要 比改 比整 比其 比该 比本 比今 比2 比1 前年 往年 其中 第 每 目标 达到 力争 分别 平均 预计 拟";
static COMPARING: LazyLock<Words> = LazyLock::new(|| Words::of_line_by_first(OTHERS));
/// What says when.
static TIMES: &Row = words!("年 月 日 季度 上半年 下半年 上午 下午 本周 上周 期");
/// How the names of measures begin.
const MEASURES: &str = "元吨亩公平米度斤";
/// What is no thing that is counted: 37人参加.
const NO_NOUN: &str = "左右 以上 以下 以内 次 和 及 与 的 并 均 共 已 全 参加 参与 参会 未 中 被 为 由 按 在 进 增 减 提 上 下 降 升";
static NONE_COUNTED: LazyLock<Words> = LazyLock::new(|| Words::of_line_by_first(NO_NOUN));
/// And enough where the figures are one another's with their digits in another order.
const LEAST_NAMED: usize = 3;
/// No clause that tells one is longer before its figure.
const LONGEST: usize = 100;
const SURE: usize = 6;

fn fact<'p>(p: &'p Passage<'_>, passage: usize, figure: &Figure) -> Option<(Fact<'p>, char)> {
    let start = figure.digits.start;
    let unit = measure(p.before(start), figure)?;
    if p.before(start) == '第' {
        return None;
    }
    let clause = clause_of(p, start);
    if start - clause > LONGEST {
        return None;
    }
    let whole = p.slice(clause..start);
    // （附图片2张）
    if whole.starts_with('附') {
        return None;
    }
    let counted = counted(p, figure);
    let named = counted.chars().nth(NOUN - 1).is_some();
    let led = p.count_han(clause..start, LEAST_NAMED) >= LEAST_NAMED && is_han(p.before(start));
    if !(led || named) || p.holds_any(clause..start, &COMPARING) {
        return None;
    }
    let said = bare(whole);
    let long = led && said.chars().count() > 1;
    let rate = !figure.percent || said.ends_with(['率', '度', '比']);
    if !(rate && (long || named)) {
        return None;
    }
    let sentence = p.sentence(clause).start.min(clause);
    let before = p.slice(sentence..clause).trim_end_matches(is_stop);
    // 管道86公里，其中主管道21公里、支管道65公里
    if p.may_hold('其') && before.contains("其中") {
        return None;
    }
    let said = if long { said } else { "" };
    let measured = among!(MEASURES, unit);
    let behind = if long { 0 } else { counted.chars().count().min(LEAST) };
    let from = clause.max(start.saturating_sub(2 * SURE));
    let told = p.slice(from..figure.end + usize::from(!figure.percent) + behind);
    // 37人 and 73名 count the same.
    let unit = if among!("名位", unit) { '人' } else { unit };
    let refers = ["上述", "前述", "以上", "这"].iter().any(|word| whole.ends_with(word));
    let planned = p.may_hold_word("计划") && whole.contains("计划") && !whole.contains("计划的");
    let (digits, value, place) = (p.slice(figure.digits.clone()), figure.value, p.place);
    let figure = Told { digits, value, last: last_place(figure), measured };
    let fact = Fact { passage, said, counted, before, figure, told, planned, refers, place };
    Some((fact, unit))
}

/// Returns by what a figure counts; nothing for what is no number of things.
fn measure(before: char, figure: &Figure) -> Option<char> {
    let rate = figure.percent && figure.decimals > 0 && among!("率度比为达仅", before);
    let unit = if figure.percent { Some('%').filter(|_| rate) } else { figure.unit };
    unit.filter(|unit| !among!("年月日时点分号", *unit))
}

/// Returns where begins what is said before a figure: its clause, or what a bracket adds.
fn clause_of(p: &Passage<'_>, start: usize) -> usize {
    // What opens a sentence does not belong to the one before.
    let opens = start == 0 || is_stop(p.before(start));
    let clause = if opens { start } else { p.clause(start - 1).start.min(start) };
    if start - clause > LONGEST || !p.may_hold('（') {
        return clause;
    }
    opening_bracket(p, clause..start).map_or(clause, |open| open + 1)
}

/// Returns where a bracket opens that is still open at the end of what stands before a figure.
fn opening_bracket(p: &Passage<'_>, before: std::ops::Range<usize>) -> Option<usize> {
    let mut brackets = before.rev().filter(|i| p.is_of(*i, Spot::PAIRED));
    brackets.find(|i| matches!(p.at(*i), '（' | '）')).filter(|i| p.at(*i) == '（')
}

/// Returns what is counted behind a measure of one character or two: 65座山塘, 62场次活动.
fn counted<'p>(p: &'p Passage<'_>, figure: &Figure) -> &'p str {
    let unit = figure.end;
    let start = unit + 1 + usize::from(p.at(unit + 1) == '次');
    let end = p.run_within(start, SURE, is_han);
    let noun = p.slice(start..end);
    // 12亩建设用地: of what is measured only what was told before is looked for.
    let kept = p.is_one(
        start,
        words!("在编 在册 在岗 在职 在园 在训 在校 在建 在院 在库 在营 在租 上市 下沉"),
    );
    let none = !kept && p.begins_any(start, &NONE_COUNTED);
    if none || figure.percent { "" } else { noun }
}

/// How surely two facts are one thing with two figures, if they are.
fn agree<'p>(first: &Fact<'p>, second: &Fact<'p>) -> Option<Level> {
    let turned = are_turned(first, second);
    let all = of_all(first.said).is_some_and(|all| of_all(second.said) == Some(all));
    let same = all || first.said == second.said || {
        let untimed = |one: &Fact<'p>, other: &Fact<'p>| untimed(one.said, other.said);
        let (one, other) = (plain(untimed(first, second)), plain(untimed(second, first)));
        one.clone().nth(LEAST - 1).is_some() && one.eq(other)
    };
    let (one, other) = (first.figure.value, second.figure.value);
    let differ = !is_one_value(one, other) && first.planned == second.planned;
    let told = |figure: Told<'p>| (figure.value, figure.last);
    let cut = || first.figure.measured && is_cut(told(first.figure), told(second.figure));
    if !(differ && (turned || same && !is_bracketed(first, second) || cut())) {
        return None;
    }
    let times = usize::from(first.is_timed()) + usize::from(second.is_timed());
    if first.before != second.before && (times == 2 || times == 1 && !turned) {
        return None;
    }
    let scoped = |one, other| is_scoped(one, other, turned);
    let whole = turned && is_all_of_end(first.said, second.said);
    let one = all || whole || first.said == second.said;
    let may_be_one =
        one || turned && is_headed(first, second) || scoped(first, second) && scoped(second, first);
    if !may_be_one {
        return None;
    }
    // 合格率为98.6%
    if first.told.ends_with('%') {
        let ends = first.said.ends_with(second.said) || second.said.ends_with(first.said);
        return (turned && ends).then_some(Level::Review);
    }
    if !first.said.is_empty() && !second.said.is_empty() {
        let length = first.said.chars().count();
        let near = length >= SURE || first.passage == second.passage && length >= LEAST;
        match (same, turned) {
            (true, true) if near && times == 0 && first.said == second.said => {
                return Some(Level::Warning);
            }
            // The floor space of two buildings.
            (true, false) if first.figure.measured => {}
            (true, _) => return Some(Level::Review),
            (false, true) if told_alike(first.said, second.said) => return Some(Level::Review),
            _ => {}
        }
    }
    let one = || acted_alike(first, second) || have_in_common(first, second);
    ((turned || cut()) && one()).then_some(Level::Review)
}

/// Whether a fact is told of no part or time, or the other of the same.
fn is_scoped(one: &Fact<'_>, other: &Fact<'_>, turned: bool) -> bool {
    !is_of_some(one.said)
        || is_running(one.said, other.said)
        || turned && scopes(one.said).all(|scope| other.tells(scope))
}

/// Whether two figures are one another's with their digits in another order: 37 and 73, 1.28万元 and 18200元.
fn are_turned(first: &Fact<'_>, second: &Fact<'_>) -> bool {
    let (one, other) = (&first.figure, &second.figure);
    let scaled = || {
        one.digits.len() != other.digits.len() && is_turned(&write(one.value), &write(other.value))
    };
    is_turned(one.digits, other.digits) || scaled()
}

/// Whether one only adds to another thing: 中心小学（可容纳350人）和文化礼堂（可容纳150人）.
fn is_bracketed(first: &Fact<'_>, second: &Fact<'_>) -> bool {
    first.before.ends_with('（') || second.before.ends_with('（')
}

/// Whether one is told in the heading of the section that tells the other again.
fn is_headed(first: &Fact<'_>, second: &Fact<'_>) -> bool {
    first.place.line == Line::Heading && first.place.part == second.place.part
}

/// `应聘驾驶员岗位的有48人…应聘的84人`
fn acted_alike(first: &Fact<'_>, second: &Fact<'_>) -> bool {
    let near = first.passage == second.passage;
    acted(first.said).filter(|_| near).is_some_and(|verb| {
        acted(second.said) == Some(verb) && (first.said == verb || second.said == verb)
    })
}

/// 山塘56座 and 65座山塘 have only the thing in common.
fn have_in_common(first: &Fact<'_>, second: &Fact<'_>) -> bool {
    let counted = |fact: &Fact<'_>| head(fact.counted, NOUN).map(str::to_string);
    let both = counted(first).is_some() && counted(first) == counted(second);
    let goes_on = |one: &Fact<'_>, other: &Fact<'_>| {
        let begins = head(other.counted, LEAST).is_some_and(|noun| one.said.contains(noun));
        // 新招聘教师28人, 82名新教师
        let noun = last_chars(one.said, NOUN);
        let named = noun.chars().count() == NOUN && other.counted.contains(noun);
        begins
            || named
            || ends_with_start(one.said, other.counted)
            || holds_at_end(one.said, other.counted)
    };
    let across = goes_on(first, second) || goes_on(second, first);
    let named = || of_one_name(first.counted, second.counted);
    both || across || named()
}
