//! Rules on title marks: P26 on what is no work, P27 on other marks in their place.

use super::finding::Hit;
use super::passage::{Passage, TITLE, is_han, is_numeral, is_stop};
use super::rows::{Row, words};
use super::rule::{Level, RuleId};
use super::spots::Spot;

pub fn check(p: &Passage<'_>, hits: &mut Vec<Hit>) {
    for (i, c) in p.spots(Spot::PAIRED) {
        if c == '《' {
            not_a_title(p, i, hits);
            hits.extend(behind_article(p, i).or_else(|| behind_extent(p, i)));
        } else if let Some((_, close)) = ANGLES.iter().find(|(open, _)| *open == c) {
            angles(p, i, c, *close, hits);
        }
    }
}

/// P08: `《水法》第七条《防洪法》第九条`.
fn behind_article(p: &Passage<'_>, i: usize) -> Option<Hit> {
    let part = |c: char| matches!(c, '条' | '款' | '项' | '章');
    let from = p.run_back_within(i, LONGEST_ARTICLE, |c| {
        is_numeral(c)
            || c.is_ascii_digit()
            || part(c)
            || matches!(c, '第' | '百' | '千' | '（' | '）' | '之' | '和' | '、')
    });
    let article = part(p.before(i)) && p.at(from) == '第' && p.before(from) == '》';
    article.then(|| Hit::new(RuleId::P08, i - 1..i + 1).fix(format!("{}、《", p.before(i))))
}

/// How much there is of a text, behind its title.
static EXTENTS: &Row = words!("》全文 》节选 》摘要 》原文 》译文 》样稿 》复印件 》修订稿");

/// P08: `《雷电预警流程》全文《冰雹处置要点》节选`; 《水浒传》节选《林教头》 is one text.
fn behind_extent(p: &Passage<'_>, i: usize) -> Option<Hit> {
    let fix = || format!("{}、《", p.before(i));
    let hit = || Hit::new(RuleId::P08, i - 1..i + 1).level(Level::Review);
    p.ends_one(i, EXTENTS).then(|| hit().fix(fix()))
}

const LONGEST_ARTICLE: usize = 24;

