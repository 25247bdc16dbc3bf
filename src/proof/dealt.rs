//! N11 where things are counted and then named one by one: `新建3个站点，分别位于东湖、西山、南桥、北关`.

use super::date::numeral;
use super::finding::Hit;
use super::passage::{Passage, is_numeral};
use super::rows::Signs;
use super::rule::{Level, RuleId};
use super::spots::Spot;

/// What leads from the number to the names.
const LEADING: &[&str] = &[
    "，分别位于",
    "，分别是",
    "，分别为",
    "，分别设在",
    "，分别落户",
    "，分别由",
    "，分别来自",
    "，分别建在",
    "，由",
];
/// What is counted and has names.
static MEASURES: Signs = Signs::of("个名家处位座所支条项种类");
/// How far the number may stand before the names.
const REACH: usize = 14;
const LONGEST_NAME: usize = 16;
/// Nobody names more.
const MOST: u32 = 30;

pub fn check(p: &Passage<'_>, hits: &mut Vec<Hit>) {
    for (i, c) in p.spots(Spot::STOP) {
        if c != '，' || !matches!(p.at(i + 1), '分' | '由') {
            continue;
        }
        let Some(word) = LEADING.iter().find(|word| p.is(i, word)) else { continue };
        hits.extend(names(p, i, i + word.chars().count(), *word == "，由"));
    }
}

/// Compares the number before the comma at `i` with the names from `from` on.
fn names(p: &Passage<'_>, i: usize, from: usize, dealt: bool) -> Option<Hit> {
    let end = p.run(from, |c| !matches!(c, '，' | '。' | '；' | '：' | '（'));
    let row = p.slice(from..end);
    // 由张明、李强、王芳分别带队
    let row = if dealt { row.split_once("分别")?.0 } else { row };
    let items: Vec<&str> = row.split('、').collect();
    let last = items.last().copied().unwrap_or_default();
    let open = ["等", "……", "分别"].iter().any(|word| row.contains(word));
    let named = |item: &&str| !item.is_empty() && item.chars().count() <= LONGEST_NAME;
    let counted = row.contains(|c: char| c.is_ascii_digit());
    if items.len() < 2 || open || counted || !items.iter().all(named) {
        return None;
    }
    let joined = u32::from(last.contains(['和', '与', '及']));
    let count = u32::try_from(items.len()).ok()?;
    let (at, said) = number_before(p, i)?;
    if said == count || said == count + joined || said > MOST {
        return None;
    }
    let hit = Hit::new(RuleId::N11, at..i).case(1).arg(count.to_string()).arg(said.to_string());
    let sure = joined == 0 && matches!(p.at(end), '。' | '；' | '\0');
    Some(if sure { hit } else { hit.level(Level::Review) })
}

/// Returns the last number before the comma at `i` that counts things: its place and value.
fn number_before(p: &Passage<'_>, i: usize) -> Option<(usize, u32)> {
    let digit = |c: char| c.is_ascii_digit() || is_numeral(c) || c == '两';
    let least = p.clause(i.saturating_sub(1)).start.max(i.saturating_sub(REACH));
    let end = (least + 1..i).rev().find(|at| digit(p.before(*at)) && MEASURES.has(p.at(*at)))?;
    let start = p.run_back(end, digit);
    if matches!(p.before(start), '第' | '.') {
        return None;
    }
    let said = numeral(&p.slice(start..end).replace('两', "二")).filter(|said| *said > 1)?;
    Some((start, said))
}
