//! T11 for words of two characters in whose place another that sounds like it was typed, where what the sentence
//! speaks of gives it away: 水库一名后期扶持资金 for 移民. Worth a look, no more.
//!
//! `topics.txt` has a line for each word that may be meant: the word, how often it stands in the official texts
//! that were counted, and what stands near it more often than chance would have it, in three heaps, the last of
//! what speaks most for it: pairs of characters, or with `_` in its own place a character right before or
//! behind it. Nine in ten come from counts over official texts and from the tables beside, the others were written
//! down by hand. `seldom.txt` has what may be typed for such words: words that official texts have seldom, in
//! each line the first character and those that follow it. The three things around a typed word that speak most
//! for the meant one, and how frequent both are, make a sum; what speaks for the typed one is taken off. On texts
//! that had no part in the counts four to seven in a hundred thousand characters were marked that were right.

use super::asked::Asked;
use super::buckets::Laid;
use super::couples::Couples;
use super::finding::Hit;
use super::pair::Pair;
use super::passage::Passage;
use super::seen::Seen;
use super::set_terms::{hit, is_never_meant, sounds};
use super::spots::{Spot, places};
use super::units::Units;

/// How a word sounds: by that its entries are known.
const LAID: Laid = Laid {
    held: include_bytes!(concat!(env!("OUT_DIR"), "/topics.held")),
    starts: include_bytes!(concat!(env!("OUT_DIR"), "/topics.starts")),
};
/// For each sound of a word that may be meant its two sounds, two bytes each, and where its row begins, four.
const ENTRIES: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/topics.entries"));
/// For each word its two characters, two bytes each; how often it stands in texts, and how many pairs are known,
/// a byte each; of all these pairs what of their places is compared first, two bytes each; and then the rest and
/// the heap, a byte each.
const ROWS: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/topics.rows"));
/// For each sound the first of those that are easily taken for it, two bytes each.
const ALIKE: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/topics.alike"));
/// A row of bits: where two characters have none, they are not typed for others.
const SELDOM: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/topics.seldom"));

/// So many bits say which pair is meant.
const PLACE: u32 = 22;
/// So much speaks for a word what is in the first heap, and so much more what is in each next.
const LEAST: i32 = 100;
const MORE: i32 = 45;
/// So many things around a word speak for the meant one, and so many are looked at for that.
const SPEAK: usize = 3;
const FOUND: usize = 6;
/// Fewer never do.
const FEWEST: u32 = 2;
/// So much must speak for a meant word.
const ENOUGH: i32 = 175;
/// So much more where a character of the typed one belongs to a neighbour: then it may be no word.
const IN_DOUBT: i32 = 75;
/// So much does a word lose that stands once where one that stands a hundred times loses nothing.
const RARE: i32 = 50;
/// So much does one lose that sounds a little different.
const SLOPPY: i32 = 40;
/// So far off what speaks for a word may stand.
const REACH: usize = 18;
/// So much of the sentence beyond that is asked whether the meant word stands there too.
const BEYOND: usize = 40;
/// So many bytes say what stands in a sentence.
const HELD: usize = 1 << 11;
const LAST: usize = HELD - 1;

/// The characters of the text between two ends of sentences.
struct Sentence {
    start: usize,
    end: usize,
    /// A byte for each place that a pair may have, 1 where one of the sentence has it.
    held: [u8; HELD],
}

impl Sentence {
    /// Reads the one in which a place is.
    fn of(p: &Passage<'_>, units: &Units, couples: &Couples, at: usize) -> Sentence {
        let start = p.last_of(0..at, Spot::END).map_or(0, |end| end + 1);
        let end = p.first_of(at..p.len(), Spot::END).unwrap_or(p.len());
        let mut sentence = Sentence { start, end, held: [0; HELD] };
        let [first] = units.from(start);
        sentence.note(place([0, first]));
        let pairs = couples.pairs(start, end.saturating_sub(1));
        pairs.iter().for_each(|pair| sentence.note(pair.place(PLACE) as u32));
        sentence
    }

    #[inline]
    fn note(&mut self, place: u32) {
        let held = self.held.get_mut(place as usize & LAST);
        held.into_iter().for_each(|held| *held = 1);
    }

    /// Returns 1 where a pair may stand in it, and 0 where it does not.
    #[inline]
    fn held(&self, low: [u8; 2]) -> u8 {
        let at = usize::from(u16::from_le_bytes(low)) & LAST;
        self.held.get(at).copied().unwrap_or_default()
    }
}

