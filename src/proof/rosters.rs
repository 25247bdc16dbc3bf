//! Lists of people as a report has them: in a row, `局长李国平、副局长王海燕`, or below a heading that says so, a line each.

use super::passage::{Passage, is_han};
use super::people::{HEADS, OTHERS};
use super::rows::words;
use super::spots::Spot;

pub const LONGEST_NAME: usize = 4;
pub const LONGEST_POST: usize = 12;
const LONGEST_HEADING: usize = 28;
/// So much white space parts a name from a post.
const LONGEST_GAP: usize = 8;

pub struct Listed<'p> {
    pub name: &'p str,
    pub post: &'p str,
}

/// Whether a short text says that a list of people follows: 局领导名册（按排序）.
pub fn heads(p: &Passage<'_>) -> bool {
    let told = words!("名册 名单 组成人员");
    p.len() <= LONGEST_HEADING && p.places_of_any(told).next().is_some()
}

/// Reads the people below a heading, and in how many texts they stand: one with a row of them, or one for each.
pub fn below<'p>(passages: &'p [Passage<'_>]) -> (Vec<Listed<'p>>, usize) {
    if let Some(p) = passages.first() {
        let (people, _) = row(p, 0, false);
        if people.len() > 1 {
            return (people, 1);
        }
    }
    let (mut people, mut count, mut post) = (Vec::new(), 0, None);
    for (n, p) in passages.iter().enumerate() {
        // A post may have become a heading, and the name what stands below.
        if let Some(own) = lone_post(p) {
            post = Some(own);
            continue;
        }
        let below = post.take().and_then(|post| Some(Listed { name: lone_name(p)?, post }));
        let Some(listed) = below.or_else(|| line(p)).or_else(|| columns(p)) else { break };
        people.push(listed);
        count = n + 1;
    }
    (people, count)
}

/// Reads a row of people from `start` on, and where it ends.
pub fn row<'p>(p: &'p Passage<'_>, start: usize, numbered: bool) -> (Vec<Listed<'p>>, usize) {
    let (mut at, mut end, mut people) = (past_number(p, start), start, Vec::new());
    while let Some((listed, behind)) = listed(p, at)
        .or_else(|| titled(p, at))
        .or_else(|| in_group(p, at))
        .or_else(|| beside(p, at, people.last()))
    {
        people.push(listed);
        let parted = matches!(p.at(behind), '、' | '，') || numbered && p.at(behind) == '；';
        (at, end) = (past_number(p, behind + usize::from(parted)), behind);
        if at == end {
            break;
        }
    }
    (people, end)
}

/// `副局长何静、段海波`: who has the post of the one before, if several have it. Of a head nobody knows.
fn beside<'p>(
    p: &'p Passage<'p>,
    at: usize,
    last: Option<&Listed<'p>>,
) -> Option<(Listed<'p>, usize)> {
    let last = last.filter(|_| p.before(at) == '、' && p.is_of(at, Spot::SURNAME))?;
    let end = p.run_within(at, LONGEST_NAME, is_han);
    let one = (2..LONGEST_NAME).contains(&(end - at))
        && (matches!(p.at(end), '、' | '，' | '。' | '；') || end == p.len());
    let several = last.post.contains(['副', '员']);
    let post = if several { last.post } else { "" };
    one.then(|| (Listed { name: p.slice(at..end), post }, end))
}

/// What a text of nothing but a post says.
fn lone_post<'p>(p: &'p Passage<'_>) -> Option<&'p str> {
    let at = past_number(p, 0);
    let end = p.run_within(at, LONGEST_POST, is_han);
    (end == p.len() && p.is_of(end.saturating_sub(1), Spot::POST)).then(|| p.slice(at..end))
}

/// What a text of nothing but a name says.
fn lone_name<'p>(p: &'p Passage<'_>) -> Option<&'p str> {
    let end = p.run_within(0, LONGEST_NAME, is_han);
    let alone = end == p.len() || p.at(end) == '。' && end + 1 == p.len();
    (alone && (2..LONGEST_NAME).contains(&end) && p.is_of(0, Spot::SURNAME))
        .then(|| p.slice(0..end))
}

