//! Page presets as RON. What a preset leaves out is as the standard says.
//!
//! The wire structs are apart from `PagePreset`, so that the format can change and it need not.

use super::ron::shape::{self, Entry, Misfit, Shape, entry};
use crate::page::{Face, Fonts, Margins, PagePreset, PresetDefect, SizedFace};
use serde::Deserialize;
use std::fmt;

const FORMAT: u32 = 1;

/// The presets of the program: the id by which a config names one, and its text. The first is the
/// default.
pub const BUILT_IN: &[(&str, &str)] = &[
    ("gb9704", include_str!("../../assets/presets/gb9704.ron")),
    ("gb9704-seal", include_str!("../../assets/presets/gb9704-seal.ron")),
    ("fangsong-digits", include_str!("../../assets/presets/fangsong-digits.ron")),
    ("pitch-28", include_str!("../../assets/presets/pitch-28.ron")),
    ("narrow-margins", include_str!("../../assets/presets/narrow-margins.ron")),
];

/// What is wrong with a preset, at a line and a column counted in characters from 1.
#[derive(Debug, Clone, PartialEq)]
pub struct PresetError {
    pub line: usize,
    pub column: usize,
    pub fault: PresetFault,
}

#[derive(Debug, Clone, PartialEq)]
pub enum PresetFault {
    /// Of a format this program does not know.
    Format(u32),
    /// Not written as a preset is.
    Misfit(Box<Misfit>),
    /// Well written, but no page can be printed like this.
    Defect(PresetDefect),
}

impl fmt::Display for PresetError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}, column {}: ", self.line, self.column)?;
        match &self.fault {
            PresetFault::Format(found) => {
                write!(f, "the preset has format {found}, this program reads format {FORMAT}")
            }
            PresetFault::Misfit(misfit) => misfit.error.kind.fmt(f),
            PresetFault::Defect(defect) => defect.fmt(f),
        }
    }
}

impl std::error::Error for PresetError {}

/// Returns a preset of the program by its id.
pub fn built_in(id: &str) -> Option<PagePreset> {
    BUILT_IN.iter().find(|(known, _)| *known == id).and_then(|(_, text)| read(text).ok())
}

/// Reads a preset.
pub fn read(text: &str) -> Result<PagePreset, PresetError> {
    let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
    // A newer format may hold anything, so it is told before the rest is looked at.
    if let Ok(WireFormat { format }) = ron::from_str(text)
        && format != FORMAT
    {
        return Err(at_field(text, "format", PresetFault::Format(format)));
    }
    let wire: WirePreset = ron::from_str(text).map_err(|error| {
        let misfit = shape::unread(text, PRESET, EXAMPLE, &error);
        let (line, column) = misfit.error.place();
        PresetError { line, column, fault: PresetFault::Misfit(Box::new(misfit)) }
    })?;
    let preset = PagePreset::from(wire);
    match preset.check() {
        Ok(()) => Ok(preset),
        Err(defect) => Err(at_field(text, field_of(&defect), PresetFault::Defect(defect))),
    }
}

/// The field to look at; of `fonts.title.size` it is `title`.
fn field_of(defect: &PresetDefect) -> &'static str {
    let path = match defect {
        PresetDefect::Margins => "margins",
        PresetDefect::Points { what, .. } | PresetDefect::Name { what } => what,
        PresetDefect::Lines { .. } => "lines_per_page",
        PresetDefect::Chars { .. } => "chars_per_line",
        PresetDefect::TooManyHeadings { .. } => "headings",
    };
    let path = path.strip_prefix("fonts.").unwrap_or(path);
    path.split('.').next().unwrap_or(path)
}

/// Puts a fault where its field is written, or at the start where the field is left out.
fn at_field(text: &str, field: &str, fault: PresetFault) -> PresetError {
    let code = |line: &str| line.split("//").next().unwrap_or_default().to_string();
    let found = text.lines().enumerate().find_map(|(n, line)| {
        let code = code(line);
        let named = code.match_indices(field).find(|(at, _)| {
            let before = code.get(..*at).and_then(|before| before.chars().next_back());
            let behind = code.get(at + field.len()..).unwrap_or_default();
            !before.is_some_and(|c| c.is_alphanumeric() || c == '_')
                && behind.trim_start().starts_with(':')
        });
        let before = code.get(..named?.0).unwrap_or_default();
        Some((n + 1, before.chars().count() + 1))
    });
    let (line, column) = found.unwrap_or((1, 1));
    PresetError { line, column, fault }
}

const EXAMPLE: &str = "PagePreset(format: 1, name: \"…\", seal: true)";

