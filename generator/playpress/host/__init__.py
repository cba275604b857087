"""A project -> its site, by calling MkDocs: built beside the old one and swapped in, or served while it is written."""

from playpress.host.project import overrides, today
from playpress.host.publishing import Built, build, staged

__all__ = ["Built", "build", "overrides", "staged", "today"]
