//! How something looks: a colour for it and one for its ground, of the terminal's own sixteen, and how it
//! is set off, all as one number.
//!
//! Other colours than the sixteen are none of ours: for them stands the terminal's own.

use ratatui::style::{Color, Modifier, Style};

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Look(u32);

/// What of a look becomes otherwise.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Patch {
    keep: u32,
    set: u32,
}

/// A modifier in the lowest bits, above it the two colours: their numbers from 1 on, or nothing.
const MODIFIER: u32 = (1 << FG) - 1;
const FG: u32 = 9;
const BG: u32 = 14;
const COLOUR: u32 = 0x1f;

const COLOURS: [Color; 16] = [
    Color::Black,
    Color::Red,
    Color::Green,
    Color::Yellow,
    Color::Blue,
    Color::Magenta,
    Color::Cyan,
    Color::Gray,
    Color::DarkGray,
    Color::LightRed,
    Color::LightGreen,
    Color::LightYellow,
    Color::LightBlue,
    Color::LightMagenta,
    Color::LightCyan,
    Color::White,
];

impl Look {
    pub const PLAIN: Look = Look(0);
    /// All bits that a look may have.
    pub const BITS: u32 = (1 << (BG + 5)) - 1;

    pub fn from_bits(bits: u32) -> Look {
        Look(bits & Look::BITS)
    }

    pub fn bits(self) -> u32 {
        self.0
    }

    pub fn modifier(self) -> Modifier {
        Modifier::from_bits_truncate(u16::try_from(self.0 & MODIFIER).unwrap_or_default())
    }

    /// The number of its colour among the sixteen; the terminal's own is none of them.
    pub fn fg(self) -> Option<u8> {
        colour_at(self.0 >> FG)
    }

    pub fn bg(self) -> Option<u8> {
        colour_at(self.0 >> BG)
    }

    pub fn patched(self, patch: Patch) -> Look {
        Look(self.0 & patch.keep | patch.set)
    }

    pub fn style(self) -> Style {
        let colour = |number: Option<u8>| {
            number.and_then(|n| COLOURS.get(usize::from(n))).copied().unwrap_or_default()
        };
        Style::new().fg(colour(self.fg())).bg(colour(self.bg())).add_modifier(self.modifier())
    }
}

impl From<Style> for Patch {
    fn from(style: Style) -> Self {
        let modifier = style.add_modifier.difference(style.sub_modifier);
        let colour = |colour: Option<Color>, at: u32| match colour {
            Some(colour) => (COLOUR << at, number_of(colour) << at),
            None => (0, 0),
        };
        let (fg, bg) = (colour(style.fg, FG), colour(style.bg, BG));
        let gone = u32::from(style.sub_modifier.bits()) | fg.0 | bg.0;
        Patch { keep: !gone, set: u32::from(modifier.bits()) | fg.1 | bg.1 }
    }
}

fn colour_at(bits: u32) -> Option<u8> {
    u8::try_from(bits & COLOUR).ok()?.checked_sub(1)
}

fn number_of(colour: Color) -> u32 {
    match colour {
        Color::Reset | Color::Rgb(..) | Color::Indexed(_) => 0,
        Color::Black => 1,
        Color::Red => 2,
        Color::Green => 3,
        Color::Yellow => 4,
        Color::Blue => 5,
        Color::Magenta => 6,
        Color::Cyan => 7,
        Color::Gray => 8,
        Color::DarkGray => 9,
        Color::LightRed => 10,
        Color::LightGreen => 11,
        Color::LightYellow => 12,
        Color::LightBlue => 13,
        Color::LightMagenta => 14,
        Color::LightCyan => 15,
        Color::White => 16,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_look_is_the_style_it_was_made_of() {
        for colour in COLOURS {
            for modifier in [Modifier::BOLD, Modifier::REVERSED.union(Modifier::CROSSED_OUT)] {
                let style = Style::new().fg(colour).bg(Color::Red).add_modifier(modifier);
                assert_eq!(Look::PLAIN.patched(style.into()).style(), style);
            }
        }
        assert_eq!(Look::PLAIN.patched(Style::new().fg(Color::Rgb(1, 2, 3)).into()), Look::PLAIN);
    }

    #[test]
    fn a_patch_leaves_what_it_does_not_name() {
        let red = Look::PLAIN.patched(Style::new().red().bold().into());
        let patched = red.patched(Style::new().not_bold().underlined().into());
        assert_eq!(patched, Look::PLAIN.patched(Style::new().red().underlined().into()));
        assert_eq!(patched.patched(Style::new().into()), patched);
    }
}
