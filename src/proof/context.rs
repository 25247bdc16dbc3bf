//! What a check needs besides the report: the rules as a person has settled them, and the lists, laid out.

use super::finding::Finding;
use super::listed::ListedIndex;
use super::lists::{Lists, Text};
use super::names::NameIndex;
use super::near::NearIndex;
use super::orders::OrderIndex;
use super::rule::{Level, RuleId};
use super::slogans::SloganIndex;
use super::words::WordIndex;
use crate::report::Report;

/// Made once; making it reads the lists.
#[derive(Debug)]
pub struct Context {
    /// The year and the month in which is checked, if they are known.
    pub this_month: Option<(u32, u32)>,
    /// 党组 or 党委: what the writer's own office has, where no field says it.
    pub organisation: Option<String>,
    /// The levels that are wanted.
    pub levels: Vec<Level>,
    /// Rules switched off.
    pub off: Vec<RuleId>,
    /// Levels the user gives some rules instead of their own.
    pub regraded: Vec<(RuleId, Level)>,
    /// Words of the user that no rule touches.
    pub terms: Vec<String>,
    pub(super) lists: Lists,
    pub(super) listed: ListedIndex,
    pub(super) words: WordIndex,
    pub(super) names: NameIndex,
    pub(super) near: NearIndex,
    pub(super) orders: OrderIndex,
    pub(super) slogans: SloganIndex,
}

/// What a person settles about the rules.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Preferences {
    pub off: Vec<RuleId>,
    pub levels: Vec<(RuleId, Level)>,
    pub terms: Vec<String>,
    /// 党组 or 党委; empty where it is not said.
    pub organisation: String,
}

impl Context {
    /// Does as a person has settled.
    pub fn heed(&mut self, preferences: &Preferences) {
        self.off.clone_from(&preferences.off);
        self.regraded.clone_from(&preferences.levels);
        self.terms = [self.own_terms(), &preferences.terms].concat();
        let organisation = Some(preferences.organisation.clone());
        self.organisation = organisation.filter(|organisation| !organisation.is_empty());
    }

    /// Returns all that is settled besides the lists, for those who compare.
    pub fn settled(&self) -> String {
        let Context { this_month, organisation, levels, off, regraded, terms, .. } = self;
        format!("{:?}", (this_month, organisation, levels, off, regraded, terms))
    }

    /// Returns the terms that a person's own lists have.
    pub fn own_terms(&self) -> &[String] {
        &self.lists.terms
    }

    /// Makes a context of lists and the literal texts of formulations.
    pub fn new(lists: Lists, phrases: &[Text]) -> Self {
        let words = WordIndex::of(&lists);
        let names = NameIndex::of(&lists);
        let near = NearIndex::of(&lists, phrases);
        let listed = ListedIndex::of(&lists, &near);
        let orders = OrderIndex::of(&lists);
        Context {
            this_month: None,
            organisation: None,
            levels: Level::ALL.to_vec(),
            off: Vec::new(),
            regraded: Vec::new(),
            terms: lists.terms.clone(),
            slogans: SloganIndex::of(&lists),
            lists,
            listed,
            words,
            names,
            near,
            orders,
        }
    }

    pub(super) fn wants(&self, report: &Report, finding: &Finding) -> bool {
        self.levels.contains(&finding.level)
            && !self.off.contains(&finding.rule)
            && !report.settings().ignored.iter().any(|ignored| finding.is_ignored(report, ignored))
    }
}
