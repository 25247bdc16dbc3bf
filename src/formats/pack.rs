//! How a pack of phrases is written, for whoever has to mend one. What reads it is `phrases::pack`.

use super::ron::shape::{self, Entry, Misfit, Shape, entry};
use ron::error::SpannedError;

const EXAMPLE: &str = "Pack(format: 1, name: \"…\", phrases: [(text: \"…\", kind: item)])";

const PACK: &[Entry] = &[
    entry("format", Shape::Count, "format: 1"),
    entry("name", Shape::Text, "name: \"…\""),
    entry("phrases", Shape::Groups(PHRASE), "phrases: [(text: \"…\", kind: item)]"),
];

const PHRASE: &[Entry] = &[
    entry("text", Shape::Text, "text: \"…{次数}次…\""),
    entry("kind", Shape::Word, "kind: item"),
    entry("tags", Shape::Texts, "tags: [\"组织领导\"]"),
    entry("sources", Shape::Texts, "sources: [\"003\"]"),
    entry("group", Shape::Text, "group: \"…\""),
];

/// Returns what is wrong with a pack that could not be read.
pub fn unread(text: &str, error: &SpannedError) -> Misfit {
    shape::unread(text.strip_prefix('\u{FEFF}').unwrap_or(text), PACK, EXAMPLE, error)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::wording::{Lang, sentence};
    use crate::phrases::{PackFault, pack};

    #[test]
    fn every_example_is_understood() {
        pack::read(EXAMPLE).unwrap();
        for entry in PHRASE.iter().skip(2) {
            let text = format!(
                "Pack(format: 1, name: \"包\", phrases: [(text: \"…\", kind: item, {})])",
                entry.example
            );
            pack::read(&text).unwrap();
        }
        let text = format!(
            "Pack(format: 1, name: \"包\", phrases: [({}, kind: item)])",
            PHRASE[0].example
        );
        pack::read(&text).unwrap();
    }

    #[test]
    fn what_is_wrong_is_told_with_its_place_and_how_it_is_written() {
        for (text, place, words) in [
            ("Pack(format: 1, name: 包)", (1, 23), ["包", "引号", "name: \"…\""]),
            ("Pack(format: 1,\n name: \"包\", phrases: 3)", (2, 22), ["3", "方括号", "phrases: ["]),
            (
                "(format: 1, name: \"包\", phrases: [(text: \"一\", kind: \"item\")])",
                (1, 52),
                ["\"item\"", "不加引号", "kind: item"],
            ),
            (
                "(format: 1, name: \"包\", phrases: [(text: \"一\", kind: 项)])",
                (1, 52),
                ["项", "opening", "closing"],
            ),
            (
                "(format: 1, name: \"包\", phrases: [(text: \"一\", tag: [])])",
                (1, 46),
                ["tag", "kind", "tags"],
            ),
            (
                "(format: 1, name: \"包\", phrases: [(text: \"一\")])",
                (1, 44),
                ["kind", "缺少", "补上"],
            ),
            ("(format: 1, name: \"包\", phrases: [(text: \"一\"", (1, 44), ["断", "补全", "改好"]),
            ("Report(format: 1)", (1, 1), ["Report", "圆括号", "Pack(format: 1"]),
        ] {
            let error = pack::read(text).unwrap_err();
            assert!(matches!(error.fault, PackFault::Syntax(_)), "{text}");
            let told = sentence::pack("包", text, &error, Lang::Zh);
            let at = format!("包：第 {} 行第 {} 字：", place.0, place.1);
            assert!(told.starts_with(&at), "{text}\n{told}");
            for word in words.into_iter().chain(["其他套话包照常使用"]) {
                assert!(told.contains(word), "{word}: {text}\n{told}");
            }
        }
    }
}
