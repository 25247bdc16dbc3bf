//! What is other in one text than in another: by sentence, and within changed sentences by grapheme.
//!
//! The sentences of the result, removed ones left out, are the second text; added ones left out,
//! they are the first.

use super::graphemes;
use imara_diff::{Algorithm, Diff, InternedInput, Interner};
use std::ops::Range;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    Both,
    /// Only in the first text.
    Removed,
    /// Only in the second.
    Added,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Passage<'t> {
    pub side: Side,
    /// A sentence, with the line end behind it.
    pub text: &'t str,
    /// What in it is other than in the sentence that stands for it on the other side; nothing where
    /// the whole of it is.
    pub marks: Vec<Range<usize>>,
}

/// Longer passages are not compared by grapheme: nobody reads those marks.
const LONGEST_COMPARED: usize = 20_000;
/// Passages that share less than a third of their graphemes are two, and not one that changed.
const SHARED_THIRDS: usize = 3;

/// Compares two texts.
pub fn difference<'t>(before: &'t str, after: &'t str) -> Vec<Passage<'t>> {
    let old: Vec<&str> = sentences(before).collect();
    let new: Vec<&str> = sentences(after).collect();
    let mut passages = Vec::new();
    let mut same_from = 0;
    for (gone, come) in hunks(&old, &new) {
        let same = new.get(same_from..come.start).unwrap_or_default();
        passages.extend(same.iter().map(|text| passage(Side::Both, text, Vec::new())));
        same_from = come.end;
        let (old, new) = (old.get(gone), new.get(come));
        changed(old.unwrap_or_default(), new.unwrap_or_default(), &mut passages);
    }
    let same = new.get(same_from..).unwrap_or_default();
    passages.extend(same.iter().map(|text| passage(Side::Both, text, Vec::new())));
    passages
}

fn passage(side: Side, text: &str, marks: Vec<Range<usize>>) -> Passage<'_> {
    Passage { side, text, marks }
}

/// Sentences that gave way to others, with what changed inside them.
fn changed<'t>(old: &[&'t str], new: &[&'t str], passages: &mut Vec<Passage<'t>>) {
    let (gone, come) = marks(&old.concat(), &new.concat());
    for (side, sentences, marks) in [(Side::Removed, old, gone), (Side::Added, new, come)] {
        let mut start = 0;
        for text in sentences {
            let end = start + text.len();
            let inside = marks.iter().filter(|mark| mark.start < end && mark.end > start);
            let inside = inside.map(|m| m.start.max(start) - start..m.end.min(end) - start);
            passages.push(passage(side, text, inside.collect()));
            start = end;
        }
    }
}

/// What is other in each of two passages; nothing where they have little in common.
fn marks(old: &str, new: &str) -> (Vec<Range<usize>>, Vec<Range<usize>>) {
    let none = (Vec::new(), Vec::new());
    if old.is_empty() || new.is_empty() || old.len().max(new.len()) > LONGEST_COMPARED {
        return none;
    }
    let units = |text| graphemes(text).collect::<Vec<(usize, &str)>>();
    let (old_units, new_units) = (units(old), units(new));
    let (a, b) = (bare(&old_units), bare(&new_units));
    let hunks = hunks(&a, &b);
    let other: usize = hunks.iter().map(|(gone, come)| gone.len().max(come.len())).sum();
    let longer = a.len().max(b.len());
    if longer.saturating_sub(other) * SHARED_THIRDS < longer {
        return none;
    }
    let place = |units: &[(usize, &str)], at: usize, end: usize| {
        units.get(at).map_or(end, |(start, _)| *start)
    };
    let span = |units: &[(usize, &str)], range: &Range<usize>, end: usize| {
        place(units, range.start, end)..place(units, range.end, end)
    };
    let gone = hunks.iter().map(|(gone, _)| span(&old_units, gone, old.len()));
    let come = hunks.iter().map(|(_, come)| span(&new_units, come, new.len()));
    let full = |range: &Range<usize>| !range.is_empty();
    (gone.filter(full).collect(), come.filter(full).collect())
}

fn bare<'t>(units: &[(usize, &'t str)]) -> Vec<&'t str> {
    units.iter().map(|(_, grapheme)| *grapheme).collect()
}

