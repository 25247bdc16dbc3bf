//! N01 on papers of courts, arbitrators and notaries, which are dated in Chinese numerals, and on what is handed to
//! somebody or printed, which is dated by its month.

use super::finding::Finding;
use super::rows::{Row, words};
use super::rule::RuleId;
use crate::report::Report;

static KINDS: &Row =
    words!("判决书 裁定书 裁决书 调解书 起诉书 公证书 支付令 抗诉书 不起诉决定书 赔偿决定书");
/// So many lines at the head of a paper name it.
const HEAD: usize = 6;

static DATED_BY_MONTH: &Row = words!(
    "奖状 荣誉证书 证书 聘书 喜报 序言 前言 后记 编后记 手册 说明书 简介 目录 汇编 图册 年鉴 大事记 简历 结业证 毕业证 倡议书 公约"
);

/// Whether a date is written as such papers are dated: `裁　决　书` … `二〇二四年十二月九日`.
pub fn dates_so(report: &Report, finding: &Finding) -> bool {
    let chinese = finding.rule == RuleId::N01
        && finding.text.contains('〇')
        && !finding.text.contains(|c: char| c.is_ascii_digit());
    let month =
        finding.rule == RuleId::N01 && finding.text.contains('年') && finding.text.ends_with('月');
    let kinds = if chinese { KINDS } else { DATED_BY_MONTH };
    (chinese || month)
        && report.texts().take(HEAD).any(|(_, text)| {
            let line: String = text.chars().filter(|c| !c.is_whitespace()).collect();
            kinds.ends(&line) || month && matches!(line.as_str(), "序" | "跋")
        })
}
