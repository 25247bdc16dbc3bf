//! Sentences that are not built right: T14, no subject left, and T16, halves that do not pair.

use super::finding::Hit;
use super::passage::{Passage, is_stop};
use super::patterns::Found;
use super::rows::{Row, Signs, among, words};
use super::rule::{Level, RuleId};
use super::spots::Spot;

pub fn check(p: &Passage<'_>, halves: &[Found<Half>], hits: &mut Vec<Hit>) {
    for (i, _) in p.spots(Spot::MEANS) {
        missing_subject(p, i, hits);
    }
    correlatives(p, halves, hits);
}

/// What opens a sentence without a subject; what must end the clause, if anything; how grave it is.
const OPENINGS: &[(&str, &[&str], Level)] = &[
    ("通过", &[], Level::Warning),
    ("经过", &[], Level::Warning),
    ("经由", &[], Level::Warning),
    ("随着", &[], Level::Warning),
    ("在", &["下", "中"], Level::Warning),
    ("由于", &[], Level::Review),
    ("按照", &[], Level::Review),
    ("根据", &[], Level::Review),
    ("借助", &[], Level::Review),
    ("依托", &[], Level::Review),
    ("依靠", &[], Level::Review),
    ("凭借", &[], Level::Review),
    ("针对", &[], Level::Review),
];
/// What may stand between the comma and 使.
static ADVERBS: &Row = words!(
    "从而 进而 也 更 可以 可 能够 能 有效 逐步 真正 切实 不断 大大 都 才 既 已 最终 成功 进一步 极大地 有效地 将 必将 切实地 逐渐 有力地"
);
/// 使 and what it begins otherwise.
static NOT_MAKING: Signs = Signs::of("用命馆者节劲领团臣徒");
/// A clause that goes on with the means: it has no subject either.
static MEANS: &Row = words!(
    "开设 开展 组织 加强 强化 发放 建立 完善 召开 举办 实施 推行 采取 落实 深化 优化 狠抓 督促 入户 走访 引进 引导 利用 运用 结合 并 推广 健全 制定 邀请 选派 设立 印发 通过 集中 定期 及时 广泛 提高 提升 增强 改善 扩大 做到 实现 以 把 将 聘请 举行 抓好 做好 压实 完成 创新 整合 建设 推进 推动 打造 搭建 制作 签订"
);
/// How long what is gone through may be.
const LONGEST_MEANS: usize = 70;
const LONGEST_CLAUSE: usize = 42;
/// A clause that says when leaves the sentence without a subject too.
const WHEN: &[&str] = &[
    "以来",
    "期间",
    "年来",
    "同时",
    "此外",
    "目前",
    "近期",
    "日前",
    "年",
    "月",
    "日",
    "季度",
    "会议认为",
    "会议指出",
    "会议强调",
    "实践证明",
    "调研发现",
    "检查发现",
    "任期内",
    "据统计",
    "监测显示",
    "统计显示",
];

/// T14: `通过整治，使秩序好转`.
fn missing_subject(p: &Passage<'_>, i: usize, hits: &mut Vec<Hit>) {
    if !opens_sentence(p, i) {
        return;
    }
    let Some((word, closers, level)) = OPENINGS.iter().find(|(word, ..)| p.is(i, word)) else {
        return;
    };
    let part = |c: char| matches!(c, '，' | '。' | '；' | '：' | '\0');
    let mut end = p.run_within(i, LONGEST_CLAUSE, |c| !part(c));
    if !closers.is_empty() && !p.ends_any(end, closers) {
        return;
    }
    while p.at(end) == '，' && p.is_one(end + 1, MEANS) && end < i + LONGEST_MEANS {
        if making(p, end + 1).is_some() {
            break;
        }
        end = p.run_within(end + 1, LONGEST_CLAUSE, |c| !part(c));
    }
    let made = making(p, end + 1).filter(|_| p.at(end) == '，');
    let Some((making, length)) = made else {
        hits.extend(in_one_clause(p, i, word));
        return;
    };
    let lets = p.at(making) != '使';
    if lets && word.chars().count() == 1 && !p.ends(end, "下") {
        return;
    }
    let hit = Hit::new(RuleId::T14, end..making + length).arg(*word);
    let kept = p.string(end..making);
    let hit = hit.case(usize::from(lets)).fix(kept);
    hits.push(if lets { hit.level(Level::Review) } else { hit.level(*level) });
}

