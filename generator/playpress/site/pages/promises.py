"""Promises of a hand-off -> words and times, the same on its page, in the register, in agreements and on roles."""

import datetime as dt

from markupsafe import Markup

from playpress import language
from playpress.derive import clock, contract
from playpress.language import counted
from playpress.model import field
from playpress.model.kinds.handoff import Commitment, Handoff
from playpress.model.kinds.process import HandsTo
from playpress.model.numbers import percent
from playpress.site.view import View


def columns() -> list[str]:
    """The columns of a table of promises."""
    return ["Commitment", field.label(HandsTo, "within"), "For example", "In"]


def row(view: View, promise: Commitment, handoff: Handoff) -> list[object]:
    """One promise in such a table."""
    return [words(view, promise), within(promise), due_example(view, promise), view.link(handoff)]


def words(view: View, promise: Commitment) -> Markup:
    """What is promised, how much of it and with how much work, but for its time."""
    attempts = promise.attempts and counted(promise.attempts, "attempt")
    minutes = promise.minutes and f"{counted(promise.minutes, 'minute')} each"
    effort = " of ".join(each for each in (attempts, minutes) if each)
    share = promise.share is not None and f"in {percent(promise.share)} of cases"
    answers = promise.answers and field.facts(Commitment, "answers").words(promise.answers)
    extra = [Markup.escape(each) for each in (share, answers, promise.volume and str(promise.volume), effort) if each]
    if promise.stage:
        counts_for = field.facts(Commitment, "stage").sentence
        extra.append(Markup("{} {}").format(counts_for, view.link(promise.stage)))
    return view.words(promise.what) + (Markup(" ({})").format(Markup(", ").join(extra)) if extra else Markup(""))


def within(promise: Commitment) -> str:
    """The time of a promise, in the hours that count."""
    return promise.time.words if promise.time else ""


def answer_time(view: View, handoff: Handoff) -> Markup:
    """The time of the receiver's answer. Where none is marked, every time it promises, with what it is promised for."""
    if promise := contract.answer(view.book, handoff):
        return Markup.escape(within(promise))
    times = contract.times_of_receiver(view.book, handoff)
    listed = (Markup("{}: {}").format(view.words(each.what), within(each)) for each in times)
    return Markup("<br>").join(listed)


def due_example(view: View, promise: Commitment) -> str:
    """When a promise that begins on a Friday afternoon is due: where the two clocks differ most."""
    if not promise.value or not promise.counted_by:
        return ""
    start = clock.friday(view.book.today)
    due = clock.due(start, promise.value, promise.counted_by, view.book.settings.working_time)
    if due is None:
        return ""
    return f"{_moment(start)}, due {_moment(due)}"


def _moment(at: dt.datetime) -> str:
    return f"{language.short_weekday_and_day(at.date(), year=False)} {at:%H:%M}"
