//! Where a single — joins what stands on its two sides, as a line between places or between things of one kind
//! does, and where it is half a dash (P13).

use super::passage::{Passage, is_han};
use super::rows::{Row, Signs, words};
use super::rule::Level;
use super::spots::Spot;

/// What is named behind a line between two places.
pub static ROUTES: &Row = words!(
    "线 段 专列 班列 高速 铁路 公路 航线 航班 航空 航道 航路 航运 通航 直航 复航 首航 试航 走廊 方向 区间 往返 列车 公交 班 轴 带 经济 管道 通道 快速路 沿线"
);
/// What foreign names are written with: 赫尔姆斯—伯顿法, 俄—乌冲突.
pub static FOREIGN: Signs = Signs::of(
    "斯尔特克纳塔鲁伯赫姆德巴拉里利亚兰森顿莱卡洛恩诺维罗萨瓦丁曼蒂阿琼史密俄甘尼哈佛沃盎撒布乌伊叙约黎以埃印美欧\
    韩朝英法澳墨格夸帕雅耶奥兹",
);
pub static PLACES: Signs = Signs::of("省市县区镇乡村站港湾街山河江湖洲岛口关州京沪粤渝蓉国");

/// Whether a line joins by where it stands and how short its sides are.
pub fn joins(p: &Passage<'_>, i: usize) -> bool {
    if matches!(p.at(i + 1), '“' | '《') {
        return true;
    }
    // No place is called so.
    if p.is_one(i + 1, words!("让 把 使 就是 确保 坚持 推动")) {
        return false;
    }
    let end = p.run(i + 1, is_han);
    let ahead = p.slice(i + 1..end.min(i + 12));
    let route = ROUTES.stands_in(ahead);
    let place = PLACES.has(p.before(i)) || route;
    // 中小企业—高新技术企业—领军企业—…: a row of stages.
    let stages = p.slice(p.clause(i)).matches('—').count() > 2;
    let chained = p.at(end) == '—' || stages;
    let foreign = FOREIGN.has(p.before(i)) && (FOREIGN.has(p.at(i + 1)) || p.is(i + 1, "中国"));
    place || foreign || chained || end - i <= 6 || i - p.run_back(i, is_han) <= 3
}

/// What two things make together that a line joins, or how they are joined: 斜井—竖井联合开拓, 种植—养殖循环模式.
static TOGETHER: &Row = words!(
    "联合 联动 联系 联通 联营 结合 混合 复合 组合 协同 协作 协调 合作 互 双向 双边 双选 一体 循环 耦合 交替 衔接 贯通 连通 连接 转化 \
    转换 转移 转运 转诊 输送 传输 运输 对接 接力 模式 体系 系统 机制 网络 链 流程 工艺 处理 方式 方法 关系 结构 专区 过渡 界面 地形 地貌 气候 \
    交流 轮换 远程 之间 共同 配套 集成 平衡 对流 边界 断面 互层 两级 三级 四级 分级 曲线 通风 回路 走向 比值 比例 架构 格局 框架 组织 平台 队伍 \
    回归 反应 作用 响应 阶段 时期 文化 类型 复式"
);
/// What is said of what is named behind a dash.
static TOLD: &Row = words!(
    "已 迎来 喜获 荣获 获评 获得 正式 顺利 成功 开工 竣工 投用 投入 上线 亮相 落户 完成 启动 全面 全部 应运而生 开门 开放 开业 开馆 建成 通过"
);
/// What is counted by one of these is told behind a dash.
static MEASURED: &Row = words!(
    "一条 一项 一个 一种 一件 一批 一支 一座 一家 一名 一位 一张 一场 一部 一套 这条 这项 这个 这种 这件 这座 这家 那条 那个 首个 首位 首艘 首趟 首列 首条 首家 首座 首批 首项 第一 唯一 两项 两个 \
    三大 四大 五大 三项 三个 四项 四个 新的"
);
/// So far before the sign stands what is said of what is told.
const NEAR: usize = 12;
/// The name behind the sign has no more characters.
const LONGEST_NAME: usize = 8;

/// Says how surely a line that need not join is half a dash: something says that what stands behind it is told of
/// what stands before it, the two are not of one kind, and do not make something together.
pub fn halved(p: &Passage<'_>, i: usize) -> Option<Level> {
    let end = p.run(i + 1, is_han);
    let ahead = p.slice(i + 1..end);
    let told = TOLD.stands_in(ahead) || p.is_one(i + 1, words!("没有 未 仍 尚 还 却"));
    let name = p.slice(i + 1..end.min(i + 1 + LONGEST_NAME));
    if make_together(ahead) || !told && name.contains(p.before(i)) {
        return None;
    }
    // 新建的稻—虾共作基地已投产: what is told is told of both.
    let apart = is_singled(p, i) && matches!(p.at(end), '，' | '；');
    match (apart, told) {
        (true, _) => Some(Level::Warning),
        (false, true) => Some(Level::Review).filter(|_| named_before(p, i) > LONGEST_PART),
        (false, false) => None,
    }
}

/// Returns how many characters of its clause, or behind 的, stand before the line at `i`.
fn named_before(p: &Passage<'_>, i: usize) -> usize {
    let said = p.slice(p.clause(i).start..i);
    said.rsplit('的').next().unwrap_or_default().chars().count()
}

/// Whether two things that a line joins make something together.
pub fn make_together(ahead: &str) -> bool {
    TOGETHER.stands_in(ahead)
}

/// What is so short is a part of something.
const LONGEST_PART: usize = 3;

/// Whether the clause before the line at `i` tells of one thing, or of something that is so.
fn is_singled(p: &Passage<'_>, i: usize) -> bool {
    let start = p.clause(i).start.max(i.saturating_sub(NEAR));
    let said = p.slice(start..i);
    said.contains('的') || MEASURED.stands_in(said)
}

/// Whether the only line of a clause stands between what it tells of and what that is called, in marks of its own, at
/// its end: `迎来首位客人—“远洋一号”货轮。`
pub fn is_before_name(p: &Passage<'_>, i: usize) -> bool {
    let close = match p.at(i + 1) {
        '“' => '”',
        '《' => '》',
        _ => return false,
    };
    let end = p.run_within(i + 2, LONGEST_QUOTED, |c| c != close);
    let stop = p.run_within(end + 1, LONGEST_KIND, is_han);
    let ends = p.at(end) == close && p.is_of(stop, Spot::STOP);
    ends && is_singled(p, i) && p.slice(p.clause(i)).matches('—').count() == 1
}

const LONGEST_QUOTED: usize = 20;
const LONGEST_KIND: usize = 4;
