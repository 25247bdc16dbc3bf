//! Ordinals that lead the items of a list in a sentence: 一是, 第一，, 其一, 首先, （1）, ①, 1., 三、.
//!
//! Only the shape is read here; which of them make a list is told in `sequence`.

use super::passage::{Passage, is_han, is_numeral, opens_clause};
use super::rows::{Row, Signs, among, words};
use super::spots::Spot;
use crate::report::form::{Family, Style, leading_numeral, read_number, write_numeral};

/// An ordinal: in which passage, from where to where, what it says and in which series.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Item {
    pub passage: usize,
    pub start: usize,
    pub end: usize,
    pub value: u32,
    pub series: Series,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Series {
    /// 一是, 一要
    Is(char),
    /// 第一，
    Ordinal,
    /// 其一
    OfThem,
    /// 首先, 其次, 再次
    First,
    /// 一抓, 一看
    Verb(char),
    /// （一）
    ChineseBracketed,
    /// （1）
    ArabicBracketed,
    /// 1.
    Arabic,
    /// 一、
    Chinese,
    /// ①
    Circled,
}

impl Series {
    /// Whether its words are used for nothing but a list, so that one of them alone says something.
    pub fn is_strong(self) -> bool {
        matches!(self, Series::Is(_) | Series::Ordinal | Series::OfThem)
    }

    /// Whether it is a number with a mark.
    pub fn is_number(self) -> bool {
        use Series::{Arabic, ArabicBracketed, Chinese, ChineseBracketed, Circled};
        matches!(self, Arabic | ArabicBracketed | Chinese | ChineseBracketed | Circled)
    }

    /// Writes an ordinal of the series; `mark` is what stands at its end.
    pub fn write(self, value: u32, mark: char) -> String {
        let chinese = || write_numeral(Style::Chinese, value);
        match self {
            Series::Is(suffix) | Series::Verb(suffix) => format!("{}{suffix}", chinese()),
            Series::Ordinal => format!("第{}{mark}", chinese()),
            Series::OfThem => format!("其{}", chinese()),
            Series::First => {
                let word = FIRSTS.iter().find(|(_, first)| *first == value);
                word.map_or("最后", |(word, _)| word).to_string()
            }
            Series::ChineseBracketed => format!("（{}）", chinese()),
            Series::ArabicBracketed => format!("（{value}）"),
            Series::Arabic => format!("{value}."),
            Series::Chinese => format!("{}、", chinese()),
            Series::Circled => write_numeral(Style::Circled, value),
        }
    }
}

pub const NUMERALS: &str = "一二三四五六七八九十";
const FIRSTS: [(&str, u32); 3] = [("首先", 1), ("其次", 2), ("再次", 3)];
static VERBS: Signs = Signs::of("抓看查靠促强建改学防保稳优提补严管");

/// Returns what the number of a section says, as the first of a list.
pub fn of_number(label: &str) -> Option<(Series, u32)> {
    let number = read_number(label.trim_end())?;
    let series = match number.form.family() {
        Family::Chinese => Series::Chinese,
        Family::ChineseBracketed => Series::ChineseBracketed,
        Family::Arabic => Series::Arabic,
        Family::ArabicBracketed => Series::ArabicBracketed,
        Family::Circled => Series::Circled,
        _ => return None,
    };
    Some((series, number.value()))
}

/// Returns the ordinals of a passage, in order.
pub fn items(p: &Passage<'_>, passage: usize) -> Vec<Item> {
    let mut found = Vec::new();
    let kinds = Spot::ODD | Spot::DIGIT | Spot::PAIRED | Spot::ORDINAL;
    let opened = p.behind(Spot::ODD | Spot::STOP | Spot::PAIRED, 1);
    let rows = p.rows(kinds).zip(opened).zip(p.rows(Spot::NUMERAL));
    for (i, c) in p.standing(rows.map(|((kinds, opened), numerals)| kinds & opened | numerals)) {
        let may_begin = is_numeral(c)
            || c.is_ascii_digit()
            || matches!(c, '第' | '其' | '首' | '再' | '（' | '①'..='⑳');
        let opens = || i == 0 || opens_clause(p.before(i)) || is_led_in(p, i);
        // 十有八、九是误操作
        let pair = || p.before(i) == '、' && is_numeral(c) && is_numeral(p.before(i - 1));
        if !may_begin || !opens() || pair() {
            continue;
        }
        let next = || goes_on(p, i, found.last()?);
        if let Some((series, end, value)) = item(p, i, c).or_else(next) {
            found.push(Item { passage, start: i, end, value, series });
        }
    }
    found
}

