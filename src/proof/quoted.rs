//! What is said by others: where quotations and titles stand in a text, and where one may stand.
//!
//! Whoever quotes forgets a mark now and then, turns a pair about, or quotes over paragraphs. What such
//! a mark may hold is not sure to be quoted, so rules look there, but nothing is mended there unasked.

use super::finding::Finding;
use super::passage::{CITED, Passage, QUOTE, SPOKEN, TITLE};
use super::quotes::{self, DOUBLE, SINGLE};
use super::rows::{Row, words};
use super::rule::RuleId;
use super::spots::Spot;
use crate::report::{Line, Paragraph, Report, TextPlace};
use crate::text::holds_rare_marks;
use std::ops::Range;

/// A pair of marks, and the zone of what it holds.
struct Pair {
    open: char,
    close: char,
    zone: u8,
}

const PAIRS: [Pair; 9] = [
    Pair { open: '《', close: '》', zone: TITLE },
    Pair { open: '“', close: '”', zone: QUOTE },
    Pair { open: '「', close: '」', zone: QUOTE },
    Pair { open: '『', close: '』', zone: QUOTE },
    Pair { open: '〝', close: '〞', zone: QUOTE },
    Pair { open: '﹁', close: '﹂', zone: QUOTE },
    Pair { open: '﹃', close: '﹄', zone: QUOTE },
    Pair { open: '‘', close: '’', zone: CITED },
    Pair { open: '〈', close: '〉', zone: CITED },
];

/// Marks the zones of all that is quoted or may be.
pub fn mark(p: &mut Passage<'_>) {
    if p.spots(Spot::PAIRED).next().is_none() {
        return;
    }
    for pair in &PAIRS {
        if !p.may_hold(pair.open) && !p.may_hold(pair.close) {
            continue;
        }
        let found = paired(p, pair.open, pair.close);
        for range in found.enclosed {
            let spoken = if pair.zone == QUOTE && is_spoken(p, &range) { SPOKEN } else { 0 };
            p.set_zone(range, pair.zone | spoken);
        }
        for range in doubtful(p, pair, found.unclosed, found.unopened) {
            p.set_zone(range, CITED);
        }
    }
    straight(p, DOUBLE, QUOTE);
    straight(p, SINGLE, CITED);
    if p.may_hold('<') {
        angles(p);
    }
}

/// What is quoted as it was published, not as somebody wrote it down: `第九条规定：“…。”`
static PUBLISHED: &Row = words!(
    "规定 载明 写道 写明 明确 指明 注明 约定 写着 所载 如下 条 款 项 》 ） 古语 古人 俗话 诗 云 曰"
);

/// Whether what stands between two marks was said by somebody, and the sentences are those of who wrote it down: it ends
/// as a sentence does, and behind a colon or at the start of the text: `老厂长说：“…。”`
fn is_spoken(p: &Passage<'_>, range: &Range<usize>) -> bool {
    let open = range.start.saturating_sub(1);
    let led = match p.before(open) {
        '：' | ':' | '，' => !p.ends_one(open - 1, PUBLISHED),
        before => matches!(before, '\0' | '\t' | '。'),
    };
    let ended = || matches!(p.before(range.end), '。' | '！' | '？' | '…' | '，');
    let told =
        || p.before(open) == '：' && p.slice(range.clone()).contains(['，', '；', '。', '！']);
    led && range.len() > LEAST_SPOKEN && (ended() || told())
}

const LEAST_SPOKEN: usize = 8;

/// Returns what stands between the outermost “”.
pub fn curly(p: &Passage<'_>) -> Vec<Range<usize>> {
    if p.may_hold('”') { paired(p, '“', '”').enclosed } else { Vec::new() }
}

/// Where marks of a kind stand in a text.
struct Found {
    /// What stands between each outermost pair.
    enclosed: Vec<Range<usize>>,
    /// The first that opens and is not closed.
    unclosed: Option<usize>,
    /// The last that closes what was not opened.
    unopened: Option<usize>,
}

