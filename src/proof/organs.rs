//! The Party body that an office has: T19.

use super::Context;
use super::by_char::Words;
use super::finding::Hit;
use super::names::{Owner, is_unnamed};
use super::offices::{ONE_BODY, STREETS, UNITS, is_numbered};
use super::passage::{Passage, QUOTE, TITLE, is_han};
use super::rows::{Row, among, words};
use super::rule::{Level, RuleId};
use super::spots::Spot;
use super::whole::{Placed, is_text};
use crate::report::{Fixed, Part, Report};
use std::sync::LazyLock;

/// The bodies of which an office has one. That a general branch has branches below it is no slip.
const BODIES: [(&str, &str, Level); 6] = [
    ("党组", "党委", Level::Warning),
    ("党工委", "党委", Level::Warning),
    ("党工委", "党组", Level::Review),
    ("党总支", "党支部", Level::Review),
    ("党总支", "党委", Level::Review),
    ("党支部", "党委", Level::Review),
];
/// Those in which an office has a branch or a general branch, and whatever it has itself beside it.
const WITHIN: &[&str] = &["机关"];
/// No report speaks of more.
const MOST_OFFICES: usize = 300;

/// 局党组 as a text speaks of it.
#[derive(Debug, Clone)]
pub struct Body {
    at: usize,
    unit: &'static str,
    /// What the office is called, as far as it is said: 教育 of 市教育局.
    name: Option<(char, char)>,
    owner: Owner,
    /// What it is: 党组, 党委.
    word: &'static str,
    /// So long is the end of its full name, which is right where nothing outweighs it.
    full: usize,
}

