//! Rules on a whole sentence or paragraph: S07 on what is unnamed, S13, S14's form, S16.

use super::blanks;
use super::by_char::Words;
use super::closings;
use super::finding::Hit;
use super::lone;
use super::long_sentences;
use super::passage::{Passage, is_han};
use super::rows::{Row, Signs, among, words};
use super::rule::{Level, RuleId};
use super::spots::Spot;
use std::sync::LazyLock;

pub fn check(p: &Passage<'_>, hits: &mut Vec<Hit>) {
    long(p, hits);
    lone::hand(p, hits);
    lone::second_of_other(p, hits);
    for (i, c) in p.spots(Spot::ODD | Spot::STOP | Spot::PAIRED | Spot::OPEN) {
        match c {
            '截' => closings::deadline(p, i, hits),
            '号' => number_before_title(p, i, hits),
            '（' | '(' => {
                short_name(p, i, hits);
                blanks::check(p, i, c, hits);
            }
            '某' => unnamed(p, i, hits),
            _ => blanks::check(p, i, c, hits),
        }
    }
}

const UNNAMED: &[&str] = &[
    "局", "市", "县", "区", "镇", "乡", "单位", "公司", "部门", "处", "科", "同志", "某", "厂",
    "村", "学校",
];

fn unnamed(p: &Passage<'_>, i: usize, hits: &mut Vec<Hit>) {
    // 贾某某 is left unnamed on purpose.
    let person = i > 0 && p.is_of(i - 1, Spot::SURNAME) && p.at(i + 1) == '某';
    if p.before(i) != '某' && !person && p.is_any(i + 1, UNNAMED) {
        let end = p.run(i, |c| c == '某').max(i + 1);
        hits.push(Hit::new(RuleId::S07, i..end).level(Level::Review).case(1));
    }
}

pub const LONGEST_SENTENCE: usize = 120;
const LONGEST_PARAGRAPH: usize = 400;

fn long(p: &Passage<'_>, hits: &mut Vec<Hit>) {
    let mut start = 0;
    for (i, _) in p.spots(Spot::END) {
        if i - start > LONGEST_SENTENCE {
            let hit = Hit::new(RuleId::S16, start..i + 1);
            hits.push(hit.arg((i - start).to_string()));
        }
        start = i + 1;
    }
    long_sentences::check(p, hits);
    if p.may_hold('、') {
        clauses_in_a_row(p, hits);
    }
    if p.len() > LONGEST_PARAGRAPH {
        let hit = Hit::new(RuleId::S16, 0..1);
        hits.push(hit.case(1).arg(p.len().to_string()));
    }
}

