//! Lists that are as long as the report. What may stand in one is gathered bit by bit and so looked
//! through for what is typed, a part before the frame and the rest at once between keys; and only the
//! entries on the screen are ever written.

use super::handing::{self, Gathering, Point, PointKind};
use super::overlay::{Action, Entry};
use super::state::App;
use super::tree::named;
use super::view::texts::Texts;
use crate::phrases::spells;
use crate::report::{Part, Place, Report, Section};
use crate::text::half_width;

/// How much is gathered and looked through before the frame, and how much between keys, in bytes.
pub const AT_ONCE: usize = 256 << 10;
pub const SLICE: usize = 64 << 10;
/// What looking through a section and a point counts for.
const SECTION: usize = 256;
const POINT: usize = 1 << 10;

#[derive(Debug, Clone)]
pub struct LongList {
    /// The change of the report behind which it was made.
    version: u64,
    /// An entry above all others.
    head: Option<Entry>,
    groups: Vec<Group>,
    /// An entry below all others.
    tail: Option<Entry>,
    gathering: Option<Gathering>,
    query: Words,
    /// The group, and the candidate in it, that is looked at next.
    next: (usize, usize),
}

#[derive(Debug, Clone)]
pub struct Group {
    /// What its entries have in common, said above them with their number.
    pub kind: Option<PointKind>,
    pub candidates: Candidates,
    /// Those that were asked for; all of them where nothing was.
    matched: Option<Vec<usize>>,
}

/// What may stand in a list.
#[derive(Debug, Clone)]
pub enum Candidates {
    /// The sections of the report.
    Sections(usize),
    Points(Vec<Point>),
    Written(Vec<Written>),
}

/// An entry, and what is looked for in it, in small letters.
#[derive(Debug, Clone)]
pub struct Written {
    entry: Entry,
    text: String,
}

/// A row of the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Row {
    Head,
    Title(usize),
    Of { group: usize, candidate: usize },
    Tail,
}

impl Written {
    pub fn new(entry: Entry, text: &str) -> Self {
        Written { text: text.to_lowercase(), entry }
    }
}

impl Candidates {
    pub fn len(&self) -> usize {
        match self {
            Candidates::Sections(count) => *count,
            Candidates::Points(points) => points.len(),
            Candidates::Written(written) => written.len(),
        }
    }

    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

impl Group {
    pub fn new(kind: Option<PointKind>, candidates: Candidates) -> Self {
        Group { kind, candidates, matched: None }
    }

    fn count(&self) -> usize {
        self.matched.as_ref().map_or(self.candidates.len(), Vec::len)
    }

    fn rows(&self) -> usize {
        let count = self.count();
        count + usize::from(count > 0 && self.kind.is_some())
    }
}

impl LongList {
    pub fn new(version: u64, groups: Vec<Group>) -> Self {
        let (head, tail, gathering) = (None, None, None);
        LongList { version, head, groups, tail, gathering, query: Words(Vec::new()), next: (0, 0) }
    }

    /// Makes the list of what there is to look at before a report is handed in.
    pub fn of_points(version: u64, app: &App, tail: Entry) -> Self {
        let group = |kind| Group::new(Some(kind), Candidates::Points(Vec::new()));
        let groups = PointKind::ALL.map(group).into();
        let gathering = Some(Gathering::begin(app));
        LongList { gathering, tail: Some(tail), ..LongList::new(version, groups) }
    }

    pub fn is_of(&self, version: u64) -> bool {
        self.version == version
    }

    /// Asks for what is to be found, with an entry above it.
    pub fn ask(&mut self, query: &str, head: Option<Entry>) {
        self.query = Words::of(query);
        self.head = head;
        self.next = (0, 0);
        let asks = !self.query.0.is_empty();
        self.groups.iter_mut().for_each(|group| group.matched = asks.then(Vec::new));
    }

    pub fn is_gathered(&self) -> bool {
        self.gathering.is_none()
    }

    /// Says whether all is gathered and looked through.
    pub fn is_done(&self) -> bool {
        self.is_gathered() && (self.query.0.is_empty() || self.next.0 >= self.groups.len())
    }

    /// Gathers and looks through about so many bytes.
    pub fn work(&mut self, app: &mut App, bytes: usize) {
        let mut left = bytes;
        while left > 0
            && let Some(gathering) = &mut self.gathering
        {
            let Some(points) = gathering.go_on(app, &mut left) else {
                self.gathering = None;
                break;
            };
            for point in points {
                let mut groups = self.groups.iter_mut();
                if let Some(group) = groups.find(|group| group.kind == Some(point.kind))
                    && let Candidates::Points(points) = &mut group.candidates
                {
                    points.push(point);
                }
            }
        }
        while left > 0 && !self.is_done() {
            left = left.saturating_sub(self.look_at_next(app));
        }
    }

    /// Looks at the next candidate, and returns what that counts for.
    fn look_at_next(&mut self, app: &mut App) -> usize {
        let (group, candidate) = self.next;
        let Some(of) = self.groups.get_mut(group) else { return SECTION };
        if candidate >= of.candidates.len() {
            self.next = (group + 1, 0);
            return 1;
        }
        let (is_asked_for, cost) = match &of.candidates {
            Candidates::Sections(_) => {
                let text = section_line(app, candidate).map(|(text, _)| text.to_lowercase());
                (text.is_some_and(|text| self.query.are_in(&text)), SECTION)
            }
            Candidates::Points(points) => {
                let text = points.get(candidate).map(|point| {
                    let (line, part) = (handing::line(app, point), handing::part(app, point));
                    format!("{line} {part}").to_lowercase()
                });
                (text.is_some_and(|text| self.query.are_in(&text)), POINT)
            }
            Candidates::Written(written) => {
                let written = written.get(candidate);
                (written.is_some_and(|written| self.query.are_in(&written.text)), SECTION)
            }
        };
        if is_asked_for && let Some(matched) = &mut of.matched {
            matched.push(candidate);
        }
        self.next.1 += 1;
        cost
    }

