//! Where a text names a person: what stands before a name and behind it, and who is named for sure. All that T22 asks
//! of names without a roster is read here.

use super::by_char::Words;
use super::passage::{Passage, is_han};
use super::people::{DOES, HEADS, OTHERS};
use super::rows::{Row, among, words};
use super::spots::Spot;
use std::ops::Range;
use std::sync::LazyLock;

/// A name of three characters.
pub type Name = [char; 3];

/// What stands before the names of people.
pub static NAMING: LazyLock<Words> = LazyLock::new(|| {
    let other = LABELS.split_whitespace().chain(ROLES.split_whitespace());
    let posts = HEADS.iter().chain(OTHERS).copied();
    Words::by_last(&posts.chain(other).collect::<Vec<_>>())
});
/// Those of them that stand before the first of a row.
static LEADING: LazyLock<Words> = LazyLock::new(|| {
    let words = LABELS.split_whitespace().chain(ROLES.split_whitespace());
    Words::by_last(&words.collect::<Vec<_>>())
});
/// Those of them that say what one is.
static POSTED: LazyLock<Words> = LazyLock::new(|| {
    let posts = HEADS.iter().chain(OTHERS).copied();
    Words::by_last(&posts.chain(ROLES.split_whitespace()).collect::<Vec<_>>())
});
/// What stands behind the name of who has it: 卢振铎副局长.
static BEHIND: LazyLock<Words> = LazyLock::new(|| Words::by_first(&[HEADS, OTHERS].concat()));
static HELD: LazyLock<Words> = LazyLock::new(|| Words::by_last(&[HEADS, OTHERS].concat()));

/// What follows a name and nothing else.
pub const TITLES: &[&str] = &[
    "同志", "先生", "女士", "老师", "院士", "老人", "医生", "教授", "警官", "师傅", "大爷", "大娘",
    "大妈",
];
static TITLED: LazyLock<Words> = LazyLock::new(|| Words::by_first(TITLES));
/// What people do: the name before it has ended.
pub static DOING: LazyLock<Words> = LazyLock::new(|| {
    let deeds = DOES.iter().copied().chain(DEEDS.split_whitespace());
    Words::by_first(&deeds.collect::<Vec<_>>())
});
const DEEDS: &str = "\
    抓获 荣立 荣获 被评为 获评 负责 组织 查房 坐诊 坐班 坐堂 承办 完成 发现 巡 值班 值守 还 又 第一个 常说 常常 正在 喊 喊道 察看 考察 视察 率先 主动 当选 牵头 逐 入户 上门 讲述 讲解 讲党课 讲课 讲了 讲起 讲道 做了 担任 \
    自费 连夜 回忆 总结 提出 建议 反映 带领 发明 救 先后 随后 立即 第一时间 所在 坚持 每 从 把 自 已 曾 总 撰写 编写 设计 建立 于 当场 迅速 \
    违 酒后 只 未 电话 全程 全面 具体 统筹 协调 调解 调处 驻守 驻村 蹲点 宣读 宣布 签署 签订 签发 签收 领学 主讲 授课 领读 带队 带班 执笔 起草 \
    审核 审定 复核 核对 核实 记录 整理 发言 致谢 答辩 答复 回复 答问 解答 示范 演示 指导 指挥 督办 督促 督导 监督 跟进 跟踪 对接 联系 联络 接待 \
    接访 受理 接听 赶到 赶赴 抵达 返回 冒雨 冒着 利用 通过 按照 根据 使用 采用 研发 研制 创办 创立 创作 主编 主刀 主持 主管 主抓 会诊 抢救 施救 \
    救治 诊断 手术 护理 照料 帮助 帮扶 结对 资助 捐 报名 申请 申报 申领 反复 仔细 认真 耐心 细心 热情 悉心 积极 始终 长期 常年 经常 时常 一直 \
    再次 再度 首次 首先 最后 最终 终于 依法 依规 如实 按时 按期 准时 及时 立刻 马上 当即 当天 当日 次日 今年 去年 上周 本周 上月 本月 五次 三次 两次 \
    四次 六次 七次 八次 九次 十次 一次 数次 几次 两天 三天 一天 连续 累计 共 获 夺 摘 斩获 入选 上台 登台 分享 交流 点评 点名 表态 承诺 认为 觉得 \
    告诉 坦言 感慨 直言 笑着 说道 补充 解释 透露 呼吁 倡议 号召 动员 发动 邀请 委托 安排 部署 布置 传授 培养 培训 培育 种植 养殖 经营 承包 流转 \
    投资 返乡 创业 务农 务工 收到 收集 收治 走进 走访 慰 探望 看望 拜访 回访 巡诊 巡查 巡护 巡检 检修 检测 检验 抢修 排查 排除 维修 维护 操作 驾驶 \
    执行 执法 执勤 处置 处理 处罚 查处 查看 查阅 查实 审查 审议 审理 裁定 判 撤 辞去 启动 关闭 打开 开启 上前 下车 上车 找到 抓住 受伤 住院 去世 牺牲 毕业 入党 入职 领取 递交 送达 取得 赢得 拿下 登记 填写 录入 上报 报告 举报 \
    投诉 反馈 回应 拒绝 拒不 承认 供述 交代 供认 陈述 申辩 申诉 起诉 上诉 出庭 到庭 到案 到场 到岗 到任 履新 履职 就任 上任 卸任 离任 离职 辞职 退伍 转业 \
    调任 调离 兼 挂职 现任 分管 退休 病 因 以 用 将 由 向 给 被 让 请 代表 分别 \
    陪同 会同 联合 协同 协助 配合 支持 参与 旁听 列席 主张 反对 同意 批准 批示 签批 签字 过问 关心 关注 指示 叮嘱 嘱咐 勉励 鼓励 表扬 批评 肯定";