/// Reads the number of an item that tells a figure, between two others: `3.吸氧；4.1个月后复查；5.随诊`.
fn goes_on(p: &Passage<'_>, i: usize, last: &Item) -> Option<(Series, usize, u32)> {
    if last.series != Series::Arabic || !p.at(i).is_ascii_digit() || !starts_sentence(p, i) {
        return None;
    }
    let end = p.run(i, |c| c.is_ascii_digit());
    let value: u32 = p.slice(i..end).parse().ok()?;
    let figure = value == last.value + 1 && p.at(end) == '.' && p.at(end + 1).is_ascii_digit();
    let follows = |at: &usize| starts_sentence(p, *at);
    let told = |n: u32| p.places(&format!("{n}.")).filter(|at| *at > i).any(|at| follows(&at));
    (figure && told(value + 1) && !told(value)).then_some((Series::Arabic, end + 1, value))
}

/// 主要原因一是…: no mark stands between.
fn is_led_in(p: &Passage<'_>, i: usize) -> bool {
    // 要一看住房，二看饮水
    let verb = p.at(i) == '一' && VERBS.has(p.at(i + 1));
    if verb && matches!(p.before(i), '要' | '应' | '须') && p.holds(&format!("二{}", p.at(i + 1)))
    {
        return true;
    }
    p.at(i) == '一'
        && p.at(i + 1) == '是'
        && (p.ends_any(i, &["首先"])
            || p.ends_one(i, LEADING)
            || p.ends_one(i, OFFICES) && p.clause(i).start + 4 >= i
            || is_led_by_anyone(p, i))
}

/// What leads to items without a mark between.
static LEADING: &Row = words!(
    "原因 表现在 表现为 主要为 主要有 体现在 不足 主要 问题 措施 举措 办法 做法 任务 打算 特点 亮点 成效 思路 难点 下步 下一步"
);

/// What 一 before 是 belongs to: 统一是, 星期一是, 二十一是.
static OF_ONE: Signs = Signs::of(
    "统唯万之周期第合专单如不划同任逐其十高初大早五六七八九二三四百零说某每归惟整守抱始抓分的进为月有又则是一列比选挑：户国天",
);
/// Before what of a clause 一是 leads a list.
const LONGEST_SUBJECT: usize = 8;

/// Whether somebody stands at the start of a clause who does what is told in items: 基地一是….
pub fn is_led_by_anyone(p: &Passage<'_>, i: usize) -> bool {
    let start = p.clause(i).start;
    let named = (2..=LONGEST_SUBJECT).contains(&i.saturating_sub(start));
    let mark = matches!(p.at(i + 2), '，' | '。' | '、' | '；' | '“' | '\0');
    named && !OF_ONE.has(p.before(i)) && p.slice(start..i).chars().all(is_han) && !mark
}

/// Who does what is told in items: 我局一是…, at the start of a clause.
static OFFICES: &Row = words!(
    "我局 我校 我镇 我乡 我院 我区 我县 我市 我办 我委 我所 我站 我馆 我村 我厅 我部 我单位 我公司 我街道 全局 全校 全镇 全院 \
    全区 全县 全市 全段 全站 全乡 全村 我社 我馆 我队 集团 公司 本局 本校 本院 本单位 本公司"
);

/// What begins with 要 and is no demand: 三要素, 一要点; 早上集中要船，一要就是5艘.
const WITH_YAO: &[&str] = &["就", "素", "点", "件", "害", "务", "略", "旨", "领", "闻", "道"];

