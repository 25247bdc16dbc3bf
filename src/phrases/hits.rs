//! What a search gives: the best hits in order, with the stretches of text that matched; and the
//! search through plain names.

use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::ops::Range;

use super::index::{Glyph, Glyphs, Index, places_in_name};
use super::matching::{Matcher, least_cost};
use super::word::{ReadyWord, Word};

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    /// Number of the phrase in its library, or of the name in its list.
    pub item: usize,
    /// How well it does against the others of this search.
    pub points: i32,
    /// Matched stretches as byte ranges of the text, in order and apart from one another.
    pub ranges: Vec<Range<usize>>,
}

/// The best hits in order, and how many there were.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Hits {
    pub total: usize,
    pub best: Vec<Hit>,
}

/// A long item is one point worse for every so many letters, up to a limit.
const LETTERS_A_POINT: usize = 4;
const MOST_POINTS_FOR_LENGTH: usize = 20;

/// With fewer items than this to look at closely, another thread costs more than it spares.
const WORTH_A_THREAD: usize = 4_096;

/// The `most` best of the items that all words fit, the earlier one first where two tie. `standing`
/// says what an item has before it is matched, or that it is not asked for.
pub fn search(
    index: &Index,
    words: &[Word],
    most: usize,
    standing: impl Fn(usize) -> Option<i32> + Sync,
) -> Hits {
    let glyphs = index.glyphs();
    let mut words: Vec<&Word> = words.iter().collect();
    words.sort_by_key(|word| Reverse(word.narrowness()));
    let words: Vec<_> = words.iter().map(|word| ReadyWord::new(word, glyphs)).collect();
    let items: Vec<usize> = index.sieve().pass(&words).collect();
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    let share = items.len().div_ceil(cores).max(WORTH_A_THREAD);
    let look = |items: &[usize]| Best::of(index, &words, items, most, &standing);
    // What one share gives does not hang on the others: more cores only give it sooner.
    let shares: Vec<Best> = std::thread::scope(|scope| {
        let mut shares = items.chunks(share);
        let own = shares.next();
        let others: Vec<_> = shares.map(|items| scope.spawn(move || look(items))).collect();
        let own = own.map(look);
        own.into_iter().chain(others.into_iter().filter_map(|other| other.join().ok())).collect()
    });
    Best::joined(shares, most)
}

/// The best of some items, and how many of them fit.
#[derive(Debug, Default)]
struct Best {
    total: usize,
    kept: BinaryHeap<(Reverse<i32>, usize)>,
}

impl Best {
    fn of(
        index: &Index,
        words: &[ReadyWord],
        items: &[usize],
        most: usize,
        standing: &impl Fn(usize) -> Option<i32>,
    ) -> Best {
        let glyphs = index.glyphs();
        let least: i32 = words.iter().map(least_cost).sum();
        let mut matcher = Matcher::<()>::new();
        let mut best = Best::default();
        for &item in items {
            let Some(standing) = standing(item) else { continue };
            let letters = index.items().get(item);
            let long = (letters.len() / LETTERS_A_POINT).min(MOST_POINTS_FOR_LENGTH) as i32;
            // What it has at most; once that is too little, the item is only counted.
            let mut points = standing - least - if words.is_empty() { 0 } else { long };
            let fits = words.iter().all(|word| {
                if best.beats(points, most) {
                    return word.is_one_initial() || matcher.fits(letters, word, glyphs);
                }
                let way = matcher.find(letters, word, glyphs);
                points -= way.map_or(0, |(cost, ())| cost - least_cost(word));
                way.is_some()
            });
            best.total += usize::from(fits);
            if fits && !best.beats(points, most) {
                best.keep((Reverse(points), item), most);
            }
        }
        best
    }

    /// Says whether an item behind all that are kept has too few points to be kept.
    fn beats(&self, points: i32, most: usize) -> bool {
        let worst_kept = self.kept.peek().map(|&(Reverse(points), _)| points);
        self.kept.len() >= most && worst_kept.is_none_or(|worst| points <= worst)
    }

    fn keep(&mut self, hit: (Reverse<i32>, usize), most: usize) {
        self.kept.push(hit);
        if self.kept.len() > most {
            self.kept.pop();
        }
    }

    fn joined(shares: Vec<Best>, most: usize) -> Hits {
        let mut all = Best::default();
        for share in shares {
            all.total += share.total;
            share.kept.into_iter().for_each(|hit| all.keep(hit, most));
        }
        let hit = |(Reverse(points), item)| Hit { item, points, ranges: Vec::new() };
        Hits { total: all.total, best: all.kept.into_sorted_vec().into_iter().map(hit).collect() }
    }
}

/// Finds again, for the few items that are shown, which letters the words took.
#[derive(Debug)]
pub struct Marker<'a> {
    glyphs: &'a Glyphs,
    words: Vec<ReadyWord>,
    matcher: Matcher<Vec<usize>>,
}

impl<'a> Marker<'a> {
    pub fn new(words: &[Word], glyphs: &'a Glyphs) -> Self {
        let words = words.iter().map(|word| ReadyWord::new(word, glyphs)).collect();
        Marker { glyphs, words, matcher: Matcher::new() }
    }

