//! Lists in a sentence: 一是…二是…三是…, 一要…二要…, 第一，…第二，…, 首先…其次…再次…最后….
//!
//! A list runs through one section's body; its items may share a paragraph or have one each. An
//! operation moves whole items, renumbers them, and sets an end mark only where ； and 。 change
//! places. Ordinals that a word only happens to hold (统一是, 第一、第二产业) are no list.

use super::model::Paragraph;
use super::numeral::{self, Style};

mod change;

pub use change::{insert, remove, renumber, swap};

/// What a list counts with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Series {
    /// 一是, 一要
    Is,
    /// 第一，
    Ordinal,
    /// 首先，其次，再次，最后
    Words,
}

/// Where an ordinal stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    pub paragraph: usize,
    /// The byte at which the ordinal begins.
    pub start: usize,
    /// The bytes of the numeral or word within it.
    pub numeral: std::ops::Range<usize>,
    /// What it says it is; 最后 says nothing.
    pub value: Option<u32>,
    /// The place behind the item.
    pub end: (usize, usize),
}

impl Item {
    fn place(&self) -> (usize, usize) {
        (self.paragraph, self.start)
    }
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct List {
    pub series: Series,
    /// At least one.
    pub items: Vec<Item>,
}

impl List {
    fn first(&self) -> Option<(usize, usize)> {
        self.items.first().map(Item::place)
    }
}

const WORDS: [(&str, Option<u32>); 4] =
    [("首先", Some(1)), ("其次", Some(2)), ("再次", Some(3)), ("最后", None)];
const SUFFIXES: [char; 2] = ['是', '要'];
const SENTENCE_ENDS: [char; 3] = ['。', '！', '？'];
/// A mark or a space that may stand before an ordinal.
const BEFORE: &[char] = &[
    '。', '；', '，', '：', '、', '！', '？', '）', ')', '”', '》', ';', ',', ':', ' ', '\u{3000}',
    '—', '…', '“', '（', '(',
];

/// Finds the lists in a body, in order of their first items.
pub fn find(body: &[Paragraph]) -> Vec<List> {
    let mut lists: Vec<List> = Vec::new();
    for (paragraph, content) in body.iter().enumerate() {
        for (series, item) in ordinals(&content.text, paragraph) {
            let open = lists.iter_mut().rev().find(|list| list.series == series);
            match open.filter(|_| item.value != Some(1)) {
                Some(list) => list.items.push(item),
                // 最后 and 再次 alone are only words.
                None if series == Series::Words && item.value != Some(1) => {}
                None => lists.push(List { series, items: vec![item] }),
            }
        }
    }
    lists.retain(|list| list.series == Series::Is || list.items.len() > 1);
    let bounds = bounds(&lists);
    for (list, bound) in lists.iter_mut().zip(bounds) {
        close(list, body, bound.unwrap_or((usize::MAX, 0)));
    }
    lists
}

/// The places before which the last items of lists end: where another list of its series begins, or
/// where one around it goes on.
fn bounds(lists: &[List]) -> Vec<Option<(usize, usize)>> {
    let items_of = |series: Series| -> Vec<_> {
        let same = lists.iter().filter(|list| list.series == series);
        same.flat_map(|list| list.items.iter().map(|item| (item.place(), list.first()))).collect()
    };
    // In the order of the text: of one series, a list begins where the one before it is over.
    let series = [Series::Is, Series::Ordinal, Series::Words].map(|s| (s, items_of(s)));
    let bound = |list: &List| {
        let last = list.items.last()?.place();
        let next = series.iter().filter_map(|(other, items)| {
            let next = items.get(items.partition_point(|(place, _)| *place <= last))?;
            (*other == list.series || next.1 < list.first()).then_some(next.0)
        });
        next.min()
    };
    lists.iter().map(bound).collect()
}

/// Returns the list and the item at a place of a body: the innermost, where lists stand in lists.
pub fn at(body: &[Paragraph], paragraph: usize, byte: usize) -> Option<(List, usize)> {
    let place = (paragraph, byte);
    let mut found: Option<(List, usize)> = None;
    for list in find(body) {
        let holds = |i: &Item| (i.paragraph, i.start) <= place && place <= i.end;
        let Some(item) = list.items.iter().rposition(holds) else { continue };
        let start = |list: &List, item: usize| list.items.get(item).map(|i| (i.paragraph, i.start));
        if found.as_ref().is_none_or(|(l, i)| start(l, *i) < start(&list, item)) {
            found = Some((list, item));
        }
    }
    found
}

fn ordinals(text: &str, paragraph: usize) -> Vec<(Series, Item)> {
    let mut found = Vec::new();
    let mut clause_start = true;
    let mut skip_to = 0;
    for (start, c) in text.char_indices() {
        let here = clause_start && start >= skip_to;
        // Nearly every character is a Hanzi, and no mark.
        clause_start = !matches!(c, '\u{4E00}'..='\u{9FFF}') && BEFORE.contains(&c);
        let Some(rest) = text.get(start..).filter(|_| here) else { continue };
        let Some((series, numeral, length, value)) = ordinal(rest) else { continue };
        skip_to = start + length;
        let numeral = start + numeral.start..start + numeral.end;
        found.push((series, Item { paragraph, start, numeral, value, end: (paragraph, 0) }));
    }
    found
}

type Ordinal = (Series, std::ops::Range<usize>, usize, Option<u32>);

/// Reads the ordinal at the start of a clause: its numeral, its whole length and its value.
fn ordinal(text: &str) -> Option<Ordinal> {
    if let Some((word, value)) = WORDS.iter().find(|(word, _)| text.starts_with(word)) {
        let word_only = !text.starts_with("最后一") && !text.starts_with("首先进");
        return word_only.then_some((Series::Words, 0..word.len(), word.len(), *value));
    }
    if let Some(rest) = text.strip_prefix('第') {
        let (style, value, length) = numeral::read(rest)?;
        let mark = rest.get(length..)?;
        let next = mark.strip_prefix(['，', ',', '、', '：', ':'])?;
        let listed = mark.starts_with('、') && next.starts_with('第');
        let from = '第'.len_utf8();
        return (style == Style::Chinese && !listed).then_some((
            Series::Ordinal,
            from..from + length,
            from + length,
            Some(value),
        ));
    }
    let (style, value, length) = numeral::read(text)?;
    let rest = text.get(length..)?;
    let behind = rest.strip_prefix(SUFFIXES)?;
    // 一是一，二是二 is a saying.
    let saying = behind.starts_with(text.get(..length)?);
    (style == Style::Chinese && !saying && value > 0).then_some((
        Series::Is,
        0..length,
        length + '是'.len_utf8(),
        Some(value),
    ))
}

/// Says of each item where it ends; the last does so before `bound`.
fn close(list: &mut List, body: &[Paragraph], bound: (usize, usize)) {
    let starts: Vec<_> = list.items.iter().map(|item| (item.paragraph, item.start)).collect();
    let own_paragraphs = starts.iter().all(|(_, start)| *start == 0);
    let mut next = starts.iter().skip(1);
    let semicolons = list.items.iter().zip(starts.iter().skip(1)).all(|(item, (p, s))| {
        let text = body.get(*p).and_then(|b| b.text.get(..*s)).unwrap_or_default();
        item.paragraph == *p && text.trim_end().ends_with('；')
    });
    for item in &mut list.items {
        let text = body.get(item.paragraph).map_or("", |p| p.text.as_str());
        item.end = match next.next() {
            Some((p, start)) if *p == item.paragraph => (*p, *start),
            // Until the next one begins, where each has paragraphs of its own.
            Some((p, _)) if own_paragraphs => {
                let last = p - 1;
                (last, body.get(last).map_or(0, |b| b.text.len()))
            }
            _ if semicolons && starts.len() > 1 => {
                let end = if bound.0 == item.paragraph { bound.1 } else { text.len() };
                let rest = text.get(item.start..end).unwrap_or_default();
                let stop = rest.char_indices().find(|(_, c)| SENTENCE_ENDS.contains(c));
                (item.paragraph, item.start + stop.map_or(rest.len(), |(i, c)| i + c.len_utf8()))
            }
            _ => (item.paragraph, text.len()),
        };
    }
    if let Some(last) = list.items.last_mut() {
        last.end = last.end.min(bound);
    }
}

#[cfg(test)]
mod tests;
