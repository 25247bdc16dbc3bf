//! S05 where the names go before their number, `县水利局、县应急局四个部门`, `“看、听、查、问”五种方式`, and where stages are
//! counted first and then told one by one, `分两个阶段推进：第一阶段…；第二阶段…；第三阶段…`.

use super::date::numeral;
use super::finding::Hit;
use super::passage::{Passage, is_han, is_numeral, is_stop};
use super::rows::{Row, words};
use super::rule::{Level, RuleId};
use super::spots::Spot;

/// What is counted behind the names of all of them.
static COUNTED: &Row = words!(
    "个部门 个单位 个小组 个方面 个环节 个科室 个街道 个社区 种方式 种途径 种形式 个重点 个领域 个阶段 家单位 \
    类设备 类产品 类人员 类材料 类问题 类项目 类群体 类业务 类车辆 类企业 类场所 类案件 类物资 类商品 类药品 类数据 类岗位 类证照 类隐患 类风险 \
    种作物 种设备 种药品 种产品 种材料 种蔬菜 种水果 种语言 种农产品 种病虫害 种工艺 门课程 门功课 个品种 个工种 个专业 个项目 个景点 个站点 个岗位 个车间 个班组 \
    项工作 项任务 项制度 项措施 项机制 个专班 个乡镇 个镇 大产业 大工程 大行动"
);
static NAMED_KINDS: &Row = words!("个品种 个工种 个专业 个车间 个班组");
const LONGEST_NAME: usize = 12;
const MOST: u32 = 10;

/// What is gone through one behind the other, by its measure.
const STAGES: [(&str, &str); 8] = [
    ("个阶段", "阶段"),
    ("阶段", "阶段"),
    ("个步骤", "步"),
    ("步", "步"),
    ("个环节", "环节"),
    ("个批次", "批"),
    ("批", "批"),
    ("轮", "轮"),
];

/// So far behind the number of stages stands the colon that leads to all of them.
const REACH: usize = 12;

/// `分两个阶段推进：第一阶段…；第二阶段…；第三阶段…`
fn stages(p: &Passage<'_>, hits: &mut Vec<Hit>) {
    if !p.may_hold('分') || !p.may_hold_word("第一") {
        return;
    }
    let number = |c: char| is_numeral(c) || c == '两';
    let counts = p.places_of('分').map(|at| (at, p.run_within(at + 1, LONGEST_NUMBER, number)));
    for (at, end) in counts.filter(|(at, end)| *end > at + 1).take(MOST_COUNTS) {
        let said = numeral(&p.slice(at + 1..end).replace('两', "二"));
        let known = STAGES.iter().find(|(measure, _)| p.is(end, measure));
        let (Some(said @ 2..=MOST), Some((measure, stage))) = (said, known) else { continue };
        let numerals = "一二三四五六七八九十".chars();
        let told = numerals.take_while(|n| p.find(end, &format!("第{n}{stage}")).is_some());
        let told = told.count() as u32;
        let all =
            || p.find(end, &format!("：第一{stage}")).is_some_and(|colon| colon < end + REACH);
        if told > said || told > 1 && told < said && all() {
            let hit = Hit::new(RuleId::S05, at + 1..end).level(Level::Review);
            let counted = p.slice(at + 1..end + measure.chars().count());
            hits.push(hit.arg(counted).arg(told.to_string()));
        }
    }
}

/// What is counted and taken up again, by how it begins.
static TAKEN_UP: &Row = words!(
    "个环 个方 个部 个问 个阶 个领 个重 类问 项措 项任 项工 项制 种情 种方 类人 类企 个项 个乡 个社 个村 个单 条措 条建 点要"
);

