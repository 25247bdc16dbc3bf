//! S11: what the title says of the kind of paper.

use super::finding::Hit;
use super::parts::Placed;
use super::passage::{Passage, TITLE, is_han};
use super::rows::{Row, words};
use super::rule::{Level, RuleId};
use crate::report::{Fixed, Part};

/// Words in which 对 belongs to what follows.
const WITH_DUI: &[&str] = &[
    "对口", "对外", "对台", "对标", "对照", "对接", "对策", "对象", "对比", "对日", "对美", "对俄",
    "对港", "对内", "对澳", "对欧", "对华", "对韩", "对公", "对账", "对赌", "对抗", "对话", "对应",
    "对虾", "对联", "对讲", "对冲",
];
/// What 对 is said of that only begins as what it belongs to: 对公租房, 对外来人员.
static OBJECTS: &Row = words!(
    "公租 公共 公路 公园 公墓 公务 公益 公安 公厕 公交 公职 公立 公办 公示 公开 公车 公证 公积金 公司 公立 公房 公寓 公选 外来 \
    外出 外卖 外部 外包 外墙 外籍 外国 外聘 外语 外围 外立面 台风 台账 日常 日间 日照 日用 美丽 美容 美食 美术 内部 内河 内涝 内审 内设 \
    港口 港区 应急 应届 应征 抗旱 抗震 抗洪 抗疫 抗灾 口腔 标准 标识 标语 标志 标本 照明 照料 接种 接触 接送 接待 接访 话剧 \
    比赛 策划 华侨 象牙 账户 账款 账目 欧盟项目 韩家"
);
const TWICE: &[(&str, &str)] = &[
    ("汇报的报告", "报告"),
    ("总结的报告", "报告"),
    ("请示的报告", "报告"),
    ("报告的报告", "报告"),
    ("请示的请示", "请示"),
    ("通知的通知", "通知"),
    ("意见的意见", "意见"),
    ("汇报的汇报", "汇报"),
    ("总结的总结", "总结"),
    ("通报的通报", "通报"),
    ("函的函", "函"),
    ("方案的方案", "方案"),
    ("办法的办法", "办法"),
    ("申请报告", "请示"),
    ("报告的汇报", "汇报"),
    ("汇报报告", "报告"),
    ("汇报材料报告", "报告"),
    ("总结汇报的报告", "报告"),
    ("请示报告", "请示"),
    ("请示函", "函"),
    ("通知通报", "通报"),
    ("申请请示", "请示"),
    ("通知的函", "函"),
    ("通报的函", "函"),
    ("通知函", "函"),
    ("通报函", "函"),
    ("报告函", "函"),
    ("决定的决定", "决定"),
    ("公告的公告", "公告"),
    ("通告的通告", "通告"),
    ("批复的批复", "批复"),
    ("纪要的纪要", "纪要"),
    ("申请的申请", "请示"),
    ("计划的计划", "计划"),
    ("要点的要点", "要点"),
    ("预案的预案", "预案"),
    ("规定的规定", "规定"),
    ("细则的细则", "细则"),
    ("请求的请示", "请示"),
    ("建议的建议", "建议"),
    ("倡议的倡议", "倡议"),
];
const KINDS: &[&str] = &[
    "报告", "请示", "通知", "通报", "意见", "函", "批复", "汇报", "总结", "决定", "公告", "通告",
    "议案", "纪要", "方案", "办法", "说明", "计划",
];
/// With these a title names the document that is handed on.
const HANDED_ON: &[&str] = &["转发", "批转", "修订", "修改", "废止", "转报"];
/// What is done 对 somebody: the verb goes before the object, and the two are gone.
const DONE_TO: &[&str] = &["进行", "予以", "给予", "加以"];

