//! T11 where it is for review only: what a report says again and again, or calls somebody or something, was hardly
//! typed for another word.

use super::finding::Finding;
use super::passage::is_han;
use super::people::{DOES, SURNAMES};
use super::rows::among;
use super::rule::{Level, RuleId};
use crate::report::Report;

/// So often a word stands that is meant.
const OFTEN: usize = 3;
/// So many characters are looked at on either side.
const NEAR: usize = 12;
/// A number of a document has no more characters before its year.
const LONGEST_NUMBER: usize = 4;
/// What is hardly anything but a family's name.
const ONLY_NAMES: &str =
    "逄鄢郜郦仝邬佟佘詹戚郄冼邝邸郇郗闵聂窦褚裴缪岑翟阮宓尹邓冯吕韩郝郭郑蒋蔡潘贾薛魏阎谭邹邵赵姚";
/// With these a post ends, behind which a name stands.
const POSTS: &str = "长记任席理员师者士手工民授医官问";

/// Whether a finding asks about a word that is meant.
pub fn is_meant(report: &Report, finding: &Finding) -> bool {
    // What a list has is no guess.
    let guessed = finding.case > 0 && !finding.own;
    if finding.rule != RuleId::T11 || finding.level != Level::Review || !guessed {
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
        || stands_often(report, finding, before, behind)
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

/// Whether a report has the word in several places, and nowhere what is said to be meant in the same words.
fn stands_often(report: &Report, finding: &Finding, before: &str, behind: &str) -> bool {
    let typed = finding.text.as_str();
    let mut around: Vec<(char, char)> = Vec::new();
    let mut holding = 0;
    for (_, text) in report.texts() {
        let known = around.len();
        let places = text.match_indices(typed).take(OFTEN);
        around.extend(places.map(|(at, _)| {
            let end = at + typed.len();
            (last(text.get(..at).unwrap_or_default()), next(text.get(end..).unwrap_or_default()))
        }));
        holding += usize::from(around.len() > known);
        if around.len() >= OFTEN {
            break;
        }
    }
    // Twice in one text it may be twice the same slip.
    let apart = holding > 1 && matches!(around.as_slice(), [(a, b), (c, d)] if a != c && b != d);
    (apart || around.len() >= OFTEN) && !is_said_otherwise(report, finding, before, behind)
}

/// Whether the meant word stands somewhere beside what stands beside the typed one.
fn is_said_otherwise(report: &Report, finding: &Finding, before: &str, behind: &str) -> bool {
    let mut said: Vec<String> = Vec::new();
    for meant in &finding.args {
        let (first, second) = (last(before), next(behind));
        said.extend(is_han(first).then(|| format!("{first}{meant}")));
        said.extend(is_han(second).then(|| format!("{meant}{second}")));
    }
    report.texts().any(|(_, text)| said.iter().any(|said| text.contains(said.as_str())))
}
