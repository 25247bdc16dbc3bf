//! The operations on lists: a body is cut into what stands before a list, its items and what stands
//! behind, and joined again.

use super::super::model::{Paragraph, Part, Report, TextPlace};
use super::super::numeral::{self, Style};
use super::super::operation::Operation;
use super::{List, SUFFIXES, Series};
use crate::text::Edit;

const ITEM_ENDS: [char; 3] = ['。', '；', '，'];

/// Inserts an item after the one with this index; `text` stands behind its ordinal.
pub fn insert(
    report: &Report,
    part: Part,
    list: &List,
    after: usize,
    text: &str,
) -> Option<Operation> {
    let mut cut = Cut::of(report, part, list)?;
    let mark = end_mark(cut.items.get(after)?);
    let before = after.checked_sub(1).and_then(|i| cut.items.get(i)).and_then(|i| end_mark(i));
    let ordinal = cut.ordinals.get(after)?.clone();
    let mut item = vec![Paragraph::new(format!("{}{text}", ordinal.text))];
    let becomes_last = after + 1 == cut.items.len();
    // The last of a list ends its sentence.
    match mark {
        Some('；') if becomes_last => set_end_mark(&mut item, '。'),
        Some(mark) => set_end_mark(&mut item, mark),
        None => {}
    }
    if let (true, Some(_), Some(middle)) = (becomes_last, mark, before) {
        set_end_mark(cut.items.get_mut(after)?, middle);
    }
    // Where items have paragraphs of their own, so has the new one.
    let gap = cut.separators.get(after).or(cut.separators.last()).copied();
    cut.separators.insert(after, gap.unwrap_or(cut.before_separate));
    cut.items.insert(after + 1, item);
    cut.ordinals.insert(after + 1, ordinal);
    cut.into_operation(part)
}

/// Removes the item with this index.
pub fn remove(report: &Report, part: Part, list: &List, item: usize) -> Option<Operation> {
    let mut cut = Cut::of(report, part, list)?;
    let last = item + 1 == cut.items.len();
    let gone = cut.items.get(item)?.clone();
    cut.items.remove(item);
    cut.ordinals.remove(item);
    if !cut.separators.is_empty() {
        let at = item.min(cut.separators.len() - 1);
        cut.separators.remove(at);
    }
    if last && let (Some(mark), Some(now_last)) = (end_mark(&gone), cut.items.last_mut()) {
        set_end_mark(now_last, mark);
    }
    cut.into_operation(part)
}

/// Lets two items change places.
pub fn swap(
    report: &Report,
    part: Part,
    list: &List,
    one: usize,
    other: usize,
) -> Option<Operation> {
    let mut cut = Cut::of(report, part, list)?;
    if one >= cut.items.len() || other >= cut.items.len() {
        return None;
    }
    let marks: Vec<_> = cut.items.iter().map(|item| end_mark(item)).collect();
    cut.items.swap(one, other);
    cut.ordinals.swap(one, other);
    for place in [one, other] {
        if let (Some(Some(mark)), Some(item)) = (marks.get(place), cut.items.get_mut(place))
            && end_mark(item).is_some()
        {
            set_end_mark(item, *mark);
        }
    }
    cut.into_operation(part)
}

/// Gives every item the ordinal of its place.
pub fn renumber(report: &Report, part: Part, list: &List) -> Option<Operation> {
    Cut::of(report, part, list)?.into_operation(part)
}

/// The ordinal of an item: its text, and where in it the numeral stands.
#[derive(Debug, Clone)]
struct OrdinalText {
    text: String,
    numeral: std::ops::Range<usize>,
}

/// A body cut into what stands before a list, its items, and what stands behind. Each piece is a
/// run of paragraphs of which the first and the last may be parts of one.
struct Cut {
    series: Series,
    /// The list ends with 最后.
    closed: bool,
    body: Vec<Paragraph>,
    before: Vec<Paragraph>,
    /// The first item begins its paragraph.
    before_separate: bool,
    items: Vec<Vec<Paragraph>>,
    ordinals: Vec<OrdinalText>,
    /// For each gap between items whether a paragraph ends there.
    separators: Vec<bool>,
    behind: Vec<Paragraph>,
    behind_separate: bool,
}

impl Cut {
    fn of(report: &Report, part: Part, list: &List) -> Option<Cut> {
        let body = report.body(part)?;
        let first = list.items.first()?;
        let last = list.items.last()?;
        let mut cut = Cut {
            series: list.series,
            closed: last.value.is_none() && list.series == Series::Words,
            body: body.to_vec(),
            before: piece(body, (0, 0), (first.paragraph, first.start))?,
            before_separate: first.start == 0,
            items: Vec::new(),
            ordinals: Vec::new(),
            separators: Vec::new(),
            behind: Vec::new(),
            behind_separate: false,
        };
        for (n, item) in list.items.iter().enumerate() {
            let next = list.items.get(n + 1);
            let end = next.map_or(item.end, |next| (next.paragraph, next.start));
            let separate = next.is_some_and(|n| n.paragraph > item.paragraph && n.start == 0);
            let mut content = piece(body, (item.paragraph, item.start), end)?;
            if separate {
                // The empty start of the next item's paragraph is not part of this one.
                content.pop();
            }
            let text = body.get(item.paragraph)?.text.get(item.start..item.numeral.end)?;
            let suffix_at = item.numeral.end;
            let suffix = body.get(item.paragraph)?.text.get(suffix_at..)?.chars().next();
            let suffix = suffix.filter(|c| SUFFIXES.contains(c) || "，,、：:".contains(*c));
            let mut text = text.to_string();
            text.extend(suffix);
            cut.ordinals.push(OrdinalText {
                text,
                numeral: item.numeral.start - item.start..item.numeral.end - item.start,
            });
            cut.items.push(content);
            if next.is_some() {
                cut.separators.push(separate);
            }
        }
        let (p, byte) = last.end;
        let end_of_paragraph = body.get(p).is_some_and(|b| byte >= b.text.len());
        cut.behind_separate = end_of_paragraph;
        let from = if end_of_paragraph { (p + 1, 0) } else { (p, byte) };
        cut.behind = piece(body, from, (body.len(), 0))?;
        Some(cut)
    }