fn item(p: &Passage<'_>, i: usize, c: char) -> Option<(Series, usize, u32)> {
    match c {
        '第' => {
            let (end, value) = chinese(p, i + 1)?;
            let mark = p.at(end);
            let listed = mark == '、' && p.at(end + 1) == '第';
            // 我们考虑，第一，加大宣传力度
            let within = p.before(i) == '，' && mark == '，' && end == i + 2;
            let opens = starts_sentence(p, i) || within;
            let fits = matches!(mark, '，' | '、') && !listed && opens;
            fits.then_some((Series::Ordinal, end + 1, value))
        }
        '其' | '首' | '再' => {
            if let Some((_, value)) = FIRSTS.iter().find(|(word, _)| p.is(i, word)) {
                return Some((Series::First, i + 2, *value));
            }
            let (end, value) = chinese(p, i + 1).filter(|_| c == '其')?;
            (!p.is_any(end, &["中", "个", "项"])).then_some((Series::OfThem, end, value))
        }
        '（' => bracketed(p, i),
        '①'..='⑳' => {
            let value = u32::from(c) - u32::from('①') + 1;
            is_han(p.at(i + 1)).then_some((Series::Circled, i + 1, value))
        }
        c if c.is_ascii_digit() => {
            let end = p.run(i, |c| c.is_ascii_digit());
            let value = p.slice(i..end).parse().ok().filter(|v| (1..20).contains(v))?;
            let fits = p.at(end) == '.' && is_han(p.at(end + 1)) && starts_sentence(p, i);
            fits.then_some((Series::Arabic, end + 1, value))
        }
        _ => {
            let (end, value) = chinese(p, i)?;
            let suffix = p.at(end);
            // 一是一, 二是二
            let again = 2 * end + 1 - i;
            let saying =
                p.is(end + 1, p.slice(i..end)) && (!is_han(p.at(again)) || is_numeral(p.at(again)));
            match suffix {
                '要' if p.is_any(end + 1, WITH_YAO) || is_demand(p, end + 1) => None,
                '是' | '要' if !saying => Some((Series::Is(suffix), end + 1, value)),
                '、' if starts_sentence(p, i) && !is_numeral(p.at(end + 1)) => {
                    is_han(p.at(end + 1)).then_some((Series::Chinese, end + 1, value))
                }
                _ if VERBS.has(suffix) => Some((Series::Verb(suffix), end + 1, value)),
                _ => None,
            }
        }
    }
}

/// 二要求, but not 二要求真务实.
fn is_demand(p: &Passage<'_>, i: usize) -> bool {
    p.at(i) == '求' && !among!("真实新变稳解突进", p.at(i + 1))
}

fn bracketed(p: &Passage<'_>, i: usize) -> Option<(Series, usize, u32)> {
    let opens = starts_sentence(p, i) || matches!(p.before(i), '，' | '、');
    let close = p.run(i + 1, |c| c.is_ascii_digit() || is_numeral(c));
    if !opens || p.at(close) != '）' || !is_han(p.at(close + 1)) || close > i + 4 {
        return None;
    }
    let text = p.slice(i + 1..close);
    match text.parse::<u32>() {
        Ok(value) => {
            (1..20).contains(&value).then_some((Series::ArabicBracketed, close + 1, value))
        }
        Err(_) => {
            let value = value(text)?;
            Some((Series::ChineseBracketed, close + 1, value))
        }
    }
}

/// Returns the end and the value of the Chinese numeral at `i`.
fn chinese(p: &Passage<'_>, i: usize) -> Option<(usize, u32)> {
    let end = p.run(i, is_numeral);
    Some((end, value(p.slice(i..end))?))
}

fn value(numeral: &str) -> Option<u32> {
    let (_, value, length) = leading_numeral(numeral)?;
    (length == numeral.len() && (1..20).contains(&value)).then_some(value)
}

fn starts_sentence(p: &Passage<'_>, i: usize) -> bool {
    i == 0 || matches!(p.before(i), '。' | '；' | '：' | '！' | '？')
}
