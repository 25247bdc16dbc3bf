//! Rules on single numbers: N05–N08, N10, N16–N18.

use super::finding::Hit;
use super::number::{Figure, write};
use super::passage::{Passage, is_han};
use super::rule::RuleId;

pub fn check(p: &Passage<'_>, figures: &[Figure], hits: &mut Vec<Hit>) {
    for (n, figure) in figures.iter().enumerate() {
        mixed(p, figure, hits);
        approximated(p, figure.digits.start, figure.digits.end, figure.end, figure.about, hits);
        decrease(p, figure, hits);
        hour(p, figure, hits);
        unit_symbol(p, figure, hits);
        decade(p, figure.digits.clone(), hits);
        if let Some(next) = figures.get(n + 1) {
            increase_to(p, figure, next, hits);
        }
    }
    for (i, c) in p.chars().iter().enumerate() {
        if *c == '.' {
            bare_decimal(p, i, hits);
        } else if NUMERALS.contains(*c) && !NUMERALS.contains(p.before(i)) {
            let end = p.run(i, |c| NUMERALS.contains(c));
            let about = Some(p.at(end)).filter(|c| matches!(c, '余' | '多'));
            approximated(p, i, end, end + usize::from(about.is_some()), about, hits);
            decade(p, i..end, hits);
            if p.at(end) == '倍' {
                decrease_of(p, i, end, hits);
            }
        }
    }
}

const NUMERALS: &str = "一二三四五六七八九十百千万亿两";

/// What 千 and 百 make with these is a unit of measure.
const MEASURES: &[&str] = &[
    "千克",
    "千米",
    "千瓦",
    "千伏",
    "千焦",
    "千卡",
    "千帕",
    "千赫",
    "千牛",
    "千安",
    "千兆",
    "千字节",
    "百帕",
    "千分",
    "百分",
    "千比特",
];

/// N05: `3千余人`, `1百零8户`.
fn mixed(p: &Passage<'_>, figure: &Figure, hits: &mut Vec<Hit>) {
    let start = figure.digits.start;
    let unit = |c: char| match c {
        '千' => Some(1000.0),
        '百' => Some(100.0),
        '十' => Some(10.0),
        _ => None,
    };
    let Some(first) = unit(p.at(figure.digits.end)) else { return };
    if p.is_any(figure.digits.end, MEASURES) || p.before(start) == '第' || figure.value >= 1000.0 {
        return;
    }
    let mut value = figure.value * first;
    let mut at = figure.digits.end + 1;
    loop {
        let behind = if p.at(at) == '零' { at + 1 } else { at };
        let digits = p.run(behind, |c| c.is_ascii_digit());
        let Ok(digit) = p.slice(behind..digits).parse::<f64>() else { break };
        match unit(p.at(digits)) {
            Some(factor) => {
                value += digit * factor;
                at = digits + 1;
            }
            None => {
                value += digit;
                at = digits;
                break;
            }
        }
    }
    hits.push(Hit::new(RuleId::N05, start..at).fix(write(value)));
}

/// N06: `.8个百分点`, where no sentence ends.
fn bare_decimal(p: &Passage<'_>, i: usize, hits: &mut Vec<Hit>) {
    let end = p.run(i + 1, |c| c.is_ascii_digit());
    let before = p.before(i);
    let bare = is_han(before) || matches!(before, '，' | '：' | '（' | '、' | '～' | '—' | ' ');
    let measured = p.is_any(
        end,
        &[
            "个百分点",
            "%",
            "％",
            "万",
            "亿",
            "倍",
            "元",
            "公里",
            "千米",
            "米",
            "吨",
            "亩",
            "公顷",
            "度",
            "平方",
        ],
    );
    if end > i + 1 && bare && measured {
        hits.push(Hit::new(RuleId::N06, i..i + 1).fix("0."));
    }
}

const ABOUT: &[&str] =
    &["大约有", "约有", "大约", "大概", "大致", "将近", "接近", "差不多", "约", "近"];
const OVER: &[&str] = &[
    "超过",
    "多于",
    "高于",
    "突破",
    "至少",
    "不少于",
    "不低于",
    "最少",
    "起码",
    "逾",
    "超",
    "不下于",
];
const UNDER: &[&str] = &["不足", "不到", "低于", "少于", "最多", "不超过", "至多", "不高于"];
/// Words that end in 约, 近 or 超 and say nothing about the number behind.
const OTHER_WORDS: &[&str] = &[
    "节约", "合约", "签约", "预约", "条约", "公约", "违约", "履约", "集约", "制约", "契约", "邀约",
    "附近", "最近", "新近", "邻近", "就近", "临近", "靠近", "相近", "走近", "贴近", "亲近", "反超",
    "赶超", "续约", "解约", "租约", "缩近",
];