    pub fn len(&self) -> usize {
        let ends = usize::from(self.head.is_some()) + usize::from(self.tail.is_some());
        ends + self.groups.iter().map(Group::rows).sum::<usize>()
    }

    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    pub fn row(&self, at: usize) -> Option<Row> {
        let mut at = match (&self.head, at.checked_sub(1)) {
            (None, _) => at,
            (Some(_), None) => return Some(Row::Head),
            (Some(_), Some(behind)) => behind,
        };
        for (n, group) in self.groups.iter().enumerate() {
            if let Some(behind) = at.checked_sub(group.rows()) {
                at = behind;
                continue;
            }
            let Some(nth) = at.checked_sub(usize::from(group.kind.is_some())) else {
                return Some(Row::Title(n));
            };
            let candidate = group.matched.as_ref().map_or(Some(nth), |m| m.get(nth).copied());
            return candidate.map(|candidate| Row::Of { group: n, candidate });
        }
        self.tail.as_ref().filter(|_| at == 0).map(|_| Row::Tail)
    }

    /// Returns where a row stands, if it does.
    pub fn position(&self, row: Row) -> Option<usize> {
        let mut at = usize::from(self.head.is_some());
        match row {
            Row::Head => return self.head.as_ref().map(|_| 0),
            Row::Tail => return self.tail.as_ref().map(|_| self.len() - 1),
            Row::Title(_) | Row::Of { .. } => {}
        }
        for (n, group) in self.groups.iter().enumerate() {
            match row {
                Row::Title(of) if of == n => return (group.rows() > 0).then_some(at),
                Row::Of { group: of, candidate } if of == n => {
                    let nth = match &group.matched {
                        Some(matched) => matched.binary_search(&candidate).ok()?,
                        None => Some(candidate).filter(|nth| *nth < group.count())?,
                    };
                    return Some(at + usize::from(group.kind.is_some()) + nth);
                }
                _ => at += group.rows(),
            }
        }
        None
    }

    /// Returns the first point of the first kind of which one is not before a place.
    pub fn behind(&self, texts: &Texts, place: Place) -> Option<usize> {
        let mut groups = self.groups.iter().enumerate();
        groups.find_map(|(group, of)| {
            let Candidates::Points(points) = &of.candidates else { return None };
            let candidate =
                points.partition_point(|point| texts.compare(point.ends().0, place).is_lt());
            self.position(Row::Of { group, candidate }).filter(|_| candidate < points.len())
        })
    }

    /// Writes the entry of a row.
    pub fn entry(&self, app: &mut App, at: usize) -> Option<Entry> {
        match self.row(at)? {
            Row::Head => self.head.clone(),
            Row::Tail => self.tail.clone(),
            Row::Title(group) => {
                let group = self.groups.get(group)?;
                let mut title = group.kind?.title(group.count(), app.lang());
                if !self.is_done() {
                    title.push('…');
                }
                Some(Entry::head(title))
            }
            Row::Of { group, candidate } => match &self.groups.get(group)?.candidates {
                Candidates::Sections(_) => {
                    let (line, section) = section_line(app, candidate)?;
                    let line = indented(section, &line);
                    Some(Entry::new(line, "", Action::GoTo(section.id)))
                }
                Candidates::Points(points) => {
                    let point = points.get(candidate)?;
                    let (from, to) = point.ends();
                    let (line, part) = (handing::line(app, point), handing::part(app, point));
                    Some(Entry::new(line, part, Action::Show(from, to)))
                }
                Candidates::Written(written) => Some(written.get(candidate)?.entry.clone()),
            },
        }
    }
}

/// Returns a section of the report, and what a list says of it.
fn section_line(app: &mut App, index: usize) -> Option<(String, &Section)> {
    let report: &Report = &app.report;
    let section = report.sections().get(index)?;
    let label = app.view.layout.label(report, Part::Section(section.id));
    let name = named(report, section);
    Some((format!("{}{name}", label.map_or(String::new(), |label| label.text)), section))
}

/// Sets the line of a section in by its level.
pub fn indented(section: &Section, line: &str) -> String {
    "  ".repeat(usize::from(section.level.saturating_sub(1))) + line
}

/// The words of a query, in small letters.
#[derive(Debug, Clone)]
struct Words(Vec<QueryWord>);

#[derive(Debug, Clone)]
struct QueryWord {
    typed: String,
    /// What it is half-width: what is typed full-width means the same.
    half: String,
}

impl Words {
    fn of(query: &str) -> Self {
        let word = |word: &str| QueryWord {
            typed: word.to_string(),
            half: word.chars().map(half_width).collect::<String>().to_lowercase(),
        };
        Words(query.to_lowercase().split_whitespace().map(word).collect())
    }

    /// Says whether all of them are in a text, as they stand or spelt in pinyin.
    fn are_in(&self, text: &str) -> bool {
        let is_in = |QueryWord { typed, half }: &QueryWord| {
            text.contains(typed) || (half != typed && text.contains(half)) || spells(half, text)
        };
        self.0.iter().all(is_in)
    }
}

/// Says whether all words of a query are in a text, as they stand or spelt in pinyin.
pub fn matches(query: &str, text: &str) -> bool {
    Words::of(query).are_in(&text.to_lowercase())
}
