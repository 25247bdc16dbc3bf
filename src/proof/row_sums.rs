//! N11 on sums that neither 分别 nor one verb joins to their parts: `一组12户、二组15户，两个组合计28户`, the halves of a
//! year, and a bracket that tells two kinds of land.

use super::finding::Hit;
use super::kinds::{in_a_row, labels};
use super::number::Figure;
use super::passage::Passage;
use super::rows::{Row, words};
use super::rule::RuleId;
use super::told_sums::review;

/// What a sum is told by.
static SUMS: &Row = words!("合计 共计 总计 一共 共 合计有 共有 共计有");
/// Of whom it is told.
static ALL: &Row = words!(
    "个组 个班 个村 个片 个队 个站 个点 个车间 个科室 个年级 个库 个厂 全年级 全组 全村 全校 全年 全队 全站 全院 全厂 上述 以上 总"
);
const MOST_PARTS: usize = 12;
const MOST_OFF: f64 = 0.1;
const LONGEST_BETWEEN: usize = 12;

pub fn check(p: &Passage<'_>, figures: &[Figure], hits: &mut Vec<Hit>) {
    if figures.len() < 3 {
        return;
    }
    let sums = p.may_hold('计') || p.may_hold('共');
    let halves = p.may_hold_word("上半年") && p.may_hold_word("下半年");
    for (n, total) in figures.iter().enumerate().filter(|(_, f)| is_exact(f)) {
        let known = hits.iter().any(|hit| {
            hit.rule == RuleId::N11
                && (hit.range.contains(&total.digits.start)
                    || total.digits.start == hit.range.start)
        });
        if known {
            continue;
        }
        let before = figures.get(..n).unwrap_or_default();
        let found = (sums.then(|| of_row(p, before, total)).flatten())
            .or_else(|| halves.then(|| of_halves(p, before, total)).flatten())
            .or_else(|| of_lands(p, total, figures.get(n + 1..).unwrap_or_default()))
            .or_else(|| of_phases(p, total, figures.get(n + 1..).unwrap_or_default()));
        hits.extend(found);
    }
}

fn is_exact(figure: &Figure) -> bool {
    !figure.percent && figure.about.is_none() && figure.unit.is_some()
}

fn same_kind(one: &Figure, other: &Figure) -> bool {
    is_exact(one) && one.unit == other.unit && one.scale == other.scale
}

/// Tells, for review, a sum that its parts do not make.
fn hit(range: std::ops::Range<usize>, total: &Figure, parts: &[&Figure]) -> Option<Hit> {
    let mut told = Vec::new();
    review(total, parts, range, &mut told);
    told.pop()
}

/// `一组12户、二组15户、三组18户，三个组合计46户`
fn of_row(p: &Passage<'_>, before: &[Figure], total: &Figure) -> Option<Hit> {
    let start = total.digits.start;
    let clause = p.clause(start.saturating_sub(1)).start;
    let said = p.slice(clause..start);
    let told = SUMS.ends(said) && ALL.stands_in(said) && p.before(clause) == '，';
    if !told || start - clause > LONGEST_BETWEEN {
        return None;
    }
    let mut parts: Vec<&Figure> = Vec::new();
    let mut end = clause;
    for part in before.iter().rev().take(MOST_PARTS) {
        let between = p.slice(part.end..end);
        let beside =
            between.chars().count() <= LONGEST_BETWEEN && !between.contains(['。', '；', '（']);
        if !same_kind(part, total) || !beside {
            break;
        }
        parts.push(part);
        end = part.digits.start;
    }
    parts.reverse();
    let named = in_a_row(&labels(p, &parts));
    let sum: f64 = parts.iter().map(|part| part.value).sum();
    // 一组12户、二组15户，全村共320户: there are more of them.
    let near = !words!("全 总").stands_in(said) || (sum - total.value).abs() <= sum * MOST_OFF;
    if parts.len() < 2 || !named || !near {
        return None;
    }
    hit(start..total.end, total, &parts)
}

/// `上半年办件320件、下半年办件410件，全年办件720件`
fn of_halves(p: &Passage<'_>, before: &[Figure], total: &Figure) -> Option<Hit> {
    let [.., first, second] = before else { return None };
    let start = total.digits.start;
    let clause = |figure: &Figure| {
        let from = p.run_back_within(figure.digits.start, 2 * LONGEST_BETWEEN, |c| {
            !matches!(c, '，' | '、' | '。' | '；' | '：' | '（')
        });
        p.slice(from..figure.digits.start)
    };
    let bare = |text: &str| text.trim_end_matches(['为', '达', '共']).to_string();
    let (one, other, all) = (clause(first), clause(second), clause(total));
    let (one, other) = (one.split_once("上半年")?.1, other.split_once("下半年")?.1);
    let all = bare(all.split_once("全年")?.1).replace('共', "");
    let same = bare(one) == bare(other) && bare(one) == all || other.is_empty() && bare(one) == all;
    let near = start - first.digits.start <= 5 * LONGEST_BETWEEN;
    if !(same && near && same_kind(first, total) && same_kind(second, total)) {
        return None;
    }
    hit(start..total.end, total, &[first, second])
}

/// `本次培训120人，一期55人、二期63人`: two parts of a row right behind the sum, and nearly all of it.
fn of_phases(p: &Passage<'_>, total: &Figure, behind: &[Figure]) -> Option<Hit> {
    let [first, second, rest @ ..] = behind else { return None };
    if p.at(total.end + 1) != '，' {
        return None;
    }
    let third = rest.first().filter(|third| same_kind(third, total));
    let goes_on = third.is_some_and(|third| p.sentence(third.end) == p.sentence(total.end));
    let led = p.slice(total.end..first.digits.start);
    let directly = led.chars().nth(1) == Some('，') && led.chars().count() <= LONGEST_BETWEEN;
    let between = p.slice(second.digits.start.min(first.end + 1)..second.digits.start);
    let parted = between.starts_with(['，', '、']) && between.chars().count() <= LONGEST_BETWEEN;
    let same = same_kind(first, total) && same_kind(second, total) && !goes_on;
    if !(same && directly && parted && in_a_row(&labels(p, &[first, second]))) {
        return None;
    }
    let sum = first.value + second.value;
    let near = (sum - total.value).abs() <= total.value * MOST_OFF;
    let range = total.digits.start..second.end;
    hit(range, total, &[first, second]).filter(|_| near)
}

/// `面积86亩（水田50亩，旱地30亩）`
fn of_lands(p: &Passage<'_>, total: &Figure, behind: &[Figure]) -> Option<Hit> {
    let [first, second, ..] = behind else { return None };
    let open = total.end + 1;
    if p.at(open) != '（' {
        return None;
    }
    let close = second.end + 1;
    let named =
        |figure: &Figure| matches!(p.before(figure.digits.start), '田' | '地' | '林' | '园');
    let whole = p.at(close) == '）' && named(first) && named(second);
    let between = p.slice(first.end + 1..second.digits.start);
    let parted = between.starts_with(['，', '、']) && between.chars().count() <= LONGEST_BETWEEN;
    if !(whole && parted && same_kind(first, total) && same_kind(second, total)) {
        return None;
    }
    hit(total.digits.start..second.end, total, &[first, second])
}
