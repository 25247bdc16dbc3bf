//! T23 on names that no list knows: an organ under another short name than the one that is said, and the full
//! name of a company behind a short one.

use super::finding::Hit;
use super::names::is_unnamed;
use super::passage::{Passage, is_han};
use super::rule::{Level, RuleId};
use super::whole::{Placed, is_text};
use std::ops::Range;

/// What an organ's short name may begin with that is no part of its own.
const LEVELS: &str = "省市县区州旗镇乡";
const LONGEST_FULL: usize = 30;
const LONGEST_SHORT: usize = 14;
const LEAST_SHORT: usize = 5;
/// No report needs to be told of more.
const MOST_COMPANIES: usize = 20;

/// What an organ's short name may end with besides its last character.
const ENDS: &[&str] = &["中心", "大队", "支队", "总队", "公司", "集团"];

/// Looks for 动卫所 where 动物卫生监督所 is called 市动监所 for short. The full name ends at `end`.
pub fn other_short(
    passages: &[Passage<'_>],
    place: (usize, usize),
    name: &str,
    hits: &mut Vec<Placed>,
) {
    let (passage, end) = place;
    let Some(p) = passages.get(passage) else { return };
    let start = p.run_back_within(end, LONGEST_FULL, is_han);
    let full = p.slice(start..end);
    let last =
        full.char_indices().next_back().map_or("", |(at, _)| full.get(at..).unwrap_or_default());
    let ending = ENDS.iter().find(|ending| full.ends_with(**ending)).copied().unwrap_or(last);
    let own = name.trim_start_matches(|c| LEVELS.contains(c));
    // 区安办 where 区安全生产委员会办公室 is called 区安委办
    let office = full.strip_suffix("办公室").filter(|_| own.ends_with('办'));
    if office.is_none() && !own.ends_with(ending) {
        return;
    }
    if ending.chars().count() > 1 {
        longer_shorts(passages, place, (full, name, ending), hits);
    }
    changed(passages, place, name, hits);
    if office.is_none() {
        tails(passages, place, (full, name, ending), hits);
    }
    let ending = if office.is_some() { "办" } else { ending };
    // 县委办 is no 县机构编制委员会办公室.
    let office = office.and_then(|office| office.rsplit(|c| LEVELS.contains(c)).next());
    let stem = office.or(full.strip_suffix(ending)).unwrap_or_default();
    let mut others = shorts(stem, name, ending);
    let first = office.and_then(|stem| stem.chars().next());
    others.extend(first.map(|first| format!("{first}办")));
    for short in others.iter().filter(|short| *short != own) {
        let later = passages.iter().enumerate().skip(passage).filter(|(_, p)| is_text(p));
        for (n, p) in later {
            let from = if n == passage { end } else { 0 };
            let Some(at) = p.find(from, short) else { continue };
            let level = LEVELS.contains(p.before(at)) && full.contains(p.before(at));
            if level || is_unnamed(p, at) {
                let hit = Hit::new(RuleId::T23, at..at + short.chars().count()).case(1).arg(name);
                hits.push((n, hit.level(Level::Review).fix(own)));
            }
        }
    }
}

/// Looks for 市机关中心 where 市机关事务服务保障中心 is called 市机关事务中心 for short: the start of the full name, and
/// more of its characters in their order.
fn longer_shorts(
    passages: &[Passage<'_>],
    (passage, end): (usize, usize),
    (full, name, ending): (&str, &str, &str),
    hits: &mut Vec<Placed>,
) {
    let stem = |text: &str| -> Vec<char> {
        let text = text.strip_suffix(ending).unwrap_or_default();
        text.trim_start_matches(|c| LEVELS.contains(c)).chars().collect()
    };
    let own = stem(name);
    let all = full.strip_suffix(ending).unwrap_or_default();
    let from = all.find(own.first().copied().unwrap_or('\0')).unwrap_or(0);
    let all: Vec<char> = all.get(from..).unwrap_or_default().chars().collect();
    for (n, p) in passages.iter().enumerate().skip(passage).filter(|(_, p)| is_text(p)) {
        let later = |at: &usize| n > passage || *at > end + name.chars().count();
        for at in p.places(ending).filter(later) {
            let start = p.run_back_within(at, all.len(), |c| all.contains(&c));
            let Some(short) = p.chars().get(start..at).filter(|s| s.len() > 1) else { continue };
            let mut rest = all.iter();
            let cut = short.first() == all.first() && short.iter().all(|c| rest.any(|o| o == c));
            let level = LEVELS.contains(p.before(start)) && full.contains(p.before(start));
            if cut && short != own && short != all && (level || is_unnamed(p, start)) {
                let hit = Hit::new(RuleId::T23, start..at + ending.chars().count()).case(1);
                let right: String = own.iter().collect();
                let hit = hit.arg(name).fix(right + ending);
                hits.push((n, hit.level(Level::Review)));
            }
        }
    }
}

/// Looks for 浔江市人才交流中心 where 浔江市人才服务中心 is what has a short name: one word of it is another.
fn changed(
    passages: &[Passage<'_>],
    (passage, end): (usize, usize),
    name: &str,
    hits: &mut Vec<Placed>,
) {
    let Some(own) = passages.get(passage) else { return };
    let ending = own.slice(end.saturating_sub(LEAST_TAIL)..end);
    for (n, p) in passages.iter().enumerate().skip(passage).filter(|(_, p)| is_text(p)) {
        let later = |at: &usize| n > passage || *at > end + LEAST_TAIL;
        for at in p.places(ending).map(|at| at + LEAST_TAIL).filter(later) {
            let same = |back: usize| {
                let (here, there) = (at.checked_sub(back + 1), end.checked_sub(back + 1));
                let pair = here.zip(there).map(|(here, there)| (p.at(here), own.at(there)));
                pair.is_some_and(|(a, b)| a == b && is_han(a))
            };
            let tail = (0..).take_while(|back| same(*back)).count();
            // 人才交流 for 人才服务: both characters are others.
            let word = tail + 2;
            let other = !same(tail + 1) && is_han(p.before(at.saturating_sub(tail)));
            let head = (word..).take_while(|back| same(*back)).count();
            let start = at.saturating_sub(word + head);
            let of_place = p.chars().get(start..at.saturating_sub(word)).unwrap_or_default();
            let level = of_place.iter().any(|c| LEVELS.contains(*c));
            if other && head >= LEAST_HEAD && level {
                let hit = Hit::new(RuleId::T23, start..at).case(1).arg(name);
                hits.push((n, hit.level(Level::Review)));
            }
        }
    }
}

/// What a changed name has at least in common with the right one, behind the word and before it.
const LEAST_TAIL: usize = 2;
const LEAST_HEAD: usize = 5;

/// Looks for 县综合执法局 where 云溪县城市管理综合执法局 is called 县城管局 for short: the end of the full name.
fn tails(
    passages: &[Passage<'_>],
    (passage, end): (usize, usize),
    (full, name, ending): (&str, &str, &str),
    hits: &mut Vec<Placed>,
) {
    let Some(own) = name.chars().next().filter(|c| LEVELS.contains(*c)) else { return };
    let all: Vec<char> = full.chars().collect();
    let length = ending.chars().count();
    for (n, p) in passages.iter().enumerate().skip(passage).filter(|(_, p)| is_text(p)) {
        let later = |at: &usize| n > passage || *at > end + name.chars().count();
        for at in p.places(ending).filter(later) {
            let stop = at + length;
            let both = all.iter().rev().enumerate();
            let tail = both.take_while(|(back, c)| p.before(stop - back) == **c).count();
            let same = stop - tail;
            let short = p.slice(same..stop);
            let cut = stop - same >= length + LEAST_HEAD - 1 && stop - same + 2 < all.len();
            if cut
                && same > 0
                && p.before(same) == own
                && is_unnamed(p, same - 1)
                && !name.ends_with(short)
            {
                let hit = Hit::new(RuleId::T23, same - 1..stop).case(1).arg(name).fix(name);
                hits.push((n, hit.level(Level::Review)));
            }
        }
    }
}

/// Returns what else an organ may be called for short: a character with which its name or its short name begins,
/// another that does not stand beside that, and what it ends with.
fn shorts(stem: &str, name: &str, ending: &str) -> Vec<String> {
    let chars: Vec<char> = stem.chars().collect();
    let own = name.trim_start_matches(|c| LEVELS.contains(c)).chars().next();
    let begins = |at: usize| {
        let before = at.checked_sub(1).and_then(|before| chars.get(before));
        before.is_none_or(|c| LEVELS.contains(*c)) || chars.get(at).copied() == own
    };
    let mut found = Vec::new();
    for at in (0..chars.len()).filter(|at| begins(*at)) {
        let Some(first) = chars.get(at) else { continue };
        let others = chars.get(at + 2..).unwrap_or_default();
        found.extend(others.iter().map(|other| format!("{first}{other}{ending}")));
    }
    found.retain(|short| !name.contains(short.as_str()));
    found.sort_unstable();
    found.dedup();
    found
}

/// `青坪财险云岭公司…青坪财产保险股份有限公司云岭支公司`: the full name comes first.
pub fn company(passages: &[Passage<'_>], hits: &mut Vec<Placed>) {
    let named = passages.iter().enumerate().filter(|(_, p)| is_text(p));
    let mut named = named.filter_map(|(n, p)| Some((n, p, p.find(0, "有限公司")?))).peekable();
    // What is called so for short is settled there.
    if named.peek().is_none() || passages.iter().any(|p| p.text.contains("以下简称")) {
        return;
    }
    for (n, p, at) in named.take(MOST_COMPANIES) {
        let end = branch_end(p, at + 4);
        let run = p.run_back_within(at, LONGEST_FULL, is_han);
        let found = (run..at.saturating_sub(3))
            .find_map(|start| Some((start, short_before(passages, (n, start), end)?)));
        if let Some((start, short)) = found {
            let hit = Hit::new(RuleId::T23, start..end).case(3).arg(short);
            hits.push((n, hit.level(Level::Review)));
        }
    }
}

/// Courts and procuratorates by their full and their short names.
const COURTS: &[(&str, &str)] = &[("人民检察院", "检察院"), ("人民法院", "法院")];

/// `市检察院…临江市人民检察院`: for review, since many write so.
pub fn courts(passages: &[Passage<'_>], hits: &mut Vec<Placed>) {
    // Most reports tell of neither.
    let told = |name: &str| passages.iter().any(|p| p.may_hold_word(name));
    for (full, short) in COURTS.iter().filter(|(full, _)| told(full)) {
        let texts = || passages.iter().enumerate().filter(|(_, p)| is_text(p));
        let each = |word: &str| -> Vec<_> {
            texts().filter_map(|(n, p)| Some(((n, p.find(0, word)?), p))).collect()
        };
        let [all, shorter] = [full, short].map(|word| each(word));
        for level in "省市县区州".chars() {
            let of_level = |((_, at), p): &&((usize, usize), &Passage<'_>)| p.before(*at) == level;
            let (Some((place, p)), Some((before, _))) =
                (all.iter().find(of_level), shorter.iter().find(of_level))
            else {
                continue;
            };
            if before < place && !p.text.contains("以下简称") {
                let start = p.run_back_within(place.1, 4, is_han);
                let range = start..place.1 + full.chars().count();
                let hit = Hit::new(RuleId::T23, range).case(3).arg(format!("{level}{short}"));
                hits.push((place.0, hit.level(Level::Review)));
            }
        }
    }
}

/// Returns where the name of a branch ends behind 有限公司, or that where there is none.
fn branch_end(p: &Passage<'_>, end: usize) -> usize {
    let rest = end..p.run_within(end, 10, is_han);
    let text = p.slice(rest);
    let at = ["支公司", "分公司"].iter().filter_map(|word| text.find(word)).min();
    at.map_or(end, |at| end + text.get(..at).unwrap_or_default().chars().count() + 3)
}

/// Returns a short name of the company that stands before its full one.
fn short_before(passages: &[Passage<'_>], full: (usize, usize), end: usize) -> Option<String> {
    let (passage, start) = full;
    let own = passages.get(passage)?;
    let name = own.chars().get(start..end)?;
    let begins = own.slice(start..start + 2);
    passages.iter().enumerate().take(passage + 1).filter(|(_, p)| is_text(p)).find_map(|(n, p)| {
        let at = p.find(0, begins).filter(|at| n < passage || *at < start)?;
        let short = at..company_end(p, at)?;
        let text = p.chars().get(short.clone())?;
        let told = text.len() >= LEAST_SHORT && text.len() + 4 <= name.len();
        let known = told && is_unnamed(p, at) && is_short(text, name);
        known.then(|| p.string(short))
    })
}

/// Returns where 公司 or 集团 ends in the same words.
fn company_end(p: &Passage<'_>, at: usize) -> Option<usize> {
    let words: Range<usize> = at..p.run_within(at, LONGEST_SHORT, is_han);
    let text = p.slice(words);
    let ends = ["公司", "集团"].iter().filter_map(|end| text.find(end));
    let before = ends.min().and_then(|at| text.get(..at))?;
    Some(at + before.chars().count() + 2)
}

/// Says whether one name is another with characters left out, and no part of it: 青坪集团公司 is the parent
/// of 青坪集团财务有限公司.
fn is_short(short: &[char], full: &[char]) -> bool {
    let mut rest = full.iter();
    let left_out = short.iter().all(|c| rest.any(|other| other == c));
    let stem = short.get(..short.len().saturating_sub(2)).unwrap_or_default();
    let group = short.ends_with(&['集', '团']) && full.windows(2).any(|two| two == ['集', '团']);
    left_out
        && (group || !full.starts_with(stem))
        && !full.windows(short.len()).any(|part| part == short)
}
