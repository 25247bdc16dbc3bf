//! N02, N03, N07, N08, N10 and N16 where the figure stands in words, in a bracket, or behind what is said of it: `七八十人左右`,
//! `翻番下降`, `（下午）14:00`, `从二二年开始`.

use super::approx;
use super::finding::Hit;
use super::number::{Figure, spelt_digit};
use super::passage::{Passage, is_han, is_numeral};
use super::rows::{Row, words};
use super::rule::{Level, RuleId};
use super::zeros;

pub fn check(p: &Passage<'_>, figures: &[Figure], hits: &mut Vec<Hit>) {
    multiples(p, hits);
    guesses(p, hits);
    around_a_time(p, hits);
    reached_for_by(p, figures, hits);
    short_years(p, hits);
    // 二零二四级学员
    for at in p.places_of('级').filter(|_| p.may_hold('零') || p.may_hold('○')) {
        zeros::zeros(p, at, hits);
    }
    for figure in figures {
        at_least_about(p, figure, hits);
        hour_behind_bracket(p, figure, hits);
    }
}

/// What gets less.
static FALLS: &Row = words!(
    "减少 下降 降低 缩短 缩小 下跌 减小 回落 压缩 压减 缩减 锐减 骤减 骤降 暴跌 递减 下滑 大跌 猛降 剧减 大减 减退 萎缩 大幅减少 大幅下降 \
    急剧减少 急剧下降 急降 急减 收缩 走低 回降 减产 减员 降价"
);

/// N08: `数倍锐减`, `翻番下降`, `下降一番`.
fn multiples(p: &Passage<'_>, hits: &mut Vec<Hit>) {
    if !p.may_hold('倍') && !p.may_hold('番') {
        return;
    }
    for at in p.places_of_any(words!("翻番 翻倍 翻一番 翻两番 数倍 几倍 多倍 一倍 两倍 成倍 加倍"))
    {
        let end = (at + 2..at + 4).find(|end| matches!(p.before(*end), '番' | '倍'));
        let Some(end) = end else { continue };
        let behind = end + usize::from(matches!(p.at(end), '地' | '式' | '的'));
        if let Some(word) = p.word_at(behind, FALLS) {
            hits.push(Hit::new(RuleId::N08, at..behind + word.chars().count()));
        }
    }
    for at in p.places_of_any(words!("翻番 翻一番 一番 翻两番 翻了一番")) {
        let before = at - usize::from(p.before(at) == '了');
        if let Some(word) = p.word_before(before, FALLS) {
            let end = (at + 2..=at + 4).rev().find(|end| p.before(*end) == '番').unwrap_or(at + 2);
            hits.push(Hit::new(RuleId::N08, before - word.chars().count()..end));
        }
    }
}

/// N07: `七八十人左右`: two digits side by side are a guess of their own.
fn guesses(p: &Passage<'_>, hits: &mut Vec<Hit>) {
    if !p.may_hold_word("左右") && !p.may_hold_word("上下") {
        return;
    }
    for at in p.places_of_any(words!("左右 上下")) {
        let from = p.run_back_within(at, LONGEST_GUESS, is_han);
        let pair = (from..at.saturating_sub(1)).rev().find(|i| is_pair(p, *i));
        let Some(start) = pair else { continue };
        let unit = p.run(start + 2, |c| matches!(c, '十' | '百' | '千' | '万'));
        let measure = at - unit;
        let led = |i: usize| i > 0 && (is_numeral(p.before(i)) || p.before(i) == '第');
        let guessed = measure <= 2 && (measure > 0 || unit > start + 2) && !led(start);
        let sides = p.is_one(at + 2, words!("两 岸 侧 级 班 学 联动 游"));
        let before = p.run_back_within(start, 2, |c| matches!(c, '十' | '百'));
        if guessed && !sides {
            let hit = Hit::new(RuleId::N07, before..at + 2);
            let hit = hit.arg(p.slice(start..unit)).arg(p.slice(at..at + 2));
            hits.push(hit.fix(p.string(before..at)));
        }
    }
}

const LONGEST_GUESS: usize = 7;

/// N07: `大约在4月上旬前后`.
fn around_a_time(p: &Passage<'_>, hits: &mut Vec<Hit>) {
    if !p.may_hold_word("前后") || !(p.may_hold('约') || p.may_hold('概')) {
        return;
    }
    let timed = |c: char| {
        c.is_ascii_digit()
            || is_numeral(c)
            || matches!(
                c,
                '年' | '月' | '日' | '旬' | '上' | '中' | '下' | '时' | '点' | '底' | '初'
            )
    };
    for at in p.places("前后") {
        let from = p.run_back_within(at, LONGEST_TIME, timed);
        let led = from - usize::from(matches!(p.before(from), '在' | '于'));
        let about = p
            .word_before(led, words!("大约 大概 约 约莫 大致"))
            .filter(|_| !p.ends_one(led, approx::OTHER));
        let Some(word) = about.filter(|_| {
            from + 1 < at
                && matches!(p.before(at), '月' | '日' | '旬' | '年' | '时' | '点' | '初' | '底')
        }) else {
            continue;
        };
        // 大约6月前后两次到访
        let goes_on = is_numeral(p.at(at + 2))
            || matches!(p.at(at + 2), '两' | '左' | '几' | '历' | '共' | '多');
        if goes_on || p.at(at + 2).is_ascii_digit() {
            continue;
        }
        let start = led - word.chars().count();
        let hit = Hit::new(RuleId::N07, start..at + 2).arg(word).arg("前后");
        hits.push(hit.fix(p.string(led..at + 2)));
    }
}

const LONGEST_TIME: usize = 12;

