//! What is counted where a list is announced, for S05: 三个方面, 五项措施. Knows no rule.

use super::passage::{Passage, is_numeral};

/// What is counted besides 个 and a noun.
const NOUNS: &[&str] = &[
    "方面",
    "件事",
    "点",
    "项",
    "条",
    "类",
    "大行动",
    "大工程",
    "大举措",
    "大任务",
    "大措施",
    "大问题",
    "大重点",
    "大体系",
    "大抓手",
    "大机制",
    "大工作",
    "大方面",
    "种",
    "件实事",
    "件大事",
    "场硬仗",
    "篇文章",
    "道防线",
    "本账",
    "步",
    "份文件",
    "份材料",
    "样材料",
    "种材料",
    "张表",
    "份资料",
    "类材料",
    "种资料",
    "项材料",
    "部法规",
];
/// What is counted by 个 and spoken of item by item; places and people are counted so, too.
const MATTERS: &[&str] = &[
    "方面", "问题", "环节", "重点", "层面", "关键", "突出", "主要", "坚持", "到位", "确保", "强化",
    "原因", "特点", "不足", "难点", "短板", "转变", "提升", "结合", "注重", "着力", "体系", "机制",
    "抓手", "任务", "目标", "要求", "意见", "建议", "举措", "步骤", "阶段", "维度", "角度", "聚焦",
    "狠抓", "加强", "深化", "优化", "突破", "薄弱", "亮点", "特色", "平台", "渠道", "方式", "途径",
    "办法", "经验", "启示", "体会", "教训", "责任", "思路", "严格", "落实", "必须", "统一", "关系",
    "原则", "理念", "统筹", "率先", "严禁", "防线", "关口", "困难", "隐患", "风险", "成效", "变化",
    "挑战", "工程", "制度", "措施", "行动", "优势", "压力", "一”", "提前", "优先", "延伸", "公开",
    "难题", "堵点", "痛点", "弱项", "误区", "需求", "诉求", "心愿", "清零", "闭环", "同步", "一律",
    "不准", "不得", "带头", "表率", "示范", "先行", "不让", "融合", "联动", "共享", "畅通", "对接",
    "覆盖", "下沉", "倾斜", "翻番", "倍增", "严查", "压减", "提高", "加大", "改进", "创新", "更加",
    "加快", "扩大", "增强", "巩固", "健全", "完善", "规范", "推进", "必查", "必访", "必到", "必问",
    "必看", "必谈", "必讲", "必清", "必验", "条件", "专项", "汇报", "片区", "专题", "板块", "模块",
    "议题", "事项", "流程", "程序", "要点", "标准", "能力", "意识", "基地", "中心", "区域",
];

/// Returns where a noun ends that is counted at `at`.
pub fn end_of_noun(p: &Passage<'_>, at: usize) -> Option<usize> {
    let of = |from: usize, nouns: &[&str]| {
        nouns.iter().find(|noun| p.is(from, noun)).map(|noun| from + noun.chars().count())
    };
    // “五到位”
    let quoted = || {
        let number = p.run_back_within(at, 2, is_numeral);
        number < at && p.before(number) == '“' && matches!(p.at(at + 2), '”')
    };
    let matter = || {
        let from = at + usize::from(matches!(p.at(at), '个' | '大'));
        let word = from + usize::from(p.at(from) == '“');
        (word > at || quoted()).then(|| of(word, MATTERS)).flatten()
    };
    of(at, NOUNS).or_else(matter)
}
