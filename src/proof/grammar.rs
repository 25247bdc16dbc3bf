//! T14: sentences of which a preposition and 使 leave no subject.

use super::finding::Hit;
use super::passage::{Passage, is_han, is_stop};
use super::rows::{Row, Signs, among, words};
use super::rule::{Level, RuleId};
use super::spots::Spot;

pub fn check(p: &Passage<'_>, hits: &mut Vec<Hit>) {
    for (i, _) in p.spots(Spot::MEANS) {
        missing_subject(p, i, hits);
    }
}

/// What opens a sentence without a subject; what must end the clause, if anything; how grave it is.
const OPENINGS: &[(&str, &[&str], Level)] = &[
    ("通过", &[], Level::Warning),
    ("经过", &[], Level::Warning),
    ("经由", &[], Level::Warning),
    ("随着", &[], Level::Warning),
    ("在", &["下", "中"], Level::Warning),
    ("由于", &[], Level::Review),
    ("因", &[], Level::Review),
    ("按照", &[], Level::Review),
    ("根据", &[], Level::Review),
    ("借助", &[], Level::Review),
    ("依托", &[], Level::Review),
    ("依靠", &[], Level::Review),
    ("凭借", &[], Level::Review),
    ("针对", &[], Level::Review),
    ("对于", &[], Level::Review),
    ("面对", &[], Level::Review),
    ("经", &[], Level::Review),
    ("从", &["中", "看", "起"], Level::Review),
    ("当", &["时", "后", "之际"], Level::Review),
    ("自", &["以来", "后"], Level::Review),
];
/// What may stand between the comma and 使.
static ADVERBS: &Row = words!(
    "从而 进而 终于 终 也 更 可以 可 能够 能 有效 逐步 真正 切实 不断 大大 都 才 既 已 最终 成功 进一步 极大地 有效地 将 必将 切实地 逐渐 有力地 不仅 不但"
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
    "数据显示",
    "调查显示",
    "结果显示",
    "调查发现",
    "审计发现",
    "走访发现",
    "实践表明",
    "事实证明",
    "总的来看",
    "总体看",
    "总体来看",
    "整体来看",
    "记者获悉",
];
/// Behind 据, what says from whom it is known.
const TOLD: &[&str] = &[
    "介绍", "了解", "悉", "统计", "反映", "测算", "通报", "估算", "称", "透露", "汇总", "监测",
    "调查",
];

/// T14: `通过整治，使秩序好转`.
fn missing_subject(p: &Passage<'_>, i: usize, hits: &mut Vec<Hit>) {
    // 因此, 原因
    if p.at(i) == '因'
        && (among!("此而为素果人地公故子工病应式", p.at(i + 1)) || is_han(p.before(i)))
    {
        return;
    }
    let led = led(p, i);
    let of_place = !led && !opens_sentence(p, i);
    if of_place && !stands_behind_place(p, i) && !stands_amid(p, i) {
        return;
    }
    let Some((word, closers, level)) = OPENINGS.iter().find(|(word, ..)| p.is(i, word)) else {
        return;
    };
    if *word == "经" && among!("济营费常验理办贸典历纪开信手销受得侦停", p.at(i + 1))
    {
        return;
    }
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
        hits.extend(in_one_clause(p, i, word).filter(|_| !of_place));
        return;
    };
    let lets = p.at(making) != '使';
    if !takes(p, word, end, making) {
        return;
    }
    let hit = Hit::new(RuleId::T14, end..making + length).arg(*word);
    let kept = p.string(end..making);
    let hit = hit.case(usize::from(lets)).fix(kept);
    // 通过改造，不仅使…，村民也…: what follows may have one.
    let more = p.is_one(end + 1, words!("不仅 不但"));
    let unsure = lets || of_place || led || more;
    hits.push(hit.level(if unsure { Level::Review } else { *level }));
}

