//! N02: years of two figures that are no years before 年: `23—24学年`, `’21版`.

use super::finding::Hit;
use super::number::Figure;
use super::passage::{Passage, is_han, opens_clause};
use super::rows::{Row, among, words};
use super::rule::{Level, RuleId};
use super::written_years::{LASTING, OF_MANY_YEARS, whole};

/// Looks at a number of two figures, and the one before it.
pub fn check(p: &Passage<'_>, before: Option<&Figure>, figure: &Figure) -> Option<Hit> {
    let (start, end) = (figure.digits.start, figure.digits.end);
    edition(p, start, end)
        .or_else(|| named_by_year(p, start, end))
        .or_else(|| school_years(p, before?, figure))
}

/// `23—24学年`: of a school year both are years.
fn school_years(p: &Passage<'_>, first: &Figure, figure: &Figure) -> Option<Hit> {
    let (from, to) = (first.digits.clone(), figure.digits.clone());
    let between = p.slice(from.end..to.start);
    let joined = ["—", "-", "－", "–", "～", "~", "至", "/"].contains(&between);
    let two = from.len() == 2 && p.is(to.end, "学年") && first.decimals == 0;
    let next = first.value + 1.0 == figure.value;
    (two && next && joined && p.before(from.start) != '第').then(|| {
        let (one, other) = (whole(p.slice(from.clone())), whole(p.slice(to.clone())));
        Hit::new(RuleId::N02, from.start..to.end).fix(format!("{one}{between}{other}"))
    })
}

/// `签订于24.3.15`: a year of two figures, a month and a day.
pub fn dotted(p: &Passage<'_>, figure: &Figure) -> Option<Hit> {
    let (start, end) = (figure.digits.start, figure.digits.end);
    if figure.decimals == 0 {
        return None;
    }
    let (year, month) = p.slice(start..end).split_once('.')?;
    let day_end = p.run_within(end + 1, 2, |c| c.is_ascii_digit());
    let number = |text: &str| text.parse::<u32>().ok();
    let (year, month) = (number(year)?, number(month)?);
    let day = number(p.slice(end + 1..day_end)).filter(|_| p.at(end) == '.')?;
    let fits = (15..40).contains(&year) && (1..13).contains(&month) && (1..32).contains(&day);
    let led = p.ends_one(start, words!("于 时间 时间为 时间： 日期 日期： 自 从 至 截至 在 （"));
    let closed = !p.at(day_end).is_ascii_alphanumeric() && p.at(day_end) != '.';
    let fix = format!("20{year}年{month}月{day}日");
    let hit = || Hit::new(RuleId::N02, start..day_end).level(Level::Review);
    (fits && led && closed).then(|| hit().fix(fix))
}

/// What is known by the year of its edition, and who by the year in which they came.
static EDITIONS: &Row =
    words!("国标 标准 教材 目录 规范 指南 大纲 课标 定额 规程 药典 清单 图集 地图 县志 年鉴");
static COMERS: &Row = words!("学员 学生 新生 本科 研究生 毕业生 硕士 博士 新兵");
const FIRST_YEAR: f64 = 15.0;
const LAST_YEAR: f64 = 29.0;

/// `20版国标`, `县志（98版）`, `21级学员`; a page is counted, too, and so is what somebody has reached.
fn named_by_year(p: &Passage<'_>, start: usize, end: usize) -> Option<Hit> {
    let value: f64 = p.slice(start..end).parse().ok()?;
    let bracketed = matches!(p.before(start), '（' | '(') && matches!(p.at(end + 1), '）' | ')');
    let year = (FIRST_YEAR..=LAST_YEAR).contains(&value);
    let edition = p.at(end) == '版'
        && (p.is_one(end + 1, EDITIONS) && year || bracketed && (year || value >= 80.0));
    let comers = p.at(end) == '级' && p.is_one(end + 1, COMERS) && year;
    // 我校22届毕业生; 培养了22届毕业生 counts them.
    let owned = start == 0 || matches!(p.before(start), '校' | '院' | '系' | '，' | '。');
    let of_school = p.at(end) == '届' && owned && p.is_one(end + 1, words!("毕业生 高校毕业生"))
        || matches!(p.at(end), '春' | '秋')
            && p.is_one(end + 1, words!("季学期 季招生 季入学 季新生"));
    let comers = comers || of_school && year;
    let alone = !matches!(p.before(start), '第' | '共' | '-' | '—' | '至' | '.');
    let hit = || Hit::new(RuleId::N02, start..end).level(Level::Review);
    let fixed = || format!("{}{}", whole(p.slice(start..end)), if comers { "" } else { "年" });
    (end - start == 2 && alone && (edition || comers)).then(|| hit().fix(fixed()))
}

