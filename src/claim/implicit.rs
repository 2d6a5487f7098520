//! Implicit counts: `a woman`, `another man`, `no one`, `no casualties`, `both pilots`. They are claims only with an event
//! of people; here they become candidates, and the assembly drops those for which no such event is found.

use rust_decimal::Decimal;

use crate::{
    Qualifier,
    grammar::{Measured, Quantity, Value},
    lex::{Kind, Lexed, Token},
    lexicon::{Class, Role},
    span::Span,
};

/// Adds the sentence's implicit counts to its stated quantities, in order.
#[inline(never)]
pub(crate) fn find(lexed: &Lexed, quantities: &mut Vec<Quantity>) {
    let tokens = &lexed.tokens[..];
    let stated = quantities.len();
    // The first stated quantity that does not end before the token.
    let mut near = 0;
    let mut third = false;
    for &i in &lexed.counts {
        let i = i as usize;
        let token = &tokens[i];
        let value = match token.role {
            Role::Indefinite | Role::Another => Decimal::ONE,
            Role::Nobody | Role::No | Role::NoneOf => Decimal::ZERO,
            Role::Both => Decimal::TWO,
            _ => continue,
        };
        third |= token.role == Role::Indefinite && tokens.get(i + 1).is_some_and(|t| t.class.has(Class::ORDINAL));
        while near < stated && quantities[near].end <= i {
            near += 1;
        }
        if near < stated && quantities[near].first <= i || !may_count(tokens, i, token.role) {
            continue;
        }
        // `an elderly couple`
        let couple = |at: usize| lexed.tokens.get(at).is_some_and(|t| t.role == Role::Couple);
        let value = if token.role == Role::Indefinite && (i + 2..i + 4).any(couple) { Decimal::TWO } else { value };
        quantities.push(Quantity { additional: token.role == Role::Another, ..implicit(token.span, i, value) });
    }
    if third {
        one_more(lexed, quantities);
    }
    if !quantities.is_sorted_by_key(|q| q.first) {
        quantities.sort_by_key(|q| q.first);
    }
}

/// `two died and a third was hurt`: one person more, and no share of anything. `a second` is no stated quantity at all.
fn one_more(lexed: &Lexed, quantities: &mut Vec<Quantity>) {
    for at in lexed.counts.iter().map(|at| *at as usize) {
        let article = &lexed.tokens[at];
        if article.role != Role::Indefinite {
            continue;
        }
        let [ordinal, verb] = match lexed.tokens.get(at + 1..at + 3) {
            Some([ordinal, verb]) => [ordinal, verb],
            _ => continue,
        };
        // `a third were hurt` is a share.
        // Behind a share it is one too, and where a verb tells what many did.
        let rest = lexed.tokens.get(at + 2..).unwrap_or_default();
        let tells = Class::BE | Class::HAVE | Class::PAST | Class::VERB_BASE | Class::VERB_S;
        let told = rest.iter().any(|t| t.class.has(tells) && !t.class.has(Class::NOUN));
        let shares = lexed.tokens[..at]
            .iter()
            .any(|t| t.class.has(Class::PERCENT | Class::SHARE) && !t.class.has(Class::ORDINAL));
        let and = !told
            && !shares
            && at > 0
            && tokens_join(&lexed.tokens[at - 1])
            && matches!(verb.role, Role::In | Role::At | Role::On);
        let one = verb.role == Role::Singular || verb.class.has(Class::STATE) || and;
        if !ordinal.class.has(Class::ORDINAL) || !one {
            continue;
        }
        // Only behind others there is one more.
        let others = quantities.iter().any(|q| q.end <= at);
        let share = |q: &Quantity| q.first == at && q.end == at + 2 && q.share && q.hedge.is_none();
        if !others || quantities.iter().any(|q| q.first <= at + 1 && at < q.end && !share(q)) {
            continue;
        }
        let more = Quantity { end: at + 2, additional: true, ..implicit(article.span, at, Decimal::ONE) };
        match quantities.iter().position(share) {
            Some(place) => quantities[place] = more,
            None => quantities.push(more),
        }
    }
}

fn tokens_join(token: &Token) -> bool {
    token.role == Role::And || token.kind == Kind::Comma
}

fn implicit(number: Span, at: usize, value: Decimal) -> Quantity {
    Quantity {
        number,
        qualifier: Qualifier::Exactly,
        hedge: None,
        value: Value::At(value),
        measured: Measured::Count,
        first: at,
        end: at + 1,
        at,
        additional: false,
        total: false,
        attributive: false,
        implicit: true,
        share: false,
        one: value == Decimal::ONE,
    }
}

/// A cheap look ahead: an article needs a noun for a person before its phrase ends.
fn may_count(tokens: &[Token], i: usize, role: Role) -> bool {
    if matches!(role, Role::Nobody | Role::NoneOf) {
        return true;
    }
    // `one man died and another was hurt`: a verb right behind it.
    let alone = |next: &Token| {
        let verb = Class::BE | Class::HAVE | Class::MODAL | Class::EVENT_VERB | Class::STATE;
        next.kind == Kind::Word && next.class.has(verb)
    };
    if (role == Role::Another || role == Role::Both && i == 0) && tokens.get(i + 1).is_some_and(alone) {
        return true;
    }
    // `killed one and injured another`: behind the verb that does it to him.
    let behind = i > 0
        && tokens[i - 1].class.has(Class::EVENT_VERB | Class::STATE)
        && tokens[i - 1].class.has(Class::PAST | Class::ING);
    let ends = tokens.get(i + 1).is_none_or(|t| {
        t.kind != Kind::Word || t.class.has(Class::PREPOSITION | Class::COORDINATOR | Class::SUBORDINATOR)
    });
    if role == Role::Another && behind && ends {
        return true;
    }
    let link = Class::PREPOSITION | Class::COORDINATOR | Class::BE | Class::HAVE | Class::MODAL | Class::RELATIVE;
    let link = if matches!(role, Role::Both | Role::No) { Class::NONE } else { link };
    let determiner = if role == Role::Both { Class::NONE } else { Class::DETERMINER };
    for token in tokens.iter().skip(i + 1).take(9) {
        let c = token.class;
        let ends = !matches!(token.kind, Kind::Word | Kind::Hyphen | Kind::Digits | Kind::Quote)
            || c.has(link) && token.role != Role::That
            || c.has(determiner) && token.role != Role::Other;
        if ends {
            return false;
        }
        let person = c.has(Class::PERSON);
        let counts = match role {
            Role::No | Role::Any => person || c.has(Class::EVENT_NOUN) || token.role == Role::Life,
            Role::Both => person && c.has(Class::PLURAL),
            Role::Another if token.role == Role::Death && !c.has(Class::PLURAL) => true,
            _ => {
                person && (!c.has(Class::PLURAL) || c.has(Class::EVENT_NOUN))
                    || token.role == Role::Old
                    || c.is_unknown()
            }
        };
        if counts {
            return true;
        }
    }
    false
}
