//! Rules on numbers that must agree with one another in a sentence: N11; shares are left to `shares`
//! and `points`.
//!
//! 其中 need not name everything. A sum is only looked at where the words claim the whole: 分别, 共
//! behind the parts, labels in a row (甲类、乙类), or labels that together are everything.

use super::finding::Hit;
use super::kinds::{complements, counted_parts, in_a_row, labels, quarters, siblings, tells_rest};
use super::near_sums::{
    almost, are_all, few, few_of_row, is_apart, is_divided, is_made_otherwise, is_noted,
    led_directly, may_be_all, of_more, one_digit_off,
};
use super::number::Figure;
use super::passage::{Passage, is_han};
use super::points;
use super::remainders;
use super::rows::{Row, among, words};
use super::rule::Level;
use super::scales::are_degrees;
use super::shares;
use super::told_sums::{review, sum_of, tell};
use super::totals::{is_none, is_of_count_before, is_per_unit};
use super::{above, borne_shares, dealt, parted_shares};

pub fn check(p: &Passage<'_>, figures: &[Figure], hits: &mut Vec<Hit>) {
    parted_shares::ratio(p, figures, hits);
    dealt::check(p, hits);
    let mut from = 0;
    while let Some(first) = figures.get(from) {
        let sentence = p.sentence(first.digits.start);
        let rest = figures.get(from..).unwrap_or_default();
        let count = rest.iter().take_while(|f| f.digits.start < sentence.end).count().max(1);
        let inside = rest.get(..count).unwrap_or_default();
        points::check(p, inside, hits);
        total_before(p, inside, hits);
        if let Some(figures) = above::with_sum(p, figures, from, count) {
            let known = hits.len();
            total_at(p, &figures, 0, hits);
            hits.iter_mut().skip(known).for_each(|hit| hit.level = Some(Level::Review));
        }
        behind(p, inside, hits);
        from += count;
    }
}

/// Looks at the figures of one sentence, however they are written.
pub fn of_sentence(p: &Passage<'_>, figures: &[Figure], hits: &mut Vec<Hit>) {
    points::check(p, figures, hits);
    total_before(p, figures, hits);
    behind(p, figures, hits);
}

fn behind(p: &Passage<'_>, figures: &[Figure], hits: &mut Vec<Hit>) {
    total_behind(p, figures, hits);
    remainders::check(p, figures, hits);
    shares::check(p, figures, hits);
    borne_shares::check(p, figures, hits);
}

/// N11 with the sum first: `处置12起，其中甲类5起、乙类6起`, `甲、乙分别5起、6起`. Few figures have parts behind them, and
/// only of these it is asked whether they may be a sum.
fn total_before(p: &Passage<'_>, figures: &[Figure], hits: &mut Vec<Hit>) {
    let whole = |total: &Figure| !total.percent && total.about.is_none() && total.unit.is_some();
    for (n, _) in figures.iter().enumerate().filter(|(_, total)| whole(total)) {
        total_at(p, figures, n, hits);
    }
}

fn total_at(p: &Passage<'_>, figures: &[Figure], n: usize, hits: &mut Vec<Hit>) {
    let Some(total) = figures.get(n) else { return };
    let parts = until_whole(total, parts_behind(p, figures, n));
    let (Some(first), Some(last)) = (parts.first(), parts.last()) else { return };
    let between = p.slice(total.end..first.digits.start);
    if is_none(p, total, &parts, between, hits) {
        return;
    }
    let other = || counts_other(p, total, &parts) || is_apart(p, figures, n, &parts);
    let beside = || other() || remainders::is_left(figures, n, &parts);
    if parts.len() < 2 || is_of_count_before(p, figures, n, &parts) || beside() {
        return;
    }
    let led = words!("其中 分别 包括").stands_in(between);
    // 参加会议32人：县领导3人
    let colon = between.split_once('：').is_some_and(|(noun, _)| noun.chars().count() <= 6);
    let labels: Vec<&str> = labels(p, &parts);
    let whole = led && tells_rest(&labels)
        || is_divided(p, total, &parts, between)
        || (between.contains("分别")
            && between.starts_with(|c| Some(c) == total.unit)
            && led_directly(between))
        || (led && (in_a_row(&labels) && !few_of_row(total, &parts) || complements(&labels)))
        || quarters(&labels)
        || colon && !few(total, &parts);
    let range = total.digits.start..last.end;
    let directly = complements(&labels) && between.chars().count() <= 12 && between.contains('，');
    // 新增泊位5个（一期2个、二期4个）
    let bracketed = between.chars().nth(1) == Some('（') && p.at(last.end + 1) == '）';
    let whole = whole || are_all(p, between, last.end, bracketed.then_some(&labels));
    let named = words!("其中 包括 包含").stands_in(between);
    if whole {
        tell(total, &parts, range, hits);
    } else if directly
        || named && degrees_over(total, &parts, &labels)
        || may_be_all(p, total, &parts, &labels, between, bracketed)
        || is_noted(p, total, &parts, &labels)
    {
        review(total, &parts, range, hits);
    } else if named && (almost(total, &parts, &labels) || one_digit_off(total, &parts)) {
        // 个, 种 and 项 count what is of several kinds.
        let mixed = total.unit.is_some_and(|unit| among!("人名位户岁个种项", unit));
        let near = almost(total, &parts, &labels);
        let unsure = sum_of(&parts) < total.value || !near || (mixed && !siblings(&labels));
        let say = if unsure { review } else { tell };
        say(total, &parts, range, hits);
    }
}

