//! Rules on dates: N01, N13, N14.

use super::clock;
use super::date::{Date, WEEKDAYS, days_in, numeral};
use super::finding::Hit;
use super::number::Figure;
use super::passage::{Passage, is_han, is_numeral};
use super::rows::{Row, Signs, among, words};
use super::rule::{Level, RuleId};
use super::spots::Spot;
use crate::report::{Fixed, Part};

pub fn check(p: &Passage<'_>, figures: &[Figure], hits: &mut Vec<Hit>) {
    // No date is without a figure or its year.
    if !figures.is_empty() || p.may_hold('年') || p.place.part == Part::Fixed(Fixed::Date) {
        whole_date(p, hits);
    }
    for figure in figures {
        dotted(p, figure, hits);
    }
    days(p, figures, hits);
    for figure in figures {
        clock::no_such_time(p, figure, hits);
    }
    for (i, c) in p.spots(Spot::DATE) {
        if c == '月' {
            chinese_day(p, i, hits);
        }
    }
}

/// N01 on a paragraph that is a date and nothing else.
fn whole_date(p: &Passage<'_>, hits: &mut Vec<Hit>) {
    if p.len() > 16 || p.len() < 4 {
        return;
    }
    let signed = p.place.part == Part::Fixed(Fixed::Date);
    // 二〇二五年九月二日印发 is how papers end.
    let printed = p.text.strip_suffix("印发").filter(|date| date.ends_with('日'));
    if let Some(text) = printed {
        let odd = |date: &Date| text != date.to_string() && p.is_one(0, words!("二〇 二零 二O"));
        if let Some(date) = Date::read(text).filter(odd) {
            hits.push(Hit::new(RuleId::N01, 0..text.chars().count()).fix(date.to_string()));
        }
        return;
    }
    match Date::read(&p.text) {
        // Digits of full width are told by P27.
        Some(date) if narrow(&p.text) == date.to_string() => {}
        Some(date) => {
            hits.push(Hit::new(RuleId::N01, 0..p.len()).fix(date.to_string()));
        }
        // Year, month and day are all there.
        None if signed && p.text.ends_with(['月', '日', '号']) => {
            let [years, months, days] = ['年', '月', '日'].map(|c| p.text.matches(c).count());
            if years + months + days < 3 && months == 1 {
                hits.push(Hit::new(RuleId::N01, 0..p.len()).level(Level::Warning));
            }
        }
        _ => {}
    }
}

fn narrow(text: &str) -> String {
    let digit = |c: char| ('０'..='９').position(|wide| wide == c);
    let digit = |c: char| digit(c).and_then(|n| char::from_digit(n as u32, 10)).unwrap_or(c);
    text.chars().map(digit).collect()
}

/// What is numbered like a date and is none.
static NUMBERED: &Row = words!(
    "版本 版本号 版 编号 型号 号 代码 批号 序列号 地址 固件 补丁 升级至 更新至 升级到 更新到 条 节 款 图 表 第"
);

/// N01 in running text: `2024.05.06`, `2024/5/6`, `2024年05月06日`; N13 where there is no such day.
fn dotted(p: &Passage<'_>, figure: &Figure, hits: &mut Vec<Hit>) {
    let start = figure.digits.start;
    let joins = |c: char| matches!(c, '.' | '/' | '-');
    let end = p.run(start, |c| c.is_ascii_digit() || joins(c));
    let mark = Some(start + 4).filter(|at| *at < end).map(|at| p.at(at)).filter(|c| joins(*c));
    let other = || {
        let before = p.before(p.run_back(start, |c| matches!(c, '：' | ':' | ' ' | 'v' | 'V')));
        p.before(start).is_ascii_alphanumeric()
            || before.is_ascii_alphabetic()
            || p.at(end) == '版'
            || p.ends_one(p.run_back(start, |c| matches!(c, '：' | ':' | '为' | ' ')), NUMBERED)
            // 空调服务端版本升至2026.03.20
            || words!("版本 固件 版号 补丁 驱动 内核").stands_in(p.slice(p.clause(start).start..start))
    };
    let Some(mark) = mark.filter(|_| !other()) else {
        padded(p, figure, hits);
        return;
    };
    let text = p.slice(start..end);
    let parts: Vec<u32> = text.split(mark).map_while(|part| part.parse().ok()).collect();
    let [year @ 1900..=2099, month @ 1..=12, day @ 1..=31] = parts[..] else { return };
    if text.split(mark).count() != 3 {
        return;
    }
    match Date::new(year, month, day) {
        None => hits.push(Hit::new(RuleId::N13, start..end)),
        Some(date) => {
            weekday(p, date, start, end, hits);
            if mark == '-' && !is_signed(p, start, end) {
                return;
            }
            // In a cell of a table: V1.0　2023.05.10　首次发布.
            let parts = |c: char| matches!(c, '\u{3000}' | '\t' | '|' | ' ' | '\0');
            let row = || p.clause(start).start == 0 && p.sentence(start).end >= p.len();
            // 日期：2025.6.9　单号：0042
            let named = || p.before(start) == '：' && parts(p.at(end)) && end < p.len();
            let cell = named() || start > 0 && parts(p.before(start)) && parts(p.at(end)) && row();
            let level = if cell || mark == '-' { Level::Review } else { Level::Warning };
            hits.push(Hit::new(RuleId::N01, start..end).level(level).fix(date.to_string()));
        }
    }
}

