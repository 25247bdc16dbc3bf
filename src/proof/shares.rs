//! N12: shares that together claim the whole and do not make it.

use super::borne_shares::{is_borne, is_made_of};
use super::finding::Hit;
use super::kinds::{NO_OTHERS, OTHERS, complements, in_a_row, labels, of_two, parted_at};
use super::number::{Figure, write};
use super::passage::{Passage, last_chars};
use super::rows::{Row, words};
use super::rule::{Level, RuleId};
use super::scales::{GRADE_WORDS, GRADES, are_degrees, from_least_to_most};

/// Looks at the shares of one sentence.
pub fn check(p: &Passage<'_>, figures: &[Figure], hits: &mut Vec<Hit>) {
    let mut run: Vec<&Figure> = Vec::new();
    for share in figures.iter().filter(|figure| figure.percent) {
        let between = run.last().map(|last| p.slice(last.end..share.digits.start));
        let parted = between.is_none_or(|between| {
            let length = between.chars().count();
            between.starts_with(['、', '，', '和', '；'])
                && length <= LONGEST_LABEL
                && !breaks(between)
                && !(between.contains('率') && is_of_no_rate(p, &run))
        });
        if !parted {
            claim(p, &run, hits);
            run.clear();
        }
        run.push(share);
    }
    claim(p, &run, hits);
}

const LONGEST_LABEL: usize = 16;

/// Whether shares are told of what is no rate: `“好”的占71%、“差”的占29%，回收率达到86%`.
fn is_of_no_rate(p: &Passage<'_>, run: &[&Figure]) -> bool {
    labels(p, run).iter().all(|label| !label.contains('率'))
}

/// Words of another count, or of a change.
fn breaks(between: &str) -> bool {
    let others = words!("其中 同比 环比 比上 较 增长 下降 提高 上升 降低 分别");
    // What is told of may be called by its grade.
    let grades = ["较差", "较好", "较满意"].iter().filter(|grade| between.contains(**grade));
    let mut grades = grades.peekable();
    if grades.peek().is_none() {
        return others.stands_in(between);
    }
    others.stands_in(&grades.fold(between.to_string(), |rest, grade| rest.replace(grade, "")))
}

fn claim(p: &Passage<'_>, run: &[&Figure], hits: &mut Vec<Hit>) {
    let [first, .., last] = run else { return };
    if sums_up(p, run) {
        return;
    }
    if !totals(p, run) {
        claim_whole(p, run, hits);
        return;
    }
    let sum: f64 = run.iter().map(|part| part.value).sum::<f64>() - last.value;
    if (1.0..MOST_OFF).contains(&(sum - 100.0).abs()) {
        hits.push(Hit::new(RuleId::N12, first.digits.start..last.end).arg(write(sum)));
    }
}

fn claim_whole(p: &Passage<'_>, run: &[&Figure], hits: &mut Vec<Hit>) {
    let [first, .., last] = run else { return };
    let written = labels(p, run);
    // Rates may count the same things twice: 合格率, 优良率.
    let rates = written.iter().any(|label| label.contains('率') || DONE.ends(label));
    let labels: Vec<String> = written.iter().copied().map(bare).collect();
    let names: Vec<&str> = labels.iter().map(String::as_str).collect();
    let sum: f64 = run.iter().map(|f| f.value).sum();
    let off = sum - 100.0;
    let rounded = off.abs() <= slack(run, last).min(1.0);
    if off.abs() < 1e-6 || rounded && last.decimals > 0 {
        return;
    }
    let sentence = p.sentence(first.digits.start);
    let said = p.slice(sentence.start..first.digits.start);
    // Three whole figures and more may miss 100 by the last place of each.
    let hit = Hit::new(RuleId::N12, first.digits.start..last.end).arg(write(sum));
    let hit = if rounded && run.len() > 2 { hit.level(Level::Review) } else { hit };
    if tells_change(said) || p.slice(sentence.clone()).contains("多选") {
        return;
    }
    let many = run.len() > 2;
    let told = written_share(p, run);
    let (in_row, industries, of_kinds) = row_of_kinds(&names, &labels);
    let whole = is_whole(&names, told) && !of_two(&written)
        || many && industries
        || (many && from_least_to_most(&names, told || named_shortly(&labels)));
    let over = off > 0.0
        && !rates
        && !GIVEN.stands_in(said)
        && (many && (in_row || told && (of_kinds || are_degrees(&names)))
            || divides(said)
            || exceeds(&names, said, many));
    let graded = graded(&names) && off.abs() <= MOST_LEFT || parted_at(p, run);
    let other = |label: &String| label.starts_with("其他") || label.starts_with("其它");
    let rest = graded
        || many && (dealt(p, off, last.end) || none_is_left(p, last.end..sentence.end))
        || says_all(p, first, said, &labels, off)
        || told && labels.iter().any(other);
    if whole || over || rest || told && off.abs() <= MOST_OFF && is_made_of(said, &names) {
        hits.push(hit);
        return;
    }
    let exceeding = told && off > 0.0 && !rates && !overlap(&labels);
    let structured = || STRUCTURES.stands_in(said);
    let named = names.iter().all(|name| !name.is_empty());
    if many && named && (exceeding || structured()) {
        hits.push(hit.level(Level::Review));
    }
}

