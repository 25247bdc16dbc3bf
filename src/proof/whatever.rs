//! T16: 不管 stands before what leaves a choice, 即使 and 尽管 before what leaves none.

use super::finding::Hit;
use super::passage::{Passage, is_stop};
use super::rows::{Row, among, words};
use super::rule::RuleId;
use std::ops::Range;

const LONGEST_CLAUSE: usize = 30;
const LONGEST_SUBJECT: usize = 8;

/// Looks at what stands behind the first half of a sentence.
pub fn check(p: &Passage<'_>, first: Range<usize>) -> Option<Hit> {
    match p.slice(first.clone()) {
        "尽管" => of_many(p, first),
        "无论" | "不论" | "不管" => of_one_thing(p, first),
        _ => None,
    }
}

/// What is said of one state of things: with it none is left to choose from.
static STATES: &Row = words!(
    "恶劣 艰苦 困难 繁忙 紧张 复杂 炎热 寒冷 遥远 偏远 疲惫 疲劳 辛苦 危险 艰难 拥挤 不利 不便 不足 繁重 艰巨 崎岖 泥泞 湿滑 险峻 有限 薄弱 落后 简陋 短缺 匮乏 \
    严峻 紧急 漫长 枯燥 繁琐 陡峭 闷热 酷热 颠簸"
);
/// And what says that there are several.
const CHOICES: [char; 20] = [
    '多', '怎', '何', '还', '或', '、', '和', '与', '再', '哪', '谁', '什', '否', '几', '不', '没',
    '优', '好', '宽', '轻',
];
const LONGEST_STATE: usize = 10;

/// 无论天气恶劣，巡线员都…: of one thing only it is 即使.
fn of_one_thing(p: &Passage<'_>, first: Range<usize>) -> Option<Hit> {
    // 不管理, 无论文
    if among!("理证述文据坛调点", p.at(first.end)) {
        return None;
    }
    let end = p.run_within(first.end, LONGEST_STATE, |c| !is_stop(c));
    let state = p.word_before(end, STATES).filter(|_| p.at(end) == '，')?;
    let told = p.run_within(end + 1, LONGEST_SUBJECT + 4, |c| !is_stop(c));
    let ever = (end + 1..told).any(|at| p.is_one(at, words!("都 也 仍 始终")));
    let several =
        p.slice(first.end..end - state.chars().count().min(end - first.end)).contains(CHOICES)
            || p.is_one(end + 1, words!("还是 或 也好"));
    (ever && !several).then(|| {
        let hit = Hit::new(RuleId::T16, first.clone()).arg(p.string(first)).arg(state);
        hit.fix("即使")
    })
}

/// What asks.
static ASKED: &Row =
    words!("什么 怎样 怎么 多大 多少 多高 多远 多忙 多难 多么 多重 多晚 多长 谁 哪 如何 是否");

/// `尽管遇到什么困难，都要完成`: what is asked takes 不管.
fn of_many(p: &Passage<'_>, first: Range<usize>) -> Option<Hit> {
    let from = first.end;
    let end = p.run_within(from, LONGEST_CLAUSE, |c| !is_stop(c));
    let told = p.run_within(end + 1, LONGEST_SUBJECT, |c| !is_stop(c));
    let all = (end + 1..told).any(|at| p.is_one(at, words!("都 也要 均 一律 始终")));
    // 尽管雨再大，泵站值守也不准离岗
    let ever = p.before(end - 1) == '再' && (end + 1..told).any(|at| p.at(at) == '也');
    let goes_on = p.at(end) == '，' && (all || ever);
    let asked = ASKED.stands_in(p.slice(from..end)) || ever;
    (goes_on && asked).then(|| {
        let hit = Hit::new(RuleId::T16, first).arg("尽管").arg(p.string(end + 1..end + 2));
        hit.fix("不管")
    })
}
