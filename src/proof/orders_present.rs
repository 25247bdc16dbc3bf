//! T22: the order in which people stand, by the list that a report has of them, and by what leads a county.

use super::finding::Hit;
use super::passage::{Passage, is_han};
use super::present::List;
use super::rosters::{LONGEST_POST, Listed};
use super::rows::{Row, words};
use super::rule::{Level, RuleId};
use std::ops::Range;

/// What is told of those who come behind a row of them.
pub static COMING: &Row = words!("出席 列席 参加 到会 陪同 组成 到场");

/// Who leads a county, and those below.
static LEADERS: &Row = words!(
    "县委书记 县委副书记 县委常委 市委书记 市委副书记 市委常委 区委书记 区委副书记 区委常委 县长 市长 区长 副县长 副市长 副区长"
);
static BELOW: &Row =
    words!("局长 副局长 科长 站长 队长 所长 馆长 镇长 乡长 镇党委书记 乡党委书记 街道办事处主任");

/// `县信访局副局长韩梅、县委副书记方志远`: who leads the county stands behind who leads an office.
pub fn leaders_behind<'l>(
    p: &'l Passage<'_>,
    span: &'l Range<usize>,
    people: &'l [Listed<'l>],
) -> impl Iterator<Item = Hit> + use<'l> {
    people.windows(2).filter_map(move |pair| {
        let [below, leader] = pair else { return None };
        let first = leader.post.split('、').next()?;
        let wrong = BELOW.ends(below.post) && LEADERS.ends(first) && !LEADERS.begins(below.post);
        let start = p.find(span.start, below.post).filter(|at| wrong && *at < span.end)?;
        let end = p.find(start, leader.name)? + leader.name.chars().count();
        let hit = Hit::new(RuleId::T22, start..end).case(3).arg(leader.name);
        Some(hit.level(Level::Review))
    })
}

/// `出席：郑洁、周敏` where 周敏 stands first in the order that is said.
pub fn out_of_order(p: &Passage<'_>, i: usize, list: &List<'_>) -> Option<Hit> {
    let (mut at, mut end, mut ranks) = (i, i, Vec::new());
    while let Some(rank) = list.people.iter().position(|listed| p.is(at, listed.name)) {
        ranks.push(rank);
        end = at + list.people.get(rank)?.name.chars().count();
        let close = p.run_within(end + 1, LONGEST_POST, |c| is_han(c) || c == '、') + 1;
        end = if p.at(end) == '（' && p.before(close) == '）' { close } else { end };
        at = end + usize::from(p.at(end) == '、');
        if at == end {
            break;
        }
    }
    let sorted = ranks.is_sorted();
    ranks.sort_unstable();
    let right: Vec<&str> =
        ranks.iter().filter_map(|rank| Some(list.people.get(*rank)?.name)).collect();
    let hit = || Hit::new(RuleId::T22, i..end).arg(right.join("、"));
    (!sorted).then(hit)
}