/// 七八, 两三, 三五, but not the 二三 of a quarter.
fn is_pair(p: &Passage<'_>, i: usize) -> bool {
    let digit = |c: char| if c == '两' { Some(2) } else { spelt_digit(c) };
    let (Some(low), Some(high)) = (digit(p.at(i)), digit(p.at(i + 1))) else { return false };
    high == low + 1 || (low, high) == (3, 5)
}

/// N07: `大约90%以上`, for review: about, and at least.
fn at_least_about(p: &Passage<'_>, figure: &Figure, hits: &mut Vec<Hit>) {
    let word = p.word_before(figure.digits.start, words!("大约 约 大概 大致 约为 差不多"));
    let end = || (figure.end..figure.end + 4).find(|at| p.is_one(*at, words!("以上 以下")));
    let Some((word, end)) = word.and_then(|word| Some((word, end()?))) else { return };
    let from = figure.digits.start - word.chars().count();
    let plain = p.slice(figure.end..end).chars().all(|c| is_han(c) && !is_numeral(c));
    let aged = p.slice(figure.end..end).contains(['岁', '级', '的', '米']);
    let other = word == "约"
        && p.ends_one(
            figure.digits.start,
            words!("节约 合约 签约 预约 条约 公约 违约 履约 集约 制约"),
        );
    if plain && !aged && !other {
        let hit = Hit::new(RuleId::N07, from..end + 2).level(Level::Review);
        let hit = hit.arg(word).arg(p.slice(end..end + 2));
        hits.push(hit.fix(p.string(figure.digits.start..end + 2)));
    }
}

/// N16: `（下午）14:00`.
fn hour_behind_bracket(p: &Passage<'_>, figure: &Figure, hits: &mut Vec<Hit>) {
    let (start, at) = (figure.digits.start, figure.digits.end);
    let hour = (13.0..=24.0).contains(&figure.value) && figure.decimals == 0;
    if !hour || !matches!(p.at(at), '时' | '：' | ':' | '点') || p.is(at, "时许多") {
        return;
    }
    let close = start - usize::from(matches!(p.before(start), ' ' | '\u{3000}'));
    if !matches!(p.before(close), '）' | ')') {
        return;
    }
    let parts = words!("上午 下午 晚上 中午 凌晨 傍晚 夜间 晚");
    let Some(part) = p.word_before(close - 1, parts) else { return };
    let from = close - 1 - part.chars().count();
    if !matches!(p.before(from), '（' | '(') {
        return;
    }
    let hit = Hit::new(RuleId::N16, from - 1..at).arg(part);
    hits.push(hit.level(Level::Review));
}

/// N02: `从二二年开始`, `二三年以来`: a year of two figures in Chinese.
fn short_years(p: &Passage<'_>, hits: &mut Vec<Hit>) {
    // Where 二〇二五年 stands as well, 二三年 is written like it.
    let beside_whole = p.may_hold('〇') && p.holds("二〇二");
    for at in p.places_of_any(words!(
        "二一年 二二年 二三年 二四年 二五年 二六年 一八年 一九年 一七年 一六年 一五年"
    )) {
        let led = at == 0
            || beside_whole && is_han(p.before(at))
            || p.ends_one(at, words!("从 自 于 在 到 至 ， 。 ： 是 ； 比 较 与 和 截至 早在"));
        let dated = p.is_one(
            at + 3,
            words!("开始 起 以来 至今 底 初 末 年初 年底 春 夏 秋 冬 上半年 下半年 一月 二月 三月 四月 五月 六月 七月 八月 九月 十月 十一月 十二月 那年 那会 全年 建成 启动 成立 相比 度"),
        );
        // 二〇二三年
        let counted = is_numeral(p.before(at)) || matches!(p.before(at), '〇' | '零' | '○');
        if led && dated && !counted {
            let hit = Hit::new(RuleId::N02, at..at + 2).level(Level::Warning);
            hits.push(hit.fix(format!("二〇{}", p.slice(at..at + 2))));
        }
    }
}

/// N10: `在原有80张床位的基础上，增加到20张`, `由50处减少到8处，目前尚余42处`.
fn reached_for_by(p: &Passage<'_>, figures: &[Figure], hits: &mut Vec<Hit>) {
    for (n, figure) in figures.iter().enumerate() {
        let start = figure.digits.start;
        let Some(first) = n.checked_sub(1).and_then(|n| figures.get(n)) else { continue };
        let Some(to) = p.word_before(start, words!("到 至 到了 至了")) else { continue };
        let at = start - to.chars().count();
        let alike = first.unit.is_some() && first.unit == figure.unit;
        let near = p.sentence(first.digits.start) == p.sentence(start) && start - first.end < FAR;
        let between = p.slice(first.end..at);
        let up = p.word_before(at, words!("增加 增 扩大 扩充 增设 提高 新增 扩建"));
        let base = between.contains("基础上") && figure.value < first.value;
        let down = p.word_before(at, words!("减少 减 压缩 压减 下降 降低 缩减"));
        let left = figures.get(n + 1).filter(|left| {
            let kept = words!("尚余 还剩 还有 剩余 尚有 仅剩 余 剩 尚存 仍有")
                .ends(p.slice(0..left.digits.start));
            let whole = (first.value - figure.value - left.value).abs() < 1e-6;
            kept && whole && left.unit == figure.unit
        });
        let verb = match (up, down) {
            (Some(up), _) if base => up,
            (_, Some(down)) if left.is_some() => down,
            _ => continue,
        };
        if alike && near {
            let from = at - verb.chars().count();
            let hit = Hit::new(RuleId::N10, from..figure.end).case(1).arg(verb);
            hits.push(hit.level(Level::Review));
        }
    }
}

const FAR: usize = 24;
