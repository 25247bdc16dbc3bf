//! The clipboard: through the terminal (OSC 52), which works over ssh, and through the desktop's
//! tool where there is one. Text goes to tools on their standard input, never on a command line.

use crossterm::clipboard::CopyToClipboard;
use std::io::{self, Write};
use std::process::{Command, Stdio};
use std::thread;

/// Tools and their arguments, and the variable that says their desktop is there.
const TOOLS: &[(&str, &[&str], &str)] = &[
    ("wl-copy", &["--type", "text/plain;charset=utf-8"], "WAYLAND_DISPLAY"),
    ("xclip", &["-selection", "clipboard", "-in"], "DISPLAY"),
    ("xsel", &["--clipboard", "--input"], "DISPLAY"),
    ("pbcopy", &[], ""),
    ("clip.exe", &[], "WSL_DISTRO_NAME"),
];

/// Terminals bound what they take; beyond this nothing is sent to them.
const LONGEST_SEQUENCE: usize = 74_994;

/// Copies a text. Nobody is waited for: a tool that hangs must not hang the editor.
pub fn copy(text: &str) -> io::Result<()> {
    if fits_a_terminal(text) {
        crossterm::execute!(io::stdout(), CopyToClipboard::to_clipboard_from(text))?;
    }
    let text = text.to_string();
    thread::Builder::new().name("clipboard".into()).spawn(move || give_to_a_tool(&text))?;
    Ok(())
}

fn give_to_a_tool(text: &str) {
    let there = |variable: &str| variable.is_empty() || std::env::var_os(variable).is_some();
    for (tool, arguments, _) in TOOLS.iter().filter(|(_, _, variable)| there(variable)) {
        let child = Command::new(tool)
            .args(*arguments)
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn();
        let Ok(mut child) = child else { continue };
        let written = child.stdin.take().map(|mut stdin| stdin.write_all(text.as_bytes()));
        let ended = child.wait();
        if matches!(written, Some(Ok(()))) && ended.is_ok_and(|status| status.success()) {
            return;
        }
    }
}

/// Says whether a text is short enough for terminals, three bytes of which become four.
fn fits_a_terminal(text: &str) -> bool {
    text.len().div_ceil(3) * 4 <= LONGEST_SEQUENCE
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_too_long_for_terminals_is_not_sent_to_them() {
        assert!(fits_a_terminal("报告"));
        assert!(!fits_a_terminal(&"字".repeat(20_000)));
    }
}
