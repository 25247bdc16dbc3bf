//! A pseudo-terminal with the editor in it, a folder of its own, and a screen to look at.

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, SlavePty, native_pty_system};
use qicao::formats::{journal as records, plain, ron};
use qicao::report::Report;
use qicao::store::journal;
use std::fs;
use std::io::{Read, Write};
use std::num::NonZeroU16;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Condvar, Mutex, MutexGuard};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};
use tempfile::TempDir;
use unicode_width::UnicodeWidthChar;

pub use crate::text::REPORT as TEXT;

pub const REPORT: &str = "报告.ron";

pub const SAVE: &str = "\x13";
pub const UNDO: &str = "\x1a";
pub const QUIT: &str = "\x11";
pub const SUSPEND: &str = "\x1bz";
pub const TO_THE_END: &str = "\x1b[1;5F";

const DEADLINE: Duration = Duration::from_secs(20);
/// A terminal that nobody reads keeps some tens of thousands of bytes.
const FRAMES_TO_FILL_A_TERMINAL: u16 = 200;
const AT_ONCE: Duration = Duration::from_millis(2);
const QUESTION: &[u8] = b"\x1b[6n";

/// How a terminal draws ambiguous characters, and whether it says so when asked.
#[derive(Debug, Clone, Copy, Default)]
pub struct Manner {
    pub wide: bool,
    pub mute: bool,
}

/// What is started in the terminal, and how.
pub struct Start<'a> {
    pub columns: u16,
    pub rows: u16,
    pub manner: Manner,
    pub config: &'a str,
    pub file: &'a str,
    pub text: &'a str,
    /// Files beside it, or in its place.
    pub files: &'a [(&'a str, &'a [u8])],
    /// What is called instead of the editor with the file.
    pub arguments: &'a [&'a str],
    pub environment: &'a [(&'a str, &'a str)],
    /// What is done in the folder before the program starts.
    pub before: &'a dyn Fn(&Path),
    /// A command that runs the program it is given.
    pub through: &'a [&'a str],
}

impl Default for Start<'_> {
    fn default() -> Self {
        Start {
            columns: 120,
            rows: 40,
            manner: Manner::default(),
            config: "Config()",
            file: REPORT,
            text: TEXT,
            files: &[],
            arguments: &[],
            environment: &[],
            before: &|_| {},
            through: &[],
        }
    }
}

pub struct Pty {
    folder: Arc<TempDir>,
    child: Box<dyn Child + Send + Sync>,
    ends: Option<Ends>,
    seen: Arc<(Mutex<Seen>, Condvar)>,
    reader: Option<JoinHandle<()>>,
    modes_before: String,
}

/// Our ends of the terminal. The slave is kept so that its modes can be read behind the program.
struct Ends {
    writer: Arc<Mutex<Box<dyn Write + Send>>>,
    _slave: Box<dyn SlavePty + Send>,
    master: Box<dyn MasterPty + Send>,
}

/// What the program has written, and the screen it makes.
pub struct Seen {
    pub raw: Vec<u8>,
    /// Where the pieces end in which it arrived.
    pieces: Vec<(usize, Instant)>,
    screen: vt100::Parser,
    /// How much of `raw` the screen has been given.
    drawn: usize,
    manner: Manner,
    hung_up: bool,
}

