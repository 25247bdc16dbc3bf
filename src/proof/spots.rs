//! What each character of a text is, and where those stand that rules wait for, found in one walk, and in
//! another those that stand again nearby. Most rules wait for a few only, and pass over all between them
//! without a look.
//!
//! A rule that asks for a kind still says itself which of its characters it means.

use super::classes::{is_han, is_stop};
use super::people::SURNAMES;
use super::units::row_of;
use std::ops::{BitOr, Range};
use std::sync::LazyLock;

/// Kinds of characters, a bit for each.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Spot(u32);

impl Spot {
    /// All that is no Han character: marks, figures, letters, spaces.
    pub const SIGN: Spot =
        Spot(Spot::ODD.0 | Spot::STOP.0 | Spot::PAIRED.0 | Spot::DIGIT.0 | Spot::LATIN.0);
    /// A sign of none of the kinds that follow: lines, points, spaces, circled numbers.
    pub const ODD: Spot = Spot(1);
    /// A mark that parts a sentence.
    pub const STOP: Spot = Spot(1 << 1);
    /// A mark that comes in pairs.
    pub const PAIRED: Spot = Spot(1 << 2);
    /// 0 to 9.
    pub const DIGIT: Spot = Spot(1 << 3);
    /// a to z, A to Z.
    pub const LATIN: Spot = Spot(1 << 4);
    /// What a number is spelt with.
    pub const NUMERAL: Spot = Spot(1 << 5);
    /// 年, 月, 日, 届.
    pub const DATE: Spot = Spot(1 << 6);
    /// 至 and 到.
    pub const UP_TO: Spot = Spot(1 << 7);
    /// 的 and 地.
    pub const PARTICLE: Spot = Spot(1 << 8);
    /// How the words begin that tell the items of a list.
    pub const ORDINAL: Spot = Spot(1 << 9);
    /// How the words begin that take a sentence its subject.
    pub const MEANS: Spot = Spot(1 << 10);
    /// 倍.
    pub const TIMES: Spot = Spot(1 << 11);
    /// 截, 号, 某, 余, 待.
    pub const OPEN: Spot = Spot(1 << 12);
    /// How the names of posts end.
    pub const POST: Spot = Spot(1 << 13);
    /// 我, 本, 咱, 党: how an office speaks of itself, and of its Party body.
    pub const OURS: Spot = Spot(1 << 14);

    /// A mark that ends a sentence: 。, ！, ？, ；.
    pub const END: Spot = Spot(1 << 15);
    /// How the names of people begin.
    pub const SURNAME: Spot = Spot(1 << 16);
    /// A Han character that stands again within the next [`AGAIN`].
    pub const REPEATED: Spot = Spot(1 << 17);

    /// 县, 市, 区, 旗: whose organs these are.
    pub const LEVEL: Spot = Spot(1 << 18);

    /// A Han character that no rule waits for.
    pub const NONE: Spot = Spot(0);
    /// What stands beyond the ends of a text.
    pub const NOTHING: Spot = Spot::STOP;

    /// It, or nothing: so many times, 1 or 0.
    #[inline]
    pub fn times(self, count: u32) -> Spot {
        Spot(self.0 * count)
    }

    #[inline]
    pub fn holds(self, other: Spot) -> bool {
        self.0 & other.0 != 0
    }
}

/// How many kinds there are.
const COUNT: usize = 19;

/// How far behind a character another of it is looked for: the longest word or phrase that is said twice
/// in a row.
pub const AGAIN: usize = 8;

impl BitOr for Spot {
    type Output = Spot;

    #[inline]
    fn bitor(self, other: Spot) -> Spot {
        Spot(self.0 | other.0)
    }
}

const HAN: [(Spot, &str); 12] = [
    (Spot::NUMERAL, "一二三四五六七八九十百千万亿两"),
    (Spot::DATE, "年月日届"),
    (Spot::UP_TO, "至到"),
    (Spot::PARTICLE, "的地得"),
    (Spot::ORDINAL, "第首其再最此另"),
    (Spot::MEANS, "通经随在由因按根借依凭针从当对自面"),
    (Spot::TIMES, "倍"),
    (Spot::OPEN, "截号某余待"),
    (Spot::POST, "长记任席理"),
    (Spot::OURS, "我本咱党"),
    (Spot::SURNAME, SURNAMES),
    (Spot::LEVEL, "县市区旗"),
];

fn of_sign(c: char) -> Spot {
    match c {
        '0'..='9' => Spot::DIGIT,
        'a'..='z' | 'A'..='Z' => Spot::LATIN,
        '“' | '”' | '‘' | '’' | '（' | '）' | '《' | '》' | '(' | ')' | '〈' | '〉' | '〔'
        | '〕' | '【' | '】' | '［' | '］' | '「' | '」' | '『' | '』' | '〝' | '〞' | '﹁'
        | '﹂' | '﹃' | '﹄' | '"' | '＂' | '\'' | '＇' | '<' | '>' | '＜' | '＞' | '≪' | '≫'
        | '«' | '»' => Spot::PAIRED,
        '。' | '！' | '？' | '；' => Spot::STOP | Spot::END,
        c if is_stop(c) => Spot::STOP,
        c if is_han(c) => Spot::NONE,
        _ => Spot::ODD,
    }
}

