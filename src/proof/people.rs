//! T22: people and their posts. A roster of the user's says who is who; without one, a report is held
//! to itself: one post under two like names, one name in two posts, a deputy before the head.

use super::alike::{looks_alike, sounds_alike};
use super::by_char::{Chars, Words};
use super::finding::Hit;
use super::lists::{Lists, Person};
use super::passage::{Passage, QUOTE, TITLE, is_han, is_stop};
use super::rows::among;
use super::rule::RuleId;
use super::spots::Spot;
use std::collections::HashMap;
use std::ops::Range;
use std::sync::LazyLock;

pub type Placed = (usize, Hit);

/// Posts that one person has one of.
pub const HEADS: &[&str] = &[
    "书记",
    "局长",
    "县长",
    "市长",
    "区长",
    "省长",
    "州长",
    "镇长",
    "乡长",
    "厅长",
    "部长",
    "院长",
    "校长",
    "处长",
    "科长",
    "行长",
    "主席",
    "检察长",
    "秘书长",
    "董事长",
    "总经理",
    "馆长",
    "台长",
    "社长",
    "园长",
    "庭长",
    "盟长",
    "旗长",
    "厂长",
    "矿长",
    "场长",
    "段长",
];
/// Those one may have besides.
pub const OTHERS: &[&str] = &["主任", "所长", "站长", "队长", "组长", "会长", "理事长", "经理"];
const LEVELS: &str = "省市县区州镇乡";
pub const SURNAMES: &str = "赵钱孙李周吴郑王冯陈蒋沈韩杨朱秦许何吕张孔曹严华金魏陶姜戚谢邹章苏潘葛\
    范彭鲁韦马苗方俞任袁柳鲍史唐薛雷贺倪汤罗毕郝邬安于傅康伍余顾孟黄穆萧肖尹姚邵汪毛戴宋庞熊纪\
    舒屈项祝董梁杜阮蓝闵季贾江童颜郭梅林刁钟徐邱骆高夏蔡田樊胡凌霍万柯卢莫丁邓洪包左石崔龚程邢\
    裴陆荣翁侯段巫焦牧谷车宁仇甘厉武刘龙叶司黎白蒲鄂赖卓蔺池乔闻党翟谭贡姬申冉桑边尚温庄柴阎\
    欧敖冷简饶曾关付聂岳闫祁佟卞娄晏喻栾宫滕岑殷阚冼裘鞠隋褚詹覃缪匡郗谌佘逯邸巩窦辛桂耿沙尤瞿盛符曲迟柏荀甄苟鄢仝丛麦邰藏晁栗屠芮仲荆楚尧巴牛容卜艾宓郦蔚廖";
static ENDING: LazyLock<Words> = LazyLock::new(|| Words::by_last(&[HEADS, OTHERS].concat()));

/// With what the posts go on towards their ends: 县 of 县长.
static BEFORE_LAST: LazyLock<Chars> = LazyLock::new(|| {
    let posts = HEADS.iter().chain(OTHERS);
    Chars::of(&posts.filter_map(|post| post.chars().rev().nth(1)).collect::<String>())
});

/// What a person does: the name before it has ended.
pub const DOES: &[&str] = &[
    "主持", "出席", "参加", "讲话", "作", "带", "到", "强调", "指出", "要求", "率", "赴", "在",
    "陪", "介绍", "宣", "就", "走", "调研", "表示", "致辞", "听取", "汇报", "通报", "传达", "慰问",
    "检查", "深入", "前往", "召集", "说", "和", "与", "等", "及", "的", "为", "对", "任", "担任",
    "同志", "分管", "一行", "现场", "专题", "亲自", "多次",
];
/// What tells that a post was another's or another before.
pub const PAST: &[&str] = &[
    "时任", "原", "任命", "当选", "提任", "升任", "转任", "兼", "拟任", "提拔", "前任", "代理",
    "免去",
];

#[derive(Debug, Clone)]
struct Post<'p> {
    passage: usize,
    /// With 副.
    range: Range<usize>,
    core: &'p str,
    deputy: bool,
    head: &'static str,
    /// What stands before it in the same words: 县委 of 县委书记.
    of: &'p str,
    name: Option<(Range<usize>, &'p str)>,
    /// What stands in its sentence near before it.
    near: &'p str,
}

impl Post<'_> {
    fn is_past(&self) -> bool {
        PAST.iter().any(|word| self.near.contains(word))
    }
}

