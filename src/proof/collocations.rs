//! T15: a verb and the noun it cannot have: 提高进度, 降低差距. The noun ends its phrase, so that
//! 提高进度款 is none; a few words may stand between.

use super::by_char::{Held, Map};
use super::finding::Hit;
use super::passage::{Passage, is_han, is_stop};
use super::patterns::Found;
use super::rows::{self, among, words};
use super::rule::RuleId;
use std::sync::LazyLock;

/// A noun, the verbs it cannot have, parted by spaces, and the one it has.
type Row = (&'static str, &'static str, &'static str);
include!("../../assets/proof/collocations.rs");

/// Verbs that stand between only as such.
const OTHER: &[&str] = &[
    "加强", "加快", "提高", "增强", "提升", "深化", "扩大", "加大", "改善", "增加", "强化", "降低",
    "减少", "发挥", "发扬", "缩小", "减轻", "解决", "克服", "实现", "达到", "建立", "完成", "打造",
    "树立", "弘扬", "营造", "消除", "补齐", "履行", "推进", "推动", "促进", "健全", "完善", "优化",
    "形成", "开创", "缩短", "确保", "保持", "抓好", "做好", "压实", "化解", "征求", "听取", "征集",
    "收集", "反馈", "提出",
];
const MOST_BETWEEN: usize = 12;
/// What joins another noun, or a verb of its own.
const PARTS: &[&str] = &[
    "补", "破", "和", "与", "及", "并", "以", "而", "从而", "来", "使", "目标", "用于", "不", "等",
];

/// A verb of [`NOUNS`] or [`SUBJECTS`].
#[derive(Debug)]
struct Verb {
    word: &'static str,
    /// The rows in which it goes wrong, each with how its noun ends.
    rows: Vec<(char, &'static Row)>,
    /// The same, where it is said of the noun.
    told: Vec<&'static Row>,
    /// How the nouns of `rows` end, and those of `told`.
    ends: Held,
    told_ends: Held,
}

static VERBS: LazyLock<Vec<Verb>> = LazyLock::new(|| {
    let (mut verbs, mut known) = (Vec::<Verb>::new(), Map::default());
    let each = |rows: &'static [Row], of_object: bool| {
        rows.iter().flat_map(move |row| row.1.split(' ').map(move |verb| (row, verb, of_object)))
    };
    for (row, word, of_object) in each(NOUNS, true).chain(each(SUBJECTS, false)) {
        let at = *known.entry(word).or_insert_with(|| {
            let (rows, told) = (Vec::new(), Vec::new());
            let (ends, told_ends) = (Held::default(), Held::default());
            verbs.push(Verb { word, rows, told, ends, told_ends });
            verbs.len() - 1
        });
        let last = row.0.chars().next_back();
        if let Some((verb, last)) = verbs.get_mut(at).zip(last) {
            verb.told.push(row);
            verb.told_ends.note(last);
            if of_object {
                verb.rows.push((last, row));
                verb.ends.note(last);
            }
        }
    }
    verbs
});

/// Returns the verbs, each by its number.
pub fn verbs() -> impl Iterator<Item = (&'static str, usize)> {
    VERBS.iter().zip(0..).map(|(verb, number)| (verb.word, number))
}

fn closes(c: char) -> bool {
    is_stop(c) || matches!(c, '和' | '与' | '及' | '等' | '并' | '（' | '）' | '”' | ' ')
}

/// Verbs before which 力度 and 步伐 end their phrase: 加快力度清理.
static BEGUN: &rows::Row = words!(
    "推进 推动 清理 清查 解决 落实 实施 整治 整改 建设 开展 完成 实现 处置 化解 排查 打击 抓 补 治理 培育 引进 发展"
);

/// Behind an action these say what it is taken for.
static TAKEN: &rows::Row = words!("列为 列入 作为 纳入 摆在 放在 当作 视为 摆上 融入 贯穿");

fn ends_phrase(p: &Passage<'_>, at: usize) -> bool {
    // 解决隐患26处, 将改善教学水平列为任务
    closes(p.at(at))
        || p.at(at).is_ascii_digit()
        || among!("约近逾超达共", p.at(at)) && p.at(at + 1).is_ascii_digit()
        || p.is_one(at, TAKEN)
        || p.is_one(at, words!("的愿望 的意愿 的想法 的目标 的目的"))
        || p.ends_any(at, &["力度", "步伐"]) && p.is_one(at, BEGUN)
}

pub fn check(p: &Passage<'_>, verbs: &[Found<usize>], hits: &mut Vec<Hit>) {
    for found in verbs {
        let Some(verb) = VERBS.get(found.value) else { continue };
        // 有所提高, 得到加强: it is said of what stands before.
        if is_stop(p.at(found.end)) {
            hits.extend(told(p, verb, found));
            continue;
        }
        // 提高到关系稳定的高度
        if matches!(p.at(found.end), '到' | '至') {
            hits.extend(told(p, verb, found).filter(|hit| hit.range.end == found.end));
            continue;
        }
        // 办理时间降低了一半
        let how = p.word_at(found.end, HOW_MUCH).map_or(0, |word| word.chars().count());
        let ends = how > 0 && is_stop(p.at(found.end + how));
        if ends || p.at(found.end) == '了' && is_amount(p.at(found.end + 1)) {
            hits.extend(by_amount(p, verb, found));
            continue;
        }
        let closing = verb.closing(p, found.end);
        let mut rows = verb.rows.iter().filter(|_| !closing.is_empty());
        let noun = rows.find_map(|(last, row)| {
            let behind = closing.iter().copied().filter(|at| p.before(*at) == *last);
            Some((noun_at(p, found.end, row, behind)?, row))
        });
        let Some((at, (noun, _, right))) = noun else { continue };
        let between = p.slice(found.end..at);
        if !(between.is_empty() && *noun == "生活") {
            let said = format!("{right}{}{noun}", if between.is_empty() { "" } else { "……" });
            let range = found.start..at + noun.chars().count();
            let hit = Hit::new(RuleId::T15, range).arg(said);
            hits.push(hit.fix(format!("{right}{between}{noun}")));
        }
    }
}

/// How little or how much something changed.
static HOW_MUCH: &rows::Row =
    words!("缓慢 不大 不够 不足 不多 较慢 有限 不明显 不显著 乏力 滞后 明显 显著 较快");

/// Whether a character begins how much something changes.
fn is_amount(c: char) -> bool {
    c.is_ascii_digit() || is_stop(c) || among!("一二两三四五六七八九十近约几数多将半", c)
}

/// Returns a finding where a noun stands right before a verb that cannot be said of it.
fn by_amount(p: &Passage<'_>, verb: &Verb, found: &Found<usize>) -> Option<Hit> {
    let row = verb.told.iter().find(|row| p.ends(found.start, row.0) && !OF_OBJECTS.has(row.2))?;
    let (noun, _, right) = row;
    let start = found.start - noun.chars().count();
    let rate = *noun == "率" && OTHER_RATES.contains(p.before(start));
    let hit = Hit::new(RuleId::T15, start..found.end).case(1).arg(format!("{noun}……{right}"));
    (!rate).then(|| hit.fix(format!("{noun}{right}")))
}

/// How something is said to change, behind what changes.
static HOW: &rows::Row = words!(
    "不断 逐步 逐渐 逐年 逐月 明显 显著 大幅 大幅度 持续 进一步 日益 日渐 稳步 更加 有所 普遍 全面 整体 快速 迅速 较大 \
    得到 得到了 得到有效 得到很大 得到极大 得到明显 得到显著 得到进一步 得到不断 得到全面 得到圆满 得到充分 得到较好 得到很好 得到切实 得到根本 \
    有了 有了明显 有了显著 有了很大 有了较大 有了极大 有了进一步 有明显 有较大 有很大 有了新的 有了很大的 有了较大的 有了明显的 有了显著的 有了极大的 有很大的 有较大的 \
    没有明显 没有显著 没有得到明显 没有得到有效 未得到明显 未得到有效 未明显 \
    同步 稳定 平稳 极大 极大地 不断地 逐步地 明显地 显著地 大大 大为 已 也 均 都 又 正在 正 正逐步 将 会"
);
/// Of these at least one says that something changes.
static MAYBE: &rows::Row = words!("已 也 均 都 又 正在 正 将 会 全面 整体 平稳 稳定 同步");

/// `服务水平不断改善`
fn told(p: &Passage<'_>, verb: &Verb, found: &Found<usize>) -> Option<Hit> {
    let (mut start, mut sure) = (found.start, false);
    while let Some(word) = p.word_before(start, HOW) {
        sure |= !MAYBE.has(word);
        start -= word.chars().count();
    }
    if !verb.told_ends.may_be(p.before(start)) {
        return None;
    }
    let row = verb.told.iter().find(|row| p.ends(start, row.0) && !OF_OBJECTS.has(row.2))?;
    let (noun, _, right) = row;
    let reaches = !is_stop(p.at(found.end));
    if !(sure && !reaches || start == found.start && CHANGING.has(noun)) {
        return None;
    }
    let from = start - noun.chars().count();
    let other = *noun == "率" && OTHER_RATES.contains(p.before(from));
    // 就业率增加: which rate it is.
    let from = if *noun == "率" { p.run_back_within(from, 2, is_han) } else { from };
    let hit = Hit::new(RuleId::T15, from..found.end).case(1).arg(format!("{noun}……{right}"));
    (!other).then(|| hit.fix(format!("{}{right}", p.slice(from..found.start))))
}

/// Where one of these is right, the noun is no subject of the verb.
static OF_OBJECTS: &rows::Row = words!(
    "采取 收集 采集 给予 召开 开展 举办 举行 调动 树立 养成 学习 遵守 查办 抓获 办理 执行 贯彻 发挥"
);
/// These change, and nothing else is said of them where the clause ends so.
static CHANGING: &rows::Row = words!(
    "力度 步伐 进度 时限 规模 水平 差距 质量 效率 覆盖面 比重 素质 满意度 知晓率 率 发生率 事故率 时长 工期 亩产 单产 村容村貌 市容市貌 负荷 精度 能见度"
);
/// Nouns that say what another thing is for.
static DESCRIBED: &rows::Row = words!(
    "途径 手段 方法 办法 措施 支持 机制 模式 方式 制度 渠道 活动 经验 政策 体系 基础 关系 力量 责任 贡献"
);

/// 效率, 功率 and such are no rates of something.
const OTHER_RATES: &str = "效功频汇税速利表草统概轻坦直圆";

impl Verb {
    /// Returns where, behind the verb, one of its nouns may end and its phrase with it.
    fn closing(&self, p: &Passage<'_>, start: usize) -> Vec<usize> {
        let end = p.run_within(start, MOST_BETWEEN + 5, is_han);
        let may_close = |at: &usize| self.ends.may_be(p.before(*at)) && ends_phrase(p, *at);
        (start..=end).filter(may_close).collect()
    }
}

/// Returns where the noun of a row stands, of which an end is in `closing`, if the verb that ends at `start`
/// goes with it.
fn noun_at(
    p: &Passage<'_>,
    start: usize,
    row: &Row,
    closing: impl Iterator<Item = usize>,
) -> Option<usize> {
    let length = row.0.chars().count();
    let mut places =
        closing.filter(|at| p.ends(*at, row.0)).filter_map(|at| at.checked_sub(length));
    let at = places.find(|at| *at >= start)?;
    let between = (at - start <= MOST_BETWEEN).then(|| p.slice(start..at))?;
    // 增进与媒体的沟通力度: it joins nothing.
    let plain = between.strip_prefix('与').filter(|b| b.contains('的')).unwrap_or(between);
    let other = OTHER.iter().chain(PARTS).any(|word| plain.contains(word));
    let rate = row.0 == "率" && OTHER_RATES.contains(p.before(at));
    // 提高效益的有力手段: what the verb has stands before 的.
    let described = between.contains('的') && DESCRIBED.has(row.0);
    (!other && !rate && !described).then_some(at)
}
