//! Rules on lines between words: P13 on dashes, P14 where a line joins two places.

use super::finding::Hit;
use super::joining_lines::{FOREIGN, PLACES, ROUTES, halved, is_before_name, joins, make_together};
use super::passage::{Passage, QUOTE, TITLE, is_chinese, is_han, is_numeral, last_chars};
use super::rows::{Row, words};
use super::rule::{Level, RuleId};
use super::spots::Spot;
use crate::report::{Fixed, Line, Part};

pub fn check(p: &Passage<'_>, hits: &mut Vec<Hit>) {
    for (i, c) in p.spots(Spot::ODD) {
        if is_line(c) && !is_line(p.before(i)) {
            line(p, i, p.run(i, is_line), hits);
        }
    }
}

/// What is taken for a dash, whichever sign of the many it is.
fn is_line(c: char) -> bool {
    matches!(c, '-' | '—' | '－' | '–' | '―' | '─' | '━' | '−' | '﹣' | '‒' | '‐' | 'ー')
}

fn line(p: &Passage<'_>, start: usize, end: usize, hits: &mut Vec<Hit>) {
    // 目标 - 零事故: the spaces belong to the dash, if they stand on both sides.
    let spaced = p.before(start) == ' ' && p.at(end) == ' ';
    let (from, to) = if spaced {
        (p.run_back(start, |c| c == ' '), p.run(end, |c| c == ' '))
    } else {
        (start, end)
    };
    match end - start {
        1 if leads_subtitle(p, start) => push(start..end, None, hits),
        // 周一—周五
        1 if is_numeral(p.before(from)) && p.is_any(to, &["周", "星期"]) => {}
        1 => single(p, from..to, p.at(start), hits),
        2 if p.slice(start..end) == "——" => {}
        2 | 3 if joins_numbers(p, from, to) => {}
        2 | 3 if is_dash(p, from, to, p.at(start)) => {
            // 北京--上海: a line between places may be meant.
            let places = PLACES.has(p.before(from)) && is_han(p.at(to));
            push(start..end, places.then_some(Level::Warning), hits);
        }
        _ => {}
    }
}

fn push(range: std::ops::Range<usize>, level: Option<Level>, hits: &mut Vec<Hit>) {
    let hit = Hit::new(RuleId::P13, range).fix("——");
    hits.push(match level {
        Some(level) => hit.level(level),
        None => hit,
    });
}

/// `5月--7月`, `10:00--11:00`: from one number to another, which is for the rules on ranges.
fn joins_numbers(p: &Passage<'_>, from: usize, to: usize) -> bool {
    let unit = p.run_back_within(from, 3, is_han);
    p.at(to).is_ascii_digit() && p.before(unit).is_ascii_digit()
}

/// P13 on two or three signs in a row: no option of a command, no border of a table.
fn is_dash(p: &Passage<'_>, from: usize, to: usize, sign: char) -> bool {
    let (before, next) = (p.before(from), p.at(to));
    let option = sign == '-' && (next.is_ascii_lowercase() || before.is_ascii_lowercase());
    let drawn = matches!(sign, '─' | '━') && !is_chinese(before);
    let latin = before.is_ascii_alphanumeric() && next.is_ascii_alphanumeric();
    let opens = from == 0 && next.is_ascii_digit() && p.text.chars().any(is_han);
    (is_chinese(before) || is_chinese(next) || opens) && !option && !drawn && !latin
}

/// What something came to: behind it a clause says what that is.
static REACHED: &Row = words!(
    "突破 变化 举措 新篇 答卷 特色 新地标 台阶 成绩 进展 喜讯 捷报 新路 路径 样板 模式 局面 跨越 翻番 奇迹 新高 纪录 佳绩 丰收 新风 热潮     好评 效应 活力 好戏 好事 喜事 新招 共识 合力 升级 蝶变 提法 说法 能力 本领 转型 逆袭 惊喜 礼物 福利 红利 利好 信号 动作 步伐 提升 实效 新貌 新颜 新意 新气象 \
    安排 打算 部署 行动 提醒 遗憾 教训 隐患 警钟"
);
const LEAST_CONCLUDED: usize = 6;
const LEAST_CHANGED: usize = 3;

