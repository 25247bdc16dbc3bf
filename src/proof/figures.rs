//! Rules on single numbers: N05, N06, N16, N18.

use super::approx::spells_number;
use super::date::numeral;
use super::finding::Hit;
use super::number::{Figure, write};
use super::passage::{Passage, is_han, is_stop};
use super::rows::{Row, among, words};
use super::rule::{Level, RuleId};
use super::spots::Spot;
use std::collections::HashMap;
use std::sync::LazyLock;

pub fn check(p: &Passage<'_>, figures: &[Figure], hits: &mut Vec<Hit>) {
    for figure in figures {
        mixed(p, figure, hits);
        if figure.decimals == 0 {
            hour(p, figure.digits.clone(), figure.value, hits);
        }
        unit(p, figure, hits);
    }
    for (i, c) in p.spots(Spot::ODD | Spot::END | Spot::NUMERAL) {
        if c == '.' {
            bare_decimal(p, i, hits);
        } else if matches!(c, '．' | '。') {
            mark_for_point(p, i, hits);
        } else if matches!(c, '十' | '二') && !spells_number(p.before(i)) {
            let digits = i..p.run(i, spells_number);
            if is_clock(p, digits.end)
                && let Some(value) = numeral(p.slice(digits.clone()))
            {
                hour(p, digits, f64::from(value), hits);
            }
        }
    }
}

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

/// What is numbered one by one: 第1百场.
static SUNG: &Row = words!("场 名 位 次 个 家 件 例 天 期 届 万 零");