/// `制水车间  2025-7-4`: who signs stands on the line before the day.
fn is_signed(p: &Passage<'_>, start: usize, end: usize) -> bool {
    const LONGEST_SIGNER: usize = 20;
    let name = p.run_back_within(start, 4, |c| matches!(c, ' ' | '\u{3000}'));
    let signer = (2..=LONGEST_SIGNER).contains(&name) && (0..name).all(|i| is_han(p.at(i)));
    end == p.len() && name < start && signer
}

fn padded(p: &Passage<'_>, figure: &Figure, hits: &mut Vec<Hit>) {
    let (start, end) = (figure.digits.start, figure.digits.end);
    let zero = end - start == 2 && p.at(start) == '0' && p.at(start + 1) != '0';
    let month = p.at(end) == '月' && p.before(start) == '年';
    let day = matches!(p.at(end), '日' | '号') && p.before(start) == '月';
    if zero && (month || day) {
        let fixed = p.slice(start + 1..end).to_string();
        hits.push(Hit::new(RuleId::N01, start..end).level(Level::Warning).fix(fixed));
    } else if p.at(end) == '号' && p.before(start) == '月' && !is_han(p.at(end + 1)) {
        hits.push(Hit::new(RuleId::N01, end..end + 1).level(Level::Review).fix("日"));
    }
}

/// The last year, month and day that were written in figures, and where.
#[derive(Default)]
struct Written {
    year: Option<(u32, usize)>,
    /// Month, where it begins and whether its year stands directly before it.
    month: Option<(u32, usize, bool)>,
}

/// N13 and N14 on dates in Arabic figures.
fn days(p: &Passage<'_>, figures: &[Figure], hits: &mut Vec<Hit>) {
    let mut written = Written::default();
    for (n, figure) in figures.iter().enumerate() {
        let (start, end) = (figure.digits.start, figure.digits.end);
        if !matches!(p.at(end), '年' | '月' | '日' | '号') {
            continue;
        }
        let Ok(value) = p.slice(figure.digits.clone()).parse::<u32>() else { continue };
        match p.at(end) {
            '年' if end - start == 4 => written.year = Some((value, start)),
            '月' if end - start <= 2 => {
                let adjacent = written.year.is_some_and(|(_, at)| at + 5 == start);
                written.month = Some((value, start, adjacent));
                let next = figures.get(n + 1).map(|next| next.digits.clone());
                let dated =
                    next.is_some_and(|d| d.start == end + 1 && matches!(p.at(d.end), '日' | '号'));
                // 13月 alone may count months badly; behind a year it is no month.
                let named = adjacent || p.is(end + 1, "份") && value < 20;
                if !dated && named && !(1..=12).contains(&value) && p.at(end + 1) != '龄' {
                    hits.push(Hit::new(RuleId::N13, start..end + 1));
                }
            }
            '日' | '号' if end - start <= 2 => day(p, &written, start, value, hits),
            _ => {}
        }
    }
}

const LONGEST_SPAN: usize = 18;

/// Whether only a day, or a day and what joins it to another, stands between a month and `at`:
/// `6月28日至31日`, `6月5、31日`.
pub fn in_month(p: &Passage<'_>, month: usize, at: usize) -> bool {
    let from = p.run(p.run(month, |c| c.is_ascii_digit()), |c| c == '月');
    let joins = |c: char| c.is_ascii_digit() || matches!(c, '日' | '号') || TO.has(c);
    if at - month > LONGEST_SPAN {
        return false;
    }
    let between = p.slice(from..at);
    // 11月10日（星期一）至14日, 3日（周二）至5日
    match between.split_once('（').and_then(|(one, rest)| Some((one, rest.split_once('）')?))) {
        Some((one, (day, rest))) => {
            let day = day.strip_prefix("星期").or(day.strip_prefix('周'));
            day.is_some_and(|day| day.chars().count() == 1)
                && one.chars().chain(rest.chars()).all(joins)
        }
        None => at - month <= 12 && between.chars().all(joins),
    }
}

