//! What an office calls itself: T24.

use super::finding::Hit;
use super::offices::{BESIDES, LONGER, SELVES};
use super::passage::{Passage, QUOTE, TITLE, is_han};
use super::rows::{Row, among, words};
use super::rule::RuleId;
use super::speakers::speaks;
use super::spots::Spot;
use super::whole::{Placed, is_text};
use std::cmp::Reverse;

const WAYS: [&str; 4] = ["我", "本", "咱们", "咱"];
/// 根本, 自我: no word for us.
const NOT_OURS: &str = "自根基日样版资成文标课读脚剧副抄原书账蓝唱大小";
/// How a longer word goes on: 本区域, 本市场.
const GOES_ON: &str = "域场间托有得以级外内长籍户居辖";

/// What an office calls itself, where it does so.
#[derive(Debug, Clone, Copy)]
pub struct Own {
    at: usize,
    way: &'static str,
    /// Nothing in 我们.
    unit: &'static str,
    /// A clause begins so.
    opens: bool,
}

/// What is 本单位 and such may be anybody's.
static ANYBODYS: &Row = words!("单位 企业 集团 社 部 科 行 会 处 司 室 支部 党支部 园区 开发区");

/// Returns where a text speaks of its own office.
fn selves(p: &Passage<'_>) -> Vec<Own> {
    p.spots(Spot::OURS).filter_map(|(at, c)| own(p, at, c)).collect()
}

fn own(p: &Passage<'_>, at: usize, c: char) -> Option<Own> {
    let way = match c {
        '我' => "我",
        '本' => "本",
        '咱' if p.at(at + 1) == '们' => "咱们",
        '咱' => "咱",
        _ => return None,
    };
    let start = at + way.chars().count();
    // （以下简称“我居委会”）
    let introduced = || p.before(at) == '“' && p.ends_any(at - 1, &["简称", "简称为"]);
    let said = || p.zone(at) & (TITLE | QUOTE) == 0 || introduced();
    let opens = !is_han(p.before(at));
    let told = || (p.zone(at) & (TITLE | QUOTE) == 0).then_some(Own { at, way, unit: "", opens });
    if c == '我' && p.at(start) == '们' {
        // 我们党 is another we.
        return told().filter(|_| !among!("党国要必应", p.at(start + 1)));
    }
    let Some(unit) = p.word_at(start, SELVES) else {
        return told().filter(|_| way == "咱们" && p.at(start) != '的');
    };
    // 司法所 and 科室 are what an office is, 司法 and 科学 are not.
    if p.is_one(start, LONGER)
        && p.word_at(start, LONGER).is_some_and(|word| word.len() >= unit.len())
    {
        return None;
    }
    let next = p.at(start + unit.chars().count());
    // 本市辖区, but 本镇辖14个村.
    let whose = next == '辖' && p.at(start + unit.chars().count() + 1) != '区';
    let short = unit.chars().nth(1).is_none();
    let longer = short && GOES_ON.contains(next) && !whose || (unit == "村" && next == '民');
    let other = NOT_OURS.contains(p.before(at)) || (longer && way == "本");
    (!other && said()).then_some(Own { at, way, unit, opens })
}

/// 我们 in a report whose writer calls itself 我局.
fn we_too(places: &[(usize, Own)], hits: &mut Vec<Placed>) {
    // 我县 is where the writer is, not who it is.
    let mut named = places.iter().filter(|(_, own)| {
        matches!(own.way, "我" | "本")
            && !matches!(own.unit, "" | "县" | "市" | "区" | "省" | "州" | "旗")
            // 本科, 我会; nothing but an office is 我处.
            && !(BESIDES.contains(&own.unit) && (own.way == "本" || own.unit == "会"))
    });
    let Some((_, first)) = named.next() else { return };
    let mut count = 1;
    // 我校 beside 本校 is told of itself.
    if !named.inspect(|_| count += 1).all(|(_, own)| own.unit == first.unit) {
        return;
    }
    let name = format!("{}{}", first.way, first.unit);
    let we: Vec<&(usize, Own)> = places.iter().filter(|(_, own)| own.unit.is_empty()).collect();
    // Who says 我们 all along means to: a speech, what somebody has learnt. Then 本局 is what does not fit.
    if we.len() > count {
        if count == 1 && first.way == "本" && first.opens && !ANYBODYS.has(first.unit) {
            let owner = places.iter().find(|(_, own)| own.at == first.at && own.unit == first.unit);
            let hit = |own: &Own| {
                let end = own.at + 1 + own.unit.chars().count();
                Hit::new(RuleId::T24, own.at..end).arg("我们").fix("我们")
            };
            hits.extend(owner.map(|(n, own)| (*n, hit(own))));
        }
        return;
    }
    for (n, own) in we {
        let hit = Hit::new(RuleId::T24, own.at..own.at + 2).arg(&name);
        hits.push((*n, hit.fix(&name)));
    }
}

/// The rarer of the ways to say we.
pub fn check(passages: &[Passage<'_>], hits: &mut Vec<Placed>) {
    let spoken = passages.iter().enumerate().filter(|(_, p)| is_text(p));
    let places: Vec<(usize, Own)> = spoken
        .flat_map(|(n, p)| {
            let own = p.drawn().selves.get_or_init(|| selves(p)).iter();
            // Who speaks says 我们.
            let own = own.filter(move |own| !(own.unit.is_empty() && speaks(p)));
            own.map(move |own| (n, *own))
        })
        .collect();
    we_too(&places, hits);
    let mut units: Vec<&str> = places.iter().map(|(_, own)| own.unit).collect();
    units.sort_unstable();
    units.dedup();
    units.retain(|unit| !unit.is_empty());
    // 我队 is 本支队 for short.
    let is_whole = |unit: &str| {
        let longer = |other: &&str| other.ends_with(unit) && *other != unit;
        !units.iter().any(longer)
    };
    for unit in units.iter().copied().filter(|unit| is_whole(unit)) {
        let own: Vec<_> = places
            .iter()
            .filter(|(_, own)| !own.unit.is_empty() && unit.ends_with(own.unit))
            .collect();
        let count = |way: &str| own.iter().filter(|(_, own)| own.way == way).count();
        // Where two are as many, the first that comes is taken for meant.
        let first = |way: &str| own.iter().position(|(_, own)| own.way == way);
        let Some(most) = WAYS.into_iter().max_by_key(|way| (count(way), Reverse(first(way))))
        else {
            continue;
        };
        let right = format!("{most}{unit}");
        for (n, Own { at, way, unit: said, .. }) in own.iter().filter(|(_, own)| own.way != most) {
            let range = *at..at + way.chars().count() + said.chars().count();
            let right = if *said == unit { right.clone() } else { format!("{most}{said}") };
            hits.push((*n, Hit::new(RuleId::T24, range).arg(&right).fix(&right)));
        }
    }
}
