"""Onboarding paths -> pages to walk along: phases with days, lists for three people, numbers, a quiz, signatures."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

from markupsafe import Markup

from playpress import markup_names as css
from playpress import urls
from playpress.derive import onboarding, quizzes, schedule
from playpress.derive.cadence import WEEKDAYS
from playpress.derive.checklist import fingerprint
from playpress.derive.onboarding import TimeNeeded
from playpress.derive.schedule import Steps
from playpress.language import counted
from playpress.model import field
from playpress.model.day import begun, written
from playpress.model.kinds.onboarding import Milestone, Onboarding, PathItem, Phase
from playpress.model.kinds.role import Role
from playpress.model.kinds.team import Team
from playpress.model.numbers import percent
from playpress.model.ref import Ref
from playpress.site.blocks import Figure, QuizQuestion, TickGroup, TickItem
from playpress.site.context import Detail
from playpress.site.pages import pictured
from playpress.site.view import DOT, View

_WHO = {"hire": "You", "buddy": "Your buddy", "manager": "Your manager"}


@dataclass(frozen=True, slots=True)
class QuizSection:
    """A quiz that an item of a path asks for."""

    id: str
    """The item of the path that is done with it."""
    title: str
    """What the item is called."""
    questions: Sequence[QuizQuestion]
    """What is asked."""
    needed_right: int
    """How many answers have to be right."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a new colleague is able to do at the end of a phase."""

    id: str
    """The anchor."""
    html: Markup
    """What it is."""