fn day(p: &Passage<'_>, written: &Written, start: usize, value: u32, hits: &mut Vec<Hit>) {
    let Some((month, at, adjacent)) = written.month else { return };
    let end = p.run(start, |c| c.is_ascii_digit()) + 1;
    let first = p.before(start) == '月';
    let building = is_han(p.at(end))
        && (value <= 31 && value <= days_in(None, month)
            || matches!(p.at(end), '楼' | '文' | '件' | '令' | '线' | '院'));
    if !in_month(p, at, start) || (p.at(end - 1) == '号' && (!first || building)) {
        return;
    }
    let year = written.year.map(|(year, _)| year).filter(|_| adjacent);
    let sentence = p.sentence(start);
    let known = written.year.filter(|(_, at)| *at >= sentence.start).map(|(year, _)| year);
    let known = known.or_else(|| year_in_note(p, end));
    if value == 0 || value > days_in(year, month) {
        let from = match (first, adjacent) {
            (false, _) => start,
            (true, true) => at - 5,
            (true, false) => at,
        };
        hits.push(Hit::new(RuleId::N13, from..end));
    } else if let Some(known) = known {
        match Date::new(known, month, value) {
            Some(date) => weekday(p, date, start, end, hits),
            // 2023年…，2月29日
            None => hits.push(Hit::new(RuleId::N13, at..end).level(Level::Review)),
        }
    }
}

/// Reads the year of `10月18日（2025年，星期六）`.
pub fn year_in_note(p: &Passage<'_>, end: usize) -> Option<u32> {
    let noted = matches!(p.at(end), '（' | '(') && p.at(end + 5) == '年';
    noted.then(|| p.slice(end + 1..end + 5).parse().ok()).flatten()
}

/// N14 on days without a year, in a report that is signed within two months of them, or that tells
/// its own year before them.
/// `named`: the report says in its title or lead that it is of that year.
pub fn of_year_signed(p: &Passage<'_>, signed: Date, named: bool, hits: &mut Vec<Hit>) {
    for pair in p.figures().windows(2) {
        let [month, day] = pair else { continue };
        let (from, start, end) = (month.digits.start, day.digits.start, day.digits.end + 1);
        let written = p.at(month.digits.end) == '月'
            && month.digits.end + 1 == start
            && p.at(day.digits.end) == '日';
        // 2023年, 去年: a year of its own.
        let own = || tells_other_year(p.slice(0..from), signed) || year_in_note(p, end).is_some();
        let past = f64::from(signed.month) - month.value;
        // What lies farther back may be of the year to come, unless the year stands there.
        let told = || p.slice(0..from).contains(&format!("{}年", signed.year));
        let far = past.abs() > 2.0 && !(past > 0.0 && told());
        if !written || own() || far && !(past > 0.0 && named) {
            continue;
        }
        let date = Date::new(signed.year, month.value as u32, day.value as u32);
        let known = hits.len();
        match date {
            Some(date) => weekday(p, date, start, end, hits),
            // In another year there is that day.
            None if !far && month.value == 2.0 && day.value == 29.0 => {
                hits.push(Hit::new(RuleId::N13, from..end));
            }
            None => {}
        }
        let level = if far { Level::Review } else { Level::Warning };
        hits.iter_mut().skip(known).for_each(|hit| hit.level = Some(level));
    }
}

/// Whether a text tells of a year that is not that of a report.
pub fn tells_other_year(text: &str, signed: Date) -> bool {
    let own = signed.year.to_string();
    let mut years = text.match_indices('年').map(|(at, _)| text.get(..at).unwrap_or_default());
    years.any(|before| {
        !before.ends_with(&own)
            && !before.ends_with(['全', '本', '半', '常', '历', '多', '近', '每'])
    })
}

/// Returns the day of the week written at `at`, and where it ends.
fn read_weekday(p: &Passage<'_>, at: usize) -> Option<(&'static str, char, usize)> {
    let word = ["星期", "周", "礼拜"].into_iter().find(|word| p.is(at, word))?;
    let behind = at + word.chars().count();
    let said = match p.at(behind) {
        '天' | '7' => '日',
        digit @ '1'..='6' => {
            let day = WEEKDAYS.get((digit as usize).wrapping_sub('1' as usize));
            day.and_then(|day| day.chars().next()).unwrap_or(digit)
        }
        said => said,
    };
    let is_day = said != '\0' && WEEKDAYS.iter().any(|day| day.starts_with(said));
    is_day.then_some((word, said, behind + 1))
}

/// What stands in a note before the day of the week is no longer.
const LONGEST_NOTE: usize = 12;

