//! T23: one organ under two names: two short ones, an old one, or the full one behind a short one.
//!
//! An organ is known by the stems of its names (人力资源和社会保障, 人社) and by what they end with
//! (局, 厅). The organ of a county is another than that of its city, and a commission another than a
//! bureau. What 以下简称 settles is settled.

use super::finding::Hit;
use super::lists::{Lists, Names, Text, Texts};
use super::passage::{Passage, QUOTE, TITLE, is_han, is_stop};
use super::patterns::Found;
use super::rows::among;
use super::rule::{Level, RuleId};
use super::whole::is_text;
use crate::report::{Fixed, Part};
use std::ops::Range;

/// Which organ's: the city's, the county's, a named one's.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Owner {
    level: char,
    name: Option<(char, char)>,
}

const LEVELS: &str = "市县区省州旗镇乡";
/// What may stand before 市 or 局 and is no part of a name.
const NO_NAME: &str = "由与和及经对向请报给被把将据在是的了为从至到于按同以让使就并而且后前中时日月年\
                       本我该受入列全各两三每";
const VERBS: &[&str] = &[
    "会同", "配合", "联合", "协助", "协调", "报请", "提请", "商请", "组织", "邀请", "通过", "根据",
    "按照", "经报", "负责", "参加", "召开", "主持", "出席", "列席", "积极", "主动", "及时", "委托",
    "请示", "抄送", "报送", "召集", "督促", "要求", "指导", "项目", "会议", "支持", "推动", "加强",
    "落实", "提交", "上报", "转交", "移交", "呈报", "听取", "传达", "并报", "再报", "以及", "简称",
    "下称", "统称", "代表", "周送", "日送", "月送", "一送", "送交", "报告", "汇报", "批准", "同意",
    "研究", "按时", "统一",
];
const MANY: &str = "各全两三每";

impl Owner {
    /// Reads whose organ it is that begins at `at`; none where it is those of many.
    pub fn before(p: &Passage<'_>, at: usize) -> Option<Owner> {
        let level = match p.before(at) {
            '家' if p.ends(at, "国家") => return Some(Owner { level: '国', name: None }),
            c if among!(LEVELS, c) => c,
            _ => return Some(Owner { level: '\0', name: None }),
        };
        let (second, first) = (p.before(at - 1), p.before(at.saturating_sub(2)));
        if among!(MANY, second) || (among!(LEVELS, second) && level != '市') {
            return None;
        }
        let word = p.slice(at.saturating_sub(3)..at - 1);
        let named = is_han(first)
            && is_han(second)
            && !among!(NO_NAME, second)
            && !among!(NO_NAME, first)
            && !VERBS.contains(&word);
        Some(Owner { level, name: named.then_some((first, second)) })
    }

    /// Whether two may be one: what is not named may be any.
    pub fn may_be(self, other: Owner) -> bool {
        let named_alike = self.name.is_none() || other.name.is_none() || self.name == other.name;
        self.level == other.level && named_alike
    }

    pub fn is_named(self) -> bool {
        self.name.is_some()
    }

    pub fn is_unknown(self) -> bool {
        self.level == '\0'
    }
}

#[derive(Debug)]
struct Organ {
    /// What its names end with; none where they are whole.
    ends: Texts,
    /// How many of its stems are of today; those behind are old.
    current: usize,
}

/// The organ that a stem may mean, and which of its names it is: 0 is the full one.
pub type Stem = (u32, u32);

/// Returns the stems.
pub fn stems(lists: &Lists) -> impl Iterator<Item = (&str, Stem)> {
    lists.names.iter().zip(0..).flat_map(|(names, organ)| {
        let short = short(names).chain(&*names.old);
        let all = std::iter::once(&names.full).chain(short).zip(0..);
        all.map(move |(name, rank)| (&**name, (organ, rank)))
    })
}

fn short(names: &Names) -> impl Iterator<Item = &Text> {
    names.short.iter().filter(|name| **name != names.full)
}

#[derive(Debug)]
pub struct NameIndex {
    organs: Vec<Organ>,
}

