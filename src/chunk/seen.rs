//! What a sentence's words are, taken together: rules that need a certain word are passed by where there is none.

use crate::lexicon::{Class, Role};

const WORDS: usize = Role::ALL.len().div_ceil(64);

/// The classes and roles that any token of a sentence has.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Seen {
    classes: Class,
    roles: [u64; WORDS],
    /// A token is part of a date.
    pub date: bool,
}

impl Seen {
    #[inline]
    pub fn add(&mut self, class: Class, role: Role) {
        self.classes |= class;
        self.roles[role as usize / 64] |= 1 << (role as usize % 64);
    }

    /// Whether any token has any of these classes.
    #[inline]
    pub fn class(&self, any: Class) -> bool {
        self.classes.has(any)
    }

    /// Whether any token has this role.
    #[inline]
    pub fn role(&self, role: Role) -> bool {
        self.roles[role as usize / 64] >> (role as usize % 64) & 1 != 0
    }
}
