//! T22 without a roster: one name that a report spells in two ways, 孙晓峰 and 孙小峰同志, or of which it has one
//! character wrong, 副局长卢振铎 and 卢振泽副局长.

use super::alike::{looks_alike, sounds_alike};
use super::by_char::Map;
use super::finding::Hit;
use super::naming::{self, HANDED, Name, Role, names};
use super::passage::Passage;
use super::placed_names;
use super::rows::{Row, among, words};
use super::rule::{Level, RuleId};
use super::short_namesakes;

type Placed = (usize, Hit);

/// No report speaks of more people.
const MOST: usize = 300;
/// So many are looked for in the whole report at most.
const MOST_ASKED: usize = 60;

/// How far two names in one row stand apart.
const BESIDE: usize = 6;

/// Who is named for sure.
struct Person {
    name: Name,
    roles: Vec<Role>,
}

/// People are few beside what begins like one: by their surnames, and by the rest of their names.
#[derive(Default)]
struct Known {
    by_surname: Map<char, Vec<Person>>,
    by_given: Map<[char; 2], Vec<char>>,
    count: usize,
}

impl Known {
    fn of(passages: &[Passage<'_>]) -> Known {
        let mut known = Known::default();
        for p in passages {
            for named in p.drawn().people.get_or_init(|| naming::read(p)) {
                let name = p.chars().get(named.range()).and_then(|name| name.try_into().ok());
                name.into_iter().for_each(|name| known.note(name, named.role));
            }
        }
        known
    }

    fn note(&mut self, name: Name, role: Option<Role>) {
        let [surname, first, second] = name;
        let people = self.by_surname.entry(surname).or_default();
        if let Some(person) = people.iter_mut().find(|person| person.name == name) {
            let new = role.filter(|role| !person.roles.contains(role));
            person.roles.extend(new);
        } else if self.count < MOST {
            people.push(Person { name, roles: role.into_iter().collect() });
            self.by_given.entry([first, second]).or_default().push(surname);
            self.count += 1;
        }
    }

    fn of_surname(&self, name: &Name) -> &[Person] {
        self.by_surname.get(&name[0]).map_or(&[], Vec::as_slice)
    }

    /// Returns who is meant by a name of which one character is another, if that is one person only.
    fn one_off(&self, name: &Name) -> Option<&Person> {
        let people = self.of_surname(name);
        let before = people.iter().take_while(|person| person.name != *name);
        let mut near = before
            .filter(|person| person.name.iter().zip(name).filter(|(a, b)| a != b).count() == 1);
        match (near.next(), near.next()) {
            (Some(person), None) => Some(person),
            (Some(_), Some(_)) => None,
            _ => self.other_surname(name),
        }
    }

    /// 阎克勤 for 闫克勤
    fn other_surname(&self, name: &Name) -> Option<&Person> {
        let [surname, first, second] = *name;
        let own = self.by_given.get(&[first, second])?;
        let other = own.first().filter(|other| **other != surname && alike(**other, surname))?;
        let people = self.by_surname.get(other)?;
        people.iter().find(|person| person.name == [*other, first, second])
    }
}

pub fn check(passages: &[Passage<'_>], hits: &mut Vec<Placed>) {
    short_namesakes::check(passages, hits);
    placed_names::check(passages, hits);
    let known = Known::of(passages);
    if known.count == 0 {
        return;
    }
    let mut asked = 0;
    for (n, p) in passages.iter().enumerate() {
        namesakes(n, p, &known, hits);
        let mut found = Vec::new();
        turned(n, p, &known, &mut found);
        one_off(passages, n, &known, &mut asked, &mut found);
        found.retain(|(_, hit)| {
            let other = hit.args.first().map_or("", |other| other.as_str());
            !are_two(passages, p.slice(hit.range.clone()), other)
        });
        hits.append(&mut found);
    }
}

/// 章文彬 and 章彬文, of whom both do what people do, and who never stand in one row.
fn turned(n: usize, p: &Passage<'_>, known: &Known, hits: &mut Vec<Placed>) {
    for (i, name) in names(p) {
        let other = [name[0], name[2], name[1]];
        // Of two the one that comes first is taken for meant.
        let mut people = known.of_surname(&name).iter().map(|person| person.name);
        let first = people.find(|known| *known == other || *known == name);
        if name == other || first != Some(other) {
            continue;
        }
        // A villager may be called so beside a mayor.
        let of_many =
            naming::named_at(p, i).and_then(|own| own.role).is_some_and(|role| OF_MANY.has(role.1));
        if !of_many && naming::may_begin(p, i) && naming::acts(p, i + 3) {
            hits.push((n, told(i, &other)));
        }
    }
}

fn told(i: usize, other: &Name) -> Hit {
    let other: String = other.iter().collect();
    Hit::new(RuleId::T22, i..i + 3).case(6).arg(other.clone()).fix(other)
}

/// 周海涛 for 周海波: told of once, never beside the other, and by the same post or by none.
fn one_off(
    passages: &[Passage<'_>],
    n: usize,
    known: &Known,
    asked: &mut usize,
    hits: &mut Vec<Placed>,
) {
    let Some(p) = passages.get(n) else { return };
    for (i, name) in names(p) {
        let Some(other) = known.one_off(&name) else { continue };
        let fits = match naming::named_at(p, i).and_then(|own| own.role) {
            Some(role) => other.roles.contains(&role) && !OF_MANY.has(role.1),
            None => {
                let acts = naming::acts(p, i + 3) || p.is_one(i + 3, BORNE);
                let begins = i == 0 || HANDED.contains(p.before(i));
                begins && acts && !naming::ends_none(name[2])
            }
        };
        let same_surname = other.name[0] == name[0];
        // 方鸣认 is 方鸣, who does something.
        let short = GOES_ON.contains([name[2], other.name[2]]);
        // What sounds or looks alike is told of where it stands.
        if !fits || short || *asked >= MOST_ASKED || same_surname && is_like(&name, &other.name) {
            continue;
        }
        *asked += 1;
        let text = p.slice(i..i + 3);
        let times: usize = passages.iter().map(|p| p.text.matches(text).count()).sum();
        if times == 1 {
            hits.push((n, told(i, &other.name).level(Level::Review)));
        }
    }
}

/// What stands behind a name of two characters rather than ends one of three.
const GOES_ON: &str = "任认说讲是将对把被就也都又还已曾负副即兼做作在到会可能要让叫给同";

/// What two of one family may both be called.
static OF_MANY: &Row = words!(
    "村民 居民 党员 干部 职工 员工 学员 队员 民警 辅警 教师 代表 委员 组员 志愿者 老党员 群众 贫困户 监测户 脱贫户 低保户 养殖户 种植户 \
    种粮大户 退役军人 退伍军人 犯罪嫌疑人 嫌疑人 被告人 当事人 申请人 受害人 演员 运动员 战士 学生 队友 校友 义工"
);

/// What is done to people, and what else they do.
static BORNE: &Row = words!("进行 处以 予以 给予 作出 做出 任 为 兼 提 签 负责 牵头 拒 承认 交代");

/// Whether two names stand side by side, as those of two people do.
pub fn are_two(passages: &[Passage<'_>], name: &str, other: &str) -> bool {
    ["、", "和", "与", "，", "及"].iter().any(|joint| {
        let rows = [format!("{name}{joint}{other}"), format!("{other}{joint}{name}")];
        passages.iter().any(|p| rows.iter().any(|row| p.text.contains(row)))
    })
}

fn namesakes(n: usize, p: &Passage<'_>, known: &Known, hits: &mut Vec<Placed>) {
    let mut near: Option<(usize, Name)> = None;
    for (i, name) in names(p) {
        let people = known.of_surname(&name);
        if people.is_empty() {
            continue;
        }
        let last = near.replace((i, name));
        // Of two the one that comes first is taken for meant.
        let mut before =
            people.iter().map(|person| &person.name).take_while(|other| **other != name);
        let other = before.find(|other| is_like(&name, other));
        // 李小梅、李晓梅 are two.
        let beside =
            last.is_some_and(|(at, last): (usize, Name)| i - at <= BESIDE && Some(&last) == other);
        let ends = !GOES_ON.contains(name[2]);
        let begins = || {
            let for_one = among!(FOR, p.before(i));
            for_one || naming::may_begin(p, i) || naming::named_at(p, i).is_some()
        };
        if let Some(other) = other.filter(|_| ends && !beside && begins()) {
            hits.push((n, told(i, other)));
        }
    }
}

/// Behind these somebody stands for whom something is done.
const FOR: &str = "为替陪跟帮见叫";

/// Whether one given name is another of the same sound or look.
fn is_like(a: &Name, b: &Name) -> bool {
    let mut others = a.iter().zip(b).skip(1).filter(|(a, b)| a != b);
    match (others.next(), others.next()) {
        (Some((a, b)), None) => alike(*a, *b),
        _ => false,
    }
}

fn alike(a: char, b: char) -> bool {
    sounds_alike(a, b) || looks_alike(a, b)
}