/// A name in a text.
#[derive(Debug, Clone)]
struct Mention {
    passage: usize,
    range: Range<usize>,
    /// The name without what stands before it.
    written: String,
    /// 0 for the full name, then the short ones, the best first.
    rank: usize,
    old: bool,
    /// Within the brackets that say what an organ is called for short.
    defines: bool,
}

/// The names of one organ so far.
#[derive(Debug)]
struct Known {
    organ: usize,
    /// What the names end with: a commission is no bureau.
    end: char,
    owner: Owner,
    first: Mention,
    short: Option<Mention>,
    defined: Option<Mention>,
    last_rank: usize,
    told: bool,
}

impl NameIndex {
    pub fn of(lists: &Lists) -> Self {
        let organs = lists.names.iter();
        let organs = organs
            .map(|names| Organ { ends: names.ends.clone(), current: 1 + short(names).count() });
        NameIndex { organs: organs.collect() }
    }

    /// `stems` are those of a whole report, each with the number of its passage.
    pub fn check(
        &self,
        passages: &[Passage<'_>],
        stems: &[(usize, Found<Stem>)],
        hits: &mut Vec<(usize, Hit)>,
    ) {
        let mut known: Vec<Known> = Vec::new();
        for (at, (n, stem)) in stems.iter().enumerate() {
            if is_end_of_longer(stems, at) {
                continue;
            }
            let addressed = |p: &Passage<'_>| p.place.part == Part::Fixed(Fixed::Addressee);
            let signed = |p: &Passage<'_>| p.place.part == Part::Fixed(Fixed::Signature);
            let told = |p: &&Passage<'_>| is_text(p) || addressed(p) || signed(p);
            let Some(p) = passages.get(*n).filter(told) else { continue };
            let (organ, rank) = (stem.value.0 as usize, stem.value.1 as usize);
            let Some(names) = self.organs.get(organ) else { continue };
            let at = stem.start..stem.end;
            let Some((mention, end)) = names.mention(*n, p, at, rank) else { continue };
            let Some(owner) = Owner::before(p, stem.start) else { continue };
            let same = |k: &&mut Known| k.organ == organ && k.end == end && k.owner.may_be(owner);
            if signed(p) {
                hits.extend(known.iter_mut().find(same).and_then(|known| known.signed(&mention)));
            } else if addressed(p) {
                // To whom is written is called by its full name, or is not asked about.
                if mention.rank == 0 && !known.iter_mut().any(|known| same(&known)) {
                    known.push(Known::new(organ, end, owner, mention));
                }
            } else if let Some(known) = known.iter_mut().find(same) {
                known.compare(p, mention, hits);
            } else if known.len() < MOST_ORGANS {
                let of_organ = || known.iter().filter(|k| k.organ == organ && k.end == end);
                let bare = bare_behind_short(of_organ(), owner, &mention);
                hits.extend(bare.or_else(|| otherwise(of_organ(), owner, &mention)));
                let other = known.iter().find(|k| k.organ == organ && k.owner.may_be(owner));
                let other = other.filter(|k| !owner.is_unknown() && is_bureau(k.end, end));
                let either = |k: &Known| hit(0, &mention, &k.first.written).level(Level::Review);
                hits.extend(other.map(|k| (mention.passage, either(k))));
                known.push(Known::new(organ, end, owner, mention));
            }
        }
    }
}

/// Whether a stem is the end of a longer one beside it: 农村 of 农业农村.
fn is_end_of_longer(stems: &[(usize, Found<Stem>)], at: usize) -> bool {
    let Some((n, stem)) = stems.get(at) else { return false };
    let near = stems.iter().skip(at.saturating_sub(2)).take(5);
    near.filter(|(of, _)| of == n)
        .any(|(_, other)| other.end == stem.end && other.start < stem.start)
}

/// Whether one office is a bureau and the other a commission: 区卫健局, 区卫健委.
fn is_bureau(one: char, other: char) -> bool {
    matches!((one, other), ('局', '委') | ('委', '局'))
}

/// `县文旅局牵头，文化和旅游局派人`: the full name of nobody's behind the short one of the only such organ.
fn bare_behind_short<'k>(
    mut known: impl Iterator<Item = &'k Known>,
    owner: Owner,
    mention: &Mention,
) -> Option<(usize, Hit)> {
    let only = known.next().filter(|_| known.next().is_none())?;
    let behind = owner.is_unknown() && mention.rank == 0 && !mention.defines;
    let short = behind.then_some(&only.first).filter(|first| first.rank > 0 && !first.old)?;
    Some((mention.passage, hit(3, mention, &short.written).level(Level::Review)))
}

