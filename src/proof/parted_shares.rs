//! N12 on shares that are told otherwise than by figures of one sentence: by tenths, `走铁路的占七成，走公路的占两成`,
//! or each on a line of its own.

use super::finding::Hit;
use super::number::{Figure, write};
use super::passage::{Passage, is_han, is_numeral};
use super::rows::{Row, words};
use super::rule::{Level, RuleId};

/// Looks at tenths in one text.
pub fn check(p: &Passage<'_>, hits: &mut Vec<Hit>) {
    if !p.may_hold('成') || !p.may_hold('占') {
        return;
    }
    let mut row: Vec<(u32, usize, usize)> = Vec::new();
    for at in p.places("成").collect::<Vec<_>>() {
        let last = row.last().map(|(_, _, last)| *last);
        let Some((tenths, start)) = tenths(p, at, last) else { continue };
        if row.last().is_some_and(|(_, _, last)| p.sentence(*last) != p.sentence(at)) {
            claim(p, &row, hits);
            row.clear();
        }
        row.push((tenths, start, at));
    }
    claim(p, &row, hits);
}

/// Reads `占七成`, of which 成 stands at `at`, or another that follows the `last`: `占四成、三成`.
fn tenths(p: &Passage<'_>, at: usize, last: Option<usize>) -> Option<(u32, usize)> {
    let digit = at.checked_sub(1)?;
    let value = ['一', '二', '三', '四', '五', '六', '七', '八', '九']
        .iter()
        .position(|c| *c == p.at(digit));
    let value = value.map(|n| n as u32 + 1).or((p.at(digit) == '两').then_some(2))?;
    let joined = matches!(p.before(digit), '、' | '和');
    let plain = (p.before(digit) == '占'
        || p.ends(digit, "占了")
        || p.ends(digit, "占到")
        || joined && last.is_some_and(|last| last + 3 == at))
        && !is_numeral(p.at(at + 1))
        && !p.is_one(at + 1, words!("多 以上 左右 有余 上下 不到 半 以 至 到"));
    let said = usize::from(plain && matches!(p.before(digit), '了' | '到'));
    plain.then_some((value, digit - said))
}

/// What says that all is told.
static ALL: &Row = words!(
    "没有其他 无其他 没有其它 别无其他 别无其它 就这两 就这三 就这几 只有这两 只有这三 仅此两 仅此三 只有两类 只有两种 就两个 就两种"
);

/// Three tenths and more, each told of what is called alike: 走铁路的, 走公路的.
fn claim(p: &Passage<'_>, row: &[(u32, usize, usize)], hits: &mut Vec<Hit>) {
    let [(_, start, first), .., (_, _, last)] = row else { return };
    let sum: u32 = row.iter().map(|(tenths, ..)| tenths).sum();
    let same = |sign: &dyn Fn(usize) -> char| {
        let signs: Vec<char> = row.iter().map(|(_, start, _)| sign(*start)).collect();
        signs.iter().skip(1).all(|other| signs.get(1) == Some(other))
    };
    // 走铁路的占七成，走公路的占两成; 赞成票占八成，反对票占一成
    let begins = same(&|start| p.at(p.clause(start).start));
    let alike = row.len() > 2
        && (begins || same(&|start| p.before(start - 1)) && p.before(start - 1) == '票');
    let all = ALL.stands_in(p.slice(*last..p.sentence(*first).end));
    // 先进村占四成，中间村占五成，后进村占两成
    let ends_alike =
        row.len() > 2 && is_han(p.before(start - 1)) && same(&|start| p.before(start - 1));
    let said = p.slice(p.sentence(*start).start..*start);
    // 省内占七成，省外占四成; 分为三类，分别占四成、四成和三成
    let parted = opposed(p, row)
        || said.contains("分别占")
            && ["分为", "分成", "划分"].iter().any(|word| said.contains(word));
    let more = parted || ends_alike || all || row.len() > 2 && are_land(p, row);
    let alike = alike || more && sum > 10;
    if alike && (sum > 10 || sum < 10 && all) {
        let hit = Hit::new(RuleId::N12, *start..last + 1).arg(write(f64::from(sum * 10)));
        hits.push(if all { hit } else { hit.level(Level::Review) });
    }
}

/// `全县耕地中，水田占四成，旱地占三成，水浇地占四成`: no land is of two kinds.
fn are_land(p: &Passage<'_>, row: &[(u32, usize, usize)]) -> bool {
    row.iter().all(|(_, start, _)| matches!(p.before(start - 1), '田' | '地' | '林' | '园' | '草'))
}

