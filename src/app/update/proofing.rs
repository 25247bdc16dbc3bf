//! The proofreader in the editor: checking between keys, walking through findings, mending and
//! ignoring them, in the list and in the text.

use super::Update;
use crate::app::command::Command;
use crate::app::editing::Made;
use crate::app::overlay::{FindingList, Overlay};
use crate::app::proofing::{ByText, Nth, start_of};
use crate::app::state::App;
use crate::app::view::texts::Texts;
use crate::app::wording::Word;
use crate::proof::{self, Context, Finding};
use crate::report::{Ignored, Kind, Operation, Place, Settings};
use std::sync::Arc;

impl App {
    /// Says whether somebody looks at the list of findings.
    pub fn findings_seen(&self) -> bool {
        self.overlays.iter().any(|overlay| matches!(overlay, Overlay::Findings(_)))
    }

    /// Says whether findings are looked for and shown.
    pub fn is_proofread(&self) -> bool {
        self.options.proofread || self.findings_seen()
    }

    pub(super) fn has_proofing_work(&self) -> bool {
        self.is_proofread() && self.proofing.has_work(self.findings_seen())
    }

    /// Returns the finding the caret is in, or the selection begins in.
    pub fn finding_at_caret(&self) -> Option<&Finding> {
        let selection = self.view.selection(&self.texts());
        let here = selection.map_or(self.view.caret, |(from, _)| from);
        self.proofing.at(here).filter(|_| self.is_proofread())
    }
}

