//! T23 on bodies that no list knows, the full names of which come behind short ones: `市实验一小…市第一实验小学`,
//! `鑫源公司…鑫源热力有限责任公司`. Many write so, which makes it one for review.

use super::finding::Hit;
use super::names::is_unnamed;
use super::passage::{Passage, is_han, is_numeral};
use super::rows::{Row, among, words};
use super::rule::{Level, RuleId};
use super::spots::Spot;
use super::whole::{Placed, is_text};
use std::ops::Range;

/// No report needs to be told of more.
const MOST: usize = 20;

pub fn check(passages: &[Passage<'_>], hits: &mut Vec<Placed>) {
    let texts = || passages.iter().enumerate().filter(|(_, p)| is_text(p));
    let numbered = texts().flat_map(|(n, p)| p.spots(Spot::ORDINAL).map(move |(at, _)| (n, p, at)));
    let numbered: Vec<Full<'_>> =
        numbered.filter_map(|(n, p, at)| of_number(n, p, at)).take(MOST).collect();
    let firms = texts().flat_map(|(n, p)| p.places("有限").map(move |at| (n, p, at)));
    let firms: Vec<Full<'_>> = firms.filter_map(|(n, p, at)| firm(n, p, at)).take(MOST).collect();
    by_brand(passages, hits);
    // What is called so for short is settled there.
    if (numbered.is_empty() && firms.is_empty()) || passages.iter().any(|p| p.holds("简称")) {
        return;
    }
    // What is a part of a group may bear its name.
    let parts = words!("子公司 旗下 所属 下属 分公司 控股");
    let of_group = texts().any(|(_, p)| p.places_of_any(parts).next().is_some());
    let mut told: Vec<&str> = Vec::new();
    for full in numbered.iter().chain(&firms) {
        if told.contains(&full.name) || of_group && full.name.contains("集团") {
            continue;
        }
        told.push(full.name);
        let before = passages.iter().enumerate().take(full.passage + 1).filter(|(_, p)| is_text(p));
        let mut before =
            before.map(|(n, p)| (p, if n == full.passage { full.at.start } else { p.len() }));
        let short = before.find_map(|(p, end)| match full.number {
            Some(number) => by_number(p, end, number, full.name),
            None => by_firm(p, end, full.name, &firms),
        });
        if let Some(short) = short {
            let hit = Hit::new(RuleId::T23, full.at.clone()).case(3).arg(short);
            hits.push((full.passage, hit.level(Level::Review)));
        }
    }
}

/// A full name.
struct Full<'p> {
    passage: usize,
    at: Range<usize>,
    name: &'p str,
    number: Option<char>,
}

/// What bears a number, and how it ends for short.
const NUMBERED: [(&str, &[&str]); 8] = [
    ("高级中学", &["中", "高中", "高"]),
    ("职业中学", &["职中", "职高"]),
    ("中学", &["中"]),
    ("小学", &["小"]),
    ("幼儿园", &["幼"]),
    ("人民医院", &["院", "医院"]),
    ("医院", &["院", "医院"]),
    ("中医院", &["院", "中医院"]),
];
const LONGEST_BETWEEN: usize = 4;

/// `第一实验小学` at `at`.
fn of_number<'p>(passage: usize, p: &'p Passage<'_>, at: usize) -> Option<Full<'p>> {
    let number = Some(p.at(at + 1)).filter(|c| p.at(at) == '第' && is_numeral(*c))?;
    let end = (at + 2..=at + 2 + LONGEST_BETWEEN).find_map(|i| {
        let kind = NUMBERED.iter().find(|(kind, _)| p.is(i, kind))?;
        Some(i + kind.0.chars().count())
    })?;
    let whole = (at..end).all(|i| p.is_han(i)) && among!("省市县区州旗镇", p.before(at));
    whole.then(|| Full { passage, at: at..end, name: p.slice(at..end), number: Some(number) })
}

/// Returns how a body with a number is called for short before `end`: 市一中, 市实验一小.
fn by_number(p: &Passage<'_>, end: usize, number: char, name: &str) -> Option<String> {
    let (kind, ends) = NUMBERED.iter().find(|(kind, _)| name.ends_with(kind))?;
    let between: Vec<char> = name.strip_suffix(kind)?.chars().skip(2).collect();
    let stands = |i: usize| {
        let named = (0..=LONGEST_BETWEEN).map(|back| i.saturating_sub(back)).find(|from| {
            among!("省市县区州旗", p.before(*from))
                && (*from..i).all(|k| between.contains(&p.at(k)))
        })?;
        let from = named;
        let behind = p.run_within(i + 1, 2, |c| between.contains(&c));
        let length = ends.iter().find(|end| p.is(behind, end))?.chars().count();
        let last = behind + length;
        let longer = among!("学心全院央等时部区组间国", p.at(last));
        (!longer && last <= end).then(|| p.string(from - 1..last))
    };
    let mut places = (0..end).filter(|i| p.at(*i) == number);
    p.may_hold(number).then(|| places.find_map(stands)).flatten()
}

