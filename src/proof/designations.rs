//! Rules on document numbers, P29, and on the names of days, P30.

use super::finding::Hit;
use super::number::Figure;
use super::passage::{Passage, is_han};
use super::rows::{Row, among, words};
use super::rule::{Level, RuleId};
use super::spots::Spot;

pub fn check(p: &Passage<'_>, figures: &[Figure], hits: &mut Vec<Hit>) {
    // Of the many marks only those may stand for a dot that stand behind a month.
    let stops = p.rows(Spot::STOP).zip(p.behind(Spot::NUMERAL, 1));
    let rows = p.rows(Spot::ODD | Spot::PAIRED).zip(stops);
    for (i, c) in p.standing(rows.map(|(others, (stops, months))| others | stops & months)) {
        if opens_number(c) {
            document_number(p, i, hits);
            year_outside(p, i, hits);
        } else if is_dot(c) {
            chinese_day(p, i, hits);
        }
    }
    for figure in figures {
        without_brackets(p, figure, hits);
        name_of_day(p, figure, hits);
    }
}

fn opens_number(c: char) -> bool {
    matches!(
        c,
        '〔' | '﹝' | '[' | '［' | '（' | '(' | '【' | '{' | '〈' | '<' | '《' | '“' | '‘' | '「'
    )
}

const CLOSING: &str = "〕﹞]］）)】}〉>》”’」";
/// How the code of an office ends, behind which its documents are numbered.
static CODES: &Row =
    words!("发 字 函 政 办 令 纪 纪要 呈 报 请 电 通 党 人 财 委 组 宣 党组 党委 规 审 批 复 密");

/// How the codes end of those who number cases and expert opinions.
static CASES: &Row = words!(
    "案字 裁字 仲字 罚字 罚决字 鉴字 估字 评字 审字 验字 检字 拍字 执字 诉字 赔字 证字 民字 刑字 监字 鉴定字 评报字"
);

/// P29: `某办发[2024]03号`, `〔2024〕第3号`, `〔24〕6号`.
fn document_number(p: &Passage<'_>, i: usize, hits: &mut Vec<Hit>) {
    let chinese = |c: char| among!("〇○零一二三四五六七八九", c);
    let year_end = p.run(i + 1, |c| c.is_ascii_digit() || chinese(c));
    // （〔2024〕第08号）
    let led =
        is_han(p.before(i)) || p.at(i) == '〔' && matches!(p.before(i), '\0' | '（' | '，' | '》');
    // 宁劳人仲案〔2024〕第386号: those who arbitrate, examine or punish number their cases so.
    let case = p.before(i) == '案' || p.ends_one(i, CASES);
    let Some(year) = year_of(p.slice(i + 1..year_end)).filter(|_| led && !case) else {
        return;
    };
    let close = year_end + usize::from(p.at(year_end) == '年');
    let of_documents = among!("〔﹝[［【", p.at(i));
    let usual = of_documents || among!("（(", p.at(i)) && year_end == i + 5;
    if !among!(CLOSING, p.at(close)) || !(usual || p.ends_one(i, CODES)) {
        return;
    }
    let mut at = p.run(close + 1, |c| c == ' ');
    let mut plain = p.at(i) == '〔' && p.at(close) == '〕' && at == close + 1 && close == i + 5;
    plain &= p.at(i + 1).is_ascii_digit();
    if p.at(at) == '第' {
        at += 1;
        plain = false;
    }
    // 第〔2024〕3号
    let before = usize::from(p.at(i) == '〔' && p.before(i) == '第');
    plain &= before == 0;
    if p.at(i) == '〔' && is_spelt(p, at) {
        hits.extend(spelt_number(p, i, at, &year));
        return;
    }
    let digits = p.run(at, |c| c.is_ascii_digit());
    let end = p.run(digits, |c| c == ' ');
    plain &= end == digits;
    let end = if p.at(end) == '号' { end } else { digits };
    let numbered = p.at(end) == '号';
    if end == at || !(numbered || is_without_sign(p, i, end)) {
        return;
    }
    let number = p.slice(at..digits).trim_start_matches('0');
    plain &= number.len() == digits - at && numbered;
    // Courts number their cases in round brackets, with their own code behind the year.
    if !plain && !number.is_empty() {
        let fixed = format!("〔{year}〕{number}号");
        hits.push(Hit::new(RuleId::P29, i - before..end + usize::from(numbered)).fix(fixed));
    }
}

/// Whether the number of a document ends without its 号: one is spoken of, and its code stands before, or nothing more
/// is told of it, `青发改价格〔2024〕33` in a cell.
fn is_without_sign(p: &Passage<'_>, i: usize, end: usize) -> bool {
    let spoken_of = p.is_one(end, words!("文 《 精神 要求 规定")) && p.ends_one(i, CODES);
    let cut = p.at(i) == '〔' && p.at(i + 5) == '〕' && is_han(p.before(i)) && closes(p.at(end));
    spoken_of || cut
}

