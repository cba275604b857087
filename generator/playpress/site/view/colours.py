"""Teams -> their colours: team-0 to team-7, in the order in which they are written."""

from playpress.diagrams.team_colours import ACCENTS
from playpress.graph import Book
from playpress.model.entity import Entity
from playpress.model.kinds.team import Team

_ON_EVERY_PAGE = 4
"""How many teams the style of every page has colours for; those of the others are in a style of their own."""


def are_many(book: Book) -> bool:
    """Whether there are more teams than the style of every page has colours for."""
    return len(book.all(Team)) > _ON_EVERY_PAGE


def rank(book: Book, team: Team) -> int:
    """A team's place among the teams, from 0; after eight the colours begin again."""
    return book.all(Team).index(team) % len(ACCENTS)


def accent(book: Book, team: Team) -> str:
    """The accent of a team: team-0, team-1, …"""
    return f"team-{rank(book, team)}"


def of_entity(book: Book, entity: Entity | None) -> str:
    """The accent of an entity's team; empty where it has none."""
    team = book.team(entity)
    return accent(book, team) if team else ""