/// Where two lists differ: what of the first gives way to what of the second.
fn hunks(old: &[&str], new: &[&str]) -> Vec<(Range<usize>, Range<usize>)> {
    let mut input = InternedInput {
        before: Vec::with_capacity(old.len()),
        after: Vec::with_capacity(new.len()),
        interner: Interner::new(old.len() + new.len()),
    };
    input.update_before(old.iter());
    input.update_after(new.iter());
    let mut diff = Diff::compute(Algorithm::Histogram, &input);
    diff.postprocess_no_heuristic(&input);
    let at = |n: u32| usize::try_from(n).unwrap_or(usize::MAX);
    let hunk = |hunk: imara_diff::Hunk| {
        let (before, after) = (hunk.before, hunk.after);
        (at(before.start)..at(before.end), at(after.start)..at(after.end))
    };
    diff.hunks().map(hunk).collect()
}

/// Cuts a text behind the marks that end a sentence, the quotes and brackets closed there, and line
/// ends.
pub fn sentences(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let end = sentence_end(rest)?;
        let (sentence, behind) = rest.split_at_checked(end)?;
        rest = behind;
        Some(sentence)
    })
}

fn sentence_end(text: &str) -> Option<usize> {
    let mut chars = text.char_indices().peekable();
    chars.peek()?;
    while let Some((at, c)) = chars.next() {
        if c == '\n' {
            return Some(at + 1);
        }
        if matches!(c, '。' | '！' | '？' | '；') {
            let closes = |c: char| matches!(c, '”' | '’' | '）' | '》' | '。' | '！' | '？' | '\n');
            let mut end = at + c.len_utf8();
            while let Some((at, c)) = chars.next_if(|(_, c)| closes(*c)) {
                end = at + c.len_utf8();
                if c == '\n' {
                    break;
                }
            }
            return Some(end);
        }
    }
    Some(text.len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Removed in [-…-], added in {+…+}, marks in ‹›.
    fn drawn(before: &str, after: &str) -> String {
        let mut out = String::new();
        for passage in difference(before, after) {
            let mut text = passage.text.to_string();
            for mark in passage.marks.iter().rev() {
                text.insert(mark.end, '›');
                text.insert(mark.start, '‹');
            }
            out.push_str(&match passage.side {
                Side::Both => text,
                Side::Removed => format!("[-{text}-]"),
                Side::Added => format!("{{+{text}+}}"),
            });
        }
        out
    }

    #[test]
    fn by_sentence_then_by_character() {
        for (before, after, expect) in [
            ("", "", ""),
            ("一。", "一。", "一。"),
            ("", "一。", "{+一。+}"),
            ("一。二。", "二。", "[-一。-]二。"),
            (
                "好。开展培训26次，效果好。完。",
                "好。开展培训31次，效果很好。完。",
                "好。[-开展培训‹26›次，效果好。-]{+开展培训‹31›次，效果‹很›好。+}完。",
            ),
            ("甲乙丙丁。", "完全不是一样的话。", "[-甲乙丙丁。-]{+完全不是一样的话。+}"),
            ("“一。”\n二", "“一。”\n三", "“一。”\n[-二-]{+三+}"),
        ] {
            assert_eq!(drawn(before, after), expect);
        }
        let cut: Vec<&str> = sentences("“一。”（二！）；三\n\n四").collect();
        assert_eq!(cut, ["“一。”", "（二！）", "；", "三\n", "\n", "四"]);
    }

    proptest! {
        #[test]
        fn both_texts_are_in_it(
            before in "[一二三。；\n“”e\u{301}]{0,40}",
            after in "[一二三。；\n“”e\u{301}]{0,40}",
        ) {
            let passages = difference(&before, &after);
            let without = |side: Side| -> String {
                passages.iter().filter(|p| p.side != side).map(|p| p.text).collect()
            };
            prop_assert_eq!(without(Side::Added), before.as_str());
            prop_assert_eq!(without(Side::Removed), after.as_str());
            for passage in &passages {
                for mark in &passage.marks {
                    prop_assert!(passage.text.get(mark.clone()).is_some_and(|m| !m.is_empty()));
                }
            }
        }
    }
}