/// What tells, before a colon, that those follow who are meant.
const LABELS: &str = "\
    名单： 联系人： 出席： 列席： 主持： 主持人： 参加： 参加人员： 出席人员： 列席人员： 与会人员： 参会人员： 参会： 与会： 在座： 参加会议的有： \
    出席会议的有： 参加人员有： 经办人： 承办人： 组长： 副组长： 成员： 记录： 记录人： 汇报人： 负责人： 签发人： 签发： 审核： 审核人： 审批人： \
    核稿人： 核稿： 拟稿人： 拟稿： 填报人： 填表人： 制表人： 制表： 报告人： 汇报： 撰稿： 撰稿人： 供稿： 校对： 校对人： 编辑： 责任编辑： 值班长： \
    带班领导： 值班领导： 值班人员： 带班人员： 法定代表人： 联络员： 指导教师： 班主任： 主讲： 主讲人： 授课人： 姓名： 申请人： 述职人： 承诺人： 发言人： \
    召集人： 牵头领导： 分管领导： 包保领导： 责任人： 直接责任人： 第一责任人： 监督人： 验收人： 检查人： 检查人员： 巡查人员： 调解员： 评委： 考官： 本月之星： 先进个人： 优秀员工： 标兵： 获奖者： 人物： 值班： 夜班： 早班： 中班： 白班： 带班： 值班表： 排班表： \
    主任： 副主任： 指挥长： 副指挥长： 总指挥： 副总指挥： 秘书长： 主任委员： 副主任委员： 委员： 领队： 教练： 队长： 副队长： 监考： 当事人：";