/// N07: `约300人左右`, `超过50件以上`, `近200余户`.
fn approximated(
    p: &Passage<'_>,
    start: usize,
    digits_end: usize,
    end: usize,
    about: Option<char>,
    hits: &mut Vec<Hit>,
) {
    let start = before_filler(p, start);
    let longer = OTHER_WORDS.iter().any(|other| p.ends(start, other));
    let behind = suffix(p, end);
    let about = about.filter(|sign| matches!(sign, '余' | '多'));
    let prefix = prefix(p, start).filter(|_| !longer);
    if let (Some((prefix, suffixes, _)), Some((at, found))) = (prefix, behind)
        && suffixes.contains(&found)
    {
        let (from, to) = (start - length(prefix), at + length(found));
        let fixed = p.string(from..at);
        hits.push(Hit::new(RuleId::N07, from..to).arg(prefix).arg(found).fix(fixed));
    } else if let (Some((prefix, _, true)), Some(sign)) = (prefix, about) {
        let from = start - length(prefix);
        let fixed = p.string(from..digits_end) + &p.string(digits_end..end).replace(sign, "");
        hits.push(Hit::new(RuleId::N07, from..end).arg(prefix).arg(sign).fix(fixed));
    } else if let (Some(sign), Some((at, found))) = (about, behind) {
        let to = at + length(found);
        hits.push(Hit::new(RuleId::N07, start..to).arg(sign).arg(found).fix(p.string(start..at)));
    }
}

/// What may stand between a word of approximation and its number: 至少需要两年, 约收治300人.
const FILLERS: &[&str] = &[
    "收治患者",
    "接待群众",
    "培训学员",
    "服务群众",
    "需要",
    "需",
    "要",
    "有",
    "收治",
    "接待",
    "培训",
    "受理",
    "处理",
    "完成",
    "投入",
    "种植",
    "服务",
    "惠及",
    "覆盖",
    "涉及",
    "发放",
    "出动",
    "建成",
];

/// Returns where the number begins, or the filler before it where a word of approximation stands
/// before that.
fn before_filler(p: &Passage<'_>, start: usize) -> usize {
    let fillers = FILLERS.iter().filter(|filler| p.ends(start, filler));
    let before = fillers.map(|filler| start - length(filler)).find(|at| {
        let led = ["约", "大约", "至少", "最少", "起码"];
        p.ends_any(*at, &led) && !OTHER_WORDS.iter().any(|other| p.ends(*at, other))
    });
    before.unwrap_or(start)
}

fn length(word: &str) -> usize {
    word.chars().count()
}

