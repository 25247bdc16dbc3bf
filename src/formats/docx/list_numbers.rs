//! Numbers that Word counts by itself: which list a paragraph is in, and where that list stands.

use super::archive::DocxError;
use super::numerals;
use super::walk::{Element, Node, walk};
use std::collections::{HashMap, HashSet};
use std::io::BufRead;

const LEVELS: usize = 9;
/// The longest text of a number; what is longer would be repeated with every paragraph.
const LONGEST_NUMBER: usize = 64;
/// How far a style is followed to those it is based on.
const LONGEST_CHAIN: usize = 32;

/// What a paragraph says about its list.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ListPlace {
    pub list: Option<String>,
    pub level: Option<usize>,
}

#[derive(Debug, Clone)]
struct Level {
    start: u32,
    format: String,
    /// The number's text, `%1` for the number of the first level.
    text: String,
    /// Whether all numbers in it are Arabic.
    legal: bool,
    /// The level behind which this one starts again; by default the one above, 0 for never.
    restart: Option<usize>,
    /// The style whose paragraphs stand on this level.
    style: Option<String>,
    /// Whether a space or tab stands between number and text.
    spaced: bool,
}

impl Default for Level {
    fn default() -> Self {
        Level {
            start: 1,
            format: "decimal".into(),
            text: String::new(),
            legal: false,
            restart: None,
            style: None,
            spaced: true,
        }
    }
}

#[derive(Debug, Clone, Default)]
struct Definition {
    levels: HashMap<usize, Level>,
    /// The style that holds this definition's levels in another one.
    style_link: Option<String>,
}

#[derive(Debug, Clone, Default)]
struct List {
    definition: String,
    starts: HashMap<usize, u32>,
    levels: HashMap<usize, Level>,
}

#[derive(Debug, Clone, Default)]
struct Style {
    based_on: Option<String>,
    place: ListPlace,
}

#[derive(Debug, Default)]
pub struct ListNumbers {
    definitions: HashMap<String, Definition>,
    lists: HashMap<String, List>,
    styles: HashMap<String, Style>,
    /// Where each definition stands: lists of one definition count together.
    counts: HashMap<String, [Option<u32>; LEVELS]>,
    begun: HashSet<String>,
}

impl ListNumbers {
    pub fn read_styles(&mut self, part: &str, xml: impl BufRead) -> Result<(), DocxError> {
        let mut open: Option<(String, Style)> = None;
        walk(part, xml, |node| match (node, &mut open) {
            (Node::Start(element), None) if element.name() == "style" => {
                open = element.attribute("styleId").map(|id| (id, Style::default()));
            }
            (Node::Start(element), Some((_, style))) => match element.name() {
                "basedOn" => style.based_on = element.value(),
                "numId" => style.place.list = element.value(),
                "ilvl" => style.place.level = level_number(&element, "val"),
                _ => {}
            },
            (Node::End("style"), _) => {
                if let Some((id, style)) = open.take() {
                    self.styles.insert(id, style);
                }
            }
            _ => {}
        })
    }

    pub fn read_lists(&mut self, part: &str, xml: impl BufRead) -> Result<(), DocxError> {
        let mut reader = ListReader::default();
        walk(part, xml, |node| match node {
            Node::Start(element) => reader.start(&element),
            Node::End(name) => reader.end(name, self),
            Node::Text(_) => {}
        })
    }

    /// Returns the number of the next paragraph, which is of this style and says this of its list;
    /// empty where it is in none.
    pub fn next(&mut self, style: Option<&str>, own: &ListPlace) -> String {
        self.find(style, own).map(|(list, level)| self.count(&list, level)).unwrap_or_default()
    }

    fn find(&self, style: Option<&str>, own: &ListPlace) -> Option<(String, usize)> {
        let mut place = own.clone();
        let mut next = style;
        for _ in 0..LONGEST_CHAIN {
            let Some(id) = next else { break };
            let Some(style) = self.styles.get(id) else { break };
            if place.list.is_none() && style.place.list.is_some() {
                place.list.clone_from(&style.place.list);
                let list = place.list.as_deref().unwrap_or_default();
                let level = style.place.level.or_else(|| self.level_of_style(list, id));
                place.level = place.level.or(level);
            }
            next = style.based_on.as_deref();
        }
        // List 0 is none: it takes a paragraph out of the list of its style.
        let list = place.list.filter(|list| list != "0" && self.lists.contains_key(list))?;
        Some((list, place.level.unwrap_or(0)))
    }

    fn level_of_style(&self, list: &str, style: &str) -> Option<usize> {
        let levels = &self.definition_of(list)?.1.levels;
        let found = levels.iter().find(|(_, level)| level.style.as_deref() == Some(style));
        found.map(|(number, _)| *number)
    }

    /// The definition of a list and its name, links to the list of a style followed once.
    fn definition_of(&self, list: &str) -> Option<(&str, &Definition)> {
        let get = |list: &str| self.definitions.get_key_value(&self.lists.get(list)?.definition);
        let (name, definition) = get(list)?;
        let linked = definition.style_link.as_ref().filter(|_| definition.levels.is_empty());
        let linked = linked.and_then(|style| get(self.styles.get(style)?.place.list.as_ref()?));
        let (name, definition) = linked.unwrap_or((name, definition));
        Some((name.as_str(), definition))
    }

    fn level(&self, list: &str, number: usize) -> Option<&Level> {
        let own = self.lists.get(list).and_then(|list| list.levels.get(&number));
        own.or_else(|| self.definition_of(list)?.1.levels.get(&number))
    }