/// `通过调研使我们看到了差距`
fn in_one_clause(p: &Passage<'_>, i: usize, word: &str) -> Option<Hit> {
    let from = i + 2;
    let end = p.run_within(from, LONGEST_MEANS_HERE, |c| !is_stop(c));
    let at = (from + 2..end).find(|at| {
        let other = among!("促致驱即假大行公天以迫指唆主", p.before(*at));
        p.at(*at) == '使' && !other && is_made(p, *at + 1, end)
    })?;
    // 通过我们的努力使…的人: what the clause speaks of may come behind it; 通过…使…，是特点: it is the subject.
    let clause = p.run_within(end, LONGEST_MEANS, |c| !is_stop(c));
    let subject =
        p.at(clause) == '，' && p.is_any(clause + 1, &["是", "为", "成", "有", "正", "既", "这"]);
    let told = matches!(word, "通过" | "经过") && !p.slice(from..at).contains("不仅") && !subject;
    let hit = Hit::new(RuleId::T14, at..at + 1).arg(word).level(Level::Review);
    told.then(|| hit.fix(""))
}

const LONGEST_MEANS_HERE: usize = 24;
/// Whether something is changed from `at` on to the end of the clause: 使农户办理时间缩短, not 使用 or 使然.
fn is_made(p: &Passage<'_>, at: usize, end: usize) -> bool {
    let long = end >= at + LEAST_MADE && !p.slice(at..end).contains('的');
    p.is_one(at, MADE) || long && !NOT_MAKING.has(p.at(at)) && p.at(at) != '然'
}

/// So long is at least what a means changes, with how it does.
const LEAST_MADE: usize = 6;
/// Whom or what a means changes.
static MADE: &Row = words!(
    "我 他们 大家 全体 全县 全市 全区 全镇 全村 全局 全校 群众 干部 党员 广大 \
    各级 各项 工作 问题 村 环境 市场 企业 农民 居民 职工 学生 面貌 社会 秩序 \
    管理 制度 矛盾 产业 经济 项目 政策 整改 队伍 机关 基层 人民"
);

/// Whether a sentence begins at `i`: at most behind 一是 and behind a clause that says when.
fn opens_sentence(p: &Passage<'_>, i: usize) -> bool {
    let stop = |c: char| matches!(c, '。' | '；' | '：' | '！' | '？' | '\0' | '、' | '.' | '）');
    if i == 0
        || (stop(p.before(i)) && p.before(i) != '、')
        || p.before(i) == '是' && matches!(p.before(i - 1), '一' | '二' | '三' | '四' | '五')
    {
        return true;
    }
    if p.before(i) != '，' {
        return false;
    }
    let start = p.run_back_within(i - 1, 20, |c| !stop(c) && c != '，');
    let first = start == 0 || (stop(p.before(start)) && p.before(start) != '、');
    let length = i - start;
    first && (length <= 16 && p.ends_any(i - 1, WHEN) || length <= 9 && tells_when(p, start, i - 1))
}

/// Whether a clause says when by how it begins, 今年冬训, and does not end with whoever acts.
fn tells_when(p: &Passage<'_>, start: usize, end: usize) -> bool {
    let acts = "局院镇县市区乡村委办校所队站司厅部会处科厂园馆组们员者人社家户矿众下";
    p.is_one(start, TIMES) && !acts.contains(p.before(end))
}

/// Words for a time with which a sentence may begin.
static TIMES: &Row = words!(
    "今年 去年 本月 上月 当月 今春 今夏 今秋 今冬 入冬 入夏 入春 入秋 入汛 汛期 春节 国庆 暑期 寒假 \
    上半年 下半年 年初 本周 上周 一季度 二季度 三季度 四季度 前三季度 近年 近期 春季 夏季 秋季 冬季"
);

/// Returns where 使 stands at `i` behind an adverb, and how long it is.
fn making(p: &Passage<'_>, i: usize) -> Option<(usize, usize)> {
    let adverb = p.word_at(i, ADVERBS).map(|word| word.chars().count());
    let at = i + adverb.unwrap_or(0);
    match p.at(at) {
        '使' if p.at(at + 1) == '得' => Some((at, 2)),
        '使' if !NOT_MAKING.has(p.at(at + 1)) => Some((at, 1)),
        '让' if !matches!(p.at(at + 1), '步' | '利' | '位' | '渡' | '座') => Some((at, 1)),
        _ => None,
    }
}

/// T16: the first half, what may not follow it, and what stands between where another half does.
struct Pair {
    first: &'static [&'static str],
    /// How a longer word goes on that only begins so.
    not_after: &'static str,
    wrong: &'static [&'static str],
    right: &'static [&'static str],
}

