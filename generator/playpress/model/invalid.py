"""The exception by which a value type says what is wrong with an author's value, and its words."""

from typing import Any

from playpress.problems import shorten


class InvalidValue(ValueError):
    """A value that cannot be used: what it is, how to mend it, under which code.

    `at` leads from the value that was looked at to the one inside it that is wrong.
    """

    def __init__(self, message: str, hint: str = "", code: str = "VAL-VALUE", at: tuple[str | int, ...] = ()) -> None:
        super().__init__(message)
        self.at = at
        self.message = message
        self.hint = hint
        self.code = code


def shape(value: Any) -> str:
    """What an author would call a value of the wrong form."""
    if value is None:
        return "nothing"
    if isinstance(value, list):
        return "a list"
    if isinstance(value, dict):
        return "named fields"
    return f'the text "{shorten(str(value))}"'