/// No name of a firm is longer before 有限.
const LONGEST_FIRM: usize = 18;

/// `鑫源热力有限责任公司`, of which 有限 stands at `at`. Where its name begins, nobody knows.
fn firm<'p>(passage: usize, p: &'p Passage<'_>, at: usize) -> Option<Full<'p>> {
    let end =
        [("有限责任公司", 6), ("有限公司", 4)].into_iter().find(|(word, _)| p.is(at, word))?.1;
    let start = p.run_back_within(at, LONGEST_FIRM, is_han);
    let name = p.slice(start..at);
    let group = ["控股", "总公司"].iter().any(|word| name.contains(word));
    let whole = at >= start + 4 && !group && !p.ends(at, "股份");
    whole.then(|| Full { passage, at: start..at + end, name, number: None })
}

/// `清源水务…市清源水务集团有限公司`: the own name of a group stood alone before.
fn by_brand(passages: &[Passage<'_>], hits: &mut Vec<Placed>) {
    let texts = || passages.iter().enumerate().filter(|(_, p)| is_text(p));
    let groups = texts().flat_map(|(n, p)| p.places("集团").map(move |at| (n, p, at)));
    let mut groups = groups.peekable();
    // Most reports tell of no group; what is called so for short is settled elsewhere.
    if groups.peek().is_none() || passages.iter().any(|p| p.text.contains("简称")) {
        return;
    }
    for (n, p, at) in groups.take(MOST) {
        let rest = ["有限公司", "有限责任公司", "股份有限公司"];
        let Some(ending) = rest.into_iter().find(|rest| p.is(at + 2, rest)) else { continue };
        let from =
            p.run_back_within(at, LONGEST_BRAND, |c| is_han(c) && !among!("省市县区由向与对和", c));
        let own = p.slice(from..at);
        let end = at + 2 + ending.chars().count();
        let known = from + LEAST_BRAND <= at && !NO_FIRMS.has(own);
        let stands = |(m, q): (usize, &Passage<'_>)| {
            let before = |k: &usize| (m, *k) < (n, from);
            let alone = |k: &usize| {
                let goes_on = ["集团", "有限", "股份", "公司", "控股"];
                !q.is_any(k + own.chars().count(), &goes_on) && is_unnamed(q, *k)
            };
            m <= n && q.places(own).filter(before).any(|k| alone(&k))
        };
        if known && texts().any(stands) {
            let hit = Hit::new(RuleId::T23, from..end).case(3).arg(own);
            hits.push((n, hit.level(Level::Review)));
        }
    }
}

/// The own name of a group has so many characters.
const LEAST_BRAND: usize = 4;
const LONGEST_BRAND: usize = 8;

/// What stands before 公司 and names none.
static NO_FIRMS: &Row = words!(
    "总 子 分 母 该 各 本 我 物业 热力 供热 供电 供水 水务 燃气 自来水 施工 建设 建筑 监理 设计 保险 公交 运输 客运 环卫 保安 家政 旅游 融资 担保 投资 国有 民营 上市 中标 承建 检测 服务"
);

/// Returns how a firm is called before `end`: by the start of its own name, 鑫源公司.
fn by_firm(p: &Passage<'_>, end: usize, name: &str, firms: &[Full<'_>]) -> Option<String> {
    p.places("公司").filter(|at| *at < end).find_map(|at| {
        let own = [4, 3, 2].into_iter().find_map(|length| {
            let from = at.checked_sub(length)?;
            let own = p.slice(from..at);
            let begins = name.find(own).is_some_and(|at| {
                let before = name.get(..at).and_then(|before| before.chars().next_back());
                let rest = name.get(at + own.len()..).unwrap_or_default();
                (before.is_none_or(|c| among!("省市县区由与和对向给经聘了托", c)))
                    && !rest.is_empty()
            });
            (begins && is_unnamed(p, from) && !NO_FIRMS.has(own)).then_some(own)
        })?;
        let others = firms.iter().filter(|firm| firm.name != name && firm.name.contains(own));
        (others.count() == 0).then(|| format!("{own}公司"))
    })
}
