"""Dates and figures -> words, as the language of the playbook that is worked on writes them; its direction and names.

A playbook has one language. Whatever computes or renders something of its Book does so `within` that language, as
`decimal` has a context: a figure that is computed for a check, a page or a booklet is then written in one way. English
is written by Python alone, and what is said here of other languages is Unicode's (CLDR), as Babel has it.
"""

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from babel import Locale

ENGLISH = "en"
_AS_PYTHON = frozenset({ENGLISH, "en-GB"})
"""Languages whose dates and figures Python writes."""
_RIGHT_TO_LEFT = frozenset({"Adlm", "Arab", "Aran", "Hebr", "Mand", "Nkoo", "Rohg", "Samr", "Syrc", "Thaa"})
"""Scripts that run from right to left."""
_ALONE = frozenset({"Latn", "Cyrl", "Grek", "Armn", "Geor", "Hans", "Hant", "Jpan", "Kore"})
"""Scripts from left to right whose letters look the same wherever they are in a word."""
_IN_SEMESTERS = frozenset({"ca", "es", "fr", "it", "pt", "ro"})
"""Languages that call half a year a semester."""
_current: ContextVar[str] = ContextVar("language", default=ENGLISH)


@contextmanager
def within(tag: str) -> Iterator[None]:
    """Write dates and figures as a language does, by its tag (BCP 47), until the block ends."""
    before = _current.set(tag)
    try:
        yield
    finally:
        _current.reset(before)


def current() -> str:
    """The tag of the language that is written in."""
    return _current.get()


def direction(tag: str) -> Literal["ltr", "rtl"]:
    """In which direction the script of a language runs."""
    return "ltr" if tag in _AS_PYTHON or _script(tag) not in _RIGHT_TO_LEFT else "rtl"


def letters_are_drawn_alone(tag: str) -> bool:
    """Whether the letters of a language can be drawn one after the other, from left to right, without joining them."""
    return tag in _AS_PYTHON or _script(tag) in _ALONE


def _script(tag: str) -> str:
    """The script of a language, in four letters: the one it names, else the one it usually has."""
    from babel.core import get_global

    named = next((part for part in tag.split("-")[1:] if len(part) == len("Latn")), "")
    usual = get_global("likely_subtags")
    known = usual.get(tag.replace("-", "_")) or usual.get(tag.partition("-")[0]) or ""
    return named or next((part for part in str(known).split("_")[1:] if len(part) == len("Latn")), "Latn")


def is_hyphenated() -> bool:
    """Whether words are divided on paper: in English they are not."""
    return current().partition("-")[0] != ENGLISH


def day(date: dt.date) -> str:
    """A date in full: 6 June 2021, 6. Juni 2021."""
    return _date(date, "long") or f"{date.day} {date:%B} {date.year}"


def short_day(date: dt.date) -> str:
    """A date for a narrow column: 6 Jun 2021, 06.06.2021."""
    return _date(date, "medium") or f"{date.day} {date:%b} {date.year}"


def month(date: dt.date) -> str:
    """A month of a year: March 2027, März 2027."""
    return _date(date, skeleton="yMMMM") or f"{date:%B} {date.year}"


def short_month(date: dt.date) -> str:
    """The same for a narrow column: Mar 2027."""
    return _date(date, skeleton="yMMM") or f"{date:%b} {date.year}"


def quarter(date: dt.date) -> str:
    """The quarter of a calendar year that a date is in: Q1 2027, T1 2027."""
    return _date(date, skeleton="yQQQ") or f"{quarter_alone((date.month + 2) // 3)} {date.year}"


def quarter_alone(number: int) -> str:
    """A quarter without its year: Q1, T1."""
    return f"Q{number}" if current() in _AS_PYTHON else _quarters(current())[number]


def half_alone(number: int) -> str:
    """A half-year without its year, for which Unicode has no words: H1; S1 where it is a semester."""
    return f"{'S' if current().partition('-')[0] in _IN_SEMESTERS else 'H'}{number}"


def weekday(date: dt.date) -> str:
    """The day of the week: Monday, Montag."""
    return _date(date, "EEEE") or f"{date:%A}"


def weekday_and_day(date: dt.date) -> str:
    """Monday, 7 June 2021."""
    return _date(date, "full") or f"{date:%A}, {day(date)}"


def weekday_and_date(date: dt.date) -> str:
    """The same without the year: Monday 7 June."""
    return _date(date, skeleton="MMMMEEEEd") or f"{date:%A} {date.day} {date:%B}"


def short_weekday_and_day(date: dt.date, year: bool = True) -> str:
    """Mon 7 Jun 2021; without the year where a table tells it: Mon 7 Jun."""
    found = _date(date, skeleton="yMMMEd" if year else "MMMEd")
    return found or f"{date:%a} {date.day} {date:%b}" + (f" {date.year}" if year else "")


