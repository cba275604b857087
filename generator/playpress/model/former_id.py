"""FormerId: the id that a definition or a part had before, by which old addresses and references lead on."""

import re
from dataclasses import dataclass
from typing import Any

from playpress.model.invalid import InvalidValue, shape
from playpress.model.ref import Ref
from playpress.model.value import Value
from playpress.problems import shorten
from playpress.source.ids import FORM, ID

_FORM = re.compile(rf"(?:(?P<kind>{ID.pattern}):)?(?P<id>{ID.pattern})(?:#(?P<part>{ID.pattern}))?")


@dataclass(frozen=True, slots=True)
class FormerId(Value):
    """`old-id`, or where it was somewhere else: `other#old-id`, `kind:old-id`, `kind:other#old-id`."""

    id: str
    part: str = ""
    kind: str = ""

    example = "close-sales"

    @classmethod
    def parse(cls, value: Any) -> "FormerId":
        found = _FORM.fullmatch(value.strip()) if isinstance(value, str) else None
        if found is None:
            said = f'"{shorten(value)}"' if isinstance(value, str) else shape(value)
            raise InvalidValue(f"{said} is not a former id ({FORM})", "Write the id it had: `was: [close-sales]`.")
        return cls(found["id"], found["part"] or "", found["kind"] or "")

    def __str__(self) -> str:
        kind = f"{self.kind}:" if self.kind else ""
        return f"{kind}{self.id}" + (f"#{self.part}" if self.part else "")

    def of(self, now: Ref) -> Ref:
        """What it meant, as a reference. `now` is the definition or the part that had it before."""
        if now.part and not self.part and not self.kind:
            return Ref(now.kind, now.id, self.id)
        return Ref(self.kind or now.kind, self.id, self.part)
