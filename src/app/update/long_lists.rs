//! The lists that are as long as the report: begun, asked for what is typed, and gone on with between
//! keys.

use super::{Update, handing, lists, palette, taking};
use crate::app::long_list::{self, Candidates, Group, LongList};
use crate::app::overlay::{Action, Entry, List, ListKind, Overlay};
use crate::app::state::App;
use crate::app::wording::Word;

impl Update<'_> {
    /// Gives a list its entries, as its kind and its query say.
    pub(super) fn fill_list(&mut self, list: &mut List) {
        let version = self.app.proofing.version();
        let known = list.long.take().filter(|long| long.is_of(version) && is_long(list));
        let Some(mut long) =
            known.or_else(|| long_list(self.app, list, self.now.millis).map(Box::new))
        else {
            return list.set_entries(lists::entries(self.app, list));
        };
        let query = list.query.text();
        let query =
            if list.kind == ListKind::Phrases { palette::behind_sign(query) } else { query };
        let head = match list.kind {
            _ if !query.is_empty() => None,
            ListKind::TakeFrom => {
                Some(Entry::new(self.app.say(Word::TakeAll), "", Action::Take(None)))
            }
            ListKind::Gate => handing::rules_off(self.app),
            _ => None,
        };
        long.ask(query, head);
        list.long = Some(long);
        list.work(self.app, long_list::AT_ONCE);
        list.settle(self.app.size);
        list.write(self.app, list.rows(self.app.size).height);
    }

    /// Goes on with a long list; false where it is done.
    pub(super) fn fill_on(&mut self) -> bool {
        let is_filling = |overlay: &&Overlay| matches!(overlay, Overlay::List(l) if !l.is_done());
        if self.app.overlays.last().filter(is_filling).is_none() {
            return false;
        }
        let Some(Overlay::List(mut list)) = self.app.overlays.pop() else { return false };
        list.work(self.app, long_list::SLICE);
        if list.kind == ListKind::Gate && list.is_done() && list.len() <= 1 {
            self.open_forms();
        } else {
            self.app.overlays.push(Overlay::List(list));
        }
        true
    }

    pub(super) fn fill_whole(&mut self) {
        while self.fill_on() {}
    }
}

/// Says whether a list is as long as the report.
fn is_long(list: &List) -> bool {
    match list.kind {
        ListKind::GoTo | ListKind::Gate | ListKind::TakeFrom | ListKind::Trash => true,
        ListKind::Phrases => palette::asks_for_sections(list),
        _ => false,
    }
}

/// Begins a list that is as long as the report.
fn long_list(app: &App, list: &List, now: u64) -> Option<LongList> {
    let version = app.proofing.version();
    let sections = || Group::new(None, Candidates::Sections(app.report.sections().len()));
    let groups = match list.kind {
        ListKind::Gate => {
            return Some(LongList::of_points(version, app, handing::way_on(app)));
        }
        ListKind::TakeFrom => taking::sections_to_take(app),
        ListKind::Trash => taking::deleted_sections(app, now),
        _ => vec![sections()],
    };
    is_long(list).then(|| LongList::new(version, groups))
}
