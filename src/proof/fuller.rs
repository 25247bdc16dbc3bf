//! T23 on organs that no list need know: `县水利局…临江县水利局`, called by the name of the county where it was
//! spoken of without before. Many write so, which makes it one for review. So are centres, called by fewer
//! of their words.

use super::cut_names::left_out;
use super::finding::Hit;
use super::names::{Owner, is_unnamed};
use super::passage::{Passage, QUOTE, TITLE, is_han};
use super::rows::{Row, among, words};
use super::rule::{Level, RuleId};
use super::spots::Spot;
use super::whole::{Placed, is_text};

/// What ends with one of these characters and is no county or city: 景区, 城市.
const NO_LEVEL: &str = "景社园校片辖地灾山库林牧矿厂小城新发超夜集上门都禁汛片特战街工";
/// How the names of organs end.
static ENDS: &Row = words!(
    "局 中心 总工会 联合会 支队 大队 供销社 图书馆 文化馆 博物馆 档案馆 人民医院 中医院 党校 电视台 气象台"
);
/// An organ's name has so many characters behind the county's.
const LONGEST: usize = 14;
/// No report speaks of more.
const MOST: usize = 200;

/// An organ as a text calls it.
struct Mention<'p> {
    passage: usize,
    /// Where the level stands, and the name ends.
    at: usize,
    end: usize,
    /// 县水利局.
    bare: &'p str,
    /// 临江.
    county: Option<&'p str>,
}

