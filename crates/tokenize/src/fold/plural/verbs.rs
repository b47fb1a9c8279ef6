//! English verbs that are rarely nouns, so that their form in -s is not a plural.

/// Verbs in the order of bytes.
///
/// Source: `WordNet` 3.1 (Princeton University, permissive licence), by the tagged senses in `index.sense`: verbs
/// with three or more that are not in `index.noun`, and verbs with fifteen or more, and at least seven times as
/// many as the noun with the same letters. Of the latter those are left out whose plural is common in news:
/// `calls`, `moves`, `offers`, `wins`; and `live`, since `lives` is the plural of `life`.
#[rustfmt::skip]
const VERBS: [&str; 915] = [
    "abet", "abide", "abolish", "absorb", "accelerate", "accept", "accommodate", "accompany", "accomplish",
    "accost", "accumulate", "accuse", "achieve", "acknowledge", "acquiesce", "acquire", "activate", "adapt",
    "add", "adhere", "adjoin", "adjourn", "adjust", "administer", "admire", "admit", "adopt", "adorn",
    "advertise", "advise", "affect", "affirm", "afford", "aggravate", "agitate", "agree", "alienate",
    "align", "allege", "alleviate", "allocate", "allot", "allow", "alter", "amaze", "amend", "amplify",
    "amuse", "analyze", "announce", "annoy", "anticipate", "apologize", "appear", "appease", "applaud",
    "apply", "appoint", "apportion", "appreciate", "apprehend", "approve", "approximate", "argue", "arise",
    "arouse", "arrange", "arrive", "articulate", "ascend", "ascertain", "ascribe", "ask", "assail",
    "assemble", "assert", "assess", "assign", "assimilate", "assume", "assure", "astound", "attach",
    "attain", "attend", "attest", "attract", "augment", "authorize", "avert", "avoid", "await", "awaken",
    "banish", "baptize", "bask", "bawl", "beckon", "become", "befall", "begin", "behave", "behold", "belie",
    "believe", "belong", "beset", "besmirch", "bestow", "bethink", "betray", "bewilder", "bind", "bleed",
    "bless", "borrow", "bother", "breathe", "bring", "broaden", "burgeon", "bury", "calculate", "calibrate",
    "capitalize", "carry", "carve", "cater", "cavort", "cease", "celebrate", "certify", "characterize",
    "cherish", "chide", "choose", "choreograph", "circulate", "cite", "clarify", "classify", "clear",
    "cling", "close", "clothe", "coalesce", "coincide", "collaborate", "collect", "combine", "come",
    "commemorate", "commence", "commend", "communicate", "compare", "compel", "compensate", "compete",
    "compile", "complain", "complete", "complicate", "comply", "compose", "comprehend", "comprise",
    "conceal", "concede", "conceive", "conclude", "concur", "condemn", "condense", "confess", "confide",
    "confine", "confirm", "confront", "confuse", "congratulate", "connect", "conquer", "consider",
    "consign", "consist", "consolidate", "conspire", "constitute", "construct", "construe", "consult",
    "consume", "consummate", "contain", "contaminate", "contemplate", "contend", "continue", "contradict",
    "contribute", "convey", "convince", "cooperate", "correct", "correspond", "corroborate", "counteract",
    "crave", "create", "cringe", "criticize", "croon", "crucify", "crystallize", "culminate", "cultivate",
    "curtail", "dampen", "dangle", "darken", "deceive", "decide", "declare", "decompose", "decorate",
    "decry", "dedicate", "deduce", "deduct", "deem", "defend", "defer", "define", "defy", "deliver",
    "demonstrate", "demythologize", "denote", "denounce", "deny", "depart", "depend", "depict", "depress",
    "deprive", "derive", "descend", "describe", "deserve", "designate", "despise", "destine", "destroy",
    "detach", "detect", "deteriorate", "determine", "detonate", "devastate", "develop", "devise", "devote",
    "diagnose", "dialyze", "differ", "differentiate", "diffuse", "dilate", "dilute", "diminish", "dine",
    "direct", "disagree", "disappear", "disappoint", "disapprove", "discern", "disclose", "discontinue",
    "discourage", "discover", "discriminate", "discuss", "dismiss", "disobey", "dispel", "dispense",
    "disperse", "dispose", "disrupt", "disseminate", "dissipate", "dissuade", "distill", "distinguish",
    "distort", "distract", "distribute", "disturb", "divert", "divide", "do", "dominate", "donate",
    "dramatize", "drown", "dwell", "dwindle", "earn", "eat", "economize", "educate", "eject", "elapse",
    "elect", "elevate", "elicit", "eliminate", "elude", "embody", "emerge", "emit", "emphasize", "employ",
    "enable", "enact", "enclose", "encompass", "encourage", "endanger", "endear", "endorse", "endow",
    "endure", "enforce", "engage", "engender", "engulf", "enhance", "enjoin", "enjoy", "enlarge", "enlist",
    "enrich", "enrol", "enroll", "ensue", "ensure", "enter", "entertain", "entitle", "entrust", "envelop",
    "envision", "epitomize", "equate", "equip", "erase", "erect", "err", "erupt", "espouse", "establish",
    "evade", "evaluate", "evoke", "evolve", "exaggerate", "exalt", "examine", "exceed", "excite", "exclaim",
    "exclude", "execute", "exemplify", "exert", "exist", "expand", "expect", "expel", "expend", "expire",
    "explain", "explode", "explore", "expose", "expound", "extend", "exterminate", "extrapolate",
    "facilitate", "fail", "falsify", "fascinate", "fasten", "feel", "fill", "find", "flatten", "flatter",
    "flee", "follow", "forbid", "forego", "foresee", "forestall", "forget", "forgive", "formulate",
    "forsake", "fortify", "fractionate", "frighten", "frustrate", "fulfil", "fulfill", "furnish", "further",
    "gather", "generalize", "generate", "gesticulate", "get", "give", "glorify", "gnaw", "go", "govern",
    "greet", "grieve", "grow", "happen", "harden", "hasten", "have", "heal", "hear", "heighten", "help", "hesitate",
    "hinder", "hold", "hover", "hurtle", "hypothesize", "identify", "ignite", "ignore", "illuminate",
    "illumine", "illustrate", "imagine", "imbed", "imitate", "impair", "impart", "impede", "implore",
    "imply", "impose", "impress", "imprison", "improve", "improvise", "impute", "inaugurate", "incite",
    "include", "incorporate", "incur", "indicate", "induce", "induct", "indulge", "infect", "infer",
    "infiltrate", "inflict", "inform", "infuriate", "ingest", "inhabit", "inherit", "inject", "injure",
    "inquire", "insist", "inspect", "inspire", "instal", "install", "instruct", "insulate", "insure",
    "integrate", "intend", "intensify", "interfere", "interlace", "interpose", "interpret", "interrupt",
    "intersect", "intervene", "intimidate", "intone", "introduce", "intrude", "inure", "invade", "invent",
    "invest", "investigate", "invoke", "involve", "irritate", "isolate", "itemize", "jeopardize", "join",
    "justify", "keep", "kidnap", "kill", "know", "lay", "learn", "lend", "lessen", "let", "liberate",
    "linger", "listen", "loathe", "locate", "look", "loosen", "lose", "lurk", "magnify", "maintain", "make",
    "manage", "manipulate", "marry", "materialize", "maximize", "meditate", "memorize", "merge", "migrate",
    "mingle", "minimize", "mislead", "misunderstand", "mitigate", "mobilize", "modernize", "modify",
    "moisten", "monopolize", "motivate", "mourn", "multiply", "mutter", "necessitate", "negotiate",
    "neutralize", "nominate", "notify", "nourish", "obey", "oblige", "obliterate", "obscure", "observe",
    "obstruct", "obtain", "occupy", "occur", "officiate", "omit", "operate", "oppose", "ordain", "organize",
    "originate", "oust", "outdistance", "outweigh", "overcome", "overhear", "overpower", "overreach",
    "overtake", "owe", "own", "pacify", "participate", "patronize", "pay", "penalize", "penetrate",
    "perceive", "perform", "perish", "perpetuate", "persist", "personify", "persuade", "pertain", "pervade",
    "plead", "please", "polarize", "ponder", "populate", "portray", "possess", "postpone", "pour", "pray",
    "preach", "precede", "predict", "prefer", "prepare", "prescribe", "preserve", "preside", "presume",
    "presuppose", "pretend", "prevail", "prevent", "proceed", "proclaim", "procure", "produce", "profess",
    "prohibit", "prolong", "promote", "pronounce", "propel", "propose", "prosecute", "protect", "protrude",
    "prove", "provide", "provoke", "publicize", "publish", "punish", "purify", "pursue", "put", "qualify",
    "quell", "quicken", "radiate", "raise", "ransack", "ratify", "rationalize", "reach", "react",
    "reactivate", "reaffirm", "realize", "reap", "reappear", "rearrange", "reassemble", "reassure",
    "rebuild", "rebut", "recede", "receive", "recite", "reckon", "recognize", "recollect", "recommend",
    "reconcile", "reconsider", "reconstruct", "recover", "recreate", "recur", "redeem", "reduce", "reelect",
    "reenact", "reexamine", "refer", "refine", "reflect", "refuel", "refuse", "refute", "regain",
    "regulate", "rehearse", "reinforce", "reiterate", "rejoice", "rejoin", "relate", "relax", "relegate",
    "relent", "relieve", "relinquish", "remain", "remember", "remind", "reminisce", "remodel", "remove",
    "render", "renew", "reopen", "reorganize", "repay", "repel", "replace", "replenish", "represent",
    "reproduce", "repudiate", "require", "reread", "rescind", "resemble", "resent", "reside", "resign",
    "resist", "respond", "restore", "restrict", "resuspend", "retain", "retire", "retrace", "retract",
    "retrieve", "reunite", "revamp", "reveal", "revert", "revive", "rid", "roam", "rob", "romanticize",
    "rotate", "satisfy", "say", "scoot", "scrutinize", "secede", "secure", "see", "seek", "seem", "seep",
    "seize", "select", "sell", "send", "serve", "settle", "sever", "sew", "sharpen", "shatter", "shorten",
    "shun", "shut", "sicken", "sidle", "signify", "simplify", "simulate", "sing", "sit", "situate",
    "slacken", "smuggle", "soften", "solicit", "solve", "speak", "specialize", "specify", "speculate",
    "spend", "starve", "stiffen", "stimulate", "stipulate", "straighten", "strangle", "strengthen", "strew",
    "strive", "stun", "subdue", "submerge", "submit", "subscribe", "subside", "subsidize", "subtract",
    "succeed", "succumb", "suffer", "suffice", "suffocate", "suffuse", "suggest", "summarize", "summon",
    "superimpose", "supersede", "supervise", "supplant", "suppose", "suppress", "surmount", "surpass",
    "survive", "suspend", "sustain", "swear", "symbolize", "sympathize", "synthesize", "systematize",
    "tabulate", "take", "teach", "televise", "tell", "tempt", "tend", "terminate", "testify", "thank",
    "thicken", "think", "threaten", "thrive", "throw", "tighten", "tolerate", "topple", "totter",
    "transcend", "transform", "translate", "transmit", "transmute", "treat", "try", "underlie", "undermine",
    "understand", "undertake", "underwrite", "undo", "unfold", "unify", "unite", "unleash", "unload",
    "unlock", "unscrew", "untie", "uphold", "urge", "utilize", "utter", "vacate", "validate", "vanish",
    "vary", "veer", "verify", "victimize", "vie", "violate", "visualize", "wait", "wander", "want", "warn",
    "weaken", "wear", "weep", "weigh", "widen", "wield", "withdraw", "withhold", "withstand", "woo",
    "write", "writhe", "yearn",
];

/// Whether `word`, in lower case, is a verb and rarely a noun.
pub(super) fn is_only_verb(word: &str) -> bool {
    VERBS.binary_search(&word).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_is_sorted() {
        assert!(VERBS.is_sorted());
    }
}
