"""Worksheet -> quotas: what each person is to sell in the time they work, all of it together, and over-assignment."""

from dataclasses import dataclass
from fractions import Fraction

from playpress.derive.planning.money import added
from playpress.derive.planning.worksheet import Worksheet
from playpress.graph import Book
from playpress.model.kinds.plan import Quota
from playpress.model.kinds.role import Role
from playpress.model.rates import People


@dataclass(frozen=True, slots=True)
class QuotaShare:
    """One quota with what it is multiplied by: people x ramp x part time x share of the period worked."""

    quota: Quota
    people: People | None
    """None where neither the quota nor its role says how many they are."""
    amount: Fraction | None
    """The quota of one person for the whole period (money); None where it is in another currency."""
    worked: Fraction
    """The share of the period's days from the start of work on."""

    @property
    def together(self) -> Fraction | None:
        """What they make together (money)."""
        if self.people is None or self.amount is None:
            return None
        return self.amount * self.people.amount * self.quota.ramp * self.quota.part_time * self.worked


def shares(book: Book, sheet: Worksheet) -> tuple[QuotaShare, ...]:
    """The quotas of a plan, in the order in which they are written."""
    return tuple(
        QuotaShare(each, _people(book, each), sheet.amount(each.amount), _worked(sheet, each))
        for each in sheet.plan.quotas
    )


def total(book: Book, sheet: Worksheet) -> Fraction | None:
    """What all quotas make together; None where there is none, or where one of them is unknown: none is left out."""
    found = shares(book, sheet)
    return added(each.together for each in found) if found else None


def over_assignment(book: Book, sheet: Worksheet) -> Fraction | None:
    """All quotas together / target: above 1, more is given out than has to be reached."""
    target, all_together = sheet.amount(sheet.plan.revenue_target), total(book, sheet)
    return all_together / target if target and target > 0 and all_together is not None else None


def _people(book: Book, quota: Quota) -> People | None:
    role = book.get(quota.role)
    return quota.people if quota.people is not None else role.headcount if isinstance(role, Role) else None


def _worked(sheet: Worksheet, quota: Quota) -> Fraction:
    span = sheet.plan.period
    if quota.starts is None or span is None:
        return Fraction(1)
    days = (span.end - max(quota.starts, span.start)).days + 1
    return Fraction(max(days, 0), span.length)
