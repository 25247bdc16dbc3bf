//! What is written for an ambiguous character where the terminal draws it wider than there is room for:
//! something of ASCII that looks like it.

/// Returns what stands in for a symbol of one column.
pub fn stand_in(symbol: &str) -> &'static str {
    match symbol {
        "“" | "”" | "″" => "\"",
        "‘" | "’" | "′" => "'",
        "—" | "–" | "―" | "─" | "━" => "-",
        "│" | "┃" => "|",
        "┌" | "┐" | "└" | "┘" | "├" | "┤" | "┬" | "┴" | "┼" => "+",
        "…" | "·" | "‥" => ".",
        "●" | "◆" | "■" | "★" | "※" => "*",
        "○" | "◇" | "□" | "☆" | "◎" => "o",
        "→" | "▶" | "▸" => ">",
        "←" | "◀" => "<",
        "↑" | "▲" => "^",
        "↓" | "▼" => "v",
        "×" => "x",
        "÷" => "/",
        "±" => "+",
        "°" => "o",
        _ => "?",
    }
}
