//! T04: which of 的, 地 and 得 stands where another should: 地 leads to a verb, 得 to how something is done, 的
//! to a thing.

use super::by_char::Words;
use super::finding::Hit;
use super::particle_frames;
use super::passage::{Passage, is_han, is_stop, opens_clause};
use super::rows::{Row, among, listed, words};
use super::rule::RuleId;
use super::spots::Spot;
use std::ops::Range;
use std::sync::LazyLock;

include!("../../assets/proof/particles.rs");

pub(super) static HOWS: LazyLock<Words> = LazyLock::new(|| Words::by_last(HOW));
pub(super) static DONES: LazyLock<Words> = LazyLock::new(|| Words::by_last(DONE));
static FIRM: LazyLock<Words> = LazyLock::new(|| Words::by_first(DO));
static LOOSE: LazyLock<Words> = LazyLock::new(|| Words::by_first(MAY));
static GONES: LazyLock<Words> = LazyLock::new(|| Words::by_first(GONE));
pub(super) static COMPLEMENTS: LazyLock<Words> =
    LazyLock::new(|| Words::by_first(&[WELL, FINE].concat()));
static THINGS_SAID: LazyLock<Words> = LazyLock::new(|| Words::by_first(THINGS));
pub(super) static THINGS_ONLY: &Row = listed!(NOUN_ONLY);
pub(super) static NAMING: &Row = listed!(TAKES_NOUN);
static GIVENS: LazyLock<Words> = LazyLock::new(|| Words::by_first(GIVEN));
pub(super) static DONE_WITHS: LazyLock<Words> = LazyLock::new(|| Words::by_last(DONE_WITH));
static GETS: &Row = listed!(GETTING);
pub(super) static WHATS: LazyLock<Words> = LazyLock::new(|| Words::by_last(&[HOW, WHAT].concat()));

pub fn check(p: &Passage<'_>, hits: &mut Vec<Hit>) {
    for (i, c) in p.spots(Spot::PARTICLE) {
        let listed = match c {
            '的' if i > 0 => before_verb(p, i).or_else(|| behind_verb(p, i)),
            '地' if i > 1 => {
                let hit = before_thing(p, i).or_else(|| before_how(p, i));
                hit.or_else(|| before_given(p, i))
            }
            '得' if i > 1 => before_given(p, i).or_else(|| leads_nowhere(p, i)),
            _ => continue,
        };
        hits.extend(listed.or_else(|| particle_frames::check(p, i)));
    }
}

/// Who does it, with nothing between: 大家积极的建言献策.
static WHO: &Row = words!(
    "他 她 司机 大家 我们 他们 群众 村民 居民 职工 学生 干部 民警 志愿者 队员 党员 员工 代表 委员 商户 农户"
);

/// `扎实的推进项目`
fn before_verb(p: &Passage<'_>, i: usize) -> Option<Hit> {
    let listed = p.longest_before(i, &HOWS).map(|how| i - how.chars().count());
    let first = listed.or_else(|| shaped(p, i))?;
    let firm =
        p.longest_at(i + 1, &FIRM).filter(|end| p.at(*end) != '法').or_else(|| leads(p, i + 1));
    let gone = p.longest_at(i + 1, &GONES).filter(|_| firm.is_none());
    let end = firm.or(gone).or_else(|| p.longest_at(i + 1, &LOOSE))?;
    if p.ends_one(first, NAMING) {
        return None;
    }
    let start = first_of_row(p, first);
    let outer = before_degree(p, start);
    if p.ends_one(outer, NAMING) {
        return None;
    }
    let how = p.slice(first..i);
    let next = p.at(end);
    let stops = is_stop(next) || matches!(next, '和' | '与' | '及' | '或' | '）' | '”');
    let goes = p.is_any(i + 1, GO) && p.ends_any(start, GOING);
    let verb = match () {
        () if next == '的' || (next == '人' && firm.is_some()) => false,
        // 任务圆满的完成了，: what is over is no thing.
        () if stops && p.before(end) == '了' => firm.is_some(),
        () if stops => {
            let who = is_led(p, outer, first) || firm.or(gone).is_some() && acts(p, outer);
            (goes || who || p.ends_any(start, BEFORE_VERB) || in_turn(p, first..i, end))
                && !matches!(next, '和' | '与' | '及' | '或')
        }
        () if matches!(next, '了' | '着' | '好' | '到' | '过' | '出') => true,
        // 手把手的传授让学员受益
        () if firm.is_some() => !among!("让使令", next),
        () => {
            let placed = acts(p, outer)
                || outer == 0
                || opens_clause(p.before(outer))
                || p.ends_any(start, BEFORE_VERB);
            // 深情的讲述打动了观众: what is done does something itself.
            let does = p.at(end + 2) == '了';
            let other = among!("是为能将必可需不使让缺对有受得赢带中胜", next);
            let named = p.is_any(end, NOUNS) || gone.is_some() && names(p, end);
            placed && !does && !named && !other
        }
    };
    verb.then(|| {
        let fixed = format!("{how}地");
        Hit::new(RuleId::T04, first..i + 1).arg(fixed.clone()).fix(fixed)
    })
}

