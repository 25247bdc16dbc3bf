//! S04 on stages and reasons of which only the first is told: `分阶段实施。第一阶段…`, `一来…`. All is for review.

use super::around::Around;
use super::finding::Hit;
use super::passage::{Passage, opens_clause};
use super::rows::{Row, words};
use super::rule::{Level, RuleId};
use super::sequence::Placed;

/// What is gone through one behind the other.
static FIRSTS: &Row = words!(
    "第一阶段 第一步 第一批 第一轮 第一期 第一环节 第一方面 第一类 第一种 第一条 第一个方面 第一项"
);
/// What says that there are several.
static SEVERAL: &Row = words!(
    "分阶段 分步 分期 分批 分类 分轮 分层 按步骤 按阶段 按批次 个阶段 个步骤 几步 两步 三步 四步 步骤推进 步骤实施 分为 分两 分三 分四 分五 \
    逐步 有序推进 方面 几类 几种 几条 几点 以下 如下 依次 先后 阶段推进 阶段实施 步走"
);
/// What goes on.
static NEXT: &Row = words!(
    "第二 第三 其次 下一阶段 下一步 后续 随后 然后 接着 最后 第2 之后 二是 另一 其余 再 （二） 后两 后三 目前"
);
/// What goes on behind 一来.
static REASONS: &Row =
    words!("二来 二则 二是 其二 再者 再说 再则 第二 其次 同时 另外 此外 也 又有 另一 三来 还");

/// So many paragraphs of a part are asked about at most: for each all of the part is looked through.
const MOST: usize = 30;

pub fn check(body: &[&Passage<'_>], around: &Around<'_>, hits: &mut Vec<Placed>) {
    left_out(body, hits);
    let told = |p: &&Passage<'_>| p.may_hold_word("第一") || p.may_hold_word("一来");
    for (n, p) in body.iter().enumerate().filter(|(_, p)| told(p)).take(MOST) {
        if p.may_hold('第')
            && let Some((at, word)) = first(p)
            && !told_on(body, n, at + word.chars().count(), NEXT)
            && !NEXT.stands_in(around.behind())
        {
            hits.push((n, alone(at, word)));
        }
        if let Some(at) = p.find(0, "一来").filter(|at| opens(p, *at)) {
            let end = at + 2;
            let other = p.is_one(end, words!("二 一 就 到 自 往 来 访 函 电 临 新 消息 通 报 喜"));
            let rest = p.slice(end..p.sentence(at).end);
            if !other
                && !REASONS.stands_in(rest)
                && !told_on(body, n, end, words!("二来 二则 再者"))
            {
                hits.push((n, alone(at, "一来")));
            }
        }
    }
}

/// S03: `第一阶段…，第三阶段…`, and the second is told nowhere.
fn left_out(body: &[&Passage<'_>], hits: &mut Vec<Placed>) {
    const STAGES: [&str; 7] = ["阶段", "步", "批", "轮", "期", "环节", "个方面"];
    let told = |p: &&Passage<'_>| p.may_hold_word("第一") && p.may_hold_word("第三");
    for (n, p) in body.iter().enumerate().filter(|(_, p)| told(p)).take(MOST) {
        for stage in STAGES {
            let word = |number: &str| format!("第{number}{stage}");
            let opening = |word: String| p.find(0, &word).filter(|at| opens(p, *at));
            let (Some(first), Some(third)) = (opening(word("一")), opening(word("三"))) else {
                continue;
            };
            let second =
                |q: &&Passage<'_>| ["第二", "一、二", "二是"].iter().any(|word| q.holds(word));
            if first < third && !body.iter().any(second) {
                let right = word("二");
                let end = third + right.chars().count();
                let hit = Hit::new(RuleId::S03, third..end).level(Level::Review);
                hits.push((n, hit.arg(right)));
            }
        }
    }
}

fn alone(at: usize, word: &str) -> Hit {
    let hit = Hit::new(RuleId::S04, at..at + word.chars().count()).arg(word);
    hit.level(Level::Review)
}

fn opens(p: &Passage<'_>, at: usize) -> bool {
    at == 0 || opens_clause(p.before(at))
}

/// Returns the first of several, where they are said to be several.
fn first<'p>(p: &'p Passage<'_>) -> Option<(usize, &'p str)> {
    let at = p.places("第一").find(|at| {
        let starts = *at == 0 || matches!(p.before(*at), '。' | '；' | '：');
        starts && p.is_one(*at, FIRSTS)
    })?;
    let word = p.word_at(at, FIRSTS)?;
    let end = at + word.chars().count();
    let led = matches!(p.at(end), '，' | '（' | '：' | '、' | '是')
        || p.is_one(end, words!("由 为 主要 重点 开展 完成 组织"));
    (led && SEVERAL.stands_in(p.slice(0..at))).then_some((at, word))
}

fn told_on(body: &[&Passage<'_>], n: usize, from: usize, words: &'static Row) -> bool {
    let mut rest = body.iter().enumerate().skip(n);
    rest.any(|(m, p)| {
        let from = if m == n { from } else { 0 };
        words.stands_in(p.slice(from..p.len()))
    })
}
