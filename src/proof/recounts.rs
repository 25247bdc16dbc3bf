//! N19 on one count told in two ways: `学校聚集性疫情9起 … 从已处置的8起学校聚集性疫情看`,
//! `共有14条车道 … 13条车道开启情况`, `有4人次未按时到岗 … 未按时到岗的5人次`, `学校设有7个教学部 … 9个教学部全部接入网络`.
//! One that tells of part of it, or of another time, is left alone.

use super::apart::is_sum_before;
use super::by_char::Map;
use super::finding::{Hit, within};
use super::likeness::is_turned;
use super::number::Figure;
use super::passage::{Passage, is_han, is_stop};
use super::recount_words::{
    GENERAL, JOINS, LEFT, OTHER, OTHERS_STILL, TAKING_UP, THERE_ARE, VERBS, WHOLE, WITH_THEM,
    deals_with_each, deals_with_them,
};
use super::rows::{among, words};
use super::rule::{Level, RuleId};
use super::whole::{Placed, is_text};

/// How much of what is counted must be the same.
const LEAST: usize = 4;
/// Where the digits are those of the other number in another order.
const LEAST_TURNED: usize = 2;
const LONGEST: usize = 12;
/// No report is asked about more.
const MOST: usize = 400;

/// What is counted, and where it stands: `疫情9起`, `9起疫情`.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Form {
    Before,
    Behind,
}

/// `学校聚集性疫情9起`
struct Count<'p> {
    n: usize,
    p: &'p Passage<'p>,
    figure: &'p Figure,
    measure: char,
    form: Form,
    /// What is counted, with what stands before it; or what stands behind the number.
    noun: &'p [char],
    text: &'p str,
    /// What is told of those who are counted: `有4人次未按时到岗`; what was done of what is left.
    state: &'p str,
    /// Nothing says that these are all.
    loose: bool,
}

/// All counts, and which of them by what is counted: before its number by its last two characters, behind it by
/// its first.
#[derive(Default)]
struct Counts<'p> {
    all: Vec<Count<'p>>,
    by_noun: Map<[char; 2], Vec<usize>>,
}

impl<'p> Counts<'p> {
    fn note(&mut self, count: Count<'p>) {
        let key = match count.form {
            Form::Before => count.noun.last_chunk(),
            Form::Behind => count.noun.first_chunk(),
        };
        if let Some(key) = key {
            self.by_noun.entry(*key).or_default().push(self.all.len());
        }
        self.all.push(count);
    }

    fn of(&self, key: &[char; 2], form: Form) -> impl Iterator<Item = &Count<'p>> {
        let counts = self.by_noun.get(key).into_iter().flatten();
        counts.filter_map(|at| self.all.get(*at)).filter(move |count| count.form == form)
    }
}

impl Count<'_> {
    fn is_before(&self, again: &Again<'_>) -> bool {
        (self.n, self.figure.end) < (again.n, again.figure.end)
    }
}

/// `低分段的47名学生`
struct Again<'p> {
    n: usize,
    p: &'p Passage<'p>,
    figure: &'p Figure,
    measure: char,
    /// What 的 parts from the number.
    of: &'p [char],
    noun: &'p [char],
    /// All of a place, or all of what was told.
    all: bool,
}

pub fn check(passages: &[Passage<'_>], hits: &mut Vec<Placed>) {
    let each = || {
        let texts =
            passages.iter().enumerate().filter(|(_, p)| is_text(p) || p.before(p.len()) == '。');
        texts.flat_map(|(n, p)| p.figures().iter().map(move |figure| (n, p, figure)))
    };
    let agains: Vec<Again<'_>> =
        each().filter_map(|(n, p, figure)| again(n, p, figure)).take(MOST).collect();
    if agains.is_empty() {
        return;
    }
    let mut told = Counts::default();
    let before = each().filter_map(|(n, p, figure)| before(n, p, figure)).take(MOST);
    let behind = each().filter_map(|(n, p, figure)| behind(n, p, figure)).take(MOST);
    before.chain(behind).for_each(|count| told.note(count));
    for again in &agains {
        let hit = compare(passages, again, &told);
        hits.extend(hit.map(|hit| (again.n, hit)));
    }
}

/// Reads `学校聚集性疫情9起`.
fn before<'p>(n: usize, p: &'p Passage<'p>, figure: &'p Figure) -> Option<Count<'p>> {
    let start = figure.digits.start;
    let measure = measure(p, figure)?;
    let ends = p.at(end_of_measure(p, figure));
    let other = OTHERS_STILL.stands_in(said(p, start));
    if !(is_stop(ends) || ends == '）' || ends == '\0') || other {
        return None;
    }
    let mut end = start;
    while let Some(word) = p.word_before(end, JOINS) {
        end -= word.chars().count();
    }
    let from = p.run_back_within(end, LONGEST, is_of_name);
    let noun = p.chars().get(from..end)?;
    let text = p.slice(from..end_of_measure(p, figure));
    let (form, state, loose) = (Form::Before, "", false);
    (noun.len() >= LEAST_TURNED).then_some(Count {
        n,
        p,
        figure,
        measure,
        form,
        noun,
        text,
        state,
        loose,
    })
}

