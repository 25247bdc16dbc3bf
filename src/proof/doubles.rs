//! What may stand twice in a row and is no slip: words that are, and what an answer says twice. And what is
//! told twice where words are not looked at: a phrase, a name in a row of names.

use super::finding::Hit;
use super::passage::{Passage, is_han};
use super::rows::{among, words};
use super::rule::{Level, RuleId};
use super::spots::AGAIN;

/// What may stand twice in a row: 一步一步, 一个一个, and where two words meet: 市政府政府采购.
pub const DOUBLES: &[&str] = &[
    "政府", "很多", "许多", "非常", "多少", "谢谢", "研究", "商量", "了解", "考虑", "活动", "信息",
    "企业", "学生", "教师", "员工", "党员", "职工", "军人", "老师", "医生", "农民", "技术", "人民",
    "管理", "作业", "生产", "监督", "审计", "统计", "建设", "服务", "安全",
];
/// What one does a little of: 回去琢磨琢磨.
pub const SAID_TWICE: &[&str] = &[
    "研究", "讨论", "商量", "考虑", "琢磨", "议论", "打听", "体会", "体验", "锻炼", "收拾", "打扫",
    "比较", "思考", "合计", "掂量", "反思", "检讨", "交流", "沟通", "走动", "活跃", "请教", "商议",
    "盘算", "照应", "会商", "感受", "品味", "回味", "比划", "清理", "整理", "休息", "参谋", "帮助",
    "提醒", "见识", "热闹", "意思", "如何", "那么", "这么", "多么", "凉快", "暖和", "哗啦", "轰隆",
    "滴答", "扑通", "咕咚", "忽闪", "吧嗒", "哈哈", "呼噜", "叮咚", "舒坦",
];
/// What an answer may say twice.
const ANSWERS: &[&str] = &[
    "记得", "知道", "明白", "可以", "好的", "是的", "没有", "不是", "不行", "不用", "谢谢", "来了",
    "有的", "行的", "同意", "认识", "愿意", "对的", "晓得", "懂了", "快了", "错了", "等等", "慢点",
    "放心", "慢走", "欢迎", "恭喜",
];

/// `答：记得记得，…`: a word that is an answer, twice.
pub fn answers(p: &Passage<'_>, i: usize, word: &str) -> bool {
    let end = i + 2 * word.chars().count();
    // “红岩红岩，十年九旱”: a line of a rhyme.
    let opens = i == 0 || p.before(i) == '“';
    let rhyme = opens && end - i == 4 && p.at(end) == '，';
    if rhyme && p.run_within(end + 1, 5, is_han) == end + 5 {
        return true;
    }
    (i == 0 || matches!(p.before(i), '：' | '“' | '。' | '，'))
        && matches!(p.at(end), '，' | '。' | '！' | '”')
        && ANSWERS.contains(&word)
}

/// `采用一用一备`: one of each, and behind a verb what looks doubled.
pub fn is_of_each(p: &Passage<'_>, i: usize, length: usize) -> bool {
    length == 2
        && p.at(i + 1) == '一'
        && !among!("统唯单专同合万", p.at(i))
        && is_han(p.at(i + 4))
        && !p.is_one(i + 4, words!("个 些 点 下 步 次"))
}

/// S15 on a phrase twice in a row at the start of a clause, longer than what is looked for everywhere:
/// `库区移民后期扶持资金库区移民后期扶持资金已全部发放`.
pub fn phrase(p: &Passage<'_>, start: usize, end: usize) -> Option<Hit> {
    let clause = p.chars().get(start..end).filter(|clause| clause.len() > 2 * AGAIN)?;
    let first = clause.first().filter(|c| is_han(**c))?;
    let starts = |at: &usize| clause.get(*at) == Some(first);
    let is_same = |at: &usize| clause.get(..*at) == clause.get(*at..2 * at);
    let length = (AGAIN + 1..=clause.len() / 2).filter(starts).find(is_same)?;
    let word = p.string(start..start + length);
    let written = word.chars().all(|c| is_han(c) || c.is_ascii_alphanumeric());
    let hit = Hit::new(RuleId::S15, start..start + 2 * length).case(1);
    written.then(|| hit.arg(word.clone()).fix(word))
}

/// No text is asked about more rows of names.
const MOST: usize = 20;
const LEAST_NAMES: usize = 4;
const LONGEST_NAME: usize = 12;

/// S15: `有：制剂一班、包装二班、质检一班、包装二班`
pub fn in_rows(p: &Passage<'_>, hits: &mut Vec<Hit>) {
    if !p.may_hold('：') || !p.may_hold('、') {
        return;
    }
    for colon in p.places_of('：').take(MOST) {
        let end = p.run(colon + 1, |c| is_han(c) || c == '、' || c.is_ascii_alphanumeric());
        let names: Vec<&str> = p.slice(colon + 1..end).split('、').collect();
        let plain = names.iter().all(|name| (2..=LONGEST_NAME).contains(&name.chars().count()));
        if names.len() < LEAST_NAMES || !plain {
            continue;
        }
        let mut at = colon + 1;
        for (n, name) in names.iter().enumerate() {
            let length = name.chars().count();
            if names.iter().take(n).any(|other| other == name) && length > 2 {
                hits.push(
                    Hit::new(RuleId::S15, at..at + length).case(1).arg(*name).level(Level::Review),
                );
            }
            at += length + 1;
        }
    }
}
