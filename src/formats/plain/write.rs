//! A report as plain text, and what a plain text cannot carry of it.

use crate::report::print::{PrintedLine, Role, lines};
use crate::report::{Fixed, Part, Report, open};

const INDENT: &str = "\u{3000}\u{3000}";
/// Signature and date stand towards the end of a line of the page.
const LINE: usize = 28;
const RIGHT_BLANK: usize = 2;

/// How the lines of a text stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lines {
    /// Paragraphs indented by two characters, and parts set apart.
    Indented,
    /// A paragraph a line, and nothing else.
    Flat,
}

/// Writes a report as text.
pub fn write(report: &Report, stand: Lines) -> String {
    let mut out = String::new();
    let mut before: Option<Role> = None;
    for line in lines(report) {
        if stand == Lines::Indented {
            if before.is_some_and(|before| is_set_apart(before, line.role)) {
                out.push('\n');
            }
            out.push_str(&indent_of(&line));
        }
        let start = out.len();
        line.write_to(&mut out);
        let end = start + out.get(start..).unwrap_or_default().trim_end().len();
        out.truncate(end);
        out.push('\n');
        before = Some(line.role);
    }
    out
}

fn is_set_apart(before: Role, role: Role) -> bool {
    use Fixed::{After, Attachments, Signature, Subtitle, Title};
    match (before, role) {
        (Role::Fixed(a), Role::Fixed(b)) if a == b => false,
        (Role::Fixed(Title), Role::Fixed(Subtitle)) => false,
        (Role::Fixed(Title | Subtitle), _) => true,
        (_, Role::Fixed(Attachments | Signature | After)) => true,
        _ => false,
    }
}

fn indent_of(line: &PrintedLine) -> String {
    match line.role {
        Role::Fixed(Fixed::Title | Fixed::Subtitle | Fixed::Addressee | Fixed::After) => {
            String::new()
        }
        Role::Fixed(Fixed::Signature | Fixed::Date) => {
            let halves: usize = line.body.chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum();
            "\u{3000}".repeat((LINE - RIGHT_BLANK).saturating_sub(halves.div_ceil(2)))
        }
        _ => INDENT.to_string(),
    }
}

/// What of a report does not come back when its plain text is read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Lost {
    /// Fixed parts that would read as something else.
    pub parts: Vec<Fixed>,
    /// How many sections would not come back as they are.
    pub sections: usize,
    /// How many notes to oneself are left out.
    pub notes: usize,
}

impl Lost {
    pub fn is_empty(&self) -> bool {
        *self == Lost::default()
    }
}

/// Finds out what a plain text cannot carry by reading it.
pub fn lost(report: &Report) -> Lost {
    let read = super::read(&write(report, Lines::Flat), false).ok();
    let back = read.and_then(|reading| Report::new(reading.draft).ok()).unwrap_or_default();
    let fixed = |report: &Report, part| -> Vec<String> {
        let printed = report.fixed(part).iter().map(|p| open::printed(report, &p.text));
        printed.map(|text| text.trim().to_string()).filter(|text| !text.is_empty()).collect()
    };
    let parts = Fixed::all().filter(|part| fixed(report, *part) != fixed(&back, *part)).collect();
    let (ours, theirs) = (section_shapes(report), section_shapes(&back));
    let kept = ours.iter().zip(&theirs).filter(|(a, b)| a == b).count();
    let noted = report.parts().filter_map(|part| report.body(part)).flatten();
    Lost {
        parts,
        sections: ours.len().max(theirs.len()) - kept,
        notes: noted.filter(|paragraph| !paragraph.note.is_empty()).count(),
    }
}

/// A section as it prints.
#[derive(PartialEq)]
struct SectionShape {
    level: u8,
    label: String,
    heading: String,
    run_in: Option<String>,
    body: Vec<String>,
}

fn section_shapes(report: &Report) -> Vec<SectionShape> {
    let mut shapes: Vec<SectionShape> = Vec::new();
    for line in lines(report) {
        let Part::Section(id) = line.part else { continue };
        if line.role == Role::Heading {
            shapes.push(SectionShape {
                level: line.level,
                label: line.label.trim().to_string(),
                heading: line.heading.trim().to_string(),
                run_in: report.section(id).and_then(|section| section.run_in.clone()),
                body: Vec::new(),
            });
        }
        let body = line.body.trim();
        if let Some(shape) = shapes.last_mut().filter(|_| !body.is_empty()) {
            shape.body.push(body.to_string());
        }
    }
    shapes
}