const PRESET: &[Entry] = &[
    entry("format", Shape::Count, "format: 1"),
    entry("name", Shape::Text, "name: \"…\""),
    entry("margins", Shape::Group(MARGINS), "margins: (top: 37, bottom: 35, left: 28, right: 26)"),
    entry("chars_per_line", Shape::Count, "chars_per_line: 28"),
    entry("lines_per_page", Shape::Count, "lines_per_page: 22"),
    entry("line_pitch", Shape::Number, "line_pitch: 28.95"),
    entry("grid", Shape::Truth, "grid: true"),
    entry("seal", Shape::Truth, "seal: true"),
    entry("fonts", Shape::Group(FONTS), "fonts: (title: (name: \"黑体\", size: 22))"),
];

const MARGINS: &[Entry] = &[
    entry("top", Shape::Number, "top: 37"),
    entry("bottom", Shape::Number, "bottom: 35"),
    entry("left", Shape::Number, "left: 28"),
    entry("right", Shape::Number, "right: 26"),
];

const FONTS: &[Entry] = &[
    entry("title", Shape::Group(SIZED), "title: (name: \"黑体\", size: 22)"),
    entry("body", Shape::Group(SIZED), "body: (name: \"仿宋_GB2312\", size: 16)"),
    entry("page_number", Shape::Group(SIZED), "page_number: (name: \"宋体\", size: 14)"),
    entry("copies", Shape::Group(SIZED), "copies: (name: \"仿宋_GB2312\", size: 14)"),
    entry("subtitle", Shape::Group(FACE), "subtitle: (name: \"楷体_GB2312\")"),
    entry("headings", Shape::Groups(FACE), "headings: [(name: \"黑体\", bold: true)]"),
    entry("attachment", Shape::Group(FACE), "attachment: (name: \"黑体\")"),
    entry("latin", Shape::Text, "latin: \"Times New Roman\""),
];

const FACE: &[Entry] =
    &[entry("name", Shape::Text, "name: \"黑体\""), entry("bold", Shape::Truth, "bold: true")];

const SIZED: &[Entry] = &[
    entry("name", Shape::Text, "name: \"黑体\""),
    entry("size", Shape::Number, "size: 16"),
    entry("bold", Shape::Truth, "bold: true"),
];

#[derive(Deserialize)]
#[serde(rename = "PagePreset")]
struct WireFormat {
    format: u32,
}

#[derive(Deserialize)]
#[serde(rename = "PagePreset", deny_unknown_fields)]
struct WirePreset {
    #[serde(rename = "format")]
    _format: u32,
    name: String,
    #[serde(default)]
    margins: WireMargins,
    #[serde(default = "standard::chars_per_line")]
    chars_per_line: u16,
    #[serde(default = "standard::lines_per_page")]
    lines_per_page: u16,
    #[serde(default = "standard::line_pitch")]
    line_pitch: f64,
    #[serde(default = "standard::grid")]
    grid: bool,
    #[serde(default)]
    seal: bool,
    #[serde(default)]
    fonts: WireFonts,
}

mod standard {
    use super::PagePreset;

    pub fn chars_per_line() -> u16 {
        PagePreset::default().chars_per_line
    }

    pub fn lines_per_page() -> u16 {
        PagePreset::default().lines_per_page
    }

    pub fn line_pitch() -> f64 {
        PagePreset::default().line_pitch
    }

    pub fn grid() -> bool {
        PagePreset::default().grid
    }
}

#[derive(Deserialize)]
#[serde(default, deny_unknown_fields)]
struct WireMargins {
    top: f64,
    bottom: f64,
    left: f64,
    right: f64,
}

