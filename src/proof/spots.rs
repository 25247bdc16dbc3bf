//! Where in a text those characters stand that rules wait for, found in one walk. Most rules wait for a few
//! only, and pass over all between them without a look.
//!
//! A rule that asks for a kind still says itself which of its characters it means.

use super::classes::{is_han, is_stop};
use std::ops::BitOr;
use std::sync::LazyLock;

/// Kinds of characters, a bit for each.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Spot(u16);

impl Spot {
    /// All that is no Han character: marks, figures, letters, spaces.
    pub const SIGN: Spot = Spot(1);
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
    /// 我, 本, 咱.
    pub const SELF: Spot = Spot(1 << 14);

    fn holds(self, other: Spot) -> bool {
        self.0 & other.0 != 0
    }
}

impl BitOr for Spot {
    type Output = Spot;

    fn bitor(self, other: Spot) -> Spot {
        Spot(self.0 | other.0)
    }
}

const HAN: [(Spot, &str); 10] = [
    (Spot::NUMERAL, "一二三四五六七八九十百千万亿两"),
    (Spot::DATE, "年月日届"),
    (Spot::UP_TO, "至到"),
    (Spot::PARTICLE, "的地"),
    (Spot::ORDINAL, "第首其再最此另"),
    (Spot::MEANS, "通经随在由"),
    (Spot::TIMES, "倍"),
    (Spot::OPEN, "截号某余待"),
    (Spot::POST, "长记任席理"),
    (Spot::SELF, "我本咱"),
];

const FIRST_HAN: u32 = 0x4E00;
const COUNT_HAN: usize = 0x5200;

/// The kinds of the Han characters, by their code points.
static KINDS: LazyLock<Vec<u16>> = LazyLock::new(|| {
    let mut kinds = vec![0; COUNT_HAN];
    for (kind, c) in HAN.iter().flat_map(|(kind, chars)| chars.chars().map(move |c| (kind, c))) {
        if let Some(kinds) = kinds.get_mut(u32::from(c).wrapping_sub(FIRST_HAN) as usize) {
            *kinds |= kind.0;
        }
    }
    kinds
});

fn of_sign(c: char) -> Spot {
    match c {
        '0'..='9' => Spot::SIGN | Spot::DIGIT,
        'a'..='z' | 'A'..='Z' => Spot::SIGN | Spot::LATIN,
        '“' | '”' | '‘' | '’' | '（' | '）' | '《' | '》' | '(' | ')' | '〈' | '〉' | '〔'
        | '〕' | '【' | '】' | '［' | '］' | '「' | '」' | '『' | '』' | '〝' | '〞' | '﹁'
        | '﹂' | '﹃' | '﹄' | '"' | '＂' | '\'' | '＇' | '<' | '>' | '＜' | '＞' | '≪' | '≫'
        | '«' | '»' => Spot::SIGN | Spot::PAIRED,
        c if is_stop(c) => Spot::SIGN | Spot::STOP,
        c if is_han(c) => Spot(0),
        _ => Spot::SIGN,
    }
}

#[derive(Debug, Clone, Copy)]
struct Held {
    at: u32,
    c: char,
    kinds: Spot,
}

/// The spots of one text, in order.
#[derive(Debug)]
pub struct Spots(Vec<Held>);

impl Spots {
    pub fn of(chars: &[char]) -> Self {
        let kinds = KINDS.as_slice();
        let mut spots = Vec::with_capacity(chars.len() / 3 + 8);
        for (c, at) in chars.iter().zip(0..) {
            let kinds = match kinds.get(u32::from(*c).wrapping_sub(FIRST_HAN) as usize) {
                Some(kinds) => Spot(*kinds),
                None => of_sign(*c),
            };
            if kinds.0 != 0 {
                spots.push(Held { at, c: *c, kinds });
            }
        }
        Spots(spots)
    }

    pub fn of_kind(&self, kind: Spot) -> impl DoubleEndedIterator<Item = (usize, char)> + '_ {
        let held = self.0.iter().filter(move |spot| spot.kinds.holds(kind));
        held.map(|spot| (spot.at as usize, spot.c))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_character_that_is_waited_for_is_found_by_each_of_its_kinds() {
        let text = "第一，通过3月“整a改”，倍增到〇\u{20000}\u{3000}的。";
        let spots = Spots::of(&text.chars().collect::<Vec<_>>());
        let found = |kind| spots.of_kind(kind).map(|(_, c)| c).collect::<String>();
        assert_eq!(found(Spot::SIGN), "，3“a”，\u{3000}。");
        assert_eq!(found(Spot::STOP), "，，。");
        assert_eq!(found(Spot::PAIRED | Spot::DIGIT | Spot::LATIN), "3“a”");
        assert_eq!(found(Spot::NUMERAL | Spot::ORDINAL), "第一");
        assert_eq!(found(Spot::MEANS | Spot::DATE), "通月");
        assert_eq!(found(Spot::TIMES | Spot::UP_TO | Spot::PARTICLE), "倍到的");
        let places: Vec<usize> = spots.of_kind(Spot::STOP).map(|(at, _)| at).collect();
        assert_eq!(places, [2, 12, text.chars().count() - 1]);
    }
}