/// `人社局派员驻点，县人力社保局公布电话`: one of them says whose it is, and no other organ is spoken of.
fn otherwise<'k>(
    mut known: impl Iterator<Item = &'k Known>,
    owner: Owner,
    mention: &Mention,
) -> Option<(usize, Hit)> {
    let only = known.next().filter(|_| known.next().is_none())?;
    let first = &only.first;
    let bare = owner.is_unknown() != only.owner.is_unknown() && owner.level != '国';
    let part = first.written.contains(&mention.written) || mention.written.contains(&first.written);
    let told = first.rank == 0 || part || first.old || mention.old;
    let differs = bare && !told && only.owner.level != '国' && only.defined.is_none();
    let hit = || hit(0, mention, &first.written).level(Level::Review);
    (differs && !mention.defines).then(|| (mention.passage, hit()))
}

/// No report speaks of more.
const MOST_ORGANS: usize = 500;
/// How a word goes on that begins with 局 or 委 and has nothing to do with an organ.
const NO_ORGAN: &[&str] =
    &["门", "面", "势", "限", "域", "促", "托", "部地", "部分", "部性", "部调", "部有"];

impl Organ {
    fn mention(
        &self,
        passage: usize,
        p: &Passage<'_>,
        stem: Range<usize>,
        rank: usize,
    ) -> Option<(Mention, char)> {
        let whole = Text::default();
        let mut ends: Vec<&Text> = self.ends.iter().filter(|end| p.is(stem.end, end)).collect();
        if self.ends.is_empty() {
            ends.push(&whole);
        }
        let end = ends.first()?;
        let length =
            if **end == "委" && p.is(stem.end, "委员会") { 3 } else { end.chars().count() };
        let range = stem.start..stem.end + length;
        let defines = is_definition(p, range.start);
        // 水利建设局 is another one.
        let building = p.is(range.start, "建设局") && !"市县区州旗".contains(p.before(range.start));
        // 综合办 is no part of 综合办公室.
        let cut = self.ends.is_empty() && p.is(range.end, "公室");
        if building
            || cut
            || p.is_any(range.end, NO_ORGAN)
            || (p.zone(range.start) & (TITLE | QUOTE) != 0 && !defines)
        {
            return None;
        }
        // 卫生健康委 is short for 卫生健康委员会.
        let shorter = usize::from(**end == "委" && (length == 1 || rank > 0));
        let mention = Mention {
            passage,
            written: p.string(range.clone()),
            rank: rank + shorter,
            old: rank >= self.current,
            defines,
            range,
        };
        Some((mention, end.chars().next().unwrap_or('\0')))
    }
}

/// `（以下简称“市人社局”）`
fn is_definition(p: &Passage<'_>, at: usize) -> bool {
    let before = p.slice(at.saturating_sub(14)..at);
    let open = before.rfind('（').and_then(|open| before.get(open..)).unwrap_or_default();
    !open.contains('）') && ["简称", "下称", "统称"].iter().any(|word| open.contains(word))
}

/// What tells that an organ was called otherwise.
const RENAMED: &[&str] =
    &["更名", "改名", "原", "组建", "划入", "整合", "撤销", "前身", "改革", "挂牌", "时任", "合并"];

impl Known {
    fn new(organ: usize, end: char, owner: Owner, first: Mention) -> Known {
        let short = (first.rank > 0).then(|| first.clone());
        let defined = first.defines.then(|| first.clone());
        let last_rank = first.rank;
        Known { organ, end, owner, first, short, defined, last_rank, told: false }
    }

