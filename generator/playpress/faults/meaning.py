"""What a fault means, for the people who meet it."""

from typing import NamedTuple


class Meaning(NamedTuple):
    """What happened, and what to do."""

    means: str
    cure: str
