//! P13 on dashes that are broken: parted by a space, half of one beside a whole one, or typed as 一一.

use super::finding::Hit;
use super::joining_lines::ROUTES;
use super::passage::{Passage, is_han, is_numeral};
use super::rows::{Row, among, words};
use super::rule::{Level, RuleId};
use super::spots::Spot;
use crate::report::{Fixed, Part};

pub fn check(p: &Passage<'_>, hits: &mut Vec<Hit>) {
    for (i, _) in p.spots(Spot::ODD).filter(|(_, c)| matches!(c, '—' | '-')) {
        let broken = match p.at(i) {
            '—' => parted(p, i)
                .or_else(|| half_of_pair(p, i))
                .or_else(|| before_stop(p, i))
                .or_else(|| pair_of_halves(p, i)),
            _ => None,
        };
        hits.extend(broken.or_else(|| before_kind(p, i)));
    }
    // What stands again right behind it is known; of three the third stands alone.
    let mut end = 0;
    for (at, c) in p.spots(Spot::REPEATED) {
        if c == '一' && p.at(at + 1) == '一' && at >= end {
            end = at + 2;
            hits.extend(typed_as_numerals(p, at));
        }
    }
}

/// `预警设备— —雷达水位计`
fn parted(p: &Passage<'_>, i: usize) -> Option<Hit> {
    let second = p.run(i + 1, |c| c == ' ');
    let is_dash = second > i + 1 && p.at(second) == '—' && p.at(second + 1) != '—';
    let within = is_dash && p.before(i) != '—' && is_han(p.before(i)) && is_han(p.at(second + 1));
    within.then(|| Hit::new(RuleId::P13, i..second + 1).fix("——"))
}

/// `让数据多跑路—公积金工作总结`: in a title, before what kind of paper it is.
fn before_kind(p: &Passage<'_>, i: usize) -> Option<Hit> {
    static KINDS: &Row = words!(
        "工作总结 情况汇报 工作汇报 情况报告 工作报告 工作纪实 纪实 回眸 回顾 巡礼 见闻 小记 经验材料 经验介绍 情况介绍 工作综述 综述 工作侧记 调研报告 调查报告 案例 \
        典型案例 事迹材料 先进事迹 交流材料 发言材料 实践与探索 的实践 的探索 做法 情况通报 简报 述职报告"
    );
    let titled = p.place.part == Part::Fixed(Fixed::Title) && KINDS.ends(p.text.trim_end());
    let alone = p.before(i) != '—' && !matches!(p.at(i + 1), '—' | '-') && p.before(i) != '-';
    let both =
        i >= LEAST_NAME && p.len() > i + LEAST_NAME && is_han(p.before(i)) && is_han(p.at(i + 1));
    // 北京—上海高速公路工作总结: nothing is done before the sign.
    let doing = |c: char| among!("让把为以在用守护强促做抓建走不添绘筑架织点当争破", c);
    (titled && alone && both && p.text.chars().take(i).any(doing))
        .then(|| Hit::new(RuleId::P13, i..i + 1).fix("——").level(Level::Warning))
}

/// `民之所盼—，政之所向`: half a dash, and a mark behind it.
fn before_stop(p: &Passage<'_>, i: usize) -> Option<Hit> {
    let alone = p.before(i) != '—' && is_han(p.before(i)) && is_han(p.at(i + 2));
    let hit = || Hit::new(RuleId::P13, i..i + 1).level(Level::Review);
    (alone && matches!(p.at(i + 1), '，' | '。' | '；')).then(hit)
}

/// `最大的顾虑—回程空载—在平台上线后有所缓解`: what is told between them, the sentence goes on behind.
fn pair_of_halves(p: &Passage<'_>, i: usize) -> Option<Hit> {
    let alone = |at: usize| p.at(at) == '—' && p.before(at) != '—' && p.at(at + 1) != '—';
    let end = p.run_within(i + 1, LONGEST_TOLD, |c| is_han(c) || matches!(c, '、' | '“' | '”'));
    let pair = alone(i) && alone(end) && end > i + LEAST_TOLD;
    let goes_on =
        p.is_one(end + 1, words!("在 已 是 都 均 也 将 被 得 能 要 让 使 正 全部 又 就 还"));
    (pair && goes_on && is_han(p.before(i)))
        .then(|| Hit::new(RuleId::P13, i..end + 1).level(Level::Review))
}

const LEAST_TOLD: usize = 3;
const LONGEST_TOLD: usize = 24;

/// `周德顺——一位老党员—每天巡山`: the second of a pair is but half a dash.
fn half_of_pair(p: &Passage<'_>, i: usize) -> Option<Hit> {
    let alone =
        p.before(i) != '—' && p.at(i + 1) != '—' && is_han(p.before(i)) && is_han(p.at(i + 1));
    let sentence = p.sentence(i);
    let said = p.slice(sentence.start..i);
    let dash = said.rfind("——").filter(|_| alone)?;
    let between = said.get(dash + "——".len()..)?;
    let name = said.get(..dash)?;
    // 候选人——现任总统、捷克—摩拉维亚共产党人: what stands between says who somebody is.
    let whole = between.chars().count() > 3
        && between.contains('的')
        && !between.contains(['—', '。', '；', '：'])
        && name.matches("——").count() == 0
        && !name.is_empty();
    // 该船——全省首艘电动渡船—已试航12次
    let first = said.starts_with(name) && !name.contains(['，', '：']);
    let told = first
        && between.chars().count() > 3
        && !between.contains(['—', '。', '；', '：', '和', '与'])
        && p.is_one(i + 1, words!("已 均 都 将 也 仍 曾 正在 近日 今年 昨日 日前"));
    let behind = p.slice(i + 1..p.clause(i + 1).end);
    let whole = whole && !ROUTES.stands_in(behind);
    ((whole || told) && !behind.contains('—'))
        .then(|| Hit::new(RuleId::P13, i..i + 1).fix("——").level(Level::Warning))
}