/// How far shares may be off by rounding.
fn slack(run: &[&Figure], last: &Figure) -> f64 {
    0.5 * run.len() as f64 * 10f64.powi(-i32::try_from(last.decimals).unwrap_or(0))
}

/// Whether the last share is said to be the sum of those before: `，三项之和为100%`.
fn totals(p: &Passage<'_>, run: &[&Figure]) -> bool {
    let last = run.last().filter(|last| run.len() > 2 && (last.value - 100.0).abs() < 1e-6);
    last.is_some_and(|last| words!("之和 合计 总和 加总").stands_in(&labels(p, &[last]).concat()))
}

/// Whether the last is what the others make: `分别为31.5%、22.8%和14.2%，合计68.5%`.
fn sums_up(p: &Passage<'_>, run: &[&Figure]) -> bool {
    let Some((last, parts)) = run.split_last() else { return false };
    let sum: f64 = parts.iter().map(|part| part.value).sum();
    let told = words!("之和 合计 总和 加总 共占 合占").stands_in(&labels(p, &[last]).concat());
    told && parts.len() > 1 && (sum - last.value).abs() < 0.1
}

/// Whether something is dealt out by shares that end at `at`: 按50%、30%、25%的比例分担.
fn dealt(p: &Passage<'_>, off: f64, at: usize) -> bool {
    off > 0.0 && SHARED.iter().any(|word| p.is(at, word))
}

/// Whether it is said behind the last share that there is nothing else: `，无其他类别`.
fn none_is_left(p: &Passage<'_>, rest: std::ops::Range<usize>) -> bool {
    let behind = p.slice(rest.start..(rest.start + LONGEST_LABEL).min(rest.end));
    NO_OTHERS.stands_in(behind) || words!("没有不合格 没有不满意 没有差评").stands_in(behind)
}

/// Whether words say that these are all: `林地占46%，其余54%为耕地`, `分为甲、乙、丙三类，占比分别为…`.
fn says_all(p: &Passage<'_>, first: &Figure, said: &str, labels: &[String], off: f64) -> bool {
    let near = off.abs() <= MOST_OFF;
    let (listed, rest) = (is_counted(said, labels.len()), ends_with_others(labels));
    if near && (listed || rest) && named_shortly(labels) && !RATES.stands_in(said) {
        return true;
    }
    // 由生产、办公和生活三部分组成，占比分别为71%、12%和7%
    let made = ["组成，", "构成，"].iter().any(|word| said.contains(word));
    let made = made && labels.len() > 1 && deals(said);
    // 全部救助对象按年龄分，未成年人占26%、…
    let by = said.contains('按') && said.contains("分，") && said.starts_with("全部");
    if near && (made || is_borne(said, labels.len()) || by && labels.len() > 2) {
        return true;
    }
    let remains = labels.last().is_some_and(|label| label.starts_with("其余"));
    let parted = ["分为", "分成"].iter().any(|word| said.contains(word));
    let dealt = || labels.len() > 2 && deals(said);
    remains && written_share(p, &[first]) || parted && dealt()
}

/// So far off may shares be that are said to be all.
const MOST_OFF: f64 = 15.0;
/// So much of something is given or taken from each of several.
static GIVEN: &Row =
    words!("补贴 补助 贴息 资助 分担 报销 奖励 标准 税率 费率 折扣 浓度 赔付 给付");
/// What is no share of a whole.
static RATES: &Row = words!(
    "率 增 降 涨 跌 速 折 进度 达标 提高 同比 较 补 贴 税 浓度 标准 分担 资助 报销 奖励 不超过 不低于"
);

/// So long is a number with what is counted.
const LONGEST_COUNTED: usize = 6;

