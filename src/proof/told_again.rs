//! N19 on what a thing has of its own and is told again of the same thing: `（工期18个月）…该工程的工期为16个月`,
//! `造成损失12.8万元…该事故的损失（12.3万元）`, `历时18天…经过这15天的检测`, `90日内完成清洗…清洗的完成期限为60日`,
//! `停水48小时…停水36小时`, and of a length with its digits turned round, `总长8.4千米…4.8千米改造路段`.

use super::finding::{Hit, within};
use super::likeness::is_turned;
use super::number::{Figure, write};
use super::passage::{Passage, is_han, last_chars};
use super::rows::{Row, among, words};
use super::rule::{Level, RuleId};
use super::spots::Spot;
use super::whole::{Placed, is_text};

/// What a thing has of its own.
static OWN: &Row = words!(
    "工期 期限 有效期 质保期 保修期 租期 服务期 试用期 保质期 直接经济损失 经济损失 损失 总投资 投资 合同价 中标价 造价 建筑面积 占地面积 总面积 面积 全长 总长 坝高 塔高 桥长 桥宽 净宽 库容 装机容量 历时 用时 耗时 为期 资金 经费"
);
/// What is spoken of in many places: only what stands right before it takes it up.
static MONEY: &Row = words!("资金 经费");
static TAKING_UP_MONEY: &Row = words!("上述 以上 前述 这笔 该笔 该项");
/// What stands between it and its figure.
static JOINS: &Row = words!("为 是 达 共 约 仅 计 了 共计 合计 已达 （ ：");
/// What takes up a thing that was told.
static REFERRING: &Row = words!("该 上述 前述 此次 本次 这次 这一 这起 这项 这座");
/// What says that it was changed.
static CHANGED: &Row = words!(
    "调整 延长 缩短 变更 改为 原 压缩 提前 增至 减至 增加 减少 追加 另 其中 剩余 不超过 不得 计划 预计 实际 累计 每 平均 扩大 分别"
);
/// How far before it stands what takes a thing up.
const REACH: usize = 14;

/// What is told of one thing.
struct Told<'p> {
    passage: usize,
    /// Which of what things have, by where it stands among them; a length of time for 历时 and the like.
    name: &'static str,
    unit: &'p str,
    value: f64,
    digits: std::ops::Range<usize>,
    end: usize,
    text: &'p str,
    /// What has it, as far as that stands in the clause.
    of: &'p str,
    refers: bool,
    /// What it stands behind in a bracket: 隧道（全长2810米）.
    noted: &'p str,
}

pub fn check(passages: &[Passage<'_>], hits: &mut Vec<Placed>) {
    let texts =
        || passages.iter().enumerate().filter(|(_, p)| is_text(p) || p.before(p.len()) == '。');
    let refers = |p: &Passage<'_>| {
        !p.figures().is_empty() && ['该', '述', '此', '本', '这'].iter().any(|c| p.may_hold(*c))
    };
    if texts().filter(|(_, p)| p.may_hold_word("总投资")).nth(1).is_some() {
        let told: Vec<Told<'_>> = texts()
            .flat_map(|(n, p)| p.figures().iter().filter_map(move |figure| told(n, p, figure)))
            .collect();
        of_same_project(&told, hits);
    }
    if texts().any(|(_, p)| refers(p)) {
        let told: Vec<Told<'_>> = texts()
            .flat_map(|(n, p)| p.figures().iter().filter_map(move |figure| told(n, p, figure)))
            .collect();
        for (at, own) in told.iter().enumerate().filter(|(_, own)| own.refers) {
            let before = told.get(..at).unwrap_or_default().iter().rev();
            let mut same = before.filter(|other| other.name == own.name && other.unit == own.unit);
            let stands = || told.iter().take(at).any(|other| other.value == own.value);
            if let (Some(other), None) = (same.next(), same.next())
                && other.value != own.value
                && other.passage + 2 >= own.passage
                && !stands()
            {
                hits.push((own.passage, hit(own.digits.start..own.end, other.text)));
            }
        }
    }
    if texts().any(|(_, p)| holds_noted(p)) {
        noted(passages, hits);
    }
    cut_off(passages, hits);
    turned_measures(passages, hits);
    for (n, p) in texts().filter(|(_, p)| p.may_hold_word("内完成")) {
        due(passages, n, p, hits);
    }
}

/// Whether a bracket begins with what a thing has.
fn holds_noted(p: &Passage<'_>) -> bool {
    let mut brackets = p.spots(Spot::PAIRED).filter(|(_, c)| *c == '（');
    brackets.any(|(i, _)| p.is_one(i + 1, OWN))
}

/// What stands before a bracket is looked at so far.
const LONGEST_NOTED: usize = 8;

