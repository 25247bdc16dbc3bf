//! Rules on approximate numbers: P09, N07.

use super::by_char::Words;
use super::finding::Hit;
use super::number::{Figure, spelt_digit};
use super::passage::{Passage, is_han, is_numeral, is_stop};
use super::rows::{Row, Signs, among, listed, words};
use super::rule::{Level, RuleId};
use super::spots::Spot;
use std::ops::Range;
use std::sync::LazyLock;

pub fn check(p: &Passage<'_>, figures: &[Figure], hits: &mut Vec<Hit>) {
    let may_be = p.may_hold_one(listed!(&SUFFIXES));
    let suffix = |end: usize| if may_be { suffix(p, end) } else { None };
    for figure in figures {
        let digits = figure.digits.clone();
        let behind = suffix(figure.end);
        approximated(p, digits.clone(), figure.end, figure.about, behind, hits);
        said_twice(p, digits.start, hits);
        share(p, digits.start, behind, hits);
        bounded(p, digits.start, behind, hits);
    }
    half(p, hits);
    // Where a number begins or a mark stands behind one.
    let stops = p.rows(Spot::STOP).zip(p.behind(Spot::NUMERAL | Spot::DIGIT, 1));
    let numerals = p.rows(Spot::NUMERAL).zip(p.behind(Spot::NUMERAL, 1));
    let rows = stops.zip(numerals);
    let rows = rows.map(|((stops, number), (begins, inside))| stops & number | begins & !inside);
    for (i, c) in p.standing(rows) {
        if c == '、' {
            apart(p, i, hits);
        } else if spells_number(c) {
            let end = p.run(i, spells_number);
            let some = p.at(end) == '来' && p.is_one(end + 1, COUNTED);
            let about = Some(p.at(end)).filter(|c| matches!(c, '余' | '多') || some);
            let behind = suffix(end);
            let sign = usize::from(about.is_some());
            let behind_sign = if sign == 0 { behind } else { suffix(end + sign) };
            approximated(p, i..end, end + sign, about, behind_sign, hits);
            said_twice(p, i, hits);
            share(p, i, behind, hits);
            bounded(p, i, behind, hits);
        }
    }
}

/// Whether a character is part of a number in words.
pub fn spells_number(c: char) -> bool {
    is_numeral(c) || matches!(c, '百' | '千' | '万' | '亿' | '两')
}

/// What is counted, not numbered, by the numeral before it.
static COUNTED: &Row = words!(
    "户 个 人 天 名 次 件 岁 里 公里 毫米 米 斤 亩 元 辆 间 家 位 倍 小时 分钟 百 千 万 亿 吨 公斤 厘米 度 株 头 \
    篇 场 遍 句 趟 艘 所 回 份 套 台 块 桌 棵 片 张 枚 匹 只 支 瓶 袋 箱 桶 周 成 折 十 日 秒 道 顿 辈 载 起 座 栋 步 点钟 寸 尺 丈 亩地 行字 行诗 行小字 行批注 行题记 行标语 行铭文 窝 捆 盏 碗 趟车 米深 米高 米宽"
);
/// What is as often numbered as counted.
static DOUBTED: &Row = words!("处 项 条 批 种 类");
/// What only begins like a measure.
static NOT_COUNTED: &Row = words!(
    "度电 里程 所有 家属 成人 成员 道路 支部 支队 台账 份额 张贴 位于 周年 十年代 日至 日、 步骤 次产业 \
    只有 场所 片区 片会 台机组 份、 次会议 次全会"
);
const DIGITS: &str = "一二三四五六七八九";

/// Before what numbers in figures are guesses, and no numbers of things.
static GUESSED: Signs = Signs::of("每派有配需用达近仅只隔过了访约给选抽排出要");

