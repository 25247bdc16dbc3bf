//! Rules on years: N02; what is spelt wrong in them is left to `zeros`, decades to `decades`.

use super::decades;
use super::finding::Hit;
use super::number::Figure;
use super::passage::{Passage, is_han, is_numeral, is_stop, opens_clause};
use super::rows::{Row, Signs, among, words};
use super::rule::{Level, RuleId};
use super::short_years;
use super::spots::Spot;
use super::zeros;
use crate::report::{Fixed, Line, Part, chinese_digit};

pub fn check(p: &Passage<'_>, figures: &[Figure], hits: &mut Vec<Hit>) {
    for (n, figure) in figures.iter().enumerate() {
        let before = n.checked_sub(1).and_then(|n| figures.get(n));
        short_year(p, before, figure, hits);
        year_left_out(p, figure, hits);
        decades::check(p, figure.digits.clone(), hits);
    }
    // Of the many marks only those are looked at before which a year may stand.
    let ends = p.rows(Spot::STOP | Spot::UP_TO).zip(p.behind(Spot::NUMERAL | Spot::DIGIT, 4));
    let others = p.rows(Spot::ODD | Spot::LATIN | Spot::DATE | Spot::NUMERAL);
    let rows = others.zip(ends).map(|(others, (ends, years))| others | ends & years);
    for (i, c) in p.standing(rows) {
        look(p, i, c, hits);
    }
}

fn look(p: &Passage<'_>, i: usize, c: char, hits: &mut Vec<Hit>) {
    match c {
        '年' => {
            zeros::zeros(p, i, hits);
            if p.before(i) == '学' {
                zeros::zeros(p, i - 1, hits);
            }
            zeros::thousands(p, i, hits);
            chinese_short_year(p, i, hits);
        }
        '月' | '日' => zeros::letters(p, i, hits),
        '届' => zeros::zeros(p, i, hits),
        '至' | '到' | '—' | '～' | '、' => zeros::zeros(p, i, hits),
        'O' | 'o' | 'О' => zeros::letter_for_zero(p, i, hits),
        c if is_tens(c) && !is_tens(p.before(i)) => {
            decades::check(p, i..p.run(i, is_tens), hits);
        }
        _ => {}
    }
}

pub fn is_tens(c: char) -> bool {
    is_numeral(c) && c != '一'
}

/// What follows a year and no number of years.
static OF_A_YEAR: &Row = words!(
    "一季度 二季度 三季度 四季度 第一季度 第二季度 第三季度 第四季度 1季度 2季度 3季度 4季度 \
    前三季度 前三个季度 前两个季度 上半年 下半年 年初 年底 年末 年中 年度 全年 春节 国庆 元旦 五一 端午 中秋 清明 两会 汛期 同期 春季 秋季 冬季 夏季 \
    寒假 暑假 初 底 末 度 高考 中考 春运 秋收 夏收 三夏 双抢 决算 雪季 雨季 旱季 榨季 主汛期 采暖季 供暖季 取暖季 供暖期 采暖期 疫情 台风季 春旱 秋汛 凌汛 桃汛 伏汛 暑运 开渔季 开学季 备耕 春灌 冬灌 冬修 秋冬种 那场 那次 那会儿 大旱 洪灾 雪灾 遭灾 发大水 \
    毕业季 的收官 收官 招生季 捕捞季 休渔期 春训 冬训 春播 春耕 秋播 秋种 冬春 春夏 新政 新规 新版 中央一号 省委一号 省两会 同比"
);
/// What of a year's work is spoken of in headings.
static WORK_OF_A_YEAR: &Row = words!(
    "工作总结 工作要点 工作报告 工作计划 工作情况 工作回顾 工作安排 工作打算 工作思路 工作重点 工作目标 \
    工作任务 工作部署 工作谋划 工作汇报 工作成效 的工作 主要工作 重点工作 部门预算 财政预算"
);
/// The same at the start of a text, where no number of years is told.
static HEADS_OF_A_YEAR: &Row = words!("总结 计划 打算 任务 目标 指标 预算 安排 情况");
/// How the heading of what is told of a year ends.
static TOLD_OF_A_YEAR: &Row = words!(
    "情况 工作 总结 回顾 成效 概况 安排 打算 计划 任务 目标 要点 进展 分析 指标 统计 预算 决算 思路 重点 问题 名单 明细"
);
/// What is told of many years, and of none in particular.
pub static OF_MANY_YEARS: &Row =
    words!("来 间 前 后 以上 以下 发展 历程 办学 奋斗 变迁 坚守 如一日 回顾 历史 以来 期 的");
