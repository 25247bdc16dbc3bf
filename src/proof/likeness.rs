//! What is said of two figures, and whether it is said of one thing: for N19. Knows no rule.

use super::passage::{is_numeral, last_chars};
use super::rows::{Row, among, words};

/// How many characters of a noun tell what is counted.
pub const NOUN: usize = 2;
/// How many characters make a fact within a paragraph, and wherever they stand.
pub const LEAST: usize = 4;

/// Returns the first characters of a text that has so many.
pub fn head(text: &str, count: usize) -> Option<&str> {
    let (at, last) = text.char_indices().nth(count - 1)?;
    text.get(..at + last.len_utf8())
}

/// Returns what is said of a fact without what only says that it is told of all: 现有工作人员 and 共有工作人员.
pub fn plain(said: &str) -> impl Iterator<Item = char> + Clone {
    said.chars().filter(|c| !among!("的了共现有总", *c))
}

/// Whether what two figures count has a name in common: 焊工报名 and 参赛焊工.
pub fn of_one_name(first: &str, second: &str) -> bool {
    let (one, other) = (first.char_indices(), first.char_indices().skip(2));
    let ends = other.map(|(at, _)| at).chain([first.len()]);
    let mut names = one.zip(ends).filter_map(|((start, _), end)| first.get(start..end));
    // 肢体残疾人 and 听力残疾人 are not the same ones.
    let of_kinds = |name: &str| {
        let kind = |text: &str| text.split_once(name).map_or(0, |(kind, _)| kind.chars().count());
        kind(first) > 0 && kind(first) == kind(second)
    };
    let named = names.find(|name| second.contains(name) && !NO_NAMES.has(name));
    named.is_some_and(|name| !of_kinds(name))
}

/// What many things have in common.
static NO_NAMES: &Row = words!(
    "报名 参赛 合格 符合 条件 优秀 工作 重点 新增 登记 在册 困难 完成 建设 服务 管理 示范 市级 省级 县级 国家"
);

/// Whether a text ends with the first characters of another, which goes on from there.
pub fn ends_with_start(text: &str, other: &str) -> bool {
    (NOUN..=other.chars().count())
        .any(|n| head(other, n).is_some_and(|start| text.ends_with(start)))
}

/// Whether a text ends with another, or a little behind it: 公共图书馆分馆 and 公共图书馆分.
pub fn holds_at_end(text: &str, other: &str) -> bool {
    const REST: usize = 2;
    let long = other.chars().count() >= LEAST;
    let rest = text.rfind(other).filter(|_| long).and_then(|at| text.get(at + other.len()..));
    rest.is_some_and(|rest| rest.chars().count() <= REST)
}

/// Whether one of two texts is all the end of the other, and so long that it says whose the thing is.
pub fn is_all_of_end(first: &str, second: &str) -> bool {
    let [one, other] = [first, second].map(|said| plain(said).collect::<Vec<char>>());
    let shorter = one.len().min(other.len());
    shorter >= 2 * LEAST && (one.ends_with(&other) || other.ends_with(&one))
}

/// What only begins like the end of a place's name.
static NO_PLACE: &Row = words!(
    "村医 村民 村庄 村干 村组 村级 村道 校车 校舍 校园 校长 校外 校内 市场 市民 市政 县城 县道 县级 区域 区间 \
    乡道 乡村 乡镇 镇村 局部 院校 院落"
);

/// Whether a fact is one of a part or a time of what is reported on: 甲村, 上半年; 全镇 is of all.
pub fn is_of_some(said: &str) -> bool {
    let when = words!("上半年 下半年 季度 月 日 去年");
    let lasting = said.contains("个月");
    let timed =
        if lasting { when.stands_in(&said.replace("个月", "")) } else { when.stands_in(said) };
    timed || places(said).next().is_some()
}

/// Whether a fact is one of no other time than that of which all is told, and the other of none at all.
pub fn is_running(said: &str, other: &str) -> bool {
    let told = RUNNING.texts().iter().fold(said.to_string(), |said, word| said.replace(word, ""));
    told != said && !is_of_some(&told) && !is_of_some(other)
}

/// Leaves out of what is said of a fact the time in which it was so, where the other tells of none: 本季度报废呼吸器.
pub fn untimed<'s>(said: &'s str, other: &str) -> &'s str {
    let time = words!(
        "本季度 本月 本年度 本学期 本周 今年 全年 上半年 下半年 本期 本轮 本批 本次 年内 一年来"
    );
    let known = time.stands_in(other) || is_of_some(other);
    let rest = time.texts().iter().find_map(|word| said.strip_prefix(word));
    rest.filter(|rest| !known && rest.chars().count() >= LEAST).unwrap_or(said)
}

static RUNNING: &Row = words!("本季度 本月 当月 该月 本日 当日 该日 今日 日常 每日");

