//! What a person does with the palette: the phrases they took, how lately and how often, what they
//! pinned, and the values they gave to slots. Bounded, so that it never grows past a glance.

use super::pack::PhraseId;
use std::collections::{BTreeMap, BTreeSet};

const MOST_TAKEN: usize = 2_000;
const MOST_PINNED: usize = 200;
const MOST_NAMES: usize = 500;
/// Values that are kept of one slot name.
const MOST_VALUES: usize = 8;
/// A longer value is a sentence that will not be wanted again.
const LONGEST_VALUE: usize = 40;

const TAKEN_TODAY: i32 = 24;
const DAYS_TO_HALF: i32 = 7;
const TAKEN_OFTEN: i32 = 16;

#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Usage {
    pub taken: BTreeMap<PhraseId, Taken>,
    pub pinned: BTreeSet<PhraseId>,
    /// The values a slot name was given, the latest first.
    pub values: BTreeMap<String, Vec<String>>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Taken {
    pub count: u32,
    /// A day by number, of the same count of days as `today`.
    pub last_day: i32,
}

/// Something a person did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Use {
    Took { id: PhraseId, day: i32 },
    Pinned { id: PhraseId, on: bool },
    Filled { name: String, value: String },
}

impl Usage {
    pub fn note(&mut self, used: &Use) {
        match used {
            Use::Took { id, day } => self.take(*id, *day),
            Use::Pinned { id, on: false } => {
                self.pinned.remove(id);
            }
            Use::Pinned { id, on: true } => {
                if self.pinned.len() < MOST_PINNED {
                    self.pinned.insert(*id);
                }
            }
            Use::Filled { name, value } => self.fill(name, value),
        }
    }

    fn take(&mut self, id: PhraseId, day: i32) {
        let taken = self.taken.entry(id).or_insert(Taken { count: 0, last_day: day });
        taken.count = taken.count.saturating_add(1);
        taken.last_day = taken.last_day.max(day);
        if self.taken.len() > MOST_TAKEN {
            let oldest = self.taken.iter().min_by_key(|(_, taken)| (taken.last_day, taken.count));
            let oldest = oldest.map(|(id, _)| *id);
            oldest.map(|id| self.taken.remove(&id));
        }
    }

    fn fill(&mut self, name: &str, value: &str) {
        let value = value.trim();
        let too_long = value.chars().count() > LONGEST_VALUE;
        let new_name = !self.values.contains_key(name);
        if value.is_empty() || too_long || (new_name && self.values.len() >= MOST_NAMES) {
            return;
        }
        let values = self.values.entry(name.to_string()).or_default();
        values.retain(|known| known != value);
        values.insert(0, value.to_string());
        values.truncate(MOST_VALUES);
    }

    /// The values a slot name was given, the latest first.
    pub fn values_of(&self, name: &str) -> &[String] {
        self.values.get(name).map_or(&[], Vec::as_slice)
    }

    /// The value to propose for a slot: the latest one, unless it is a figure, which is another one
    /// every time.
    pub fn proposed(&self, name: &str) -> Option<&str> {
        let value = self.values_of(name).first()?;
        let figure = value.chars().all(|c| c.is_numeric() || ".,．，%％".contains(c));
        (!figure).then_some(value)
    }
}

impl Taken {
    pub(super) fn points(self, today: i32) -> i32 {
        let days = today.saturating_sub(self.last_day).clamp(0, i32::MAX / TAKEN_TODAY);
        let lately = TAKEN_TODAY * DAYS_TO_HALF / days.saturating_add(DAYS_TO_HALF);
        let often = 4 * self.count.saturating_add(1).ilog2() as i32;
        lately + often.min(TAKEN_OFTEN)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_noted_is_bounded_and_the_latest_comes_first() {
        let mut usage = Usage::default();
        for n in 0..2_100 {
            let id = PhraseId::new("包", &n.to_string());
            usage.note(&Use::Took { id, day: n });
        }
        assert_eq!(usage.taken.len(), MOST_TAKEN);
        assert!(
            usage.taken.values().all(|taken| taken.last_day >= 100),
            "the oldest are forgotten"
        );
        for n in 0..20 {
            usage.note(&Use::Filled { name: "会议".into(), value: format!("第{n}次会议") });
        }
        usage.note(&Use::Filled { name: "会议".into(), value: "第15次会议".into() });
        usage.note(&Use::Filled { name: "会议".into(), value: " ".into() });
        usage.note(&Use::Filled { name: "会议".into(), value: "长".repeat(41) });
        assert_eq!(usage.values_of("会议").len(), MOST_VALUES);
        assert_eq!(usage.proposed("会议"), Some("第15次会议"));
        let id = PhraseId::new("包", "一");
        for (on, pinned) in [(true, true), (true, true), (false, false)] {
            usage.note(&Use::Pinned { id, on });
            assert_eq!(usage.pinned.contains(&id), pinned);
        }
    }

    #[test]
    fn a_figure_is_offered_and_not_proposed() {
        let mut usage = Usage::default();
        for (value, proposed) in
            [("26", None), ("1,200.5", None), ("党的二十大", Some("党的二十大"))]
        {
            usage.note(&Use::Filled { name: "值".into(), value: value.into() });
            assert_eq!(usage.proposed("值"), proposed);
            assert_eq!(usage.values_of("值")[0], value);
        }
    }

    #[test]
    fn what_is_taken_lately_and_often_weighs_more() {
        let taken = |count, last_day| Taken { count, last_day }.points(100);
        assert!(taken(1, 100) > taken(1, 90) && taken(1, 90) > taken(1, 10));
        assert!(taken(9, 100) > taken(1, 100));
    }
}
