//! P20: colons within one sentence.

use super::finding::Hit;
use super::passage::{Passage, SPOKEN, is_han, is_numeral};
use super::quoted;
use super::rows::{Row, words};
use super::rule::{Level, RuleId};
use super::spots::Spot;
use crate::report::form::read_number;
use crate::report::{Line, Part, Report};
use std::ops::Range;

/// What ends a sentence, or a cell of a row.
fn ends_cell(c: char) -> bool {
    matches!(c, '。' | '！' | '？' | ' ' | '\u{3000}' | '\t')
}

/// P20: within one sentence a colon introduces, and another within what it introduces.
pub fn check(p: &Passage<'_>, hits: &mut Vec<Hit>) {
    if !p.may_hold('：') || p.spots(Spot::STOP).filter(|(_, c)| *c == '：').nth(1).is_none() {
        return;
    }
    within(p, 0..p.len(), hits);
    // What somebody says is a text of its own.
    let mut spoken = quoted::curly(p);
    spoken.retain(|range| p.all_in(range, SPOKEN) && p.slice(range.clone()).contains('：'));
    spoken.into_iter().for_each(|range| within(p, range, hits));
}

fn within(p: &Passage<'_>, text: Range<usize>, hits: &mut Vec<Hit>) {
    let (mut depth, mut straight) = (0u32, false);
    let mut first: Option<usize> = None;
    // The colon that led to a row, whose first item has ended.
    let mut led: Option<usize> = None;
    // Where a note opens, with its own first colon.
    let mut note: Option<(usize, Option<usize>)> = None;
    let from = text.start;
    let spots = p.spots(Spot::ODD | Spot::STOP | Spot::PAIRED);
    for (i, c) in spots.filter(|(i, _)| text.contains(i)) {
        match curled(c, &mut straight) {
            '“' | '（' | '《' => {
                depth += 1;
                note =
                    (c == '（' && depth == 1).then_some((i, None)).or(note.filter(|_| c != '（'));
            }
            '”' | '）' | '》' => {
                note = note.filter(|_| c != '）');
                depth = depth.saturating_sub(1);
                // What was quoted ended with its sentence.
                if depth == 0 && matches!(p.before(i), '。' | '！' | '？') {
                    first = None;
                }
            }
            '；' if depth == 0 => {
                led = led.or(first.take()).filter(|at| p.ends(*at, "如下"));
                first = None;
            }
            c if depth == 0 && ends_cell(c) => (first, led) = (None, None),
            '。' | '；' if depth == 1 => note = note.map(|(open, _)| (open, None)),
            '：' if depth == 1 && note.is_some() => match note {
                Some((open, Some(at))) if is_led_to(p, at, i) || is_chain(p, open, at, i) => {
                    let hit = Hit::new(RuleId::P20, i..i + 1);
                    let sure = is_led_to(p, at, i);
                    return hits.push(if sure { hit } else { hit.level(Level::Review) });
                }
                Some((open, None)) => note = Some((open, Some(i))),
                _ => {}
            },
            '：' if depth == 0 && !between_figures(p, i) => {
                let hit = second_colon(p, from, first, led, i);
                if hit.is_some() {
                    return hits.extend(hit);
                }
                first = Some(i).filter(|_| !is_address(p, from, i));
            }
            _ => {}
        }
    }
}

/// Returns a mark of a quotation that opens and closes alike as one that does not.
fn curled(c: char, open: &mut bool) -> char {
    *open ^= c == '"';
    match c {
        '"' if *open => '“',
        '"' => '”',
        c => c,
    }
}

/// What is said of the colon at `i` behind the first of its sentence, or behind one that led to the row it stands in.
fn second_colon(
    p: &Passage<'_>,
    from: usize,
    first: Option<usize>,
    led: Option<usize>,
    i: usize,
) -> Option<Hit> {
    // A list that has lines of its own may have a colon of its own.
    let hit = || Hit::new(RuleId::P20, i..i + 1);
    if i + 1 >= p.len() {
        return None;
    }
    if first.is_some_and(|at| introduces(p, from, at, i)) {
        return Some(hit());
    }
    // 要求如下：空腹到场；随身物品包括：身份证
    let within = led.is_some() && first.is_none() && p.ends_one(i, WITHIN);
    (first.is_some_and(|at| leads_on(p, at, i)) || within).then(|| hit().level(Level::Review))
}