const MOST_CLAUSES: usize = 5;
const LONGEST_CLAUSE: usize = 13;
/// What clauses begin with that are parted by 、; nouns do not.
static VERBS: LazyLock<Words> = LazyLock::new(|| Words::of_line_by_first(LISTED_VERBS));
const LISTED_VERBS: &str = "录制 接听 代缴 代收 代办 签署 安排 打包 分拣 巡视 盘库 封存 压实 细化 统筹 整合 强化 严格 健全 完善 加强 加快 推进 推动 落实 提升 提高 优化 深化 坚持 突出 聚焦 夯实 创新 拓展 抓 查 找 定 促 明 建 保 防 治 改 强 稳 补 建立 \
    开展 做好 增强 规范 狠抓 严 凝聚 谋 引 管 优 聚 树 亮 盯 攻 破 营造 做强 做大 做优 激发 打造 构建 扩大 盘活 培育 厘清 摸清 排查 整改 解决 核查 检查 抽检 清理 公示 \
    回访 张贴 走访 慰问 看望 化解 宣讲 新建 改造 安装 修缮 整治 绿化 巡查 检修 储备 培训 演练 修订 备足 加密 召开 制定 成立 组织 严肃 压紧 发放 举办 编制 印发 出台 签订 \
    落细 深入 定期 及时 全面 逐条 逐项 认真 加大 加固 疏浚 配备 配齐 选派 选优 招录 引导 动员 发动 宣传 普及 推广 搭建 设立 实施 实行 执行 畅通 受理 办理 查处 打击 取缔 \
    关停 拆除 清运 回收 维修 维护 更换 更新 升级 采购 调度 督促 督导 督查 考核 通报 问责 追究 表彰 评选 总结 推介 调研 座谈 征求 收集 汇总 分析 研判 研究 部署 谋划 量化 \
    分解 明晰 厘定 理顺 划定 维持 疏导 帮扶 救助 关爱 服务 保障 防范 遏制 消除 封堵 堵塞 夯牢 筑牢 守住 守牢 紧盯 紧扣 围绕 对照 丰富 活跃 繁荣 传承 弘扬 培树 选树 讲好 \
    用好 管好 建好 办好 抓好 抓实 做实 做细 开好 摆正 端正 转变 改进 改善 净化 美化 亮化 硬化 修复 保护 监测 监管 严控 管控 控制 压降 压减 降低 减少 增加 扩建 续建 投放 \
    投入 争取 申报 承接 补充 核对 登记 核实 核验 清点 打扫 清扫 粉刷 疏通 清淤 设置 增设 增配 布设 悬挂 摆放 佩戴 携带 准备 备好 备齐 检测 测试 调试 校准 保养 紧固 加装 \
    拆卸 清洗 消毒 喷洒 收割 抢收 播种 施肥 修剪 补植 接种 筛查 随访 转诊 采样 送检 复核 复查 抽查 约谈 立案 审理 调解 追缴 劝阻 转移 安置 撤离 搜救 救治 安抚 发布 推送 \
    撰写 起草 修改 校对 印制 装订 归档 移交 鉴定 整理 编目 扫描 征集 收购 轮换 配送 结算 核算 审核 审批 拨付 兑付 盘点 清查 处置 备案 录入 填报 上报 提交 反馈 答复 交办 \
    督办 铺设 架设 焊接 擦拭 锁闭 关闭 切断 停用 开通 开设 开发 开放 举行 学习 领会 贯彻 践行 担当 履行 履职 断开 接通 合上 验明 装设 恢复 修补 擦洗 劝导 查验 查看 查询 \
    清除 铲除 搬运 搬离 归还 交接 点检 试运 启动 停止 开启 打开 关好 切换 调整 校验 标定 张挂 粘贴 填写 签收 签字 登录 下载 上传 拍照 取样 送样 称重 过磅 装车 卸车 \
    入库 出库 验收 复验 烘干 晾晒 除草 浇水 施药 翻耕 育秧 移栽 采摘 分拣 陪同 护送 接送 看管 巡护 巡逻 值守 汇报 记录 解释 告知 提醒 劝离 疏散 救援 \
    包扎 搬走 封闭 围挡 喷淋 打捞 保洁 修理 抢修 拧紧 润滑 更改 替换 核销 报销 支付 缴纳 退还 追回 扣减";

/// The same of verbs that stand before nouns as often: 检测报告. With so many characters behind them they
/// have an object.
static DEEDS: &Row = words!(
    "核对 核实 核定 登记 解释 协调 归集 补充 讲解 提醒 测试 测量 检测 采集 转运 装卸 搬运 分发 派发 报送 上报 填报 录入 上传 整理 归档 移交 交接 接收 接待 \
    联系 对接 招聘 聘请 邀请 选聘 辅导 指导 布置 搭设 铺设 架设 敷设 开挖 浇筑 粉刷 清洗 消毒 喷洒 修剪 接种 筛查 随访 建立 护理 救治 隔离 调解 劝导 制止 纠正 \
    处理 处置 响应 转办 督办 反馈 答复 公布 发布 刊发 拍摄 制作 绘制 设计 勘察 测绘 评估 评审 论证 审核 审批 审查 审计 盘点 清点 清查 清退 追缴 退还 支付 兑付 结算 \
    核算 测算 统计 摸排 疏通 抢修 转移 安置 搜救 值守 巡逻 盘查 移送 审理 调取 封存 扣押 查封 编写 撰写 协助 配合 陪同 护送 拨付 筹措 落细 提供 提取 收缴 收治 登门"
);
const LEAST_DEED: usize = 6;

/// Whether what begins with a verb that is a noun as often has room for an object: behind others of a row four
/// characters do, unless they are the name of a paper.
fn has_object(p: &Passage<'_>, clause: std::ops::Range<usize>, count: usize) -> bool {
    let length = clause.len();
    length >= LEAST_DEED || count > 1 && length > 3 && !p.ends_one(clause.end, PAPERS)
}

/// How names of papers and the like end, of four characters.
static PAPERS: &Row = words!(
    "纪要 报表 报告 意见 表册 单据 记录 台账 清单 方案 情况 工作 人员 制度 材料 资料 结果 费用 系统 平台 中心 票据 凭证 文书 档案 数据 \
    图纸 合同 协议 书目 名单 标准 办法 流程 设备 设施 机制 业务 用房"
);

/// How no clause ends that has its verb: names of offices.
static NOUN_ENDS: Signs = Signs::of("等科部处室局组站所队");

