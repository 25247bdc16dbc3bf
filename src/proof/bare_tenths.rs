//! N12 on tenths of all who were asked, told by what they say: `三成表示满意、五成表示基本满意、四成表示不满意`, and on
//! tenths of one whole whose parts are told as kinds of it.

use super::finding::Hit;
use super::number::write;
use super::passage::Passage;
use super::rows::{Row, words};
use super::rule::{Level, RuleId};

/// What each can say but once.
static SAID: &Row =
    words!("表示 认为 选择 选 来自 回答 投 报 乘 坐 步行 骑 开车 自驾 走 去 愿意 希望 给出");
/// How each is graded, or stands to something.
static STANDING: &Row = words!(
    "满意 基本满意 不满意 非常满意 较满意 比较满意 很满意 一般 优秀 良好 合格 不合格 及格 不及格 基本合格 优 良 中 差 较差 \
    赞成 反对 无所谓 弃权 支持 不支持 同意 不同意 不赞成 中立 不了解 了解 不知晓 知晓 称职 基本称职 不称职"
);
/// What says that each may be told more than once, or that the figures are of a change.
static OTHERS: &Row =
    words!("多选 可选 增 减 升 降 涨 跌 利润 提成 折 其中 又有 还有 另有 以上 分别");
const LONGEST_TAIL: usize = 12;
const LONGEST_NOUN: usize = 4;

/// A share by tenths, with where it stands and where what is told of it ends.
struct Share {
    hundredths: u32,
    start: usize,
    end: usize,
    tail: usize,
}

pub fn check(p: &Passage<'_>, hits: &mut Vec<Hit>) {
    if !p.may_hold('成') {
        return;
    }
    let mut row: Vec<Share> = Vec::new();
    for at in p.places("成") {
        let Some(share) = share(p, at) else { continue };
        if row.last().is_some_and(|last| p.sentence(last.start) != p.sentence(share.start)) {
            claim(p, &row, hits);
            row.clear();
        }
        row.push(share);
    }
    claim(p, &row, hits);
}

/// Reads `三成`, `三成五` and `三成半` where a clause begins with it.
fn share(p: &Passage<'_>, at: usize) -> Option<Share> {
    let start = at.checked_sub(1)?;
    let digit = |c: char| "一二三四五六七八九".chars().zip(1..).find(|(d, _)| *d == c);
    let tenths = digit(p.at(start)).map(|(_, n)| n).or((p.at(start) == '两').then_some(2))?;
    let half = match p.at(at + 1) {
        '半' => Some(5),
        c => digit(c).map(|(_, n)| n),
    };
    let end = at + 1 + usize::from(half.is_some());
    let opens = matches!(p.before(start), '，' | '、' | '：' | '；' | '中' | '有' | '者');
    let plain = !p.is_one(end, words!("多 以上 左右 有余 上下 不到 以 至 到 的"));
    let tail = p.clause(end).end.min(end + LONGEST_TAIL);
    let hundredths = tenths * 10 + half.unwrap_or(0);
    (opens && plain).then_some(Share { hundredths, start, end, tail })
}

fn claim(p: &Passage<'_>, row: &[Share], hits: &mut Vec<Hit>) {
    let [first, _, .., last] = row else { return };
    let sum: u32 = row.iter().map(|share| share.hundredths).sum();
    let sentence = p.sentence(first.start);
    if sum <= 100 || OTHERS.stands_in(p.slice(sentence.start..last.tail)) {
        return;
    }
    let tails: Vec<&str> = row.iter().map(|share| p.slice(share.end..share.tail)).collect();
    if are_alike(&tails) {
        let hit = Hit::new(RuleId::N12, first.start..last.end).arg(write(f64::from(sum)));
        hits.push(hit.level(Level::Review));
    }
}

/// Whether what is told of shares is what each of whom they are can be told but once.
fn are_alike(tails: &[&str]) -> bool {
    let said = |tail: &str| {
        let word = tail.chars().next().into_iter().flat_map(|c| SAID.beginning(c));
        word.filter(|word| tail.starts_with(word)).max_by_key(|word| word.len())
    };
    let told = |tails: &[&str]| {
        let verb = tails.first().and_then(|tail| said(tail));
        tails.iter().all(|tail| STANDING.has(tail) || said(tail).is_some() && said(tail) == verb)
            || tails.iter().all(|tail| {
                STANDING.has(tail)
                    || ["表示", "选择", "认为"].iter().any(|word| tail.starts_with(word))
            })
    };
    // 六成家长赞成，三成家长反对，两成家长表示无所谓
    let behind = |count: usize| {
        let noun = tails.first().and_then(|tail| tail.char_indices().nth(count));
        let (at, _) = noun?;
        let noun = tails.first().and_then(|tail| tail.get(..at))?;
        tails.iter().map(|tail| tail.strip_prefix(noun)).collect::<Option<Vec<&str>>>()
    };
    told(tails) || (2..=LONGEST_NOUN).any(|count| behind(count).is_some_and(|rest| told(&rest)))
}
