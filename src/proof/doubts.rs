//! T11 where it is for review only: what a report says again and again, or calls somebody or something, was hardly
//! typed for another word.

use super::by_char::{Held, Map};
use super::finding::Finding;
use super::passage::is_han;
use super::people::{DOES, SURNAMES};
use super::rows::among;
use super::rule::{Level, RuleId};
use crate::report::Report;
use memchr::memmem;
use std::collections::HashMap;

/// So often a word stands that is meant.
const OFTEN: usize = 3;
/// So many words are looked for one by one.
const FEW: usize = 16;
/// So many characters are looked at on either side.
const NEAR: usize = 12;
/// A number of a document has no more characters before its year.
const LONGEST_NUMBER: usize = 4;
/// What is hardly anything but a family's name.
const ONLY_NAMES: &str =
    "逄鄢郜郦仝邬佟佘詹戚郄冼邝邸郇郗闵聂窦褚裴缪岑翟阮宓尹邓冯吕韩郝郭郑蒋蔡潘贾薛魏阎谭邹邵赵姚";
/// With these a post ends, behind which a name stands.
const POSTS: &str = "长记任席理员师者士手工民授医官问";

/// What the words that are asked about have beside them in a report: few are looked for one by one, many in one walk
/// over it. What would stand there with a meant word is looked for when it is asked, and once.
#[derive(Debug, Default)]
pub struct Doubts {
    words: Vec<Standing>,
    by_word: HashMap<String, usize>,
    /// What stands somewhere in the report, and what does not, as far as it was asked.
    said: HashMap<String, bool>,
}

/// Where a word stands.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
struct Standing {
    word: String,
    /// What stands before it and behind it, in the first places.
    around: Vec<(char, char)>,
    /// How many texts hold it, up to the last of these places.
    texts: usize,
}

impl Doubts {
    /// Looks for the words about which findings ask.
    pub fn of<'f>(report: &Report, findings: impl Iterator<Item = &'f Finding>) -> Self {
        let mut doubts = Doubts::default();
        for finding in findings.filter(|finding| is_guess(finding)) {
            let word = finding.text.as_str();
            if !word.is_empty() && !doubts.by_word.contains_key(word) {
                doubts.by_word.insert(word.to_string(), doubts.words.len());
                doubts.words.push(Standing { word: word.to_string(), ..Standing::default() });
            }
        }
        if doubts.words.len() <= FEW {
            doubts.one_by_one(report);
        } else {
            doubts.together(report);
        }
        doubts
    }

    /// Looks for each word in all texts: for few words that is less than to look at each character.
    fn one_by_one(&mut self, report: &Report) {
        for standing in &mut self.words {
            let word = standing.word.clone();
            let finder = memmem::Finder::new(word.as_bytes());
            for (_, text) in report.texts() {
                standing.note(text, finder.find_iter(text.as_bytes()));
            }
        }
    }

    /// Looks for all of them in one walk.
    fn together(&mut self, report: &Report) {
        let (mut held, mut by_first) = (Held::default(), Map::<char, Vec<usize>>::default());
        for (n, standing) in self.words.iter().enumerate() {
            held.note(next(&standing.word));
            by_first.entry(next(&standing.word)).or_default().push(n);
        }
        for (_, text) in report.texts() {
            let mut found: Vec<(usize, usize)> = Vec::new();
            for (at, c) in text.char_indices().filter(|(_, c)| held.may_be(*c)) {
                let words = by_first.get(&c).into_iter().flatten().copied();
                let here = text.get(at..).unwrap_or_default();
                let stands =
                    |n: &usize| self.words.get(*n).is_some_and(|w| here.starts_with(&*w.word));
                found.extend(words.filter(stands).map(|n| (n, at)));
            }
            // Of each word in the order of its places.
            found.sort_unstable();
            for of_word in found.chunk_by(|one, other| one.0 == other.0) {
                let standing = of_word.first().and_then(|(n, _)| self.words.get_mut(*n));
                let places = of_word.iter().map(|(_, at)| *at);
                standing.into_iter().for_each(|standing| standing.note(text, places.clone()));
            }
        }
    }

    /// Whether a finding asks about a word that is meant.
    pub fn is_meant(&mut self, report: &Report, finding: &Finding) -> bool {
        if !is_guess(finding) || finding.level != Level::Review {
            return false;
        }
        let Some(text) = report.text(finding.place.text()) else { return false };
        let (before, behind) = (text.get(..finding.range.start), text.get(finding.range.end..));
        let Some((before, behind)) = before.zip(behind) else { return false };
        // What a slot prints stands elsewhere.
        if text.get(finding.range.clone()) != Some(finding.text.as_str()) {
            return false;
        }
        // 以东门社区助餐点为例
        let takes = finding.text.ends_with('为') && among!("例主准首界由", next(behind));
        takes
            || names_a_paper(behind)
            || names_a_firm(behind)
            || names_somebody(before, &finding.text, behind)
            || self.stands_often(&finding.text)
                && !self.is_said_otherwise(report, finding, before, behind)
    }

    /// Whether a report has the word in several places.
    fn stands_often(&self, word: &str) -> bool {
        let standing = self.by_word.get(word).and_then(|n| self.words.get(*n));
        standing.is_some_and(|Standing { around, texts, .. }| {
            // Twice in one text it may be twice the same slip.
            let apart =
                *texts > 1 && matches!(around.as_slice(), [(a, b), (c, d)] if a != c && b != d);
            apart || around.len() >= OFTEN
        })
    }

    /// Whether the meant word stands somewhere beside what stands beside the typed one.
    fn is_said_otherwise(
        &mut self,
        report: &Report,
        finding: &Finding,
        before: &str,
        behind: &str,
    ) -> bool {
        let mut said: Vec<String> = Vec::new();
        for meant in &finding.args {
            let (first, second) = (last(before), next(behind));
            said.extend(is_han(first).then(|| format!("{first}{meant}")));
            said.extend(is_han(second).then(|| format!("{meant}{second}")));
        }
        said.into_iter().any(|said| {
            if let Some(known) = self.said.get(&said) {
                return *known;
            }
            let stands = report.texts().any(|(_, text)| text.contains(said.as_str()));
            self.said.insert(said, stands);
            stands
        })
    }
}