/// Whether the verb at `making` has no subject behind an opening that ends at `end`: 由于…致使 is right.
fn takes(p: &Passage<'_>, word: &str, end: usize, making: usize) -> bool {
    match p.at(making) {
        '使' => true,
        '致' | '促' => matches!(word, "通过" | "经过" | "经由" | "随着"),
        _ => word.chars().count() > 1 || p.ends(end, "下") || word == "经",
    }
}

/// How a sentence begins that does not say who acts: 针对原水浑浊，….
static NOBODY: &Row = words!(
    "针对 围绕 按照 根据 结合 坚持 组织 开展 会同 邀请 联合 定期 为 对 以 加强 强化 突出 聚焦 狠抓 落实"
);

/// Whether a means is told amid a sentence that does not say who acts: `5月底前组织演练，通过演练，使各岗位熟悉流程`.
fn stands_amid(p: &Passage<'_>, i: usize) -> bool {
    let means = p.before(i) == '，' && p.is_one(i, words!("通过 经过"));
    let start = p.sentence(i).start;
    let said = || p.slice(start..i);
    let dated = || {
        let words = said().trim_start_matches(|c: char| c.is_ascii_digit());
        words!("月底前 月份 月以来 年以来").begins(words) && p.at(start).is_ascii_digit()
    };
    means && (NOBODY.begins(said()) || dated()) && !said().contains(['我', '们', '者'])
        || means && words!("同志们， 各位代表， 各位同仁，").has(said())
}

/// Where or when something is done, and who does it is not said: 墓区通过统一绿化，使环境整洁.
static GROUNDS: &Row = words!(
    "墓区 街区 校园 小区 集镇 场镇 老街 商圈 路段 河段 镇区 城区 林区 库区 湖区 灌区 矿区 片区 厂区 院落 沿线 村庄 广场 市场 路口 车站 全年 今年 去年 一年来 两年来 近年来 几年来 多年来 上半年 下半年 半年来 期间"
);
const LONGEST_PLACE: usize = 6;

fn stands_behind_place(p: &Passage<'_>, i: usize) -> bool {
    let start = p.clause(i).start;
    let opens = start == 0 || matches!(p.before(start), '。' | '；' | '：');
    opens && (2..=LONGEST_PLACE).contains(&(i - start)) && p.ends_one(i, GROUNDS)
}

/// `通过调研使我们看到了差距`
fn in_one_clause(p: &Passage<'_>, i: usize, word: &str) -> Option<Hit> {
    let from = i + 2;
    let end = p.run_within(from, LONGEST_MEANS_HERE, |c| !is_stop(c));
    let at = (from + 1..end).find(|at| {
        let other = among!("促致驱即假大行公天以迫指唆主", p.before(*at));
        match p.at(*at) {
            '使' => !other && is_made(p, *at + 1, end),
            '让' => lets(p, *at, end),
            _ => false,
        }
    })?;
    // 在…的指导下使徒弟掌握了要领
    let framed = matches!(word, "在" | "从") && matches!(p.before(at), '下' | '中');
    // 通过我们的努力使…的人: what the clause speaks of may come behind it; 通过…使…，是特点: it is the subject.
    let clause = p.run_within(end, LONGEST_MEANS, |c| !is_stop(c));
    let subject =
        p.at(clause) == '，' && p.is_any(clause + 1, &["是", "为", "成", "有", "正", "既", "这"]);
    let told = (framed || matches!(word, "通过" | "经过" | "经由"))
        && !p.slice(from..at).contains("不仅")
        && !subject;
    let hit = Hit::new(RuleId::T14, at..at + 1).arg(word).level(Level::Review);
    told.then(|| hit.fix(""))
}

/// Whether 让 is that of 让群众感受到温暖: whom it is that something is done to stands there, or how it changes.
fn lets(p: &Passage<'_>, at: usize, end: usize) -> bool {
    let whole =
        !among!("谦转出割退忍礼辞", p.before(at)) && !among!("步利位渡座出与", p.at(at + 1));
    let changed = p.slice(at..end);
    let felt = FELT.stands_in(changed) || CHANGED.ends(changed);
    whole && (p.is_one(at + 1, MADE) || felt) && end >= at + LEAST_MADE
}

