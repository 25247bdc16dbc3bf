//! Paragraphs that say what somebody said, word for word: `石明旺：人到得差不多了，咱们开会。`

use super::passage::{Passage, is_han};
use super::rows::{Row, words};
use super::spots::Spot;

/// Who asks and answers where no names are told.
static ROLES: &Row = words!("问 答 记者 主持人 同学 甲 乙 丙 家长 村民 居民 患者 群众 旁白");
/// What is named before a colon and then told.
static HEADS: &Row = words!(
    "启示 体会 成效 问题 不足 思路 措施 做法 打算 建议 原因 经验 目标 任务 重点 特点 差距 短板 安排 计划 方案 要求 情况 时间 地点 单位 内容 \
    说 称 反映 提醒 答复 强调 指出 认为 提出 明确 表示 包括 如下"
);
const LONGEST_LABEL: usize = 30;
/// Of what length names are.
const NAME: std::ops::RangeInclusive<usize> = 2..=4;

/// Whether a paragraph begins with who speaks: `谢芳（退休教师）：`, `县住房和城乡建设局　曲海涛：`, `问：`.
pub fn speaks(p: &Passage<'_>) -> bool {
    if !p.may_hold('：') {
        return false;
    }
    let colon = p.run_within(0, LONGEST_LABEL, |c| !matches!(c, '：' | '。' | '；'));
    if p.at(colon) != '：' || colon + 1 == p.len() {
        return false;
    }
    let mut end = colon;
    if p.before(end) == '）' {
        end = p.run_back(end, |c| c != '（').saturating_sub(1);
    }
    let start = p.run_back(end, |c| is_han(c) || c == '·');
    if p.slice(0..end).contains('，') {
        return false;
    }
    // What a bracket or a space parts from all else may be a name of any kind.
    let parted = end < colon || start > 0 && p.before(start).is_whitespace();
    let name = NAME.contains(&(end - start)) && (parted || p.is_of(start, Spot::SURNAME));
    ROLES.has(p.slice(start..end)) || name && !HEADS.ends(p.slice(start..end))
}
