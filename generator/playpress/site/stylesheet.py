"""The text of a stylesheet -> its mistakes, each at its place, and the same text with nothing left open at its end."""

from collections.abc import Iterator, Sequence
from typing import Any

import tinycss2

from playpress.site.mistake import Mistake

_END = "playpress-end"
"""The name of a rule that is put behind the text: what takes it in was never closed."""
_CLOSERS = {"() block": ")", "[] block": "]", "function": ")"}
_MEANING = {
    "}": ("this } closes nothing, and the rule after it is lost", "Take it out, or add the { that it closes."),
    ")": ("this ) closes nothing", "Take it out, or add the ( that it closes."),
    "]": ("this ] closes nothing", "Take it out, or add the [ that it closes."),
    "bad-string": ("this text in quotes does not end on its line", "Write the quotes at its end."),
    "bad-url": ("this address cannot be read", 'Put it in quotes: url("…").'),
}
"""Kind of an error -> what is wrong, and what to do."""
_WITHOUT_END = {
    "qualified-rule": ("this rule has no {…} behind its selector", "Write its declarations between { and }."),
    "at-rule": ("this rule has neither {…} nor a semicolon", "End it with a semicolon."),
}
_DEEPEST = 32
"""Brackets in brackets: no style needs more, and a serializer that calls itself cannot take any number."""


def mistakes(text: str) -> tuple[Mistake, ...]:
    """What is open at the end, or else what closes nothing and what cannot be read; by CSS Syntax 3, in order.

    Which properties there are and what values they take is not looked at: browsers differ in that.
    """
    rules = tinycss2.parse_stylesheet(f"{text}\n{_END}{{}}")
    found = list(_left_open(rules)) or map(_unreadable, _errors(rules))
    return tuple(sorted(found, key=lambda each: (each.line, each.column)))


def closed(text: str) -> str:
    """The text as it is, or, where it has mistakes, its rules without them: another text may follow it."""
    if not mistakes(text):
        return text
    rules = [rule for rule in tinycss2.parse_stylesheet(f"{text}\n") if rule.type != "error"]
    whole = (rule for rule in rules if not any(each.type == "error" for each in getattr(rule, "prelude", ())))
    return "".join(rule.serialize() for rule in whole if _depth(rule) <= _DEEPEST) + "\n"


def _left_open(rules: Sequence[Any]) -> Iterator[Mistake]:
    """The innermost thing that took in the rule behind the text, if any."""
    last = rules[-1]
    if last.type == "comment":
        yield Mistake(last.source_line, last.source_column, "this comment has no end", "End it with */.")
        return
    for inside, holder in _nested([last]):
        if not any(each.type == "ident" and each.value == _END for each in inside):
            continue
        if inside is last.prelude and len(inside) > 1 and not any(each.type == "error" for each in inside):
            message, hint = _WITHOUT_END[last.type]
            yield Mistake(last.source_line, last.source_column, message, hint)
        elif inside is not last.prelude:
            sign = _CLOSERS.get(holder.type, "}")
            message = "what is opened here is never closed" if holder is not last else "this rule is never closed"
            yield Mistake(holder.source_line, holder.source_column, message, f"Write {sign} where it ends.")


def _errors(rules: Sequence[Any]) -> Iterator[Any]:
    for inside, _ in _nested(rules):
        yield from (each for each in inside if each.type == "error")
    yield from (rule for rule in rules if rule.type == "error")


def _unreadable(error: Any) -> Mistake:
    message, hint = _MEANING.get(error.kind, (f"this cannot be read ({error.message})", "Correct it, or take it out."))
    return Mistake(error.source_line, error.source_column, message, hint)


def _nested(nodes: Sequence[Any]) -> Iterator[tuple[Sequence[Any], Any]]:
    """Every list of things inside of these, however deep, with the thing that holds it."""
    waiting = list(nodes)
    while waiting:
        node = waiting.pop()
        for inside in (
            getattr(node, "prelude", None),
            getattr(node, "content", None),
            getattr(node, "arguments", None),
        ):
            if inside:
                yield inside, node
                waiting += inside


def _depth(rule: Any) -> int:
    deepest, waiting = 0, [(rule, 0)]
    while waiting:
        node, depth = waiting.pop()
        deepest = max(deepest, depth)
        inside = [*(getattr(node, "content", None) or ()), *(getattr(node, "arguments", None) or ())]
        waiting += [(each, depth + 1) for each in inside]
    return deepest
