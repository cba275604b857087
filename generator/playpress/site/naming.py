"""Fields and the words of their choices -> what a reader calls them."""

from typing import Any

from playpress.model.invalid import InvalidValue
from playpress.model.period import Span

_FIELDS = {
    "acceptance": "Accepted when",
    "ask_next": "Then ask",
    "auto_accept_after": "Accepted automatically after",
    "avg_deal": "Average deal",
    "breach": "If missed",
    "not_same_as": "Not to be confused with",
    "parent": "Part of",
    "per": "One for each",
    "recycle_to": "Returns to",
    "reject_reasons": "Refused because",
    "required_info": "Passed on with it",
    "return_to": "Returns to",
    "sign_off": "Signed off by",
    "system_field": "Field in the CRM",
    "tactics": "How we do it",
    "when_not": "Avoid it when",
    "when_to_use": "Use it when",
    "works_against": "Conflicts with",
    "asset.use": "Who may see it",
    "funnel.object": "What passes through",
    "handoff.kind": "Kind of hand-off",
    "handoff.object": "What is handed over",
    "message.avoid": "Words to avoid",
    "objection.means": "What they really mean",
    "strategy.force": "Push or pull",
    "team.means": "Ways and means",
    "term.avoid": "Words to avoid",
}
"""Fields whose name in words would puzzle a reader; those of one kind alone with the kind before them."""

_CHOICES = {
    "horizon": {"short": "short-term", "long": "long-term"},
    "direction": {"up": "higher is better", "down": "lower is better"},
    "type": {"leading": "leading (shows early)", "lagging": "lagging (shows afterwards)"},
    "kind": {"transfer": "the work changes hands", "information": "for information only"},
    "force": {"push": "push (we go to the buyer)", "pull": "pull (the buyer comes to us)"},
}
"""Choices that are short to write and say too little to read."""


def label(field: str, kind: str = "") -> str:
    """A field's name as people read it: `works_against` -> "Conflicts with"."""
    words = field.rstrip("_").replace("_", " ")
    return _FIELDS.get(f"{kind}.{field}") or _FIELDS.get(field) or words[:1].upper() + words[1:]


def period(written: str) -> str:
    """The time of a target as people say it: "2026-Q4" -> "Q4 2026"; whatever is no such form stays."""
    try:
        return Span.parse(str(written)).words
    except InvalidValue:
        return str(written)


def said(field: str, value: Any) -> Any:
    """What a field says, in words where its choice is a mere sign: horizon `short` -> "short-term"."""
    return _CHOICES.get(field, {}).get(value, value) if isinstance(value, str) else value
