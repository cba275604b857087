"""Metric -> what its formula counts: how many of one stage reach another, or how many there are in a period."""

import re
from dataclasses import dataclass
from fractions import Fraction

from playpress.model.currencies import CURRENCIES
from playpress.model.kinds.metric import STAGE, Metric
from playpress.model.quantity import Quantity
from playpress.model.ref import Ref
from playpress.model.times import PERIODS

_RATIO = re.compile(rf"\s*{STAGE.pattern}\s*[/÷:]\s*{STAGE.pattern}\s*")
_EACH = re.compile(rf"\b(?:in|per|each|every|a)\s+(?:(?:the|one|a|each)\s+)?({'|'.join(PERIODS)})\b", re.IGNORECASE)
_AVERAGE = re.compile(r"\b(?:averages?|avg|mean|median|typical(?:ly)?|rolling)\b", re.IGNORECASE)
_MEASURE = re.compile(
    r"\b(?:rates?|ratios?|shares?|per ?cent(?:ages?)?|scores?|ratings?|index|points?|stars?|grades?|nps|csat|ces|"
    r"satisfaction|retention|coverage|utili[sz]ation|accuracy|quality|health|levels?|times?|duration|cycle|age|lag|"
    r"minutes?|hours?|days?|balance|headcount|active|open|backlog|stock)\b|%|[/÷]|"
    rf"\b(?:per|for each|out of) (?!(?:{'|'.join(PERIODS)})\b)",
    re.IGNORECASE,
)
"""Words of what is measured or is there at one time: it is not added up over people or periods."""
_COUNTED = re.compile(r"\b(?:numbers? of|counts?|how many|totals?|sums?)\b", re.IGNORECASE)
_PERCENT = frozenset({"%", "percent", "per cent"})
_NOUN = re.compile(r"[^\W\d_][^\d/%]*")
_CADENCES = {"daily": "day", "weekly": "week", "monthly": "month", "quarterly": "quarter", "yearly": "year"}


@dataclass(frozen=True, slots=True)
class Ratio:
    """How many of those at one stage reach another one."""

    reached: Ref
    of: Ref


@dataclass(frozen=True, slots=True)
class Count:
    """How many come to a stage. `period` is empty where the formula names none: then that of each target counts."""

    stage: Ref
    period: str


def counted(metric: Metric) -> Ratio | Count | None:
    """What the formula counts; None where it names no stage, says something else about several, or is an average."""
    text = str(metric.formula or "")
    stages = metric.stages()
    if len(stages) == 2 and _RATIO.fullmatch(text):
        return Ratio(*stages)
    if len(stages) == 1 and not re.search(r"[/÷*×]", text) and not _AVERAGE.search(text):
        return Count(stages[0], said_period(metric))
    return None


def counted_each(metric: Metric) -> str:
    """The period in which it is counted: that of its formula or unit, else how often it is read; empty where unsaid."""
    return said_period(metric) or _CADENCES.get(metric.cadence or "", "")


def said_period(metric: Metric) -> str:
    """The period that its formula or unit names: its targets are for one such period each, whenever they hold."""
    found = _EACH.search(str(metric.formula or "")) or _EACH.search(str(metric.unit or ""))
    return found[1].lower() if found else ""


def in_unit(metric: Metric, value: Quantity) -> tuple[Fraction, str]:
    """A value of a metric with its unit: a bare 60 of one that is counted in percent is 60 %, written as 0.6."""
    percent = not value.unit and str(metric.unit or "").strip().casefold() in _PERCENT
    return (value.amount / 100, "%") if percent else (value.amount, value.unit)


def adds_up(metric: Metric) -> bool:
    """Whether it is certain that what several people or periods reach may be added up.

    It is where it is said what is counted: by a stage in the formula, by a unit of things or money, or in words. Of an
    average, a score, a rate, a length of time and what is there at one time, it never is.
    """
    names = " ".join(map(str, (metric.name, *metric.aliases)))
    own, formula = str(metric.unit or ""), STAGE.sub("", str(metric.formula or ""))
    texts = (names, own, formula)
    if _AVERAGE.search(" ".join((*texts, str(metric.definition or "")))) or any(map(_MEASURE.search, texts)):
        return False
    written = {target.value.unit for target in metric.targets}
    things = bool(_NOUN.fullmatch(own)) and not _EACH.fullmatch(own)
    money = bool(written) and written <= CURRENCIES
    return isinstance(counted(metric), Count) or things or money or any(map(_COUNTED.search, texts))