/// Whether nothing more is told of a document behind its number.
fn closes(c: char) -> bool {
    matches!(c, '\0' | '\t' | '|' | '）' | '，' | '。' | '；' | '、')
}

fn is_spelt_digit(c: char) -> bool {
    among!("一二三四五六七八九十百", c)
}

/// 〔2024〕五号
fn is_spelt(p: &Passage<'_>, at: usize) -> bool {
    is_spelt_digit(p.at(at)) && p.at(p.run(at, is_spelt_digit)) == '号'
}

fn spelt_number(p: &Passage<'_>, i: usize, at: usize, year: &str) -> Option<Hit> {
    let end = p.run(at, is_spelt_digit);
    let number = super::date::numeral(p.slice(at..end))?;
    Some(Hit::new(RuleId::P29, i..end + 1).fix(format!("〔{year}〕{number}号")))
}

/// P29: `政发2024〔5〕号`: the brackets hold the number.
fn year_outside(p: &Passage<'_>, i: usize, hits: &mut Vec<Hit>) {
    let year = i.saturating_sub(4);
    let end = p.run(i + 1, |c| c.is_ascii_digit());
    let held = end > i + 1 && end < i + 5 && among!(CLOSING, p.at(end)) && p.at(end + 1) == '号';
    if !held || !p.ends_one(year, CODES) {
        return;
    }
    if let Some(year_of) = year_of(p.slice(year..i)).filter(|year| year.len() == 4) {
        let number = p.slice(i + 1..end).trim_start_matches('0');
        let fixed = format!("〔{year_of}〕{number}号");
        hits.push(Hit::new(RuleId::P29, year..end + 2).fix(fixed));
    }
}

/// P29: `政办发2024年第5号`, behind the code of an office.
fn without_brackets(p: &Passage<'_>, figure: &Figure, hits: &mut Vec<Hit>) {
    let (start, at) = (figure.digits.start, figure.digits.end);
    let year = at - start == 4 && (1949.0..2100.0).contains(&figure.value) && p.at(at) == '年';
    // 《通知》（青农渔2024年19号）
    let code = p.run_back_within(start, LONGEST_CODE, is_han);
    let noted = code < start && p.before(code) == '（' && p.before(code - 1) == '》';
    if !year || !(noted || p.ends_one(start, CODED)) {
        return;
    }
    let from = at + 1 + usize::from(p.at(at + 1) == '第');
    let end = p.run(from, |c| c.is_ascii_digit());
    if end > from && end < from + 5 && p.at(end) == '号' {
        let fixed = format!("〔{}〕{}号", p.slice(start..at), p.slice(from..end));
        let hit = Hit::new(RuleId::P29, start..end + 1).fix(fixed);
        let office = p.ends_one(start, words!("发 字 函"));
        hits.push(hit.level(if office { Level::Warning } else { Level::Review }));
    }
}

const LONGEST_CODE: usize = 8;

/// Behind what the year and number of a document stand.
static CODED: &Row = words!("发 字 函 政府 市委 县委 区委 省委 办公室 局");

/// Reads the year of a document, which may be written short or in Chinese.
fn year_of(text: &str) -> Option<String> {
    let digit = |c: char| match c {
        '○' | '零' => Some('0'),
        c if c.is_ascii_digit() => Some(c),
        c => "〇一二三四五六七八九"
            .chars()
            .position(|n| n == c)
            .and_then(|n| char::from_digit(n as u32, 10)),
    };
    // Nearly all is no year, which the first character tells.
    text.chars().next().and_then(digit)?;
    let digits: String = text.chars().map(digit).collect::<Option<_>>()?;
    let value: u32 = digits.parse().ok()?;
    match (digits.len(), value) {
        (4, 1900..=2099) => Some(digits),
        (2, 0..=49) if text.is_ascii() => Some(format!("20{digits}")),
        (2, 80..) if text.is_ascii() => Some(format!("19{digits}")),
        _ => None,
    }
}

