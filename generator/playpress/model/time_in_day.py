"""When on a day something is: at a time of day, or in the morning or the afternoon."""

from dataclasses import dataclass
from typing import Annotated, Any

from playpress.model.invalid import InvalidValue
from playpress.model.value import Codec
from playpress.model.working_time import Moment, moment

NOON, _AFTERNOON = Moment(12 * 60), Moment(13 * 60)
"""What is in the morning begins before noon; what is in the afternoon, at one at the earliest."""
_PARTS = {"morning": Moment(0), "afternoon": _AFTERNOON}


@dataclass(frozen=True, slots=True)
class When:
    """A time of day (`part` is empty), or a part of the day."""

    begins: Moment
    """When it begins, or the earliest moment of the part of the day."""
    part: str = ""

    def __str__(self) -> str:
        return self.part or str(self.begins)

    @property
    def words(self) -> str:
        """As people say it: at 14:00, in the afternoon."""
        return f"in the {self.part}" if self.part else f"at {self.begins}"

    @property
    def is_morning(self) -> bool:
        """Whether it has to begin before noon, at no time in particular."""
        return self.part == "morning"


def _when(value: Any) -> When:
    """A time of day or a part of the day; anything else raises InvalidValue."""
    name = value.strip().casefold() if isinstance(value, str) else ""
    part = name.removeprefix("in ").removeprefix("the ")
    if part in _PARTS:
        return When(_PARTS[part], part)
    try:
        return When(moment(value))
    except InvalidValue as wrong:
        if wrong.meant:
            raise
        raise InvalidValue(wrong.message, 'For example: "14:00", morning or afternoon') from None


TimeInDay = Annotated[
    When, Codec(When, _when, str, {"type": ["string", "integer"], "pattern": r"\d|[Mm]orning|[Aa]fternoon"})
]
