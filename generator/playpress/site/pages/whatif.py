"""A worksheet -> what the script of a plan's page counts with when somebody tries other numbers."""

import json
from collections.abc import Collection
from fractions import Fraction

from playpress.derive.planning import Worksheet, arrivals, segment_needs
from playpress.derive.planning.worksheet import StageRow
from playpress.graph import Book
from playpress.model.ref import Ref


def facts(book: Book, sheet: Worksheet) -> str:
    """What the page's script needs to compute the same numbers; empty where there is nothing to change."""
    target, deal = sheet.amount(sheet.plan.revenue_target), sheet.amount(sheet.plan.avg_deal)
    rates = [row.rate for row in sheet.rows[:-1]]
    if sheet.path is None or not target or not deal or None in rates or not sheet.rows:
        return ""
    own = segment_needs.own(sheet.plan)
    ids = [row.stage.id for row in sheet.rows]
    mix = [
        {
            "team": each.team.id,
            "name": book.name(each.team),
            "share": str(each.share),
            "enters": ids.index(each.enters.part) if each.enters and each.enters.part in ids else 0,
        }
        for each in sheet.plan.source_mix
    ]
    known = {
        "target": str(target),
        "deal": str(deal),
        "currency": sheet.currency,
        "tolerance": str(Fraction(sheet.plan.tolerance)),
        "mix": mix,
        "segments": [[str(each.share), str(each.avg_deal.amount)] for each in sheet.plan.segments],
        "stages": [_stage(book, sheet, row, own) for row in sheet.rows],
    }
    return json.dumps(known, ensure_ascii=False)


def _stage(book: Book, sheet: Worksheet, row: StageRow, own: Collection[Ref]) -> dict[str, object]:
    promised = [
        {"team": each.team.id, "name": book.name(each.team), "count": str(each.count), "joins": each.joins}
        for each in arrivals.promised(sheet, row)
    ]
    return {
        "id": row.stage.id,
        "name": row.stage.name,
        "rate": str(row.rate) if row.following else None,
        "own": row.ref in own,
        "stated": str(row.stated.count) if row.stated else None,
        "promised": promised,
        "late": row.late if row.window and not sheet.over else None,
    }