/// P20 behind a heading that a colon parts from its text: `主要经验：两个下沉：人员下沉、经费下沉`.
pub fn behind_heading(report: &Report, p: &Passage<'_>, hits: &mut Vec<Hit>) {
    let (Part::Section(id), Line::Body(0)) = (p.place.part, p.place.line) else { return };
    let led = report.section(id).is_some_and(|section| section.run_in.as_deref() == Some("："));
    let colon = p.spots(Spot::STOP).next().filter(|(_, c)| led && *c == '：');
    // What stands before it is as good as a heading.
    if let Some((at, _)) = colon.filter(|(at, _)| *at + 1 < p.len() && tells_number(p, 0, *at)) {
        hits.push(Hit::new(RuleId::P20, at..at + 1));
    }
}

/// `各位领导：`
fn is_address(p: &Passage<'_>, from: usize, i: usize) -> bool {
    // A3：
    // 审：, 原：
    let alone = i - from == 1;
    if alone || i - from < 4 && (from..i).all(|at| p.at(at).is_ascii_alphanumeric()) {
        return true;
    }
    p.ends_one(
        i,
        words!(
            "领导 同志 代表 委员 先生 女士 同志们 朋友 来宾 各单位 各科室 各部门 记者 问 答 报道 编辑 答复 回复 解答 主持人 \
            申请人 询问人 证人 审判长 审判员 原告 被告 调解员"
        ),
    ) || (2..=3).contains(&i) && p.is_of(0, Spot::SURNAME) && names_speaker(p, i)
        || (1..=3).any(|name| i > name && p.ends_one(i - name, POSTS) && names_speaker(p, i))
}

/// What a person is, before the name: `服务中心主任白雪：`, `4号楼代表丙：`.
static POSTS: &Row = words!(
    "主任 代表 科长 局长 处长 部长 书记 经理 主席 队长 组长 所长 院长 校长 站长 镇长 乡长 村长 专员 律师 记者 教授 工程师 \
    委员 村民 居民 职工 社工 医生 护士 老师 教师 学生 家长 民警 班长 馆长 会长 秘书长 检察官 法官"
);

/// Whether what stands before the colon at `i` is no word but the name of who speaks: `贾琴：争议焦点归纳为：`.
fn names_speaker(p: &Passage<'_>, i: usize) -> bool {
    !p.slice(0..i).contains(['，', '。', '、']) && !p.ends_one(i, HEADS) && !p.ends_one(i, SAID)
}

/// A colon behind these is no label's.
static SAID: &Row = words!(
    "确定 议定 商定 约定 研究决定 审定 会议规定 通报 通报说 汇报说 介绍说 说 称 反映 提醒 答复 强调 指出 要求 认为 提出 明确 决定 如下 如次 表示 包括"
);
/// What is named before a colon and then told.
static HEADS: &Row = words!(
    "启示 体会 成效 问题 不足 思路 措施 做法 打算 建议 原因 经验 目标 任务 重点 特点 差距 短板"
);
/// What ends so introduces what comes, whatever it stands behind.
static INTRODUCING: &Row = words!(
    "以下单位 以下问题 以下情况 以下不足 以下人员 以下内容 以下几点 以下几方面 以下工作 为 是 有 包括 如下 主要是 即 在于 括 下列 以下事项 把握 重点抓好 重点做好"
);

/// What leads to something within an item of a row.
static WITHIN: &Row = words!("包括 主要是 主要有 分别是 分别为 有以下");

/// So long at most is what is counted before a colon: 分两步, 共有两条渠道.
const LONGEST_COUNT: usize = 10;

/// Whether what stands between two colons counts what the second leads to: `主要经验：两个下沉：`.
fn counts(p: &Passage<'_>, first: usize, second: usize) -> bool {
    tells_number(p, p.clause(second).start.max(first + 1), second)
}

