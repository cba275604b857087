"""The forms in which values are written: money, rates, durations and the rest, each with examples."""

from dataclasses import dataclass
from typing import Any

from playpress.model.day import RelativeDay
from playpress.model.entity import Criterion
from playpress.model.ref import AnyRef
from playpress.model.text import Prose, Text
from playpress.model.times import Date, Duration
from playpress.model.values import CountPer, Money, MoneyPer, Quantity, Rate, WholeNumber, YesNo


@dataclass(frozen=True, slots=True)
class Form:
    """One sort of value."""

    name: str
    type: Any
    examples: tuple[str, ...]
    note: str


FORMS: tuple[Form, ...] = (
    Form("text", Text, ("Ten calls before noon",), "One line. Quotes are needed only where it holds `: ` or ` #`."),
    Form("Markdown", Prose, ("Ring **before noon**.",), "Behind `|`, on lines of its own; headings come from us."),
    Form(
        "money",
        Money,
        ("75000 EUR", "12.50 USD"),
        "Amount, space, currency in three letters; spaces may part thousands, as in `2 400 000 EUR`.",
    ),
    Form("money per period", MoneyPer, ("2000 EUR per month",), "Money, `per`, a period."),
    Form("rate", Rate, ("20%", "0.20"), "More than 0%, at most 100%."),
    Form("count per period", CountPer, ("400 per month",), "Periods: day, week, month, quarter, year."),
    Form(
        "duration",
        Duration,
        ("30 min", "4 business h", "2 calendar d", "P90D"),
        "A number and a unit. `business` counts working hours, `calendar` every hour; promises need one of them.",
    ),
    Form("number, percentage or money", Quantity, ("40", "20%", "75000 EUR"), "The value of a target."),
    Form("whole number", WholeNumber, ("3",), "From 0 up."),
    Form(
        "day",
        RelativeDay,
        ("D+5", "D-3"),
        "A day of a path: D+0 is the first one, D+5 five days later, D-3 three days before it.",
    ),
    Form("date", Date, ("2026-09-30",), "Year, month, day."),
    Form("yes or no", YesNo, ("yes", "no"), "`true` and `false` mean the same."),
    Form(
        "criterion",
        Criterion,
        ("Phone number given", "{id: phone-given, text: Phone number given, kind: buyer, evidence: Field `phone`}"),
        "Plain text, or text with an id, with who makes it true, and with where one can see it.",
    ),
    Form(
        "reference",
        AnyRef,
        ("goal:close-sales", "process:sales-process#closing"),
        "`kind:id`, or `kind:id#part`. Where a field takes one kind only, the id is enough.",
    ),
)
