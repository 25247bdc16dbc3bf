//! How near parts are to the sum that is told of them, for N11. Knows no rule.

use super::kinds::{NO_OTHERS, are_all_named, complements, in_a_row, of_a_row, siblings};
use super::number::{Figure, write};
use super::passage::{Passage, is_han, is_numeral};
use super::told_sums::sum_of;

use super::rows::{Row, among, words};

/// Whether parts told behind a sum, or in brackets behind it, may well be all of it.
pub fn may_be_all(
    p: &Passage<'_>,
    total: &Figure,
    parts: &[&Figure],
    labels: &[&str],
    between: &str,
    bracketed: bool,
) -> bool {
    // 46个，一产12个、二产18个、三产18个
    let straight = between.chars().nth(1) == Some('，') && of_a_row(labels);
    let sum: f64 = parts.iter().map(|part| part.value).sum();
    let over = is_over(total, parts);
    let near = sum > total.value * 0.8;
    over && (bracketed || named_over(total, parts, between))
        || bracketed && near && labels.len() > 2 && (siblings(labels) || end_alike(labels))
        || (straight || counted_behind(p, parts)) && !few(total, parts)
        || are_all_named(between, labels) && is_near_sum(total, parts)
        || are_of_them(between, labels) && is_near_sum(total, parts)
}

/// `86家企业中，数据准确的71家，存在一般差错的11家，存在较大差错的6家`
fn are_of_them(between: &str, labels: &[&str]) -> bool {
    let of = between.split_once("中，").is_some_and(|(noun, _)| noun.chars().count() < 10);
    let apart = between.contains('。');
    let parted = labels.iter().all(|label| label.ends_with('的'));
    (of || apart) && parted && (labels.len() > 2 || complements(labels))
}

/// 城关镇、东江镇、西岭镇
fn end_alike(labels: &[&str]) -> bool {
    let last = |label: &&str| label.chars().next_back();
    let end = labels.first().and_then(last);
    let place = end.is_some_and(|end| among!("镇乡村县区市所站组队班科室厂段类", end));
    place && labels.iter().all(|label| last(label) == end)
}

/// Whether money or a measure is told in parts behind 其中; none is part of another.
fn named_over(total: &Figure, parts: &[&Figure], between: &str) -> bool {
    let measured = total.unit.is_some_and(|unit| among!("元吨亩公千", unit));
    measured && parts.len() > 1 && between.contains("，其中") && total.decimals > 0
}

/// Whether parts that are less than the sum are nearly all of it.
fn is_near_sum(total: &Figure, parts: &[&Figure]) -> bool {
    let sum: f64 = parts.iter().map(|part| part.value).sum();
    let near = (sum - total.value).abs() <= (total.value * 0.04).max(1.0);
    near && parts.iter().all(|part| part.value < total.value)
}

/// Whether parts of which nobody says that they are all are more than the sum, or so near to it that
/// one of the figures may be wrong.
pub fn almost(total: &Figure, parts: &[&Figure], labels: &[&str]) -> bool {
    let sum: f64 = parts.iter().map(|part| part.value).sum();
    let many = parts.len() > 2;
    // Who is a Party member may be a woman too; what is counted in 起 or 台 is of one kind.
    let parted = many
        || siblings(labels)
        || total.unit.is_some_and(|unit| !matches!(unit, '人' | '名' | '位' | '户' | '岁'));
    let near = (sum - total.value).abs() <= (total.value * 0.04).max(1.0);
    total.decimals == 0 && parted && (sum > total.value || near)
}

/// Whether three parts and more make a sum that differs from the one told in a single digit.
pub fn one_digit_off(total: &Figure, parts: &[&Figure]) -> bool {
    let sum: f64 = parts.iter().map(|part| part.value).sum();
    let (sum, told) = (write(sum), write(total.value));
    let differ = sum.chars().zip(told.chars()).filter(|(a, b)| a != b).count();
    let measured =
        parts.len() > 1 && total.decimals > 0 && parts.iter().all(|part| part.decimals > 0);
    (parts.len() > 2 || measured) && sum.len() == told.len() && differ == 1
}

