//! S07 on signs that hold the place of what is still to be found out: `？？同志`, `〇〇文件`, `检查企业N家`.

use super::finding::Hit;
use super::passage::{Passage, is_han};
use super::rows::{Row, words};
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
    left_by_programs(p, hits);
    variables(p, hits);
}

/// What programs write where they find nothing.
static FAILURES: &Row = words!(
    "未找到引用源 未定义书签 未找到目录项 #N/A #REF! #VALUE! #DIV/0! #NAME? #NUM! #NULL! #SPILL! #REF！ #VALUE！ #DIV/0！ #NAME？ #NUM！ #NULL！"
);

/// `见错误!未找到引用源。`, `增速：#N/A`
fn left_by_programs(p: &Passage<'_>, hits: &mut Vec<Hit>) {
    if !p.may_hold('#') && !p.may_hold('未') {
        return;
    }
    for at in p.places_of_any(FAILURES) {
        let end = (at + 4..=at + LONGEST_FAILURE).find(|end| FAILURES.has(p.slice(at..*end)));
        let end = end.unwrap_or(at + 4).min(p.len());
        // “#N/A”表示 tells of the sign.
        let told =
            matches!(p.before(at), '“' | '"' | '‘') || p.is_one(end, words!("错误 报错 提示"));
        let from = ["错误!", "错误！", "Error!"].iter().find(|word| p.ends(at, word));
        let from = from.map_or(at, |word| at - word.chars().count());
        if !told {
            hits.push(Hit::new(RuleId::S07, from..end));
        }
    }
}

/// `{{项目名称}}`, `${单位}`, `<姓名>`: what a template was to put there.
fn variables(p: &Passage<'_>, hits: &mut Vec<Hit>) {
    const PAIRS: [(char, char); 5] =
        [('{', '}'), ('<', '>'), ('＜', '＞'), ('｛', '｝'), ('«', '»')];
    for (open, close) in PAIRS.into_iter().filter(|(open, _)| p.may_hold(*open)) {
        for at in p.places_of(open).filter(|at| p.before(*at) != open) {
            let from = p.run_within(at, 2, |c| c == open);
            let to = p.run_within(from, LONGEST_VARIABLE, |c| is_han(c) || c == '_');
            let end = p.run_within(to, 2, |c| c == close);
            let named = to > from + 1 && end > to;
            let braced = matches!(open, '{' | '｛' | '«');
            let known = braced || p.is_one(from, words!("姓名 单位 日期 时间 地点 金额 数字 项目 部门 名称 填写 请 待 公司 地址 电话 职务"));
            if named && known {
                let start = at - usize::from(p.before(at) == '$');
                let hit = Hit::new(RuleId::S07, start..end);
                hits.push(if braced { hit } else { hit.level(Level::Review) });
            }
        }
    }
}

const LONGEST_VARIABLE: usize = 12;
const LONGEST_FAILURE: usize = 8;
