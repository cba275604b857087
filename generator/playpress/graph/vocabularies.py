"""Words of vocabularies -> faults of those that playbook.yml does not list, where it lists some."""

from collections.abc import Iterator, Mapping

from playpress.graph.references import MAX_SEARCHES
from playpress.model import field, walk
from playpress.model.settings import Settings, vocabularies
from playpress.problems import Problem, fault, shorten
from playpress.source.document import Origin
from playpress.thesaurus import nearest

_SHOWN = 8


def problems(settings: Settings, inside: Mapping[str, walk.Values], origins: Mapping[str, Origin]) -> Iterator[Problem]:
    """REF-1 for a region or a product line that is none of those of the playbook."""
    known = {name: words for name, words in vocabularies(settings).items() if words}
    reported = 0
    for key, values in inside.items() if known else ():
        for path, value, info in values:
            name = field.of(info).listed
            words = known.get(name)
            if not words or not isinstance(value, str) or value in words:
                continue
            reported += 1
            near = nearest(value, words) if reported < MAX_SEARCHES else ""
            listed = ", ".join(words[:_SHOWN]) + (", …" if len(words) > _SHOWN else "")
            hint = f'Did you mean "{near}"?' if near else f"Listed: {listed}. Add it to `{name}` in playbook.yml."
            what = name.removesuffix("s").replace("_", " ")
            yield fault("REF-1", f'there is no {what} "{shorten(value)}"', origins[key].place(path), hint)