/// Whether so many kinds are told as the words say there are: `分为四类：`, `评为三个等次，`.
fn is_counted(said: &str, count: usize) -> bool {
    let numeral = ["两", "三", "四", "五", "六", "七", "八"].get(count.saturating_sub(2));
    let parted = ["分为", "分成", "划分为"].iter().any(|word| said.contains(word));
    let before = said.rsplit_once('：').filter(|_| parted).map_or("", |(before, _)| before);
    let kinds = ["类", "种", "档", "部分", "块", "个等级", "级", "项", "个部分"];
    // 分三种户型（小户型40%、…）
    let open = said.rsplit_once('（').map_or("", |(before, _)| last_chars(before, LONGEST_COUNTED));
    let grades = ["个等次", "个等级", "个档次"];
    // 全部投向三个方面
    let fields = [
        "个方面",
        "个领域",
        "个板块",
        "个部分",
        "项",
        "个渠道",
        "个来源",
        "类",
        "块",
        "方",
        "家",
        "处",
    ];
    let all = said.contains("全部");
    numeral.is_some_and(|numeral| {
        let tells = |kinds: &[&str]| kinds.iter().any(|k| said.contains(&format!("{numeral}{k}")));
        kinds.iter().any(|kind| {
            let counted = format!("{numeral}{kind}");
            before.ends_with(&counted) || said.contains('分') && open.contains(&counted)
        }) || tells(&grades)
            || all && tells(&fields)
    })
}

/// `居民48%、工业27%、其他6%`: what is left is told last.
fn ends_with_others(labels: &[String]) -> bool {
    labels.len() > 2 && labels.last().is_some_and(|last| OTHERS.has(last))
}

fn named_shortly(labels: &[String]) -> bool {
    let named = |label: &String| (1..=LONGEST_KIND).contains(&label.chars().count());
    labels.iter().skip(1).all(named)
}

const LONGEST_KIND: usize = 8;

/// Whether shares tell of a change: 增速分别为8%、46%、56%; 麻雀减少了95%，蝗莺减少了91%.
fn tells_change(said: &str) -> bool {
    let value = said.replace("增加值", "");
    let grown = said.ends_with("分别为") && value.contains(['增', '降', '涨', '跌']);
    grown || GROWN.ends(said.trim_end_matches('了'))
}

/// Whether the names of shares go on from one another (一类、二类、三类), are those of the industries, and
/// end as kinds into which something is divided do.
fn row_of_kinds(names: &[&str], labels: &[String]) -> (bool, bool, bool) {
    // What leads to the first stands before its name too: 结果为一类坝.
    let shortest = names.iter().map(|name| name.chars().count()).min().unwrap_or(0);
    let ends: Vec<&str> = names.iter().map(|name| last_chars(name, shortest)).collect();
    let kinds: Vec<&str> =
        ends.iter().map(|name| name.strip_prefix('第').unwrap_or(name)).collect();
    let timed =
        ["季度", "期", "月"].iter().any(|time| labels.iter().any(|label| label.contains(time)));
    let in_row = in_a_row(&kinds) && !timed;
    let industries = in_row && ends.iter().all(|name| name.ends_with("产业"));
    let whole: Vec<&str> = labels.iter().map(String::as_str).collect();
    (in_row, industries, alike_ends(&ends) || alike_ends(&whole))
}

/// `按学历分，研究生占…`: what divides says that these are all.
fn divides(said: &str) -> bool {
    said.find('按').and_then(|at| said.get(at..)).is_some_and(|by| {
        ["分，", "分：", "划分，", "来看，", "来分，"].iter().any(|end| by.contains(end))
    })
}

/// Whether what the labels say may be said of one and the same: 女性, 党员, 本科以上学历.
fn overlap(labels: &[String]) -> bool {
    let of_persons =
        ["男性", "女性", "党员", "团员", "学历", "职称", "以上", "以下", "岁", "族", "其中"];
    let says = |label: &String| {
        let label = label.replace("及以上", "").replace("及以下", "");
        of_persons.iter().any(|word| label.contains(word))
    };
    labels.iter().any(says)
}

/// So much less or more than the whole is a slip; of more something may have been left out.
const MOST_LEFT: f64 = 10.0;
/// How the best and the worst grade may be called.
const BEST: &[&str] =
    &["优", "优秀", "好", "很好", "满意", "非常满意", "很满意", "十分满意", "合格", "称职"];
