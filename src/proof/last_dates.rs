//! N01 on the last line of a report where that is no whole date: `20250617`, `2025、7、3`, `6月23日`, `2025年11月上旬`.

use super::date::Date;
use super::finding::Hit;
use super::parts::Placed;
use super::passage::{Passage, is_han};
use super::rows::{Row, words};
use super::rule::{Level, RuleId};
use crate::report::{Fixed, Part};

/// How the name of an office ends.
static OFFICES: &Row = words!(
    "局 委 府 院 校 司 站 所 会 室 办 处 中心 队 社 场 部 馆 团 厂 行 园 庭 乡 镇 村 科 组 矿 店 集团 分校 学 幼儿园 街道 公司 基地 联盟 支部 总支 台 库 段 车间"
);
const LONGEST: usize = 14;
const LONGEST_NAME: usize = 30;

/// The line stands below who signs, and that below what is told.
pub fn check(passages: &[Passage<'_>], hits: &mut Vec<Placed>) {
    let own =
        |p: &Passage<'_>| p.place.part != Part::Fixed(Fixed::After) && !p.text.trim().is_empty();
    let mut behind = passages.iter().enumerate().filter(|(_, p)| own(p)).rev();
    let (Some((n, p)), Some((_, name)), Some((_, told))) =
        (behind.next(), behind.next(), behind.next())
    else {
        return;
    };
    let signed = OFFICES.ends(name.text.trim())
        && name.text.trim().chars().count() <= LONGEST_NAME
        && name
            .text
            .trim()
            .chars()
            .all(|c| is_han(c) || matches!(c, '（' | '）' | '、' | ' ' | '\u{3000}'));
    let ended = told.text.trim_end().ends_with(['。', '！', '：'])
        || matches!(told.place.part, Part::Fixed(Fixed::Attachments | Fixed::Signature));
    let text = p.text.trim();
    if !signed || !ended || p.len() > LONGEST || Date::read(text).is_some() {
        return;
    }
    if let Some(fix) = fixed(text) {
        let hit = Hit::new(RuleId::N01, 0..p.len()).level(Level::Warning);
        hits.push((n, if fix.is_empty() { hit } else { hit.fix(fix) }));
    }
}

/// Returns what a line should say that says a day in another way, or nothing where it leaves out a part of it.
fn fixed(text: &str) -> Option<String> {
    let date =
        |y: &str, m: &str, d: &str| Date::new(y.parse().ok()?, m.parse().ok()?, d.parse().ok()?);
    let known = |date: &Date| (1949..2100).contains(&date.year);
    if text.len() == 8 && text.bytes().all(|b| b.is_ascii_digit()) {
        let parts = (text.get(..4)?, text.get(4..6)?, text.get(6..)?);
        return date(parts.0, parts.1, parts.2).filter(known).map(|date| date.to_string());
    }
    let marks =
        ['、', '，', ',', '·', '—', '–', '～', '~', ' ', '\u{3000}', '。', '_', '/', '－', '；'];
    let parts: Vec<&str> =
        text.trim_end_matches(['日', '号']).split(marks).filter(|part| !part.is_empty()).collect();
    if let [y, m, d] = parts.as_slice() {
        let bare = |part: &str| part.trim_matches(['年', '月', '日']).to_string();
        return date(&bare(y), &bare(m), &bare(d)).filter(known).map(|date| date.to_string());
    }
    // 2025年11月7
    let written = text.split_once('年').and_then(|(y, rest)| {
        let (m, d) = rest.split_once('月')?;
        date(y, m, d)
    });
    if let Some(date) = written.filter(known) {
        return Some(date.to_string());
    }
    is_part(text).then(String::new)
}

/// Whether a line says a day without its year, or a month and some days of it.
fn is_part(text: &str) -> bool {
    let digits = text.chars().any(|c| c.is_ascii_digit());
    let of_dates = |c: char| {
        c.is_ascii_digit()
            || "年月日号上中下旬初底末春夏秋冬季度第一二三四五六七八九十〇半本今".contains(c)
    };
    let ends =
        ["日", "号", "旬", "月", "月初", "月底", "月末", "季度", "半年", "春", "夏", "秋", "冬"];
    let lasting = text.contains("个月") || !text.contains(['月', '年']);
    let year = text.split_once('年').is_some_and(|(year, _)| year.len() == 4);
    let day = text.contains('月') && text.ends_with(['日', '号']) && !text.contains('年');
    digits
        && !lasting
        && text.chars().all(of_dates)
        && ends.iter().any(|end| text.ends_with(end))
        && (year || day)
}
