//! The next report from the last one: its wording stays, and its facts are open places again, each of
//! which shows what it was: `召开会议{上次12}次`.
//!
//! The year of the report becomes the field 年份. Figures in titles, in quotation marks and in names
//! (5G, GB/T 9704, 12345热线) say no fact of one year and stay.

use super::slot::{self, LONGEST_NAME, PieceKind};
use super::{Draft, Field, Fixed, Report};
use std::collections::BTreeMap;
use std::ops::Range;

/// The field of the year a report is about.
pub const YEAR: &str = "年份";
/// What the name of an open place begins with that shows an old value.
const LAST_TIME: &str = "上次";

/// Returns what the next report begins as.
pub fn renewed(old: &Report) -> Draft {
    let mut draft = old.draft().clone();
    let year = year(&draft);
    for field in &mut draft.fields {
        if !field.value.is_empty() && field.value.chars().all(|c| c.is_ascii_digit()) {
            field.value.clear();
        }
    }
    let is_declared = draft.fields.iter().any(|field| field.name == YEAR);
    if year.is_some() && !is_declared {
        draft.fields.push(Field { name: YEAR.into(), value: String::new() });
    }
    let year = year.as_deref();
    for part in [Fixed::Title, Fixed::Subtitle, Fixed::Lead, Fixed::Closing, Fixed::Attachments] {
        for paragraph in draft.fixed.of_mut(part) {
            paragraph.text = opened(&paragraph.text, year);
        }
    }
    for paragraph in draft.fixed.of_mut(Fixed::Date) {
        // It may be signed in another year than it is about.
        paragraph.text = opened(&paragraph.text, None);
    }
    for section in &mut draft.sections {
        section.heading = opened(&section.heading, year);
        for paragraph in &mut section.body {
            paragraph.text = opened(&paragraph.text, year);
        }
    }
    draft
}

/// Returns the year a report is about: that of its field or its title, else the one it names most.
fn year(draft: &Draft) -> Option<String> {
    let field = draft.fields.iter().find(|field| field.name == YEAR);
    if let Some(field) = field.filter(|field| !field.value.is_empty()) {
        return Some(field.value.clone());
    }
    let title = draft.fixed.of(Fixed::Title).iter().find_map(|line| years(&line.text).next());
    if title.is_some() {
        return title;
    }
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    let bodies = draft.sections.iter().flat_map(|section| &section.body);
    for paragraph in draft.fixed.of(Fixed::Lead).iter().chain(bodies) {
        years(&paragraph.text).for_each(|year| *counts.entry(year).or_default() += 1);
    }
    counts.into_iter().max_by_key(|(_, count)| *count).map(|(year, _)| year)
}

fn years(text: &str) -> impl Iterator<Item = String> + '_ {
    let figures = figures(text).into_iter();
    figures.filter(|figure| is_year(text, figure)).filter_map(|f| Some(text.get(f)?.to_string()))
}

fn is_year(text: &str, figure: &Range<usize>) -> bool {
    let behind = text.get(figure.end..).unwrap_or_default();
    figure.len() == 4 && behind.starts_with(['年', '上', '下', '〕'])
}

/// Makes open places of the figures of a source; the year becomes the field of that.
fn opened(source: &str, year: Option<&str>) -> String {
    let mut out = String::with_capacity(source.len());
    for piece in slot::pieces(source).flatten() {
        match piece.kind {
            PieceKind::Text(text) => open_text(text, year, &mut out),
            _ => out.push_str(source.get(piece.range).unwrap_or_default()),
        }
    }
    out
}

fn open_text(text: &str, year: Option<&str>, out: &mut String) {
    let mut at = 0;
    for figure in figures(text) {
        let (Some(before), Some(value)) = (text.get(at..figure.start), text.get(figure.clone()))
        else {
            continue;
        };
        let name = if year == Some(value) && is_year(text, &figure) {
            YEAR.to_string()
        } else {
            format!("{LAST_TIME}{value}")
        };
        let is_kept = name != YEAR && stands_for_itself(text, &figure);
        if is_kept || name.chars().count() > LONGEST_NAME {
            continue;
        }
        out.push_str(before);
        out.push_str(&format!("{{{name}}}"));
        at = figure.end;
    }
    out.push_str(text.get(at..).unwrap_or_default());
}