    fn into_operation(mut self, part: Part) -> Option<Operation> {
        let count = self.items.len();
        for (n, (item, ordinal)) in self.items.iter_mut().zip(&self.ordinals).enumerate() {
            let value = u32::try_from(n + 1).ok()?;
            let numeral = self.series.numeral(value, n + 1 == count, self.closed);
            let first = item.first_mut()?;
            first.text.replace_range(ordinal.numeral.clone(), &numeral);
        }
        let mut body = self.before;
        let mut separate = self.before_separate;
        let mut separators = self.separators.into_iter();
        for item in self.items {
            join(&mut body, item, separate);
            separate = separators.next().unwrap_or(false);
        }
        join(&mut body, self.behind, self.behind_separate);
        difference(part, &self.body, &body)
    }
}

impl Series {
    fn numeral(self, value: u32, last: bool, closed: bool) -> String {
        match (self, value) {
            (Series::Words, _) if last && closed && value > 1 => "最后".into(),
            (Series::Words, 1) => "首先".into(),
            (Series::Words, 2) => "其次".into(),
            (Series::Words, 3) => "再次".into(),
            (Series::Words, _) => format!("第{}", numeral::write(Style::Chinese, value)),
            _ => numeral::write(Style::Chinese, value),
        }
    }
}

/// Cuts a run of paragraphs out of a body; where it begins in the middle of a paragraph the note
/// stays with the beginning.
pub(super) fn piece(
    body: &[Paragraph],
    from: (usize, usize),
    to: (usize, usize),
) -> Option<Vec<Paragraph>> {
    let mut out = Vec::new();
    for n in from.0..=to.0 {
        let Some(paragraph) = body.get(n) else { break };
        let start = if n == from.0 { from.1 } else { 0 };
        let end = if n == to.0 { to.1 } else { paragraph.text.len() };
        let note = if start == 0 { paragraph.note.clone() } else { String::new() };
        out.push(Paragraph { text: paragraph.text.get(start..end)?.to_string(), note });
    }
    Some(out)
}

/// Appends a piece, in the paragraph with which `body` ends or in paragraphs of its own.
fn join(body: &mut Vec<Paragraph>, piece: Vec<Paragraph>, separate: bool) {
    let mut piece = piece.into_iter();
    if let (Some(last), false) = (body.last_mut(), separate)
        && let Some(first) = piece.next()
    {
        last.text.push_str(&first.text);
        last.note.push_str(&first.note);
    } else if separate && body.last().is_some_and(|last| last.text.is_empty()) {
        // The cut before a list at the start of a paragraph leaves an empty start of it.
        body.pop();
    }
    body.extend(piece);
}

/// Makes the operation that turns one body into the other, leaving alone what is the same.
fn difference(part: Part, old: &[Paragraph], new: &[Paragraph]) -> Option<Operation> {
    let same = old.iter().zip(new).take_while(|(a, b)| a == b).count();
    let most = old.len().min(new.len()) - same;
    let same_end =
        old.iter().rev().zip(new.iter().rev()).take(most).take_while(|(a, b)| a == b).count();
    let removed = old.get(same..old.len() - same_end)?;
    let inserted = new.get(same..new.len() - same_end)?;
    let pairs = removed.iter().zip(inserted);
    if removed.len() == inserted.len() && pairs.clone().all(|(a, b)| a.note == b.note) {
        let edits = pairs.zip(same..).filter_map(|((from, to), n)| {
            let edit = Edit::between(&from.text, &to.text)?;
            Some(Operation::Text { place: TextPlace::body(part, n), edit })
        });
        return Some(Operation::All(edits.collect()));
    }
    let (removed, inserted) = (removed.to_vec(), inserted.to_vec());
    Some(Operation::Paragraphs { part, at: same, removed, inserted })
}

fn end_mark(item: &[Paragraph]) -> Option<char> {
    item.last()?.text.trim_end().chars().next_back().filter(|c| ITEM_ENDS.contains(c))
}

fn set_end_mark(item: &mut [Paragraph], mark: char) {
    let Some(last) = item.last_mut() else { return };
    let text = last.text.trim_end();
    let bare = text.strip_suffix(ITEM_ENDS).unwrap_or(text);
    last.text = format!("{bare}{mark}{}", last.text.get(text.len()..).unwrap_or_default());
}