/// What is done with each of many: behind 一一 it stands for no dash.
static DONE_WITH_EACH: &Row = words!(
    "对 列 核 落 解 答 回 记 登 走 询 问 过 说 讲 检 查 比 摆 销 整 反 汇 介 点 明 做 进 分 清 标 写 填 给 作 加 予 排 道 细 录 辨 \
    呈 展 陈 应 兑 梳 研 审 提 指 通 告 送 发 收 看 听 复 确 签 编 归 建 建档 盘 甄 剖 叮 谢 握 慰 拜 致 推 实 化 研 破 剔 罗 叙 \
    述 交 验 罗列 举 克 攻 数 尝 试 翻 拆 装 查 摸 入 上 到 在 和 与 向 为 被 得 有 就 、 ， 。 ； ： ） ”"
);
/// What stands before 一一 where it is done with each, or where both are numerals.
static BEFORE_EACH: &Row = words!(
    "、 ， 。 ； ： （ “ 已 均 都 将 要 地 予以 应 逐 再 并 可 能 会 来 去 须 必 们 者 人 员 题 项 况 事 单 求 后 前 容 骤 节 表 据 料 录 第 十 百 千 万 零 〇 二 三 一 四 五 六 七 八 九"
);

/// `第一道关口一一原料检验，须…`: two numerals where a dash was meant.
fn typed_as_numerals(p: &Passage<'_>, at: usize) -> Option<Hit> {
    let (before, next) = (p.before(at), p.at(at + 2));
    let opens = is_han(next) || matches!(next, '“' | '《') || next.is_ascii_digit();
    let amid = is_han(before) && opens && next != '一';
    let figure = next.is_ascii_digit() && !is_numeral(before);
    let named = figure || p.ends_one(at, NAMED) || p.is_one(at + 2, SAYING);
    let each = DONE_WITH_EACH.begins(p.slice(at + 2..p.len().min(at + 4)));
    let twice = || stands_twice(p, at) && !is_numeral(before) && before != '、';
    // 主题一一“一片叶子富一方百姓”: what is named, and what it is.
    let quoted = matches!(next, '“' | '《') && p.ends_one(at, NAMED);
    let close = || p.run_within(at + 3, LEAST_NAME, |c| !matches!(c, '”' | '》'));
    let quoted = quoted && close() == at + 3 + LEAST_NAME;
    let before_each = p.ends_one(at, BEFORE_EACH) && !p.ends_one(at, words!("一件事 大事 实事"));
    (amid && (named && !each && !before_each || quoted || twice()))
        .then(|| Hit::new(RuleId::P13, at..at + 2).fix("——").level(Level::Review))
}

/// What goes on behind a dash, and what nobody does with each of many.
static SAYING: &Row = words!(
    "全场 全县 全市 全省 全国 全镇 全村 全院 全校 全线 最 比原 比去 比上 比计 这 那 就是 也是 也就 即 平均 不是 而 却 只 因为 从此 我们 我国 我县 我市 我校 不仅 不到 无论 每 第 一 其中 一个 相当"
);

/// Whether both ends of what is thrown in are typed so: `打了47天一一比原计划提前一周一一就出了水`.
fn stands_twice(p: &Passage<'_>, at: usize) -> bool {
    let sentence = p.sentence(at);
    let two = p.slice(sentence).matches("一一").count() == 2;
    let mut others = p.places("一一").filter(|other| other.abs_diff(at) > LEAST_THROWN_IN);
    two && others.any(|other| {
        let between = p.slice(at.min(other)..at.max(other));
        !between.contains(['，', '、', '；', '：', '。'])
    })
}

const LEAST_THROWN_IN: usize = 4;
/// What is named has more characters than what somebody may be said to be called to do.
const LEAST_NAME: usize = 5;

/// What is named or explained behind a dash.
static NAMED: &Row = words!(
    "一件事 一个字 一句话 大事 实事 心愿 愿望 梦想 想法 念头 道理 秘诀 结论 答案 追求 选择 要求 特点 称呼 名字 昵称 口头禅 关口 防线 目标 任务 关键 主题 重点 核心 理念 原则 思路 主线 抓手 精神 口号 底线 红线 设备 工具 产品 品牌 载体 平台 机制 制度 模式 做法 办法 方法 \
    方式 措施 举措 工程 项目 活动 行动 成果 阵地 基地 环节 法宝 优势 短板 难点 痛点 堵点 亮点 特色 名片 代表 典型 标志 密码 钥匙 途径 出路 荣誉 称号 \
    产业 作物 技术 工艺 装置 系统 材料 药品 品种 景点 建筑 文物 作品 节目 课程 比赛 赛事 岗位 职业 支柱 保障 基础 隐患 问题 难题 原因 根源 顽疾 指标 \
    主角 英雄 人物 领域 行业 企业 单位 部门 城市 县城 小镇 村庄 港口 河流 山脉 水库 大桥 隧道 公路"
);