/// P09: `走访三、五户`; 一、二季度 and 三、四级 are two things.
fn apart(p: &Passage<'_>, i: usize, hits: &mut Vec<Hit>) {
    let (left, right) = (p.before(i), p.at(i + 1));
    let (Some(low), Some(high)) = (digit(left), digit(right)) else { return };
    let (before, at) = (p.at(i.wrapping_sub(2)), i + 2);
    let two = left == '两' || right == '两';
    let follows = high == low + 1 || (low, high) == (3, 5) || (two && (low, high) == (3, 2));
    let led = among!("第、百千零〇.-", before)
        || before.is_ascii_digit()
        || spelt_digit(before).is_some()
        || i < 2;
    let nearly_all = right == '九' && p.ends_one(i - 1, words!("十有 十之"));
    if !follows || led && before != '十' && !nearly_all {
        return;
    }
    let figures = left.is_ascii_digit();
    let guessed = GUESSED.has(before) && !p.at(at).is_ascii_digit();
    if figures != right.is_ascii_digit() || figures && !guessed {
        return;
    }
    let teens = before == '十' && low < high;
    let year = p.at(at) == '年' && !matches!(p.at(at + 1), '级' | '制') && (low > 2 || teens);
    let dated = p.at(at) == '日' && before == '月';
    let tenth = p.at(at) == '十' && spelt_digit(p.at(at + 1)).is_some();

    // 一、二十名
    let unit = at + usize::from(among!("十百千", p.at(at)) && low < 9);
    let counted = p.is_one(at, COUNTED) && !p.is_one(at, NOT_COUNTED)
        || p.is_one(unit, COUNTED) && !p.is_one(unit, NOT_COUNTED);
    let counted = counted && !dated && !tenth;
    let pair = two && is_han(p.at(at)) && is_han(before);
    // 三、四项 may be the third and the fourth.
    let doubtful =
        !counted && low > 2 && p.is_one(at, DOUBTED) && (is_han(before) || before == '，');
    let each = p.slice(p.clause(i - 1).start..i).contains("分别") || p.ends(i - 1, "各");
    // 阵风将达七、八级
    let wind = p.at(at) == '级' && p.slice(p.clause(i - 1).start..i).contains('风') && low > 2;
    // 分列二、三名; 一、二套节目; 三、四名决赛
    let ranked = p.ends_one(i - 1, words!("分列 分获 分居 位列 位居 并列 荣获"))
        || p.at(at) == '套'
        || p.is_one(at, words!("名决赛 名争夺 名排位 名附加赛"));
    if (counted || year || pair || nearly_all || doubtful || wind) && !each && !ranked {
        let written = |n: usize| DIGITS.chars().nth(n - 1).unwrap_or_default();
        let keep = |c: char, n: usize| if c.is_ascii_digit() { written(n) } else { c };
        let fixed = format!("{}{}", keep(left, low), keep(right, high));
        let hit = Hit::new(RuleId::P09, i - 1..i + 2).fix(fixed);
        hits.push(if doubtful { hit.level(Level::Review) } else { hit });
    }
}

/// Returns the value of a single digit other than zero.
fn digit(c: char) -> Option<usize> {
    let figure = || c.to_digit(10).filter(|n| *n > 0).map(|n| n as usize);
    if c == '两' { Some(2) } else { spelt_digit(c).or_else(figure) }
}

static ABOUT: &Row =
    words!("大约有 约有 大约 大概 大致 将近 接近 差不多 约莫 大约在 估计 预计 约 近");
static OVER: &Row = words!(
    "不得少于 不能少于 不应少于 不得低于 不能低于 不应低于 超过 多于 高于 突破 至少 不少于 不低于 最少 起码 逾 超 不下于 不下 最低"
);
static UNDER: &Row = words!(
    "不得超过 不能超过 不应超过 不宜超过 不准超过 不得高于 不得多于 不足 不到 低于 少于 最多 不超过 至多 不高于 不多于"
);
/// All of them.
static MEASURED: LazyLock<Words> =
    LazyLock::new(|| Words::by_last(&[ABOUT, OVER, UNDER].map(Row::texts).concat()));
/// Words that end in 约, 近 or 超 and say nothing about the number behind.
pub static OTHER: &Row = words!(
    "节约 合约 签约 预约 条约 公约 违约 履约 集约 制约 契约 邀约 附近 最近 新近 邻近 就近 临近 靠近 \
    相近 相约 走近 贴近 亲近 反超 赶超 续约 解约 租约 缩近 晋级 远近 接近于"
);
/// What goes before 十, 百, 千 and 万 and makes them approximate, and what is another word there:
/// 上千, 数百, 几十, but 网上百余人, 人数千余.
const VAGUE: [(&str, &str); 3] = [
    ("上", "以晚网线路会山车船身街早马地台江河海岸楼面"),
    ("数", "人户件次总函系参个票分级号倍指基"),
    ("几", "茶"),
];

