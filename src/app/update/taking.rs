//! Sections from elsewhere: those that were deleted, and those of another report.

use super::Update;
use super::pasting::is_blank;
use crate::app::editing::{self, Made};
use crate::app::input::Loaded;
use crate::app::long_list::{Candidates, Group, Written, indented};
use crate::app::overlay::{Action, Entry, List, ListKind, Overlay};
use crate::app::state::App;
use crate::app::trash;
use crate::app::tree::named;
use crate::app::view::texts::Texts;
use crate::app::wording::Word;
use crate::report::outline::Obstacle;
use crate::report::{Fixed, Kind, Part, Report, Section, SectionId, numbering, open, print};
use crate::text::count;

impl Update<'_> {
    /// Shows the sections that were deleted since the report was opened.
    pub(super) fn open_trash(&mut self) {
        let mut list = List::new(ListKind::Trash);
        self.fill_list(&mut list);
        if list.is_empty() {
            return self.app.tell(Word::NothingDeleted);
        }
        self.push(Overlay::List(list));
    }

    /// Puts back what the trash names at this place.
    pub(super) fn put_back(&mut self, number: usize) {
        let app = &self.app;
        let all = trash::deleted(&app.report, app.history.changes());
        let made = all
            .get(number)
            .and_then(|deleted| editing::put_back(&app.report, deleted.at, &deleted.sections));
        if let Some(made) = made
            && self.bring_in(made)
        {
            self.app.tell(Word::PutBack);
        }
    }

    /// Asks which section of a report that was read is to come in; a text without sections comes in
    /// as it is.
    pub(super) fn take_from(&mut self, loaded: Loaded) {
        if loaded.report.sections().is_empty() {
            return self.insert_report(&loaded.report);
        }
        self.app.taken_from = Some(Box::new(loaded.report));
        let mut list = List::new(ListKind::TakeFrom);
        self.fill_list(&mut list);
        self.push(Overlay::List(list));
    }

    /// Takes over one section of the report that was read, or all of its text.
    pub(super) fn take(&mut self, section: Option<SectionId>) {
        let Some(from) = self.app.taken_from.take() else { return };
        let Some(index) = section.and_then(|id| from.index_of(id)) else {
            self.go_where_sections_are();
            return self.insert_report(&from);
        };
        let sections = from.sections().get(index..index + from.subtree_len(index));
        let part = self.caret().text.part;
        let made =
            editing::graft(&self.app.report, part, sections.unwrap_or_default(), from.fields());
        match made {
            Some(made) => {
                if self.bring_in(made) {
                    self.app.tell(Word::SectionTaken);
                }
            }
            None => self.obstacle(Obstacle::TooDeep),
        }
    }

    /// Applies what brings a section in, and shows it whatever hides its place.
    fn bring_in(&mut self, made: Made) -> bool {
        let caret = made.caret;
        if !self.apply(made, Kind::Other) {
            return false;
        }
        let texts = Texts::new(&self.app.report, None);
        self.app.tree.reveal(&texts, caret.text.part);
        self.leave_narrow_for(caret);
        self.app.view.jump(caret);
        true
    }

    /// Goes from a part that no section can come into to the nearest place where one can. A report
    /// without a word takes another one whole, wherever the caret is.
    fn go_where_sections_are(&mut self) {
        let Part::Fixed(fixed) = self.caret().text.part else { return };
        if fixed == Fixed::Lead || is_blank(&self.app.report) {
            return;
        }
        let last = self.app.report.sections().last().map(|section| Part::Section(section.id));
        let is_before = Fixed::BEFORE_SECTIONS.contains(&fixed);
        let part = last.filter(|_| !is_before).unwrap_or(Part::Fixed(Fixed::Lead));
        let texts = Texts::new(&self.app.report, None);
        let place = texts.end_of(texts.last_of(part));
        self.leave_narrow_for(place);
        self.app.view.jump(place);
        if place.at > 0 {
            self.newline();
        }
    }

    fn insert_report(&mut self, report: &Report) {
        let mut plain = String::new();
        for line in print::lines(report) {
            line.write_to(&mut plain);
            plain.push('\n');
        }
        self.paste_plain(&plain);
    }
}

/// Returns the sections that were deleted, with their lengths and when that was.
pub(super) fn deleted_sections(app: &App, now: u64) -> Vec<Group> {
    let all = trash::deleted(&app.report, app.history.changes());
    let entries = all.iter().enumerate().map(|(n, deleted)| {
        let words = words_of(&app.report, &deleted.sections);
        let first = deleted.sections.first();
        let name = first.map(|section| named(&app.report, section)).unwrap_or_default();
        let name = if name.is_empty() { app.say(Word::NoHeading) } else { name.into() };
        let chars = app.say(Word::Chars { count: &words });
        let when = match now.saturating_sub(deleted.when) / 60_000 {
            0 => app.say(Word::JustNow),
            minutes => app.say(Word::MinutesAgo { count: &minutes }),
        };
        let detail = format!("{chars} · {when}");
        let text = format!("{name} {detail}");
        Written::new(Entry::new(name, detail, Action::PutBack(n)), &text)
    });
    vec![Group::new(None, Candidates::Written(entries.collect()))]
}

fn words_of(report: &Report, sections: &[Section]) -> usize {
    let words = |text: &str| count(&open::printed(report, text)).words;
    sections
        .iter()
        .map(|section| {
            let body: usize = section.body.iter().map(|paragraph| words(&paragraph.text)).sum();
            words(&section.heading) + body
        })
        .sum()
}

/// Returns the sections that can be taken from the report that was read.
pub(super) fn sections_to_take(app: &App) -> Vec<Group> {
    let Some(from) = &app.taken_from else { return Vec::new() };
    let labels = numbering::labels(from);
    // For each section the length of all before it, as it prints.
    let mut before = vec![0];
    for n in 0..from.sections().len() {
        let own: usize =
            print::lines_of(from, n..n + 1, &labels).map(|l| count(&l.text()).words).sum();
        before.push(before.last().copied().unwrap_or(0) + own);
    }
    let entries = from.sections().iter().zip(&labels).enumerate().map(|(n, (section, label))| {
        let line = format!("{}{}", label.text, named(from, section));
        let ends = [n, n + from.subtree_len(n)].map(|end| before.get(end).copied().unwrap_or(0));
        let words = app.say(Word::Chars { count: &(ends[1] - ends[0]) });
        let take = Action::Take(Some(section.id));
        Written::new(Entry::new(indented(section, &line), words, take), &line)
    });
    vec![Group::new(None, Candidates::Written(entries.collect()))]
}
