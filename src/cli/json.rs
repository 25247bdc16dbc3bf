//! JSON for scripts: one array, one object a line.

use serde::Serialize;

/// Writes an array at once.
pub fn array<T: Serialize>(rows: &[T]) -> String {
    let mut array = Array::default();
    let mut out: String = rows.iter().map(|row| array.put(row)).collect();
    out.push_str(array.end());
    out
}

/// An array that is written as its objects come.
#[derive(Debug, Default)]
pub struct Array {
    begun: bool,
}

impl Array {
    /// Returns what an object adds to the array.
    pub fn put<T: Serialize>(&mut self, row: &T) -> String {
        self.put_written(&object(row))
    }

    /// Does so with one that is written already.
    pub fn put_written(&mut self, object: &str) -> String {
        let before = if std::mem::replace(&mut self.begun, true) { ",\n" } else { "[\n" };
        [before, object].concat()
    }

    pub fn end(&self) -> &'static str {
        if self.begun { "\n]\n" } else { "[]\n" }
    }
}

/// Writes one object.
pub fn object<T: Serialize>(row: &T) -> String {
    // What has only texts, numbers and nothing in it cannot fail to be written.
    serde_json::to_string(row).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_object_a_line() {
        assert_eq!(array::<u8>(&[]), "[]\n");
        let mut growing = Array::default();
        assert_eq!(growing.end(), array::<u8>(&[]));
        let rows: String = [1, 2].iter().map(|row| growing.put(row)).collect();
        assert_eq!(rows + growing.end(), array(&[1, 2]));
        assert_eq!(array(&["“一”\n", "\""]), "[\n\"“一”\\n\",\n\"\\\"\"\n]\n");
    }
}