/// `在招商、营商、稳商三个环节发力…。以上四个环节相互衔接`
fn taken_up(p: &Passage<'_>, hits: &mut Vec<Hit>) {
    let number = |c: char| is_numeral(c) || c == '两';
    let value = |text: &str| numeral(&text.replace('两', "二"));
    for word in ["以上", "上述"].into_iter().filter(|word| p.may_hold_word(word)) {
        for start in p.places(word).map(|at| at + 2).take(MOST_COUNTS) {
            let end = p.run_within(start, LONGEST_NUMBER, number);
            let noun = p.slice(end..end + 3);
            if end == start || !TAKEN_UP.begins(noun) {
                continue;
            }
            let Some(said) = value(p.slice(start..end)) else { continue };
            let mut others = p.places(noun).filter(|other| *other < start).filter_map(|other| {
                let from = p.run_back_within(other, LONGEST_NUMBER, number);
                value(p.slice(from..other)).filter(|_| p.before(from) != '第')
            });
            let first = others.next().filter(|first| *first != said);
            if let Some(first) = first.filter(|first| others.all(|other| other == *first)) {
                let hit = Hit::new(RuleId::S05, start..end).case(1).level(Level::Review);
                hits.push(hit.arg(p.slice(start..end + 2)).arg(first.to_string()));
            }
        }
    }
}

const LONGEST_NUMBER: usize = 3;
/// No text is asked about more.
const MOST_COUNTS: usize = 10;

/// All is for review: what stands before the first name may be one, too.
pub fn check(p: &Passage<'_>, hits: &mut Vec<Hit>) {
    stages(p, hits);
    taken_up(p, hits);
    if !p.may_hold('、') {
        return;
    }
    let others = p.behind(Spot::ODD | Spot::STOP | Spot::DIGIT | Spot::LATIN, 1);
    let rows = p.rows(Spot::NUMERAL | Spot::DIGIT).zip(others);
    for (i, c) in p.standing(rows.map(|(numbers, others)| numbers & !others)) {
        let digit = |c: char| c.is_ascii_digit() || is_numeral(c) || c == '两';
        if !digit(c) || digit(p.before(i)) || !(is_han(p.before(i)) || p.before(i) == '”') {
            continue;
        }
        let end = p.run(i, digit);
        if !p.is_one(end, COUNTED) {
            continue;
        }
        let said = numeral(&p.slice(i..end).replace('两', "二"));
        let Some(said) = said.filter(|said| (2..=MOST).contains(said)) else { continue };
        if let Some(named) = names_before(p, i).filter(|named| *named != said) {
            let hit = Hit::new(RuleId::S05, i..end).case(1).level(Level::Review);
            hits.push(hit.arg(p.slice(i..end + 2)).arg(named.to_string()));
        }
    }
}

/// Returns how many names of one build stand before a number.
fn names_before(p: &Passage<'_>, i: usize) -> Option<u32> {
    let quoted = p.before(i) == '”';
    let last = i - usize::from(quoted);
    let start = p.run_back(last, |c| if quoted { c != '“' } else { !is_stop(c) || c == '、' });
    let row = p.slice(start..last);
    let items: Vec<&str> = row.split('、').collect();
    let plain = items.iter().all(|item| {
        let length = item.chars().count();
        (1..=LONGEST_NAME).contains(&length) && item.chars().all(is_han)
    });
    if items.len() < 2 || !plain {
        return None;
    }
    let open = ["等", "和", "与", "及", "分别", "共", "各", "以及", "至", "中", "的", "第"].iter();
    let open = open.clone().any(|word| items.last().is_some_and(|last| last.contains(word)));
    let end = |item: &&str| item.chars().next_back();
    let alike = items
        .iter()
        .skip(1)
        .all(|item| item.chars().count() == items.last().map_or(0, |last| last.chars().count()));
    let same_end = items.iter().all(|item| end(item) == items.first().and_then(end));
    // 县公安局、县妇联
    let first = |item: &&str| item.chars().next();
    let led = items.iter().all(|item| {
        matches!(first(item), Some('省' | '市' | '县' | '区' | '镇')) && item.chars().count() > 2
    });
    let linked = items.iter().any(|item| item.contains(['和', '与', '及', '或', '以']));
    // 添置了数控车床、激光切割机、三坐标测量仪四类设备
    let kinds = matches!(p.at(i + 1), '类' | '种' | '门') || p.is_one(i + 1, NAMED_KINDS);
    let kinds = kinds && items.len() > 2 && !linked;
    let built = kinds || quoted || same_end || led && items.len() > 2 || alike && items.len() > 2;
    if open || !built {
        return None;
    }
    u32::try_from(items.len()).ok()
}
