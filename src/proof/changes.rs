//! Rules on words of change and their figures: N08, N10.

use super::approx::spells_number;
use super::finding::Hit;
use super::number::Figure;
use super::passage::{Passage, is_han, is_stop};
use super::rows::{Row, words};
use super::rule::{Level, RuleId};
use super::spots::Spot;

pub fn check(p: &Passage<'_>, figures: &[Figure], hits: &mut Vec<Hit>) {
    let led = p.may_hold('由') || p.may_hold('从');
    for (n, figure) in figures.iter().enumerate() {
        if figure.unit == Some('倍') && !figure.percent {
            decrease(p, figure.digits.start, figure.end, hits);
        }
        if led && let Some(next) = figures.get(n + 1) {
            two(p, figure, next, hits);
        }
    }
    for (i, c) in p.spots(Spot::TIMES | Spot::NUMERAL) {
        // 降低数倍, 减少了几倍
        if c == '倍' && p.before(i) == '成' && p.is_one(i + 1, DECREASES) {
            hits.push(Hit::new(RuleId::N08, i - 1..i + 3));
        }
        if c == '倍' && matches!(p.before(i), '数' | '几') {
            decrease(p, i - 1, i, hits);
        }
        if spells_number(c) && !spells_number(p.before(i)) {
            let end = p.run(i, spells_number);
            let about = usize::from(matches!(p.at(end), '多' | '余'));
            if p.at(end + about) == '倍' {
                decrease(p, i, end + about, hits);
            }
        }
    }
}

/// N10 on figures of one sentence that say the opposite of what is said of them: `由七个增至五个`.
pub fn reversed(p: &Passage<'_>, figures: &[Figure], hits: &mut Vec<Hit>) {
    let mut found = Vec::new();
    for pair in figures.windows(2) {
        let [first, second] = pair else { continue };
        two(p, first, second, &mut found);
    }
    let is_opposite = |hit: &Hit| hit.rule == RuleId::N10 && hit.case == 1;
    hits.extend(found.into_iter().filter(is_opposite));
}

static DECREASES: &Row = words!(
    "压下来 降下来 减下来 压下去 降下去 少了 压缩了 减少 下降 降低 缩短 缩小 下跌 减小 回落 压缩 压减 缩减 精简 下滑 减轻 收窄 递减 削减 裁减 节约 节省 降 减 少 低 缩水 \
    降幅 减幅 跌幅 便宜 下调"
);
/// Words that only end so.
static OTHER_WORDS: &Row = words!("至少 不少 最少 多少 缺少 最低 不低 增减 加减 升降 涨降 起码少");

/// N08: `事故减少2倍`, `降幅达3倍`, of a number from `from` to `end`, behind which 倍 stands.
fn decrease(p: &Passage<'_>, mut from: usize, end: usize, hits: &mut Vec<Hit>) {
    while let Some(filler) =
        p.word_before(from, words!("近 约 了 将近 超过 达 达到 为 逾 超 整整 足足 至少 大约 幅度"))
    {
        // 节约2倍
        if p.ends_one(from, words!("节约 集约")) {
            break;
        }
        from -= filler.chars().count();
    }
    let Some(word) = p.word_before(from, DECREASES) else { return };
    // 由3倍降为2倍
    let said = p.slice(p.clause(from).start..from);
    if said.contains('倍') && p.is_any(from, &["为", "到", "至"]) {
        return;
    }
    if !p.ends_one(from, OTHER_WORDS) {
        let start = from - word.chars().count();
        hits.push(Hit::new(RuleId::N08, start..end + 1));
    }
}