/// Whether what the parts count is called otherwise than what the sum counts: `分布在3个校区：东校区20个班`.
fn counts_other(p: &Passage<'_>, total: &Figure, parts: &[&Figure]) -> bool {
    let noun = |figure: &Figure| {
        let start = figure.end + 1;
        p.slice(start..p.run_within(start, LONGEST_NOUN, is_han))
    };
    let own = noun(total);
    let other = |part: &&Figure| {
        let theirs = noun(part);
        !theirs.is_empty() && !theirs.ends_with(own) && !own.ends_with(theirs)
    };
    let led = p.at(total.end + 1 + own.chars().count()) == '：';
    led && !own.is_empty() && parts.iter().all(other)
}

const LONGEST_NOUN: usize = 6;

/// Leaves out what stands behind parts that already make the sum: it counts something else.
fn until_whole<'f>(total: &Figure, parts: Vec<&'f Figure>) -> Vec<&'f Figure> {
    let mut sum = 0.0;
    let whole = parts.iter().position(|part| {
        sum += part.value;
        (sum - total.value).abs() < 1e-6
    });
    let end = whole.filter(|at| *at > 0).map_or(parts.len(), |at| at + 1);
    parts.into_iter().take(end).collect()
}

/// What says of a figure that it is a sum.
static SUM: &Row = words!(
    "总投资 总额 总额为 总投资为 总支出 总收入 总产量 总面积 总里程 总价 总价款 总金额 总人数 总支出为 总收入为 共 共计 合计 总计 总共 一共 累计 共有 总数为 总数 合计为 共计为 总量为"
);
/// The figures that 分别 deals out: how far what counts them all stands behind.
const NEAR: usize = 14;

/// N11 with the sum last: `甲5起、乙6起，共12起`, `分别走访120户、80户，共走访300户`.
fn total_behind(p: &Passage<'_>, figures: &[Figure], hits: &mut Vec<Hit>) {
    // Two parts at least go before it.
    for (n, total) in figures.iter().enumerate().skip(2) {
        let start = total.digits.start;
        let exact = !total.percent && total.about.is_none();
        if !exact {
            continue;
        }
        let Some(sum) = sum_word(p, start) else { continue };
        let parts = parts_before(p, figures.get(..n).unwrap_or_default(), total);
        let (Some(first), Some(last)) = (parts.first(), parts.last()) else { continue };
        if is_made_otherwise(&parts, total) {
            continue;
        }
        let dealt = dealt_out(p, first.digits.start);
        let between = p.slice(last.end..start);
        // 上半年…，下半年…，全年共受理
        let wholly = between.contains("全年") && begins_year(p, first.digits.start);
        let fresh = is_near(between, dealt || wholly);
        // 给予集体10000元、个人3000元的奖励，合计42000元: so much for each of them.
        let each = RATES.iter().any(|word| between.contains(word)) || is_per_unit(p, first);
        let each = each || of_more(p, between, total, &parts);
        // 抽查药店8家、诊所5家，共抽查18家
        let verb = between.rsplit_once(sum).map_or("", |(_, verb)| verb);
        let again = || p.slice(p.sentence(start).start..first.digits.start).contains(verb);
        if parts.len() < 2 || !fresh || each || !(dealt || wholly || again()) {
            continue;
        }
        let row = sum == "累计" && in_a_row(&labels(p, &parts));
        let range = first.digits.start..total.end;
        if sum.starts_with('总') && sum.contains(['投', '额']) || row {
            // They may be of more than these.
            review(total, &parts, range, hits);
        } else if sum != "累计" {
            tell(total, &parts, range, hits);
        } else if dealt {
            // What was counted before these may be in it, unless they are the first.
            let from = hits.len();
            tell(total, &parts, range, hits);
            let level = Some(Level::Review).filter(|_| !begins_year(p, first.digits.start));
            hits.iter_mut().skip(from).for_each(|hit| hit.level = level);
        }
    }
}

