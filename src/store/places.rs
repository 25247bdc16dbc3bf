//! Where configuration, data and state live: the XDG directories, or where the environment says.

use std::ffi::OsString;
use std::path::PathBuf;

/// The three folders; none of them need exist. One is absent where the system knows no home.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Places {
    /// The user's settings, which we only read.
    pub config: Option<PathBuf>,
    /// The user's own phrases.
    pub data: Option<PathBuf>,
    /// Journals, locks, and what is remembered.
    pub state: Option<PathBuf>,
}

struct Rule {
    ours: &'static str,
    xdg: &'static str,
    below_home: &'static str,
}

const CONFIG: Rule =
    Rule { ours: "QICAO_CONFIG_DIR", xdg: "XDG_CONFIG_HOME", below_home: ".config" };
const DATA: Rule =
    Rule { ours: "QICAO_DATA_DIR", xdg: "XDG_DATA_HOME", below_home: ".local/share" };
const STATE: Rule =
    Rule { ours: "QICAO_STATE_DIR", xdg: "XDG_STATE_HOME", below_home: ".local/state" };

/// Returns the folders of whoever runs the program.
pub fn places() -> Places {
    places_by(|name| std::env::var_os(name), std::env::home_dir())
}

fn places_by(variable: impl Fn(&str) -> Option<OsString>, home: Option<PathBuf>) -> Places {
    let path = |name| variable(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    let home = home.filter(|home| !home.as_os_str().is_empty());
    let place = |rule: Rule| {
        let ours = path(rule.ours);
        // The specification has relative paths ignored.
        let xdg = || path(rule.xdg).filter(|path| path.is_absolute());
        let base = || xdg().or_else(|| Some(home.as_ref()?.join(rule.below_home)));
        ours.or_else(|| Some(base()?.join("qicao")))
    };
    Places { config: place(CONFIG), data: place(DATA), state: place(STATE) }
}

/// Returns a path that was typed with `~` for the home as one that begins there.
pub fn from_home(path: PathBuf, home: Option<PathBuf>) -> PathBuf {
    let home = home.filter(|home| !home.as_os_str().is_empty());
    match (path.strip_prefix("~"), home) {
        (Ok(below), Some(home)) => home.join(below),
        _ => path,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tilde_alone_is_the_home() {
        for (typed, home, meant) in [
            ("~/甲.ron", Some("/home/a"), "/home/a/甲.ron"),
            ("~甲.ron", Some("/home/a"), "~甲.ron"),
            ("./~/甲.ron", Some("/home/a"), "./~/甲.ron"),
            ("/b/~/甲.ron", Some("/home/a"), "/b/~/甲.ron"),
            ("~/甲.ron", None, "~/甲.ron"),
            ("~/甲.ron", Some(""), "~/甲.ron"),
        ] {
            let path = from_home(PathBuf::from(typed), home.map(PathBuf::from));
            assert_eq!(path, PathBuf::from(meant), "{typed} {home:?}");
        }
    }

    #[test]
    fn ours_before_xdg_before_home() {
        for (variables, home, config, data) in [
            (
                &[][..],
                Some("/home/a"),
                Some("/home/a/.config/qicao"),
                Some("/home/a/.local/share/qicao"),
            ),
            (
                &[("QICAO_CONFIG_DIR", "c"), ("XDG_DATA_HOME", "/d")],
                Some("/h"),
                Some("c"),
                Some("/d/qicao"),
            ),
            (
                &[("QICAO_CONFIG_DIR", ""), ("XDG_DATA_HOME", "d")],
                Some("/h"),
                Some("/h/.config/qicao"),
                Some("/h/.local/share/qicao"),
            ),
            (&[("XDG_CONFIG_HOME", "/c")], None, Some("/c/qicao"), None),
            (&[], Some(""), None, None),
        ] {
            let variable = |name: &str| {
                let found = variables.iter().find(|(n, _)| *n == name);
                found.map(|(_, value)| OsString::from(value))
            };
            let places = places_by(variable, home.map(PathBuf::from));
            assert_eq!(places.config, config.map(PathBuf::from), "{variables:?}");
            assert_eq!(places.data, data.map(PathBuf::from), "{variables:?}");
        }
    }
}
