//! What a house sets otherwise than the standard, and the sizes that follow from it.
//!
//! Owns the numbers of the page. Lengths that go into a file are twips (1/20 pt), so that the layout
//! and the document are counted from the same whole numbers.

use crate::report::DEEPEST;
use crate::text::Halves;
use std::fmt;

/// A4 in millimetres and in twips.
const PAPER_MM: (f64, f64) = (210.0, 297.0);
pub const PAPER_TWIPS: (u32, u32) = (11906, 16838);
const TWIPS_PER_MM: f64 = 1440.0 / 25.4;
const TWIPS_PER_POINT: f64 = 20.0;

/// How a house prints; the default is the standard.
#[derive(Debug, Clone, PartialEq)]
pub struct PagePreset {
    pub name: String,
    pub margins: Margins,
    pub chars_per_line: u16,
    pub lines_per_page: u16,
    /// From line to line, in points, exactly.
    pub line_pitch: f64,
    /// Whether characters are set so that just `chars_per_line` fill a line; else they are set solid
    /// and `chars_per_line` is what fits.
    pub grid: bool,
    /// Whether a seal is put on signature and date.
    pub seal: bool,
    pub fonts: Fonts,
}

/// Millimetres from the edges of the paper to the text.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Margins {
    pub top: f64,
    pub bottom: f64,
    pub left: f64,
    pub right: f64,
}

#[derive(Debug, Clone, PartialEq)]
pub struct Fonts {
    pub title: SizedFace,
    pub body: SizedFace,
    pub page_number: SizedFace,
    /// Who else is sent a copy: a smaller size.
    pub copies: SizedFace,
    pub subtitle: Face,
    /// One a level from the first; deeper levels are set as the body.
    pub headings: Vec<Face>,
    /// The word 附件 on an attachment's own page.
    pub attachment: Face,
    /// Letters and digits.
    pub latin: String,
}

/// A face in the size of the body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Face {
    pub name: String,
    pub bold: bool,
}

#[derive(Debug, Clone, PartialEq)]
pub struct SizedFace {
    pub face: Face,
    /// In points.
    pub size: f64,
}

impl Face {
    pub fn new(name: &str) -> Self {
        Face { name: name.into(), bold: false }
    }

    pub fn sized(self, size: f64) -> SizedFace {
        SizedFace { face: self, size }
    }
}

impl Default for PagePreset {
    fn default() -> Self {
        PagePreset {
            name: "GB/T 9704-2012".into(),
            margins: Margins::default(),
            chars_per_line: 28,
            lines_per_page: 22,
            line_pitch: 28.95,
            grid: true,
            seal: false,
            fonts: Fonts::default(),
        }
    }
}

impl Default for Margins {
    fn default() -> Self {
        Margins { top: 37.0, bottom: 35.0, left: 28.0, right: 26.0 }
    }
}

impl Default for Fonts {
    fn default() -> Self {
        Fonts {
            title: Face::new("方正小标宋简体").sized(22.0),
            body: Face::new("仿宋_GB2312").sized(16.0),
            page_number: Face::new("宋体").sized(14.0),
            copies: Face::new("仿宋_GB2312").sized(14.0),
            subtitle: Face::new("楷体_GB2312"),
            headings: vec![
                Face::new("黑体"),
                Face::new("楷体_GB2312"),
                Face::new("仿宋_GB2312"),
                Face::new("仿宋_GB2312"),
            ],
            attachment: Face::new("黑体"),
            latin: "Times New Roman".into(),
        }
    }
}

/// Why a page cannot be printed as a preset says.
#[derive(Debug, Clone, PartialEq)]
pub enum PresetDefect {
    /// The margins leave too little for a text, or are no lengths.
    Margins,
    /// A size or pitch in points that is out of bounds.
    Points {
        what: &'static str,
        given: f64,
        least: f64,
        most: f64,
    },
    /// As many lines as given do not fill the page at this pitch; `fitting` do.
    Lines {
        given: u16,
        fitting: u16,
    },
    /// As many characters as given do not fill a line; `fitting` do.
    Chars {
        given: u16,
        fitting: u16,
    },
    Name {
        what: &'static str,
    },
    TooManyHeadings {
        given: usize,
    },
}

