//! Rules on the fixed parts of a report: title, addressee, attachments, closing: S08–S12.

use super::finding::Hit;
use super::passage::{Passage, is_han};
use super::rule::RuleId;
use crate::report::{Fixed, Line, Part, Report};

/// A hit and the passage it belongs to.
type Placed = (usize, Hit);

pub fn check(report: &Report, passages: &[Passage<'_>]) -> Vec<Placed> {
    let mut hits = Vec::new();
    attachments(report, passages, &mut hits);
    title(passages, &mut hits);
    addressee(report, passages, &mut hits);
    request(report, passages, &mut hits);
    missing(report, passages, &mut hits);
    hits
}

/// S08 on the list of attachments, S09 on attachments spoken of in the text.
fn attachments(report: &Report, passages: &[Passage<'_>], hits: &mut Vec<Placed>) {
    let listed = |p: &Passage<'_>| {
        p.place.part == Part::Fixed(Fixed::Attachments) || p.is(0, "附件：") || p.is(0, "附件:")
    };
    let mut count = 0usize;
    let mut is_list = false;
    for (n, p) in passages.iter().enumerate() {
        let own = p.place.part == Part::Fixed(Fixed::Attachments);
        if !listed(p) || (!own && p.len() > 60) {
            continue;
        }
        is_list |= own;
        count += usize::from(own);
        let start = if p.is(0, "附件") { 3 } else { 0 };
        let start = p.run(start, |c| c == ' ' || c == '\u{3000}');
        let digits = p.run(start, |c| c.is_ascii_digit());
        if digits > start && p.at(digits) == '、' {
            hits.push((n, Hit::new(RuleId::S08, digits..digits + 1).fix(".")));
        }
        if matches!(p.before(p.len()), '。' | '；' | '，' | ';') && p.len() > start + 1 {
            hits.push((n, Hit::new(RuleId::S08, p.len() - 1..p.len()).case(1).fix("")));
        }
    }
    if !is_list {
        return;
    }
    let after = report.fixed(Fixed::After).iter().filter(|p| p.text.starts_with("附件")).count();
    let count = count.max(after);
    for (n, p) in passages
        .iter()
        .enumerate()
        .filter(|(_, p)| !matches!(p.place.part, Part::Fixed(Fixed::Attachments | Fixed::After)))
    {
        let mut from = 0;
        while let Some(at) = p.find(from, "附件") {
            from = at + 2;
            let end = p.run(from, |c| c.is_ascii_digit());
            let Ok(value) = p.slice(from..end).parse::<usize>() else { continue };
            let another = matches!(p.before(at), '》' | '其' | '号')
                || p.ends(at, "》的")
                || p.ends(at, "文");
            if value > count && value < 100 && !another {
                let hit =
                    Hit::new(RuleId::S09, at..end).arg(value.to_string()).arg(count.to_string());
                hits.push((n, hit));
            }
        }
    }
}

/// Words in which 对 belongs to what follows.
const WITH_DUI: &[&str] = &[
    "对口", "对外", "对台", "对标", "对照", "对接", "对策", "对象", "对比", "对日", "对美", "对俄",
    "对港", "对内",
];
const TWICE: &[(&str, &str)] = &[
    ("汇报的报告", "报告"),
    ("总结的报告", "报告"),
    ("请示的报告", "报告"),
    ("报告的报告", "报告"),
    ("请示的请示", "请示"),
    ("通知的通知", "通知"),
    ("意见的意见", "意见"),
    ("汇报报告", "报告"),
    ("请示报告", "请示"),
];
const KINDS: &[&str] = &[
    "报告", "请示", "通知", "通报", "意见", "函", "批复", "汇报", "总结", "决定", "公告", "通告",
    "议案", "纪要",
];

/// S11
fn title(passages: &[Passage<'_>], hits: &mut Vec<Placed>) {
    for (n, p) in
        passages.iter().enumerate().filter(|(_, p)| p.place.part == Part::Fixed(Fixed::Title))
    {
        if let Some(at) = p.find(0, "关于对")
            && !p.is_any(at + 2, WITH_DUI)
            && KINDS.iter().any(|kind| p.text.trim_end().ends_with(kind))
        {
            hits.push((n, Hit::new(RuleId::S11, at..at + 3).fix("关于")));
        }
        for (twice, once) in TWICE.iter().filter(|(twice, _)| p.text.ends_with(twice)) {
            let start = p.len() - twice.chars().count();
            let fixed =
                if twice.contains('的') { format!("的{once}") } else { (*once).to_string() };
            hits.push((n, Hit::new(RuleId::S11, start..p.len()).case(1).fix(fixed)));
        }
    }
}

const ORGANS: &[&str] =
    &["办公室", "委员会", "人民政府", "党委", "党组", "各部门", "有关单位", "直属单位", "各单位"];

/// S10: what stands as an addressee and has no colon. Under a title that is no 关于…的报告 the name
/// of an organ is its writer's.
fn addressee(report: &Report, passages: &[Passage<'_>], hits: &mut Vec<Placed>) {
    let has_one = !report.fixed(Fixed::Addressee).is_empty();
    let title = report.fixed(Fixed::Title).last().map_or("", |p| p.text.trim());
    let addressed = title.contains("关于") && KINDS.iter().any(|kind| title.ends_with(kind));
    for (n, p) in passages.iter().enumerate() {
        let own = p.place.part == Part::Fixed(Fixed::Addressee) && is_han(p.before(p.len()));
        let before_text = matches!(p.place.part, Part::Fixed(Fixed::Lead | Fixed::Subtitle))
            && (p.place.line == Line::Body(0) || p.place.part == Part::Fixed(Fixed::Subtitle))
            && passages
                .get(n + 1)
                .is_some_and(|next| next.place.part == Part::Fixed(Fixed::Lead) && next.len() > 15);
        let plain = p.len() <= 40 && !p.text.contains(['，', '。', '；', '：', '《', '“']);
        let organ = ORGANS.iter().any(|organ| p.text.ends_with(organ));
        if own || (before_text && addressed && !has_one && plain && organ) {
            hits.push((n, Hit::new(RuleId::S10, 0..p.len()).fix(format!("{}：", p.text))));
        }
    }
}

/// How the titles of reports end that tell what was done.
const REVIEWS: &[&str] =
    &["情况的报告", "情况报告", "情况的汇报", "情况汇报", "工作总结", "工作汇报"];
/// What each of their sections is about, and the words by which its heading is known.
const SKELETON: &[(&str, &[&str])] = &[
    ("存在问题", &["问题", "不足", "困难", "短板", "差距", "薄弱"]),
    (
        "下步打算",
        &["打算", "计划", "安排", "思路", "下步", "下一步", "措施", "建议", "部署", "重点", "任务"],
    ),
];

/// S17: a report of work that has sections, but not those that reports of work have.
fn missing(report: &Report, passages: &[Passage<'_>], hits: &mut Vec<Placed>) {
    let is_title = |p: &Passage<'_>| p.place.part == Part::Fixed(Fixed::Title);
    let Some((n, title)) = passages.iter().enumerate().rfind(|(_, p)| is_title(p)) else { return };
    let top = report.sections().iter().filter(|section| section.level == 1);
    let headed = top.filter(|section| section.heading.chars().count() > 1).count();
    let text = title.text.trim_end().trim_end_matches(['）', ')']);
    if headed < 2 || title.len() == 0 || !REVIEWS.iter().any(|end| text.ends_with(end)) {
        return;
    }
    for (name, words) in SKELETON {
        let has_one = report.sections().iter().any(|section| {
            let opening = section.body.first().map_or("", |p| p.text.as_str());
            let opening: String = opening.chars().take(30).collect();
            let heads = [section.heading.as_str(), opening.as_str()];
            words.iter().any(|word| heads.iter().any(|head| head.contains(word)))
        });
        if !has_one {
            hits.push((n, Hit::new(RuleId::S17, 0..title.len()).arg(*name)));
            return;
        }
    }
}

const REQUESTS: &[&str] = &[
    "请批示",
    "请批转",
    "请批复",
    "请予批准",
    "请予批示",
    "请指示",
    "请审批",
    "请予批复",
    "请予指示",
    "请核准",
    "恳请批准",
];

/// S12: `以上报告，请批示。`
fn request(report: &Report, passages: &[Passage<'_>], hits: &mut Vec<Placed>) {
    let title = report.fixed(Fixed::Title).last().map_or("", |p| p.text.trim());
    let is_report = title.ends_with("报告") && !title.ends_with("请示报告");
    let last = passages.iter().rev().filter(|p| {
        !matches!(
            p.place.part,
            Part::Fixed(Fixed::Attachments | Fixed::Signature | Fixed::Date | Fixed::After)
        )
    });
    let near_end: Vec<_> = last.take(3).map(|p| p.place).collect();
    for (n, p) in passages.iter().enumerate().filter(|(_, p)| near_end.contains(&p.place)) {
        let asked = ["妥否", "当否", "可否", "是否妥当"]
            .iter()
            .find_map(|word| p.find(0, word))
            .filter(|_| is_report);
        let Some(start) = p.find(0, "以上报告").or(asked) else { continue };
        let end = p.run(start, |c| !matches!(c, '。' | '！'));
        let sentence = p.slice(start..end);
        if REQUESTS.iter().any(|request| sentence.contains(request)) {
            hits.push((n, Hit::new(RuleId::S12, start..end).fix("特此报告")));
        }
    }
}