/// What happened on a day that gave it its name, or is done on it.
static EVENTS: &Row = words!(
    "纪念 中华 慈善 职业 心理 事件 事变 地震 大地震 汶川 玉树 事故 专案 晚会 惨案 火灾 特大 重大 较大 消费者 国际 禁毒 洪灾 洪水 讲话 \
    爆炸 矿难 泥石流 消防 运动 系列 防灾 宣传 案 特别重大 抗震 大轰炸 坍塌 一般 交通 警报 防空 国耻 抗战 烈士 护士节 助残 全民 教育日 宣传日 消费 环境 爱眼 爱耳 无烟 扶贫 档案 安全 阅兵 世界 \
    全国 主题 期间 前后 活动 当天 当日 普法 国家 宪法 起义 大阅兵 阅兵 灾后 较大 杀人 涉 电信 网络 水灾 台风 暴雨"
);
/// What names an event by its day without quotation marks too.
static SURE_EVENTS: &Row = words!(
    "事变 事件 惨案 地震 大地震 专案 国际消费者 国家宪法日 防灾减灾日 全国防灾 国际禁毒 \
    全国消防 消防宣传 国际妇女 国际劳动 烈士纪念日 全民国家安全 国际志愿者 世界环境日 世界水日 国家公祭 特大 特别重大 抗战胜利"
);
/// Days by whose figures everybody knows them.
static KNOWN: &Row = words!(
    "3.15 12.4 9.18 5.12 7.1 8.1 5.4 6.1 10.1 3.8 5.1 12.9 1.9 4.15 6.26 11.9 12.13 7.7 9.3 1.10 6.5 3.22 3.12 \
    8.15 9.30 10.17 9.5 12.1 6.18 5.19 9.10 4.22 4.26 4.7 12.5 6.6 6.14 11.11 12.12 8.19 12.2 7.20"
);

fn is_dot(c: char) -> bool {
    matches!(c, '·' | '.' | '．' | '•' | '・' | '∙' | '‧' | '、' | '-' | '—' | '/' | '／')
}

fn is_quoted(p: &Passage<'_>, range: std::ops::Range<usize>) -> bool {
    matches!((p.before(range.start), p.at(range.end)), ('“', '”') | ('‘', '’') | ('"', '"'))
}

/// P30: `“9.18”事变`.
fn name_of_day(p: &Passage<'_>, figure: &Figure, hits: &mut Vec<Hit>) {
    let digit = |c: char| c.is_ascii_digit();
    let start = figure.digits.start;
    let point = p.run(start, digit);
    let mark = p.at(point);
    if !is_dot(mark) {
        hits.extend(undotted_day(p, start..point));
        return;
    }
    let end = p.run(point + 1, digit);
    let (month, day) = (p.slice(start..point), p.slice(point + 1..end));
    let fits = |part: &str, most: u32| {
        part.len() <= 2 && part.parse::<u32>().is_ok_and(|n| (1..=most).contains(&n))
    };
    if mark == '·' || month.starts_with('0') || !fits(month, 12) || !fits(day, 31) {
        return;
    }
    let quoted = is_quoted(p, start..end);
    let known = || KNOWN.has(&format!("{month}.{day}"));
    // “3.15消费者权益日”, “9.3阅兵”
    let opened = matches!(p.before(start), '“' | '‘' | '"') && mark == '.';
    // 得分为“9.18”，
    let valued = || start > 0 && p.before(start - 1) == '为' && p.is_of(end + 1, Spot::STOP);
    let shown = valued()
        || names_thing(p, start)
        || p.is_one(end + 1, words!("字样 刻度 标记 标识 一档 档 数值 读数"));
    let named = match quoted {
        _ if shown => false,
        _ if opened && (known() && p.is_one(end, EVENTS) || names_day(p, end)) => true,
        true => {
            p.is_one(end + 1, EVENTS)
                || (mark == '.' || known()) && names_day(p, end + 1)
                || (mark == '.'
                    && known()
                    && !p.is_one(end + 1, words!("个 版 系统 软件 倍 分 万 亿 元 米 %")))
                || among!("•・∙‧", mark) && known()
                || mark == '.' && (happened(p, end + 1) || is_day_for(p, end + 1))
        }
        false => {
            mark == '.' && p.is_one(end, SURE_EVENTS) && known()
                || p.is_one(end, words!("事变 惨案"))
        }
    };
    if named {
        let hit = Hit::new(RuleId::P30, start..end).fix(format!("{month}·{day}"));
        // These look like the right one.
        let alike = matches!(mark, '•' | '・' | '∙' | '‧');
        hits.push(if alike { hit.level(Level::Warning) } else { hit });
    }
}

/// “12.8”统计法宣传活动
fn is_day_for(p: &Passage<'_>, from: usize) -> bool {
    words!("宣传 建队日 纪念日 主题日").stands_in(p.slice(from..p.run_within(from, 8, is_han)))
}

/// 编号为“5•12”: what is quoted names a thing.
fn names_thing(p: &Passage<'_>, start: usize) -> bool {
    start > 1 && p.ends_one(start - 1, words!("编号为 代号为 型号为 标号为 标有"))
}

/// Numbers by which one calls, and days everybody writes without a point.
static CALLED: &Row = words!("110 119 120 122 618 114 123");