/// Whether a clause behind one sign says what was reached: `实现历史性突破—本科上线人数首次过百`.
fn concludes(p: &Passage<'_>, around: &std::ops::Range<usize>) -> bool {
    let (start, end) = (around.start, around.end);
    let clause = p.clause(start);
    let quoted = usize::from(matches!(p.at(end), '“' | '《'));
    let ahead = p.slice(end..clause.end);
    // 村里的新变化—路宽了，灯亮了
    let least = if ahead.ends_with('了') { LEAST_CHANGED } else { LEAST_CONCLUDED };
    let long = clause.end >= end + quoted + least && !p.is_of(end + quoted, Spot::STOP);
    long && p.ends_one(start, REACHED)
        && start - clause.start > 5
        && !p.slice(clause.start..start).contains(['从', '由'])
        && p.slice(clause.clone()).matches(is_line).count() == 1
        && p.zone(start) & (TITLE | QUOTE) == 0
        && !TRAFFIC.stands_in(ahead)
}

/// What is explained behind a dash; a dash between two places or dates joins.
static EXPLAINED: &Row = words!(
    "目标是 任务是 要求是 原则是 重点是 关键是 核心是 主题是 思路是 问题是 做法是 目标 任务 关键 主题 重点 核心 理念 方针 原则 思路 问题 主线 抓手 精神 口号 标准 底线 红线 \
    方法 做法 经验 特点 环节 工作 举措 措施 制度 机制 品牌 载体 力量 根本 基础 保障 要求 主角 使命 宗旨 初心 法宝 优势 \
    短板 难题 矛盾 成果 阵地 主体 责任 对象 内容 道理 事实 结论 答案 梦想 战役 产业 名片 代表 典型 之一 人物 案例 标志 精髓 \
    灵魂 命脉 密码 钥匙 途径 出路 选择 追求 心愿 愿景 蓝图 成就 殊荣 荣誉 称号 中心 少数 课题 大事 实事 难点 痛点 堵点 焦点 \
    热点 亮点 起点 支点 突破口 着力点 落脚点 出发点 切入点 生命线 主阵地 主战场 主力军 压舱石 牛鼻子 硬骨头 先手棋 规律 \
    老话 俗话 名言 格言 谚语 俗语 诗句 警句 一关 真理 论断 命题 铁律 一句话 只有一个 只有一条 只有一点 防线 关口 转变 信念 个字 手记 侧记 札记 综述 述评 作物 特产 龙头 名字 风景 承诺 路子 点子 门路 窍门 诀窍 样本 范本 软肋 瓶颈 症结 根子 引擎 良方 药方 底色 关键词 高频词 藏品 展品 口头禅 外号 绰号 座右铭 校训 家训 在于一点 就是一点 最后一公里 硬规定 铁规定 规矩 铁规矩 约定 诺言 誓言 秘诀 招牌 妙招 绝招 高招 新招 底气 称呼 重头戏 硬仗 原因 根源 杀手锏 基本功 必修课 大考 字诀"
);

/// P13 on a single sign, and P14 where it joins two places by a hyphen.
fn single(p: &Passage<'_>, around: std::ops::Range<usize>, sign: char, hits: &mut Vec<Hit>) {
    let (i, next) = (around.start, p.at(around.end));
    let opens = is_han(next) || matches!(next, '“' | '《');
    if leads_explanation(p, &around)
        || names_step(p, &around)
        || stands_beside(p, &around)
        || concludes(p, &around)
        || likens(p, &around)
    {
        push(around, Some(Level::Review), hits);
        return;
    }
    if !is_han(p.before(i)) || !(opens || next.is_ascii_digit()) {
        return;
    }
    if is_numeral(p.before(i)) && is_numeral(next) && sign != '—' {
        hits.extend(counted(p, around));
        return;
    }
    let explained = p.word_before(i, EXPLAINED).filter(|word| !is_link(p, &around, word));
    if explained.is_none() && opens && singles_out(p, &around) {
        push(around, Some(Level::Review), hits);
        return;
    }
    if !opens && explained.is_none() {
        return;
    }
    let bare = p.at(i) == sign;
    if explained.is_some() {
        push(around, Some(Level::Warning).filter(|_| sign == '-'), hits);
    } else if let Some(level) =
        (sign == '—' && bare && !joins(p, i)).then(|| halved(p, i)).flatten()
    {
        push(around, Some(level), hits);
    } else if sign == '—' && bare && is_before_name(p, i) {
        push(around, Some(Level::Review), hits);
    } else if matches!(sign, '－' | '−') && bare && matches!(next, '“' | '《') {
        push(around, Some(Level::Warning), hits);
    } else if matches!(sign, '-' | '－' | '–' | '−') && bare && is_han(next) {
        let known = hits.len();
        places(p, i, around.clone(), hits);
        // No Chinese mark looks so.
        if hits.len() == known && matches!(sign, '–' | '−') {
            push(around, Some(Level::Review), hits);
        }
    }
}

