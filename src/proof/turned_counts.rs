//! N19 on one count told in two ways: `学校聚集性疫情9起 … 从已处置的8起学校聚集性疫情看`,
//! `低分段学生达到74人 … 低分段的47名学生`. One that tells of part of it, or of another time, is left alone.

use super::by_char::Map;
use super::finding::{Hit, within};
use super::likeness::is_turned;
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

/// `学校聚集性疫情9起`
struct Count<'p> {
    p: &'p Passage<'p>,
    figure: &'p Figure,
    measure: char,
    /// What is counted, with what stands before it.
    noun: &'p [char],
    text: &'p str,
}

/// `低分段的47名学生`
struct Again<'p> {
    p: &'p Passage<'p>,
    figure: &'p Figure,
    measure: char,
    /// What 的 parts from the number.
    of: &'p [char],
    noun: &'p [char],
}

pub fn check(passages: &[Passage<'_>], hits: &mut Vec<Placed>) {
    // What is counted before its number, by its last two characters.
    let mut told: Map<[char; 2], Vec<Count<'_>>> = Map::default();
    let each = || {
        let texts = passages.iter().enumerate().filter(|(_, p)| is_text(p));
        texts.flat_map(|(n, p)| p.figures().iter().map(move |figure| (n, p, figure)))
    };
    for count in each().filter_map(|(_, p, figure)| before(p, figure)).take(MOST) {
        if let Some(key) = count.noun.last_chunk() {
            told.entry(*key).or_default().push(count);
        }
    }
    if told.is_empty() {
        return;
    }
    for (n, p, figure) in each().take(MOST) {
        let hit = again(p, figure).and_then(|again| compare(&again, &told));
        hits.extend(hit.map(|hit| (n, hit)));
    }
}

/// Reads `学校聚集性疫情9起`.
fn before<'p>(p: &'p Passage<'p>, figure: &'p Figure) -> Option<Count<'p>> {
    let start = figure.digits.start;
    let measure = measure(p, figure)?;
    let ends = p.at(figure.end + 1);
    if !(is_stop(ends) || ends == '）' || ends == '\0') {
        return None;
    }
    let mut end = start;
    while let Some(word) = p.word_before(end, JOINS) {
        end -= word.chars().count();
    }
    let from = p.run_back_within(end, LONGEST, is_of_name);
    let noun = p.chars().get(from..end).filter(|noun| noun.len() >= LEAST_TURNED)?;
    let text = p.slice(from..figure.end + 1);
    (!OTHER.stands_in(said(p, start))).then_some(Count { p, figure, measure, noun, text })
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
    if !plain || figure.value <= 1.0 {
        return None;
    }
    let measure = p.at(figure.end);
    let measure = if matches!(measure, '名' | '位') { '人' } else { measure };
    let counts = || among!("起个处人家件户条座台辆所项张间艘只头份栋宗套", measure);
    let alone = !among!("第—-～至~.", p.before(start));
    (alone && counts()).then_some(measure)
}

/// Reads `8起学校聚集性疫情` where it takes up what was told.
fn again<'p>(p: &'p Passage<'p>, figure: &'p Figure) -> Option<Again<'p>> {
    let measure = measure(p, figure)?;
    let start = figure.digits.start;
    let taken_up = start == p.clause(start).start || p.ends_one(start, TAKING_UP);
    // 力争在现有3180张床位的基础上
    let known = p.ends_one(start, words!("现有 上述"));
    if !taken_up || !known && OTHER.stands_in(said(p, start)) {
        return None;
    }
    let of_end = if p.before(start) == '的' { start - 1 } else { start };
    let of_start =
        if of_end < start { p.run_back_within(of_end, LONGEST / 2, is_of_name) } else { start };
    let behind = figure.end + 1;
    let of = p.chars().get(of_start..of_end)?;
    let noun = p.chars().get(behind..p.run_within(behind, LONGEST, is_of_name))?;
    Some(Again { p, figure, measure, of, noun })
}

/// Compares it with what was told of the same, if that was told once.
fn compare(again: &Again<'_>, told: &Map<[char; 2], Vec<Count<'_>>>) -> Option<Hit> {
    let found = (2..=again.noun.len()).rev().find_map(|length| {
        let own = again.noun.get(..length)?;
        let others = told.get(own.last_chunk()?)?;
        let mut same = others.iter().filter(|count| is_same(count, again, own));
        Some((same.next()?, same.next().is_none()))
    });
    let (count, true) = found? else { return None };
    let (figure, other) = (again.figure, count.figure);
    let start = figure.digits.start;
    let one_sentence = std::ptr::eq(count.p, again.p)
        && count.p.sentence(other.digits.start) == again.p.sentence(start);
    let near = figure.value * 2.0 >= other.value;
    let hit = || Hit::new(RuleId::N19, start..figure.end + 1).arg(within(count.text));
    (!one_sentence && near && other.value != figure.value).then(|| hit().level(Level::Review))
}

/// Whether a count is told of what another is.
fn is_same(count: &Count<'_>, again: &Again<'_>, own: &[char]) -> bool {
    let Some(rest) = count.noun.strip_suffix(own) else { return false };
    let shared = shared_end(rest, again.of);
    // 改建户外劳动者服务站点15个 tells of some of them.
    let more: String = rest.iter().take(rest.len() - shared).collect();
    let whole = more.is_empty() || shared > 1 || WHOLE.ends(&more);
    let digits = |p: &Passage<'_>, figure: &Figure| p.string(figure.digits.clone());
    let turned = is_turned(&digits(again.p, again.figure), &digits(count.p, count.figure));
    let least = if turned { LEAST_TURNED } else { LEAST };
    count.measure == again.measure && whole && own.len() + shared >= least
}

/// How many characters two texts end with alike.
fn shared_end(one: &[char], other: &[char]) -> usize {
    one.iter().rev().zip(other.iter().rev()).take_while(|(a, b)| a == b).count()
}
