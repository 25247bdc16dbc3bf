//! The form of a phrase of one's own: its rows, the whole sentence, and what is wrong with it.

use super::Cursor;
use super::canvas::Canvas;
use super::overlay::{input, window};
use super::theme::Theme;
use crate::app::boxes;
use crate::app::geometry::Area;
use crate::app::own_phrase::{PhraseForm, PhraseRow, sentence};
use crate::app::phrasebook::{kind_name, shown};
use crate::app::state::App;
use crate::app::wording::Word;

pub fn draw(app: &App, theme: &Theme, canvas: &mut Canvas, form: &PhraseForm) -> Cursor {
    let title = if form.was.is_some() { Word::PhraseEdited } else { Word::PhraseNew };
    let inner = window(theme, canvas, boxes::phrase_window(app), &app.say(title));
    let right = inner.x + inner.width;
    let mut cursor = None;
    for (row, line) in PhraseRow::ALL.into_iter().zip(boxes::phrase_lines(app)) {
        let chosen = row == form.chosen;
        let style = if chosen { theme.label() } else { theme.plain() };
        let label = match row {
            PhraseRow::Text => Word::PhraseRowText,
            PhraseRow::Kind => Word::PhraseRowKind,
            PhraseRow::Tags => Word::PhraseRowTags,
        };
        canvas.put_cut(inner.x + 1, line.y, line.x, &app.say(label), style);
        let caret = match row {
            PhraseRow::Text => input(canvas, line, &form.text, theme.plain()),
            PhraseRow::Tags => input(canvas, line, &form.tags, theme.plain()),
            PhraseRow::Kind => {
                let name = format!("← {} →", kind_name(form.kind, app.lang()));
                canvas.put_cut(line.x, line.y, right, &name, theme.plain());
                Some((line.x, line.y))
            }
        };
        cursor = if chosen { caret } else { cursor };
    }
    let below = Area {
        x: inner.x + 1,
        y: inner.y + PhraseRow::ALL.len() + 1,
        width: inner.width.saturating_sub(2),
        height: inner.height.saturating_sub(PhraseRow::ALL.len() + 1),
    };
    // Named by its slots, whatever this report's fields say.
    let whole = shown(&crate::report::Report::default(), form.text.text(), &[], true);
    let used = canvas.wrapped_marked(below, &whole.text, theme.plain(), &whole.slots, theme.open());
    let mut rows = (below.y + used + 1)..below.y + below.height;
    for advice in form.advice() {
        let Some(y) = rows.next() else { break };
        let style = if advice.forbids() { theme.error() } else { theme.note() };
        canvas.put_cut(below.x, y, right, &sentence(&advice, app.lang()), style);
    }
    cursor
}
