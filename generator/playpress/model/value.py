"""The base of every value type: an author's text, parsed by the type itself, into the model."""

from typing import Any, ClassVar, Self

from pydantic import GetCoreSchemaHandler
from pydantic_core import core_schema


class Value:
    """A type that pydantic reads through its own `parse` and writes as text."""

    __slots__ = ()
    example: ClassVar[str] = ""

    @classmethod
    def parse(cls, value: Any) -> Self:
        """The typed value, or `InvalidValue` in the author's words."""
        raise TypeError(f"{cls.__name__} does not say how it reads {value!r}")

    @classmethod
    def _read(cls, value: Any) -> Self:
        """A value that is typed already is taken as it is."""
        return value if isinstance(value, cls) else cls.parse(value)

    @classmethod
    def __get_pydantic_core_schema__(cls, _source: Any, _handler: GetCoreSchemaHandler) -> Any:
        as_text = core_schema.plain_serializer_function_ser_schema(str)
        return core_schema.no_info_plain_validator_function(cls._read, serialization=as_text)
