//! S15 on what is said twice: a word, a clause, a sentence, a paragraph.

use super::by_char::Mix;
use super::finding::Hit;
use super::joined::Joints;
use super::passage::{Passage, QUOTE, TITLE, is_han, is_numeral};
use super::rows::words;
use super::rule::{Level, RuleId};
use super::spots::{Spot, places};
use super::structure::is_article;
use super::units::Units;
use super::whole::{Placed, is_text};
use crate::report::Report;
use std::collections::HashSet;
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
const FORMULAS: &[&str] = &["依法追究刑事责任", "依法给予处分", "责令改正", "特此", "处以", "罚款"];

/// Checks a report for sentences that stand in it twice.
pub fn check(report: &Report, passages: &[Passage<'_>], hits: &mut Vec<Placed>) {
    let article = is_article(report);
    let mut clauses = Clauses::default();
    let mut sentences: Vec<Sentence<'_>> = Vec::with_capacity(4 * passages.len());
    for (n, p) in passages.iter().enumerate().filter(|(_, p)| is_text(p)) {
        in_a_row(n, p, &mut clauses, hits);
        let mut start = 0;
        for (i, c) in p.spots(Spot::END) {
            let before = sentences.last();
            sentences.push(Sentence::of(p, n, start..i, c, before));
            start = i + 1;
        }
    }
    let again = said_before(&sentences);
    for (sentence, again) in sentences.iter().zip(again) {
        let formula = || article || FORMULAS.iter().any(|f| sentence.body.contains(f));
        let hit = Hit::new(RuleId::S15, sentence.range.start..sentence.range.end + 1).case(2);
        if sentence.is_beside {
            hits.push((sentence.passage, hit));
        } else if again && !formula() {
            let sure = sentence.han >= LEAST_REPEATED;
            hits.push((sentence.passage, if sure { hit } else { hit.level(Level::Review) }));
        }
    }
}

/// A sentence, as it is compared with the others of its report.
struct Sentence<'p> {
    passage: usize,
    range: Range<usize>,
    /// What it says, without the number of an item.
    body: &'p str,
    /// How many Han characters that has, up to enough.
    han: usize,
    /// It says what the sentence before it does.
    is_beside: bool,
    /// What is said so may be said twice by chance.
    may_recur: bool,
}

impl<'p> Sentence<'p> {
    fn of(
        p: &'p Passage<'_>,
        passage: usize,
        range: Range<usize>,
        mark: char,
        before: Option<&Sentence<'_>>,
    ) -> Self {
        let from = body_of_item(p, &range);
        let body = p.slice(from..range.end);
        let han = p.count_han(from..range.end, LEAST_REPEATED + 4);
        let short = han < LEAST_REPEATED + 4;
        // 责任单位：县水利局。 is a row of a table.
        let table = short && body.contains('：');
        let quoted = short && p.any_in(&range, QUOTE);
        // 已整改到位。 may end each item of a list.
        let own_line = range.start == 0 && range.end + 1 == p.len() && han < LEAST_DOUBTED;
        let said = before.is_some_and(|before| before.body == body);
        let beside = said && han >= LEAST_IN_A_ROW && !own_line;
        let may_recur = table || quoted || han < LEAST_DOUBTED || (mark == '；' && !beside);
        Sentence { passage, range, body, han, is_beside: beside && !table, may_recur }
    }
}

