//! Handing in: what is still open before it, and the forms in which a report is written.

use super::state::App;
use super::view::layout::note_of;
use super::view::texts::Texts;
use super::view::{block, units};
use super::wording::{Lang, Word, sentence};
use crate::formats::form::Form;
use crate::page::PagePreset;
use crate::proof::{self, Context, Finding, Level, Lists};
use crate::report::open::{self, OpenKind, OpenPlace};
use crate::report::{Part, Place, TextPlace};
use std::collections::HashMap;
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
        other_name(report, form)
    }

    /// Returns how the report is set where the house sets it so.
    pub fn preset(&self, house: &PagePreset) -> PagePreset {
        PagePreset { seal: self.seal.unwrap_or(house.seal), ..house.clone() }
    }
}

/// Returns the file of a form where its own name is somebody else's: `报告-全文.txt`.
pub fn other_name(report: &Path, form: Form) -> PathBuf {
    let mut name = report.file_stem().unwrap_or_default().to_os_string();
    name.push(format!("-全文.{}", form.id()));
    report.with_file_name(name)
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
/// What a text, however short, counts for.
const TEXT: usize = 64;
/// How much of the text around a point is shown.
const AROUND: usize = 24;

/// All there is to look at, gathered text by text.
#[derive(Debug, Clone)]
pub struct Gathering {
    next: Option<TextPlace>,
    /// What was found on the spot, where the proofreader has not come so far.
    checked: HashMap<TextPlace, Vec<Finding>>,
}

impl Gathering {
    pub fn begin(app: &App) -> Gathering {
        let mut checked: HashMap<TextPlace, Vec<Finding>> = HashMap::new();
        for finding in checked_now(app) {
            checked.entry(finding.place.text()).or_default().push(finding);
        }
        Gathering { next: Some(Texts::new(&app.report, None).first()), checked }
    }

    /// Gathers what there is in the next text, and takes off what that counts for; none where that
    /// was the last.
    pub fn go_on(&mut self, app: &App, left: &mut usize) -> Option<Vec<Point>> {
        let text = self.next?;
        self.next = Texts::new(&app.report, None).next(text);
        let source = app.report.text(text).unwrap_or_default();
        *left = left.saturating_sub(TEXT + source.len());
        let mut points: Vec<Point> = open::in_source(source, app.report.fields())
            .into_iter()
            .map(|open| Point::of_open(text, open))
            .collect();
        // What is open is named once, whatever the proofreader says of it.
        let is_open = |at: usize| points.iter().any(|point| point.range.start == at);
        let known = app.proofing.is_done().then(|| app.proofing.of_text(text));
        let checked = || self.checked.get(&text).map_or(&[][..], Vec::as_slice);
        let wrong = known.unwrap_or_else(checked).iter();
        let wrong = wrong.filter(|f| f.level == Level::Error && !is_open(f.range.start));
        let wrong: Vec<Point> = wrong.map(|finding| Point::of_wrong(finding, app.lang())).collect();
        points.extend(wrong);
        points.extend(note_of(&app.report, text).map(|note| Point::of_note(text, note)));
        Some(points)
    }
}

impl Point {
    fn of_open(text: TextPlace, open: OpenPlace) -> Point {
        let kind = match open.kind {
            OpenKind::Default => PointKind::Default,
            _ => PointKind::Open,
        };
        Point { kind, text, range: open.range, remark: String::new() }
    }

    fn of_wrong(finding: &Finding, lang: Lang) -> Point {
        let remark = finding.message(match lang {
            Lang::Zh => &finding.rule.rule().zh,
            Lang::En => &finding.rule.rule().en,
        });
        let (text, range) = (finding.place.text(), finding.range.clone());
        Point { kind: PointKind::Wrong, text, range, remark }
    }

    fn of_note(text: TextPlace, note: &str) -> Point {
        Point { kind: PointKind::Note, text, range: 0..0, remark: note.to_string() }
    }
}

/// Says whether a report goes unread, since it is too long to be proofread in passing.
pub fn is_unread(app: &App) -> bool {
    let length = || app.report.texts().map(|(_, source)| source.len()).sum::<usize>();
    !app.proofing.is_done() && length() > LARGEST_PROOFREAD
}

/// Finds on the spot what is wrong, where that is not known by now.
fn checked_now(app: &App) -> Vec<Finding> {
    let report = &app.report;
    if app.proofing.is_done() || is_unread(app) {
        return Vec::new();
    }
    match app.proofing.rules() {
        Some(rules) => proof::check(report, rules),
        None => proof::check(report, &Context::new(Lists::built_in(), &[])),
    }
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
pub fn part(app: &mut App, point: &Point) -> String {
    match point.text.part {
        Part::Fixed(fixed) => sentence::part(fixed, app.lang()),
        part @ Part::Section(id) => {
            let label = app.view.layout.label(&app.report, part);
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