/// What is one of two: nothing is both.
static OPPOSED: [(&str, &str); 19] = [
    ("省内", "省外"),
    ("市内", "市外"),
    ("县内", "县外"),
    ("区内", "区外"),
    ("境内", "境外"),
    ("国内", "国外"),
    ("校内", "校外"),
    ("城镇", "农村"),
    ("本地", "外地"),
    ("线上", "线下"),
    ("男性", "女性"),
    ("男生", "女生"),
    ("内销", "外销"),
    ("自筹", "贷款"),
    ("理科", "文科"),
    ("公办", "民办"),
    ("白班", "夜班"),
    ("上行", "下行"),
    ("进口", "出口"),
];

/// Whether two shares are of what is one of two: `省内占七成，省外占四成`.
fn opposed(p: &Passage<'_>, row: &[(u32, usize, usize)]) -> bool {
    let [(_, first, _), (_, second, _)] = row else { return false };
    let label = |start: &usize| p.slice(p.clause(*start).start..start - 1);
    // 选理科的占六成，选文科的占五成
    let bare = |label: &str| {
        let chosen = label.strip_suffix('的').unwrap_or(label);
        chosen.trim_start_matches('选').trim_start_matches('报').to_string()
    };
    let (one, other) = (bare(label(first)), bare(label(second)));
    OPPOSED
        .iter()
        .any(|(a, b)| one.ends_with(a) && other == **b || one.ends_with(b) && other == **a)
}

/// What is dealt out by shares: `各项权重如下：`.
static DEALT: &Row = words!("权重 比例 占比 构成 结构 比重");

/// Looks at lines of one share each, below what says that all are told.
pub fn in_lines(passages: &[Passage<'_>], hits: &mut Vec<(usize, Hit)>) {
    for (n, p) in passages.iter().enumerate() {
        let leads = p.before(p.len()) == '：' && DEALT.stands_in(p.slice(p.sentence(p.len() - 1)));
        if !leads {
            continue;
        }
        let below = passages.iter().skip(n + 1).take_while(|line| line.place.part == p.place.part);
        let shares: Vec<(f64, usize)> = below.map_while(share).collect();
        let sum: f64 = shares.iter().map(|(share, _)| share).sum();
        let (last, off) = (n + shares.len(), sum - 100.0);
        if let (Some((_, start)), 2.., 1.0..=30.0) = (shares.last(), shares.len(), off.abs())
            && let Some(line) = passages.get(last)
        {
            hits.push((last, Hit::new(RuleId::N12, *start..line.len()).arg(write(sum))));
        }
    }
}

/// Reads a line that is one share and nothing else: `业务实绩占50%；`
fn share(p: &Passage<'_>) -> Option<(f64, usize)> {
    let [figure] = p.figures() else { return None };
    let bare = p.len() <= 24
        && figure.percent
        && p.run(figure.end, |c| matches!(c, '%' | '；' | '。' | '，')) == p.len();
    bare.then_some((figure.value, figure.digits.start))
}

/// N12: `三次产业结构为10:45:50`.
pub fn ratio(p: &Passage<'_>, figures: &[Figure], hits: &mut Vec<Hit>) {
    if !figures.iter().any(|figure| is_ratio(p.at(figure.digits.end))) {
        return;
    }
    let Some(at) =
        p.find(0, "产业结构").or_else(|| p.find(0, "三产结构").or_else(|| p.find(0, "三产比")))
    else {
        return;
    };
    let end = p.sentence(at).end;
    let digit = |c: char| c.is_ascii_digit() || c == '.';
    let Some(start) = (at..end).find(|i| p.at(*i).is_ascii_digit()) else { return };
    let to = p.run(start, |c| digit(c) || is_ratio(c));
    let parts = p.slice(start..to).split(is_ratio).map(str::parse::<f64>);
    let Ok(parts) = parts.collect::<Result<Vec<f64>, _>>() else { return };
    let sum: f64 = parts.iter().sum();
    if parts.len() == 3 && (sum - 100.0).abs() > 0.31 && sum > 50.0 {
        hits.push(Hit::new(RuleId::N12, start..to).arg(write(sum)));
    }
}

/// Whether a character stands between the parts of a ratio.
fn is_ratio(c: char) -> bool {
    matches!(c, ':' | '：' | '∶' | '﹕')
}