/// What is done with an event, or got as an award.
static GIVEN: &Row = words!(
    "增开 新开 加开 发起 参与 承接 协办 策划 推进 深化 开展 举办 组织 启动 参加 获 获得 荣获 获评 评为 颁发 取得 举行 召开 承办 主办 打造 创建 开设 实施"
);
/// What names an event where it stands behind what was done with it.
static EVENTS: &Row = words!(
    "活动 行动 大会 奖 奖项 比赛 竞赛 晚会 论坛 沙龙 联赛 仪式 评选 夏令营 课程 牌 认证 认定 资质 资格 会议 工作"
);
/// What names one wherever it stands.
static SURE_EVENTS: &Row = words!(
    "为契机 主题班会 主题队会 主题团日 主题党日 主题活动 专项行动 专项整治 称号 荣誉 培训班 研修班 研学班 研讨班 轮训班 进修班 推介会 \
    招聘会 博览会 运动会 锦标赛 大赛 认证 流动红旗 奖牌 锦旗 牌匾 奖杯 课题 商标 品牌 证书 资格证 合格证 专项斗争 主题教育 \
    文艺汇演 文艺演出 评选活动 志愿辅导 公益项目 服务项目 惠民工程 帮扶活动 帮扶项目 救助项目 \
    资助项目 授牌仪式 揭牌仪式 挂牌仪式 授旗仪式 主题实践周 主题实践月 志愿行动 关爱行动 关爱活动 专项计划 党建联盟 监测平台 服务平台 管理平台 调度平台 监管平台 信息平台 小程序 信息系统 管理系统"
);
/// What may stand between a name and the event: `“…”系列主题活动`.
static MODIFIERS: &Row = words!(
    "主题 专题 系列 大型 动员 启动 推进 誓师 表彰 集中 年度 业务 技能 线上 网络 公益 志愿 志愿服务 短期 高级 \
    示范 骨干 干部 校园 联欢 慰问 知识普及 技能比武 宣传 教育 实践 文艺 文化 群众 专项 联合 党性 能力 提升 第一期 荣誉"
);
/// How the name of what is no work ends.
static NAMES: &Row = words!(
    "健康证明 体检证明 在职证明 居住证明 出生医学证明 许可证 执照 残疾人证 人证 员证 业证 格证 驶证 身份证 资格证 驾驶证 居住证 结婚证 准考证 工作证 学生证 毕业证 不动产权证 \
    证书 奖状 锦旗 活动月 活动周 活动 专项行动 大会 博览会 运动会 生产月 宣传周 宣传月 服务月 护士节 教师节 \
    世界水日 世界地球日 劳动节 国庆节 青年节 妇女节 儿童节 丰收节 艺术节 文化节 旅游节 购物节 读书节 奖章 奖牌 奖 学习教育 \
    主题教育 专项整治 专项斗争 大排查 大检查 大清理 大督查 大练兵 大演练 专项检查 专项治理 回头看 大整治 大走访 大调研 大讨论 大比武 培训班 研修班 研学班 研讨班 招聘会 推介会 座谈会 \
    先进集体 先进单位 先进个人 先进工作者 劳动模范 青年文明号 红旗手 文明单位 文明村镇 文明家庭 示范点 \
    示范县 示范村 示范岗 标兵 能手 之星 先锋岗 责任区 突击队 服务队 志愿队 宣讲团 宣讲队 意见箱 公示栏 宣传栏 服务站 工作站 工作室 驿站 工作会议 推进会 现场会 动员会 培训会 表彰会 杯 领导小组 指挥部 工作专班 委员会 有限公司 集团 协会 联合会 服务中心"
);
/// What is done with a certificate: 《健康证》, 《道路运输证》.
static CARRIED: &Row = words!(
    "提供 提交 出具 凭 持有 持 持的 办理 取得 领取 核发 颁发 吊销 出示 补办 换发 申领 发放 携带 办 领 有效 查验 核验 注销"
);
/// What is told of one behind its name: 《健康证》必须随身携带.
static SHOWN: &Row = words!(
    "必须 须 应随 应当 随身 过期 有效 到期 上岗 遗失 丢失 办理 年检 年审 复审 换发 补办 原件 复印件 方可 方能 才能 齐全 的人员 的从业 的职工 的员工"
);
/// What is no work, wherever it stands.
static NOTIONS: &Row = words!(
    "一带一路 两学一做 三严三实 三会一课 主题党日 放管服 双减 互联网+ 一网通办 最多跑一次 光盘行动 河长制 林长制 \
    首问负责制 一岗双责 双随机 我为群众办实事 四下基层 雨露计划 希望工程 双拥 春风行动 平安创建"
);
/// What is published under such a name, and is a work.
static WORKS: &Row = words!(
    "杂志 期刊 一书 节目 专栏 栏目 画册 纪录片 专题片 丛书 微电影 短片 特刊 报 编辑部 史料 一文 特展 词条 课文 剧组 主题曲"
);
/// What is given to whom deserves it: 评选《最美家庭》20户.
static AWARDED: &Row =
    words!("参评 争创 创成 选树 评选 评选出 评为 荣获 荣膺 获评 授予 命名为 评定为 评选为 认定为");
/// Where it is given: 获评全市《青年文明岗》.
static SCOPES: &Row =
    words!("全国 全省 全市 全县 全区 全镇 全系统 国家级 省级 市级 县级 区级 年度");
