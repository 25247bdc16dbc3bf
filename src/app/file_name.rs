//! What the file of a report is called, whatever name was given to it.

use crate::formats::form::{Form, REPORT_ENDING, has_ending};
use std::path::{Path, PathBuf};

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

/// Says whether what was typed names a folder and no file in it.
pub fn is_folder(typed: &str) -> bool {
    typed.ends_with(std::path::is_separator) || Path::new(typed).file_name().is_none()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_behind_which_no_file_stands_is_a_folder() {
        for (typed, folder) in [
            ("a/", true),
            ("a/..", true),
            (".", true),
            ("~/", true),
            ("a", false),
            ("a/b.ron", false),
        ] {
            assert_eq!(is_folder(typed), folder, "{typed}");
        }
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
