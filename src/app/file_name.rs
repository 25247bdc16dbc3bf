//! What files are called by the names that are typed for them.

use crate::formats::form::{Form, REPORT_ENDING, has_ending};
use std::path::{Path, PathBuf};

/// Returns the file that is meant by a name as it is typed; `~` at its start is the writer's home.
pub fn typed(name: &str, home: Option<&Path>) -> PathBuf {
    let name = Path::new(name.trim());
    match (name.strip_prefix("~"), home) {
        (Ok(below), Some(home)) => home.join(below),
        _ => name.to_path_buf(),
    }
}

/// Returns the report file of a name: the report itself ends in `.ron`, once, and what it is handed in
/// as lies beside it.
pub fn of_report(name: &Path) -> PathBuf {
    let mut stem = name.to_path_buf();
    if Form::of_file(&stem).is_some() {
        stem.set_extension("");
    }
    while has_ending(&stem, REPORT_ENDING) {
        stem.set_extension("");
    }
    let mut name = stem.into_os_string();
    name.push(".");
    name.push(REPORT_ENDING);
    PathBuf::from(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wave_is_the_home() {
        for (given, meant) in [
            (" ~/甲.ron ", "/home/甲/甲.ron"),
            ("~", "/home/甲"),
            ("甲~/乙", "甲~/乙"),
            ("~甲/乙", "~甲/乙"),
            ("/~/乙", "/~/乙"),
        ] {
            assert_eq!(typed(given, Some(Path::new("/home/甲"))), Path::new(meant), "{given}");
        }
        assert_eq!(typed("~/甲", None), Path::new("~/甲"));
    }

    #[test]
    fn a_report_ends_in_ron_once() {
        for (given, report) in [
            ("c", "c.ron"),
            ("c.ron", "c.ron"),
            ("c.RON", "c.ron"),
            ("c.ron.ron", "c.ron"),
            ("a/c.docx", "a/c.ron"),
            ("c.ron.txt", "c.ron"),
            ("c.md", "c.ron"),
            ("第1.5版", "第1.5版.ron"),
        ] {
            assert_eq!(of_report(Path::new(given)), Path::new(report), "{given}");
        }
    }
}
