//! N15 on times that are not over on the date of a report and are told as past: `今年1月至12月，实现零死亡`.

use super::date::Date;
use super::finding::Hit;
use super::passage::{Passage, is_stop};
use super::rows::{Row, words};
use super::rule::{Level, RuleId};
use super::whole::{EARLY, REACH, TO_COME};

/// What says that something is done and counted.
static PAST: &Row = words!(
    "已 完成了 召开了 开展了 举办了 取得了 实现了 印发了 处理了 查处了 受理了 建成了 共 累计 实现 未发生 没有发生 无一 \
    到位资金 同比 增长 下降 完成率 达到"
);
/// What belongs to another year, or is still to be done.
static OTHERS: &Row = words!("去年 上年 前年 往年 每年 历年");
static PLANNED: &Row = words!(
    "要 应 请 如 若 届时 继续 任务 预期 有望 可望 预算 目标 指标 准备 打算 安排 需 必须 不得 可 会"
);

/// What is told of a time, and in which month it is over.
const TIMES: [(&str, u32); 11] = [
    ("今年全年", 12),
    ("本年全年", 12),
    ("今年下半年", 12),
    ("今年第四季度", 12),
    ("今年四季度", 12),
    ("下半年", 12),
    ("第四季度", 12),
    ("四季度", 12),
    ("前三季度", 9),
    ("第三季度", 9),
    ("三季度", 9),
];

/// May be last year's, so that all is for review. `of_this_year` says that 今年 is the year of the date,
/// early as that is.
pub fn check(p: &Passage<'_>, signed: Date, of_this_year: bool, hits: &mut Vec<Hit>) {
    let known = signed.month > EARLY || of_this_year;
    let by_name = || known.then(|| months(p, signed).or_else(|| named(p, signed))).flatten();
    let found = of_year(p, signed).or_else(by_name);
    let Some((start, end)) = found else { return };
    let sentence = p.sentence(start);
    let told = p.slice(end..(end + REACH).min(sentence.end));
    let whole = p.slice(sentence.clone());
    let planned = TO_COME.stands_in(whole)
        || PLANNED.stands_in(&told.replace("申请", ""))
        || OTHERS.stands_in(whole);
    // 今年全年植树32万株
    let counted = || p.is(start, "今年全年") && told.contains(|c: char| c.is_ascii_digit());
    if (PAST.stands_in(told) || counted()) && !planned {
        hits.push(Hit::new(RuleId::N15, start..end).case(1).level(Level::Review));
    }
}

/// What may be told of another year, unless this one stands before it.
const EARLY_TIMES: [(&str, u32); 4] = [("上半年", 6), ("第一季度", 3), ("一季度", 3), ("全年", 12)];

/// Returns where a time is told by its name that opens a clause and is not over.
fn named(p: &Passage<'_>, signed: Date) -> Option<(usize, usize)> {
    // 上半年 in a report of May cannot be over, and last year's would be called so.
    TIMES.iter().chain(EARLY_TIMES.iter().take(1)).find_map(|(name, over)| {
        let start = p.find(0, name).filter(|_| *over > signed.month)?;
        let year = if p.ends(start, "今年") { 2 } else { 0 };
        let opens = start == year || is_stop(p.before(start - year));
        opens.then(|| (start - year, start + name.chars().count()))
    })
}

/// Does the same where the year of the date stands before a time.
fn of_year(p: &Passage<'_>, signed: Date) -> Option<(usize, usize)> {
    let year = format!("{}年", signed.year);
    EARLY_TIMES.iter().chain(&TIMES).find_map(|(name, over)| {
        let start = p.find(0, name).filter(|_| *over > signed.month)?;
        let from = start - p.ends_any(start, &[year.as_str()]).then(|| year.chars().count())?;
        let opens = from == 0 || is_stop(p.before(from));
        opens.then(|| (from, start + name.chars().count()))
    })
}

/// Returns where several months of the year are told that end behind the date: 今年1月至12月, 1—12月.
fn months(p: &Passage<'_>, signed: Date) -> Option<(usize, usize)> {
    p.figures().windows(2).find_map(|pair| {
        let [first, last] = pair else { return None };
        let line = first.digits.end + usize::from(p.at(first.digits.end) == '月');
        let joined = line + 1 == last.digits.start
            && matches!(p.at(line), '至' | '到' | '—' | '-' | '～' | '–' | '－');
        let month = |value: f64| (1.0..=12.0).contains(&value);
        let fits =
            joined && p.at(last.digits.end) == '月' && month(first.value) && month(last.value);
        let late = last.value > f64::from(signed.month) && first.value <= f64::from(signed.month);
        let start = first.digits.start;
        let year = format!("{}年", signed.year);
        let before = ["今年", "本年", &year].iter().find(|word| p.ends(start, word)).copied();
        let opens = start == 0 || is_stop(p.before(start));
        let day = p.at(last.digits.end + 1).is_ascii_digit();
        let from = start - before.map_or(0, |word| word.chars().count());
        (fits && late && !day && (opens || before.is_some())).then_some((from, last.digits.end + 1))
    })
}
