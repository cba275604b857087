"""Words of sales and marketing that mean one thing -> the one a playbook has, before letters are compared."""

import difflib
import re
import unicodedata
from collections.abc import Collection
from functools import cache

GROUPS: tuple[tuple[str, ...], ...] = (
    # Plans and money
    ("revenue target", "revenue", "sales target", "revenue goal", "target revenue", "bookings target", "turnover",
     "target"),
    ("avg deal", "average deal", "deal size", "average deal size", "acv", "average contract value", "asp", "aov"),
    ("source mix", "lead source", "pipeline mix", "sourced by", "attribution"),
    ("cycle", "sales cycle", "cycle time", "deal cycle"),
    ("unit cost", "cost per lead", "cpl"),
    ("cac", "customer acquisition cost", "acquisition cost"),
    ("lifetime value", "ltv", "clv", "cltv", "customer lifetime value"),
    ("budget", "spend", "budgets"),
    ("quotas", "quota", "sales quota", "targets per rep"),
    ("discount", "rebate", "price reduction"),
    ("pipeline", "open pipeline", "pipeline coverage"),
    ("rate", "conversion", "conversion rate", "win rate", "close rate", "probability"),
    ("lag", "time in stage", "delay", "stage duration"),
    ("churn", "attrition", "churn rate", "customer churn"),
    # Aims and numbers
    ("goal", "objective", "aim", "okr"),
    ("metric", "kpi", "key performance indicator", "measure", "indicator"),
    ("strategy", "tactic", "play", "campaign", "initiative"),
    ("targets", "target", "target value", "goal value"),
    ("floor", "minimum", "threshold"),
    ("stretch", "stretch target"),
    ("baseline", "start value", "starting point"),
    ("formula", "calculation", "computation"),
    ("cadence", "frequency", "rhythm", "interval"),
    ("source system", "data source", "system of record"),
    # People
    ("owner", "responsible", "accountable", "dri", "owned by", "owner role"),
    ("role", "job", "position", "persona of seller"),
    ("team", "department", "function", "squad"),
    ("leader", "head", "manager", "lead", "team lead"),
    ("headcount", "fte", "people", "seats"),
    ("reports to", "manager role", "boss"),
    ("onboarding", "new hire", "ramp", "training", "induction", "new hires"),
    ("raci", "responsibility", "responsibility matrix"),
    # The work
    ("process", "workflow", "procedure", "sop", "motion steps"),
    ("steps", "activities", "tasks", "stages of work"),
    ("handoff", "hand off", "handover", "hand over", "sla", "service level agreement"),
    ("time limit", "deadline", "due", "duration", "sla time", "response time"),
    ("within", "sla hours", "respond within"),
    ("do", "action", "what to do", "instruction"),
    ("how", "guidance", "instructions"),
    ("pitfalls", "mistakes", "common mistakes", "watch out"),
    ("entry", "entry criteria", "entrance criteria"),
    ("exit", "exit criteria", "definition of done"),
    ("acceptance", "acceptance criteria", "accept", "qualification criteria"),
    ("required info", "required fields", "information", "required information"),
    ("return to", "reject to", "recycle to", "send back to"),
    ("reject reasons", "rejection reasons", "disqualification reasons"),
    ("escalate to", "escalation", "escalation path"),
    ("checklist", "to do list", "todo list"),
    ("meeting", "call", "standup", "ceremony"),
    ("attendees", "participants", "invitees"),
    # The market and what is said
    ("audience", "persona", "buyer persona", "icp", "segment", "ideal customer profile", "target group"),
    ("pains", "pain points", "problems", "challenges"),
    ("triggers", "buying signals", "trigger events"),
    ("titles", "job titles"),
    ("message", "value proposition", "messaging", "pitch", "talking point"),
    ("claim", "headline", "statement"),
    ("proof", "evidence", "proof points"),
    ("objection", "pushback", "concern"),
    ("response", "reply", "answer", "rebuttal"),
    ("competitor", "rival", "competition"),
    ("comparison", "battlecard", "battle card", "competitor comparison"),
    ("win themes", "differentiators", "why we win"),
    ("asset", "collateral", "material", "content piece", "document"),
    ("link", "url", "address", "web address"),
    ("expires", "valid until", "expiry", "expiry date", "end date"),
    ("channels", "channel", "media"),
    # Words
    ("term", "glossary entry", "definition of terms"),
    ("acronym", "abbreviation", "short form"),
    ("aliases", "synonyms", "also called", "other names"),
    ("avoid", "do not use", "forbidden words"),
    ("summary", "description", "short description", "tl dr", "abstract"),
    ("body", "text", "details", "long description", "content"),
    ("definition", "meaning", "what it means", "what it measures"),
    ("name", "title", "label"),
    ("tags", "labels", "keywords", "categories"),
    ("status", "state", "lifecycle"),
    ("reviewed", "last reviewed", "last review", "last updated", "updated"),
    ("review every", "review interval", "review cycle"),
    ("see also", "related", "links", "related to"),
    ("source", "reference", "citation"),
    # Stages
    ("mql", "marketing qualified lead"),
    ("sql", "sales qualified lead"),
    ("sal", "sales accepted lead"),
    ("opportunity", "opp", "deal"),
    ("won", "closed won", "customer"),
    ("funnel", "pipeline stages", "lead funnel", "sales funnel"),
)  # fmt: skip
"""Each row means one thing: its first word is that of the fields and kinds; the others are what people say too."""


def nearest(name: str, known: Collection[str], alike: float = 0.6) -> str:
    """The one of the known names that is meant: in other words for the same thing, or mistyped by little; else "".

    `alike`: the share of their letters that have to agree, from 0 to 1.
    """
    words = _key(name)
    same = _same(words)
    by_key = {_key(each): each for each in known}
    if words in by_key:
        return by_key[words]
    if found := [each for each in known if _key(each) in same]:
        return found[0]
    return by_letters(name, known, alike)


def by_letters(name: str, known: Collection[str], alike: float = 0.6) -> str:
    """The name most like another; what cannot be more like it than the best so far is not compared letter by letter."""
    matcher = difflib.SequenceMatcher(b=name)
    best = (alike, "")
    for each in known:
        matcher.set_seq1(each)
        if matcher.real_quick_ratio() >= best[0] and matcher.quick_ratio() >= best[0]:
            best = max(best, (matcher.ratio(), each))
    return best[1]


def _key(name: str) -> str:
    """Words without case, hyphens and one plural s: `Deal-sizes` and `deal_size` are one."""
    bare = " ".join(re.findall(r"\w+", unicodedata.normalize("NFKC", name).casefold().replace("_", " ")))
    return bare[:-1] if len(bare) > 3 and bare.endswith("s") and not bare.endswith("ss") else bare


@cache
def _table() -> dict[str, frozenset[str]]:
    """Each word -> all words of the groups it is in."""
    found: dict[str, frozenset[str]] = {}
    for group in GROUPS:
        keys = frozenset(map(_key, group))
        for key in keys:
            found[key] = found.get(key, frozenset()) | keys
    return found


def _same(key: str) -> frozenset[str]:
    return _table().get(key, frozenset())