@dataclass(frozen=True, slots=True)
class PhaseSection:
    """A phase of a path on its page."""

    phase: Phase
    """The phase."""
    days: Markup
    """From its first to its last day."""
    last_place: int
    """The number of its last working day, from 0 for the first day of the path."""
    minutes: str
    """How long it takes the new colleague."""
    outcomes: Sequence[Outcome]
    """What the new colleague is able to do at its end."""
    groups: Sequence[TickGroup]
    """What is to be done, by who does it."""
    milestones: Sequence[Sequence[object]]
    """Numbers to reach: which, how much, by which day."""
    said: str
    """What is in it, in a line: things to do, numbers to reach."""
    sign_off: Markup
    """Who signs that it is done; empty where no sign-off is needed."""
    quizzes: Sequence[QuizSection]
    """Its quizzes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PathDetail(Detail):
    """What the page of an onboarding path is given besides."""

    template: ClassVar[str] = "pages/onboarding.md.j2"

    figures: Sequence[Figure]
    """How long the path is, and how much there is to do."""
    phases: Sequence[PhaseSection]
    """Its phases, from the first to the last."""
    drawing: Markup
    """The timeline of its phases; empty where there are too few."""
    duties: Sequence[Sequence[object]]
    """For each role: its name, how many of its duties the path prepares for, their share, and which are left out."""


def path_detail(view: View, path: Onboarding) -> PathDetail:
    """Everything a new colleague, their buddy and their manager do, phase by phase."""
    return PathDetail(
        figures=_figures(view, path),
        phases=[phase_section(view, path, phase) for phase in path.phases],
        drawing=pictured.of_path(path, lambda phase: _minutes(view, path, phase)),
        duties=[row for ref in path.roles for row in _duties(view, path, ref)],
    )


def _figures(view: View, path: Onboarding) -> list[Figure]:
    mine = [item for _, _, _, item in onboarding.items(path) if item.who == "hire"]
    total = onboarding.time_needed(view.book, path, mine)
    reading = onboarding.time_needed(view.book, path, [item for item in mine if item.do == "read"])
    days = counted(path.phases[-1].to_day + 1, "day") if path.phases else "unknown"
    phases = counted(len(path.phases), "phase") if path.phases else "no phase is written"
    unknown = f", {total.unknown} of them without minutes" if total.unknown else ""
    return [
        Figure(days, "Duration", phases, "none"),
        Figure(_wrapped(total), "Your time", counted(len(mine), "thing to do", "things to do") + unknown, "none"),
        Figure(_wrapped(reading), "Reading", "included in your time", "none"),
    ]


def _wrapped(needed: TimeNeeded) -> str:
    """A time as a large figure, which may break between its words."""
    return in_words(needed).replace("\u00a0", " ")


def in_words(needed: TimeNeeded) -> str:
    """How long it takes, no more precise than what is known: 2 h 30; at least 50 min; not estimated; nothing."""
    if not needed.unknown:
        return hours(needed.minutes) if needed.minutes else "nothing"
    return f"at least\u00a0{hours(needed.minutes)}" if needed.minutes else "not\u00a0estimated"


def hours(minutes: int) -> str:
    """Minutes as people plan: 50 min, 2 h 30."""
    whole, rest = divmod(minutes, 60)
    words = f"{whole} h" + (f" {rest:02}" if rest else "") if whole else f"{rest} min"
    return words.replace(" ", "\u00a0")


def phase_section(
    view: View, path: Onboarding, phase: Phase, days: Mapping[str, dt.date] | None = None
) -> PhaseSection:
    """A phase with its lists for three people, its numbers and its quizzes.

    `days` are those of its items in the calendar, by their ids, where the first day is known.
    """
    groups = []
    for who, title in _WHO.items():
        items = [_item(view, path, phase, item) for item in onboarding.by_day(phase, who, days)]
        if items:
            groups.append(TickGroup(title, items, who))
    return PhaseSection(
        phase=phase,
        days=_span(view, phase),
        last_place=_week(view).phase(phase.from_day, phase.to_day)[1],
        minutes=_minutes(view, path, phase),
        outcomes=[Outcome(str(each.id), view.words(each.text)) for each in phase.outcomes],
        groups=groups,
        milestones=[_milestone(view, phase, each) for each in phase.milestones],
        said=_said(phase),
        sign_off=view.link(phase.sign_off) if phase.sign_off else Markup(""),
        quizzes=[
            QuizSection(each.item.id, each.title, view.asked(each.asked), each.needed_right)
            for each in quizzes.by_path(view.book)[path.key]
            if each.path is path and each.item in phase.items
        ],
    )


def _said(phase: Phase) -> str:
    """What a phase has, in a line."""
    todo = counted(len(phase.items), "thing to do", "things to do")
    numbers = counted(len(phase.milestones), "number to reach", "numbers to reach") if phase.milestones else ""
    return ", ".join(filter(None, (todo if phase.items or not numbers else "", numbers)))


def _minutes(view: View, path: Onboarding, phase: Phase) -> str:
    """How long a phase takes the new colleague."""
    return in_words(onboarding.time_needed(view.book, path, [item for item in phase.items if item.who == "hire"]))


def day(number: int, place: Sequence[int], words: str = "") -> Markup:
    """A relative day of a path; the page's script puts the date there once a reader has chosen a first day."""
    time = Markup(f'<time {css.DATA_DAY}="{{}}" {css.DATA_PLACE}="{{}}">{{}}</time>')
    return time.format(number, " ".join(map(str, place)), words or written(number))


def _week(view: View) -> Steps:
    return schedule.steps(view.book.settings.working_time)


def _when(view: View, phase: Phase, item: PathItem) -> Markup:
    """The day of an item; of one that takes part in a weekly meeting the day of the week. Empty where it has none."""
    place, weekday = schedule.place(view.book, _week(view), phase, item), schedule.weekday(view.book, item)
    if not place:
        return Markup("")
    dated = f" from {written(item.day)} on" if item.day is not None else ""
    words = f"{WEEKDAYS[weekday].capitalize()}{dated}" if weekday is not None else ""
    return day(onboarding.earliest(phase, item), place, words)


