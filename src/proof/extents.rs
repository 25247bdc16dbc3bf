//! T09: 以致 where one thing reaches on to another, `从省公司到市公司，以致基层供电所，都要建立台账`: no result follows.

use super::finding::Hit;
use super::passage::{Passage, is_han};
use super::rows::{Row, among, words};
use super::rule::{Level, RuleId};

const WORD: &str = "以致";
/// What reaches from one thing to another is told in so few characters.
const LONGEST_SPAN: usize = 30;
/// And what it reaches on to.
const LONGEST_REACH: usize = 14;

/// What is said of all to which it reaches.
static OF_ALL: &Row = words!(
    "都 均 全 皆 也 无不 无一 实现 已 普遍 人人 逐 层层 要 应 须 必须 统一 一律 同步 覆盖 形成 开展 组织 建立 配 处处 随处 各 一并 一体"
);
/// What is told of a bad end, and of nothing that a thing reaches.
static BAD: &Row = words!(
    "不 无 没 未 停 误 失 亏 损 坏 断 欠 难 乱 错 漏 死 伤 塌 毁 罚 诉 怨 迟 缓 慢 超 缺 积 滞 瘫 垮 崩 裂 淹 堵 退 出现 发生 造成 引发 导致 被 受 成为 变 下降 减少 减产 上升 增加"
);

pub fn check(p: &Passage<'_>, hits: &mut Vec<Hit>) {
    hits.extend(p.places(WORD).filter(|at| reaches(p, *at)).map(|at| {
        let hit = Hit::new(RuleId::T09, at..at + WORD.chars().count());
        hit.level(Level::Review).arg("以至").fix("以至")
    }));
}

/// Whether what stands before 以致 at `at` runs from one thing to another, and what stands behind is a third.
fn reaches(p: &Passage<'_>, at: usize) -> bool {
    let end = at - usize::from(p.before(at) == '，');
    let part = |c: char| is_han(c) || c == '、';
    let start = p.run_back_within(end, LONGEST_SPAN, part);
    let before = p.slice(start..end);
    let scaled = ["小到", "大到", "上到", "上至", "远到"];
    let led = || scaled.iter().find_map(|from| before.split_once(from));
    let Some((lead, span)) = before.rsplit_once('从').or_else(led) else { return false };
    let from_one = lead.chars().next_back().is_none_or(|c| !among!("服听遵盲屈跟自顺", c));
    let scale = scaled.iter().any(|from| before.contains(from));
    let parted = scale || span.contains(['到', '至', '、']) || end == at;
    let spans = from_one && parted && span.chars().count() > 1;
    let from = at + WORD.chars().count();
    let behind = p.run_within(from, LONGEST_REACH, part);
    let next = p.slice(from..behind);
    // 以致乡镇都拿不出钱: it is told at once.
    let told = OF_ALL.stands_in(next) || p.at(behind) == '，' && p.is_one(behind + 1, OF_ALL);
    let rest = p.slice(from..p.sentence(from).end.min(behind + LONGEST_REACH));
    spans && told && !BAD.stands_in(rest) && !BAD.stands_in(span)
}
