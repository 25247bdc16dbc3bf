//! S03, S04 on what may be an item of a list or no item, so that all is for review: 首先 without 其次, 一方面 without
//! the other, （一） in a sentence without （二）, 首先 said twice.

use super::around::Around;
use super::finding::Hit;
use super::items::{Item, Series};
use super::passage::{Passage, opens_clause};
use super::rows::{Row, among, words};
use super::rule::{Level, RuleId};
use super::sequence::{List, Placed};

/// What goes on behind a first, whatever it is called.
static GOING_ON: &Row = words!(
    "其次 再次 最后 然后 第二 二是 二要 同时 接着 随后 其二 另一 另外 此外 再 又 还 而后 之后 也 \
    （二） （2） ② 2. 二、 并 才 尤其 特别 更 后"
);
/// The same that is no part of other words.
static SURE: &Row = words!("其次 再次 最后 第二 二是 二要 其二 另一 另外 此外 同时 接着 随后");
/// With what 首先 only says what comes first.
const OPENING: &[&str] = &[
    "感谢",
    "，我",
    "我代表",
    "请允许",
    "，请允许",
    "向",
    "，向",
    "，让我",
    "是",
    "对",
    "，对",
    "由",
    "，感谢",
    "汇报",
    "介绍",
    "说明",
    "，汇报",
    "，介绍",
];