/// Reads `共有14条车道`, `有4人次未按时到岗` and `剩余17处`.
fn behind<'p>(n: usize, p: &'p Passage<'p>, figure: &'p Figure) -> Option<Count<'p>> {
    let start = figure.digits.start;
    let measure = measure(p, figure)?;
    let clause = p.clause(start).start;
    let left = p.ends_one(p.run_back_within(start, 2, |c| c == ' '), LEFT);
    let done = if left { p.clause(clause.saturating_sub(1)).start } else { start };
    let stated =
        p.ends_one(start, THERE_ARE) || p.ends_one(start, WHOLE) || deals_with_each(p, start);
    let with = p.ends_one(start, WITH_THEM)
        || deals_with_them(p, start, figure.end)
        || of_whole(p, start)
        || all_of_them(p, start, figure);
    let led = stated || with;
    if !left && (!led || OTHERS_STILL.stands_in(said(p, start))) {
        return None;
    }
    let from = end_of_measure(p, figure);
    let end = p.run_within(from, LONGEST, is_of_name);
    let (noun, text) = (p.chars().get(from..end)?, p.slice(start.saturating_sub(2)..end));
    let there = if p.before(start) == '有' { p.slice(from..end) } else { "" };
    let (form, state) = (Form::Behind, if left { p.slice(done..start) } else { there });
    let told = noun.len() >= LEAST_TURNED || left;
    let loose = !stated && !left;
    told.then_some(Count { n, p, figure, measure, form, noun, text, state, loose })
}

/// 全厅16名员工, 辖区12个微型消防站
fn of_whole(p: &Passage<'_>, start: usize) -> bool {
    let all = start > 1 && p.at(start - 2) == '全' && is_han(p.before(start));
    all || p.ends_one(start, words!("辖区 辖区内 所有 全部 所属 下属 现有"))
}

/// `126名职工全员在岗` opens its clause.
fn all_of_them(p: &Passage<'_>, start: usize, figure: &Figure) -> bool {
    let from = end_of_measure(p, figure);
    let end = p.run_within(from, LONGEST, |c| !among!("全均都悉", c));
    start == p.clause(start).start
        && among!("全均都悉", p.at(end))
        && p.count_han(from..end, 12) == end - from
}

/// What the clause tells before a place.
fn said<'p>(p: &'p Passage<'_>, start: usize) -> &'p str {
    p.slice(p.clause(start).start..start)
}

/// What may stand in the name of what is counted: Ⅳ类断面.
pub fn is_of_name(c: char) -> bool {
    is_han(c) || among!("ⅠⅡⅢⅣⅤ", c)
}

pub fn measure(p: &Passage<'_>, figure: &Figure) -> Option<char> {
    let start = figure.digits.start;
    let plain = !figure.percent && figure.about.is_none() && figure.scale.is_none();
    let measure = p.at(figure.end);
    let measure = if matches!(measure, '名' | '位') { '人' } else { measure };
    let counts = measure == '批' && p.at(figure.end + 1) == '次'
        || among!(
            "起个处人家件户条座台辆所项张间宿艘只头份栋幢盏宗套例扇封篇幅枚部架株棵口眼把支",
            measure
        );
    let alone = !among!("第—-～至~.", p.before(start)) && figure.value > 1.0;
    (plain && counts && alone).then_some(measure)
}

/// `计划把巡讲走进的29所学校…`: what is planned is done with those who are known.
fn behind_plan(said: &str) -> &str {
    let taken = said.rfind(['把', '将']).filter(|at| *at > 0 && said.ends_with('的'));
    taken.and_then(|at| said.get(at..)).unwrap_or(said)
}

/// 人次 is a measure of two characters.
pub fn end_of_measure(p: &Passage<'_>, figure: &Figure) -> usize {
    figure.end + 1 + usize::from(p.at(figure.end + 1) == '次')
}

