//! N14 by the only year of the title, where no date says of which year the days are: `2025年国庆假期值班安排`.

use super::date::Date;
use super::dates::{in_month, tells_other_year, weekday, year_in_note};
use super::finding::Hit;
use super::passage::Passage;
use super::rule::Level;
use super::whole::{Placed, is_text};
use crate::report::{Fixed, Part};

pub fn check(passages: &[Passage<'_>], hits: &mut Vec<Placed>) {
    let title = passages.iter().rfind(|p| p.place.part == Part::Fixed(Fixed::Title));
    let Some(title) = title.filter(|title| !title.text.contains("学年")) else { return };
    let figures = title.figures().iter();
    let mut years = figures.filter(|f| f.digits.len() == 4 && title.at(f.digits.end) == '年');
    let (Some(year), None) = (years.next(), years.next()) else { return };
    for (n, p) in passages.iter().enumerate().filter(|(_, p)| is_text(p)) {
        if p.may_hold('周') || p.may_hold('期') {
            of_year(p, year.value as u32, |hit| hits.push((n, hit)));
        }
    }
}

/// Looks at the days of a text that tell no year of their own.
fn of_year(p: &Passage<'_>, year: u32, mut tell: impl FnMut(Hit)) {
    let own = Date { year, month: 1, day: 1 };
    let mut month = None;
    for figure in p.figures().iter().filter(|f| f.decimals == 0) {
        let (start, end) = (figure.digits.start, figure.digits.end);
        match (p.at(end), month) {
            ('月', _) => month = Some((figure.value as u32, start)),
            ('日', Some((value, from))) if in_month(p, from, start) => {
                let mut found = Vec::new();
                if let Some(date) = Date::new(year, value, figure.value as u32) {
                    weekday(p, date, start, end + 1, &mut found);
                }
                // All that stands before is looked at: only where a wrong day is told.
                let other = || {
                    tells_other_year(p.slice(0..from), own) || year_in_note(p, end + 1).is_some()
                };
                if !found.is_empty() && !other() {
                    found.into_iter().for_each(|hit| tell(hit.level(Level::Review)));
                }
            }
            _ => {}
        }
    }
}
