"""The base of every value type, in both directions: an author's words -> a typed value -> words to write again."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, ClassVar, Generic, Self, TypeVar

from pydantic import GetCoreSchemaHandler, ValidationInfo
from pydantic_core import core_schema

from playpress.model.invalid import InvalidValue
from playpress.model.notation import UNSAID, Notation

T = TypeVar("T")


class Value:
    """A type of ours that pydantic reads through its own `parse` and writes through `write`.

    `parse(value.write()) == value`, whatever the value; `str` is how people read it.
    """

    __slots__ = ()
    example: ClassVar[str] = ""

    @classmethod
    def parse(cls, value: Any) -> Self:
        """The typed value, or `InvalidValue` in the author's words."""
        raise TypeError(f"{cls.__name__} does not say how it reads {value!r}")

    def write(self) -> str:
        """The value as an author may write it."""
        return str(self)

    @classmethod
    def _read(cls, value: Any) -> Self:
        """A value that is typed already is taken as it is."""
        return value if isinstance(value, cls) else with_cures_that_are_read(cls.parse, value)

    @classmethod
    def __get_pydantic_core_schema__(cls, _source: Any, _handler: GetCoreSchemaHandler) -> Any:
        return both_directions(cls._read, cls.write)


class Measure(Value):
    """A value with a number in it, which the notation of the playbook helps to read."""

    __slots__ = ()

    @classmethod
    def parse(cls, value: Any, notation: Notation = UNSAID) -> Self:
        """The typed value, or `InvalidValue` in the author's words."""
        raise TypeError(f"{cls.__name__} does not say how it reads {value!r} in {notation}")

    @classmethod
    def _read_in(cls, value: Any, notation: Notation) -> Self:
        return value if isinstance(value, cls) else with_cures_that_are_read(cls.parse, value, notation)

    @classmethod
    def __get_pydantic_core_schema__(cls, _source: Any, _handler: GetCoreSchemaHandler) -> Any:
        return in_notation(cls._read_in, cls.write)


@dataclass(frozen=True, slots=True)
class Codec(Generic[T]):
    """Both directions of a value for which Python has a type: `Share = Annotated[Fraction, Codec(...)]`."""

    type: type[T]
    parse: Callable[[Any], T]
    write: Callable[[T], str]
    schema: Mapping[str, Any] = field(default_factory=dict, hash=False)
    """What an editor accepts there, as JSON Schema."""

    def _read(self, value: Any) -> T:
        """A value that is typed already is taken as it is; a text may be what an author wrote."""
        if type(value) is self.type and not isinstance(value, str):
            return value
        return with_cures_that_are_read(self.parse, value)

    def __get_pydantic_core_schema__(self, _source: Any, _handler: GetCoreSchemaHandler) -> Any:
        return both_directions(self._read, self.write)


@dataclass(frozen=True, slots=True)
class Numeral(Generic[T]):
    """A `Codec` for a number, which the notation of the playbook helps to read."""

    type: type[T]
    parse: Callable[[Any, Notation], T]
    write: Callable[[T], str]
    schema: Mapping[str, Any] = field(default_factory=dict, hash=False)

    @property
    def is_share(self) -> bool:
        """Whether it is written as a part of a whole, and not as a plain number."""
        return self.schema.get("type") != "number"

    def _read(self, value: Any, notation: Notation) -> T:
        return value if type(value) is self.type else with_cures_that_are_read(self.parse, value, notation)

    def __get_pydantic_core_schema__(self, _source: Any, _handler: GetCoreSchemaHandler) -> Any:
        return in_notation(self._read, self.write)


def with_cures_that_are_read(parse: Callable[..., T], value: Any, *notation: Notation) -> T:
    """What a text means; where it is not read, only what is read in its place is named."""
    try:
        return parse(value, *notation)
    except InvalidValue as wrong:
        if wrong.meant:
            wrong.keep(tuple(each for each in wrong.meant if _is_read(parse, each, *notation)))
        raise


def _is_read(parse: Callable[..., Any], text: str, *notation: Notation) -> bool:
    try:
        parse(text, *notation)
    except InvalidValue:
        return False
    return True


def both_directions(read: Callable[[Any], Any], write: Callable[[Any], str]) -> Any:
    """The schema of a value that is read and written by these two functions only."""
    return core_schema.no_info_plain_validator_function(read, serialization=_as_text(write))


def in_notation(read: Callable[[Any, Notation], Any], write: Callable[[Any], str]) -> Any:
    """The same of a value that is read in the notation of the playbook, which is the context of a validation."""

    def in_context(value: Any, info: ValidationInfo) -> Any:
        return read(value, info.context or UNSAID)

    return core_schema.with_info_plain_validator_function(in_context, serialization=_as_text(write))


def _as_text(write: Callable[[Any], str]) -> Any:
    return core_schema.plain_serializer_function_ser_schema(write, return_schema=core_schema.str_schema())