def span(first: dt.date, last: dt.date) -> str:
    """Two days, with what both have in common said once: Mon 14 to Fri 18 December 2026."""
    if current() not in _AS_PYTHON:
        return _span(first, last)
    if first == last:
        return f"{last:%a} {day(last)}"
    same = (first.year == last.year) + (first.year == last.year and first.month == last.month)
    begun = " ".join([f"{first:%a}", *day(first).split()[: 3 - same]])
    return f"{begun} to {last:%a} {day(last)}"


def _span(first: dt.date, last: dt.date) -> str:
    from babel.dates import format_interval

    if first == last:
        return short_weekday_and_day(last)
    return str(format_interval(first, last, "yMMMEd", locale=_locale(current())))


def until(first: str, last: str) -> str:
    """From one day to another, both in words: 1 March 2027 to 3 May 2027; in other languages a dash is enough."""
    return f"{first} to {last}" if current().partition("-")[0] == ENGLISH else f"{first} – {last}"


def days_in_text() -> re.Pattern[str]:
    """What `day` makes, wherever it is in a text."""
    return _days(current())


@cache
def _days(tag: str) -> re.Pattern[str]:
    """A day of each month, in whose words any other day and year may stand."""
    with within(tag):
        shapes = dict.fromkeys(re.escape(day(dt.date(2021, number, 28))) for number in range(1, 13))
    any_day = (shape.replace("2021", r"\d{4}").replace("28", r"\d{1,2}") for shape in shapes)
    return re.compile(rf"(?<!\d)(?:{'|'.join(any_day)})(?!\d)")


def figures(text: str) -> str:
    """A number as English has it, 1,234.50, as the language has it: 1.234,50."""
    return text if current() in _AS_PYTHON else _figures(current(), text)


def whole(number: int) -> str:
    """A whole number: 12,000."""
    return figures(f"{number:,}")


def counted(number: int | str, one: str, many: str = "") -> str:
    """How many of something there are: 1 phase, 2 phases, 1,250 boxes. A text is a number as `figures` writes it."""
    text = number if isinstance(number, str) else whole(number)
    return f"{text} {one if text == '1' else many or f'{one}s'}"


def percentage(text: str) -> str:
    """A number as English has it, in percent: 78.6 -> 78.6%, 78,6 %."""
    if current() in _AS_PYTHON:
        return f"{text}%"
    minus, digits = ("-", text[1:]) if text.startswith("-") else ("", text)
    return minus + _percent(current()).replace("0", figures(digits))


def bare(text: str) -> str:
    """What `figures` and `percentage` make, as English has it again: 1.234,50 -> 1,234.50."""
    if current() in _AS_PYTHON:
        return text
    group, point, _ = _signs(current())
    sign = _percent(current())
    text = re.sub(r"%\s?([\d.,]+)", r"\1%", text) if sign.startswith("%") else re.sub(r"(?<=\d)\s%", "%", text)
    return text.translate({ord(group): ",", ord(point): "."})


@cache
def _figures(tag: str, text: str) -> str:
    group, point, sizes = _signs(tag)
    minus, digits = ("-", text[1:]) if text.startswith("-") else ("", text)
    integer, dot, decimals = digits.replace(",", "").partition(".")
    found, size = integer[-sizes[0] :], sizes[0]
    while rest := integer[: -len(found.replace(group, ""))]:
        size = sizes[1]
        found = f"{rest[-size:]}{group}{found}"
    return f"{minus}{found}{point if dot else ''}{decimals}"


@cache
def _signs(tag: str) -> tuple[str, str, tuple[int, int]]:
    """The sign between groups of digits, the one that begins the decimals, and how many digits the groups have."""
    from babel.numbers import get_decimal_symbol, get_group_symbol

    locale = _locale(tag)
    numbering = {"numbering_system": "latn"}
    group = get_group_symbol(locale, **numbering)
    return group, get_decimal_symbol(locale, **numbering), locale.decimal_formats[None].grouping


@cache
def _percent(tag: str) -> str:
    """Nought percent."""
    from babel.numbers import format_percent

    return str(format_percent(0, locale=_locale(tag)))


def _date(date: dt.date, form: str = "", skeleton: str = "") -> str:
    """A date in the current language, by the name of a form or by what is to be in it; nothing in English."""
    tag = current()
    if tag in _AS_PYTHON:
        return ""
    from babel.dates import format_date, format_skeleton

    locale = _locale(tag)
    return str(format_skeleton(skeleton, date, locale=locale) if skeleton else format_date(date, form, locale=locale))


@cache
def _quarters(tag: str) -> Mapping[int, str]:
    from babel.dates import get_quarter_names

    return {int(number): str(name) for number, name in get_quarter_names("abbreviated", locale=_locale(tag)).items()}


@cache
def _locale(tag: str) -> "Locale":
    """What Unicode says of a language; where it knows the country or the script not, of the language alone."""
    from babel import Locale, UnknownLocaleError

    language, *rest = tag.split("-")
    tries = ["_".join([language, *rest]), *("_".join([language, each]) for each in rest), language]
    for each in tries:
        try:
            return Locale.parse(each)
        except UnknownLocaleError:
            continue
    return Locale.parse(ENGLISH)