/// What stands so near a place that it may speak for a word there.
struct Around {
    /// The places of all pairs before it and behind it, and of what stands right beside it on either side: none
    /// of one part stands next to one of another.
    places: [u32; 2 * PART + 4],
}

/// So many places has a part.
const PART: usize = REACH + 1;

impl Around {
    fn of(units: &Units, couples: &Couples, sentence: &Sentence, at: usize) -> Self {
        let mut places = [u32::MAX; 2 * PART + 4];
        let from = sentence.start.max(at.saturating_sub(REACH));
        let to = sentence.end.min(at + 2 + REACH);
        let [before, behind] = beside(units, at);
        let parts = [(0, from..at.saturating_sub(1)), (PART, at + 2..to.saturating_sub(1))];
        for (start, part) in parts {
            let room = places.iter_mut().skip(start).zip(part);
            room.for_each(|(own, at)| *own = couples.pair(at).place(PLACE) as u32);
        }
        for (own, beside) in places.iter_mut().skip(2 * PART + 1).step_by(2).zip([before, behind]) {
            *own = beside;
        }
        Around { places }
    }
}

#[inline]
fn place(two: [u16; 2]) -> u32 {
    Pair::of_units(two).place(PLACE) as u32
}

/// What is known of a word that may be meant.
#[derive(Clone, Copy)]
struct Row {
    word: [u16; 2],
    /// Grows with how often it stands in texts.
    frequent: i32,
    /// Of each pair that speaks for it what of its place is compared first, and the rest with the heap.
    near: &'static [[u8; 2]],
    rest: &'static [u8],
}

impl Row {
    fn at(start: u32) -> Option<Row> {
        let (head, behind) = ROWS.get(start as usize..)?.split_first_chunk()?;
        let [a, b, c, d, frequent, count] = *head;
        let word = [u16::from_le_bytes([a, b]), u16::from_le_bytes([c, d])];
        let (near, behind) = behind.split_at_checked(2 * usize::from(count))?;
        let rest = behind.get(..usize::from(count))?;
        Some(Row { word, frequent: frequent.into(), near: near.as_chunks().0, rest })
    }

    /// Says whether so much of what speaks for it may stand in a sentence that it may be enough.
    #[inline]
    fn may_be_meant(self, sentence: &Sentence) -> bool {
        self.near.iter().fold(0, |count, low| count + u32::from(sentence.held(*low))) >= FEWEST
    }

    /// Returns how much what stands around a place speaks for it: the things that do most, none of which shares
    /// a character with another.
    fn speaks(self, around: &Around, sentence: &Sentence) -> i32 {
        let mut found = [(0, 0); FOUND];
        let mut count = 0;
        // The last heaps come last.
        for (low, rest) in self.near.iter().zip(self.rest).rev() {
            if sentence.held(*low) == 0 {
                continue;
            }
            let own = u32::from(u16::from_le_bytes(*low)) | u32::from(rest >> 2) << 16;
            let places = around.places.iter().zip(0i32..).filter(|(place, _)| **place == own);
            let free = |at: i32| found.iter().take(count).all(|(_, other)| (at - other).abs() > 1);
            let Some((_, at)) = places.into_iter().find(|(_, at)| free(*at)) else { continue };
            if let Some(room) = found.get_mut(count) {
                *room = (worth(rest & 3), at);
                count += 1;
            }
        }
        found.iter().take(SPEAK).map(|(worth, _)| worth).sum()
    }
}

fn worth(heap: u8) -> i32 {
    LEAST + MORE * i32::from(heap)
}

/// Returns the places of what stands right beside two characters.
fn beside(units: &Units, at: usize) -> [u32; 2] {
    let [before, _, _, behind] = units.around(at, 1);
    [place([before, 0]), place([0, behind])]
}

#[inline]
fn is_seldom(two: Pair) -> bool {
    let at = two.place(SELDOM.len().trailing_zeros() + 3);
    SELDOM.get(at >> 3).is_some_and(|bits| bits >> (at & 7) & 1 == 1)
}

/// Returns the first of the sounds that are easily taken for the usual one of a character.
#[inline]
fn alike(unit: u16) -> u16 {
    let usual = usize::from(sounds(unit).usual());
    ALIKE.as_chunks().0.get(usual).map_or(0, |alike| u16::from_le_bytes(*alike))
}

