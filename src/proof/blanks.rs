//! S07 where a number or a name was left out, and nothing shows it but what stands around.

use super::finding::Hit;
use super::passage::{Passage, is_han, is_numeral, is_stop};
use super::rows::{Row, Signs, among, words};
use super::rule::{Level, RuleId};

pub fn check(p: &Passage<'_>, i: usize, c: char, hits: &mut Vec<Hit>) {
    match c {
        '（' | '(' => empty_brackets(p, i, hits),
        ' ' | '\u{3000}' if names_nobody(p, i) => {
            let end = p.run(i, |c| matches!(c, ' ' | '\u{3000}'));
            hits.push(Hit::new(RuleId::S07, i..end).level(Level::Review));
        }
        ' ' | '\u{3000}' => {
            left_blank(p, i, hits);
            nobody(p, i, hits);
        }
        '？' | '?' => asked(p, i, hits),
        '余' => some_left_out(p, i, hits),
        '待' => still_to_come(p, i, hits),
        '，' | '。' | '；' => number_left_out(p, i, hits),
        '%' | '％' | '‰' => bare_sign(p, i, hits),
        _ => {}
    }
}

/// Behind these stands how much.
static LEADS: Signs = Signs::of("长降升加少高低为达到占近超约至了出");
/// The sign itself is spoken of.
static SPOKEN_OF: &Row = words!("单位为 符号为 表示为 记为 写为 改为");

/// S07: `较上年增长%。`
fn bare_sign(p: &Passage<'_>, i: usize, hits: &mut Vec<Hit>) {
    let ends =
        is_stop(p.at(i + 1)) || p.at(i + 1) == '\0' || p.is_one(i + 1, words!("以上 左右 以下"));
    if LEADS.has(p.before(i)) && ends && !p.ends_one(i, SPOKEN_OF) {
        hits.push(Hit::new(RuleId::S07, i..i + 1).case(2).level(Level::Warning));
    }
}

/// What is counted behind a number that was left out.
static COUNTED: Signs = Signs::of("次人个件名项期场户起元万亿%％‰年月日家篇台处条套份批亩吨组");
/// Behind these a number stands.
const BEFORE_NUMBER: &[&str] = &[
    "共计",
    "共",
    "约",
    "达",
    "达到",
    "计",
    "完成",
    "增长",
    "下降",
    "上升",
    "提高",
    "投入",
    "资金",
    "其中",
    "累计",
    "新增",
    "近",
    "超过",
    "召开",
    "组织",
    "开展",
    "办理",
    "受理",
    "培训",
    "比例为",
    "占",
    "发放",
    "有",
    "为",
];

/// Whether a space behind a label is all that stands there: `联系人：        电话：`.
fn names_nobody(p: &Passage<'_>, i: usize) -> bool {
    let end = p.run(i, |c| matches!(c, ' ' | '\u{3000}'));
    let label = matches!(p.before(i), '：' | ':') && p.ends_one(i - 1, LABELS);
    label && end - i > 2 && (end == p.len() || p.is_one(end, LABELS))
}

/// What is told of a person or a case behind a colon.
static LABELS: &Row = words!(
    "联系人 电话 联系电话 姓名 单位 负责人 责任人 日期 时间 地点 手机 签字 审核 填报人 经办人"
);

/// S07: `由　　同志负责`
fn nobody(p: &Passage<'_>, i: usize, hits: &mut Vec<Hit>) {
    let end = p.run(i, |c| matches!(c, ' ' | '\u{3000}'));
    let led = matches!(p.before(i), '由' | '与' | '经' | '向' | '请' | '派' | '如' | '：');
    let label = p.is_one(end, words!("负责人 主持人"));
    let told = || p.is_one(end, words!("同志 先生 女士 担任 负责 主持 牵头"));
    if end - i > 1 && led && !label && told() {
        hits.push(Hit::new(RuleId::S07, i..end).level(Level::Warning));
    }
}

/// So far before a blank stands what it belongs to.
const LONGEST_FORM: usize = 40;