/// Returns for each sentence whether one before it says the same, where that is not by chance.
fn said_before(sentences: &[Sentence<'_>]) -> Vec<bool> {
    let mut again = vec![false; sentences.len()];
    let told = sentences.iter().enumerate().filter(|(_, sentence)| !sentence.may_recur);
    let mut told: Vec<(u64, &str, usize)> =
        told.map(|(n, sentence)| (Mix::of(sentence.body), sentence.body, n)).collect();
    told.sort_unstable();
    for pair in told.windows(2) {
        if let [(first, one, _), (second, other, n)] = pair
            && (first, one) == (second, other)
            && let Some(again) = again.get_mut(*n)
        {
            *again = true;
        }
    }
    again
}

/// Leaves out 一是 and the like: an item said twice is said twice whatever its number. Returns where
/// what is said begins.
fn body_of_item(p: &Passage<'_>, sentence: &Range<usize>) -> usize {
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

/// The clauses of a sentence that were met: a few are compared, what is more than a sentence has is
/// looked up.
#[derive(Default)]
struct Clauses<'p> {
    few: Vec<&'p str>,
    more: HashSet<&'p str>,
    /// All of them in their order.
    row: Vec<&'p str>,
}

const FEW: usize = 16;

impl<'p> Clauses<'p> {
    fn clear(&mut self) {
        self.few.clear();
        self.more.clear();
        self.row.clear();
    }

    /// Says whether a clause is met for the first time.
    fn insert(&mut self, clause: &'p str) -> bool {
        if self.few.contains(&clause) {
            return false;
        }
        if self.few.len() == FEW {
            return self.more.insert(clause);
        }
        self.few.push(clause);
        true
    }
}

/// A clause twice in a row, or twice in one sentence; `clauses` is room for those of one.
fn in_a_row<'p>(n: usize, p: &'p Passage<'_>, clauses: &mut Clauses<'p>, hits: &mut Vec<Placed>) {
    clauses.clear();
    let mut before: Option<Range<usize>> = None;
    let mut start = 0;
    for (i, c) in p.spots(Spot::STOP) {
        if !matches!(c, '。' | '；' | '，' | '！' | '？' | '：') {
            continue;
        }
        let clause = p.slice(start..i);
        clauses.row.push(clause);
        if let [.., a, b, again_a, again_b] = clauses.row.as_slice()
            && (a, b) == (again_a, again_b)
            && a != b
            && again_a.chars().chain(again_b.chars()).filter(|c| is_han(*c)).count() >= LEAST_CLAUSE
        {
            let both = again_a.chars().count() + 1 + again_b.chars().count();
            let said = p.string(i - both..i);
            hits.push((n, Hit::new(RuleId::S15, i - both..i).case(1).arg(said)));
            clauses.row.clear();
        }
        let han = p.count_han(start..i, LEAST_CLAUSE);
        let same = before.is_some_and(|last| is_said_again(p, &last, &(start..i), han));
        let quoted = || p.any_in(&(start..i), QUOTE | TITLE);
        if same && han >= 4 {
            hits.push((n, Hit::new(RuleId::S15, start..i + 1).case(1).arg(clause).fix("")));
        } else if han >= LEAST_CLAUSE && !quoted() && !clauses.insert(clause) {
            let hit = Hit::new(RuleId::S15, start..i).case(1).arg(clause);
            hits.push((n, hit.level(Level::Review)));
        }
        if p.is_of(i, Spot::END) {
            clauses.clear();
        }
        before = Some(start..i);
        start = i + 1;
    }
}

