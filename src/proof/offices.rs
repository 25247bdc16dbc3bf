//! What offices call themselves, for T24, and which of them have a Party body, for T19.

use super::passage::{Passage, is_han};
use super::rows::{Row, words};

/// What calls itself 我局 or 本局.
pub static SELVES: &Row = words!(
    "局 单位 室 院 镇 委 校 乡 所 馆 站 公司 街道 中心 县 市 区 省 州 村 社区 厅 队 集团 企业 \
    支行 分行 社 合作社 供销社 台 商会 工会 联合会 园 办 支部 科室 学院 医院 法院 支队 大队 中队 总队 分局 部 行 会 处 厂 矿 司 库 段 旗 \
    场 店 科 海关 关 监狱 渔港 开发区 园区 基地 协会 学会 项目部 检察院 办事处 工作组 课题组 \
    居委会 村委会 管委会 业委会 党委 党组 党支部 党总支 团委 妇联 残联 科协 红十字会 银行 养老院 福利院 敬老院 幼儿园 中学 小学 图书馆 博物馆 文化馆 档案馆 \
    派出所 司法所 税务所 供电所 卫生院 血站 林场 农场 车站 收费站 服务区 水厂 电厂 专班 指挥部 领导小组 编辑部 报社 出版社 研究院 研究所 实验室 车间 班组 \
    分公司 子公司 总公司 合作联社 农机站 客运站 气象局 气象台 水务局 财政所 卫生所 卫生室 服务站 监测站 养护站 施工队 工程队 消防站 救援站 宣传部 组织部 \
    秘书处 教研室 教研组 剧团 剧院 书店 商场 酒店 饭店 宾馆 旅行社 律所 事务所 联社 基金会 研究会 促进会 联谊会 工商联 文联"
);
/// Words that mean other things besides: 本行, 本科.
pub const BESIDES: &[&str] = &["部", "行", "会", "处", "司", "库", "段", "场", "店", "科", "关"];
/// Longer words that begin like what an office calls itself.
pub static LONGER: &Row = words!(
    "部门 部署 会议 会计 行业 行动 行为 场地 场所 场馆 科技 科学 科目 处理 处置 司法 司机 \
    社会 社保 社员 台账 台风 台湾 台海 段落 校区 院区 院线 队伍 库存 店铺 科室 部分 会场 厂房 办法 室内 室外 \
    关于 关系 关键 关心 关注 关怀 关爱 关切 关口 关税 关联 关节 关闭 关头 关区 关卡 关停"
);

/// What has a Party body.
pub static UNITS: &Row = words!(
    "医院 学校 学院 中学 小学 大学 检察院 法院 联合会 局 厅 院 校 中心 集团 分公司 公司 委 办 所 馆 站 社 部 联 会 学 镇 乡 机关 街道 开发区 高新区 \
    新区 园区 经开区 社区 村 园 厂 矿 场 支队 大队 总队 总工会 协会 支行 分行 \
    银行 行 海关 渔港 监狱 车队 船队 公证处 管理处 办事处 项目部 指挥部 供销社 车间 工区 养老院 工程队 牧场 林场 农场 电厂 水厂 煤矿 养护队"
);

/// Those that have a committee or a general branch, not both.
pub static ONE_BODY: &Row =
    words!("社区 村 医院 学校 学院 中学 小学 院 校 学 馆 站 所 园 中心 厂 矿 场 社 公司 分公司");
/// Where a working committee stands for one.
pub const STREETS: &[&str] = &["街道", "开发区", "高新区", "新区", "园区", "经开区"];

/// What has a number.
static NUMBERED: &Row = words!("车间 工区 中队 大队 支队 项目部 医院 中学 小学 工程队");

/// Whether a body that begins at `unit` is one of several: 三车间, 第三中队.
pub fn is_numbered(p: &Passage<'_>, unit: usize) -> bool {
    let first = p.before(unit.saturating_sub(1));
    p.before(unit) == '三' && (first == '第' || !is_han(first)) && p.is_one(unit, NUMBERED)
}
