//! Rules on two numbers with a line or a word between them: P14, N04, N15.

use super::finding::Hit;
use super::number::Figure;
use super::passage::{Passage, is_han};
use super::rows::{Row, Signs, among, words};
use super::rule::{Level, RuleId};
use super::spots::Spot;
use super::wave_lines;

pub fn check(p: &Passage<'_>, figures: &[Figure], hits: &mut Vec<Hit>) {
    for pair in figures.windows(2) {
        if let [first, second] = pair {
            range(p, first, second, hits);
        }
    }
    for (i, c) in p.spots(Spot::ODD | Spot::UP_TO) {
        let sign = matches!(c, '-' | '－' | '–');
        if sign || matches!(c, '～' | '~') {
            weekdays(p, i, hits);
            next_year(p, i, hits);
        }
        if matches!(c, '～' | '~') {
            wave_lines::check(p, i, c, hits);
        }
        // Each ends with what begins with a figure.
        let joins = sign || matches!(c, '至' | '到' | '—' | '～');
        if joins && p.at(i + 1).is_ascii_digit() {
            dates_reversed(p, i, hits);
            clock_reversed(p, i, hits);
        }
    }
}

static QUANTITIES: Signs = Signs::of(
    "人个件次天元亩吨户名岁项家场倍度期℃处条篇台套辆间座公厘毫千克米小分秒层级批轮周株头只艘所类种份支组棵立平升位块张片页幅桌桶袋箱瓶盏辈节课余多架枚根摄斤两寸尺里顷伏瓦兆焦赫微纳帕牛本册匹尾羽盒粒颗滴遍趟笔宗例起",
);

/// What is numbered: 第3—5章.
static NUMBERED: &Row = words!("章 条 款 页 期 课 节 届 集 号 批 组 项");

/// Whether years say how long: 树龄为280年～310年.
fn lasts(first: &Figure, unit: &str, mark: &str) -> bool {
    unit == "年" && (100.0..1000.0).contains(&first.value) && mark == "～"
}

/// P14, N04 and N15 on two figures and what joins them.
fn range(p: &Passage<'_>, first: &Figure, second: &Figure, hits: &mut Vec<Hit>) {
    let joins = |c| matches!(c, '-' | '~' | '～' | '－' | '–' | '∼' | '〜' | '—' | '至' | '到');
    let start = second.digits.start;
    if first.end == start || !joins(p.before(start)) {
        return;
    }
    let (between, mark) = (p.slice(first.end..start), p.slice(start - 1..start));
    // 2020--2024年: signs of the same kind in a row are one.
    let unit = between.trim_end_matches(mark);
    let code = is_coded(p, first, second) || is_sum(p, first, second, mark);
    if unit.chars().count() > 3 || code || first.about.is_some() {
        return;
    }
    let dates = matches!(unit, "月" | "日" | "年") && !lasts(first, unit, mark);
    reversed(p, first, second, unit, mark, hits);
    if let Some(hit) = half_said(p, first, second, unit, mark) {
        hits.push(hit);
        return;
    }
    let signs = between.chars().count() - unit.chars().count();
    let (one, at) = (signs == 1, second.digits.start - signs..second.digits.start);
    // 2020～2023年 says when, 3～5年 and 距今4200～4500年 how long.
    let years = (1900.0..2100.0).contains(&first.value) && is_time(p, second);
    if matches!(mark, "至" | "到") || (mark == "～" && one && !dates && !years) {
        return;
    }
    let time = dates || is_time(p, second);
    let ordinal = p.before(first.digits.start) == '第' && p.is_one(second.end, NUMBERED);
    if ordinal && unit.is_empty() && mark != "—" {
        hits.push(Hit::new(RuleId::P14, at).fix("～"));
        return;
    }
    // 云研77-4两个品种: the name of one of the two.
    let counts_names = p.at(second.end) == '两' && among!("个种项类家位", p.at(second.end + 1));
    let quantity = second.percent
        || symbol(p, second.end).is_some_and(|symbol| unit.is_empty() || unit == symbol)
            && !CODES.stands_in(p.slice(p.sentence(start).start..start))
        || second.scale.is_some()
        || second.unit.is_some_and(|unit| QUANTITIES.has(unit)) && !counts_names;
    if mark == "—" && one {
        if !time && quantity && unit.is_empty() && !says_which(p, first, second) {
            // GB/T 15835 lets either sign stand between values.
            hits.push(Hit::new(RuleId::P14, at).fix("～").level(Level::Review));
        }
    } else if time {
        hits.push(Hit::new(RuleId::P14, at).case(1).fix("—"));
    } else if quantity && unit.chars().all(|c| is_han(c) || c == '℃' || c.is_ascii_alphabetic()) {
        hits.push(Hit::new(RuleId::P14, at).fix("～"));
    }
}

