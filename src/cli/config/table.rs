//! What a config may hold, each entry with how it is written: what is wrong in one is told by this.

use crate::formats::ron::shape::{Entry, Shape, entry};

pub const EXAMPLE: &str = "Config(language: \"zh\")";

pub const CONFIG: &[Entry] = &[
    entry("language", Shape::Text, "language: \"zh\""),
    entry("width", Shape::Text, "width: \"auto\""),
    entry("mouse", Shape::Truth, "mouse: true"),
    entry("text_beside", Shape::Truth, "text_beside: true"),
    entry("preset", Shape::Text, "preset: \"gb9704\""),
    entry("versions", Shape::Group(VERSIONS), "versions: (keep: 30, days: 180)"),
    entry("packs", Shape::Texts, "packs: [\"/some/folder\"]"),
    entry("keys", Shape::Pairs, "keys: [(\"Alt+5\", \"go-to\")]"),
    entry("proofread", Shape::Truth, "proofread: true"),
    entry("proof", Shape::Group(PROOF), "proof: (off: [\"T25\"], terms: [\"…\"])"),
];

const VERSIONS: &[Entry] =
    &[entry("keep", Shape::Count, "keep: 30"), entry("days", Shape::Count, "days: 180")];

const PROOF: &[Entry] = &[
    entry("off", Shape::Texts, "off: [\"T25\"]"),
    entry("levels", Shape::Pairs, "levels: [(\"T02\", \"R\")]"),
    entry("terms", Shape::Texts, "terms: [\"…\"]"),
    entry("organisation", Shape::Text, "organisation: \"党组\""),
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::wording::Lang;
    use crate::cli::config::parse;

    fn all(table: &'static [Entry]) -> impl Iterator<Item = String> {
        table.iter().flat_map(|entry| {
            let inner: Box<dyn Iterator<Item = String>> = match entry.shape {
                Shape::Group(table) => {
                    Box::new(all(table).map(|inner| format!("{}: ({inner})", entry.name)))
                }
                _ => Box::new(std::iter::empty()),
            };
            std::iter::once(entry.example.to_string()).chain(inner)
        })
    }

    #[test]
    fn every_example_is_understood() {
        parse(EXAMPLE, "", Lang::En).unwrap();
        assert!(all(CONFIG).count() > CONFIG.len());
        for example in all(CONFIG) {
            parse(&format!("Config({example})"), "", Lang::En).unwrap();
        }
    }

    #[test]
    fn what_is_wrong_is_told_with_its_place_and_how_it_is_written() {
        for (text, place, words) in [
            ("(keys: 3)", (1, 8), ["3", "方括号", "keys: [(\"Alt+5\", \"go-to\")]"]),
            ("Config(\n  keys: [\"a\"])", (2, 10), ["\"a\"", "两段文字", "keys: [("]),
            ("(keys: [(\"Ctrl+G\")])", (1, 9), ["(\"Ctrl+G\")", "两段文字", "keys: [("]),
            ("(keys: [(\"A\": \"b\")])", (1, 9), ["(\"A\": \"b\")", "两段", "keys: [("]),
            ("(keys: {\"Ctrl+G\": \"go-to\"})", (1, 8), ["{\"Ctrl+G\"", "方括号", "keys: [("]),
            ("(mouse: 3)", (1, 9), ["3", "true 或 false", "mouse: true"]),
            ("(mouse: \"no\")", (1, 9), ["\"no\"", "true 或 false", "mouse: true"]),
            ("(language: zh)", (1, 12), ["zh", "引号", "language: \"zh\""]),
            ("(versions: 3)", (1, 12), ["3", "圆括号", "versions: (keep: 30"]),
            ("(versions: (keep: \"3\"))", (1, 19), ["\"3\"", "整数", "keep: 30"]),
            ("(versions: (keep: -1))", (1, 19), ["-1", "整数", "keep: 30"]),
            ("(packs: [3])", (1, 10), ["3", "引号", "packs: [\"/some/folder\"]"]),
            ("(proof: (off: \"T25\"))", (1, 15), ["\"T25\"", "方括号", "off: [\"T25\"]"]),
            ("(mouse: true width: \"wide\")", (1, 14), ["width", "逗号", "mouse: true"]),
            ("(mouse = true)", (1, 8), ["=", "冒号", "mouse: true"]),
            ("(moose: true)", (1, 2), ["moose", "language", "proofread"]),
            ("(mouse: true, mouse: true)", (1, 15), ["mouse", "两次", "删去"]),
            ("language: \"zh\"", (1, 1), ["language", "圆括号", "Config(language: \"zh\")"]),
            ("(language：\"zh\")", (1, 10), ["全角", "：", "半角"]),
            ("(language: \"zh)", (1, 12), ["引号", "行内", "补上"]),
            ("(language: \"zh\"", (1, 16), ["断", "补全", "改好"]),
            ("() ()", (1, 4), ["()", "结尾", "Config("]),
            ("(language: \"fr\")", (1, 12), ["fr", "zh", "en"]),
            ("(\nwidth: \"all\")", (2, 8), ["all", "narrow", "wide"]),
            ("(keys: [(\"F2\", \"save\"), (\"F2\", \"quit\")])", (1, 26), ["F2", "两次", "去掉"]),
            ("(keys: [(\"F2\", \"save\"), (\"F3\", \"qut\")])", (1, 32), ["qut", "F1", "man"]),
            ("(proof: (levels: [(\"T02\", \"X\")]))", (1, 27), ["X", "E", "W"]),
        ] {
            let told = parse(text, "配置", Lang::Zh).unwrap_err();
            let at = format!("配置：第 {} 行第 {} 字：", place.0, place.1);
            assert!(told.starts_with(&at), "{text}\n{told}");
            for word in words {
                assert!(told.contains(word), "{word}: {text}\n{told}");
            }
        }
    }
}