/// S07: `组织培训    次`, `增长 %`, `共计  人参加`.
fn left_blank(p: &Passage<'_>, i: usize, hits: &mut Vec<Hit>) {
    let blank = |c: char| matches!(c, ' ' | '\u{3000}');
    if blank(p.before(i)) || !is_han(p.before(i)) {
        return;
    }
    let end = p.run(i, blank);
    let unit = p.at(end);
    if is_spread(p, i, end) || is_date_to_sign(p, i) {
        return;
    }
    // 猪肉　　元/千克　　28, 11月16日　　日　　李四: a cell of a table.
    let apart = end > i + 1 && blank(p.at(end + 1)) && blank(p.at(end + 2));
    if p.at(end + 1) == '/' || apart && unit == '日' && p.before(i) == '日' {
        return;
    }
    // 仓库名称：　　　　登记日期：　　年　　月　　日 is a form.
    if matches!(unit, '月' | '日')
        && p.slice(i.saturating_sub(LONGEST_FORM)..i).matches("：　").nth(1).is_some()
    {
        return;
    }
    if p.before(i) == '年' && unit == '月' && dated(p, i, end) {
        let day = p.run(end + 1, blank);
        hits.push(Hit::new(RuleId::S07, i..day + 1));
        return;
    }
    let led = || p.ends_any(i, BEFORE_NUMBER);
    let counted = COUNTED.has(unit)
        && match end - i {
            1 => matches!(unit, '%' | '％' | '‰') || (is_scale(p, end) && led()),
            _ => !is_han(p.at(end + 1)) || led() || is_scale(p, end),
        };
    // 日期：2026年6月  日 is for the pen of who signs.
    let signed = || unit == '日' && p.slice(i.saturating_sub(LONGEST_FORM)..i).contains("日期：");
    if counted {
        let level = if signed() { Level::Review } else { Level::Warning };
        hits.push(Hit::new(RuleId::S07, i..end + 1).level(level));
    } else if end - i == 1 && is_scale(p, end) && !is_numeral(p.before(i)) {
        // 接待群众 万人次
        hits.push(Hit::new(RuleId::S07, i..end + 1).level(Level::Review));
    }
}

/// Whether a blank only spreads a label of two characters, `户　　名：`, `件　　数` in a cell, or stands before one:
/// `鲍国栋　　批　　准：`, `年级班级    组    别    参赛项目`.
fn is_spread(p: &Passage<'_>, start: usize, end: usize) -> bool {
    let blank = |c: char| matches!(c, ' ' | '\u{3000}');
    let next = p.run(end + 1, blank);
    let of_date = matches!(p.at(end), '年' | '月' | '日' | '时' | '分');
    let spread = !of_date && next > end + 2 && blank(p.at(next + 1)) && blank(p.at(next + 2));
    if next > end + 1 && is_han(p.at(next)) && (spread || matches!(p.at(next + 1), '：' | ':')) {
        return true;
    }
    let bound = |c: char| matches!(c, '\0' | ' ' | '\u{3000}' | '\t' | '（');
    let begins = start == 1 || start > 1 && bound(p.before(start - 1));
    let label = matches!(p.at(end + 1), '：' | ':');
    let cell = bound(p.at(end + 1)) && !p.ends_any(start, BEFORE_NUMBER);
    begins && end - start > 1 && is_han(p.at(end)) && (label || cell)
}

/// Whether a blank stands in a date that ends a line or a cell, of which nothing is filled in: who signs there
/// dates it, `（盖章）　　年　　月　　日`. A line of nothing else is the date of a report.
fn is_date_to_sign(p: &Passage<'_>, i: usize) -> bool {
    let of_date = |c: char| matches!(c, ' ' | '\u{3000}' | '年' | '月' | '日' | '时' | '分');
    let (start, end) = (p.run_back(i, of_date), p.run(i, of_date));
    let before = p.before(start);
    let filled = before.is_ascii_digit() || is_han(before) && !p.ends_one(start, TO_SIGN);
    start > 0
        && matches!(p.at(start), ' ' | '\u{3000}')
        && matches!(p.at(end), '\0' | '\t' | '）')
        && p.before(end) == '日'
        && !filled
}

/// What is said of where somebody signs.
static TO_SIGN: &Row = words!("签字 签名 签章 盖章 公章 签收 意见 日期 时间");

/// S07: `请于（）日前报送`.
fn empty_brackets(p: &Passage<'_>, i: usize, hits: &mut Vec<Hit>) {
    let close = p.run(i + 1, |c| matches!(c, ' ' | '\u{3000}'));
    let counted = COUNTED.has(p.at(close + 1)) && (i == 0 || is_han(p.before(i)));
    let led = matches!(p.before(i), '于' | '由' | '共' | '计' | '达' | '为');
    if matches!(p.at(close), '）' | ')') && (counted || led && is_han(p.at(close + 1))) {
        hits.push(Hit::new(RuleId::S07, i..close + 1).level(Level::Warning));
    }
}

/// `2025年 月 日`: a date of which only the year is there, or not even that in a line of its own.
fn dated(p: &Passage<'_>, year: usize, month: usize) -> bool {
    let day = p.run(month + 1, |c| matches!(c, ' ' | '\u{3000}'));
    let led = p.before(year - 1).is_ascii_digit() || p.slice(0..year - 1).trim().is_empty();
    led && day > month + 1 && p.at(day) == '日'
}