/// `隧道全长2180米。…隧道（全长2810米）衬砌完好`: digits turned round of what the same thing has.
fn noted(passages: &[Passage<'_>], hits: &mut Vec<Placed>) {
    let texts =
        passages.iter().enumerate().filter(|(_, p)| is_text(p) || p.before(p.len()) == '。');
    let all =
        texts.flat_map(|(n, p)| p.figures().iter().filter_map(move |figure| told(n, p, figure)));
    let told: Vec<Told<'_>> = all.take(MOST_KNOWN).collect();
    for (at, own) in told.iter().enumerate().filter(|(_, own)| !own.noted.is_empty()) {
        let digits = |told: &Told<'_>| write(told.value);
        let same = |other: &&Told<'_>| {
            let noun = last_chars(own.noted, 2);
            let of = other.text.split(other.name).next().unwrap_or_default();
            let of = of.trim_end_matches('（');
            other.name == own.name && other.unit == own.unit && of.ends_with(noun)
        };
        let mut before = told.iter().take(at).filter(same);
        if let (Some(other), None) = (before.next(), before.next())
            && other.value != own.value
            && is_turned(&digits(other), &digits(own))
        {
            hits.push((own.passage, hit(own.digits.start..own.end, other.text)));
        }
    }
}

/// `滨河步道项目总投资860万元…滨河步道项目总投资890万元`
fn of_same_project(told: &[Told<'_>], hits: &mut Vec<Placed>) {
    let whole = |told: &&Told<'_>| {
        told.name == "总投资" && ["项目", "工程"].iter().any(|kind| told.of.ends_with(kind))
    };
    for (at, own) in told.iter().enumerate().filter(|(_, own)| whole(own) && !own.refers) {
        let before = told.iter().take(at).filter(whole);
        let mut same = before.filter(|other| other.of == own.of && other.unit == own.unit);
        let named = own.of.chars().count() > LEAST_NAMED;
        if let (Some(other), None, true) = (same.next(), same.next(), named)
            && other.value != own.value
        {
            hits.push((own.passage, hit(own.digits.start..own.end, other.text)));
        }
    }
}

/// 本项目 and 该工程 are no names.
const LEAST_NAMED: usize = 4;

fn hit(range: std::ops::Range<usize>, other: &str) -> Hit {
    Hit::new(RuleId::N19, range).arg(within(other)).level(Level::Review)
}

/// How long something took is told by these alike.
static LASTING: &Row = words!("历时 用时 耗时 为期");

fn told<'p>(passage: usize, p: &'p Passage<'_>, figure: &Figure) -> Option<Told<'p>> {
    let start = figure.digits.start;
    if figure.percent || !is_han(p.before(start)) && !matches!(p.before(start), '（' | '：') {
        return None;
    }
    let mut at = start;
    while let Some(word) = p.word_before(at, JOINS) {
        at -= word.chars().count();
    }
    let days = p.before(start) == '这' && matches!(p.at(figure.end), '天' | '周');
    let name = if days { "历时" } else { p.word_before(at, OWN)? };
    let clause = p.sentence(start);
    let from = p.clause(at.saturating_sub(1)).start.max(at.saturating_sub(REACH));
    let end = p.run_within(figure.end, 2, |c| {
        matches!(
            c,
            '个' | '月' | '天' | '日' | '年' | '元' | '米' | '亩' | '平' | '公' | '小' | '周'
        )
    });
    let unit = p.slice(figure.digits.end..end);
    let name = if LASTING.has(name) { "历时" } else { name };
    let name = name.trim_start_matches("直接").trim_start_matches("经济");
    let name = OWN.texts().into_iter().find(|own| *own == name)?;
    if unit.is_empty() || CHANGED.stands_in(p.slice(clause.start..start)) {
        return None;
    }
    let open = at - name.chars().count();
    let refers = match MONEY.has(name) {
        true => p.ends_one(open, TAKING_UP_MONEY),
        false => days || REFERRING.stands_in(p.slice(from..at)),
    };
    let bracketed = p.before(open) == '（';
    let noted = if bracketed {
        p.slice(p.run_back_within(open - 1, LONGEST_NOTED, is_han)..open - 1)
    } else {
        ""
    };
    let (digits, value) = (figure.digits.clone(), figure.value);
    let text = p.slice(from..end);
    let of = p.slice(from..at.saturating_sub("总投资".chars().count()).max(from));
    Some(Told { passage, name, unit, value, digits, end, text, of, refers, noted })
}

/// What is cut off or closed for a time.
static CLOSED: &Row =
    words!("停水 停电 停气 停暖 停航 停运 停产 停课 停诊 封航 断水 断电 封道 断网 停机 停炉");
/// What stands between it and its time.
static FOR: &Row = words!("约 共 达 计 为 需 时间 时长 为期 长达 共计 时间为 时间约");

