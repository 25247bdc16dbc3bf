//! N01 on papers of courts, arbitrators and notaries, which are dated in Chinese numerals.

use super::finding::Finding;
use super::rows::{Row, words};
use super::rule::RuleId;
use crate::report::Report;

static KINDS: &Row =
    words!("判决书 裁定书 裁决书 调解书 起诉书 公证书 支付令 抗诉书 不起诉决定书 赔偿决定书");
/// So many lines at the head of a paper name it.
const HEAD: usize = 6;

/// Whether a date is written as such papers are dated: `裁　决　书` … `二〇二四年十二月九日`.
pub fn dates_so(report: &Report, finding: &Finding) -> bool {
    let chinese = finding.rule == RuleId::N01
        && finding.text.contains('〇')
        && !finding.text.contains(|c: char| c.is_ascii_digit());
    chinese
        && report.texts().take(HEAD).any(|(_, text)| {
            let line: String = text.chars().filter(|c| !c.is_whitespace()).collect();
            KINDS.ends(&line)
        })
}