/// `对照清单，一项一项的核对，确保准确`: nothing is said of it behind the mark.
fn in_turn(p: &Passage<'_>, how: Range<usize>, end: usize) -> bool {
    let by_turns = how.len() == 4 && among!("一逐挨", p.at(how.start));
    let opens = how.start == 0 || is_stop(p.before(how.start));
    let more = p.at(end) == '，' && among!("让使令换带成是为不既终赢得也都就虽", p.at(end + 1));
    by_turns && opens && !more && p.at(how.start) == p.at(how.start + 2)
}

/// Whether a thing is named behind what is done: 快速的离场通道, 自觉的分类投放习惯.
fn names(p: &Passage<'_>, i: usize) -> bool {
    static MORE: &Row = words!(
        "秩序 通道 意愿 现象 场面 次数 人数 频次 记录 结果 流程 程序 环节 过程 渠道 入口 系统 要求 通知 表 单 证 卡 款 金 点 站 处 口 员 户 人"
    );
    static WAYS: &Row = words!("习惯 行为 方式");
    let thing = p.is_one(i, MORE) || p.is_one(i, WAYS) || p.is_one(i, THINGS_ONLY);
    thing || p.all_at(i, &LOOSE).any(|end| p.is_one(end, WAYS))
}

/// Whether what ends at `end` is one that acts, or when and how they do.
fn acts(p: &Passage<'_>, end: usize) -> bool {
    static UNDER: &Row = words!("每天 按照指引 按指引 按照引导 按照要求");
    let one = among!(
        "员班组局办队们部处科站所校院镇村者警师医户工众民司厂店会社馆园场团行企委县市区省室方车船机",
        p.before(end)
    );
    one || p.ends_one(end, WHO) || p.ends_one(end, UNDER)
}

/// Whether what stands before the words that say how leads to an action: 逐段细致的核对, 在志愿者引导下有序的登船.
fn is_led(p: &Passage<'_>, outer: usize, first: usize) -> bool {
    p.before(outer) == '下' || (outer.saturating_sub(2)..first).any(|at| p.at(at) == '逐')
}

/// Returns where a row of words begins that say how, the last of which begins at `last`: in 扎实有序的推进 the first
/// decides.
fn first_of_row(p: &Passage<'_>, last: usize) -> usize {
    let mut start = last;
    loop {
        let at = start - usize::from(matches!(p.before(start), '、' | '而' | '且'));
        let words = HOWS.of(p.before(at));
        let Some(word) = words.iter().find(|word| p.ends(at, word)) else { return start };
        start = at - word.chars().count();
    }
}

/// Returns where a word begins that says how much, before the one at `start`, or that.
fn before_degree(p: &Passage<'_>, start: usize) -> usize {
    let most =
        p.word_before(start, words!("更 更加 很 较 极 最 非常 十分 这样 比较")).unwrap_or_default();
    start - most.chars().count()
}

