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
}
