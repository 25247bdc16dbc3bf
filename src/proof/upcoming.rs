//! N15 on months and years without one another that lie behind the date of a report and are told as past.

use super::date::Date;
use super::finding::Hit;
use super::number::Figure;
use super::passage::{Passage, is_stop};
use super::rule::{Level, RuleId};
use super::whole::{DONE, EARLY, RESULTS, TO_COME};

/// What says that a month or a day is one of another year, or is planned.
const OTHERS: &[&str] = &[
    "去年", "上年", "前年", "往年", "每年", "年度", "历年", "20", "要", "应", "请", "定于", "如",
    "若", "届时",
];
/// So far behind what is told of a month stands what says that it is done.
const REACH: usize = 24;

/// `8月，完成早稻收割3200亩` in a report of June. May be last year's: for review.
pub fn check(p: &Passage<'_>, signed: Date, hits: &mut Vec<Hit>) {
    let figures = p.figures();
    for (n, figure) in figures.iter().enumerate() {
        let end = match p.at(figure.digits.end) {
            '月' if figure.decimals == 0 => of_month(p, figure, figures.get(n + 1), signed),
            '年' if figure.value > f64::from(signed.year) && figure.value < 2100.0 => {
                p.is(figure.digits.end, "年，").then_some(figure.digits.end + 1)
            }
            _ => None,
        };
        let Some(end) = end else { continue };
        let start = figure.digits.start;
        let sentence = p.sentence(start);
        let opens = start == sentence.start || is_stop(p.before(start));
        let before = p.slice(0..start);
        let told = p.slice(end..(end + REACH).min(sentence.end));
        let named = |text: &str, words: &[&str]| words.iter().any(|word| text.contains(word));
        let planned = named(p.slice(sentence.clone()), TO_COME) || named(told, &["要", "请", "应"]);
        let elsewhere = named(before, OTHERS);
        if opens && !planned && !elsewhere && (named(told, DONE) || named(told, RESULTS)) {
            hits.push(Hit::new(RuleId::N15, start..end).case(1).level(Level::Review));
        }
    }
}

/// Returns where a month or a day ends that no year stands before, if it lies behind the date.
fn of_month(p: &Passage<'_>, month: &Figure, next: Option<&Figure>, signed: Date) -> Option<usize> {
    let at = month.digits.end + 1;
    let day = next.filter(|day| day.digits.start == at && p.at(day.digits.end) == '日');
    let end = day.map_or(at, |day| day.digits.end + 1);
    let of_year = p.before(month.digits.start) == '年' || p.before(month.digits.start) == '—';
    let span = matches!(p.at(end), '至' | '—' | '～' | '-' | '起' | '前' | '底' | '、' | '到');
    let (own, this) = (month.value, f64::from(signed.month));
    let later = own > this || own == this && day.is_some_and(|d| d.value > f64::from(signed.day));
    let fits = own <= 12.0 && signed.month > EARLY && later && !of_year && !span;
    fits.then_some(end)
}
