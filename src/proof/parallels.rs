//! P19: whether what a full stop parts belongs to one item of a row that has no numbers: parts of one kind are told
//! of, times, or things to be done. Knows where the items stand, and not how they are parted.

use super::passage::{Passage, is_han, is_numeral};
use super::rows::{Row, Signs, words};
use super::rule::{Level, RuleId};

/// What is longer is told by itself.
pub const LONGEST_FLAG: usize = 40;

/// What is to be done goes on so in an item behind a colon, and nobody is named who does it.
static TASKS: &Row = words!(
    "确保 新增 新建 改造 完成 填写 收取 建立 制定 公示 登记 更新 补齐 清理 检查 上报 签字 拍照 存档 留存 保证 做到 配备 张贴 悬挂 公开 严禁 不得 杜绝 防止 避免 落实 实现"
);
const LONGEST_TASK: usize = 14;

/// `重点是：清理占道经营；修补路面。确保安全；更换果皮箱。`; behind 如下： all are items, however they are told.
pub fn goes_on(p: &Passage<'_>, item: usize, stop: usize, end: usize) -> Option<Level> {
    if p.ends(item, "如下：") && is_item(p, item, stop, end) {
        return Some(Level::Review);
    }
    let short = end - stop < LONGEST_TASK && !p.slice(stop + 1..end).contains(['，', '、']);
    let done = short && p.is_one(stop + 1, TASKS) && is_han(p.at(end + 1));
    done.then_some(Level::Review)
}

/// Whether what a colon led to is an item up to the ；, another of which follows: neither is the sentence behind
/// the stop told as the item behind it is, nor does a colon part it.
fn is_item(p: &Passage<'_>, item: usize, stop: usize, end: usize) -> bool {
    let last = p.run(end + 1, |c| c != '。');
    let row = p.slice(end + 1..last);
    let alike = p.at(stop + 1) == p.at(end + 1)
        || p.before(p.clause(stop + 1).end) == p.before(p.clause(end + 1).end);
    let parted = p.slice(stop + 1..last).contains('：');
    row.contains('；')
        && !alike
        && !parted
        && stop - item < LONGEST_FLAG
        && end - stop < LONGEST_FLAG
}

/// How the names of those end who do what is told in items.
static PARTS: Signs = Signs::of("区镇乡村组段片科局站队班厂校部");
/// The same of levels, lines and seasons, behind one character.
static KINDS: Signs = Signs::of("级线季部组区片段路标");
/// How those are called of whom all is told, and no part.
static WHOLE: Signs = Signs::of("我全本各该整此这每另");
const LONGEST_PART: usize = 8;

/// How surely the item at `first`, of which the sentence ends at `stop`, and the one at `second` are
/// told alike.
pub fn told_alike(p: &Passage<'_>, first: usize, stop: usize, second: usize) -> Option<Level> {
    let head =
        |at: usize| p.run_within(at, LONGEST_PART, |c| !matches!(c, '，' | '：' | '。' | '；'));
    let (a, b) = (head(first), head(second));
    let short = a < stop && a - first < LONGEST_PART && b - second < LONGEST_PART;
    let marked = short && p.at(a) == p.at(b) && matches!(p.at(a), '，' | '：');
    let ends = |word: &str| p.ends(a, word) && p.ends(b, word);
    if marked && (ends("方面") || ends("环节") || ends("上") || p.at(a) == '：' && a > first)
    {
        return Some(RuleId::P19.rule().level);
    }
    let row = matches!(p.at(first), '甲' | '乙' | '丙' | '丁')
        && matches!(p.at(second), '乙' | '丙' | '丁' | '戊');
    let same_end = marked && p.before(a) == p.before(b) && PARTS.has(p.before(a));
    // 会议听取了汇报。会议认为，…；会议强调，…
    let alike = |at: usize| p.slice(first..first + 2) == p.slice(at..at + 2);
    let begins = || alike(second) && !alike(stop + 1) && is_han(p.at(first));
    (row && p.at(first + 1) == p.at(second + 1)
        || same_end
        || marked && are_numbered_alike(p.slice(first..a), p.slice(second..b))
        || same_parts(p, first, stop, second)
        || two_times(p, first, stop, second)
        || parted_by_time(p, first, stop, second)
        || are_charged(p, first, stop, second)
        || marked && ends("的") && !of_whom(p, stop + 1)
        || marked && p.at(first) == '对' && p.at(second) == '对' && p.at(stop + 1) != '对'
        || begins() && stop - first < LONGEST_FLAG)
        .then_some(Level::Review)
}

/// What somebody is charged with.
static CHARGED: &Row = words!("负责 牵头 承担 主抓");
const LONGEST_CHARGED: usize = 10;

/// `教育局负责晨检。建立台账；卫健局负责救治`: what stands behind the stop says of nobody what they are charged with.
fn are_charged(p: &Passage<'_>, first: usize, stop: usize, second: usize) -> bool {
    let charge = |at: usize| {
        let end = p.run_within(at, LONGEST_CHARGED, is_han);
        (at + 2..end).find(|i| p.is_one(*i, CHARGED))
    };
    let tail = p.slice(stop + 1..second.saturating_sub(1));
    let short = tail.chars().count() < LONGEST_TASK && !tail.contains(['，', '、', '：', '由']);
    short
        && !CHARGED.stands_in(tail)
        && charge(first).is_some_and(|at| at < stop)
        && charge(second).is_some()
}