/// 藏品21360件，其中一级文物46件、二级文物210件: parts that are far from the sum are not all of it.
pub fn few(total: &Figure, parts: &[&Figure]) -> bool {
    parts.iter().map(|part| part.value).sum::<f64>() < total.value * 0.7
}

/// The same of 甲厂, 乙厂: of two there may well be a third.
pub fn few_of_row(total: &Figure, parts: &[&Figure]) -> bool {
    let sum = parts.iter().map(|part| part.value).sum::<f64>();
    few(total, parts) || parts.len() == 2 && sum < total.value * 0.85
}

/// Whether all of a total is said to be divided: `共录取630人，按学制分为三年制480人、五年制140人`, `19个问题从类型看，…`.
pub fn is_divided(p: &Passage<'_>, total: &Figure, parts: &[&Figure], between: &str) -> bool {
    let start = total.digits.start;
    let said = || p.slice(p.clause(start).start..start);
    words!("分为 分成").stands_in(between) && words!("共 总 合计").stands_in(said())
        || seen_by_kind(between) && (is_near_sum(total, parts) || is_little_over(total, parts))
}

fn is_over(total: &Figure, parts: &[&Figure]) -> bool {
    parts.iter().map(|part| part.value).sum::<f64>() > total.value * 1.0001
}

/// What is far more than the sum are parts of what was told before it.
fn is_little_over(total: &Figure, parts: &[&Figure]) -> bool {
    is_over(total, parts) && parts.iter().map(|part| part.value).sum::<f64>() < total.value * 1.5
}

/// 按原因划分，; 从类型看，分别为
fn seen_by_kind(between: &str) -> bool {
    let mut clauses = between.split(['，', '：']);
    clauses.any(|clause| {
        let by = |word: char, ends: &[&str]| {
            clause.contains(word) && ends.iter().any(|end| clause.ends_with(end))
        };
        let other = ["部分", "积分", "评分", "得分", "充分", "百分", "处分"];
        by('按', &["分"]) && !other.iter().any(|word| clause.ends_with(word))
            || by('从', &["上看", "型看", "类看", "因看", "别看", "质看", "来看"])
    })
}

/// Whether what stands behind a count is no whole of it.
pub fn is_apart(p: &Passage<'_>, figures: &[Figure], n: usize, parts: &[&Figure]) -> bool {
    is_part_beside(p, figures, n)
        || are_of_each(p, figures, n, parts)
        || is_completed(figures, n, parts)
        || figures.get(n).is_some_and(|total| is_bound(p, total, parts))
}

/// Whether a bracket says which bounds are meant: `20℃～22℃（含20℃，不含22℃）`.
fn is_bound(p: &Passage<'_>, total: &Figure, parts: &[&Figure]) -> bool {
    let Some(first) = parts.first() else { return false };
    let noted = p.slice(total.end..first.digits.start);
    let opens = noted.contains("（含") || noted.contains("（不含");
    opens && parts.iter().any(|part| part.value == total.value)
}

/// `按原因分，车辆8件，信号6件，站台门4件`, `分别为3000人、8000人、12000人，…`: a part among others, and no sum of those
/// behind it.
fn is_part_beside(p: &Passage<'_>, figures: &[Figure], n: usize) -> bool {
    let (Some(own), Some(before)) =
        (figures.get(n), n.checked_sub(1).and_then(|before| figures.get(before)))
    else {
        return false;
    };
    let sentence = p.sentence(own.digits.start).start;
    if before.digits.start <= sentence || before.unit != own.unit {
        return false;
    }
    let told = p.slice(sentence..own.digits.start);
    let between = p.slice(before.end..own.digits.start);
    between.ends_with(['、', '和']) && between.chars().count() <= LONGEST_UNIT
        || told.starts_with('按') && told.contains("分，")
}