/// Returns where a fact says of the whole of what place it is told: 全县电商户.
pub fn whole_at(said: &str) -> Option<usize> {
    let whole =
        |at: usize, c: char| c == '全' && said.get(at..).is_some_and(|all| ALLS.begins(all));
    said.char_indices().rev().find(|(at, c)| whole(*at, *c)).map(|(at, _)| at)
}

static ALLS: &Row = words!("全县 全市 全区 全镇 全乡 全村 全院 全校 全局 全园 全厂 全省");

/// What is told of the whole of a place, behind the last word that says so: A级景区 of 文旅局对全县A级景区.
pub fn of_all(said: &str) -> Option<Vec<char>> {
    let at = whole_at(said)?;
    let rest: String = said.get(at..)?.chars().skip(2).filter(|c| *c != '有').collect();
    let rest: Vec<char> = plain(&rest).collect();
    (rest.len() >= LEAST).then_some(rest)
}

/// What is done by those who are counted, or with what is: 应聘的84人, 收回的1510份.
static ACTED: &Row = words!(
    "应聘 报名 参加 参训 参赛 报考 应考 入围 参会 参保 领取 申领 申请 投保 受训 参评 应征 受邀 住院 获救 报到 收回 收到 受理 回收 发放"
);

/// Returns with what of these a fact begins.
pub fn acted(said: &str) -> Option<&'static str> {
    said.chars().next().and_then(|c| ACTED.beginning(c).find(|word| said.starts_with(word)))
}

/// Returns where the names of places begin their last character.
fn places(said: &str) -> impl Iterator<Item = usize> {
    let place = |(at, c): &(usize, char)| {
        let before = said.get(..*at).and_then(|before| before.chars().next_back());
        // 二期, 第三批
        let numbered = among!("期批轮", *c)
            && before.is_some_and(|before| is_numeral(before) || before.is_ascii_digit());
        numbered
            || among!("村镇县市区乡局院校", *c)
                && before.is_some_and(|before| !among!("全各我本辖农社安学乡县市镇老分", before))
                && !NO_PLACE.begins(said.get(*at..).unwrap_or_default())
    };
    said.char_indices().filter(place).map(|(at, _)| at)
}

/// Returns the places and months that a fact is told of.
pub fn scopes(said: &str) -> impl Iterator<Item = &str> {
    let times = said.char_indices().filter(|(_, c)| among!("月日度年", *c));
    let ends = places(said).chain(times.map(|(at, _)| at));
    // Each of these characters is as long in bytes.
    ends.filter_map(|at| Some(last_chars(said.get(..at + '月'.len_utf8())?, LONGEST_SCOPE)))
}

/// How many characters tell a place or a time: 东港村, 上半年, 12月.
const LONGEST_SCOPE: usize = 3;

/// Whether one ends with all of the other, or both with so much that it tells what is counted.
pub fn told_alike(first: &str, second: &str) -> bool {
    let bare = |text: &str| {
        // 我站职工, 全站职工
        let own = text.starts_with(['我', '全', '本']) && text.chars().count() > LEAST - 1;
        let skipped = if own { 2 } else { 0 };
        let chars = text.chars().skip(skipped);
        let mut bare: Vec<char> = chars.filter(|c| !among!("的了共现有总", *c)).collect();
        // 公寓建成, 公寓
        if bare.len() > LEAST && bare.ends_with(&['建', '成']) {
            bare.truncate(bare.len() - 2);
        }
        bare
    };
    let (first, second) = (bare(first), bare(second));
    let same = first.iter().rev().zip(second.iter().rev()).take_while(|(a, b)| a == b).count();
    let shorter = first.len().min(second.len());
    // 疏浚航道, 航道疏浚长度
    let held = |one: &[char], other: &[char]| one.iter().all(|c| other.contains(c));
    let turned = shorter >= LEAST && (held(&first, &second) || held(&second, &first));
    // 食堂改造投资, 食堂改造资金
    let begin = first.iter().zip(second.iter()).take_while(|(a, b)| a == b).count();
    let ends = first.len().max(second.len()) - begin;
    same >= LEAST || same == shorter || turned || begin >= LEAST && ends <= 2
}

/// Whether the digits of one figure are those of the other in another order.
pub fn is_turned(a: &str, b: &str) -> bool {
    let sorted = |text: &str| {
        let mut chars: Vec<char> = text.chars().collect();
        chars.sort_unstable();
        chars
    };
    a.len() > 1 && a.len() == b.len() && sorted(a) == sorted(b)
}

/// Whether one of two values, each with what its last digit stands for, is rough, and the other does not round to it:
/// 3.6万元 and 36800元.
pub fn is_cut((one, place): (f64, f64), (other, second): (f64, f64)) -> bool {
    let (rough, off) = (place.max(second), (one - other).abs());
    let parted = place.min(second) * 10.0 < rough;
    parted && off > rough * 0.501 && off < rough * 9.5 && off < one * 0.25
}

/// 3.6万元 and 36000元 are one sum.
pub fn is_one_value(one: f64, other: f64) -> bool {
    (one - other).abs() <= one.abs().max(other.abs()) * 1e-9
}
