//! N11 where things are counted and then named one by one: `新建3个站点，分别位于东湖、西山、南桥、北关`.

use super::date::numeral;
use super::finding::Hit;
use super::number::{Figure, write};
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
        if c == '：' {
            hits.extend(bodies(p, i));
        }
        if c == '，' && p.at(i + 1) == '实' {
            hits.extend(present(p, i + 1));
        }
        if c != '，' || !matches!(p.at(i + 1), '分' | '由') {
            continue;
        }
        let Some(word) = LEADING.iter().find(|word| p.is(i, word)) else { continue };
        hits.extend(names(p, i, i + word.chars().count(), *word == "，由"));
    }
}

/// How the names of those end that work is dealt out to.
static BODIES: Signs = Signs::of("组队站点班室村镇乡局所校院厂社库馆园区片");

/// `派出5个检查组：县城组、城东组、城西组、城南组。`
fn bodies(p: &Passage<'_>, i: usize) -> Option<Hit> {
    let end = p.run(i + 1, |c| !matches!(c, '，' | '。' | '；' | '：' | '（'));
    let mut row = p.slice(i + 1..end).split('、');
    let first = || row.clone().next().and_then(|item| item.chars().next_back());
    // 参会单位3家：县水利局、县应急局
    let kind = Some(p.before(i)).filter(|kind| *kind != '家').or_else(first)?;
    let named = |item: &str| item.ends_with(kind) && (2..9).contains(&item.chars().count());
    let fits =
        BODIES.has(kind) && matches!(p.at(end), '。' | '；' | '\0') && row.clone().all(named);
    if !fits || row.next().is_none() {
        return None;
    }
    let count = u32::try_from(row.count() + 1).ok().filter(|count| *count > 1)?;
    let (at, said) = number_before(p, i)?;
    let hit = Hit::new(RuleId::N11, at..end).case(1).arg(count.to_string()).arg(said.to_string());
    (said != count && said <= MOST).then(|| hit.level(Level::Review))
}

/// `应到46人，实到42人，请假3人`: who was to be there was, or has leave.
fn present(p: &Passage<'_>, at: usize) -> Option<Hit> {
    let sentence = p.sentence(at);
    let figures: Vec<_> =
        p.figures().iter().filter(|f| sentence.contains(&f.digits.start)).collect();
    let n = figures.iter().position(|f| f.digits.start > at)?;
    let (due, here) = (figures.get(n.checked_sub(1)?)?, figures.get(n)?);
    let told = |word: &str, start: usize| {
        let from = p.clause(start.saturating_sub(1)).start;
        p.slice(from..start).contains(word)
    };
    let absent: Vec<_> = figures.get(n + 1..)?.iter().take_while(|f| absent(p, f)).collect();
    let first = absent.first()?;
    let sum = absent.iter().map(|f| f.value).sum::<f64>() + here.value;
    let kinds = [("应到", "实到"), ("应参", "实际参"), ("应考", "实考"), ("应出席", "实")];
    let whole = kinds
        .iter()
        .any(|(one, other)| told(one, due.digits.start) && told(other, here.digits.start));
    let last = absent.last().unwrap_or(first);
    let hit = Hit::new(RuleId::N11, due.digits.start..last.end);
    let hit = hit.arg(write(sum)).arg(write(due.value));
    (whole && sum != due.value && due.unit == here.unit).then_some(hit)
}

/// Whether a figure counts who was not there.
fn absent(p: &Passage<'_>, figure: &Figure) -> bool {
    let from = p.clause(figure.digits.start.saturating_sub(1)).start;
    let said = p.slice(from..figure.digits.start);
    // 请假3名（2名外出务工，1名住院）: those in the bracket are counted already.
    ["请假", "缺席", "缺勤", "缺考", "未到"].iter().any(|word| said.starts_with(word))
        && !said.contains('（')
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