/// Whether as many counts stand before what is said of each: `6号墩至79米，7号墩至81米，分别距墩顶17米和21米`.
fn are_of_each(p: &Passage<'_>, figures: &[Figure], n: usize, parts: &[&Figure]) -> bool {
    let (Some(own), Some(first)) = (figures.get(n), parts.first()) else { return false };
    let start = p.sentence(own.digits.start).start;
    let before = figures.get(..=n).unwrap_or_default().iter();
    let counts = before.filter(|f| f.digits.start >= start && f.unit == own.unit).count();
    counts == parts.len() && p.slice(own.end..first.digits.start).contains("，分别")
}

/// The longest unit with the mark behind it.
const LONGEST_UNIT: usize = 5;

/// Whether the next counts behind the parts make them all: `1230件，其中甲类500件、乙类700件，以其他方式结案30件`. What they
/// count may have a long name.
fn is_completed(figures: &[Figure], n: usize, parts: &[&Figure]) -> bool {
    let (Some(total), Some(last)) = (figures.get(n), parts.last()) else { return false };
    let behind = figures.iter().skip(n + 1).skip_while(|f| f.digits.start < last.end);
    let mut sum: f64 = parts.iter().map(|part| part.value).sum();
    let counts = |f: &&Figure| f.unit == total.unit && !f.percent;
    let mut sums = behind.take_while(counts).map(|f| {
        sum += f.value;
        sum - total.value
    });
    sums.find(|off| *off > -1e-6).is_some_and(|off| off < 1e-6)
}

/// `水库7座，全部登记在册（小一型2座、小二型6座）`: kinds in a bracket farther behind are more than all.
pub fn is_noted(p: &Passage<'_>, total: &Figure, parts: &[&Figure], labels: &[&str]) -> bool {
    let (Some(first), Some(last)) = (parts.first(), parts.last()) else { return false };
    let between = p.slice(total.end..first.digits.start);
    let note = between.rsplit_once('（').is_some_and(|(_, label)| label.chars().count() < 8);
    let closed = p.at(last.end + 1) == '）' && !between.contains('）');
    let sum: f64 = parts.iter().map(|part| part.value).sum();
    note && closed && siblings(labels) && sum > total.value
}

/// Whether parts are all, by what they are called in a bracket or by what is said behind them.
pub fn are_all(p: &Passage<'_>, between: &str, end: usize, bracketed: Option<&Vec<&str>>) -> bool {
    bracketed.is_some_and(|labels| in_a_row(labels) || complements(labels))
        || none_else(p, between, end)
}

/// `一组12户、二组15户，全村共320户`: the sum is told of more than its parts.
pub fn of_more(p: &Passage<'_>, between: &str, total: &Figure, parts: &[&Figure]) -> bool {
    let whole =
        words!("全村 全镇 全乡 全县 全市 全区 全校 全局 全院 全站 全厂 全省 全队 全所 全园");
    whole.stands_in(between) && few(total, parts) || counts_others(p, total, parts)
}

/// `四个镇、六个乡，共120个村`: far more, of what is called otherwise.
fn counts_others(p: &Passage<'_>, total: &Figure, parts: &[&Figure]) -> bool {
    let noun = |figure: &Figure| {
        let start = figure.end + 1;
        p.slice(start..p.run_within(start, LONGEST_NAMED, is_han))
    };
    let own = noun(total);
    let other = |part: &&Figure| {
        let noun = noun(part);
        !noun.is_empty() && !noun.starts_with(own) && !own.starts_with(noun)
    };
    let far = total.value > FAR * sum_of(parts);
    far && !own.is_empty() && parts.iter().all(other)
}

const FAR: f64 = 3.0;
const LONGEST_NAMED: usize = 4;

