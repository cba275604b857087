"""Book -> book.json: every definition as its reader takes it, what follows from it beside, and the figures of plans."""

import json
from fractions import Fraction
from typing import Any

from playpress import urls
from playpress.derive import freshness
from playpress.derive.planning import worksheets
from playpress.derive.planning.worksheet import Worksheet
from playpress.graph import Book
from playpress.model.entity import Entity
from playpress.model.write import written

SCHEMA = 1
"""The number of the format: keys are added within it, never renamed or removed."""


def document(book: Book) -> bytes:
    """The whole playbook as one object, described key by key in the README."""
    settings = book.settings
    kinds = [kind.about for kind in book.kinds]
    facts = {
        "schema": SCHEMA,
        "playbook": {
            "title": str(settings.full_title),
            "company": str(settings.company),
            "version": str(settings.version or ""),
            "as_of": book.today.isoformat(),
            "currency": settings.currency or None,
            "site": settings.site_url or None,
        },
        "kinds": [
            {"name": each.name, "title": each.title, "titles": each.titles, "folder": each.plural} for each in kinds
        ],
        "definitions": [_definition(book, each) for each in book.entities.values()],
        "plans": [_plan(sheet) for sheet in worksheets(book).values()],
    }
    return (json.dumps(facts, indent=1, ensure_ascii=False) + "\n").encode()


def _definition(book: Book, entity: Entity) -> dict[str, Any]:
    owner, team, review = book.owner(entity), book.team(entity), freshness.next_review(entity)
    return {
        "key": entity.key,
        "kind": entity.about.name,
        "id": entity.id,
        "name": str(entity.name),
        "page": urls.relative(urls.page(entity), ""),
        "fields": written(entity),
        "computed": {
            "owner": owner.role.id if owner else None,
            "owner_inherited": owner.inherited if owner else None,
            "team": team.id if team else None,
            "next_review": review.isoformat() if review else None,
            "refers_to": _once(str(each.target) for each in book.links_from(entity)),
            "referred_to_by": _once(str(each.source) for each in book.links_to(entity)),
        },
    }


def _once(keys: Any) -> list[str]:
    return list(dict.fromkeys(keys))


def _plan(sheet: Worksheet) -> dict[str, Any]:
    """Exact numbers: whole, or fractions like "4000/3"."""
    return {
        "plan": sheet.plan.id,
        "currency": sheet.currency,
        "won": _exact(sheet.won),
        "stages": [
            {
                "stage": str(row.ref),
                "required": _exact(row.required),
                "rate": _exact(row.rate),
                "gap": _exact(row.gap),
                "promised": {team.id: _exact(count) for team, count, _ in row.promised()},
            }
            for row in sheet.rows
        ],
        "missing": [each.message for each in sheet.obstacles],
    }


def _exact(number: Fraction | None) -> int | str | None:
    if number is None:
        return None
    return int(number) if number.denominator == 1 else str(number)