/// `’21版`. Behind what was opened in ‘ the sign closes a quotation.
fn edition(p: &Passage<'_>, start: usize, end: usize) -> Option<Hit> {
    let from = start.checked_sub(1)?;
    let named = matches!(p.at(from), '’' | '\'' | '＇') && matches!(p.at(end), '版' | '款');
    if !named || p.slice(p.sentence(start).start..from).contains(['‘', '\'', '＇']) {
        return None;
    }
    let fixed = format!("{}年", whole(p.slice(start..end)));
    Some(Hit::new(RuleId::N02, from..end).fix(fixed))
}

/// What happened in a year of which a bracket tells: （23年列入民生实事）.
pub static TOLD_IN_BRACKETS: &Row = words!(
    "数据 口径 标准 价格 统计 修订 列入 纳入 评为 获得 荣获 被 经 由 已 底 初 春 夏 秋 冬 修编 核定 印发 出台 制定 调入 转入 考入 参加 毕业 新增 退役 改制 更名 合并 迁入 搬迁 换证 检定 大中修 投入 拨付 下达 批复 立案 结案 查处 处理 编制"
);

/// `机制仍沿用22年的做法`: the rule or the price of a year is kept to.
static STILL: &Row = words!("仍沿用 仍执行 仍按 还沿用 仍在执行 仍在沿用 还在沿用 仍是");

/// Whether what is said before and behind takes a year and no number of years: `均为17年购置`, `执行24年调价方案`,
/// `与23年雨季相比`.
pub fn is_said(p: &Passage<'_>, start: usize, at: usize) -> bool {
    static IS: &Row = words!("为 系 是 均为 均系 都是 皆为 属 属于 在");
    static MADE: &Row = words!(
        "购置 购进 采购 产品 生产 制造 出厂 建造 大修 更换 安装 投用 投产 入库 栽植 收储 换发 配发 配备 新建 改建 批复 \
        印发 核定 修订 发放 签订 立项 大修时 改造时 调整后"
    );
    static OF_IT: &Row = words!(
        "依据 按照 按 根据 对照 参照 比照 执行 延续 沿用 完成了 列入 纳入 参加 筹备 申报 参评 迎接 备战 总结 谋划 收储的 \
        存放的 发放 兑现 汇总"
    );
    static OF_ONE: &Row = words!(
        "全国 全省 全市 全县 全区 竞赛 大赛 做法 考核 细则 调价 换届 评选 展演 既定 预算 民生 早稻 早籼稻 晚稻 小麦 玉米 冬小麦 \
        稻谷 政策 标准 价格 口径 办法 年检 体检 奖金 绩效 补贴 方案 公招 统考 联考 职称"
    );
    let said = p.ends_one(start, IS) && p.is_one(at, MADE);
    let of_it =
        p.ends_one(start, OF_IT) && p.is_one(at, OF_ONE) || opens(p, start) && p.is(at, "版");
    let of_it = of_it || p.ends_one(start, STILL) && p.at(at) == '的' && p.is_one(at + 1, OF_ONE);
    let beside = among!("与同和较比", p.before(start));
    let than = || {
        // 2025年受理412件，比24年少36件
        let behind = among!("少多增减升降高低", p.at(at)) && p.at(at + 1).is_ascii_digit();
        let year = p.slice(start..start + 2).parse::<u32>().unwrap_or(0);
        let said = p.slice(p.sentence(start).start..start);
        let told = |next: u32| said.contains(&format!("{}年", 2000 + year + next));
        if behind && year > 0 && (told(1) || told(2)) {
            return true;
        }
        let compared = p.slice(at..p.clause(at).end).contains("相比");
        compared || p.at(at) == '多' && is_han(p.at(at + 1))
    };
    let lasting = p.is_one(at, LASTING) || p.is_one(at, OF_MANY_YEARS);
    // 本院22年受理的涉企案件
    static OURS: &Row = words!(
        "本院 我院 本局 我局 本所 我所 本校 我校 本县 我县 本市 我市 本区 我区 本镇 我镇 本站 我站 本馆 我馆 本厂 我厂 本社 我社"
    );
    static DONE: &Row = words!(
        "受理的 审结的 办结的 办理的 查处的 招录的 新招的 收治的 引进的 立项的 验收的 完成的 新建的 评选的 表彰的 接收的"
    );
    let ours = p.ends_one(start, OURS) && p.is_one(at, DONE);
    // 25年春茶开采较常年推迟5天
    static CROPS: &Row =
        words!("春茶 夏茶 秋茶 夏粮 秋粮 早稻 中稻 晚稻 春蚕 秋蚕 早籼 冬小麦 夏播 秋汛 春汛 春运");
    let opens_text = start == 0 || matches!(p.before(start), '。' | '；');
    let many = || words!("经验 历史 以来 老 经历").stands_in(p.slice(at..p.clause(at).end));
    let of_crop = opens_text && p.at(start) == '2' && p.is_one(at, CROPS) && !many();
    of_crop || said || ours || of_it || beside && is_han(p.at(at)) && !lasting && than()
}

fn opens(p: &Passage<'_>, start: usize) -> bool {
    start == 0 || opens_clause(p.before(start))
}

