//! Rules that need the whole report: N14 by the report's year and N15's future here, N19, N20, S14, S15's repetitions,
//! T19 and T22–T24 in files of their own.

use super::Context;
use super::date::Date;
use super::dates;
use super::facts;
use super::finding::Hit;
use super::names::Stem;
use super::number::Figure;
use super::passage::{Passage, is_stop};
use super::patterns::Found;
use super::rows::{Row, words};
use super::rule::{Level, RuleId};
use super::{
    abbreviations, all_of_them, branches, cited_numbers, cut_names, dated_events, due_dates,
    event_order, full_names, fuller, listed_sums, looked_back, myself, namesakes, odd_shorts,
    organs, people, present, ranks, recounts, selves, short_names, tables, that_one, titled_counts,
    titled_years, told_again, told_lines, turned, twice, until, victims, years,
};
use crate::report::{Fixed, Line, Part, Report};

/// A hit and the passage it belongs to.
pub type Placed = (usize, Hit);

/// `stems` are those of the names of organs.
pub fn check(
    report: &Report,
    context: &Context,
    passages: &[Passage<'_>],
    stems: &[(usize, Found<Stem>)],
) -> Vec<Placed> {
    let mut hits = Vec::new();
    twice::check(report, passages, &mut hits);
    organs::check(context, report, passages, &mut hits);
    selves::check(passages, &mut hits);
    myself::check(passages, &mut hits);
    that_one::check(passages, &mut hits);
    branches::check(passages, &mut hits);
    context.names.check(passages, stems, &mut hits);
    odd_shorts::check(&context.lists, passages, stems, &mut hits);
    people::check(&context.lists, passages, &mut hits);
    if context.lists.people.is_empty() {
        namesakes::check(passages, &mut hits);
        present::check(passages, &mut hits);
        ranks::check(passages, &mut hits);
    } else {
        present::by_roster(&context.lists.people, passages, &mut hits);
    }
    short_names::check(passages, &mut hits);
    abbreviations::company(passages, &mut hits);
    abbreviations::courts(passages, &mut hits);
    full_names::check(passages, &mut hits);
    cut_names::check(passages, &mut hits);
    fuller::check(passages, &mut hits);
    fuller::unions(passages, &mut hits);
    fuller::centres(passages, &mut hits);
    years::check(context, report, passages, &mut hits);
    facts::check(passages, &mut hits);
    told_again::check(passages, &mut hits);
    told_lines::check(passages, &mut hits);
    listed_sums::check(passages, &mut hits);
    tables::check(passages, &mut hits);
    titled_counts::check(passages, &mut hits);
    recounts::check(passages, &mut hits);
    all_of_them::check(passages, &mut hits);
    cited_numbers::check(passages, &mut hits);
    turned::check(passages, &mut hits);
    event_order::in_fields(passages, &mut hits);
    victims::check(passages, &mut hits);
    dated_events::check(passages, &mut hits);
    future(context, passages, &mut hits);
    hits
}

/// Where a report says its own say: not titles, signature, date, or what comes after.
pub fn is_text(p: &Passage<'_>) -> bool {
    matches!(p.place.part, Part::Section(_) | Part::Fixed(Fixed::Lead | Fixed::Closing))
}

/// Words that tell something as done.
static DONE: &Row =
    words!("已 办结了 查处了 建成了 完成了 召开了 开展了 举办了 取得了 实现了 印发了");
/// Verbs that tell what was done where they open what is told of a month.
static RESULTS: &Row = words!(
    "完成 组织 开展 召开 举办 查处 受理 建成 印发 共 累计 全部 查获 收缴 修复 通车 接待 发放 处置 化解 调解 整改 排查出 竣工 投用 \
    新增 收到 走访 完工 接收 检测 抽检 清理 拆除 签订 拨付 出动 巡查 实现 增长 下降 正式投用 正式启用 顺利通过 检验 发现 查出 接诊 救助 办结 审结 抓获 检修"
);
/// What was made in a month that stands before it: 2024年11月新开的班线.
static MADE: &Row = words!(
    "新开的 建成的 投用的 启用的 印发的 开通的 成立的 竣工的 签订的 新建的 移交的 交付的 发布的 出台的 查处的 上线的 举办的 召开的 完工的 投产的 新增的 下达的 通过的"
);
/// Words that lead to the day by which something was done.
const DONE_BY: &[&str] = &["已于", "已在", "截至", "截止", "截止到", "截至到"];
/// Words that tell of what is still to come, whatever else stands beside them.
pub static TO_COME: &Row = words!("计划 拟 预计 力争 将 确保 争取 目标 底前 月前 日前 月起 日起");

/// What has a first and a last day.
static LASTING: &Row = words!("有效期 期限 任期 租期 合同期 服务期 质保期 保修期 承包期 聘期");

/// Until this month reports of the year before are handed in.
pub const EARLY: u32 = 3;

/// N15: a month behind the date of the report, or behind this one, told as past.
fn future(context: &Context, passages: &[Passage<'_>], hits: &mut Vec<Placed>) {
    let dated = passages.iter().find(|p| p.place.part == Part::Fixed(Fixed::Date));
    let signed = dated.or_else(|| below_title(passages)).and_then(|p| Date::read(bare(&p.text)));
    match signed {
        Some(signed) => by_date(passages, signed, hits),
        None => by_issue(passages, hits),
    }
    let Some(end) = signed.map(Date::in_month).or(context.this_month) else { return };
    // Early in a year 今年 may be the last one, of which is told.
    let this_year = signed.filter(|date| date.month > EARLY).map(|date| date.year);
    let mut planned = false;
    for (n, p) in passages.iter().enumerate().filter(|(_, p)| is_text(p)) {
        if p.place.line == Line::Heading {
            planned = years::TO_COME.stands_in(&p.text);
        }
        for month in months(p, this_year) {
            let later = month.year < 2100 && (month.year, month.month) > end;
            if !later {
                continue;
            }
            let sentence = p.sentence(month.end);
            let rest = p.slice(month.end..(month.end + 20).min(sentence.end));
            let by = p.ends_any(month.start, DONE_BY);
            // （有效期自2026年3月1日至2027年1月31日）
            let lasts = LASTING.stands_in(p.slice(p.clause(month.start).start..month.start));
            if lasts || TO_COME.stands_in(p.slice(sentence.clone())) {
                continue;
            }
            // 2024年12月，我局组织演练2次
            let opens = month.start == sentence.start;
            let span = matches!(p.at(month.end + 1), '至' | '—' | '～' | '-' | '起' | '前' | '底');
            let told_of = opens
                && !planned
                && !span
                && RESULTS.stands_in(rest)
                && !["要", "应当", "开始"].iter().any(|word| rest.contains(word));
            let made = MADE.begins(p.slice(month.end + 1..sentence.end));
            if !by && (made || told_of && !DONE.stands_in(rest)) {
                let range = month.start..month.end + 1;
                hits.push((n, Hit::new(RuleId::N15, range).case(1).level(Level::Review)));
            } else if by || DONE.stands_in(rest) {
                let own = p.slice(month.end..p.clause(month.end).end);
                let told = by || DONE.stands_in(own);
                let hit = Hit::new(RuleId::N15, month.start..month.end + 1).case(1);
                let sure = signed.is_some() && told;
                hits.push((n, if sure { hit } else { hit.level(Level::Review) }));
            }
        }
    }
}

/// Returns the date that stands alone on the line below the title.
fn below_title<'a, 'p>(passages: &'a [Passage<'p>]) -> Option<&'a Passage<'p>> {
    let title = passages.iter().rposition(|p| p.place.part == Part::Fixed(Fixed::Title))?;
    passages.get(title + 1).filter(|p| Date::read(bare(&p.text)).is_some())
}

/// Leaves out the brackets around a date below a title: （2026年3月5日）.
fn bare(text: &str) -> &str {
    let text = text.trim();
    text.strip_prefix('（').and_then(|text| text.strip_suffix('）')).unwrap_or(text)
}

/// Returns the date of a bulletin's issue, which stands behind who publishes it above its title.
fn of_issue(passages: &[Passage<'_>]) -> Option<Date> {
    let heads = || passages.iter().take(MOST_HEADS).filter(|p| p.len() <= LONGEST_HEAD);
    let issue = heads().any(|p| p.may_hold('期') && p.text.contains('第'));
    let mut dates =
        heads().filter_map(|p| Date::read(p.text.trim().rsplit(['\u{3000}', ' ']).next()?));
    dates.next().filter(|_| issue)
}

/// N14 by the date of a bulletin. What is still to come is told there as what is done.
fn by_issue(passages: &[Passage<'_>], hits: &mut Vec<Placed>) {
    let Some(issued) = of_issue(passages) else {
        titled_years::check(passages, hits);
        return;
    };
    for (n, p) in passages.iter().enumerate().filter(|(_, p)| is_text(p)) {
        let mut found = Vec::new();
        dates::of_year_signed(p, issued, false, &mut found);
        hits.extend(found.into_iter().map(|hit| (n, hit)));
    }
}

/// So many lines stand above what a bulletin tells, and they are short.
const MOST_HEADS: usize = 6;
const LONGEST_HEAD: usize = 50;

/// N14 and N15 on days and months without a year, by the date of the report.
fn by_date(passages: &[Passage<'_>], signed: Date, hits: &mut Vec<Placed>) {
    let mut planned = false;
    let titles = || passages.iter().filter(|p| p.place.part == Part::Fixed(Fixed::Title));
    let last_year = signed.year.saturating_sub(1).to_string();
    let of_a_year = |p: &Passage<'_>| p.text.contains(&last_year) || OF_A_YEAR.stands_in(&p.text);
    let of_this_year = signed.month <= EARLY && !titles().any(of_a_year);
    let own = format!("{}年", signed.year);
    let named = passages.iter().take(MOST_HEADS).any(|p| p.text.contains(&own));
    for (n, p) in passages.iter().enumerate().filter(|(_, p)| is_text(p)) {
        if p.place.line == Line::Heading {
            let begins =
                p.text.contains("下") || p.text.contains("打算") || p.text.contains("计划");
            planned |= begins || years::TO_COME.stands_in(&p.text);
        }
        let mut found = Vec::new();
        dates::of_year_signed(p, signed, named, &mut found);
        past_plans(p, signed, &mut found);
        due_dates::check(p, signed, &mut found);
        looked_back::check(p, signed, &mut found);
        if !planned {
            upcoming(p, signed, of_this_year, &mut found);
            until::check(p, signed, of_this_year, &mut found);
        }
        hits.extend(found.into_iter().map(|hit| (n, hit)));
    }
}

/// A month of a year, from the start of the year to 月.
struct Month {
    year: u32,
    month: u32,
    start: usize,
    end: usize,
}

/// Returns the months of which the year is known: it stands before them, or 今年 does in a report that
/// is dated.
fn months(p: &Passage<'_>, this_year: Option<u32>) -> impl Iterator<Item = Month> {
    let number = |digits: &std::ops::Range<usize>| p.slice(digits.clone()).parse::<u32>().ok();
    let figures = p.figures();
    figures.iter().enumerate().filter_map(move |(n, figure)| {
        let (start, end) = (figure.digits.start, figure.end);
        let month = number(&figure.digits).filter(|m| p.at(end) == '月' && (1..=12).contains(m))?;
        let before = n.checked_sub(1).and_then(|before| figures.get(before));
        let year = before.filter(|year| year.end + 1 == start && p.at(year.end) == '年');
        match year {
            Some(year) => {
                Some(Month { year: number(&year.digits)?, month, start: year.digits.start, end })
            }
            None if p.ends(start, "今年") => {
                Some(Month { year: this_year?, month, start: start - 2, end })
            }
            None => None,
        }
    })
}

/// What says that a month or a day is one of another year, or is planned.
static OF_OTHERS: &Row = words!("去年 上年 前年 往年 每年 年度 历年 20 要 应 请 定于 如 若 届时");
/// So far behind what is told of a month stands what says that it is done.
pub const REACH: usize = 24;

/// How the title of a report names the year of which it tells, which may be the last.
static OF_A_YEAR: &Row = words!("年度 全年 总结");

/// `8月，完成早稻收割3200亩` in a report of June. May be last year's: for review. `of_this_year` says
/// that 今年 is the year of the report's date, early as that is.
fn upcoming(p: &Passage<'_>, signed: Date, of_this_year: bool, hits: &mut Vec<Hit>) {
    let figures = p.figures();
    for (n, figure) in figures.iter().enumerate() {
        let end = match p.at(figure.digits.end) {
            '月' if figure.decimals == 0 => of_month(p, figures.get(n..), signed, of_this_year),
            '年' if figure.value > f64::from(signed.year) && figure.value < 2100.0 => {
                p.is(figure.digits.end, "年，").then_some(figure.digits.end + 1)
            }
            _ => None,
        };
        let Some(end) = end else { continue };
        let year = if p.ends(figure.digits.start, "今年") { 2 } else { 0 };
        let start = figure.digits.start - year;
        let sentence = p.sentence(start);
        // 截至12月20日，已查扣71辆
        let led = p.ends_any(start, &["截至", "截止"]);
        let end = end + usize::from(led && p.at(end) == '底');
        let from = if led { start - 2 } else { start };
        let opens = from == sentence.start || is_stop(p.before(from));
        let before = p.slice(0..start);
        let told = p.slice(end..(end + REACH).min(sentence.end));
        let planned =
            || TO_COME.stands_in(p.slice(sentence.clone())) || told.contains(['要', '请', '应']);
        let done = || DONE.stands_in(told) || RESULTS.stands_in(told);
        if opens && done() && !planned() && !OF_OTHERS.stands_in(before) {
            hits.push(Hit::new(RuleId::N15, start..end).case(1).level(Level::Review));
        }
    }
}

/// `会议定于11月5日召开` in a report of 14 November.
fn past_plans(p: &Passage<'_>, signed: Date, hits: &mut Vec<Hit>) {
    if !p.may_hold('于') {
        return;
    }
    for pair in p.figures().windows(2) {
        let [month, day] = pair else { continue };
        let (start, end) = (month.digits.start, day.digits.end + 1);
        let written = p.at(month.digits.end) == '月'
            && month.digits.end + 1 == day.digits.start
            && p.at(day.digits.end) == '日';
        // 定于2025年3月5日
        let own = format!("{}年", signed.year);
        let from = if p.ends(start, &own) { start - own.chars().count() } else { start };
        let planned = p.ends_one(from, words!("定于 拟于 将于 计划于 预定于 拟定于 预计于"));
        let first = p.ends_one(from, words!("原定于 曾定于 原拟于 原计划于 已定于 确定于 商定于"));
        let ago = f64::from(signed.month) - month.value;
        let past = (0.0..2.0).contains(&ago) && (ago > 0.0 || day.value < f64::from(signed.day));
        if written && planned && !first && past {
            hits.push(Hit::new(RuleId::N15, from..end).case(2).level(Level::Review));
        }
    }
}

/// Returns where a month or a day ends that no year stands before, if it lies behind the date.
fn of_month(
    p: &Passage<'_>,
    figures: Option<&[Figure]>,
    signed: Date,
    of_this_year: bool,
) -> Option<usize> {
    let (month, behind) = figures?.split_first()?;
    let next = behind.first();
    let at = month.digits.end + 1;
    let day = next.filter(|day| day.digits.start == at && p.at(day.digits.end) == '日');
    let end = day.map_or(at, |day| day.digits.end + 1);
    let this_year = of_this_year && p.ends(month.digits.start, "今年");
    let of_year = !this_year && matches!(p.before(month.digits.start), '年' | '—');
    // 截至4月底 in a report of March
    let led = p.ends_any(month.digits.start, &["截至", "截止"]);
    let span = matches!(p.at(end), '至' | '—' | '～' | '-' | '起' | '前' | '、' | '到')
        || p.at(end) == '底' && !(led || p.is(end, "底已") || p.is(end, "底，已"));
    let (own, this) = (month.value, f64::from(signed.month));
    let later = own > this || own == this && day.is_some_and(|d| d.value > f64::from(signed.day));
    let soon = led && of_this_year && own <= this + 3.0;
    let known = signed.month > EARLY || this_year || soon;
    let fits = own <= 12.0 && known && later && !of_year && !span;
    fits.then_some(end)
}