const RATES: [&str; 4] = ["的奖励", "的补助", "的补贴", "的标准"];

/// Returns the figures before a sum that may be its parts, in order.
fn parts_before<'f>(p: &Passage<'_>, figures: &'f [Figure], total: &Figure) -> Vec<&'f Figure> {
    let start = total.digits.start;
    let mut parts: Vec<&Figure> = Vec::new();
    let mut end = start;
    // 3号楼代表8人
    let counts = |f: &&Figure| !among!("号栋", p.at(f.digits.end)) && !is_kind(p, f);
    for part in figures.iter().rev().filter(counts) {
        // 小（1）型水库9座、小（2）型水库35座
        let between = p.slice(part.end..end).replace("（1）型", "").replace("（2）型", "");
        let between = between.as_str();
        // 120万、160万、200万元
        let bare = part.unit.is_none() && part.scale == total.scale && between == "、";
        let joined = end - part.end <= NEAR
            && (part.unit == total.unit || bare && !parts.is_empty())
            && part.about.is_none()
            && !part.percent;
        // 累计 before the sum is its own word.
        let other = || match parts.is_empty() {
            true => breaks(&between.replace("累计", "")),
            false => breaks(between),
        };
        if !joined || between.contains(['（', '）', '。', '；']) || other() {
            break;
        }
        // 起点、终点各1个: one for each of several.
        let each = p.before(part.digits.start) == '各';
        if each || !parts.is_empty() && !is_parted(between) || parts.len() == MOST_PARTS {
            parts.clear();
            break;
        }
        parts.push(part);
        end = part.digits.start;
    }
    let named = parts.first().and_then(|last| counted_parts(p.slice(last.end..start)));
    if named.is_some_and(|named| named > parts.len()) {
        // 燃气费为403.2万元；水泵电费26.8万元，劳务费50万元，三项合计: one stands farther off.
        parts.clear();
    }
    parts.truncate(named.unwrap_or(MOST_PARTS));
    parts.reverse();
    parts
}

/// 1 of 小（1）型
fn is_kind(p: &Passage<'_>, figure: &Figure) -> bool {
    p.before(figure.digits.start) == '（' && p.is(figure.end, "）型")
}

/// Whether so little stands between the last part and the sum that it is theirs.
fn is_near(between: &str, dealt: bool) -> bool {
    // 万元，三项合计
    let named = usize::from(between.contains(['项', '者', '类'])) * 2;
    let most = if dealt { 8 } else { 4 + named };
    between.chars().filter(|c| is_han(*c)).count() <= most
}