static RISE: &Row = words!(
    "增加 增长 提高 上升 提升 扩大 扩展 上涨 攀升 跃升 拓展 延长 扩充 扩容 上浮 壮大 加高 加宽 加长 加厚 加深 拓宽 抬高 垫高 延伸 调高 提速 升高 发展 增设 扩建 增派 增配 扩编 增编 增补 增 升 涨 回升"
);
static FALL: &Row = words!(
    "减少 下降 降低 压缩 缩短 缩减 精简 缩小 压减 回落 下跌 收窄 下滑 下调 调低 减薄 降 减 缩 跌"
);
/// What they tell of has a height and no number: behind 由18台 stands 上升到26台.
static OF_LEVELS: &Row = words!("上升 提高 提升 攀升 跃升 上涨 扩大 扩展 延长 回升");
/// They tell of a result only with 到 or 至 behind them.
static SHORT: &Row = words!("增 升 涨 降 减 缩 跌");
/// What is ranked or dated rises where its figure falls.
static RANKED: &Row = words!("位 级 等 类 档 号 月 日 年 时 点 度 线 流 星");
static OF_RANKS: &Row = words!("排名 名次 位次 排位 分辨率 精度");

/// N10 on two figures side by side.
fn two(p: &Passage<'_>, first: &Figure, second: &Figure, hits: &mut Vec<Hit>) {
    if p.before(second.digits.start) == '第' {
        hits.extend(worse_place(p, first, second));
    } else {
        from_to(p, first, second, hits);
    }
}

/// N10: `由20件增加30件`, `由12家增至8家`.
fn from_to(p: &Passage<'_>, first: &Figure, second: &Figure, hits: &mut Vec<Hit>) {
    let start = second.digits.start;
    if start - first.end > 14 {
        return;
    }
    let told = before_each(p, start);
    let to = p.word_before(told, words!("到 至 为 到了 至了 成 了")).unwrap_or_default();
    let at = told - to.chars().count();
    let (change, grows) = match [RISE, FALL].map(|words| p.word_before(at, words)) {
        [Some(up), down] if down.is_none_or(|down| down.len() < up.len()) => (up, true),
        [_, Some(down)] => (down, false),
        _ => return,
    };
    let verb = at - change.chars().count();
    // 从3小时缩短20分钟以内: nothing is shortened by less than so much.
    let within = to.is_empty() && !grows && is_within(p, second.end);
    let said = p.slice(p.clause(first.digits.start).start..first.digits.start);
    let left_out = || {
        let hit = Hit::new(RuleId::N10, verb..told).arg(change);
        hit.fix(format!("{change}到"))
    };
    let unit = p.slice(first.end.min(verb)..verb);
    if within && is_from(said) && !SHORT.has(change) {
        hits.push(left_out());
        return;
    }
    hits.extend(without_percent(p, first, second, said).filter(|_| unit.is_empty()));
    if !same_unit(first, second, unit) || is_negative(p, first) || !is_from(said) {
        return;
    }
    let ranked = RANKED.begins(unit) || said.ends_with('第') || OF_RANKS.stands_in(said);
    let more = second.value > first.value;
    let by = to == "了";
    if !to.is_empty() && !by {
        if grows != more && second.value != first.value && !ranked {
            let hit = Hit::new(RuleId::N10, verb..second.end).level(Level::Warning);
            hits.push(hit.case(1).arg(change));
        }
        return;
    }
    let short = SHORT.has(change);
    let dated = unit.starts_with(['月', '日', '年', '时']);
    // 由20人增加5人 says how many came, and 由30吨下降了12吨 how much went.
    let reached = if by { more && OF_LEVELS.has(change) } else { !grows || more };
    if !short && !dated && reached {
        hits.push(left_out());
    }
}

/// What a place in an order does that is better than before, and what it does where it is worse.
static CLIMBS: &Row = words!("上升 提升 跃升 攀升 前移 晋升 跃居 升 提高 进步");
static DROPS: &Row = words!("下降 下滑 跌落 后移 降低 退步 滑落 跌 降 退");

