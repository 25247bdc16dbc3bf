//! T21 and T22: words that stand in one order where they stand side by side; and T20 for what people
//! write instead of fixed wording.

use super::by_char::Set;
use super::finding::{Hit, within};
use super::lists::{Fixed, Lists, Order, Text, Texts};
use super::passage::Passage;
use super::patterns::Found as Listed;
use super::rule::RuleId;

#[derive(Debug)]
struct Row {
    rule: RuleId,
    items: Texts,
    least: usize,
    close: bool,
    not_after: Texts,
    own: bool,
}

/// What a listed word is.
#[derive(Debug, Clone, Copy)]
pub enum Item {
    /// One of a row.
    OfRow { row: usize, rank: usize },
    /// What stands instead of a fixed wording, known by its number in the lists.
    Wrong(usize),
}

/// Returns the words that are looked for.
pub fn listed(lists: &Lists) -> impl Iterator<Item = (&str, Item)> {
    let orders = lists.orders.iter().filter(|order| RuleId::of_str(&order.rule).is_some());
    let orders = orders.map(|order| order.items.iter().map(|item| &**item).collect::<Vec<_>>());
    let roster = lists.people.iter().map(|person| person.name.as_str()).collect();
    let mut words: Vec<(&str, Item)> = Vec::new();
    for (row, items) in orders.chain([roster]).enumerate() {
        let items = items.into_iter().enumerate();
        words.extend(items.map(|(rank, item)| (item, Item::OfRow { row, rank })));
    }
    let mut seen: Set<&str> = words.iter().map(|(item, _)| *item).collect();
    for (n, fixed) in lists.fixed.iter().enumerate() {
        let wrong = fixed.wrong.iter().map(|wrong| &**wrong).filter(|wrong| seen.insert(wrong));
        words.extend(wrong.map(|wrong| (wrong, Item::Wrong(n))));
    }
    words.into_iter()
}

#[derive(Debug)]
pub struct OrderIndex {
    rows: Vec<Row>,
}

/// Where an item stands, where it ends, and its rank in its row.
type Found = (usize, usize, usize);

/// How many characters may stand between two items: a mark or two and a verb.
const GAP: usize = 6;
/// Between two people stand their posts.
const GAP_OF_PEOPLE: usize = 16;
/// What may stand between two items, if only that.
const JOINTS: &[&str] = &["", "、", "，", "和", "与", "及", "以及"];

impl OrderIndex {
    pub fn of(lists: &Lists) -> Self {
        let roster = Order {
            rule: RuleId::T22.as_str().into(),
            items: lists.people.iter().map(|person| Text::from(person.name.clone())).collect(),
            ..Order::default()
        };
        let rows = lists.orders.iter().chain([&roster]).filter_map(|order| {
            Some(Row {
                rule: RuleId::of_str(&order.rule)?,
                items: order.items.clone(),
                least: order.least.max(2),
                close: order.close,
                not_after: order.not_after.clone(),
                own: order.own,
            })
        });
        OrderIndex { rows: rows.collect() }
    }

    pub fn check(
        &self,
        lists: &Lists,
        p: &Passage<'_>,
        listed: &[Listed<Item>],
        hits: &mut Vec<Hit>,
    ) {
        // The items found, as row, place, end and rank.
        let mut found: Vec<(usize, Found)> = Vec::new();
        for word in listed {
            let (start, end) = (word.start, word.end);
            match word.value {
                Item::OfRow { row, rank } => {
                    let longer = self
                        .rows
                        .get(row)
                        .is_some_and(|row| row.not_after.iter().any(|word| p.is(end, word)));
                    if !longer {
                        found.push((row, (start, end, rank)));
                    }
                }
                Item::Wrong(fixed) => {
                    let fixed = lists.fixed.get(fixed);
                    fixed.into_iter().for_each(|fixed| wrong(p, start..end, fixed, hits));
                }
            }
        }
        found.sort_by_key(|(row, _)| *row);
        for of_row in found.chunk_by(|one, other| one.0 == other.0) {
            let row = of_row.first().and_then(|(row, _)| self.rows.get(*row));
            row.iter().for_each(|row| row.check(p, of_row.iter().map(|(_, item)| item), hits));
        }
    }
}

