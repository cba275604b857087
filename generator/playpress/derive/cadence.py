"""How often a meeting is held, in words -> the day of the week on which it is, where it is held once a week."""

import re

from playpress.model.kinds.meeting import Meeting

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_EVERY = re.compile(rf"\b(every|each|weekly)\b.*?\b({'|'.join(WEEKDAYS)})\b|\b({'|'.join(WEEKDAYS)})s\b", re.IGNORECASE)
_OTHER = re.compile(r"\b(second|other|third|fourth|first|last|two|three|month|quarter)\b", re.IGNORECASE)


def weekday(meeting: Meeting) -> int | None:
    """The day of a meeting that is held once a week, from 0 for Monday; none where its words leave it open."""
    words = str(meeting.cadence or "")
    found = _EVERY.search(words)
    return WEEKDAYS.index((found[2] or found[3]).lower()) if found and not _OTHER.search(words) else None