/// What is set going, and named so: 《春雷行动》, 《厕所革命》.
static SET_GOING: &Row = words!("启动 开展 推进 实施 深化 打响 组织 参加 部署");
static CAMPAIGNS: &Row = words!("行动 革命 攻坚战 保卫战 大会战 工程");
/// What is done with a project: 入选《…项目》.
static UNDERTAKEN: &Row = words!(
    "入选 获批 列入 纳入 承担 申报 实施 推进 立项 启动 结题 主持 承建 承接 参与 中标 谋划 引进 落地 开工 续建 新建"
);
static PROJECTS: &Row = words!("项目 课题 工程 试点 基金 人才计划 榜单 名录库");

/// What leads to an organ or a place: 依托《…实验室》.
static RELIED_ON: &Row = words!(
    "成员单位包括 成员单位有 成员单位为 参加单位有 参加单位包括 协作单位有 开通 开设 依托 依靠 借助 成立 设立 建立 组建 建成 建设 打造 加入 挂牌 入驻 走进 参观 隶属于 委托 联合 会同 归属 改建为 升级为 授牌 命名为 共建 牵头 引进 落户"
);
static PLACES: &Row = words!(
    "督导组 检查组 巡查组 督查组 攻坚组 宣讲组 领导小组 工作专班 指挥部 实验室 研究院 研究所 处置中心 服务中心 指挥中心 监测中心 调度中心 急救中心 活动中心 研究中心 研发中心 辅导站 保护站 救助站 展示馆 陈列馆 少年宫 科技馆 体育馆 技术中心 工程中心 检验中心 检测中心 培训中心 监测站 基地 学校 学院 大学 中学 小学 幼儿园 医院 卫生院 博物馆 图书馆 纪念馆 文化馆 展览馆 体验馆 联盟 商会 学会 \
    基金会 合作社 工厂 分厂 支部 党支部 俱乐部 艺术团 文工团 乐团 乐队 合唱团 舞蹈队 车队 船队 小分队 救援队 巡逻队 巡护队 工作队 协会 调解室 法庭 法院 检察院 派出所 社区 产业园 示范区 试验区 书屋 书院 讲习所 传习所 传习站 大讲堂 孵化器 超市 绿色通道 专线 热线 直播间 服务窗口 专窗 专家组 课题组 工作组 公司 事务所"
);

/// What ends so names a document after all.
const LONGEST_NAME: usize = 14;
static READ: &Row = words!("学习 宣传 诵读 宣讲 贯彻 阅读 知识 观看 刊发 刊登 》");
static DOCUMENTS: &Row = words!(
    "方案 通知 办法 规定 条例 意见 细则 计划 规划 法 典 章程 准则 纲要 报告 决定 要点 手册 指南 规范 标准 \
    规则 制度 清单 ） 选读 文选 汇编 问答 讲话 读本 大全 全书 史 公报 纲领 宣言 决议 公约 守则 预案 目录 名录 \
    指引 导则 规程 合同 协议 批复 纪要 函 公告 通告 通报 请示 总结 台账 教程 概论 原理 教材 治国理政 论述 摘编"
);

/// What kind of work stands before its title.
static GENRES: &Row = words!(
    "话剧 电影 影片 纪录片 小品 歌曲 舞蹈 节目 情景剧 短剧 微电影 音乐剧 歌剧 舞剧 戏曲 相声 快板 小说 诗歌 散文 报告文学 专题片 画作 作品 \
    图书 绘本 连环画 剧目 曲目 油画 国画 雕塑 专著 论文 丛书 课文 微视频 短视频 宣传片 动画片 电视剧 广播剧 舞台剧 朗诵 合唱 独唱 表演唱 文章 稿件 杂志 期刊 刊物"
);

/// What is carried out, and is no work: 推行《首席质量官》制度.
static CARRIED_OUT: &Row =
    words!("推行 实行 推广 建立 落实 健全 完善 执行 试行 实施 探索 推出 创新 建立健全 全面推行");