/// N10: `由全市第9位上升到第14位`: the first place is the highest.
fn worse_place(p: &Passage<'_>, first: &Figure, second: &Figure) -> Option<Hit> {
    let (from, at) = (first.digits.start, second.digits.start - 1);
    let said = p.slice(p.clause(from).start..from);
    let counted = |f: &Figure| f.decimals == 0 && !f.percent && f.about.is_none();
    let measured = first.unit == second.unit && matches!(first.unit, Some('位' | '名'));
    // 排名由第6上升至第11
    let fits = (measured || words!("排名 名次 位次 排位").stands_in(said))
        && counted(first)
        && counted(second);
    if !fits || p.before(from) != '第' || !is_from(said) {
        return None;
    }
    let to = p.word_before(at, words!("到 至 为 到了 至了 到全市 到全省 到全国 至全市 至全省"))?;
    let at = at - to.chars().count();
    let (climbs, drops) = (p.word_before(at, CLIMBS), p.word_before(at, DROPS));
    let (change, rises) = climbs.map(|word| (word, true)).or(drops.map(|word| (word, false)))?;
    let worse = second.value > first.value;
    let verb = at - change.chars().count();
    let beside = verb == first.end + usize::from(measured);
    (beside && rises == worse && first.value != second.value).then(|| {
        let hit = Hit::new(RuleId::N10, verb..second.end).level(Level::Warning);
        hit.case(1).arg(change)
    })
}

/// N04: `合格率由85提高到93%`.
fn without_percent(p: &Passage<'_>, first: &Figure, second: &Figure, said: &str) -> Option<Hit> {
    let bare = !first.percent && first.unit.is_none_or(is_change) && first.scale.is_none();
    let share = words!("率由 率从 比重由 比重从 比例由 比例从 占比由 占比从").ends(said);
    let fits = bare && share && second.percent && first.value <= 100.0;
    let digits = first.digits.clone();
    let fix = p.string(digits.clone()) + "%";
    fits.then(|| Hit::new(RuleId::N04, digits).fix(fix))
}

/// Whether what stands behind a figure is no unit of it but tells of a change.
fn is_change(c: char) -> bool {
    matches!(c, '提' | '上' | '升' | '下' | '降' | '增' | '减')
}

/// Returns where a figure begins with what says of which it is: 由每天300页上升每天800页.
fn before_each(p: &Passage<'_>, start: usize) -> usize {
    let each = p.word_before(start, words!("每小时 每人每年 每人每月 每人每天 每户每年 每车 每公里 每平方米 每公斤 每吨 每人 每班 每学期 每季度 每分钟 每秒 每次 每件 每套 每台 今年的 目前的 现在的 如今的 本月的 当前的 每天 每日 每月 每年 每周 每亩 每户 人均 户均 平均"));
    start - each.map_or(0, |word| word.chars().count())
}

/// Whether a bound stands behind a number and its unit: 20分钟以内.
fn is_within(p: &Passage<'_>, end: usize) -> bool {
    (end..end + 5).any(|at| p.is_one(at, words!("以内 以下")))
}

fn same_unit(first: &Figure, second: &Figure, unit: &str) -> bool {
    // 8.2‰
    if unit == "‰" {
        return second.unit.is_none();
    }
    let plain = unit.chars().count() <= 8 && unit.chars().all(|c| is_han(c) || c == '/');
    match unit.chars().next() {
        Some(c) => second.unit == Some(c) && plain,
        None => first.percent == second.percent,
    }
}

/// Whether 由 or 从 leads to the figure behind: 由去年同期的, 从.
fn is_from(said: &str) -> bool {
    let led = said.rfind(['由', '从']).and_then(|at| said.get(at..));
    led.is_some_and(|led| {
        // 从2019年的12家
        let year = led.get('从'.len_utf8()..).and_then(|rest| rest.split_once('年'));
        let dated =
            year.filter(|(year, _)| year.len() == 4 && year.chars().all(|c| c.is_ascii_digit()));
        let rest = dated.map_or(led, |(_, rest)| rest);
        led.chars().count() <= 12 && !rest.chars().any(|c| c.is_ascii_digit() || is_stop(c))
    })
}

fn is_negative(p: &Passage<'_>, figure: &Figure) -> bool {
    matches!(p.before(figure.digits.start), '-' | '负' | '－' | '−')
}
