//! T04: 的 where 地 leads to a verb, or 得 to what is said of one.

use super::by_char::Words;
use super::finding::Hit;
use super::passage::{Passage, is_han, is_stop, opens_clause};
use super::rule::RuleId;
use super::spots::Spot;
use std::sync::LazyLock;

include!("../../assets/proof/particles.rs");

static HOWS: LazyLock<Words> = LazyLock::new(|| Words::by_last(HOW));
static DONES: LazyLock<Words> = LazyLock::new(|| Words::by_last(DONE));
static THING: LazyLock<Words> = LazyLock::new(|| Words::by_first(THINGS));

pub fn check(p: &Passage<'_>, hits: &mut Vec<Hit>) {
    for (i, c) in p.spots(Spot::PARTICLE) {
        if c == '的' && i > 0 {
            if let Some(hit) = before_verb(p, i) {
                hits.push(hit);
            } else if let Some(hit) = behind_verb(p, i) {
                hits.push(hit);
            }
        } else if c == '地' && i > 1 {
            hits.extend(before_thing(p, i));
        }
    }
}

/// `扎实的推进项目`
fn before_verb(p: &Passage<'_>, i: usize) -> Option<Hit> {
    let how = p.longest_before(i, &HOWS)?;
    let mut start = i - how.chars().count();
    if p.ends_any(start, TAKES_NOUN) {
        return None;
    }
    // 扎实有序的推进: where the row of words begins decides.
    let first = start;
    loop {
        let at = start - usize::from(matches!(p.before(start), '、' | '而' | '且'));
        let Some(word) = HOWS.of(p.before(at)).iter().find(|word| p.ends(at, word)) else { break };
        start = at - word.chars().count();
    }
    let most = p.word_before(start, "更 更加 很 较 极 最 非常 十分 这样 比较").unwrap_or_default();
    if p.ends_any(start - most.chars().count(), TAKES_NOUN) {
        return None;
    }
    let how = p.slice(first..i);
    let of = |verbs: &[&str]| {
        let verb = verbs.iter().filter(|verb| p.is(i + 1, verb)).max_by_key(|verb| verb.len());
        verb.map(|verb| i + 1 + verb.chars().count())
    };
    let firm = of(DO).filter(|end| p.at(*end) != '法');
    let end = firm.or_else(|| of(MAY))?;
    let next = p.at(end);
    let stops = is_stop(next) || "和与及或）”".contains(next);
    let verb = match () {
        () if next == '的' || (next == '人' && firm.is_some()) => false,
        () if stops => p.ends_any(start, BEFORE_VERB) && !"和与及或".contains(next),
        () if "了着好到过出".contains(next) => true,
        () if firm.is_some() => true,
        () => {
            let person = "员班组局办队们部处科站所校院镇村者".contains(p.before(start));
            let placed = person
                || start == 0
                || opens_clause(p.before(start))
                || p.ends_any(start, BEFORE_VERB);
            placed && !p.is_any(end, NOUNS) && !"是为能将必可需不使让缺对有".contains(next)
        }
    };
    verb.then(|| {
        let fixed = format!("{how}地");
        Hit::new(RuleId::T04, first..i + 1).arg(fixed.clone()).fix(fixed)
    })
}

/// `以严谨地作风对待`
fn before_thing(p: &Passage<'_>, i: usize) -> Option<Hit> {
    let how = p.longest_before(i, &HOWS)?;
    let thing = THING.of(p.at(i + 1)).iter().find(|word| p.is(i + 1, word))?;
    let end = i + 1 + thing.chars().count();
    // 扎实地作风建设 is no better; 深入地影响着 has a verb.
    let verb = matches!(p.at(end), '着' | '了' | '到')
        || matches!(*thing, "影响" | "变化") && is_han(p.at(end));
    (!verb).then(|| {
        let fixed = format!("{how}的");
        Hit::new(RuleId::T04, i - how.chars().count()..i + 1).arg(fixed.clone()).fix(fixed)
    })
}

/// `政策落实的好`, before a mark: 落实的好做法 is another thing.
fn behind_verb(p: &Passage<'_>, i: usize) -> Option<Hit> {
    p.longest_before(i, &DONES)?;
    let end = DEGREES.iter().filter(|word| p.is(i + 1, word)).find_map(|degree| {
        let at = i + 1 + degree.chars().count();
        let well = WELL.iter().find(|word| {
            let end = at + word.chars().count();
            p.is(at, word) && (is_stop(p.at(end)) || matches!(p.at(end), '）' | '”'))
        })?;
        Some(at + well.chars().count())
    })?;
    let fixed = format!("得{}", p.slice(i + 1..end));
    Some(Hit::new(RuleId::T04, i..end).arg(fixed.clone()).fix(fixed))
}
