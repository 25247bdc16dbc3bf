//! N19 on how many of something the title or the list of attachments counts, and the text counts otherwise:
//! `关于拨付9座山塘加固资金的请示…我镇拟对7座山塘进行加固`; and on all of those that were counted before:
//! `全厂共有锅炉11台。…12台锅炉均明确了责任人`.

use super::approx::spells_number;
use super::date::numeral;
use super::finding::{Hit, within};
use super::likeness::is_turned;
use super::number::{Figure, write};
use super::passage::{Passage, is_han};
use super::rows::{Row, among, words};
use super::rule::{Level, RuleId};
use super::spots::Spot;
use super::whole::{Placed, is_text};
use crate::report::{Fixed, Line, Part};
use std::ops::Range;

/// So many of what, and where that stands.
struct Count<'p> {
    value: f64,
    unit: char,
    noun: &'p str,
    digits: Range<usize>,
    text: &'p str,
}

/// How many characters tell what is counted.
const NOUN: usize = 2;

/// What counts things.
fn counts(unit: char) -> bool {
    among!("座处家户名人位个项台辆套件所条起宗亩间栋艘艇株头支部门批份", unit)
}

/// What begins no name of a thing.
static NO_NOUN: &Row = words!(
    "左右 以上 以下 以内 工作 月 小时 方面 问题 进行 开展 实施 百分 工程量 其中 参加 完成 人员 项目 单位 重点 部门 同志 代表 领导 企业 群众 职工 干部"
);

fn count<'p>(p: &'p Passage<'_>, figure: &Figure) -> Option<Count<'p>> {
    let unit = figure.unit.filter(|unit| counts(*unit))?;
    let start = figure.end + 1;
    let end = p.run_within(start, NOUN, is_han);
    // 1.46座 begins with the number of an item.
    let whole = !figure.percent && figure.about.is_none() && figure.decimals == 0;
    let plain = whole && end == start + NOUN;
    let noun = p.slice(start..end);
    let known = !p.is_one(start, NO_NOUN) && !matches!(p.before(figure.digits.start), '第' | '每');
    let text = p.slice(figure.digits.start..end);
    let (value, digits) = (figure.value, figure.digits.clone());
    (plain && known).then_some(Count { value, unit, noun, digits, text })
}

pub fn check(passages: &[Passage<'_>], hits: &mut Vec<Placed>) {
    for (n, p) in passages.iter().enumerate().filter(|(_, p)| p.len() <= LONGEST_HEAD) {
        let titled = p.place.part == Part::Fixed(Fixed::Title);
        if !titled && p.place.part != Part::Fixed(Fixed::Attachments) {
            continue;
        }
        if titled {
            hits.extend(other_ordinal(passages, p));
        }
        let heads = p.figures().iter().filter_map(|figure| count(p, figure));
        for head in heads.filter(|head| head.value > 1.0) {
            let Some((m, told)) = told_otherwise(passages, &head) else { continue };
            // The later of the two is told.
            hits.push(match titled {
                true => (m, differs(&told, &head)),
                false => (n, differs(&head, &told)),
            });
        }
    }
    let mut asked = 0;
    for (n, p) in passages.iter().enumerate().filter(|(_, p)| is_told(p)) {
        all_of_them(passages, n, p, hits);
        if p.may_hold_both('中', '，') {
            among_them(passages, (n, p), &mut asked, hits);
        }
    }
}

/// What takes place again and again, and how it is numbered.
fn ordinals<'p>(p: &'p Passage<'_>) -> impl Iterator<Item = (Range<usize>, u32, &'p str)> {
    const NAMED: usize = 3;
    let number = |c: char| spells_number(c) || c.is_ascii_digit();
    p.places_of('第').filter_map(move |at| {
        let end = p.run(at + 1, number);
        let named = matches!(p.at(end), '届' | '次' | '期')
            && p.count_han(end + 1..end + 1 + NAMED, NAMED) == NAMED;
        let value = numeral(p.slice(at + 1..end)).filter(|_| named)?;
        Some((at..end + 1, value, p.slice(end + 1..end + 1 + NAMED)))
    })
}

