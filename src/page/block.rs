//! How one printed line is set: style, indents, faces, and what is left blank before it.
//!
//! A [`Block`] is a paragraph on paper. Its frame is in halves of the body's grid, whatever size the
//! block itself is set in.

use super::after::{self, AfterKind};
use super::attachments;
use super::ink::{Ink, Millipoints};
use super::preset::{Face, PagePreset, SizedFace};
use super::sign_off::SignOff;
use crate::report::print::{PrintedLine, Role};
use crate::report::{Fixed, Part, Report};
use crate::text::{Halves, Row, Wrap};
use std::borrow::Cow;
use std::ops::Range;

/// What a block is to the reader of the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Style {
    Title,
    Subtitle,
    Addressee,
    /// A heading on a line of its own, by its level.
    Heading(u8),
    Body,
    /// A line of the list of attachments.
    Attachment,
    Signature,
    Date,
    /// `附件1` on a page of its own.
    AttachmentLabel,
    AttachmentTitle,
    /// 抄送 and who printed it.
    Copies,
}

impl Style {
    /// Returns the face of a style that is not set on the grid, but solid in a size of its own.
    pub fn solid(self, preset: &PagePreset) -> Option<&SizedFace> {
        match self {
            Style::Title | Style::AttachmentTitle => Some(&preset.fonts.title),
            Style::Copies => Some(&preset.fonts.copies),
            _ => None,
        }
    }

    /// Returns the face of the text of a block, in front of which a heading may have its own.
    pub fn face(self, preset: &PagePreset) -> &Face {
        let fonts = &preset.fonts;
        match (self, self.solid(preset)) {
            (_, Some(sized)) => &sized.face,
            (Style::Heading(level), _) => preset.heading_face(level),
            (Style::Subtitle, _) => &fonts.subtitle,
            (Style::AttachmentLabel, _) => &fonts.attachment,
            _ => &fonts.body.face,
        }
    }
}

/// Where a block stands on the page.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Frame {
    /// Blank lines before it.
    pub gap: u8,
    /// Whether it begins a page.
    pub new_page: bool,
    /// Indents of the first row, of the others, and on the right.
    pub first: Halves,
    pub rest: Halves,
    pub right: Halves,
    pub centred: bool,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Block<'a> {
    pub part: Part,
    pub style: Style,
    pub frame: Frame,
    pub text: Cow<'a, str>,
    /// All it shows is one text, as that is written.
    pub is_as_written: bool,
    /// The heading in `text`; before it stands the number.
    pub heading: Range<usize>,
    /// Where the heading's mark ends and the paragraph begins: up to here the block is set in the face
    /// of its level's headings.
    pub body: usize,
    /// Which paragraph of its part begins at `body`.
    pub paragraph: Option<usize>,
    /// The level of the heading with which the block begins.
    pub level: u8,
    setting: Setting,
    /// A line of the grid.
    line: Halves,
}

/// The first line of a paragraph is indented by two characters.
const INDENT: Halves = Halves(4);

/// Sets the lines of a report.
#[derive(Debug, Clone)]
pub struct Composer<'a> {
    report: &'a Report,
    preset: &'a PagePreset,
    sign_off: SignOff,
    attachments: Halves,
}

impl<'a> Composer<'a> {
    pub fn new(report: &'a Report, preset: &'a PagePreset) -> Self {
        Composer {
            report,
            preset,
            sign_off: SignOff::new(report, preset),
            attachments: attachments::indent_of_items(report, INDENT),
        }
    }

