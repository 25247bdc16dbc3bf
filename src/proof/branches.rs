//! T19 on branches of the Party: who is called the secretary of a branch where a report only knows a general
//! branch, and the other way round.

use super::finding::Hit;
use super::passage::{Passage, QUOTE, TITLE, is_han, is_stop};
use super::rows::{Row, among, words};
use super::rule::{Level, RuleId};
use super::secretaries;
use super::spots::Spot;
use super::whole::{Placed, is_text};
use std::collections::HashMap;

/// What a report says of branches.
#[derive(Default)]
struct Said {
    /// It has branches, or general branches, besides their secretaries.
    branch: bool,
    general: bool,
    /// Where secretaries are called so without a word whose they are, with the passages.
    of_branch: Vec<(usize, std::ops::Range<usize>)>,
    /// Those of them that act for a general branch, which has branches below it.
    for_general: Vec<(usize, std::ops::Range<usize>)>,
    of_general: Vec<(usize, std::ops::Range<usize>)>,
}

/// Behind these a secretary is told without an office.
static BARE: &Row =
    words!("新任 现任 时任 新当选 当选 当选为 选出 选举产生 由 经 向 任 担任 兼任 提名 推选");

/// What one secretary does, and not all of them.
static ACTING: &Row = words!(
    "主持 作 汇报 代表 宣读 负责 为 上了 带头 带领 走访 讲 组织 强调 指出 给 到 表示 总结 部署 通报 领学 率 传达 看望 慰问 与"
);

/// What a body does and has.
static MEMBERS: &Row = words!(
    "书记 副书记 成员 委员 会议 班子 自身建设 主体责任 理论学习 中心组 领导班子 民主生活会 议事规则 \
    要求 研究 决定 专题 召开 印发 成立 部署 高度重视 认真 坚持 带头 定期 每季度 每月 每半年 每年 先后 多次 将 始终 切实 严格 强调 审定 同意"
);
/// What is done with the duty of one's own body.
static DUTY: &Row = words!("压实 落实 履行 扛起 扛牢 强化 夯实 履行好 扛稳");

/// One word for a body, as a report has it.
struct Told {
    /// Where it stands, if that is always without a word whose it is.
    bare: Option<Vec<(usize, std::ops::Range<usize>)>>,
    count: usize,
}