/// What a day of two figures is known by.
static OF_SHORT: &Row = words!("纪念 表彰 青年 妇女 儿童 护士 国际 期间 前夕 节日");

/// `“315”国际消费者权益日`: month and day run together.
fn undotted_day(p: &Passage<'_>, digits: std::ops::Range<usize>) -> Option<Hit> {
    if !(2..=4).contains(&digits.len()) {
        return None;
    }
    let end = digits.end;
    let quoted = is_quoted(p, digits.start..end);
    if !(quoted || p.is_one(end, SURE_EVENTS)) {
        return None;
    }
    let long = digits.len() > 2;
    let told = match quoted {
        true if long => p.is_one(end + 1, EVENTS),
        true => p.is_one(end + 1, SURE_EVENTS) || p.is_one(end + 1, OF_SHORT),
        false => long,
    };
    let run = p.slice(digits.clone());
    let cuts = (1..run.len()).filter_map(|at| run.split_at_checked(at));
    let known = |(month, day): &(&str, &str)| KNOWN.has(&format!("{month}.{day}"));
    let (month, day) = cuts.filter(|_| told && !CALLED.has(run)).find(known)?;
    let hit = Hit::new(RuleId::P30, digits).fix(format!("{month}·{day}"));
    Some(if quoted { hit } else { hit.level(Level::Review) })
}

/// Whether what befell somebody on a day is told behind it: `“1.17”冰场塌棚事故`.
fn happened(p: &Passage<'_>, at: usize) -> bool {
    let end = p.run_within(at, LONGEST_DAY, is_han);
    let version = p.is_one(at, words!("版 系统 个 倍 级 万 亿 元"));
    !version
        && words!("问题 事故 爆炸 火灾 坍塌 塌方 透水 泄漏 中毒 沉船 空难 洪灾 山洪 滑坡 泥石流 地震 冰灾 雪灾 风灾 专案 命案 血案 惨案 事件")
            .stands_in(p.slice(at..end))
}

/// So many characters at most has what a day is called behind its figures.
const LONGEST_DAY: usize = 10;

/// Whether what stands at `at` is what a day is called: `中国医师节`, `政务公开日`.
fn names_day(p: &Passage<'_>, at: usize) -> bool {
    let end = p.run_within(at, LONGEST_DAY, is_han);
    let ends = |i: &usize| {
        matches!(p.at(*i), '日' | '节' | '周')
            && !p.is_any(*i + 1, &["常", "期", "约", "省", "能", "点", "目", "边"])
    };
    // “2.5”天弹性工作日
    let named = words!("工作日 休息日 双休日 休假日").stands_in(p.slice(at..end))
        || p.is_one(at, words!("个 天 倍 版 级 万 亿 元 米"));
    !named && (at + 2..end).any(|i| ends(&i))
}

/// P30: `“九.一八”`, `“五·四”`. In Chinese only 一月, 十一月 and 十二月 are parted from the day.
fn chinese_day(p: &Passage<'_>, i: usize, hits: &mut Vec<Hit>) {
    let numeral = |c: char| among!("一二三四五六七八九十〇零卅", c);
    // Nearly all are marks between words.
    if !numeral(p.before(i)) || !numeral(p.at(i + 1)) {
        return;
    }
    let (start, end) = (p.run_back(i, numeral), p.run(i + 1, numeral));
    let (month, day) = (p.slice(start..i), p.slice(i + 1..end));
    let quoted = is_quoted(p, start..end);
    let dotted = !matches!(p.at(i), '、' | '-' | '—');
    let named = quoted && (dotted || p.is_one(end + 1, EVENTS))
        || dotted
            && p.is_one(end, words!("事变 惨案 运动 青年节 建军节 劳动节 儿童节 妇女节 指示"));
    let is_month = [
        "一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二", "一一", "一二",
    ]
    .contains(&month);
    // “九一·八”: the point stands a character too late.
    let late = quoted && matches!((month, day), ("九一", "八"));
    if !(is_month && named || late) || day.is_empty() || end - start > 5 {
        return;
    }
    let fixed = match (month, day) {
        ("一", "二八") => "一·二八".to_string(),
        ("一", "一九") if p.is(end + 1, "消防") => "一一·九".to_string(),
        ("一", "二九") | ("一二" | "十二", "九") => "一二·九".to_string(),
        ("一" | "一一" | "一二", _) => format!("{month}·{day}"),
        ("十一", _) => format!("一一·{day}"),
        ("十二", _) => format!("一二·{day}"),
        _ => format!("{month}{day}"),
    };
    if p.slice(start..end) != fixed {
        hits.push(Hit::new(RuleId::P30, start..end).case(1).fix(fixed));
    }
}
