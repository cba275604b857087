"""Files of a playbook -> the same in one layout, or why one of them is left as it is."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from playpress.model import own_kinds
from playpress.model.entity import Entity
from playpress.model.load import load
from playpress.model.order import in_order
from playpress.model.own_kinds.declaration import DeclaredKind
from playpress.model.part import Model
from playpress.model.settings import Settings
from playpress.problems import Place, Problem, fault
from playpress.source.content import ContentFile, Definition
from playpress.source.document import Raw
from playpress.source.edit import laid_out
from playpress.source.readings import Readings


@dataclass(frozen=True, slots=True)
class Formatted:
    """One file before and after; None before, where there is no such file."""

    file: str
    before: bytes | None
    after: bytes | None
    problem: Problem | None = None
    """Why it stays as it is."""

    @property
    def changed(self) -> bool:
        """Whether it is written in another layout now."""
        return self.before != self.after


def formatted(project: Path, kinds: Sequence[type[Entity]], files: Collection[str] = ()) -> Iterator[Formatted]:
    """The settings, declared kinds and definitions of a playbook, or those of the files that are named, in order."""
    readings = Readings()
    loaded = load(project, kinds, readings=readings)
    models: dict[str, type[Model]] = {kind.about.plural: kind for kind in loaded.own.kinds}
    models[own_kinds.FOLDER] = DeclaredKind
    found: dict[str, tuple[ContentFile | Definition, type[Model]]] = {
        each.file: (each, models[each.folder]) for each in loaded.content.definitions if each.folder in models
    }
    if loaded.content.settings:
        found[loaded.content.settings.file] = (loaded.content.settings, Settings)
    for file in sorted({*files} or found):
        if file in found:
            yield _formatted(*found[file], readings)
        else:
            hint = "Name files of definitions or of declared kinds, or the settings."
            problem = fault("PATH-READ", "there are no definitions in this file, or no such file", Place(file), hint)
            yield Formatted(file, None, None, problem)


def _formatted(item: ContentFile | Definition, model: type[Model], readings: Readings) -> Formatted:
    several = isinstance(item, Definition) and not item.id

    def order(raw: Raw) -> Raw:
        if several and isinstance(raw, dict):
            return {identifier: in_order(model, each) for identifier, each in raw.items()}
        return in_order(model, raw)

    try:
        data = item.path.read_bytes()
    except OSError as error:
        message = f"this file cannot be read ({(error.strerror or 'unknown cause').lower()})"
        problem = fault("PATH-READ", message, Place(item.file), "Check that you may read it.")
        return Formatted(item.file, None, None, problem)
    new = laid_out(data, item.file, order, readings, apart=several)
    return Formatted(item.file, data, data, new) if isinstance(new, Problem) else Formatted(item.file, data, new)
