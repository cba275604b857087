"""References and the ids of a playbook -> JSON Schemas of what may be written there, so that an editor completes it."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from playpress.model.known_ids import KnownId, KnownIds
from playpress.model.ref import To
from playpress.model.settings import VOCABULARIES

Schema = dict[str, Any]

DIALECT = "https://json-schema.org/draft/2020-12/schema"
FILE = "ids.json"
"""The file with all ids, which the schemas of the kinds refer to: after an edit nothing else changes."""
ID = "[a-z][a-z0-9-]{0,62}"
PART = "[a-z0-9][a-z0-9-]*"


def by_form(to: To, kind: str) -> Schema:  # noqa: ARG001
    """What a reference looks like, whatever the playbook holds; the kind may be left out where one is meant."""
    before = "(?:[a-z][a-z0-9-]*:)?" if to.bare else "[a-z][a-z0-9-]*:"
    part = f"#{PART}" if to.part and not to.own else f"(?:#{PART})?"
    return {"type": "string", "pattern": f"^{before}{ID}{part}$"}


def by_id(to: To, kind: str) -> Schema:
    """A link to what `of_ids` says of a reference in a file of this kind."""
    return {"$ref": f"{FILE}#/$defs/{_name(to, kind)}"}


def listed(name: str) -> Schema:
    """A link to what `of_ids` says of the words of a list: `facts`, `checks` or a vocabulary."""
    return {"$ref": f"{FILE}#/$defs/{name}"}


def of_ids(references: Mapping[str, Sequence[To]], ids: KnownIds, checks: Mapping[str, str]) -> Schema:
    """The schemas of all references in files of these kinds: an id that the playbook has, or else an error.

    `checks` are the codes of all checks, each with what it finds.
    """
    found = {_name(to, kind): (to, kind) for kind, several in references.items() for to in several}
    defs = {name: _of(*found[name], ids) for name in sorted(found)}
    unknown = (".*",) if "inventory" in ids.incomplete else ()
    defs["facts"] = _one_of(ids.facts, (), unknown, "No inventory of this playbook lists such a fact.")
    defs["checks"] = _one_of(checks, (), (), "There is no check with this code; `playpress check --all` lists them.")
    for name in VOCABULARIES:
        words = dict.fromkeys(ids.vocabularies.get(name, ()), f"One of `{name}` in playbook.yml")
        defs[name] = _one_of(words, (), () if words else (".*",), f"`{name}` in playbook.yml does not list it.")
    return {"$schema": DIALECT, "title": "The ids of this playbook", "$defs": defs}


def _name(to: To, kind: str) -> str:
    words = ["-or-".join(to.kinds) or "any", *(["part"] if to.part else [])]
    return "-".join([*words, *(["own"] if _is_in_this_file(to, kind) else ["named"] if to.own else [])])


def _is_in_this_file(to: To, kind: str) -> bool:
    """Whether a bare id means a part of the file at hand, which may say more than was last read of it."""
    return to.own and to.bare == kind


def offered(to: To, ids: KnownIds) -> dict[str, str]:
    """What may be written for a reference, in the shortest form, each with the name of what it means."""
    return _known(to, ids)[0]


def _known(to: To, ids: KnownIds) -> tuple[dict[str, str], list[str]]:
    """What is offered, and the other forms that are accepted as well."""
    offered: dict[str, str] = {}
    accepted: list[str] = []
    for known in ids.by_kind.get(to.bare, ()) if to.own else ():
        offered.update({part: _words(known, part) for part in _parts(to, known) if part not in offered})
    for name in to.kinds or ids.by_kind:
        for known in ids.by_kind.get(name, ()):
            first, *others = _forms(to, name)
            for rest, words in _rests(to, known):
                offered.setdefault(f"{first}{rest}", words)
                accepted += [f"{other}{rest}" for other in others]
            if not to.part:
                accepted += [f"{form}{known.id}#{part}" for form in (first, *others) for part in _parts(to, known)]
    return offered, accepted


def _of(to: To, kind: str, ids: KnownIds) -> Schema:
    offered, accepted = _known(to, ids)
    return _one_of(offered, accepted, tuple(_open(to, kind, ids)), _message(to))


def _forms(to: To, kind: str) -> list[str]:
    """What may stand in front of an id of this kind; the shortest first, which is what an editor offers."""
    return ["", f"{kind}:"] if kind == to.bare else [f"{kind}:"]


def _rests(to: To, known: KnownId) -> Iterator[tuple[str, str]]:
    """The ways of meaning a definition, without its kind: its id, or each of its parts; and what they are called."""
    if to.part:
        yield from ((f"{known.id}#{part}", _words(known, part)) for part in _parts(to, known))
    else:
        yield known.id, known.name


def _parts(to: To, known: KnownId) -> list[str]:
    return [part for part in known.parts if not to.kinds or part in known.main_parts]


def _words(known: KnownId, part: str) -> str:
    return f"{known.name}: {known.parts[part]}"


def _open(to: To, kind: str, ids: KnownIds) -> Iterator[str]:
    """Patterns of what cannot be known from here: parts of this file, ids and parts of what could not be read."""
    if _is_in_this_file(to, kind):
        yield ID
    for name in to.kinds or ids.by_kind:
        before = f"(?:{name}:)?" if name == to.bare else f"{name}:"
        part = f"#{PART}" if to.part else f"(?:#{PART})?"
        if name in ids.incomplete:
            yield f"{before}{ID}{part}"
        yield from (f"{before}{known.id}#{PART}" for known in ids.by_kind.get(name, ()) if not known.read)


def _one_of(offered: Mapping[str, str], accepted: Sequence[str], open_: Sequence[str], message: str) -> Schema:
    """What is offered, what is accepted as well, and what cannot be judged."""
    ways: list[Schema] = [{"type": "string", **enum(offered), "errorMessage": message}] if offered else []
    ways += [_like(f"^(?:{'|'.join(patterns)})$", message) for patterns in (accepted, open_) if patterns]
    if not ways:
        return _like("(?!)", message)
    return ways[0] if len(ways) == 1 else {"anyOf" if open_ else "oneOf": ways}


def _like(pattern: str, message: str) -> Schema:
    return {"type": "string", "pattern": pattern, "patternErrorMessage": message}


def enum(words: Mapping[str, str]) -> Schema:
    """Choices, each with its words as YAML servers read them, and as JetBrains does. Words are text, not Markdown."""
    said = {value: {"description": text} for value, text in words.items()}
    return {"enum": list(words), "enumDescriptions": list(words.values()), "x-intellij-enum-metadata": said}


def _message(to: To) -> str:
    kinds = " or ".join(to.called(kind).sentence for kind in to.kinds) or "definition"
    what = f"{to.called(to.kinds[0]).part_name} of a {kinds}" if to.part else kinds
    return f"There is no such {what} in the playbook. After adding it, run `playpress schema`."
