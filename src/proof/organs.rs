//! How organs are called: T19 on 党组 and 党委, T23 on two short names of one, T24 on the writer's own.

use super::Context;
use super::finding::Hit;
use super::passage::{Passage, QUOTE, TITLE, is_han};
use super::rule::RuleId;
use super::whole::{Placed, is_text};
use crate::report::{Fixed, Part, Report};
use std::collections::BTreeMap;

pub fn check(context: &Context, report: &Report, passages: &[Passage<'_>], hits: &mut Vec<Placed>) {
    committees(context, report, passages, hits);
    names(context, passages, hits);
    for unit in OWN_UNITS {
        one_name(passages, unit, hits);
    }
}

/// The kinds of organ that have a 党组 or a 党委, and never both. A township has a 党委.
const UNITS: &[&str] =
    &["局", "厅", "院", "校", "中心", "集团", "公司", "委", "办", "社", "学", "镇", "乡"];
const TOWNSHIPS: &[&str] = &["镇", "乡"];
/// How much of a name is looked at.
const LONGEST_NAME: usize = 12;

/// Where one organ is said to have a 党组 and where a 党委.
#[derive(Default)]
struct Said {
    groups: Vec<(usize, usize)>,
    committees: Vec<(usize, usize)>,
}

/// T19: 局党组 and 局党委 of one organ in one report.
fn committees(
    context: &Context,
    report: &Report,
    passages: &[Passage<'_>],
    hits: &mut Vec<Placed>,
) {
    let own = report.field("组织").map(|field| field.value.as_str());
    let own = own.filter(|v| matches!(*v, "党组" | "党委")).or(context.organisation.as_deref());
    let mut organs: BTreeMap<String, Said> = BTreeMap::new();
    for (n, p) in passages
        .iter()
        .enumerate()
        .filter(|(_, p)| is_text(p) || matches!(p.place.part, Part::Fixed(Fixed::Title)))
    {
        for organ in ["党组", "党委"] {
            let mut from = 0;
            while let Some(at) = p.find(from, organ) {
                from = at + 1;
                // 党组织 and 党委会 are others, and so is what a bracket tells apart.
                let other = p.is_any(at + 2, &["织", "（"]) || p.zone(at) & (TITLE | QUOTE) != 0;
                let Some(name) = name_before(p, at).filter(|_| !other) else { continue };
                let said = organs.entry(name).or_default();
                if organ == "党组" { &mut said.groups } else { &mut said.committees }.push((n, at));
            }
        }
    }
    for (name, said) in organs {
        let is_own = UNITS.contains(&name.as_str());
        let township = TOWNSHIPS.iter().any(|unit| name.ends_with(unit));
        one_of_two(said, own.filter(|_| is_own && !township), township, hits);
    }
}

/// Tells the rarer of the two, or where they are as many, the one that comes in later; no fix then.
fn one_of_two(said: Said, own: Option<&str>, township: bool, hits: &mut Vec<Placed>) {
    let Said { groups, committees } = said;
    let group_first = groups.first() < committees.first();
    let tie = groups.len() == committees.len() && own.is_none() && !township;
    let (wrong, right) = match own {
        Some("党组") => (committees, "党组"),
        Some(_) => (groups, "党委"),
        None if township => (groups, "党委"),
        None if groups.is_empty() || committees.is_empty() => return,
        None if groups.len() > committees.len() => (committees, "党组"),
        None if tie && group_first => (committees, "党组"),
        None => (groups, "党委"),
    };
    for (n, at) in wrong {
        let hit = Hit::new(RuleId::T19, at..at + 2).arg(right);
        hits.push((n, if tie { hit } else { hit.fix(right) }));
    }
}

/// Returns the name of the organ before 党组 or 党委, the writer's own as its last word.
fn name_before(p: &Passage<'_>, at: usize) -> Option<String> {
    let unit = UNITS.iter().find(|unit| p.ends(at, unit))?;
    let end = at - unit.chars().count();
    let mut start = end;
    while start > end.saturating_sub(LONGEST_NAME) && !ends_name(p.before(start)) {
        start -= 1;
    }
    // 市局 and 分局 are others, and what is longer than names are is none.
    let cut = start > 0 && !ends_name(p.before(start));
    (!cut).then(|| p.string(start..at))
}

/// Whether a character stands before a name, not in it.
fn ends_name(before: char) -> bool {
    !is_han(before) || "本我由把将在对向以经和与了的及入列于到是为据按受被请报全".contains(before)
}

/// T23: two short names of one organ; the full name behind the short one.
fn names(context: &Context, passages: &[Passage<'_>], hits: &mut Vec<Placed>) {
    for organ in &context.lists.names {
        let mut first: Option<(&str, char)> = None;
        for (n, p) in passages.iter().enumerate().filter(|(_, p)| is_text(p)) {
            for name in &organ.short {
                let mut from = 0;
                while let Some(at) = p.find(from, name) {
                    from = at + 1;
                    let held = organ.short.iter().any(|other| {
                        other.len() > name.len()
                            && other.contains(name.as_str())
                            && p.slice(at.saturating_sub(6)..(at + 10).min(p.len()))
                                .contains(other.as_str())
                    });
                    if held || p.zone(at) & TITLE != 0 {
                        continue;
                    }
                    let place =
                        Some(p.before(at)).filter(|c| "市县区省州旗".contains(*c)).unwrap_or(' ');
                    match first {
                        None => first = Some((name, place)),
                        Some((other, where_)) if other != name && (where_ == place) => {
                            let range = at..at + name.chars().count();
                            hits.push((n, Hit::new(RuleId::T23, range).arg(other).fix(other)));
                        }
                        Some(_) => {}
                    }
                }
            }
        }
    }
}

/// What calls itself 我局 or 本局.
const OWN_UNITS: &[&str] =
    &["局", "单位", "院", "镇", "委", "校", "乡", "所", "馆", "站", "公司", "街道", "中心"];

/// T24: the rarer of two ways to say we.
fn one_name(passages: &[Passage<'_>], unit: &str, hits: &mut Vec<Placed>) {
    let (first, second) = (format!("我{unit}"), format!("本{unit}"));
    let [a, b] = [&first, &second].map(|way| {
        let mut places = Vec::new();
        for (n, p) in passages.iter().enumerate().filter(|(_, p)| is_text(p)) {
            let mut from = 0;
            while let Some(at) = p.find(from, way) {
                from = at + 1;
                let ours = p.zone(at) & (TITLE | QUOTE) == 0 && p.before(at) != '自';
                if ours {
                    places.push((n, at));
                }
            }
        }
        places
    });
    if a.is_empty() || b.is_empty() {
        return;
    }
    let (rare, word, other) =
        if b.len() > a.len() { (a, &first, &second) } else { (b, &second, &first) };
    for (n, at) in rare {
        let range = at..at + word.chars().count();
        hits.push((n, Hit::new(RuleId::T24, range).arg(other).fix(other)));
    }
}
