//! Texts put grapheme by grapheme, as wide as this terminal draws them.

use super::picture::Picture;
use crate::app::geometry::Area;
use crate::app::status::cut;
use crate::text::{Ambiguous, Columns, Measure, Screen, graphemes};
use ratatui::style::Style;
use std::ops::Range;

pub struct Canvas<'p> {
    picture: &'p mut Picture,
    screen: Screen,
}

impl<'p> Canvas<'p> {
    pub fn new(picture: &'p mut Picture) -> Self {
        let screen = picture.screen();
        Canvas { picture, screen }
    }

    pub fn screen(&self) -> Screen {
        self.screen
    }

    /// Returns as much of the end of a text as fits into so many columns.
    pub fn tail<'t>(&self, text: &'t str, room: usize) -> &'t str {
        let mut left = self.width(text);
        for (at, grapheme) in graphemes(text) {
            if left <= room {
                return text.get(at..).unwrap_or_default();
            }
            left -= self.width(grapheme);
        }
        ""
    }

    pub fn width(&self, text: &str) -> usize {
        self.screen.extent(text).0
    }

    /// Puts one grapheme and returns its width; nothing where it would reach over `right`.
    pub fn grapheme(
        &mut self,
        x: usize,
        y: usize,
        right: usize,
        grapheme: &str,
        style: Style,
    ) -> usize {
        let width = self.screen.width(grapheme).0;
        if x + width > right.min(self.picture.width()) {
            return 0;
        }
        self.picture.text(y, x..right, grapheme, style);
        width
    }

    /// Puts one grapheme as paper has it, `halves` wide, and returns how many columns that takes. What
    /// this terminal draws narrower has its blank where the face has it: before what opens, else
    /// behind; a dash goes on through it.
    pub fn on_paper(
        &mut self,
        x: usize,
        y: usize,
        right: usize,
        grapheme: &str,
        halves: usize,
        style: Style,
    ) -> usize {
        let blank = halves.saturating_sub(self.screen.width(grapheme).0);
        let (before, behind) =
            if grapheme.starts_with(['“', '‘']) { (blank, 0) } else { (0, blank) };
        for at in 0..before {
            self.grapheme(x + at, y, right, " ", style);
        }
        let drawn = self.grapheme(x + before, y, right, grapheme, style);
        for at in 0..behind {
            let filler = if grapheme == "—" { grapheme } else { " " };
            self.grapheme(x + before + drawn + at, y, right, filler, style);
        }
        before + drawn + behind
    }

    /// Puts a text from `x` on, as far as it fits before `right`. It is not measured: that is left to
    /// who makes columns of it, should it be other than before.
    pub fn put(&mut self, x: usize, y: usize, right: usize, text: &str, style: Style) {
        self.picture.text(y, x..right, text, style);
    }

    /// Puts a text and returns the column behind it, for what is to stand there.
    pub fn lead(&mut self, x: usize, y: usize, right: usize, text: &str, style: Style) -> usize {
        self.put(x, y, right, text, style);
        let room = right.min(self.picture.width()).saturating_sub(x);
        let end = self.screen.fit(text, Columns(room));
        x + self.width(text.get(..end).unwrap_or_default())
    }

    /// Puts the pieces of a text one behind the other, as far as they fit before `right`.
    pub fn put_pieces<'t>(
        &mut self,
        x: usize,
        y: usize,
        right: usize,
        pieces: impl Iterator<Item = (&'t str, Style)>,
    ) {
        self.picture.text(y, x..right, "", Style::new());
        for (text, style) in pieces {
            self.picture.more(y, right, text, style);
        }
    }

    /// Puts a text that is cut with an ellipsis where it is too long.
    pub fn put_cut(&mut self, x: usize, y: usize, right: usize, text: &str, style: Style) {
        let text = cut(self.screen, text, right.saturating_sub(x));
        self.put(x, y, right, &text, style);
    }

    /// Puts a text so that it ends before `right`.
    pub fn put_right(&mut self, left: usize, y: usize, right: usize, text: &str, style: Style) {
        let x = right.saturating_sub(self.width(text)).max(left);
        self.put(x, y, right, text, style);
    }

    /// Makes an area blank, for what lies over the rest.
    pub fn fill(&mut self, area: Area, style: Style) {
        for y in area.y..area.y + area.height {
            self.picture.fill(y, area.x..area.x + area.width, style);
        }
    }

    pub fn style(&mut self, area: Area, style: Style) {
        for y in area.y..area.y + area.height {
            self.picture.style(y, area.x..area.x + area.width, style);
        }
    }

    /// Draws a border with a title in it. Lines are ambiguous characters too: where those are wide
    /// the border is of ASCII.
    pub fn border(&mut self, area: Area, title: &str, style: Style, title_style: Style) {
        let lines = match self.screen.ambiguous {
            Ambiguous::Narrow => ["┌", "┐", "└", "┘", "─", "│"],
            Ambiguous::Wide => ["+", "+", "+", "+", "-", "|"],
        };
        let [top_left, top_right, bottom_left, bottom_right, across, down] = lines;
        if area.width < 2 || area.height < 2 {
            return;
        }
        let (right, bottom) = (area.x + area.width - 1, area.y + area.height - 1);
        let across = across.repeat(area.width - 2);
        for y in [area.y, bottom] {
            self.picture.text(y, area.x + 1..right, &across, style);
        }
        self.verticals(area, area.y + 1..bottom, down, style);
        for (x, y, corner) in [
            (area.x, area.y, top_left),
            (right, area.y, top_right),
            (area.x, bottom, bottom_left),
            (right, bottom, bottom_right),
        ] {
            self.put(x, y, x + 1, corner, style);
        }
        if !title.is_empty() && area.width > 6 {
            let title = cut(self.screen, title, area.width - 4);
            let pieces = [(" ", style), (&*title, title_style), (" ", style)];
            self.put_pieces(area.x + 1, area.y, right, pieces.into_iter());
        }
    }

    /// Draws the left and right of a border alone.
    pub fn sides(&mut self, area: Area, style: Style) {
        let down = match self.screen.ambiguous {
            Ambiguous::Narrow => "│",
            Ambiguous::Wide => "|",
        };
        self.verticals(area, area.y..area.y + area.height, down, style);
    }

    fn verticals(&mut self, area: Area, rows: Range<usize>, down: &str, style: Style) {
        let right = (area.x + area.width).saturating_sub(1);
        for y in rows {
            self.put(area.x, y, area.x + 1, down, style);
            self.put(right, y, right + 1, down, style);
        }
    }

    /// Puts a text into an area, row by row.
    pub fn wrapped(&mut self, area: Area, text: &str, style: Style) -> usize {
        self.wrapped_marked(area, text, style, &[], style)
    }

    /// Puts a text into an area, row by row, with stretches of it in another style. What does not
    /// fit ends in an ellipsis.
    pub fn wrapped_marked(
        &mut self,
        area: Area,
        text: &str,
        style: Style,
        marks: &[Range<usize>],
        marked: Style,
    ) -> usize {
        let wrap = crate::text::Wrap::new(text, self.screen, Columns(area.width.max(1)));
        let right = area.x + area.width;
        let mut rows = 0;
        for (row, y) in wrap.rows().zip(area.y..area.y + area.height) {
            let mut x = area.x;
            let last = y + 1 == area.y + area.height && row.hang < text.trim_end().len();
            let end = if last { right.saturating_sub(self.width("…")) } else { right };
            for (at, grapheme) in graphemes(text.get(row.start..row.hang).unwrap_or_default()) {
                let is_marked = marks.iter().any(|mark| mark.contains(&(row.start + at)));
                let style = if is_marked { marked } else { style };
                match self.grapheme(x, y, end, grapheme, style) {
                    0 => break,
                    width => x += width,
                }
            }
            if last {
                self.put(x, y, right, "…", style);
            }
            rows += 1;
        }
        rows
    }
}
