//! Walks a sentence's tokens and collects its quantities, passing over what only looks like one.

use rust_decimal::Decimal;

use super::{
    from_to,
    input::Tokens,
    number::Value,
    quantity::{Measured, Quantity, quantity},
    reject::Around,
};
use crate::{
    lex::{Kind, Lexed, Shape, Token},
    lexicon::{Class, Lexicon, Marks, Of, Role},
};

/// What may stand before a number is tried only so near to one.
const PREFIX: usize = 5;

/// Collects the sentence's stated quantities into `out`, in order. Spans of time are found and left out.
pub(crate) fn find(lexed: &Lexed, lexicon: &Lexicon, out: &mut Vec<Quantity>) {
    out.clear();
    let tokens = &lexed.tokens[..];
    let numeric = |&i: &usize| {
        let token = &tokens[i];
        matches!(token.kind, Kind::Digits | Kind::Stamp) || token.class.has(Class::NUMERIC)
    };
    let mut numbers = lexed.counts.iter().map(|i| *i as usize).filter(numeric);
    let Some(mut number) = numbers.next() else { return };
    let told = |role: Role| lexed.marks.has(Marks::AGES) && tokens.iter().any(|t| t.role == role);
    let mut around = Around::new(lexed, Tokens::new(lexed, lexicon), told(Role::Old), told(Role::Aged));
    let mut i = 0;
    loop {
        while number < i {
            match numbers.next() {
                Some(next) => number = next,
                None => return,
            }
        }
        i = next_begin(tokens, i.max(number.saturating_sub(PREFIX)), number);
        if misleads(tokens, i) {
            i += 1;
            continue;
        }
        let token = &tokens[i];
        // `€3.40 a dozen`: a rate's denominator.
        let after_money = |q: &Quantity| q.end == i && matches!(q.measured, Measured::Money(_));
        if token.role == Role::Indefinite && out.last().is_some_and(after_money) {
            i += 2;
            continue;
        }
        if !leads(tokens, i) {
            i += 1;
            continue;
        }
        around.listing = !out.is_empty();
        // By how much something changed: `fell 4 mln dlrs to 35 mln dlrs`.
        let changed = i > 0
            && (tokens[i - 1].class.has(Class::MOTION) && !tokens[i - 1].class.has(Class::BE)
                || tokens[i - 1].role == Role::By);
        let rest = Tokens { tokens: &tokens[i..], split: moved(lexed, i), changed, ..around.all };
        // By reference: a quantity is too large to be moved for every look.
        let parsed = quantity(rest, i);
        let Some(found) = &parsed else {
            i += around.rejects(i, false).unwrap_or(1);
            continue;
        };
        if is_list_mark(token, found, tokens.get(found.end)) {
            i += 1;
            continue;
        }
        // A hedge may belong to a number that is none: `about 5 p.m.`; the range may be a date's.
        let number_at = first_number(lexed, found.at, found.end);
        if let Some(skip) = around.rejects(number_at, found.hedge.is_some()) {
            i = number_at + skip;
            continue;
        }
        i = found.end;
        if !matches!(found.measured, Measured::Measure(_, true)) {
            out.push(Quantity { measured: weighed(around.all, found), ..*found });
            from_to::share(around.all, out);
            if tokens[found.end - 1].role == Role::Level {
                level(tokens, out);
            }
        }
    }
}

/// The first place from `from` on where a quantity may begin: at the latest that of the next number.
#[inline]
fn next_begin(tokens: &[Token], from: usize, number: usize) -> usize {
    (from..number).find(|&i| begins(tokens, i)).unwrap_or(number)
}

/// Whether a word that may stand among hedges has behind it what it stands before; others have.
#[inline]
fn leads(tokens: &[Token], i: usize) -> bool {
    let token = &tokens[i];
    let among = matches!(
        token.role,
        Role::Indefinite | Role::Between | Role::Another | Role::Further | Role::Other | Role::From
    );
    if !among || token.class.has(BEGINS) {
        return true;
    }
    let Some(next) = tokens.get(i + 1) else { return false };
    match token.role {
        // `a million`, `a-third`, `a further 12`; most articles begin no number.
        Role::Indefinite => {
            next.class.has(Class::MULTIPLIER | Class::SHARE) || next.kind == Kind::Hyphen || next.role == Role::Further
        }
        _ => {
            next.class.has(BEGINS)
                || matches!(next.kind, Kind::Digits | Kind::Hyphen)
                || matches!(next.role, Role::Minus)
        }
    }
}