static SYSTEMS: &Row = words!("制度 责任制 机制 模式 工作法 做法 改革 经验");
/// What is held, and what it is called.
static HELD: &Row = words!("出席 参加 举办 承办 召开 举行 协办");
static MEETINGS: &Row = words!(
    "三干会议 全体会议 专题会议 联席会议 常务会议 工作会议 动员会议 动员大会 推进会 现场会 例会 论坛 峰会 年会 研讨会 晚会 音乐会 交流会 博览会 洽谈会 文化节"
);

/// What a day or a time of the year is for.
static OCCASIONS: &Row =
    words!("宣传 权益 纪念 公祭 教育 主题 服务 开放 接待 体验 公益 保护 质量 安全生产 读书");
/// Who keeps it.
static EVERYWHERE: &Row = words!("世界 国际 全国 国家 中国");

/// Whether a name is that of a day or a time of the year: 消费者权益日, 全国节能宣传周.
fn is_day(name: &str) -> bool {
    let ends = name.ends_with(['日', '周', '月', '节', '季']);
    let length = name.chars().count();
    ends && (length > 3 && OCCASIONS.stands_in(name) || length > 4 && EVERYWHERE.begins(name))
}

/// Whether a name is that of one of several meetings or the like: 第二届蓝莓产业论坛, 首届龙舟文化节.
fn is_nth(name: &str) -> bool {
    let nth = name.starts_with('第') && name.chars().take(LONGEST_NTH).any(|c| c == '届');
    (nth || name.starts_with("首届")) && name.ends_with(['会', '坛', '节', '赛', '展', '周'])
}

/// What ends as the name of a certificate does, and is a book or a paper.
static NO_CARDS: &Row = words!("论证 疏证 考证 校证 笺证 例证 佐证 引证 凭证 保证 公证");

fn is_document(title: &str) -> bool {
    title.starts_with("关于") || DOCUMENTS.ends(title)
}

fn not_a_title(p: &Passage<'_>, i: usize, hits: &mut Vec<Hit>) {
    let close = p.run(i + 1, |c| !matches!(c, '《' | '》' | '。'));
    if p.at(close) != '》' || p.zone(i) & TITLE != 0 {
        return;
    }
    let inside = p.slice(i + 1..close);
    let short = close - i <= LONGEST_NAME;
    let document = is_document(inside);
    let work = p.is_one(close + 1, WORKS);
    let named = short && NAMES.ends(inside) && !inside.contains("召开");
    let shown = || p.ends_one(i, CARRIED) || p.is_one(close + 1, SHOWN);
    let card = short && inside.ends_with('证') && shown() && !NO_CARDS.ends(inside);
    let notion = NOTIONS.has(inside) && !work;
    let done = i - usize::from(p.before(i) == '了');
    let carried = short && p.ends_one(done, CARRIED_OUT);
    let system = carried && p.is_one(close + 1, SYSTEMS) && !document;
    let held = is_held(p, done, close, inside) && !work;
    let known = short && (is_done(p, done, inside) && !work || is_day(inside) || held);
    let told = is_event(p, i, close + 1) || short && is_named_so(p, i, close + 1);
    let event = !document && (told || is_given(p, done, close, inside)) || is_nth(inside);
    let sure = named || card || notion || system || known || event;
    // 启用《智慧水务》平台, but 《人民日报》平台
    let paper = words!("报 刊 志 网 社 月 选 艺 论 坛 研究 学 史").ends(inside);
    // 取消《平安校园》评选资格
    let model = MODELS.ends(inside) && p.is_one(close + 1, words!("评选 称号 荣誉 创建 奖牌"));
    // 课题《…》通过中期检查
    let project = p.ends_one(i, words!("课题 项目 赛题 课题： 项目："))
        && p.is_one(
            close + 1,
            words!(
                "通过 结题 立项 获批 开题 启动 完成结题 顺利结题 经费 中期 申报 验收 入选 获 正式"
            ),
        );
    let used = project
        || !work && is_organ(p, i, close, inside)
        || short
            && !document
            && (!paper && p.is_one(close + 1, words!("平台 奖， 奖。 奖；")) || model);
    // A company has its 《安全生产责任制》.
    let duty = used || carried && inside.ends_with('制');
    if (sure || duty) && !p.ends_one(i, READ) && !p.ends_one(i, GENRES) {
        let hit = Hit::new(RuleId::P26, i..close + 1).fix(format!("“{inside}”"));
        hits.push(if sure { hit } else { hit.level(Level::Review) });
    }
}

