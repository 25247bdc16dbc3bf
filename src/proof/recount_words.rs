//! What is said around counts that are told again, for N19. Knows no rule.

use super::passage::Passage;
use super::rows::{Row, words};

/// What stands between what is counted and its number.
pub static JOINS: &Row = words!("达到 达 为 有 共 计 共计 共有 合计 仅 已达");
/// What tells of a part, of another time, or of what is to come.
pub static OTHER: &Row = words!(
    "其中 新增 增加 减少 新 同比 上年 去年 上月 每 另 其余 计划 拟 力争 目标 预计 不少于 不超过 至少 首批 第一批 第二批 \
    部分 分别 以上 以下 平均 月 季度 周 占 超 达标 合格"
);
/// The same where nothing shows whose number it is.
pub static OTHERS_STILL: &Row = words!(
    "其中 新增 增加 减少 同比 每 另 其余 计划 拟 力争 目标 预计 不少于 不超过 至少 首批 第一批 第二批 部分 分别 以上 以下 平均 占 超"
);
/// Behind these one of two counts takes up what was told.
pub static TAKING_UP: &Row = words!(
    "的 这 对 从 由 将 把 就 为 给 使 让 现有 上述 确保 针对 围绕 全部 所有 全体 在 以 目前 全县 全市 全镇 全区 全乡 全村 全校 \
    全局 全院 全场 全站 全厂 全所 全园 全馆 全队 全线 全段 全辖区 辖区 辖区内 馆内 园内 场内 院内 校内 库区 园区"
);
/// The same of those with whom something is done.
pub static WITH_THEM: &Row = words!(
    "推动 组织 带领 动员 发动 指导 督促 要求 依托 联合 联系 表扬 抽查 调阅 率领 分派 安排 抽调 与 和 向 跟 同 帮助 引导 支持 选派 派出 调派 集结"
);
/// What stands before what is counted, and leaves none out.
pub static WHOLE: &Row = words!(
    "处置 出动 招收 录取 送检 调集 集结 现有 共有 全县 全市 全镇 全区 全乡 全村 全校 全局 全院 全场 全站 建有 设有 拥有 现存 共设 共计 开设 设置 馆藏 \
    任命 抽查 查处 征集 排查出 聘请 选聘 受理 立案 登记 划定 涉及 涉及搬迁 走访 发现 收到 查封 征收 认定 命名 选派 招聘 录用 选拔 \
    配备 购置 安置 救助 资助 评选出 表彰 设立 下设 内设 下辖 管护 监测 布设 投放 种植 栽植 捐献 实现 检出 排查 摸排出 收治 \
    接收 接诊 申报 推荐 入选 回收 收回 发放 约谈 通报 曝光 关停 取缔 整治 拆除 编印 印制 出版 开通 承担 承办 承接"
);
/// What counts what stands behind its number: `设有7个教学部`, `有4人次未按时到岗`.
pub static THERE_ARE: &Row = words!(
    "有 设 辖 等 共 总计 共计 分为 划分为 对全县 对全市 对全镇 对全区 对全乡 对全村 对全校 对全局 对全场 对全站 对全院 对辖区"
);
/// What is left.
pub static LEFT: &Row = words!("剩余 其余 余下 剩下");
/// What opens what is told of a thing behind its name.
pub const VERBS: &str = "中的均都全悉无已将进开建逐统落实被由在从于为仍还尚并并可按应要须需";
/// What many things are called: their number tells nothing of whose they are.
pub static GENERAL: &Row = words!(
    "问题 项目 单位 部门 方面 措施 工作 人员 企业 小组 地区 乡镇 社区 学校 任务 指标 事项 环节 成员 岗位 职工 干部 群众 村民 居民 \
    学生 教师 孩子 党员 代表 案件 事故 活动 会议 场次 点位 标段 阶段 班级 产品 样品 设备 资金 行政 自然 市县 县区 先进 重点 \
    标准 制度 文件 街道 城市 县市 国家 省份 家庭 月份 工种 小时"
);

/// `对6个检疫点逐一核对`
pub fn deals_with_each(p: &Passage<'_>, start: usize) -> bool {
    let rest = || p.slice(start..p.clause(start).end);
    p.before(start) == '对' && words!("逐一 逐个 逐户 逐家 逐处 逐项 逐点 全覆盖").stands_in(rest())
}

/// `对中心粮库16栋仓房实施改造`
pub fn deals_with_them(p: &Passage<'_>, start: usize, end: usize) -> bool {
    let clause = p.clause(start);
    let whom = p.find(clause.start, "对").filter(|at| *at + 1 < start);
    let rest = || p.slice(end..clause.end);
    whom.is_some_and(|at| p.count_han(at..start, LONGEST_DEALT) == start - at)
        && words!("实施 进行 开展").stands_in(rest())
}

const LONGEST_DEALT: usize = 12;
