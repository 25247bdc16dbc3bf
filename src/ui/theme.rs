//! Styles, from the terminal's own palette, so that they fit a light and a dark one. Without colours
//! everything is still told apart, by weight and reversal.

use crate::proof::Level;
use ratatui::style::{Color, Modifier, Style};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Theme {
    pub colours: bool,
}

impl Theme {
    fn of(self, colour: Color, modifier: Modifier) -> Style {
        let style = Style::new().add_modifier(modifier);
        if self.colours { style.fg(colour) } else { style }
    }

    pub fn plain(self) -> Style {
        Style::new()
    }

    pub fn heading(self) -> Style {
        Style::new().add_modifier(Modifier::BOLD)
    }

    pub fn label(self) -> Style {
        self.of(Color::Blue, Modifier::BOLD)
    }

    /// A number that its place would not give.
    pub fn odd_label(self) -> Style {
        self.of(Color::Red, Modifier::BOLD.union(Modifier::UNDERLINED))
    }

    pub fn dim(self) -> Style {
        Style::new().add_modifier(Modifier::DIM)
    }

    pub fn note(self) -> Style {
        self.of(Color::Green, Modifier::ITALIC)
    }

    /// Still to be filled in.
    pub fn open(self) -> Style {
        self.of(Color::Magenta, Modifier::BOLD)
    }

    /// Filled by a default that nobody has confirmed.
    pub fn unconfirmed(self) -> Style {
        self.of(Color::Magenta, Modifier::UNDERLINED)
    }

    pub fn filled(self) -> Style {
        self.of(Color::Cyan, Modifier::empty())
    }

    pub fn selected(self) -> Style {
        Style::new().add_modifier(Modifier::REVERSED)
    }

    /// What is chosen in the pane that has not the keys.
    pub fn chosen_aside(self) -> Style {
        self.of(Color::Blue, Modifier::BOLD.union(Modifier::UNDERLINED))
    }

    /// What of an entry was looked for.
    pub fn match_of_query(self) -> Style {
        self.of(Color::Magenta, Modifier::BOLD.union(Modifier::UNDERLINED))
    }

    /// The row beside or in which something that is dragged would land.
    pub fn landing(self) -> Style {
        self.of(Color::Green, Modifier::BOLD.union(Modifier::UNDERLINED))
    }

    pub fn hit(self) -> Style {
        if self.colours {
            Style::new().fg(Color::Black).bg(Color::Yellow)
        } else {
            Style::new().add_modifier(Modifier::UNDERLINED.union(Modifier::BOLD))
        }
    }

    /// What the proofreader has found, by how grave it is. Only the gravest is bold, in a heading too.
    pub fn finding(self, level: Level) -> Style {
        let style = match level {
            Level::Error => {
                return self.of(Color::Red, Modifier::UNDERLINED.union(Modifier::BOLD));
            }
            Level::Warning => self.of(Color::Red, Modifier::UNDERLINED),
            Level::Review => Style::new().add_modifier(Modifier::UNDERLINED.union(Modifier::DIM)),
        };
        style.remove_modifier(Modifier::BOLD)
    }

    pub fn border(self, focused: bool) -> Style {
        if focused { self.of(Color::Blue, Modifier::BOLD) } else { self.dim() }
    }

    pub fn error(self) -> Style {
        self.of(Color::Red, Modifier::BOLD)
    }

    /// Only in what is compared with.
    pub fn removed(self) -> Style {
        self.of(Color::Red, Modifier::empty())
    }

    pub fn added(self) -> Style {
        self.of(Color::Green, Modifier::empty())
    }

    /// What has changed inside a sentence.
    pub fn set_off(self, style: Style) -> Style {
        style.add_modifier(Modifier::BOLD.union(Modifier::UNDERLINED))
    }

    pub fn key(self) -> Style {
        Style::new().add_modifier(Modifier::BOLD)
    }
}
