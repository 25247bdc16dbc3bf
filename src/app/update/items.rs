//! Items of lists in a sentence, 一是 二是 三是: the next one made, one moved among the others.

use super::Update;
use crate::app::command::Command;
use crate::app::editing::Made;
use crate::app::view::texts::Texts;
use crate::app::wording::Word;
use crate::report::outline::Obstacle;
use crate::report::{Kind, Line, Operation, Paragraph, Part, Place, Report, TextPlace, list};
use crate::text::Edit;

impl Update<'_> {
    /// Goes on with the list the caret is in, or begins one.
    pub(super) fn next_item(&mut self) {
        let caret = self.caret();
        let (part, Line::Body(n)) = (caret.text.part, caret.text.line) else {
            return self.app.tell(Word::ListInBody);
        };
        let body = self.app.report.body(part).unwrap_or_default();
        let Some((found, item)) = list::at(body, n, caret.at) else {
            return self.insert("一是", Kind::Other);
        };
        if is_empty(body, &found, item) {
            return self.app.tell(Word::ItemIsEmpty);
        }
        match self.next_item_of(part, &found, item, "") {
            Some((operation, caret)) => {
                self.apply(Made { operation, caret }, Kind::Other);
            }
            None => self.app.tell(Word::CannotBeDone),
        }
    }

    /// Makes the item behind another one, and says where its text begins.
    pub(super) fn next_item_of(
        &mut self,
        part: Part,
        found: &list::List,
        item: usize,
        text: &str,
    ) -> Option<(Operation, Place)> {
        let report = &mut self.app.report;
        let ended = ended(report, part, found, item);
        let ended = Operation::All(ended.into_iter().collect());
        let made = report.as_if(&ended, |report| {
            let found = same_list(report, part, found)?;
            list::insert(report, part, &found, item, text)
        })??;
        let operation = Operation::All(vec![ended, made]);
        let place = report.as_if(&operation, |report| {
            let new = same_list(report, part, found)?.items.get(item + 1)?.clone();
            let text = TextPlace::body(part, new.paragraph);
            let behind = report.text(text)?.get(new.numeral.end..)?;
            let suffix = behind.chars().next().filter(|c| "是要，,、：:".contains(*c));
            Some(Place { text, at: new.numeral.end + suffix.map_or(0, char::len_utf8) })
        })??;
        Some((operation, place))
    }

    /// Moves the item of a list, or the paragraph where there is none.
    pub(super) fn move_item(&mut self, down: bool) {
        let caret = self.caret();
        let (part, Line::Body(n)) = (caret.text.part, caret.text.line) else {
            let way = if down { Command::MoveDown } else { Command::MoveUp };
            self.section_command(way);
            return;
        };
        let body = self.app.report.body(part).unwrap_or_default();
        let in_list = list::at(body, n, caret.at).filter(|(found, _)| found.items.len() > 1);
        if let Some((found, item)) = in_list {
            return self.swap_items(part, n, &found, item, down);
        }
        let Some(other) = beside(n, down).filter(|other| *other < body.len()) else {
            return self.obstacle(if down { Obstacle::Last } else { Obstacle::First });
        };
        let at = n.min(other);
        let removed = body.get(at..at + 2).unwrap_or_default().to_vec();
        let inserted = removed.iter().rev().cloned().collect();
        let operation = Operation::Paragraphs { part, at, removed, inserted };
        let caret = Place { text: TextPlace::body(part, other), ..caret };
        self.apply(Made { operation, caret }, Kind::Other);
    }

    /// Lets an item and the one beside it change places; the caret stays where it was in the item.
    fn swap_items(&mut self, part: Part, n: usize, found: &list::List, item: usize, down: bool) {
        let caret = self.caret();
        let other = beside(item, down).filter(|other| *other < found.items.len());
        let Some(other) = other else {
            let edge = if down { Obstacle::Last } else { Obstacle::First };
            return self.obstacle(edge);
        };
        let operation = list::swap(&self.app.report, part, found, item, other);
        let Some(operation) = operation else { return self.app.tell(Word::CannotBeDone) };
        let within = found.items.get(item).filter(|item| item.paragraph == n);
        let within = within.map_or(0, |item| caret.at.saturating_sub(item.numeral.end));
        let narrow = self.app.view.narrow;
        let caret = self.app.report.as_if(&operation, |after| {
            let list = same_list(after, part, found);
            let item = |n: usize| list.as_ref().and_then(|list| list.items.get(n));
            let caret = item(other).map_or(caret, |item| Place {
                text: TextPlace::body(part, item.paragraph),
                at: item.numeral.end + within,
            });
            let texts = Texts::new(after, narrow);
            let caret = texts.nearest(caret);
            // Its end is the start of the next one, and would no longer be in it.
            let is_next = item(other + 1).is_some_and(|next| {
                (TextPlace::body(part, next.paragraph), next.start) == (caret.text, caret.at)
            });
            texts.stop_before(caret).filter(|_| is_next).unwrap_or(caret)
        });
        let Some(caret) = caret else { return self.app.tell(Word::CannotBeDone) };
        self.apply(Made { operation, caret }, Kind::Other);
    }
}

/// Finds a list again that has changed, by where it begins.
fn same_list(report: &Report, part: Part, list: &list::List) -> Option<list::List> {
    let first = |list: &list::List| list.items.first().map(|i| (i.paragraph, i.start));
    let mut lists = list::find(report.body(part)?).into_iter();
    lists.find(|found| first(found) == first(list))
}

/// The marks that end an item.
const ENDS: [char; 2] = ['；', '。'];

/// Says whether nothing stands behind the ordinal of an item.
fn is_empty(body: &[Paragraph], found: &list::List, item: usize) -> bool {
    let Some(item) = found.items.get(item) else { return false };
    let text = body.get(item.paragraph).map_or("", |paragraph| paragraph.text.as_str());
    let end = if item.end.0 == item.paragraph { item.end.1 } else { text.len() };
    let behind = text.get(item.numeral.end..end).unwrap_or_default();
    behind.trim_matches(|c: char| "是要，,、：:。；".contains(c) || c.is_whitespace()).is_empty()
}

/// Ends an item that has no mark yet, or takes away the mark that stood behind the one typed.
fn ended(report: &Report, part: Part, found: &list::List, item: usize) -> Option<Operation> {
    let (paragraph, at) = found.items.get(item)?.end;
    let place = TextPlace::body(part, paragraph);
    let before = report.text(place)?.get(..at)?;
    let mut back = before.chars().rev();
    let last = back.next()?;
    let is_doubled = ENDS.contains(&last) && back.next().is_some_and(|c| ENDS.contains(&c));
    let is_bare = !last.is_whitespace() && !"，。；：、！？…".contains(last);
    let edit = match before.get(at - last.len_utf8()..) {
        Some(mark) if is_doubled => Edit::remove(at - last.len_utf8(), mark),
        _ if is_bare => Edit::insert(at, "。"),
        _ => return None,
    };
    Some(Operation::Text { place, edit })
}

fn beside(at: usize, down: bool) -> Option<usize> {
    if down { at.checked_add(1) } else { at.checked_sub(1) }
}