/// Returns where a word begins that says how something is done, as its shape shows: 扎扎实实, 一户一户, 毫不松懈.
fn shaped(p: &Passage<'_>, i: usize) -> Option<usize> {
    // 一场接一场
    if let Some(start) = i.checked_sub(5)
        && p.is(start + 2, "接一")
        && p.at(start) == '一'
        && p.at(start + 1) == p.at(start + 4)
        && among!("出着了过", p.at(i + 2))
    {
        return Some(start);
    }
    let start = i.checked_sub(4)?;
    let [a, b, c, d]: [char; 4] = *p.chars().get(start..)?.first_chunk()?;
    let doubled = a == b && c == d && is_han(a) && is_han(c);
    let by_turns = a == c && matches!(a, '一' | '逐' | '分' | '挨') && is_han(b) && is_han(d);
    // 毫不松懈, 不深不透
    let none_less = a == '毫' && b == '不';
    let neither = a == '不' && c == '不' && is_han(b) && is_han(d);
    // 细之又细
    let most = a == d && b == '之' && c == '又' && is_han(a);
    (doubled || by_turns || none_less || neither || most).then_some(start)
}

/// Returns where a word ends that leads to what an action is for or with: 主动的向群众说明.
fn leads(p: &Passage<'_>, i: usize) -> Option<usize> {
    let (word, not) = LEADING.iter().find(|(word, _)| p.is(i, word))?;
    let end = i + word.chars().count();
    (is_han(p.at(end)) && !not.contains(p.at(end))).then_some(end)
}

/// `以严谨地作风对待`
fn before_thing(p: &Passage<'_>, i: usize) -> Option<Hit> {
    let how = p.longest_before(i, &WHATS)?;
    let end = p.longest_at(i + 1, &THINGS_SAID)?;
    let thing = p.slice(i + 1..end);
    // 扎实地作风建设 is no better; 深入地影响着 has a verb.
    let verb = matches!(p.at(end), '着' | '了' | '到')
        || matches!(thing, "影响" | "变化" | "作用") && is_han(p.at(end));
    (!verb).then(|| {
        let fixed = format!("{how}的");
        Hit::new(RuleId::T04, i - how.chars().count()..i + 1).arg(fixed.clone()).fix(fixed)
    })
}

/// `政策落实的好`, before a mark: 落实的好做法 is another thing.
fn behind_verb(p: &Passage<'_>, i: usize) -> Option<Hit> {
    let verb = p.longest_before(i, &DONES)?;
    let degrees = DEGREES.iter().filter(|word| p.is(i + 1, word));
    let end = degrees.into_iter().find_map(|degree| {
        let at = i + 1 + degree.chars().count();
        let ends = p.all_at(at, &COMPLEMENTS);
        // 收拾的干净整齐: two of them.
        let both = p
            .all_at(at, &COMPLEMENTS)
            .filter(move |end| *end > at + 1)
            .flat_map(|end| p.all_at(end, &COMPLEMENTS));
        let mut ends = ends.chain(both).chain(shaped(p, at + 4).map(|_| at + 4)).map(|end| {
            // 把台账建的更细一些
            let some = p.word_at(end, words!("一些 一点 些")).filter(|_| !degree.is_empty());
            end + some.map_or(0, |some| some.chars().count())
        });
        let end = ends.find(|end| ends_clause(p, *end) || of_whom(p, verb, *end))?;
        // 确保运行的平稳: the verb is a noun there, and in 制定的规范 what follows is one.
        let named = degree.is_empty() && p.is(at, "规范") && verb.ends_with('定');
        let noun = degree.is_empty()
            && verb.chars().nth(1).is_some()
            && !WELL.contains(&p.slice(at..end))
            && holds(p, i.saturating_sub(REACH)..i - verb.chars().count(), ENSURING);
        (!noun && !named).then_some(end)
    })?;
    let fixed = format!("得{}", p.slice(i + 1..end));
    Some(Hit::new(RuleId::T04, i..end).arg(fixed.clone()).fix(fixed))
}

/// `各项赛事组织地井井有条`: 地 for 得, before a mark.
fn before_how(p: &Passage<'_>, i: usize) -> Option<Hit> {
    let verb = p.longest_before(i, &DONES).filter(|verb| verb.chars().count() > 1)?;
    let end = p
        .all_at(i + 1, &COMPLEMENTS)
        .chain(shaped(p, i + 5).map(|_| i + 5))
        .find(|end| ends_clause(p, *end))?;
    // 施工地整洁有序: that is where.
    let place = DONE_AT.contains(&verb) || end < i + 3;
    (!place).then(|| {
        let fixed = format!("得{}", p.slice(i + 1..end));
        Hit::new(RuleId::T04, i..end).arg(fixed.clone()).fix(fixed)
    })
}

