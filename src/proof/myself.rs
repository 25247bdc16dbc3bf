//! T24: who calls himself 本人 in one place and 我 in another.

use super::finding::Hit;
use super::passage::{Passage, QUOTE, TITLE, is_han, is_stop};
use super::rows::{Row, among, words};
use super::rule::{Level, RuleId};
use super::spots::Spot;
use super::whole::{Placed, is_text};

/// What follows 本人 where it is anybody's: 本人身份证.
static ANYBODY: &Row = words!(
    "身份 签字 签名 申请 到场 提出 持 携带 自愿 书面 办理 及 或 、 亲自 户口 现场 确认 同意 照片 意愿 或者"
);
/// What follows 我 where it is somebody else's, or an office's.
static OTHERS: &Row = words!(
    "们 国 党 军 方 局 县 市 区 省 州 镇 乡 村 校 院 所 站 馆 中心 公司 单位 社区 街道 支部 委 厅 办 队 部 处 科 行 厂 园 会 库 矿 段 店 社 为人人 行我素 旗 司 会所 企 集团 分公司 分局 支队 支行 项目"
);

const MOST_TO_ONE: usize = 4;

/// What an office calls itself behind 我, where that says what it is.
static OFFICES: &Row =
    words!("局 委 厅 校 院 镇 乡 所 馆 站 台 公司 中心 街道 社区 司 处 厂 行 支队 大队");

/// What an office does that calls itself 本单位; elsewhere it may be anybody's.
static DOES: &Row = words!(
    "将 已 还 也 高度 坚持 认真 现 拟 就 对 始终 承诺 成立 组织 严格 按照 共 领导 党组 党委"
);

/// `我委开展了稽查。我单位还帮助企业…`: one office, called by what it is and by what any is.
fn by_two_words(passages: &[Passage<'_>], hits: &mut Vec<Placed>) {
    let texts = || passages.iter().enumerate().filter(|(_, p)| is_text(p));
    let told = |p: &Passage<'_>, at: usize| p.zone(at) & (TITLE | QUOTE) == 0;
    let any = texts().flat_map(|(n, p)| {
        let ours = p.places("我单位");
        let own = p.places("本单位").filter(|at| {
            let opens = !is_han(p.before(*at));
            opens && p.is_one(at + 3, DOES) && !p.slice(p.sentence(*at)).contains(['各', '每'])
        });
        ours.chain(own).filter(move |at| told(p, *at)).map(move |at| (n, at))
    });
    let any: Vec<(usize, usize)> = any.collect();
    if any.is_empty() {
        return;
    }
    let mut named = texts().flat_map(|(_, p)| {
        let ours =
            p.spots(Spot::OURS).filter(move |(at, c)| matches!(c, '我' | '本') && told(p, *at));
        ours.filter_map(|(at, way)| {
            let office = p.word_at(at + 1, OFFICES).filter(|_| !among!("会员办", p.at(at + 2)))?;
            Some((way, office))
        })
    });
    let Some((way, first)) = named.next().filter(|first| named.all(|other| other == *first)) else {
        return;
    };
    let right = format!("{way}{first}");
    for (n, at) in any {
        let hit = Hit::new(RuleId::T24, at..at + 3).level(Level::Review);
        hits.push((n, hit.arg(&right).fix(&right)));
    }
}

/// `河口市场监督管理所（以下简称河口所）…我们所被评为先进`: by its short name, and by 我们.
fn we_of(passages: &[Passage<'_>], hits: &mut Vec<Placed>) {
    let texts = || passages.iter().enumerate().filter(|(_, p)| is_text(p));
    for (n, p, at) in we(passages).take(MOST_WE) {
        let Some(unit) = p.word_at(at + 2, WE_OF).filter(|_| p.zone(at) & (TITLE | QUOTE) == 0)
        else {
            continue;
        };
        let end = at + 2 + unit.chars().count();
        let short = texts().find_map(|(_, q)| {
            let from = q.find(0, "简称")? + 2;
            let from = from + usize::from(q.at(from) == '“');
            let close = q.run_within(from, LONGEST_SHORT, is_han);
            let own = q.ends(close, unit) && matches!(q.at(close), '”' | '）');
            own.then(|| q.string(from..close))
        });
        if let Some(short) = short {
            let hit = Hit::new(RuleId::T24, at..end).level(Level::Review);
            hits.push((n, hit.arg(&short).fix(&short)));
        }
    }
}

/// What those are called of whom one says 我们.
static WE_OF: &Row = words!("局 委 厅 校 院 镇 乡 所 馆 站 公司 中心 街道 社区 队 场 厂");
const MOST_WE: usize = 20;
const LONGEST_SHORT: usize = 10;

/// `我认真履职…请领导对我们批评指正`: who tells of himself is judged alone.
fn judged(passages: &[Passage<'_>], hits: &mut Vec<Placed>) {
    let mut we = we(passages);
    let (Some((n, p, at)), None) = (we.next(), we.next()) else { return };
    let judged = p.ends_one(at, words!("对 给 请 向 为"))
        && p.is_one(at + 2, words!("批评 提出 多提 进行 的工作 监督 予以 给予 评议"));
    if judged && alone(passages).count() >= LEAST_MINE {
        let hit = Hit::new(RuleId::T24, at..at + 2).level(Level::Review);
        hits.push((n, hit.arg("我").fix("我")));
    }
}

/// So often one says 我 who tells of himself.
const LEAST_MINE: usize = 2;

/// Returns where somebody says 我们.
fn we<'p>(
    passages: &'p [Passage<'p>],
) -> impl Iterator<Item = (usize, &'p Passage<'p>, usize)> + 'p {
    passages.iter().enumerate().filter(|(_, p)| is_text(p)).flat_map(|(n, p)| {
        let ours = p.spots(Spot::OURS).filter(|(at, c)| *c == '我' && p.at(at + 1) == '们');
        ours.map(move |(at, _)| (n, p, at))
    })
}