fn paired(p: &Passage<'_>, open: char, close: char) -> Found {
    // How many are open, and where the outermost of them stands.
    let (mut depth, mut first) = (0usize, 0);
    let mut found = Found { enclosed: Vec::new(), unclosed: None, unopened: None };
    for (i, c) in p.spots(Spot::PAIRED) {
        if c == open {
            first = if depth == 0 { i } else { first };
            depth += 1;
        } else if c == close {
            match depth {
                0 => found.unopened = Some(i),
                1 => found.enclosed.push(first + 1..i),
                _ => {}
            }
            depth = depth.saturating_sub(1);
        }
    }
    found.unclosed = (depth > 0).then_some(first);
    found
}

/// Returns what marks without a partner may hold.
fn doubtful(
    p: &Passage<'_>,
    pair: &Pair,
    unclosed: Option<usize>,
    unopened: Option<usize>,
) -> Vec<Range<usize>> {
    let behind = unclosed.map(|open| open + 1..p.len());
    let before = match unopened {
        // ”甲“: the pair may be turned about.
        Some(_) if p.chars().contains(&pair.open) => Some(0..p.len()),
        // It's: an apostrophe.
        Some(_) if pair.close == '’' => None,
        Some(close) => Some(0..close),
        None => None,
    };
    behind.into_iter().chain(before).collect()
}

/// `"` and `'`: by parity, and with one too many nobody knows which holds what.
fn straight(p: &mut Passage<'_>, marks: [char; 2], zone: u8) {
    if !marks.iter().any(|mark| p.may_hold(*mark)) {
        return;
    }
    let mut found: Vec<usize> = Vec::new();
    for (i, c) in p.spots(Spot::PAIRED) {
        if marks.contains(&c) && quotes::is_quotation_mark(p, i, found.len() % 2 == 1) {
            found.push(i);
        }
    }
    for pair in found.chunks_exact(2) {
        if let [open, close] = pair {
            p.set_zone(open + 1..*close, zone);
        }
    }
    if found.len() % 2 == 1 {
        let from = if zone == QUOTE { 0 } else { found.last().map_or(0, |last| last + 1) };
        p.set_zone(from..p.len(), CITED);
    }
}

/// `<<办法>>`
fn angles(p: &mut Passage<'_>) {
    let mut from = 0;
    while let Some(open) = p.find(from, "<<") {
        let close = p.find(open + 2, ">>").unwrap_or(p.len());
        p.set_zone(open + 2..close, CITED);
        from = close;
    }
}

/// Whether the paragraph behind this one opens its quotation again.
pub fn reopens(report: &Report, place: TextPlace) -> bool {
    let next = match place.line {
        Line::Heading => 0,
        Line::Body(n) => n + 1,
    };
    let mut behind = report.body(place.part).into_iter().flatten().skip(next).take(2);
    let next = behind.find(|p| !is_left_out(&p.text));
    next.is_some_and(|p| p.text.starts_with('“'))
}

/// Whether a line says no more than that a paragraph is left out: `…………`.
pub fn is_left_out(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|c| c == '…')
}

/// So many paragraphs a quotation may go on over without a mark: as far as a change of one can matter to what
/// is said of another.
pub const MOST_AMID: usize = 20;

/// Says whether a text holds a mark with which a quotation may begin or end.
pub fn holds_mark(text: &str) -> bool {
    text.contains(|c| {
        PAIRS.iter().any(|pair| pair.zone == QUOTE && (c == pair.open || c == pair.close))
    })
}

/// Returns the bytes of a text that belong to a quotation whose other end stands in another paragraph: all
/// of it where it holds no mark, what stands before the mark that ends it, and what stands behind the one that
/// opens it.
pub fn over_paragraphs(report: &Report, place: TextPlace) -> Vec<Range<usize>> {
    let Some(text) = report.text(place) else { return Vec::new() };
    let goes_on = || open_at_end(text).filter(|_| reopens(report, place));
    let to_end = closed_below(report, place).or_else(goes_on);
    let to_end = to_end.or_else(|| is_amid(report, place).then_some(0));
    let from_start = opened_above(report, place);
    let parts = [from_start.map(|close| 0..close), to_end.map(|open| open..text.len())];
    parts.into_iter().flatten().collect()
}

