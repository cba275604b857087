"""The formats in which values are written: money, rates, durations and the rest, each with examples."""

from dataclasses import dataclass
from typing import Any

from playpress.model.day import RelativeDay
from playpress.model.entity import Criterion
from playpress.model.ref import AnyRef
from playpress.model.text import Prose, Text, Wording
from playpress.model.times import Date, Duration
from playpress.model.values import CountPer, Money, MoneyPer, Quantity, Rate, WholeNumber, YesNo


@dataclass(frozen=True, slots=True)
class ValueFormat:
    """How one type of value is written."""

    name: str
    type: Any
    examples: tuple[str, ...]
    note: str


VALUE_FORMATS: tuple[ValueFormat, ...] = (
    ValueFormat(
        "text", Text, ("Ten calls before noon",), "One line. Quotes are needed only where it holds `: ` or ` #`."
    ),
    ValueFormat(
        "Markdown",
        Prose,
        ("Ring **before noon**.",),
        "Behind `|`, on lines of its own. Headings are lowered to fit below those of the page.",
    ),
    ValueFormat(
        "text as it is sent",
        Wording,
        ("Dear {{first_name}}, here is what we talked about.",),
        "Behind `|`, on lines of its own. It is shown and copied as it stands: line breaks, placeholders and all.",
    ),
    ValueFormat(
        "money",
        Money,
        ("75000 EUR", "12.50 USD"),
        "Amount, space, currency in three letters; spaces may part thousands, as in `2 400 000 EUR`.",
    ),
    ValueFormat("money per period", MoneyPer, ("2000 EUR per month",), "Money, `per`, a period."),
    ValueFormat("rate", Rate, ("20%", "0.20"), "More than 0%, at most 100%."),
    ValueFormat("count per period", CountPer, ("400 per month",), "Periods: day, week, month, quarter, year."),
    ValueFormat(
        "duration",
        Duration,
        ("30 min", "4 business h", "2 calendar d", "P90D"),
        "A number and a unit. `business` counts working hours, `calendar` every hour; promises need one of them.",
    ),
    ValueFormat("number, percentage or money", Quantity, ("40", "20%", "75000 EUR"), "The value of a target."),
    ValueFormat("whole number", WholeNumber, ("3",), "From 0 up."),
    ValueFormat(
        "day",
        RelativeDay,
        ("D+5", "D-3"),
        "A day of a path: D+0 is the first one, D+5 five days later, D-3 three days before it.",
    ),
    ValueFormat("date", Date, ("2026-09-30",), "Year, month, day."),
    ValueFormat("yes or no", YesNo, ("yes", "no"), "`true` and `false` mean the same."),
    ValueFormat(
        "criterion",
        Criterion,
        ("Phone number given", "{id: phone-given, text: Phone number given, kind: buyer, evidence: Field `phone`}"),
        "Plain text, or text with an id, with who makes it true, and with where one can see it. Where it is written "
        "elsewhere, its id is enough: `{id: phone-given}`.",
    ),
    ValueFormat(
        "reference",
        AnyRef,
        ("goal:close-sales", "process:sales-process#closing"),
        "`kind:id`, or `kind:id#part`. Where a field takes one kind only, the id is enough.",
    ),
)