/// Whether words say that there are no other parts: `（国有19家、民营36家，别无其他类型）`, `仅有帐篷40件、棉被30件两种`.
fn none_else(p: &Passage<'_>, between: &str, end: usize) -> bool {
    let sentence = p.sentence(end).end;
    let behind = p.slice(end..sentence.min(end + LONGEST_NOTE));
    let kinds = words!("两种 三种 四种 五种 两类 三类 四类 五类 两项 三项 四项 五项");
    let only = words!("仅有 只有 只包括 仅包括").stands_in(between) && kinds.stands_in(behind);
    let but = between.contains("，除") && words!("外无 外别无 外再无 外没有").stands_in(behind);
    let led = between.contains(['（', '：'])
        || words!("其中 包括 含").stands_in(between)
        || seen_by_kind(between);
    let no_more =
        words!("除此之外没有 除此之外无 除此之外再无 除此之外别无 除此以外没有 除此以外无");
    only || but
        || no_more.stands_in(behind)
        || led && (NO_OTHERS.stands_in(behind) || behind.contains("无其余"))
}

const LONGEST_NOTE: usize = 12;

/// Whether it is said behind the parts that they are all, and how many: `，三类作物全部…`, `，两项合计…`.
fn counted_behind(p: &Passage<'_>, parts: &[&Figure]) -> bool {
    let Some(last) = parts.last() else { return false };
    let at = p.run_within(last.end, 3, |c| c != '，') + 1;
    let numeral = ["两", "三", "四", "五", "六", "七", "八"].get(parts.len().saturating_sub(2));
    let counted = numeral.is_some_and(|numeral| p.is(at, numeral));
    counted
        && p.is_one(
            at + 1,
            words!("项合计 项共 类合计 类作物 者合计 类共 项均 类均 部分合计 项相加"),
        )
}

/// Whether a sum is that of the first count as well, `概算4860万元，包括设备3920万元、土建610万元、其他330万元，合计4860万元`,
/// or of the last ones only: `容量为150人，建议学生控制在120人，另配教师12人，合计132人`.
pub fn is_made_otherwise(parts: &[&Figure], total: &Figure) -> bool {
    let sum = |parts: &[&Figure]| parts.iter().map(|part| part.value).sum::<f64>();
    let [first, rest @ ..] = parts else { return false };
    let said_first = first.value == total.value && total.value - sum(rest) < 1e-6;
    let of_last = |count: usize| {
        let last = parts.get(parts.len() - count..).unwrap_or_default();
        (sum(last) - total.value).abs() < 1e-6
    };
    said_first || (2..parts.len()).any(of_last)
}

/// `12起，甲类、乙类分别为5起、7起`: only a comma stands between the sum and what follows.
pub fn led_directly(between: &str) -> bool {
    let behind = between.chars().skip(1).collect::<String>();
    let starts = behind.trim_start_matches(is_measure_tail);
    starts.starts_with(['，', '：', '（', '；'])
        && starts.chars().count() <= 30
        && deals_out(starts)
}

/// What 分别 tells of each that is no part of a sum: 分别提高32元和45元, 分别距墩顶17米和21米.
static NO_PARTS: &Row =
    words!("提高 增长 增加 下降 减少 上升 降低 距 高于 低于 高出 缩短 延长 增收 比 较");

/// Whether what 分别 is said of is named one by one, or counted.
fn deals_out(text: &str) -> bool {
    if text.contains("较") || text.contains("同比") {
        return false;
    }
    let Some((names, each)) = text.split_once("分别") else { return true };
    let names = names.trim_start_matches(['，', '：', '（', '；']);
    let named = names.is_empty()
        || names.contains(['、', '和', '与', '及'])
        || names.starts_with(is_numeral)
        || words!("其中 按 各").begins(names);
    named && !NO_PARTS.begins(each)
}

fn is_measure_tail(c: char) -> bool {
    is_han(c) && !matches!(c, '其' | '分' | '包' | '较' | '同')
}