    /// Where the words matched; `places` says where each letter stands, and those beyond its end
    /// stand nowhere.
    pub fn ranges(&mut self, letters: &[Glyph], places: &[Range<usize>]) -> Vec<Range<usize>> {
        let mut taken: Vec<Range<usize>> = Vec::new();
        for word in &self.words {
            let trail = self.matcher.find(letters, word, self.glyphs);
            let trail = trail.map(|(_, trail)| trail).unwrap_or_default();
            taken.extend(trail.into_iter().filter_map(|letter| places.get(letter).cloned()));
        }
        taken.sort_by_key(|range| (range.start, range.end));
        let mut ranges: Vec<Range<usize>> = Vec::new();
        for range in taken {
            match ranges.last_mut() {
                Some(last) if range.start <= last.end => last.end = last.end.max(range.end),
                _ => ranges.push(range),
            }
        }
        ranges
    }
}

/// A list of names to choose from, such as section headings or commands.
#[derive(Debug, Clone, Default)]
pub struct Names {
    names: Vec<String>,
    index: Index,
}

impl Names {
    /// Adds a name; `others` are names that lead to it as well, with less weight.
    pub fn add(&mut self, name: &str, others: &[&str]) {
        self.names.push(name.to_owned());
        self.index.add_name(name, others);
    }

    /// The names that all words fit; without words every name, in its order.
    pub fn find(&self, words: &[Word], most: usize) -> Hits {
        let mut hits = search(&self.index, words, most, |_| Some(0));
        let mut marker = Marker::new(words, self.index.glyphs());
        for hit in &mut hits.best {
            let name = self.names.get(hit.item).map_or("", String::as_str);
            hit.ranges = marker.ranges(self.index.items().get(hit.item), &places_in_name(name));
        }
        hits
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::phrases::query::Query;

    fn names() -> Names {
        let mut names = Names::default();
        for (name, other) in [
            ("保存", "save"),
            ("另存为…", "save as"),
            ("（一）加强组织领导，落实主体责任", ""),
            ("重要事项（长期）", ""),
            ("战略合作", ""),
            ("西安APP", ""),
            ("开展学习，学习再学习", "学习"),
        ] {
            names.add(name, &[other]);
        }
        names
    }

    #[test]
    fn names_are_found_and_marked() {
        for (line, expected) in [
            (">bc", &["[保存]"][..]),
            (">cun", &["保[存]", "另[存]为…"]),
            (">save", &["保存", "另存为…"]),
            (">as", &["另存为…"]),
            ("@zzld", &["（一）加强[组织领导]，落实主体责任"]),
            ("@ztzr zuzhi", &["（一）加强[组织]领导，落实[主体责任]"]),
            ("@一", &["（[一]）加强组织领导，落实主体责任"]),
            ("@chongyao", &["[重要]事项（长期）"]),
            ("@zhongyaosx", &["[重要事项]（长期）"]),
            ("@changqi", &["重要事项（[长期]）"]),
            ("@zhanlue", &["[战略]合作"]),
            ("@zhanlve", &["[战略]合作"]),
            ("@xi'anapp", &["[西安APP]"]),
            ("@ａｐｐ", &["西安[APP]"]),
            ("@qx", &[]),
            ("@学习", &["开展学习，[学习]再学习"]),
            ("@xx", &["开展学习，[学习]再学习"]),
            ("@kzxi", &["[开展]学[习]，学习再学习"]),
            ("@kzzaixuexi", &[]), // a break does not reach into another clause
        ] {
            let names = names();
            let hits = names.find(&Query::parse(line).words, 9);
            let shown = |hit: &Hit| {
                let mut text = names.names[hit.item].clone();
                for range in hit.ranges.iter().rev() {
                    text.insert(range.end, ']');
                    text.insert(range.start, '[');
                }
                text
            };
            let found: Vec<_> = hits.best.iter().map(shown).collect();
            assert_eq!(found, expected, "{line}");
        }
    }

    #[test]
    fn shares_give_what_one_alone_gives() {
        let mut names = Names::default();
        for n in 0..3 * WORTH_A_THREAD {
            let kind = ["重要", "一般", "其他"][n % 3];
            names.add(&format!("{kind}事项{}", "之".repeat(n % 7)), &[]);
        }
        for line in ["@sx", "@zysx", "@事项 yb", "@qq"] {
            let words = Query::parse(line).words;
            let glyphs = names.index.glyphs();
            let ready: Vec<_> = words.iter().map(|word| ReadyWord::new(word, glyphs)).collect();
            let items: Vec<usize> = names.index.sieve().pass(&ready).collect();
            let standing = |item: usize| Some(item as i32 % 5);
            let alone = Best::of(&names.index, &ready, &items, 50, &standing);
            let alone = Best::joined(vec![alone], 50);
            assert_eq!(search(&names.index, &words, 50, standing), alone, "{line}");
        }
    }

    #[test]
    fn all_names_stand_in_their_order() {
        let hits = names().find(&[], 3);
        assert_eq!(hits.total, 7);
        assert_eq!(hits.best.iter().map(|hit| hit.item).collect::<Vec<_>>(), [0, 1, 2]);
    }

    #[test]
    fn more_letters_than_can_be_numbered_hide_nothing_but_themselves() {
        let mut names = names();
        let every: String = ('\u{3400}'..='\u{9FFF}').chain('\u{20000}'..='\u{2EBE0}').collect();
        names.add(&every, &[]);
        let found = |line: &str| names.find(&Query::parse(line).words, 9).total;
        assert_eq!((found(">save"), found(">一㐀"), found(">\u{2EBE0}")), (2, 0, 0));
        assert_eq!((found(">㐀㐁"), found(">xuexi")), (1, 2));
    }
}