/// What comes to those for whom something is done.
static FELT: &Row = words!(
    "感受 了解 掌握 明白 懂得 认识 体会 享受 享有 得到 获得 学会 成为 变得 看到 知道 一目了然 无处 不再 少跑 走上 吃上 喝上 住上 用上 有了 回归 恢复 重新 实现 受益 增收"
);
const LONGEST_MEANS_HERE: usize = 24;
/// Whether something is changed from `at` on to the end of the clause: 使农户办理时间缩短, not 使用 or 使然.
fn is_made(p: &Passage<'_>, at: usize, end: usize) -> bool {
    let long = end >= at + LEAST_MADE && !p.slice(at..end).contains('的');
    p.is_one(at, MADE) || long && !NOT_MAKING.has(p.at(at)) && p.at(at) != '然'
}

/// So long is at least what a means changes, with how it does.
const LEAST_MADE: usize = 6;
/// How a clause ends that tells what came of something.
static CHANGED: &Row = words!(
    "好转 改善 提升 提高 增强 改观 下降 减少 缩短 增加 加快 畅通 到位 有序 规范 明显 显著 一新 翻番 回升 稳定 归零 解决 消除 化解 落地 见效"
);
/// Whom or what a means changes.
static MADE: &Row = words!(
    "我 他们 大家 全体 全县 全市 全区 全镇 全村 全局 全校 群众 干部 党员 广大 \
    各级 各项 工作 问题 村 环境 市场 企业 农民 居民 职工 学生 面貌 社会 秩序 \
    管理 制度 矛盾 产业 经济 项目 政策 整改 队伍 机关 基层 人民"
);

/// Whether a sentence begins at `i`: at most behind 一是 and behind a clause that says when.
fn opens_sentence(p: &Passage<'_>, i: usize) -> bool {
    let stop =
        |c: char| matches!(c, '。' | '；' | '：' | '！' | '？' | '\0' | '、' | '.' | '）' | '（');
    if i == 0
        || (stop(p.before(i)) && p.before(i) != '、')
        || p.before(i) == '“' && matches!(p.before(i - 1), '：' | '，' | '。')
        || p.before(i) == '是' && matches!(p.before(i - 1), '一' | '二' | '三' | '四' | '五')
    {
        return true;
    }
    if p.before(i) != '，' {
        return false;
    }
    let start = p.run_back_within(i - 1, 24, |c| !stop(c) && c != '，');
    let first = start == 0 || (stop(p.before(start)) && p.before(start) != '、');
    let length = i - start;
    let told = length <= 16 && p.ends_any(i - 1, WHEN)
        || p.ends_one(i - 1, SAYING)
        || p.at(start) == '据' && p.ends_any(i - 1, TOLD)
        || length <= 9 && tells_when(p, start, i - 1)
        || length <= 11 && tells_where(p, start)
        || p.is_one(start, words!("对 针对 围绕 面对 鉴于 结合 根据 按照 为了"))
        || length <= 5
            && p.is_one(
                start,
                words!("另外 此外 同时 其次 首先 再次 最后 随后 接着 为此 对此 其间 期间"),
            );
    first && told
}

/// Whether a clause that says behind what something is done, or how all went about it, stands before `i`.
fn led(p: &Passage<'_>, i: usize) -> bool {
    if i == 0 || p.before(i) != '，' {
        return false;
    }
    let clause = p.clause(i - 1);
    let whole = clause.start == 0 || is_stop(p.before(clause.start));
    let ends = p.ends_one(i - 1, AFTERWARDS) || p.ends_one(i - 1, NAMED);
    // 镇里在整治中，通过…: who acts stands before 在.
    let acts = p.slice(clause.start + 1..(i - 1).max(clause.start + 1)).contains('在');
    whole && ends && !acts && i - clause.start <= LONGEST_LEAD
}