/// S11
pub fn check(passages: &[Passage<'_>], hits: &mut Vec<Placed>) {
    named(passages, hits);
    let sent = passages.iter().any(|p| p.place.part == Part::Fixed(Fixed::Addressee));
    for (n, p) in
        passages.iter().enumerate().filter(|(_, p)| p.place.part == Part::Fixed(Fixed::Title))
    {
        let ends = KINDS.iter().any(|kind| p.text.trim_end().ends_with(kind));
        if let Some(at) = p.find(0, "关于对").filter(|_| ends)
            && (!p.is_any(at + 2, WITH_DUI) || p.is_one(at + 3, OBJECTS))
        {
            hits.push((n, about_to(p, at)));
        }
        hits.extend(of_its_kind(p, sent).map(|hit| (n, hit)));
        for (twice, once) in TWICE.iter().filter(|(twice, _)| p.text.ends_with(twice)) {
            let start = p.len() - twice.chars().count();
            // 《…请示》的请示 answers to a document of that name.
            // 关于报送工作总结的报告 is no summary itself.
            let sent = ["报送", "呈报", "上报"].iter().any(|word| p.text.contains(word))
                && ["总结的报告", "汇报的报告"].contains(twice);
            let quoted = p.chars().get(start..).unwrap_or_default().contains(&'》')
                || (p.text.matches(once).count() == 2
                    && HANDED_ON.iter().any(|word| p.text.contains(word)));
            // 关于转发市局关于开展检查的通知的通知
            let handed = quoted && !p.may_hold('》') && p.text.matches("关于").count() > 1;
            if handed && twice.ends_with(&format!("{once}的{once}")) {
                let hit = Hit::new(RuleId::S11, start..p.len()).case(1);
                hits.push((n, hit.fix(format!("的{once}"))));
            }
            let linked = twice.contains('的') && p.before(start) != '的';
            let fixed = if linked { format!("的{once}") } else { (*once).to_string() };
            if !quoted && !sent {
                hits.push((n, Hit::new(RuleId::S11, start..p.len()).case(1).fix(fixed)));
            }
        }
    }
}

/// What of a text is told twice wherever a title stands in it: `审议关于针对渔港淤积的处理意见`.
static ABOUT_TWICE: &Row = words!("关于针对 关于对于 关于关于");

/// S11 on titles that stand in the list of attachments or on an agenda.
fn named(passages: &[Passage<'_>], hits: &mut Vec<Placed>) {
    for (n, p) in passages.iter().enumerate() {
        let title = p.place.part == Part::Fixed(Fixed::Title);
        let listed = p.place.part == Part::Fixed(Fixed::Attachments);
        if title || !p.may_hold_word("关于") {
            continue;
        }
        for at in p.places_of_any(ABOUT_TWICE).filter(|at| p.zone(*at) & TITLE == 0) {
            // 关于针对性, 关于对于都县
            if matches!(p.at(at + 4), '性' | '都') {
                continue;
            }
            let word = p.string(at + 2..at + 4);
            let hit = Hit::new(RuleId::S11, at..at + 4).case(3).arg(word).fix("关于");
            hits.push((n, hit.level(Level::Review)));
        }
        if !listed {
            continue;
        }
        let ends = KINDS.iter().any(|kind| p.text.trim_end().ends_with(kind));
        let object = |at: usize| !p.is_any(at + 2, WITH_DUI) || p.is_one(at + 3, OBJECTS);
        let about = p.find(0, "关于对").filter(|at| ends && object(*at));
        let free = |at: &usize| !p.text.contains('《') && !p.is(*at, "关于对于");
        hits.extend(about.filter(free).map(|at| (n, about_to(p, at).level(Level::Review))));
    }
}

/// What stands before the kind of document and belongs to it.
static MODIFIERS: &Row = words!(
    "工作 情况 实施 调研 指导 紧急 补充 专项 总体 年度 自查 整改 调查 检查 考察 评估 审计 述职 分析 \
    行动 建设 应急 活动 会议 若干 处理 督查 进展 落实 阶段性 调整 试点 监测 执行 考核 复 回 专题 综合 质量 统计 统筹 防控 治理"
);
/// What is asked for or told, and what it makes of a paper that is called otherwise or the same.
const SAID_TWICE: &[(&str, &str)] = &[
    ("关于请求", "请示"),
    ("关于申请", "报告"),
    ("关于请求", "报告"),
    ("关于上报", "报告"),
    ("关于汇报", "报告"),
    ("关于汇报", "汇报"),
    ("关于报告", "报告"),
    ("关于就", "报告"),
    ("关于就", "通知"),
    ("关于就", "意见"),
    ("关于就", "函"),
    ("关于针对", "报告"),
    ("关于针对", "意见"),
    ("关于针对", "通知"),
    ("关于针对", "方案"),
    ("关于对于", "报告"),
    ("关于对于", "通知"),
    ("关于对于", "意见"),
    ("有关关于", "通知"),
    ("请示的", "函"),
    ("请示的", "请示"),
    ("请示的", "报告"),
    ("总结报告", "汇报"),
    ("关于有关", "请示"),
    ("关于有关", "报告"),
    ("关于有关", "通知"),
    ("关于有关", "函"),
    ("关于有关", "意见"),
    ("关于申请", "申请"),
    ("关于请求", "申请"),
    ("关于请求", "函"),
    ("关于申请", "请求"),
    ("关于请示", "请示"),
    ("关于通报", "通报"),
    ("关于决定", "决定"),
    ("关于批复", "批复"),
    ("关于总结", "总结"),
    ("关于建议", "建议"),
];

/// S11 on `关于举办培训班通知`, `关于请求拨付经费的请示`: for review.
fn of_its_kind(p: &Passage<'_>, sent: bool) -> Option<Hit> {
    let text = p.text.trim_end();
    for (said, kind) in SAID_TWICE {
        let at = p.find(0, said).filter(|_| text.ends_with(kind) && !text.contains('《'));
        if let Some(at) = at {
            let word = said.trim_start_matches("关于");
            let hit = Hit::new(RuleId::S11, at..at + said.chars().count()).level(Level::Review);
            return Some(hit.case(3).arg(word));
        }
    }
    if let Some(hit) = without_kind(p, sent) {
        return Some(hit);
    }
    let kind = ["通知", "请示", "报告", "函", "通报", "意见", "批复", "决定"];
    let kind = kind.iter().find(|kind| text.ends_with(*kind))?;
    let mut at = p.char_at_byte(text.len()) - kind.chars().count();
    let end = at;
    while let Some(word) = p.word_before(at, MODIFIERS) {
        at -= word.chars().count();
    }
    // 关于召开工作会议通知
    let at = if at <= SHORTEST_TOLD && p.is_one(0, TO_BE_DONE) { end } else { at };
    let missing = p.is(0, "关于")
        && !matches!(p.before(at), '的' | '》' | '”' | '）')
        && !p.slice(2..end).contains('的')
        && at > SHORTEST_TOLD;
    let hit = Hit::new(RuleId::S11, at..end + kind.chars().count()).level(Level::Review).case(2);
    let fixed = format!("的{}", p.slice(at..end + kind.chars().count()));
    missing.then(|| hit.fix(fixed))
}

/// How titles begin that say what is to be done, and not what kind of paper says so.
static TO_BE_DONE: &Row = words!(
    "关于做好 关于开展 关于加强 关于抓好 关于组织 关于进一步 关于切实 关于全面 关于规范 关于举办 关于召开"
);
/// What is told of is longer.
const SHORTEST_TOLD: usize = 6;

/// `关于做好汛期渡口值守工作`: what is to be done, and not what kind of paper says so.
fn without_kind(p: &Passage<'_>, sent: bool) -> Option<Hit> {
    let told = p.is_one(0, TO_BE_DONE);
    let ends = words!("工作 活动 会议 培训 检查 整治 管理 建设").ends(&p.text);
    // 临江粮库关于秋粮收购工作, with an addressee below
    let about = || sent && p.find(0, "关于").is_some_and(|at| (0..at).all(|i| is_han(p.at(i))));
    let ends = ends || sent && words!("情况 事宜 问题 事项").ends(&p.text);
    ((told || about()) && ends && p.len() + usize::from(sent) > 8 && !p.text.contains(['的', '《']))
        .then(|| Hit::new(RuleId::S11, 0..p.len()).case(2).level(Level::Review))
}

/// 关于对值班情况的报告 loses 对; in 关于对张三进行表彰的决定 the verb goes before the object, and many let it
/// pass.
fn about_to(p: &Passage<'_>, at: usize) -> Hit {
    let object = at + 3;
    let verb = DONE_TO.iter().find_map(|word| Some((p.find(object, word)?, word.chars().count())));
    let Some((verb, length)) = verb else {
        return Hit::new(RuleId::S11, at..object).fix("关于");
    };
    let end = (verb + length..p.len()).rev().find(|i| p.at(*i) == '的');
    let hit = Hit::new(RuleId::S11, at..end.unwrap_or(object)).level(Level::Review);
    match end {
        Some(end) => {
            hit.fix(format!("关于{}{}", p.slice(verb + length..end), p.slice(object..verb)))
        }
        None => hit,
    }
}