/// N05: `3千余人`, `1百零8户`.
fn mixed(p: &Passage<'_>, figure: &Figure, hits: &mut Vec<Hit>) {
    let start = figure.digits.start;
    let unit = |c: char| match c {
        '千' => Some(1000.0),
        '百' => Some(100.0),
        '十' => Some(10.0),
        _ => None,
    };
    let Some(first) = unit(p.at(figure.digits.end)) else {
        hits.extend(words_before(p, figure));
        return;
    };
    // 第1百场, but 第1百货商店
    let numbered = p.before(start) == '第' && !p.is_one(figure.digits.end + 1, SUNG);
    if p.is_any(figure.digits.end, MEASURES) || numbered || figure.value >= 1000.0 {
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
    if p.before(start) == '万' {
        let from = p.run_back(start - 1, |c| c.is_ascii_digit() || c == '.');
        if let Ok(before) = p.slice(from..start - 1).parse::<f64>() {
            let fixed = format!("{}万", write(before + value / 1e4));
            hits.push(Hit::new(RuleId::N05, from..at).fix(fixed));
            return;
        }
    }
    // 2～3千元: the first of a range says the same, and would say something else.
    let ranged = matches!(p.before(start), '～' | '~' | '—' | '-' | '至' | '到');
    let hit = Hit::new(RuleId::N05, start..at);
    hits.push(if ranged { hit } else { hit.fix(write(value)) });
}

/// `二十4名`, `三百50户`: a number that begins in words and ends in figures.
fn words_before(p: &Passage<'_>, figure: &Figure) -> Option<Hit> {
    let (start, end) = (figure.digits.start, figure.digits.end);
    let ten = match p.before(start) {
        '十' => 10.0,
        '百' => 100.0,
        '千' => 1000.0,
        '万' => 10_000.0,
        _ => return None,
    };
    let from = p.run_back(start, spells_number);
    let whole = figure.decimals == 0 && figure.value < ten && p.before(from) != '第';
    let text = p.slice(from..start).replace('两', "二");
    let words = match text.strip_suffix('万') {
        Some(before) => numeral(before).map(|before| before * 10_000),
        None => numeral(&text),
    };
    // 等十6个班次; 十4 may be a name.
    let ten = ten == 10.0
        && among!("个名人家项件次处户座台辆条所间亩吨天栋艘门株棵部份张册套组队场批", p.at(end));
    let words = words.filter(|_| whole && (start - from > 1 || ten))?;
    // 四十5G: Latin goes on there.
    let counted = is_han(p.at(end));
    counted.then(|| Hit::new(RuleId::N05, from..end).fix(write(f64::from(words) + figure.value)))
}

/// What is measured by a decimal, and no sentence begins with.
static MEASURED: &Row = words!(
    "摄氏度 平方 立方 公顷 亩 微克 毫克 个百分点 个工作日 个小时 个月 % ％ ‰ 万 亿 倍 元 公里 千米 米 厘米 毫米 吨 公斤 千克 克 斤 亩 公顷 度 平方 立方 升 \
    毫升 小时 秒 千伏 伏 安 安培 赫兹 牛 兆帕 千帕 帕 欧 欧姆 瓦 微米 纳米 ℃ 兆 千瓦 人次 折 成 分贝 mm cm km kg"
);

/// Words that lead to a number.
static LEADS: &Row = words!(
    "缩短了 提高了 下降了 上升了 降低了 增长了 减少了 提升了 延长了 增加了 万分之 千分之 百分之 零下 在 为 达 达到 减少 增加 下降 上升 提高 降低 提升 缩短 压缩 延长 扩大 收窄 高出 多出 剩余 约 近 增长 至 到 由 从 超过 低于 高于 小于 大于 不足 仅 每升 每吨 每亩 每公斤 每千克 每立方 每小时 每天 每户 每克 最低 最高 每平方 每人 人均 户均 平均 乘以 除以 系数 按 折合 折算成 折算为 值为 比为 小数 权重"
);

/// N06: `.8个百分点`, where no sentence ends.
fn bare_decimal(p: &Passage<'_>, i: usize, hits: &mut Vec<Hit>) {
    let end = p.run(i + 1, |c| c.is_ascii_digit());
    let before = p.before(i);
    let bare = is_han(before) || among!("，：:（、～—-±＋+≤≥<>＜＞=/ ", before) || i == 0;
    // Behind a word that leads to a number no sentence ends.
    let ended = is_han(p.at(end)) || is_stop(p.at(end)) || p.at(end) == '）';
    // ≥.85, .3～0.5毫米
    let signed = among!("≥≤＞＜±", before) && ended;
    let ranged = matches!(p.at(end), '～' | '~' | '—') && p.at(end + 1).is_ascii_digit();
    let led = p.ends_one(i, LEADS) && ended || signed || ranged;
    let bore = p.is_one(end, words!("口径 英寸"));
    // A cell of a table that holds nothing else.
    let cell = before == '\t' && matches!(p.at(end), '\t' | '\0') && end - i <= LONGEST_CELL;
    // 坡比1：.75
    let ratio = matches!(before, '：' | ':') && p.before(i - 1).is_ascii_digit();
    let bare = bare && !bore && (led || ratio || p.is_one(end, MEASURED));
    if end > i + 1 && (bare || cell) {
        hits.push(Hit::new(RuleId::N06, i..i + 1).fix("0."));
    }
}

/// The point and so many places.
const LONGEST_CELL: usize = 4;

/// N06: `增长．8%`, `提高。8个百分点`.
fn mark_for_point(p: &Passage<'_>, i: usize, hits: &mut Vec<Hit>) {
    let end = p.run(i + 1, |c| c.is_ascii_digit());
    let measured = p.is_one(end, words!("个百分点 % ％ ‰"));
    // 下降．6微克/立方米: no sentence ends with a point of that width.
    let wide = p.at(i) == '．' && p.at(end) != '．';
    let led = p.ends_one(i, CHANGED) || wide && p.ends_one(i, LEADS);
    if end > i + 1 && (measured || wide) && led {
        hits.push(Hit::new(RuleId::N06, i..i + 1).level(Level::Warning).fix("0."));
    }
}

/// Behind these a figure must stand.
static CHANGED: &Row =
    words!("增长 下降 提高 提升 上升 降低 增加 减少 回落 上涨 下跌 约 近 达到 高于 低于 仅");

static PARTS_OF_DAY: &Row = words!(
    "上午 下午 晚上 中午 凌晨 早上 傍晚 夜里 夜间 夜晚 深夜 午后 清晨 早晨 午夜 半夜 晚间 晚 夜"
);
/// They say more than the half of a day, and may be meant to.
static OF_LIGHT: &Row = words!("傍晚 夜里 夜间 夜晚 深夜 午夜 半夜 夜 清晨 晚间");
/// Whose hours are not those from 13 on.
static EARLY: &Row = words!("上午 凌晨 早上 中午 清晨 早晨");

/// Whether hours are told by the number that ends at `end`.
fn is_clock(p: &Passage<'_>, end: usize) -> bool {
    matches!(p.at(end), '时' | '点' | '：' | ':') && !p.is(end, "时许多")
}

/// N16: `下午15时30分`, `晚19时`, `下午十五时`.
fn hour(p: &Passage<'_>, digits: std::ops::Range<usize>, value: f64, hits: &mut Vec<Hit>) {
    if !is_clock(p, digits.end) || value > 24.0 {
        return;
    }
    let filler = p.word_before(digits.start, words!("约 大约 近 将近 的")).unwrap_or_default();
    let start = digits.start - filler.chars().count();
    let Some(part) = p.word_before(start, PARTS_OF_DAY) else { return };
    let from = start - part.chars().count();
    // 当晚19时 says which evening.
    let which = part.chars().count() == 1 && among!("当今昨明每前后周整", p.before(from));
    if which && from > 0 {
        if value >= 13.0 && among!("今昨明每", p.before(from)) {
            let hit = Hit::new(RuleId::N16, from..digits.end).arg(part);
            hits.push(hit.level(Level::Review));
        }
        return;
    }
    let hit = Hit::new(RuleId::N16, from..digits.end).arg(part);
    if value >= 13.0 {
        let early = EARLY.has(part);
        let hit = if OF_LIGHT.has(part) { hit.level(Level::Review) } else { hit };
        let fixed = format!("{}{}", filler.trim_end_matches('的'), p.slice(digits));
        hits.push(if early { hit } else { hit.fix(fixed) });
    } else if p.at(digits.start) == '0' && digits.len() == 2 && value > 0.0
        || !EARLY.has(part) && goes_on_by_24(p, digits.end)
        || is_beside_24(p, from, part)
    {
        hits.push(hit.level(Level::Review));
    }
}

/// `自8时30分开始，上午11时15分结束`: an hour stands before it in the sentence that tells no part of the day.
fn is_beside_24(p: &Passage<'_>, from: usize, part: &str) -> bool {
    let (clause, sentence) = (p.clause(from).start, p.sentence(from).start);
    let before = p.figures_within(sentence..clause).iter().rev();
    let mut hours = before.filter(|f| f.decimals == 0 && p.at(f.end) == '时' && f.value <= 24.0);
    let bare = |f: &Figure| {
        let said = p.slice(p.clause(f.digits.start).start..f.digits.start);
        !PARTS_OF_DAY.stands_in(said) && !p.before(f.digits.start).is_ascii_digit()
    };
    matches!(part, "上午" | "下午") && sentence < clause && hours.any(bare)
}

/// `下午3时至17时`: the second hour is of 24.
fn goes_on_by_24(p: &Passage<'_>, at: usize) -> bool {
    let end =
        p.run_within(at, 4, |c| c.is_ascii_digit() || matches!(c, '时' | '点' | '分' | ':' | '：'));
    let from = end + 1;
    let to = p.run_within(from, 2, |c| c.is_ascii_digit());
    let hour = p.slice(from..to).parse::<u32>().is_ok_and(|hour| (13..=24).contains(&hour));
    matches!(p.at(end), '至' | '到' | '—' | '～' | '-') && hour && is_clock(p, to)
}

/// What is written for a unit, and the unit it is meant to be.
const SYMBOLS: &str = "KM/h千米/时 Km/h千米/时 KM/H千米/时 km/H千米/时 KM千米 Km千米 kM千米 KMS千米 kms千米 KG千克 Kg千克 kG千克 KGS千克 \
    kgs千克 CM厘米 Cm厘米 MM毫米 Mm毫米 KW·h千瓦时 KW.h千瓦时 kw·h千瓦时 kw.h千瓦时 KW/h千瓦时 KW·H千瓦时 KW.H千瓦时 Kwh千瓦时 \
    KWH千瓦时 KWh千瓦时 kwh千瓦时 KW千瓦 Kw千瓦 kw千瓦 KVA千伏安 Kva千伏安 kva千伏安 KV千伏 Kv千伏 kv千伏 MVa兆伏安 GHZ吉赫 \
    Ghz吉赫 MHZ兆赫 Mhz兆赫 KHZ千赫 Khz千赫 KHz千赫 HZ赫兹 hz赫兹 ML毫升 Ml毫升 KPa千帕 Kpa千帕 KPA千帕 kpa千帕 Mpa兆帕 MPA兆帕 mpa兆帕 \
    KN千牛 Kn千牛 Min分钟 MIN分钟 Hr小时 Hrs小时 Sec秒 SEC秒 KMH千米/时 DB分贝 Db分贝 db分贝 CC毫升 cc毫升 MG/L毫克/升 Mg/L毫克/升 Kgs千克 Mu亩 mu亩 °c℃ HA公顷 Ha公顷 ug微克 KCAL千卡 Kcal千卡 KJ千焦 Kj千焦 CM2平方厘米 KM2平方千米 \
    Km2平方千米 M2平方米 M3立方米";
/// Symbols that lost their raised figure.
const FLAT: &str =
    "m2平方米 m3立方米 km2平方千米 cm2平方厘米 mm2平方毫米 cm3立方厘米 dm3立方分米 hm2公顷";
/// The units that symbols are meant to be.
type Units = HashMap<&'static str, &'static str>;
static UNITS: LazyLock<Units> = LazyLock::new(|| units(SYMBOLS));
static FLAT_UNITS: LazyLock<Units> = LazyLock::new(|| units(FLAT));

fn units(rows: &'static str) -> Units {
    let parts = |row: &'static str| row.split_at_checked(row.find(is_han)?);
    rows.split_whitespace().filter_map(parts).collect()
}

/// Words for units that are no legal ones, and what some of them are.
static WORDS: &Row = words!(
    "平米平方米 公分厘米 公升升 立升升 公尺米 公倾公顷 公亩 公吨吨 公哩公里 立方立方米 平方平方米 华里 市斤 市尺 市里 英里 英尺 英寸"
);
/// Words that only begin so.
static OTHER_WORDS: &Row = words!(
    "立方米 立方分米 立方厘米 立方毫米 立方千米 立方公里 立方体 立方英尺 平方米 平方公里 平方千米 平方厘米 平方分米 \
    平方毫米 平方英尺 平方公尺 平方根 平方里 平方尺 平方寸 平方丈 平方英 平方码 平方海里 平方和 平方差 平方反比 立方尺 立方根 立方和 立方差 市里的 \
    英尺集装箱 英尺标准箱 英尺标箱 英尺箱 英尺柜 英尺货柜 英尺冷藏 英寸屏 英寸显示 英寸液晶 英寸触 英寸管 英寸硬盘"
);

/// Behind what a figure is a length, or a weight; nothing else is.
static LENGTHS: &Row =
    words!("长 宽 深 高 厚 长度 宽度 深度 高度 厚度 直径 半径 间距 跨度 水深 全长 距离 净宽 净高");
static WEIGHTS: &Row = words!("重 载重 净重 总重 自重 重量 吨位");
static NO_LENGTHS: &Row = words!("带宽 时长 网宽 升高 提高 增长");

/// How much a bracket holds between what is measured and its figure.
const LONGEST_BRACKET: usize = 6;

/// Returns what `M` behind `底宽30` and `T` behind `载重3` are meant to be.
fn one_capital(p: &Passage<'_>, figure: &Figure, start: usize) -> Option<&'static str> {
    let alone = !p.at(start + 1).is_ascii_alphanumeric();
    let at = p.run_back_within(figure.digits.start, 2, |c| matches!(c, '为' | '达' | '约'));
    // 长度（单件）为3M
    let bracket = p.run_back_within(at.saturating_sub(1), LONGEST_BRACKET, is_han);
    let told = p.before(at) == '）' && p.before(bracket) == '（';
    let at = if told { bracket - 1 } else { at };
    let of = |words: &Row| alone && p.ends_one(at, words) && !p.ends_one(at, NO_LENGTHS);
    match p.at(start) {
        'M' if of(LENGTHS) => Some("米"),
        'T' if of(WEIGHTS) => Some("吨"),
        _ => None,
    }
}

/// N18: `5KM`, `200平米`.
fn unit(p: &Passage<'_>, figure: &Figure, hits: &mut Vec<Hit>) {
    let rows = WORDS.beginning(p.at(figure.end));
    let mut rows = rows.filter_map(|row| row.split_at_checked("平米".len()));
    let word = rows.find(|(word, _)| p.is(figure.end, word));
    if let Some((word, unit)) = word.filter(|_| !p.is_one(figure.end, OTHER_WORDS)) {
        let end = figure.end + word.chars().count();
        let hit = Hit::new(RuleId::N18, figure.end..end).case(1).arg(word);
        hits.push(if unit.is_empty() { hit.level(Level::Review) } else { hit.fix(unit) });
        return;
    }
    let start = p.run(figure.end, |c| c == ' ');
    if !p.at(start).is_ascii_alphabetic() {
        return;
    }
    if let Some(unit) = one_capital(p, figure, start) {
        let hit = Hit::new(RuleId::N18, start..start + 1).arg(p.slice(start..start + 1)).fix(unit);
        hits.push(hit);
        return;
    }
    let latin = |c: char| c.is_ascii_alphanumeric();
    let joined = |c: char| latin(c) || matches!(c, '/' | '·' | '.');
    let (end, long) = (p.run(start, latin), p.run(start, joined));
    for (units, level) in [(&*UNITS, None), (&*FLAT_UNITS, Some(Level::Review))] {
        for end in [long, end].into_iter().filter(|end| *end > start) {
            let symbol = p.slice(start..end);
            let Some(unit) = units.get(symbol) else { continue };
            let hit = Hit::new(RuleId::N18, start..end).arg(symbol).fix(*unit);
            hits.push(match level {
                Some(level) => hit.level(level),
                None => hit,
            });
            return;
        }
    }
}
