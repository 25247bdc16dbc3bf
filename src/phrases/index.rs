//! Names and phrases spelled out for matching: two bytes a letter, and what each letter reads as
//! said once for all of them.
//!
//! An item is its main line, then its asides (slot names, unchosen options, other names of a
//! command), each behind an `END`. Building asks nothing of the screen and may run on a thread.

use std::collections::{BTreeMap, HashMap};
use std::ops::Range;

use super::lists::Lists;
use super::pinyin::{ends_clause, letter, readings};
use super::sieve::{Sieve, initial};
use crate::report::slot::{self, Piece, PieceKind};

/// Values of the report's fields by name, open ones left out; a slot with a value is found by it.
pub type Fields = BTreeMap<String, String>;

/// A letter's number in [`Glyphs`], or one of the signs below.
pub type Glyph = u16;
/// The main line or an aside ends here.
pub const END: Glyph = 0;
/// A clause ends here.
pub const MARK: Glyph = 1;
/// What a slot shows at first stands between these two.
pub const OPEN: Glyph = 2;
pub const CLOSE: Glyph = 3;
pub const FIRST_LETTER: Glyph = 4;

/// What is spelled: a letter or a sign, and the bytes of the text that stand for it.
struct Sign {
    shown: Shown,
    bytes: Range<usize>,
}

enum Shown {
    Letter(char),
    Sign(Glyph),
}

/// The letters that occur, with their readings.
#[derive(Debug, Clone)]
pub struct Glyphs {
    /// By code for the first plane; the few others apart.
    near: Vec<Glyph>,
    far: HashMap<char, Glyph>,
    /// By glyph, the numbers of its readings in `syllables`.
    readings: Lists<u16>,
    /// By glyph, the initials it is looked for under.
    initials: Lists<u8>,
    syllables: Vec<&'static str>,
    numbers: HashMap<&'static str, u16>,
}

impl Default for Glyphs {
    fn default() -> Self {
        let mut glyphs = Glyphs {
            near: vec![0; 0x1_0000],
            far: HashMap::new(),
            readings: Lists::default(),
            initials: Lists::default(),
            syllables: Vec::new(),
            numbers: HashMap::new(),
        };
        for _sign in 0..FIRST_LETTER {
            glyphs.readings.push([]);
            glyphs.initials.push([]);
        }
        glyphs
    }
}

impl Glyphs {
    /// How many glyphs there are, the signs among them.
    pub fn count(&self) -> usize {
        self.readings.count()
    }

    /// Every reading that some letter has.
    pub fn syllables(&self) -> &[&'static str] {
        &self.syllables
    }

    /// The numbers of a glyph's readings.
    pub fn syllables_of(&self, glyph: Glyph) -> &[u16] {
        self.readings.get(usize::from(glyph))
    }

    /// With what its readings begin, each once; a letter without readings stands for itself.
    pub fn initials_of(&self, glyph: Glyph) -> &[u8] {
        self.initials.get(usize::from(glyph))
    }

    /// The glyph of a letter, where it occurs at all.
    pub fn find(&self, letter: char) -> Option<Glyph> {
        let glyph = match self.near.get(letter as usize) {
            Some(&glyph) => glyph,
            None => self.far.get(&letter).copied().unwrap_or_default(),
        };
        (glyph != 0).then_some(glyph)
    }

    fn find_or_add(&mut self, letter: char) -> Glyph {
        self.find(letter).unwrap_or_else(|| self.add(letter))
    }

    /// A text with more different letters than glyphs can number cannot be found by the last ones.
    fn add(&mut self, letter: char) -> Glyph {
        let Ok(glyph) = Glyph::try_from(self.count()) else { return MARK };
        let readings = readings(letter);
        let mut initials: Vec<u8> =
            readings.iter().filter_map(|reading| reading.chars().next()).map(initial).collect();
        if initials.is_empty() {
            initials.push(initial(letter));
        }
        initials.sort_unstable();
        initials.dedup();
        self.initials.push(initials);
        let mut syllables = Vec::with_capacity(readings.len());
        for reading in readings {
            let next = self.syllables.len() as u16;
            let number = *self.numbers.entry(reading).or_insert(next);
            if number == next {
                self.syllables.push(reading);
            }
            syllables.push(number);
        }
        self.readings.push(syllables);
        match self.near.get_mut(letter as usize) {
            Some(place) => *place = glyph,
            None => {
                self.far.insert(letter, glyph);
            }
        }
        glyph
    }
}

/// Items to be found by their letters or by how these read.
#[derive(Debug, Clone, Default)]
pub struct Index {
    glyphs: Glyphs,
    items: Lists<Glyph>,
    sieve: Sieve,
}

impl Index {
    /// Adds a name with other names that lead to it.
    pub fn add_name(&mut self, name: &str, asides: &[&str]) {
        let mut signs = Vec::new();
        spell_plain(name, 0, &mut signs);
        for aside in asides {
            spell_aside(aside, 0, &mut signs);
        }
        self.add(&signs);
    }