/// N07: `约300人左右`, `超过50件以上`, `近200余户`.
fn approximated(
    p: &Passage<'_>,
    digits: Range<usize>,
    end: usize,
    about: Option<char>,
    behind: Option<Behind>,
    hits: &mut Vec<Hit>,
) {
    if about.is_none() && is_more_behind_measure(p, end) {
        more_behind_measure(p, digits, end, hits);
        return;
    }
    let some = p.before(end) == '来' && p.is_one(end, COUNTED);
    let about = about.filter(|sign| matches!(sign, '余' | '多') || some);
    if about.is_none() && behind.is_none() {
        return;
    }
    let start = before_filler(p, digits.start);
    // 每户补贴近3万元: 贴 belongs to the word before it.
    let longer = p.ends_one(start, OTHER) && !p.ends_one(start, words!("补贴近"));
    let prefix = prefix(p, start).filter(|_| !longer);
    if let (Some((prefix, suffixes)), Some((at, found))) = (prefix, behind)
        && suffixes.contains(&found)
    {
        let (from, to) = (start - length(prefix), at + length(found));
        let fixed = p.string(from..at);
        hits.push(Hit::new(RuleId::N07, from..to).arg(prefix).arg(found).fix(fixed));
    } else if let (Some((prefix, _)), Some(sign)) = (prefix, about)
        && !(prefix == "近" && p.at(end) == '年')
    {
        let from = start - length(prefix);
        let fixed = p.string(from..digits.end) + &p.string(digits.end..end).replace(sign, "");
        hits.push(Hit::new(RuleId::N07, from..end).arg(prefix).arg(sign).fix(fixed));
    } else if let Some((at, found)) = behind
        && let Some(second) =
            ["以上", "左右", "上下", "之多", "之众"].iter().find(|w| p.is(at + 2, w))
    {
        let to = at + 2 + length(second);
        hits.push(
            Hit::new(RuleId::N07, start..to).arg(found).arg(*second).fix(p.string(start..at + 2)),
        );
    } else if let (Some(sign), Some((at, found))) = (about, behind) {
        let to = at + length(found);
        hits.push(Hit::new(RuleId::N07, start..to).arg(sign).arg(found).fix(p.string(start..at)));
    }
}

/// N07: `超过半数以上`, `约半数左右`.
fn half(p: &Passage<'_>, hits: &mut Vec<Hit>) {
    const HALF: &str = "半数";
    if !p.may_hold('半') {
        return;
    }
    for start in p.places(HALF) {
        let end = start + length(HALF);
        let behind = ["以上", "左右", "上下"].iter().find(|word| p.is(end, word));
        let before = prefix(p, start).filter(|_| !p.ends_one(start, OTHER));
        if let (Some((word, suffixes)), Some(found)) = (before, behind)
            && suffixes.contains(found)
        {
            let from = start - length(word);
            let hit = Hit::new(RuleId::N07, from..end + length(found)).arg(word).arg(*found);
            hits.push(hit.fix(p.string(from..end)));
        }
    }
}

fn is_more_behind_measure(p: &Passage<'_>, end: usize) -> bool {
    matches!(p.at(end), '个' | '年' | '天') && p.at(end + 1) == '多'
}

/// N07: `将近3个多小时`.
fn more_behind_measure(p: &Passage<'_>, digits: Range<usize>, end: usize, hits: &mut Vec<Hit>) {
    let start = before_filler(p, digits.start);
    let words = [ABOUT, OVER].map(Row::texts).concat();
    let known = words.into_iter().filter(|word| p.ends(start, word)).max_by_key(|w| w.len());
    let Some(prefix) = known.filter(|_| !p.ends_one(start, OTHER)) else { return };
    let from = start - length(prefix);
    let hit = Hit::new(RuleId::N07, from..end + 2).arg(prefix).arg("多");
    hits.push(hit.fix(p.string(from..end + 1)));
}

/// What says about how much, and then of what.
const SHARES: [&str; 4] = ["大约占", "大概占", "约占", "约相当于"];
const LONGEST_SHARE: usize = 14;

