//! N15 on quarters, parts of months and what opens and closes, where the end comes before the start: `2024年第四季度至第二季度`, `4月下旬至4月上旬`.

use super::date::numeral;
use super::finding::Hit;
use super::number::Figure;
use super::passage::{Passage, is_numeral, is_stop};
use super::rows::{Row, words};
use super::rule::{Level, RuleId};

pub fn check(p: &Passage<'_>, hits: &mut Vec<Hit>) {
    if p.may_hold('季') {
        joined(p, "季度").for_each(|at| hits.extend(quarters(p, at)));
        for none in ["第五季度", "第六季度", "第5季度"] {
            hits.extend(p.places(none).map(|at| Hit::new(RuleId::N13, at..at + 4)));
        }
    }
    opened_and_closed(p, hits);
    if p.may_hold('旬') {
        joined(p, "旬").for_each(|at| hits.extend(parts_of_month(p, at)));
    }
}

/// Returns where a word ends behind which 至, 到 or a line stands.
fn joined<'p>(p: &'p Passage<'_>, word: &'p str) -> impl Iterator<Item = usize> + 'p {
    let ends = p.places(word).map(|at| at + word.chars().count());
    ends.filter(|end| matches!(p.at(*end), '至' | '到' | '—' | '-' | '～'))
}

fn number(c: char) -> bool {
    is_numeral(c) || c.is_ascii_digit()
}

/// Reads the quarter of which 季度 stands at `at`, and returns it with where it begins.
fn quarter(p: &Passage<'_>, at: usize) -> Option<(u32, usize)> {
    let digit = at.checked_sub(1)?;
    let start = digit - usize::from(p.before(digit) == '第');
    numeral(p.slice(digit..at)).map(|quarter| (quarter, start))
}

/// Only where a year stands before the first: the second may be one of the next year.
fn quarters(p: &Passage<'_>, join: usize) -> Option<Hit> {
    let (first, start) = quarter(p, join - 2)?;
    let year = |from: usize, to: usize| p.slice(from..to);
    let again = p.run(join + 1, |c| c.is_ascii_digit());
    let dated_again = again > join + 1 && p.at(again) == '年';
    let behind = if dated_again { again + 1 } else { join + 1 };
    let digit = behind + usize::from(p.at(behind) == '第');
    let (second, _) = quarter(p, digit + 1).filter(|_| p.is(digit + 1, "季度"))?;
    let dated = p.before(start) == '年' && p.before(start - 1).is_ascii_digit();
    let from = p.run_back(start.saturating_sub(1), |c| c.is_ascii_digit());
    let same = !dated_again || year(from, start.saturating_sub(1)) == year(join + 1, again);
    // 三季度至一季度, where no other year is told of
    let opens = start == 0 || is_stop(p.before(start));
    let years = p.figures().iter().filter(|f| f.digits.len() == 4 && p.at(f.digits.end) == '年');
    let one = opens
        && !dated_again
        && years.take(2).count() < 2
        && !p.may_hold_word("次年")
        && !p.may_hold_word("跨年");
    let hit = |from: usize| Hit::new(RuleId::N15, from..digit + 3);
    if first > second && one && !dated {
        return Some(hit(start).level(Level::Review));
    }
    (dated && same && first > second).then(|| hit(from))
}

/// Reads the part of a month of which 旬 stands at `at`: the month, if it is said, and which of three.
fn part(p: &Passage<'_>, at: usize) -> Option<(Option<u32>, usize, usize)> {
    let which = at.checked_sub(1)?;
    let rank = ['上', '中', '下'].iter().position(|c| *c == p.at(which))?;
    let month_end = if p.before(which) == '月' { which - 1 } else { which };
    let start = if month_end < which { p.run_back(month_end, number) } else { which };
    let digits = p.slice(start..month_end);
    let month = digits.parse().ok().or_else(|| numeral(digits)).filter(|_| month_end < which);
    Some((month, rank, start))
}

fn parts_of_month(p: &Passage<'_>, join: usize) -> Option<Hit> {
    let (month, first, start) = part(p, join - 1)?;
    let end = p.find(join + 1, "旬").filter(|end| *end <= join + 6)?;
    let (other, second, from) = part(p, end)?;
    let same =
        from == join + 1 && month.is_some() && other.is_none_or(|other| month == Some(other));
    (same && first > second).then(|| Hit::new(RuleId::N15, start..end + 1))
}

/// What begins something, and what ends it.
static BEGUN: &Row =
    words!("开幕 开工 开展 启动 开始 开馆 开班 开营 开展 开学 开课 开赛 开机 开拍 动工 进场");
static ENDED: &Row =
    words!("闭幕 完工 竣工 结束 落幕 闭馆 结业 结班 结营 闭营 撤展 闭展 放假 结课 收官 完成 退场");
const LONGEST_TOLD: usize = 12;

/// `于4月28日开幕，4月15日闭幕`: both days are of one month.
fn opened_and_closed(p: &Passage<'_>, hits: &mut Vec<Hit>) {
    let days: Vec<(u32, u32, usize, usize)> =
        p.figures().windows(2).filter_map(|pair| day(p, pair)).collect();
    for pair in days.windows(2) {
        let [(month, first, start, end), (other, second, from, behind)] = *pair else { continue };
        let told = from.saturating_sub(end) <= LONGEST_TOLD && p.at(from.saturating_sub(1)) == '，';
        let ended = || p.is_one(behind, ENDED);
        if told
            && p.is_one(end, BEGUN)
            && ended()
            && (other, second) < (month, first)
            && month == other
        {
            hits.push(Hit::new(RuleId::N15, start..behind).level(Level::Review));
        }
    }
}

/// Reads `4月28日`: month, day, where it begins and where it ends.
fn day(p: &Passage<'_>, pair: &[Figure]) -> Option<(u32, u32, usize, usize)> {
    let [month, day] = pair else { return None };
    let written = p.at(month.digits.end) == '月'
        && month.digits.end + 1 == day.digits.start
        && p.at(day.digits.end) == '日';
    let value = |figure: &Figure| p.slice(figure.digits.clone()).parse().ok();
    Some((value(month)?, value(day)?, month.digits.start, day.digits.end + 1)).filter(|_| written)
}
