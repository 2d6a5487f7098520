//! Fills the table with what quantities are said in: number words, vague words, hedges, measures and currencies.

use rust_decimal::Decimal;

use super::{Builder, entry::Entry, file::File};
use crate::{
    Qualifier, Result,
    lexicon::{Class, VagueValue, Word, WordId, table::Part},
};

impl Builder {
    /// A figure of zero or more: counts and measures of nothing less are found in text.
    fn decimal(&self, entry: &Entry) -> Result<Decimal> {
        let found = entry.get_ref().parse().ok().filter(|value: &Decimal| !value.is_sign_negative());
        found.ok_or_else(|| {
            self.error(entry, format!("expected a decimal number, zero or more, found `{}`", entry.get_ref()))
        })
    }

    fn qualifier(&self, entry: &Entry) -> Result<Qualifier> {
        Qualifier::from_name(entry.get_ref()).ok_or_else(|| {
            let names: Vec<&str> = Qualifier::ALL.iter().map(|q| q.as_str()).collect();
            self.error(entry, format!("expected a qualifier ({}), found `{}`", names.join(", "), entry.get_ref()))
        })
    }

    /// Number words, vague words, hedges, measures and currencies.
    pub(super) fn quantities(&mut self, file: &File) -> Result<()> {
        for n in &file.number {
            let value = self.decimal(&n.value)?;
            for entry in &n.words {
                let id = self.intern_entry(entry)?;
                let word = self.edit(id);
                word.rare().number = Some(value);
                // A word that multiplies only right after digits (`k`) is no number word by itself.
                word.class |= match (n.share, n.multiplier, n.after_digits || n.latent) {
                    (true, ..) => Class::SHARE,
                    (_, _, true) => Class::NONE,
                    (_, true, _) => Class::MULTIPLIER,
                    _ if n.noun => Class::MULTIPLIER | Class::NOUN,
                    _ => Class::NUMBER,
                };
            }
        }
        for v in &file.vague {
            let high = v.high.as_ref().map(|h| self.decimal(h)).transpose()?;
            let magnitude = v.magnitude.as_ref().map(|m| self.decimal(m)).transpose()?;
            let low = self.decimal(&v.low)?;
            if let (Some(entry), Some(high)) = (&v.high, high)
                && high < low
            {
                return Err(self.error(entry, format!("expected a high of {low} or more, found `{high}`")));
            }
            let value = VagueValue { low, high, magnitude, scales: v.scales };
            for entry in &v.words {
                let id = self.intern_entry(entry)?;
                let word = self.edit(id);
                word.rare().vague = Some(value);
                word.class |= Class::VAGUE;
            }
        }
        for q in &file.qualifier {
            let name = self.qualifier(&q.name)?;
            for entry in &q.before {
                let id = self.intern_entry(entry)?;
                let word = self.edit(id);
                word.rare().before = Some(name);
                word.class |= Class::HEDGE;
            }
            for entry in &q.after {
                let id = self.intern_entry(entry)?;
                let word = self.edit(id);
                word.rare().after = Some(name);
                word.class |= Class::HEDGE_AFTER;
            }
        }
        for m in &file.measure {
            self.not_empty(&m.symbol)?;
            let symbol = self.symbol(m.symbol.get_ref());
            if m.time {
                self.lexicon.time_symbols.push(symbol);
            }
            if m.area {
                self.lexicon.area_symbols.push(symbol);
            }
            if m.age {
                self.lexicon.age_unit = Some(symbol);
            }
            for part in &m.parts {
                self.not_empty(&part.symbol)?;
                let count = self.decimal(&part.count)?;
                if count.is_zero() {
                    return Err(self.error(&part.count, "expected how many parts are a whole, found `0`"));
                }
                let part = self.symbol(part.symbol.get_ref());
                self.lexicon.parts.push(Part { whole: symbol, part, count });
            }
            let class = Class::MEASURE | if m.time { Class::TIME } else { Class::NONE };
            for entry in &m.names {
                self.not_empty(entry)?;
                self.add_noun(entry.get_ref(), false, |word| {
                    word.class |= class;
                    word.rare().symbol = Some(symbol);
                });
            }
            for entry in &m.before_bracket {
                let id = self.intern_entry(entry)?;
                self.edit(id).rare().symbol = Some(symbol);
            }
            for entry in &m.abbreviations {
                self.exact_word(entry, |word| {
                    word.class |= class;
                    word.rare().symbol = Some(symbol);
                })?;
            }
        }
        for c in &file.currency {
            self.not_empty(&c.code)?;
            let code = self.symbol(c.code.get_ref());
            for entry in &c.before {
                self.exact_word(entry, |word| {
                    word.class |= Class::CURRENCY_BEFORE;
                    word.rare().symbol = Some(code);
                })?;
            }
            for (list, minor) in [(&c.after, false), (&c.minor, true)] {
                for entry in list {
                    self.not_empty(entry)?;
                    self.add_noun(entry.get_ref(), false, |word| {
                        word.class |= Class::CURRENCY_AFTER;
                        word.rare().symbol = Some(code);
                        word.rare().minor = minor;
                    });
                }
            }
        }
        Ok(())
    }

    /// A symbol whose case tells; it starts from what is known of the word in lower case.
    fn exact_word(&mut self, entry: &Entry, edit: impl Fn(&mut Word)) -> Result<()> {
        let text = entry.get_ref();
        if text.trim().is_empty() {
            return Err(self.error(entry, "expected a symbol, found none"));
        }
        // A symbol is looked up as one token: with a blank inside it would never be met.
        if text.contains(char::is_whitespace) {
            return Err(self.error(entry, format!("expected a symbol without blanks, found `{text}`: it is a name")));
        }
        if let Some(&id) = self.lexicon.exact.get(text.as_str()) {
            edit(self.edit(id));
            return Ok(());
        }
        let lower = text.to_lowercase();
        let mut word = self.lexicon.lookup.id(&lower).map_or(Word::default(), |id| self.lexicon.word(id).clone());
        let folded = self.intern(&lower);
        edit(&mut word);
        let id = WordId(self.lexicon.entries.len() as u32);
        self.lexicon.entries.push(word);
        self.lexicon.exact.insert(text.as_str().into(), id);
        self.lexicon.folded.insert(id, folded);
        Ok(())
    }
}