/// N07: `约占总人口的85%左右`.
fn share(p: &Passage<'_>, start: usize, behind: Option<Behind>, hits: &mut Vec<Hit>) {
    let behind = behind.filter(|(_, word)| matches!(*word, "左右" | "上下"));
    let Some((at, found)) = behind else { return };
    let before = |c: char| !is_stop(c) && !c.is_ascii_digit();
    let said = p.slice(p.run_back_within(start, LONGEST_SHARE, before)..start);
    let Some(word) = SHARES.iter().find(|word| said.contains(**word)) else { return };
    let about = word.trim_end_matches(['占', '为', '当', '于', '相']);
    let hit = Hit::new(RuleId::N07, start..at + length(found)).arg(about).arg(found);
    hits.push(hit.fix(p.string(start..at)));
}

/// What says how much is the least, and what is asked for may stand before the number.
/// What says about how much it is before a verb, and what would say it again behind the number.
const BOUNDS: [(&str, &[&str]); 9] = [
    ("至少", &["以上", "左右"]),
    ("最少", &["以上", "左右"]),
    ("起码", &["以上", "左右"]),
    ("大约", &["左右", "上下"]),
    ("大概", &["左右", "上下"]),
    ("大致", &["左右", "上下"]),
    ("最多", &["以内", "以下", "左右"]),
    ("至多", &["以内", "以下", "左右"]),
    ("顶多", &["以内", "以下", "左右"]),
];
const LONGEST_ASKED: usize = 8;
/// With these `以上` belongs to another thing than what is the least: 至少有1名从业5年以上的律师.
const OF_OTHERS: [char; 10] = ['有', '是', '在', '于', '从', '为', '的', '名', '具', '任'];

/// N07: `至少入户走访5次以上`, `大约接诊群众260人上下`.
fn bounded(p: &Passage<'_>, start: usize, behind: Option<Behind>, hits: &mut Vec<Hit>) {
    let Some((at, again)) = behind else { return };
    let said = p.slice(p.run_back_within(start, LONGEST_ASKED, is_han)..start);
    let bounds = BOUNDS.iter().filter(|(_, behind)| behind.contains(&again));
    let found = bounds.filter_map(|(word, _)| Some((said.rfind(word)?, *word))).max();
    let Some((from, word)) = found else { return };
    let between = said.get(from + word.len()..).unwrap_or_default();
    let other = |c: char| OF_OTHERS.contains(&c) || spells_number(c);
    // Right beside the number it is told by the prefix.
    if between.chars().count() < 2 || between.contains(other) {
        return;
    }
    let from = start - length(word) - between.chars().count();
    let hit = Hit::new(RuleId::N07, from..at + length(again)).arg(word).arg(again);
    hits.push(hit.fix(p.string(from..at)));
}

/// N07: `大约近300人`, `至少不低于50件`.
fn said_twice(p: &Passage<'_>, start: usize, hits: &mut Vec<Hit>) {
    let longest = |at: usize| {
        // 大概有近50家
        let at = if at < start && p.before(at) == '有' { at - 1 } else { at };
        p.longest_before(at, &MEASURED)
    };
    let Some(last) = longest(start).filter(|_| !p.ends_one(start, OTHER)) else {
        return;
    };
    let middle = start - length(last);
    // 约需近3个小时
    let needed = p.word_before(middle, words!("需要 需 用时 用 耗时 花 达 为"));
    let middle = middle - needed.map_or(0, length);
    let Some(first) = longest(middle) else { return };
    // 超过近三年平均值
    let recent =
        last == "近" && p.slice(start..(start + 4).min(p.len())).contains(['年', '月', '期']);
    if p.ends_one(middle, OTHER) || recent {
        return;
    }
    let from = middle - length(first);
    let hit = Hit::new(RuleId::N07, from..start).arg(first).arg(last).fix(last);
    // Laws say 最多不超过三次.
    let of_laws = ["最多", "至多", "最低", "估计", "预计"].contains(&first);
    hits.push(if of_laws { hit.level(Level::Review) } else { hit });
}