/// Checks a list of a single item.
pub fn check(body: &[&Passage<'_>], list: &List, around: &Around<'_>, hits: &mut Vec<Placed>) {
    let [item] = list.items.as_slice() else {
        return;
    };
    let Some(p) = body.get(item.passage).filter(|_| item.value == 1 && !list.faulty) else {
        return;
    };
    if list.seeded {
        return;
    }
    let rest = p.slice(item.end..p.len());
    let later = || {
        body.iter().skip(item.passage + 1).any(|p| named(&p.text))
            || SURE.stands_in(around.behind())
    };
    let says = match list.series {
        Series::First => {
            // 做好节日值守，首先，要严格落实…
            let within = p.before(item.start) == '，'
                && p.at(item.end) == '，'
                && (among!("要须应必是把", p.at(item.end + 1))
                    || p.at(p.sentence(item.start).start) == '为');
            (within || opens_sentence(p, item.start)) && !p.is_any(item.end, OPENING)
        }
        Series::OfThem => p.at(item.end) == '，',
        Series::ChineseBracketed | Series::ArabicBracketed | Series::Circled => {
            item.start > 0 && (p.before(item.start) == '：' || list.series == Series::Circled)
        }
        Series::Arabic => p.ends_one(
            item.start,
            words!("问题： 原因： 要求： 做法： 措施： 如下： 不足： 困难： 建议："),
        ),
        _ => false,
    };
    if list.series == Series::First
        && let Some(at) = again(p, item)
    {
        let hit = Hit::new(RuleId::S03, at..at + 2).level(Level::Review);
        hits.push((item.passage, hit.arg("其次").fix("其次")));
        return;
    }
    // 其一 goes on with 其二.
    let goes_on = if list.series == Series::OfThem { SURE.stands_in(rest) } else { named(rest) };
    if says && !goes_on && !later() {
        let word = p.slice(item.start..item.end).trim_end_matches('，').to_string();
        let hit = Hit::new(RuleId::S04, item.start..item.end).level(Level::Review);
        hits.push((item.passage, hit.arg(word)));
    }
}

/// S04 on 一方面 of which no other tells.
pub fn hand(p: &Passage<'_>, hits: &mut Vec<Hit>) {
    let Some(at) = p.find(0, "一方面") else { return };
    let opens = at == 0 || opens_clause(p.before(at));
    let rest = p.slice(at + 3..p.len());
    if opens && !rest.contains("方面") && !named(rest) {
        let hit = Hit::new(RuleId::S04, at..at + 3).level(Level::Review);
        hits.push(hit.arg("一方面"));
    }
}

fn named(text: &str) -> bool {
    GOING_ON.stands_in(text)
}

fn opens_sentence(p: &Passage<'_>, i: usize) -> bool {
    i == 0 || matches!(p.before(i), '。' | '；' | '：' | '！')
}

/// Returns where 首先 stands a second time at the start of a clause, with nothing between that goes on.
fn again(p: &Passage<'_>, item: &Item) -> Option<usize> {
    let at = p.find(item.end, "首先")?;
    let first = opens_sentence(p, item.start) && p.is(item.start, "首先");
    (first && opens_sentence(p, at) && !named(p.slice(item.end..at))).then_some(at)
}

/// Whether an item is all of a text, or of a text that speaks of how it is worded.
pub fn is_cut(p: &Passage<'_>, item: Item) -> bool {
    let alone =
        item.start == 0 && p.text.matches(['。', '；']).count() < 2 && !p.text.contains("三是");
    alone || words!("提法 这句话 表述 说法").stands_in(&p.text)
}

/// Returns what of another series an item goes on: 一方面 before 二是, 其次 before 三是.
pub fn other_before(p: &Passage<'_>, item: Item) -> Option<std::ops::Range<usize>> {
    let next = || p.find(0, "其次").filter(|at| *at < item.start && item.value == 3);
    let next = || next().filter(|at| opens_clause(p.before(*at))).map(|at| at..at + 2);
    let first = || first_before(p, item).map(|at| at..at + 2);
    one_hand(p, item).map(|at| at..at + 3).or_else(next).or_else(first)
}

/// S06: `主要有两类，一是就近上学难，其次是蔬菜价格高`.
pub fn second_of_other(p: &Passage<'_>, hits: &mut Vec<Hit>) {
    if !p.may_hold('次') || !p.may_hold('是') {
        return;
    }
    for at in p.places("其次") {
        let sentence = p.sentence(at);
        let said = p.slice(sentence.start..at);
        let first = p.find(sentence.start, "一是").filter(|first| *first < at);
        let opens = |at: usize| at == 0 || opens_clause(p.before(at));
        let others = ["首先", "二是", "第一", "最"].iter().any(|word| said.contains(word));
        let told = matches!(p.at(at + 2), '是' | '，');
        if first.is_some_and(opens) && opens(at) && told && !others {
            let hit = Hit::new(RuleId::S06, at..at + 2).arg("一是").arg("其次");
            hits.push(hit.level(Level::Warning));
        }
    }
}

/// Returns where 首先 stands behind its subject before 二是: `稽查局首先调取流水，二是约谈财务人员`.
fn first_before(p: &Passage<'_>, item: Item) -> Option<usize> {
    let from = p.sentence(item.start).start;
    let at = p.find(from, "首先").filter(|at| *at < item.start && item.value == 2)?;
    let between = p.slice(at + 2..item.start);
    let others = ["一是", "第一", "其一", "一要", "其次"];
    (!others.iter().any(|word| between.contains(word))).then_some(at)
}

/// Returns where 一方面 opens a clause before 二是.
fn one_hand(p: &Passage<'_>, item: Item) -> Option<usize> {
    let at = p.find(0, "一方面").filter(|at| *at < item.start && item.value == 2)?;
    let others = ["一是", "首先", "第一", "其一", "一要"];
    let other = others.iter().any(|word| p.slice(0..item.start).contains(word));
    ((at == 0 || opens_clause(p.before(at))) && !other).then_some(at)
}

/// Whether nothing between two items says that another series goes on there.
pub fn goes_on(p: &Passage<'_>, last: Item, item: Item) -> bool {
    let between = p.slice(last.end..item.start);
    let clause = matches!(p.before(item.start), '；' | '，' | '。');
    clause && between.chars().count() < 60 && !words!("其次 第二 二是 二 2 另").stands_in(between)
}

/// Returns the ordinal of another series that stands between two items.
pub fn holds_other_series(body: &[&Passage<'_>], from: Item, to: Item) -> Option<&'static str> {
    const OTHERS: &[&str] = &[
        "第二",
        "第三",
        "其次",
        "再次",
        "二要",
        "二是",
        "三是",
        "三要",
        "其二",
        "其三",
        "另一方面",
        "二来",
        "二则",
        "（二）",
        "（2）",
        "2.",
    ];
    let between: String = (from.passage..=to.passage)
        .filter_map(|n| {
            let p = body.get(n)?;
            let start = if n == from.passage { from.end } else { 0 };
            let end = if n == to.passage { to.start } else { p.len() };
            Some(p.slice(start..end))
        })
        .collect();
    OTHERS.iter().find(|other| between.contains(**other)).copied()
}

/// Leaves out of what stands behind a part what follows the first of another list.
pub fn before_next_list(behind: &str) -> &str {
    let firsts = ["一是", "一要", "首先", "第一，"];
    // 统一是, 其一是
    let word = |at: usize| behind.get(..at).is_some_and(|text| text.ends_with(['统', '唯', '其']));
    let places = firsts.iter().filter_map(|first| behind.find(first));
    let first = places.filter(|at| !word(*at)).min();
    behind.get(..first.unwrap_or(behind.len())).unwrap_or_default()
}

/// Whether 第二 begins something: not 第二接谈区, 第二季度.
pub fn tells_second(text: &str) -> bool {
    text.match_indices("第二").any(|(at, word)| {
        let (before, behind) = text.split_at_checked(at).unwrap_or_default();
        let behind = behind.strip_prefix(word).unwrap_or_default();
        before.chars().next_back().is_none_or(opens_clause)
            || behind.starts_with(['是', '要', '，', '、', '个', '点', '方'])
    }) || is_numbered_second(text)
}

/// Whether 2. stands in a text, and no 12.5.
fn is_numbered_second(text: &str) -> bool {
    text.match_indices("2.").any(|(at, number)| {
        let (before, behind) = text.split_at_checked(at).unwrap_or_default();
        let behind = behind.strip_prefix(number).unwrap_or_default();
        let digit = |c: char| c.is_ascii_alphanumeric() || c == '.';
        !before.ends_with(digit) && !behind.starts_with(digit)
    })
}