type Prefix = (&'static str, &'static [&'static str], bool);

/// Returns the longest word of approximation before a number, what it does not go with, and whether
/// it goes with 余 and 多.
fn prefix(p: &Passage<'_>, start: usize) -> Option<Prefix> {
    const PREFIXES: [(&[&str], &[&str], bool); 3] = [
        (ABOUT, &["左右", "上下"], true),
        (OVER, &["以上"], true),
        (UNDER, &["以下", "以内", "左右"], false),
    ];
    let found = PREFIXES.into_iter().flat_map(|(words, suffixes, with_about)| {
        let words = words.iter().filter(|word| p.ends(start, word));
        words.map(move |word| (*word, suffixes, with_about))
    });
    found.max_by_key(|(word, ..)| word.len())
}

/// Returns the word of approximation behind a number and its unit.
fn suffix(p: &Passage<'_>, end: usize) -> Option<(usize, &'static str)> {
    let words = ["左右", "上下", "以上", "以下", "以内"];
    (end..end + 5)
        .take_while(|at| *at == end || !super::passage::is_stop(p.before(*at)))
        .find_map(|at| Some((at, words.into_iter().find(|word| p.is(at, word))?)))
        .filter(|(at, _)| {
            !p.slice(end..*at).chars().any(|c| c.is_ascii_digit() || c == '，' || c == '的')
        })
}

const DECREASES: &[&str] =
    &["减少", "下降", "降低", "缩短", "缩小", "下跌", "减小", "回落", "压缩", "压减"];

/// N08: `事故减少2倍`.
fn decrease(p: &Passage<'_>, figure: &Figure, hits: &mut Vec<Hit>) {
    if figure.unit == Some('倍') && !figure.percent {
        decrease_of(p, figure.digits.start, figure.end, hits);
    }
}

/// The same of a number from `from` to `end`, behind which 倍 stands.
fn decrease_of(p: &Passage<'_>, mut from: usize, end: usize, hits: &mut Vec<Hit>) {
    for filler in ["近", "约", "了", "将近", "超过"] {
        if p.ends(from, filler) {
            from -= filler.chars().count();
        }
    }
    if p.ends(from, "了") {
        from -= 1;
    }
    if let Some(word) = DECREASES.iter().find(|word| p.ends(from, word)) {
        let start = from - word.chars().count();
        hits.push(Hit::new(RuleId::N08, start..end + 1));
    }
}

const CHANGES: &[&str] =
    &["增加", "提高", "上升", "提升", "减少", "下降", "降低", "压缩", "增长", "扩大"];

/// N10: `由20件增加30件`.
fn increase_to(p: &Passage<'_>, first: &Figure, second: &Figure, hits: &mut Vec<Hit>) {
    let between = p.slice(first.end..second.digits.start);
    let Some(change) = CHANGES.iter().find(|change| between.ends_with(**change)) else { return };
    let unit = between.strip_suffix(change).unwrap_or_default();
    let led = matches!(p.before(first.digits.start), '由' | '从')
        || p.ends_any(
            first.digits.start,
            &["由去年的", "从去年的", "由上年的", "从上年的", "由原来的", "从原来的"],
        );
    let same = match unit.chars().next() {
        Some(c) => second.unit == Some(c) && unit.chars().count() <= 3,
        None => first.percent && second.percent,
    };
    // 由20人增加5人 says how many came.
    let grows = !["减少", "下降", "降低", "压缩"].contains(change);
    let same = same && (!grows || second.value > first.value);
    let dated = unit.starts_with(['月', '日', '年', '时']);
    if led && same && !dated {
        let start = second.digits.start - change.chars().count();
        hits.push(
            Hit::new(RuleId::N10, start..second.digits.start)
                .arg(*change)
                .fix(format!("{change}到")),
        );
    }
}

const PARTS_OF_DAY: &[&str] = &["上午", "下午", "晚上", "中午", "凌晨", "早上"];

/// N16: `下午15时30分`.
fn hour(p: &Passage<'_>, figure: &Figure, hits: &mut Vec<Hit>) {
    let start = figure.digits.start;
    let Some(part) = PARTS_OF_DAY.iter().find(|part| p.ends(start, part)) else { return };
    let clock = matches!(p.at(figure.digits.end), '时' | '点' | '：' | ':')
        && !p.is(figure.digits.end, "时许多");
    if clock && (13.0..=24.0).contains(&figure.value) && figure.decimals == 0 {
        let from = start - part.chars().count();
        let hit = Hit::new(RuleId::N16, from..figure.digits.end).arg(*part);
        let contradicts = matches!(*part, "上午" | "凌晨" | "早上" | "中午");
        hits.push(if contradicts { hit } else { hit.fix(p.string(figure.digits.clone())) });
    }
}

/// N17: `80年代以来`.
fn decade(p: &Passage<'_>, digits: std::ops::Range<usize>, hits: &mut Vec<Hit>) {
    let text = p.slice(digits.clone());
    let decade = matches!(
        text,
        "10" | "20"
            | "30"
            | "40"
            | "50"
            | "60"
            | "70"
            | "80"
            | "90"
            | "二十"
            | "三十"
            | "四十"
            | "五十"
            | "六十"
            | "七十"
            | "八十"
            | "九十"
    );
    if !decade || !p.is(digits.end, "年代") {
        return;
    }
    let sentence = p.sentence(digits.start);
    let said = p.slice(sentence.start..digits.start);
    let lettered = p.is(digits.end + 2, "末") && said.ends_with('、');
    if !said.contains("世纪") && !said.ends_with(|c: char| c.is_ascii_digit()) && !lettered {
        hits.push(
            Hit::new(RuleId::N17, digits.start..digits.end + 2).fix(format!("20世纪{text}年代")),
        );
    }
}

/// What is written for a unit, and the unit it is meant to be.
const SYMBOLS: &[(&str, &str)] = &[
    ("KM", "千米"),
    ("Km", "千米"),
    ("kM", "千米"),
    ("KG", "千克"),
    ("Kg", "千克"),
    ("kG", "千克"),
    ("CM", "厘米"),
    ("Cm", "厘米"),
    ("MM", "毫米"),
    ("Mm", "毫米"),
    ("KW", "千瓦"),
    ("Kw", "千瓦"),
    ("kw", "千瓦"),
    ("KV", "千伏"),
    ("Kv", "千伏"),
    ("kv", "千伏"),
    ("HZ", "赫兹"),
    ("hz", "赫兹"),
    ("ML", "毫升"),
    ("Ml", "毫升"),
    ("M2", "平方米"),
    ("m2", "平方米"),
    ("M3", "立方米"),
    ("m3", "立方米"),
    ("Kwh", "千瓦时"),
    ("KWH", "千瓦时"),
    ("KWh", "千瓦时"),
    ("kwh", "千瓦时"),
    ("KPa", "千帕"),
    ("Kpa", "千帕"),
];

/// N18: `5KM`
fn unit_symbol(p: &Passage<'_>, figure: &Figure, hits: &mut Vec<Hit>) {
    let start = p.run(figure.end, |c| c == ' ');
    let end = p.run(start, |c| c.is_ascii_alphanumeric());
    let symbol = p.slice(start..end);
    if let Some((_, unit)) = SYMBOLS.iter().find(|(wrong, _)| *wrong == symbol) {
        hits.push(Hit::new(RuleId::N18, start..end).arg(symbol).fix(*unit));
    }
}
