//! S07 on signs that hold the place of what is still to be found out: `？？同志`, `〇〇文件`, `检查企业N家`.

use super::finding::Hit;
use super::passage::{Passage, is_han};
use super::rows::words;
use super::rule::{Level, RuleId};

pub fn check(p: &Passage<'_>, hits: &mut Vec<Hit>) {
    for at in p.places_of_any(words!("？？ 〇〇 ○○")) {
        let end = at + 2;
        let whom = p.is_one(
            end,
            words!("同志 局 文件 号 公司 部门 单位 人 家 个 项 万 元 年 月 县 市 镇 村"),
        );
        // A year or a number may hold two zeros.
        let alone = !p.before(at).is_ascii_digit()
            && !"一二三四五六七八九〇○？！".contains(p.before(at))
            && !matches!(p.at(end), '〇' | '○' | '？');
        if whom && alone {
            hits.push(Hit::new(RuleId::S07, at..end).level(Level::Review));
        }
    }
    for at in p.places_of('N') {
        let counted = p.is_one(at + 1, words!("家 人次 户 名 件 万元 亩 项 起 条"));
        if counted && is_han(p.before(at)) && !p.ends_one(at, words!("第 前 了")) {
            hits.push(Hit::new(RuleId::S07, at..at + 1).level(Level::Review));
        }
    }
}
