"""Campaigns, reviews and meetings -> files that every calendar reads, and the sentence with which a page links one."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial

from markupsafe import Markup

from playpress import calendar_file, urls
from playpress import markup_names as css
from playpress.calendar_file import Event
from playpress.derive import freshness
from playpress.exports import calendar
from playpress.graph import Book
from playpress.model.kinds.campaign import Campaign
from playpress.model.kinds.meeting import Meeting
from playpress.site.file import Download
from playpress.site.view import View


@dataclass(frozen=True, slots=True)
class Calendar:
    """One file with dated things of one sort."""

    uri: str
    words: str
    """What is in it: "reviews"."""
    events: Callable[[Book], Iterable[Event]]

    def file(self, book: Book) -> bytes:
        """The file."""
        return calendar_file.written(f"{book.settings.company}: {self.words}", self.events(book), book.today)

    def is_there(self, book: Book) -> bool:
        """Whether anything has a day."""
        return any(True for _ in self.events(book))

    def link(self, view: View) -> Markup:
        """The sentence that leads to it, on a screen; nothing where nothing has a day."""
        if not self.is_there(view.book):
            return Markup("")
        sentence = Markup('<span class="{}"><a href="{}">Add all {} to your calendar</a> (.ics).</span>')
        return sentence.format(css.SCREEN, view.href(self.uri), self.words)


def campaigns(book: Book) -> list[Campaign]:
    """Those in use, in the order of their days."""
    return sorted(book.active(Campaign), key=lambda each: (each.starts, each.ends, each.id))


def _campaigns(book: Book) -> Iterator[Event]:
    yield from (calendar.of_campaign(book, each) for each in campaigns(book))


def _reviews(book: Book) -> Iterator[Event]:
    """For the teams, as is the page that lists them."""
    timed = () if book.circle else freshness.in_use(book)
    yield from (event for each in timed if (event := calendar.of_review(book, each)))


def _meetings(book: Book) -> Iterator[Event]:
    yield from (event for each in book.active(Meeting) if (event := calendar.of_meeting(book, each)))


CAMPAIGNS = Calendar("more/campaigns.ics", "campaigns", _campaigns)
REVIEWS = Calendar("alignment/reviews.ics", "reviews", _reviews)
MEETINGS = Calendar(f"{urls.index(Meeting.about).rpartition('/')[0]}/weekly.ics", "weekly meetings", _meetings)


def filled(book: Book) -> Iterator[Calendar]:
    """Those with something in them."""
    return (each for each in (CAMPAIGNS, REVIEWS, MEETINGS) if each.is_there(book))


def downloads(book: Book) -> Iterator[Download]:
    """Their files."""
    for each in filled(book):
        yield Download(each.uri, partial(each.file, book))