/// No giver is longer: 得到各地业主广泛得认可.
const LONGEST_GIVER: usize = 8;

/// `有了显著地提升`, `得到广泛得认可`: what is got or given is a thing.
fn before_given(p: &Passage<'_>, i: usize) -> Option<Hit> {
    p.longest_at(i + 1, &GIVENS).filter(|end| ends_clause(p, *end))?;
    let how = p.longest_before(i, &WHATS)?;
    let start = i - how.chars().count();
    let outer = before_degree(p, first_of_row(p, start));
    let got = (0..=LONGEST_GIVER)
        .filter_map(|back| outer.checked_sub(back))
        .take_while(|at| *at == outer || p.is_han(*at) && !among!("的地得把被", p.at(*at)))
        .any(|at| p.ends_one(at, GETS));
    got.then(|| {
        let fixed = format!("{how}的");
        Hit::new(RuleId::T04, start..i + 1).arg(fixed.clone()).fix(fixed)
    })
}

/// 得 for 地 before what is done, `仔细得核对了`, or for 的 before a thing, `解决得问题`.
fn leads_nowhere(p: &Passage<'_>, i: usize) -> Option<Hit> {
    // 深入得了解 is no 得了.
    static VERBS: &Row = words!(
        "了解 分析 分类 分配 分工 分解 分发 分拣 出台 出示 出具 体察 体验 体现 体会 起草 知晓 当面 力争 失踪 出题 分批 住进 分头"
    );
    let other = among!("到以知了益当失体力分出住起", p.at(i + 1)) && !p.is_one(i + 1, VERBS);
    if p.ends_any(i, WITH_DE) || other {
        return None;
    }
    let done = || p.longest_at(i + 1, &FIRM).or_else(|| p.longest_at(i + 1, &LOOSE));
    let how = p.longest_before(i, &HOWS).filter(|how| how.chars().count() > 1 && done().is_some());
    let told = || {
        let done = p.longest_before(i, &DONES).filter(|verb| verb.chars().count() > 1);
        let verb = done.or_else(|| p.longest_before(i, &DONE_WITHS))?;
        let end = i + 1 + TOLD_OF.iter().find(|thing| p.is(i + 1, thing))?.chars().count();
        (!among!("多少越更最很较比太", p.at(end))).then_some(verb)
    };
    let (word, right) = how.map(|how| (how, '地')).or_else(|| told().map(|verb| (verb, '的')))?;
    let fixed = format!("{word}{right}");
    Some(Hit::new(RuleId::T04, i - word.chars().count()..i + 1).arg(fixed.clone()).fix(fixed))
}

const REACH: usize = 16;

fn holds(p: &Passage<'_>, range: Range<usize>, words: &[&str]) -> bool {
    let text = p.slice(range);
    words.iter().any(|word| text.contains(word))
}

/// Whether what stands behind 的 is called by how well it does something: 完成的好的标段.
fn of_whom(p: &Passage<'_>, verb: &str, end: usize) -> bool {
    static DOES: &Row = words!(
        "完成 落实 执行 做 抓 办 干 推进 整改 表现 管 学 卖 长 配合 贯彻 开展 管理 经营 建设 保护 运行 恢复 准备"
    );
    static WHOSE: &Row = words!(
        "单位 标段 部门 村 镇 乡 企业 地方 同志 人 个人 班 项目 科室 干部 县 市 区 街道 社区 家庭 农户 学校 地区 站 所 \
        支部 队 店 户 商户 工地 网点 窗口 小组 学生 党员 基地 园区 院 公司 合作社 路段 班组 车间"
    );
    p.at(end) == '的' && DOES.has(verb) && p.is_one(end + 1, WHOSE)
}

pub(super) fn ends_clause(p: &Passage<'_>, end: usize) -> bool {
    is_stop(p.at(end)) || matches!(p.at(end), '）' | '”')
}
