//! N19 on those to whom something happened, and those who are there: `造成5人轻伤…轻伤人员6人均已出院`,
//! `现有护理员24人…对现有护理员42人进行轮训`.

use super::finding::{Hit, within};
use super::likeness::is_turned;
use super::number::Figure;
use super::passage::{Passage, is_han};
use super::rows::{Row, words};
use super::rule::{Level, RuleId};
use super::whole::{Placed, is_text};
use std::ops::Range;

/// What happened to people.
static HAPPENED: &Row = words!(
    "轻伤 受伤 重伤 被困 失联 住院 死亡 遇难 中毒 感染 失踪 落水 转移 烧伤 溺水 滞留 昏迷 轻微伤 伤亡 受灾 安置"
);
/// Before the figure of those to whom it happened.
static CAUSED: &Row = words!("造成 共造成 导致 致 致使 已造成 累计造成 造成了 共有 紧急 已致");
/// Who they are.
static PEOPLE: &Row = words!("人员 群众 者 员工 工人 学生 游客 村民 居民 旅客 职工 儿童 老人");
static ALL: &Row = words!("全部 均 都 已全部 全都 悉数 也已");
/// What says that it is of some of them, or of others.
static SOME: &Row =
    words!("其中 仍 尚 另 上年 去年 同期 累计 第 余 剩 已有 截至 新增 又 先后 年均 首批 另外");

/// How many people there are, and of whom it is told.
struct Count<'p> {
    passage: usize,
    digits: Range<usize>,
    end: usize,
    of: &'p str,
    unit: char,
    value: f64,
    figure: &'p str,
    text: &'p str,
    /// It tells how many there are, and does not take that up.
    first: bool,
    /// It is told of all.
    all: bool,
}

impl<'p> Count<'p> {
    fn of(
        passage: usize,
        p: &'p Passage<'_>,
        figure: &Figure,
        of: &'p str,
        text: Range<usize>,
        first: bool,
    ) -> Self {
        let (digits, end, value) = (figure.digits.clone(), figure.end, figure.value);
        let (text, figure) = (p.slice(text), p.slice(digits.clone()));
        Count { passage, digits, end, of, unit: '人', value, figure, text, first, all: true }
    }
}