impl Start<'_> {
    /// Starts the editor and waits for its first frame.
    pub fn open(self) -> Pty {
        let pty = self.run();
        pty.until("the first frame", |seen| seen.shows("F1"));
        pty
    }

    pub fn run(self) -> Pty {
        let folder = TempDir::new().unwrap();
        let place = |name: &str| folder.path().join(name);
        fs::create_dir(place("config")).unwrap();
        fs::write(place("config/config.ron"), self.config).unwrap();
        let bytes = match self.file.ends_with(".ron") {
            true => {
                let draft = plain::read(self.text, false).unwrap().draft;
                ron::write(&Report::new(draft).unwrap())
            }
            false => self.text.to_string(),
        };
        fs::write(place(self.file), bytes).unwrap();
        for (name, bytes) in self.files {
            fs::create_dir_all(place(name).parent().unwrap()).unwrap();
            fs::write(place(name), bytes).unwrap();
        }
        (self.before)(folder.path());
        self.spawn(Arc::new(folder))
    }

    fn spawn(self, folder: Arc<TempDir>) -> Pty {
        let place = |name: &str| folder.path().join(name);
        let size = size(self.columns, self.rows);
        let pair = native_pty_system().openpty(size).unwrap();
        let modes_before = modes(&*pair.master);
        let program = env!("CARGO_BIN_EXE_qicao");
        let mut words = self.through.iter().chain([&program]);
        let mut command = CommandBuilder::new(words.next().unwrap());
        command.args(words);
        match self.arguments {
            [] => command.arg(self.file),
            arguments => command.args(arguments),
        };
        command.cwd(folder.path());
        for (name, value) in [
            ("LANG", "zh_CN.UTF-8"),
            ("LC_ALL", "zh_CN.UTF-8"),
            ("LC_MESSAGES", "zh_CN.UTF-8"),
            ("TERM", "xterm-256color"),
        ] {
            command.env(name, value);
        }
        for desktop in ["WAYLAND_DISPLAY", "DISPLAY", "NO_COLOR", "TERM_PROGRAM", "COLORTERM"] {
            command.env_remove(desktop);
        }
        for name in ["config", "data", "state"] {
            command.env(format!("QICAO_{}_DIR", name.to_uppercase()), place(name));
        }
        for (name, value) in self.environment {
            command.env(name, value);
        }
        let child = pair.slave.spawn_command(command).unwrap();

        let (columns, rows) = cells(self.columns, self.rows);
        let seen = Seen {
            raw: Vec::new(),
            pieces: Vec::new(),
            screen: vt100::Parser::new(rows, columns, 0),
            drawn: 0,
            manner: self.manner,
            hung_up: false,
        };
        let seen = Arc::new((Mutex::new(seen), Condvar::new()));
        let writer = Arc::new(Mutex::new(pair.master.take_writer().unwrap()));
        let reader =
            read(pair.master.try_clone_reader().unwrap(), Arc::clone(&writer), Arc::clone(&seen));
        let ends = Some(Ends { writer, _slave: pair.slave, master: pair.master });
        Pty { folder, child, ends, seen, reader: Some(reader), modes_before }
    }
}

impl Pty {
    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Ends the program as no program can prevent, and starts it once more in its folder.
    pub fn killed_and_started(mut self, start: Start) -> Pty {
        self.kill();
        start.spawn(Arc::clone(&self.folder))
    }

    pub fn kill(&mut self) {
        // What the library sends is a hangup, which can be heard.
        self.signal("KILL");
        self.child.wait().unwrap();
    }

    /// Starts the program once more in the same folder, beside this one.
    pub fn another(&self, start: Start) -> Pty {
        start.spawn(Arc::clone(&self.folder))
    }

    pub fn read(&self, name: &str) -> String {
        fs::read_to_string(self.path(name)).unwrap()
    }

    fn ends(&self) -> &Ends {
        self.ends.as_ref().expect("not hung up")
    }

    pub fn send(&self, keys: &str) {
        let mut writer = self.ends().writer.lock().unwrap();
        writer.write_all(keys.as_bytes()).unwrap();
        writer.flush().unwrap();
    }

    pub fn paste(&self, text: &str) {
        self.send(&format!("\x1b[200~{text}\x1b[201~"));
    }

    pub fn resize(&self, columns: u16, rows: u16) {
        {
            let (columns, rows) = cells(columns, rows);
            self.seen().screen.set_size(rows, columns);
        }
        self.ends().master.resize(size(columns, rows)).unwrap();
    }