def _span(view: View, phase: Phase) -> Markup:
    """From the first to the last day of a phase: Day 1 to Day 5; Day 1; 14 days to 1 day before you start."""
    first, last = phase.from_day, phase.to_day
    begins, ends = _week(view).phase(first, last)
    if first == last:
        return day(first, (begins,))
    return Markup("{} to {}").format(day(first, (begins,), begun(first, last)), day(last, (ends,)))


def _item(view: View, path: Onboarding, phase: Phase, item: PathItem) -> TickItem:
    minutes = onboarding.minutes(view.book, path, item)
    team = onboarding.partner(view.book, path, item)
    notes = [Markup.escape(item.do)] if item.do != "check" else []
    notes += [Markup(", ").join(view.link(ref) for ref in item.about)] if item.about else []
    notes += [Markup.escape(hours(minutes))] if minutes else []
    when = _when(view, phase, item)
    at = Markup('<span class="{}">{}</span>').format(css.OURS, item.at.words) if item.at else Markup()
    notes += [_after([view.link(ref) for ref in item.after])] if item.after else []
    notes += [Markup("with {}").format(view.link(team))] if team else []
    notes += [] if item.required else [Markup.escape(_if_there_is_time(item))]
    return TickItem(
        id=item.id,
        html=view.words(item.text),
        hash=fingerprint(str(item.text)),
        meta=DOT.join([*([when] if when else []), *([at] if at else []), *notes]),
        when=when,
        at=item.at.words if item.at else "",
        notes=DOT.join(_on_paper(view, item, minutes, team)),
        day_anchor=_day_anchor(view, path, item),
    )


def _day_anchor(view: View, path: Onboarding, item: PathItem) -> str:
    """Of the first item of a day, the anchor of the day."""
    first = onboarding.first_of_days(view.book).get(path.key, ())
    return urls.path_day(item.day) if item.day is not None and item.id in first else ""


def _on_paper(view: View, item: PathItem, minutes: int, team: Team | None) -> Iterator[Markup]:
    """The notes of an item without what else stands on paper: its day, and the questions of a quiz."""
    if item.do != "check":
        yield Markup.escape(item.do)
    if item.about and item.do != "quiz":
        yield Markup(", ").join(view.link(ref) for ref in item.about)
    if minutes:
        yield Markup.escape(hours(minutes))
    if item.after:
        yield _after([view.words(view.book.name(ref)) for ref in item.after])
    if team:
        yield Markup("with {}").format(team.name)
    if not item.required:
        yield Markup.escape(_if_there_is_time(item))


def _after(before: Iterable[Markup]) -> Markup:
    """What comes before an item, in quotation marks: an item reads as a request."""
    names = Markup(", ").join(Markup("“{}”").format(each) for each in before)
    return Markup("{} {}").format(field.facts(PathItem, "after").sentence, names)


def _if_there_is_time(item: PathItem) -> str:
    return str(field.facts(PathItem, "required").words(item.required))


def _milestone(view: View, phase: Phase, milestone: Milestone) -> list[object]:
    what = view.link(milestone.metric) if milestone.metric else view.words(milestone.text or milestone.id)
    if milestone.metric and milestone.text:
        what += Markup(": {}").format(view.words(milestone.text))
    by = Markup("")
    if milestone.by is not None:
        by = day(milestone.by, _week(view).place(milestone.by, phase.from_day, phase.to_day))
    return [what, str(milestone.value) if milestone.value else "", by]


def _duties(view: View, path: Onboarding, ref: Ref) -> list[list[object]]:
    """What the role has to be able to do, and whether the path prepares for it."""
    role = view.book.get(ref)
    found = onboarding.duties_of(view.book, path, role) if isinstance(role, Role) else ()
    share = onboarding.coverage(found)
    if share is None or onboarding.is_shared(view.book, path):
        return []
    missing = Markup(", ").join(view.link(duty.ref) for duty in found if not duty.covered) or Markup("nothing")
    return [[view.link(ref), f"{sum(duty.covered for duty in found)} of {len(found)}", percent(share), missing]]
