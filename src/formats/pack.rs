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
    use crate::phrases::pack;

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
}