    /// Sets a line; `before` is the part of the line before it.
    pub fn block(&self, line: PrintedLine<'a>, before: Option<Part>) -> Block<'a> {
        let heading = line.label.len()..line.label.len() + line.heading.len();
        let body = heading.end + line.mark.len();
        let text = match (line.label.is_empty(), body) {
            (true, 0) => line.body.clone(),
            _ => Cow::Owned(line.text()),
        };
        let is_as_written = matches!(text, Cow::Borrowed(_));
        let style = self.style(&line);
        let mut frame = self.frame(style, &text);
        frame.gap = self.gap(style, &line, before);
        frame.new_page = style == Style::AttachmentLabel && before.is_some();
        let setting = Setting { ink: self.ink(style), room: self.room(&frame) };
        Block {
            part: line.part,
            style,
            frame,
            text,
            is_as_written,
            heading,
            body,
            paragraph: line.paragraph,
            level: line.level,
            setting,
            line: self.preset.line_halves(),
        }
    }

    fn style(&self, line: &PrintedLine) -> Style {
        let fixed = match line.role {
            Role::Heading if line.paragraph.is_none() && line.mark.is_empty() => {
                return Style::Heading(line.level);
            }
            Role::Heading | Role::Body => return Style::Body,
            Role::Fixed(fixed) => fixed,
        };
        match fixed {
            Fixed::Title => Style::Title,
            Fixed::Subtitle => Style::Subtitle,
            Fixed::Addressee => Style::Addressee,
            Fixed::Lead | Fixed::Closing => Style::Body,
            Fixed::Attachments => Style::Attachment,
            Fixed::Signature => Style::Signature,
            Fixed::Date => Style::Date,
            Fixed::After => match self.kind_of_after(line) {
                AfterKind::Label => Style::AttachmentLabel,
                AfterKind::Title => Style::AttachmentTitle,
                AfterKind::List => Style::Attachment,
                AfterKind::Copies => Style::Copies,
                AfterKind::Plain => Style::Body,
            },
        }
    }

    fn kind_of_after(&self, line: &PrintedLine) -> AfterKind {
        after::kind(self.report, line.paragraph.unwrap_or_default())
    }

    fn frame(&self, style: Style, text: &str) -> Frame {
        let (first, rest) = match style {
            Style::Title | Style::Subtitle | Style::AttachmentTitle => {
                return Frame { centred: true, ..Frame::default() };
            }
            Style::Signature => return self.sign_off.signature(text),
            Style::Date => return self.sign_off.date(text),
            Style::Addressee | Style::AttachmentLabel => (Halves(0), Halves(0)),
            Style::Heading(_) | Style::Body => (INDENT, Halves(0)),
            Style::Attachment => attachments::hang(text, INDENT, self.attachments),
            Style::Copies => {
                let edge = Halves(2);
                return Frame { first: edge, rest: edge, right: edge, ..Frame::default() };
            }
        };
        Frame { first, rest, ..Frame::default() }
    }

    /// How many blank lines the standard wants before a block.
    fn gap(&self, style: Style, line: &PrintedLine, before: Option<Part>) -> u8 {
        let Some(before) = before else { return 0 };
        if line.role == Role::Fixed(Fixed::After) {
            return self.gap_in_after(style, line);
        }
        let same = before == line.part;
        let is_front = matches!(before, Part::Fixed(Fixed::Title | Fixed::Subtitle));
        match style {
            Style::Title | Style::Subtitle => 0,
            Style::Attachment if !same => 1,
            Style::Signature if !same => self.sign_off.gap,
            Style::Date if !same && before != Part::Fixed(Fixed::Signature) => self.sign_off.gap,
            _ => u8::from(is_front),
        }
    }

    fn gap_in_after(&self, style: Style, line: &PrintedLine) -> u8 {
        let previous = line.paragraph.and_then(|n| n.checked_sub(1));
        let previous = previous.map(|n| after::kind(self.report, n));
        let behind_title = previous == Some(AfterKind::Title);
        match style {
            Style::AttachmentLabel => 0,
            Style::AttachmentTitle => 1,
            Style::Attachment => u8::from(previous != Some(AfterKind::List)),
            Style::Copies => u8::from(previous != Some(AfterKind::Copies)),
            _ => u8::from(behind_title),
        }
    }

    fn ink(&self, style: Style) -> Ink {
        let fonts = &self.preset.fonts;
        match style.solid(self.preset) {
            Some(sized) => Ink::new(sized.size, 0, &fonts.latin),
            None => Ink::new(fonts.body.size, self.preset.char_spacing(), &fonts.latin),
        }
    }

    /// How long the first row is and the others.
    fn room(&self, frame: &Frame) -> (Millipoints, Millipoints) {
        let twips = |halves| self.preset.halves_to_twips(halves);
        let text = self.preset.text_width().saturating_sub(twips(frame.right));
        let less = |indent| Millipoints::of_twips(text.saturating_sub(twips(indent)));
        (less(frame.first), less(frame.rest))
    }
}

/// What the rows of a block follow from, besides its text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Setting {
    ink: Ink,
    /// How long the first row is and the others.
    room: (Millipoints, Millipoints),
}

impl Block<'_> {
    pub fn setting(&self) -> Setting {
        self.setting
    }

    /// Returns the same block of another text.
    pub fn with_text<'b>(&self, text: Cow<'b, str>) -> Block<'b> {
        Block {
            part: self.part,
            style: self.style,
            frame: self.frame,
            text,
            is_as_written: self.is_as_written,
            heading: self.heading.clone(),
            body: self.body,
            paragraph: self.paragraph,
            level: self.level,
            setting: self.setting,
            line: self.line,
        }
    }

    /// Returns the row that begins at `start`, a place where a row of this block begins.
    pub fn row(&self, start: usize) -> Option<Row> {
        let Setting { ink, room: (first, rest) } = self.setting;
        let wrap = Wrap::new(&self.text, ink, rest);
        let wrap = match first.0.checked_sub(rest.0) {
            Some(1..) if start == 0 => Wrap { width: first, ..wrap },
            _ => Wrap { first_indent: Millipoints(rest.0.saturating_sub(first.0)), ..wrap },
        };
        wrap.rows_from(start).next()
    }

    /// Returns where on the grid the row from byte `start` on begins, which is so wide.
    pub fn row_start(&self, start: usize, width: Halves) -> Halves {
        if self.frame.centred {
            Halves(self.line.0.saturating_sub(width.0) / 2)
        } else if start == 0 {
            self.frame.first
        } else {
            self.frame.rest
        }
    }
}