    /// What has been seen until now.
    pub fn seen(&self) -> MutexGuard<'_, Seen> {
        self.seen.0.lock().unwrap()
    }

    /// Waits until what was written so far is as said.
    #[track_caller]
    pub fn until(&self, what: &str, is_so: impl Fn(&Seen) -> bool) {
        let (seen, news) = &*self.seen;
        let waited = news.wait_timeout_while(seen.lock().unwrap(), DEADLINE, |seen| !is_so(seen));
        let (seen, late) = waited.unwrap();
        assert!(!late.timed_out(), "no {what} on\n{}\n{:?}", seen.contents(), seen.cursor());
    }

    /// Gives the program the time to write so many bytes, which it may not want to.
    pub fn may_write(&self, bytes: usize) {
        let (seen, news) = &*self.seen;
        let seen = seen.lock().unwrap();
        let enough = seen.raw.len() + bytes;
        let waiting = |seen: &mut Seen| seen.raw.len() < enough;
        drop(news.wait_timeout_while(seen, Duration::from_millis(100), waiting).unwrap());
    }

    /// Waits until nothing has been written for a while.
    pub fn until_quiet(&self) {
        let (seen, news) = &*self.seen;
        let began = Instant::now();
        let mut seen = seen.lock().unwrap();
        loop {
            let before = seen.raw.len();
            let same = |seen: &mut Seen| seen.raw.len() == before;
            seen = news.wait_timeout_while(seen, Duration::from_millis(300), same).unwrap().0;
            if seen.raw.len() == before {
                return;
            }
            assert!(began.elapsed() < DEADLINE, "never quiet:\n{}", seen.contents());
        }
    }

    /// Waits for something that no output announces.
    #[track_caller]
    pub fn until_true(&mut self, what: &str, mut is_so: impl FnMut(&mut Self) -> bool) {
        let began = Instant::now();
        while !is_so(self) {
            assert!(began.elapsed() < DEADLINE, "no {what} on\n{}", self.seen().contents());
            thread::sleep(Duration::from_millis(5));
        }
    }

    #[track_caller]
    pub fn until_ended(&mut self) {
        self.until_true("end", |pty| pty.has_ended());
    }

    pub fn has_ended(&mut self) -> bool {
        self.child.try_wait().unwrap().is_some()
    }

    /// Waits for the end, and returns what the program said of it.
    #[track_caller]
    pub fn code(&mut self) -> u32 {
        self.until_ended();
        self.child.wait().unwrap().exit_code()
    }

    /// Sends a signal by the name `kill` knows it by.
    pub fn signal(&self, name: &str) {
        let id = self.child.process_id().unwrap();
        let command = format!("kill -{name} {id}");
        assert!(
            std::process::Command::new("sh").args(["-c", &command]).status().unwrap().success()
        );
    }

    /// Returns how long the processor has worked for the program, or the one it was started through,
    /// in hundredths of a second; nothing once it has ended.
    pub fn worked(&self) -> Option<u64> {
        let id = self.child.process_id().unwrap();
        let own = fs::read_to_string(format!("/proc/{id}/task/{id}/children")).unwrap_or_default();
        let id = own.split_whitespace().next().map_or(id, |id| id.parse().unwrap());
        let stat = fs::read_to_string(format!("/proc/{id}/stat")).ok()?;
        let fields: Vec<&str> = stat.rsplit_once(") ")?.1.split(' ').collect();
        (fields[0] != "Z")
            .then(|| fields[11].parse::<u64>().unwrap() + fields[12].parse::<u64>().unwrap())
    }

    /// Says whether the program is stopped, as by the job control of a shell.
    pub fn is_stopped(&self) -> bool {
        let id = self.child.process_id().unwrap();
        let stat = fs::read_to_string(format!("/proc/{id}/stat")).unwrap_or_default();
        stat.rsplit_once(") ").is_some_and(|(_, state)| state.starts_with('T'))
    }

    /// Closes the terminal, as a window that is shut or a connection that breaks.
    pub fn hang_up(&mut self) {
        self.look_away();
        self.ends = None;
    }

    /// Closes the terminal while the program does nothing and writes nothing.
    pub fn hang_up_at_rest(&mut self) {
        self.look_away();
        let (mut before, mut times) = (None, 0);
        self.until_true("rest", |pty| {
            let worked = pty.worked();
            times = if worked == before { times + 1 } else { 0 };
            before = worked;
            times > 100
        });
        self.ends = None;
    }

    /// Reads no more of what the program writes, and waits until it waits for a reader.
    pub fn look_away_until_stuck(&mut self) {
        self.look_away();
        let mut frames = 0;
        self.until_true("full terminal", |pty| {
            frames += 1;
            // Each other size is a whole frame.
            pty.ends().master.resize(size(100 + frames % 2, 40)).unwrap();
            frames > FRAMES_TO_FILL_A_TERMINAL
        });
    }

    /// Reads no more of what the program writes.
    fn look_away(&mut self) {
        self.seen().hung_up = true;
        // Its answer wakes the reader, which then lets go of the terminal.
        self.send("。");
        self.reader.take().unwrap().join().unwrap();
    }

    /// Says whether line modes are what they were before the program began.
    pub fn modes_are_as_before(&self) -> bool {
        modes(&*self.ends().master) == self.modes_before
    }

    #[track_caller]
    pub fn assert_given_back(&self) {
        self.until("terminal given back", Seen::is_given_back);
        assert!(self.modes_are_as_before(), "{}", self.modes_before);
    }

    /// What the one journal that is left gives back, as a report file.
    pub fn recovered(&self) -> String {
        let left = journal::leftovers(&self.path("state"), None);
        assert_eq!(left.len(), 1, "{left:?}");
        let read = records::read(&journal::bytes(&left[0].path).unwrap()).unwrap();
        let file = fs::read(self.path(REPORT)).ok();
        let recovered = read.recover(file.as_deref()).unwrap();
        assert_eq!((recovered.refused, read.torn), (0, 0));
        ron::write(&recovered.report)
    }

    pub fn has_journal(&self) -> bool {
        !journal::leftovers(&self.path("state"), None).is_empty()
    }
}