/// Whether a clause says what the one before it does, be they two items or not.
fn is_said_again(p: &Passage<'_>, last: &Range<usize>, clause: &Range<usize>, han: usize) -> bool {
    if p.slice(last.clone()) == p.slice(clause.clone()) {
        return true;
    }
    let body = body_of_item(p, clause);
    let item = body > clause.start && han > LEAST_IN_A_ROW;
    let said = p.slice(body..clause.end);
    item && p.slice(last.clone()).len() > said.len()
        && p.slice(body_of_item(p, last)..last.end) == said
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

/// The longest word or phrase that is looked for twice in a row.
const LONGEST_DOUBLE: usize = 8;
/// What may stand twice in a row: 一步一步, 一个一个, and where two words meet: 市政府政府采购.
const DOUBLES: &[&str] = &[
    "政府", "很多", "许多", "非常", "多少", "哈哈", "谢谢", "研究", "商量", "了解", "考虑", "活动",
    "信息", "企业", "学生", "教师", "员工", "党员", "职工", "军人", "老师", "医生", "农民", "技术",
    "人民", "管理", "作业", "生产", "监督", "审计", "统计", "建设", "服务", "安全",
];
/// What one does a little of: 回去琢磨琢磨.
const SAID_TWICE: &[&str] = &[
    "研究", "讨论", "商量", "考虑", "琢磨", "议论", "打听", "体会", "体验", "锻炼", "收拾", "打扫",
    "比较", "思考", "合计", "掂量", "反思", "检讨", "交流", "沟通", "走动", "活跃", "请教", "商议",
    "盘算", "照应", "会商", "感受", "品味", "回味", "比划", "清理", "整理", "休息", "参谋", "帮助",
    "提醒",
];
/// What is a noun and a verb, and may be the one behind the other: 党组织组织党员.
const NOUNS_AND_VERBS: &[&str] = &[
    "组织", "领导", "管理", "服务", "生产", "监督", "教育", "研究", "建设", "活动", "统计", "审计",
    "指导", "计划", "培训", "宣传", "保障", "编制", "设计", "代表", "单位",
];
/// What goes on behind a word that meets itself: 安全生产生产, but 企业企业家.
const COMPOUNDS: &str =
    "家员者长化性人力厅局部处科室站所院会证法权金费款额量率部门采购信公办网投单口槽表图";

/// S15 on a word or phrase twice in a row: 学习学习, 推动了推动了.
pub fn words(p: &Passage<'_>, units: &Units, joints: &Joints, hits: &mut Vec<Hit>) {
    let mut from = 0;
    for i in near_repeats(p, units) {
        if i < from {
            continue;
        }
        if is_thrice(p, i) {
            let hit = Hit::new(RuleId::S15, i..i + 3).case(1).arg(p.string(i..i + 1));
            let sure = "的了在是和与".contains(p.at(i));
            hits.push(if sure { hit } else { hit.level(Level::Review) });
            from = i + 3;
            continue;
        }
        let most = LONGEST_DOUBLE.min((p.len() - i) / 2);
        if let Some(length) = (2..=most).rev().find(|length| is_double(p, i, *length)) {
            let word = p.string(i..i + length);
            let hit = Hit::new(RuleId::S15, i..i + 2 * length).case(1).arg(word.clone());
            let may_meet = NOUNS_AND_VERBS.contains(&word.as_str()) && is_han(p.before(i));
            // 大队大队长: the second is part of a longer word.
            let end = i + 2 * length;
            let goes_on = COMPOUNDS.contains(p.at(end)) || joints.before(end);
            // 很多很多, 大片大片, 碧蓝碧蓝
            let stressed = "很太好大老最极多许良千".contains(p.at(i))
                || "蓝绿红黑白黄亮".contains(p.before(i + length));
            // 研究研究 may be what is said.
            let said = SAID_TWICE.contains(&word.as_str());
            let unsure = said || may_meet || goes_on || stressed && length == 2;
            let hit = if unsure { hit.level(Level::Review) } else { hit };
            hits.push(hit.fix(word));
            from = end;
        }
    }
}

/// So many places are looked at together.
const BLOCK: usize = u64::BITS as usize;
/// As far as one of them is compared.
const REACH: usize = LONGEST_DOUBLE + 1;

/// Returns the places of two characters, the first a Han character, that stand again within the reach of a word
/// twice in a row.
fn near_repeats(p: &Passage<'_>, units: &Units) -> impl Iterator<Item = usize> {
    let all = units.all();
    let blocks = (0..all.len()).step_by(BLOCK).map(|start| {
        let behind = all.get(start..).unwrap_or_default();
        behind.first_chunk().map_or_else(|| repeats_at_end(behind), repeats)
    });
    places(blocks.zip(p.signs()).map(|(again, signs)| again & !signs))
}

/// Returns a bit for each place of a block. All are compared at once.
fn repeats(units: &[u16; BLOCK + REACH]) -> u64 {
    let shifted = |by: usize| units.get(by..).and_then(|units| units.first_chunk());
    let shifted = |by: usize| shifted(by).unwrap_or(&[0; BLOCK]);
    let mut again = [0; BLOCK];
    for away in 1..=LONGEST_DOUBLE {
        let firsts = shifted(0).iter().zip(shifted(away));
        let seconds = shifted(1).iter().zip(shifted(away + 1));
        for (again, ((a, c), (b, d))) in again.iter_mut().zip(firsts.zip(seconds)) {
            *again |= u16::from((a == c) & (b == d));
        }
    }
    if again == [0; BLOCK] {
        return 0;
    }
    again.iter().rev().fold(0, |bits, again| bits << 1 | u64::from(*again))
}

/// Does so where a text ends within reach.
fn repeats_at_end(units: &[u16]) -> u64 {
    let mut filled = [0; BLOCK + REACH];
    filled.iter_mut().zip(units).for_each(|(filled, unit)| *filled = *unit);
    repeats(&filled)
}

fn is_thrice(p: &Passage<'_>, i: usize) -> bool {
    let c = p.at(i);
    let three = p.at(i + 1) == c && p.at(i + 2) == c && p.at(i + 3) != c && p.before(i) != c;
    three && is_han(c) && !"哈头人天年家户村事处〇一二三四五六七八九十".contains(c)
}

fn is_double(p: &Passage<'_>, i: usize, length: usize) -> bool {
    // Most differ in the first character.
    if p.at(i) != p.at(i + length) {
        return false;
    }
    let half = |from: usize| p.chars().get(from..from + length);
    let (Some(one), Some(two)) = (half(i), half(i + length)) else { return false };
    if one != two || !one.iter().all(|c| is_han(*c)) {
        return false;
    }
    if one.iter().all(|c| Some(c) == one.first()) {
        return false;
    }
    let numeral = one.iter().all(|c| "一二三四五六七八九十百千〇零两几".contains(*c));
    // 困难老人每人每月
    let each = length == 2 && matches!(one.get(1), Some('每' | '各' | '随'));
    // 一个一个, 一个阶段一个阶段地推进, 读着读着
    let measured =
        p.is_one(i, words!("一个 一件 一项 一户 一步 一次 一条 一批 一点 一天 一家 一村"));
    let counted = one.first().is_some_and(|c| "一半每几两".contains(*c)) && length <= 3
        || measured
        || one.last() == Some(&'着');
    let text = p.slice(i..i + length);
    let meets = length == 2 && DOUBLES.contains(&text) && COMPOUNDS.contains(p.at(i + 4));
    // 逐户逐户 insists; 是一是一、二是二 is cut where it is not doubled.
    let first = one.first().copied().unwrap_or_default();
    let cut = ("又越边逐".contains(first) || p.is(i, "来越")) && length == 2
        || (first == '是' && p.is(i + 1, "一"));
    // 渔政执法大队大队长
    let headed =
        p.at(i + 4) == '长' && !p.is_one(i + 4, words!("长期 长效 长远 长足")) && length == 2;
    !numeral && !counted && !each && !meets && !cut && !headed
}