    /// Adds phrase texts; what their slots show comes from `fields`.
    pub fn add_phrases<'a>(&mut self, texts: impl Iterator<Item = &'a str>, fields: &Fields) {
        let mut signs = Vec::new();
        for text in texts {
            signs.clear();
            spell_phrase(text, fields, &mut signs);
            self.add(&signs);
        }
        self.items.shrink_to_fit();
        self.sieve.shrink_to_fit();
    }

    fn add(&mut self, signs: &[Sign]) {
        let glyphs = &mut self.glyphs;
        self.items.push(signs.iter().map(|sign| match sign.shown {
            Shown::Letter(letter) => glyphs.find_or_add(letter),
            Shown::Sign(glyph) => glyph,
        }));
        self.sieve.add(self.items.get(self.items.count() - 1), &self.glyphs);
    }

    pub fn glyphs(&self) -> &Glyphs {
        &self.glyphs
    }

    /// The letters of every item, its asides among them.
    pub fn items(&self) -> &Lists<Glyph> {
        &self.items
    }

    pub fn sieve(&self) -> &Sieve {
        &self.sieve
    }

    /// The letters of a running text that occur in some item; marks and the others are left out.
    pub fn letters_of(&self, text: &str) -> Vec<Glyph> {
        text.chars().filter_map(letter).filter_map(|c| self.glyphs.find(c)).collect()
    }

    /// Bytes taken, but for the table of letters, which does not grow with the items.
    pub fn bytes(&self) -> usize {
        self.items.bytes() + self.sieve.bytes()
    }
}

/// Where each letter of an item's line stands in the text it was spelled from: as many ranges as
/// the item has letters. Letters of a name's asides stand nowhere.
pub fn places_in_name(name: &str) -> Vec<Range<usize>> {
    let mut signs = Vec::new();
    spell_plain(name, 0, &mut signs);
    signs.into_iter().map(|sign| sign.bytes).collect()
}

/// As [`places_in_name`] for a phrase: its slots stand in the text with all they offer.
pub fn places_in_phrase(text: &str, fields: &Fields) -> Vec<Range<usize>> {
    let mut signs = Vec::new();
    spell_phrase(text, fields, &mut signs);
    signs.into_iter().map(|sign| sign.bytes).collect()
}

fn spell_plain(text: &str, offset: usize, signs: &mut Vec<Sign>) {
    for (at, c) in text.char_indices() {
        let bytes = offset + at..offset + at + c.len_utf8();
        if let Some(letter) = letter(c) {
            signs.push(Sign { shown: Shown::Letter(letter), bytes });
        } else if ends_clause(c) {
            signs.push(Sign { shown: Shown::Sign(MARK), bytes });
        }
    }
}

fn spell_aside(text: &str, offset: usize, signs: &mut Vec<Sign>) {
    signs.push(Sign { shown: Shown::Sign(END), bytes: offset..offset });
    spell_plain(text, offset, signs);
}

/// A slot shows its field's value, else its first option, in the line; its name and the other
/// options stand aside. A text whose slots are faulty is spelled as it stands.
fn spell_phrase(text: &str, fields: &Fields, signs: &mut Vec<Sign>) {
    let pieces: Result<Vec<Piece>, _> = slot::pieces(text).collect();
    let Ok(pieces) = pieces else { return spell_plain(text, 0, signs) };
    for piece in &pieces {
        let PieceKind::Slot(slot) = &piece.kind else {
            let literal = text.get(piece.range.clone()).unwrap_or_default();
            spell_plain(literal, piece.range.start, signs);
            continue;
        };
        let value = fields.get(slot.name).map(String::as_str);
        let shown = value.or(slot.options().next()).unwrap_or_default();
        signs.push(Sign { shown: Shown::Sign(OPEN), bytes: piece.range.clone() });
        let first = signs.len();
        spell_plain(shown, 0, signs);
        // The value stands elsewhere; here the whole slot stands for it.
        signs.iter_mut().skip(first).for_each(|sign| sign.bytes = piece.range.clone());
        signs.push(Sign { shown: Shown::Sign(CLOSE), bytes: piece.range.clone() });
    }
    for piece in &pieces {
        let PieceKind::Slot(slot) = &piece.kind else { continue };
        let name = piece.range.start + 1;
        spell_aside(slot.name, name, signs);
        let mut at = name + slot.name.len() + 1;
        for (n, option) in slot.options().enumerate() {
            if n > 0 && !fields.contains_key(slot.name) {
                spell_aside(option, at, signs);
            }
            at += option.len() + 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str, fields: &Fields) -> String {
        let mut signs = Vec::new();
        spell_phrase(text, fields, &mut signs);
        let show = |sign: &Sign| match sign.shown {
            Shown::Letter(letter) => letter,
            Shown::Sign(END) => '|',
            Shown::Sign(MARK) => ',',
            Shown::Sign(OPEN) => '<',
            Shown::Sign(_) => '>',
        };
        signs.iter().map(show).collect()
    }

    #[test]
    fn phrases_are_spelled_with_what_their_slots_show() {
        let mut fields = Fields::new();
        let text = "“{工作}”工作，{组织=党组|党委}开展{次数}次 ＡＰＰ。";
        assert_eq!(shown(text, &fields), "<>工作,<党组>开展<>次app,|工作|组织|党委|次数");
        fields.insert("工作".into(), "信访".into());
        fields.insert("组织".into(), "党委".into());
        assert_eq!(shown(text, &fields), "<信访>工作,<党委>开展<>次app,|工作|组织|次数");
        assert_eq!(shown("一{二", &fields), "一二");
    }

    #[test]
    fn places_lead_back_to_the_text() {
        let text = "{工作}工作{{";
        let fields = Fields::from([("工作".into(), "信访".into())]);
        let places = places_in_phrase(text, &fields);
        let found: Vec<_> = places.iter().map(|place| text.get(place.clone()).unwrap()).collect();
        let slot = "{工作}";
        assert_eq!(found, [slot, slot, slot, slot, "工", "作", "", "工", "作"]);
    }

    #[test]
    fn letters_of_every_plane_are_numbered() {
        let mut index = Index::default();
        index.add_name("党𠀀党", &["Ａ"]);
        let [one, two, again, END, four] = index.items().get(0) else { panic!() };
        assert_eq!(one, again);
        assert!(one != two && two != four);
        assert_eq!(index.letters_of("a党，乙𠀀"), [*four, *one, *two]);
    }
}