/// What is numbered as a measure is told.
static CODES: &Row = words!("编号 代号 型号 桩号 孔号 图号 井号");
/// What is measured by symbols.
const SYMBOLS: [&str; 36] = [
    "mm", "cm", "m", "km", "kg", "g", "mg", "t", "mL", "L", "min", "h", "s", "kW", "MW", "kV",
    "MPa", "kPa", "Pa", "kWh", "GW", "Hz", "kHz", "MHz", "dB", "NTU", "mg/L", "g/L", "mg/kg",
    "g/kg", "km/h", "m/s", "L/s", "r/min", "mmol/L", "Gbps",
];
const LONGEST_SYMBOL: usize = 6;

/// Returns the symbol of a unit that stands at `i`.
fn symbol<'p>(p: &'p Passage<'_>, i: usize) -> Option<&'p str> {
    let end = p.run_within(i, LONGEST_SYMBOL + 1, |c| c.is_ascii_alphabetic() || c == '/');
    let symbol = p.slice(i..end);
    let whole = !matches!(p.at(end), '0'..='9' | '-' | '·');
    (whole && SYMBOLS.contains(&symbol)).then_some(symbol)
}

/// 第3—5条 and 1—3层 say which, not how many; 10—35千伏 names a kind.
fn says_which(p: &Passage<'_>, first: &Figure, second: &Figure) -> bool {
    let numbered = second.unit.is_none_or(|c| among!("条款项层级期批届度节课页", c));
    p.before(first.digits.start) == '第'
        || (numbered && !second.percent)
        || p.is(second.end, "千伏")
}

/// N04: what the two figures share is said of one of them only.
fn half_said(
    p: &Passage<'_>,
    first: &Figure,
    second: &Figure,
    unit: &str,
    mark: &str,
) -> Option<Hit> {
    if lacks_percent(p, first, second, mark) {
        let fixed = p.string(second.digits.clone()) + "%";
        return Some(Hit::new(RuleId::N04, second.digits.start..second.end).fix(fixed));
    }
    let per_mille = unit.is_empty() && p.at(second.end) == '‰';
    if !per_mille && !shares_unit(first, second, unit) {
        return None;
    }
    let unit = match () {
        () if per_mille => "‰".to_string(),
        () if second.percent => "%".to_string(),
        () => scaled_unit(p, second),
    };
    let word = matches!(mark, "至" | "到");
    let joint = if word { mark } else { "～" };
    let fixed = p.string(first.digits.clone()) + &unit + joint;
    let hit = Hit::new(RuleId::N04, first.digits.start..second.digits.start).fix(fixed);
    // 3至5万元 is what everybody says.
    let usual = word && second.scale.is_some() && !second.percent;
    Some(if usual { hit.level(Level::Review) } else { hit })
}

/// `+18.6万元－4.2万元＝14.4万元`: the sign is a minus.
fn is_sum(p: &Passage<'_>, first: &Figure, second: &Figure, mark: &str) -> bool {
    let end = p.run_within(second.end, 3, |c| is_han(c) || c == '%');
    let equals =
        matches!(p.at(end), '=' | '＝') || matches!(p.before(first.digits.start), '+' | '＋');
    // （1－10%）×10%
    let factor = matches!(p.before(first.digits.start), '（' | '(')
        && matches!(p.at(second.end), '）' | ')')
        && matches!(p.at(second.end + 1), '×' | '÷' | '*' | '/' | '＝' | '=');
    matches!(mark, "-" | "－") && (equals || factor)
}

/// Telephone numbers, standards, dates with hyphens, rooms: no range.
fn is_coded(p: &Passage<'_>, first: &Figure, second: &Figure) -> bool {
    let before = p.before(first.digits.start);
    let behind = p.at(second.end);
    let joined = |c: char| c.is_ascii_alphabetic() || matches!(c, '-' | '/' | '~' | '.' | '－');
    let padded = p.at(first.digits.start) == '0' && p.at(first.digits.start + 1) != '.';
    joined(before)
        || matches!(behind, '-' | '/')
        || padded && !matches!(before, ':' | '：')
        || p.at(first.digits.start.wrapping_sub(2)) == '-'
}

fn is_time(p: &Passage<'_>, second: &Figure) -> bool {
    let at = second.end;
    let clock = p.at(second.digits.start + 1) == ':' || p.at(second.digits.start + 2) == ':';
    (p.is_any(at, &["月", "日", "年", "学年", "年度", "时", "点"])
        && !p.is_any(at, &["年级", "日元", "点要", "点意"]))
        || clock
}

fn shares_unit(first: &Figure, second: &Figure, unit: &str) -> bool {
    if first.percent || first.scale.is_some() || !unit.is_empty() {
        return false;
    }
    let scaled = second.scale.is_some_and(|scale| {
        let factor = if scale == '万' { 1e4 } else { 1e8 };
        first.value < second.value / factor
    });
    second.percent && first.value < second.value || scaled
}