/// The least a side of the text may measure, in millimetres.
pub const SMALLEST_TEXT: f64 = 60.0;
const SIZES: (f64, f64) = (5.0, 72.0);
const LONGEST_NAME: usize = 64;
/// How much narrower or wider than its size a character may be set on the grid.
const GRID_STRETCH: (f64, f64) = (0.9, 1.5);

impl fmt::Display for PresetDefect {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            PresetDefect::Margins => {
                write!(f, "the margins leave less than {SMALLEST_TEXT} mm for the text")
            }
            PresetDefect::Points { what, given, least, most } => {
                write!(f, "{what} is {given} pt, and must be {least} to {most}")
            }
            PresetDefect::Lines { given, fitting } => {
                write!(f, "lines_per_page is {given}, but {fitting} fit at this line_pitch")
            }
            PresetDefect::Chars { given, fitting } => {
                write!(f, "chars_per_line is {given}, but {fitting} fit")
            }
            PresetDefect::Name { what } => {
                write!(f, "{what} must be a name of 1 to {LONGEST_NAME} characters")
            }
            PresetDefect::TooManyHeadings { given } => {
                write!(f, "{given} faces for headings, but there are {DEEPEST} levels")
            }
        }
    }
}

impl std::error::Error for PresetDefect {}

impl PagePreset {
    /// Says whether a page can be printed like this.
    pub fn check(&self) -> Result<(), PresetDefect> {
        self.check_margins()?;
        self.check_names()?;
        let fonts = &self.fonts;
        for (what, size, most) in [
            ("fonts.body.size", fonts.body.size, SIZES.1),
            ("fonts.page_number.size", fonts.page_number.size, SIZES.1),
            ("line_pitch", self.line_pitch, 4.0 * SIZES.1),
            // What is higher than a line would be cut off.
            ("fonts.title.size", fonts.title.size, self.line_pitch),
            ("fonts.copies.size", fonts.copies.size, self.line_pitch),
        ] {
            in_bounds(what, size, SIZES.0, most)?;
        }
        in_bounds("line_pitch", self.line_pitch, fonts.body.size, 4.0 * SIZES.1)?;
        let fitting = whole(self.text_height() / self.line_twips());
        if self.lines_per_page != fitting {
            return Err(PresetDefect::Lines { given: self.lines_per_page, fitting });
        }
        self.check_chars()
    }

    fn check_margins(&self) -> Result<(), PresetDefect> {
        let Margins { top, bottom, left, right } = self.margins;
        let lengths = [top, bottom, left, right].iter().all(|mm| (0.0..=300.0).contains(mm));
        let roomy = PAPER_MM.0 - left - right >= SMALLEST_TEXT
            && PAPER_MM.1 - top - bottom >= SMALLEST_TEXT;
        if lengths && roomy { Ok(()) } else { Err(PresetDefect::Margins) }
    }

    fn check_names(&self) -> Result<(), PresetDefect> {
        let fonts = &self.fonts;
        let headings = fonts.headings.iter().map(|face| ("fonts.headings", &face.name));
        let named = [
            ("name", &self.name),
            ("fonts.title", &fonts.title.face.name),
            ("fonts.body", &fonts.body.face.name),
            ("fonts.page_number", &fonts.page_number.face.name),
            ("fonts.copies", &fonts.copies.face.name),
            ("fonts.subtitle", &fonts.subtitle.name),
            ("fonts.attachment", &fonts.attachment.name),
            ("fonts.latin", &fonts.latin),
        ];
        for (what, name) in named.into_iter().chain(headings) {
            let length = name.trim().chars().count();
            if !(1..=LONGEST_NAME).contains(&length) || name.chars().any(char::is_control) {
                return Err(PresetDefect::Name { what });
            }
        }
        match fonts.headings.len() {
            given if given > usize::from(DEEPEST) => Err(PresetDefect::TooManyHeadings { given }),
            _ => Ok(()),
        }
    }