/// What is done with a paper on the work of a year.
static SENT: &Row = words!(
    "报送 印发 制定 上报 做好 下达 编制 布置 部署 谋划 制订 提交 撰写 起草 公布 发布 上交 汇总 关于 现将 现就 总结 汇报"
);
/// Of whom is told what they did in a year.
static OF_ALL: &Row = words!(
    "全县 全市 全区 全镇 全乡 全局 全校 全院 全省 全村 全州 全街道 全系统 我局 我县 我市 我镇 我校 我院 我区 我办 我委 \
    我省 我乡 我村 我站 我所 我处 我厅 我部 我单位 我公司 公司 本局 共 累计 新增 完成 受理 查处 开展 组织 实现"
);
/// What only begins like it.
static OTHERS: &Row = words!(
    "春夏秋冬 春秋 度过 底蕴 末位 初心 任务期 计划生育 目标责任 的工作经 的工作生 的工作时 的工作年 底子 底色 底气 底线 末端 初中 度量 财政部"
);
/// What makes a number before 年 one of years.
static COUNTS: Signs = Signs::of("第近约满超过达每隔历长整十百零余最");

/// N02: `24年一季度`, `于21年开工`, `20—23年`.
fn short_year(p: &Passage<'_>, before: Option<&Figure>, figure: &Figure, hits: &mut Vec<Hit>) {
    let (start, end) = (figure.digits.start, figure.digits.end);
    hits.extend(short_years::dotted(p, figure));
    if end - start != 2 {
        return;
    }
    let named = p.at(end) == '年' || p.is(end, "学年");
    let known = || short_years::check(p, before, figure);
    if let Some(hit) = short_years::pair_of_years(p, before, figure).or_else(known) {
        hits.push(hit);
        return;
    }
    let began = p.ends_one(start, BEGUN);
    let plausible = figure.value <= 39.0 || figure.value >= 78.0 || began;
    if !named || figure.decimals > 0 || !plausible || p.is(end, "年代") {
        return;
    }
    let apostrophe = matches!(p.before(start), '’' | '‘' | '\'' | '＇');
    if let Some(range) = range_of_years(p, before, figure) {
        hits.push(range);
        return;
    }
    let level = if p.at(start) == '0' || apostrophe {
        RuleId::N02.rule().level
    } else if let Some(level) = evidence(p, start, end + 1) {
        level
    } else {
        return;
    };
    let from = start - usize::from(apostrophe);
    let hit = Hit::new(RuleId::N02, from..end).level(level);
    hits.push(hit.fix(whole(p.slice(start..end))));
}

/// What began in a year, however long ago.
static BEGUN: &Row =
    words!("建于 始建于 修建于 成立于 创建于 创办于 组建于 出生于 生于 竣工于 建成于 兴建于");

/// What only follows a year.
static PARTS_OF_A_YEAR: &Row = words!(
    "上半年 下半年 一季度 二季度 三季度 四季度 第一季度 第二季度 第三季度 第四季度 前三季度"
);

/// N02: `2022上半年`, where 年 was left out.
fn year_left_out(p: &Passage<'_>, figure: &Figure, hits: &mut Vec<Hit>) {
    let digits = figure.digits.clone();
    let year = digits.len() == 4 && (1949.0..2100.0).contains(&figure.value);
    if year && p.is_one(digits.end, PARTS_OF_A_YEAR) && !matches!(p.before(digits.start), '-' | '/')
    {
        let fixed = format!("{}年", p.slice(digits.clone()));
        hits.push(Hit::new(RuleId::N02, digits).case(1).level(Level::Warning).fix(fixed));
    }
}

pub fn whole(two: &str) -> String {
    let century = if two >= "40" { "19" } else { "20" };
    format!("{century}{two}")
}

