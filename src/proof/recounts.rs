//! N19 on one count told in two ways: `学校聚集性疫情9起 … 从已处置的8起学校聚集性疫情看`,
//! `共有14条车道 … 13条车道开启情况`, `有4人次未按时到岗 … 未按时到岗的5人次`, `学校设有7个教学部 … 9个教学部全部接入网络`.
//! One that tells of part of it, or of another time, is left alone.

use super::apart::is_sum_before;
use super::by_char::Map;
use super::finding::{Hit, within};
use super::likeness::is_turned;
use super::number::Figure;
use super::passage::{Passage, is_han, is_stop};
use super::rows::{Row, among, words};
use super::rule::{Level, RuleId};
use super::whole::{Placed, is_text};

/// What stands between what is counted and its number.
static JOINS: &Row = words!("达到 达 为 有 共 计 共计 共有 合计 仅 已达");
/// What tells of a part, of another time, or of what is to come.
static OTHER: &Row = words!(
    "其中 新增 增加 减少 新 同比 上年 去年 上月 每 另 其余 计划 拟 力争 目标 预计 不少于 不超过 至少 首批 第一批 第二批 \
    部分 分别 以上 以下 平均 月 季度 周 占 超 达标 合格"
);
/// The same where nothing shows whose number it is.
static OTHERS_STILL: &Row = words!(
    "其中 新增 增加 减少 同比 每 另 其余 计划 拟 力争 目标 预计 不少于 不超过 至少 首批 第一批 第二批 部分 分别 以上 以下 平均 占 超"
);
/// Behind these one of two counts takes up what was told.
static TAKING_UP: &Row = words!(
    "的 这 对 从 由 将 把 就 为 给 使 让 现有 上述 确保 针对 围绕 全部 所有 全体 在 以 目前 全县 全市 全镇 全区 全乡 全村 全校 \
    全局 全院 全场 全站 全厂 全所 全园 全馆 全队 全线 全段 全辖区 辖区 辖区内 馆内 园内 场内 院内 校内 库区 园区"
);
/// What stands before what is counted, and leaves none out.
static WHOLE: &Row = words!(
    "处置 现有 共有 全县 全市 全镇 全区 全乡 全村 全校 全局 全院 全场 全站 建有 设有 拥有 现存 共设 共计 开设 设置 馆藏 \
    任命 抽查 查处 征集 排查出 聘请 选聘 受理 立案 登记 划定 涉及 涉及搬迁 走访 发现 收到 查封 征收 认定 命名 选派 招聘 录用 选拔 \
    配备 购置 安置 救助 资助 评选出 表彰 设立 下设 内设 下辖 管护 监测 布设 投放 种植 栽植 捐献 实现 检出 排查 摸排出 收治 \
    接收 接诊 申报 推荐 入选 回收 收回 发放 约谈 通报 曝光 关停 取缔 整治 拆除 编印 印制 出版 开通 承担 承办 承接"
);
/// What counts what stands behind its number: `设有7个教学部`, `有4人次未按时到岗`.
static THERE_ARE: &Row = words!(
    "有 设 辖 等 共 总计 共计 分为 划分为 对全县 对全市 对全镇 对全区 对全乡 对全村 对全校 对全局 对全场 对全站 对全院 对辖区"
);
/// What is left.
static LEFT: &Row = words!("剩余 其余 余下 剩下");
/// What opens what is told of a thing behind its name.
const VERBS: &str = "中的均都全悉无已将进开建逐统落实被由在从于为仍还尚并并可按应要须需";
/// What many things are called: their number tells nothing of whose they are.
static GENERAL: &Row = words!(
    "问题 项目 单位 部门 方面 措施 工作 人员 企业 小组 地区 乡镇 社区 学校 任务 指标 事项 环节 成员 岗位 职工 干部 群众 村民 居民 \
    学生 教师 孩子 党员 代表 案件 事故 活动 会议 场次 点位 标段 阶段 班级 产品 样品 设备 资金 行政 自然 市县 县区 先进 重点 \
    标准 制度 文件 街道 城市 县市 国家 省份 家庭 月份 工种 小时 工作"
);
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
    let (form, state) = (Form::Before, "");
    (noun.len() >= LEAST_TURNED).then_some(Count { n, p, figure, measure, form, noun, text, state })
}

