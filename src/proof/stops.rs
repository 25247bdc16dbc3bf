//! Rules on the marks that part and end sentences: P19, P25.

use super::finding::Hit;
use super::items::is_led_by_anyone;
use super::last_lines;
use super::led_items;
use super::parallels;
use super::passage::{Passage, is_han, is_numeral};
use super::rows::{Row, words};
use super::rule::{Level, RuleId};
use super::spots::Spot;
use super::{subtitles, unended, unended_items};
use crate::report::form::leading_numeral;
use crate::report::{Fixed, Line, Part, Report};
use std::ops::Range;

/// A hit and the passage it belongs to.
type Placed = (usize, Hit);

/// Looks at all texts of a report.
pub fn wide(report: &Report, passages: &[Passage<'_>]) -> Vec<Placed> {
    let (mut hits, mut open): (Vec<Placed>, Vec<Placed>) = (Vec::new(), Vec::new());
    for (n, p) in passages.iter().enumerate() {
        stop_in_line(report, passages, n, p, &mut hits);
        let ended = unended::check(passages, n).map(|hit| (n, hit));
        open.extend(ended.filter(|_| !unended_items::is_beside_open(report, p.place)));
        let title = sentence_for_title(p).or_else(|| unended::opens_short_text(passages, n));
        let unclosed = || ends_unclosed(report, passages, n, p);
        let last = || last_lines::check(passages, n);
        if let Some(hit) = title.or_else(unclosed).or_else(last) {
            hits.push((n, hit));
        }
    }
    // Where many paragraphs end so, lines were broken: it is no slip.
    let ends = passages.iter().filter(|p| matches!(p.place.part, Part::Section(_))).count();
    if open.len() * 3 <= ends + 3 {
        let heads = |(n, _): &Placed| subtitles::is_one(passages, *n);
        if open.iter().any(heads) && subtitles::are_several(passages) {
            open.retain(|placed| !heads(placed));
        }
        hits.extend(open);
    }
    hits
}

/// Which item of a list begins at a place: how it is numbered, and its number.
#[derive(Clone, Copy, PartialEq)]
struct Label {
    kind: char,
    value: u32,
    /// Where its number ends.
    end: usize,
}

/// Returns the item that begins at `i`.
fn label(p: &Passage<'_>, i: usize) -> Option<Label> {
    const WORDS: [(&str, char, u32); 8] = [
        ("首先", '首', 1),
        ("其次", '首', 2),
        ("再次", '首', 3),
        ("最后", '首', 3),
        ("一方面", '面', 1),
        ("另一方面", '面', 2),
        ("其一", '其', 1),
        ("其二", '其', 2),
    ];
    let first = p.at(i);
    let numeral = |c: char| c.is_ascii_digit() || is_numeral(c) || is_circled(c);
    if !numeral(first) && !matches!(first, '首' | '其' | '再' | '最' | '另' | '第' | '（' | '(')
    {
        return None;
    }
    let word = WORDS.iter().filter(|(word, ..)| p.is(i, word)).max_by_key(|(word, ..)| word.len());
    if let Some((word, kind, value)) = word {
        return Some(Label { kind: *kind, value: *value, end: i + word.chars().count() });
    }
    let open = usize::from(matches!(first, '第' | '（' | '('));
    let end = p.run(i + open, numeral);
    let (_, value, length) = leading_numeral(p.slice(i + open..end))?;
    let circled = is_circled(p.at(i));
    let kind = match (p.at(i), p.at(end)) {
        ('第', '，' | '、') => '第',
        ('（' | '(', '）' | ')') => '（',
        (_, '是' | '要' | '抓' | '靠' | '看' | '促' | '强') if open == 0 => p.at(end),
        (c, '.' | '．' | '、') if c.is_ascii_digit() && !p.at(end + 1).is_ascii_digit() => '1',
        _ if circled => '①',
        _ => return None,
    };
    let end = if circled { end } else { end + 1 };
    (length == p.slice(i + open..end).len() || length > 0).then_some(Label { kind, value, end })
}

fn is_circled(c: char) -> bool {
    matches!(c, '①'..='⑳')
}

/// P19: items parted by ；, one of which holds a 。. All that is asked of one text.
pub fn check(p: &Passage<'_>, hits: &mut Vec<Hit>) {
    if !p.may_hold('；') || !p.may_hold('。') {
        return;
    }
    stops_in_items(p, 0..p.len(), hits);
    // What a bracket or a quotation holds is a text of its own.
    for (open, close) in [('（', '）'), ('“', '”')] {
        let mut at = 0;
        for range in held(p, open, close).take_while(|_| p.may_hold(open)) {
            let list = |mark| p.slice(range.clone()).contains(mark);
            if range.start >= at && list('；') && list('。') {
                at = range.end;
                stops_in_items(p, range, hits);
            }
        }
    }
    stops_in_parallels(p, hits);
    hits.extend(led_items::in_counted_row(p));
}

/// Returns what stands between each mark that opens and the next that closes.
fn held<'p>(
    p: &'p Passage<'_>,
    open: char,
    close: char,
) -> impl Iterator<Item = Range<usize>> + 'p {
    let opening = p.spots(Spot::PAIRED).filter(move |(_, c)| *c == open);
    opening.map(move |(i, _)| i + 1..p.run(i + 1, |c| c != close))
}

