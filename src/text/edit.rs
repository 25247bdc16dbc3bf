//! The edit: one replacement in one text, carrying all it needs to be undone.

use std::fmt;

/// At byte `at`, `removed` gives way to `inserted`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edit {
    pub at: usize,
    pub removed: String,
    pub inserted: String,
}

/// The text at the edit's place is not what the edit says it removes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EditMismatch {
    pub at: usize,
    pub length: usize,
}

impl fmt::Display for EditMismatch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "edit at byte {} does not fit a text of {} bytes", self.at, self.length)
    }
}

impl std::error::Error for EditMismatch {}

impl Edit {
    pub fn insert(at: usize, text: impl Into<String>) -> Self {
        Edit { at, removed: String::new(), inserted: text.into() }
    }

    pub fn remove(at: usize, text: impl Into<String>) -> Self {
        Edit { at, removed: text.into(), inserted: String::new() }
    }

    /// Returns the shortest edit that makes one text of another; none where they are the same.
    pub fn between(from: &str, to: &str) -> Option<Self> {
        let same = from.bytes().zip(to.bytes()).take_while(|(a, b)| a == b).count();
        if same == from.len() && same == to.len() {
            return None;
        }
        let at = (0..=same).rev().find(|at| from.is_char_boundary(*at))?;
        let (from, to) = (from.get(at..)?, to.get(at..)?);
        let ends = from.bytes().rev().zip(to.bytes().rev()).take_while(|(a, b)| a == b).count();
        let end = (from.len() - ends..=from.len()).find(|at| from.is_char_boundary(*at))?;
        let removed = from.get(..end)?.to_string();
        let inserted = to.get(..to.len() - (from.len() - end))?.to_string();
        Some(Edit { at, removed, inserted })
    }

    /// The edit that takes this one back.
    #[must_use]
    pub fn inverse(&self) -> Self {
        self.clone().inverted()
    }

    /// The same, made of this one.
    #[must_use]
    pub fn inverted(self) -> Self {
        Edit { at: self.at, removed: self.inserted, inserted: self.removed }
    }

    /// Changes `text`, or refuses and leaves it as it was.
    pub fn apply(&self, text: &mut String) -> Result<(), EditMismatch> {
        let there = text.get(self.at..).is_some_and(|behind| behind.starts_with(&self.removed));
        if !there {
            return Err(EditMismatch { at: self.at, length: text.len() });
        }
        let end = self.at + self.removed.len();
        text.replace_range(self.at..end, &self.inserted);
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_edit_and_its_inverse_give_the_text_back() {
        let mut text = String::from("增强意识");
        let edit = Edit {
            at: "增强".len(), removed: "意识".into(), inserted: "“四个意识”".into()
        };
        edit.apply(&mut text).unwrap();
        assert_eq!(text, "增强“四个意识”");
        edit.inverse().apply(&mut text).unwrap();
        assert_eq!(text, "增强意识");
    }

    #[test]
    fn the_shortest_edit_keeps_what_is_the_same() {
        for (from, to, at, removed, inserted) in [
            ("一是好", "二是好", 0, "一", "二"),
            ("好好", "好好好", 6, "", "好"),
            // 一 and 丁 begin with the same bytes.
            ("一丁", "丁", 0, "一", ""),
            ("甲", "", 0, "甲", ""),
        ] {
            let edit = Edit::between(from, to).unwrap();
            let expect = Edit { at, removed: removed.into(), inserted: inserted.into() };
            assert_eq!(edit, expect, "{from} {to}");
            let mut text = from.to_string();
            edit.apply(&mut text).unwrap();
            assert_eq!(text, to);
        }
        assert_eq!(Edit::between("好", "好"), None);
    }

    #[test]
    fn an_edit_that_does_not_fit_changes_nothing() {
        let mut text = String::from("报告");
        for edit in [
            Edit::insert(1, "a"),
            Edit::remove(0, "告"),
            Edit::insert(99, "a"),
            Edit::remove(usize::MAX, "告"),
        ] {
            assert!(edit.apply(&mut text).is_err());
            assert_eq!(text, "报告");
        }
    }
}