impl Drop for Pty {
    fn drop(&mut self) {
        if self.child.try_wait().is_ok_and(|ended| ended.is_none()) {
            let _ = self.child.kill();
            let _ = self.child.wait();
        }
    }
}

impl Seen {
    pub fn contents(&self) -> String {
        self.screen.screen().contents()
    }

    pub fn shows(&self, text: &str) -> bool {
        self.contents().contains(text)
    }

    /// The row and the column the cursor stands in, where it is shown.
    pub fn cursor(&self) -> Option<(u16, u16)> {
        let screen = self.screen.screen();
        (!screen.hide_cursor()).then(|| screen.cursor_position())
    }

    /// What stands on the screen right before the cursor, `columns` wide.
    pub fn before_cursor(&self, columns: u16) -> String {
        let Some((row, column)) = self.cursor() else { return String::new() };
        let Some(from) = column.checked_sub(columns) else { return String::new() };
        self.screen.screen().rows(from, columns).nth(row.into()).unwrap_or_default()
    }

    /// Says whether everything that was switched on is off, and the cursor on.
    pub fn is_given_back(&self) -> bool {
        let raw = String::from_utf8_lossy(&self.raw);
        let is_on = |mode: u16| {
            let last = |end: char| raw.rfind(&format!("\x1b[?{mode}{end}"));
            last('h') > last('l')
        };
        let off = [1049, 2004, 1004, 1000, 1002, 1003, 1006, 2026].into_iter().all(|m| !is_on(m));
        off && !raw.is_empty() && is_on(25) && !self.screen.screen().alternate_screen()
    }