/// What people are called by that are no heads.
const ROLES: &str = "\
    主任科员 调研员 主任医师 主任护师 主任药师 主任技师 主任记者 主任编辑 编审 主编 总编辑 审判长 总教练 总设计师 总规划师 总农艺师 总兽医师 \
    负责人 联系人 经办人 主持人 发言人 带头人 当家人 掌舵人 创始人 见到 采访 名叫 看望 慰问 走访 探望 遇到 问起 提起 说起 谈起 班主任 指导员 教导员 政委 政治委员 参谋长 维护员 管护员 管理员 收费员 讲解员 饲养员 操作员 检验员 化验员 联络员 内勤 班长 组长 \
    副组长 技术员 医生 医师 村支书 支书 站务员 网格员 护林员 驾驶员 辅警 学员 队友 师傅 辅导员 总工程师 工程师 总会计师 农艺师 研究员 会计师 兽医师 \
    规划师 设计师 馆员 药师 护师 技师 教练 专家 评委 组员 委员 代表 调解员 巡线员 质检员 安全员 施工员 监理 主讲人 检察官 法官 律师 讲师 教授 队员 护士 \
    教师 民警 党员 干部 村民 居民 员工 职工 公证员 审判员 书记员 仲裁员 人民陪审员 协管员 话务员 接线员 报务员 播音员 主播 记者 编导 编辑 摄像 导演 \
    演员 船长 轮机长 大副 机长 乘务员 列车长 列车员 驾驶人 司机 调度员 信号员 值机员 安检员 领航员 引航员 飞行员 分析师 经济师 总经济师 评估师 审计师 \
    造价师 建造师 监理工程师 建筑师 心理师 咨询师 营养师 厨师 护士长 护理员 护工 保育员 保洁员 保安员 投递员 快递员 营业员 售货员 收银员 柜员 客户经理 \
    大堂经理 项目经理 厂医 校医 村医 院士 博士 校友 志愿者 义工 楼长 楼栋长 村长 组织委员 宣传委员 纪检委员 统战委员 生活委员 总监 总指挥 指挥长 \
    裁判 裁判长 运动员 领队 训练员 消防员 救生员 潜水员 护卫员 哨兵 战士 军医 副官 干事 科员 文员 秘书 助理 专员 特派员 督查员 监督员 观察员 \
    巡查员 巡护员 瞭望员 测报员 测绘员 采购员 仓管员 保管员 统计员 出纳 会计 审核员 核算员 报账员 档案员 图书管理员 信息员 宣传员 播报员 种粮大户 养殖户 \
    种植户 贫困户 监测户 脱贫户 低保户 老党员 退伍军人 退役军人 烈士 劳模 工匠 传承人 负责同志 当事人 申请人 投诉人 举报人 受害人 嫌疑人 犯罪嫌疑人 被告人";

/// Behind these words a name may begin, where another says that it is one.
const BEFORE: &str = "｜了与和由请向对给经、，。：；“（ 被让派系报找交";
/// Behind these stands a person of whom it is known who that is.
pub const HANDED: &str = "由经请对给以让派向与。；，";
/// What ends no name.
const NO_END: &str = "的里了内外上等和与在";
/// How places and bodies end.
const NO_NAME: &str = "区县市镇乡村路街局站所院校厂矿场库河山湖江桥港湾岛州省国人民方面时间";
/// And how their parts do: 安全科科长.
const BODIES: &str = "副部科组室处委会班队园司行办厅社馆台中团党总支";
const LONGEST_POST: usize = 14;
/// No row of names is longer.
const MOST_IN_ROW: usize = 100;

/// Returns what looks like a name of three characters, with its place.
pub fn names(p: &Passage<'_>) -> impl Iterator<Item = (usize, Name)> {
    p.spots(Spot::SURNAME).filter_map(|(i, _)| {
        let name: Name = *p.chars().get(i..)?.first_chunk()?;
        let about = name[0] == '关' && name[1] == '于';
        let named = is_han(name[1]) && is_han(name[2]) && !among!(NO_END, name[2]);
        (!about && named).then_some((i, name))
    })
}

/// Somebody who is named.
#[derive(Debug, Clone, Copy)]
pub struct Named {
    pub at: usize,
    pub length: usize,
    pub role: Option<Role>,
}

impl Named {
    pub fn range(&self) -> Range<usize> {
        self.at..self.at + self.length
    }
}

