"""The exception by which a value type says what is wrong with an author's value, and its words."""

from typing import Any, Self

from playpress.problems import shorten


class InvalidValue(ValueError):
    """A value that cannot be used: what it is, how to fix it, under which code.

    `at` leads from the value that was looked at to the one inside it that is wrong. `meant` is what to write there:
    one value, or two where only the author knows which; `note` is what the hint then says besides. `kind`: that of the
    definition which a reference means. `items`: what is meant where a list is to be written.
    """

    def __init__(
        self,
        message: str,
        hint: str = "",
        code: str = "VAL-VALUE",
        at: tuple[str | int, ...] = (),
        *,
        meant: tuple[str, ...] = (),
        note: str = "",
        kind: str = "",
        items: tuple[str, ...] = (),
    ) -> None:
        super().__init__(message)
        self.at = at
        self.message = message
        self.code = code
        self.meant = meant
        self.note = note
        self.kind = kind
        self.items = items
        self._hint = hint

    @property
    def hint(self) -> str:
        """How to fix it, in a sentence."""
        if self.items and not self._hint:
            return f"Write [{', '.join(self.items)}]."
        if self._hint or not self.meant:
            return self._hint
        return f"Write {', or '.join(self.meant)}{f' {self.note}' if self.note else ''}."

    @property
    def instead(self) -> str:
        """The one value that can be meant; nothing where there is none, or more than one."""
        return self.meant[0] if len(self.meant) == 1 else ""

    def keep(self, meant: tuple[str, ...]) -> None:
        """Name these values only; the words of a hint that names others go with them."""
        if meant != self.meant:
            self.meant, self._hint = meant, ""

    def followed_by(self, rest: str) -> Self:
        """The same of a longer value, of which this one is the beginning: 2000 -> 2000 EUR per month."""
        meant = tuple(f"{each}{rest}" for each in self.meant)
        return type(self)(self.message, self._hint, self.code, self.at, meant=meant, note=self.note)

    def preceded_by(self, start: str) -> Self:
        """The same of a longer value, of which this one is the end: 5% -> at most 5%."""
        meant = tuple(f"{start}{each}" for each in self.meant)
        return type(self)(self.message, self._hint, self.code, self.at, meant=meant, note=self.note)


class TooMuchText(InvalidValue):
    """A text that says more than its field takes; where there is a field for more, the hint names it."""


def shape(value: Any) -> str:
    """What an author would call a value of the wrong form."""
    if value is None:
        return "nothing"
    if isinstance(value, list):
        return "a list"
    if isinstance(value, dict):
        return "named fields"
    return f'the text "{shorten(str(value))}"'