#[derive(Deserialize)]
#[serde(default, deny_unknown_fields)]
struct WireFonts {
    title: WireSizedFace,
    body: WireSizedFace,
    page_number: WireSizedFace,
    copies: WireSizedFace,
    subtitle: WireFace,
    headings: Vec<WireFace>,
    attachment: WireFace,
    latin: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WireFace {
    name: String,
    #[serde(default)]
    bold: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WireSizedFace {
    name: String,
    size: f64,
    #[serde(default)]
    bold: bool,
}

impl Default for WireMargins {
    fn default() -> Self {
        let Margins { top, bottom, left, right } = Margins::default();
        WireMargins { top, bottom, left, right }
    }
}

impl Default for WireFonts {
    fn default() -> Self {
        let fonts = Fonts::default();
        let sized =
            |SizedFace { face, size }| WireSizedFace { name: face.name, size, bold: face.bold };
        let plain = |Face { name, bold }| WireFace { name, bold };
        WireFonts {
            title: sized(fonts.title),
            body: sized(fonts.body),
            page_number: sized(fonts.page_number),
            copies: sized(fonts.copies),
            subtitle: plain(fonts.subtitle),
            headings: fonts.headings.into_iter().map(plain).collect(),
            attachment: plain(fonts.attachment),
            latin: fonts.latin,
        }
    }
}

impl From<WirePreset> for PagePreset {
    fn from(wire: WirePreset) -> Self {
        let WireMargins { top, bottom, left, right } = wire.margins;
        PagePreset {
            name: wire.name,
            margins: Margins { top, bottom, left, right },
            chars_per_line: wire.chars_per_line,
            lines_per_page: wire.lines_per_page,
            line_pitch: wire.line_pitch,
            grid: wire.grid,
            seal: wire.seal,
            fonts: Fonts::from(wire.fonts),
        }
    }
}

impl From<WireFonts> for Fonts {
    fn from(wire: WireFonts) -> Self {
        let plain = |WireFace { name, bold }| Face { name, bold };
        let sized =
            |WireSizedFace { name, size, bold }| SizedFace { face: Face { name, bold }, size };
        Fonts {
            title: sized(wire.title),
            body: sized(wire.body),
            page_number: sized(wire.page_number),
            copies: sized(wire.copies),
            subtitle: plain(wire.subtitle),
            headings: wire.headings.into_iter().map(plain).collect(),
            attachment: plain(wire.attachment),
            latin: wire.latin,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_presets_of_the_program_can_be_printed() {
        for (id, text) in BUILT_IN {
            let preset = read(text).unwrap_or_else(|error| panic!("{id}: {error}"));
            assert_eq!(built_in(id), Some(preset));
        }
        assert_eq!(built_in("gb9704"), Some(PagePreset::default()));
        assert_eq!(built_in("gb9704-seal").map(|preset| preset.seal), Some(true));
        assert_eq!(built_in("other"), None);
    }

    #[test]
    fn what_is_left_out_is_as_the_standard_says() {
        let bold = read(
            "PagePreset(format: 1, name: \"甲\", fonts: (headings: [(name: \"宋体\", bold: true)]))",
        );
        let fonts = Fonts {
            headings: vec![Face { name: "宋体".into(), bold: true }],
            ..Fonts::default()
        };
        assert_eq!(bold, Ok(PagePreset { name: "甲".into(), fonts, ..PagePreset::default() }));
    }

    #[test]
    fn faults_have_their_place() {
        let lines = PresetDefect::Lines { given: 22, fitting: 21 };
        for (text, line, column, fault) in [
            ("(format: 2, tables: [])", 1, 2, Some(PresetFault::Format(2))),
            ("\u{FEFF}(\n  format: 1,\n  nme: \"甲\")", 3, 3, None),
            ("(format: 1, name: \"甲\", seal: 是)", 1, 30, None),
            ("(format: 1, name: \"甲\", margins: (top: 37mm))", 1, 39, None),
            ("(format: 1)", 1, 11, None),
            (
                "(format: 1, name: \"甲\",\n  // lines_per_page: 21\n  line_pitch: 29, lines_per_page: 22)",
                3,
                19,
                Some(PresetFault::Defect(lines.clone())),
            ),
            ("(format: 1, name: \"甲\", line_pitch: 29)", 1, 1, Some(PresetFault::Defect(lines))),
            (
                "(format: 1, name: \"\")",
                1,
                13,
                Some(PresetFault::Defect(PresetDefect::Name { what: "name" })),
            ),
        ] {
            let error = read(text).unwrap_err();
            assert_eq!((error.line, error.column), (line, column), "{text}: {error}");
            if let Some(fault) = fault {
                assert_eq!(error.fault, fault, "{text}");
            }
        }
    }

    fn examples(table: &'static [Entry]) -> Vec<String> {
        let one = |entry: &Entry| {
            let inner = match entry.shape {
                Shape::Group(table) => {
                    let fields: Vec<_> = table.iter().map(|inner| inner.example).collect();
                    vec![format!("{}: ({})", entry.name, fields.join(", "))]
                }
                _ => Vec::new(),
            };
            [vec![entry.example.to_string()], inner].concat()
        };
        table.iter().flat_map(one).collect()
    }

    #[test]
    fn every_example_is_understood() {
        read(EXAMPLE).unwrap();
        for example in examples(PRESET.get(2..).unwrap()) {
            read(&format!("(format: 1, name: \"甲\", {example})")).unwrap();
        }
    }
}
