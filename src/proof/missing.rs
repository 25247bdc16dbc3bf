//! S17: the sections that reports of work have, and a report of work has not.

use super::finding::Hit;
use super::parts::Placed;
use super::passage::Passage;
use super::rows::{Row, words};
use super::rule::RuleId;
use crate::report::{Fixed, Part, Report};

/// How the titles of reports end that tell what was done.
const REVIEWS: &[&str] =
    &["情况的报告", "情况报告", "情况的汇报", "情况汇报", "工作总结", "工作汇报"];
/// What tells of one thing that happened and holds no plans.
static OF_AN_EVENT: &Row = words!("事件 事故 处置 核查 调查 案件 灾情 险情 警情");
/// What each of their sections is about, and the words by which its heading is known.
static PROBLEMS: &Row = words!("问题 不足 困难 短板 差距 薄弱 原因");
/// The same in the first words of a section.
static PROBLEMS_FIRST: &Row = words!("问题 不足 困难 差距 薄弱");
static PLANS: &Row = words!(
    "打算 计划 安排 思路 下步 下一步 措施 建议 部署 重点 任务 方向 今后 明年 来年 下阶段 努力 目标 对策"
);
/// How the headings begin of what is told of the work.
static WORK: &Row = words!("情况 做法 成效 工作总结");
/// How problems are told where no section is about them.
static ADMITTED: &Row = words!(
    "清醒地看到 清醒看到 也要看到 还存在 仍存在 也存在 存在的问题 存在的主要问题 存在一些问题 存在以下问题 不足之处 困难和问题"
);
/// How a paragraph begins that tells what is planned.
const AHEAD: &[&str] = &["下一步", "下步", "今后", "明年", "下阶段", "接下来"];
/// A lead that is longer tells of the work itself.
const LONG_LEAD: usize = 150;
/// So many characters of a section may say what it is about.
const OPENING: usize = 30;

/// S17: a report of work that has sections, but not those that reports of work have.
pub fn check(report: &Report, passages: &[Passage<'_>], hits: &mut Vec<Placed>) {
    let is_title = |p: &Passage<'_>| p.place.part == Part::Fixed(Fixed::Title);
    let Some((n, title)) = passages.iter().enumerate().rfind(|(_, p)| is_title(p)) else { return };
    let top = || report.sections().iter().filter(|section| section.level == 1);
    let headed = top().filter(|section| section.heading.chars().count() > 1).count();
    let text = title.text.trim_end().trim_end_matches(['）', ')']);
    let of_event = OF_AN_EVENT.stands_in(text);
    let reviews = REVIEWS.iter().any(|end| text.ends_with(end)) && !of_event;
    if headed < 2 || title.len() == 0 || !reviews {
        return;
    }
    // What a section is about may be said in its first words instead.
    let opened = |words: &Row| {
        report.sections().iter().any(|section| {
            let opening = section.body.first().map_or("", |p| p.text.as_str());
            let end = opening.char_indices().nth(OPENING).map_or(opening.len(), |(at, _)| at);
            let opening = opening.get(..end).unwrap_or_default();
            words.stands_in(&section.heading) || words.stands_in(opening)
        })
    };
    let lead: usize = report.fixed(Fixed::Lead).iter().map(|p| p.text.chars().count()).sum();
    let work = lead > LONG_LEAD
        || top().any(|s| !PROBLEMS.stands_in(&s.heading) && !PLANS.stands_in(&s.heading))
        || top().any(|section| WORK.stands_in(&section.heading));
    // They may be told at the end of another section, and so may what is planned.
    let admitted = || passages.iter().any(|p| p.places_of_any(ADMITTED).next().is_some());
    let planned = passages.iter().any(|p| AHEAD.iter().any(|word| p.text.starts_with(word)));
    // Where the headings say it, not all of the text is to be read for it.
    let problems = top().any(|section| PROBLEMS.stands_in(&section.heading))
        || opened(PROBLEMS_FIRST)
        || admitted();
    let lacking =
        [(work, "工作情况"), (problems, "存在问题"), (planned || opened(PLANS), "下步打算")];
    if let Some((_, name)) = lacking.into_iter().find(|(has_one, _)| !has_one) {
        hits.push((n, Hit::new(RuleId::S17, 0..title.len()).arg(name)));
    }
}
