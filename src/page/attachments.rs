//! The list of attachments: `附件：1.名称`, each name hanging from its own first character.

use crate::report::form::{leading_numeral, read_number};
use crate::report::print::line;
use crate::report::{Fixed, Part, Report, TextPlace};
use crate::text::{Halves, Measure, Paper};

/// However long a word and number a name hangs from, in halves.
const DEEPEST: usize = 20;

/// Returns where the items begin that stand under the first one, `2.名称` under `1.名称`.
pub fn indent_of_items(report: &Report, indent: Halves) -> Halves {
    let first = TextPlace::body(Part::Fixed(Fixed::Attachments), 0);
    let first = line(report, first, "").map(|line| line.text()).unwrap_or_default();
    let word = match word(&first) {
        "" => "附件：",
        word => word,
    };
    Halves((indent.0 + Paper.extent(word).0).min(DEEPEST))
}

/// Returns the indents of the first row and of the others.
pub fn hang(text: &str, indent: Halves, items: Halves) -> (Halves, Halves) {
    let word = word(text);
    let behind = text.get(word.len()..).unwrap_or_default();
    let first = if word.is_empty() { items } else { indent };
    let number = read_number(behind).map_or(0, |number| number.length);
    let hung = text.get(..word.len() + number).unwrap_or_default();
    (first, Halves((first.0 + Paper.extent(hung).0).min(DEEPEST)))
}

/// The `附件：` or `附件1：` with which a text begins, with the space behind it.
fn word(text: &str) -> &str {
    let Some(behind) = text.strip_prefix("附件").or_else(|| text.strip_prefix('附')) else {
        return "";
    };
    let behind = behind.trim_start();
    let number = leading_numeral(behind).map_or(0, |(_, _, length)| length);
    let behind = behind.get(number..).unwrap_or_default().trim_start();
    match behind.strip_prefix(['：', ':']) {
        Some(name) => text.get(..text.len() - name.trim_start().len()).unwrap_or_default(),
        None => "",
    }
}

/// Says whether a text begins a list of attachments.
pub fn begins_list(text: &str) -> bool {
    !word(text).is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_hang_from_their_first_character() {
        for (text, first, rest) in [
            ("附件：1.名称", 4, 12),
            ("附件：名称", 4, 10),
            ("附件1：名称", 4, 11),
            ("附：1.名称", 4, 10),
            ("附件: 1．名称", 4, 13),
            ("2.名称", 10, 12),
            ("10.名称", 10, 13),
            ("（2）名称", 10, 15),
            ("名称的下半", 10, 10),
            ("附件：", 4, 10),
        ] {
            let found = hang(text, Halves(4), Halves(10));
            assert_eq!(found, (Halves(first), Halves(rest)), "{text}");
        }
    }
}
