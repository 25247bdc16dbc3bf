//! P25: paragraphs of the body that end without a mark, and those that need none: rows, verse, addresses.

use super::finding::Hit;
use super::labels::tells_number;
use super::open_lines::opens_column;
use super::passage::{Passage, is_han, is_numeral};
use super::rows::{Row, among, words};
use super::rule::{Level, RuleId};
use super::spots::Spot;
use crate::report::{Fixed, Line, Part};

/// P25 on the paragraph `n`, if it is a sentence that nothing ends.
pub fn check(passages: &[Passage<'_>], n: usize) -> Option<Hit> {
    let p = passages.get(n)?;
    let hit = ends_open(p).or_else(|| counts_in_short(passages, n))?;
    let needs_none = is_parted(p)
        || names_its_speaker(p)
        || is_among_rows(passages, n)
        || is_among_lines(passages, n)
        || is_verse(passages, n)
        || addresses(p)
        || heads(p, passages.get(n + 1))
        || opens_column(passages, n)
        || is_told_of_label(passages, n);
    (!needs_none).then_some(hit)
}

/// A short clause with a figure, between what leads to it and a sentence: `报告如下：⏎试播七天，累计收听11万人次⏎听众来电86个。`
fn counts_in_short(passages: &[Passage<'_>], n: usize) -> Option<Hit> {
    let beside = |at: Option<usize>| at.and_then(|at| passages.get(at));
    let (p, above, below) = (passages.get(n)?, beside(n.checked_sub(1))?, beside(Some(n + 1))?);
    let body = matches!(p.place.part, Part::Section(_) | Part::Fixed(Fixed::Lead));
    let one = body && below.place.part == p.place.part && matches!(p.place.line, Line::Body(_));
    let last = p.before(p.len());
    let sentence = |p: &Passage<'_>| p.before(p.len()) == '。' && p.len() > LEAST_OPEN;
    let led = sentence(above) || above.text.ends_with("如下：");
    let counts = p.figures().iter().any(|f| f.end > 4) && p.may_hold('，');
    let short = (LEAST_COUNTING..LEAST_OPEN).contains(&p.len());
    let open = one && short && counts && is_han(last) && led && sentence(below);
    let plain = open && !p.text.contains(['：', '\t', ' ', '、']) && p.is_han(0);
    plain.then(|| {
        Hit::new(RuleId::P25, p.len() - 1..p.len()).level(Level::Review).fix(format!("{last}。"))
    })
}

const LEAST_COUNTING: usize = 10;

/// What stands before a colon in the head of minutes, and no sentence behind it.
static ROWS_OF_MINUTES: &Row = words!(
    "出席 列席 参加 参会 与会 缺席 请假 主持 记录 时间 地点 抄送 分送 发送 抄报 主送 报： 送： 发："
);

/// What begins what is no sentence.
static LEADS: &Row =
    words!("附件 联系 （ 注： 备注： 单位： 来源： 资料来源 数据来源 关键词 主题词");

/// Whether a paragraph stands behind a label that is the heading on its line: `二、时间：3月14日8:00集合，8:30出发`.
fn is_told_of_label(passages: &[Passage<'_>], n: usize) -> bool {
    let (Some(p), Some(head)) = (passages.get(n), n.checked_sub(1).and_then(|at| passages.get(at)))
    else {
        return false;
    };
    let on_line = p.place.line == Line::Body(0) && head.place.line == Line::Heading;
    let own = on_line && head.place.part == p.place.part && p.len() <= LONGEST_TOLD;
    // Beside it stands another that nothing ends: `（二）除草：一年三次，五月、七月、九月各一次`.
    let alike = |body: Option<usize>| {
        let Some(body) = body else { return false };
        let heading = body.checked_sub(1).and_then(|at| passages.get(at));
        passages.get(body).zip(heading).is_some_and(|(body, heading)| {
            let same = body.place.part == heading.place.part && heading.place.line == Line::Heading;
            let open =
                !body.text.is_empty() && !body.is_of(body.len().saturating_sub(1), Spot::STOP);
            same && body.place.line == Line::Body(0) && open && body.len() <= LONGEST_LINE
        })
    };
    let labelled = p.len() <= LONGEST_LINE && LABELS.ends(&head.text);
    own && (labelled || alike(n.checked_add(2)) || alike(n.checked_sub(2)))
}

/// How a label ends behind which a place, a time or a name stands.
pub static LABELS: &Row = words!(
    "地点 时间 主题 人员 名单 对象 范围 方式 单位 电话 邮箱 地址 人 日期 名称 姓名 职务 编号 来源 案由 事由 采购内容 来电内容 反映内容 \
    投诉内容 诉求 故障描述 故障现象 主诉 规格 报价 交货期 质保期 用途 案号"
);

/// Whether a paragraph begins with a label: `会议地点：县政府三楼，东侧会议室`.
pub fn is_labelled(p: &Passage<'_>) -> bool {
    name_of_row(p).is_some_and(|end| p.ends_one(end, LABELS))
}

/// A paragraph of the body that nothing ends. What ends with a word may be a list or a table: only text
/// that has marks within is taken for sentences.
fn ends_open(p: &Passage<'_>) -> Option<Hit> {
    let body = matches!(
        (p.place.part, p.place.line),
        (Part::Section(_) | Part::Fixed(Fixed::Lead | Fixed::Closing), Line::Body(_))
    );
    let body = body && !p.goes_on_quoting;
    let last = p.before(p.len());
    let comma = matches!(last, '，' | '、') && !p.ends_one(p.len() - 1, words!("其中 即"));
    let closed = match last {
        '”' | '》' => {
            let inner = p.run_back(p.len(), |c| matches!(c, '”' | '’' | '》'));
            !matches!(p.before(inner), '。' | '！' | '？' | '…' | '；')
        }
        // A bracket behind a full stop is a remark of its own: `“……我就报多少。”（摘自《村史》）`.
        '）' => {
            let told = p.run_back(opening_bracket(p), |c| matches!(c, '”' | '’'));
            !matches!(p.before(told), '。' | '！' | '？' | '…') && p.before(p.len() - 1) != '。'
        }
        last => last.is_ascii_digit(),
    };
    // What stands in a bracket at the end parts nothing before it.
    let end = if last == '）' { opening_bracket(p) } else { p.len() };
    let mark = |(i, c): &(usize, char)| *i < end && matches!(c, '，' | '。' | '；');
    let marks = || p.spots(Spot::STOP).filter(mark).count();
    let listed = || {
        p.text.contains('\t')
            || p.text.contains("  ")
            || p.is_one(0, LEADS)
            || matches!(p.at(0), '图' | '表') && p.at(1).is_ascii_digit()
            || tells_number(p)
            || is_labelled(p)
            || p.text.contains(['＝', '=', '→'])
            || is_lettered(&p.text)
            || p.is_one(0, ROWS_OF_MINUTES) && p.slice(0..p.len().min(8)).contains('：')
    };
    let text = is_han(last) || matches!(last, '%' | '％');
    // 以上报告，如有不当，请批评指正
    let says = p.text.starts_with("以上") && marks() >= 1;
    let open = comma && p.len() > 4
        || text && p.len() >= 15 && marks() >= 1
        || closed && p.len() >= 25 && marks() >= if last == '）' { 1 } else { 2 };
    // 全年检定衡器1260台（含免费检定860台）
    let counts = (text || closed) && p.len() >= 14 && p.is_one(0, TOLD) && !p.figures().is_empty();
    let open = open || counts || text && says && p.len() >= 8;
    (body && open && !listed()).then(|| {
        let hit = Hit::new(RuleId::P25, p.len() - 1..p.len());
        if comma { hit.fix("。") } else { hit.fix(format!("{last}。")) }
    })
}

/// Whether wide spaces or labels part what a paragraph says, as they part the columns of a table:
/// `序号06　问题：…　整改：…`, `2023年7月　策展组成立`. Behind 第三条 stands one too, and a sentence.
fn is_parted(p: &Passage<'_>) -> bool {
    let wide = p.spots(Spot::ODD).any(|(i, c)| c == '\u{3000}' && i > 0 && !is_article(p, i));
    wide || labels(p).count() > 1
}

fn is_article(p: &Passage<'_>, end: usize) -> bool {
    p.at(0) == '第' && p.run_within(1, LONGEST_NUMBER, is_numeral) + 1 == end
}

const LONGEST_NUMBER: usize = 8;

/// Returns where labels begin that stand behind a space: ` 责任单位：`.
fn labels(p: &Passage<'_>) -> impl Iterator<Item = usize> {
    p.spots(Spot::ODD).filter(|(_, c)| *c == ' ').map(|(i, _)| i + 1).filter(|start| {
        let end = p.run_within(*start, LONGEST_LABEL, is_han);
        end > *start && p.at(end) == '：'
    })
}

const LONGEST_LABEL: usize = 8;

/// `口号谁都会喊，路灯几时能亮？——一位村民`: behind a sentence stands who says it.
fn names_its_speaker(p: &Passage<'_>) -> bool {
    let speaker = p.run_back_within(p.len(), LONGEST_SPEAKER, |c| is_han(c) || c == '·');
    p.ends(speaker, "——") && p.is_of(speaker.saturating_sub(3), Spot::END)
}

const LONGEST_SPEAKER: usize = 16;

/// What kind of row a paragraph is that has no mark at its end.
#[derive(Clone, Copy, PartialEq)]
enum RowKind {
    /// `天气：小雨`
    Named,
    /// `2023年7月 筹建组成立`, `9:00—10:30 听取报告`
    Timed,
    /// `张建国，男，县第一人民医院主任医师`
    OfPerson,
}

const LONGEST_NAME_OF_ROW: usize = 8;

/// Whether items may begin anew behind a paragraph: it ends with a colon, or is a heading with a letter, `B. 装载`.
pub fn leads_list(text: &str) -> bool {
    text.trim_end().ends_with('：') || is_lettered(text)
}

/// `A. 使用前检查`, `Ⅳ 操作步骤`, `伍 对策建议`: a heading as no scheme numbers them.
fn is_lettered(text: &str) -> bool {
    let behind = text
        .trim_start()
        .strip_prefix(|c| matches!(c, 'A'..='Z' | 'Ⅰ'..='Ⅻ') || among!("壹贰叁肆伍陆柒捌玖拾", c));
    behind.is_some_and(|behind| behind.starts_with(['.', '．', '、', ' ', ')', '）']))
}

/// Returns where the name ends that a colon parts from what is told of it, should a paragraph begin so.
pub fn name_of_row(p: &Passage<'_>) -> Option<usize> {
    let end = p.run_within(0, LONGEST_NAME_OF_ROW, is_han);
    (end > 0 && p.at(end) == '：').then_some(end)
}

/// Returns where the code ends that leads a row: `1-2 临时用电：…`, `T-18　点名：…`.
fn code_of_row(p: &Passage<'_>) -> usize {
    let end = p.run_within(0, LONGEST_CODE, |c| c.is_ascii_alphanumeric() || c == '-');
    let parted = matches!(p.at(end), ' ' | '\u{3000}') && p.slice(0..end).contains('-');
    if parted { end + 1 } else { 0 }
}

const LONGEST_CODE: usize = 6;

fn kind_of_row(p: &Passage<'_>) -> Option<RowKind> {
    if p.is_of(p.len().saturating_sub(1), Spot::END) {
        return None;
    }
    let start = code_of_row(p);
    let named = p.run_within(start, LONGEST_NAME_OF_ROW, |c| is_han(c) || c.is_ascii_digit());
    let time = |c: char| c.is_ascii_digit() || "年月日时分至起—－-～~:：.上下午旬初底".contains(c);
    let timed = p.run(0, time);
    let dated = || p.slice(0..timed).contains(['年', '月', '日', '时', ':', '：']);
    match p.at(named) {
        '：' if is_han(p.at(start)) => Some(RowKind::Named),
        ' ' if (2..=4).contains(&named) => Some(RowKind::OfPerson),
        '，' if p.is_one(named, words!("，男， ，女，")) => Some(RowKind::OfPerson),
        _ if p.at(0).is_ascii_digit() && dated() => Some(RowKind::Timed),
        _ => None,
    }
}

/// Whether a paragraph is one of several rows that say what is told and then tell it, without a mark at
/// their ends: `天气：小雨，偏东风3级` beside `水位：上游18.36米`.
fn is_among_rows(passages: &[Passage<'_>], n: usize) -> bool {
    let row = |at: usize| {
        let p = passages.get(at)?;
        // 积分：甲队6分 stands below the days on which was played.
        kind_of_row(p).map(|_| p.place.part)
    };
    let own = row(n);
    // 4月22日14:30，项目部会议室
    let place = |p: &Passage<'_>| {
        kind_of_row(p) == Some(RowKind::Timed)
            && p.len() <= LONGEST_LINE
            && p.ends_one(p.len(), words!("会议室 礼堂 报告厅 大厅 广场 教室 馆 会场 中心"))
    };
    if passages.get(n).is_some_and(place) {
        return true;
    }
    own.is_some() && (row(n + 1) == own || n.checked_sub(1).and_then(row) == own)
}

/// Returns how many paragraphs of the same part before and behind `n`, and itself, are so.
fn row_around(
    passages: &[Passage<'_>],
    n: usize,
    of: impl Fn(&Passage<'_>) -> bool,
) -> (usize, usize) {
    let Some(own) = passages.get(n).map(|p| p.place.part) else { return (n, n) };
    let fits = |p: &&Passage<'_>| p.place.part == own && p.place.line != Line::Heading && of(p);
    let before = passages
        .get(..n)
        .unwrap_or_default()
        .iter()
        .rev()
        .take(MOST_LINES)
        .take_while(fits)
        .count();
    let behind =
        passages.get(n..).unwrap_or_default().iter().take(MOST_LINES).take_while(fits).count();
    (n - before, n + behind)
}

/// So many lines around one are looked at.
const MOST_LINES: usize = 8;
/// How many lines without a mark at their ends make a list.
const LEAST_LINES: usize = 3;
/// What is longer is no line of a list, or of a verse.
const LONGEST_LINE: usize = 40;
const LONGEST_VERSE: usize = 16;
const LONGEST_TOLD: usize = 2 * LONGEST_LINE;

/// Whether a paragraph is one of several short ones that all end without a mark: names, slogans.
fn is_among_lines(passages: &[Passage<'_>], n: usize) -> bool {
    let line = |p: &Passage<'_>| {
        p.len() <= LONGEST_LINE && !p.is_of(p.len().saturating_sub(1), Spot::STOP)
    };
    let (start, end) = row_around(passages, n, line);
    end - start >= LEAST_LINES
}

/// Whether a paragraph is a line of a verse that ends with a comma: others as short stand beside it, and a
/// colon before them all.
fn is_verse(passages: &[Passage<'_>], n: usize) -> bool {
    let verse = |p: &Passage<'_>| {
        let figures = p.chars().iter().any(char::is_ascii_digit);
        p.len() <= LONGEST_VERSE && !figures && p.before(p.len()) != '：'
    };
    let (start, end) = row_around(passages, n, verse);
    let lines = passages.get(start..end).unwrap_or_default();
    let before = start.checked_sub(1).and_then(|at| passages.get(at));
    let led = before.is_some_and(|p| p.before(p.len()) == '：')
        || lines.first().is_some_and(|p| p.at(0) == '“');
    let even = lines.windows(2).all(|pair| matches!(pair, [a, b] if a.len() == b.len()));
    match lines.len() {
        0 | 1 => false,
        2 => led && even,
        3 => led || even,
        _ => true,
    }
}

/// How those are addressed who listen to a speech.
static ADDRESSES: &Row =
    words!("尊敬的 敬爱的 亲爱的 各位 女士们 先生们 同志们 朋友们 同学们 乡亲们 来宾们");
static LISTENERS: &Row = words!(
    "们 领导 来宾 嘉宾 代表 委员 同事 同学 老师 评委 家长 朋友 专家 同仁 阁下 先生 女士 同志 乡亲 首脑 校友 主席 部长 书记 市长 县长"
);

/// Whether a paragraph addresses those who listen, others of whom follow: `尊敬的各位来宾，`.
pub fn addresses(p: &Passage<'_>) -> bool {
    let last = p.len().saturating_sub(1);
    p.at(last) == '，' && p.is_one(0, ADDRESSES) && p.ends_one(last, LISTENERS)
}

/// Whether a paragraph is a heading of a speech or of a case: `第二，抓住关键，把功夫下到滩上` or
/// `案例一：未订立合同，应当支付工资` above what it is about.
fn heads(p: &Passage<'_>, next: Option<&Passage<'_>>) -> bool {
    let ordinal = p.at(0) == '第' && p.at(p.run(1, is_numeral)) == '，';
    let number = |c: char| is_numeral(c) || c.is_ascii_digit();
    let named = p.is_one(0, words!("案例 建议 问题 任务 措施 要点 做法 启示"));
    let case = named && p.at(p.run(2, number)) == '：';
    let below = next.is_some_and(|next| next.place.part == p.place.part && next.at(0) != '第');
    // “两病”管理，难在哪里，怎么破题 above ——关于清源区基层健康管理情况的调研报告
    let subtitled = next.is_some_and(|next| next.is(0, "——") && !next.text.ends_with('。'));
    if subtitled && p.len() <= LONGEST_NAME_OF_CASE {
        return true;
    }
    // 全市2024年国民经济运行情况新闻发布稿 in a collection
    if p.find(0, "，").is_none() && p.ends_one(p.len(), TITLES) && next.is_some() {
        return true;
    }
    (ordinal && p.len() <= LONGEST_HEADING || case && p.len() <= LONGEST_NAME_OF_CASE) && below
}

/// How the title of a text ends that stands among others.
static TITLES: &Row = words!(
    "报告 总结 方案 通知 办法 规定 意见 要点 计划 预案 公报 简报 通报 细则 纪要 讲话 致辞 稿 材料 摘录"
);

const LONGEST_HEADING: usize = 24;
const LONGEST_NAME_OF_CASE: usize = 40;

/// How a sentence begins and no title.
pub static TOLD: &Row = words!(
    "今年 截至 近年 去年 全年 目前 上半年 第一季度 第二季度 第三季度 第四季度 会议 我局 我县 我镇 我校 我们 各 下一步 全县 全市 要 特此 以上 开展 全面 本馆 本局 本院 本校 本站 本所 本县 本市 本区 本镇 本村 我市 我区 我院"
);

/// What tells something in a sentence, and in few titles of so short a text.
static TELLING: &Row = words!(
    "实行 由 签订了 可 将 均 不得 必须 应当 每 须 尚 仍 因 负责 参与 了 安排 纳入 按 被 经 已 现有 设有 配有 不再 逐户 当面 即可 一律"
);
const MOST_OF_SHORT: usize = 4;
const LEAST_OPEN: usize = 15;

/// P25 on the first of a few paragraphs, all others of which end as sentences do: nothing says that it
/// is a title.
pub fn opens_short_text(passages: &[Passage<'_>], n: usize) -> Option<Hit> {
    let p = passages.get(n).filter(|_| n == 0 && (2..=MOST_OF_SHORT).contains(&passages.len()))?;
    let ends = |p: &Passage<'_>| p.before(p.len()) == '。' && !p.text.contains("报告如下");
    let (last, comma) = (p.before(p.len()), p.find(0, "，")?);
    let told = p.len() >= LEAST_OPEN && is_han(last) && TELLING.stands_in(&p.text);
    let titled = p.place.part == Part::Fixed(Fixed::Title) && !p.text.contains("关于");
    let others = passages.get(1..).unwrap_or_default();
    let open = told
        && titled
        && !p.text.contains("以来")
        && comma > LEAST_SUBJECT
        && others.iter().all(ends);
    let hit = Hit::new(RuleId::P25, p.len() - 1..p.len()).fix(format!("{last}。"));
    (open && !is_labelled(p)).then(|| hit.level(Level::Review))
}

/// So much at least stands before the first comma of a sentence with its subject.
const LEAST_SUBJECT: usize = 6;

/// Returns where the bracket opens with which a text ends.
pub fn opening_bracket(p: &Passage<'_>) -> usize {
    let mut depth = 0u32;
    let brackets = p.chars().iter().enumerate().rev();
    let open = brackets.filter(|(_, c)| matches!(c, '（' | '）')).find(|(_, c)| {
        depth = if **c == '）' { depth + 1 } else { depth.saturating_sub(1) };
        depth == 0
    });
    open.map_or(0, |(at, _)| at)
}
