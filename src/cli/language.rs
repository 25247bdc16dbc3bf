//! Which language the interface speaks: `--lang`, else the config, else the locale.

use crate::app::wording::Lang;
use std::ffi::OsString;

/// The variables of the locale, the first that is set and not empty decides.
const LOCALE: [&str; 3] = ["LC_ALL", "LC_MESSAGES", "LANG"];

pub fn of_locale(variable: impl Fn(&str) -> Option<OsString>) -> Lang {
    let set = LOCALE.iter().filter_map(|name| variable(name)).find(|value| !value.is_empty());
    set.map_or(Lang::En, |locale| Lang::of_locale(&locale.to_string_lossy()))
}

/// Returns what `--lang` says, before the call is read: help and errors are words too. A value that
/// is no language is for the reader of the call to refuse.
pub fn of_args(args: &[String]) -> Option<Lang> {
    let mut args = args.iter().take_while(|arg| *arg != "--");
    let mut found = None;
    while let Some(arg) = args.next() {
        let code = match arg.strip_prefix("--lang") {
            Some("") => args.next().map(String::as_str),
            Some(rest) => rest.strip_prefix('='),
            None => continue,
        };
        found = code.and_then(Lang::of_code).or(found);
    }
    found
}

/// Returns the call without a `--lang` before all else, which has been heard already: behind an
/// option clap takes the name of a command for the editor's file.
pub fn without_leading(args: &[OsString]) -> Vec<OsString> {
    let is_language = |code: &str| Lang::of_code(code).is_some();
    let words: Vec<_> = args.iter().skip(1).take(2).map(|arg| arg.to_str()).collect();
    let heard = match words.as_slice() {
        [Some("--lang"), Some(code)] if is_language(code) => 2,
        [Some(first), ..] if first.strip_prefix("--lang=").is_some_and(is_language) => 1,
        _ => 0,
    };
    args.iter().take(1).chain(args.iter().skip(1 + heard)).cloned().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_locale_is_the_first_variable_that_says_something() {
        for (set, lang) in [
            (vec![("LC_ALL", "C"), ("LANG", "zh_CN.UTF-8")], Lang::En),
            (vec![("LC_ALL", ""), ("LC_MESSAGES", "zh_CN"), ("LANG", "en_US")], Lang::Zh),
            (vec![("LANG", "zh_TW.UTF-8")], Lang::Zh),
            (vec![], Lang::En),
        ] {
            let variable = |name: &str| {
                set.iter().find(|(set, _)| *set == name).map(|(_, value)| OsString::from(value))
            };
            assert_eq!(of_locale(variable), lang, "{set:?}");
        }
    }

    #[test]
    fn the_option_is_seen_anywhere() {
        for (call, lang) in [
            ("qicao --lang zh export a", Some(Lang::Zh)),
            ("qicao export a --lang=en", Some(Lang::En)),
            ("qicao export a --lang", None),
            ("qicao --lang fr", None),
            ("qicao export -- --lang zh", None),
            ("qicao --language zh", None),
        ] {
            let args: Vec<String> = call.split(' ').map(str::to_string).collect();
            assert_eq!(of_args(&args), lang, "{call}");
        }
    }

    #[test]
    fn a_language_before_the_command_is_no_part_of_it() {
        for (call, rest) in [
            ("qicao --lang zh new a", "qicao new a"),
            ("qicao --lang=en templates", "qicao templates"),
            ("qicao --lang zh", "qicao"),
            ("qicao --lang fr man", "qicao --lang fr man"),
            ("qicao new --lang zh a", "qicao new --lang zh a"),
            ("qicao", "qicao"),
        ] {
            let args: Vec<OsString> = call.split(' ').map(OsString::from).collect();
            let left = without_leading(&args);
            let left: Vec<_> = left.iter().map(|arg| arg.to_string_lossy()).collect();
            assert_eq!(left.join(" "), rest);
        }
    }
}
