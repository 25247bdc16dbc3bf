//! S14 on short names: introduced twice, used before they are introduced, or never used.

use super::abbreviations;
use super::finding::Hit;
use super::full_again;
use super::passage::{Passage, is_numeral};
use super::rows::among;
use super::rule::{Level, RuleId};
use super::whole::{Placed, is_text};

/// No report introduces more.
const MOST: usize = 100;
const LONGEST: usize = 15;

struct Introduced {
    /// Without marks.
    name: String,
    /// It is a title: 《条例》.
    titled: bool,
    passage: usize,
    /// From 以下简称 to behind the closing mark.
    start: usize,
    end: usize,
    /// Where the name stands.
    name_start: usize,
}

pub fn check(passages: &[Passage<'_>], hits: &mut Vec<Placed>) {
    let mut known: Vec<Introduced> = Vec::new();
    for (n, p) in passages.iter().enumerate() {
        let mut from = 0;
        while let Some(at) = p.find(from, "以下简称") {
            from = at + 4;
            let Some(found) = introduced(n, p, at) else { continue };
            if known.len() == MOST {
                break;
            }
            if known.iter().any(|other| other.name == found.name) {
                let hit = Hit::new(RuleId::S14, found.start..found.end);
                let name = if found.titled {
                    format!("《{}》", found.name)
                } else {
                    format!("“{}”", found.name)
                };
                hits.push((n, hit.case(1).arg(name)));
            } else {
                known.push(found);
            }
        }
    }
    for name in &known {
        if !name.titled && at_bracket(passages, name) {
            let place = (name.passage, name.start - 1);
            abbreviations::other_short(passages, place, &name.name, hits);
            full_again::check(passages, place, &name.name, hits);
        }
        uses(name, passages, hits);
    }
}

/// Whether a name is introduced in brackets right behind the full one.
fn at_bracket(passages: &[Passage<'_>], name: &Introduced) -> bool {
    passages.get(name.passage).is_some_and(|p| p.before(name.start) == '（')
}

fn introduced(n: usize, p: &Passage<'_>, at: usize) -> Option<Introduced> {
    let mut from = at + 4;
    from += usize::from(matches!(p.at(from), '为' | '：' | '“'));
    from += usize::from(p.at(from) == '“');
    let titled = p.at(from) == '《';
    from += usize::from(titled);
    let opened = matches!(p.before(from), '“' | '《');
    let end = p.run(from, |c| !matches!(c, '》' | '”' | '）' | '，' | '。' | '“' | '《'));
    let closed = matches!(p.at(end), '》' | '”');
    // （以下简称指挥中心） has no marks at all.
    let bare = !opened && from == at + 4 && matches!(p.at(end), '）' | ')');
    if !(opened && closed || bare) || end == from || end - from > LONGEST {
        return None;
    }
    let behind = p.run(end, |c| matches!(c, '》' | '”'));
    let name = p.string(from..end);
    Some(Introduced { name, titled, passage: n, start: at, end: behind, name_start: from })
}

fn uses(own: &Introduced, passages: &[Passage<'_>], hits: &mut Vec<Placed>) {
    let Some(p) = passages.get(own.passage) else { return };
    let marks = usize::from(own.titled);
    let range = own.name_start - marks..own.name_start + own.name.chars().count() + marks;
    let said = if own.titled { format!("《{}》", own.name) } else { own.name.clone() };
    // Of the paragraph itself what stands before the name in full, which may hold the short one.
    let clause = p.run_back(own.start, |c| !matches!(c, '。' | '，' | '；' | '：' | '！'));
    let earlier = passages.iter().enumerate().take(own.passage).filter(|(_, p)| is_text(p));
    // 2.1 指挥部: a heading says what it is about.
    let heads = |p: &Passage<'_>| p.text.trim_start_matches(is_of_number) == own.name;
    let earlier = earlier.filter(|(_, p)| !heads(p)).map(|(n, p)| (n, p, p.len()));
    let mut earlier = earlier.chain([(own.passage, p, clause)]);
    let quoted = if own.titled { said.clone() } else { format!("“{said}”") };
    let used = earlier.find_map(|(n, p, end)| Some((n, used_before(p, end, &said, own.titled)?)));
    if let Some((n, used)) = used {
        let length = own.name.chars().count();
        let first = used.at..used.at + said.chars().count();
        let hit = Hit::new(RuleId::S14, first).case(3).arg(quoted.clone());
        // What a short word means before it is given a meaning may be something else.
        let sure = own.titled || used.alone && length > 2;
        hits.push((n, if sure { hit } else { hit.level(Level::Review) }));
    }
    let full = full_end(p, own);
    let used = |text: &str| {
        text.contains(&own.name)
            && match &full {
                Some(full) => text.replace(full, "").contains(&own.name),
                None => true,
            }
    };
    let here = used(p.slice(own.end..p.len()));
    let later = passages.iter().skip(own.passage + 1).any(|p| used(&p.text));
    if !here && !later {
        let hit = Hit::new(RuleId::S14, range).level(Level::Review).case(2);
        hits.push((own.passage, hit.arg(quoted)));
    }
}

/// How the full name ends that ends with the short one: 共享平台 of 市政务数据共享平台（以下简称“平台”）.
fn full_end(p: &Passage<'_>, own: &Introduced) -> Option<String> {
    let end = own.start.checked_sub(1).filter(|at| p.at(*at) == '（')?;
    let length = own.name.chars().count();
    let start = end.checked_sub(length + 2)?;
    let alike = !own.titled && p.slice(start + 2..end) == own.name;
    let whole = p.slice(start..end).chars().all(super::passage::is_han);
    (alike && whole).then(|| p.string(start..end))
}

/// Where a name stands before it is introduced.
struct Use {
    at: usize,
    /// As a word of its own.
    alone: bool,
}

/// Whether this may stand in the number of a heading.
fn is_of_number(c: char) -> bool {
    c.is_ascii_digit() || is_numeral(c) || matches!(c, '.' | '、' | '（' | '）' | ' ' | '\u{3000}')
}

/// Returns where a name is used before `end`: the first place where it is a word of its own, if there
/// is one.
fn used_before(p: &Passage<'_>, end: usize, said: &str, titled: bool) -> Option<Use> {
    let mut from = 0;
    let mut found = None;
    while let Some(at) = p.find(from, said).filter(|at| *at < end) {
        from = at + 1;
        let before = p.before(at);
        let alone = titled
            || !super::passage::is_han(before)
            || among!("由对将把在与和及向经以为使从被各本该周日天月里期", before);
        if alone {
            return Some(Use { at, alone });
        }
        // Within a longer name a word of two characters says nothing.
        if found.is_none() && said.chars().count() > 2 {
            found = Some(Use { at, alone });
        }
    }
    found
}