fn told_of(passages: &[Passage<'_>], word: &str) -> Told {
    let (mut bare, mut count) = (Some(Vec::new()), 0);
    for (n, p) in passages.iter().enumerate().filter(|(_, p)| p.may_hold('党')) {
        for at in p.places(word).filter(|at| p.at(at + 2) != '织') {
            let quoted = p.zone(at) & (TITLE | QUOTE) != 0;
            count += usize::from(!quoted);
            let own = || !words!("下属 所属 基层 各级 各单位 各部门 各党 下级").stands_in(&p.text);
            let duty = p.ends_one(at, DUTY) && p.is(at + 2, "主体责任") && !p.may_hold('纪');
            let duty = duty && own();
            // 市卫健委召开党组会议
            let held = word == "党组"
                && p.ends_one(at, words!("召开 提交 列席 提请"))
                && !among!("委局厅院府处司校馆办会部", p.before(at - 2));
            let alone = !is_han(p.before(at)) || p.ends_one(at, BARE) || duty || held;
            let past = p.places_of_any(words!("原 时任 曾任 历任 生前 改制")).next().is_some();
            let fits = alone && !past && is_text(p);
            let member = p.word_at(at + 2, MEMBERS).filter(|_| fits);
            match (member, bare.as_mut()) {
                (Some(member), Some(bare)) => {
                    bare.push((n, at..at + 2 + member.chars().count()));
                }
                _ => bare = None,
            }
        }
    }
    Told { bare: bare.filter(|bare| !bare.is_empty()), count }
}

fn of_secretary(passages: &[Passage<'_>], told: &[(usize, std::ops::Range<usize>)]) -> bool {
    told.iter().all(|(n, range)| passages.get(*n).is_some_and(|p| p.ends(range.end, "书记")))
}

/// Whether a report speaks of the committee of its own house: 医院党委, 公司党委.
fn has_committee(passages: &[Passage<'_>]) -> bool {
    passages.iter().filter(|p| is_text(p)).any(|p| {
        p.places("党委").any(|at| {
            let house =
                p.word_before(at, words!("医院 公司 集团 学校 学院 大学 我院 我校 本院 本校"));
            house.is_some_and(|house| !is_han(p.before(at - house.chars().count())))
        })
    })
}

/// `局党组召开专题会。党委书记审定措施。`: the secretary of a body that the report does not know.
fn of_group(passages: &[Passage<'_>], hits: &mut Vec<Placed>) {
    let (group, committee) = (told_of(passages, "党组"), told_of(passages, "党委"));
    let (wrong, word, right) = match (group.bare, committee.bare) {
        _ if group.count == 0 || committee.count == 0 => return,
        (None, Some(wrong)) => (wrong, "党委", "党组"),
        (Some(wrong), Some(_)) if group.count < committee.count => (wrong, "党组", "党委"),
        (_, Some(wrong)) => (wrong, "党委", "党组"),
        // A report of a committee may tell of the group of another office, but seldom of its secretary alone.
        (Some(wrong), None)
            if group.count <= committee.count
                && (of_secretary(passages, &wrong) || has_committee(passages)) =>
        {
            (wrong, "党组", "党委")
        }
        _ => return,
    };
    for (n, range) in wrong {
        let Some(p) = passages.get(n) else { continue };
        let right = p.slice(range.clone()).replace(word, right);
        let hit = Hit::new(RuleId::T19, range).level(Level::Review).arg(right.clone());
        hits.push((n, hit.fix(right)));
    }
}

/// Behind these the body itself is told without an office.
static NEW: &Row = words!("新一届 本届 上届 第一届 换届后的");

/// What a writer's own office is called in one character.
const OWN: &str = "库港台站场馆所院校局队段社园行厂矿中心司";
/// What stands before the bodies of others, or of a body above or below.
static OF_OTHERS: &Row =
    words!("下设 所属 下属 下辖 各 个 机关 基层 临时 联合 第一 第二 第三 原 上级 和 与 、 及");

/// Where a report speaks of the body of its own office.
struct OwnBody {
    passage: usize,
    range: std::ops::Range<usize>,
    body: &'static str,
    office: char,
    /// Its secretary is meant.
    head: bool,
}

/// 站党支部 and, in the same report, 站党委: one office has one of them.
fn of_own(passages: &[Passage<'_>], hits: &mut Vec<Placed>) {
    let texts = passages.iter().enumerate().filter(|(_, p)| is_text(p) && p.may_hold('党'));
    let all = texts.flat_map(|(n, p)| p.places("党").filter_map(move |at| own_body(n, p, at)));
    let mut all: Vec<OwnBody> = all.collect();
    let Some(office) = all.first().map(|own| own.office) else { return };
    all.retain(|own| own.office == office);
    let Some(right) = right_of(&all) else { return };
    for OwnBody { passage, range, .. } in all.into_iter().filter(|own| own.body != right) {
        let hit = Hit::new(RuleId::T19, range).level(Level::Review).arg(right);
        hits.push((passage, hit.fix(right)));
    }
}

/// Returns the body that comes first, or where both are told of as often the one that has a secretary; none where the
/// other is told of more often or there are three.
fn right_of(all: &[OwnBody]) -> Option<&'static str> {
    let first = all.first()?.body;
    let other = all.iter().find(|own| own.body != first)?.body;
    let count = |body: &str| all.iter().filter(|own| own.body == body).count();
    let headed = |body: &str| all.iter().any(|own| own.body == body && own.head);
    if count(first) + count(other) < all.len() || count(other) > count(first) {
        return None;
    }
    let rather = count(other) == count(first) && headed(other) && !headed(first);
    Some(if rather { other } else { first })
}

fn own_body(passage: usize, p: &Passage<'_>, at: usize) -> Option<OwnBody> {
    let body = ["党支部", "党总支", "党委"].into_iter().find(|body| p.is(at, body))?;
    let own = at.checked_sub(1).filter(|own| OWN.contains(p.at(*own)))?;
    let bare = !is_han(p.before(own)) || p.ends_one(own, BARE);
    let after = at + body.chars().count();
    let told = p.ends_one(own, OF_OTHERS) || p.is_one(after, words!("和 与 、 及"));
    let fits = bare && !told && p.zone(at) & (TITLE | QUOTE) == 0;
    let head = p.is(after, "书记");
    fits.then(|| OwnBody { passage, range: at..after, body, office: p.at(own), head })
}

/// How the names of parts of an office end.
const PARTS: &str = "科处室部组";
const LONGEST_PART: usize = 6;
const LEAST_PART: usize = 3;

/// `检验科党支部现有党员9名。…检验科党总支按月学习`: one part of an office has one of them.
fn of_named(passages: &[Passage<'_>], hits: &mut Vec<Placed>) {
    let texts = || passages.iter().enumerate().filter(|(_, p)| is_text(p) && p.may_hold('党'));
    let bodies = ["党支部", "党总支"];
    let mut known: HashMap<&str, &str> = HashMap::new();
    for (n, p) in texts() {
        for at in p.places("党") {
            let Some(body) = bodies.into_iter().find(|body| p.is(at, body)) else { continue };
            let from = p.run_back_within(at, LONGEST_PART, is_han);
            let part = at >= from + LEAST_PART && PARTS.contains(p.before(at));
            if is_han(p.before(from)) || !part || p.zone(at) & (TITLE | QUOTE) != 0 {
                continue;
            }
            let owner = p.slice(from..at);
            let right = *known.entry(owner).or_insert(body);
            if right != body {
                let hit = Hit::new(RuleId::T19, at..at + 3).level(Level::Review).arg(right);
                hits.push((n, hit.fix(right)));
            }
        }
    }
}

pub fn check(passages: &[Passage<'_>], hits: &mut Vec<Placed>) {
    of_group(passages, hits);
    of_own(passages, hits);
    of_named(passages, hits);
    secretaries::check(passages, hits);
    of_number(passages, hits);
    let mut said = Said::default();
    for (n, p) in passages.iter().enumerate().filter(|(_, p)| is_text(p) && p.may_hold('支')) {
        read(n, p, &mut said);
    }
    if !said.branch && !said.general {
        // 中共盐埠镇供销社支部委员会 has signed.
        for p in passages.iter().filter(|p| !is_text(p) && p.text.contains("支部")) {
            let general = p.text.contains("总支");
            said.general |= general;
            said.branch |= !general;
        }
    }
    let (wrong, right) = match (said.branch, said.general) {
        (false, true) => (said.of_branch, "总支"),
        (true, false) => (said.of_general, "支部"),
        (true, true) => (said.for_general, "总支"),
        _ => return,
    };
    for (n, range) in wrong {
        let Some(p) = passages.get(n) else { continue };
        let party = if p.at(range.start) == '党' { "党" } else { "" };
        let head = if p.ends(range.end, "书记") { "书记" } else { "" };
        let right = format!("{party}{right}{head}");
        let hit = Hit::new(RuleId::T19, range).level(Level::Review).arg(right.clone());
        hits.push((n, hit.fix(right)));
    }
}

/// `第一党支部开了会…第一党总支换届`: one body of one number.
fn of_number(passages: &[Passage<'_>], hits: &mut Vec<Placed>) {
    let numbered = |word: &'static str| {
        let texts = passages.iter().enumerate().filter(|(_, p)| is_text(p));
        texts.flat_map(move |(n, p)| {
            let places = p.places(word).filter(|at| p.is(at.saturating_sub(2), "第"));
            places.map(move |at| (n, p, at, p.before(at)))
        })
    };
    let general: Vec<_> = numbered("党总支").collect();
    let [(n, p, at, number)] = general[..] else { return };
    let below = words!("下设 下辖 所属 下属 设立 各支部").stands_in(p.slice(p.sentence(at)))
        || p.is_one(at + 3, words!("第 一 二 三"));
    let branch = numbered("党支部").filter(|(.., other)| *other == number).count();
    if !below && branch > 0 && numbered("党支部").all(|(.., other)| other == number) {
        let hit = Hit::new(RuleId::T19, at..at + 3).level(Level::Review).arg("党支部");
        hits.push((n, hit.fix("党支部")));
    }
}

fn read(n: usize, p: &Passage<'_>, said: &mut Said) {
    let branches = p.places("支部").map(|at| (at, at + 2, false));
    let general = p.places("总支").map(|at| (at, at + 2, true));
    for (at, end, general) in branches.chain(general) {
        // 总支部 is one, and begins before.
        if !general && p.before(at) == '总' || p.zone(at) & (TITLE | QUOTE) != 0 {
            continue;
        }
        let end = if general && p.at(end) == '部' { end + 1 } else { end };
        let start = at - usize::from(p.before(at) == '党');
        let head = p.is(end, "书记") || p.is(end, "副书记");
        if head && is_bare(p, start) {
            let secretary = if p.at(end) == '副' { end + 3 } else { end + 2 };
            // 支部书记要带头: of any of them.
            let one = p.ends_one(start, BARE) || p.is_of(secretary, Spot::SURNAME);
            let told = one || p.is_one(secretary, ACTING);
            let list = if general { &mut said.of_general } else { &mut said.of_branch };
            if told && p.at(end) != '副' {
                list.push((n, start..secretary));
            }
            let sentence = p.sentence(start);
            let acts = p.slice(secretary..sentence.end).contains("总支");
            if told && !general && acts && p.is_of(secretary, Spot::SURNAME) {
                said.for_general.push((n, start..secretary));
            }
        } else if !head && p.ends_one(start, NEW) {
            let list = if general { &mut said.of_general } else { &mut said.of_branch };
            list.push((n, start..end));
        } else if general && !head {
            said.general = true;
        } else if !head {
            said.branch = true;
        }
    }
}

/// Whether nothing says whose secretary it is.
fn is_bare(p: &Passage<'_>, start: usize) -> bool {
    let before = p.before(start);
    !is_han(before) || is_stop(before) || p.ends_one(start, BARE)
}
