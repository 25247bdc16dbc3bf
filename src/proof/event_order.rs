//! N15 on what comes after what: `2023年6月开工，2023年3月竣工`.

use super::finding::Hit;
use super::number::Figure;
use super::passage::Passage;
use super::rows::{Row, words};
use super::rule::{Level, RuleId};
use super::whole::Placed;

/// What comes first, and what only follows it.
static ORDERS: [(&Row, &Row); 5] = [
    (
        words!("开工 动工 立项 破土 正式开工 开工建设"),
        words!("竣工 完工 建成 通车 投用 投入使用 交付 验收 竣工验收 正式通车 建成投用 通过验收"),
    ),
    (words!("出生"), words!("参加工作 入党 毕业 任职 入伍 退休 加入")),
    (words!("立案 受理 接报"), words!("结案 审结 办结 宣判")),
    (words!("签订 签约 签署"), words!("到期 履行完毕 终止")),
    (words!("印发 发布 公布 颁布"), words!("废止 修订")),
];
const LONGEST_FILLER: usize = 2;

/// A year and a month, and where they begin and end.
#[derive(Clone, Copy)]
struct When {
    year: u32,
    month: u32,
    start: usize,
    end: usize,
}

pub fn check(p: &Passage<'_>, figures: &[Figure], hits: &mut Vec<Hit>) {
    if figures.len() < 2 || !p.may_hold('年') {
        return;
    }
    let mut last: Option<When> = None;
    for figure in figures {
        let Some(when) = when(p, figure) else { continue };
        if let Some(first) = last.filter(|first| p.sentence(first.start) == p.sentence(when.start))
            && ORDERS.iter().any(|(one, other)| told(p, first, one) && told(p, when, other))
            && is_before(when, first)
        {
            let hit = Hit::new(RuleId::N15, first.start..when.end);
            hits.push(hit.level(Level::Review));
        }
        last = Some(when);
    }
}

fn is_before(one: When, other: When) -> bool {
    let months = one.month > 0 && other.month > 0;
    one.year < other.year || one.year == other.year && months && one.month < other.month
}

/// Reads `2023年6月`, `2023年6月5日` and `2023年`.
fn when(p: &Passage<'_>, figure: &Figure) -> Option<When> {
    let start = figure.digits.start;
    let year = p.slice(figure.digits.clone()).parse().ok().filter(|y| (1900..2100).contains(y))?;
    if p.at(figure.digits.end) != '年' {
        return None;
    }
    let from = figure.digits.end + 1;
    let digit = |c: char| c.is_ascii_digit();
    let month_end = p.run_within(from, 2, digit);
    if p.at(month_end) != '月' || month_end == from {
        return Some(When { year, month: 0, start, end: from });
    }
    let month = p.slice(from..month_end).parse().ok()?;
    let day = p.run_within(month_end + 1, 2, digit);
    let end = if day > month_end + 1 && p.at(day) == '日' { day + 1 } else { month_end + 1 };
    Some(When { year, month, start, end })
}

/// `开工时间：2025年10月` above `竣工时间：2025年6月`: fields one below the other.
pub fn in_fields(passages: &[Passage<'_>], hits: &mut Vec<Placed>) {
    let field = |p: &Passage<'_>, deeds: &Row| {
        let colon = p.find(0, "：").filter(|at| *at <= LONGEST_LABEL && p.is_one(0, deeds))?;
        p.figures().first().filter(|f| f.digits.start == colon + 1).and_then(|f| when(p, f))
    };
    for (n, both) in passages.windows(2).enumerate() {
        let [first, next] = both else { continue };
        let reversed = FIELDS.iter().any(|(begins, ends)| {
            let from = field(first, begins);
            from.is_some_and(|from| field(next, ends).is_some_and(|to| is_before(to, from)))
        });
        if reversed {
            let hit = Hit::new(RuleId::N15, 0..next.len());
            hits.push((n + 1, hit.level(Level::Warning)));
        }
    }
}

const LONGEST_LABEL: usize = 8;
static FIELDS: [(&Row, &Row); 3] = [
    (
        words!("开工 动工 开始 起始 启动 计划开工 实际开工 施工开始 立项"),
        words!("竣工 完工 结束 截止 终止 完成 验收 计划竣工 实际竣工 施工结束 投用 交付"),
    ),
    (
        words!("签订 签约 生效 受理 立案 报名开始 租赁开始 起租"),
        words!("到期 终止 失效 办结 结案 报名截止 租赁结束 退租"),
    ),
    (
        words!("入职 入学 入院 入住 借出 领用 出生"),
        words!("离职 毕业 出院 退房 归还 交还 参加工作"),
    ),
];

/// Whether one of some things was done at a time: 2023年6月正式开工.
fn told(p: &Passage<'_>, when: When, deeds: &Row) -> bool {
    (when.end..=when.end + LONGEST_FILLER).any(|at| p.is_one(at, deeds))
}
