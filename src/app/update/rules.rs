//! The list of rules: which there are, what of them this report ignores, and one's own terms. What is
//! ignored is brought back here, in this session or any other.

use super::Update;
use crate::app::input::Effect;
use crate::app::overlay::{Action, Entry, List, ListKind, Overlay};
use crate::app::state::App;
use crate::app::wording::{Lang, Word, visible};
use crate::proof::{Context, FindingPlace, Level, RULES, Rule, RuleId, TermChange, is_term};
use crate::report::Ignored;
use std::sync::Arc;

impl Update<'_> {
    pub(super) fn open_rules(&mut self) {
        let mut list = List::new(ListKind::Rules);
        self.fill_list(&mut list);
        self.push(Overlay::List(list));
    }

    /// Does what an entry of the list of rules says; false for one of another list.
    pub(super) fn rules_action(&mut self, action: &Action) -> bool {
        match action {
            Action::Rule(id) => self.turn_rule(*id),
            Action::Unignore(nth) => {
                let mut ignored = self.app.report.settings().ignored.clone();
                if *nth < ignored.len() {
                    ignored.remove(*nth);
                    self.bring_back(ignored);
                }
            }
            Action::ForgetTerm(term) => {
                self.effects.push(Effect::Term(TermChange::Remove(term.clone())));
            }
            _ => return false,
        }
        self.refresh_list(false);
        true
    }

    /// Switches a rule off in this report, or on again.
    fn turn_rule(&mut self, id: RuleId) {
        if is_off_everywhere(self.app, id) {
            return self.app.tell(Word::RuleOffInConfig { rule: &id });
        }
        let is_off = is_off_here(self.app, id);
        let mut ignored = self.app.report.settings().ignored.clone();
        ignored.retain(|ignored| !is_whole(ignored, id));
        if is_off {
            return self.bring_back(ignored);
        }
        ignored.push(Ignored { rule: id.as_str().into(), text: String::new() });
        if self.set_ignored(ignored) {
            self.app.tell(Word::RuleIgnored { rule: &id });
        }
    }

    fn bring_back(&mut self, ignored: Vec<Ignored>) {
        if self.set_ignored(ignored) {
            self.app.tell(Word::BroughtBack);
        }
    }

    /// Makes what a finding flags a term of one's own, in the file that has them.
    pub(super) fn add_term(&mut self) {
        let Some(finding) = self.finding() else { return };
        let in_text = matches!(finding.place, FindingPlace::Text(_));
        match in_text && is_term(&finding.text) {
            true => self.effects.push(Effect::Term(TermChange::Add(finding.text))),
            false => self.app.tell(Word::NotATerm),
        }
    }

    /// The file has been changed, and the rules are read anew.
    pub(super) fn terms_changed(&mut self, change: &TermChange, rules: Arc<Context>) {
        self.app.proofing.take_rules(rules);
        match change {
            TermChange::Add(term) => self.app.tell(Word::TermKept { term: &visible(term) }),
            TermChange::Remove(term) => self.app.tell(Word::TermGone { term: &visible(term) }),
        }
        if matches!(self.app.overlays.last(), Some(Overlay::List(l)) if l.kind == ListKind::Rules) {
            self.refresh_list(false);
        }
    }
}

/// Says whether something ignored is all of a rule.
fn is_whole(ignored: &Ignored, id: RuleId) -> bool {
    ignored.rule == id.as_str() && ignored.text.is_empty()
}

fn is_off_here(app: &App, id: RuleId) -> bool {
    app.report.settings().ignored.iter().any(|ignored| is_whole(ignored, id))
}

fn is_off_everywhere(app: &App, id: RuleId) -> bool {
    app.proofing.rules().is_some_and(|rules| rules.off.contains(&id))
}

/// Returns the rules that are off in this report, as they are listed.
pub(super) fn off_here(app: &App) -> Vec<&'static str> {
    let all = RuleId::all().filter(|id| is_off_here(app, *id));
    all.map(RuleId::as_str).collect()
}

/// Returns what the list shows: what is ignored, one's own terms, and all rules by what they are about.
pub(super) fn entries(app: &App) -> Vec<Entry> {
    let lang = app.lang();
    let mut entries = Vec::new();
    let ignored = &app.report.settings().ignored;
    if !ignored.is_empty() {
        entries.push(Entry::head(app.say(Word::RulesIgnored { count: &ignored.len() })));
    }
    entries.extend(ignored.iter().enumerate().map(|(n, ignored)| {
        let known = RuleId::of_str(&ignored.rule).map(|id| called(id.rule(), lang));
        let rule = known.unwrap_or_else(|| ignored.rule.clone());
        match ignored.text.is_empty() {
            true => Entry::new(app.say(Word::RuleWhole { rule: &rule }), "", Action::Unignore(n)),
            false => Entry::new(visible(&ignored.text), rule, Action::Unignore(n)),
        }
    }));
    let terms = app.proofing.rules().map(|rules| rules.own_terms()).unwrap_or_default();
    if !terms.is_empty() {
        entries.push(Entry::head(app.say(Word::RulesTerms { count: &terms.len() })));
    }
    entries.extend(terms.iter().map(|t| Entry::new(visible(t), "", Action::ForgetTerm(t.clone()))));
    for (letter, head) in [
        ('P', Word::RulesMarks),
        ('N', Word::RulesNumbers),
        ('S', Word::RulesStructure),
        ('T', Word::RulesWords),
    ] {
        entries.push(Entry::head(app.say(head)));
        let own = RULES.iter().filter(|rule| rule.id.as_str().starts_with(letter));
        entries.extend(own.map(|rule| rule_entry(app, rule)));
    }
    entries
}

fn called(rule: &Rule, lang: Lang) -> String {
    let wording = if lang == Lang::Zh { &rule.zh } else { &rule.en };
    format!("{} {}", rule.id, wording.name)
}

fn rule_entry(app: &App, rule: &Rule) -> Entry {
    let lang = app.lang();
    let wording = if lang == Lang::Zh { &rule.zh } else { &rule.en };
    let plain = wording.messages.iter().find(|message| !message.contains('{'));
    let says = plain.map(|says| app.say(Word::RuleSays { says })).unwrap_or_default();
    let level = app.say(match level(app, rule) {
        Level::Error => Word::LevelError,
        Level::Warning => Word::LevelWarning,
        Level::Review => Word::LevelReview,
    });
    let state = if is_off_everywhere(app, rule.id) {
        Word::RuleIsOffEverywhere
    } else if is_off_here(app, rule.id) {
        Word::RuleIsOff
    } else {
        Word::RuleIsOn
    };
    let text = format!("{}{says}", called(rule, lang));
    Entry::new(text, format!("{level} · {}", app.say(state)), Action::Rule(rule.id))
}

/// Returns the level a rule has here: its own, or the one a person gives it.
fn level(app: &App, rule: &Rule) -> Level {
    let given = app.proofing.rules().and_then(|rules| {
        rules.regraded.iter().rev().find(|(id, _)| *id == rule.id).map(|(_, level)| *level)
    });
    given.unwrap_or(rule.level)
}
