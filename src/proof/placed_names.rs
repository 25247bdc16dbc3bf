//! T22 on names that only their place tells: `表彰会上，郝建业作典型发言。郝建叶说…`. Neither stands behind a post, but each
//! begins a clause and does what people do, or stands alone in a row.

use super::alike::{looks_alike, sounds_alike};
use super::by_char::{Map, Words};
use super::finding::Hit;
use super::namesakes::are_two;
use super::naming::{self, NAMING, TITLES};
use super::passage::{Passage, QUOTE, TITLE, is_han, is_stop};
use super::rows::among;
use super::rule::{Level, RuleId};
use super::spots::Spot;
use super::whole::{Placed, is_text};
use std::sync::LazyLock;

/// No report speaks of more people of one surname.
const MOST: usize = 100;
/// No report needs to be told of more.
const MOST_TOLD: usize = 20;

/// Who may be named, and where.
struct Person<'p> {
    name: &'p [char],
    passage: usize,
    sentence: usize,
    /// Behind a post or what else says who one is.
    posted: bool,
    sure: Sure,
}

/// How sure it is that somebody is named.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Sure {
    /// Something is done behind the name.
    Acts,
    /// It stands alone in a row.
    Alone,
    /// Only what stands before it says so: enough where another is sure.
    Begins,
}

/// What tells, behind a name of two characters, that it is one.
static SPEAKS: LazyLock<Words> = LazyLock::new(|| {
    let said = SAYS.split_whitespace().chain(TITLES.iter().copied());
    Words::by_first(&said.collect::<Vec<_>>())
});
const SAYS: &str = "\
    说 表示 介绍 告诉 强调 指出 要求 坦言 回忆 笑着 补充 感慨 透露 认为 觉得 解释 叮嘱 讲述 直言 提出 提醒 表态 汇报 率队 率领 带队 带领 主持 出席 参加 \
    带着 领着 走访 前往 赶到 赶赴 还 又 也说 就说 第一 主动 连夜 每天 一边 二话";

pub fn check(passages: &[Passage<'_>], hits: &mut Vec<Placed>) {
    let mut known: Map<char, Vec<Person<'_>>> = Map::default();
    let mut told = 0;
    for (n, p) in passages.iter().enumerate().filter(|(_, p)| is_text(p)) {
        for (at, surname) in p.spots(Spot::SURNAME) {
            let Some(person) = person(n, p, at) else { continue };
            let people = known.entry(surname).or_default();
            let before = people.iter().any(|other| other.name == person.name);
            let other = people.iter().find(|other| is_meant(other, &person));
            let other = other.filter(|_| person.sure != Sure::Alone && !before);
            let other = other.map(|other| String::from_iter(other.name));
            if let Some(other) = other
                && told < MOST_TOLD
                && !are_two(passages, &String::from_iter(person.name), &other)
            {
                told += 1;
                let hit = Hit::new(RuleId::T22, at..at + person.name.len()).case(6);
                hits.push((n, hit.arg(&other).fix(other).level(Level::Review)));
            }
            let known = person.sure != Sure::Begins || person.posted;
            if people.len() < MOST && !before && known {
                people.push(person);
            }
        }
    }
}

/// Whether a person is told of by another name: told of in another sentence, and not in a post where the other is
/// in one too.
fn is_meant(known: &Person<'_>, later: &Person<'_>) -> bool {
    let short = known.name.len() == 2;
    let elsewhere = (known.passage, known.sentence) != (later.passage, later.sentence);
    let sure = known.sure != Sure::Begins || later.sure == Sure::Acts;
    elsewhere && sure && is_like(known.name, later.name) && !(short && known.posted && later.posted)
}

/// Whether one given name is another of which one character sounds or looks alike.
fn is_like(a: &[char], b: &[char]) -> bool {
    let mut others = a.iter().zip(b).skip(1).filter(|(a, b)| a != b);
    let (Some((a1, b1)), None) = (others.next(), others.next()) else { return false };
    a.len() == b.len()
        && a.first() == b.first()
        && (sounds_alike(*a1, *b1) || looks_alike(*a1, *b1))
}

/// Returns who is named at `at` by where that stands.
fn person<'p>(n: usize, p: &'p Passage<'_>, at: usize) -> Option<Person<'p>> {
    let before = p.before(at);
    let opens = at == 0 || is_stop(before) || among!("“（　由请让派", before);
    let posted =
        !opens && (among!("员师者匠长", before) || p.longest_before(at, &NAMING).is_some());
    if !(opens || posted) || p.zone(at) & (TITLE | QUOTE) != 0 || naming::is_word(p, at) {
        return None;
    }
    let whole = |length: usize| (at + 1..at + length).all(|i| p.is_han(i));
    let alone = |end: usize| among!("、，。；（", p.at(end)) || end == p.len();
    let long = || whole(3) && !naming::ends_none(p.at(at + 2)) && !naming::goes_on(p.at(at + 2));
    let acts = |end: usize| naming::acts(p, end) || p.is(end, "时，");
    let (length, sure) = match () {
        () if long() && acts(at + 3) => (3, Sure::Acts),
        () if whole(2) && (p.begins_any(at + 2, &SPEAKS) || posted && acts(at + 2)) => {
            (2, Sure::Acts)
        }
        // In a row behind a colon, or behind a post.
        () if long() && alone(at + 3) && (posted || among!("：、", before)) => (3, Sure::Alone),
        () if long() && is_han(p.at(at + 3)) => (3, Sure::Begins),
        () => return None,
    };
    let name = p.chars().get(at..at + length).filter(|name| name.iter().all(|c| is_han(*c)))?;
    let sentence = p.sentence(at).start;
    Some(Person { name, passage: n, sentence, posted, sure })
}