/// How the names of organs end.
static OFFICES: &Row = words!(
    "财政局 公安局 水利局 林业局 教育局 民政局 卫健局 住建局 交通局 统计局 审计局 应急局 税务局 监管局 管理局 分局 厅 派出所 司法所 管理所 疾控中心 服务中心 监测中心 人民政府 人民法院 检察院 \
    人民医院 卫生院 办公室 管理处 管理站 监理部"
);
/// What is sent to an organ, asked of it, or done by it.
static SENT: &Row = words!("由 报送 会同 委托 抄送 移交 上报 提请 函告 致函 送交 呈报");
/// What it does, and who belongs to it.
static ACTS: &Row = words!(
    "负责 牵头 承办 民警 工作人员 干部 职工 负责人 局长 所长 主任 会同 审核 备案 组织 受理 通报 介绍"
);

/// Whether a name is that of an organ that does something, or is sent or asked something: `《城关派出所》民警到场`.
fn is_organ(p: &Passage<'_>, i: usize, close: usize, name: &str) -> bool {
    OFFICES.ends(name) && (p.ends_one(i, SENT) || p.is_one(close + 1, ACTS))
}

/// How that is called which is held, and no work: 邻里节, 体育周, 乡村市集.
static OCCASION_ENDS: &Row = words!(
    "节 周 月 赛 杯 季 日 行动 嘉年华 市集 集市 夜市 夜校 大讲堂 沙龙 庙会 擂台 马拉松 接力 快闪 之旅 村晚 村超 村BA 训练营 \
    夏令营 冬令营 体验营 游园会 故事会 恳谈会 议事会 招聘会 交友会 茶话会 灯会 花会 赶集 联展 比武 大比武 大赛 竞赛 挑战赛 健步走 徒步 宴 攻坚 歌会 歌赛 联欢 大拜年 开放日"
);
/// What is done with it.
static HOLDING: &Row = words!(
    "举办 举行 开展 启动 组织 参加 承办 主办 协办 开办 筹办 策划 推出 举办首届 举办第一届 举办第二届 举办第三届 举办第四届 举办第五届 开启"
);
const LONGEST_OCCASION: usize = 8;
const LONGEST_NTH: usize = 6;
/// What is told of such a name, and says that it is a work.
static PLAYED: &Row = words!("剧 影 片 曲 歌 舞 书 说 展 画 演 映 播 刊 集 诗 戏 节目");

/// Whether a name is that of something held, and nothing behind it says that it is a work: 举办《邻里节》，.
fn is_held(p: &Passage<'_>, done: usize, close: usize, name: &str) -> bool {
    let dated = p.is_one(close + 1, words!("期间 当天 当日 开幕 闭幕 落幕"));
    let long = name.chars().count() > 2;
    if dated && long && name.ends_with(['节', '周', '月', '日']) && !p.ends_one(done, PLAYED) {
        return true;
    }
    let done = before_ordinal(p, done);
    let behind = p.at(close + 1);
    let alone = behind == '\0'
        || is_stop(behind)
        || p.is_one(close + 1, words!("活动 系列 主题 期间 启动 开幕 以来"));
    alone
        && name.chars().count() <= LONGEST_OCCASION
        && (p.ends_one(done, HOLDING) || p.ends_one(done, words!("举办的 举行的 承办的 主办的")))
        && OCCASION_ENDS.ends(name)
}