/// `3%～5以内`: the sign of the first is missing behind the second.
fn lacks_percent(p: &Passage<'_>, first: &Figure, second: &Figure, mark: &str) -> bool {
    let ends =
        |c: char| matches!(c, '以' | '之' | '左' | '区' | '，' | '。' | '、' | '；' | '）' | '\0');
    let bare = p.slice(first.end..second.digits.start) == mark
        && !second.percent
        && second.scale.is_none()
        && second.about.is_none();
    first.percent && bare && mark != "—" && first.value < second.value && ends(p.at(second.end))
}

/// `万元` of `5万元`: what the first figure lacks.
fn scaled_unit(p: &Passage<'_>, second: &Figure) -> String {
    let scale = p.slice(second.digits.end..second.end).to_string();
    let money = if p.at(second.end) == '元' { "元" } else { "" };
    scale + money
}

fn reversed(
    p: &Passage<'_>,
    first: &Figure,
    second: &Figure,
    unit: &str,
    mark: &str,
    hits: &mut Vec<Hit>,
) {
    let ranged = matches!(mark, "至" | "到" | "—" | "-" | "～" | "－" | "~");
    if !ranged || first.value <= second.value || second.decimals + first.decimals > 0 {
        return;
    }
    let unit = unit.trim_end_matches(['起', '始', '开']);
    let same = second.unit.is_some_and(|c| unit.starts_with(c));
    // 第三季度（9月—7月）, 当年6月至4月; from July to the June behind it is all but a year.
    let within = p.ends_one(first.digits.start, words!("季度（ 上半年（ 下半年（ 当年 今年 本年"));
    let dated = p.before(first.digits.start) == '年' && is_year(p, first);
    let months = unit == "月" && same && first.value <= 12.0 && !dated;
    if months && (within || first.value - second.value < 4.0) {
        let hit = Hit::new(RuleId::N15, first.digits.start..second.end + 1);
        hits.push(if within { hit } else { hit.level(Level::Review) });
        return;
    }
    let wrong = match unit {
        "月" => {
            same && p.before(first.digits.start) == '年'
                && p.at(second.end + 1) != '份'
                && is_year(p, first)
        }
        "日" => same && p.before(first.digits.start) == '月',
        "年" => same && first.value >= 1900.0 && second.value >= 1900.0,
        "" => {
            first.value >= 1900.0
                && second.value >= 1900.0
                && second.unit == Some('年')
                && first.value < 2100.0
        }
        _ => false,
    };
    if wrong {
        let named = usize::from(second.unit.is_some_and(|c| matches!(c, '年' | '月' | '日')));
        hits.push(Hit::new(RuleId::N15, first.digits.start..second.end + named));
    }
}

/// Year, month and day as they are written, each only where it is.
type Written = [Option<u32>; 3];

/// What may stand between two dates besides 至 and 到.
static JOINS: &Row =
    words!("持续 延续 一直 延长 直 起 开始 ， 上午 下午 进行 开放 实施 执行 推迟 延期");

/// N15: `2024年9月至2024年3月`, `6月15日至6月5日`.
fn dates_reversed(p: &Passage<'_>, i: usize, hits: &mut Vec<Hit>) {
    let dated = |c: char| c.is_ascii_digit() || matches!(c, '年' | '月' | '日');
    let mut back = i;
    while let Some(word) = p.word_before(back, JOINS) {
        back -= word.chars().count();
    }
    let (start, end) = (p.run_back(back, dated), p.run(i + 1, dated));
    // 2024年底延长至2023年底
    let tail = usize::from(matches!(p.before(back), '底' | '初' | '末' | '中'));
    let year = |text: &str| text.strip_suffix('年').filter(|t| t.len() == 4)?.parse::<u32>().ok();
    let begin = p.run_back(back - tail, dated);
    if let Some((from, to)) = year(p.slice(begin..back - tail)).zip(year(p.slice(i + 1..end)))
        && from > to
        && tail > 0
    {
        hits.push(Hit::new(RuleId::N15, begin..end));
        return;
    }
    let (Some(from), Some(to)) = (written(p.slice(start..back)), written(p.slice(i + 1..end)))
    else {
        return;
    };
    // What the second does not say is as the first says, but only as far as it says nothing else.
    let alike = from.iter().zip(&to).all(|(a, b)| a.is_some() == b.is_some());
    // The year of the first is that of the second, if the months do not run over its end.
    let same_year = from[0].is_some() && to[0].is_none() && from[2].is_some() && to[2].is_some();
    if same_year && from[1..] > to[1..] && !p.is_any(i + 1, &["次年", "翌年"]) {
        let hit = Hit::new(RuleId::N15, start..end);
        hits.push(if to[1] >= Some(4) { hit } else { hit.level(Level::Review) });
        return;
    }
    let months = from[0].is_none() && from[1] == to[1] && from[2] > to[2];
    // 10月15日至9月30日 is all but a year.
    let back =
        from[1].zip(to[1]).is_some_and(|(from, to)| (1..3).contains(&from.saturating_sub(to)));
    if alike && back && from[0].is_none() && !p.is_any(i + 1, &["次年", "翌年"]) {
        hits.push(Hit::new(RuleId::N15, start..end).level(Level::Review));
        return;
    }
    let years = from[0].is_some() && from > to;
    if alike && (years || months) && !p.is_any(i + 1, &["次年", "翌年"]) {
        hits.push(Hit::new(RuleId::N15, start..end));
    }
}