pub fn check(passages: &[Passage<'_>], hits: &mut Vec<Placed>) {
    // Few reports take up those who are there.
    let takes_up =
        passages.iter().any(|p| p.places_of_any(ALL_OF_THEM).any(|at| p.ends_one(at, LED)));
    let texts = passages.iter().enumerate();
    let texts = texts.filter(|(_, p)| is_text(p) || p.before(p.len()) == '。');
    let figures = texts.flat_map(|(n, p)| p.figures().iter().map(move |figure| (n, p, figure)));
    let (mut hurt, mut there): (Vec<Count<'_>>, Vec<Count<'_>>) = (Vec::new(), Vec::new());
    for (n, p, figure) in figures {
        let whole = figure.decimals == 0 && !figure.percent && figure.about.is_none();
        if !whole {
            continue;
        }
        if matches!(figure.unit, Some('人' | '名' | '位')) {
            hurt.extend(told(n, p, figure));
        }
        if takes_up {
            there.extend(on_hand(n, p, figure));
        }
    }
    differing(&hurt, hits);
    differing(&there, hits);
}

/// Tells those that take up what was told once, with another number.
fn differing(counts: &[Count<'_>], hits: &mut Vec<Placed>) {
    for (at, own) in counts.iter().enumerate().filter(|(_, own)| !own.first) {
        let same = |other: &&Count<'_>| other.of == own.of && other.unit == own.unit;
        let mut before = counts.iter().take(at).filter(same);
        let (Some(first), None) = (before.next(), before.next()) else { continue };
        let tells = first.first && first.passage + REACH >= own.passage;
        let differs = own.value > first.value
            || own.value < first.value && (own.all || is_turned(first.figure, own.figure));
        if tells && differs {
            let hit = Hit::new(RuleId::N19, own.digits.start..own.end).arg(within(first.text));
            hits.push((own.passage, hit.level(Level::Review)));
        }
    }
}

/// So many paragraphs lie at most between the two.
const REACH: usize = 3;

/// `造成5人轻伤`, `轻伤人员6人`, `6名轻伤人员`
fn told<'p>(passage: usize, p: &'p Passage<'_>, figure: &Figure) -> Option<Count<'p>> {
    let (start, behind) = (figure.digits.start, figure.end + 1);
    let clause = p.clause(start);
    let hurt = if p.is(behind, "紧急") { behind + 2 } else { behind };
    let (of, text, first, end) = if let Some(of) = p.word_at(hurt, HAPPENED) {
        let end = hurt + of.chars().count();
        let people = p.word_at(end, PEOPLE).map_or(0, |word| word.chars().count());
        let caused = people == 0 && CAUSED.stands_in(p.slice(clause.start..start));
        if people == 0 && !caused {
            return None;
        }
        (of, start..end + people, caused, end + people)
    } else {
        let filler = p.word_before(start, words!("共 为 有 共有 共计")).unwrap_or_default();
        let at = start - filler.chars().count();
        let people = p.word_before(at, PEOPLE)?;
        let of = p.word_before(at - people.chars().count(), HAPPENED)?;
        (of, at - people.chars().count() - of.chars().count()..behind, false, behind)
    };
    let sentence = p.sentence(start);
    if SOME.stands_in(p.slice(clause.start..text.start)) || p.slice(sentence.clone()).contains('年')
    {
        return None;
    }
    let later = p.figures().iter().any(|f| f.digits.start > end && f.end < sentence.end);
    let all = !later && p.is_one(end, ALL);
    Some(Count { all, ..Count::of(passage, p, figure, of, text, first) })
}

/// What says that those are meant who are there.
static THERE_ARE: &Row = words!("现有 共有 有 在册 在岗 在编 在职 设有");
static ALL_OF_THEM: &Row = words!("现有 全体 全部 所有 在册 在岗 在编 在职");
/// What stands before them where something is done with them.
static LED: &Row = words!("对 向 给 为 组织 把 将 让 安排");
const LONGEST_NOUN: usize = 8;

/// `现有护理员24人`, `对现有护理员42人`
fn on_hand<'p>(passage: usize, p: &'p Passage<'_>, figure: &Figure) -> Option<Count<'p>> {
    let (unit, start) = (figure.unit?, figure.digits.start);
    if !is_han(p.before(start))
        || !(p.may_hold_word("现有") || p.may_hold('在') || p.may_hold('全'))
    {
        return None;
    }
    let clause = p.clause(start);
    let from = p.run_back_within(start, LONGEST_NOUN + 2, is_han).max(clause.start);
    let said = |row: &'static Row| {
        (from..start).rev().find_map(|i| Some((i, i + p.word_at(i, row)?.chars().count())))
    };
    let (word, noun) = said(ALL_OF_THEM).or_else(|| said(THERE_ARE))?;
    let led = p.is_one(word, ALL_OF_THEM) && p.ends_one(word, LED);
    let first = !led && p.is_one(word, THERE_ARE);
    let of = p.slice(noun..start);
    let named = (2..=6).contains(&of.chars().count()) && !of.contains(['的', '中', '有', '共']);
    let sentence = p.slice(p.sentence(start));
    let timed = sentence.contains('年') || SOME.stands_in(p.slice(clause.start..word));
    let kind = words!("在册 在岗 在编 在职");
    // 在册职工 are others than all.
    let of = if p.is_one(word, kind) { p.slice(word..start) } else { of };
    // 组织在岗护士201人参加考核: of some it may be told, too.
    let all = !matches!(p.before(word), '织' | '排');
    let told = named && !timed && (first || led);
    let count = || Count::of(passage, p, figure, of, word..figure.end + 1, first);
    told.then(|| Count { unit, all, ..count() })
}