/// S16: five and more clauses parted by 、, each with its verb.
fn clauses_in_a_row(p: &Passage<'_>, hits: &mut Vec<Hit>) {
    let (mut start, mut from, mut count, mut odd) = (0, 0, 0usize, false);
    // A heading ends without a mark.
    let end = Some((p.len(), '。')).filter(|_| is_han(p.before(p.len())));
    for (i, c) in p.spots(Spot::STOP | Spot::PAIRED).chain(end) {
        let ends = p.is_of(i, Spot::STOP) || matches!(c, '“' | '”' | '《' | '》' | '（' | '）');
        if !ends {
            continue;
        }
        let length = i - from;
        // The first may stand behind what it belongs to.
        let first = count == 0 && c == '、' && length > 2;
        // What matters is whether there is a row, and how long it is.
        let row = c == '、' || count + 1 >= MOST_CLAUSES;
        let deed = || has_object(p, from..i, count) && p.is_one(from, DEEDS);
        let told = || {
            let led = || length >= LEAST_DEED && is_led_by_way(p, from);
            p.begins_any(from, &VERBS)
                || deed()
                || led()
                || length > 3 && p.at(from) == '把'
                || tells_how(p, from, i)
                || (from + 2..i.saturating_sub(3)).any(|at| p.is(at, "负责"))
                || (from..i).any(|at| p.at(at) == '不')
                // 河水变清了
                || length > 3 && p.before(i) == '了'
        };
        let fits = row && !NOUN_ENDS.has(p.before(i)) && (3..=LONGEST_CLAUSE).contains(&length);
        let acts = fits && acts(p, from, i);
        let clause = acts || first && row && !NOUN_ENDS.has(p.before(i)) || fits && told();
        // One of a row may begin with a verb that is not listed.
        let skipped = fits && !clause && count > 1 && length > 3 && !odd;
        odd = skipped || odd && clause;
        count = if clause { count + 1 } else { count * usize::from(skipped) };
        if count == 1 {
            start = from;
        }
        if c != '、' {
            if count >= MOST_CLAUSES {
                let hit = Hit::new(RuleId::S16, start..i).case(2).arg(count.to_string());
                hits.push(hit);
            }
            count = 0;
        }
        from = i + 1;
    }
}

/// How something is done, or when, before its verb.
static WAYS: &Row = words!(
    "及时 主动 定期 当场 认真 严格 随时 按时 按期 准时 如实 从严 依法 依规 迅速 立即 坚决 切实 持续 深入 积极 耐心 \
    逐一 逐项 随意 擅自 私自 违规 违章 超速 无证 私拉 乱扔 乱搭 随地 强行 逐户 逐村 逐楼 逐间 逐家 逐条 逐笔 逐件 逐台 逐人 逐级 逐层 逐段 逐栋 逐门 逐组 逐校 逐企 逐个"
);
/// The same of times and ways of which nouns are told as well: 每月例会, 逐月降水.
static TIMED: &Row = words!(
    "按月 按季 按年 按周 按日 每月 每季 每年 每周 每日 每天 逐月 逐季 逐年 逐日 逐周 现场 集中 统一 分类 分批 分片 全面 提前"
);
static DONE_SO: &Row = words!(
    "催收 盘点 校准 公示 评定 考核 通报 上报 检查 核对 汇总 召开 开展 组织 更换 清理 巡查 走访 发布 公布 结算 核销 \
    登记 整理 保养 校验 清淤 抢修 检定 维修 修剪 更新 清理 疏通 消杀 补植 检修 测试 排查 抽查 讲评 点评 调度 会商 分析 评估 维护 清洗 消毒 填报 报送 归档 回访 督查 整改 推送"
);

/// Whether a clause begins with how something is done: `逐户签订租赁合同`, `按月盘点库存`.
fn is_led_by_way(p: &Passage<'_>, from: usize) -> bool {
    let done = || {
        p.begins_any(from + 2, &VERBS) || p.is_one(from + 2, DEEDS) || p.is_one(from + 2, DONE_SO)
    };
    p.is_one(from, WAYS) || p.is_one(from, TIMED) && done()
}

/// How something is done, behind what it is done to.
static HOW: &Row = words!(
    "提前 及时 随时 按时 即时 逐一 优先 全程 当日 当天 当场 每日 每月 每周 每季 按月 按日 按季 限时 定期 双人 逐日 逐项 逐级 专人 一次 之内 之前 之后 主动 立即 自动 统一 集中 分类"
);