/// Returns where somebody speaks of himself alone.
fn alone<'p>(passages: &'p [Passage<'_>]) -> impl Iterator<Item = (usize, usize)> + 'p {
    passages.iter().enumerate().filter(|(_, p)| is_text(p)).flat_map(|(n, p)| {
        let bare = move |at: &usize| {
            let before = p.before(*at);
            let begins = is_stop(before) || among!("\0对给由让使与和，", before);
            let told = p.zone(*at) & (TITLE | QUOTE) == 0;
            begins && told && !p.is_one(at + 1, OTHERS)
        };
        let ours = p.spots(Spot::OURS).filter(|(_, c)| *c == '我').map(|(at, _)| at);
        ours.filter(bare).map(move |at| (n, at))
    })
}

pub fn check(passages: &[Passage<'_>], hits: &mut Vec<Placed>) {
    by_two_words(passages, hits);
    we_of(passages, hits);
    judged(passages, hits);
    let texts = || passages.iter().enumerate().filter(|(_, p)| is_text(p));
    let told = |p: &Passage<'_>, at: usize| p.zone(at) & (TITLE | QUOTE) == 0;
    let one: Vec<(usize, usize)> = texts()
        .flat_map(|(n, p)| {
            let bare = move |at: &usize| {
                let begins = !is_han(p.before(*at)) || p.ends_one(*at, words!("以来 现将 期间 中"));
                let formal = p.slice(p.sentence(*at)).contains("如下");
                begins && !formal && told(p, *at) && !p.is_one(at + 2, ANYBODY)
            };
            p.places("本人").filter(bare).map(move |at| (n, at))
        })
        .collect();
    if one.is_empty() {
        return;
    }
    let me: Vec<(usize, usize)> = alone(passages).collect();
    let first = |own: &[(usize, usize)]| own.first().copied();
    let mine = me.len() > one.len() || me.len() == one.len() && first(&me) < first(&one);
    let (wrong, length, right) = if mine { (&one, 2, "我") } else { (&me, 1, "本人") };
    // Once among many the other word is chosen for what it sounds like.
    if wrong.is_empty() || me.len().max(one.len()) > wrong.len() * MOST_TO_ONE {
        return;
    }
    for (n, at) in wrong {
        hits.push((*n, Hit::new(RuleId::T24, *at..at + length).arg(right).fix(right)));
    }
}
