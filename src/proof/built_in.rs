//! The lists the program brings, as `assets/proof/lay_out_lists.rs` lays them out when it is compiled.

use super::lists::{Congress, Fixed, Group, Lists, Names, Order, Text, Word};
use std::borrow::Cow::Borrowed;

include!(concat!(env!("OUT_DIR"), "/lists.rs"));

#[cfg(test)]
mod tests {
    use super::*;

    const READ: &[(&str, &str)] = &[
        ("words", include_str!("../../assets/proof/words.ron")),
        ("typos", include_str!("../../assets/proof/typos.ron")),
        ("fixed", include_str!("../../assets/proof/fixed.ron")),
        ("style", include_str!("../../assets/proof/style.ron")),
        ("further", include_str!("../../assets/proof/further.ron")),
    ];

    #[test]
    fn what_is_laid_out_is_what_the_lists_say_and_no_list_takes_back_what_another_says() {
        let mut all = Lists { format: 1, ..Lists::default() };
        for (name, text) in READ {
            let lists = Lists::read(text);
            assert!(lists.is_ok(), "{name}: {}", lists.unwrap_err());
            all.extend(lists.unwrap());
        }
        // Not all of it is shown where something differs.
        let pairs = all.groups.iter().zip(&*LISTS.groups);
        pairs.for_each(|(read, laid_out)| assert_eq!(read, laid_out));
        assert!(all == LISTS);
    }
}