/// Returns where an ordinal begins that ends at `i`: 举办第三届《百家宴》.
fn before_ordinal(p: &Passage<'_>, i: usize) -> usize {
    let first = |c: char| matches!(c, '第' | '首');
    let from = p.run_back_within(i, LONGEST_NTH, |c| !first(c));
    if p.before(i) == '届' && first(p.before(from)) { from - 1 } else { i }
}

/// Whether what is done with a name says what is named: 启动《蓝天保卫战》, 依托《…实验室》.
fn is_done(p: &Passage<'_>, done: usize, name: &str) -> bool {
    let known =
        [(SET_GOING, CAMPAIGNS), (RELIED_ON, PLACES), (HELD, MEETINGS), (STRIVEN_FOR, MODELS)];
    let is = |(verbs, names): &(&Row, &Row)| p.ends_one(done, verbs) && names.ends(name);
    known.iter().any(is) && (!name.contains('论') || name.ends_with("论坛"))
}

/// What one strives to become: 创建《平安校园》.
static STRIVEN_FOR: &Row = words!("创建 争创 创成 建设 共建 打造 创建成 评选 争当 争做");
static MODELS: &Row = words!(
    "校园 社区 家庭 机关 企业 县城 乡村 医院 单位 窗口 班组 车间 工地 小区 庭院 班级 市场 食堂 餐厅 村镇 城市 工厂 矿山 路口 公路 航道 电站 库区 司机 标兵 景区 商圈 街区"
);

/// Whether a name is what somebody is given or takes on, and nothing of that name: 参评《最美家庭》12户.
fn is_given(p: &Passage<'_>, done: usize, close: usize, name: &str) -> bool {
    let end = p.at(close + 1);
    let ends = is_stop(end) || end.is_ascii_digit() || matches!(end, '的' | '称' | '荣');
    let short = name.chars().count() < LONGEST_NAME;
    let stands = p.ends_one(done, PASSED) && STANDINGS.ends(name);
    // 获评全市《青年文明岗》
    let given = done - p.word_before(done, SCOPES).map_or(0, |scope| scope.chars().count());
    stands && p.is_one(close + 1, TESTS)
        || ends
            && (short && p.ends_one(given, AWARDED)
                || p.ends_one(done, UNDERTAKEN) && PROJECTS.ends(name))
}

/// What a body passes, or what it is called when it has passed: 通过《二级甲等综合医院》评审.
static PASSED: &Row = words!("通过 通过了 顺利通过 申报 取得 获得 创建 参加");
static TESTS: &Row = words!("评审 认证 认定 复审 复评 评定 创建 命名 授牌 称号 验收");
static STANDINGS: &Row = words!(
    "医院 企业 单位 学校 幼儿园 基地 机构 体系 城市 县城 乡镇 村 社区 机关 园区 景区 工厂 中心 甲等 乙等"
);

/// What is set up, and how its name ends.
static SET_UP: &Row = words!("成立 设立 组建 建立 打造 创办 挂牌");
static ORGANS: &Row = words!(
    "工作室 工作站 服务站 服务队 志愿队 小分队 突击队 品牌 平台 驿站 基地 专班 小组 岗 广播站 文学社 合唱团 宣讲团 议事会 调解室 理事会 俱乐部 联盟 兴趣班 微课堂"
);
/// What is done with a work: its name is a title.
const OF_WORKS: [char; 28] = [
    '读', '诵', '学', '讲', '观', '赏', '演', '唱', '影', '书', '宣', '识', '文', '映', '签', '培',
    '考', '测', '编', '写', '剧', '研', '修', '译', '征', '稿', '订', '荐',
];
/// How much may stand between a name and what it names.
const LONGEST_BETWEEN: usize = 6;

