"""Phrases of questions that no page has -> the words that answer them, for the search alone."""

QUESTIONS: tuple[tuple[str, ...], ...] = (
    ("meeting", "do we meet", "do i meet", "meet with", "when is the meeting"),
    ("supplier", "already buy", "already buy from", "buy from someone else", "buy from somebody else", "someone else",
     "somebody else", "another supplier", "work with someone", "already have one", "under contract"),
    ("price too high", "too expensive", "expensive", "cheaper", "costs too much", "cost too much", "over budget",
     "no budget", "can not afford", "cannot afford", "cheaper elsewhere", "cheaper somewhere else"),
    ("reject", "bad lead", "poor lead", "wrong lead", "junk lead", "unqualified lead", "not a good lead",
     "send it back", "bad quality"),
    ("routing", "lead routing", "assigned to me", "lead assigned", "assign a lead", "assign lead", "assignment",
     "round robin", "lead distribution", "whose lead", "who gets the lead", "gets which lead", "get leads"),
    ("lost", "lose", "loss", "losing", "loss reason", "loss reasons", "lost deal", "why we lose", "deal get lost",
     "closed lost"),
    ("won", "win", "winning", "win reasons", "why we win", "closed won"),
    ("kickoff", "kick off", "onboarding of a customer", "customer onboarding", "implementation", "go live",
     "after the contract is signed", "contract is signed", "after the signature", "after signing", "after the sale",
     "after the deal"),
    ("tool", "tech stack", "stack", "software", "system", "app", "which system"),
    ("recurring revenue", "annual recurring revenue", "monthly recurring revenue", "arr", "mrr"),
    ("payment", "pay", "paying", "paid", "invoice", "payment terms", "terms of payment", "pay later"),
    ("no time", "busy", "call me later", "not now", "next year", "bad timing"),
    ("time limit", "how quickly", "how quick", "how fast", "how soon", "how long do i have", "by when"),
)  # fmt: skip
"""Each row means one thing, as in the table of the trade. Words that hints should not take for a name are here."""
