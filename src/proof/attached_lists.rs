//! The list of attachments as a whole: S01 where a number is left out, S08 where one has no mark or none has a number,
//! S09 where the text counts more or fewer.

use super::date::numeral;
use super::finding::Hit;
use super::parts::Placed;
use super::passage::{Passage, is_han, is_numeral};
use super::rows::{Row, Signs, words};
use super::rule::{Level, RuleId};
use crate::report::{Fixed, Part};

/// What the names of attachments end with.
pub static NAMES: &Row = words!(
    "表 单 图 方案 办法 计划 细则 规定 报告 说明 简历 合同 协议 证明 照片 材料 大纲 标准 目录 回执 安排 指南 流程 预案 通知 意见 \
    汇总 情况 样式 书 样本 须知 日程 手册 公约 制度 纪要 议程 要点 规程 条例 简介 函 规则 要求 模板 范本 名册"
);
/// What is counted right behind a number, which then is no attachment's: `附件：1号楼图纸`.
static COUNTED: Signs =
    Signs::of("号年月日个项期季级类种份次轮座栋楼室班组区市县所家名人至—万亿台套周");
const LONGEST_NAME: usize = 30;

/// One line of the list: which passage, its number and where that ends, and where its name begins.
struct Entry {
    n: usize,
    start: usize,
    number: Option<(usize, u32)>,
    heads: bool,
}

