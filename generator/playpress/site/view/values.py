"""Values of the model -> HTML as one page shows it."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from html import escape

from markupsafe import Markup

from playpress import language
from playpress import markup_names as css
from playpress.graph import Book
from playpress.language import day
from playpress.model import field, period
from playpress.model.entity import Entity
from playpress.model.kinds.audience import AudienceSize
from playpress.model.kinds.funnel import StageEffort
from playpress.model.kinds.handoff import Breach, Commitment
from playpress.model.kinds.metric import STAGE, Target
from playpress.model.kinds.plan import SourceEffort
from playpress.model.kinds.process import Step
from playpress.model.kinds.role import Capacity
from playpress.model.kinds.scoring import Decay
from playpress.model.link import Link
from playpress.model.numbers import percent_in_figures, plain
from playpress.model.owner_by import OwnerBy
from playpress.model.part import Approval, Citation, Criterion, Part, Phrase
from playpress.model.period import Period
from playpress.model.ref import Ref
from playpress.model.segment import SegmentRate
from playpress.model.text import Prose, Wording
from playpress.model.times import Duration
from playpress.site.markup import anchor, tap
from playpress.site.prose import TOP, ProseRenderer
from playpress.site.view.links import Links

COMMA = Markup(", ")
"""Between the things of a line."""

DOT = Markup("\u00a0· ")
"""Between the notes of a line. It stays with the note before it."""


def _as_it_stands(text: str) -> Markup:
    """A text with its line ends as signs, so that none is taken for the end of a block."""
    return Markup(escape(text).replace("\n", "&#10;"))


def _effort(effort: StageEffort | SourceEffort) -> str:
    """How long something takes, and how often: 8 minutes an attempt, 8% of them produce one."""
    minutes = language.counted(effort.minutes, "minute")
    if isinstance(effort, StageEffort):
        return minutes + (f" for {percent_in_figures(effort.share)} of them" if effort.share != 1 else "")
    if effort.success_rate is not None:
        return f"{minutes} an attempt, {percent_in_figures(effort.success_rate)} of them produce one"
    return minutes + (
        f", {language.counted(effort.attempts, 'attempt')} for each" if effort.attempts is not None else ""
    )


class Values(Links):
    """What a value of the model looks like on a page, with links that lead away from there."""

    def __init__(self, book: Book, prose: ProseRenderer, uri: str) -> None:
        super().__init__(book, uri)
        self._prose = prose
        self._words = prose.start(uri)

    def prose(self, text: str, top: int = TOP) -> Markup:
        """Markdown as HTML; `top`: the level of its highest headings."""
        return self._prose.html(text, top)

    def sections(self, text: str) -> Markup:
        """Markdown prose as a part of the page by itself: its headings are among the contents of the page."""
        return self._prose.sections(text)

    def words(self, text: object) -> Markup:
        """Plain text with the glossary's terms linked."""
        return self._words.text(text)

    def value(self, value: object) -> Markup:
        """Any value of the model, as HTML for a cell or a fact."""
        if isinstance(value, Prose):
            return self.prose(value)
        if isinstance(value, Wording):
            return Markup(f'<div class="{css.WORDING}"><pre><code>{{}}</code></pre></div>').format(_as_it_stands(value))
        if isinstance(value, Ref | Entity):
            return self.link(value)
        if isinstance(value, bool):
            return Markup("yes" if value else "no")
        if isinstance(value, dt.date):
            return Markup(day(value))
        if isinstance(value, Fraction):
            return Markup(percent_in_figures(value))
        if isinstance(value, Mapping):
            return self.items(Markup("{}: {}").format(self.value(key), self.value(each)) for key, each in value.items())
        if isinstance(value, tuple):
            return self._several(value)
        return self._part(value)

    def _several(self, values: Sequence[object]) -> Markup:
        if len(values) == 1:
            return self.value(values[0])
        if all(isinstance(value, Ref) or (isinstance(value, str) and len(value) < 25) for value in values):
            return COMMA.join(self.value(value) for value in values)
        return self.items(self.value(value) for value in values)

    def items(self, items: Iterable[Markup]) -> Markup:
        """A list, an item each."""
        return Markup("<ul>{}</ul>").format(
            Markup("").join(Markup("<li{}>{}</li>").format(tap(item), item) for item in items)
        )

    def _part(self, value: object) -> Markup:
        if isinstance(value, Period) and value.fiscal:
            return Markup.escape(f"{value.words}, {language.until(day(value.start), day(value.end))}")
        if isinstance(value, Period | Duration):
            return Markup.escape(value.words)
        if isinstance(value, Link):
            return anchor(str(value) if value.outside else self.href(str(value)), value)
        if isinstance(value, Commitment):
            return self.promise(value)
        if isinstance(value, Breach):
            return self.breach(value)
        if isinstance(value, Citation):
            place = f", {value.locator}" if value.locator else ""
            return self.link(value.source) + Markup.escape(place)
        if isinstance(value, Approval):
            text = f" ({field.facts(Approval, 'text').sentence}: {value.text})" if value.text else ""
            return Markup("{}, {}{}").format(self.link(value.role), day(value.date), text)
        if isinstance(value, Capacity):
            free = f", {percent_in_figures(value.utilisation)} of them free for it" if value.utilisation else ""
            return Markup.escape(f"{language.counted(plain(value.hours_per_day), 'hour')} a day{free}")
        if isinstance(value, AudienceSize):
            return Markup("{}, as of {}: {}").format(language.whole(value.count), day(value.as_of), value.source)
        if isinstance(value, Target):
            return Markup("{}: {}").format(period.in_words(value.period), str(value.value))
        if isinstance(value, SegmentRate):
            return Markup("{}: {}").format(self.link(value.stage), percent_in_figures(value.rate))
        if isinstance(value, Decay):
            return Markup.escape(f"{value.points} after {value.every.words} without a signal")
        if isinstance(value, StageEffort | SourceEffort):
            return Markup("{}: {}").format(self.link(value.role), _effort(value))
        if isinstance(value, OwnerBy):
            where = [*([self.link(value.segment)] if value.segment else []), *([value.region] if value.region else [])]
            return Markup("{}: {}").format(Markup(", ").join(where), self.link(value.owner))
        if isinstance(value, Step):
            return Markup.escape(value.name)
        if isinstance(value, Criterion):
            return self.criterion(value)
        if isinstance(value, Part) and not isinstance(value, Phrase):
            return self.words(value.called)
        return self.words(getattr(value, "text", None) or value)

    def criterion(self, criterion: Criterion) -> Markup:
        """A condition, whose word counts, and where one can see it."""
        notes = [each for each in (criterion.kind, criterion.evidence) if each]
        told = Markup(f' <span class="{css.NOTE_TEXT}">({{}})</span>').format("; ".join(notes)) if notes else Markup("")
        return self.words(criterion.text) + told

    def promise(self, promise: Commitment) -> Markup:
        """A commitment as one sentence: who, what, by when."""
        within = f" within {promise.time.words}" if promise.time else ""
        within += f" in {percent_in_figures(promise.share)} of cases" if promise.share is not None else ""
        volume = f", {promise.volume}" if promise.volume else ""
        return Markup("<strong>{}</strong>: {}{}{}").format(
            self.book.name(promise.by), self.words(promise.what), within, volume
        )

    def breach(self, breach: Breach) -> Markup:
        """What happens when a promise is missed."""
        told = Markup("{} is informed. ").format(self.link(breach.escalate_to)) if breach.escalate_to else Markup("")
        return told + self.words(breach.action or "")

    def formula(self, text: str) -> Markup:
        """A formula, in which funnel#stage leads to the stage and is called by its name."""
        pieces = STAGE.split(text)
        names = (Ref("funnel", *pair) for pair in zip(pieces[1::3], pieces[2::3], strict=True))
        links = [self.link(ref) if self.book.stage(ref) else Markup.escape(f"{ref.id}#{ref.part}") for ref in names]
        words = [Markup.escape(piece) for piece in pieces[::3]]
        return Markup("").join(part for pair in zip(words, [*links, Markup("")], strict=True) for part in pair)

    def until(self, date: dt.date) -> Markup:
        """A last day, compared with the reader's own clock when the page is read: a page ages honestly."""
        late = Markup("<strong>{}</strong>").format(day(date)) if date < self.book.today else day(date)
        return Markup(f'<time datetime="{{}}" {css.DATA_UNTIL}>{{}}</time>').format(date.isoformat(), late)
