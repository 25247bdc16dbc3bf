//! Rules on a whole sentence or paragraph: S07, S13, S14's form, S16.

use super::by_char::Words;
use super::finding::Hit;
use super::lone;
use super::passage::{Passage, is_han, is_numeral, is_stop};
use super::rows::{Row, Signs, among, words};
use super::rule::{Level, RuleId};
use super::spots::Spot;
use std::sync::LazyLock;

pub fn check(p: &Passage<'_>, hits: &mut Vec<Hit>) {
    long(p, hits);
    lone::hand(p, hits);
    for (i, c) in p.spots(Spot::ODD | Spot::STOP | Spot::PAIRED | Spot::OPEN) {
        match c {
            '截' => deadline(p, i, hits),
            '号' => number_before_title(p, i, hits),
            '（' | '(' => short_name(p, i, hits),
            ' ' | '\u{3000}' if names_nobody(p, i) => {
                let end = p.run(i, |c| matches!(c, ' ' | '\u{3000}'));
                hits.push(Hit::new(RuleId::S07, i..end).level(Level::Review));
            }
            '某' => unnamed(p, i, hits),
            ' ' | '\u{3000}' => left_blank(p, i, hits),
            '？' | '?' => asked(p, i, hits),
            '余' => some_left_out(p, i, hits),
            '待' => still_to_come(p, i, hits),
            '，' | '。' | '；' => number_left_out(p, i, hits),
            _ => {}
        }
    }
}

const UNNAMED: &[&str] = &[
    "局", "市", "县", "区", "镇", "乡", "单位", "公司", "部门", "处", "科", "同志", "某", "厂",
    "村", "学校",
];