const PAIRS: &[Pair] = &[
    Pair {
        first: &["只要"],
        not_after: "求",
        wrong: &["才能", "才会", "才可", "才", "方能", "方可"],
        right: &["就", "便", "都", "即可"],
    },
    Pair {
        first: &["只有"],
        not_after: "0123456789两一二三四五六七八九十几",
        wrong: &[
            "就能",
            "就会",
            "就不会",
            "就不能",
            "就可以",
            "就是",
            "就可",
            "就算",
            "就成",
            "就一定",
            "便能",
            "便会",
            "便可",
            "都能",
            "就必",
        ],
        right: &["才", "方"],
    },
    Pair {
        first: &["不管", "无论", "不论", "任凭"],
        not_after: "理证述文据坛",
        wrong: &["但", "却", "然而", "可是", "不过"],
        right: &["都", "也", "均", "总", "始终", "一律", "皆", "仍"],
    },
    Pair {
        first: &["虽然", "尽管", "固然", "虽说", "虽"],
        not_after: "理",
        wrong: &["所以", "因此", "因而", "于是", "而且", "并且", "故"],
        right: &["但", "却", "仍", "还", "可", "然而", "依然", "不过"],
    },
    Pair {
        first: &["不仅", "不但", "不光", "不只", "不单", "不仅仅"],
        not_after: "是",
        wrong: &["但是", "但", "却", "所以", "因此", "然而", "才是"],
        right: &["而且", "还", "也", "更", "又", "并且", "且", "反而", "反倒", "甚至"],
    },
    Pair {
        first: &["因为", "由于"],
        not_after: "何",
        wrong: &["但是", "但", "却", "然而"],
        right: &["所以", "因此", "因而", "故", "致", "使", "导致", "而", "才", "就", "都"],
    },
    Pair {
        first: &["即使", "即便", "哪怕", "纵然", "就算", "纵使"],
        not_after: "用",
        wrong: &["但是", "但", "却", "所以", "然而", "就要", "就会", "就能", "就应", "就必", "就"],
        right: &["也", "仍", "还", "都"],
    },
    Pair {
        first: &["与其"],
        not_after: "他它她所中余下相同配",
        wrong: &["也不", "而是", "还是", "但", "也要"],
        right: &["不如", "毋宁", "宁可", "倒"],
    },
    Pair {
        first: &["宁可", "宁愿", "宁肯"],
        not_after: "",
        wrong: &["而要", "但", "就", "而是", "才"],
        right: &["也", "决不", "绝不", "不"],
    },
    Pair {
        first: &["之所以"],
        not_after: "",
        wrong: &["因为", "由于", "所以", "因此", "因而"],
        right: &["是因为", "是由于", "在于", "原因", "缘于", "是"],
    },
    Pair {
        first: &["如果", "假如", "倘若", "要是", "假使"],
        not_after: "园实树蔬品农业",
        wrong: &["所以", "因此", "却", "才能", "才会", "才可", "但", "然而"],
        right: &["就", "那", "则", "便", "将", "会", "应", "要", "也", "必"],
    },
    Pair {
        first: &["既然"],
        not_after: "",
        wrong: &["但", "所以", "却", "然而", "而且"],
        right: &["就", "那", "也", "便", "则", "应", "要", "可"],
    },
    Pair {
        first: &["不只是", "不仅是", "不单是"],
        not_after: "",
        wrong: &["但", "却", "所以", "因此", "才是"],
        right: &["而且", "还", "也", "更", "又", "并且", "且"],
    },
    Pair {
        first: &["既要", "既能", "既是", "既抓", "既重视", "既注重"],
        not_after: "",
        wrong: &["而且", "并且", "但又", "但也", "但要", "但更要"],
        right: &["又", "也", "还", "且"],
    },
    Pair {
        first: &["除非"],
        not_after: "",
        wrong: &["就能", "就会", "就可以", "就要", "就", "便", "都"],
        right: &["否则", "不然", "才", "要不"],
    },
    Pair {
        first: &["一旦"],
        not_after: "",
        wrong: &["才能", "才会", "才要", "才", "但", "所以"],
        right: &["就", "将", "便", "会", "要", "应", "立即", "必", "可能"],
    },
];
/// 就 and 但 that pair with nothing.
static NO_HALF: &Row = words!(
    "就近 就地 就业 就医 就学 就读 就是说 就餐 但凡 但愿 故障 故意 便民 便利 \
    便捷 却步 才智 才需 才干 才华 都市"
);
/// What is asked for behind 只有; else it may be how few there are.
static CONDITIONS: &Row = words!(
    "经过 通过 完成 坚持 取得 持有 具备 符合 达到 掌握 做到 加强 经 落实 按 先 提前 真正 不断 全面 保持 参加 办理 \
    拿到 获得 满足"
);
const LONGEST_HALF: usize = 30;
const LONGEST_SUBJECT: usize = 8;
/// Between the halves of these another clause may stand; of the others what follows the first comma
/// is the second half.
const OPEN: &[&str] = &["只要", "只有", "不仅"];
/// Whom the second half may speak of first.
const WHO: &[&str] = &["我们", "他们", "大家", "群众", "干部", "各部门", "各单位", "企业"];