fn wrong(p: &Passage<'_>, range: std::ops::Range<usize>, fixed: &Fixed, hits: &mut Vec<Hit>) {
    let right = &*fixed.text;
    let around = p.slice(range.start.saturating_sub(8)..(range.end + 8).min(p.len()));
    let text = p.slice(range.clone());
    // Longer wordings may hold it.
    let held = fixed.also.iter().any(|longer| longer.contains(text) && around.contains(&**longer))
        || (right.contains(text) && around.contains(right));
    if !held {
        let rule = if is_reordered(text, right) { RuleId::T21 } else { RuleId::T20 };
        hits.push(Hit::new(rule, range).arg(within(right)).fix(right).own(fixed.own));
    }
}

/// Whether a text has the parts of a wording in another order.
fn is_reordered(text: &str, right: &str) -> bool {
    fn parts(text: &str) -> Vec<&str> {
        let quoted = |c: char| matches!(c, '“' | '”');
        text.split(['、', '，']).map(|part| part.trim_matches(quoted)).collect()
    }
    let (mut own, mut other) = (parts(right), parts(text));
    let same = own == other;
    own.sort_unstable();
    other.sort_unstable();
    !same && own == other
}

impl Row {
    fn check<'f>(
        &self,
        p: &Passage<'_>,
        items: impl Iterator<Item = &'f Found>,
        hits: &mut Vec<Hit>,
    ) {
        let mut run: Vec<Found> = Vec::new();
        for item in items {
            let beside = run.last().is_some_and(|last| {
                let between = p.slice(last.1..item.0.max(last.1));
                item.0 >= last.1 && self.joins(between)
            });
            if !beside {
                self.tell(p, &run, hits);
                run.clear();
            }
            run.push(*item);
        }
        self.tell(p, &run, hits);
    }

    fn joins(&self, between: &str) -> bool {
        let people = self.rule == RuleId::T22;
        let gap = if people { GAP_OF_PEOPLE } else { GAP };
        let marked = between.contains(['、', '，', '”', ' ']);
        let parted = between.contains(['。', '；']) || (people && between.contains('，'));
        match self.close {
            true => JOINTS.contains(&between),
            false => between.chars().count() <= gap && marked && !parted,
        }
    }

    fn tell(&self, p: &Passage<'_>, run: &[Found], hits: &mut Vec<Hit>) {
        let (Some(first), Some(last)) = (run.first(), run.last()) else { return };
        if run.len() < self.least || run.is_sorted_by_key(|(_, _, rank)| *rank) {
            return;
        }
        let mut ranks: Vec<usize> = run.iter().map(|(_, _, rank)| *rank).collect();
        ranks.sort_unstable();
        if !ranks.is_sorted_by(|a, b| a < b) {
            return;
        }
        let right: Vec<&str> =
            ranks.iter().filter_map(|rank| self.items.get(*rank)).map(|item| &**item).collect();
        // Marks of quotation stand side by side without 、.
        let said = right.join("、").replace("”、“", "”“");
        let hit = Hit::new(self.rule, first.0..last.1).arg(said).own(self.own);
        hits.push(match in_order(p, run, &right) {
            Some(fixed) => hit.fix(fixed),
            None => hit,
        });
    }
}

/// The items in their order, and between them what stands there, if that is no word.
fn in_order(p: &Passage<'_>, run: &[Found], right: &[&str]) -> Option<String> {
    let mut fixed = (*right.first()?).to_string();
    for (pair, item) in run.windows(2).zip(right.iter().skip(1)) {
        let [before, behind] = pair else { return None };
        let between = p.slice(before.1..behind.0);
        fixed.push_str(Some(between).filter(|between| JOINTS.contains(between))?);
        fixed.push_str(item);
    }
    Some(fixed)
}
