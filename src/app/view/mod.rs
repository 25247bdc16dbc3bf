//! The report as one text on the screen: its texts in order, the stops of the caret, and rows.

pub mod block;
pub mod layout;
mod row_text;
pub mod screen;
mod setting;
pub mod texts;
pub mod units;

#[cfg(test)]
pub(crate) mod testing {
    use crate::report::{Draft, Fixed, Paragraph, Report, Section};

    /// A report drawn in lines: `#` a title, `!` a section by its level (a mark at the end of its
    /// heading, and text behind it, runs in), `>` the date, anything else a paragraph.
    pub fn report(drawn: &str) -> Report {
        let mut draft = Draft::default();
        for line in drawn.lines() {
            if let Some(title) = line.strip_prefix('#') {
                draft.fixed.of_mut(Fixed::Title).push(Paragraph::new(title));
            } else if let Some(date) = line.strip_prefix('>') {
                draft.fixed.of_mut(Fixed::Date).push(Paragraph::new(date));
            } else if line.starts_with('!') {
                let heading = line.trim_start_matches('!');
                let level = (line.len() - heading.len()) as u8;
                let (heading, run_in, body) = match heading.split_once('。') {
                    Some((heading, body)) => (heading, Some("。".to_string()), body),
                    None => (heading, None, ""),
                };
                let body = (!body.is_empty()).then(|| Paragraph::new(body));
                draft.sections.push(Section {
                    level,
                    heading: heading.into(),
                    run_in,
                    body: body.into_iter().collect(),
                    ..Section::default()
                });
            } else {
                let paragraph = Paragraph::new(line);
                match draft.sections.last_mut() {
                    Some(section) => section.body.push(paragraph),
                    None => draft.fixed.of_mut(Fixed::Lead).push(paragraph),
                }
            }
        }
        Report::new(draft).unwrap()
    }
}