/// What may stand between a word of approximation and its number: 至少需要两年, 约收治300人.
static FILLERS: &Row = words!(
    "有职工 有干部 有党员 有群众 有学生 有教师 有员工 有企业 有商户 有农户 有居民 有村民 收治患者 接待群众 培训学员 服务群众 需要 需 要 有 收治 接待 培训 受理 处理 完成 投入 种植 服务 惠及 覆盖 \
    在 涉及 发放 出动 建成 为 达 达到 用时 耗资 占地 节约 安排"
);

/// Returns where the number begins, or the filler before it where a word of approximation stands
/// before that.
fn before_filler(p: &Passage<'_>, start: usize) -> usize {
    let fillers = FILLERS.ending(p.before(start)).filter(|filler| p.ends(start, filler));
    let before = fillers.map(|filler| start - length(filler)).find(|at| {
        p.ends_one(*at, words!("约 大约 至少 最少 起码 大概 最多 至多 将近 差不多"))
            && !p.ends_one(*at, OTHER)
    });
    // 大约栽植120株上下: whatever is done about so many.
    let verb = start.checked_sub(2).filter(|at| {
        matches!(p.before(*at), '约' | '概' | '少' | '码' | '要' | '需' | '应')
            && p.slice(*at..start).chars().all(is_han)
            && p.ends_one(
                *at,
                words!("大约 大概 至少 最少 起码 至少要 至少需 至少应 最少要 起码要"),
            )
            && !p.ends_one(*at, OTHER)
    });
    // 至少要组织4次以上: what is needed is part of it.
    let verb = verb.map(|at| at - usize::from(matches!(p.before(at), '要' | '需' | '应')));
    before.or(verb).unwrap_or(start)
}

fn length(word: &str) -> usize {
    word.chars().count()
}

type Prefix = (&'static str, &'static [&'static str]);

/// Returns the longest word of approximation before a number, and what it does not go with. None goes
/// with 余 and 多.
fn prefix(p: &Passage<'_>, start: usize) -> Option<Prefix> {
    let prefixes: [(&Row, &[&str]); 3] =
        [(ABOUT, &["左右", "上下"]), (OVER, &["以上"]), (UNDER, &["以下", "以内", "左右", "以上"])];
    let found = prefixes
        .into_iter()
        .filter_map(|(words, suffixes)| Some((p.word_before(start, words)?, suffixes)));
    found.max_by_key(|(word, _)| word.len()).or_else(|| vague(p, start))
}

fn vague(p: &Passage<'_>, start: usize) -> Option<Prefix> {
    let (word, other) = VAGUE.into_iter().find(|(word, _)| p.ends(start, word))?;
    // 占境内总人口数百分之三十以上
    let share = p.is(start, "百分之");
    let large = matches!(p.at(start), '十' | '百' | '千' | '万' | '亿')
        && !share
        && !other.contains(p.before(start - 1));
    large.then_some((word, &["左右", "上下", "以上"]))
}

/// A word of approximation behind a number, and where it stands.
type Behind = (usize, &'static str);

const SUFFIXES: [&str; 5] = ["左右", "上下", "以上", "以下", "以内"];

/// Returns the word of approximation behind a number and its unit.
fn suffix(p: &Passage<'_>, end: usize) -> Option<Behind> {
    for at in end..end + 5 {
        let c = p.at(at);
        if p.is_of(at, Spot::STOP) {
            return None;
        }
        let begins = matches!(c, '左' | '上' | '以');
        if let Some(word) = SUFFIXES.into_iter().find(|word| begins && p.is(at, word)) {
            return Some((at, word)).filter(|_| is_approximate(p, end, at));
        }
    }
    None
}

/// Whether the word at `at` is said of the number that ends at `end`.
fn is_approximate(p: &Passage<'_>, end: usize, at: usize) -> bool {
    let between = p.slice(end..at);
    // 45岁上下, but 18岁以上
    let aged = p.at(at) == '以' && between.contains('岁');
    // 约300米河道左右两岸
    let sides = matches!(p.at(at + 2), '两' | '岸' | '侧' | '邻');
    // 3000多个处级以上单位, 最多安排3名两年以内的新职工, but 大约15处左右
    let other = "，的级师军团厅局处科县省市镇校层专中职一二两三四五六七八九十";
    let ranked = |c: char| c.is_ascii_digit() || other.contains(c);
    !aged && !sides && (between == "处" || !between.chars().any(ranked))
}