    /// Where frames end, though not every one: what is written at once arrives at once, but for long
    /// frames, which say where they begin and end.
    pub fn ends_of_frames(&self) -> Vec<usize> {
        let (mut from, mut is_open) = (0, false);
        let mut ends: Vec<usize> = self.pieces.iter().map(|(end, _)| *end).collect();
        ends.retain(|&end| {
            let last =
                |bytes: &[u8]| self.raw[from..end].windows(bytes.len()).rposition(|w| w == bytes);
            let (begun, ended) = (last(b"\x1b[?2026h"), last(b"\x1b[?2026l"));
            if begun != ended {
                is_open = begun > ended;
                from = end;
            }
            !is_open
        });
        ends
    }

    /// Takes what was written, and returns what a terminal answers.
    fn take(&mut self, bytes: &[u8]) -> String {
        let from = self.raw.len().saturating_sub(QUESTION.len() - 1);
        self.raw.extend_from_slice(bytes);
        let now = Instant::now();
        // What is written at once may be read in two, one right behind the other.
        if self.pieces.last().is_some_and(|(_, then)| now - *then < AT_ONCE) {
            self.pieces.pop();
        }
        self.pieces.push((self.raw.len(), now));
        let mut answer = String::new();
        let asked: Vec<usize> = (from..self.raw.len())
            .filter(|&at| self.raw[at..].starts_with(QUESTION))
            .map(|at| at + QUESTION.len())
            .collect();
        for end in asked {
            self.draw(end);
            if !self.manner.mute {
                let (row, column) = self.screen.screen().cursor_position();
                answer.push_str(&format!("\x1b[{};{}R", row + 1, column + 1));
            }
        }
        self.draw(self.raw.len());
        answer
    }

    /// Draws what has arrived before `end`, but for the beginning of a character.
    fn draw(&mut self, end: usize) {
        let new = &self.raw[self.drawn..end];
        let whole = match std::str::from_utf8(new) {
            Ok(text) => text,
            Err(error) => std::str::from_utf8(&new[..error.valid_up_to()]).unwrap(),
        };
        self.drawn += whole.len();
        let wide = self.manner.wide;
        let drawn: String = whole.chars().map(|c| if wide { widened(c) } else { c }).collect();
        self.screen.process(drawn.as_bytes());
    }
}

/// The screen knows narrow ambiguous characters only: a wide one stands for each.
fn widened(c: char) -> char {
    match c {
        '“' => '『',
        '”' => '』',
        c if c.width() != c.width_cjk() => '〓',
        c => c,
    }
}

fn read(
    mut from: Box<dyn Read + Send>,
    writer: Arc<Mutex<Box<dyn Write + Send>>>,
    seen: Arc<(Mutex<Seen>, Condvar)>,
) -> JoinHandle<()> {
    thread::spawn(move || {
        let mut bytes = [0; 1 << 16];
        // A terminal without a program on it ends as a file or with an error.
        while let Ok(count @ 1..) = from.read(&mut bytes) {
            let (seen, news) = &*seen;
            let (answer, hung_up) = {
                // A test that failed has nothing more to see.
                let Ok(mut seen) = seen.lock() else { return };
                (seen.take(&bytes[..count]), seen.hung_up)
            };
            news.notify_all();
            if hung_up {
                return;
            }
            writer.lock().unwrap().write_all(answer.as_bytes()).unwrap();
        }
    })
}

fn modes(master: &dyn MasterPty) -> String {
    format!("{:?}", master.get_termios().unwrap())
}

fn size(columns: u16, rows: u16) -> PtySize {
    PtySize { cols: columns, rows, ..PtySize::default() }
}

fn cells(columns: u16, rows: u16) -> (NonZeroU16, NonZeroU16) {
    (NonZeroU16::new(columns).unwrap(), NonZeroU16::new(rows).unwrap())
}
