//! The shortest way from one look to another.

use crate::ui::Look;
use ratatui::style::Modifier;
use std::fmt::Write as _;

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

/// Says a look behind another, if that is known. Where nothing is to be taken off, only what comes to
/// it is said; else all begins anew, which is a parameter of nothing.
pub fn say(look: Look, before: Option<Look>, out: &mut String) {
    let kept = before.filter(|before| adds_to(look, *before));
    out.push_str("\x1b[");
    let from = out.len();
    let before = kept.unwrap_or(Look::PLAIN);
    let missing = look.modifier().difference(before.modifier());
    for (_, code) in MODIFIERS.iter().filter(|(modifier, _)| missing.contains(*modifier)) {
        let _ = write!(out, ";{code}");
    }
    for (now, before, base) in [(look.fg(), before.fg(), 30), (look.bg(), before.bg(), 40)] {
        if now != before {
            let parameter = now.map_or(9, |n| if n < 8 { n } else { n + 52 });
            let _ = write!(out, ";{}", base + parameter);
        }
    }
    if kept.is_some() && out.len() > from {
        out.remove(from);
    }
    out.push('m');
}

fn adds_to(look: Look, before: Look) -> bool {
    let covers = |now: Option<u8>, before: Option<u8>| now == before || now.is_some();
    look.modifier().contains(before.modifier())
        && covers(look.fg(), before.fg())
        && covers(look.bg(), before.bg())
}
