//! P19 on rows that no number and no likeness tells: the first item behind what a list is named by goes on behind a
//! full stop, or the items beside it begin with one verb; and P10 on 、 before the 和 of a row. Knows where the items stand, not how they are parted.

use super::finding::Hit;
use super::number::spelt_digit;
use super::parallels::LONGEST_FLAG;
use super::passage::{Passage, is_han};
use super::rows::{Row, among, words};
use super::rule::{Level, RuleId};
use super::spots::Spot;

/// What a list is named by.
static NAMED: &Row = words!(
    "困难 问题 不足 短板 做法 原因 措施 任务 打算 经验 体会 特点 建议 举措 工作 情况 隐患 成效 要求 安排 分工 方面 内容 事项 流程 步骤"
);
/// What stands between the name and the colon.
static JOINS: &Row = words!("是 有 为 包括 如下 主要是 主要有 主要为");
/// How a sentence begins that tells of something else than the item before it.
static ANEW: &Row = words!(
    "会议 此外 同时 下一步 下步 对此 为此 今后 其中 检查 上述 以上 目前 这些 由于 因此 另外 我 各 全 经 截至 近 据 其余 其他 总 该 这 本 \
    上半年 下半年 去年 今年 明年 要 请 但 而 如 若 凡 对 并 一 二 三 第 首先 其次 随后 之后 最后 二是 三是"
);
/// With one verb begins what is done or to be done.
const VERBS: &str = "增新修改完开清查更安设建换疏补拆铺整发推优加规强严落统实扩提压";
const LONGEST_TAIL: usize = 14;

/// Whether the sentence behind the stop belongs to the item at `item`, which ends at `end`.
pub fn goes_on(p: &Passage<'_>, item: usize, stop: usize, end: usize) -> Option<Level> {
    let near = stop - item < LONGEST_FLAG && end - stop < LONGEST_FLAG;
    let rest = p.slice(end + 1..p.len());
    let last = is_han(p.at(end + 1)) && !rest.contains('：');
    let plain = near && last && !p.is_one(stop + 1, ANEW) && !p.slice(stop + 1..end).contains('：');
    // 总体平稳。设备方面，更新三台；人员方面，新招五人: the row begins behind the stop.
    let alike = p.at(stop + 1) == p.at(end + 1)
        || p.before(p.clause(stop + 1).end) == p.before(p.clause(end + 1).end);
    let row = || is_first_of_row(p, item, end) || is_between_alike(p, item, stop, end);
    (plain && !alike && row()).then_some(Level::Review)
}

/// `存在问题：设备老化，故障率高。维修费用上升；人员不足。`: all that the colon leads to ends with the paragraph, and no
/// other full stop parts it.
fn is_first_of_row(p: &Passage<'_>, item: usize, end: usize) -> bool {
    let Some(colon) = item.checked_sub(1).filter(|at| p.at(*at) == '：') else { return false };
    let join = p.word_before(colon, JOINS).unwrap_or_default();
    let named = p.ends_one(colon - join.chars().count(), NAMED);
    let rest = p.slice(end + 1..p.len());
    named && rest.find('。').is_none_or(|at| at + '。'.len_utf8() == rest.len())
}

/// `增开摆渡车20辆。候车时间缩短；增设服务岗12个`: the item and the next begin alike, and what stands between is short.
fn is_between_alike(p: &Passage<'_>, item: usize, stop: usize, end: usize) -> bool {
    let verb = p.at(item);
    let short = end - stop <= LONGEST_TAIL && !p.slice(stop + 1..end).contains(['，', '、']);
    let follows = p.before(item) == '；';
    short
        && follows
        && VERBS.contains(verb)
        && p.at(end + 1) == verb
        && p.at(stop + 1) != verb
        && !among!("一二三四五六七八九十", p.at(end + 2))
}

/// What counts the items of a row before a colon.
const COUNTERS: &str = "条项点步招件个";
/// So far before the colon the count stands: 四个方面：, 三项工作：.
const LONGEST_COUNTED: usize = 5;
const LEAST_ITEMS: usize = 3;

/// `做到三条：价格上墙；接待有礼。来电必复；流程公开。`: as many are parted by ； as the colon says, or it says 以下, and a
/// full stop stands in one that is not the last.
pub fn in_counted_row(p: &Passage<'_>) -> Option<Hit> {
    let colon = p.find(0, "：")?;
    let said = p.slice(p.clause(colon).start..colon);
    let count = (1..=LONGEST_COUNTED.min(colon))
        .map(|back| colon - back)
        .find_map(|at| COUNTERS.contains(p.at(at)).then(|| spelt_digit(p.before(at))).flatten());
    let listed = count.is_none() && words!("以下 下列").stands_in(said);
    let marks: Vec<(usize, char)> = p.spots(Spot::END).filter(|(i, _)| *i > colon).collect();
    let items = marks.iter().filter(|(_, c)| *c == '；').count() + 1;
    let last = marks.iter().rposition(|(_, c)| *c == '；')?;
    let mut stops = marks.iter().take(last).enumerate().filter(|(_, (_, c))| *c == '。');
    let (Some((n, (stop, _))), None) = (stops.next(), stops.next()) else { return None };
    let tail = p.slice(stop + 1..marks.get(n + 1)?.0);
    let short = tail.chars().count() < LONGEST_TAIL && !tail.contains(['，', '、']);
    let plain = !p.slice(colon..p.len()).contains(['“', '（']) && !p.is_one(stop + 1, ANEW);
    let fits = count.map_or(listed && short, |count| items == count) && items >= LEAST_ITEMS;
    let whole = fits && marks.len() == last + 2;
    let hit = || Hit::new(RuleId::P19, *stop..stop + 1).fix("，").level(Level::Review);
    (whole && plain).then(hit)
}

/// `纺织、五金、和建材企业`: 和 joins the last of a row, and begins no word: 和谐, 和平, 和泥.
pub fn joins_last(p: &Passage<'_>, i: usize) -> bool {
    let word =
        among!("牛平谐田解声睦顺县善美龙政气弦棋服林硕泥面风衷蔼煦尚牌乐约议音弄", p.at(i + 2));
    let row = p.run_back_within(i, LONGEST_ITEM, is_han);
    is_han(p.at(i + 2)) && !word && p.before(row) == '、'
}

const LONGEST_ITEM: usize = 10;
