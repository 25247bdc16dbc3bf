//! N11 on parts that stand where only all of them stand: in a bracket right behind a sum, `共86名（县直部门34名、乡镇47名）`,
//! before 构成, `1.8亿元，由上级补助0.9亿元和自筹0.4亿元构成`, and behind 中 with all others as the last, `187人中，…其他128人`.
//! All is for review.

use super::finding::Hit;
use super::kinds::labels;
use super::number::{Figure, spelt_digit};
use super::passage::{Passage, is_han};
use super::rows::{Row, words};
use super::rule::RuleId;
use super::told_sums::{review, sum_of};

/// What says that the parts are some of many, or of another kind.
static SOME: &Row = words!(
    "其中 含 包括 另 新增 增加 每 约 近 超 较 同比 主要 部分 如 占 以上 以下 平均 最 第 仅 比 原有 达标 合格 剩余 已 未"
);
/// What leads to a sum.
static SUMS: &Row = words!(
    "共 计 总计 合计 共计 共有 现有 总数 总额 总投资 投资 资金 总 设有 下设 收到 检查 抽查 查处 受理 培训 发放 拥有 在册"
);
static MADE_OF: &Row = words!(
    "构成 组成 出资 承担 分担 解决 筹集 筹措 两部分 三部分 四部分 五部分 两项 三项 四项 五项 两块 三块 几部分"
);
/// So much of the sum may parts miss it by that nobody says are all.
const MOST_OFF: f64 = 0.15;
const LONGEST_LABEL: usize = 12;
const LONGEST_LEAD: usize = 14;
const MOST_PARTS: usize = 12;

pub fn check(p: &Passage<'_>, figures: &[Figure], hits: &mut Vec<Hit>) {
    if figures.len() < 3 || !['（', '由', '中', '分', '于'].iter().any(|c| p.may_hold(*c)) {
        return;
    }
    for (n, total) in figures.iter().enumerate().filter(|(_, total)| is_exact(total)) {
        let behind = figures.get(n + 1..).unwrap_or_default();
        let parts = parts_behind(p, total, behind);
        let (Some(first), Some(last), 2..) = (parts.first(), parts.last(), parts.len()) else {
            continue;
        };
        let lead = p.slice(total.end..first.digits.start);
        let all = in_bracket(p, total, &parts, lead)
            || makes_up(p, lead, last)
            || is_counted_out(lead, parts.len())
            || with_others(p, lead, &parts);
        let range = total.digits.start..last.end;
        let known = |hit: &Hit| {
            hit.rule == RuleId::N11 && hit.range.start < range.end && hit.range.end > range.start
        };
        if all && !hits.iter().any(known) {
            review(total, &parts, range, hits);
        }
    }
}

fn is_exact(figure: &Figure) -> bool {
    !figure.percent && figure.about.is_none() && figure.unit.is_some()
}

/// Returns the figures behind a sum that count the same, each parted from the one before by no more than its name.
fn parts_behind<'f>(p: &Passage<'_>, total: &Figure, behind: &'f [Figure]) -> Vec<&'f Figure> {
    let mut parts: Vec<&Figure> = Vec::new();
    let mut end = total.end;
    for part in behind.iter().take(MOST_PARTS) {
        let between = p.slice(end..part.digits.start);
        let length = between.chars().count();
        let most = if parts.is_empty() { LONGEST_LEAD + LONGEST_LABEL } else { LONGEST_LABEL + 3 };
        let parted = parts.is_empty() || between.contains(['、', '，', '；', '和', '及', '与']);
        let same = is_exact(part) && part.unit == total.unit;
        // 由三部分组成：…
        let some = SOME.stands_in(&between.replace("部分组成：", "").replace("部分构成：", ""));
        if !same || length > most || !parted || between.contains(['。', '！', '？']) || some {
            break;
        }
        parts.push(part);
        end = part.end;
        if p.at(part.end + 1) == '）' || p.at(part.end) == '）' {
            break;
        }
    }
    parts
}

/// `共86名（县直部门34名、乡镇47名）`: nothing but names and numbers stands in the bracket.
fn in_bracket(p: &Passage<'_>, total: &Figure, parts: &[&Figure], lead: &str) -> bool {
    let Some((noun, name)) = lead.split_once('（') else { return false };
    let Some(last) = parts.last() else { return false };
    let close = p.run_within(last.end, 3, |c| c != '）' && c != '等');
    let closed = p.at(close) == '）';
    let short = noun.chars().count() < 6 && noun.chars().all(is_han);
    let named = (1..=LONGEST_LABEL).contains(&name.chars().count()) && name.chars().all(is_han);
    let each = labels(p, parts).iter().all(|label| !label.is_empty());
    let start = total.digits.start;
    let summed = SUMS.ends(p.slice(start.saturating_sub(LONGEST_LABEL)..start))
        || p.is_of(start.saturating_sub(1), super::spots::Spot::STOP)
        || is_han(p.before(start));
    let off = (sum_of(parts) - total.value).abs();
    closed && short && named && each && summed && off <= (total.value * MOST_OFF).max(1.0)
}

/// `1.8亿元，由上级补助0.9亿元、地方债券0.6亿元和自筹0.4亿元三部分构成`
fn makes_up(p: &Passage<'_>, lead: &str, last: &Figure) -> bool {
    let led = ["，由", "由", "，包括", "（由"]
        .iter()
        .any(|by| lead.trim_start_matches(is_han_of_unit).starts_with(by));
    let behind = p.slice(last.end..p.clause(last.end).end);
    led && MADE_OF.stands_in(behind)
}

/// `628万元，由三部分组成：桥梁412万元、引道138万元、监理78万元`, `采伐方式分为两种：皆伐…，择伐…`: as many parts follow
/// the colon as it says there are.
fn is_counted_out(lead: &str, count: usize) -> bool {
    let Some((said, _)) = lead.split_once('：') else { return false };
    let said = ["组成", "构成"].iter().find_map(|end| said.strip_suffix(end)).unwrap_or(said);
    let kinds =
        ["部分", "种", "类", "块", "大类", "项"].iter().filter_map(|kind| said.strip_suffix(kind));
    let mut counted = kinds.filter_map(|rest| {
        let numeral = rest.chars().next_back()?;
        let before = rest.strip_suffix(numeral)?;
        let led = before.ends_with(['由', '分']) || words!("分为 分成 包括 全部用于").ends(before);
        let value = spelt_digit(numeral).or((numeral == '两').then_some(2));
        value.filter(|_| led)
    });
    counted.any(|told| told == count)
}

/// 元 of 亿元
fn is_han_of_unit(c: char) -> bool {
    is_han(c) && c != '由'
}

/// `重点优抚对象187人中，残疾军人48人、“三属”21人、其他优抚对象128人`
fn with_others(p: &Passage<'_>, lead: &str, parts: &[&Figure]) -> bool {
    let of = lead.split_once("中，").is_some_and(|(noun, _)| noun.chars().count() < LONGEST_LABEL);
    let labels = labels(p, parts);
    let others = labels
        .last()
        .is_some_and(|last| ["其他", "其它", "其余"].iter().any(|other| last.starts_with(other)));
    of && others && parts.len() > 1
}
