//! Numbers that are ages.

use super::{
    age_apart::{is_named, set_apart},
    ages, number,
    quantity::point_value,
    reject::Around,
};
use crate::{
    Qualifier,
    lex::{Kind, Shape, Token},
    lexicon::{Class, Role},
};

/// `aged 45`, `12-year-old`, `45 years old`, `, 58,` after a name
#[inline]
pub(super) fn age(around: &Around<'_>, i: usize) -> Option<usize> {
    if around.ages || around.aged || may_follow(around, i) { told_age(around, i) } else { None }
}

/// Whether an age may stand behind what is before the token, where no word of the sentence tells of ages.
#[inline]
fn may_follow(around: &Around<'_>, i: usize) -> bool {
    let follows = |t: &Token| {
        matches!(t.kind, Kind::Comma | Kind::Open | Kind::Dash)
            || matches!(t.role, Role::And | Role::Of | Role::Aged | Role::Between | Role::Turn | Role::Both | Role::At)
            || t.class.has(Class::DATE_WORD | Class::ADVERB | Class::PERSON)
            || t.class.has(Class::POSSESSIVE | Class::HEDGE | Class::BE)
    };
    let opens = around.token(i + 1).is_some_and(|t| t.kind == Kind::Comma)
        && around.token(i + 2).is_some_and(|t| t.class.has(Class::BE));
    opens
        || around.token(i).is_some_and(|t| t.shape.has(Shape::GAP))
        || around.before(i, 1).is_some_and(follows)
        || around.before(i, 2).is_some_and(|t| t.role == Role::Of)
}