/// `第三-五章`
fn counted(p: &Passage<'_>, around: std::ops::Range<usize>) -> Option<Hit> {
    let end = p.run(around.end, is_numeral);
    let parts = p.is_any(end, &["章", "条", "年级", "季度", "节", "款", "标段", "号楼"]);
    parts.then(|| Hit::new(RuleId::P14, around).case(1).fix("—").level(Level::Review))
}

/// What a clause begins with that explains.
static EXPLAINING: &Row = words!(
    "由 对 做到 确保 全力 只要 这 那 就 让 把 使 即 也 关键 实现 从 真正 为的 只为 而 却 是 更"
);

/// Whether one sign parts a clause from what explains it: `三个一”—一张图、一张网`, `满意-这是我们的追求`.
fn leads_explanation(p: &Passage<'_>, around: &std::ops::Range<usize>) -> bool {
    let (start, end) = (around.start, around.end);
    let behind = matches!(p.before(start), '”' | '》' | '）');
    let counted = p.before(start) == '”' && p.at(end).is_ascii_digit() && p.at(start) != '-';
    if !(is_han(p.before(start)) || behind) || !(is_han(p.at(end)) || counted) {
        return false;
    }
    let back = p.run_back(start, is_han);
    let ahead = p.run(end, |c| is_han(c) || c.is_ascii_digit());
    let told = p.is_one(end, EXPLAINING) && ahead - end > 3 && (behind || start - back > 3);
    // 热心的人—楼长老赵，他…
    let person = p.ends_one(start, words!("的人 一人 之人 老人 大爷 大妈 大姐 大叔 大娘"));
    let route = ROUTES.stands_in(p.slice(end..ahead));
    let quoted = behind && p.before(start) == '”' && ahead - end > 1;
    !is_line(p.before(back)) && !is_line(p.at(ahead)) && !route && (told || person || quoted)
}

/// What only one of many is, so that what it is may follow.
static SINGLED_OUT: &Row = words!(
    "最 唯一 就是 只有一 这组 第一个 第一条 第一座 第一家 一件事 一个字 一个词 一句话 这一天"
);
/// What stands between what is singled out and its name.
const LONGEST_SINGLED_OUT: usize = 16;

/// Whether what the clause before one sign singles out is named behind it: `茶农最怕的事—倒春寒`.
fn singles_out(p: &Passage<'_>, around: &std::ops::Range<usize>) -> bool {
    let clause = p.clause(around.start.saturating_sub(1));
    let from = clause.start.max(around.start.saturating_sub(LONGEST_SINGLED_OUT));
    let (back, ahead) = (p.run_back(around.start, is_han), p.run(around.end, is_han));
    let said = p.slice(from..around.start);
    let named = said.contains(['的', '了']) || said.ends_with(['事', '字', '环', '步', '天']);
    let chained = p.slice(clause).matches(is_line).count() > 1;
    let route = ROUTES.stands_in(p.slice(around.end..ahead));
    let foreign = FOREIGN.has(p.before(around.start)) && FOREIGN.has(p.at(around.end));
    // 最大的俄罗斯—中国口岸
    let place = PLACES.has(p.at(around.end + 1)) || PLACES.has(p.at(around.end + 2));
    let of_places = (foreign || place || PLACES.has(p.before(around.start)))
        && !GENERIC.ends(said)
        && !p.slice(around.end..ahead).contains(last_chars(said, 1));
    named
        && SINGLED_OUT.stands_in(said)
        && !make_together(p.slice(around.end..ahead))
        && around.start - back > 3
        && !(chained || route || of_places)
}

