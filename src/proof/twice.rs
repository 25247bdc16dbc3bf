//! S15 on what is said twice: a word, a clause, a sentence, a paragraph.

use super::by_char::Mix;
use super::doubles::{self, DOUBLES, SAID_TWICE};
use super::finding::Hit;
use super::joined::Joints;
use super::passage::{Passage, QUOTE, TITLE, is_han, is_numeral};
use super::rows::{Row, among, words};
use super::rule::{Level, RuleId};
use super::speakers::speaks;
use super::spots::{AGAIN, Spot};
use super::structure::is_article;
use super::whole::{Placed, is_text};
use crate::report::Report;
use std::collections::HashMap;
use std::ops::Range;

/// How many Han characters a sentence has that stands twice in a report by mistake, and one that two
/// writers may well have hit upon.
const LEAST_REPEATED: usize = 12;
const LEAST_DOUBTED: usize = 8;
/// And one that stands twice in a row.
const LEAST_IN_A_ROW: usize = 5;
/// And a clause that stands twice in one sentence.
const LEAST_CLAUSE: usize = 7;
/// What laws say again and again.
static FORMULAS: &Row = words!("依法追究刑事责任 依法给予处分 责令改正 特此 处以 罚款");

/// Checks a report for sentences that stand in it twice.
pub fn check(report: &Report, passages: &[Passage<'_>], hits: &mut Vec<Placed>) {
    let spoken = passages.iter().enumerate().filter(|(_, p)| is_text(p));
    let said: Vec<Said<'_>> = spoken
        .flat_map(|(n, p)| {
            p.drawn().sentences.get_or_init(|| sentences(p)).iter().map(move |s| (n, s))
        })
        .scan(None, |before, (n, sentence)| {
            let p = passages.get(n)?;
            let body = p.slice(sentence.body..sentence.end);
            let same = *before == Some((sentence.number, body));
            *before = Some((sentence.number, body));
            Some(Said { passage: n, sentence, body, is_beside: same && sentence.is_said_once })
        })
        .collect();
    let again = said_before(&said);
    let is_article = is_article(report);
    for (n, Said { passage, sentence, body, is_beside }) in said.iter().enumerate() {
        let hit = || Hit::new(RuleId::S15, sentence.start..sentence.end + 1).case(2);
        let formula = || is_article || FORMULAS.stands_in(body);
        if *is_beside {
            hits.push((*passage, hit()));
        } else if let Some(usual) = again.get(&n).copied()
            && !formula()
        {
            let short = sentence.end - sentence.body <= LONGEST_CONCLUSION;
            let usual = usual || short && OFTEN_SAID.stands_in(body);
            match sentence.han >= LEAST_REPEATED {
                true if !usual => hits.push((*passage, hit())),
                // 已完成整改。
                false if usual => {}
                _ => hits.push((*passage, hit().level(Level::Review))),
            }
        }
    }
}

/// A sentence of a text.
#[derive(Debug)]
pub struct Sentence {
    start: usize,
    end: usize,
    /// Where begins what it says, behind the number of an item.
    body: usize,
    /// What it says, as a number.
    number: u64,
    /// How many Han characters that has, up to enough.
    han: usize,
    /// Nobody says it twice in a row, or twice in a report.
    is_said_once: bool,
    is_told_once: bool,
    is_item: bool,
    /// It ends a paragraph that tells more: `本议案尚需提交股东会审议。`.
    closes: bool,
    /// And concludes what figures told before it.
    concludes: bool,
}

/// What is said of each of several things in the same words.
static OFTEN_SAID: &Row = words!(
    "表决 弃权 议案 票同意 符合 合格 达到 未达 均过 未发现 未见 未发生 无异常 未出现 牵头 配合 整改完毕 已整改 销号 详见 见附件 通过 评审 验收 核实 查证 属实"
);

const LONGEST_CONCLUSION: usize = 24;

/// Returns the sentences of a text.
fn sentences(p: &Passage<'_>) -> Vec<Sentence> {
    let mut start = 0;
    let ends = p.spots(Spot::END);
    ends.map(|(i, mark)| Sentence::of(p, std::mem::replace(&mut start, i + 1)..i, mark)).collect()
}

impl Sentence {
    fn of(p: &Passage<'_>, range: Range<usize>, mark: char) -> Self {
        let body = body_of_item(p, &range);
        let said = p.slice(body..range.end);
        let han = p.count_han(body..range.end, LEAST_REPEATED + 4);
        let short = han < LEAST_REPEATED + 4;
        // 责任单位：县水利局。 is a row of a table.
        let table = short && said.contains('：');
        let quoted = short && p.any_in(&range, QUOTE);
        // 已整改到位。 may end each item of a list.
        let own_line = range.start == 0 && range.end + 1 == p.len() && han < LEAST_DOUBTED;
        let closes = range.start > 0 && range.end + 1 == p.len();
        let figures = || p.figures().iter().map(|figure| figure.digits.start);
        let concludes = closes
            && range.end - body <= LONGEST_CONCLUSION
            && figures().next().is_some_and(|first| first < range.start)
            && figures().all(|at| at < range.start);
        let Range { start, end } = range;
        Sentence {
            start,
            end,
            body,
            number: Mix::of(said),
            han,
            is_said_once: han >= LEAST_IN_A_ROW && !own_line && !table,
            is_told_once: !table && !quoted && han >= LEAST_DOUBTED,
            is_item: mark == '；',
            closes,
            concludes,
        }
    }
}

/// A sentence where it stands in a report.
struct Said<'p> {
    passage: usize,
    sentence: &'p Sentence,
    body: &'p str,
    /// It says what the sentence before it does.
    is_beside: bool,
}

