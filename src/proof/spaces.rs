//! P28: spaces beside figures and Latin words, and those that slipped into a sentence.

use super::finding::Hit;
use super::passage::{Passage, is_full_mark, is_han, is_stop};
use super::rows::{Row, words};
use super::rule::{Level, RuleId};
use super::spots::Spot;

/// Whether the space at `i` parts a number from what it belongs to. At the start of a line a name and a
/// number may stand apart, as in 附件 1.
fn leads_number(p: &Passage<'_>, i: usize) -> bool {
    let beside = is_han(p.before(i)) && p.at(i + 1).is_ascii_digit();
    beside && (i > 2 || p.ends_one(i, COUNTING) || counts(p, i + 1))
}

/// Whether the number at `at` counts things, and a space stands behind it too: `经费 120 万元`.
fn counts(p: &Passage<'_>, at: usize) -> bool {
    let end = p.run(at, |c| c.is_ascii_digit() || matches!(c, '.' | ','));
    let unit = words!("万 亿 元 户 亩 吨 公里 平方米 人次 名 家 项 个 台 件 %");
    p.at(end) == ' ' && p.is_one(end + 1, unit) && !p.is_one(end + 1, words!("名单 名称 名录 项目"))
}

/// What a line begins with that counts, and names nothing.
static COUNTING: &Row = words!(
    "第 共 约 达 近 超 有 仅 在 从 至 到 每 于 自 以 为 按 用 花 需 合计 共计 总计 其中 截至 完成 今年 去年 全年 同比 \
    增长 下降 新增 累计 平均 每年 每月 将于 计划 安排 投入 召开 组织 开展 预计 大约"
);

/// What belongs to what follows it in a sentence.
static LEADS_ON: &Row =
    words!("已 均已 均 将 的 了 在 对 把 被 由 从 为 与 和 及 并 可 应 须 要 不 未 正 仍");

/// P28: `两座水塔均已　喷涂防腐漆，…。`: a wide space within a sentence.
pub fn wide(p: &Passage<'_>, i: usize, hits: &mut Vec<Hit>) {
    let amid = i - p.run_back(i, is_han) > LONGEST_NAME && is_han(p.at(i + 1));
    let sentence = || p.before(p.len()) == '。' && p.text.matches('\u{3000}').take(2).count() == 1;
    if amid && p.ends_one(i, LEADS_ON) && sentence() {
        hits.push(Hit::new(RuleId::P28, i..i + 1).level(Level::Review).fix(""));
    }
}

/// P28: `共 12 项`, `各单位 要重视`.
pub fn check(p: &Passage<'_>, i: usize, hits: &mut Vec<Hit>) {
    let (before, next) = (p.before(i), p.at(i + 1));
    let figure = |c: char| c.is_ascii_digit() || c == '%';
    let behind = figure(before) && (is_han(next) || next == '%' || is_full_mark(next));
    // What stays apart from what is before it stays so from what is behind it.
    let start = p.run_back(i, |c| figure(c) || matches!(c, '.' | ','));
    let loose = p.before(start) == ' ' && !leads_number(p, start - 1);
    // 9:00—10:30 听取报告
    let timed = || {
        next != '年' && p.slice(0..i).chars().all(|c| c.is_ascii_digit() || ":：—-～".contains(c))
    };
    // 自9 月起
    let dated = || is_han(p.before(start)) && matches!(next, '月' | '日' | '年' | '时');
    let beside = behind && (i > 2 || dated()) && !loose && !timed() || leads_number(p, i);
    if beside && (is_behind_code(p, i) || is_row_of_cells(p)) {
        return;
    }
    if beside_mark(p, i) || latin_behind(p, i) || around_word(p, i) || beside_quoted(p, i) {
        hits.push(Hit::new(RuleId::P28, i..i + 1).level(Level::Review).fix(""));
        return;
    }
    if beside || latin_apart(p, i) || (is_han(before) && slipped(p, i)) {
        hits.push(Hit::new(RuleId::P28, i..i + 1).fix(""));
    }
}

/// Whether a line is a row of a table that spaces part: `城东水厂 630 50%`, `水厂：城东 检测次数：366 合格次数：366`,
/// `第一组 55 301会议室 何丽`, or ends with hours.
fn is_row_of_cells(p: &Passage<'_>) -> bool {
    if p.len() > LONGEST_ROW || p.spots(Spot::STOP).any(|(_, c)| !matches!(c, '：' | '；' | '、'))
    {
        return false;
    }
    let cells: Vec<&str> = p.text.split(' ').collect();
    let digit = |cell: &&str| cell.starts_with(|c: char| c.is_ascii_digit());
    let figure = |cell: &&str| digit(cell) && cell.is_ascii();
    let figures = cells.iter().rev().take_while(|cell| figure(cell)).count();
    // 投资 120 万元: what is counted stands apart from its figure.
    let pairs = cells.windows(2);
    let counted =
        |pair: &[&str]| matches!(pair, [one, other] if figure(one) && UNITS.begins(other));
    let told = cells.len() > 2 && cells.iter().any(digit) && !pairs.into_iter().any(counted);
    let clock = cells.len() == 2 && cells.last().is_some_and(|cell| figure_of_clock(cell));
    figures > 1 || told || clock || cells.iter().filter(|cell| cell.contains('：')).count() > 1
}

