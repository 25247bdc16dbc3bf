//! What the parts of a sum are called, and whether these words say that they are all of it. Knows no
//! rule.

use super::number::Figure;
use super::passage::{Passage, is_han};
use super::rows::{Row, words};
use std::sync::LazyLock;

/// Returns what stands directly before each part: 甲类 of 甲类5起.
pub fn labels<'p>(p: &'p Passage<'_>, parts: &[&Figure]) -> Vec<&'p str> {
    parts
        .iter()
        .map(|part| {
            let named = |c: char| is_han(c) || matches!(c, 'Ⅰ'..='Ⅻ' | 'A'..='Z');
            let start = p.run_back(part.digits.start, named);
            // “很好”的占71%
            let quoted = p.before(start) == '”';
            let start = if quoted { p.run_back(start - 1, |c| c != '“') } else { start };
            let label = p.slice(start..part.digits.start);
            let label = label.strip_prefix("其中").unwrap_or(label);
            label.strip_suffix('有').or(label.strip_suffix('为')).unwrap_or(label)
        })
        .collect()
}

/// What is left when all others are told.
pub static OTHERS: &Row = words!("其他 其它 其余 其他类");
/// What says that all are told.
pub static NO_OTHERS: &Row = words!("无其他 无其它 没有其他 没有其它");

const ROWS: &[&str] = &["甲乙丙丁戊", "一二三四五六", "ＡＢＣＤ", "ABCDEF", "ⅠⅡⅢⅣ"];

/// 甲类、乙类; 一级、二级、三级.
pub fn in_a_row(labels: &[&str]) -> bool {
    ROWS.iter().any(|row| {
        row.chars().zip(labels).filter(|(c, label)| label.starts_with(*c)).count() == labels.len()
            && labels.len() >= 2
    })
}

/// Words that together are everything, with the same words before and behind them: 男职工, 女职工.
const WHOLES: &str = "男/女 男性/女性 合格/不合格 已办结/未办结 已办结/正在办理 办结/在办 已办结/在办 城镇/农村 城市/农村 城区/乡镇 城区/农村 城/乡 镇/乡 \
    线上/线下 线上/现场 国内/国际 国内/国际及地区 节地生态/传统 短期/中长期 新建/续建 上半年/下半年 同意/反对 党员/非党员 党员/群众 境内/境外 国内/国外 省内/省外 市内/市外 县内/县外 区内/区外 \
    室内/室外 公办/民办 在职/退休 在职/离退休 汉族/少数民族 本地/外地 正职/副职 白天/夜间 法人/自然人 集中/分散 分散/集中 街道/镇 \
    已完成/正在推进 已整改/正在整改 已完成/未完成 已整改/未整改 自有/租用 自有/租赁 全日制/非全日制 已缴/欠缴 实缴/欠缴 到岗/缺岗 编内/编外 在编/编外 正式/预备 初访/重访 初信/重信 初次/重复 现场/网上 网上/窗口 存量/增量 有效/无效 水田/旱地 文科/理科 理科/文科 住院/门诊 常住/流动 白班/夜班 \
    进口/出口 上行/下行 左岸/右岸 机械/人工 笔试/面试 平时/期末 自筹/贷款 内销/外销 人工/机械 校内/校外";

static OF_A_WHOLE: LazyLock<Vec<(&str, &str)>> =
    LazyLock::new(|| WHOLES.split_whitespace().filter_map(|whole| whole.split_once('/')).collect());

/// Whether two labels are everything.
pub fn complements(labels: &[&str]) -> bool {
    let [a, b] = labels else { return false };
    // 室温达标, 不达标
    let denied = b
        .strip_prefix("不予")
        .or(b.strip_prefix(['不', '未']))
        .filter(|denied| denied.chars().count() > 1);
    if denied.is_some_and(|denied| a.ends_with(denied) && !a.ends_with(b)) {
        return true;
    }
    let (a, b) = bare(a, b);
    let denies = ["未", "不", "非", "无"].iter().any(|not| {
        let stem = a.strip_prefix(['已', '有']).unwrap_or(a);
        !stem.is_empty() && b.strip_prefix(not) == Some(stem)
            || *not == "无" && (a, b) == ("有", "无")
    });
    denies || (a, b) == ("已", "未") || OF_A_WHOLE.contains(&(a, b))
}