/// Returns the numbers of the sentences before which one says the same, where that is not by chance, and
/// whether all of them close what is told of several things.
fn said_before(said: &[Said<'_>]) -> HashMap<usize, bool> {
    let told = said.iter().enumerate().filter(|(_, Said { sentence, is_beside, .. })| {
        sentence.is_told_once && (!sentence.is_item || *is_beside)
    });
    let mut told: Vec<(u64, usize)> = told.map(|(n, said)| (said.sentence.number, n)).collect();
    told.sort_unstable();
    let mut again = HashMap::new();
    for alike in told.chunk_by(|(one, _), (other, _)| one == other).filter(|alike| alike.len() > 1)
    {
        let mut bodies: Vec<(&str, usize)> =
            alike.iter().filter_map(|(_, n)| Some((said.get(*n)?.body, *n))).collect();
        bodies.sort_unstable();
        for same in bodies.chunk_by(|(one, _), (other, _)| one == other) {
            let sentences = || same.iter().filter_map(|(_, n)| Some(said.get(*n)?.sentence));
            let usual = sentences().all(|s| s.concludes || s.closes && same.len() > 2);
            again.extend(same.iter().skip(1).map(|(_, n)| (*n, usual)));
        }
    }
    again
}

/// Leaves out 一是 and the like: an item said twice is said twice whatever its number. Returns where
/// what is said begins.
fn body_of_item(p: &Passage<'_>, sentence: &Range<usize>) -> usize {
    // Most are no items: a number begins with these, or stands behind （ or 第.
    if !p.is_of(sentence.start, Spot::NUMERAL | Spot::DIGIT | Spot::PAIRED | Spot::ORDINAL) {
        return sentence.start;
    }
    let most = sentence.end - sentence.start;
    let opened = p.run_within(sentence.start, most, |c| matches!(c, '（' | '第'));
    let most = sentence.end - opened;
    let rest = p.run_within(opened, most, |c| is_numeral(c) || c.is_ascii_digit());
    let led = opened > sentence.start;
    let marked = match p.at(rest) {
        '）' | '，' => led,
        '是' | '要' | '.' | '、' => !led,
        _ => false,
    };
    if rest > opened && rest < sentence.end && marked { rest + 1 } else { sentence.start }
}

/// A clause, and what it says as a number.
#[derive(Debug, Clone, Copy)]
struct Clause {
    start: usize,
    end: usize,
    number: u64,
    /// It says what the clause before it does.
    is_told: bool,
}

impl Clause {
    fn text<'p>(&self, p: &'p Passage<'_>) -> &'p str {
        p.slice(self.start..self.end)
    }

    fn is(&self, p: &Passage<'_>, other: &Clause) -> bool {
        self.number == other.number && self.text(p) == other.text(p)
    }

    fn is_quoted(&self, p: &Passage<'_>) -> bool {
        p.any_in(&(self.start..self.end), QUOTE | TITLE)
    }
}

/// No sentence has more clauses; comparing each with all before it would take for ever.
const MOST_COMPARED: usize = 200;
const USUAL: usize = 16;

/// S15 on a clause twice in a row, or twice in one sentence.
pub fn clauses(p: &Passage<'_>, hits: &mut Vec<Hit>) {
    if !is_text(p) {
        return;
    }
    // Those of one sentence, and of which a pair may be met again.
    let (mut row, mut from): (Vec<Clause>, usize) = (Vec::with_capacity(USUAL), 0);
    let mut met = 0u64;
    let mut before: Option<Clause> = None;
    let mut start = 0;
    for (i, c) in p.spots(Spot::STOP) {
        if !matches!(c, '。' | '；' | '，' | '！' | '？' | '：') {
            continue;
        }
        hits.extend(doubles::phrase(p, start, i));
        let number = Mix::of(p.slice(start..i));
        let mut clause = Clause { start, end: i, number, is_told: false };
        if let Some(hit) = pair_again(p, row.get(from..).unwrap_or_default(), &clause) {
            hits.push(hit);
            from = row.len() + 1;
        }
        let han = || p.count_han(start..i, LEAST_CLAUSE);
        // Most are met for the first time, and that is told by a bit.
        let bit = 1 << (number >> 58);
        if before.as_ref().is_some_and(|last| is_said_again(p, last, &clause)) && han() >= 4 {
            let hit = Hit::new(RuleId::S15, start..i + 1).case(1).arg(clause.text(p)).fix("");
            hits.push(hit);
            clause.is_told = true;
        } else if met & bit != 0 && han() >= LEAST_CLAUSE && !clause.is_quoted(p) {
            let near = row.iter().rev().take(MOST_COMPARED);
            let mut others = near.filter(|other| !other.is_told && other.is(p, &clause));
            if others.any(|other| !other.is_quoted(p)) {
                let hit = Hit::new(RuleId::S15, start..i).case(1).arg(clause.text(p));
                hits.push(hit.level(Level::Review));
            }
        }
        met |= bit;
        row.push(clause);
        before = Some(clause);
        if p.is_of(i, Spot::END) {
            (met, from) = (0, 0);
            row.clear();
        }
        start = i + 1;
    }
}

/// `抓学习，强本领，抓学习，强本领`
fn pair_again(p: &Passage<'_>, row: &[Clause], clause: &Clause) -> Option<Hit> {
    let [.., a, b, again] = row else { return None };
    if !b.is(p, clause) || !a.is(p, again) || a.is(p, b) {
        return None;
    }
    let both = again.start..clause.end;
    (p.count_han(both.clone(), LEAST_CLAUSE) >= LEAST_CLAUSE)
        .then(|| Hit::new(RuleId::S15, both.clone()).case(1).arg(p.string(both)))
}

/// What may stand before a clause and adds nothing to it.
static LED: &Row =
    words!("要 应 应当 须 必须 需 需要 要求 请 将 不断 持续 切实 进一步 坚持 着力 努力");

/// Whether a clause says what the one before it does, be they two items or not.
fn is_said_again(p: &Passage<'_>, last: &Clause, clause: &Clause) -> bool {
    if last.is(p, clause) {
        return true;
    }
    // 要提高认识，提高认识
    let parted = p.at(last.end) == '，' && p.before(last.end) == p.before(clause.end);
    if parted && last.text(p).strip_suffix(clause.text(p)).is_some_and(|led| LED.has(led)) {
        return true;
    }
    let body = body_of_item(p, &(clause.start..clause.end));
    if body == clause.start || p.count_han(clause.start..clause.end, LEAST_CLAUSE) <= LEAST_IN_A_ROW
    {
        return false;
    }
    let said = p.slice(body..clause.end);
    let of_last = body_of_item(p, &(last.start..last.end));
    last.text(p).len() > said.len() && p.slice(of_last..last.end) == said
}

/// Whether a word is one character twice.
pub fn is_doubled(word: &str) -> bool {
    let mut chars = word.chars();
    let (one, two) = (chars.next(), chars.next());
    one.is_some() && one == two && chars.next().is_none()
}

/// 扎扎实实, 高高兴兴: a character twice beside another twice.
pub fn stands_in_pairs(p: &Passage<'_>, start: usize, end: usize) -> bool {
    let pair = |a: char, b: char| a == b && is_han(a) && a != p.at(start);
    let before = start > 1 && pair(p.at(start - 2), p.at(start - 1));
    before || pair(p.at(end), p.at(end + 1))
}

/// What is a noun and a verb, and may be the one behind the other: 党组织组织党员.
const NOUNS_AND_VERBS: &[&str] = &[
    "组织", "领导", "管理", "服务", "生产", "监督", "教育", "研究", "建设", "活动", "统计", "审计",
    "指导", "计划", "培训", "宣传", "保障", "编制", "设计", "代表", "单位",
];
/// What goes on behind a word that meets itself: 安全生产生产, but 企业企业家.
const COMPOUNDS: &str =
    "家员者长化性人力厅局部处科室站所院会证法权金费款额量率部门采购信公办网投单口槽表图";

/// S15 on a word or phrase twice in a row: 学习学习, 推动了推动了.
pub fn words(p: &Passage<'_>, joints: &Joints, hits: &mut Vec<Hit>) {
    let mut from = 0;
    for (i, _) in p.spots(Spot::REPEATED) {
        if i < from {
            continue;
        }
        if is_thrice(p, i) {
            let hit = Hit::new(RuleId::S15, i..i + 3).case(1).arg(p.string(i..i + 1));
            let sure = among!("的了在是和与", p.at(i));
            hits.push(if sure { hit } else { hit.level(Level::Review) });
            from = i + 3;
            continue;
        }
        let most = AGAIN.min((p.len() - i) / 2);
        let behind = p.chars().get(i..=i + most).unwrap_or_default();
        let mut lengths = (2..behind.len()).rev().filter(|at| behind.get(*at) == behind.first());
        if let Some(length) = lengths.find(|length| is_double(p, i, *length)) {
            let word = p.string(i..i + length);
            let hit = Hit::new(RuleId::S15, i..i + 2 * length).case(1).arg(word.clone());
            let may_meet = NOUNS_AND_VERBS.contains(&word.as_str()) && is_han(p.before(i));
            // 大队大队长: the second is part of a longer word.
            let end = i + 2 * length;
            let goes_on = among!(COMPOUNDS, p.at(end)) || joints.before(end);
            // 很多很多, 大片大片, 碧蓝碧蓝
            let stressed = among!("很太好大老最极多许良千", p.at(i))
                || among!("蓝绿红黑白黄亮", p.before(i + length));
            // 研究研究 may be what is said.
            let said = SAID_TWICE.contains(&word.as_str());
            if doubles::answers(p, i, &word) {
                from = end;
                continue;
            }
            let unsure = said || may_meet || goes_on || stressed && length == 2 || speaks(p);
            let hit = if unsure { hit.level(Level::Review) } else { hit };
            hits.push(hit.fix(word));
            from = end;
        }
    }
}

fn is_thrice(p: &Passage<'_>, i: usize) -> bool {
    let c = p.at(i);
    let three = p.at(i + 1) == c && p.at(i + 2) == c && p.at(i + 3) != c && p.before(i) != c;
    three && is_han(c) && !among!("哈头人天年家户村事处〇一二三四五六七八九十", c)
}

fn is_double(p: &Passage<'_>, i: usize, length: usize) -> bool {
    let half = |from: usize| p.chars().get(from..from + length);
    let (Some(one), Some(two)) = (half(i), half(i + length)) else { return false };
    if one != two || !one.iter().all(|c| is_han(*c)) {
        return false;
    }
    if one.iter().all(|c| Some(c) == one.first()) {
        return false;
    }
    let numeral = one.iter().all(|c| among!("一二三四五六七八九十百千〇零两几", *c));
    // 困难老人每人每月
    let each = length == 2 && matches!(one.get(1), Some('每' | '各' | '随'));
    // 一个一个, 一个阶段一个阶段地推进, 读着读着
    let measured =
        p.is_one(i, words!("一个 一件 一项 一户 一步 一次 一条 一批 一点 一天 一家 一村"));
    let counted = one.first().is_some_and(|c| among!("一半每几两", *c)) && length <= 3
        || measured
        || one.last() == Some(&'着');
    let text = p.slice(i..i + length);
    let meets = length == 2 && DOUBLES.contains(&text) && among!(COMPOUNDS, p.at(i + 4));
    // 逐户逐户 insists; 是一是一、二是二 is cut where it is not doubled.
    let first = one.first().copied().unwrap_or_default();
    let cut = (among!("又越边逐", first) || p.is(i, "来越")) && length == 2
        || (first == '是' && p.is(i + 1, "一"));
    // 渔政执法大队大队长
    let headed =
        p.at(i + 4) == '长' && !p.is_one(i + 4, words!("长期 长效 长远 长足")) && length == 2;
    // 工会委员会委员
    let seated = text == "会委员" || p.is_any(i + length, &["根据地", "条件反"]);
    let meets = meets || seated || headed || cut;
    !numeral && !counted && !each && !meets && !doubles::is_of_each(p, i, length)
}