/// Whether a clause tells how something is done behind what it is done to: `热源提前点火`, `护栏破损即修`.
fn tells_how(p: &Passage<'_>, from: usize, end: usize) -> bool {
    let long = end >= from + LEAST_HOW;
    long && (p.at(end - 2) == '即' || (from + 2..end - 1).any(|at| p.is_one(at, HOW)))
}

const LEAST_HOW: usize = 5;

/// Those who do something, and are called so without a sign of it.
static CALLED: &Row = words!(
    "裁判 医护 保安 保洁 交警 民警 城管 教练 电工 焊工 司机 村医 校医 环卫 消防 公安 卫健 应急 网格 党员 干部 家长 老师 \
    教师 学生 商户 物业 社工 护士 医生 法官 律师 专家 村民 居民 农户 企业 社区 交管 供电 水务 气象 住建 电力 供水 通信 供热 燃气 市政 绿化 财政 审计 民政"
);

/// How those are called who do something.
static ACTORS: Signs = Signs::of("员长生警师工机人家者手部组队计");
/// So many characters at least tell what somebody does.
const LEAST_DOING: usize = 4;

/// What those do besides.
static STANDING: &Row = words!(
    "驻守 值守 坚守 守护 看护 疏导 引导 维持 巡视 巡查 清扫 清运 保障 待命 排队 参与 监督 负责 护送"
);

/// Whether a clause tells who does what: `医生检查伤情`.
fn acts(p: &Passage<'_>, from: usize, end: usize) -> bool {
    let called = || {
        let verb = from + 2;
        end.saturating_sub(verb) >= LEAST_DOING
            && p.is_one(from, CALLED)
            && (p.begins_any(verb, &VERBS) || p.is_one(verb, DEEDS) || p.is_one(verb, STANDING))
    };
    let doing = (from + 1..from + 4).any(|at| {
        let done = end.saturating_sub(at + 1);
        ACTORS.has(p.at(at)) && done >= LEAST_DOING && !ACTORS.has(p.at(at + 1))
    });
    (doing || called()) && p.slice(from..end).chars().all(is_han)
}

/// What stands between the number of a document and its title.
const OF_NUMBER: &[&str] = &["文件的", "文件", "文的", "文", "号的", "的", "："];
/// What introduces a document; the name of its office goes on from there.
const CITING: &[&str] = &[
    "按照", "根据", "依据", "落实", "贯彻", "执行", "对照", "遵照", "依照", "关于", "转发", "印发",
    "接到", "收到", "学习", "参照", "下发", "出台", "制定", "接", "以", "按", "据", "将", "和",
    "及", "与",
];

/// The title of a document is no longer.
const LONGEST_NAMED: usize = 60;

/// S13: `某办发〔2024〕3号《通知》`.
fn number_before_title(p: &Passage<'_>, i: usize, hits: &mut Vec<Hit>) {
    let digits = p.run_back(i, |c| c.is_ascii_digit());
    if digits == i || p.before(digits) != '〕' {
        hits.extend(order_before_title(p, digits, i));
        return;
    }
    let between = OF_NUMBER.iter().find(|word| p.is(i + 1, word)).map_or(0, |w| w.chars().count());
    let title = i + 1 + between;
    if p.at(i + 1) == '）' && matches!(p.at(i + 2), '《' | '“') {
        bracketed_number(p, i, hits);
        return;
    }
    // 民航规〔2022〕18号（《旅客候机服务标准》）
    let close = p.run_within(i + 2, LONGEST_NAMED, |c| c != '》');
    if p.is(i + 1, "（《") && p.is(close, "》）") {
        hits.push(Hit::new(RuleId::S13, digits..close + 2));
        return;
    }
    // 粮储〔2024〕17号“关于秋粮收购的通知”
    let quoted = p.at(title) == '“' && p.is(title + 1, "关于");
    if p.at(title) != '《' && !quoted {
        hits.extend(bare_number(p, digits, i));
        return;
    }
    let year = p.run_back(digits - 1, |c| c.is_ascii_digit());
    let from = p.run_back_within(year.saturating_sub(1), 12, is_han);
    let cited = (from..year)
        .rev()
        .find_map(|at| CITING.iter().find(|word| p.ends(at, word)).map(|_| at))
        .or((year - from < 12).then_some(from));
    // 转发了供销总字: 了 belongs to the verb.
    let cited = cited.map(|start| start + usize::from(p.is_any(start, &["了", "过", "的"])));
    let close = p.run_within(title, 60, |c| c != '》');
    let (Some(start), '》') = (cited.filter(|start| year - start <= 9), p.at(close)) else {
        hits.push(Hit::new(RuleId::S13, digits..i + 1));
        return;
    };
    let fixed = format!("{}（{}）", p.slice(title..close + 1), p.slice(start..i + 1));
    hits.push(Hit::new(RuleId::S13, start..close + 1).fix(fixed));
}

