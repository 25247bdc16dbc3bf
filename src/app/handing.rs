//! Handing in: what is still open before it, and the forms in which a report is written.

use super::state::App;
use super::view::texts::Texts;
use super::view::{block, units};
use super::wording::{Lang, Word, sentence};
use crate::formats::form::Form;
use crate::page::PagePreset;
use crate::proof::{self, Context, Level, Lists};
use crate::report::open::{self, OpenKind};
use crate::report::{Part, Place, Report, TextPlace};
use std::collections::HashSet;
use std::ops::Range;
use std::path::{Path, PathBuf};

/// How a report is handed in, remembered with it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Handed {
    pub forms: Vec<Form>,
    /// The forms whose own name is somebody else's file.
    pub renamed: Vec<Form>,
    /// Whether a seal is put on it; where nobody said, as the house does.
    pub seal: Option<bool>,
}

impl Default for Handed {
    fn default() -> Self {
        Handed { forms: vec![Form::Docx, Form::Text], renamed: Vec::new(), seal: None }
    }
}

impl Handed {
    pub fn toggle(&mut self, form: Form) {
        if self.forms.contains(&form) {
            self.forms.retain(|known| *known != form);
        } else {
            self.forms.push(form);
        }
    }

    /// Returns the file a form is written to, beside the report.
    pub fn target(&self, report: &Path, form: Form) -> PathBuf {
        if !self.renamed.contains(&form) {
            return report.with_extension(form.id());
        }
        let stem = report.file_stem().unwrap_or_default().to_string_lossy();
        report.with_file_name(format!("{stem}-全文.{}", form.id()))
    }

    /// Returns how the report is set where the house sets it so.
    pub fn preset(&self, house: &PagePreset) -> PagePreset {
        PagePreset { seal: self.seal.unwrap_or(house.seal), ..house.clone() }
    }
}

/// What is going on while a report is handed in.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Handing {
    pub written: Vec<PathBuf>,
    pub failed: Vec<String>,
    /// Names that are somebody else's, to be asked about one after the other.
    pub taken: Vec<(Form, PathBuf)>,
}

/// What came of writing some forms.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct HandedIn {
    pub written: Vec<PathBuf>,
    pub taken: Vec<(Form, PathBuf)>,
    pub failed: Vec<String>,
}

/// Something to look at before a report is handed in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Point {
    pub kind: PointKind,
    pub text: TextPlace,
    /// Bytes of its source.
    pub range: Range<usize>,
    /// Said of it besides what stands there.
    pub remark: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PointKind {
    Open,
    /// A default that nobody has confirmed.
    Default,
    /// A note to oneself.
    Note,
    /// What the proofreader holds for wrong.
    Wrong,
}

impl PointKind {
    pub const ALL: [PointKind; 4] =
        [PointKind::Open, PointKind::Wrong, PointKind::Default, PointKind::Note];

    pub fn title(self, count: usize, lang: Lang) -> String {
        let count = &count;
        let word = match self {
            PointKind::Open => Word::GateOpen { count },
            PointKind::Default => Word::GateDefaults { count },
            PointKind::Note => Word::GateNotes { count },
            PointKind::Wrong => Word::GateWrong { count },
        };
        word.text(lang).into_owned()
    }
}

/// A report with more text than this is not proofread while somebody waits.
const LARGEST_PROOFREAD: usize = 256 << 10;
/// How much of the text around a point is shown.
const AROUND: usize = 24;

/// Returns all there is to look at, by kind and place.
pub fn points(app: &App) -> Vec<Point> {
    let report = &app.report;
    let open = open::in_report(report).map(|(text, open)| {
        let kind = match open.kind {
            OpenKind::Default => PointKind::Default,
            _ => PointKind::Open,
        };
        Point { kind, text, range: open.range, remark: String::new() }
    });
    let mut points: Vec<Point> = open.collect();
    // What is open is named once, whatever the proofreader says of it.
    let open: HashSet<(TextPlace, usize)> =
        points.iter().map(|point| (point.text, point.range.start)).collect();
    let wrong = wrong(app).into_iter();
    points.extend(wrong.filter(|point| !open.contains(&(point.text, point.range.start))));
    points.extend(notes(report));
    points
}

fn notes(report: &Report) -> impl Iterator<Item = Point> {
    report.parts().flat_map(move |part| {
        let body = report.body(part).unwrap_or_default().iter().enumerate();
        let noted = body.filter(|(_, paragraph)| !paragraph.note.is_empty());
        noted.map(move |(n, paragraph)| Point {
            kind: PointKind::Note,
            text: TextPlace::body(part, n),
            range: 0..0,
            remark: paragraph.note.clone(),
        })
    })
}

/// Says whether a report goes unread, since it is too long to be proofread in passing.
pub fn is_unread(app: &App) -> bool {
    let length = || app.report.texts().map(|(_, source)| source.len()).sum::<usize>();
    !app.proofing.is_done() && length() > LARGEST_PROOFREAD
}

/// Returns what is known to be wrong by now, or else found on the spot.
fn wrong(app: &App) -> Vec<Point> {
    let (report, lang) = (&app.report, app.lang());
    let found = if app.proofing.is_done() {
        app.proofing.all(report).cloned().collect()
    } else if is_unread(app) {
        Vec::new()
    } else {
        match app.proofing.rules() {
            Some(rules) => proof::check(report, rules),
            None => proof::check(report, &Context::new(Lists::built_in(), &[])),
        }
    };
    let wrong = found.into_iter().filter(|finding| finding.level == Level::Error);
    let points = wrong.map(|finding| Point {
        kind: PointKind::Wrong,
        text: finding.place.text(),
        range: finding.range.clone(),
        remark: finding.message(match lang {
            Lang::Zh => &finding.rule.rule().zh,
            Lang::En => &finding.rule.rule().en,
        }),
    });
    points.collect()
}

/// Writes a point in one line: what stands there, with a little around it.
pub fn line(app: &App, point: &Point) -> String {
    let texts = Texts::new(&app.report, None);
    let source = texts.source(point.text).unwrap_or_default();
    let from = units::floor(source, point.range.start.saturating_sub(AROUND));
    let to = units::ceil(source, (point.range.end + AROUND).min(source.len()));
    let around = block::shown(&app.report, source.get(from..to).unwrap_or_default());
    match (point.kind, point.remark.as_str()) {
        (PointKind::Note, remark) => remark.to_string(),
        (_, "") => around,
        (_, remark) => format!("{remark}: {around}"),
    }
}

/// Returns the part a point is in, as the tree calls it.
pub fn part(app: &App, point: &Point) -> String {
    match point.text.part {
        Part::Fixed(fixed) => sentence::part(fixed, app.lang()),
        part @ Part::Section(id) => {
            let label = app.view.layout.known_label(&app.report, part);
            let heading = app.report.section(id).map(|s| open::printed(&app.report, &s.heading));
            let label = label.map_or(String::new(), |label| label.text);
            format!("{}{}", label.trim_end(), heading.unwrap_or_default())
        }
    }
}

impl Point {
    pub fn ends(&self) -> (Place, Place) {
        let at = |at| Place { text: self.text, at };
        (at(self.range.start), at(self.range.end))
    }
}