fn stops_in_items(p: &Passage<'_>, within: Range<usize>, hits: &mut Vec<Hit>) {
    let mut open: Vec<Label> = Vec::new();
    let mut depth = 0u32;
    let mut stop: Option<usize> = None;
    let mut loose: Option<(char, usize)> = None;
    let first = within.start;
    let mut begin = |i: usize, stop: &mut Option<usize>, hits: &mut Vec<Hit>| {
        let Some(found) = label(p, i) else { return };
        let goes_on = open.iter().rposition(|l| l.kind == found.kind && l.value < found.value);
        let last = goes_on.and_then(|at| open.get(at)).copied();
        let held = stop.filter(|at| last.is_some_and(|last| *at > last.end));
        let mark = p.before(i);
        let alone = mark == '；' && last.is_none();
        let unmarked = || Some(found).filter(|_| alone).and_then(|f| first_unmarked(p, first, f));
        if let (Some(at), '；') = (held, mark) {
            let hit = stop_in_item(p, at, i - 1);
            hits.push(if p.at(at) == '？' { hit.level(Level::Review) } else { hit });
        } else if let Some(at) = unmarked() {
            hits.push(stop_in_item(p, at, i - 1).level(Level::Review));
        } else if let ('；', Some((_, at))) = (mark, loose.filter(|(kind, _)| *kind == found.kind))
        {
            hits.push(Hit::new(RuleId::P19, at..at + 1).level(Level::Review));
            loose = None;
        }
        // Another list of this kind begins.
        loose = loose.filter(|(kind, _)| *kind != found.kind || last.is_some());
        // 一是开好班会。每周一次。二是…；三是…: the first holds a stop, and others are parted by ；.
        loose = held.filter(|at| mark == '。' && *at + 1 < i).map(|at| (found.kind, at)).or(loose);
        open.truncate(goes_on.unwrap_or(open.len()).min(MOST_OPEN));
        open.push(found);
        *stop = None;
    };
    begin(within.start, &mut stop, hits);
    let spots = p.spots(Spot::ODD | Spot::STOP | Spot::PAIRED);
    for (i, c) in spots.filter(|(i, _)| within.contains(i)) {
        match c {
            '“' | '（' | '《' => depth += 1,
            '”' | '）' | '》' => depth = depth.saturating_sub(1),
            '。' | '？' if depth == 0 => stop = stop.or(Some(i)),
            _ => {}
        }
        if matches!(c, '。' | '；' | '：' | '，' | ' ' | '\t' | '|') {
            begin(i + 1, &mut stop, hits);
        }
    }
}

/// Returns where a full stop stands behind 一是 before which no mark stands, of the list that 二是 goes on:
/// `公交公司一是调整首班时间。增加夜班；二是更换站牌`.
fn first_unmarked(p: &Passage<'_>, from: usize, second: Label) -> Option<usize> {
    let label = second.end.checked_sub(2).filter(|_| second.kind == '是' && second.value == 2)?;
    let first = p.find(from, "一是").filter(|at| *at < label && is_led_by_anyone(p, *at))?;
    p.find(first, "。").filter(|at| *at < label && !p.slice(first..*at).contains(['“', '（', '；']))
}