/// Returns the figures of a text that are no part of a name: 15, 1,200, 98.5.
fn figures(text: &str) -> Vec<Range<usize>> {
    let is_of_name = |c: char| c.is_ascii_alphanumeric() || "+/._-".contains(c);
    let mut figures = Vec::new();
    let mut at = 0;
    while let Some(start) = text.get(at..).and_then(|rest| rest.find(is_of_name)) {
        let start = at + start;
        let rest = text.get(start..).unwrap_or_default();
        let length = rest.find(|c: char| !is_of_name(c) && c != ',').unwrap_or(rest.len());
        let run = rest.get(..length).unwrap_or_default();
        at = start + length;
        if run.contains(|c: char| c.is_ascii_alphabetic() || "+/_".contains(c)) {
            continue;
        }
        let mut from = start;
        for part in run.split('-') {
            let figure = part.trim_matches(['.', ',']);
            let lead = part.len() - part.trim_start_matches(['.', ',']).len();
            if figure.starts_with(|c: char| c.is_ascii_digit()) {
                figures.push(from + lead..from + lead + figure.len());
            }
            from += part.len() + 1;
        }
    }
    figures
}

/// Says whether a figure is no fact of the year: it numbers a paragraph, it stands in a title or a
/// quotation, or it is a name.
fn stands_for_itself(text: &str, figure: &Range<usize>) -> bool {
    let before = text.get(..figure.start).unwrap_or_default();
    let behind = text.get(figure.end..).unwrap_or_default();
    let within = |open: char, close: char| before.rfind(open) > before.rfind(close);
    let numbers = (before.trim().is_empty() && behind.starts_with(['.', '．', '、']))
        || (before.ends_with(['（', '(']) && behind.starts_with(['）', ')']));
    let names = before.trim_end().ends_with(|c: char| c.is_ascii_alphabetic())
        || ["热线", "市长热线", "政务服务热线"].iter().any(|line| behind.starts_with(line))
        || behind.starts_with("小时");
    numbers || names || within('《', '》') || within('“', '”')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::Paragraph;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn whatever_the_text_the_next_one_is_a_report(text in "[年月日0-9.,a《》“”（）\\-*{}一]{0,40}") {
            let source = slot::escape(&text);
            let opened = opened(&source, Some("2022"));
            prop_assert!(slot::pieces(&opened).all(|piece| piece.is_ok()), "{opened}");
            // Nothing but figures has become another text.
            let print = |name: &str| name.trim_start_matches(LAST_TIME).replace(YEAR, "2022");
            let back = slot::fill(&opened, |slot| print(slot.name).into());
            prop_assert_eq!(back, text);
        }
    }

    #[test]
    fn figures_become_open_places_that_show_what_they_were() {
        for (old, new) in [
            ("召开会议12次，培训1,200人次，", "召开会议{上次12}次，培训{上次1,200}人次，"),
            ("满意率98.5%，3-5人一组", "满意率{上次98.5}%，{上次3}-{上次5}人一组"),
            ("2022年以来，比2021年多", "{年份}年以来，比{上次2021}年多"),
            ("《2022年理论学习计划》", "《{年份}年理论学习计划》"),
            ("《条例（2016年）》第3条", "《条例（2016年）》第{上次3}条"),
            ("某发〔2022〕15号", "某发〔{年份}〕{上次15}号"),
            ("2022人参加", "{上次2022}人参加"),
            (
                "“3个100”，5G、GB/T 9704，12345市长热线，24小时",
                "“3个100”，5G、GB/T 9704，12345市长热线，24小时",
            ),
            ("1.抓学习，（2）抓落实", "1.抓学习，（2）抓落实"),
            ("学习{次数}次，{{3}}", "学习{次数}次，{{{上次3}}}"),
        ] {
            assert_eq!(opened(old, Some("2022")), new, "{old}");
            assert!(slot::pieces(new).all(|piece| piece.is_ok()), "{new}");
        }
    }

    #[test]
    fn the_year_is_that_of_the_field_the_title_or_the_text() {
        let draft = |field: Option<&str>, title: &str, lead: &str| {
            let mut draft = Draft::default();
            draft.fields.extend(field.map(|v| Field { name: YEAR.into(), value: v.into() }));
            *draft.fixed.of_mut(Fixed::Title) = vec![Paragraph::new(title)];
            *draft.fixed.of_mut(Fixed::Lead) = vec![Paragraph::new(lead)];
            Report::new(draft).unwrap()
        };
        for (report, year, title) in [
            (draft(Some("2023"), "{年份}年报告", "2022年。"), Some("2023"), "{年份}年报告"),
            (draft(None, "2022年报告", "2021年，2021年。"), Some("2022"), "{年份}年报告"),
            (draft(None, "报告", "2021年，2020年，2021年。"), Some("2021"), "报告"),
            (draft(None, "报告", "好。"), None, "报告"),
        ] {
            assert_eq!(super::year(report.draft()).as_deref(), year);
            let new = renewed(&report);
            assert_eq!(new.fixed.of(Fixed::Title)[0].text, title);
            assert_eq!(new.fields.len(), usize::from(year.is_some()));
            assert!(new.fields.iter().all(|field| field.value.is_empty()));
            assert!(Report::new(new).is_ok());
        }
    }
}