/// Whether the items at `first` and `second` are told of parts of one kind: `村级先核。镇级再审；县级按比例抽查。`
fn same_parts(p: &Passage<'_>, first: usize, stop: usize, second: usize) -> bool {
    // 认定方面，村级先核
    let first = p.find(first, "方面，").filter(|at| *at < stop).map_or(first, |at| at + 3);
    let (Some((length, kind)), Some((_, other))) = (part_at(p, first), part_at(p, second)) else {
        return false;
    };
    let (one, two) = (p.slice(first..first + length), p.slice(second..second + length));
    // Where the sentence behind the stop begins so too, the row begins there, unless all are called alike.
    let alike = part_at(p, stop + 1).is_none_or(|(of, within)| within != kind || of == length);
    // 校级领导分工明确。班级管理由…；年级管理由…: what follows the names is the same.
    let behind = |at: usize| p.slice(at + length..at + length + 2);
    let row = behind(stop + 1) == behind(second) && behind(first) != behind(second);
    let near = stop - first < LONGEST_FLAG && !p.is(stop + 1, "其中") && !row;
    near && kind == other && one != two && alike
}

/// Whether a sentence begins with those of whom it tells: `不达标的，…`.
fn of_whom(p: &Passage<'_>, at: usize) -> bool {
    p.before(p.clause(at).end) == '的'
}

/// Whether two names differ in nothing but a numeral: 对一类库房, 对二类库房.
fn are_numbered_alike(one: &str, two: &str) -> bool {
    let mut other = one.chars().zip(two.chars()).filter(|(a, b)| a != b);
    let numbered = other.next().is_some_and(|(a, b)| is_numeral(a) && is_numeral(b));
    numbered && other.next().is_none() && one.chars().count() == two.chars().count()
}

/// What is told one behind the other.
const TIMES: [(&str, &str); 17] = [
    ("上午", "下午"),
    ("白天", "夜间"),
    ("白天", "晚上"),
    ("白天", "夜里"),
    ("日间", "夜间"),
    ("上半年", "下半年"),
    ("室内", "室外"),
    ("汛前", "汛中"),
    ("汛前", "汛后"),
    ("节前", "节后"),
    ("会前", "会后"),
    ("课前", "课后"),
    ("班前", "班后"),
    ("事前", "事后"),
    ("平时", "战时"),
    ("线上", "线下"),
    ("旺季", "淡季"),
];

/// Whether the items at `first` and `second` are told of two times: `上午培训。由专家主讲；下午观摩。`
fn two_times(p: &Passage<'_>, first: usize, stop: usize, second: usize) -> bool {
    let of =
        |(one, two): &(&str, &str)| p.is(first, one) && p.is(second, two) && !p.is(stop + 1, one);
    let steps = p.before(first) == '：' && of(&("先", "再"));
    stop - first < LONGEST_FLAG && (steps || TIMES.iter().any(of))
}

/// Whether one and the same are told of at two times, each with a sentence, and others behind the ；:
/// `护林员白天查明火。夜间查热点；值班室每两小时汇总一次。`
fn parted_by_time(p: &Passage<'_>, first: usize, stop: usize, second: usize) -> bool {
    let last = p.clause(stop).start.max(first);
    let behind = |two: &str| stop + 1 + two.chars().count();
    let of = |(one, two): &(&str, &str)| {
        let told = p.find(last, one).is_some_and(|at| at > last && at < stop);
        // 夜间由值班室盯监控: another does it.
        told && p.is(stop + 1, two) && p.is_one(behind(two), DOINGS)
    };
    let time = |(one, two): &(&str, &str)| p.is(second, one) || p.is(second, two);
    let timed = TIMES.iter().any(time)
        || p.is_one(second, words!("清晨 凌晨 早上 傍晚 中午 汛期 周末 次日 汛后"));
    let near = stop - first < LONGEST_FLAG && second - stop < LONGEST_FLAG;
    near && !timed && TIMES.iter().any(of)
}

/// With what one verb begins what is done at a time.
static DOINGS: &Row = words!(
    "查 测 巡 看 管 守 清 盯 抓 练 修 护 跑 走 做 讲 学 核 验 检 收 送 运 报 记 补 排 扫 洗 搬 接 组织 开展 集中 重点 \
    统一 及时 逐"
);

/// Returns how long the name of a part is that is told of at `at`, and how it ends.
fn part_at(p: &Passage<'_>, at: usize) -> Option<(usize, char)> {
    if WHOLE.has(p.at(at)) || !is_han(p.at(at)) {
        return None;
    }
    let ends = |length: usize| {
        let c = p.at(at + length - 1);
        let part = if length == 2 { KINDS.has(c) || PARTS.has(c) } else { PARTS.has(c) };
        part.then_some((length, c))
    };
    (2..=4).find_map(ends).filter(|_| is_han(p.at(at + 1)))
}