/// P19 on items without numbers: `车辆方面，检测校车46辆。更换轮胎18条；线路方面，…`.
fn stops_in_parallels(p: &Passage<'_>, hits: &mut Vec<Hit>) {
    let mut item = 0;
    let mut stop = None;
    let mut led = false;
    for (i, c) in p.spots(Spot::STOP) {
        led = c == '：' || led && !(c == '。' && stop.is_some());
        match c {
            '。' if stop.is_none() => stop = Some(i),
            // What stands behind the first stop of two begins anew.
            '。' | '！' | '？' | '：' => (item, stop) = (i + 1, None),
            '；' => {
                if let Some(at) = stop
                    && let Some(level) = parallels::told_alike(p, item, at, i + 1)
                        .or_else(|| led.then(|| parallels::goes_on(p, item, at, i)).flatten())
                        .or_else(|| led_items::goes_on(p, item, at, i))
                {
                    hits.push(stop_in_item(p, at, i).level(level));
                }
                (item, stop) = (i + 1, None);
            }
            _ => {}
        }
    }
}

/// Lists nest no deeper.
const MOST_OPEN: usize = 8;

/// The stop at `at` stands in an item that ends with the ； at `end`.
fn stop_in_item(p: &Passage<'_>, at: usize, end: usize) -> Hit {
    // Of a longer item only its end is flagged.
    let short = end - at < parallels::LONGEST_FLAG && p.slice(at..end).matches('。').count() == 1;
    if short {
        let fixed = format!("，{}", p.slice(at + 1..end + 1));
        Hit::new(RuleId::P19, at..end + 1).fix(fixed)
    } else {
        Hit::new(RuleId::P19, end..end + 1).fix("。")
    }
}

