//! What the lexer tells about a word: broad classes as bits, and for closed-class words the one role they play.

use serde::{Deserialize, Serialize};
use std::ops::{BitOr, BitOrAssign};

/// A set of word classes. A word may stand in several (`attack` is a noun and a verb); the shallow parse decides.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
pub(crate) struct Class(pub u64);

macro_rules! classes {
    ($($bit:literal $name:ident $text:literal $(#[$doc:meta])*;)+) => {
        impl Class {
            $($(#[$doc])* pub const $name: Class = Class(1 << $bit);)+

            /// The class with this name in a lexicon file.
            pub fn from_name(name: &str) -> Option<Class> {
                match name {
                    $($text => Some(Class::$name),)+
                    // Kinds of names and nouns that stand for several classes at once.
                    "country" | "city" | "region" => Some(Class::NAME | Class::PLACE),
                    "organisation" => Some(Class::NAME | Class::SOURCE),
                    "given_name" => Some(Class::NAME | Class::TITLE),
                    "intention" => Some(Class::FORECAST | Class::HYPOTHESIS),
                    "noun_ing" => Some(Class::NOUN | Class::NOUN_LIKE),
                    "noun_ed" => Some(Class::ADJECTIVE | Class::NOUN_LIKE),
                    _ => None,
                }
            }

            /// Every class name that a lexicon file may use.
            pub const NAMES: &'static [&'static str] = &[$($text,)+];
        }
    };
}

classes! {
    0 NUMBER "number";
    1 MULTIPLIER "multiplier";
    2 VAGUE "vague";
    3 HEDGE "hedge";
    4 HEDGE_AFTER "hedge_after";
    5 DETERMINER "determiner";
    6 POSSESSIVE "possessive";
    7 PRONOUN "pronoun";
    8 PREPOSITION "preposition";
    9 COORDINATOR "coordinator";
    10 SUBORDINATOR "subordinator";
    11 RELATIVE "relative";
    12 BE "be";
    13 HAVE "have";
    14 DO "do";
    15 MODAL "modal";
    16 NEGATOR "negator";
    17 ADVERB "adverb";
    18 ADJECTIVE "adjective";
    19 NOUN "noun";
    20 PLURAL "plural";
    21 VERB_BASE "verb_base";
    22 VERB_S "verb_s";
    23 PAST "past";
    24 PARTICIPLE "participle";
    25 ING "ing";
    26 PERSON "person";
    27 TIME "time" /** units of time and parts of the day */;
    28 MONTH "month";
    29 WEEKDAY "weekday";
    30 TITLE "title";
    31 REPORTING "reporting";
    32 ORDINAL "ordinal";
    33 MEASURE "measure";
    34 CURRENCY_BEFORE "currency_before";
    35 CURRENCY_AFTER "currency_after";
    36 PERCENT "percent";
    37 STATE "state" /** an adjective or phrase that shows an event: `dead`, `missing` */;
    38 EVENT_VERB "event_verb";
    39 EVENT_NOUN "event_noun";
    40 NAME "name" /** only ever a name: countries, cities, organisations, given names */;
    41 PLACE "place";
    42 SOURCE "source" /** a noun or name that speaks: `officials`, `UNHCR` */;
    43 ABBREVIATION "abbreviation";
    44 ABBREVIATION_BEFORE_NAME "abbreviation_before_name";
    45 IDENTIFIER "identifier" /** the number after it names, it does not count: `Boeing`, `Highway`, `No.` */;
    46 SHARE "share" /** `half`, `third`, `quarter` */;
    47 PHRASE_START "phrase_start";
    48 LIGHT "light" /** verbs that leave the event to what follows: `left 12 dead` */;
    49 CATENATIVE "catenative" /** verbs whose subject or object does the next verb: `forced to flee` */;
    50 DATE_PREPOSITION "date_preposition";
    51 MASS "mass";
    52 CAPITALISED "capitalised" /** counts only where the word is written with a capital */;
    53 DEMONYM "demonym";
    54 DATE_WORD "date_word" /** `yesterday`, `today`, `overnight` */;
    55 MOTION "motion" /** verbs that move a tally: `rose`, `climbed`, `reached` */;
    56 NOUN_LIKE "noun_like" /** ends like a verb form but is a noun: `shooting`, `hundred` */;
    57 FACILITY "facility" /** a noun that makes a name before it a place: `province`, `hospital` */;
    58 TALLY "tally" /** `toll`, `number`, `total`: what its figure counts is said around it */;
    59 DOUBT "doubt" /** makes an event possible: `feared`, `believed` */;
    60 FORECAST "forecast" /** makes an event one to come: `expected`, `will` */;
    61 HYPOTHESIS "hypothesis" /** makes an event supposed: `if`, `threatened` */;
    62 DENIAL "denial";
    63 INTRANSITIVE "intransitive" /** a verb that takes no object: its past tense is no participle */;
}

impl Class {
    pub const NONE: Class = Class(0);
    /// Any form of a verb.
    pub const VERBAL: Class =
        Class(Class::VERB_BASE.0 | Class::VERB_S.0 | Class::PAST.0 | Class::PARTICIPLE.0 | Class::ING.0);
    /// A word that can carry a number.
    pub const NUMERIC: Class = Class(Class::NUMBER.0 | Class::MULTIPLIER.0 | Class::VAGUE.0 | Class::SHARE.0);

    pub fn has(self, any: Class) -> bool {
        self.0 & any.0 != 0
    }

    /// No more than marks of how the word is written or begins a phrase: the lexicon says nothing of it.
    pub fn is_unknown(self) -> bool {
        self.0 & !(Class::PHRASE_START.0 | Class::CAPITALISED.0) == 0
    }

    pub fn without(self, some: Class) -> Class {
        Class(self.0 & !some.0)
    }
}

impl BitOr for Class {
    type Output = Class;
    fn bitor(self, other: Class) -> Class {
        Class(self.0 | other.0)
    }
}

impl BitOrAssign for Class {
    fn bitor_assign(&mut self, other: Class) {
        self.0 |= other.0;
    }
}

impl Role {
    /// A pronoun for persons: `he`, `they`, `we`.
    pub fn is_personal(self) -> bool {
        matches!(self, Role::He | Role::They | Role::We)
    }

    /// A verb whose subject meets what its object tells: `recorded 12 deaths`, `suffered 40 casualties`.
    pub fn undergoes(self) -> bool {
        matches!(self, Role::Undergo | Role::Suffer)
    }

    /// A word of an implicit count: `a woman`, `no casualties`, `both pilots`.
    pub fn is_implicit_count(self) -> bool {
        matches!(self, Role::Indefinite | Role::Another | Role::Nobody | Role::No | Role::NoneOf | Role::Both)
    }
}

macro_rules! roles {
    ($($variant:ident $text:literal,)+) => {
        /// The one part that a closed-class word plays in a rule of the grammar or of the parse.
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
        #[repr(u8)]
        pub(crate) enum Role {
            #[default]
            None,
            $($variant,)+
        }

        impl Role {
            /// Every role, by its number.
            pub const ALL: &'static [Role] = &[Role::None, $(Role::$variant,)+];

            /// The role with this name in a lexicon file.
            pub fn from_name(name: &str) -> Option<Role> {
                match name { $($text => Some(Role::$variant),)+ _ => None }
            }

            /// Every role name that a lexicon file may use.
            pub const NAMES: &'static [&'static str] = &[$($text,)+];

            /// The name that a lexicon file has for it.
            pub fn name(self) -> &'static str {
                match self { $(Role::$variant => $text,)+ Role::None => "none" }
            }
        }
    };
}

roles! {
    Indefinite "indefinite",
    Definite "definite",
    Of "of",
    To "to",
    And "and",
    Or "or",
    But "but",
    Between "between",
    From "from",
    In "in",
    OutOf "out_of",
    Per "per",
    Each "each",
    Every "every",
    At "at",
    By "by",
    For "for",
    On "on",
    With "with",
    Without "without",
    Including "including",
    Among "among",
    AmongThem "among_them",
    OfThem "of_them",
    OfWhom "of_whom",
    Another "another",
    Further "further",
    Other "other",
    More "more",
    Fewer "fewer",
    Both "both",
    Nobody "nobody",
    No "no",
    NoneOf "none_of",
    Any "any",
    All "all",
    Times "times",
    Old "old",
    That "that",
    Than "than",
    According "according",
    Not "not",
    If "if",
    There "there",
    SoFar "so_far",
    TotalOf "total_of",
    Half "half",
    AHalf "a_half",
    Point "point",
    DecimalPoint "decimal_point",
    Range "range",
    Through "through",
    They "they",
    He "he",
    PossessivePronoun "possessive_pronoun",
    Couple "couple",
    Only "only",
    Number "number_noun",
    Minus "minus",
    Decade "decade",
    Last "last",
    Ago "ago",
    Since "since",
    Until "until",
    Aged "aged",
    Magnitude "magnitude",
    Clock "clock",
    TimeZone "time_zone",
    Who "who",
    Able "able",
    Singular "singular",
    Which "which",
    Dead "dead",
    Remaining "remaining",
    Death "death",
    Them "them",
    Strong "strong",
    Such "such",
    Worth "worth",
    Odd "odd",
    Block "block",
    Apiece "apiece",
    One "one",
    Life "life",
    Along "along",
    Body "body",
    Those "those",
    Case "case",
    Tell "tell",
    Quoted "quoted",
    Seen "seen",
    Give "give",
    Accuse "accuse",
    CitedSource "cited_source",
    Show "show",
    It "it",
    Begin "begin",
    Erupt "erupt",
    Prior "prior",
    Before "before",
    Occur "occur",
    Law "law",
    Cause "cause",
    Where "where",
    Storms "storms",
    Siege "siege",
    Happening "happening",
    What "what",
    Holiday "holiday",
    Season "season",
    During "during",
    Moment "moment",
    TotalNoun "total_noun",
    Collective "collective",
    UpTo "up_to",
    Former "former",
    Capacity "capacity",
    Heads "heads",
    As "as",
    AsOf "as_of",
    Compared "compared",
    Single "single",
    Undergo "undergo",
    Call "call",
    Phase "phase",
    Country "country",
    Into "into",
    Hazard "hazard",
    Container "container",
    After "after",
    Level "level",
    We "we",
    Represent "represent",
    Compares "compares",
    Client "client",
    Aboard "aboard",
    InVain "in_vain",
    Fatal "fatal",
    Compel "compel",
    Compass "compass",
    Eldest "eldest",
    Topic "topic",
    Part "part",
    Fiscal "fiscal",
    Him "him",
    Blame "blame",
    Issued "issued",
    Sole "sole",
    Comprise "comprise",
    Era "era",
    Asserts "asserts",
    Turn "turn",
    Himself "himself",
    Find "find",
    Naming "naming",
    Toll "toll",
    Enough "enough",
    Cover "cover",
    Toponym "toponym",
    Go "go",
    Damage "damage",
    Few "few",
    Outlet "outlet",
    Minor "minor",
    Hold "hold",
    Security "security",
    Hardly "hardly",
    Officer "officer",
    Charge "charge",
    Court "court",
    Sized "sized",
    Way "way",
    Strength "strength",
    Pound "pound",
    Weigh "weigh",
    Cash "cash",
    Does "does",
    Report "report",
    Lives "lives",
    Reached "reached",
    Reward "reward",
    Avert "avert",
    Speak "speak",
    Degree "degree",
    Bearing "bearing",
    Annual "annual",
    Outsider "outsider",
    Member "member",
    Rate "rate",
    Seek "seek",
    Account "account",
    Brawl "brawl",
    Venue "venue",
    Department "department",
    Suffer "suffer",
    Inflict "inflict",
}