/// What one is called by, and whether 副 stands before it.
pub type Role = (bool, &'static str);

/// Reads who is named for sure, in three characters or in two.
pub fn read(p: &Passage<'_>) -> Vec<Named> {
    let mut found = Vec::new();
    for (at, _) in p.spots(Spot::SURNAME) {
        let named = || p.longest_before(at, &NAMING).is_some();
        let (mut known, mut row) = (None, None);
        for length in [3, 2] {
            let end = at + length;
            let goes_on = length == 3 && goes_on(p.before(end));
            let han = (at + 1..end).all(|i| p.is_han(i));
            let whole = han && !goes_on && !among!(NO_END, p.before(end));
            let bounded = || p.is_of(end, Spot::STOP) || among!("（）”　", p.at(end));
            let titled = || length == 3 && p.begins_any(end, &TITLED);
            let body = || ends_none(p.before(end)) || among!(BODIES, p.before(end));
            let held = || length == 3 && begins(p, at) && !body() && post_at(p, end).is_some();
            let mut ends = || {
                bounded()
                    && (*known.get_or_insert_with(named)
                        || *row.get_or_insert_with(|| in_row(p, at)))
                    || *known.get_or_insert_with(named) && acts(p, end)
            };
            if whole && (titled() || ends() || held()) && !is_word(p, at) {
                found.push(Named { at, length, role: role(p, at..end) });
                break;
            }
        }
    }
    found
}

/// What begins like a name and is a word.
pub fn is_word(p: &Passage<'_>, at: usize) -> bool {
    p.is_one(at, OTHER_WORDS)
}

static OTHER_WORDS: &Row = words!(
    "关于 关键 许多 许可 高度 高级 高中 高校 高等 高速 高新 高质 高层 高温 方面 方案 方法 方便 方向 方式 金融 金额 金秋 安全 安排 安置 安装 安保 任务 任何 任命 马上 石油 \
    石材 白天 黄金 时候 常务 常委 常规 常住 车间 车站 车辆 车队 党委 党组 党支 党总 党员 党建 党政 党群 党校 党工 于是 和谐 华侨 时间 时任 连队 连长 边防 边检 \
    全体 全部 成员 万名 万人 章程 计划 计生 田间 牧民 谷物 石化 水利 温室 温度 熊猫 江河 江苏 江西 安徽 贵州 云南 陕西 龙头 文艺 文化 文物 司机 司法 包括 包村 包保"
);

/// Returns whose name of three characters begins there for sure.
pub fn named_at<'p>(p: &'p Passage<'_>, i: usize) -> Option<&'p Named> {
    let named = p.drawn().people.get_or_init(|| read(p));
    let own = named.binary_search_by_key(&i, |named| named.at).ok()?;
    named.get(own).filter(|named| named.length == 3)
}

fn begins(p: &Passage<'_>, i: usize) -> bool {
    i == 0 || among!(BEFORE, p.before(i))
}

/// Whether a name may begin there.
pub fn may_begin(p: &Passage<'_>, i: usize) -> bool {
    begins(p, i) || p.longest_before(i, &NAMING).is_some()
}

/// Whether somebody is called by a title, or does something, behind a name that ends there.
pub fn acts(p: &Passage<'_>, end: usize) -> bool {
    p.begins_any(end, &TITLED) || p.begins_any(end, &DOING)
}

/// Whether this stands behind a name of two characters rather than ends one of three: 郭浩说.
pub fn goes_on(c: char) -> bool {
    among!("说讲是把被就也都又还已曾到会要让叫给", c)
}

/// Whether this ends no name: that of a place.
pub fn ends_none(c: char) -> bool {
    among!(NO_NAME, c)
}

/// 出席：李国平、王海燕、赵志刚
pub fn in_row(p: &Passage<'_>, i: usize) -> bool {
    let one_before = |at: &usize| {
        let end = at.checked_sub(1).filter(|end| p.at(*end) == '、')?;
        Some(p.run_back_within(end, 3, is_han))
    };
    let first = std::iter::successors(Some(i), one_before).take(MOST_IN_ROW).last();
    first.is_some_and(|at| at < i && p.longest_before(at, &LEADING).is_some())
}

/// Returns what somebody is called by: 副局长卢振铎, 卢振铎副局长, 卢振铎（副局长）.
fn role(p: &Passage<'_>, name: Range<usize>) -> Option<Role> {
    if let Some(role) = p.longest_before(name.start, &POSTED) {
        return Some((p.before(name.start - role.chars().count()) == '副', role));
    }
    let end = name.end;
    let told = || {
        let close = p.run_within(end + 1, LONGEST_POST, is_han);
        let parted = among!("，（　", p.at(end)) && !p.is_han(close) && close > end + 2;
        let post = p.longest_before(close, &HELD).filter(|_| parted)?;
        Some((p.before(close - post.chars().count()) == '副', post))
    };
    post_at(p, end).or_else(told)
}

/// Returns the post of a head that stands at `end`.
fn post_at(p: &Passage<'_>, end: usize) -> Option<Role> {
    let deputy = p.at(end) == '副';
    let at = end + usize::from(deputy);
    let posts = BEHIND.of(p.at(at)).iter().filter(|post| p.is(at, post));
    posts.copied().max_by_key(|post| post.len()).map(|post| (deputy, post))
}
