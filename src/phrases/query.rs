//! The query line: what it asks for, and with which words.

use super::word::Word;

/// What is looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Target {
    Phrases,
    /// `@`: sections of the report.
    Sections,
    /// `>`: commands.
    Commands,
}

/// What changes the target, as it is typed: an input method in Chinese gives 》 for `>`.
const TARGETS: [(&[char], Target); 2] =
    [(&['@', '＠'], Target::Sections), (&['>', '＞', '》'], Target::Commands)];

const TAG: [char; 2] = ['#', '＃'];

/// Words in any order, all of which must fit; tags, each of which must begin one of the phrase's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Query {
    pub target: Target,
    pub words: Vec<Word>,
    pub tags: Vec<Word>,
}

impl Query {
    pub fn parse(line: &str) -> Self {
        let line = line.trim_start();
        let other = TARGETS
            .iter()
            .find_map(|(signs, target)| line.strip_prefix(*signs).map(|rest| (rest, *target)));
        let (rest, target) = other.unwrap_or((line, Target::Phrases));
        let mut query = Query { target, words: Vec::new(), tags: Vec::new() };
        for token in rest.split_whitespace() {
            // A tag may follow a word without a space, which an input method would swallow.
            let mut parts = token.split(TAG);
            query.words.extend(parts.next().and_then(Word::new));
            query.tags.extend(parts.filter_map(Word::new));
        }
        query
    }

    /// Nothing is typed yet that could narrow the list.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty() && self.tags.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_split_into_target_words_and_tags() {
        for (line, target, words, tags) in [
            ("", Target::Phrases, &[][..], &[][..]),
            ("  ＺＺ　理论 ", Target::Phrases, &["zz", "理论"], &[]),
            ("#zzld 压实", Target::Phrases, &["压实"], &["zzld"]),
            ("压实＃组织#队伍", Target::Phrases, &["压实"], &["组织", "队伍"]),
            ("# ， xi'an 《", Target::Phrases, &["xian"], &[]),
            (" @一 责任", Target::Sections, &["一", "责任"], &[]),
            ("》baocun", Target::Commands, &["baocun"], &[]),
            ("＞", Target::Commands, &[], &[]),
            ("a>b", Target::Phrases, &["ab"], &[]),
        ] {
            let query = Query::parse(line);
            let expected = |words: &[&str]| -> Vec<_> {
                words.iter().filter_map(|word| Word::new(word)).collect()
            };
            assert_eq!(query.target, target, "{line}");
            assert_eq!(query.words, expected(words), "{line}");
            assert_eq!(query.tags, expected(tags), "{line}");
            assert_eq!(query.is_empty(), words.is_empty() && tags.is_empty(), "{line}");
        }
    }
}