pub fn check(passages: &[Passage<'_>], hits: &mut Vec<Placed>) {
    let mut known: Vec<Mention<'_>> = Vec::new();
    for (n, p) in passages.iter().enumerate().filter(|(_, p)| is_text(p)) {
        known.extend(p.spots(Spot::LEVEL).filter_map(|(at, _)| mention(n, p, at)));
        if known.len() > MOST {
            return;
        }
        if p.holds("简称") {
            return;
        }
    }
    shortened(&known, hits);
    two_shorts(&known, hits);
    for (n, named) in known.iter().enumerate() {
        let (Some(county), before) = (named.county, known.get(..n).unwrap_or_default()) else {
            continue;
        };
        let other = |m: &&Mention<'_>| m.county.is_some_and(|other| other != county);
        let same = || before.iter().filter(|m| m.bare == named.bare);
        // Two counties may each have one, and what was called by it before is known.
        let alone = !known.iter().any(|m| other(&m)) && same().all(|m| m.county.is_none());
        if alone && same().next().is_some() {
            let hit = Hit::new(RuleId::T23, named.at - 2..named.end).case(3).arg(named.bare);
            hits.push((named.passage, hit.level(Level::Review)));
        }
    }
}

/// `县农机局…县农业机械化管理局`: all characters of what came before stand in it in their order.
fn shortened(known: &[Mention<'_>], hits: &mut Vec<Placed>) {
    for (n, full) in known.iter().enumerate().filter(|(_, full)| full.county.is_none()) {
        let before = known.get(..n).unwrap_or_default();
        let first = before.iter().find(|short| is_short_for(short.bare, full.bare));
        let Some(short) = first.filter(|_| before.iter().all(|m| m.bare != full.bare)) else {
            continue;
        };
        let hit = Hit::new(RuleId::T23, full.at..full.end).case(3).arg(short.bare);
        hits.push((full.passage, hit.level(Level::Review)));
    }
}

/// `县住建局…县住房建设局`: one organ by two names, one of which has each other character of the other.
fn two_shorts(known: &[Mention<'_>], hits: &mut Vec<Placed>) {
    let of_length = |length: usize| {
        let bytes = length * '局'.len_utf8();
        known.iter().enumerate().filter(move |(_, mention)| mention.bare.len() == bytes)
    };
    for (n, full) in of_length(6) {
        let Some((m, short)) = of_length(4).find(|(_, m)| is_each_other(m.bare, full.bare)) else {
            continue;
        };
        let (other, later) = if m < n { (short, full) } else { (full, short) };
        let told =
            hits.iter().any(|(_, hit)| hit.args.first().is_some_and(|arg| arg == other.bare));
        if !told {
            let hit = Hit::new(RuleId::T23, later.at..later.end).arg(other.bare);
            hits.push((later.passage, hit.level(Level::Review)));
        }
    }
}

/// Whether 县住建局 is 县住房建设局 for short.
fn is_each_other(short: &str, full: &str) -> bool {
    let mut rest = full.chars();
    let mut each = [0, 0, 1, 1].into_iter().map(|skipped| rest.nth(skipped));
    short.chars().all(|c| each.next() == Some(Some(c)))
}

/// 农机 for 农业机械化管理: shorter by so much it is one name that was cut.
const LEAST_CUT: usize = 3;

/// What is left out of a name without making it another's: 机关事务中心 for 机关事务服务中心.
static GENERAL: &Row =
    words!("服务 管理 保障 综合 事务 监督 执法 行政 公共 技术 推广 指导 事业 发展 工作");

fn is_short_for(short: &str, full: &str) -> bool {
    if !short.chars().zip(full.chars()).take(2).all(|(a, b)| a == b) {
        return false;
    }
    let ends = ["局", "中心", "大队", "支队"].into_iter();
    let of_end = |end| Some((short.strip_suffix(end)?, full.strip_suffix(end)?, end));
    let Some((one, other, end)) = ends.filter_map(of_end).next() else { return false };
    if one.chars().count() < 3 {
        return false;
    }
    let mut rest = one.chars().peekable();
    let left: String = other.chars().filter(|c| rest.next_if_eq(c).is_none()).collect();
    let cut = left.chars().count();
    let mut general = left.as_str();
    while let Some(behind) = GENERAL.texts().iter().find_map(|word| general.strip_prefix(word)) {
        general = behind;
    }
    let bureau = end == "局" || !other.starts_with(one);
    rest.peek().is_none()
        && (cut >= LEAST_CUT && bureau || cut + 1 >= LEAST_CUT && general.is_empty() && end != "局")
}

fn mention<'p>(passage: usize, p: &'p Passage<'_>, at: usize) -> Option<Mention<'p>> {
    let before = p.before(at);
    if p.zone(at) & (TITLE | QUOTE) != 0 || among!(NO_LEVEL, before) || p.is(at, "市场") {
        return None;
    }
    let most = p.run_within(at + 1, LONGEST, is_han);
    let end = (at + 1..most).find_map(|i| {
        let length = p.word_at(i, ENDS)?.chars().count();
        (i > at + 1 || length > 2).then_some(i + length)
    })?;
    let bare = p.slice(at..end);
    // 县委和县财政局
    let of_two = ['和', '与', '及', '委', '对', '向', '的', '由', '在', '县', '市', '区'];
    let one = !p.slice(at + 1..end).contains(of_two);
    let owner = Owner::before(p, at + 1).filter(|_| one)?;
    let named = owner.is_named() && at >= 2 && !p.ends_one(at, DEEDS);
    let county = named.then(|| p.slice(at - 2..at));
    (named || is_unnamed(p, at)).then_some(Mention { passage, at, end, bare, county })
}

/// What stands before an organ and is no county: 投用县托育中心.
static DEEDS: &Row = words!(
    "投用 启用 建成 新建 组建 成立 设立 依托 建设 升级 改造 挂牌 走进 商请 抄告 移交 对接 牵头 入驻 派驻 选派 抽调 引导 成为 作为 利用 位于 前往 联系 咨询 反馈 上报 转交 交由 改由 提交 连同 发往 运往 送至"
);

const CENTRE: &str = "中心";

/// `港引中心全年无一例搁浅。港口引航中心…`: a centre by a short name, and by a fuller one that has all its characters.
pub fn centres(passages: &[Passage<'_>], hits: &mut Vec<Placed>) {
    let told = |p: &Passage<'_>, at: usize| p.zone(at) & (TITLE | QUOTE) == 0;
    let texts = || passages.iter().enumerate().filter(|(_, p)| is_text(p));
    let all = texts().flat_map(|(n, p)| p.places(CENTRE).map(move |at| (n, p, at)));
    let all: Vec<_> = all.filter(|(_, p, at)| told(p, *at)).take(MOST).collect();
    let mut shorts: Vec<(usize, usize, &[char])> = Vec::new();
    for (n, p, at) in &all {
        let start = p.run_back_within(*at, LONGEST, is_han);
        let stem = p.chars().get(start..*at).unwrap_or_default();
        if SHORT_STEM.contains(&stem.len()) && !shorts.iter().any(|(.., other)| *other == stem) {
            shorts.push((*n, start, stem));
        }
    }
    if shorts.is_empty() || passages.iter().any(|p| p.holds("简称")) {
        return;
    }
    for (m, from, short) in shorts {
        let full = all.iter().filter(|(n, _, at)| (*n, *at) > (m, from + short.len()));
        let full =
            full.filter_map(|(n, p, at)| Some((*n, *p, fuller_name(p, *at, short)?..at + 2)));
        if let Some((n, _, range)) = full.into_iter().next() {
            let name: String = short.iter().collect::<String>() + CENTRE;
            let hit = Hit::new(RuleId::T23, range).case(3).arg(name).level(Level::Review);
            hits.push((n, hit));
        }
    }
}

/// Of what length the names are, without 中心, that may be short for others.
const SHORT_STEM: std::ops::RangeInclusive<usize> = 2..=4;

/// Returns where a name begins that ends at `at` and has more characters than the short one, and all of its.
fn fuller_name(p: &Passage<'_>, at: usize, short: &[char]) -> Option<usize> {
    let start = p.run_back_within(at, LONGEST, is_han);
    let begins = |i: &usize| *i == start || among!("省市县区州旗由对向与和在", p.before(*i));
    let mut starts = (start..at.saturating_sub(short.len())).filter(begins);
    starts.find(|i| {
        let full = p.chars().get(*i..at).unwrap_or_default();
        let left = left_out(short, full);
        let whole = left.chars().count() + short.len() == full.len();
        let first = full.first() == short.first() && whole;
        // 港引 for 港口引航: its words are cut, or one that says nothing is left out.
        let inner = full.get(..2) != short.get(..2);
        first && (inner && full.len() <= short.len() * 2 || GENERAL.has(&left))
    })
}

/// What is done by a union of which only the level is said: 市总组织.
static DOING: &Row =
    words!("对 组织 和 与 会同 启动 将 为 举 开展 联合 已 印发 拨付 走访 慰问 表彰 主要");

/// `市总对驿站组织验收…临江市总工会同意拨付`
pub fn unions(passages: &[Passage<'_>], hits: &mut Vec<Placed>) {
    let short = passages.iter().enumerate().filter(|(_, p)| is_text(p)).find_map(|(n, p)| {
        let mut places = p.places_of('总');
        let stands = |at: &usize| {
            let level = among!("省市县区", p.before(*at));
            level && p.is_one(at + 1, DOING) && is_unnamed(p, at - 1)
        };
        Some((n, places.find(stands)?))
    });
    let Some((from, place)) = short else { return };
    for (n, p) in passages.iter().enumerate().skip(from).filter(|(_, p)| is_text(p)) {
        let later = |at: &usize| n > from || *at > place;
        if let Some(at) = p.places("总工会").find(later) {
            let start = p.run_back_within(at, 3, is_han);
            let level = p.string(at.saturating_sub(1)..at);
            let hit = Hit::new(RuleId::T23, start..at + 3).case(3).arg(format!("{level}总"));
            hits.push((n, hit.level(Level::Review)));
            return;
        }
    }
}
