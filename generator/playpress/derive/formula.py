"""Metric -> what its formula counts: how many of one stage reach another, or how many there are in a period."""

import re
from dataclasses import dataclass

from playpress.model.kinds.metric import STAGE, Metric
from playpress.model.ref import Ref
from playpress.model.times import PERIODS

_RATIO = re.compile(rf"\s*{STAGE.pattern}\s*[/÷:]\s*{STAGE.pattern}\s*")
_EACH = re.compile(rf"\b(?:in|per|each|every|a)\s+(?:(?:the|one|a|each)\s+)?({'|'.join(PERIODS)})\b", re.IGNORECASE)
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
    """What the formula counts; None where it names no stage, or says something else about several."""
    text = str(metric.formula or "")
    stages = metric.stages()
    if len(stages) == 2 and _RATIO.fullmatch(text):
        return Ratio(*stages)
    if len(stages) == 1 and not re.search(r"[/÷*×]", text):
        return Count(stages[0], said_period(metric))
    return None


def counted_each(metric: Metric) -> str:
    """The period in which it is counted: that of its formula or unit, else how often it is read; empty where unsaid."""
    return said_period(metric) or _CADENCES.get(metric.cadence or "", "")


def said_period(metric: Metric) -> str:
    """The period that its formula or unit names: its targets are for one such period each, whenever they hold."""
    found = _EACH.search(str(metric.formula or "")) or _EACH.search(str(metric.unit or ""))
    return found[1].lower() if found else ""
