//! T23 on the names of those who write and of those to whom is written: `北岭国有林场关于…的报告` and, farther below,
//! 北岭林场. What a report is signed with, headed by or addressed to is the full name; in the text a piece is left out.
//! Many write so, which makes it one for review.

use super::finding::Hit;
use super::full_again::PARTS;
use super::passage::{Passage, QUOTE, TITLE, is_han};
use super::rows::{Row, words};
use super::rule::{Level, RuleId};
use super::whole::{Placed, is_text};
use crate::report::{Fixed, Part};

/// How the names end, and those cut short with them.
static ENDS: &Row = words!(
    "林场 农场 牧场 渔场 茶场 公司 集团 医院 中学 小学 大学 学校 学院 幼儿园 委员会 中心 管理局 管理处 管理站 管理所 保护站 工作站 服务站 实验站 \
    监测站 养护站 图书馆 博物馆 文化馆 档案馆 合作社 供销社 研究所 研究院 福利院 敬老院 养老院 出版社 水厂 电厂 矿区 煤矿 银行 支行 分行 协会 商会 \
    联合会 基金会 大队 支队 总队 中队 电视台 气象台 广播台 水库 灌区 景区 园区"
);
/// What may be left out without a word.
static LEFT_OUT: &Row = words!("人民 中共 股份");
const LEAST_NAME: usize = 6;
const LONGEST_NAME: usize = 24;
const LEAST_SHORT: usize = 4;
const LEAST_CUT: usize = 2;
/// No report is signed with more, or addressed to more, of which the full name is known.
const MOST: usize = 12;

pub fn check(passages: &[Passage<'_>], hits: &mut Vec<Placed>) {
    let mut full: Vec<&[char]> = Vec::new();
    for p in passages {
        let new = named(p).filter(|name| full.len() < MOST && !full.contains(name));
        full.extend(new);
    }
    let mut asked: Vec<&[char]> = Vec::new();
    for name in full {
        let [first, second, ..] = name else { continue };
        let begins = String::from_iter([first, second]);
        let texts = passages.iter().enumerate().filter(|(_, p)| is_text(p) || is_signed(p));
        for (n, p) in texts {
            for at in p.places(&begins) {
                let Some(end) = short_at(p, at, name) else { continue };
                let short = p.chars().get(at..end).unwrap_or_default();
                let own = is_signed(p) && end != p.len();
                if own || asked.contains(&short) {
                    continue;
                }
                asked.push(short);
                if is_introduced(passages, p.slice(at..end)) {
                    continue;
                }
                let right: String = name.iter().collect();
                let hit = Hit::new(RuleId::T23, at..end).case(5).arg(right.clone()).fix(right);
                hits.push((n, hit.level(Level::Review)));
            }
        }
    }
}

fn is_signed(p: &Passage<'_>) -> bool {
    p.place.part == Part::Fixed(Fixed::Signature)
}

/// Returns the full names that a title, a signature or the line of those addressed begins with.
fn named<'p>(p: &'p Passage<'_>) -> Option<&'p [char]> {
    let Part::Fixed(part) = p.place.part else { return None };
    let end = match part {
        Fixed::Title => p.find(0, "关于")?,
        Fixed::Signature => p.len(),
        Fixed::Addressee => p.run(0, is_han),
        _ => return None,
    };
    let name = p.chars().get(..end)?;
    let whole = (LEAST_NAME..=LONGEST_NAME).contains(&end) && name.iter().all(|c| is_han(*c));
    (whole && p.ends_one(end, ENDS)).then_some(name)
}

/// Returns where a name ends that begins at `at` and has all its characters from the full one, in their order, and
/// its end, but leaves some out.
fn short_at(p: &Passage<'_>, at: usize, name: &[char]) -> Option<usize> {
    let mut rest = name.iter();
    let reach = p.chars().get(at..)?.iter().take_while(|c| rest.any(|own| own == *c)).count();
    let last = name.last()?;
    let mut ends = (at + LEAST_SHORT..=at + reach).rev();
    let end = ends.find(|end| p.before(*end) == *last && p.ends_one(*end, ENDS))?;
    let short = p.chars().get(at..end)?;
    let ending = p.word_before(end, ENDS)?;
    let cut: String = left_out(short, name);
    let fits = name.len() >= short.len() + LEAST_CUT
        && !name.starts_with(short)
        && String::from_iter(name).ends_with(ending)
        && !LEFT_OUT.has(&cut);
    let rest = p.slice(end..p.run_within(end, 4, is_han));
    let told = p.zone(at) & (TITLE | QUOTE) == 0 && !PARTS.begins(rest);
    (fits && told).then_some(end)
}

/// Returns what a name has besides the characters of a short one, in their order.
pub fn left_out(short: &[char], name: &[char]) -> String {
    let mut kept = short.iter().peekable();
    name.iter().filter(|c| kept.next_if_eq(c).is_none()).collect()
}

/// Whether a report says that a name is short for another.
fn is_introduced(passages: &[Passage<'_>], short: &str) -> bool {
    let after =
        |p: &Passage<'_>, at: usize| p.slice(at..(at + LONGEST_NAME).min(p.len())).contains(short);
    passages.iter().any(|p| p.places("简称").any(|at| after(p, at)))
}