/// N14: `2024年5月6日（星期三）`, `本周三（2024年5月6日）`. The date stands before `end`, its day
/// begins at `start`.
pub fn weekday(p: &Passage<'_>, date: Date, start: usize, end: usize, hits: &mut Vec<Hit>) {
    let mut at = end;
    for word in ["上午", "下午", "晚上", "晚"] {
        at += if p.is(at, word) { word.chars().count() } else { 0 };
    }
    let noted = matches!(p.at(at), '（' | '(');
    at += usize::from(noted || matches!(p.at(at), '，' | '、' | ' ' | '是' | '为' | '系'));
    at += if p.is(at, "正是") || p.is(at, "恰逢") || p.is(at, "适逢") { 2 } else { 0 };
    // （农历三月廿八，星期一）, （2025年，星期六）
    let close = p.run_within(at, LONGEST_NOTE, |c| !matches!(c, '）' | ')'));
    at = (at..close).find(|at| noted && p.is(*at, "星期")).unwrap_or(at);
    let dated = |c: char| c.is_ascii_digit() || matches!(c, '年' | '月');
    let from = p.run_back(start, dated);
    let found = read_weekday(p, at).map(|found| (at, found)).or_else(|| {
        // 定于星期日，即2025年1月16日
        let named = p.ends(from, "，即").then(|| from - 2);
        let open =
            from.checked_sub(1).filter(|open| matches!(p.at(*open), '（' | '(')).or(named)?;
        let at = open.checked_sub(2).filter(|at| p.at(*at) == '周');
        let at = at.or(open.checked_sub(3).filter(|at| p.is(*at, "星期")))?;
        read_weekday(p, at).map(|found| (at, found))
    });
    let Some((at, said)) = found else { return };
    // 1月11日至12日（星期六、星期日）
    let second = Some(said.2 + 1).filter(|at| noted && TO.has(p.at(at - 1)));
    match second.and_then(|at| read_weekday(p, at).map(|said| (at, said))) {
        None => weekday_is(date, at, said, hits),
        Some((second, last)) => {
            if let Some(first) = first_day(p, date, start) {
                weekday_is(first, at, said, hits);
            }
            weekday_is(date, second, last, hits);
        }
    }
}

/// What stands between the ends of a span, or between two of a kind.
static TO: Signs = Signs::of("至到、和—－-～~");

/// Returns the day a span begins with whose last day, of the same month, begins at `start`.
fn first_day(p: &Passage<'_>, last: Date, start: usize) -> Option<Date> {
    let sign = start.checked_sub(1).filter(|at| TO.has(p.at(*at)))?;
    let end = sign - usize::from(p.at(sign.checked_sub(1)?) == '日');
    let from = p.run_back(end, |c| c.is_ascii_digit());
    let day = p.slice(from..end).parse().ok().filter(|day| *day < last.day)?;
    Date::new(last.year, last.month, day)
}

fn weekday_is(
    date: Date,
    at: usize,
    (word, said, behind): (&str, char, usize),
    hits: &mut Vec<Hit>,
) {
    if !date.weekday().starts_with(said) {
        let right = format!("{word}{}", date.weekday());
        hits.push(Hit::new(RuleId::N14, at..behind).arg(right.clone()).fix(right));
    }
}

/// No month by the moon has more days.
const LONGEST_MOON: u32 = 30;

/// N13 and N14 on a day in Chinese numerals: `六月三十一日`, `二〇二三年二月二十九日`.
fn chinese_day(p: &Passage<'_>, i: usize, hits: &mut Vec<Hit>) {
    if !is_numeral(p.before(i)) || !is_numeral(p.at(i + 1)) {
        return;
    }
    let (start, end) = (p.run_back(i, is_numeral), p.run(i + 1, is_numeral));
    if !matches!(p.at(end), '日' | '号') {
        return;
    }
    let (Some(month), Some(day)) = (numeral(p.slice(start..i)), numeral(p.slice(i + 1..end)))
    else {
        return;
    };
    let digits = |c: char| among!("〇零○一二三四五六七八九", c) || c.is_ascii_digit();
    let before = start.saturating_sub(1);
    let from = if p.at(before) == '年' { p.run_back(before, digits) } else { start };
    let year = numeral(p.slice(from..before)).filter(|_| before - from == 4);
    if day > days_in(year, month) {
        let of_moon = p.ends_one(start, words!("农历 阴历 旧历 夏历")) && day <= LONGEST_MOON;
        if of_moon {
            return;
        }
        let from = if year.is_some() { from } else { start };
        hits.push(Hit::new(RuleId::N13, from..end + 1));
    } else if let Some(date) = year.and_then(|year| Date::new(year, month, day)) {
        weekday(p, date, end, end + 1, hits);
    }
}