/// `关于举办第六届龙舟赛的通知…举办第七届龙舟赛`
fn other_ordinal(passages: &[Passage<'_>], title: &Passage<'_>) -> Option<Placed> {
    // Minutes and reports tell of the next one, too.
    let announces =
        words!("通知 函 请示 方案 公告 通告 邀请函 预告 办法").ends(title.text.trim_end());
    if !announces || !title.may_hold('第') {
        return None;
    }
    let mut own = ordinals(title);
    let (Some((digits, value, noun)), None) = (own.next(), own.next()) else { return None };
    let mut found = None;
    for (n, p) in passages.iter().enumerate().filter(|(_, p)| is_told(p) && p.may_hold_word(noun)) {
        for (range, other, _) in ordinals(p).filter(|(.., name)| *name == noun) {
            let said = p.slice(p.clause(range.start).start..range.start);
            if other == value || found.is_some() || OF_SOME.stands_in(said) {
                return None;
            }
            found = Some((n, range));
        }
    }
    let (n, range) = found?;
    let text = title.slice(digits.start..digits.end + noun.chars().count());
    Some((n, Hit::new(RuleId::N19, range).arg(within(text)).level(Level::Review)))
}

/// How far behind a number stands what is counted, among other words.
const FARTHEST: usize = 14;

/// So many are asked about at most: all texts before are looked at for each.
const MOST: usize = 50;

/// `97名巡查员中，60岁以上的有41名` where 聘用巡查员92名 stood before: of whom something is told are those who were counted.
fn among_them(
    passages: &[Passage<'_>],
    (n, p): (usize, &Passage<'_>),
    asked: &mut usize,
    hits: &mut Vec<Placed>,
) {
    for figure in p.figures().iter().filter(|f| !f.percent && f.decimals == 0 && f.value > 9.0) {
        let Some(unit) = figure.unit.filter(|unit| counts(*unit)) else { continue };
        let start = figure.end + 1;
        let end = p.run_within(start, LONGEST_NOUN, |c| is_han(c) && c != '中');
        let clause = p.clause(figure.digits.start).start;
        let said = p.slice(clause..figure.digits.start);
        let opens = said.is_empty() || said.starts_with('在') && said.ends_with('的');
        if !opens || !p.is(end, "中，") || end < start + NOUN || SOME.stands_in(said) {
            continue;
        }
        *asked += 1;
        if *asked > MOST {
            return;
        }
        let own = p.slice(figure.digits.clone());
        // 在检查的121份合同中
        let verb = said.trim_start_matches('在').trim_end_matches('的');
        let counted = (p.slice(start..end), unit, verb);
        if let Some(text) = slip_before(passages, (n, figure.digits.start), own, counted) {
            let hit = Hit::new(RuleId::N19, figure.digits.start..figure.end).arg(within(text));
            hits.push((n, hit.level(Level::Review)));
        }
    }
}

/// What is told of a part, or of another time.
static OF_SOME: &Row = words!("其中 其余 另 每 各 第 去年 上年 剩余");

/// Returns the only number that was told of something before, where one digit parts it from another.
fn slip_before<'p>(
    passages: &'p [Passage<'p>],
    (n, upto): (usize, usize),
    own: &str,
    (noun, unit, verb): (&str, char, &str),
) -> Option<&'p str> {
    let mut found = None;
    for (m, p) in passages.iter().enumerate().take(n + 1).filter(|(_, p)| p.may_hold_word(noun)) {
        let end = if m == n { upto } else { p.len() };
        for figure in p.figures().iter().take_while(|f| f.digits.start < end) {
            let (start, behind) = (figure.digits.start, figure.end + 1);
            let digits = p.slice(figure.digits.clone());
            let told = p.slice(behind..p.sentence(start).end.min(behind + FARTHEST));
            let named = p.ends(start, noun) || told.contains(noun);
            if !named || figure.unit != Some(unit) {
                continue;
            }
            if digits == own || found.is_some() {
                return None;
            }
            let differ = digits.chars().zip(own.chars()).filter(|(a, b)| a != b).count();
            let near = is_turned(digits, own) || digits.len() == own.len() && differ == 1;
            let said = p.slice(p.clause(start).start..start);
            if !near || OF_SOME.stands_in(said) || !said.contains(verb) {
                return None;
            }
            let name = if p.ends(start, noun) { start - noun.chars().count() } else { start };
            found = Some(p.slice(name..behind));
        }
    }
    found
}

const LONGEST_HEAD: usize = 60;

fn differs(own: &Count<'_>, other: &Count<'_>) -> Hit {
    Hit::new(RuleId::N19, own.digits.clone()).arg(within(other.text)).level(Level::Review)
}

fn is_told(p: &Passage<'_>) -> bool {
    is_text(p) || p.before(p.len()) == '。'
}

/// What says of a number that it is not that of all of them.
static SOME: &Row = words!(
    "其中 其余 已 另 未 仅 尚 还 再 又 首批 第 每 各 去年 上年 今年 计划 完成 剩余 超过 不足 约 近 新增 分别 涉及 有的 部分 前 后"
);