/// Whether two shares are told of both sides of one figure: `35岁以下的占46.5%，35岁及以上的占54.5%`.
pub fn parted_at(p: &Passage<'_>, parts: &[&Figure]) -> bool {
    let side = |part: &Figure| {
        let mut end = part.digits.start;
        while let Some(word) = p.word_before(end, words!("占 的 占比 占比为 为 比例 人员 职工 人"))
        {
            end -= word.chars().count();
        }
        let below = p.ends(end, "以下");
        if !below && !p.ends(end, "以上") {
            return None;
        }
        let bound = p.run_back_within(end - 2, 3, |c| matches!(c, '及' | '含' | '（' | '）'));
        let unit = p.run_back_within(bound, 2, is_han);
        let start = p.run_back(unit, |c| c.is_ascii_digit() || c == '.');
        (start < unit).then(|| (below, p.slice(start..bound)))
    };
    let [one, other] = parts else { return false };
    let (one, other) = (side(one), side(other));
    one.zip(other).is_some_and(|(one, other)| one.0 != other.0 && one.1 == other.1)
}

/// Leaves out the words two labels end with both: 男 and 女 of 男职工 and 女职工.
fn bare<'l>(mut a: &'l str, mut b: &'l str) -> (&'l str, &'l str) {
    while let (Some(x), Some(y)) = (a.chars().next_back(), b.chars().next_back()) {
        let (Some(shorter), Some(other)) = (a.strip_suffix(x), b.strip_suffix(y)) else { break };
        let bare = x != y || shorter.is_empty() || other.is_empty();
        if bare || OF_A_WHOLE.contains(&(a, b)) {
            break;
        }
        (a, b) = (shorter, other);
    }
    (a, b)
}

/// Whether what the labels name has nothing in common: 来信, 来访; 一等奖, 二等奖. 党员 and 女性 may
/// be the same persons.
pub fn siblings(labels: &[&str]) -> bool {
    let alike = |a: &str, b: &str| {
        let same = a.chars().zip(b.chars()).filter(|(a, b)| a == b).count();
        a.chars().count() == b.chars().count() && same > 0 && same + 1 == a.chars().count()
    };
    labels.windows(2).all(|pair| matches!(pair, [a, b] if alike(a, b)))
}

/// Returns how many parts a sum says that it has: 两项合计.
pub fn counted_parts(between: &str) -> Option<usize> {
    let counts = ["两", "三", "四", "五", "六", "七", "八", "九", "十"].iter().zip(2..);
    let kinds = ["项", "者", "类", "处", "部分"];
    let named = |rest: &str| kinds.iter().any(|kind| rest.starts_with(kind));
    let mut counts = counts.into_iter();
    counts.find(|(count, _)| between.split(*count).skip(1).any(named)).map(|(_, n)| n)
}

/// `其中白茶460亩，其余720亩为乌龙茶`, and three and more of which the last are all others.
pub fn tells_rest(labels: &[&str]) -> bool {
    let Some(last) = labels.last() else { return false };
    // 其他费用
    let others = last.starts_with("其他") && last.chars().count() <= LONGEST_NAME + 1;
    last.starts_with("其余") || (others || OTHERS.has(last)) && labels.len() > 2
}

/// `接收档案620卷，永久210卷、长期260卷、短期140卷`: three names and more directly behind the sum.
pub fn are_all_named(between: &str, labels: &[&str]) -> bool {
    let short = |label: &&str| (2..=LONGEST_NAME).contains(&label.chars().count());
    let directly = between.chars().nth(1) == Some('，') && !between.contains("其中");
    directly && labels.len() > 2 && labels.iter().all(short)
}

const LONGEST_NAME: usize = 4;

/// Whether all four quarters are told.
pub fn quarters(labels: &[&str]) -> bool {
    let said = ["一季度", "二季度", "三季度", "四季度"];
    labels.len() == said.len()
        && labels.iter().zip(said).all(|(label, said)| label.starts_with(said))
}

/// 一产、二产、三产; 第一批、第二批、第三批.
pub fn of_a_row(labels: &[&str]) -> bool {
    let bare: Vec<&str> = labels.iter().map(|l| l.strip_prefix('第').unwrap_or(l)).collect();
    let first = bare.first().is_some_and(|first| first.starts_with(['一', '甲']));
    labels.len() > 2 && first && in_a_row(&bare)
}

/// Whether two shares are each told of another whole: `男性患者中吸烟的占53%`, `城镇居民满意率占92%`.
pub fn of_two(written: &[&str]) -> bool {
    let of = |label: &&str| {
        let among = label.split_once('中').is_some_and(|(whole, _)| {
            whole.chars().count() > 1 && !whole.ends_with(['初', '高', '集'])
        });
        among || label.contains('率') && !label.contains(['不', '未'])
    };
    written.len() == 2 && written.iter().all(of)
}
