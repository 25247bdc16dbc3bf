//! The program in a real pseudo-terminal: the first frame, Chinese typing, paste, resize, and the
//! terminal as it was after the end. Waits for what is expected to be seen, and never for a time.
#![cfg(unix)]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use portable_pty::{CommandBuilder, MasterPty, PtySize, native_pty_system};
use std::io::{Read, Write};
use std::path::Path;
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::{Duration, Instant};

/// Longer than any machine takes; only a failing test waits so long.
const PATIENCE: Duration = Duration::from_secs(20);

struct Run {
    master: Box<dyn MasterPty + Send>,
    writer: Box<dyn Write + Send>,
    output: Receiver<Vec<u8>>,
    child: Box<dyn portable_pty::Child + Send + Sync>,
    screen: vt100::Parser,
    /// All that was sent.
    sent: Vec<u8>,
}

impl Run {
    fn start(folder: &Path, args: &[&str]) -> Run {
        let size = PtySize { rows: 24, cols: 80, pixel_width: 0, pixel_height: 0 };
        let pair = native_pty_system().openpty(size).unwrap();
        let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_qicao"));
        command.args(args);
        command.cwd(folder);
        for name in ["QICAO_CONFIG_DIR", "QICAO_DATA_DIR", "QICAO_STATE_DIR"] {
            command.env(name, folder.join(name));
        }
        command.env("LANG", "zh_CN.UTF-8");
        command.env("LC_ALL", "zh_CN.UTF-8");
        command.env("TERM", "xterm-256color");
        let child = pair.slave.spawn_command(command).unwrap();
        drop(pair.slave);
        let writer = pair.master.take_writer().unwrap();
        let mut reader = pair.master.try_clone_reader().unwrap();
        let (sender, output) = channel();
        std::thread::spawn(move || {
            let mut buffer = [0; 65_536];
            while let Ok(length) = reader.read(&mut buffer) {
                if length == 0 || sender.send(buffer[..length].to_vec()).is_err() {
                    return;
                }
            }
        });
        let screen = vt100::Parser::new(size_of(24), size_of(80), 0);
        Run { master: pair.master, writer, output, child, screen, sent: Vec::new() }
    }

    fn keys(&mut self, keys: &str) -> &mut Self {
        self.writer.write_all(keys.as_bytes()).unwrap();
        self.writer.flush().unwrap();
        self
    }

    /// Reads on until the screen is as expected; the terminal answers where its cursor is.
    fn until(&mut self, what: &str, seen: impl Fn(&vt100::Screen) -> bool) -> &mut Self {
        let end = Instant::now() + PATIENCE;
        while !seen(self.screen.screen()) {
            let left = end.saturating_duration_since(Instant::now());
            match self.output.recv_timeout(left) {
                Ok(bytes) => self.take(&bytes),
                Err(RecvTimeoutError::Timeout) => {
                    panic!("{what}: not seen in\n{}", self.screen.screen().contents())
                }
                Err(RecvTimeoutError::Disconnected) => {
                    panic!("{what}: ended with\n{}", self.screen.screen().contents())
                }
            }
        }
        self
    }

    fn take(&mut self, bytes: &[u8]) {
        const QUESTION: &[u8] = b"\x1b[6n";
        let before = count(&self.sent, QUESTION);
        self.sent.extend_from_slice(bytes);
        self.screen.process(bytes);
        for _ in before..count(&self.sent, QUESTION) {
            self.keys("\x1b[24;2R");
        }
    }

    fn shows(&mut self, text: &str) -> &mut Self {
        self.until(text, |screen| screen.contents().contains(text))
    }

    /// Reads to the end and returns how the program ended.
    fn end(&mut self) -> u32 {
        while let Ok(bytes) = self.output.recv_timeout(PATIENCE) {
            self.take(&bytes);
        }
        self.child.wait().unwrap().exit_code()
    }

    /// Says what is wrong with the terminal behind the program.
    fn is_as_it_was(&self) {
        let screen = self.screen.screen();
        assert!(!screen.alternate_screen() && !screen.hide_cursor() && !screen.bracketed_paste());
        assert_eq!(screen.mouse_protocol_mode(), vt100::MouseProtocolMode::None);
        let sent = String::from_utf8_lossy(&self.sent);
        let last = |on: &str, off: &str| sent.rfind(on) < sent.rfind(off);
        assert!(last("\x1b[?1049h", "\x1b[?1049l") && last("\x1b[?1004h", "\x1b[?1004l"));
    }
}

fn count(bytes: &[u8], what: &[u8]) -> usize {
    bytes.windows(what.len()).filter(|window| *window == what).count()
}

const TEXT: &str = "关于意识形态工作的报告\n各位领导：\n现将情况报告如下。\n一、工作情况\n很好。\n";

fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("a.txt"), TEXT).unwrap();
    folder
}

#[test]
fn a_text_is_opened_typed_into_and_saved_beside_itself() {
    let folder = folder();
    let mut run = Run::start(folder.path(), &["a.txt"]);
    run.shows("一、工作情况").shows("提纲");
    run.keys("党组").until("typed", |screen| screen.contents().contains("党组关于意识形态"));
    let (row, column) = run.screen.screen().cursor_position();
    assert_eq!(row, 1, "the cursor stands in the title");
    assert!(column > 30, "behind what was typed: {column}");
    // The text was not written by the program: where the full text goes is asked.
    run.keys("\x13").shows("另起一名");
    run.keys("\r").shows("已保存");
    run.keys("\x11");
    assert_eq!(run.end(), 0);
    run.is_as_it_was();
    assert_eq!(std::fs::read_to_string(folder.path().join("a.txt")).unwrap(), TEXT);
    let saved = std::fs::read_to_string(folder.path().join("a.ron")).unwrap();
    assert!(saved.contains("党组关于意识形态工作的报告"));
}

#[test]
fn a_paste_is_one_step_and_a_resize_draws_anew() {
    let folder = folder();
    let mut run = Run::start(folder.path(), &["a.txt"]);
    run.shows("一、工作情况");
    run.keys("\x1b[200~甲乙丙\x1b[201~").shows("甲乙丙关于");
    run.keys("\x1a").until("undone", |screen| !screen.contents().contains("甲乙丙"));
    let size = PtySize { rows: 12, cols: 50, pixel_width: 0, pixel_height: 0 };
    run.screen.screen_mut().set_size(size_of(12), size_of(50));
    run.master.resize(size).unwrap();
    run.until("one pane", |screen| {
        let contents = screen.contents();
        !contents.contains("提纲 ─") && contents.contains("关于意识形态工作的报告 ─")
    });
    run.keys("\x11");
    assert_eq!(run.end(), 0);
    run.is_as_it_was();
}

#[test]
fn a_signal_that_ends_it_leaves_the_terminal_well() {
    let folder = folder();
    let mut run = Run::start(folder.path(), &["a.txt"]);
    run.shows("一、工作情况");
    run.keys("甲").shows("甲关于");
    let process = run.child.process_id().unwrap();
    let killed = std::process::Command::new("kill").arg(process.to_string()).status();
    assert!(killed.unwrap().success());
    run.end();
    run.is_as_it_was();
}

fn size_of(n: u16) -> std::num::NonZeroU16 {
    std::num::NonZeroU16::new(n).unwrap()
}