/// Whether a quantity that seems to begin at a token is none, by what stands before it.
#[inline]
fn misleads(tokens: &[Token], i: usize) -> bool {
    let token = &tokens[i];
    let few = token.role == Role::Few && !tokens.get(i + 1).is_some_and(|t| t.class.has(Class::MULTIPLIER));
    let Some(before) = i.checked_sub(1).map(|before| &tokens[before]) else { return few };
    // `K16.3 million`: the magnitude of what is no number.
    let unread = before.shape.has(Shape::MIXED) || before.kind == Kind::Stamp;
    if unread && token.class.has(Class::MULTIPLIER) {
        return true;
    }
    // `a million`, `half a million`; but `million dollar baby`
    let money = |n: usize| tokens.get(i + n).is_some_and(|t| t.class.has(Class::CURRENCY_AFTER));
    let name = |n: usize| tokens.get(i + n).is_some_and(|t| t.class.has(Class::NOUN));
    if token.class.has(Class::MULTIPLIER)
        && !token.class.has(Class::VAGUE | Class::PLURAL)
        && !before.class.has(BEGINS)
        && before.kind != Kind::Digits
        && before.role != Role::Indefinite
        && money(1)
        && name(2)
    {
        return true;
    }
    // `the first half of the year`, `the second half`
    let share = token.class.has(Class::SHARE);
    if share && !token.class.has(Class::NUMBER) {
        let ordinal = before.class.has(Class::ORDINAL) || matches!(before.role, Role::Last | Role::Definite);
        if ordinal {
            return true;
        }
    }
    // `pushing the toll up to 62`
    // `the toll could go up to 45`
    // `has gone up to 212 since May`; but `went up to 300 metres`.
    let counts = |t: &Token| t.class.has(Class::NOUN | Class::MEASURE | Class::MULTIPLIER | Class::PERSON);
    let goes = || {
        before.role == Role::Go
            && (tokens[i.saturating_sub(7)..i].iter().any(|t| t.class.has(Class::TALLY))
                || before.class.has(Class::PAST | Class::PARTICIPLE) && !tokens.get(i + 2).is_some_and(counts))
    };
    let raised = || {
        goes()
            || before.class.has(Class::TALLY)
                && tokens[i.saturating_sub(4)..i].iter().any(|t| t.class.has(Class::MOTION))
    };
    // `few were hurt` says how few, not how many; in `the past few hours` it counts time, which is left out anyway.
    if token.role == Role::Few {
        return few;
    }
    // `he scores`
    token.class.has(Class::VAGUE) && before.role == Role::He
        // `complaints about 62 arrests`
        || before.role == Role::Topic && token.class.has(Class::HEDGE) && token.class.has(Class::PREPOSITION)
        || token.role == Role::UpTo && (raised() || before.class.has(Class::BE) && from_level(&tokens[i..]))
        // `per 100,000`
        || before.role == Role::Per && token.kind == Kind::Digits
}

/// Whether a verb of motion leads from one figure to another, which then are no range.
#[inline]
fn moved(lexed: &Lexed, i: usize) -> bool {
    let tokens = &lexed.tokens[..];
    let previous = i.checked_sub(1).map_or(Role::None, |before| tokens[before].role);
    let from = tokens[i].role == Role::From || previous == Role::From;
    if !from && previous != Role::By && to_level(lexed, i) {
        return true;
    }
    if !from && previous != Role::By {
        return false;
    }
    let before = &tokens[i.saturating_sub(9)..i];
    let moves = |t: &Token, by: Class| t.class.has(by) && !t.class.has(Class::BE);
    // `rose by 12 to 90`: the step and where it led.
    let step =
        previous == Role::By && leads_far(lexed, i) && before.iter().rev().take(4).any(|t| moves(t, Class::MOTION));
    // `fell from 86 to 35` states two figures, `from 10 to 15 people came` a range.
    let any = Class::MOTION | Class::ING | Class::PAST | Class::PARTICIPLE | Class::NOUN_LIKE;
    step || from && before.iter().any(|t| moves(t, any)) && !before.iter().any(|t| t.role == Role::Range)
}

