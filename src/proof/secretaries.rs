//! T19 on one secretary of two bodies: `党总支书记邬丽介绍了做法。接着，党支部书记邬丽带大家走访。`

use super::by_char::Map;
use super::finding::Hit;
use super::names::is_unnamed;
use super::naming;
use super::passage::{Passage, QUOTE, TITLE, is_han};
use super::people::PAST;
use super::rows::{Row, among, words};
use super::rule::{Level, RuleId};
use super::spots::Spot;
use super::whole::{Placed, is_text};

/// The bodies, the longer of two with one end first.
const BODIES: [&str; 7] = ["党工委", "党总支", "党支部", "党委", "党组", "总支", "支部"];
/// Behind these a secretary is told without an office.
static BARE: &Row =
    words!("会上 会后 随后 接着 当天 当日 以 由 经 请 新任 现任 期间 最后 学校 医院 公司");
/// No more stands between a post and who has it: 党组书记、局长丁亮.
const LONGEST_POSTS: usize = 12;

/// One secretary as told of.
struct Secretary<'p> {
    at: usize,
    body: &'static str,
    /// The last character of whose body it is, if that is said.
    of: Option<char>,
    name: Option<&'p str>,
}

pub fn check(passages: &[Passage<'_>], hits: &mut Vec<Placed>) {
    let mut known: Map<&str, (&'static str, Option<char>)> = Map::default();
    for (n, p) in passages.iter().enumerate().filter(|(_, p)| is_text(p) && p.may_hold('书')) {
        for at in p.places("书记") {
            let Some(told) = secretary(p, at) else { continue };
            let name = told.name.or_else(|| {
                let is_known = |name: &&str| known.contains_key(name);
                let mut behind =
                    [3, 2].into_iter().map(|n| p.slice(at + 2..(at + 2 + n).min(p.len())));
                behind.find(is_known).or_else(|| {
                    // 陈永年以党委书记身份
                    let end = told.at.checked_sub(1).filter(|end| p.at(*end) == '以')?;
                    let starts = [3, 2].into_iter().filter_map(|n| end.checked_sub(n));
                    starts.map(|from| p.slice(from..end)).find(is_known)
                })
            });
            let Some(name) = name else { continue };
            let Some((body, of)) = known.get(name).copied() else {
                known.insert(name, (told.body, told.of));
                continue;
            };
            let one_office = told.of.is_none() || told.of == of;
            // 支部 is 党支部 for short.
            let same = body.ends_with(told.body) || told.body.ends_with(body);
            if one_office && !same {
                let right = if told.body.starts_with('党') || !body.starts_with('党') {
                    body
                } else {
                    body.get('党'.len_utf8()..).unwrap_or(body)
                };
                let range = told.at..told.at + told.body.chars().count();
                let hit = Hit::new(RuleId::T19, range).level(Level::Review).arg(right);
                hits.push((n, hit.fix(right)));
            }
        }
    }
}

fn secretary<'p>(p: &'p Passage<'_>, at: usize) -> Option<Secretary<'p>> {
    let end = at + 2;
    let at = at - usize::from(p.before(at) == '副');
    let body = BODIES.into_iter().find(|body| p.ends(at, body))?;
    let at = at - body.chars().count();
    let sentence = p.sentence(at);
    let past = PAST
        .iter()
        .chain(&["曾", "所在", "双重"])
        .any(|word| p.slice(sentence.clone()).contains(word));
    if past || p.zone(at) & (TITLE | QUOTE) != 0 {
        return None;
    }
    let bare = is_unnamed(p, at) || p.ends_one(at, BARE);
    // 机关党委 is another body.
    let other = p.ends(at, "机关") || among!("一二三四五六七八九十各", p.before(at));
    let of = Some(p.before(at)).filter(|_| !bare);
    let own = || {
        let named = p.drawn().people.get_or_init(|| naming::read(p)).iter();
        let behind = named.filter(|named| (end..end + LONGEST_POSTS).contains(&named.at));
        let Some(first) = behind.min_by_key(|named| named.at) else { return told_so(p, end) };
        let posts = p.slice(end..first.at);
        let one =
            posts.is_empty() || posts.starts_with('、') || matches!(posts, "为" | "是" | "由");
        (one && posts.chars().all(|c| is_han(c) || c == '、')).then(|| p.slice(first.range()))
    };
    (!other).then(|| Secretary { at, body, of, name: own() })
}

/// `党总支书记为陆承平。`
fn told_so<'p>(p: &'p Passage<'_>, end: usize) -> Option<&'p str> {
    let from = end + 1;
    let named = among!("为是由", p.at(end)) && p.is_of(from, Spot::SURNAME);
    let close = [3, 2].into_iter().map(|length| from + length);
    let mut whole = close.filter(|close| named && p.is_of(*close, Spot::STOP));
    whole.find(|close| (from..*close).all(|i| p.is_han(i))).map(|close| p.slice(from..close))
}