/// Returns the only number in the text of what a head counts, where it is another.
fn told_otherwise<'p>(passages: &'p [Passage<'p>], head: &Count<'p>) -> Option<(usize, Count<'p>)> {
    let mut found: Option<(usize, Count<'p>)> = None;
    for (n, p) in passages.iter().enumerate().filter(|(_, p)| is_told(p)) {
        if !p.may_hold(head.unit) || !p.may_hold_word(head.noun) {
            continue;
        }
        let counts = p.figures().iter().filter_map(|f| count(p, f).or_else(|| behind(p, f, head)));
        for told in counts.filter(|told| told.unit == head.unit && told.noun == head.noun) {
            let start = told.digits.start;
            let said = p.slice(p.clause(start).start..start);
            let turned = is_turned(&write(told.value), &write(head.value));
            // 12亩 of the land are not all of it, 230亩 and 320亩 are; 4户 and 15户 are others.
            let off = (told.value - head.value).abs();
            let near = turned || head.unit != '亩' && off <= (head.value * SLIP).max(2.0);
            // The same number, or more than one other, and nobody knows which is meant.
            if told.value == head.value || found.is_some() || !near || SOME.stands_in(said) {
                return None;
            }
            found = Some((n, told));
        }
    }
    found
}

/// So far is a number off by a slip.
const SLIP: f64 = 0.2;

/// Reads `挖掘机4台` where 3台挖掘机 were counted.
fn behind<'p>(p: &'p Passage<'_>, figure: &Figure, head: &Count<'p>) -> Option<Count<'p>> {
    let (unit, start) = (figure.unit?, figure.digits.start);
    let from = start.saturating_sub(LONGEST_NOUN).max(p.clause(start.saturating_sub(1)).start);
    let before = p.slice(from..start);
    let named = unit == head.unit && before.contains(head.noun) && before.chars().all(is_han);
    let plain = !figure.percent && figure.about.is_none();
    let text = p.slice(from..figure.end + 1);
    let (value, digits) = (figure.value, figure.digits.clone());
    (named && plain).then_some(Count { value, unit, noun: head.noun, digits, text })
}

/// What says that all of those who were counted are spoken of.
static ALL: &Row = words!("均 都 全部 无一 悉数 皆 全都");
/// What leads to how many of something there are.
static THERE_ARE: &Row = words!("共有 现有 设有 共 有 拥有 共计 建有 配有 合计");
const LONGEST_NOUN: usize = 6;
/// So far at most is a number from that of all of which it is a slip.
const NEAR: f64 = 0.1;

/// `共有锅炉11台。…十二台锅炉均…`
fn all_of_them(passages: &[Passage<'_>], n: usize, p: &Passage<'_>, hits: &mut Vec<Placed>) {
    if !p.may_hold_one(ALL) {
        return;
    }
    // What opens its clause is asked about, and few numbers do.
    let opens = |at: usize| at == 0 || p.is_of(at - 1, Spot::STOP);
    let spelt = p.spots(Spot::NUMERAL).filter(|(i, _)| opens(*i));
    let spelt = spelt.filter_map(|(i, _)| {
        let end = p.run(i, spells_number);
        let unit = Some(p.at(end)).filter(|unit| counts(*unit))?;
        let value = numeral(&p.slice(i..end).replace('两', "二"))?;
        Some((i..end, f64::from(value), unit))
    });
    let written = p.figures().iter().filter(|f| opens(f.digits.start));
    let written = written.filter(|f| !f.percent && f.about.is_none());
    let written = written.filter_map(|f| Some((f.digits.clone(), f.value, f.unit?)));
    for (digits, value, unit) in spelt.chain(written).filter(|(_, value, _)| *value > 1.0) {
        let start = digits.end + 1;
        let end = p.run_within(start, LONGEST_NOUN, |c| is_han(c) && !among!("均都全皆无悉", c));
        let all = p.is_one(end, ALL) && end >= start + NOUN && p.at(digits.end) == unit;
        if !all {
            continue;
        }
        // 7台行车均已年检，1台停用
        let rest = p.slice(end..p.sentence(end).end);
        if rest.contains(unit) {
            continue;
        }
        let noun = p.slice(start..end);
        if let Some(text) = counted_before(passages, (n, digits.start), noun, (value, unit)) {
            let hit = Hit::new(RuleId::N19, digits).arg(within(text));
            hits.push((n, hit.level(Level::Review)));
        }
    }
}

/// Returns how many there are said to be, in this paragraph or the one above, if that is another number and the only one.
fn counted_before<'p>(
    passages: &'p [Passage<'p>],
    (n, upto): (usize, usize),
    noun: &str,
    (value, unit): (f64, char),
) -> Option<&'p str> {
    let from = n.saturating_sub(1);
    let mut found = None;
    for (m, p) in passages.iter().enumerate().take(n + 1).skip(from) {
        let end = if m == n { upto } else { p.len() };
        for figure in p.figures().iter().take_while(|f| f.digits.start < end) {
            let start = figure.digits.start;
            if figure.unit != Some(unit) || figure.percent {
                continue;
            }
            let named = p.ends(start, noun) || p.is(figure.end + 1, noun);
            // 8台 of 36台 are some of them.
            let far = (figure.value - value).abs() > (figure.value * NEAR).max(2.0)
                && !is_turned(&write(figure.value), &write(value));
            if figure.value == value || named && (far || found.is_some()) {
                return None;
            }
            if !named {
                continue;
            }
            let name = if p.ends(start, noun) { start - noun.chars().count() } else { start };
            let whole = p.word_before(name, THERE_ARE).is_some() && p.place.line != Line::Heading;
            let said = p.slice(p.clause(start).start..start);
            if !whole || SOME.stands_in(&said.replace("现有", "")) || figure.about.is_some() {
                return None;
            }
            found = Some(p.slice(name..figure.end + 1));
        }
    }
    found
}