/// What stands before or behind says that two figures before 年 are a year, and how surely. `at` is
/// the place behind 年.
fn evidence(p: &Passage<'_>, start: usize, at: usize) -> Option<Level> {
    let before = p.before(start);
    if before.is_ascii_alphanumeric() || matches!(before, '-' | '/' | '.') {
        return None;
    }
    let counted = COUNTS.has(before);
    let month = p.run(at, |c| c.is_ascii_digit());
    let until = match p.at(month) {
        '-' | '—' | '－' | '至' | '～' | '~' | '、' => {
            p.run(month + 1, |c| c.is_ascii_digit())
        }
        _ => month,
    };
    let of_month =
        (1..=2).contains(&(month - at)) && p.at(until) == '月' && p.at(until + 1) != '龄';
    let counted_before = counted || among!("用共这前后的", before);
    // 沿用22年度核定的票价
    let yearly = !counted && p.at(at) == '度' && p.slice(start..start + 2) >= "15";
    let of_year = yearly || p.is_one(at, OF_A_YEAR) && !p.is_one(at, OTHERS) && !counted_before;
    let heading = start == 0 || opens_clause(before);
    let recent = p.slice(start..start + 2) >= "15" || p.at(start) == '0';
    let work = recent && is_of_its_work(p, start, at);
    if recent && let Some(level) = heads(p, start, at) {
        return Some(level);
    }
    // （23年版）
    let edition = recent && before == '（' && p.is(at, "版）");
    if of_month && !counted || of_year || work || edition || since(p, start, at) {
        return Some(RuleId::N02.rule().level);
    }
    if recent && tells_all(p, start, at) {
        return Some(Level::Warning);
    }
    let beside = heading && !counted && recent && is_beside_a_year(p, start);
    let led = led(p, start, at)
        || beside
        || before == '（' && short_years::is_of_work(p, at)
        || !counted && is_up_to_a_year(p, at);
    let done = p.is_one(at, DONE) && !counted_before && !p.ends_one(start, TAKES);
    let alone = heading || is_han(before);
    let told = recent && before == '（' && p.is_one(at, short_years::TOLD_IN_BRACKETS);
    let said = || {
        is_of_paper(p, start, at)
            || short_years::is_said(p, start, at)
            || short_years::is_done(p, start, at)
    };
    let review = led || done && alone || told || recent && said();
    review.then_some(if led { Level::Warning } else { Level::Review })
}

/// `23年全县新建公路64公里`
fn tells_all(p: &Passage<'_>, start: usize, at: usize) -> bool {
    let opens = start == 0 || matches!(p.before(start), '。' | '；');
    // 23年全港完成吞吐量四千万吨
    let whole = |at| p.at(at) == '全' && among!("港馆厂行社站线网矿园司段库场所队集", p.at(at + 1));
    let of_all = |at| (p.is_one(at, OF_ALL) || whole(at)) && !p.is_one(at, OTHERS);
    opens && (of_all(at) || p.at(at) == '，' && of_all(at + 1))
}

/// `24年工作总结`, `报送24年工作计划`, `举办24年全市职工技能竞赛`
fn is_of_its_work(p: &Passage<'_>, start: usize, at: usize) -> bool {
    let heading = start == 0 || opens_clause(p.before(start));
    let work = p.is_one(at, WORK_OF_A_YEAR);
    heading && (work || start == 0 && p.is_one(at, HEADS_OF_A_YEAR)) && !p.is_one(at, OTHERS)
        || work && p.ends_one(start, SENT)
        || short_years::is_held(p, start, at)
}

/// `2023年完成3座，24年完成5座`: the year before or behind stands in the sentence.
fn is_beside_a_year(p: &Passage<'_>, start: usize) -> bool {
    let year = whole(p.slice(start..start + 2)).parse().unwrap_or(0_u32);
    let said = p.slice(p.sentence(start));
    [year.saturating_sub(1), year + 1].iter().any(|year| said.contains(&format!("{year}年")))
}

/// `21年至2023年`
fn is_up_to_a_year(p: &Passage<'_>, at: usize) -> bool {
    let digits = p.run_within(at + 1, 5, |c| c.is_ascii_digit());
    matches!(p.at(at), '至' | '到' | '—' | '～' | '-')
        && digits == at + 5
        && p.is(at + 1, "20")
        && p.at(digits) == '年'
}