/// So many code points stand on a page.
const PAGE: usize = 16;

/// Where there are signs that are more than that.
const SIGNS: [Range<usize>; 6] =
    [0..0x100, 0x2000..0x2040, 0x2260..0x2280, 0x3000..0x3040, 0xFE00..0xFE80, 0xFF00..0x10000];

/// The kinds of the characters of the basic plane, by pages. Most pages are of signs, or of Han characters,
/// and of nothing more than that: each of these is held once.
#[derive(Debug)]
pub struct Table {
    /// Where each page begins.
    starts: [u16; 0x10000 / PAGE],
    kinds: Vec<Spot>,
}

/// Where the pages begin that stand for many, and the first that does not.
const SIGNS_ONLY: u16 = 0;
const HAN_ONLY: u16 = PAGE as u16;
const OWN: u16 = 2 * PAGE as u16;

pub static TABLE: LazyLock<Table> = LazyLock::new(Table::new);

impl Table {
    fn new() -> Self {
        let char_at = |code: usize| char::from_u32(code as u32).unwrap_or_default();
        let mut table = Table {
            starts: std::array::from_fn(|number| {
                if is_han(char_at(number * PAGE)) { HAN_ONLY } else { SIGNS_ONLY }
            }),
            kinds: [[Spot::ODD; PAGE], [Spot::NONE; PAGE]].concat(),
        };
        for code in SIGNS.into_iter().flatten() {
            table.own(code, |_| of_sign(char_at(code)));
        }
        for (kind, chars) in HAN {
            chars.chars().for_each(|c| table.own(u32::from(c) as usize, |kinds| kinds | kind));
        }
        table
    }

    /// Changes the kinds of a character, on a page that stands for no other.
    fn own(&mut self, code: usize, change: impl FnOnce(Spot) -> Spot) {
        let Some(start) = self.starts.get_mut(code / PAGE) else { return };
        if *start < OWN {
            let shared = usize::from(*start);
            *start = self.kinds.len() as u16;
            self.kinds.extend_from_within(shared..shared + PAGE);
        }
        if let Some(kinds) = self.kinds.get_mut(usize::from(*start) + code % PAGE) {
            *kinds = change(*kinds);
        }
    }

    /// Returns what a character is.
    #[inline]
    pub fn of(&self, c: char) -> Spot {
        let code = u32::from(c) as usize;
        let Some(start) = self.starts.get(code / PAGE) else { return of_sign(c) };
        self.kinds.get(usize::from(*start) + code % PAGE).copied().unwrap_or(Spot::NONE)
    }
}

/// So many characters are held together.
const BLOCK: usize = u64::BITS as usize;

/// Where the characters of each kind stand in one text: a row of bits for each kind, block by block.
#[derive(Debug, Default)]
pub struct Spots {
    blocks: Vec<[u64; COUNT]>,
}

impl Spots {
    pub fn shrink(&mut self) {
        self.blocks.shrink_to_fit();
    }

    /// Notes where the characters of a text stand.
    pub fn fill(&mut self, kinds: &[Spot]) {
        self.blocks.clear();
        self.blocks.extend(kinds.chunks(BLOCK).map(|kinds| {
            let mut block = [0; COUNT];
            // Half the characters are of none.
            let mut some = [0; BLOCK];
            kinds.iter().zip(&mut some).for_each(|(kinds, some)| *some = u8::from(kinds.0 != 0));
            for at in places([row_of(&some, 0)].into_iter()) {
                let mut rest = kinds.get(at).map_or(0, |kinds| kinds.0);
                while rest != 0 {
                    if let Some(row) = block.get_mut(rest.trailing_zeros() as usize) {
                        *row |= 1 << at;
                    }
                    rest &= rest - 1;
                }
            }
            block
        }));
    }

    /// Returns the places of some kinds, in order.
    #[inline]
    pub fn of_kind(&self, kind: Spot) -> Places<impl Iterator<Item = u64>> {
        places(self.rows(kind))
    }

    /// Returns the bits of some kinds, block by block.
    #[inline]
    pub fn rows(&self, kind: Spot) -> impl Iterator<Item = u64> {
        self.blocks.iter().map(move |block| row(block, kind))
    }

    /// Returns the last place of a kind in a range.
    #[inline]
    pub fn last(&self, range: Range<usize>, kind: Spot) -> Option<usize> {
        let last = range.end.checked_sub(1)?;
        let (mut n, behind) = (last / BLOCK, BLOCK - 1 - last % BLOCK);
        let mut own = self.block(n, kind) << behind >> behind;
        while own == 0 {
            n = n.checked_sub(1).filter(|_| n * BLOCK > range.start)?;
            own = self.block(n, kind);
        }
        let at = n * BLOCK + BLOCK - 1 - own.leading_zeros() as usize;
        (at >= range.start).then_some(at)
    }