/// 万元, 亿元
fn is_scale(p: &Passage<'_>, i: usize) -> bool {
    p.is_any(i, &["万元", "亿元", "万人", "万亩", "万吨", "余人", "余次"])
}

/// S07: `资金？万元`, `增长？？%`.
fn asked(p: &Passage<'_>, i: usize, hits: &mut Vec<Hit>) {
    let mark = |c: char| matches!(c, '？' | '?');
    if !is_han(p.before(i)) {
        return;
    }
    let end = p.run(i, mark);
    let number = matches!(p.at(end), '%' | '％')
        || p.is_any(end, &["万元", "亿元", "元，", "元。", "万人", "人次", "个百分点", "余人"])
        || (COUNTED.has(p.at(end)) && (end - i > 1 || is_stop(p.at(end + 1))));
    if number {
        hits.push(Hit::new(RuleId::S07, i..end));
    }
}

/// S07: `具体数据待补充。`
fn still_to_come(p: &Passage<'_>, i: usize, hits: &mut Vec<Hit>) {
    let words = ["待补充", "待填写", "待核实", "待统计", "待确认", "待更新", "待补"];
    let Some(word) = words.iter().find(|word| p.is(i, word)) else { return };
    let end = i + word.chars().count();
    let led = p.ends_one(
        i,
        words!("数据 数字 人数 金额 日期 时间 名单 名称 电话 比例 单位 姓名 内容 材料 情况 尚 此处 具体"),
    );
    if led && is_stop(p.at(end)) {
        hits.push(Hit::new(RuleId::S07, i..end).level(Level::Review));
    }
}

/// What ends in 余 and is no number: 其余, 业余.
static NOT_SOME: Signs =
    Signs::of("其剩残业富盈多结冗空课节有之年月日岁元亩吨米斤倍百千万亿十两几茶公");

/// S07: `参加新闻发布会余场`: the number before 余 was left out.
fn some_left_out(p: &Passage<'_>, i: usize, hits: &mut Vec<Hit>) {
    let before = p.before(i);
    let measured = among!("次人条场件篇期份天个项名户家起", p.at(i + 1)) && is_stop(p.at(i + 2));
    if measured && i > 2 && is_han(before) && !NOT_SOME.has(before) && !is_numeral(before) {
        hits.push(Hit::new(RuleId::S07, i..i + 2).case(2).level(Level::Warning));
    }
}

/// What is counted, by its measure, and makes no word with it.
static NUMBERED: [(char, &Row); 8] = [
    ('次', words!("报道 宣传 会议 培训 检查 演练 活动 研讨 学习 巡查 走访 督查 调研 宣讲 讲座")),
    ('条', words!("信息 内容 报道 线索 建议 意见 舆情 评论 微博")),
    ('篇', words!("报道 文章 稿件 信息 材料 心得 简报")),
    ('场', words!("培训 讲座 宣讲 演出 发布会 招聘会")),
    ('期', words!("简报 培训班 通报 专刊 宣传栏")),
    ('份', words!("资料 材料 问卷 手册 协议")),
    ('天', words!("更新 运行")),
    ('人', words!("总数 学员")),
];
/// Most marks stand behind none of these.
static MEASURES: Signs = Signs::of("次条篇场期份天人");
/// What leads to a number.
static NUMBERING: &Row =
    words!("共 累计 合计 总数 先后 发布 转发 刊发 编发 报送 组织 开展 举办 召开 撰写 发放 报道");

/// S07: `发布信息条，`, of which the number was left out.
fn number_left_out(p: &Passage<'_>, end: usize, hits: &mut Vec<Hit>) {
    let measure = p.before(end);
    let known = || NUMBERED.iter().find(|(known, _)| *known == measure);
    let Some((_, nouns)) = MEASURES.has(measure).then(known).flatten() else { return };
    let start = end - 1;
    // 全年共接诊人次
    let visits = measure == '次' && p.before(start) == '人';
    if !visits && !p.ends_one(start, nouns) {
        return;
    }
    let clause = p.slice(p.clause(start).start..start);
    let counted = clause
        .chars()
        .any(|c| c.is_ascii_digit() || is_numeral(c) || matches!(c, '两' | '几' | '*'));
    if !counted && NUMBERING.stands_in(clause) {
        let level = if visits { Level::Review } else { Level::Warning };
        hits.push(Hit::new(RuleId::S07, start..end).case(2).level(level));
    }
}
