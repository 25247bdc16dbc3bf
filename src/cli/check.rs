//! `qicao check`: the proofreader on files, its findings as lines or JSON, and `--fix`.
//!
//! Files are read and checked on all cores, told in the order of the call. A file that cannot be read
//! does not keep the others from being told.

use super::config::Config;
use super::export;
use super::findings::{self, Row};
use super::input::{self, Source};
use super::json;
use super::mend::Shape;
use super::output::Target;
use super::progress::Progress;
use super::voice::{Stop, Voice, say_line};
use crate::app::reading::{Named, Reading};
use crate::app::wording::{Word, sentence};
use crate::formats::form::{Form, REPORT_ENDING, has_ending};
use crate::formats::{plain, ron};
use crate::proof::{Context, Finding, Level, RuleId, check, safe_fixes};
use crate::shell::rules;
use crate::store::places::Places;
use crate::store::{self, Existing};
use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

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
    input: Reading,
    findings: Vec<Finding>,
    rows: Vec<Row>,
    mended: usize,
    /// Of a text that was mended.
    shape: Option<Shape>,
}

pub fn run(call: &Check, places: &Places, config: &Config, voice: Voice) -> Result<(), Stop> {
    if call.fix && call.target.is_none() && call.sources.contains(&Source::Stdin) {
        return Err(voice.wrong(Word::FixNeedsOutput { file: &Source::Stdin.name(voice) }));
    }
    if call.target.is_some() && call.sources.len() > 1 {
        return Err(voice.wrong(Word::FixManyOutputs));
    }
    let context = context(call, places, config, voice)?;
    let progress = Progress::start(voice);
    let outcomes = on_all_cores(&call.sources, |source| look(call, source, &context, voice));
    drop(progress);
    let mut failed = None;
    let mut rows = Vec::new();
    let mut counts: HashMap<Level, usize> = HashMap::new();
    for (source, outcome) in call.sources.iter().zip(outcomes) {
        let told = outcome.and_then(|outcome| {
            outcome.input.notices.iter().for_each(|notice| say_line(notice));
            if call.fix {
                keep(call, source, &outcome, places, &config.preset, voice)?;
            }
            Ok(outcome)
        });
        match told {
            Ok(outcome) => {
                for finding in &outcome.findings {
                    *counts.entry(finding.level).or_default() += 1;
                }
                rows.extend(outcome.rows);
            }
            Err(Stop::Wrong(why)) => {
                failed.iter().for_each(|earlier: &String| say_line(earlier));
                failed = Some(why);
            }
            Err(stop) => return Err(stop),
        }
    }
    voice.print(&if call.as_json {
        json::array(&rows)
    } else {
        findings::as_text(&rows, voice)
    })?;
    ended(failed, &counts, voice)
}