/// `up to 1.3 billion pounds from 1.2 billion`: where it stood before; `up to 50 migrants from Mali` says whence.
fn from_level(tokens: &[Token]) -> bool {
    let from = tokens.iter().take(7).position(|t| t.role == Role::From);
    let number = |t: &Token| t.kind == Kind::Digits || t.class.has(Class::NUMERIC | Class::CURRENCY_BEFORE);
    let noun = |t: &Token| t.class.has(Class::NOUN | Class::PERSON | Class::ADJECTIVE) && !t.class.has(Class::MEASURE);
    from.is_some_and(|k| tokens.get(k + 1).is_some_and(number) && !tokens.get(k + 2).is_some_and(noun))
}

/// `Siemens shed 12.50 to 716.50`, `up two to 51 1/2`: by how much a price moved, and to what. Behind the second figure stands
/// nothing that it could count, and it is too far off for a range.
fn to_level(lexed: &Lexed, i: usize) -> bool {
    const FAR: Decimal = Decimal::from_parts(10, 0, 0, false, 0);
    let token = |j: usize| lexed.tokens.get(j);
    // A fraction in figures, or a decimal, shows a price.
    let price = |j: usize| {
        token(j).is_some_and(|t| t.kind == Kind::Digits && !lexed.values[t.value as usize].is_integer())
            || token(j + 1).is_some_and(|t| matches!(t.kind, Kind::Hyphen))
                && token(j + 3).is_some_and(|t| t.kind == Kind::Slash)
    };
    let Some(to) = (i + 1..i + 6).find(|&j| token(j).is_some_and(|t| t.role == Role::To)) else { return false };
    let value = |j: usize| token(j).filter(|t| t.kind == Kind::Digits).map(|t| lexed.values[t.value as usize]);
    let small = value(i).or_else(|| token(i).filter(|t| t.class.has(Class::NUMBER)).map(|_| Decimal::ONE));
    let far = matches!((small, value(to + 1)), (Some(step), Some(level)) if level >= step * FAR);
    let end =
        (to + 1..to + 6).find(|&j| token(j).is_none_or(|t| matches!(t.kind, Kind::Word | Kind::Stop | Kind::Comma)));
    let counts = end.and_then(token).is_some_and(|t| {
        let counted =
            Class::NOUN | Class::PERSON | Class::MEASURE | Class::PERCENT | Class::MULTIPLIER | Class::ADJECTIVE;
        t.class.has(counted) || t.class.is_unknown() && t.kind == Kind::Word && !t.capital()
    });
    far && (price(i) || price(to + 1)) && !counts
}

/// `12,000 to 240,000`: too far apart for a range.
fn leads_far(lexed: &Lexed, i: usize) -> bool {
    const FAR: Decimal = Decimal::from_parts(4, 0, 0, false, 0);
    // `$19m to $402m`: over the currencies, and magnitudes that are the same.
    let token = |j: usize| lexed.tokens.get(j);
    let sign = |j: usize| usize::from(token(j).is_some_and(|t| t.class.has(Class::CURRENCY_BEFORE)));
    let magnitude = |t: &&Token| t.class.has(Class::MULTIPLIER) || t.kind == Kind::Word && t.glued();
    let by = |j: usize| token(j).filter(magnitude).map(|t| t.word);
    let digits = |j: usize| token(j).filter(|t| t.kind == Kind::Digits).map(|t| lexed.values[t.value as usize]);
    let step = i + sign(i);
    let to = step + 1 + usize::from(by(step + 1).is_some());
    let level = to + 1 + sign(to + 1);
    let alike = by(step + 1).is_none() || by(step + 1) == by(level + 1);
    match (digits(step), digits(level)) {
        (Some(step), Some(level)) if token(to).is_some_and(|t| t.role == Role::To) && alike => level >= step * FAR,
        _ => false,
    }
}

/// `3 pounds of rice`, `weighing 160 pounds`: pounds that weigh; but `3m pounds of debt`, `40 pounds of public money`.
fn weighed(all: Tokens<'_>, found: &Quantity) -> Measured {
    let tokens = all.tokens;
    let pounds = tokens[found.end - 1].role == Role::Pound && matches!(found.measured, Measured::Money(_));
    if !pounds || tokens[found.at].class.has(Class::CURRENCY_BEFORE) {
        return found.measured;
    }
    let weighs = tokens[found.first.saturating_sub(4)..found.first].iter().any(|t| t.role == Role::Weigh);
    let of = tokens.get(found.end).is_some_and(|t| t.role == Role::Of)
        && !tokens.get(found.end + 1).is_some_and(|t| t.class.has(Class::DETERMINER) || t.kind == Kind::Digits);
    let money = |t: &Token| t.role == Role::Cash || all.word(t).senses.iter().any(|s| s.of == Of::Money);
    let cash = tokens[found.end..].iter().skip(1).take(3).any(money);
    let many = tokens[found.at..found.end].iter().any(|t| t.class.has(Class::MULTIPLIER));
    if weighs || of && !cash && !many { Measured::Measure(all.lexicon.pound, false) } else { found.measured }
}