impl Standing {
    /// Notes the word in a text, where it begins at some of these places; not within itself.
    fn note(&mut self, text: &str, places: impl Iterator<Item = usize>) {
        if self.around.len() >= OFTEN {
            return;
        }
        let (known, mut from) = (self.around.len(), 0);
        for at in places {
            let (before, behind) = text.split_at_checked(at).unwrap_or_default();
            let Some(behind) = behind.strip_prefix(&self.word).filter(|_| at >= from) else {
                continue;
            };
            from = at + self.word.len();
            self.around.push((last(before), next(behind)));
            if self.around.len() - known == OFTEN {
                break;
            }
        }
        self.texts += usize::from(self.around.len() > known);
    }
}

/// Whether a finding guesses that another word is meant; what a list has is no guess.
fn is_guess(finding: &Finding) -> bool {
    finding.rule == RuleId::T11 && finding.case > 0 && !finding.own
}

fn next(text: &str) -> char {
    text.chars().next().unwrap_or('\0')
}

fn last(text: &str) -> char {
    text.chars().next_back().unwrap_or('\0')
}

/// `云轨纪〔2025〕8号`
fn names_a_paper(behind: &str) -> bool {
    let mark = behind.chars().take(LONGEST_NUMBER).find(|c| !is_han(*c));
    mark.is_some_and(|c| matches!(c, '〔' | '﹝'))
}

/// `草源乳业有限公司`
fn names_a_firm(behind: &str) -> bool {
    let name = |c: &char| is_han(*c) || matches!(c, '（' | '）');
    let own: String = behind.chars().take(NEAR).take_while(name).collect();
    ["有限公司", "有限责任", "股份公司"].iter().any(|firm| own.contains(firm))
}

/// `戚望舒同志`, `副局长逄立昕`
fn names_somebody(before: &str, typed: &str, behind: &str) -> bool {
    if typed.chars().count() != 2 {
        return false;
    }
    let bounded = |text: &str| !is_han(last(text)) || among!(POSTS, last(text));
    let ends = |text: &str| {
        !is_han(next(text)) || text.starts_with("同志") || DOES.iter().any(|d| text.starts_with(d))
    };
    let surname = |c: char| among!(ONLY_NAMES, c) || SURNAMES.contains(c);
    let first = last(before);
    let stem = before.strip_suffix(first).unwrap_or_default();
    let given = among!(ONLY_NAMES, first) || surname(first) && bounded(stem) && ends(behind);
    let rest = behind.strip_prefix(next(behind)).unwrap_or_default();
    let whole = is_han(next(behind)) && ends(rest) || ends(behind);
    let told = among!("了由向对与和及请被派让", last(before)) && rest.starts_with("同志");
    let family =
        surname(next(typed)) && (bounded(before) || told) && whole && before.contains(is_han);
    given || family
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::{Draft, Fixed, Paragraph};

    #[test]
    fn words_stand_in_the_same_places_be_they_looked_for_one_by_one_or_together() {
        let mut draft = Draft::default();
        let texts =
            ["甲乙甲乙丙乙甲", "乙甲乙", "", "丙丙丙丙，甲乙", "甲乙丙甲", "乙乙乙乙乙乙乙"];
        let lead = texts.into_iter().map(Paragraph::plain);
        *draft.fixed.of_mut(Fixed::Lead) = lead.collect();
        let report = Report::new(draft).unwrap();
        let standing = |words: &[&str], look: fn(&mut Doubts, &Report)| {
            let words =
                words.iter().map(|word| Standing { word: (*word).into(), ..Default::default() });
            let mut doubts = Doubts { words: words.collect(), ..Doubts::default() };
            look(&mut doubts, &report);
            doubts.words
        };
        let words = ["甲乙", "乙甲", "丙", "丙丙", "乙甲乙", "丁", "乙乙乙"];
        let found = standing(&words, Doubts::one_by_one);
        assert_eq!(found, standing(&words, Doubts::together));
        assert_eq!(found[0].around, [('\0', '甲'), ('乙', '丙'), ('乙', '\0')]);
        assert_eq!(found.iter().map(|word| word.texts).collect::<Vec<_>>(), [2, 2, 2, 1, 2, 0, 1]);
    }
}
