//! How a block stands among the rows: what is blank before it, and its indents. One way while it is
//! being written, another as it prints.

use super::layout::Frame;
use super::texts::Texts;
use crate::page::{Composer, PagePreset, Style};
use crate::report::print::line;
use crate::report::{Fixed, Line, Part, TextPlace};

/// Rows and columns.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Setting {
    /// Blank rows before the block.
    pub gap: usize,
    /// Indents of the first row, of the others, and on the right.
    pub first: usize,
    pub rest: usize,
    pub right: usize,
    pub centred: bool,
}

/// The first row of a paragraph on its own line stands in by two 字.
const INDENT: usize = 4;
/// A pane narrower than this has no room for an indent.
const NARROW: usize = 24;
/// A screen lower than this has no rows to leave empty.
const LOW: usize = 12;
/// However deep an indent is, so many columns are left, or half of them.
const LEAST_ROOM: usize = 16;
/// What stands in the text for the turn of a page.
const NEW_PAGE_GAP: usize = 2;

impl Setting {
    /// Returns how the block that shows `shown` behind the number `label` stands.
    pub fn of(texts: &Texts, block: TextPlace, label: &str, shown: &str, frame: Frame) -> Setting {
        let setting = match texts.print() {
            Some(preset) => printed(texts, preset, block, label, frame.width),
            None => written(texts, block, shown, frame),
        };
        let most = frame.width.saturating_sub(LEAST_ROOM).max(frame.width / 2);
        let less = |indent: usize| indent.min(most);
        let Setting { first, rest, right, .. } = setting;
        Setting { first: less(first), rest: less(rest), right: less(right), ..setting }
    }

    /// Returns how many columns the first row has and the others.
    pub fn room(&self, width: usize) -> (usize, usize) {
        let less = |indent: usize| width.saturating_sub(indent + self.right).max(1);
        (less(self.first), less(self.rest))
    }
}

fn written(texts: &Texts, block: TextPlace, shown: &str, frame: Frame) -> Setting {
    let apart = match (block.part, block.line) {
        (_, Line::Heading) => true,
        (Part::Fixed(fixed), Line::Body(0)) => matches!(fixed, Fixed::Lead | Fixed::Closing),
        _ => false,
    };
    let own_line = matches!((block.part, block.line), (Part::Section(_), Line::Body(_)));
    let lead = matches!(block.part, Part::Fixed(Fixed::Lead | Fixed::Closing));
    let indented = shown.starts_with([' ', '\u{3000}']);
    let indents = (own_line || lead) && frame.width >= NARROW && !indented;
    Setting {
        gap: usize::from(apart && frame.height >= LOW && texts.first() != block),
        first: if indents { INDENT } else { 0 },
        centred: matches!(block.part, Part::Fixed(Fixed::Title | Fixed::Subtitle)),
        ..Setting::default()
    }
}

/// As on paper, drawn so wide; signature and date keep their distance from the right edge.
fn printed(
    texts: &Texts,
    preset: &PagePreset,
    block: TextPlace,
    label: &str,
    width: usize,
) -> Setting {
    let Some(line) = line(texts.report(), block, label) else { return Setting::default() };
    let before = texts.prev(block).map(|text| text.part);
    let set = Composer::new(texts.report(), preset).block(line, before);
    let paper = preset.line_halves().0;
    let signs_off = matches!(set.style, Style::Signature | Style::Date);
    let moved = |indent: usize| match signs_off {
        true => (indent + width).saturating_sub(paper),
        false => indent,
    };
    let gap = usize::from(set.frame.gap);
    Setting {
        gap: if set.frame.new_page { gap.max(NEW_PAGE_GAP) } else { gap },
        first: moved(set.frame.first.0),
        rest: moved(set.frame.rest.0),
        right: set.frame.right.0,
        centred: set.frame.centred,
    }
}