/// Reads `共有14条车道`, `有4人次未按时到岗` and `剩余17处`.
fn behind<'p>(n: usize, p: &'p Passage<'p>, figure: &'p Figure) -> Option<Count<'p>> {
    let start = figure.digits.start;
    let measure = measure(p, figure)?;
    let clause = p.clause(start).start;
    let left = p.ends_one(start, LEFT);
    let done = if left { p.clause(clause.saturating_sub(1)).start } else { start };
    let led = p.ends_one(start, THERE_ARE) || p.ends_one(start, WHOLE);
    if !left && (!led || OTHERS_STILL.stands_in(said(p, start))) {
        return None;
    }
    let from = end_of_measure(p, figure);
    let end = p.run_within(from, LONGEST, is_of_name);
    let (noun, text) = (p.chars().get(from..end)?, p.slice(start.saturating_sub(2)..end));
    let there = if p.before(start) == '有' { p.slice(from..end) } else { "" };
    let (form, state) = (Form::Behind, if left { p.slice(done..start) } else { there });
    let told = noun.len() >= LEAST_TURNED || left;
    told.then_some(Count { n, p, figure, measure, form, noun, text, state })
}

/// What the clause tells before a place.
fn said<'p>(p: &'p Passage<'_>, start: usize) -> &'p str {
    p.slice(p.clause(start).start..start)
}

/// What may stand in the name of what is counted: Ⅳ类断面.
fn is_of_name(c: char) -> bool {
    is_han(c) || among!("ⅠⅡⅢⅣⅤ", c)
}

fn measure(p: &Passage<'_>, figure: &Figure) -> Option<char> {
    let start = figure.digits.start;
    let plain = !figure.percent && figure.about.is_none() && figure.scale.is_none();
    let measure = p.at(figure.end);
    let measure = if matches!(measure, '名' | '位') { '人' } else { measure };
    let counts =
        among!("起个处人家件户条座台辆所项张间艘只头份栋宗套例扇封篇幅枚部架株棵口眼把支", measure);
    let alone = !among!("第—-～至~.", p.before(start)) && figure.value > 1.0;
    (plain && counts && alone).then_some(measure)
}

/// 人次 is a measure of two characters.
fn end_of_measure(p: &Passage<'_>, figure: &Figure) -> usize {
    figure.end + 1 + usize::from(p.at(figure.end + 1) == '次')
}

/// Reads `8起学校聚集性疫情` where it takes up what was told.
fn again<'p>(n: usize, p: &'p Passage<'p>, figure: &'p Figure) -> Option<Again<'p>> {
    let measure = measure(p, figure)?;
    let start = figure.digits.start;
    let taken_up = start == p.clause(start).start || p.ends_one(start, TAKING_UP);
    // 力争在现有3180张床位的基础上
    let known = p.ends_one(start, words!("现有 上述"));
    let of_end = if p.before(start) == '的' { start - 1 } else { start };
    let other = if of_end < start { OTHERS_STILL } else { OTHER };
    if !taken_up || !known && other.stands_in(said(p, start)) {
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
    let is = |count: &&Count<'_>| {
        let left = LEFT.stands_in(count.state);
        count.measure == again.measure
            && count.is_before(again)
            && count.state.contains(if left { done } else { state })
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
    let whole = shared == theirs.len() || shared == own.len();
    let text: String = own.iter().take(shared).collect();
    let sure = shared >= LEAST || again.all || is_near(count, again) && !GENERAL.has(&text);
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
    let led = WHOLE.ends(&more);
    let whole = more.is_empty() || shared > 1 || led || again.all && more.ends_with('的');
    let turned = is_turned_round(count, again);
    let few = || led && is_near(count, again) && !GENERAL.has(&own.iter().collect::<String>());
    let least = if turned || few() { LEAST_TURNED } else { LEAST };
    count.measure == again.measure && whole && own.len() + shared >= least
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
fn shared_end(one: &[char], other: &[char]) -> usize {
    one.iter().rev().zip(other.iter().rev()).take_while(|(a, b)| a == b).count()
}