pub fn check(lists: &Lists, passages: &[Passage<'_>], hits: &mut Vec<Placed>) {
    let mut posts: Vec<Post<'_>> = Vec::new();
    for (n, p) in passages.iter().enumerate() {
        find(n, p, &mut posts);
    }
    if lists.people.is_empty() {
        like_names(&posts, hits);
    } else {
        by_roster(&lists.people, &posts, passages, hits);
    }
    two_posts(&posts, hits);
    for pair in posts.windows(2) {
        if let [first, second] = pair
            && first.passage == second.passage
            && let Some(p) = passages.get(first.passage)
        {
            out_of_rank(p, first, second, hits);
        }
    }
}

fn find<'p>(n: usize, p: &'p Passage<'_>, posts: &mut Vec<Post<'p>>) {
    for (i, c) in p.spots(Spot::POST) {
        // Most of these end no post: 增长, 责任, 管理.
        if !BEFORE_LAST.has(p.before(i)) {
            continue;
        }
        let mut ending = ENDING.of(c).iter().copied();
        let Some(head) = ending.find(|head| p.ends(i + 1, head)) else { continue };
        let mut start = i + 1 - head.chars().count();
        let deputy = p.before(start) == '副';
        start -= usize::from(deputy);
        if p.zone(start) & (TITLE | QUOTE) != 0 {
            continue;
        }
        let before = p.run_back_within(start, 3, is_han);
        let sentence = p.sentence(start);
        let near = p.slice(sentence.start.max(start.saturating_sub(20))..start);
        let name = name_behind(p, i + 1).or_else(|| name_before(p, start));
        posts.push(Post {
            passage: n,
            core: p.slice(start..i + 1),
            range: start..i + 1,
            deputy,
            head,
            of: p.slice(before..start),
            name,
            near,
        });
    }
}

fn name_behind<'p>(p: &'p Passage<'_>, end: usize) -> Option<(Range<usize>, &'p str)> {
    let han = |n: usize| (0..n).all(|k| is_han(p.at(end + k)));
    let length = match () {
        () if !p.is_of(end, Spot::SURNAME) || !han(2) => return None,
        () if !han(3) || p.is_any(end + 2, DOES) => 2,
        () => 3,
    };
    Some((end..end + length, p.slice(end..end + length)))
}

/// `王建国局长`, `王建国（局长）`
fn name_before<'p>(p: &'p Passage<'_>, start: usize) -> Option<(Range<usize>, &'p str)> {
    let open = p.run_back_within(start, 11, is_han);
    let end = if p.before(open) == '（' && start - open <= 10 { open - 1 } else { start };
    let end = if p.ends(end, "常务") { end - 2 } else { end };
    let bracketed = end != start && p.at(end) == '（';
    [3, 2].into_iter().find_map(|length| {
        let from = end.checked_sub(length)?;
        let bounded = !is_han(p.before(from)) || !bracketed;
        // 健康局局长
        let office = length == 2 && among!("局委厅院校所站馆", p.before(end));
        let han = (from..end).all(|k| is_han(p.at(k)));
        let named = p.is_of(from, Spot::SURNAME) && han && bounded && !office;
        named.then(|| (from..end, p.slice(from..end)))
    })
}

fn alike(a: char, b: char) -> bool {
    sounds_alike(a, b) || looks_alike(a, b)
}

/// The only place at which two names of one length differ.
fn only_difference(a: &str, b: &str) -> Option<(char, char)> {
    let mut differing = a.chars().zip(b.chars()).filter(|(x, y)| x != y);
    let one = differing.next()?;
    (differing.next().is_none() && a.len() == b.len()).then_some(one)
}