    /// `青溪市应急局` below a report that only knows 青溪市应急管理局.
    fn signed(&self, mention: &Mention) -> Option<(usize, Hit)> {
        let full = self.first.rank == 0 && self.short.is_none();
        // 县市监局 below one of 县市场监管局
        let shorter = self.first.rank > 0 && mention.rank > self.first.rank && !self.first.old;
        let other = (full && mention.rank > 0 || shorter) && !mention.old && self.end != '\0';
        let case = if full { 5 } else { 0 };
        let hit = || hit(case, mention, &self.first.written).fix(self.first.written.clone());
        let told = other && self.defined.is_none();
        told.then(|| (mention.passage, hit().level(Level::Review)))
    }

    fn compare(&mut self, p: &Passage<'_>, mention: Mention, hits: &mut Vec<(usize, Hit)>) {
        if mention.defines {
            self.defined = Some(mention);
        } else if let Some(defined) = &self.defined {
            let settled = mention.written == defined.written || mention.rank <= self.last_rank;
            if !settled {
                let hit = hit(1, &mention, &defined.written).fix(defined.written.clone());
                hits.push((mention.passage, hit));
            }
        } else {
            self.last_rank = mention.rank;
            match mention.old == self.first.old {
                true => self.compare_current(p, mention, hits),
                false => self.compare_old(p, &mention, hits),
            }
        }
    }

    /// One of the two is a name of former days.
    fn compare_old(&mut self, p: &Passage<'_>, mention: &Mention, hits: &mut Vec<(usize, Hit)>) {
        let first = &self.first;
        let (old, new) = if mention.old { (mention, first) } else { (first, mention) };
        let sentence = p.slice(p.sentence(mention.range.start));
        let told_of = RENAMED.iter().any(|word| sentence.contains(word));
        if !told_of && (mention.old || !self.told) {
            hits.push((old.passage, hit(2, old, &new.written).fix(new.written.clone())));
            self.told = true;
        }
    }

    fn compare_current(&mut self, p: &Passage<'_>, mention: Mention, hits: &mut Vec<(usize, Hit)>) {
        let is_full = mention.rank == 0;
        let n = mention.passage;
        match &self.short {
            None if is_full => {}
            None => {
                // The full name came first, and nothing said how it is called for short.
                let whole = among!("\0科处部股室", self.end) || !self.owner.is_unknown();
                if whole && self.first.rank == 0 && !self.told {
                    let hit = hit(0, &mention, &self.first.written).level(Level::Review);
                    hits.push((n, hit.fix(self.first.written.clone())));
                    self.told = true;
                }
                self.short = Some(mention);
            }
            Some(short) if short.written == mention.written => {}
            Some(short) if is_full && self.first.rank > 0 && !self.told => {
                let hit = hit(3, &mention, &short.written);
                // Of these there may be more than one.
                let sure = !self.owner.is_unknown() || self.end != '\0';
                hits.push((n, if sure { hit } else { hit.level(Level::Review) }));
                self.told = true;
            }
            Some(_) if is_full => {}
            Some(short) if short.rank < mention.rank => {
                // 后勤处负责食堂，总务处负责基建: one of nobody's may be two.
                let unknown = self.owner.is_unknown() && among!("科处部股室办", self.end);
                let beside = short.passage == n
                    && p.sentence(short.range.start) == p.sentence(mention.range.start);
                let hit = hit(0, &mention, &short.written).fix(short.written.clone());
                let hit = if unknown { hit.level(Level::Review) } else { hit };
                hits.extend((!unknown || !beside).then_some((n, hit)));
            }
            // The later is the better one: what is to be mended stands before.
            Some(short) if !self.told => {
                let hit = hit(4, &mention, &short.written).arg(mention.written.clone());
                hits.push((n, hit));
                self.told = true;
            }
            Some(_) => {}
        }
    }
}

fn hit(case: usize, at: &Mention, other: &str) -> Hit {
    Hit::new(RuleId::T23, at.range.clone()).case(case).arg(other)
}

/// Whether a sentence begins or goes on at `i` with something that names nobody.
pub fn is_unnamed(p: &Passage<'_>, i: usize) -> bool {
    let before = p.before(i);
    let verb = || VERBS.contains(&p.slice(i.saturating_sub(2)..i));
    !is_han(before) || is_stop(before) || among!(NO_NAME, before) || verb()
}
