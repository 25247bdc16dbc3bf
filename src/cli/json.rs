//! JSON for scripts: one array, one object a line.

use serde::Serialize;

/// Writes an array; what has only texts, numbers and nothing in it cannot fail to be written.
pub fn array<T: Serialize>(rows: &[T]) -> String {
    let objects: Vec<String> =
        rows.iter().filter_map(|row| serde_json::to_string(row).ok()).collect();
    if objects.is_empty() { "[]\n".into() } else { format!("[\n{}\n]\n", objects.join(",\n")) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_object_a_line() {
        assert_eq!(array::<u8>(&[]), "[]\n");
        assert_eq!(array(&["“一”\n", "\""]), "[\n\"“一”\\n\",\n\"\\\"\"\n]\n");
    }
}