fn tells_number(p: &Passage<'_>, from: usize, second: usize) -> bool {
    let number = |at: &usize| is_numeral(p.at(*at)) || p.at(*at) == '两';
    let Some(at) = (from..second).find(number).filter(|_| second - from <= LONGEST_COUNT) else {
        return false;
    };
    let led = at == from
        || p.ends_one(
            at,
            words!("分 分为 有 共有 共 是 抓 抓好 做到 围绕 存在 坚持 突出 为 包括 即"),
        );
    // 一是：, 第一步：, 一班：
    let counted = p.is_one(at + 1, words!("个 条 项 步 类 批 种 点 大 方面 部分 件 级 块 层"));
    let label = at == from && second == at + 2;
    led && !label && (counted || p.before(second) == p.at(at) && p.before(at) == '有')
}

/// Whether the second colon leads to what it introduces, and is no label's.
fn is_led_to(p: &Passage<'_>, first: usize, second: usize) -> bool {
    counts(p, first, second) || p.ends_one(second, words!("如下 包括 有二 有三 主要是 以下"))
}

/// Whether no mark parts two colons in a note, and neither is a short label's: `（处理方式：依法立案：责令停产）`.
fn is_chain(p: &Passage<'_>, open: usize, first: usize, second: usize) -> bool {
    let between = p.clause(second).start == first + 1 && second > first + 2;
    let label = first - open <= LEAST_NAMED && second - first <= LEAST_NAMED;
    let plain = p.slice(first + 1..second).chars().all(is_han);
    between && plain && !label && !between_figures(p, second)
}

const LEAST_NAMED: usize = 4;

fn between_figures(p: &Passage<'_>, i: usize) -> bool {
    p.before(i).is_ascii_digit() && p.at(i + 1).is_ascii_digit()
}

fn introduces(p: &Passage<'_>, from: usize, first: usize, second: usize) -> bool {
    let between = p.slice(first + 1..second);
    // 一是： is told by P18; a row of labels is parallel.
    let item =
        between.ends_with(['是', '要']) && between.chars().rev().nth(1).is_some_and(is_numeral);
    let labels = between.contains(['、', '，']) && between.chars().count() > 60;
    // What stands before the first colon of a line may be a label: 联系人：, 张三：.
    // A number stands before it: （三）安全：.
    let opens = from == 0;
    let number = read_number(&p.text).filter(|_| opens);
    let number = number.map_or(0, |number| p.char_at_byte(number.length));
    let label =
        first - from <= 4 + number && !p.ends_one(first, SAID) && !p.ends_one(second, INTRODUCING);
    let label = label && !p.ends_one(first, HEADS);
    // 3.4 人员要求：现场人员须持证上岗，其中：①…；②…
    let clause = opens
        && p.text.starts_with(|c: char| c.is_ascii_digit())
        && read_number(&p.text).is_some_and(|number| number.values.len() > 1)
        && first <= number + LONGEST_NAME
        && between.contains('，');
    if clause {
        return false;
    }
    // 伏老师：例1分三步：①填表；②列式。
    if opens && first <= LONGEST_SPEAKER && p.ends_one(first, SPEAKERS) {
        return false;
    }
    if counts(p, first, second) {
        return true;
    }
    !item && !labels && !label && !parallel(p, first, second) && second > first + 1
}

/// How those are called who speak in minutes.
static SPEAKERS: &Row = words!(
    "老师 主任 科长 书记 局长 院长 经理 校长 处长 所长 站长 队长 组长 县长 镇长 乡长 师傅 同志 医生 教授 委员"
);
const LONGEST_SPEAKER: usize = 5;

/// What a clause of a contract is called before its colon.
const LONGEST_NAME: usize = 8;

/// `评估组认为：该桥可以通车，条件是：限载20吨`: as short as a label, and leads to something.
fn leads_on(p: &Passage<'_>, first: usize, second: usize) -> bool {
    let clause = p.clause(second).start;
    let said = (3..=5).contains(&(second - clause)) && p.before(second) == '是';
    said && p.before(clause) == '，' && clause > first + 1
}

/// 联系人：张三，电话：8640: short labels in a row.
fn parallel(p: &Passage<'_>, first: usize, second: usize) -> bool {
    let label =
        |colon: usize| colon - p.run_back(colon, |c| !matches!(c, '，' | '。' | '；' | '：'));
    let own = label(second);
    // 决定如下：成立工作组，成员为：
    if p.ends(first, "如下") && p.ends_one(second, words!("为 是 有 包括")) {
        return false;
    }
    label(first) <= 5 && own <= 5 && p.before(second - own) == '，'
}
