//! Rules on the marks that part and end sentences: P19, P25.

use super::finding::Hit;
use super::passage::{Passage, is_han, is_numeral};
use super::rows::{Row, Signs, words};
use super::rule::{Level, RuleId};
use super::spots::Spot;
use super::unended;
use crate::report::form::leading_numeral;
use crate::report::{Fixed, Line, Part, Report};

/// A hit and the passage it belongs to.
type Placed = (usize, Hit);

/// Looks at all texts of a report.
pub fn wide(report: &Report, passages: &[Passage<'_>]) -> Vec<Placed> {
    let (mut hits, mut open): (Vec<Placed>, Vec<Placed>) = (Vec::new(), Vec::new());
    for (n, p) in passages.iter().enumerate() {
        stop_in_line(report, passages, n, p, &mut hits);
        open.extend(unended::check(passages, n).map(|hit| (n, hit)));
        let title = sentence_for_title(p).or_else(|| unended::opens_short_text(passages, n));
        let unclosed = || ends_unclosed(report, passages, n, p);
        if let Some(hit) = title.or_else(unclosed) {
            hits.push((n, hit));
        }
    }
    // Where many paragraphs end so, lines were broken: it is no slip.
    let ends = passages.iter().filter(|p| matches!(p.place.part, Part::Section(_))).count();
    if open.len() * 3 <= ends + 3 {
        hits.extend(open);
    }
    hits
}

/// Which item of a list begins at a place: how it is numbered, and its number.
#[derive(Clone, Copy, PartialEq)]
struct Label {
    kind: char,
    value: u32,
    /// Where its number ends.
    end: usize,
}

/// Returns the item that begins at `i`.
fn label(p: &Passage<'_>, i: usize) -> Option<Label> {
    const WORDS: [(&str, char, u32); 8] = [
        ("首先", '首', 1),
        ("其次", '首', 2),
        ("再次", '首', 3),
        ("最后", '首', 3),
        ("一方面", '面', 1),
        ("另一方面", '面', 2),
        ("其一", '其', 1),
        ("其二", '其', 2),
    ];
    let first = p.at(i);
    let numeral = |c: char| c.is_ascii_digit() || is_numeral(c) || is_circled(c);
    if !numeral(first) && !matches!(first, '首' | '其' | '再' | '最' | '另' | '第' | '（' | '(')
    {
        return None;
    }
    let word = WORDS.iter().filter(|(word, ..)| p.is(i, word)).max_by_key(|(word, ..)| word.len());
    if let Some((word, kind, value)) = word {
        return Some(Label { kind: *kind, value: *value, end: i + word.chars().count() });
    }
    let open = usize::from(matches!(first, '第' | '（' | '('));
    let end = p.run(i + open, numeral);
    let (_, value, length) = leading_numeral(p.slice(i + open..end))?;
    let circled = is_circled(p.at(i));
    let kind = match (p.at(i), p.at(end)) {
        ('第', '，' | '、') => '第',
        ('（' | '(', '）' | ')') => '（',
        (_, '是' | '要' | '抓' | '靠' | '看' | '促' | '强') if open == 0 => p.at(end),
        (c, '.' | '．' | '、') if c.is_ascii_digit() && !p.at(end + 1).is_ascii_digit() => '1',
        _ if circled => '①',
        _ => return None,
    };
    let end = if circled { end } else { end + 1 };
    (length == p.slice(i + open..end).len() || length > 0).then_some(Label { kind, value, end })
}

fn is_circled(c: char) -> bool {
    matches!(c, '①'..='⑳')
}

/// How long what is flagged may be; of a longer item only its end is.
const LONGEST_FLAG: usize = 40;

/// P19: items parted by ；, one of which holds a 。. All that is asked of one text.
pub fn check(p: &Passage<'_>, hits: &mut Vec<Hit>) {
    if !p.may_hold('；') || !p.may_hold('。') {
        return;
    }
    let mut open: Vec<Label> = Vec::new();
    let mut depth = 0u32;
    let mut stop: Option<usize> = None;
    let mut begin = |i: usize, stop: &mut Option<usize>, hits: &mut Vec<Hit>| {
        let Some(found) = label(p, i) else { return };
        let goes_on = open.iter().rposition(|l| l.kind == found.kind && l.value < found.value);
        let last = goes_on.and_then(|at| open.get(at)).copied();
        let within = stop.filter(|at| last.is_some_and(|last| *at > last.end));
        if let (Some(at), '；') = (within, p.before(i)) {
            hits.push(stop_in_item(p, at, i - 1));
        }
        open.truncate(goes_on.unwrap_or(open.len()).min(MOST_OPEN));
        open.push(found);
        *stop = None;
    };
    begin(0, &mut stop, hits);
    for (i, c) in p.spots(Spot::ODD | Spot::STOP | Spot::PAIRED) {
        match c {
            '“' | '（' | '《' => depth += 1,
            '”' | '）' | '》' => depth = depth.saturating_sub(1),
            '。' if depth == 0 => stop = stop.or(Some(i)),
            _ => {}
        }
        if matches!(c, '。' | '；' | '：' | '，' | ' ') {
            begin(i + 1, &mut stop, hits);
        }
    }
    stops_in_parallels(p, hits);
}

/// P19 on items without numbers: `车辆方面，检测校车46辆。更换轮胎18条；线路方面，…`.
fn stops_in_parallels(p: &Passage<'_>, hits: &mut Vec<Hit>) {
    let mut item = 0;
    let mut stop = None;
    let mut led = false;
    for (i, c) in p.spots(Spot::STOP) {
        led = c == '：' || led && !(c == '。' && stop.is_some());
        match c {
            '。' if stop.is_none() => stop = Some(i),
            // What stands behind the first stop of two begins anew.
            '。' | '！' | '？' | '：' => (item, stop) = (i + 1, None),
            '；' => {
                if let Some(at) = stop
                    && let Some(level) = parallel_items(p, item, at, i + 1)
                        .or_else(|| led.then(|| goes_on(p, at, i)).flatten())
                {
                    hits.push(stop_in_item(p, at, i).level(level));
                }
                (item, stop) = (i + 1, None);
            }
            _ => {}
        }
    }
}

/// What is to be done goes on so in an item behind a colon, and nobody is named who does it.
static TASKS: &Row = words!(
    "确保 新增 新建 改造 完成 填写 收取 建立 制定 公示 登记 更新 补齐 清理 检查 上报 签字 拍照 存档 留存 保证 做到 配备 张贴 悬挂 公开 严禁 不得 杜绝 防止 避免 落实 实现"
);
const LONGEST_TASK: usize = 14;

/// `重点是：清理占道经营；修补路面。确保安全；更换果皮箱。`
fn goes_on(p: &Passage<'_>, stop: usize, end: usize) -> Option<Level> {
    let short = end - stop < LONGEST_TASK && !p.slice(stop + 1..end).contains(['，', '、']);
    let done = short && p.is_one(stop + 1, TASKS) && is_han(p.at(end + 1));
    done.then_some(Level::Review)
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
fn parallel_items(p: &Passage<'_>, first: usize, stop: usize, second: usize) -> Option<Level> {
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
        || marked && ends("的") && !of_whom(p, stop + 1)
        || begins() && stop - first < LONGEST_FLAG)
        .then_some(Level::Review)
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

/// Lists nest no deeper.
const MOST_OPEN: usize = 8;

/// The stop at `at` stands in an item that ends with the ； at `end`.
fn stop_in_item(p: &Passage<'_>, at: usize, end: usize) -> Hit {
    let short = end - at < LONGEST_FLAG && p.slice(at..end).matches('。').count() == 1;
    if short {
        let fixed = format!("，{}", p.slice(at + 1..end + 1));
        Hit::new(RuleId::P19, at..end + 1).fix(fixed)
    } else {
        Hit::new(RuleId::P19, end..end + 1).fix("。")
    }
}

/// P19 on an item that has lines of its own: `（一）抓宣传。发放资料3000份；`
fn stop_in_line(
    report: &Report,
    passages: &[Passage<'_>],
    n: usize,
    p: &Passage<'_>,
    hits: &mut Vec<Placed>,
) {
    let Part::Section(id) = p.place.part else { return };
    if p.before(p.len()) != '；' || p.place.line == Line::Heading {
        return;
    }
    let last = passages.get(n + 1).is_none_or(|next| next.place.part != p.place.part);
    let headed = report.section(id).is_some_and(|section| {
        section.run_in.as_deref() == Some("。")
            && section.body.len() == 1
            && section.number != crate::report::numbering::Number::Unnumbered
    });
    let own = label(p, 0).map_or(0, |label| label.end);
    let mut depth = 0u32;
    let mut within = false;
    let rows = p.rows(Spot::STOP | Spot::PAIRED).zip(p.behind(Spot::STOP, 1));
    let places = p.standing(rows.map(|(marks, behind)| marks | behind));
    for (i, c) in places.filter(|(i, _)| (own..p.len()).contains(i)) {
        let begins = matches!(p.before(i), '。' | '；' | '：' | '，') && label(p, i).is_some();
        match c {
            _ if begins => within = false,
            '“' | '（' | '《' => depth += 1,
            '”' | '）' | '》' => depth = depth.saturating_sub(1),
            '。' if depth == 0 => within = own > 0 || headed,
            _ => {}
        }
    }
    if within || headed && last {
        hits.push((n, Hit::new(RuleId::P19, p.len() - 1..p.len()).fix("。")));
    }
}

/// What says in a sentence that something is done; no title does.
static DONE: &Row = words!(
    "均已 已全部 已于 已经 已完成 已落实 已投入 已建立 已达 已有 已对 已向 已将 尚未 得到了 取得了 进行了 开展了 完成了 实现了 提出了 作了 并已"
);

/// P25 on a first line that was taken for the title and is a sentence.
fn sentence_for_title(p: &Passage<'_>) -> Option<Hit> {
    let titled = p.place.part == Part::Fixed(Fixed::Title);
    let last = p.before(p.len());
    let commas = || p.spots(Spot::STOP).filter(|(_, c)| *c == '，').count();
    let counted = || p.figures().iter().any(|figure| figure.unit != Some('年'));
    let noted = || last == '）' && p.len() >= 28 && p.before(p.len() - 1) != '）' && counted();
    let ends = is_han(last) || matches!(last, '%' | '％') || noted();
    let told = p.len() >= 14 && p.is_one(0, unended::TOLD) && commas() > 0;
    // Few titles count things in clauses of a sentence: 奋力谱写2025年新篇章.
    let counts = || p.len() >= 24 && commas() > 0 && (counted() || DONE.stands_in(&p.text));
    let hit = || Hit::new(RuleId::P25, p.len() - 1..p.len()).fix(format!("{last}。"));
    let sure = told && commas() > 1;
    let titled = titled && !p.text.contains("关于") && !unended::is_labelled(p);
    let sentence = titled && ends && (told || counts());
    sentence.then(|| if sure { hit() } else { hit().level(Level::Review) })
}

/// P25 on the last paragraph of a part that ends with ；, and on 特此报告 alone.
fn ends_unclosed(
    report: &Report,
    passages: &[Passage<'_>],
    n: usize,
    p: &Passage<'_>,
) -> Option<Hit> {
    let part = matches!(p.place.part, Part::Section(_) | Part::Fixed(Fixed::Lead | Fixed::Closing));
    if !part || p.place.line == Line::Heading {
        return None;
    }
    let hit = || Hit::new(RuleId::P25, p.len().saturating_sub(1)..p.len()).level(Level::Review);
    if FORMULAS.has(p.text.trim()) {
        return Some(hit().fix(format!("{}。", p.before(p.len()))));
    }
    if p.before(p.len()) != '；' || p.len() <= 8 {
        return None;
    }
    let last = passages.get(n + 1).is_none_or(|next| next.place.part != p.place.part);
    // What stands on the line of its number is an item among others.
    let headed = match p.place.part {
        Part::Section(id) => report.section(id).is_some_and(|section| {
            section.run_in.is_none() && section.body.len() < 3 && !section.heading.is_empty()
        }),
        _ => false,
    };
    (last && headed).then(|| hit().fix("。"))
}

/// What a report ends with, a sentence all of it.
static FORMULAS: &Row =
    words!("特此报告 特此通知 特此通报 特此函告 特此函达 特此汇报 特此请示 专此报告");