/// `需连续停水48小时…拟实施切改，停水36小时`: told twice, and each time of no place.
fn cut_off(passages: &[Passage<'_>], hits: &mut Vec<Placed>) {
    let may = |p: &&Passage<'_>| is_text(p) && ['停', '封', '断'].iter().any(|c| p.may_hold(*c));
    if passages.iter().filter(may).nth(1).is_none() {
        return;
    }
    let texts = passages.iter().enumerate().filter(|(_, p)| may(p));
    let told = texts.flat_map(|(n, p)| {
        p.figures().iter().filter_map(move |figure| {
            let start = figure.digits.start;
            let hours = p.is(figure.end, "小时") || matches!(p.at(figure.end), '天');
            let from = p.word_before(start, FOR).map_or(start, |word| start - word.chars().count());
            let what = p.word_before(from, CLOSED).filter(|_| hours)?;
            let before = p.run_back(from - what.chars().count(), is_han);
            let said = p.slice(before..from - what.chars().count());
            let plain = said.is_empty() || ALONE.ends(said);
            plain.then_some((
                n,
                what,
                p.at(figure.end),
                figure,
                p.slice(before..measured(p, figure)),
            ))
        })
    });
    let told: Vec<_> = told.collect();
    if let [(n, what, unit, one, text), (m, again, same, other, _)] = told[..]
        && what == again
        && unit == same
        && n < m
        && one.value != other.value
    {
        hits.push((m, hit(other.digits.start..other.end, text)));
    }
}

/// What stands before it and tells no place.
static ALONE: &Row = words!("连续 需 将 拟 须 预计 计划 共 约 累计 总");

/// What measures all of a thing.
static WHOLE: &Row = words!("总长 全长 总长度 长 总 共 合计 共计 总面积 面积 总投资 投资 总计");

/// `总长8.4千米…4.8千米改造路段`: digits turned round of what is told again as known.
fn turned_measures(passages: &[Passage<'_>], hits: &mut Vec<Placed>) {
    let texts = || passages.iter().enumerate().filter(|(_, p)| is_text(p));
    let known = |p: &Passage<'_>, f: &Figure| {
        let start = f.digits.start;
        f.decimals > 0
            && !f.percent
            && length(p, f).is_some()
            && (start == p.clause(start).start || among!("的对将把这从由", p.before(start)))
            && p.count_han(f.end..f.end + 6, 6) > 4
    };
    let each = texts()
        .flat_map(|(n, p)| p.figures().iter().filter(move |f| known(p, f)).map(move |f| (n, p, f)));
    for (n, p, f) in each.take(MOST_KNOWN) {
        let own = p.slice(f.digits.clone());
        let mut before = texts().take_while(|(m, _)| *m < n).flat_map(|(_, q)| {
            q.figures().iter().filter(|g| g.decimals == f.decimals).map(move |g| (q, g))
        });
        let mut whole = None;
        let again = before.any(|(q, g)| {
            let digits = q.slice(g.digits.clone());
            if is_turned(digits, own) && length(q, g) == length(p, f) {
                whole = q
                    .ends_one(g.digits.start, WHOLE)
                    .then_some(q.slice(g.digits.start..measured(q, g)));
            }
            digits == own
        });
        if let (Some(other), false) = (whole, again) {
            hits.push((n, hit(f.digits.start..f.end, other)));
        }
    }
}

/// No report is asked about more.
const MOST_KNOWN: usize = 60;

/// Returns where the measure of a figure ends.
fn measured(p: &Passage<'_>, figure: &Figure) -> usize {
    static LONG: &Row = words!("小时 千米 公里 公顷 平方米 平方千米 平方公里 立方米 KM Km km");
    figure.end + p.word_at(figure.end, LONG).map_or(1, |word| word.chars().count())
}

/// Returns in what a figure measures; all ways to write a length are one.
fn length(p: &Passage<'_>, figure: &Figure) -> Option<char> {
    let at = figure.end;
    let long = p.is(at, "千米") || p.is(at, "公里") || p.is_one(at, words!("KM Km km"));
    let other = figure.unit.filter(|unit| among!("米亩吨元平公", *unit));
    if long { Some('里') } else { other }
}

const LONGEST_DEED: usize = 8;

/// `应当在90日内完成幕墙清洗。…幕墙清洗的完成期限为60日`
fn due(passages: &[Passage<'_>], n: usize, p: &Passage<'_>, hits: &mut Vec<Placed>) {
    for at in p.places("内完成") {
        let Some(first) = p.figures().iter().find(|f| (f.end..f.end + 3).contains(&(at - 1)))
        else {
            continue;
        };
        let deed = at + "内完成".chars().count();
        let end = p.run_within(deed, LONGEST_DEED, is_han);
        let name = p.slice(deed..end);
        if end < deed + 3 {
            continue;
        }
        for (m, q) in passages.iter().enumerate().skip(n).filter(|(_, q)| q.may_hold('限')) {
            for limit in q.places("期限为") {
                let from = limit + "期限为".chars().count();
                let said = q.slice(q.clause(limit).start..limit);
                let second = q.figure_at(from);
                if let Some(second) = second
                    && (m > n || limit > at)
                    && said.contains(name)
                    && q.at(second.end) == p.at(first.end)
                    && second.value != first.value
                {
                    let told = p.slice(first.digits.start..end);
                    hits.push((m, hit(second.digits.start..second.end + 1, told)));
                }
            }
        }
    }
}