pub fn check(p: &Passage<'_>, seen: &Seen, hits: &mut Vec<Hit>) {
    let Seen { units, couples, joints, .. } = seen;
    let words = joints.words(p).zip(couples.rows(Asked::SELDOM));
    let words = places(words.map(|(words, seldom)| words & seldom));
    let mut sentence: Option<Sentence> = None;
    for at in words.filter(|at| is_seldom(couples.pair(*at))) {
        let [a, b] = units.from(at);
        let heard = Pair::of_units([alike(a), alike(b)]);
        if LAID.may_hold(heard) {
            if sentence.as_ref().is_none_or(|sentence| at >= sentence.end) {
                sentence = Some(Sentence::of(p, units, couples, at));
            }
            let Some(sentence) = &mut sentence else { continue };
            let doubt = i32::from(joints.before(at) | joints.goes_on(at)) * IN_DOUBT;
            hits.extend(meant(units, couples, sentence, at, ENOUGH + doubt));
        }
    }
}

/// Returns the rows of the words that sound like two characters.
fn rows(typed: [u16; 2]) -> impl Iterator<Item = Row> {
    let [a, b] = typed;
    let [a, b] = [alike(a), alike(b)];
    let starts: &[[u8; 8]] = LAID.of(Pair::of_units([a, b]), ENTRIES.as_chunks().0);
    starts.iter().filter_map(move |entry| {
        let entry = u64::from_le_bytes(*entry);
        let heard = u64::from(a) | u64::from(b) << 16;
        (entry & u64::from(u32::MAX) == heard).then_some(Row::at((entry >> u32::BITS) as u32)?)
    })
}

/// Returns what is meant by two characters, if enough speaks for it.
fn meant(
    units: &Units,
    couples: &Couples,
    sentence: &mut Sentence,
    at: usize,
    enough: i32,
) -> Option<Hit> {
    let typed = units.from(at);
    beside(units, at).into_iter().for_each(|place| sentence.note(place));
    let (mut around, mut best) = (None, None);
    for row in rows(typed).filter(|row| row.word != typed && row.may_be_meant(sentence)) {
        let own = row.frequent - RARE;
        let Some(away) = away(typed, row.word) else { continue };
        let around = around.get_or_insert_with(|| Around::of(units, couples, sentence, at));
        let sum = row.speaks(around, sentence) + own - away;
        let more = best.is_none_or(|(most, _)| sum > most);
        if sum >= enough && more && !is_never_meant(typed, row.word) {
            best = Some((sum, row.word));
        }
    }
    let ((sum, word), around) = best.zip(around)?;
    let own = rows(typed).find(|own| own.word == typed);
    let own = own.map_or(0, |own| own.speaks(&around, sentence) + 2 * own.frequent);
    (sum - own >= enough && !stands(units, sentence, at, word)).then(|| hit(at, word))
}

/// Returns how much it takes off that two words do not sound quite alike, if they are alike at all.
fn away(typed: [u16; 2], meant: [u16; 2]) -> Option<i32> {
    let both = typed.iter().zip(meant).map(|(a, b)| [sounds(*a), sounds(b)]);
    let loosely = |[a, b]: [super::sounds::Sounds; 2]| {
        let first = |sound| ALIKE.as_chunks::<2>().0.get(usize::from(sound));
        a.each().any(|one| b.each().any(|other| first(one) == first(other)))
    };
    let exact = both.clone().all(|[a, b]| a.meet(b));
    both.clone().all(loosely).then_some(if exact { 0 } else { SLOPPY })
}

/// Says whether a word stands in the sentence, not too far from a place.
fn stands(units: &Units, sentence: &Sentence, at: usize, word: [u16; 2]) -> bool {
    let far = REACH + BEYOND;
    let from = sentence.start.max(at.saturating_sub(far));
    let near = units.all().get(from..sentence.end.min(at + 2 + far));
    near.unwrap_or_default().windows(2).any(|two| two == word)
}

#[cfg(test)]
mod tests {
    use super::super::pair::unit;
    use super::*;
    use crate::proof::rule::Level;
    use crate::report::{Fixed, Line, Part, Report, TextPlace};
    use std::collections::HashSet;

    const TABLE: &str = include_str!("../../assets/proof/topics.txt");
    const SELDOM_ONES: &str = include_str!("../../assets/proof/seldom.txt");