/// `1.指挥长：曹国梁`
fn line<'p>(p: &'p Passage<'_>) -> Option<Listed<'p>> {
    let at = past_number(p, 0);
    let end = p.run_within(at, LONGEST_POST, is_han);
    let close = p.run_within(end + 1, LONGEST_NAME, is_han);
    let length = close.checked_sub(end + 1).filter(|length| (2..LONGEST_NAME).contains(length));
    let told = p.at(end) == '：' && end > at + 1 && length.is_some() && close + 1 >= p.len();
    let named = told && p.is_of(end + 1, Spot::SURNAME);
    named.then(|| Listed { name: p.slice(end + 1..close), post: p.slice(at..end) })
}

/// `赵德清　县卫生健康局局长`
fn columns<'p>(p: &'p Passage<'_>) -> Option<Listed<'p>> {
    let at = past_number(p, 0);
    let end = p.run_within(at, LONGEST_NAME, is_han);
    let post = p.run_within(end, LONGEST_GAP, |c| c.is_whitespace());
    let close = p.run(post, |c| is_han(c) || c == '、');
    let named = (2..LONGEST_NAME).contains(&(end - at)) && p.is_of(at, Spot::SURNAME);
    let posted = close == p.len()
        && (HEADS.iter().chain(OTHERS).any(|head| p.ends(close, head)) || p.before(close) == '师');
    (named && post > end && posted)
        .then(|| Listed { name: p.slice(at..end), post: p.slice(post..close) })
}

/// Returns where a name begins behind its number: 1.陈月琴.
fn past_number(p: &Passage<'_>, at: usize) -> usize {
    let end = p.run(at, |c| c.is_ascii_digit());
    if end > at && matches!(p.at(end), '.' | '、' | '．') { end + 1 } else { at }
}

/// `局长李国平` at `at`, and where it ends.
fn titled<'p>(p: &'p Passage<'_>, at: usize) -> Option<(Listed<'p>, usize)> {
    let end = p.run_within(at, LONGEST_POST, is_han);
    // 党组书记、局长孙立文
    let another = p.at(end) == '、' && HEADS.iter().any(|head| p.ends(end, head));
    let end = if another { p.run_within(end + 1, LONGEST_POST, is_han) } else { end };
    let from = || [3, 2].into_iter().filter_map(|length| end.checked_sub(length));
    // 副主任白洁: where the post ends well, whatever may be a surname.
    let posted =
        |from: &usize| *from > at + 1 && HEADS.iter().chain(OTHERS).any(|h| p.ends(*from, h));
    let named = |from: &usize| *from > at + 1 && p.is_of(*from, Spot::SURNAME);
    let name = from().find(posted).or_else(|| from().find(named))?;
    let marked = matches!(p.at(end), '、' | '，' | '。' | '；') || end == p.len();
    let listed = Listed { name: p.slice(name..end), post: p.slice(at..name) };
    marked.then_some((listed, end))
}

/// `组长苗静澜（教务主任）` at `at`: what one is in a group is no post.
fn in_group<'p>(p: &'p Passage<'_>, at: usize) -> Option<(Listed<'p>, usize)> {
    let roles = words!(
        "组长 副组长 执行组长 成员 组员 联络员 召集人 副召集人 总指挥 副总指挥 指挥长 副指挥长 秘书"
    );
    let name = at + p.word_at(at, roles)?.chars().count();
    listed(p, name).filter(|_| p.is_of(name, Spot::SURNAME))
}

/// `李国平（局长）` at `at`, and where it ends.
fn listed<'p>(p: &'p Passage<'_>, at: usize) -> Option<(Listed<'p>, usize)> {
    let open = p.run_within(at, LONGEST_NAME, is_han);
    let close = p.run_within(open + 1, LONGEST_POST, |c| is_han(c) || c == '、');
    let bracketed = p.at(open) == '（' && p.at(close) == '）' && close > open + 1;
    let listed = Listed { name: p.slice(at..open), post: p.slice(open + 1..close) };
    (bracketed && open > at + 1).then_some((listed, close + 1))
}
