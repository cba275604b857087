"""Edition: a book of one's own, with what it holds and for whom it is."""

from typing import Annotated, Any

from pydantic import AfterValidator

from playpress.model.entity import Id, Model, optional, several
from playpress.model.invalid import InvalidValue
from playpress.model.text import Text

_OURS = ("alignment", "book", "cards")
_SERIES = ("agreement-", "battlecard-", "booklet-", "checklist-", "handbook-", "section-")
"""How the names of the editions begin that are made of a playbook, however it is called."""


def _of_ones_own(name: Any) -> Any:
    if name in _OURS or name.startswith(_SERIES):
        raise InvalidValue(f'"{name}" is the name of an edition that Playpress makes itself', f'Write "our-{name}".')
    return name


EditionId = Annotated[Id, AfterValidator(_of_ones_own)]
"""The name of a book of one's own: also that of its file."""


class OwnEdition(Model):
    """A book for an occasion: sections and single definitions, in this order."""

    title: Text | None = optional("Its title; its id in words when omitted.", example="Field guide")
    audience: Text | None = optional("For whom it is, as its cover says.", example="For the two weeks of fairs")
    contents: tuple[Text, ...] = several(
        "What it holds: sections by the name of a kind, and definitions as `kind:id`.",
        example='[strategies, "process:sales-process", glossary]',
    )