/// `9:00—17:00`
fn figure_of_clock(cell: &str) -> bool {
    let sign = |c: char| c.is_ascii_digit() || matches!(c, ':' | '：' | '—' | '-' | '～');
    cell.contains([':', '：']) && cell.chars().all(sign)
}

/// Whether the space at `i` stands behind the number of a line that has parts or a letter: `B.2 系统验收`, `附表1 小组`.
fn is_behind_code(p: &Passage<'_>, i: usize) -> bool {
    let code = p.slice(0..i);
    let parts = code.contains(['.', '-'])
        && code.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '-'));
    let digits = code.trim_end_matches(|c: char| c.is_ascii_digit());
    let named = matches!(digits, "附表" | "附图" | "附录" | "附件" | "表" | "图");
    (parts || named) && is_han(p.at(i + 1)) && !p.is_one(i + 1, UNITS)
}

/// What things are counted by.
static UNITS: &Row = words!(
    "万 亿 元 户 亩 吨 公里 千米 米 平方 立方 人 名 位 家 项 个 台 件 次 起 场 倍 座 条 艘 辆 套 处 所 支 本 册 株 头 只 届 篇 份 间 栋 批 \
    年 月 日 时 岁 天 公斤 千克 克 千瓦 期 % ℃"
);

const LONGEST_ROW: usize = 60;

/// Whether a Latin word stands apart behind the space at `i`, within a sentence: `使用 OFD 格式`.
fn latin_apart(p: &Passage<'_>, i: usize) -> bool {
    let end = p.run_within(i + 1, LONGEST_LATIN, |c| c.is_ascii_alphanumeric());
    let word = end > i + 1 && p.at(i + 1).is_ascii_alphabetic();
    i > 1 && word && is_han(p.before(i)) && p.at(end) == ' ' && is_han(p.at(end + 1))
}

/// Whether the only space of a sentence parts a word of capitals from what is before it, not from what is
/// behind it: `市民卡中心启用 OA系统后，…`. What is named first may stand apart.
fn latin_behind(p: &Passage<'_>, i: usize) -> bool {
    let end = p.run_within(i + 1, LONGEST_LATIN, |c| c.is_ascii_uppercase());
    let word = end > i + 2 && is_han(p.at(end)) && is_han(p.before(i));
    word && i - p.run_back(i, is_han) >= LEAST_BEFORE
        && p.before(p.len()) == '。'
        && p.text.matches(' ').count() == 1
}

/// Whether the space at `i` is one of the only two of a sentence, with one word between them: `加装 北斗 定位终端`.
fn around_word(p: &Passage<'_>, i: usize) -> bool {
    let told = p.before(p.len()) == '。' && is_han(p.before(i)) && is_han(p.at(i + 1));
    if !told || p.text.matches(' ').take(3).count() != 2 {
        return false;
    }
    let (open, close) = match p.find(i + 1, " ") {
        Some(close) => (i, close),
        None => match p.find(0, " ") {
            Some(open) => (open, i),
            None => return false,
        },
    };
    let within = close - open - 1;
    let word = (1..=LONGEST_WORD).contains(&within) && (open + 1..close).all(|at| is_han(p.at(at)));
    let before = open - p.run_back(open, is_han);
    // 张建国 县医院 主治医师
    let person = p.is_of(open + 1, Spot::SURNAME) && within <= 3;
    let long = before >= LEAST_BEFORE - if person { 0 } else { 2 };
    word && long && is_han(p.at(close + 1)) && is_han(p.before(open))
}

const LONGEST_WORD: usize = 5;

/// Whether the space at `i` parts what is quoted or named in 《》 from a sentence around it: `推行 “光盘” 行动`.
fn beside_quoted(p: &Passage<'_>, i: usize) -> bool {
    let opens = is_han(p.before(i)) && matches!(p.at(i + 1), '“' | '《');
    let closes = matches!(p.before(i), '”' | '》') && (is_han(p.at(i + 1)) || is_stop(p.at(i + 1)));
    (opens || closes)
        && p.before(p.len()) == '。'
        && i > LEAST_BEFORE - 3
        && p.text.matches(' ').take(3).count() <= 2
}