/// What is done with money, plans and tasks of a year.
static ALLOTTED: &Row = words!(
    "下达 下达了 拨付 拨付了 预拨 安排 安排了 申报 申报了 落实 落实了 按照 根据 对照 依据 清算 兑付 发放 编列 列入 纳入 完成 编制完成 制定 制定了 形成 审议 审定 通过 收到 到位 分解 公布了 印发了 学习"
);
static OF_PAPERS: &Row = words!(
    "资金 预算 计划 任务 项目 指标 要点 补助 补贴 课题 名单 目标 方案 试点 经费 奖补 决算 标准 通知 责任书 清单"
);
/// What so many years are of.
pub static LASTING: &Row = words!(
    "期 承包 教龄 工龄 党龄 军龄 历史 经验 免费 义务 贷款 质保 质量 以上 以下 以内 规划 愿景 发展 陈 老 树龄 坚守 使用 经营 权 租 分期 合同 \
    未 没 不 国债 债券 包 禁 保 目标 长期 一贯制 一遇 教育 制"
);
/// So far behind a year stands what is of it.
const FARTHEST: usize = 16;

/// `提前下达25年学生营养改善补助资金`
fn is_of_paper(p: &Passage<'_>, start: usize, at: usize) -> bool {
    let noun = || p.slice(at..p.run_within(at, FARTHEST, is_han));
    let round = p.is(start, "20") || p.is(start, "30");
    // 在23年全国高考中
    if p.before(start) == '在' && p.is_one(at, words!("全国 全省 全市 全县 全区 高考 中考"))
    {
        return true;
    }
    !round
        && p.at(start) == '2'
        && p.ends_one(start, ALLOTTED)
        && !p.is_one(at, LASTING)
        && !p.is_one(at, OF_MANY_YEARS)
        && OF_PAPERS.stands_in(noun())
}

/// `一、21年图书采购情况`; of 20 and 25 years one looks back.
fn heads(p: &Passage<'_>, start: usize, at: usize) -> Option<Level> {
    let heading = start == 0 && p.place.line == Line::Heading && TOLD_OF_A_YEAR.ends(&p.text);
    let titled = p.place.part == Part::Fixed(Fixed::Title) && p.ends(start, "关于");
    let round = matches!(p.at(start + 1), '0' | '5');
    let level = if round || titled { Level::Review } else { Level::Warning };
    ((heading || titled) && !p.is_one(at, OF_MANY_YEARS)).then_some(level)
}

/// `自98年以来`, `23年起`
fn since(p: &Passage<'_>, start: usize, at: usize) -> bool {
    let led = matches!(p.before(start), '自' | '从') && !p.ends(start, "各自");
    let counts = "前来间中的内里多余时";
    let after = p.at(at);
    led && (p.is(at, "以来") || !counts.contains(after) && !p.is_one(at, words!("以上 以下 以内")))
        || (start == 0 || opens_clause(p.before(start)))
            && p.is_one(at, words!("以来 起 至今"))
            && p.slice(start..start + 2) >= "18"
}

/// `于21年开工`, `截至23年，`, `较22年增长`
fn led(p: &Passage<'_>, start: usize, at: usize) -> bool {
    let behind = p.at(at);
    let counts = among!("前后来间中的内里多余时任期之以", behind);
    let at_time = p.before(start) == '于'
        && !among!("少多长短低高小大等早晚限超处属介关对由基至", p.before(start - 1));
    // 与去年（23年）相比
    let noted = p.before(start) == '（' && behind == '）';
    if noted && p.ends_one(start - 1, words!("去年 上年 今年 前年 当年 同期 次年 上年度 本年度"))
    {
        return true;
    }
    // 由20年的320万元增至2024年的480万元
    let figure = among!("由从比较与同", p.before(start)) && behind == '的';
    let years = || {
        let sentence = p.sentence(start);
        let mut figures = p.figures().iter().filter(|f| sentence.contains(&f.digits.start));
        figures.any(|f| f.digits.len() == 4 && p.at(f.digits.end) == '年')
    };
    let recent = p.before(start) != '同'
        && (18..30).contains(&p.slice(start..start + 2).parse().unwrap_or(0));
    if figure && p.at(at + 1).is_ascii_digit() && (recent || years()) {
        return true;
    }
    // 在24年的基础上
    let based = p.before(start) == '在' && p.is_one(at, words!("的基础上 基础上 的水平"));
    let until = p.ends_one(start, words!("截至 截止 截止到 截至到"));
    let compared = matches!(p.before(start), '较' | '比' | '同' | '与')
        && among!("增减提下上高低同相翻降升略末净", behind)
        && !p.ends_one(start, words!("相比 对比 合同 共同 参与"));
    based || (at_time || until || compared) && !counts
}