impl Update<'_> {
    pub(super) fn proofread(&mut self) {
        if !self.app.has_proofing_work() {
            return;
        }
        let seen = self.app.findings_seen();
        self.effects.extend(self.app.proofing.work(&self.app.report, seen));
        if self.list().is_some_and(|list| list.next_from.is_some()) {
            self.settle_list();
            self.show_chosen();
        }
    }

    pub(super) fn rules_come(&mut self, rules: Arc<Context>, complaints: &[String]) {
        self.app.proofing.take_rules(rules);
        if !complaints.is_empty() {
            self.app.complain(complaints.join(" "));
        }
    }

    pub(super) fn checked(&mut self, version: u64, findings: ByText) {
        self.app.proofing.take_wide(version, findings);
    }

    /// Does what a command says of the proofreader; false where it says nothing of it.
    pub(super) fn proof_command(&mut self, command: Command) -> bool {
        match command {
            Command::Proof => self.open_findings(),
            Command::NextFinding => self.step_finding(true),
            Command::PreviousFinding => self.step_finding(false),
            Command::Fix => self.mend(false),
            Command::FixRule => self.mend(true),
            Command::FixSafe => self.mend_safe(),
            Command::Ignore => self.ignore(false),
            Command::IgnoreRule => self.ignore(true),
            Command::AddTerm => self.add_term(),
            Command::Rules => self.open_rules(),
            _ => return false,
        }
        true
    }

    /// What waited while somebody wrote is told, and what has changed is checked.
    pub(super) fn tell_what_waits(&mut self) {
        self.app.proofing.lift_pen();
        self.app.proofing.check_changed(&self.app.report);
    }

    fn open_findings(&mut self) {
        self.tell_what_waits();
        let origin = self.caret();
        // The one the caret is in, else the first that is not before it.
        let here = self.app.proofing.at(origin).cloned();
        self.push(Overlay::Findings(FindingList::new(origin, here)));
        self.settle_list();
        self.show_chosen();
    }

    fn list(&mut self) -> Option<&mut FindingList> {
        match self.app.overlays.last_mut() {
            Some(Overlay::Findings(list)) => Some(list),
            _ => None,
        }
    }

    fn settle_list(&mut self) {
        let app = &mut *self.app;
        if let Some(Overlay::Findings(list)) = app.overlays.last_mut() {
            list.settle(&Texts::new(&app.report, None), &app.proofing, app.size);
        }
    }

    /// Returns the finding some steps from the one that is chosen.
    fn finding_beside(&mut self, forward: bool, steps: usize) -> Option<Nth> {
        let chosen = self.list()?.chosen.clone()?;
        let (texts, proofing) = (Texts::new(&self.app.report, None), &self.app.proofing);
        let mut at = proofing.find(&chosen)?;
        for _ in 0..steps {
            let beside = match forward {
                true => proofing.next(&texts, at),
                false => proofing.previous(&texts, at),
            };
            at = beside.unwrap_or(at);
        }
        Some(at)
    }

    /// Chooses a finding of the list and shows it in the text.
    pub(super) fn choose_finding(&mut self, at: Option<Nth>) {
        let finding = at.and_then(|at| self.app.proofing.get(at)).cloned();
        if let Some(list) = self.list()
            && finding.is_some()
        {
            list.chosen = finding;
            list.next_from = None;
        }
        self.show_chosen();
    }

    pub(super) fn findings_command(&mut self, command: Command) {
        let texts = Texts::new(&self.app.report, None);
        let page = 10;
        let at = match command {
            Command::Up | Command::PreviousField => self.finding_beside(false, 1),
            Command::Down | Command::NextField => self.finding_beside(true, 1),
            Command::PageUp => self.finding_beside(false, page),
            Command::PageDown => self.finding_beside(true, page),
            Command::RowStart | Command::ReportStart => self.app.proofing.first(&texts),
            Command::RowEnd | Command::ReportEnd => self.app.proofing.last(&texts),
            Command::Accept | Command::Close => return self.close_findings(command),
            Command::Delete => return self.ignore(false),
            Command::Undo => return self.take_back_findings(true),
            Command::Redo => return self.take_back_findings(false),
            _ => {
                self.proof_command(command);
                return;
            }
        };
        self.choose_finding(at);
    }

    /// Takes back what was mended, or mends it again, and chooses what is there then.
    fn take_back_findings(&mut self, back: bool) {
        match back {
            true => self.undo(),
            false => self.redo(),
        }
        self.app.proofing.check_changed(&self.app.report);
        let here = self.app.proofing.at(self.caret()).cloned();
        if let Some(list) = self.list()
            && here.is_some()
        {
            list.chosen = here;
        }
    }

    /// Types into the list: there is nothing to be typed but the space that mends.
    pub(super) fn type_in_findings(&mut self, text: &str) {
        if matches!(text, " " | "\u{3000}") {
            self.proof_command(Command::Fix);
        }
    }

    fn close_findings(&mut self, command: Command) {
        let Some(Overlay::Findings(list)) = self.app.overlays.pop() else { return };
        let texts = Texts::new(&self.app.report, None);
        let place = match list.chosen.as_ref().filter(|_| command == Command::Accept) {
            Some(finding) => texts.nearest(start_of(finding)),
            None => texts.nearest(list.origin),
        };
        self.leave_narrow_for(place);
        self.app.view.jump(place);
    }

    /// Shows in the text what is chosen in the list.
    pub(super) fn show_chosen(&mut self) {
        if let Some(finding) = self.list().and_then(|list| list.chosen.clone()) {
            self.show_finding(&finding);
        }
    }

    fn show_finding(&mut self, finding: &Finding) {
        let all = Texts::new(&self.app.report, None);
        let from = all.nearest(start_of(finding));
        let to = all.nearest(Place { at: finding.range.end.max(from.at), ..from });
        self.app.tree.reveal(&all, from.text.part);
        self.leave_narrow_for(from);
        self.app.view.jump(from);
        if from != to {
            self.app.view.select(from, to);
        }
    }

    /// Goes to a finding in the text, or a row further in the list.
    fn step_finding(&mut self, forward: bool) {
        if self.list().is_some() {
            let way = if forward { Command::Down } else { Command::Up };
            return self.findings_command(way);
        }
        self.tell_what_waits();
        let (texts, proofing) = (Texts::new(&self.app.report, None), &self.app.proofing);
        let selection = self.app.view.selection(&texts);
        let here = selection.map_or(self.caret(), |(from, _)| from);
        let behind = Place { at: here.at + 1, ..here };
        let (next, around) = match forward {
            true => (proofing.from(&texts, behind), proofing.first(&texts)),
            false => (proofing.before_place(&texts, here), proofing.last(&texts)),
        };
        let found = next.or(around).and_then(|at| proofing.get(at)).cloned();
        match found {
            Some(finding) => {
                self.show_finding(&finding);
                if next.is_none() {
                    self.app.tell(Word::WentAround);
                }
            }
            None if self.app.proofing.is_done() => self.app.tell(Word::NoFindings),
            None => self.app.tell(Word::StillChecking),
        }
    }

    /// The finding a command is about: the one chosen in the list, or the one the caret is in.
    pub(super) fn finding(&mut self) -> Option<Finding> {
        let found = match self.app.overlays.last() {
            Some(Overlay::Findings(list)) => list.chosen.clone(),
            _ => self.app.finding_at_caret().cloned(),
        };
        if found.is_none() {
            self.app.tell(Word::NoFindingHere);
        }
        found
    }

    /// Mends the finding a command is about, or all of its rule.
    fn mend(&mut self, all_of_rule: bool) {
        let Some(one) = self.finding() else { return };
        let (report, proofing) = (&self.app.report, &self.app.proofing);
        let wanted: Vec<&Finding> = match all_of_rule {
            true => {
                proofing.all(report).filter(|f| f.rule == one.rule && f.fix.is_some()).collect()
            }
            false => {
                let here = proofing.find(&one).and_then(|at| proofing.get(at));
                here.filter(|f| f.fix.is_some()).into_iter().collect()
            }
        };
        if wanted.is_empty() {
            return self.app.tell(Word::NoFix);
        }
        let operation = proof::fixes(report, wanted.iter().copied());
        let count = wanted.len();
        let caret = Place { text: one.mended_text(), ..start_of(&one) };
        self.mended(operation, count, caret);
    }

    fn mend_safe(&mut self) {
        let Some(rules) = self.app.proofing.rules().cloned() else {
            return self.app.tell(Word::StillChecking);
        };
        let mended = proof::safe_fixes(&self.app.report, &rules);
        let (count, caret) = (mended.count(), self.caret());
        self.mended(mended.into_operation(), count, caret);
    }

    /// Makes a change that mends as one step.
    fn mended(&mut self, operation: Operation, count: usize, caret: Place) {
        if count == 0 {
            return self.app.tell(Word::NothingSafe);
        }
        self.app.history.break_step();
        if self.apply(Made { operation, caret }, Kind::Other) {
            self.app.history.break_step();
            self.app.tell(Word::Mended { count: &count });
        }
        self.app.proofing.check_changed(&self.app.report);
        self.settle_list();
        self.show_chosen();
    }

    /// Tells a finding no more in this report, or its rule.
    fn ignore(&mut self, rule: bool) {
        let Some(finding) = self.finding() else { return };
        let id = finding.rule.as_str();
        let report = &self.app.report;
        let mut ignored = report.settings().ignored.clone();
        let count = if rule {
            ignored.retain(|ignored| ignored.rule != id);
            ignored.push(Ignored { rule: id.to_string(), text: String::new() });
            0
        } else {
            let others = self.app.proofing.of_text_or_rule(report, &finding);
            let (one, count) = proof::ignoring(report, &finding, &others);
            ignored.push(one);
            count
        };
        if self.set_ignored(ignored) {
            let word = match count {
                0 => Word::RuleIgnored { rule: &id },
                1 => Word::FindingIgnored,
                _ => Word::FindingsIgnored { count: &count },
            };
            self.app.tell(word);
        }
        self.settle_list();
        self.show_chosen();
    }

    /// Sets what the report ignores, as one step.
    pub(super) fn set_ignored(&mut self, ignored: Vec<Ignored>) -> bool {
        let removed = self.app.report.settings().clone();
        let inserted = Box::new(Settings { ignored, ..removed.clone() });
        self.app.history.break_step();
        let is_set =
            self.apply_in_place(Operation::Settings { removed: Box::new(removed), inserted });
        self.app.history.break_step();
        self.app.proofing.check_changed(&self.app.report);
        is_set
    }
}
