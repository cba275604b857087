"""The formats in which values are written: money, rates, durations and the rest, each with examples."""

from dataclasses import dataclass
from typing import Any

from playpress.model.day import RelativeDay
from playpress.model.part import Criterion
from playpress.model.period import Period
from playpress.model.quantity import Quantity
from playpress.model.rates import Number, People
from playpress.model.ref import AnyRef
from playpress.model.text import Prose, Text, Wording
from playpress.model.time_in_day import TimeInDay
from playpress.model.times import Date, Duration
from playpress.model.values import CountPer, Money, MoneyPer, Rate, WholeNumber, YesNo
from playpress.model.working_time import TimeOfDay


@dataclass(frozen=True, slots=True)
class ValueFormat:
    """How one type of value is written."""

    name: str
    type: Any
    examples: tuple[str, ...]
    note: str
    also: tuple[str, ...] = ()
    """Other spellings that are read; the file keeps them."""


VALUE_FORMATS: tuple[ValueFormat, ...] = (
    ValueFormat(
        "text", Text, ("Ten calls before noon",), "One line. Quotes are needed only where it contains `: ` or ` #`."
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
        "Behind `|`, on lines of its own. It is shown and copied as it is: line breaks, placeholders and all.",
    ),
    ValueFormat(
        "money",
        Money,
        ("75000 EUR", "12.50 USD"),
        "Amount, space, currency in three letters. A `$` is the dollar of the playbook's `currency`; brackets mean "
        "below zero. `75.000 €` needs the setting `number_format`, because it could be 75.",
        ("€75k", "1.2M USD", "54,000 USD", "2 400 000 EUR", "1,5 Mio. EUR", "USD 54000", "(500) EUR"),
    ),
    ValueFormat(
        "money per period", MoneyPer, ("2000 EUR per month",), "Money, `per`, a period.", ("€2k/mo", "24000 EUR a year")
    ),
    ValueFormat("rate", Rate, ("20%", "0.20"), "More than 0%, at most 100%.", ("20 percent", "1 in 5", "12,5%")),
    ValueFormat(
        "count per period",
        CountPer,
        ("400 per month",),
        "Periods: day, week, month, quarter, year.",
        ("400/month", "1.2k per week"),
    ),
    ValueFormat(
        "duration",
        Duration,
        ("30 min", "4 business h", "2 calendar d", "P90D"),
        "A number and a unit. `business` counts working hours, `calendar` every hour; commitments need one of them. "
        "`30m` is not read: it could be minutes or months.",
        ("2 working days", "90 mins", "1h 30m", "PT4H", "½ day", "two days"),
    ),
    ValueFormat(
        "quantity",
        Quantity,
        ("40", "20%", "75000 EUR", "at least 95%", "below 5%", "10:1", "7 days"),
        "The value of a target: a number, a percentage, money, a length of time or so many to one, and which side of "
        "it is meant: at least, above, at most, below. A number alone is in the metric's `unit`. Put quotes around "
        "what begins with `>`.",
        ("At or above 95%", '">= 10%"', "< 5%", "95%+", "5 or fewer", "within 2 hours", "1.5x"),
    ),
    ValueFormat("number", Number, ("1300", "2.5"), "From 0 up, decimals as well.", ("1.2k",)),
    ValueFormat("whole number", WholeNumber, ("3",), "From 0 up.", ("1,200", "1.2k")),
    ValueFormat(
        "people",
        People,
        ("3", "2.5"),
        "People who work full time; half of one works half of the time, or has half of the quota.",
        ("1 at half", "2 at 80%"),
    ),
    ValueFormat(
        "period",
        Period,
        ("2027", "2027-H1", "2027-Q1", "2027-03", "FY27-Q1"),
        "A year, half-year, quarter or month; with `FY` one of the fiscal year that `fiscal_year` describes.",
        ("Q1 2027", "H1 2027", "Q1 FY27", "January 2027"),
    ),
    ValueFormat(
        "time of day",
        TimeOfDay,
        ('"09:00"',),
        "Local time. `9` alone is not read: it could be the morning or the evening.",
        ("9am", "17h30"),
    ),
    ValueFormat(
        "time in a day",
        TimeInDay,
        ('"14:00"', "morning", "afternoon"),
        "A time of day, or a part of the day: a morning begins before noon, an afternoon at 13:00 at the earliest.",
        ("2pm", "in the afternoon"),
    ),
    ValueFormat(
        "day",
        RelativeDay,
        ("D+5", "D-3"),
        "A day of a path: D+0 is the first one, D+5 five days later, D-3 three days before it. `5` is not read: it "
        "could be the fifth day, which is D+4.",
    ),
    ValueFormat(
        "date",
        Date,
        ("2026-09-30",),
        "Year, month, day. `02/03/2027` is not read: it could be in February or in March.",
        ("30 Sep 2026", "September 30, 2026", "30.9.2026"),
    ),
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
