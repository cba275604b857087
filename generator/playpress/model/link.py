"""Link: where something outside of the playbook's definitions is, a web address or a file under content/."""

import re
from typing import Any, ClassVar, Self

from playpress.model.invalid import InvalidValue, shape
from playpress.model.value import Value
from playpress.problems import shorten

_WEB = re.compile(r"https?://[A-Za-z0-9\[][^\s\"'<>\\^`{|}\x00-\x20\x7f]*")
_FILE = re.compile(r"(?:[\w-][\w.() -]*/)*[\w-][\w.() -]*\.[A-Za-z0-9]{1,8}")


class Link(str, Value):
    """A web address (`https://…`), or the path of a file below content/."""

    __slots__ = ()
    example: ClassVar[str] = "https://example.org/case.pdf"

    @property
    def outside(self) -> bool:
        """Whether it leads away from the site."""
        return self.startswith(("https://", "http://"))

    def write(self) -> str:
        return f"content/{self}" if self.startswith("content/") else str(self)

    @classmethod
    def parse(cls, value: Any) -> Self:
        if not isinstance(value, str):
            raise InvalidValue(f"expected a web address or a file, found {shape(value)}", f"For example: {cls.example}")
        text = value.strip().removeprefix("content/")
        if _WEB.fullmatch(text) or _FILE.fullmatch(text):
            return cls(text)
        hint = "A web address begins with https://; a file is named from content/ on: assets/price-list.pdf"
        raise InvalidValue(f'"{shorten(value)}" is neither a web address nor a file under content/', hint)