/// T16: `尽管遇到什么困难，都要完成`: what is asked takes 不管. 尽管 stands at `at`.
fn whatever(p: &Passage<'_>, at: usize) -> Option<Hit> {
    let from = at + 2;
    let end = p.run_within(from, LONGEST_HALF, |c| !is_stop(c));
    let goes_on = p.at(end) == '，' && p.is_any(end + 1, &["都", "也要", "均", "一律", "始终"]);
    let asked = words!("什么 怎样 怎么 多大 多少 谁 哪 如何 是否").stands_in(p.slice(from..end));
    (goes_on && asked).then(|| {
        let hit = Hit::new(RuleId::T16, at..from).arg("尽管").arg(p.string(end + 1..end + 2));
        hit.fix("不管")
    })
}

/// The row of a first half, and its place there.
pub type Half = (usize, usize);

/// Returns the first halves.
pub fn halves() -> impl Iterator<Item = (&'static str, Half)> {
    PAIRS.iter().enumerate().flat_map(|(row, pair)| {
        pair.first.iter().enumerate().map(move |(n, first)| (*first, (row, n)))
    })
}

fn correlatives(p: &Passage<'_>, halves: &[Found<Half>], hits: &mut Vec<Hit>) {
    if halves.is_empty() {
        return;
    }
    let mut found = halves.to_vec();
    // By rows: where two speak of one second half, the first of them is told.
    found.sort_by_key(|half| (half.value, half.start));
    for half in found {
        let Some(pair) = PAIRS.get(half.value.0) else { continue };
        let Some(first) = pair.first.get(half.value.1) else { continue };
        let (at, from) = (half.start, half.end);
        if *first == "尽管" {
            hits.extend(whatever(p, at));
        }
        let goes_on = pair.not_after.contains(p.at(from)) && from < p.len();
        let needs = *first == "要是" && matches!(p.before(at), '主' | '需' | '只' | '重' | '首');
        if !goes_on && !needs {
            hits.extend(second_half(p, pair, first, from));
        }
    }
}

/// The first clause behind `from` that begins with a wrong second half.
fn second_half(p: &Passage<'_>, pair: &Pair, first: &str, from: usize) -> Option<Hit> {
    let open = pair.first.iter().any(|first| OPEN.contains(first));
    let end = p.sentence(from).end.min(from + LONGEST_HALF + 2);
    let start = (from..end).filter(|i| p.at(*i) == '，').find_map(|i| {
        let who = WHO.iter().filter(|_| open).find(|who| p.is(i + 1, who));
        let mut start = i + 1 + who.map_or(0, |who| who.chars().count());
        // 只有群众满意，我们的工作就能…: what the second half speaks of may be longer.
        let half = match first {
            "只有" => '就',
            "只要" => '才',
            _ => '\0',
        };
        let spoken = p.run_within(start, LONGEST_SUBJECT, |c| c != half && !is_stop(c));
        let people = p.before(spoken) == '人' && p.is_one(from, CONDITIONS);
        let named = !people && among!("也人刚英德多口方专全钱将", p.before(spoken));
        start = if half != '\0' && p.at(spoken) == half && !named { spoken } else { start };
        (p.is_any(start, pair.wrong) && !p.is_one(start, NO_HALF)).then_some(start)
    })?;
    let between = p.slice(from..start.saturating_sub(1));
    let main = !open && between.contains('，');
    if main || pair.right.iter().any(|word| between.contains(word)) {
        return None;
    }
    let second = pair.wrong.iter().find(|wrong| p.is(start, wrong))?;
    let range = start..start + second.chars().count();
    Some(Hit::new(RuleId::T16, range).arg(first).arg(*second))
}