/// `the 10,000 mark`, `the 250-mark`: a level that something passes, and no sum in marks.
fn level(tokens: &[Token], found: &mut [Quantity]) {
    let Some(found) = found.last_mut() else { return };
    let last = found.end - 1;
    let the = found.first.checked_sub(1).is_some_and(|i| tokens[i].role == Role::Definite);
    let alone = tokens.get(found.end).is_none_or(|t| !t.class.has(Class::NOUN | Class::ADJECTIVE));
    if the && alone && matches!(found.measured, Measured::Money(_)) {
        let hyphen = last > 0 && tokens[last - 1].kind == Kind::Hyphen;
        *found = Quantity { measured: Measured::Count, end: last - usize::from(hyphen), attributive: false, ..*found };
    }
}

/// Whether the hyphen that a quantity begins with is a list's mark: so many of something are not fewer than none.
/// A dash with a blank behind it is a sign only where the number is all there is.
pub(super) fn is_list_mark(token: &Token, found: &Quantity, after: Option<&Token>) -> bool {
    if token.kind == Kind::Dash {
        return found.first > 0 || after.is_some();
    }
    let signed = token.kind == Kind::Hyphen && matches!(found.value, Value::At(v) if v.is_sign_negative());
    let counts = |t: &Token| t.class.has(Class::NOUN | Class::PERSON | Class::ADJECTIVE) || t.marks.has(Marks::PLURAL);
    signed && found.measured == Measured::Count && after.is_some_and(|t| t.kind == Kind::Word && counts(t))
}

/// Words with which a quantity may begin: numbers and hedges.
const BEGINS: Class = Class(Class::NUMERIC.0 | Class::HEDGE.0 | Class::CURRENCY_BEFORE.0);

/// By role: words that may stand among hedges, and those that begin a quantity only beside certain others.
const ROLES: [Begins; 256] = {
    let mut table = [Begins::Never; 256];
    let among = [Role::Indefinite, Role::Between, Role::Another, Role::Further, Role::TotalOf, Role::From, Role::Other];
    let mut i = 0;
    while i < among.len() {
        table[among[i] as usize] = Begins::Always;
        i += 1;
    }
    table[Role::Minus as usize] = Begins::Rarely;
    table[Role::No as usize] = Begins::Rarely;
    table
};

#[derive(Clone, Copy, PartialEq)]
enum Begins {
    Never,
    Rarely,
    Always,
}

/// Whether a quantity may begin at a token: a number, a hedge, a sign, or a word that may stand among hedges.
#[inline]
pub(super) fn begins(tokens: &[Token], i: usize) -> bool {
    let token = &tokens[i];
    if token.class.has(BEGINS) {
        return true;
    }
    match token.kind {
        Kind::Digits | Kind::Stamp => true,
        Kind::Hyphen | Kind::Dash => begins_rarely(tokens, i),
        _ => match ROLES[token.role as usize] {
            Begins::Always => true,
            Begins::Rarely => begins_rarely(tokens, i),
            Begins::Never => false,
        },
    }
}

/// A sign, or `zero` before its decimals; with the look at what is beside it that spares most such tokens the grammar.
fn begins_rarely(tokens: &[Token], i: usize) -> bool {
    let token = &tokens[i];
    let next = |test: fn(&Token) -> bool| tokens.get(i + 1).is_some_and(test);
    let figure = |t: &Token| t.kind == Kind::Digits || t.class.has(Class::CURRENCY_BEFORE);
    match token.kind {
        Kind::Hyphen => !token.glued() && next(figure),
        Kind::Dash => i == 0 && next(figure),
        _ => match token.role {
            // `plus or minus 3 points`
            Role::Minus => !(i > 0 && tokens[i - 1].role == Role::Or),
            Role::No => next(|t| t.role == Role::DecimalPoint),
            _ => false,
        },
    }
}

/// The first token from `at` that is digits or a number word: the currency before it is no part of a rejected form.
pub(super) fn first_number(lexed: &Lexed, at: usize, end: usize) -> usize {
    let number = |t: &Token| t.kind == Kind::Digits || t.class.has(Class::NUMERIC);
    lexed.tokens[at..end].iter().position(number).map_or(at, |by| at + by)
}
