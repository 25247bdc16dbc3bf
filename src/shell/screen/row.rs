//! Where a row of the screen differs from what is to be seen.

use crate::text::Ambiguous;
use crate::ui::Column;
use std::ops::Range;

/// Finds where the first and the last column are that differ, with the whole of what covers them.
pub fn extent(before: &[Column], now: &[Column]) -> Option<Range<usize>> {
    let differs = |(before, now): (&Column, &Column)| !before.is_same(now);
    let first = before.iter().zip(now).position(differs)?;
    let last = before.iter().zip(now).rposition(differs)?;
    let span = |row: &[Column], at: usize| row.get(at).map_or(at..at, |column| column.span(at));
    let start = span(before, first).start.min(span(now, first).start);
    Some(start..span(before, last).end.max(span(now, last).end).min(now.len()))
}

/// Finds the stretches that must be written to make `now` of `before`; nothing differs before `from`. A
/// grapheme is written whole, and of one that is overwritten in part the rest is written too: what a
/// terminal leaves of it is anybody's guess. Of what may be drawn wider than there is room for, the
/// neighbour is written behind it: one of them is seen then, and it is the one that stands there.
pub fn differing(
    before: &[Column],
    now: &[Column],
    from: usize,
    terminal: Option<Ambiguous>,
) -> Vec<Range<usize>> {
    let reach = |was: &Column, is: &Column, here: usize| {
        let (was, covers) = (was.span(here), is.span(here));
        let reaches_over = is.width() == 1 && !is.is_settled(terminal);
        let end = was.end.max(covers.end).max(here + 1 + usize::from(reaches_over));
        was.start.min(covers.start)..end.min(now.len())
    };
    let mut runs: Vec<Range<usize>> = Vec::new();
    let mut run = 0..0;
    for (here, (was, is)) in before.iter().zip(now).enumerate().skip(from) {
        if here >= run.end && was.is_same(is) {
            continue;
        }
        if here > run.end {
            runs.extend(Some(run).filter(|run| !run.is_empty()));
            run = here..here;
        }
        let mut within = reach(was, is, here);
        // What comes to it on the left may reach further itself.
        while within.start < run.start {
            run.start -= 1;
            let Some((was, is)) = before.get(run.start).zip(now.get(run.start)) else { break };
            let further = reach(was, is, run.start);
            within = within.start.min(further.start)..within.end.max(further.end);
        }
        while let Some(left) = runs.pop_if(|left| left.end >= run.start) {
            run.start = run.start.min(left.start);
        }
        run.end = run.end.max(within.end);
    }
    runs.extend(Some(run).filter(|run| !run.is_empty()));
    runs
}
