//! T15: a verb and the noun it cannot have: 提高进度, 降低差距. The noun ends its phrase, so that
//! 提高进度款 is none; a few words may stand between.

use super::finding::Hit;
use super::passage::{Passage, is_han, is_stop};
use super::patterns::Found;
use super::rule::RuleId;
use std::sync::LazyLock;

/// A noun, the verbs it cannot have, which are of two characters, and the one it has.
type Row = (&'static str, &'static [&'static str], &'static str);
const NOUNS: &[Row] = &[
    ("力度", &["加强", "加快", "提高", "增强", "提升", "增进", "深化", "扩大"], "加大"),
    ("进度", &["提高", "加大", "加强", "增强", "提升", "扩大"], "加快"),
    ("步伐", &["提高", "加大", "加强", "增强", "提升", "扩大"], "加快"),
    ("水平", &["改善", "增强", "加强", "加大", "扩大", "增加", "强化", "加快"], "提高"),
    ("质量", &["增强", "加强", "加大", "增加", "扩大"], "提高"),
    ("效率", &["加大", "加强", "增强", "加快", "改善", "扩大", "增加"], "提高"),
    ("效益", &["加大", "加强", "扩大", "改善"], "提高"),
    ("差距", &["降低", "减少", "减低", "减小", "提高", "消减"], "缩小"),
    ("规模", &["提高", "加强", "增强", "加大", "加快", "增加"], "扩大"),
    ("传统", &["发挥"], "发扬"),
    ("作风", &["发挥", "改正", "提高", "加强"], "改进"),
    ("作用", &["提高", "发扬", "加大", "加强"], "发挥"),
    ("优势", &["发扬", "提高"], "发挥"),
    ("精神", &["发挥"], "发扬"),
    ("意识", &["增加", "加大", "扩大", "加强"], "增强"),
    ("能力", &["增加", "扩大", "改善", "加大", "加快"], "增强"),
    ("信心", &["增加", "提高", "加强", "加大"], "增强"),
    ("责任感", &["担当", "履行", "提高", "加大", "增加"], "增强"),
    ("使命感", &["担当", "履行", "提高", "加大", "增加"], "增强"),
    ("凝聚力", &["加大", "扩大", "增加", "加强"], "增强"),
    ("面貌", &["提高", "增强", "加强"], "改善"),
    ("环境", &["提高", "增强", "增加", "加大"], "改善"),
    ("条件", &["提高", "增强", "加强", "加大"], "改善"),
    ("生活", &["提高"], "改善"),
    ("负担", &["降低", "缩小"], "减轻"),
    ("成本", &["缩小", "减轻", "减小"], "降低"),
    ("风险", &["缩小", "减轻"], "降低"),
    ("隐患", &["解决", "克服", "改正"], "消除"),
    ("矛盾", &["克服", "消灭"], "化解"),
    ("任务", &["实现", "达到"], "完成"),
    ("目标", &["建立"], "确立"),
    ("目的", &["完成"], "达到"),
    ("氛围", &["打造", "树立", "建设", "弘扬", "建立"], "营造"),
    ("气氛", &["打造", "树立", "建设", "弘扬", "建立"], "营造"),
    ("形象", &["营造", "建设"], "树立"),
    ("局面", &["营造"], "开创"),
    ("格局", &["营造"], "形成"),
    ("短板", &["提升", "克服", "解决", "消除", "改正"], "补齐"),
    ("漏洞", &["补齐", "克服"], "堵塞"),
    ("责任", &["执行"], "落实"),
    ("职责", &["执行"], "履行"),
    ("义务", &["执行", "落实"], "履行"),
    ("措施", &["履行"], "落实"),
    ("规定", &["履行"], "执行"),
    ("承诺", &["执行"], "履行"),
    ("觉悟", &["增强", "加强", "加大"], "提高"),
    ("素质", &["增强", "加强", "增加", "改善", "加大"], "提高"),
    ("本领", &["加强", "加大"], "增强"),
    ("知识", &["提高", "增强"], "增长"),
    ("经验", &["提高", "增强"], "积累"),
    ("教训", &["借鉴"], "吸取"),
    ("影响", &["提高"], "扩大"),
    ("影响力", &["加大", "加强"], "扩大"),
    ("覆盖面", &["提高", "增强", "加大", "加强"], "扩大"),
    ("覆盖率", &["扩大", "增强", "加大", "加强"], "提高"),
    ("满意度", &["增强", "加强", "扩大", "加大", "改善"], "提高"),
    ("知名度", &["增强", "加强", "加大"], "提高"),
    ("范围", &["提高", "加大", "增强"], "扩大"),
    ("面积", &["提高", "加大"], "扩大"),
    ("数量", &["提高"], "增加"),
    ("人数", &["提高"], "增加"),
    ("产量", &["扩大", "加大"], "提高"),
    ("收入", &["扩大", "增强", "加大"], "增加"),
    ("投入", &["加强", "扩大", "加快"], "加大"),
    ("比重", &["加强", "增强", "加快"], "提高"),
    ("标准", &["加大", "增强"], "提高"),
    ("速度", &["加大", "增强", "加强"], "加快"),
    ("距离", &["降低", "减少", "缩小"], "缩短"),
    ("时间", &["缩小", "降低"], "缩短"),
    ("时限", &["缩小", "降低", "减少"], "缩短"),
    ("周期", &["缩小", "降低"], "缩短"),
    ("损失", &["缩小", "降低"], "减少"),
    ("联系", &["增强", "加大", "提高"], "加强"),
    ("沟通", &["加大", "提高"], "加强"),
    ("管理", &["加大", "增强"], "加强"),
    ("监督", &["加大", "提高", "增强"], "加强"),
    ("监管", &["加大", "提高", "增强"], "加强"),
    ("领导", &["加大", "提高"], "加强"),
    ("合作", &["加大", "提高"], "加强"),
    ("协作", &["加大", "提高"], "加强"),
    ("协调", &["加大", "提高"], "加强"),
    ("配合", &["加大", "提高"], "加强"),
    ("团结", &["加大", "提高"], "增强"),
    ("权益", &["维持", "保卫"], "维护"),
    ("秩序", &["保护"], "维护"),
    ("关系", &["提高", "增强"], "密切"),
];
/// Verbs that stand between only as such.
const OTHER: &[&str] = &[
    "加强", "加快", "提高", "增强", "提升", "深化", "扩大", "加大", "改善", "增加", "强化", "降低",
    "减少", "发挥", "发扬", "缩小", "减轻", "解决", "克服", "实现", "达到", "建立", "完成", "打造",
    "树立", "弘扬", "营造", "消除", "补齐", "履行", "推进", "推动", "促进", "健全", "完善", "优化",
    "形成", "开创", "缩短", "确保", "保持", "抓好", "做好", "压实", "化解",
];
const MOST_BETWEEN: usize = 12;
/// What joins another noun, or a verb of its own.
const PARTS: &[&str] = &[
    "补", "破", "和", "与", "及", "并", "以", "而", "从而", "来", "使", "目标", "用于", "不", "等",
];

/// The verbs of [`NOUNS`], each with the rows in which it goes wrong.
static VERBS: LazyLock<Vec<(&'static str, Vec<&'static Row>)>> = LazyLock::new(|| {
    let mut verbs: Vec<(&str, Vec<&Row>)> = Vec::new();
    for (row, verb) in NOUNS.iter().flat_map(|row| row.1.iter().map(move |verb| (row, verb))) {
        match verbs.iter_mut().find(|(known, _)| known == verb) {
            Some((_, rows)) => rows.push(row),
            None => verbs.push((verb, vec![row])),
        }
    }
    verbs
});

/// Returns the verbs, each by its number.
pub fn verbs() -> impl Iterator<Item = (&'static str, usize)> {
    VERBS.iter().zip(0..).map(|((verb, _), number)| (*verb, number))
}

pub fn check(p: &Passage<'_>, verbs: &[Found<usize>], hits: &mut Vec<Hit>) {
    for verb in verbs {
        let Some((_, rows)) = VERBS.get(verb.value) else { continue };
        let (i, start) = (verb.start, verb.end);
        // 有所提高, 得到加强: the verb is a noun there.
        if is_stop(p.at(start)) {
            continue;
        }
        let end = p.run_within(start, MOST_BETWEEN + 5, is_han);
        let closes = |at: &usize| is_stop(p.at(*at)) || "和与及等并）”。 ".contains(p.at(*at));
        let closing: Vec<usize> = (start..=end).filter(closes).collect();
        let found = rows.iter().find_map(|row| {
            let length = row.0.chars().count();
            let ends = closing.iter().filter(|at| p.ends(**at, row.0));
            let at = ends.filter_map(|at| at.checked_sub(length)).find(|at| *at >= start)?;
            let between = (at - start <= MOST_BETWEEN).then(|| p.slice(start..at))?;
            // 增进与媒体的沟通力度: it joins nothing.
            let plain = between.strip_prefix('与').filter(|b| b.contains('的')).unwrap_or(between);
            let other = OTHER.iter().chain(PARTS).any(|word| plain.contains(word));
            (!other).then_some((at, *row))
        });
        let Some((at, (noun, _, right))) = found else { continue };
        let between = p.slice(start..at);
        if !(between.is_empty() && *noun == "生活") {
            let said = format!("{right}{}{noun}", if between.is_empty() { "" } else { "……" });
            let hit = Hit::new(RuleId::T15, i..at + noun.chars().count()).arg(said);
            hits.push(hit.fix(format!("{right}{between}{noun}")));
        }
    }
}