/// Whether a mark that is told as without its other half has it in another paragraph: `规定：`, `“第九条 …：`,
/// `（一）…；`, `（二）…。”`.
pub fn has_far_partner(report: &Report, finding: &Finding) -> bool {
    let mark = finding.text.as_str();
    if finding.rule != RuleId::P04 || !matches!(mark, "“" | "”") {
        return false;
    }
    let place = finding.place.text();
    // In a row of marks each has another beside it: none of them asks what the rest of the text holds.
    let is_outermost = || {
        let text = report.text(place)?;
        let beyond = match mark {
            "“" => text.get(finding.range.end..),
            _ => text.get(..finding.range.start),
        };
        beyond.map(|beyond| !beyond.contains(['“', '”']))
    };
    let partner = || match mark {
        "“" => closed_below(report, place),
        _ => opened_above(report, place),
    };
    is_outermost() == Some(true) && partner().is_some()
}

/// Returns where the mark stands that opens a text's last quotation, if that is not closed there.
fn open_at_end(text: &str) -> Option<usize> {
    if !may_hold_curly(text) {
        return None;
    }
    text.rfind('“').filter(|open| text.rfind('”') < Some(*open))
}

/// Returns the mark that opens what a later paragraph ends with. Such a mark opens a paragraph or what a colon
/// announces, and no other stands between the two.
fn closed_below(report: &Report, place: TextPlace) -> Option<usize> {
    let (_, own, behind) = around(report, place)?;
    let open = opening(own)?;
    ending(behind.iter().take(MOST_AMID).find(|p| holds_curly(p))?)?;
    Some(open)
}

/// Returns the mark that ends what an earlier paragraph opens.
fn opened_above(report: &Report, place: TextPlace) -> Option<usize> {
    let (before, own, _) = around(report, place)?;
    let close = ending(own)?;
    opening(before.iter().rev().take(MOST_AMID).find(|p| holds_curly(p))?)?;
    Some(close)
}

fn holds_curly(paragraph: &Paragraph) -> bool {
    may_hold_curly(&paragraph.text) && paragraph.text.contains(['“', '”'])
}

/// Says whether a text may hold one of “”: no Han character begins with the byte with which these do, and few marks.
fn may_hold_curly(text: &str) -> bool {
    memchr::memchr(FIRST_OF_CURLY, text.as_bytes()).is_some()
}

const FIRST_OF_CURLY: u8 = 0xE2;

fn opening(paragraph: &Paragraph) -> Option<usize> {
    let open = open_at_end(&paragraph.text)?;
    let led = paragraph.text.get(..open)?;
    (led.is_empty() || led.ends_with('：')).then_some(open)
}

/// Returns the first mark of a text that ends with one which closes, if it opens nothing before.
fn ending(paragraph: &Paragraph) -> Option<usize> {
    let text = Some(paragraph.text.as_str()).filter(|text| may_hold_curly(text))?;
    let close = text.find('”')?;
    let ends = text.trim_end_matches('。').ends_with('”');
    (ends && text.find('“').is_none_or(|open| close < open)).then_some(close)
}

type Around<'a> = (&'a [Paragraph], &'a Paragraph, &'a [Paragraph]);

/// Returns a paragraph with those before and behind it.
fn around(report: &Report, place: TextPlace) -> Option<Around<'_>> {
    let Line::Body(at) = place.line else { return None };
    let (before, from) = report.body(place.part)?.split_at_checked(at)?;
    let (own, behind) = from.split_first()?;
    Some((before, own, behind))
}

/// Whether a paragraph stands in the middle of a quotation and holds no mark of it itself.
fn is_amid(report: &Report, place: TextPlace) -> bool {
    let Some((before, own, behind)) = around(report, place) else { return false };
    let before = || before.iter().rev().take(MOST_AMID);
    // Hardly anybody uses others than “”.
    let rare = before().any(|p| holds_rare_marks(&p.text));
    let mut used = PAIRS.iter().filter(|pair| pair.zone == QUOTE && (rare || pair.open == '“'));
    used.any(|pair| {
        let marked = |p: &&Paragraph| match pair.open {
            '“' => holds_curly(p),
            _ => p.text.contains([pair.open, pair.close]),
        };
        let open = before().find(marked);
        let open = open.is_some_and(|p| p.text.rfind(pair.open) > p.text.rfind(pair.close));
        let first = || behind.iter().take(MOST_AMID).find(marked);
        let closes =
            |p: &Paragraph| p.text.find([pair.open, pair.close]) == p.text.find(pair.close);
        open && !marked(&own) && first().is_some_and(closes)
    })
}