/// Whether only what was done stands behind 年 in brackets, up to a mark.
pub fn is_of_work(p: &Passage<'_>, at: usize) -> bool {
    let end = p.word_at(at, BUILT).map(|word| at + word.chars().count());
    end.is_some_and(|end| matches!(p.at(end), '）' | '，' | '、'))
}

/// What is told of a house or a road in brackets: （22年改建）.
static BUILT: &Row = words!(
    "改建 扩建 新建 建 建成 建设 修建 大修 翻修 翻新 重建 续建 改造 购置 购入 采购 更换 投用 投产 投运 启用 交付 竣工 完工 开工 \
    立项 签订 签约 挂牌 成立 颁发 发证 认定 入库 入选 获评 获奖 验收 装修 修订 播种 栽植 种植 引进 迁建 加固 出厂 生产 上牌 入职"
);

/// What is held once a year, by all of whom.
static HELD: &Row =
    words!("承办 筹办 主办 举办 召开 开展 组织开展 组织 做好 举行 申报 参加 启动 关于");
static HELD_BY: &Row = words!(
    "全市 全县 全区 全省 全镇 全乡 全国 全局 全校 全院 全系统 全州 春运 招生 征兵 职工职业 职业技能 防汛 秋冬季 安全生产月 三支一扶"
);

/// `举办26年全市职工技能竞赛`, but 已连续举办26年.
pub fn is_held(p: &Passage<'_>, start: usize, at: usize) -> bool {
    let many = || words!("连续 已 累计 坚持 先后").stands_in(p.slice(p.clause(start).start..start));
    p.ends_one(start, HELD) && p.is_one(at, HELD_BY) && !many()
}

/// N02: `22、23两年`.
pub fn pair_of_years(p: &Passage<'_>, before: Option<&Figure>, figure: &Figure) -> Option<Hit> {
    let (first, digits) = (before?.digits.clone(), figure.digits.clone());
    let between = p.slice(first.end..digits.start);
    let two = first.len() == 2 && digits.len() == 2 && p.is(digits.end, "两年");
    let next = before.is_some_and(|before| before.value + 1.0 == figure.value);
    (two && next && ["、", "和", "—", "/"].contains(&between)).then(|| {
        let (from, to) = (whole(p.slice(first.clone())), whole(p.slice(digits.clone())));
        let hit = Hit::new(RuleId::N02, first.start..digits.end).level(Level::Warning);
        hit.fix(format!("{from}{between}{to}"))
    })
}

/// How the names of bodies and places end that tell what they did.
static BODIES: &Row = words!(
    "局 站 所 院 校 厂 公司 队 中心 平台 县 市 镇 区 乡 村 行 店 馆 园 社 会 办 处 科 车间 班组 学校 医院 港 水库 大厅 热线"
);
/// What somebody did so many times.
static DID: &Row = words!(
    "接到 接报 接诊 接待 接警 受理 处置 处理 办结 办理 完成 新增 新建 救助 救治 查处 查获 检查 检验 检测 检修 维修 走访 培训 发放 发出 收到 收治 征收 采集 供应 销售 生产 出栏 收购 运送 运输 组织 开展 举办 召开 招收 招聘 承办 承接 调解 审理 审结 立案 抓获 投入 获批 签订 签约 交付 停航 停电 停水 安置 资助 慰问 巡查 抽检 抽查 排查"
);
/// What befell in a year what is spoken of.
static BEFELL: &Row = words!(
    "受阻 受灾 受损 受淹 停产 停工 停航 停运 暴露 查出 发现 排查 反映 存在 未 没有 发生 出现 新 较为 投诉 欠 遗留 竣工 到期 验收 审计 巡察 督查 检查 考核"
);
/// What is said of many years together.
static TOGETHER: &Row = words!("累计 共 先后 连续 始终 坚持 一直 持续 总共 合计");
const FIRST_OF_WORK: &str = "20";
const LAST_OF_WORK: &str = "29";
/// So near behind a deed stands how often it was done.
const NEAR: usize = 10;

/// Whether what is told is done once and counted, or befell what is spoken of: `应急平台23年接到报警612起`,
/// `对24年受阻较多的班轮`.
pub fn is_done(p: &Passage<'_>, start: usize, at: usize) -> bool {
    if !(FIRST_OF_WORK..=LAST_OF_WORK).contains(&p.slice(start..start + 2)) {
        return false;
    }
    let clause = p.clause(start);
    let counted = |end: usize| p.slice(at..end).contains(|c: char| c.is_ascii_digit());
    let done = || {
        p.ends_one(start, BODIES)
            && p.is_one(at, DID)
            && counted(clause.end.min(at + NEAR))
            && !TOGETHER.stands_in(p.slice(clause.clone()))
    };
    let befallen = || matches!(p.before(start), '对' | '将' | '把') && p.is_one(at, BEFELL);
    befallen() || done()
}