/// Reads `8起学校聚集性疫情` where it takes up what was told.
fn again<'p>(n: usize, p: &'p Passage<'p>, figure: &'p Figure) -> Option<Again<'p>> {
    let measure = measure(p, figure)?;
    let start = figure.digits.start;
    let taken_up = start == p.clause(start).start
        || p.ends_one(start, TAKING_UP)
        || p.ends_one(start, WITH_THEM)
        || of_whole(p, start);
    // 力争在现有3180张床位的基础上
    let known = p.ends_one(start, words!("现有 上述"));
    let of_end = if p.before(start) == '的' { start - 1 } else { start };
    let other = if of_end < start { OTHERS_STILL } else { OTHER };
    if !taken_up || !known && other.stands_in(behind_plan(said(p, start))) {
        return None;
    }
    let of_start =
        if of_end < start { p.run_back_within(of_end, LONGEST, is_of_name) } else { start };
    let from = end_of_measure(p, figure);
    let of = p.chars().get(of_start..of_end)?;
    // 4月受理的68件投诉
    if of.first().is_some_and(|c| among!("月日季", *c)) {
        return None;
    }
    let noun = p.chars().get(from..p.run_within(from, LONGEST, is_of_name))?;
    let place =
        !matches!(p.before(start), '的' | '对' | '从' | '由' | '将' | '把' | '就' | '在' | '以');
    let all = place && start > 0 && !is_stop(p.before(start)) && p.ends_one(start, TAKING_UP);
    Some(Again { n, p, figure, measure, of, noun, all })
}

/// Compares it with what was told of the same, if that was told once.
fn compare(passages: &[Passage<'_>], again: &Again<'_>, told: &Counts<'_>) -> Option<Hit> {
    let found = in_state(again, told).or_else(|| named_before(again, told));
    let found = found.or_else(|| named_behind(again, told));
    let (count, true) = found? else { return None };
    let (figure, other) = (again.figure, count.figure);
    let start = figure.digits.start;
    let one_sentence = std::ptr::eq(count.p, again.p)
        && count.p.sentence(other.digits.start) == again.p.sentence(start);
    let near = figure.value * 2.0 >= other.value
        && (figure.value <= other.value * 2.0 || is_turned_round(count, again));
    let hit =
        || Hit::new(RuleId::N19, start..end_of_measure(again.p, figure)).arg(within(count.text));
    // 设有7个教学部，9个教学部全部接入网络
    let behind = end_of_measure(again.p, figure) + name(again.noun).len();
    let apart = !one_sentence || again.p.is_one(behind, words!("全部 全都 悉数 无一 全员"));
    let new = || !stood_before(passages, again) && !is_sum_before(passages, again.n, figure);
    (apart && near && other.value != figure.value && new()).then(|| hit().level(Level::Review))
}

/// `学校聚集性疫情9起 … 已处置的8起学校聚集性疫情`
fn named_before<'t, 'p>(again: &Again<'_>, told: &'t Counts<'p>) -> Option<(&'t Count<'p>, bool)> {
    (2..=again.noun.len()).rev().find_map(|length| {
        let own = again.noun.get(..length)?;
        let mut same = told.of(own.last_chunk()?, Form::Before);
        let first = same.find(|count| is_same(count, again, own))?;
        Some((first, !same.any(|count| is_same(count, again, own))))
    })
}

/// `全场9个管护站 … 全场11个管护站中`
fn named_behind<'t, 'p>(again: &Again<'_>, told: &'t Counts<'p>) -> Option<(&'t Count<'p>, bool)> {
    let own = name(again.noun);
    let same = told.of(own.first_chunk()?, Form::Behind).filter(|count| count.is_before(again));
    let mut same = same.filter(|count| is_same_behind(count, again, own));
    let first = same.next()?;
    Some((first, same.all(|count| count.figure.value == first.figure.value)))
}

/// `有4人次未按时到岗 … 未按时到岗的5人次`, `完成整改395处，剩余17处 … 尚未整改的19处`
fn in_state<'t, 'p>(again: &Again<'_>, told: &'t Counts<'p>) -> Option<(&'t Count<'p>, bool)> {
    let of: String = again.of.iter().collect();
    let at = ["没", "未", "不", "无"].iter().filter_map(|none| of.find(none)).min()?;
    let state = of.get(at..).filter(|state| state.chars().count() >= LEAST_STATE)?;
    let done = state.trim_start_matches(['没', '有', '未']);
    // 检出不合格37批次
    let ends = |count: &Count<'_>| {
        count.form == Form::Before && count.noun.iter().collect::<String>().ends_with(state)
    };
    let is = |count: &&Count<'_>| {
        let left = LEFT.stands_in(count.state);
        count.measure == again.measure
            && count.is_before(again)
            && (count.state.contains(if left { done } else { state }) || ends(count))
    };
    let mut same = told.all.iter().filter(is);
    let first = same.next()?;
    Some((first, same.all(|count| count.figure.value == first.figure.value)))
}

