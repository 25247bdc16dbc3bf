//! `qicao check`: the proofreader on files, its findings as lines or JSON, and `--fix`.
//!
//! Files are read and checked on all cores, each told as soon as those before it in the call are. A
//! file that cannot be read does not keep the others from being told. A folder stands for the reports in it.

use super::config::{self, Config};
use super::findings::{self, Row};
use super::folders::{self, Item};
use super::input::{self, Source};
use super::json;
use super::keep::Keeper;
use super::mend::Shape;
use super::output::Target;
use super::progress::Progress;
use super::remembered::{Counts, Known, Noted, Remembered, Said};
use super::spread::{Steps, in_order};
use super::voice::{Stop, Voice, say_line};
use crate::app::reading::{Named, Reading};
use crate::app::wording::Word;
use crate::proof::{Checker, Context, Level, RuleId};
use crate::shell::{own_lists, rules};
use crate::store;
use crate::store::places::Places;
use std::mem::{self, ManuallyDrop};

/// A call of the command.
#[derive(Debug)]
pub struct Check {
    pub sources: Vec<Source>,
    /// What `-o` names.
    pub target: Option<Target>,
    pub as_json: bool,
    pub fix: bool,
    /// The least grave level that is told.
    pub level: Level,
    pub rules: Vec<String>,
    pub unwrap: bool,
    pub force: bool,
}

/// What became of one file.
struct Outcome {
    said: Said,
    /// With `--fix` only.
    mended: Option<Mended>,
    known: Option<Known>,
}

/// What mending made of a file.
pub struct Mended {
    pub input: Reading,
    pub count: usize,
    /// Of a text.
    pub shape: Option<Shape>,
}

pub fn run(call: &Check, places: &Places, config: &Config, voice: Voice) -> Result<(), Stop> {
    if let [Source::File(file)] = call.sources.as_slice()
        && file.file_name().is_some_and(|name| name == config::FILE)
    {
        return config::check(file, call.as_json, places, voice);
    }
    if call.fix && call.target.is_none() && call.sources.contains(&Source::Stdin) {
        return Err(voice.wrong(Word::FixNeedsOutput { file: &Source::Stdin.name(voice) }));
    }
    let sought = folders::sought(&call.sources, places, voice);
    if call.target.is_some() && (call.sources.len() > 1 || sought.in_folders) {
        return Err(voice.wrong(Word::FixManyOutputs));
    }
    // Read before the rules are: what changes between is found anew.
    let own = own_lists(places).and_then(|file| store::read(&file).ok());
    // Where the program ends, nothing is gained by giving back what the lists take.
    let context = ManuallyDrop::new(context(call, places, config, voice)?);
    let keeper = Keeper { call, places, config, voice };
    let remembered = Remembered::of(call, &context, places, (own, voice), sought.items.len());
    let progress = Progress::start(voice);
    let out = Out::of(call, voice);
    let (counts, noted) = (Counts::default(), Noted::default());
    let mut told = Told { out, failed: None, read: 0, counts, noted };
    sought.complaints.into_iter().for_each(|complaint| told.fail(complaint));
    let steps = Steps {
        fetch: |item: &Item| input::bytes(&item.source, voice),
        size: |bytes: &Bytes| bytes.as_ref().map_or(0, Vec::len),
        start: || match sought.items.len() {
            1 => Checker::of_one(&context),
            _ => Checker::of_many(&context),
        },
        work: |checker: &mut Checker<'_>, item: &Item, bytes: Bytes| {
            found(call, item, &bytes?, checker, remembered.as_ref(), voice)
        },
    };
    let mut done = 0;
    in_order(&sought.items, &steps, |Item { source, .. }, outcome| {
        done += 1;
        progress.at(done, sought.items.len(), &source.name(voice));
        progress.aside(|| told.tell(source, outcome, &keeper))
    })?;
    drop(progress);
    told.out.end()?;
    if let Some(remembered) = remembered {
        remembered.keep(&told.noted);
    }
    told.ended(voice)
}

/// What has been told of the files so far.
struct Told {
    out: Out,
    /// The last file or folder that could not be used.
    failed: Option<String>,
    /// How many were read and checked.
    read: usize,
    counts: Counts,
    noted: Noted,
}

impl Told {
    fn tell(
        &mut self,
        source: &Source,
        outcome: Result<Outcome, Stop>,
        keeper: &Keeper<'_>,
    ) -> Result<(), Stop> {
        let told = outcome.and_then(|outcome| {
            outcome.said.notices.iter().for_each(|notice| say_line(notice));
            if let Some(mended) = &outcome.mended {
                keeper.keep(source, mended)?;
            }
            Ok(outcome)
        });
        match told {
            Ok(outcome) => {
                self.read += 1;
                let counts = self.counts.iter_mut().zip(outcome.said.counts);
                counts.for_each(|(sum, count)| *sum = sum.saturating_add(count));
                outcome.known.iter().for_each(|known| self.noted.note(*known, &outcome.said));
                self.out.put(&outcome.said.rows)
            }
            Err(Stop::Wrong(why)) => {
                self.fail(why);
                Ok(())
            }
            Err(stop) => Err(stop),
        }
    }

    fn fail(&mut self, why: String) {
        self.failed.replace(why).iter().for_each(|earlier| say_line(earlier));
    }

