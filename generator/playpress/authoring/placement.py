"""A kind and new ids -> the files they belong into: where the others of the kind are."""

from collections.abc import Iterable, Sequence

from playpress.model.entity import Entity
from playpress.source.content import Definition


def places(
    definitions: Sequence[Definition], kind: type[Entity], ids: Iterable[str], wanted: str = ""
) -> dict[str, list[str]]:
    """For each file the ids that come into it. `wanted`: the file, where it is known.

    The last file for many of the kind takes them; where the kind has only files of one definition, each gets its own.
    """
    folder = kind.about.plural
    known = [each for each in definitions if each.folder == folder]
    together = [each.file for each in known if not each.id]
    if wanted or together or not known:
        return {wanted or (together[-1] if together else collection(kind)): list(ids)}
    return {own_file(kind, id_): [id_] for id_ in ids}


def collection(kind: type[Entity]) -> str:
    """The file of many definitions: `content/metrics.yml`."""
    return f"content/{kind.about.plural}.yml"


def own_file(kind: type[Entity], identifier: str) -> str:
    """The file of one definition: `content/metrics/win-rate.yml`."""
    return f"content/{kind.about.plural}/{identifier}.yml"


def alone(file: str) -> bool:
    """Whether a file holds one definition, by its path."""
    return file.count("/") == len(["content", "kind", "id.yml"]) - 1
