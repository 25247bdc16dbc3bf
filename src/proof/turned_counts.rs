//! N19 on one count told in two ways: `学校聚集性疫情9起 … 从已处置的8起学校聚集性疫情看`,
//! `低分段学生达到74人 … 低分段的47名学生`. One that tells of part of it, or of another time, is left alone.

use super::by_char::Map;
use super::finding::{Hit, within};
use super::number::Figure;
use super::passage::{Passage, is_han, is_stop};
use super::rows::{Row, among, words};
use super::rule::{Level, RuleId};
use super::whole::{Placed, is_text};

/// What stands between what is counted and its number.
static JOINS: &Row = words!("达到 达 为 有 共 计 共计 共有 合计 仅 已达");
/// What tells of a part, of another time, or of what is to come.
static OTHER: &Row = words!(
    "其中 新增 增加 减少 新 同比 上年 去年 上月 每 另 其余 计划 拟 力争 目标 预计 不少于 不超过 至少 首批 第一批 第二批 \
    部分 分别 以上 以下 平均 月 季度 周 占 超 达标 合格"
);
/// Behind these one of two counts takes up what was told.
static TAKING_UP: &Row = words!("的 这 对 从 由 将 把 就 现有 上述 确保 针对 围绕 全部 在 以 目前");
/// What stands before what is counted, and leaves none out.
static WHOLE: &Row = words!(
    "处置 现有 共有 全县 全市 全镇 全区 全乡 全村 全校 全局 全院 建有 设有 拥有 现存 共设 共计 开设 设置"
);
/// How much of what is counted must be the same.
const LEAST: usize = 4;
/// Where the digits are those of the other number in another order.
const LEAST_TURNED: usize = 2;
const LONGEST: usize = 12;
/// No report is asked about more.
const MOST: usize = 400;

struct Count<'p> {
    passage: usize,
    figure: &'p Figure,
    measure: char,
    /// What is counted, with what stands before it.
    noun: &'p [char],
}

pub fn check(passages: &[Passage<'_>], hits: &mut Vec<Placed>) {
    // What is counted before its number, by its last two characters.
    let mut told: Map<[char; 2], Vec<Count<'_>>> = Map::default();
    let each = || {
        let texts = passages.iter().enumerate().filter(|(_, p)| is_text(p));
        texts.flat_map(|(n, p)| p.figures().iter().map(move |figure| (n, p, figure)))
    };
    for count in each().filter_map(|(n, p, figure)| before(n, p, figure)).take(MOST) {
        if let Some(key) = count.noun.last_chunk() {
            told.entry(*key).or_default().push(count);
        }
    }
    if told.is_empty() {
        return;
    }
    for (n, p, figure) in each().take(MOST) {
        hits.extend(again(n, p, figure, &told, passages).map(|hit| (n, hit)));
    }
}

/// Reads `学校聚集性疫情9起`.
fn before<'p>(n: usize, p: &'p Passage<'_>, figure: &'p Figure) -> Option<Count<'p>> {
    let start = figure.digits.start;
    let measure = measure(p, figure)?;
    let ends = p.at(figure.end + 1);
    if !(is_stop(ends) || ends == '）' || ends == '\0') || OTHER.stands_in(said(p, start)) {
        return None;
    }
    let mut end = start;
    while let Some(word) = p.word_before(end, JOINS) {
        end -= word.chars().count();
    }
    let from = p.run_back_within(end, LONGEST, is_of_name);
    let noun = p.chars().get(from..end)?;
    (noun.len() >= LEAST_TURNED).then_some(Count { passage: n, figure, measure, noun })
}

/// What the clause tells before a place.
fn said<'p>(p: &'p Passage<'_>, start: usize) -> &'p str {
    p.slice(p.clause(start).start..start)
}

/// What may stand in the name of what is counted: Ⅳ类断面.
fn is_of_name(c: char) -> bool {
    is_han(c) || among!("ⅠⅡⅢⅣⅤ", c)
}