    /// Returns where something else is meant in a text, and what.
    fn found(text: &str) -> Vec<(usize, String)> {
        let place = TextPlace { part: Part::Fixed(Fixed::Lead), line: Line::Body(0) };
        let report = Report::default();
        let p = Passage::of(&report, place, text, &[]);
        let (mut seen, mut hits) = (Seen::of(p.chars()), Vec::new());
        seen.join();
        check(&p, &seen, &mut hits);
        assert!(hits.iter().all(|hit| hit.level == Some(Level::Review)), "{text}");
        hits.into_iter().map(|hit| (hit.range.start, hit.fix.unwrap())).collect()
    }

    fn two(word: &str) -> [u16; 2] {
        *word.chars().map(unit).collect::<Vec<_>>().first_chunk().unwrap()
    }

    #[test]
    fn every_line_has_a_word_and_what_speaks_for_it_and_is_laid_out() {
        assert!(TABLE.lines().is_sorted_by(|one, other| one < other), "in order, each once");
        for line in TABLE.lines() {
            let words: Vec<&str> = line.split(' ').collect();
            let [word, count, heaps @ ..] = words.as_slice() else { panic!("{line}") };
            assert!(count.parse::<u32>().is_ok() && heaps.len() == 3, "{line}");
            let word = two(word);
            let row = rows(word).find(|row| row.word == word);
            let row = row.unwrap_or_else(|| panic!("{line}"));
            let mut near = Vec::new();
            for (heap, worth) in heaps.iter().zip(0..).filter(|(heap, _)| **heap != "-") {
                let chars = heap.chars().map(|c| if c == '_' { 0 } else { unit(c) });
                let chars: Vec<u16> = chars.collect();
                assert!(chars.len().is_multiple_of(2), "{line}");
                near.extend(chars.as_chunks().0.iter().map(|two| (place(*two), worth)));
            }
            let own = row.near.iter().zip(row.rest).map(|(low, rest)| {
                let low = u32::from(u16::from_le_bytes(*low));
                (low | u32::from(rest >> 2) << 16, rest & 3)
            });
            assert_eq!(own.collect::<Vec<_>>(), near, "{line}");
        }
    }

    #[test]
    fn every_typed_word_sounds_like_one_that_may_be_meant() {
        assert!(SELDOM_ONES.lines().is_sorted_by(|one, other| one < other));
        let mut seen = HashSet::new();
        for line in SELDOM_ONES.lines() {
            let mut chars = line.chars().map(unit);
            let first = chars.next().unwrap();
            for second in chars {
                let typed = [first, second];
                assert!(seen.insert(typed), "{line}");
                let mut others = rows(typed).filter(|row| row.word != typed);
                assert!(others.any(|row| away(typed, row.word).is_some()), "{line}: {second:x}");
            }
        }
    }

    #[test]
    fn what_the_sentence_speaks_of_gives_a_typed_word_away() {
        let wrong = "供暖季前，特检院对17台在用过路进行了定期检验。";
        assert_eq!(found(wrong), [(14, String::from("锅炉"))]);
        // It sounds a little different.
        let sloppy = "坚决守住12.8万亩根底保护红线，遏制非农化。";
        assert_eq!(found(sloppy), [(10, String::from("耕地"))]);
        for right in [
            // What speaks for it stands in another sentence, or too far away.
            "供暖季前，特检院做了检验。在用过路进行了定期。",
            "供暖季前，特检院对17台锅炉和在用过路进行了定期检验。",
        ] {
            assert_eq!(found(right), [], "{right}");
        }
    }

    #[test]
    fn of_two_that_share_a_character_one_speaks_for_a_word() {
        let row = rows(two("锅炉")).find(|row| row.word == two("锅炉")).unwrap();
        let place = TextPlace { part: Part::Fixed(Fixed::Lead), line: Line::Body(0) };
        let report = Report::default();
        let speaks = |text: &str| {
            let p = Passage::of(&report, place, text, &[]);
            let Seen { units, couples, .. } = Seen::of(p.chars());
            let at = text.chars().position(|c| c == '〇').unwrap();
            let sentence = Sentence::of(&p, &units, &couples, at);
            row.speaks(&Around::of(&units, &couples, &sentence, at), &sentence)
        };
        assert!(speaks("〇〇的检验") > 0);
        assert_eq!(speaks("〇〇的检验检验"), speaks("〇〇的检验"));
        assert!(speaks("供暖〇〇的检验") > speaks("〇〇的检验"));
    }
}
