"""A project -> its site, by calling MkDocs: built beside the old one and swapped in, or served while it is written."""

from playpress.host.project import overrides, today
from playpress.host.publishing import Built, build, staged
from playpress.host.rendering import read

__all__ = ["Built", "build", "overrides", "read", "staged", "today"]