    fn ended(self, voice: Voice) -> Result<(), Stop> {
        let [errors, warnings, reviews] = &self.counts;
        let summary = voice.word(Word::CheckFound { errors, warnings, reviews });
        match self.failed {
            Some(why) => {
                if self.read > 0 {
                    say_line(&summary);
                }
                Err(Stop::Wrong(why))
            }
            None if *errors > 0 || *warnings > 0 => Err(Stop::Open(summary)),
            None => {
                say_line(&summary);
                Ok(())
            }
        }
    }
}

/// Where rows go to as they come: to standard output, unless the mended text goes there.
struct Out {
    voice: Voice,
    json: Option<json::Array>,
    aside: bool,
}

impl Out {
    fn of(call: &Check, voice: Voice) -> Out {
        let aside = call.target == Some(Target::Stdout);
        Out { voice, json: call.as_json.then(json::Array::default), aside }
    }

    /// Sends rows as they are written.
    fn put(&mut self, rows: &[String]) -> Result<(), Stop> {
        let text: String = match &mut self.json {
            Some(array) => rows.iter().map(|row| array.put_written(row)).collect(),
            None => rows.concat(),
        };
        self.send(&text)
    }

    fn end(&self) -> Result<(), Stop> {
        let end = self.json.as_ref().map(json::Array::end).unwrap_or_default();
        self.send(end)
    }

    fn send(&self, text: &str) -> Result<(), Stop> {
        if self.aside {
            text.lines().for_each(say_line);
            return Ok(());
        }
        if text.is_empty() { Ok(()) } else { self.voice.print(text) }
    }
}

/// Makes what a check needs, for the levels and rules that are asked for.
fn context(call: &Check, places: &Places, config: &Config, voice: Voice) -> Result<Context, Stop> {
    // The formulations only ever give what is for review.
    let with_phrases = call.level == Level::Review;
    let (mut context, complaints) = rules(places, &config.proof, with_phrases, voice.lang);
    complaints.iter().for_each(|complaint| say_line(complaint));
    context.levels = Level::ALL.into_iter().filter(|level| *level <= call.level).collect();
    if !call.rules.is_empty() {
        let mut wanted = Vec::new();
        for name in &call.rules {
            let rule = RuleId::of_str(name);
            wanted.push(rule.ok_or_else(|| voice.wrong(Word::UnknownRule { name }))?);
        }
        context.off = RuleId::all().filter(|rule| !wanted.contains(rule)).collect();
    }
    Ok(context)
}

/// What was read of a file.
type Bytes = Result<Vec<u8>, Stop>;

/// Tells again what was found in a file before, or looks into it.
fn found(
    call: &Check,
    item: &Item,
    bytes: &[u8],
    checker: &mut Checker<'_>,
    remembered: Option<&Remembered<'_>>,
    voice: Voice,
) -> Result<Outcome, Stop> {
    let key = remembered.and_then(|remembered| remembered.key(&item.source, bytes));
    let known = remembered.zip(key).and_then(|(remembered, key)| remembered.get(key));
    if let Some(said) = known {
        return Ok(Outcome { said, mended: None, known: key.map(Known::Before) });
    }
    let outcome = look(call, item, bytes, checker, voice)?;
    Ok(Outcome { known: key.map(Known::Now), ..outcome })
}

fn look(
    call: &Check,
    item: &Item,
    bytes: &[u8],
    checker: &mut Checker<'_>,
    voice: Voice,
) -> Result<Outcome, Stop> {
    let source = &item.source;
    let mut input = input::of_bytes(bytes, source, call.unwrap, voice)?;
    let name = source.name(voice);
    let fix = call.fix && !is_left_alone(item);
    let (mut count, mut shape, mut rows) = (0, None, Vec::new());
    if fix {
        let is_text = !input.lines.is_empty();
        shape = Shape::of(&input.report, bytes).filter(|_| is_text);
        let fixes = checker.safe_fixes(&input.report);
        count = fixes.count();
        for (before, findings) in &fixes.rounds {
            let mended = findings::rows_of(&input, before, findings, &name, call.as_json, voice);
            rows.extend(mended.into_iter().map(Row::mended));
        }
        let mend = fixes.into_operation();
        if count > 0 && input.report.apply(&mend).is_err() {
            (count, rows) = (0, Vec::new());
        }
    }
    let findings = checker.check(&input.report);
    let left = findings::rows_of(&input, &input.report, &findings, &name, call.as_json, voice);
    rows.extend(left.into_iter().map(|row| if call.fix { row.left() } else { row }));
    let notices = mem::take(&mut input.notices);
    let counts = Level::ALL.map(|level| findings.iter().filter(|f| f.level == level).count());
    let said = Said { notices, counts, rows: written(call, &rows, voice) };
    let mended = call.fix.then_some(Mended { input, count, shape });
    Ok(Outcome { said, mended, known: None })
}

/// Writes rows as they are sent.
fn written(call: &Check, rows: &[Row], voice: Voice) -> Vec<String> {
    if call.as_json {
        rows.iter().map(json::object).collect()
    } else {
        vec![findings::as_text(rows, voice)]
    }
}

/// Says whether a file is only looked at: it is not mended in place, and in a folder nobody meant it.
fn is_left_alone(item: &Item) -> bool {
    let named = match &item.source {
        Source::File(file) => Named::of(file),
        Source::Stdin => Named::Text,
    };
    item.is_found && matches!(named, Named::Document | Named::Markdown)
}
