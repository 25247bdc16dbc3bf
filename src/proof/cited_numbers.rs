//! S13 on documents that are followed by nothing but their number: `参照某办函〔2024〕6号执行`, `你镇某政〔2025〕23号请示收悉`, and
//! on numbers behind a title that stand in no bracket.

use super::finding::Hit;
use super::passage::{Passage, is_han};
use super::rows::{Row, words};
use super::rule::{Level, RuleId};
use super::whole::{Placed, is_text};

/// With what a document is cited.
static CITING: &Row =
    words!("根据 按照 依据 依照 遵照 参照 对照 贯彻 落实 执行 转发 贯彻落实 按 依 据");
/// What is done by its number alone: behind 根据 it may stand so.
static BEHIND: &Row =
    words!("执行 办理 文件执行 文件办理 文执行 文办理 要求办理 规定执行 规定办理 要求执行");
/// What comes in answer to which something is said: by its number alone it may be meant otherwise only behind 根据.
static SPOKEN_OF: &Row =
    words!("来函 来文 函收 函悉 请示收 请示悉 报告收 文收悉 文悉 文件收悉 收悉 悉， 复函");
/// Whose paper is answered.
static ANSWERED: &Row = words!(
    "局 院 委 镇 乡 办 厅 校 司 站 所 县 市 区 处 会 室 部 中心 公司 单位 街道 府 方 支队 大队 集团 科 厂 行 社 队 村 馆 园"
);
/// How the code of an office ends.
static CODES: &Row = words!("发 函 办 字 政 文 规 通 请 呈 报 复 令 审 批 研 教 农 财 建");
const LONGEST_CODE: usize = 12;

/// So many are asked about at most: all texts before are looked at for each.
const MOST: usize = 50;

pub fn check(passages: &[Passage<'_>], hits: &mut Vec<Placed>) {
    let mut asked = 0;
    for (n, p) in passages.iter().enumerate().filter(|(_, p)| is_text(p) && p.may_hold('〕')) {
        for at in p.places_of('〕') {
            let end = p.run_within(at + 1, 5, |c| c.is_ascii_digit());
            let year = p.run_back_within(at, 4, |c| c.is_ascii_digit());
            if end == at + 1 || p.at(end) != '号' || p.before(year) != '〔' || at - year != 4 {
                continue;
            }
            let code = p.run_back_within(year - 1, LONGEST_CODE, is_han);
            if let Some(hit) = behind_title(p, code, year - 1, end) {
                hits.push((n, hit));
                continue;
            }
            // The name of the office goes on from the word that cites.
            let cited = (code..year).find(|from| p.ends_one(*from, CITING));
            // 依 goes on as 依据.
            let cited = cited.map(|at| at + usize::from(p.ends_one(at + 1, CITING)));
            let cited = cited.or_else(|| answered(p, code, year - 1, end));
            let alone = (p.is_one(end + 1, BEHIND) || p.is_one(end + 1, SPOKEN_OF))
                && !p.slice(end + 1..p.len().min(end + 6)).contains(['《', '（']);
            let Some(from) = cited.filter(|from| alone && year - 1 > *from) else { continue };
            asked += 1;
            if asked > MOST {
                return;
            }
            let number = p.slice(from..end + 1);
            // Where its title is told the number alone may stand.
            let told = passages.iter().take(n + 1).any(|other| {
                other.places(number).any(|i| {
                    matches!(other.before(i), '（' | '》')
                        || other.at(i + number.chars().count()) == '《'
                })
            });
            if !told {
                hits.push((n, Hit::new(RuleId::S13, from..end + 1).level(Level::Review)));
            }
        }
    }
}

/// Returns where the code begins of a paper that is answered: `贵院某函〔2025〕17号来函收悉`.
fn answered(p: &Passage<'_>, code: usize, year: usize, end: usize) -> Option<usize> {
    let received = p.is_one(
        end + 1,
        words!("来函 来文 函收 函悉 请示收 请示悉 报告收 文收 文悉 收悉 文件收 悉"),
    );
    let whose = || (code..year).find(|i| matches!(p.at(*i), '你' | '贵'));
    let names = |from: usize| {
        let behind = (from + 2..year).find(|i| p.ends_one(*i, ANSWERED));
        behind.unwrap_or(from + 1)
    };
    received.then(|| whose().map_or(code, names)).filter(|from| *from < year)
}

/// S13: `《关于完善课堂教学评价的意见》，市教研发〔2025〕6号，印发后…`: the number belongs in a bracket.
fn behind_title(p: &Passage<'_>, code: usize, year: usize, end: usize) -> Option<Hit> {
    let comma = usize::from(matches!(p.before(code), '，' | '、' | ',' | ' '));
    let titled = p.before(code - comma.min(code)) == '》';
    let own = p.ends_one(year, CODES) && (2..=LONGEST_CODE - 2).contains(&(year - code));
    let parted = comma == 0 || p.before(code) != '、' || !p.is_one(end + 1, words!("《 （ 文件《"));
    let alone = !p.is_one(end + 1, words!("《 （ 文件《 文《 〈"));
    let verbs = ["印发", "下发", "出台", "发布", "制定", "转发", "发出"];
    let told = verbs.iter().any(|verb| p.slice(code..year).contains(verb));
    let led = told
        || words!("和 及 与 以及 或 同").begins(p.slice(code..year))
        || CITING.begins(p.slice(code..year));
    let fixed = format!("（{}）", p.slice(code..end + 1));
    (titled && own && parted && alone && !led).then(|| {
        let mark = usize::from(comma == 1 && p.at(end + 1) == '，');
        let range = code - comma..end + 1 + mark;
        Hit::new(RuleId::S13, range).level(Level::Review).fix(fixed)
    })
}