/// Whether the only space of a sentence stands beside a mark within it, or behind what opens it:
/// `潮位回落后， 调度船返航。`, `各镇 （街道）要重视。`, `本次 检查发现问题12个。`
fn beside_mark(p: &Passage<'_>, i: usize) -> bool {
    let (before, next) = (p.before(i), p.at(i + 1));
    let opens = || i == 2 && p.is_one(0, OPENING);
    (matches!(before, '，' | '；') && is_han(next)
        || is_han(before) && (next == '（' || is_han(next) && opens()))
        && p.before(p.len()) == '。'
        && p.text.matches(' ').take(2).count() == 1
}

const LONGEST_LATIN: usize = 12;

/// Whether the space at `i`, behind a character, stands in a sentence and not in a table, a name or
/// behind a number.
fn slipped(p: &Passage<'_>, i: usize) -> bool {
    let next = p.at(i + 1);
    if matches!(next, '，' | '。' | '、' | '；') {
        return true;
    }
    let (back, ahead) = (p.run_back(i, is_han), p.run(i + 1, is_han));
    if names_person(p, i, ahead) {
        return false;
    }
    let numbered = p.is(back, "第") || p.is(back, "附");
    // ` 责任单位：` in a row of labels, and `张建国 县医院医师`.
    let label = p.at(ahead) == '：' && ahead - i <= LONGEST_LABEL;
    let name = back == 0 && i <= LONGEST_NAME && p.is_of(0, Spot::SURNAME);
    let text = matches!(p.at(ahead), '，' | '。' | '、' | '；' | '：') && !label && !name;
    let tells = || ahead - i <= LONGEST_VERB && p.is_one(i + 1, words!("为 达 共 占 约 近 超 仅"));
    let figure = p.at(ahead).is_ascii_digit() && !name;
    let counts = figure && (tells() || p.ends_one(i, words!("共 已 了 的 将 于 为 在")));
    // 我局 于3月召开
    let own =
        i - back == 2 && p.is_one(back, words!("我 本 全 各")) && p.at(ahead).is_ascii_digit();
    let dated = own && p.is_one(i + 1, words!("于 已于 在 共 将于 自"));
    // 门诊量 同比增长12%
    let compared = i - back > 1 && p.at(ahead).is_ascii_digit() && !name;
    // 采石场边坡 覆绿面积已达32公顷。
    let only = compared && p.before(p.len()) == '。' && p.text.matches(' ').take(2).count() == 1;
    let reached = only && ahead - i > LONGEST_VERB && p.ends_one(ahead, REACHED);
    let dated =
        dated || reached || compared && p.is_one(i + 1, words!("同比 环比 平均 累计 较上 比上"));
    let whole = i - back > 2 && cuts_word(p, back, i, ahead)
        || i - back > 2 && (ahead - i > 3 && text || counts);
    is_han(next) && !numbered && (whole || dated)
}

/// What leads to a figure in a sentence.
static REACHED: &Row = words!("已达 达 达到 增至 降至 增加到 增长 下降 超过 突破 共 共计 约 仅 为");

/// Whether a name stands behind the space at `i` in a line that names people behind what they belong to:
/// `列席：水厂 区志明，泵站 单国平`.
fn names_person(p: &Passage<'_>, i: usize, ahead: usize) -> bool {
    let name = (2..=LONGEST_NAME).contains(&(ahead - i - 1));
    let ends = matches!(p.at(ahead), '，' | '、' | '；' | '（' | ' ' | '。' | '\0');
    let label = || p.run_within(0, LONGEST_LABEL, is_han);
    let person = || p.is_of(i + 1, Spot::SURNAME) || p.ends_one(label(), PEOPLE);
    name && ends && p.at(label()) == '：' && person()
}

/// How a sentence begins and no row.
static OPENING: &Row = words!("本次 此次 今年 去年 全年 目前 近年 近日 当日 当前 其中 同时 此外");

/// How a label ends behind which people are named.
static PEOPLE: &Row = words!("人 人员 成员 代表 出席 列席 参加 名单 组长 评委");

/// Behind so many characters a space stands in a sentence.
const LEAST_BEFORE: usize = 6;

/// Whether the space at `i` parts the end of a clause from it, in a paragraph that ends as one does:
/// `建立学生心理健康档 案，一人一档。` Names of people may be spaced.
fn cuts_word(p: &Passage<'_>, back: usize, i: usize, ahead: usize) -> bool {
    let (before, behind) = (i - 1, i + 1);
    let person = p.is_of(before, Spot::SURNAME) || p.is_of(behind, Spot::SURNAME);
    i - back >= LEAST_BEFORE
        && (behind + 1..behind + 3).contains(&ahead)
        && matches!(p.at(ahead), '，' | '。' | '；')
        && p.before(p.len()) == '。'
        && !person
}

/// How long what leads to a figure may be: 为, 达到, 共有.
const LONGEST_VERB: usize = 3;

const LONGEST_LABEL: usize = 9;
const LONGEST_NAME: usize = 4;
