//! S13 on documents that are followed by nothing but their number: `参照某办函〔2024〕6号执行`.

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
            // The name of the office goes on from the word that cites.
            let cited = (code..year).find(|from| p.ends_one(*from, CITING));
            let alone =
                p.is_one(end + 1, BEHIND) && !p.is_one(end + 1, words!("文件《 文《 文件的《"));
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
