//! T16 within one clause: `只要深入一线才能掌握实情`, where 只有 is meant.

use super::finding::Hit;
use super::passage::Passage;
use super::rows::words;
use super::rule::RuleId;

/// No clause is longer.
const LONGEST: usize = 40;

pub fn check(p: &Passage<'_>, hits: &mut Vec<Hit>) {
    if !p.may_hold_word("只要") || !p.may_hold('才') {
        return;
    }
    for at in p.places("只要").filter(|at| p.before(*at) != '不') {
        let clause = at + 2..p.clause(at).end.min(at + LONGEST);
        let bound =
            clause.clone().any(|i| p.is_one(i, words!("才能 才可 才会 才有 才算 才准 才允许")));
        let free = clause.clone().any(|i| p.is_one(i, words!("就 便 都 即 总 均 皆")));
        if bound && !free {
            let hit = Hit::new(RuleId::T16, at..at + 2).arg("只要").arg("才");
            hits.push(hit.fix("只有"));
        }
    }
}