    /// Returns the first.
    #[inline]
    pub fn first(&self, range: Range<usize>, kind: Spot) -> Option<usize> {
        let (mut n, before) = (range.start / BLOCK, range.start % BLOCK);
        let mut own = self.block(n, kind) >> before << before;
        while own == 0 {
            n += 1;
            own = if n * BLOCK < range.end { self.block(n, kind) } else { return None };
        }
        let at = n * BLOCK + own.trailing_zeros() as usize;
        (at < range.end).then_some(at)
    }

    /// Returns the places of a kind in a block.
    #[inline]
    fn block(&self, n: usize, kind: Spot) -> u64 {
        self.blocks.get(n).map_or(0, |block| row(block, kind))
    }

    /// Returns how many of a kind a range holds.
    pub fn count(&self, range: Range<usize>, kind: Spot) -> usize {
        let blocks = range.start / BLOCK..range.end.div_ceil(BLOCK);
        blocks.map(|n| self.within(n, &range, kind).count_ones() as usize).sum()
    }

    /// Returns the places of a kind in a block, without those outside of a range.
    #[inline]
    fn within(&self, n: usize, range: &Range<usize>, kind: Spot) -> u64 {
        let row = self.block(n, kind);
        let start = n * BLOCK;
        let before = range.start.saturating_sub(start);
        let behind = (start + BLOCK).saturating_sub(range.end);
        row >> before << before << behind >> behind
    }
}

/// Returns the places of some kinds in one block.
#[inline]
fn row(block: &[u64; COUNT], kind: Spot) -> u64 {
    let (mut all, mut rest) = (0, kind.0);
    while rest != 0 {
        all |= block.get(rest.trailing_zeros() as usize).copied().unwrap_or(0);
        rest &= rest - 1;
    }
    all
}

/// The places that rows of bits tell, one after the other.
pub struct Places<I> {
    rows: I,
    /// Where the row at hand ends, and what is left of it.
    end: usize,
    row: u64,
}

#[inline]
pub fn places<I: Iterator<Item = u64>>(rows: I) -> Places<I> {
    Places { rows, end: 0, row: 0 }
}

impl<I: Iterator<Item = u64>> Iterator for Places<I> {
    type Item = usize;

    #[inline]
    fn next(&mut self) -> Option<usize> {
        while self.row == 0 {
            self.row = self.rows.next()?;
            self.end += BLOCK;
        }
        let at = self.end - BLOCK + self.row.trailing_zeros() as usize;
        self.row &= self.row - 1;
        Some(at)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn noted(chars: &[char]) -> Spots {
        let mut spots = Spots::default();
        spots.fill(&chars.iter().map(|c| TABLE.of(*c)).collect::<Vec<_>>());
        spots
    }

    #[test]
    fn the_table_says_of_every_character_what_it_is() {
        for c in '\0'..='\u{32400}' {
            let of_han = HAN.iter().filter(|(_, chars)| chars.contains(c));
            let expected = of_han.fold(of_sign(c), |kinds, (kind, _)| kinds | *kind);
            assert_eq!(TABLE.of(c), expected, "{c:?}");
        }
    }

    #[test]
    fn the_first_and_the_last_of_a_range_are_found() {
        let chars: Vec<char> = "一二，三".chars().cycle().take(300).collect();
        let spots = noted(&chars);
        for (start, end) in
            (0..290).flat_map(|start| [0, 1, 4, 70, 400].map(|n| (start, start + n)))
        {
            let within = chars.get(start..end.min(chars.len())).unwrap_or_default();
            let first = within.iter().position(|c| *c == '，').map(|at| start + at);
            let last = within.iter().rposition(|c| *c == '，').map(|at| start + at);
            assert_eq!(spots.first(start..end, Spot::STOP), first, "{start}..{end}");
            assert_eq!(spots.last(start..end, Spot::STOP), last, "{start}..{end}");
            let count = within.iter().filter(|c| **c == '，').count();
            assert_eq!(spots.count(start..end.min(chars.len()), Spot::STOP), count);
        }
    }

    #[test]
    fn every_character_that_is_waited_for_is_found_by_each_of_its_kinds() {
        let text = "第一，通过3月“整a改”，倍增到〇\u{20000}\u{3000}的。";
        let chars: Vec<char> = text.chars().collect();
        let spots = noted(&chars);
        let found = |kind| spots.of_kind(kind).filter_map(|at| chars.get(at)).collect::<String>();
        assert_eq!(found(Spot::SIGN), "，3“a”，\u{3000}。");
        assert_eq!(found(Spot::ODD), "\u{3000}");
        assert_eq!(found(Spot::STOP), "，，。");
        assert_eq!(found(Spot::PAIRED | Spot::DIGIT | Spot::LATIN), "3“a”");
        assert_eq!(found(Spot::NUMERAL | Spot::ORDINAL), "第一");
        assert_eq!(found(Spot::MEANS | Spot::DATE), "通月");
        assert_eq!(found(Spot::TIMES | Spot::UP_TO | Spot::PARTICLE), "倍到的");
        assert_eq!(found(Spot::END), "。");
        let places: Vec<usize> = spots.of_kind(Spot::STOP).collect();
        assert_eq!(places, [2, 12, text.chars().count() - 1]);
    }
}
