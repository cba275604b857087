"""A worksheet -> exact facts for programs: stages, segments, hours, quotas, pipeline and market."""

from fractions import Fraction

from playpress.derive.planning import Worksheet, market, money, outcome, pipeline, quotas, segment_value, volumes
from playpress.derive.planning.capacity import Workload, loads
from playpress.derive.planning.worksheet import StageRow
from playpress.graph import Book

Facts = dict[str, object]


def facts(book: Book, sheet: Worksheet) -> Facts:
    """What is known of a plan. Exact numbers are whole, or fractions like "4000/3"; what is not known is None."""
    return {
        "won": {"required": exact(sheet.won), "shown": shown(sheet.won)},
        "stages": [_stage(row) for row in sheet.rows],
        "period_over": sheet.over,
        "actuals": [_outcome(each) for each in outcome.outcomes(book, sheet)],
        "segments": _segments(sheet),
        "cost_of_a_customer": exact(money.acquisition_cost(sheet)),
        "hours": [_load(each) for each in loads(book, sheet)],
        "quotas": _quotas(book, sheet),
        "pipeline": _pipeline(sheet),
        "market": _market(book, sheet),
    }


def _outcome(each: outcome.StageOutcome) -> Facts:
    return {
        "stage": each.row.stage.id,
        "metric": each.metric.id,
        "currency": each.currency or None,
        "actual": exact(each.actual),
        "gap": exact(each.gap),
    }


def _stage(row: StageRow) -> Facts:
    return {
        "stage": row.stage.id,
        "required": exact(row.required),
        "shown": shown(row.required),
        "rate": exact(row.rate),
        "stated": exact(row.stated.count) if row.stated else None,
        "gap": exact(row.gap),
        "needed_from": row.window.start.isoformat() if row.window else None,
        "needed_by": row.needed_by.isoformat() if row.needed_by else None,
        "late_days": row.late,
        "past": exact(row.past) if row.window else None,
        "sources": {team.id: exact(count) for team, count in row.need.sources},
        "promised": {team.id: exact(count) for team, count, _ in row.promised()},
    }


def _segments(sheet: Worksheet) -> list[Facts]:
    """Each segment, and at the end all of them blended, whose `audience` is None."""
    found = segment_value.values(sheet)
    needed: list[dict[str, str | None]] = [
        {need.stage.id: exact(need.required) for need in each.needs} for each in sheet.segments
    ]
    needed.append({row.stage.id: exact(row.required) for row in sheet.rows})
    return [
        {
            "audience": each.audience.id if each.audience else None,
            "won": exact(each.won),
            "required": stages,
            "cost": exact(each.cost),
            "margin_a_month": exact(each.monthly),
            "payback_months": exact(each.payback),
            "lifetime_years": exact(each.lifetime),
            "lifetime_value": exact(each.value),
            "worth": exact(each.worth),
        }
        for each, stages in zip(found, needed, strict=False)
    ]


def _load(load: Workload) -> Facts:
    return {
        "roles": [role.id for role in load.roles],
        "needed": exact(load.needed),
        "available": exact(load.available) if load.timed else None,
        "short": exact(load.short) if load.timed else None,
        "efforts": [
            {"cause": str(each.cause), "contacts": exact(each.volume), "hours": exact(each.hours)}
            for each in load.efforts
        ],
        "months": [
            {
                "month": str(each.period),
                "needed": exact(each.needed),
                "available": exact(each.available) if load.timed else None,
            }
            for each in load.months
        ],
    }


def _quotas(book: Book, sheet: Worksheet) -> Facts:
    return {
        "roles": [
            {
                "role": each.quota.role.id,
                "people": each.people and number(each.people.amount),
                "each": exact(each.amount),
                "all": exact(each.together),
            }
            for each in quotas.shares(book, sheet)
        ],
        "total": exact(quotas.total(book, sheet)),
        "of_target": exact(quotas.over_assignment(book, sheet)),
    }


def _pipeline(sheet: Worksheet) -> Facts:
    need, deal = pipeline.needed(sheet), sheet.amount(sheet.plan.avg_deal)
    amount, judged, by_rates = pipeline.weighted(sheet) if sheet.plan.open_deals else (None, None, None)
    return {
        "needed_deals": exact(need.deals) if need else None,
        "needed": exact(need.deals * deal) if need and deal else None,
        "there": exact(pipeline.there(sheet)),
        "coverage": exact(pipeline.coverage(sheet)),
        "open": exact(amount),
        "by_win_probability": exact(judged),
        "by_rates": exact(by_rates),
    }


def _market(book: Book, sheet: Worksheet) -> list[Facts]:
    sized: list[Facts] = [
        {
            "audience": each.audience.id,
            "size": exact(each.size),
            "needed": {row.stage.id: exact(count) for row, count in each.stages},
            "taken": exact(each.taken),
        }
        for each in market.demands(book, sheet)
    ]
    unsized = market.unsized(book, sheet)
    return sized + [{"audience": ref.id, "size": None, "needed": {}, "taken": None} for ref in unsized]


def exact(number: Fraction | None) -> str | None:
    """As a whole number or a fraction: "40", "4000/3"."""
    return None if number is None else str(number)


def number(amount: Fraction) -> int | float:
    """A number that is short in decimals, such as a count of people: 3, 2.5."""
    return int(amount) if amount.denominator == 1 else float(amount)


def shown(number: Fraction | None) -> int | None:
    """Rounded up, as people see it."""
    return None if number is None else volumes.shown(number)
