"""Typed definitions -> Book: everything linked both ways, or the references that lead nowhere."""

from playpress.graph.book import Book, Owner, ResolvedRef
from playpress.graph.build import build
from playpress.graph.insights import insight
from playpress.graph.projection import project
from playpress.graph.references import with_names_that_exist

__all__ = ["Book", "Owner", "ResolvedRef", "build", "insight", "project", "with_names_that_exist"]
