//! T22 on names of two characters that a report spells in two ways: 冯涛 and 冯滔. Two characters are a name only where
//! both sides say so.

use super::alike::{looks_alike, sounds_alike};
use super::by_char::Map;
use super::finding::Hit;
use super::naming::{self, HANDED, NAMING};
use super::passage::{Passage, is_han};
use super::rule::{Level, RuleId};
use super::spots::Spot;
use super::whole::Placed;

type Name = [char; 2];

/// No report speaks of more people of one surname.
const MOST: usize = 100;

pub fn check(passages: &[Passage<'_>], hits: &mut Vec<Placed>) {
    let mut known: Map<char, Vec<Name>> = Map::default();
    for p in passages {
        for named in p.drawn().people.get_or_init(|| naming::read(p)) {
            let name: Option<Name> =
                p.chars().get(named.range()).and_then(|name| name.try_into().ok());
            let Some(name) = name else { continue };
            let people = known.entry(name[0]).or_default();
            if people.len() < MOST && !people.contains(&name) {
                people.push(name);
            }
        }
    }
    if known.is_empty() {
        return;
    }
    for (n, p) in passages.iter().enumerate() {
        for (i, name) in names(p) {
            let people = known.get(&name[0]).map_or(&[][..], Vec::as_slice);
            hits.extend(misspelt(p, i, name, people).map(|hit| (n, hit)));
        }
    }
}

/// Returns what may be a name of two characters, with its place.
fn names(p: &Passage<'_>) -> impl Iterator<Item = (usize, Name)> {
    p.spots(Spot::SURNAME).filter_map(|(i, _)| {
        let name: Name = *p.chars().get(i..)?.first_chunk()?;
        is_han(name[1]).then_some((i, name))
    })
}

fn misspelt(p: &Passage<'_>, i: usize, name: Name, people: &[Name]) -> Option<Hit> {
    let alike = |a: char, b: char| a != b && (sounds_alike(a, b) || looks_alike(a, b));
    let other = people.iter().find(|other| alike(other[1], name[1]))?;
    let begins = i == 0 || HANDED.contains(p.before(i)) || p.longest_before(i, &NAMING).is_some();
    // 冯涛和冯桃 are two.
    let sentence = p.chars().get(p.sentence(i)).unwrap_or_default();
    let beside = sentence.windows(2).any(|pair| pair == other);
    if !begins || beside || people.contains(&name) || !naming::acts(p, i + 2) {
        return None;
    }
    let other: String = other.iter().collect();
    let hit = Hit::new(RuleId::T22, i..i + 2).case(6).arg(other.clone()).fix(other);
    Some(hit.level(Level::Review))
}
