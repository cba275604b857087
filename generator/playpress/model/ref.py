"""References: how an author points from one entity to another, as a value that knows what it may mean."""

import re
from dataclasses import dataclass, field
from typing import Annotated, Any

from pydantic import GetCoreSchemaHandler

from playpress.model.invalid import InvalidValue, shape
from playpress.model.kind import Kind, called
from playpress.model.value import both_directions
from playpress.problems import shorten
from playpress.source.ids import FORM, ID, slug

_FORM = re.compile(r"(?:(?P<kind>[a-z][a-z0-9-]*):)?(?P<id>[a-z][a-z0-9-]{0,62})(?:#(?P<part>[a-z0-9][a-z0-9-]*))?")

_FEW = 4
"""So many kinds are named where one of them is meant."""


@dataclass(frozen=True, slots=True)
class Ref:
    """`kind:id` or `kind:id#part`; `allowed` holds the kinds this place accepts (empty: any)."""

    kind: str
    id: str
    part: str = ""
    allowed: tuple[str, ...] = field(default=(), compare=False)

    def __str__(self) -> str:
        return f"{self.kind}:{self.id}" + (f"#{self.part}" if self.part else "")

    @property
    def whole(self) -> "Ref":
        """The reference to the entity, without the part."""
        return Ref(self.kind, self.id)


@dataclass(frozen=True, slots=True)
class To:
    """What a reference field accepts: `To("goal")`, `To("process", part=True)`, or `To()` for any entity."""

    kinds: tuple[str, ...]
    part: bool = False
    bare: str = ""
    """The kind of a reference that does not say its kind."""
    own: bool = False
    """Whether a bare id means a part: of the definition it is in, or of one that the definition names."""
    declared: tuple[Kind, ...] = ()
    """Those of the kinds that the playbook declares itself."""

    def __init__(
        self, *kinds: str, part: bool = False, bare: str = "", own: bool = False, declared: tuple[Kind, ...] = ()
    ) -> None:
        object.__setattr__(self, "kinds", kinds)
        object.__setattr__(self, "part", part)
        object.__setattr__(self, "own", own)
        object.__setattr__(self, "declared", declared)
        object.__setattr__(self, "bare", bare or (kinds[0] if len(kinds) == 1 else ""))

    def called(self, kind: str) -> Kind:
        """A kind by its name, with the words for it."""
        return called(kind, self.declared)

    @property
    def words(self) -> str:
        """What may stand here, for messages and the authoring reference."""
        if not self.kinds:
            return "kind:id"
        kinds = " or ".join(self.called(kind).with_article for kind in self.kinds)
        return f"a part of {kinds}" if self.part else kinds

    @property
    def example(self) -> str:
        if self.part:
            return f"{self.kinds[0]}:some-id#some-part"
        return "some-id" if self.bare else f"{(self.kinds or ('goal',))[0]}:some-id"

    def parse(self, value: Any) -> Ref:
        if isinstance(value, Ref):
            return value
        if not isinstance(value, str):
            what = f"the id of {self.words}" if self.kinds else "kind:id"
            raise InvalidValue(f"expected {what}, found {shape(value)}")
        found = _FORM.fullmatch(value.strip())
        if not found:
            near = _nearest(value)
            message = f'"{shorten(value)}" is not an id ({FORM})'
            kind = near.partition(":")[0] if ":" in near else "" if self.part and "#" not in near else self.bare
            raise InvalidValue(message, f'Did you mean "{near}"?', meant=(near,), kind=kind)
        kind = found["kind"] or self.bare
        if not kind:
            raise InvalidValue(f'"{value}" does not say its kind', self._with_its_kind(value.strip()))
        if self.part and not found["part"]:
            part = self.called(kind).part_name
            whole = self.called(kind)
            hint = f"Name {whole.with_article} and its {part}: some-{whole.name}#some-{part}."
            raise InvalidValue(f'"{value}" does not say which {part}', hint)
        return Ref(kind, found["id"], found["part"] or "", self.kinds)

    def _with_its_kind(self, words: str) -> str:
        """What to write for a reference that says no kind: one of few, or an example of many."""
        if 0 < len(self.kinds) <= _FEW:
            return f"Write {' or '.join(f'{kind}:{words}' for kind in self.kinds)}"
        return f"Write kind:id, for example {self.example}"

    def write(self, ref: Ref) -> str:
        """The shortest words that `parse` reads as the same reference: the kind is left out where one is meant."""
        return str(ref).removeprefix(f"{self.bare}:") if self.bare else str(ref)

    def __get_pydantic_core_schema__(self, _source: Any, _handler: GetCoreSchemaHandler) -> Any:
        return both_directions(self.parse, self.write)


def _nearest(value: str) -> str:
    """The reference that an author most likely means: `Role:Sales rep#One` -> `role:sales-rep#one`."""
    kind, colon, rest = value.strip().rpartition(":")
    id_, hash_, part = rest.partition("#")
    return f"{slug(kind) if colon else ''}{colon}{slug(id_)}{hash_}{slug(part) if hash_ else ''}"


AnyRef = Annotated[Ref, To()]
RoleRef = Annotated[Ref, To("role")]
TeamRef = Annotated[Ref, To("team")]
StepRef = Annotated[Ref, To("process", part=True)]
OwnStepRef = Annotated[Ref, To("process", part=True, own=True)]
StageRef = Annotated[Ref, To("funnel", part=True)]
OwnStageRef = Annotated[Ref, To("funnel", part=True, own=True)]
EndRef = Annotated[Ref, To("process", "funnel", part=True, bare="process")]
"""An end of a hand-off: a step of a process, or a stage of a funnel."""


def own_part(value: Any, kind: str, entity: str) -> Any:
    """A bare id means a part of the entity it stands in: `qualify` -> `process:sales-process#qualify`."""
    return f"{kind}:{entity}#{value}" if isinstance(value, str) and ID.fullmatch(value) else value