pub fn check(passages: &[Passage<'_>], hits: &mut Vec<Placed>) {
    let own = |p: &Passage<'_>| p.place.part == Part::Fixed(Fixed::Attachments);
    // A table below 附件 has cells.
    let cells = |p: &Passage<'_>| p.text.trim().contains('\u{3000}') || p.text.contains('\t');
    let lines = passages.iter().enumerate().filter(|(_, p)| own(p) && !p.text.trim().is_empty());
    let entries: Vec<Entry> = lines.map(|(n, p)| entry(n, p)).collect();
    let heads = entries.iter().filter(|entry| entry.heads).count();
    let of = |entry: &Entry| passages.get(entry.n);
    if heads != 1 || !entries.first().is_some_and(|entry| entry.heads) {
        return;
    }
    let entries: Vec<&Entry> =
        entries.iter().take_while(|entry| of(entry).is_some_and(|p| !cells(p))).collect();
    let found = hits.len();
    left_out(passages, &entries, hits);
    unmarked(passages, &entries, hits);
    for entry in &entries {
        hits.extend(of(entry).and_then(|p| on_one_line(p, entry)).map(|hit| (entry.n, hit)));
    }
    unnumbered(passages, &entries, hits);
    if hits.len() == found {
        counted(passages, &entries, hits);
    }
}

fn entry(n: usize, p: &Passage<'_>) -> Entry {
    let blank = |c: char| matches!(c, ' ' | '\u{3000}');
    let from = p.run(0, blank);
    let heads = p.is(from, "附件：") || p.is(from, "附件:");
    let start = if heads { p.run(from + 3, blank) } else { from };
    let digits = p.run_within(start, 3, |c| c.is_ascii_digit());
    let value = p.slice(start..digits).parse().ok();
    Entry { n, start, number: value.map(|value| (digits, value)), heads }
}

fn is_mark(c: char) -> bool {
    matches!(c, '.' | '．' | '、' | '，' | ',')
}

/// S01: `附件：1.…　2.…　4.…`
fn left_out(passages: &[Passage<'_>], entries: &[&Entry], hits: &mut Vec<Placed>) {
    let mut last = 0;
    for entry in entries {
        let Some(p) = passages.get(entry.n) else { return };
        let Some((end, value)) = entry.number.filter(|(end, _)| is_mark(p.at(*end))) else {
            return;
        };
        if value != last + 1 {
            let hit = Hit::new(RuleId::S01, entry.start..end + 1).level(Level::Warning);
            let right = format!("{}.", last + 1);
            hits.push((entry.n, hit.arg(right.clone()).fix(right)));
            return;
        }
        last = value;
    }
}

/// S08: `附件：1核查表` above `2登记表`.
fn unmarked(passages: &[Passage<'_>], entries: &[&Entry], hits: &mut Vec<Placed>) {
    let mut wrong = Vec::new();
    for (at, entry) in entries.iter().enumerate() {
        let Some((p, (end, value))) = passages.get(entry.n).zip(entry.number) else { return };
        if usize::try_from(value).ok() != Some(at + 1) {
            return;
        }
        let bare = is_han(p.at(end)) || p.at(end) == '《';
        if bare && !(entries.len() == 1 && COUNTED.has(p.at(end))) {
            wrong.push((entry.n, entry.start..end, value));
        }
    }
    // A single one may begin with a figure of its own.
    if entries.len() > 1 || wrong.iter().all(|(n, ..)| names(passages.get(*n))) {
        hits.extend(wrong.into_iter().map(|(n, range, value)| {
            let hit = Hit::new(RuleId::S08, range).level(Level::Warning);
            (n, hit.fix(format!("{value}.")))
        }));
    }
}

fn names(p: Option<&Passage<'_>>) -> bool {
    p.is_some_and(|p| NAMES.ends(p.text.trim_end()))
}

/// S08: `附件：1.照片；2.方案` on one line.
fn on_one_line(p: &Passage<'_>, entry: &Entry) -> Option<Hit> {
    let (end, value) = entry.number.filter(|(end, _)| is_mark(p.at(*end)))?;
    let next = format!("{}", value + 1);
    let at = (end + 1..p.len()).find(|at| {
        let mark = matches!(p.before(*at), '；' | ';' | '，' | '、' | ' ' | ',' | '。' | '）');
        let named = mark || NAMES.ends(p.slice(end..*at));
        let behind = *at + next.chars().count();
        named && p.is(*at, &next) && is_mark(p.at(behind)) && is_han(p.at(behind + 1))
    })?;
    Some(Hit::new(RuleId::S08, at - 1..at + next.len() + 1).case(4).level(Level::Warning))
}

/// S08: two names below one another, and neither has a number.
fn unnumbered(passages: &[Passage<'_>], entries: &[&Entry], hits: &mut Vec<Placed>) {
    let [first, rest @ ..] = entries else { return };
    let whole = |entry: &&Entry| {
        let Some(p) = passages.get(entry.n) else { return false };
        let name = p.slice(entry.start..p.len()).trim_end_matches(['；', '，', '。', '、', ' ']);
        // The end of a name that was too long for its line begins as no name does.
        let begins = !name.starts_with(['（', '的', '及', '和', '与', '》', '、']);
        let fits = (3..=LONGEST_NAME).contains(&name.chars().count());
        let open = name.matches('《').count() != name.matches('》').count();
        entry.number.is_none() && begins && fits && !open && NAMES.ends(bare(name))
    };
    if !rest.is_empty() && entries.iter().all(whole) {
        let length = passages.get(first.n).map_or(0, Passage::len);
        let hit = Hit::new(RuleId::S08, first.start..length).case(5).level(Level::Review);
        hits.push((first.n, hit));
    }
}

/// Leaves out a bracket at the end.
fn bare(name: &str) -> &str {
    let cut =
        name.strip_suffix('）').and_then(|name| name.rfind('（').and_then(|at| name.get(..at)));
    cut.unwrap_or(name)
}

/// With these before it a number does not tell of all of them.
static SOME: &Row = words!("前 后 其中 第 另 这 每 各 上述 以上 其他 余下 任意 共有 至少 附件");
/// What says that all attachments of this text are counted.
static OWN: &Row = words!(
    "本方案共有 本通知共有 本办法共有 本意见共有 本报告共有 本函共有 本规程共有 本文共有 本预案共有 本细则共有 本制度共有 \
    本请示共有 本标准共有 本计划共有 本规定共有"
);
/// What hands attachments on.
static HANDING: &Row =
    words!("将 附 送 发 含 有 共 及 和 与 等 ： 、 寄 按照 对照 填写 见 下列 以下 连同");

/// S09: `现将三个附件一并印发` above a list of four.
fn counted(passages: &[Passage<'_>], entries: &[&Entry], hits: &mut Vec<Placed>) {
    let listed = entries.len();
    let plain = entries.iter().all(|entry| entry.number.is_some()) || listed == 1;
    let text = |p: &Passage<'_>| {
        !matches!(p.place.part, Part::Fixed(Fixed::Attachments | Fixed::After | Fixed::Title))
    };
    let number = |c: char| is_numeral(c) || c == '两' || c.is_ascii_digit();
    for (n, p) in passages.iter().enumerate().filter(|(_, p)| plain && text(p)) {
        for at in p.places("附件") {
            let measure = matches!(p.before(at), '个' | '份' | '项');
            let (from, to) = match measure {
                true => (p.run_back_within(at - 1, 2, number), at - 1),
                // 附件共4份
                false => {
                    let from = at + 2 + usize::from(matches!(p.at(at + 2), '共' | '计'));
                    let to = p.run_within(from, 2, number);
                    let counts = to > from && matches!(p.at(to), '个' | '份');
                    if counts && !p.is(to, "个方面") { (from, to) } else { continue }
                }
            };
            let said = numeral(&p.slice(from..to).replace('两', "二"));
            let said = said.or_else(|| p.slice(from..to).parse().ok());
            let Some(said) = said.filter(|said| (1..20).contains(said)) else { continue };
            // 本方案共有3个附件
            let own = p.ends_one(from, OWN);
            let all = (own || !SOME.ends(p.slice(0..from)))
                && (!measure || own || HANDING.ends(p.slice(0..from)) || names_before(p, from));
            if all && said as usize != listed && !(measure && said == 1) {
                let hit = Hit::new(RuleId::S09, from..at + 2).case(4).arg(p.slice(from..to));
                hits.push((n, hit.arg(listed.to_string()).level(Level::Warning)));
                return;
            }
        }
    }
}

/// `附送鉴定意见、检测照片2个附件`
fn names_before(p: &Passage<'_>, at: usize) -> bool {
    NAMES.ends(p.slice(0..at))
}