/// `《关于调整作业时间的请示》城管字〔2025〕14号`: the number has no brackets.
fn bare_number(p: &Passage<'_>, digits: usize, i: usize) -> Option<Hit> {
    let year = p.run_back(digits.saturating_sub(1), |c| c.is_ascii_digit());
    let open = year.checked_sub(1).filter(|at| p.at(*at) == '〔')?;
    let code = p.run_back_within(open, LONGEST_CODE, is_han);
    let joined = among!("和与及以按据的", p.at(code));
    let behind = code < open && p.before(code) == '》' && !joined;
    let fixed = || format!("（{}）", p.slice(code..i + 1));
    let hit = || Hit::new(RuleId::S13, code..i + 1).level(Level::Review);
    behind.then(|| hit().fix(fixed()))
}

/// `市政府令第58号《客运码头管理办法》`
fn order_before_title(p: &Passage<'_>, digits: usize, i: usize) -> Option<Hit> {
    if !p.ends(digits, "令第") || digits == i || p.at(i + 1) != '《' {
        return None;
    }
    let close = p.run_within(i + 2, 60, |c| c != '》');
    let from = p.run_back_within(digits - 2.min(digits), 12, is_han);
    let cited =
        (from..digits).rev().find(|at| CITING.iter().any(|word| p.ends(*at, word))).unwrap_or(from);
    let fixed = || format!("{}（{}）", p.slice(i + 1..close + 1), p.slice(cited..i + 1));
    (p.at(close) == '》').then(|| Hit::new(RuleId::S13, cited..close + 1).fix(fixed()))
}

/// How long the code of an office is, with the year behind it.
const LONGEST_CODE: usize = 18;

/// S13: `（云教〔2024〕3号）《关于…的通知》`. Behind a title the number belongs to that.
fn bracketed_number(p: &Passage<'_>, i: usize, hits: &mut Vec<Hit>) {
    let open = p.run_back_within(i, LONGEST_CODE, |c| c != '（').wrapping_sub(1);
    if p.at(open) != '（' || matches!(p.before(open), '》' | '”' | '〉') {
        return;
    }
    let (title, number) = (i + 2, p.slice(open..i + 2));
    let mark = if p.at(title) == '《' { '》' } else { '”' };
    let close = p.run_within(title, 60, |c| c != mark);
    let hit = Hit::new(RuleId::S13, open..i + 2);
    hits.push(match p.at(close) == mark {
        true => {
            let fixed = format!("{}{number}", p.slice(title..close + 1));
            Hit::new(RuleId::S13, open..close + 1).fix(fixed)
        }
        false => hit,
    });
}

/// S14: `（下称“专班”）`.
fn short_name(p: &Passage<'_>, i: usize, hits: &mut Vec<Hit>) {
    let words = [
        "以下简称为",
        "下称",
        "下简称",
        "简称",
        "后简称",
        "后文简称",
        "下文简称",
        "下文称",
        "以下均简称",
        "以下简写为",
        "后称",
        "以下简称：",
        "以下简称:",
    ];
    let Some(word) = words.into_iter().find(|word| p.is(i + 1, word)) else {
        unquoted(p, i, hits);
        return;
    };
    let end = i + 1 + word.chars().count();
    let closed = || p.at(p.run(end, is_han).min(end + 10)) == '）';
    let named = matches!(p.at(end), '“' | '《')
        || p.is(end, "为“")
        || p.is(end, "：“")
        || matches!(word, "下称" | "下简称" | "后简称") && closed();
    if named {
        let hit = Hit::new(RuleId::S14, i + 1..end).fix("以下简称");
        let unsure = word == "简称" || matches!(word, "下简称" | "后简称") && is_han(p.at(end));
        hits.push(if unsure { hit.level(Level::Review) } else { hit });
    }
}

/// S14: `（以下简称专班）` without marks.
fn unquoted(p: &Passage<'_>, i: usize, hits: &mut Vec<Hit>) {
    const INTRODUCES: &str = "以下简称";
    let from = i + 1 + INTRODUCES.chars().count();
    let end = p.run(from, is_han);
    if p.is(i + 1, INTRODUCES) && p.at(end) == '）' && (1..=12).contains(&(end - from)) {
        let name = p.string(from..end);
        let hit = Hit::new(RuleId::S14, from..end).case(4).fix(format!("“{name}”"));
        hits.push(hit.level(Level::Review));
    }
}