/// What a place is, and is not called: 最集中的地方—南湖湿地.
static GENERIC: &Row = words!(
    "的地方 的去处 的所在 的区域 的地段 的路段 的水域 的片区 的景点 的点位 的场所 的乡镇 的村庄 的村 的社区 的街道 的城市 \
    的县 的水库 的湖泊 的河流 的山峰 的港口 的车站 的码头 的桥梁 的学校 的医院 的古镇 的公园 的湿地 的林场 的渔港 的口岸 的路口 的站点 的市场 的公路 的大桥 的小区 的厂区 的园区"
);

/// The longest name of a step, and the least that is told of it.
const LONGEST_STEP: usize = 6;
const LEAST_TOLD: usize = 3;

/// Whether one sign parts the name of an item from what is told of it: `1.摸底-把楼龄逐项查清。`
fn names_step(p: &Passage<'_>, around: &std::ops::Range<usize>) -> bool {
    let back = p.run_back(around.start, is_han);
    // The number of an item may stand in no text.
    let section = back == 0 && matches!(p.place.part, Part::Section(_));
    let number =
        |c: char| c.is_ascii_digit() || matches!(c, '.' | '．' | '、' | '（' | '）' | '(' | ')');
    let numbered =
        section || (2..=LONGEST_STEP).contains(&back) && p.slice(0..back).chars().all(number);
    let ahead = p.run(around.end, is_han);
    let ends = p.is_of(p.len().saturating_sub(1), Spot::END) || p.place.line == Line::Heading;
    let told = ends && (back > 0 || p.is_one(around.end, TOLD));
    let name = around.start - back;
    let route = ROUTES.stands_in(p.slice(around.end..ahead));
    numbered
        && (2..=LONGEST_STEP).contains(&name)
        && ahead - around.end >= LEAST_TOLD
        && told
        && !(route || PLACES.has(p.before(around.start)) || is_line(p.at(ahead)))
}

/// What tells of a step begins so.
static TOLD: &Row = words!(
    "分段 分类 分批 分片 分级 把 将 由 对 按 以 为 让 使 先 分 逐 每 全 做到 请 组织 建立 查清 确保"
);

/// Whether others of the sentence are told with a whole dash, or one counts one thing for another:
/// `人防—护坝员值守，物防——备足沙袋`, `一张床位—一份责任`.
fn stands_beside(p: &Passage<'_>, around: &std::ops::Range<usize>) -> bool {
    let (start, end) = (around.start, around.end);
    let clause = p.clause(start);
    let (name, ahead) = (p.slice(clause.start..start), p.slice(end..clause.end));
    let plain = name.chars().all(is_han) && is_han(p.at(end)) && !ahead.contains(is_line);
    let beside = || {
        let short = (2..=LONGEST_STEP).contains(&(start - clause.start));
        short && p.slice(p.sentence(start)).contains("——") && !ROUTES.stands_in(ahead)
    };
    let (one, other) = (start - clause.start, clause.end.saturating_sub(end));
    let even = name.starts_with('一') && ahead.starts_with('一') && one > 2 && one == other;
    plain && (even || beside())
}

/// What somebody or something is likened to: how the words for that go on to 的, and how they end.
static NEAR_PEOPLE: &Row = words!(
    "身边 家门口 心中 心里 眼中 手中 路上 村里 百姓 群众 居民 农民 职工 家长 邻里 乡亲 村民 老人 学生 师生 老人们 孩子 儿童 患者 乘客 旅客 农户 工人 牧民 渔民 河流 山林 全村 全镇 全县"
);
static LIKENED: &Row = words!(
    "人 员 窗口 桥梁 纽带 名片 管家 卫士 关口 防线 课堂 图书馆 医院 法院 法庭 银行 超市 食堂 学校 哨兵 哨 岗 眼睛 镜子 \
    港湾 之家 粮仓 水塔 明珠 宝库 摇篮 基石 力量 守护神 娘家人 ”"
);

/// Whether a clause that opens with a name likens it to something behind one sign:
/// `信访代办员—群众身边的“跑腿人”，`.
fn likens(p: &Passage<'_>, around: &std::ops::Range<usize>) -> bool {
    let (start, end) = (around.start, around.end);
    let clause = p.clause(start);
    let opens = clause.start == p.sentence(start).start;
    let name = p.slice(clause.start..start);
    let ahead = p.slice(end..clause.end);
    let likened = || {
        ahead.find('的').is_some_and(|at| {
            let of = ahead.get(..at).unwrap_or_default();
            NEAR_PEOPLE.stands_in(of) || LIKENED.ends(ahead)
        })
    };
    opens
        && (2..=12).contains(&(start - clause.start))
        && name.chars().all(is_han)
        && p.at(clause.end) == '，'
        && !ROUTES.stands_in(ahead)
        && !ahead.contains(is_line)
        && likened()
}