const WORST: &[&str] = &["差", "较差", "很差", "不满意", "不合格", "不称职", "不及格", "很不满意"];
/// What deals out by the shares before it.
const SHARED: &[&str] =
    &["的比例分", "的比例承", "的比例出", "的比例负", "比例分", "比例承", "的比例共同"];

/// Whether three grades and more reach from the best to the worst.
fn graded(names: &[&str]) -> bool {
    let (Some(first), Some(last)) = (names.first(), names.last()) else { return false };
    let ends = |name: &str, grades: &[&str]| grades.iter().any(|grade| name.ends_with(grade));
    let of_grade = |name: &&str| GRADE_WORDS.ends(name);
    names.len() > 2
        && ends(first, BEST)
        && !first.ends_with("不满意")
        && WORST.contains(last)
        && names.iter().all(of_grade)
}

/// 财务类、采购类、工程类: kinds into which something is divided.
fn alike_ends(names: &[&str]) -> bool {
    let open = names.iter().filter(|name| name.ends_with("以上") || name.ends_with("以下")).count();
    let closed = |name: &&str| name.trim_end_matches("以上").trim_end_matches("以下").to_string();
    let names: Vec<String> = names.iter().map(closed).collect();
    let ends = ["类", "型", "级", "档", "岁", "产业", "行业", "方面", "渠道"];
    open < 2 && ends.iter().any(|end| names.iter().all(|name| name.ends_with(end)))
}

/// Leaves out what belongs to the share: 党员所占比例为.
fn bare(label: &str) -> String {
    let mut label = label;
    while let Some(shorter) = ["占比", "占", "率", "比例", "的", "所", "为", "达", "有", "约", "，"]
        .iter()
        .find_map(|end| label.strip_suffix(end))
    {
        label = shorter;
    }
    label.trim_end_matches('”').to_string()
}

/// Whether the words before each figure say that it is a share.
fn written_share(p: &Passage<'_>, run: &[&Figure]) -> bool {
    run.iter().all(|share| {
        p.ends_one(share.digits.start, words!("占 占比 占比为 比例为 占比达 约占 占到"))
    })
}

/// Whether labels are all there are of their kind, `told` to be shares or short.
fn is_whole(labels: &[&str], told: bool) -> bool {
    let graded = GRADES.iter().any(|set| {
        set.len() == labels.len()
            && set.iter().zip(labels).all(|(grade, label)| label.ends_with(grade))
    });
    let whole =
        complements(labels) && (told || labels.iter().all(|label| label.chars().count() <= 4));
    graded || whole
}

/// What changes by so many per cent.
static GROWN: &Row =
    words!("增长 下降 提高 上升 降低 减少 增加 上涨 下跌 增速 增幅 降幅 涨幅 回落 达到");

/// How far each of several has got: 一支渠完成95%.
static DONE: &Row = words!("完成 完成了 进度 进度达 达标 办结 到位 建成");

/// What deals shares out.
const DEALT: [&str; 11] = [
    "分别承担",
    "分别出资",
    "分别负担",
    "分别占",
    "占比分别为",
    "比例分别为",
    "比重分别为",
    "占比依次为",
    "比例依次为",
    "比重依次为",
    "依次占",
];

/// Of all there is of each, and no whole that they divide: 分别占全国的80%、33%和90%.
static OF_ALL: &Row =
    words!("全国的 全省的 全市的 全县的 全区的 全球的 世界的 全州的 全镇的 全部的 总数的");

/// Whether what stands before shares deals them out: 分别占, 分别占全部货运量的.
fn deals(said: &str) -> bool {
    let of_whole = || {
        said.ends_with('的')
            && ["分别占", "依次占"].iter().any(|word| {
                said.rsplit_once(word).is_some_and(|(_, whole)| {
                    (3..=LONGEST_KIND + 1).contains(&whole.chars().count()) && !OF_ALL.has(whole)
                })
            })
    };
    DEALT.iter().any(|word| said.ends_with(word)) || of_whole()
}

static STRUCTURES: &Row = words!("来源 结构 构成 比例为 分布");

/// Whether shares that make more than the whole are said to divide it.
fn exceeds(labels: &[&str], said: &str, many: bool) -> bool {
    let graded = labels.iter().all(|label| GRADE_WORDS.has(label));
    let industries = ["三次产业", "一、二、三产业"].iter().any(|word| said.contains(word));
    // Two shares may overlap; three that are said to divide something do not.
    let divided = deals(said) || industries || STRUCTURES.stands_in(said);
    graded || (many && divided)
}
