//! P21 and P23 on a stop behind a quotation that ended with its own: `老场长说：“人在林在。”。`

use super::finding::Hit;
use super::passage::{Passage, is_han};
use super::rule::{Level, RuleId};
use super::spots::Spot;

/// So long a quotation is looked back over.
const LONGEST: usize = 200;

pub fn check(p: &Passage<'_>, hits: &mut Vec<Hit>) {
    if !p.may_hold('”') {
        return;
    }
    for (at, _) in p.spots(Spot::PAIRED).filter(|(_, c)| *c == '”') {
        let (own, next) = (p.before(at), p.at(at + 1));
        // “首问负责；”“限时答复”的原则
        if matches!(own, '；' | '，') && next == '“' && is_word_of_row(p, at) {
            hits.push(Hit::new(RuleId::P23, at - 1..at + 1).fix("”").level(Level::Review));
        }
        if !matches!(own, '。' | '！' | '？') || !matches!(next, '。' | '！' | '？') {
            continue;
        }
        let open = p.run_back_within(at, LONGEST, |c| c != '“');
        // What is quoted within a sentence of another has none of its own: that is told by P23.
        let said = p.before(open) == '“' && p.before(open - 1) == '：';
        if said && own == next {
            let hit = Hit::new(RuleId::P21, at - 1..at + 2).fix(format!("{own}”"));
            hits.push(hit);
        } else if said {
            let hit = Hit::new(RuleId::P21, at - 1..at + 2).fix(format!("{own}”"));
            hits.push(hit.level(Level::Review));
        }
    }
}

/// Whether what ends at `at` is a few words, as what follows is: neither is a sentence that somebody said.
fn is_word_of_row(p: &Passage<'_>, at: usize) -> bool {
    let open = p.run_back_within(at - 1, LONGEST_WORD, is_han);
    let close = p.run_within(at + 2, LONGEST_WORD, is_han);
    let short = open + 1 < at && close > at + 2;
    short && p.before(open) == '“' && p.at(close) == '”' && is_han(p.at(close + 1))
}

const LONGEST_WORD: usize = 12;