fn measure(p: &Passage<'_>, figure: &Figure) -> Option<char> {
    let start = figure.digits.start;
    let plain = !figure.percent && figure.about.is_none() && figure.scale.is_none();
    let measure = p.at(figure.end);
    let measure = if matches!(measure, '名' | '位') { '人' } else { measure };
    let counts = among!("起个处人家件户条座台辆所项张间艘只头份栋宗套", measure);
    let alone = !among!("第—-～至~.", p.before(start)) && figure.value > 1.0;
    (plain && counts && alone).then_some(measure)
}

/// Compares `8起学校聚集性疫情` with what was told.
fn again(
    n: usize,
    p: &Passage<'_>,
    figure: &Figure,
    told: &Map<[char; 2], Vec<Count<'_>>>,
    passages: &[Passage<'_>],
) -> Option<Hit> {
    let measure = measure(p, figure)?;
    let start = figure.digits.start;
    let behind = figure.end + 1;
    let taken_up = start == p.clause(start).start || p.ends_one(start, TAKING_UP);
    // 力争在现有3180张床位的基础上
    let known = p.ends_one(start, words!("现有 上述"));
    if !taken_up || !known && OTHER.stands_in(said(p, start)) {
        return None;
    }
    // 低分段的47名学生
    let of = if p.before(start) == '的' {
        p.run_back_within(start - 1, LONGEST / 2, is_of_name)
    } else {
        start
    };
    let of = p.chars().get(of..start.saturating_sub(1).max(of)).unwrap_or_default();
    let end = p.run_within(behind, LONGEST, is_of_name);
    let noun = p.chars().get(behind..end)?;
    let alike = |count: &&Count<'_>, length: usize| {
        let own = noun.get(..length).unwrap_or_default();
        let rest = count.noun.strip_suffix(own);
        let turned = is_turned(p, figure, passages.get(count.passage), count.figure);
        let shared = rest.map_or(0, |rest| shared_end(rest, of));
        // 改建户外劳动者服务站点15个 tells of some of them.
        let whole = rest.is_some_and(|rest| {
            let more: String = rest.iter().take(rest.len() - shared).collect();
            more.is_empty() || shared > 1 || WHOLE.ends(&more)
        });
        whole && (length + shared >= if turned { LEAST_TURNED } else { LEAST })
    };
    let found = (2..=noun.len()).rev().find_map(|length| {
        let key: &[char; 2] = noun.get(..length)?.last_chunk()?;
        let others = told.get(key)?;
        let mut fits =
            others.iter().filter(|count| count.measure == measure && alike(count, length));
        Some((fits.next()?, fits.next().is_none()))
    });
    let (count, true) = found? else { return None };
    let q = passages.get(count.passage)?;
    let apart = count.passage != n
        || q.sentence(count.figure.digits.start).start != p.sentence(start).start;
    if !apart || count.figure.value == figure.value || figure.value * 2.0 < count.figure.value {
        return None;
    }
    let before = q.slice(
        count.figure.digits.start - count.noun.len().min(count.figure.digits.start)
            ..count.figure.end + 1,
    );
    Some(Hit::new(RuleId::N19, start..figure.end + 1).arg(within(before)).level(Level::Review))
}

/// How many characters two texts end with alike.
fn shared_end(one: &[char], other: &[char]) -> usize {
    one.iter().rev().zip(other.iter().rev()).take_while(|(a, b)| a == b).count()
}

/// Whether the digits of a number are those of another in another order: 3180 and 3810.
fn is_turned(p: &Passage<'_>, figure: &Figure, q: Option<&Passage<'_>>, other: &Figure) -> bool {
    let digits = |p: &Passage<'_>, figure: &Figure| {
        let mut digits: Vec<char> =
            p.chars().get(figure.digits.clone()).unwrap_or_default().to_vec();
        digits.sort_unstable();
        digits
    };
    figure.digits.len() > 1 && q.is_some_and(|q| digits(p, figure) == digits(q, other))
}