    fn start(&self, list: &str, number: usize) -> u32 {
        let own = self.lists.get(list).and_then(|list| list.starts.get(&number)).copied();
        own.or_else(|| Some(self.level(list, number)?.start)).unwrap_or(1)
    }

    fn count(&mut self, list: &str, number: usize) -> String {
        let Some((definition, _)) = self.definition_of(list) else { return String::new() };
        let definition = definition.to_string();
        let mut counts = self.counts.get(&definition).copied().unwrap_or_default();
        if self.begun.insert(list.to_string()) {
            let starts = self.lists.get(list).map(|list| &list.starts);
            for number in starts.into_iter().flat_map(HashMap::keys) {
                if let Some(count) = counts.get_mut(*number) {
                    *count = None;
                }
            }
        }
        let start = self.start(list, number);
        if let Some(count) = counts.get_mut(number) {
            *count = Some(count.map_or(start, |count| count.saturating_add(1)));
        }
        for (deeper, count) in counts.iter_mut().enumerate().skip(number + 1) {
            let restart = self.level(list, deeper).and_then(|level| level.restart);
            if restart.is_none_or(|restart| restart > 0 && number < restart) {
                *count = None;
            }
        }
        self.counts.insert(definition, counts);
        self.label(list, number, &counts)
    }

    fn label(&self, list: &str, number: usize, counts: &[Option<u32>; LEVELS]) -> String {
        let Some(level) = self.level(list, number) else { return String::new() };
        if level.format == "bullet" {
            return bullet(&level.text);
        }
        let mut out = String::new();
        let mut text = level.text.chars();
        while let Some(c) = text.next() {
            let digit = (c == '%').then(|| text.clone().next()?.to_digit(10)).flatten();
            let Some(of) = digit.and_then(|digit| usize::try_from(digit).ok()?.checked_sub(1))
            else {
                out.push(c);
                continue;
            };
            text.next();
            let format = match self.level(list, of) {
                Some(of) if !level.legal => of.format.as_str(),
                _ => "decimal",
            };
            let value = counts.get(of).copied().flatten().unwrap_or_else(|| self.start(list, of));
            out.push_str(&numerals::write(format, value));
        }
        // Behind a mark the space is only that of the page.
        if level.spaced && out.ends_with(char::is_alphanumeric) {
            out.push(' ');
        }
        out
    }
}

/// Bullets are drawn in faces of symbols, whose characters mean nothing elsewhere.
fn bullet(text: &str) -> String {
    let known = text.chars().next().filter(|c| !('\u{E000}'..='\u{F8FF}').contains(c));
    format!("{} ", known.unwrap_or('•'))
}

fn level_number(element: &Element, attribute: &str) -> Option<usize> {
    let number = element.attribute(attribute)?.parse().ok()?;
    (number < LEVELS).then_some(number)
}

/// The definitions and lists of `numbering.xml`, of which one at a time is open.
#[derive(Default)]
struct ListReader {
    definition: Option<(String, Definition)>,
    list: Option<(String, List)>,
    override_of: Option<usize>,
    level: Option<(usize, Level)>,
}

impl ListReader {
    fn start(&mut self, element: &Element) {
        let value = || element.value();
        match (element.name(), &mut self.level) {
            ("abstractNum", _) => {
                let id = element.attribute("abstractNumId").unwrap_or_default();
                self.definition = Some((id, Definition::default()));
            }
            ("num", _) => {
                let id = element.attribute("numId").unwrap_or_default();
                self.list = Some((id, List::default()));
            }
            ("abstractNumId", _) => {
                if let Some((_, list)) = &mut self.list {
                    list.definition = value().unwrap_or_default();
                }
            }
            ("numStyleLink", _) => {
                if let Some((_, definition)) = &mut self.definition {
                    definition.style_link = value();
                }
            }
            ("lvlOverride", _) => self.override_of = level_number(element, "ilvl"),
            ("startOverride", _) => {
                let start = value().and_then(|value| value.parse().ok());
                if let (Some((_, list)), Some(of), Some(start)) =
                    (&mut self.list, self.override_of, start)
                {
                    list.starts.insert(of, start);
                }
            }
            ("lvl", _) => {
                self.level = level_number(element, "ilvl").map(|n| (n, Level::default()));
            }
            (name, Some((_, level))) => level.take(name, element),
            _ => {}
        }
    }

    fn end(&mut self, name: &str, numbers: &mut ListNumbers) {
        match name {
            "lvl" => {
                let Some((number, level)) = self.level.take() else { return };
                match (&mut self.definition, &mut self.list) {
                    (Some((_, definition)), _) => definition.levels.insert(number, level),
                    (_, Some((_, list))) => list.levels.insert(number, level),
                    _ => None,
                };
            }
            "abstractNum" => numbers.definitions.extend(self.definition.take()),
            "num" => numbers.lists.extend(self.list.take()),
            _ => {}
        }
    }
}

impl Level {
    fn take(&mut self, name: &str, element: &Element) {
        let value = element.value().unwrap_or_default();
        match name {
            "start" => self.start = value.parse().unwrap_or(1),
            "numFmt" => self.format = value,
            "lvlText" => self.text = value.chars().take(LONGEST_NUMBER).collect(),
            "isLgl" => self.legal = element.is_on(),
            "lvlRestart" => self.restart = value.parse().ok(),
            "pStyle" => self.style = Some(value),
            "suff" => self.spaced = value != "nothing",
            _ => {}
        }
    }
}
