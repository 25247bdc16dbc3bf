//! Lays out the lists of words and the formulations as they stand in the program: source in which every list is
//! there as it is, so that nothing is left to read when the program starts.

use super::keep;
use ron::Value;
use std::fmt::Write;
use std::{fs, io};

/// The lists, each laid over those before it.
const LISTS: &[&str] = &["words", "typos", "fixed", "style", "further"];
const FORMULATIONS: &str = "assets/phrases/official.ron";
/// Shorter texts are too like others.
const LEAST_FORMULATION: usize = 10;

/// What a field holds.
#[derive(Clone, Copy)]
enum Field {
    Text,
    Number,
    Flag,
    Texts,
    Structs(&'static str),
    /// What only a person's own list says.
    Own,
}

/// The fields of the structs in `src/proof/lists.rs`.
fn fields(name: &str) -> &'static [(&'static str, Field)] {
    use Field::{Flag, Number, Own, Structs, Text, Texts};
    match name {
        "Lists" => &[
            ("format", Number),
            ("date", Text),
            ("groups", Structs("Group")),
            ("fixed", Structs("Fixed")),
            ("slogans", Texts),
            ("own_slogans", Texts),
            ("orders", Structs("Order")),
            ("names", Structs("Names")),
            ("people", Own),
            ("congresses", Structs("Congress")),
            ("terms", Own),
        ],
        "Group" => &[
            ("rule", Text),
            ("level", Text),
            ("case", Number),
            ("after", Texts),
            ("not_after", Texts),
            ("before", Texts),
            ("not_before", Texts),
            ("later", Texts),
            ("earlier", Texts),
            ("unless", Texts),
            ("reach", Number),
            ("words", Structs("Word")),
            ("own", Flag),
        ],
        "Word" => &[
            ("wrong", Text),
            ("right", Text),
            ("after", Texts),
            ("not_after", Texts),
            ("before", Texts),
            ("not_before", Texts),
            ("earlier", Texts),
            ("later", Texts),
            ("not_sentence", Texts),
            ("not_earlier", Texts),
            ("except", Texts),
        ],
        "Fixed" => {
            &[("text", Text), ("wrong", Texts), ("also", Texts), ("near", Flag), ("own", Flag)]
        }
        "Order" => &[
            ("rule", Text),
            ("items", Texts),
            ("least", Number),
            ("close", Flag),
            ("not_after", Texts),
            ("own", Flag),
        ],
        "Names" => &[("full", Text), ("short", Texts), ("old", Texts), ("ends", Texts)],
        "Congress" => &[("name", Text), ("year", Number), ("plenum", Flag)],
        _ => &[],
    }
}

pub fn lay_out() -> io::Result<()> {
    let lists = LISTS.iter().map(|name| value(&format!("assets/proof/{name}.ron")));
    let lists: Vec<Value> = lists.collect::<io::Result<_>>()?;
    let mut rows = Rows::default();
    let all = rows.structure("Lists", &lists.iter().collect::<Vec<_>>());
    keep("lists.rs", [format!("{}pub static LISTS: Lists = {all};\n", rows.source)].iter())?;
    let pack = value(FORMULATIONS)?;
    let texts = formulations(&pack);
    keep("formulations.rs", [format!("{texts:?}")].iter())
}

fn value(path: &str) -> io::Result<Value> {
    let text = fs::read_to_string(path)?;
    ron::from_str(&text).map_err(|error| io::Error::other(format!("{path}: {error}")))
}

/// Returns what stands between the slots of the formulations.
fn formulations(pack: &Value) -> Vec<&str> {
    let phrases = list(field(pack, "phrases")).filter_map(|phrase| text(field(phrase, "text")?));
    let literal = phrases.flat_map(|text| {
        text.split('{').map(|piece| piece.split_once('}').map_or(piece, |(_, behind)| behind))
    });
    literal.filter(|text| text.chars().count() >= LEAST_FORMULATION).collect()
}

fn field<'v>(value: &'v Value, name: &str) -> Option<&'v Value> {
    let Value::Map(fields) = value else { return None };
    let own = fields.iter().find(|(key, _)| matches!(key, Value::String(key) if key == name));
    own.map(|(_, value)| value)
}

fn list(value: Option<&Value>) -> impl Iterator<Item = &Value> {
    let Some(Value::Seq(values)) = value else { return [].iter() };
    values.iter()
}

fn text(value: &Value) -> Option<&str> {
    let Value::String(text) = value else { return None };
    Some(text)
}

/// The rows of structs and texts so far, each a static of its own.
#[derive(Default)]
struct Rows {
    source: String,
    count: usize,
}

impl Rows {
    /// Returns a struct as source: what `values` say of a field together.
    fn structure(&mut self, name: &str, values: &[&Value]) -> String {
        let mut source = format!("{name} {{ ");
        for (name, kind) in fields(name) {
            let said: Vec<&Value> = values.iter().filter_map(|value| field(value, name)).collect();
            let said = self.field(*kind, &said);
            source.extend([name, ": ", &said, ", "]);
        }
        source + "}"
    }

    fn field(&mut self, kind: Field, said: &[&Value]) -> String {
        let items = said.iter().flat_map(|value| list(Some(value)));
        match kind {
            Field::Text => {
                let last = said.iter().filter_map(|value| text(value)).max();
                borrowed(last.unwrap_or_default())
            }
            Field::Number => {
                let numbers = said.iter().filter_map(|value| Value::clone(value).into_rust().ok());
                numbers.max().unwrap_or(0u32).to_string()
            }
            Field::Flag => said.iter().any(|value| **value == Value::Bool(true)).to_string(),
            Field::Texts => {
                let texts: Vec<String> = items.filter_map(text).map(borrowed).collect();
                self.row("Text", &texts)
            }
            Field::Structs(name) => {
                let structs = items.map(|item| self.structure(name, &[item])).collect::<Vec<_>>();
                self.row(name, &structs)
            }
            Field::Own => "Vec::new()".into(),
        }
    }

    fn row(&mut self, name: &str, items: &[String]) -> String {
        if items.is_empty() {
            return "Borrowed(&[])".into();
        }
        self.count += 1;
        let (number, length, items) = (self.count, items.len(), items.join(",\n"));
        let row = writeln!(self.source, "static ROW_{number}: [{name}; {length}] = [{items}];");
        row.map_or_else(|error| error.to_string(), |()| format!("Borrowed(&ROW_{number})"))
    }
}

fn borrowed(text: &str) -> String {
    format!("Borrowed({text:?})")
}
