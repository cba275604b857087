"""Relative days: D+5 is the fifth day after the first one, D-3 three days before it."""

import re
from typing import Annotated, Any

from pydantic import PlainValidator, WithJsonSchema

from playpress.model.wrong import Wrong, shape, shorten

_FORM = re.compile(r"(?:D *)?([+-]?) *(\d{1,3})")


def _day(value: Any) -> int:
    if isinstance(value, int):
        return value
    if not isinstance(value, str):
        raise Wrong(
            f"expected a day such as D+5, found {shape(value)}", "For example: D+5, or D-3 for before the start"
        )
    found = _FORM.fullmatch(value.strip())
    if not found:
        hint = "Count from the first day: D+0 is that day, D+5 five days later, D-3 three days before."
        raise Wrong(f'"{shorten(value)}" is not a day of the path', hint)
    return -int(found[2]) if found[1] == "-" else int(found[2])


def written(day: int) -> str:
    """A relative day as people write it: 5 -> "D+5"."""
    return f"D{day:+d}"


RelativeDay = Annotated[
    int, PlainValidator(_day), WithJsonSchema({"type": "string", "pattern": r"^(D ?)?[+-]? ?\d{1,3}$"})
]