/// A clause that says when or how is no longer.
const LONGEST_LEAD: usize = 20;
/// How a clause ends that says behind what something is done, or how all went about it: whoever acts stands in no such.
static AFTERWARDS: &Row = words!(
    "后 之后 以后 以来 之际 之时 期间 过程中 时 之余 前 之前 当中 结束 完毕 齐心协力 共同努力 不懈努力 上下一心 多措并举 一段时间 半年多 三年来 五年来 几年来 多年来"
);
/// What says which of several is told of.
static NAMED: &Row = words!(
    "其中 例如 比如 首先 其次 再次 最后 同时 另外 此外 由此 因此 因而 事实上 实际上 总之 总体上 可以说 应该说"
);

/// Behind these words begins what somebody says.
static SAYING: &Row = words!(
    "认为 指出 表示 强调 提出 反映 说 说道 写道 谈道 谈到 讲到 提到 坦言 感慨 反思 总结 告诉记者 回忆 看来 来说 来讲"
);

/// Whether a clause says when by how it begins, 今年冬训, and does not end with whoever acts.
fn tells_when(p: &Passage<'_>, start: usize, end: usize) -> bool {
    let acts = "局院镇县市区乡村委办校所队站司厅部会处科厂园馆组们员者人社家户矿众下";
    p.is_one(start, TIMES) && !acts.contains(p.before(end))
}

/// Whether a clause says where: 在监区，通过…. 在建项目 and 在职党员 may act.
fn tells_where(p: &Passage<'_>, start: usize) -> bool {
    p.at(start) == '在' && !among!("建职校编岗册线外京逃场座任教读研押案营", p.at(start + 1))
}

/// Words for a time with which a sentence may begin.
static TIMES: &Row = words!(
    "今年 去年 本月 上月 当月 今春 今夏 今秋 今冬 入冬 入夏 入春 入秋 入汛 汛期 春节 国庆 暑期 寒假 \
    上半年 下半年 年初 本周 上周 一季度 二季度 三季度 四季度 前三季度 近年 近期 春季 夏季 秋季 冬季"
);

/// 使用水量下降 speaks of 用水量.
static USED: &Row = words!(
    "用水量 用电量 用气量 用油量 用煤量 用药量 用工量 用工成本 用电成本 用水成本 用能成本 用气成本 用工难 用水难 用电负荷 用水效率 用能效率 用地效率 用水更 用电更 用药更 用人更 用车更 \
    用地更 用能更 用工更 用户体验 用户满意 用户能 用户可 用户的 用户得 用户投诉 用户端 用人单位 用工单位 用工企业 用水户 用电户"
);

/// Returns where 使 stands at `i` behind an adverb, and how long it is.
fn making(p: &Passage<'_>, i: usize) -> Option<(usize, usize)> {
    let adverb = p.word_at(i, ADVERBS).map(|word| word.chars().count());
    let at = i + adverb.unwrap_or(0);
    match p.at(at) {
        '使' if p.at(at + 1) == '得' => Some((at, 2)),
        // 使馆藏卷宗得以保存 speaks of no embassy.
        '使' if !NOT_MAKING.has(p.at(at + 1))
            || p.is_one(at + 1, words!("馆藏 馆内 馆舍 领导 团队 团员 节能"))
            || p.is_one(at + 1, USED) =>
        {
            Some((at, 1))
        }
        '致' | '促' if p.at(at + 1) == '使' => Some((at, 2)),
        '让' if !matches!(p.at(at + 1), '步' | '利' | '位' | '渡' | '座') => Some((at, 1)),
        '令' if !matches!(p.at(at + 1), '人' | '行' | '第')
            && (is_made(p, at + 1, p.clause(at).end) || p.ends_one(p.clause(at).end, CHANGED)) =>
        {
            Some((at, 1))
        }
        _ => None,
    }
}