fn ended(failed: Option<String>, counts: &HashMap<Level, usize>, voice: Voice) -> Result<(), Stop> {
    let count = |level| counts.get(&level).copied().unwrap_or(0);
    let (errors, warnings) = (count(Level::Error), count(Level::Warning));
    let (errors, warnings, reviews) = (&errors, &warnings, &count(Level::Review));
    let summary = voice.word(Word::CheckFound { errors, warnings, reviews });
    match failed {
        Some(why) => {
            say_line(&summary);
            Err(Stop::Wrong(why))
        }
        None if errors + warnings > 0 => Err(Stop::Open(summary)),
        None => {
            say_line(&summary);
            Ok(())
        }
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

/// Does the same for each of many, on all cores; what comes of them stands in their order.
fn on_all_cores<T: Sync, R: Send>(items: &[T], work: impl Fn(&T) -> R + Sync) -> Vec<R> {
    let cores = thread::available_parallelism().map_or(1, usize::from).min(items.len());
    if cores < 2 {
        return items.iter().map(work).collect();
    }
    let next = AtomicUsize::new(0);
    let done = Mutex::new(Vec::with_capacity(items.len()));
    thread::scope(|scope| {
        for _ in 0..cores {
            scope.spawn(|| {
                while let Some((n, item)) = {
                    let n = next.fetch_add(1, Ordering::Relaxed);
                    items.get(n).map(|item| (n, item))
                } {
                    let result = work(item);
                    if let Ok(mut done) = done.lock() {
                        done.push((n, result));
                    }
                }
            });
        }
    });
    let mut done = done.into_inner().unwrap_or_default();
    done.sort_by_key(|(n, _)| *n);
    done.into_iter().map(|(_, result)| result).collect()
}

fn look(call: &Check, source: &Source, context: &Context, voice: Voice) -> Result<Outcome, Stop> {
    let (mut input, bytes) = input::read_with_bytes(source, call.unwrap, voice)?;
    let (mut mended, mut shape) = (0, None);
    if call.fix {
        let is_text = !input.lines.is_empty();
        shape = Shape::of(&input.report, &bytes).filter(|_| is_text);
        let fixes = safe_fixes(&input.report, context);
        let count = fixes.count();
        if input.report.apply(&fixes.into_operation()).is_ok() {
            mended = count;
        }
    }
    let findings = check(&input.report, context);
    let rows = findings::rows_of(&input, &findings, &source.name(voice), voice);
    Ok(Outcome { input, findings, rows, mended, shape })
}

/// Writes what was mended: to the file `-o` names, or in place with the old file kept beside it.
fn keep(
    call: &Check,
    source: &Source,
    outcome: &Outcome,
    places: &Places,
    preset: &str,
    voice: Voice,
) -> Result<(), Stop> {
    let report = &outcome.input.report;
    let count = &outcome.mended;
    if let Some(target) = &call.target {
        target.refuse_input(source, voice)?;
        if matches!(target, Target::File(file) if has_ending(file, REPORT_ENDING)) {
            target.write_report(report, call.force, voice)?;
        } else {
            let form = export::form(target, voice)?;
            if let Some(shape) = outcome.shape.as_ref().filter(|_| form == Form::Text) {
                target.write_text(&shape.write(report), call.force, places, voice)?;
                voice.say(Word::CheckMendedTo { file: &source.name(voice), count });
                return Ok(());
            }
            let preset = export::preset(preset, form, places, voice)?;
            let manner = export::Manner { form, flat: false, preset };
            export::write(report, target, &manner, call.force, places, voice)?;
        }
        voice.say(Word::CheckMendedTo { file: &source.name(voice), count });
        return Ok(());
    }
    let Source::File(file) = source else { return Ok(()) };
    if *count == 0 {
        return Ok(());
    }
    // A document keeps more than a report does: it is not written over.
    if Named::of(file) == Named::Document {
        return Err(voice.wrong(Word::FixNeedsOutput { file: &file.display() }));
    }
    let wrong = |error| Stop::Wrong(sentence::store(&error, voice.lang));
    let old = store::read(file).map_err(wrong)?;
    let kept = kept_name(file);
    store::save(&kept, &old, Existing::Refuse).map_err(wrong)?;
    let text = match &outcome.shape {
        _ if outcome.input.is_report_file => ron::write(report),
        Some(shape) => shape.write(report),
        None => plain::write(report, false),
    };
    store::save(file, text.as_bytes(), Existing::Replace).map_err(wrong)?;
    voice.say(Word::CheckMended { file: &file.display(), count, kept: &kept.display() });
    Ok(())
}

/// Returns a name beside the file that nothing has: `报告.txt.bak`, `报告.txt.bak2`.
fn kept_name(file: &Path) -> PathBuf {
    let named = |ending: String| {
        let mut name = file.as_os_str().to_os_string();
        name.push(ending);
        PathBuf::from(name)
    };
    let mut kept = named(".bak".into());
    let mut n = 2;
    while kept.exists() {
        kept = named(format!(".bak{n}"));
        n += 1;
    }
    kept
}