/// Returns the word of a sum before a figure, with a verb between them or not: 共, 共走访.
fn sum_word(p: &Passage<'_>, start: usize) -> Option<&'static str> {
    let verb = p.run_back_within(start, 8, is_han);
    (verb..=start).rev().find_map(|at| {
        let word = p.word_before(at, SUM)?;
        let other = at < start
            && matches!(
                p.at(at),
                '同' | '建' | '享' | '和' | '青' | '产' | '商' | '识' | '振' | '用'
            );
        (!other).then_some(word)
    })
}

/// Whether 分别 deals out the figures from `start` on: 分别走访120户、80户.
fn dealt_out(p: &Passage<'_>, start: usize) -> bool {
    let back = p.run_back(start, is_han).max(start.saturating_sub(LONGEST_DEALT));
    p.slice(back..start).contains("分别")
}

/// 分别发放困难残疾人补贴
const LONGEST_DEALT: usize = 14;

/// Whether the parts that 分别 deals out are those from the first on.
fn begins_year(p: &Passage<'_>, start: usize) -> bool {
    let said = p.slice(p.sentence(start).start..start);
    ["一、二", "一季度、二", "上半年", "一季度", "1、2", "1月、2月", "一月、二月"]
        .iter()
        .any(|first| said.contains(first))
        && !said.contains("累计")
}

/// Words that begin another count.
fn breaks(between: &str) -> bool {
    let others = words!(
        "其中 同比 比上 较 每 平均 累计 分别 以上 以下 拟更 拟新 拟建 拟购 拟增 ，拟 ，计划 ，现申请 ，申请 ，准备 ，急需 ，亟需 ，需"
    );
    // 存在较大差错的
    if !between.contains('较') {
        return others.stands_in(between);
    }
    others.stands_in(&between.replace("较大", "").replace("较重", "").replace("较差", ""))
}

/// 共 counts what went before; 公共 and 共同 do not.
fn sums_up(between: &str) -> bool {
    // ，合计增加165只
    words!("合计 小计 总计").stands_in(between)
        || between.match_indices('共').any(|(at, _)| {
            let (before, behind) = between.split_at_checked(at).unwrap_or_default();
            !before.ends_with('公') && !COMMON.iter().any(|word| behind.starts_with(word))
        })
}

const COMMON: &[&str] = &["共同", "共建", "共享", "共治", "共产", "共青", "共管", "共用", "共性"];

/// Nobody lists more parts of a sum in one sentence; looking at all behind each would take for ever.
const MOST_PARTS: usize = 30;

/// Whether a part is parted from the one before, with this between them: `120亩、85亩和60亩`.
fn is_parted(between: &str) -> bool {
    between.contains(['、', '，'])
        || between.ends_with(['和', '及', '与']) && between.chars().count() <= 4
        || between.chars().nth(1).is_some_and(|c| among!("和及与", c))
        || between.chars().nth(2).is_some_and(|c| among!("和及与", c))
}

/// Returns the figures behind `total` that count the same, one beside the other.
fn parts_behind<'f>(p: &Passage<'_>, figures: &'f [Figure], total: usize) -> Vec<&'f Figure> {
    let Some(sum) = figures.get(total) else { return Vec::new() };
    let mut parts: Vec<&Figure> = Vec::new();
    let (mut end, mut enclosed) = (sum.end, false);
    for part in figures.get(total + 1..).unwrap_or_default() {
        let between = p.slice(end..part.digits.start);
        // 320批980人次; 小（1）型
        let length = part.digits.start - end;
        let beside = part.unit != sum.unit && (1..=2).contains(&length);
        let kind = p.before(part.digits.start) == '（' && p.at(part.end) == '）';
        if beside && between.chars().all(is_han) || kind || remainders::is_of_annex(p, part) {
            continue;
        }
        let same =
            part.unit == sum.unit && sum.unit.is_some() && part.about.is_none() && !part.percent;
        let most = if parts.is_empty() { 40 } else { 14 };
        let again = || !parts.is_empty() && (breaks(between) || sums_up(between));
        // 1013张（现场316张，书面697张），其中: what follows is of more than what the bracket tells.
        let outside =
            || parts.is_empty() && between.split('（').next().unwrap_or_default().contains('）');
        // （620万元，其中药品500万元）、乙公司（450万元）
        let closed = !parts.is_empty() && between.find(['（', '）']) == between.find('）');
        if closed && !enclosed && between.contains('）') {
            break;
        }
        // 拖网412艘（其中拖虾146艘），刺网358艘
        if !same || length > most || again() || outside() || enclosed && between.contains('）') {
            break;
        }
        if !parts.is_empty() && !is_parted(between) || parts.len() == MOST_PARTS {
            return Vec::new();
        }
        enclosed |= parts.is_empty() && between.contains('（') && !between.contains('）');
        parts.push(part);
        end = part.end;
    }
    parts
}

/// `招录45人，其中本科以上30人、专科17人`
fn degrees_over(total: &Figure, parts: &[&Figure], labels: &[&str]) -> bool {
    are_degrees(labels) && sum_of(parts) > total.value
}