/// P19 on an item that has lines of its own: `（一）抓宣传。发放资料3000份；`
fn stop_in_line(
    report: &Report,
    passages: &[Passage<'_>],
    n: usize,
    p: &Passage<'_>,
    hits: &mut Vec<Placed>,
) {
    let Part::Section(id) = p.place.part else { return };
    if p.before(p.len()) != '；' || p.place.line == Line::Heading {
        return;
    }
    let last = passages.get(n + 1).is_none_or(|next| next.place.part != p.place.part);
    let headed = report.section(id).is_some_and(|section| {
        section.run_in.as_deref() == Some("。")
            && section.body.len() == 1
            && section.number != crate::report::numbering::Number::Unnumbered
    });
    let own = label(p, 0).map_or(0, |label| label.end);
    let mut depth = 0u32;
    let mut within = false;
    let rows = p.rows(Spot::STOP | Spot::PAIRED).zip(p.behind(Spot::STOP, 1));
    let places = p.standing(rows.map(|(marks, behind)| marks | behind));
    for (i, c) in places.filter(|(i, _)| (own..p.len()).contains(i)) {
        let begins = matches!(p.before(i), '。' | '；' | '：' | '，') && label(p, i).is_some();
        match c {
            _ if begins => within = false,
            '“' | '（' | '《' => depth += 1,
            '”' | '）' | '》' => depth = depth.saturating_sub(1),
            '。' if depth == 0 => within = own > 0 || headed,
            _ => {}
        }
    }
    if within || headed && last {
        hits.push((n, Hit::new(RuleId::P19, p.len() - 1..p.len()).fix("。")));
    }
}

/// What says in a sentence that something is done; no title does.
static DONE: &Row = words!(
    "均已 已全部 已于 已经 已完成 已落实 已投入 已建立 已达 已有 已对 已向 已将 尚未 得到了 取得了 进行了 开展了 完成了 实现了 提出了 作了 并已"
);

/// What few titles say.
static BY_WHOM: &Row = words!("了 已 将 被 由 受到 获得 并 均 正在 仍 尚");

/// What says that somebody speaks.
static SPOKE: &Row = words!("指出， 强调， 要求， 认为， 表示， 介绍， 说， 提出， 反映， 汇报，");

/// P25 on a first line that was taken for the title and is a sentence.
fn sentence_for_title(p: &Passage<'_>) -> Option<Hit> {
    let titled = p.place.part == Part::Fixed(Fixed::Title);
    let last = p.before(p.len());
    let commas = || p.spots(Spot::STOP).filter(|(_, c)| *c == '，').count();
    let counted = || p.figures().iter().any(|figure| figure.unit != Some('年'));
    let noted = || last == '）' && p.len() >= 28 && p.before(p.len() - 1) != '）' && counted();
    let ends = is_han(last) || matches!(last, '%' | '％') || noted();
    let told =
        p.len() >= 14 && (p.is_one(0, unended::TOLD) || SPOKE.stands_in(&p.text)) && commas() > 0;
    let closes = || matches!(last, '）' | '”' | '》') && p.len() >= 18 && commas() > 0 && tells(p);
    // Few titles count things in clauses of a sentence: 奋力谱写2025年新篇章.
    let many = || p.len() >= 28 && commas() > 1 && BY_WHOM.stands_in(&p.text);
    let counts =
        || p.len() >= 24 && commas() > 0 && (counted() || DONE.stands_in(&p.text)) || many();
    let hit = || Hit::new(RuleId::P25, p.len() - 1..p.len()).fix(format!("{last}。"));
    let sure = told && commas() > 1;
    let titled = titled && !p.text.contains("关于") && !unended::is_labelled(p);
    let sentence = titled && (ends && (told || counts()) || closes());
    sentence.then(|| if sure { hit() } else { hit().level(Level::Review) })
}

/// Whether the clauses before the last mark of a first line say that something was done: `为…，教务处修订了《…》`.
fn tells(p: &Passage<'_>) -> bool {
    static SAYS: &Row = words!(
        "了 共有 现有 最多的是 主要是 概括为 总结为 归纳为 称为 命名为 定为 已 均 明确 要求 提出 强调 实行 被 获得 授予 荣获 入选 列为 评为 取得 将 由"
    );
    let own = p.run(0, |c| !matches!(c, '“' | '《' | '（'));
    SAYS.stands_in(p.slice(0..own)) && !p.slice(0..own).contains('！')
}

/// P25 on the last paragraph of a part that ends with ；, and on 特此报告 alone.
fn ends_unclosed(
    report: &Report,
    passages: &[Passage<'_>],
    n: usize,
    p: &Passage<'_>,
) -> Option<Hit> {
    let part = matches!(p.place.part, Part::Section(_) | Part::Fixed(Fixed::Lead | Fixed::Closing));
    if !part || p.place.line == Line::Heading {
        return None;
    }
    let hit = || Hit::new(RuleId::P25, p.len().saturating_sub(1)..p.len()).level(Level::Review);
    if is_formula(p.text.trim()) {
        return Some(hit().fix(format!("{}。", p.before(p.len()))));
    }
    if p.before(p.len()) != '；' || p.len() <= 8 {
        return None;
    }
    let last = passages.get(n + 1).is_none_or(|next| next.place.part != p.place.part);
    // 每周三到学校，每周五到敬老院；: all there is, and no list.
    let whole = passages.len() == 1 && p.len() >= LEAST_WHOLE && p.text.contains('，');
    if whole && p.text.matches('；').count() == 1 && label(p, 0).is_none() {
        return Some(hit().fix("。"));
    }
    // What stands on the line of its number is an item among others.
    let headed = match p.place.part {
        Part::Section(id) => report.section(id).is_some_and(|section| {
            section.run_in.is_none() && section.body.len() < 3 && !section.heading.is_empty()
        }),
        _ => false,
    };
    (last && headed).then(|| hit().fix("。"))
}

const LEAST_WHOLE: usize = 20;

/// What a request or a letter ends with.
static ASKING: &Row = words!(
    "妥否 当否 可否 是否妥当 以上请示 以上意见 以上报告 以上汇报 以上方案 现予 请予 敬请 恳请 特此"
);
static ASKED_FOR: &Row = words!(
    "请批示 请批复 请审批 请审议 请审定 请审查 请指示 请函复 请研究 请予批准 请予审批 请予批复 请予支持 请予审议 请予函复 请予研究 请予协助 为盼 为荷 函复 批准 审批 批示 批复"
);
const LONGEST_ASKING: usize = 20;

fn is_formula(text: &str) -> bool {
    let asks = || ASKING.begins(text) && ASKED_FOR.ends(text) && !text.contains('：');
    FORMULAS.has(text) || asks() && text.chars().count() <= LONGEST_ASKING
}

/// What a report ends with, a sentence all of it.
static FORMULAS: &Row =
    words!("特此报告 特此通知 特此通报 特此函告 特此函达 特此汇报 特此请示 专此报告");