#[inline(never)]
fn told_age(around: &Around<'_>, i: usize) -> Option<usize> {
    let token = around.token(i)?;
    if around.aged && ages::holds(around.all.tokens, i) {
        return Some(1);
    }
    let beside = |t: &Token| matches!(t.kind, Kind::Comma | Kind::Open | Kind::Dash) || t.role == Role::And;
    let short = token.kind == Kind::Digits && token.span.end - token.span.start <= 2;
    if short && let Some(used) = set_apart(around, i) {
        return Some(used);
    }
    if short && around.before(i, 1).is_some_and(beside) && ages::holds_bare(around.all.tokens, i) {
        return Some(1);
    }
    // `who were 81 and 79`
    let beside_age = short
        && around.before(i, 1).is_some_and(|t| t.role == Role::And)
        && around.before(i, 2).is_some_and(|t| t.kind == Kind::Digits)
        && around.token(i + 1).is_none_or(|t| t.kind != Kind::Word);
    if beside_age && age(around, i - 2) == Some(1) {
        return Some(1);
    }
    // `two teenagers, 17 and 19 years old`
    let shared = around.token(i + 1).is_some_and(|t| matches!(t.role, Role::And | Role::Or | Role::To))
        && around.token(i + 2).is_some_and(|t| t.kind == Kind::Digits || t.class.has(Class::NUMBER))
        && around.token(i + 3).is_some_and(|t| t.class.has(Class::TIME))
        && around.token(i + 4).is_some_and(|t| t.role == Role::Old);
    let people = |t: &Token| t.class.has(Class::PERSON) && t.class.has(Class::PLURAL);
    if shared && around.before(i, 1).is_some_and(|t| beside(t) || people(t)) {
        return Some(1);
    }
    // `Ana and Mia, both 22, drowned`
    let both = short
        && around.before(i, 3).is_some_and(|t| t.class.is_unknown() || t.class.has(Class::NAME))
        && around.before(i, 1).is_some_and(|t| t.role == Role::Both)
        && around.token(i + 1).is_none_or(|t| matches!(t.kind, Kind::Comma | Kind::Stop | Kind::Close));
    if both {
        return Some(1);
    }
    // `would have turned 17 today`; but `turned 17 people away`
    let ends = |t: &Token| {
        t.kind != Kind::Word
            || t.class.has(Class::DATE_WORD | Class::WEEKDAY)
            || matches!(t.role, Role::In | Role::On)
            || t.class.has(Class::HEDGE) && t.class.has(Class::PREPOSITION) && !t.class.has(Class::ADVERB)
    };
    // `turned four this month`
    let spelled = token.class.has(Class::NUMBER)
        && around
            .token(i + 1)
            .is_none_or(|t| t.kind != Kind::Word || t.role == Role::Last || t.class.has(Class::DATE_WORD));
    let this = |t: &Token| ends(t) || spelled && t.class.has(Class::DETERMINER) && t.role != Role::Other;
    let turned = (short || spelled)
        && around.before(i, 1).is_some_and(|t| t.role == Role::Turn)
        && around.token(i + 1).is_none_or(this);
    if turned {
        return Some(1);
    }
    // `in their 20's`
    // `in his early 30's`
    let early = usize::from(
        around.before(i, 1).is_some_and(|t| t.class.has(Class::ADJECTIVE | Class::DATE_WORD | Class::ADVERB)),
    );
    let owned = around.before(i, 1 + early).is_some_and(|t| t.class.has(Class::POSSESSIVE));
    if short && owned && around.token(i + 1).is_some_and(|t| t.glued() && t.class.has(Class::POSSESSIVE)) {
        return Some(2);
    }
    let previous = around.before(i, 1);
    let of_age =
        previous.is_some_and(|t| t.role == Role::Of) && around.before(i, 2).is_some_and(|t| t.role == Role::Aged);
    // `aged over 65`
    let bounded = previous.is_some_and(|t| t.class.has(Class::HEDGE))
        && around.before(i, 2).is_some_and(|t| t.role == Role::Aged);
    let told = previous.is_some_and(|t| t.role == Role::Aged) || of_age || bounded;
    // `a boy of about 10`
    let person_of = (1..=2).any(|k| {
        around.before(i, k).is_some_and(|t| t.role == Role::Of)
            && around.before(i, k + 1).is_some_and(|t| t.class.has(Class::PERSON) && !t.class.has(Class::PLURAL))
    });
    // `girls between 11 and 16`
    let between = previous.is_some_and(|t| t.role == Role::Between)
        && around.before(i, 2).is_some_and(|t| t.class.has(Class::PERSON) && t.class.has(Class::PLURAL));
    if between && let Some(used) = two_ages(around, i) {
        return Some(used);
    }
    // `children under five`, `two are under 10`; but `the toll is over 50`.
    let bounds = |t: &Token| {
        let name = around.all.word(t).before;
        t.class.has(Class::PREPOSITION) && matches!(name, Some(Qualifier::LessThan | Qualifier::MoreThan))
    };
    let counts = Class::NUMBER | Class::MULTIPLIER | Class::VAGUE;
    let thing = |t: &Token| t.class.has(Class::NOUN) && !t.class.has(Class::PERSON | Class::STATE | counts);
    let tally = || {
        around.before(i, 3).is_some_and(thing)
            || (3..=6).filter_map(|k| around.before(i, k)).any(|t| t.class.has(Class::TALLY))
    };
    let bound = previous.is_some_and(|t| t.class.has(Class::HEDGE) && t.class.has(Class::PREPOSITION))
        && around.before(i, 2).is_some_and(|t| {
            // `every child under three`; in `arrested about 40` the word is a verb.
            let one =
                Class::TALLY | Class::EVENT_NOUN | Class::STATE | Class::PAST | Class::PARTICIPLE | Class::VERB_BASE;
            t.class.has(Class::PERSON)
                && (t.class.has(Class::PLURAL) || !t.class.has(one) && t.role != Role::Collective)
                || matches!(t.role, Role::OfThem | Role::They)
                    && around.token(i + 1).is_none_or(|t| t.kind != Kind::Word)
                || t.class.has(Class::BE) && previous.is_some_and(bounds) && !tally()
        });
    // `her youngest son is 14`, `the youngest of whom was 79`
    let one_person = |t: &Token| {
        t.class.has(Class::PERSON) && !t.class.has(Class::PLURAL) && !t.class.has(Class::TALLY | Class::EVENT_NOUN)
            || matches!(t.role, Role::He | Role::OfThem | Role::Eldest | Role::Who)
    };
    // `the victim was also 15`
    let also = usize::from(previous.is_some_and(|t| t.class.has(Class::ADVERB) && !t.class.has(Class::HEDGE)));
    let copula = around.before(i, 1 + also).is_some_and(|t| t.class.has(Class::BE) && !t.class.has(Class::ING | Class::PLURAL))
        // `the mayor said the toll was 14`
        && (2..=5)
            .filter_map(|k| around.before(i, k))
            .take_while(|t| t.kind == Kind::Word && !t.class.has(Class::TALLY))
            .any(one_person);
    // `Nadia Orlo, 34, was hurt`
    let closes = |t: &Token| {
        matches!(t.kind, Kind::Comma | Kind::Close | Kind::Stop | Kind::Semicolon)
            // `Tom Adler, 31 who was shot`: the comma behind it is often left out.
            || t.role == Role::Who
            || t.role == Role::And && around.one_case
    };
    let named = |t: &Token| is_named(around, t);
    // `Eric Jordan, 19, was hurt`: a surname that is a country's name too.
    let surname = || {
        let name =
            |t: &Token| t.capital() && (t.class.is_unknown() || t.class.has(Class::NAME)) && !t.class.has(Class::PLACE);
        let verb = |t: &Token| t.class.has(Class::BE | Class::HAVE | Class::PAST) || t.role == Role::Of;
        !around.one_case
            && around.before(i, 2).is_some_and(|t| t.class.has(Class::PLACE) && t.capital())
            && around.before(i, 3).is_some_and(name)
            && match around.token(i + 1) {
                // `the death of Eric Jordan, 19.`
                None => true,
                Some(t) if t.kind == Kind::Stop => true,
                Some(t) => t.kind == Kind::Comma && around.token(i + 2).is_some_and(verb),
            }
    };
    // `Lind, then 16, fled`, `Orlo, now 29, said`
    let counted = Class::PLURAL | Class::STATE | Class::PARTICIPLE | Class::ADJECTIVE;
    let then = usize::from(previous.is_some_and(|t| t.class.has(Class::DATE_WORD | Class::ADVERB)));
    let aside = token.kind == Kind::Digits
        && around.before(i, 1 + then).is_some_and(|t| t.kind == Kind::Comma)
        && around.token(i + 1).is_none_or(closes)
        && (around.before(i, 2 + then).is_some_and(|t| named(t) && (then == 0 || !t.class.has(counted))) || surname());
    // `The victim who died, 16, was shot twice`: between the commas that part a clause of one person from its verb.
    let apart = short
        && previous.is_some_and(|t| t.kind == Kind::Comma)
        && around.token(i + 1).is_some_and(|t| t.kind == Kind::Comma)
        && around.token(i + 2).is_some_and(|t| t.class.has(Class::BE | Class::HAVE))
        && (2..=7).filter_map(|k| around.before(i, k)).any(|t| t.role == Role::Who);
    if apart {
        return Some(1);
    }
    // Without any of these around it no number is an age, and it need not be read again.
    let possible = around.ages || told || person_of || bound || copula || aside;
    if !possible || !number::may_begin(around.from(i)) {
        return None;
    }
    let (rest, number) = number::number(around.from(i)).ok()?;
    let used = around.all.tokens.len() - i - rest.tokens.len();
    let skip_hyphen = |j: usize| if around.token(j).is_some_and(|t| t.kind == Kind::Hyphen) { j + 1 } else { j };
    let j = skip_hyphen(i + used);
    if around.token(j).is_some_and(|t| t.class.has(Class::TIME)) {
        let k = skip_hyphen(j + 1);
        if around.token(k).is_some_and(|t| t.role == Role::Old) {
            return Some(k + 1 - i);
        }
    }
    // `a 16yo`
    if around.token(i + used).is_some_and(|t| t.role == Role::Old && t.glued()) {
        return Some(used + 1);
    }
    // `younger than 30 rivals`, `younger than three of them`
    let of_others = around.token(i + used).is_some_and(|t| {
        matches!(t.role, Role::Of | Role::OfThem)
            || t.class.has(Class::PLURAL) && t.class.has(Class::NOUN | Class::PERSON)
    });
    if told && !of_others {
        return Some(used);
    }
    let value = point_value(&number)?;
    let followed = |by: Class| around.token(i + used).is_none_or(|t| t.kind != Kind::Word || t.class.has(by));
    let alone = Class::COORDINATOR | Class::BE | Class::HAVE;
    // `a woman of 70 drowned`; but `a gang of 40 attacked`
    let one_of = |k: usize| {
        around.before(i, k).is_some_and(|t| t.role == Role::Of)
            && around.before(i, k + 1).is_some_and(|t| {
                let groups = around.all.word(t).groups;
                groups.0 & around.all.lexicon.sexes_and_ages.0 != 0 && !t.class.has(Class::PLURAL)
            })
    };
    let behind =
        if (1..=2).any(one_of) { alone | Class::PAST | Class::VERB_S | Class::MODAL | Class::RELATIVE } else { alone };
    if person_of && followed(behind) && value <= 110.into() {
        return Some(used);
    }
    let clause = Class::RELATIVE | Class::SUBORDINATOR;
    let nothing_counted = alone | Class::PREPOSITION | Class::VERB_BASE | Class::PAST | Class::MODAL | clause;
    if bound && followed(nothing_counted) && value <= 100.into() {
        return Some(used);
    }
    let then = around.token(i + used).is_some_and(|t| t.role == Role::At);
    if copula && (then || followed(Class::COORDINATOR | Class::SUBORDINATOR)) && value <= 120.into() {
        return Some(used);
    }
    (aside && used == 1 && value <= 120.into()).then_some(1)
}

/// `11 and 16`, with nothing behind that they could count: how many tokens they are.
fn two_ages(around: &Around<'_>, i: usize) -> Option<usize> {
    let one = |at: usize| {
        let (rest, number) = number::number(around.from(at)).ok()?;
        let age = point_value(&number).is_some_and(|value| value <= 110.into());
        age.then_some(around.all.tokens.len() - rest.tokens.len())
    };
    let joint = one(i).filter(|&j| around.token(j).is_some_and(|t| t.role == Role::And))?;
    let end = one(joint + 1)?;
    let counts = Class::NOUN | Class::ADJECTIVE | Class::MULTIPLIER | Class::PERCENT;
    let alone = around.token(end).is_none_or(|t| t.kind != Kind::Word || !t.class.has(counts) && !t.class.is_unknown());
    alone.then_some(end - i)
}