    fn check_chars(&self) -> Result<(), PresetDefect> {
        let given = self.chars_per_line;
        let solid = f64::from(self.text_width()) / (self.fonts.body.size * TWIPS_PER_POINT);
        let (narrowest, widest) = GRID_STRETCH;
        let pitch = solid / f64::from(given.max(1));
        let fits = if self.grid {
            (narrowest..=widest).contains(&pitch)
        } else {
            f64::from(given) == solid.floor()
        };
        if fits { Ok(()) } else { Err(PresetDefect::Chars { given, fitting: floor(solid) }) }
    }

    /// Returns the width of the text, in twips.
    pub fn text_width(&self) -> u32 {
        mm_to_twips(PAPER_MM.0 - self.margins.left - self.margins.right)
    }

    /// Returns the height of the text, in twips.
    pub fn text_height(&self) -> u32 {
        mm_to_twips(PAPER_MM.1 - self.margins.top - self.margins.bottom)
    }

    /// Returns top, right, bottom and left margin in twips; what rounding leaves goes to the bottom
    /// and to the left, so that the text keeps its size.
    pub fn margin_twips(&self) -> [u32; 4] {
        let (top, right) = (mm_to_twips(self.margins.top), mm_to_twips(self.margins.right));
        let bottom = PAPER_TWIPS.1.saturating_sub(top + self.text_height());
        let left = PAPER_TWIPS.0.saturating_sub(right + self.text_width());
        [top, right, bottom, left]
    }

    /// Returns the exact distance from line to line, in twips.
    pub fn line_twips(&self) -> u32 {
        points_to_twips(self.line_pitch).max(1)
    }

    /// Returns how much wider than its size a character stands on the grid, in 4096ths of a point.
    pub fn char_space(&self) -> i32 {
        self.stretch(4096.0)
    }

    /// Returns the same in twips, and one less: whoever rounds on the way to paper still fits a whole
    /// line, and so little leaves no room for a character more.
    pub fn char_spacing(&self) -> i32 {
        if self.grid { self.stretch(TWIPS_PER_POINT) - 1 } else { 0 }
    }

    fn stretch(&self, units_per_point: f64) -> i32 {
        if !self.grid {
            return 0;
        }
        let pitch = f64::from(self.text_width()) / TWIPS_PER_POINT / f64::from(self.chars());
        // Down: one unit too many would push the last character off the line.
        #[expect(clippy::cast_possible_truncation, reason = "a few points")]
        let units = ((pitch - self.fonts.body.size) * units_per_point).floor() as i32;
        units
    }

    /// Returns the width of so much of a line, in twips.
    pub fn halves_to_twips(&self, halves: Halves) -> u32 {
        let halves = u32::try_from(halves.0).unwrap_or(u32::MAX);
        if self.grid {
            halves.saturating_mul(self.text_width()) / (2 * u32::from(self.chars()))
        } else {
            halves.saturating_mul(points_to_twips(self.fonts.body.size / 2.0))
        }
    }

    /// Returns how much fits in a line of the body.
    pub fn line_halves(&self) -> Halves {
        if self.grid {
            Halves(usize::from(self.chars()) * 2)
        } else {
            let half = self.fonts.body.size * TWIPS_PER_POINT / 2.0;
            Halves(usize::from(floor(f64::from(self.text_width()) / half)))
        }
    }

    /// Returns the face of a heading of this level.
    pub fn heading_face(&self, level: u8) -> &Face {
        let own = usize::from(level).checked_sub(1).and_then(|at| self.fonts.headings.get(at));
        own.unwrap_or(&self.fonts.body.face)
    }

