//! One row of the text, to be walked over: its graphemes, and the stops among them.

use super::block::{Composed, What};
use crate::report::Place;
use crate::text::{Measure, Row, Screen, graphemes};

/// One row: the text its block shows, and where in it the row lies.
pub struct RowText<'t> {
    pub text: &'t str,
    pub row: Row,
    pub left: usize,
    pub screen: Screen,
}

impl RowText<'_> {
    pub fn column(&self, at: usize) -> usize {
        let before = self.text.get(self.row.start..at).unwrap_or_default();
        self.left + self.screen.extent(before).0
    }

    pub fn graphemes(&self, from: usize, to: usize, mut see: impl FnMut(usize, usize)) {
        let mut column = self.column(from);
        let text = self.text.get(from..to).unwrap_or_default();
        for (at, grapheme) in graphemes(text) {
            see(column, from + at);
            column += self.screen.width(grapheme).0;
        }
    }

    pub fn stops_of(&self, composed: &Composed, is_last: bool, stops: &mut Vec<(usize, Place)>) {
        let row = self.row;
        let inside = |at: usize| row.start <= at && (at < row.end || (is_last && at == row.end));
        let segments = composed.segments_from(row.start);
        for (n, segment) in segments.iter().enumerate() {
            let shown = segment.shown.clone();
            if shown.start > row.end {
                break;
            }
            match &segment.what {
                What::Text { place, from } => {
                    let (begin, end) = (shown.start.max(row.start), shown.end.min(row.end));
                    self.graphemes(begin, end.max(begin), |column, at| {
                        let at = from + (at - shown.start);
                        stops.push((column, Place { text: *place, at }));
                    });
                    let next = segments.get(n + 1).and_then(|next| next.what.origin(0));
                    let goes_on = next.is_some_and(|(next, _)| next == *place);
                    if !goes_on && inside(shown.end) {
                        let at = from + shown.len();
                        stops.push((self.column(shown.end), Place { text: *place, at }));
                    }
                }
                What::Slot { place, source, .. } | What::Brace { place, source } => {
                    if inside(shown.start) {
                        let place = Place { text: *place, at: source.start };
                        stops.push((self.column(shown.start), place));
                    }
                }
                What::Label { .. } | What::Mark | What::Placeholder => {}
            }
        }
    }
}