/// 未整改, 没有签约
const LEAST_STATE: usize = 3;

/// Returns what is counted, without what is told of it.
fn name(noun: &[char]) -> &[char] {
    let end = noun.iter().skip(2).position(|c| VERBS.contains(*c)).map_or(noun.len(), |at| at + 2);
    noun.get(..end).unwrap_or_default()
}

fn is_same_behind(count: &Count<'_>, again: &Again<'_>, own: &[char]) -> bool {
    let theirs = name(count.noun);
    let shared = own.iter().zip(theirs).take_while(|(a, b)| a == b).count();
    let whole = shared == theirs.len() || shared == own.len() || shared > LEAST;
    let text: String = own.iter().take(shared).collect();
    let close = is_close(count, again);
    let sure = if count.loose {
        close && shared > 1 || is_near(count, again) && (shared >= LEAST || !GENERAL.has(&text))
    } else {
        shared >= LEAST || again.all || is_near(count, again) && !GENERAL.has(&text)
    };
    // 现有18只猛兽临时安置在检疫区 … 转移安置的16只猛兽
    let of: String = again.of.iter().skip(again.of.len().saturating_sub(2)).collect();
    let of_it = again.of.is_empty() || count.text.contains(&of);
    count.measure == again.measure && whole && sure && of_it
}

/// Whether the same number of something called so stood before.
fn stood_before(passages: &[Passage<'_>], again: &Again<'_>) -> bool {
    let same = |f: &&Figure| f.value == again.figure.value && f.unit == again.figure.unit;
    let name: String = again.noun.iter().take(2).collect();
    passages.iter().take(again.n + 1).enumerate().any(|(n, p)| {
        let before = |f: &&Figure| n < again.n || f.end < again.figure.end;
        p.figures().iter().filter(same).filter(before).any(|f| {
            let around = f.digits.start.saturating_sub(LONGEST)..(f.end + LONGEST).min(p.len());
            p.slice(around).contains(&name)
        })
    })
}

/// Whether a count is told of what another is.
fn is_same(count: &Count<'_>, again: &Again<'_>, own: &[char]) -> bool {
    let Some(rest) = count.noun.strip_suffix(own) else { return false };
    let shared = shared_end(rest, again.of);
    // 改建户外劳动者服务站点15个 tells of some of them.
    let more: String = rest.iter().take(rest.len() - shared).collect();
    let close = is_close(count, again) && own.len() >= LEAST;
    let led = WHOLE.ends(&more) || more.is_empty();
    let whole = shared > 1 || led || close || again.all && more.ends_with('的');
    let turned = is_turned_round(count, again);
    let differ = (count.figure.value - again.figure.value).abs();
    let near = || !more.is_empty() && is_near(count, again) || differ <= again.figure.value * 0.2;
    let few = || led && near() && !GENERAL.has(&own.iter().collect::<String>());
    let least = if turned || few() { LEAST_TURNED } else { LEAST };
    count.measure == again.measure && whole && own.len() + shared >= least
}

/// Whether the numbers differ in one digit of three and more: 312份, 302份.
fn is_close(count: &Count<'_>, again: &Again<'_>) -> bool {
    let one = count.p.slice(count.figure.digits.clone());
    let other = again.p.slice(again.figure.digits.clone());
    let differ = one.chars().zip(other.chars()).filter(|(a, b)| a != b).count();
    one.len() > 2 && one.len() == other.len() && differ == 1
}

fn is_turned_round(count: &Count<'_>, again: &Again<'_>) -> bool {
    let digits = |p: &Passage<'_>, figure: &Figure| p.string(figure.digits.clone());
    is_turned(&digits(again.p, again.figure), &digits(count.p, count.figure))
}

/// Whether the numbers are so near to one another, or the later so much larger, that it counts no part.
fn is_near(count: &Count<'_>, again: &Again<'_>) -> bool {
    let (one, other) = (count.figure.value, again.figure.value);
    (one - other).abs() <= (one * 0.2).max(1.0) || other > one && other <= one * 2.0
}

/// How many characters two texts end with alike.
pub fn shared_end(one: &[char], other: &[char]) -> usize {
    one.iter().rev().zip(other.iter().rev()).take_while(|(a, b)| a == b).count()
}
