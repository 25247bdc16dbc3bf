//! The proofreader in the editor: checking between keys, walking through findings, mending and
//! ignoring them, in the list and in the text.

use super::Update;
use crate::app::command::Command;
use crate::app::editing::Made;
use crate::app::overlay::{FindingList, Overlay};
use crate::app::proofing::ByText;
use crate::app::state::App;
use crate::app::view::texts::Texts;
use crate::app::wording::Word;
use crate::proof::{self, Context, Finding, FindingPlace};
use crate::report::{Ignored, Kind, Operation, Place};
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
        if !self.app.has_proofing_work() {
            self.refresh_findings();
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
            Command::Fix => self.mend(|finding, one| finding == one),
            Command::FixRule => self.mend(|finding, one| finding.rule == one.rule),
            Command::FixSafe => self.mend_safe(),
            Command::Ignore => self.ignore(false),
            Command::IgnoreRule => self.ignore(true),
            _ => return false,
        }
        true
    }

    fn open_findings(&mut self) {
        self.app.proofing.check_changed(&self.app.report);
        let findings = self.app.proofing.all(&self.app.report);
        let origin = self.caret();
        let texts = Texts::new(&self.app.report, None);
        // The first that is not before the caret.
        let behind = |f: &Finding| texts.compare(start_of(f), origin).is_ge();
        let here = self.app.proofing.at(origin);
        let chosen = here.and_then(|here| findings.iter().position(|f| f == here));
        let chosen = chosen.or_else(|| findings.iter().position(behind)).unwrap_or(0);
        self.push(Overlay::Findings(FindingList { findings, chosen, top: 0, origin }));
        self.show_chosen();
    }

    fn list(&mut self) -> Option<&mut FindingList> {
        match self.app.overlays.last_mut() {
            Some(Overlay::Findings(list)) => Some(list),
            _ => None,
        }
    }

    pub(super) fn findings_command(&mut self, command: Command) {
        let Some(list) = self.list() else { return };
        let last = list.findings.len().saturating_sub(1);
        let page = 10;
        match command {
            Command::Up | Command::PreviousField => list.chosen = list.chosen.saturating_sub(1),
            Command::Down | Command::NextField => list.chosen = (list.chosen + 1).min(last),
            Command::PageUp => list.chosen = list.chosen.saturating_sub(page),
            Command::PageDown => list.chosen = (list.chosen + page).min(last),
            Command::RowStart | Command::ReportStart => list.chosen = 0,
            Command::RowEnd | Command::ReportEnd => list.chosen = last,
            Command::Accept | Command::Close => return self.close_findings(command),
            Command::Delete => self.ignore(false),
            Command::Undo | Command::Redo => {
                if command == Command::Undo {
                    self.undo()
                } else {
                    self.redo()
                }
                self.app.proofing.check_changed(&self.app.report);
                let caret = self.caret();
                self.refresh_findings_at(Some(caret));
                return;
            }
            _ => {
                self.proof_command(command);
                return;
            }
        }
        self.show_chosen();
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
        let place = match list.findings.get(list.chosen).filter(|_| command == Command::Accept) {
            Some(finding) => texts.nearest(start_of(finding)),
            None => texts.nearest(list.origin),
        };
        self.leave_narrow_for(place);
        self.app.view.jump(place);
    }

    /// Shows in the text what is chosen in the list.
    pub(super) fn show_chosen(&mut self) {
        let Some(list) = self.list() else { return };
        if let Some(finding) = list.findings.get(list.chosen).cloned() {
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
        self.app.proofing.check_changed(&self.app.report);
        let findings = self.app.proofing.all(&self.app.report);
        let texts = Texts::new(&self.app.report, None);
        let selection = self.app.view.selection(&texts);
        let here = selection.map_or(self.caret(), |(from, _)| from);
        let found = if forward {
            let behind = |f: &&Finding| texts.compare(start_of(f), here).is_gt();
            let first = findings.first();
            findings.iter().find(behind).map(|f| (f, false)).or(first.map(|f| (f, true)))
        } else {
            let before = |f: &&Finding| texts.compare(start_of(f), here).is_lt();
            let last = findings.last();
            findings.iter().rev().find(before).map(|f| (f, false)).or(last.map(|f| (f, true)))
        };
        match found {
            Some((finding, around)) => {
                self.show_finding(finding);
                if around {
                    self.app.tell(Word::WentAround);
                }
            }
            None if self.app.proofing.is_done() => self.app.tell(Word::NoFindings),
            None => self.app.tell(Word::StillChecking),
        }
    }

    /// The finding a command is about: the one chosen in the list, or the one the caret is in.
    fn finding(&mut self) -> Option<Finding> {
        let found = match self.app.overlays.last() {
            Some(Overlay::Findings(list)) => list.findings.get(list.chosen).cloned(),
            _ => self.app.finding_at_caret().cloned(),
        };
        if found.is_none() {
            self.app.tell(Word::NoFindingHere);
        }
        found
    }

    /// Mends the findings that are wanted together with the one a command is about.
    fn mend(&mut self, wanted: impl Fn(&Finding, &Finding) -> bool) {
        let Some(one) = self.finding() else { return };
        let all = self.app.proofing.all(&self.app.report);
        let wanted = all.iter().filter(|f| f.fix.is_some() && wanted(f, &one));
        let wanted: Vec<&Finding> = wanted.collect();
        if wanted.is_empty() {
            return self.app.tell(Word::NoFix);
        }
        let operation = proof::fixes(&self.app.report, wanted.iter().copied());
        let count = wanted.len();
        self.mended(operation, count, start_of(&one));
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
        self.refresh_findings();
        self.show_chosen();
    }

    /// Tells a finding no more in this report, or its rule.
    fn ignore(&mut self, rule: bool) {
        let Some(finding) = self.finding() else { return };
        let text = if rule { String::new() } else { finding.text.clone() };
        let removed = self.app.report.settings().clone();
        let mut inserted = removed.clone();
        let id = finding.rule.as_str();
        if rule {
            inserted.ignored.retain(|ignored| ignored.rule != id);
        }
        inserted.ignored.push(Ignored { rule: id.to_string(), text });
        let (removed, inserted) = (Box::new(removed), Box::new(inserted));
        self.app.history.break_step();
        if self.apply_in_place(Operation::Settings { removed, inserted }) {
            self.app.history.break_step();
            let word = if rule { Word::RuleIgnored { rule: &id } } else { Word::FindingIgnored };
            self.app.tell(word);
        }
        self.refresh_findings();
        self.show_chosen();
    }

    /// Lists anew what there is; what was chosen stays chosen.
    pub(super) fn refresh_findings(&mut self) {
        self.refresh_findings_at(None);
    }

    /// The same, with the finding at a place chosen, if there is one.
    fn refresh_findings_at(&mut self, place: Option<Place>) {
        let findings = match self.app.findings_seen() {
            true => self.app.proofing.all(&self.app.report),
            false => return,
        };
        let at = place.and_then(|place| self.app.proofing.at(place)).cloned();
        let mut lists = self.app.overlays.iter_mut().filter_map(|overlay| match overlay {
            Overlay::Findings(list) => Some(list),
            _ => None,
        });
        if let Some(list) = lists.next() {
            let chosen = at.as_ref().or(list.findings.get(list.chosen));
            let again = chosen.and_then(|chosen| findings.iter().position(|f| f == chosen));
            let was_empty = list.findings.is_empty();
            list.chosen = again.unwrap_or(list.chosen.min(findings.len().saturating_sub(1)));
            list.findings = findings;
            if was_empty && !list.findings.is_empty() {
                list.chosen = 0;
            }
        }
    }
}

/// Returns where a finding begins; for a number that is its heading.
fn start_of(finding: &Finding) -> Place {
    let at = match finding.place {
        FindingPlace::Text(_) => finding.range.start,
        FindingPlace::Number(_) | FindingPlace::RunIn(_) => 0,
    };
    Place { text: finding.place.text(), at }
}