/// Whether what is named is told behind the title at `i`, which ends before `at`: 《一对一》帮扶活动,
/// 《老娘舅》调解工作室.
fn is_named_so(p: &Passage<'_>, i: usize, at: usize) -> bool {
    let done = i - usize::from(matches!(p.before(i), '了' | '过'));
    let ends = |kinds: &Row| {
        let most = p.run_within(at, LONGEST_BETWEEN + 4, is_han);
        let found = (at..most).find(|from| p.is_one(*from, kinds));
        found.is_some_and(|from| {
            let between = p.slice(at..from);
            from - at <= LONGEST_BETWEEN
                && !between.contains(OF_WORKS)
                && !between.contains('的')
                && !between.contains("创作")
        })
    };
    p.ends_one(done, GIVEN) && ends(words!("活动 比赛 竞赛 行动 义诊 志愿服务"))
        || p.ends_one(done, SET_UP) && ends(ORGANS)
}

/// Whether an event is named behind the title at `i`, which ends before `at`.
fn is_event(p: &Passage<'_>, i: usize, mut at: usize) -> bool {
    let done = i - usize::from(matches!(p.before(i), '了' | '过'));
    let given = p.ends_one(done, GIVEN);
    for _ in 0..3 {
        if p.is_one(at, SURE_EVENTS) || (given && p.is_one(at, EVENTS) && !p.is(at, "行动计划"))
        {
            return true;
        }
        let Some(modifier) = p.word_at(at, MODIFIERS) else { return false };
        at += modifier.chars().count();
    }
    false
}

/// What is written for 《》.
const ANGLES: [(char, char); 5] = [('<', '>'), ('＜', '＞'), ('≪', '≫'), ('«', '»'), ('〈', '〉')];
/// A button or a field, and no title.
static PRESSED: &Row = words!("点击 单击 双击 选择 按 按下 选中 打开 进入 点 输入 填写");
/// What is done with a document.
static ISSUED: &Row =
    words!("学习 宣传 印发 贯彻 修订 制定 出台 依据 根据 按照 落实 执行 实施 遵守 转发 下发 完善");
const LONGEST_TITLE: usize = 60;

/// P27: `<<细则>>`, `<细则>`, `≪细则≫`, and `〈细则〉` within no other title.
fn angles(p: &Passage<'_>, i: usize, open: char, close: char, hits: &mut Vec<Hit>) {
    if p.before(i) == open {
        return;
    }
    if p.zone(i) & TITLE != 0 {
        within_title(p, i, open, close, hits);
        return;
    }
    let start = p.run(i, |c| c == open);
    let within = p.chars().get(start..(start + LONGEST_TITLE).min(p.len())).unwrap_or_default();
    let length = within.iter().take_while(|c| ![open, close, '。'].contains(c)).count();
    let end = start + length;
    let behind = p.run(end, |c| c == close);
    let inside = p.slice(start..end);
    if start - i > 2 || behind - end != start - i || !inside.starts_with(is_han) || length < 2 {
        return;
    }
    if open == '〈' && inside.contains('《') && inside.contains('》') {
        let turned = inside.replace('《', "〈").replace('》', "〉");
        hits.push(Hit::new(RuleId::P06, i..behind).fix(format!("《{turned}》")));
        return;
    }
    let sure = start - i == 2 || matches!(open, '≪' | '«');
    let document = is_document(inside) || p.ends_one(i, ISSUED);
    if !sure && (p.ends_one(i, PRESSED) || inside.contains('，')) {
        return;
    }
    for (range, mark) in [(i..start, "《"), (end..behind, "》")] {
        let hit = Hit::new(RuleId::P27, range).fix(mark);
        hits.push(if sure || document { hit } else { hit.level(Level::Review) });
    }
}

/// P06: `《<条例>实施细则》`.
fn within_title(p: &Passage<'_>, i: usize, open: char, close: char, hits: &mut Vec<Hit>) {
    let end = p.run(i + 1, |c| is_han(c) && c != close);
    if matches!(open, '<' | '＜') && end > i + 2 && p.at(end) == close {
        let hit = Hit::new(RuleId::P06, i..end + 1).level(Level::Warning);
        hits.push(hit.fix(format!("〈{}〉", p.slice(i + 1..end))));
    }
}