/// One post under two names that sound or look alike.
fn like_names(posts: &[Post<'_>], hits: &mut Vec<Placed>) {
    let mut held: HashMap<&str, usize> = HashMap::new();
    for post in posts.iter().filter(|post| post.name.is_some()) {
        *held.entry(post.core).or_default() += 1;
    }
    let mut seen: HashMap<(&str, String), (&str, &Post<'_>)> = HashMap::new();
    for post in posts.iter().filter(|post| held.get(post.core).is_some_and(|count| *count > 1)) {
        let Some((range, name)) = &post.name else { continue };
        let masked = (0..name.chars().count()).map(|k| {
            name.chars().enumerate().map(|(n, c)| if n == k { '?' } else { c }).collect::<String>()
        });
        // 孙海德 and 孙德海
        let mut turned: Vec<char> = name.chars().skip(1).collect();
        turned.sort_unstable();
        let turned = turned.into_iter().collect::<String>() + "+" + name.get(..3).unwrap_or("");
        let (held, before) = *seen.entry((post.core, turned)).or_insert((name, post));
        let past = post.is_past() || before.is_past();
        let one = HEADS.contains(&post.head) && name.chars().count() == 3;
        let mut other = Some(held).filter(|held| held != name && one && !past);
        for mask in masked {
            let (held, before) = *seen.entry((post.core, mask)).or_insert((name, post));
            // An office has one head: two of three characters are enough.
            let one = HEADS.contains(&post.head) && !post.deputy && name.chars().count() == 3;
            // 临湖区委书记 is 区委书记 farther below.
            let one_body = post.of.ends_with(before.of) || before.of.ends_with(post.of);
            let bare = !named(post.of) || !named(before.of) || one_body;
            let same = one && bare && name.get(..3) == held.get(..3);
            let differs = only_difference(held, name).is_some_and(|(a, b)| same || alike(a, b));
            let past = || post.is_past() || before.is_past();
            other = other.or(Some(held).filter(|_| differs && !past()));
        }
        if let Some(other) = other {
            hits.push((post.passage, Hit::new(RuleId::T22, range.clone()).case(1).arg(other)));
        }
    }
}

/// 赵立新 as 局长 and as 副局长.
fn two_posts(posts: &[Post<'_>], hits: &mut Vec<Placed>) {
    let mut seen: HashMap<(&str, bool), &Post<'_>> = HashMap::new();
    for post in posts {
        let Some((_, name)) = &post.name else { continue };
        let of_one = HEADS.contains(&post.head);
        let held = *seen.entry((name, of_one)).or_insert(post);
        if held.core == post.core || post.is_past() || held.is_past() {
            continue;
        }
        let same_place = held.of == post.of || !named(held.of) || !named(post.of);
        // Of these one may be the head of one thing and the deputy of another, unless nothing is said of it.
        let one_place = !post.of.is_empty() && held.of == post.of;
        let own = one_place || of_one || (post.of.is_empty() && held.passage == post.passage);
        let ranked = held.head == post.head && same_place && own && held.deputy != post.deputy;
        let heads = !held.deputy && !post.deputy;
        let chairs = one_place && FIRM.contains(&held.head) && FIRM.contains(&post.head);
        if ranked || heads && (chairs || leads(held, post) || leads(post, held)) {
            let hit = Hit::new(RuleId::T22, post.range.clone()).case(2);
            hits.push((post.passage, hit.arg(*name).arg(held.core)));
        }
    }
}

/// Who leads a firm: hardly one person without a word of both posts.
const FIRM: &[&str] = &["董事长", "总经理"];

/// Whether what stands before a post says whose it is.
fn named(of: &str) -> bool {
    of.chars().next_back().is_some_and(|c| among!("局委厅部组院校处科室会司", c))
}

/// Whether one is the secretary of the Party committee and the other the head of the government.
fn leads(party: &Post<'_>, government: &Post<'_>) -> bool {
    let level = government.head.chars().next().filter(|c| among!(LEVELS, *c));
    party.head == "书记"
        && level.is_some_and(|level| {
            let own = [format!("{level}委"), format!("{level}党委")];
            party.of == "党委" || own.iter().any(|of| party.of.ends_with(of))
        })
}

/// `副局长吴涛、局长郑凯` in a list of people.
fn out_of_rank(p: &Passage<'_>, first: &Post<'_>, second: &Post<'_>, hits: &mut Vec<Placed>) {
    let (Some((name, _)), Some((other, other_name))) = (&first.name, &second.name) else { return };
    let end = first.range.end.max(name.end);
    let between = p.slice(end..second.range.start.max(end));
    let listed = between.contains('、') && between.chars().count() <= 12;
    if !listed || between.chars().any(|c| is_stop(c) && c != '、') {
        return;
    }
    let ranked = first.head == second.head && first.deputy && !second.deputy;
    let own = between.rsplit(['、', '（']).next().unwrap_or_default();
    let bracketed = between.contains('（');
    let named_first = other.end <= second.range.start && !bracketed;
    let same = own.is_empty() || named_first || first.of.ends_with(own);
    let party = !second.deputy && leads(second, first);
    let below = !second.deputy && !first.deputy && is_below(first) && BOSSES.contains(&second.core);
    if (ranked && same) || party || (below && own.is_empty()) {
        let range = first.range.start.min(name.start)..end;
        let hit = Hit::new(RuleId::T22, range).case(3);
        hits.push((first.passage, hit.arg(*other_name)));
    }
}

/// Heads of whole offices.
const BOSSES: &[&str] =
    &["局长", "院长", "校长", "厅长", "馆长", "园长", "台长", "社长", "董事长", "行长"];

/// Whether a post is one below the head of the office: the chair of its union, the head of a section.
fn is_below(post: &Post<'_>) -> bool {
    match post.head {
        "主席" => post.of.ends_with("工会"),
        "主任" => {
            let higher = ["委办公室", "府办公室", "会办公室"];
            post.of.ends_with("办公室") && !higher.iter().any(|of| post.near.ends_with(of))
        }
        head => matches!(head, "科长" | "处长"),
    }
}

/// The roster against what stands in the report: the posts, and names one character off.
fn by_roster(
    people: &[Person],
    posts: &[Post<'_>],
    passages: &[Passage<'_>],
    hits: &mut Vec<Placed>,
) {
    let by_name: HashMap<&str, &Person> = people.iter().map(|p| (p.name.as_str(), p)).collect();
    for post in posts.iter().filter(|post| HEADS.contains(&post.head) && !post.is_past()) {
        let person = post.name.as_ref().and_then(|(_, name)| by_name.get(name));
        let Some(person) = person.filter(|person| !person.post.is_empty()) else { continue };
        let own: Vec<&str> = person.post.split(['、', '，', '兼']).map(str::trim).collect();
        let ends = |own: &&str| {
            let deputy = own.strip_suffix(post.head).is_some_and(|rest| rest.ends_with('副'));
            own.ends_with(post.head) && deputy == post.deputy
        };
        // One may be the secretary of a branch besides.
        let besides = post.head == "书记" && !own.iter().any(|own| own.ends_with("书记"));
        if !own.iter().any(ends) && !besides {
            let hit = Hit::new(RuleId::T22, post.range.clone()).case(4);
            hits.push((post.passage, hit.arg(person.name.clone()).arg(person.post.clone())));
        }
    }
    misnamed(people, &by_name, posts, passages, hits);
}

/// Names one character off from one of the roster.
fn misnamed(
    people: &[Person],
    by_name: &HashMap<&str, &Person>,
    posts: &[Post<'_>],
    passages: &[Passage<'_>],
    hits: &mut Vec<Placed>,
) {
    let mut masks: HashMap<Vec<char>, &Person> = HashMap::new();
    for person in people {
        for mask in masked(&person.name.chars().collect::<Vec<_>>()) {
            masks.insert(mask, person);
        }
    }
    let named = posts.iter().filter_map(|post| Some((post, post.name.as_ref()?)));
    let titles: HashMap<(usize, usize), &str> =
        named.map(|(post, (range, _))| ((post.passage, range.start), post.core)).collect();
    for ((n, p), length) in passages.iter().enumerate().flat_map(|at| [(at, 2), (at, 3)]) {
        for (i, _) in p.spots(Spot::SURNAME).filter(|(i, _)| p.zone(*i) & (TITLE | QUOTE) == 0) {
            let Some(name) = p.chars().get(i..i + length) else { continue };
            let text = p.slice(i..i + length);
            let near = masked(name).find_map(|mask| masks.get(&mask));
            let Some(person) = near.filter(|_| !by_name.contains_key(text)) else { continue };
            // A person of the roster may begin here whose name is longer.
            let longer = people.iter().any(|other| p.is(i, &other.name));
            let differs = only_difference(text, &person.name);
            let like = differs.is_some_and(|(a, b)| alike(a, b));
            let titled = titles.get(&(n, i)).is_some_and(|core| person.post.ends_with(core));
            let sure = if length == 3 { like || titled } else { like && titled };
            if sure && !longer && !p.ends_any(i, OTHER_PEOPLE) {
                let hit = Hit::new(RuleId::T22, i..i + length).case(5);
                hits.push((n, hit.arg(&person.name).fix(person.name.clone())));
            }
        }
    }
}

/// Those of whom no roster speaks.
const OTHER_PEOPLE: &[&str] = &[
    "村民",
    "居民",
    "群众",
    "市民",
    "学生",
    "同学",
    "患者",
    "工人",
    "职工",
    "农户",
    "老人",
    "户主",
    "业主",
    "当事人",
    "申请人",
    "经营户",
    "志愿者",
];

/// A name with each of its characters left open in turn.
fn masked(name: &[char]) -> impl Iterator<Item = Vec<char>> {
    (0..name.len())
        .map(|k| name.iter().enumerate().map(|(n, c)| if n == k { '?' } else { *c }).collect())
}
