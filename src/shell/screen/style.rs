//! The style of a cell, and the shortest way from one to another.

use ratatui::buffer::Cell;
use ratatui::style::{Color, Modifier};
use std::fmt::Write as _;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Style {
    fg: Color,
    bg: Color,
    modifier: Modifier,
}

const MODIFIERS: [(Modifier, u8); 8] = [
    (Modifier::BOLD, 1),
    (Modifier::DIM, 2),
    (Modifier::ITALIC, 3),
    (Modifier::UNDERLINED, 4),
    (Modifier::SLOW_BLINK, 5),
    (Modifier::REVERSED, 7),
    (Modifier::HIDDEN, 8),
    (Modifier::CROSSED_OUT, 9),
];

impl Style {
    pub const PLAIN: Style =
        Style { fg: Color::Reset, bg: Color::Reset, modifier: Modifier::empty() };

    pub fn of(cell: &Cell) -> Self {
        Style { fg: cell.fg, bg: cell.bg, modifier: cell.modifier }
    }

    /// Where nothing is to be taken off, only what comes to it is said; else all begins anew, which
    /// is a parameter of nothing.
    pub fn say(self, before: Option<Style>, out: &mut String) {
        let kept = before.filter(|before| self.adds_to(*before));
        out.push_str("\x1b[");
        let from = out.len();
        let missing = self.modifier.difference(kept.map_or(Modifier::empty(), |k| k.modifier));
        for (_, code) in MODIFIERS.iter().filter(|(modifier, _)| missing.contains(*modifier)) {
            let _ = write!(out, ";{code}");
        }
        let before = kept.unwrap_or(Style::PLAIN);
        if before.fg != self.fg {
            say_color(out, self.fg, 30);
        }
        if before.bg != self.bg {
            say_color(out, self.bg, 40);
        }
        if kept.is_some() && out.len() > from {
            out.remove(from);
        }
        out.push('m');
    }

    fn adds_to(self, before: Style) -> bool {
        let covers = |now: Color, before: Color| now == before || now != Color::Reset;
        self.modifier.contains(before.modifier)
            && covers(self.fg, before.fg)
            && covers(self.bg, before.bg)
    }

    /// The style as a number below 2²⁴, where its colours are some of the sixteen.
    pub fn code(self) -> Option<u32> {
        let colour = |colour: Color| match colour {
            Color::Reset => Some(0),
            Color::Rgb(..) | Color::Indexed(_) => None,
            colour => parameter(colour, 0).map(|code| u32::from(code) + 1),
        };
        let modifier = u32::from(self.modifier.bits() & 0x1ff);
        Some(modifier | colour(self.fg)? << 9 | colour(self.bg)? << 16)
    }
}

/// Says the parameters of a colour: from 30 for the text, from 40 for the ground.
fn say_color(out: &mut String, color: Color, base: u8) {
    let _ = match color {
        Color::Rgb(r, g, b) => write!(out, ";{};2;{r};{g};{b}", base + 8),
        Color::Indexed(n) => write!(out, ";{};5;{n}", base + 8),
        color => write!(out, ";{}", parameter(color, base).unwrap_or(base + 9)),
    };
}

/// The parameter of one of the sixteen colours.
fn parameter(color: Color, base: u8) -> Option<u8> {
    let named = |n: u8| Some(if n < 8 { base + n } else { base + 52 + n });
    match color {
        Color::Reset | Color::Rgb(..) | Color::Indexed(_) => None,
        Color::Black => named(0),
        Color::Red => named(1),
        Color::Green => named(2),
        Color::Yellow => named(3),
        Color::Blue => named(4),
        Color::Magenta => named(5),
        Color::Cyan => named(6),
        Color::Gray => named(7),
        Color::DarkGray => named(8),
        Color::LightRed => named(9),
        Color::LightGreen => named(10),
        Color::LightYellow => named(11),
        Color::LightBlue => named(12),
        Color::LightMagenta => named(13),
        Color::LightCyan => named(14),
        Color::White => named(15),
    }
}
