//! T24: who calls itself 我队 in one place and 该队 in the next, as if it told of another.

use super::finding::Hit;
use super::offices::LONGER;
use super::passage::{Passage, QUOTE, TITLE};
use super::rows::{Row, words};
use super::rule::RuleId;
use super::speakers::speaks;
use super::whole::{Placed, is_text};

/// What calls itself 我队, and is told of as 该队.
static UNITS: &Row = words!(
    "局 院 镇 委 校 乡 所 馆 站 公司 街道 中心 县 村 社区 厅 队 集团 社 台 园 支队 大队 中队 总队 分局 厂 矿 场 科室 合作社 \
    项目部 办事处 基地 协会 学院 医院 学校 支行 分行 支部 办"
);
/// What is none of these though it holds one: 格局, 现场.
static OTHER: &Row = words!(
    "格局 布局 结局 全局 大局 时局 局面 局部 局限 场所 场地 现场 市场 场景 立场 园区 乡村 农村 村民 队伍 排队 办法 办理 开办 举办 主办 承办 督办 \
    办公 办结 办案 办事 站位 网站 社会 平台 台账 台风 站点 城乡 县域 县城 所有 所属 委托 委员 所在 厂房 场次 中心工作 一中心 心中 交办 协办 经办"
);
/// A firm may be called by other words.
static FIRMS: &Row = words!(
    "厂 集团 企业 单位 供应商 中标 承包商 承包人 承建方 施工方 乙方 甲方 银行 商户 商家 店 社 中心 客户 厂家 院 代理"
);
/// A school, or a house for the sick, is called by others.
static HOUSES: &Row = words!("中学 小学 大学 幼儿园 学院 学校 高中 职中 职高 医院 敬老院 养老院");

/// By what else who writes calls itself, and by what more often.
const OTHERWISE: [(&str, [&str; 2]); 3] = [
    ("我司", ["我公司", "本公司"]),
    ("我集团", ["我公司", "本公司"]),
    ("我社区", ["我居委会", "本居委会"]),
];

/// `我司承诺按期交付。本公司提供质保。`: one firm by two words of its own.
fn firms(passages: &[Passage<'_>], hits: &mut Vec<Placed>) {
    for (one, others) in OTHERWISE {
        by_two_words(passages, one, others, hits);
    }
}

fn by_two_words(
    passages: &[Passage<'_>],
    one: &'static str,
    others: [&'static str; 2],
    hits: &mut Vec<Placed>,
) {
    let each = |word: &'static str| {
        let texts = passages.iter().enumerate().filter(|(_, p)| is_text(p));
        texts.flat_map(move |(n, p)| {
            let told = move |at: &usize| p.zone(*at) & (TITLE | QUOTE) == 0;
            let law =
                move |at: &usize| one != "我司" || !matches!(p.at(at + 2), '法' | '机' | '令');
            p.places(word).filter(told).filter(law).map(move |at| (n, at, word))
        })
    };
    let short: Vec<_> = each(one).collect();
    if short.is_empty() {
        return;
    }
    let mut long: Vec<_> = others.into_iter().flat_map(&each).collect();
    long.sort_unstable();
    let (Some(first), Some(other)) = (short.first(), long.first()) else { return };
    let (right, wrong) = if first < other { (first.2, &long) } else { (other.2, &short) };
    for (n, at, word) in wrong {
        let hit = Hit::new(RuleId::T24, *at..at + word.chars().count());
        hits.push((*n, hit.arg(right).fix(right)));
    }
}

/// So many are asked about at most: all that stands before is looked at for each.
const MOST: usize = 50;

pub fn check(passages: &[Passage<'_>], hits: &mut Vec<Placed>) {
    firms(passages, hits);
    let texts = || passages.iter().enumerate().filter(|(_, p)| is_text(p));
    let mut asked = 0;
    for (n, p) in texts() {
        for at in p.places("该") {
            let Some(unit) = p.word_at(at + 1, UNITS) else { continue };
            let told = p.zone(at) & (TITLE | QUOTE) == 0 && !p.is_one(at + 1, LONGER);
            if !told || matches!(p.before(at), '应' | '本') || speaks(p) {
                continue;
            }
            asked += 1;
            if asked > MOST {
                return;
            }
            let before = || texts().take_while(|(m, _)| *m <= n);
            let end = |m: usize, q: &Passage<'_>| if m == n { at } else { q.len() };
            let here = p.slice(0..at);
            let near = ["我", "本"].iter().any(|way| here.contains(&format!("{way}{unit}")));
            let way = near.then(|| own(before().map(|(m, q)| (q, end(m, q))), unit)).flatten();
            if let Some(way) = way {
                let right = format!("{way}{unit}");
                let range = at..at + 1 + unit.chars().count();
                hits.push((n, Hit::new(RuleId::T24, range).arg(&right).fix(right.clone())));
            }
        }
    }
}

/// Returns how the writer calls itself before, 我 or 本, if no other such body is spoken of.
fn own<'p>(
    before: impl Iterator<Item = (&'p Passage<'p>, usize)>,
    unit: &str,
) -> Option<&'static str> {
    let last = unit.chars().next_back()?;
    let others = if unit == "公司" { Some(FIRMS) } else { None };
    let others = if matches!(unit, "校" | "院") { Some(HOUSES) } else { others };
    let mut way = None;
    for (p, end) in before {
        let range = 0..end;
        if others.is_some_and(|others| others.stands_in(p.slice(range.clone()))) {
            return None;
        }
        for at in p.places_of(last).take_while(|at| *at < end) {
            let start = (at + 1).saturating_sub(unit.chars().count());
            let longer = (at.saturating_sub(1)..=at).any(|from| p.is_one(from, OTHER));
            let by = p.before(start);
            let whole = p.is(start, unit) && p.zone(at) & (TITLE | QUOTE) == 0;
            match by {
                '我' if whole => way = Some("我"),
                '本' if whole => way = way.or(Some("本")),
                '该' if whole => {}
                _ if longer => {}
                _ => return None,
            }
        }
    }
    way
}
