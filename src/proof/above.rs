//! N11 where the sum stands in the sentence before its parts: `共组织收入1.86亿元，增长7.2%。其中，税收1.42亿元，
//! 社会保险费0.34亿元`, `检查企业42家。发现问题的15家，未发现问题的26家`. Knows no rule.

use super::number::Figure;
use super::passage::Passage;
use super::points::CHANGE;
use super::rows::words;
use super::totals::is_sum;

/// Returns the figures of a sentence, which are `count` from `from` on, behind the sum told in the sentence before.
pub fn with_sum(p: &Passage<'_>, all: &[Figure], from: usize, count: usize) -> Option<Vec<Figure>> {
    let parts @ [first, second, ..] = all.get(from..from + count)? else { return None };
    let start = p.sentence(first.digits.start).start;
    let said = || p.slice(start..second.digits.start);
    let done = words!("已 剩余 其余 余下 完成 尚 还").stands_in(said());
    let some = p.is(start, "其中") && !done;
    let among = start > 1 && (some || of_whom(p, parts) || by_kind(p, start, first));
    if !among {
        return None;
    }
    let prior = p.sentence(start - 2).start;
    let before = all.get(..from)?.iter().rev().take_while(|f| f.digits.start >= prior);
    let alike = |f: &&Figure| {
        !f.percent && f.about.is_none() && f.unit == first.unit && f.scale == first.scale
    };
    let mut sums = before.filter(alike);
    let (Some(total), None) = (sums.next(), sums.next()) else { return None };
    let price = matches!(p.at(total.end + 1), '／' | '/')
        || words!("价 均 每")
            .stands_in(p.slice(p.clause(total.digits.start).start..total.digits.start));
    let counted = !price && is_sum(p, total) && !p.ends_one(total.digits.start, CHANGE);
    counted.then(|| [total].into_iter().chain(parts).cloned().collect())
}

/// `按类型分，软管、阀门、报警器分别为156条、94条、72条`
fn by_kind(p: &Passage<'_>, start: usize, first: &Figure) -> bool {
    let by = p.at(start) == '按' && p.ends(p.clause(start).end, "分");
    by && p.ends_one(first.digits.start, words!("分别为 分别有 分别是"))
}

/// `发现问题的15家，未发现问题的26家`: nothing but parts, each of which 的 parts from its number.
fn of_whom(p: &Passage<'_>, parts: &[Figure]) -> bool {
    let each = |f: &Figure| p.before(f.digits.start) == '的';
    parts.iter().all(each)
}