/// Two of them in one report for one office.
pub fn check(context: &Context, report: &Report, passages: &[Passage<'_>], hits: &mut Vec<Placed>) {
    let said = report.field("组织").map(|field| field.value.as_str());
    let own =
        said.filter(|value| matches!(*value, "党组" | "党委")).or(context.organisation.as_deref());
    let spoken = passages.iter().enumerate().filter(|(_, p)| may_tell(p));
    let all: Vec<(usize, &Body)> = spoken
        .flat_map(|(n, p)| {
            p.drawn().bodies.get_or_init(|| find(p)).iter().map(move |body| (n, body))
        })
        .collect();
    for (first, second, level) in BODIES {
        let of_two = all.iter().filter(|(_, body)| [first, second].contains(&body.word));
        let mut bodies: Vec<(usize, Body)> =
            of_two.map(|(n, body)| (*n, (*body).clone())).collect();
        if bodies.is_empty() {
            continue;
        }
        let named = adopt(passages, &mut bodies);
        let spoken_of = |unit: &&str| bodies.iter().any(|(_, body)| body.unit == *unit);
        for unit in UNITS.texts().into_iter().filter(spoken_of) {
            if !may_clash(first, second, unit) {
                continue;
            }
            // A township that speaks of a working committee besides is for review.
            let town = first == "党工委" && matches!(unit, "镇" | "乡");
            let level = if town { Level::Review } else { level };
            let mut offices: Vec<Vec<&(usize, Body)>> = Vec::new();
            for body in bodies.iter().filter(|(_, body)| body.unit == unit) {
                let full = offices.len() == MOST_OFFICES;
                match offices.iter_mut().find(|o| o.first().is_some_and(|(_, b)| b.is_of(&body.1)))
                {
                    Some(office) => office.push(body),
                    None if full => {}
                    None => offices.push(vec![body]),
                }
            }
            for office in offices {
                let is_own =
                    office.first().is_some_and(|(_, b)| b.name.is_none() || b.name == named);
                // A township has a committee, never a group.
                let township = matches!(unit, "镇" | "乡").then_some("党委");
                let own =
                    township.or(own.filter(|_| is_own)).filter(|own| [first, second].contains(own));
                tell(&office, own, [first, second], level, hits);
            }
        }
    }
}

/// Whether an office of this kind has one of the two, not both.
fn may_clash(first: &str, second: &str, unit: &str) -> bool {
    // Elsewhere a branch stands below a committee.
    let below = second == "党委"
        && (first == "党总支" && !ONE_BODY.has(unit)
            || first == "党支部" && !matches!(unit, "村" | "社区"));
    let working = first == "党工委";
    let streets = STREETS.contains(&unit) || working && matches!(unit, "镇" | "乡");
    !below && streets == working && !(WITHIN.contains(&unit) && first == "党组")
}

fn may_tell(p: &Passage<'_>) -> bool {
    is_text(p) || matches!(p.place.part, Part::Fixed(Fixed::Title | Fixed::Signature))
}

static UNIT: LazyLock<Words> = LazyLock::new(|| Words::by_last(&UNITS.texts()));

/// Returns the bodies of which a text speaks.
fn find(p: &Passage<'_>) -> Vec<Body> {
    let places = p.spots(Spot::OURS).filter(|(_, c)| *c == '党');
    let mut found: Vec<Body> = places.filter_map(|(at, _)| body(p, at)).collect();
    found.extend(p.places("中共").filter_map(|at| full_name(p, at)));
    found.extend(p.places("支部委员会").filter_map(|at| branch(p, at)));
    found.sort_by_key(|body| body.at);
    found
}

/// How the full names of bodies end, the longest first.
const FULL: [(&str, &str); 4] = [
    ("总支部委员会", "党总支"),
    ("工作委员会", "党工委"),
    ("支部委员会", "党支部"),
    ("委员会", "党委"),
];
const LONGEST_FULL: usize = 40;

/// `中共青坪县水利局总支部委员会`
fn full_name(p: &Passage<'_>, at: usize) -> Option<Body> {
    let end = p.run_within(at, LONGEST_FULL, is_han);
    let committee = p.find(at, "委员会").filter(|found| *found < end)? + 3;
    let (ending, word) = FULL.into_iter().find(|(ending, _)| p.ends(committee, ending))?;
    let place = committee - ending.chars().count();
    let unit = UNIT.of(p.before(place)).iter().find(|unit| p.ends(place, unit))?;
    let (name, owner) = office(p, place - unit.chars().count())?;
    let told = p.zone(at) & (TITLE | QUOTE) == 0;
    told.then_some(Body { at: place, unit, name, owner, word, full: ending.chars().count() })
}

/// `盐场支部委员会`, of which 中共 does not stand before the name.
fn branch(p: &Passage<'_>, at: usize) -> Option<Body> {
    let unit = UNIT.of(p.before(at)).iter().find(|unit| p.ends(at, unit))?;
    let (name, owner) = office(p, at - unit.chars().count())?;
    let run = p.run_back_within(at, LONGEST_FULL, is_han);
    let told = p.zone(at) & (TITLE | QUOTE) == 0 && !p.slice(run..at).contains("中共");
    told.then_some(Body { at, unit, name, owner, word: "党支部", full: 0 })
}

fn body(p: &Passage<'_>, at: usize) -> Option<Body> {
    // 法院设党组
    let sets_up = ["设有", "设立", "建有", "成立了", "组建了", "成立", "设"]
        .into_iter()
        .find(|word| p.ends(at, word));
    let place = at - sets_up.map_or(0, |word| word.chars().count());
    // Of two with one end the longer comes first in the list. 举行党委会议 speaks of no bank.
    let mut units = UNIT.of(p.before(place)).iter().filter(|unit| p.ends(place, unit));
    let unit = units.next().filter(|unit| **unit != "行" || is_unnamed(p, place - 1))?;
    let mut words = BODIES.iter().flat_map(|(first, second, _)| [*first, *second]);
    let word = words.find(|word| p.is(at, word))?;
    let end = at + word.chars().count();
    // 党组织 is any body; what a bracket adds may be either.
    let both = matches!(p.at(end), '（' | '织') || p.is_any(end, &["、党", "和党", "或党", "/党"]);
    let (name, owner) = office(p, place - unit.chars().count())?;
    let told = !both && p.zone(at) & (TITLE | QUOTE) == 0;
    told.then_some(Body { at, unit, name, owner, word, full: 0 })
}

/// What changes a body, or makes it another's.
const PAST: &[&str] = &["原", "改革前", "时任", "改制前", "改为", "更名", "撤销", "设立"];

/// What says when, behind which an office is spoken of without a name.
const WHEN: &[&str] = &[
    "会上", "会后", "会前", "随后", "日前", "近日", "当天", "当日", "近期", "目前", "期间", "此后",
    "之后", "同时",
];

static SENT: &Row = words!("抄告 抄送 抄报 上报 呈报 报请 报送 报 函告 函请 请示 商请 提请");

/// Reads what an office is called before 局; none where it is one of many or of another time.
fn office(p: &Passage<'_>, unit: usize) -> Option<(Option<(char, char)>, Owner)> {
    if is_numbered(p, unit) {
        return Some((Some((' ', p.before(unit))), Owner::before(p, 0)?));
    }
    if is_unnamed(p, unit) {
        return (!among!("各全两三每属", p.before(unit))).then_some((None, Owner::before(p, 0)?));
    }
    // 会上局党委, 区局党委: no name either.
    if p.ends_any(unit, WHEN) {
        return Some((None, Owner::before(p, 0)?));
    }
    if "省市县区州".contains(p.before(unit)) && is_unnamed(p, unit - 1) {
        return Some((None, Owner::before(p, unit)?));
    }
    let clause = p.clause(unit);
    let before = p.slice(clause.start.max(unit.saturating_sub(16))..unit);
    let (first, second) = (p.before(unit - 1), p.before(unit));
    // 糖厂: a short name is all there is.
    let first = if is_han(first) { first } else { ' ' };
    let name = (!among!("属级各级下设分机", second)).then_some((first, second))?;
    if PAST.iter().any(|word| before.contains(word)) {
        return None;
    }
    // 市 of 城市管理 is none of the office's.
    let levels = (unit.saturating_sub(9)..unit.saturating_sub(1)).rev();
    let at = levels
        .into_iter()
        .find(|i| among!("市县区省州旗", p.at(*i)) && p.before(*i) != '城' && !p.is(*i, "市场"));
    // 抄告省档案馆: another one, to which something is sent.
    if at.is_some_and(|at| p.ends_one(at, SENT)) {
        return None;
    }
    Some((Some(name), Owner::before(p, at.map_or(0, |at| at + 1))?))
}

impl Body {
    fn is_of(&self, other: &Body) -> bool {
        let unknown = self.owner.is_unknown() || other.owner.is_unknown();
        let same = match (self.name, other.name) {
            // 林场 of 大岭林场: all that is said of it.
            (Some((a, b)), Some((c, d))) => b == d && (a == c || a == ' ' || c == ' '),
            (one, other) => one == other,
        };
        same && (unknown || self.owner.may_be(other.owner))
    }
}

/// Takes 局党组 for that of the only office of a name spoken of before, or of the one whose name
/// the title bears. Returns that name.
fn adopt(passages: &[Passage<'_>], bodies: &mut [(usize, Body)]) -> Option<(char, char)> {
    // 县医院 and 院: no name either, but one of them says what it is.
    let is_whole = |unit: &&str| matches!(*unit, "医院" | "学校" | "法院" | "检察院" | "学院");
    let whole = bodies.iter().map(|(_, body)| body.unit).find(is_whole);
    if let Some(whole) = whole.filter(|_| bodies.iter().all(|(_, body)| body.name.is_none())) {
        let short = bodies.iter_mut().map(|(_, body)| body);
        short.filter(|body| stands_for(body.unit, whole)).for_each(|body| body.unit = whole);
    }
    let bare = bodies.iter().position(|(_, body)| body.name.is_none())?;
    let unit = bodies.get(bare)?.1.unit;
    let heads = passages.iter().filter(|p| {
        matches!(p.place.part, Part::Fixed(Fixed::Title | Fixed::Subtitle | Fixed::Signature))
    });
    let heads: Vec<&str> = heads.map(|p| p.text.as_ref()).collect();
    let titled = |body: &Body| {
        let Some((a, b)) = body.name else { return false };
        let name: String = [a, b].into_iter().chain(body.unit.chars()).collect();
        heads.iter().any(|head| head.contains(&name))
    };
    let is_named = |body: &&Body| stands_for(unit, body.unit) && body.name.is_some();
    let mut named = bodies.iter().map(|(_, body)| body).filter(is_named);
    let first = bodies.iter().take(bare).map(|(_, body)| body).find(is_named);
    let only = first.filter(|first| named.clone().all(|body| body.is_of(first)));
    let adopted = named.find(|body| titled(body)).or(only)?;
    let (name, owner, whole) = (adopted.name, adopted.owner, adopted.unit);
    let of_unit = bodies.iter_mut().map(|(_, body)| body);
    let bare = |body: &Body| {
        let fits = body.owner.is_unknown() || owner.is_unknown() || body.owner.may_be(owner);
        body.unit == unit && body.name.is_none() && fits
    };
    for body in of_unit.filter(|body| bare(body)) {
        body.name = name;
        body.owner = owner;
        body.unit = whole;
    }
    name
}

/// Whether an office is called so for short: 院 of a 医院, 校 of a 中学.
fn stands_for(short: &str, unit: &str) -> bool {
    let schools = ["中学", "小学", "大学", "学", "学校", "学院"];
    short == unit
        || (short == "院" && matches!(unit, "医院" | "学院" | "检察院" | "法院"))
        || (matches!(short, "校" | "学校") && schools.contains(&unit))
        || (short == "行" && matches!(unit, "银行" | "支行" | "分行"))
}

fn tell(
    office: &[&(usize, Body)],
    own: Option<&str>,
    words: [&'static str; 2],
    level: Level,
    hits: &mut Vec<Placed>,
) {
    let [first, second] = words;
    let seconds = office.iter().filter(|(_, body)| body.word == second).count();
    let firsts = office.len() - seconds;
    let right_is_second = match own {
        Some(own) => own == second,
        None if firsts == 0 || seconds == 0 => return,
        None if firsts == seconds => office.first().is_some_and(|(_, body)| body.word == second),
        None => seconds > firsts,
    };
    let right = if right_is_second { second } else { first };
    let certain = own.is_some() || firsts.abs_diff(seconds) > 1;
    let outweighed = own.is_none();
    let wrong = office.iter().filter(|(_, body)| body.word != right);
    for (passage, body) in wrong.filter(|(_, body)| body.full == 0 || outweighed) {
        let full = body.full > 0;
        let length = if full { body.full } else { body.word.chars().count() };
        let hit = Hit::new(RuleId::T19, body.at..body.at + length).arg(right);
        let hit = hit.level(if full { Level::Review } else { level });
        let hit = if certain { hit.fix(right) } else { hit };
        hits.push((*passage, hit.case(usize::from(own.is_some()))));
    }
}