    fn chars(&self) -> u16 {
        self.chars_per_line.max(1)
    }
}

fn in_bounds(what: &'static str, given: f64, least: f64, most: f64) -> Result<(), PresetDefect> {
    if (least..=most).contains(&given) {
        Ok(())
    } else {
        Err(PresetDefect::Points { what, given, least, most })
    }
}

fn mm_to_twips(mm: f64) -> u32 {
    round(mm * TWIPS_PER_MM)
}

fn points_to_twips(points: f64) -> u32 {
    round(points * TWIPS_PER_POINT)
}

fn whole(lines: u32) -> u16 {
    u16::try_from(lines).unwrap_or(u16::MAX)
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "lengths on paper")]
fn round(length: f64) -> u32 {
    length.round() as u32
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "counts on paper")]
fn floor(count: f64) -> u16 {
    count.floor() as u16
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_standard_in_twips() {
        let gb = PagePreset::default();
        assert_eq!(gb.check(), Ok(()));
        assert_eq!(gb.margin_twips(), [2098, 1474, 1984, 1588]);
        assert_eq!((gb.text_width(), gb.text_height(), gb.line_twips()), (8844, 12756, 579));
        assert_eq!((gb.char_space(), gb.char_spacing()), (-849, -6));
        assert_eq!(gb.line_halves(), Halves(56));
        assert_eq!(gb.halves_to_twips(Halves(4)), 631);
        assert_eq!(gb.heading_face(2).name, "楷体_GB2312");
        assert_eq!(gb.heading_face(9).name, "仿宋_GB2312");
    }

    #[test]
    fn what_a_house_may_set() {
        let gb = PagePreset::default;
        for (preset, halves) in [
            (PagePreset { line_pitch: 28.0, ..gb() }, 56),
            (PagePreset { line_pitch: 29.0, lines_per_page: 21, ..gb() }, 56),
            (PagePreset { grid: false, chars_per_line: 27, ..gb() }, 55),
        ] {
            assert_eq!(preset.check(), Ok(()), "{preset:?}");
            assert_eq!(preset.line_halves(), Halves(halves));
        }
    }

    #[test]
    fn what_cannot_be_printed_is_said() {
        let gb = PagePreset::default;
        let title = |size| Fonts { title: Face::new("宋体").sized(size), ..Fonts::default() };
        let points = |what, given, least, most| PresetDefect::Points { what, given, least, most };
        for (preset, defect) in [
            (
                PagePreset { line_pitch: 29.0, ..gb() },
                PresetDefect::Lines { given: 22, fitting: 21 },
            ),
            (
                PagePreset { chars_per_line: 40, ..gb() },
                PresetDefect::Chars { given: 40, fitting: 27 },
            ),
            (
                PagePreset { chars_per_line: 0, ..gb() },
                PresetDefect::Chars { given: 0, fitting: 27 },
            ),
            (PagePreset { grid: false, ..gb() }, PresetDefect::Chars { given: 28, fitting: 27 }),
            (
                PagePreset { margins: Margins { left: 160.0, ..Margins::default() }, ..gb() },
                PresetDefect::Margins,
            ),
            (
                PagePreset { margins: Margins { top: f64::NAN, ..Margins::default() }, ..gb() },
                PresetDefect::Margins,
            ),
            (
                PagePreset { fonts: title(30.0), ..gb() },
                points("fonts.title.size", 30.0, 5.0, 28.95),
            ),
            (PagePreset { line_pitch: 12.0, ..gb() }, points("fonts.title.size", 22.0, 5.0, 12.0)),
            (PagePreset { name: " ".into(), ..gb() }, PresetDefect::Name { what: "name" }),
        ] {
            assert_eq!(preset.check(), Err(defect));
        }
    }
}