fn unnamed(p: &Passage<'_>, i: usize, hits: &mut Vec<Hit>) {
    // 贾某某 is left unnamed on purpose.
    let person = i > 0 && p.is_of(i - 1, Spot::SURNAME) && p.at(i + 1) == '某';
    if p.before(i) != '某' && !person && p.is_any(i + 1, UNNAMED) {
        let end = p.run(i, |c| c == '某').max(i + 1);
        hits.push(Hit::new(RuleId::S07, i..end).level(Level::Review).case(1));
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

/// S07: `组织培训    次`, `增长 %`, `共计  人参加`.
fn left_blank(p: &Passage<'_>, i: usize, hits: &mut Vec<Hit>) {
    let blank = |c: char| matches!(c, ' ' | '\u{3000}');
    if blank(p.before(i)) || !is_han(p.before(i)) {
        return;
    }
    let end = p.run(i, blank);
    let unit = p.at(end);
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
    if counted {
        hits.push(Hit::new(RuleId::S07, i..end + 1).level(Level::Warning));
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
    if !p.ends_one(start, nouns) {
        return;
    }
    let clause = p.slice(p.clause(start).start..start);
    let counted = clause
        .chars()
        .any(|c| c.is_ascii_digit() || is_numeral(c) || matches!(c, '两' | '几' | '*'));
    if !counted && NUMBERING.stands_in(clause) {
        hits.push(Hit::new(RuleId::S07, start..end).case(2).level(Level::Warning));
    }
}

const OFFERS: &[&str] =
    &["报名", "申报", "投稿", "征集", "受理", "缴费", "提交", "报送", "登记", "投票"];

/// T01: `报名截至6日。` and `于6日截至。`, behind which nothing follows.
fn deadline(p: &Passage<'_>, i: usize, hits: &mut Vec<Hit>) {
    if !p.is(i, "截至") {
        return;
    }
    let date = |c: char| c.is_ascii_digit() || among!("年月日时底前上下旬", c);
    let end = p.run(i + 2, date);
    let dated = p.run_back(i, date) < i
        && matches!(p.before(i), '日' | '月' | '年' | '时' | '底' | '旬')
        || p.ends_any(i.saturating_sub(1), &["周", "星期"])
            && among!("一二三四五六日天", p.before(i));
    if dated && (i + 2 == p.len() || is_stop(p.at(i + 2))) {
        hits.push(Hit::new(RuleId::T01, i..i + 2).case(1).fix("截止"));
    }
    let offered = p.ends_any(i, OFFERS) || p.ends_any(i, &["时间", "日期"]);
    let late = || p.is_any(end + 1, &["逾期", "过期", "过时", "超过时间"]);
    let closed = matches!(p.at(end), '。' | '；' | '\0') || p.at(end) == '，' && late();
    if offered && end > i + 3 && closed {
        let fixed = format!("{}截止", p.slice(i + 2..end));
        hits.push(Hit::new(RuleId::T01, i..end).case(1).fix(fixed));
    }
}

const LONGEST_SENTENCE: usize = 120;
const LONGEST_PARAGRAPH: usize = 400;

fn long(p: &Passage<'_>, hits: &mut Vec<Hit>) {
    let mut start = 0;
    for (i, _) in p.spots(Spot::END) {
        if i - start > LONGEST_SENTENCE {
            let hit = Hit::new(RuleId::S16, start..i + 1);
            hits.push(hit.arg((i - start).to_string()));
        }
        start = i + 1;
    }
    if p.may_hold('、') {
        clauses_in_a_row(p, hits);
    }
    if p.len() > LONGEST_PARAGRAPH {
        let hit = Hit::new(RuleId::S16, 0..1);
        hits.push(hit.case(1).arg(p.len().to_string()));
    }
}

const MOST_CLAUSES: usize = 5;
/// What clauses begin with that are parted by 、; nouns do not.
static VERBS: LazyLock<Words> = LazyLock::new(|| Words::by_first(LISTED_VERBS));
const LISTED_VERBS: &[&str] = &[
    "压实", "细化", "统筹", "整合", "强化", "严格", "健全", "完善", "加强", "加快", "推进", "推动",
    "落实", "提升", "提高", "优化", "深化", "坚持", "突出", "聚焦", "夯实", "创新", "拓展", "抓",
    "查", "找", "定", "促", "明", "建", "保", "防", "治", "改", "强", "稳", "补", "建立", "开展",
    "做好", "增强", "规范", "狠抓", "严", "凝聚", "谋", "引", "管", "优", "聚", "树", "亮", "盯",
    "攻", "破", "营造", "做强", "做大", "做优", "激发", "打造", "构建", "扩大", "盘活", "培育",
    "厘清", "摸清", "排查", "整改", "解决", "核查", "检查", "抽检", "清理", "公示", "回访", "张贴",
    "走访", "慰问", "看望", "化解", "宣讲", "新建", "改造", "安装", "修缮", "整治", "绿化", "巡查",
    "检修", "储备", "培训", "演练", "修订", "备足", "加密", "召开", "制定", "成立", "组织", "严肃",
    "压紧", "发放", "举办", "编制", "印发", "出台", "签订", "落细", "深入", "定期", "及时", "全面",
    "逐条", "逐项", "认真", "加大", "加固", "疏浚", "配备", "配齐", "选派", "选优", "招录", "引导",
    "动员", "发动", "宣传", "普及", "推广", "搭建", "设立", "实施", "实行", "执行", "畅通", "受理",
    "办理", "查处", "打击", "取缔", "关停", "拆除", "清运", "回收", "维修", "维护", "更换", "更新",
    "升级", "采购", "调度", "督促", "督导", "督查", "考核", "通报", "问责", "追究", "表彰", "评选",
    "总结", "推介", "调研", "座谈", "征求", "收集", "汇总", "分析", "研判", "研究", "部署", "谋划",
    "细化", "量化", "分解", "明晰", "厘定", "理顺", "划定", "维持", "疏导", "帮扶", "救助", "关爱",
    "服务", "保障", "防范", "遏制", "消除", "封堵", "堵塞", "夯牢", "筑牢", "守住", "守牢", "紧盯",
    "紧扣", "围绕", "对照", "丰富", "活跃", "繁荣", "传承", "弘扬", "培树", "选树", "讲好", "用好",
    "管好", "建好", "办好", "抓好", "抓实", "做实", "做细", "开好", "摆正", "端正", "转变", "改进",
    "改善", "净化", "美化", "亮化", "硬化", "修复", "保护", "监测", "监管", "严控", "管控", "控制",
    "压降", "压减", "降低", "减少", "增加", "扩建", "续建", "投放", "投入", "争取", "申报", "承接",
    "开通", "开设", "开发", "开放", "举行", "学习", "领会", "贯彻", "践行", "担当", "履行", "履职",
];

/// S16: five and more clauses parted by 、, each with its verb.
fn clauses_in_a_row(p: &Passage<'_>, hits: &mut Vec<Hit>) {
    let (mut start, mut from, mut count) = (0, 0, 0usize);
    for (i, c) in p.spots(Spot::STOP | Spot::PAIRED) {
        let ends = p.is_of(i, Spot::STOP) || matches!(c, '“' | '”' | '《' | '》' | '（' | '）');
        if !ends {
            continue;
        }
        let length = i - from;
        // The first may stand behind what it belongs to.
        let first = count == 0 && c == '、' && length > 2;
        // What matters is whether there is a row, and how long it is.
        let row = c == '、' || count + 1 >= MOST_CLAUSES;
        let told = || p.begins_any(from, &VERBS) || (from..i).any(|at| p.at(at) == '不');
        let clause = row && p.before(i) != '等' && (first || (3..=12).contains(&length) && told());
        count = if clause { count + 1 } else { 0 };
        if count == 1 {
            start = from;
        }
        if c != '、' {
            if count >= MOST_CLAUSES {
                let hit = Hit::new(RuleId::S16, start..i).case(2).arg(count.to_string());
                hits.push(hit);
            }
            count = 0;
        }
        from = i + 1;
    }
}

/// What stands between the number of a document and its title.
const OF_NUMBER: &[&str] = &["文件的", "文件", "文的", "文", "号的", "的", "："];
/// What introduces a document; the name of its office goes on from there.
const CITING: &[&str] = &[
    "按照", "根据", "依据", "落实", "贯彻", "执行", "对照", "遵照", "依照", "关于", "转发", "印发",
    "接到", "收到", "学习", "参照", "下发", "出台", "制定", "接", "以", "按", "据", "将", "和",
    "及", "与",
];

/// S13: `某办发〔2024〕3号《通知》`.
fn number_before_title(p: &Passage<'_>, i: usize, hits: &mut Vec<Hit>) {
    let digits = p.run_back(i, |c| c.is_ascii_digit());
    let between = OF_NUMBER.iter().find(|word| p.is(i + 1, word)).map_or(0, |w| w.chars().count());
    let title = i + 1 + between;
    if digits == i || p.before(digits) != '〕' || p.at(title) != '《' {
        return;
    }
    let year = p.run_back(digits - 1, |c| c.is_ascii_digit());
    let from = p.run_back_within(year.saturating_sub(1), 12, is_han);
    let cited = (from..year)
        .rev()
        .find_map(|at| CITING.iter().find(|word| p.ends(at, word)).map(|_| at))
        .or((year - from < 12).then_some(from));
    // 转发了供销总字: 了 belongs to the verb.
    let cited = cited.map(|start| start + usize::from(p.is_any(start, &["了", "过", "的"])));
    let close = p.run_within(title, 60, |c| c != '》');
    let (Some(start), '》') = (cited.filter(|start| year - start <= 9), p.at(close)) else {
        hits.push(Hit::new(RuleId::S13, digits..i + 1));
        return;
    };
    let fixed = format!("{}（{}）", p.slice(title..close + 1), p.slice(start..i + 1));
    hits.push(Hit::new(RuleId::S13, start..close + 1).fix(fixed));
}

/// S14: `（下称“专班”）`.
fn short_name(p: &Passage<'_>, i: usize, hits: &mut Vec<Hit>) {
    let words =
        ["以下简称为", "下称", "下简称", "简称", "后简称", "后称", "以下简称：", "以下简称:"];
    let Some(word) = words.into_iter().find(|word| p.is(i + 1, word)) else {
        unquoted(p, i, hits);
        return;
    };
    let end = i + 1 + word.chars().count();
    let named = matches!(p.at(end), '“' | '《')
        || p.is(end, "为“")
        || p.is(end, "：“")
        || (word == "下称" && p.at(p.run(end, is_han).min(end + 10)) == '）');
    if named {
        let hit = Hit::new(RuleId::S14, i + 1..end).fix("以下简称");
        let unsure = word == "简称";
        hits.push(if unsure { hit.level(Level::Review) } else { hit });
    }
}

/// S14: `（以下简称专班）` without marks.
fn unquoted(p: &Passage<'_>, i: usize, hits: &mut Vec<Hit>) {
    const INTRODUCES: &str = "以下简称";
    let from = i + 1 + INTRODUCES.chars().count();
    let end = p.run(from, is_han);
    if p.is(i + 1, INTRODUCES) && p.at(end) == '）' && (1..=12).contains(&(end - from)) {
        let name = p.string(from..end);
        let hit = Hit::new(RuleId::S14, from..end).case(4).fix(format!("“{name}”"));
        hits.push(hit.level(Level::Review));
    }
}
