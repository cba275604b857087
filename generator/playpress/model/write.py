"""A typed definition -> the values an author would write for it, from the model alone."""

from playpress.model.entity import Entity, Model
from playpress.source.document import Raw


def written(model: Model) -> dict[str, Raw]:
    """Only what differs from the defaults, each value by its own `write`, in the short forms where there are some."""
    fields: dict[str, Raw] = model.model_dump(mode="json", by_alias=True, exclude_defaults=True)
    return {name: value for name, value in fields.items() if name != "id" or not isinstance(model, Entity)}
