//! N12 on who pays what of a cost, `费用由贵部承担70%、我公司承担40%`, and on what a mark is made of,
//! `总成绩中理论考试占30%、实际操作占75%`, and on who holds what, `甲持股51%，乙持股30%，丙持股24%`.

use super::finding::Hit;
use super::number::{Figure, spelt_digit, write};
use super::passage::Passage;
use super::rows::{Row, words};
use super::rule::{Level, RuleId};

/// What one does who pays a part.
static PAYS: &Row = words!(
    "承担 负担 分担 出资 安排 调剂 解决 配套 自筹 筹集 筹措 负责 支付 拨付 列支 认缴 投入 付 摊 补足"
);
/// What is paid, told before the first part.
static PAID: &Row =
    words!("费用 经费 资金 投资 成本 款 价 费 损失 债务 支出 责任 股本 出资 造价 缺口");
/// What is made of shares that never overlap, told before the first.
static MARKS: &Row =
    words!("总成绩 总评 综合得分 总得分 总分 考核得分 综合成绩 最终成绩 成绩构成 权重");
static TAKES: &Row = words!("占 占比 各占 占比为 权重为");
/// Another thing that is paid for.
static OTHER: &Row = words!("费用 息 税 损失 补助 补贴 奖 超 以上 以下 以内 每 未 不 再");
/// How far what is told may be off, for it to be a slip.
const MOST_OFF: f64 = 20.0;
const LONGEST: usize = 16;

/// `figures` are those of one sentence.
pub fn check(p: &Passage<'_>, figures: &[Figure], hits: &mut Vec<Hit>) {
    let mut run: Vec<&Figure> = Vec::new();
    for figure in figures.iter().filter(|figure| figure.percent) {
        let taken = PAYS.ends(said(p, figure)) || TAKES.ends(said(p, figure));
        let pays = taken && figure.about.is_none();
        let goes_on = run.last().is_none_or(|last| {
            let between = p.slice(last.end..figure.digits.start);
            let parted = between.starts_with(['、', '，', '；']);
            parted && between.chars().count() <= LONGEST && !OTHER.stands_in(between)
        });
        if !(pays && goes_on) {
            claim(p, &run, hits);
            run.clear();
        }
        if pays {
            run.push(figure);
        }
    }
    claim(p, &run, hits);
}

fn claim(p: &Passage<'_>, run: &[&Figure], hits: &mut Vec<Hit>) {
    let [first, .., last] = run else { return };
    let sentence = p.sentence(first.digits.start);
    let said = p.slice(sentence.start..first.digits.start);
    let off = run.iter().map(|share| share.value).sum::<f64>() - 100.0;
    let rest = p.slice(last.end..sentence.end);
    // 其余由…, 余款…
    let open = rest.contains(['余', '%']) || rest.starts_with("的比例") && off < 0.0;
    let taken = run.iter().all(|share| TAKES.ends(self::said(p, share)));
    let whole = if taken { MARKS.stands_in(said) } else { PAID.stands_in(said) };
    if open || off.abs() < 1.0 || off.abs() > MOST_OFF || !whole {
        return;
    }
    let hit = Hit::new(RuleId::N12, first.digits.start..last.end).arg(write(off + 100.0));
    hits.push(if off > 0.0 { hit } else { hit.level(Level::Review) });
}

/// What its clause tells before a figure.
fn said<'p>(p: &'p Passage<'_>, figure: &Figure) -> &'p str {
    p.slice(p.clause(figure.digits.start).start..figure.digits.start)
}

/// Whether a whole is said to be borne by so many: `资金由三方承担，省级占50%、县级占30%、镇村占10%`.
pub fn is_borne(said: &str, count: usize) -> bool {
    BORNE.iter().filter_map(|word| said.split_once(word)).any(|(before, _)| {
        let number = before.chars().next_back();
        number.is_some_and(|c| if c == '两' { count == 2 } else { spelt_digit(c) == Some(count) })
    })
}

const BORNE: [&str; 9] = [
    "方承担",
    "方分担",
    "方共同承担",
    "方共担",
    "方出资",
    "方共同出资",
    "方筹集",
    "级分担",
    "级共担",
];

/// Whether a whole is said to be made of just what the labels name: `由公益林和商品林构成，公益林占…`.
pub fn is_made_of(said: &str, names: &[&str]) -> bool {
    let made = ["构成", "组成"].iter().find_map(|word| said.split_once(word));
    let Some((_, listed)) = made.and_then(|(before, _)| before.rsplit_once('由')) else {
        return false;
    };
    let parts: Vec<&str> = listed.split(['和', '、', '与', '及']).collect();
    parts.len() == names.len()
        && parts.iter().zip(names).all(|(part, name)| {
            part.strip_prefix(name).is_some_and(|rest| {
                ["", "两部分", "三部分", "四部分", "两类", "三类", "共同"].contains(&rest)
            })
        })
}

/// `甲持股51%，乙持股30%，丙持股24%`
pub fn held(p: &Passage<'_>, figures: &[Figure], hits: &mut Vec<Hit>) {
    if figures.len() < 2 || !p.may_hold('股') && !p.may_hold('资') {
        return;
    }
    let held = |f: &&Figure| {
        f.percent
            && words!("持股 出资 占股 持股比例 出资比例 持股比例为 出资占 持有")
                .ends(p.slice(0..f.digits.start))
    };
    let all: Vec<&Figure> = figures.iter().filter(held).collect();
    let (Some(first), Some(last)) = (all.first(), all.last()) else { return };
    let sum: f64 = all.iter().map(|f| f.value).sum();
    let one = p.sentence(first.digits.start) == p.sentence(last.digits.start);
    let changed =
        words!("增至 降至 变更 原 转让 此前 调整").stands_in(p.slice(first.digits.start..last.end));
    if all.len() > 1 && one && !changed && sum > 100.5 {
        let hit = Hit::new(RuleId::N12, first.digits.start..last.end);
        hits.push(hit.arg(write(sum)).level(Level::Warning));
    }
}