/// What is longer is no heading.
const LONGEST_HEADING: usize = 24;
/// What happens in a year.
static DONE: &Row = words!(
    "脱贫 建成 获 获得 荣获 获评 开工 竣工 完工 投产 启动 成立 出台 印发 实施 实现 全面 被评 当选 毕业 参加工作 入党 \
    立项 动工 建局 撤县 撤乡 合并 改制 搬迁 通车 投用 投入使用 验收 挂牌 建设 修建 创建 换届 退休 入职 任职 调任 组建"
);
/// What takes a number of years.
static TAKES: &Row = words!(
    "历时 历经 经过 花 花了 用 用了 需 要 长达 连续 坚持 整整 奋斗 过去 未来 今后 近 将近 已 有 服役 从业 执教 工作"
);

/// `20—23年`, `2023、24年`, `2023年至24年`: a short year behind another year.
fn range_of_years(p: &Passage<'_>, before: Option<&Figure>, figure: &Figure) -> Option<Hit> {
    let first = before?;
    let (from, start, end) = (first.digits.start, figure.digits.start, figure.digits.end);
    let between = p.slice(first.digits.end..start);
    let mark = between.strip_prefix('年').unwrap_or(between);
    if !["—", "-", "－", "–", "～", "~", "至", "到", "、", "和", "/", "与"].contains(&mark)
    {
        return None;
    }
    let digits = first.digits.end - from;
    let second = figure.value;
    let later = |first: f64| second > first && second - first <= 10.0;
    let of_century = (1978.0..=2039.0).contains(&first.value) && later(first.value % 100.0);
    if digits == 4 && of_century {
        return Some(Hit::new(RuleId::N02, start..end).fix(whole(p.slice(start..end))));
    }
    let plausible = later(first.value) && (first.value >= 10.0 || p.at(from) == '0');
    let opens =
        from == 0 || is_stop(p.before(from)) || among!("自从（比较与和同在到对", p.before(from));
    let behind = end + 1;
    // 近三年（20年至22年）
    let noted = p.before(from) == '（'
        && p.at(behind) == '）'
        && p.ends_one(from - 1, words!("两年 三年 四年 五年 期间 近年来 几年 各年 年度"));
    // 21至24年病虫害发生情况, but 21至24年生林木
    let heads = from == 0
        && !matches!(p.at(behind), '生' | '的' | '龄' | '期')
        && first.value >= 15.0
        && p.len() <= LONGEST_HEADING;
    let told = noted
        || heads && TOLD_OF_A_YEAR.ends(&p.text)
        || p.is_one(behind, words!("两次 两度 先后 相继 ， 间 期间 以来 累计 连续 年均 分别 相比"))
        || p.is_one(behind, OF_A_YEAR);
    // 救护大队20年至22年的出动记录
    let kept = !COUNTS.has(p.before(from))
        && p.is_one(behind, words!("的出动 的档案 的数据 的账目 的记录 的台账 的资料 的统计 的卷宗 的案卷 的考核 的票据 的凭证 的收支 的财务 的处方 的病历 的病案 的报表 的合同 的图纸 的文件 的影像 的照片 的工资 的学籍 的水位 的流量 的气象 的订单 的产量 的发票 的试卷 的成绩 的会议记录"));
    if digits != 2 || !plausible || !(opens && told || kept) || first.decimals > 0 {
        return None;
    }
    let fixed =
        format!("{}{between}{}", whole(p.slice(from..from + 2)), whole(p.slice(start..end)));
    Some(Hit::new(RuleId::N02, from..end).level(Level::Warning).fix(fixed))
}

/// N02: `九八年`, `〇五年`; 七八年 and 八九年 may count.
fn chinese_short_year(p: &Passage<'_>, i: usize, hits: &mut Vec<Hit>) {
    let Some(start) = i.checked_sub(2) else { return };
    let (tens, ones) = (p.at(start), p.at(start + 1));
    let (Some(a), Some(b)) = (chinese_digit(tens), chinese_digit(ones)) else { return };
    let longer = among!("〇零○一二三四五六七八九十百千万第、", p.before(start));
    if longer || p.is(i, "年代") || p.is(i, "年级") {
        return;
    }
    let ones = if b == 0 { '〇' } else { ones };
    let fixed = match a {
        0 if b > 0 => format!("二〇〇{ones}"),
        7..=9 if b != a + 1 => format!("一九{tens}{ones}"),
        _ => return,
    };
    hits.push(Hit::new(RuleId::N02, start..i).level(Level::Warning).fix(fixed));
}