/// `“目标—任务—责任”`: one of several words in a row, or a word alone.
fn is_link(p: &Passage<'_>, around: &std::ops::Range<usize>, word: &str) -> bool {
    let back = p.run_back(around.start, is_han);
    let behind = p.run(around.end, is_han);
    let alone = around.start - back == word.chars().count()
        && matches!(p.before(back), '“' | '、' | '（' | '《');
    // 客运中心—盐田村2元
    let priced = PLACES.has(p.before(behind)) && p.at(behind).is_ascii_digit();
    is_line(p.before(back)) || is_line(p.at(behind)) || alone || priced
}

/// What goes between two places, or is built there.
pub static TRAFFIC: &Row = words!(
    "高速 高铁 铁路 公路 航线 航班 列车 专列 客运 班线 线路 班车 专线 动车 沿线 一线 管道 快速路 \
    国道 省道 货运 区间 公交 城际 航道 往返 直飞 邮路 航程 轮渡 渡线 索道 缆车 输电线"
);
const FARTHEST: usize = 24;

/// P14: `县城-李家湾客运班线`.
fn places(p: &Passage<'_>, i: usize, sign: std::ops::Range<usize>, hits: &mut Vec<Hit>) {
    let rest = p.chars().get(i + 1..(i + FARTHEST).min(p.len())).unwrap_or_default();
    let named = rest.iter().take_while(|c| is_han(**c) || is_line(**c)).count();
    let ahead = p.slice(i + 1..i + 1 + named);
    let first = ahead.split(is_line).next().unwrap_or_default();
    let route = TRAFFIC.stands_in(ahead) || ahead.ends_with('段') || ends_in_stretch(p, i, first);
    let towns = PLACES.has(p.before(i)) && first.chars().any(|c| PLACES.has(c));
    let hit = Hit::new(RuleId::P14, sign).case(1).fix("—");
    if route {
        hits.push(hit);
    } else if towns {
        hits.push(hit.level(Level::Review));
    }
}

/// `兴安-漓江段实施封闭检修`: what lies between two places. 阶段 and the like are none.
fn ends_in_stretch(p: &Passage<'_>, i: usize, first: &str) -> bool {
    let at = first.chars().take(5).position(|c| c == '段').filter(|at| *at > 1);
    let parts = words!("阶段 手段 时段 片段 学段 标段 年段");
    at.is_some_and(|at| !p.ends_one(i + 2 + at, parts)) && is_han(p.before(i))
}

/// How the line below a title ends that says what the text is.
static REVIEWS: &Row = words!(
    "汇报 总结 小结 报告 纪实 综述 探索 实践 经验材料 发言 讲话 案例 通报 情况 介绍 材料 启示 做法 体会 思考 致辞 述职 掠影 建议 调查 侧记 观察 方案 说明 倡议书 事迹 记事 纪事 手记 印象 素描 速写"
);

const LONGEST_SUBTITLE: usize = 40;

/// P13: `-2024年3月5日在全县大会上` below a title.
fn leads_subtitle(p: &Passage<'_>, i: usize) -> bool {
    let head = matches!(p.place.part, Part::Fixed(Fixed::Title | Fixed::Subtitle | Fixed::Lead));
    if i > 0 || !head || p.len() > LONGEST_SUBTITLE {
        return false;
    }
    let text = p.text.trim_end();
    let held =
        text.ends_with(['上', '会', '话', '时']) || text.contains('上') && text.ends_with("言");
    let spoken = text.contains('在') && held;
    let next = p.at(i + 1);
    let subtitle = (next.is_ascii_digit() && p.text.contains('年') || next == '在') && spoken;
    let told = p.at(i) != '-' && is_han(next) && REVIEWS.ends(&p.text);
    let told =
        told || p.at(i) == '—' && p.is_one(1, words!("记 追记 访")) && text.ends_with(is_han);
    subtitle || told || (p.is(1, "以") && p.text.ends_with('例'))
}