/// N15: `13:00至11:30`; what begins in the evening and ends in the morning goes over midnight.
fn clock_reversed(p: &Passage<'_>, i: usize, hits: &mut Vec<Hit>) {
    let of_clock = |c: char| c.is_ascii_digit() || matches!(c, ':' | '：' | '时' | '分');
    let (start, end) = (p.run_back_within(i, 6, of_clock), p.run_within(i + 1, 6, of_clock));
    // 会议时间：11时
    let start = start + usize::from(matches!(p.at(start), '：' | ':'));
    let (Some(from), Some(to)) = (clock(p.slice(start..i)), clock(p.slice(i + 1..end))) else {
        return;
    };
    let overnight = from.0 >= 17 && to.0 <= 12;
    // Nobody is received from the evening to the morning.
    let by_day = || {
        let said = p.slice(p.clause(start).start..start);
        from.0 < 20 && BY_DAY.stands_in(said)
    };
    if from > to && (!overnight || by_day()) {
        let hit = Hit::new(RuleId::N15, start..end);
        hits.push(if overnight { hit.level(Level::Review) } else { hit });
    }
}

/// What is done on one day.
static BY_DAY: &Row = words!("开放 营业 办公 接待 受理 接访 会议 培训 上课 当日 当天 上班");

/// Reads `13:00`.
fn clock(text: &str) -> Option<(u32, u32)> {
    // 17时, 8时30分
    if let Some((hour, minute)) = text.split_once('时') {
        let minute = minute.strip_suffix('分').unwrap_or("00");
        return Some((hour.parse().ok()?, minute.parse().ok()?)).filter(|(hour, _)| *hour <= 24);
    }
    let (hour, minute) = text.split_once([':', '：'])?;
    let (h, m) = (hour.parse().ok()?, minute.parse().ok()?);
    (minute.len() == 2 && h <= 24 && m < 60).then_some((h, m))
}

/// Reads `2024年9月`, `6月15日` and the like; nothing that is not all of it a date.
fn written(text: &str) -> Option<Written> {
    let mut parts: Written = [None; 3];
    let mut rest = text;
    for (part, sign) in parts.iter_mut().zip(['年', '月', '日']) {
        if let Some((number, behind)) = rest.split_once(sign) {
            *part = Some(number.parse().ok()?);
            rest = behind;
        }
    }
    let said = parts.iter().filter(|part| part.is_some()).count();
    (rest.is_empty() && said > 1 && parts[1].is_some()).then_some(parts)
}

/// Whether the month `first` stands behind a year of four figures.
fn is_year(p: &Passage<'_>, first: &Figure) -> bool {
    let end = first.digits.start.saturating_sub(1);
    end - p.run_back(end, |c| c.is_ascii_digit()) == 4
}

/// `11月15日-次年3月15日`
fn next_year(p: &Passage<'_>, i: usize, hits: &mut Vec<Hit>) {
    let named = p.is_one(i + 1, words!("次年 翌年 当年 同年 今年 明年 次月 当月 次日 翌日"));
    // 22:00~次日5:00
    let clock = || {
        let minutes = p.run_back(i, |c| c.is_ascii_digit());
        minutes + 2 == i && matches!(p.before(minutes), ':' | '：')
    };
    if named && (matches!(p.before(i), '年' | '月' | '日' | '时') || clock()) {
        hits.push(Hit::new(RuleId::P14, i..i + 1).case(1).fix("—"));
    }
}

/// `周一-周五`
fn weekdays(p: &Passage<'_>, i: usize, hits: &mut Vec<Hit>) {
    let day = |at: usize| among!("一二三四五六日天", p.at(at));
    let week = |at: usize| matches!(p.at(at), '周' | '期');
    let left = i >= 2 && day(i - 1) && week(i - 2);
    let right = p.is_any(i + 1, &["周", "星期"]) || day(i + 1);
    if left && right {
        hits.push(Hit::new(RuleId::P14, i..i + 1).case(1).fix("—"));
    }
}
