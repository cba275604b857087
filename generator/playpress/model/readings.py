"""Other spellings of numbers, money and times -> what they mean in our own: one value, or each of several."""

import re
import unicodedata
from fractions import Fraction
from typing import Any

from playpress.model.currencies import CURRENCIES, SHARED_SIGNS, SIGNS, THREE_DECIMALS
from playpress.model.notation import UNSAID, Notation

_MONTHS = (
    ("january", "januar"), ("february", "februar"), ("march", "märz"), ("april",), ("may", "mai"), ("june", "juni"),
    ("july", "juli"), ("august",), ("september",), ("october", "oktober"), ("november",), ("december", "dezember"),
)  # fmt: skip

TIMES = {
    "k": 1_000, "tsd": 1_000, "thousand": 1_000, "lakh": 100_000, "m": 1_000_000, "mm": 1_000_000, "mn": 1_000_000,
    "mio": 1_000_000, "mln": 1_000_000, "million": 1_000_000, "crore": 10_000_000, "bn": 1_000_000_000,
    "mrd": 1_000_000_000, "billion": 1_000_000_000,
}  # fmt: skip
_SHORTENED = re.compile(rf"(-?[\d.,']+)\s*({'|'.join(TIMES)})\.?", re.IGNORECASE)
_INDIAN = re.compile(r"-?[1-9]\d?(?:,\d{2})*,\d{3}(?:\.\d+)?")
_ENGLISH = re.compile(r"-?[1-9]\d{0,2}(?:,\d{3})+\.\d+")
_GERMAN = re.compile(r"-?[1-9]\d{0,2}(?:[.']\d{3})+,\d+")
_SPACED = re.compile(r"(-?[1-9]\d{0,2}(?: \d{3})+)(?:([.,])(\d+))?")
_GROUPED = re.compile(r"-?[1-9]\d{0,2}([,.'])\d{3}(?:\1\d{3})+")
"""Thousands with the same sign twice or more: one that begins decimals is there only once."""
_ONE_GROUP = re.compile(r"(-?[1-9]\d{0,2})([.,'])(\d{3})")
_PLAIN = re.compile(r"-?(0|[1-9]\d*)(\.\d+)?")
_TOKEN = r"[^\W\d_]{0,7}[^\w\s.,'()+-]?"
_MONEY = re.compile(rf"({_TOKEN})\s*(-?[\d.,' ]*\d[\d.,' ]*?)\s*(?:({'|'.join(TIMES)})\b\.?)?\s*({_TOKEN})", re.I)

_UNITS = {
    "min": "min", "mins": "min", "minute": "min", "minutes": "min", "minuten": "min",
    "h": "h", "hr": "h", "hrs": "h", "hour": "h", "hours": "h", "stunde": "h", "stunden": "h", "std": "h",
    "d": "d", "day": "d", "days": "d", "tag": "d", "tage": "d", "tagen": "d",
    "w": "week", "wk": "week", "wks": "week", "week": "week", "weeks": "week", "woche": "week", "wochen": "week",
    "mo": "month", "mos": "month", "mth": "month", "mths": "month", "month": "month", "months": "month",
    "monat": "month", "monate": "month", "quarter": "quarter", "quarters": "quarter", "qtr": "quarter",
    "y": "year", "yr": "year", "yrs": "year", "year": "year", "years": "year", "jahr": "year", "jahre": "year",
    "werktag": "business d", "werktage": "business d", "arbeitstag": "business d", "arbeitstage": "business d",
}  # fmt: skip
_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_WEEK = tuple(day[:3] for day in _DAYS)
_GERMAN_DAYS = ("montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag", "sonntag")
_SHORT_DAYS = {
    "mo": "mon", "tu": "tue", "di": "tue", "we": "wed", "mi": "wed", "th": "thu", "do": "thu",
    "fr": "fri", "sa": "sat", "su": "sun", "so": "sun",
}  # fmt: skip
"""Days in two letters, in English and in German: no two of them are the same letters for different days."""
_MAX_WORDS = 40
"""The longest text that is looked at for days of the week (characters)."""
_OFTEN = {
    "day": "d", "daily": "d", "week": "week", "weekly": "week", "month": "month", "monthly": "month",
    "quarter": "quarter", "quarterly": "quarter", "year": "year", "yearly": "year", "annually": "year",
}  # fmt: skip
"""How often something is done, as the time from one to the next."""
_COUNTS = {
    "a": "1", "an": "1", "one": "1", "two": "2", "three": "3", "four": "4", "five": "5", "six": "6", "seven": "7",
    "eight": "8", "nine": "9", "ten": "10",
}  # fmt: skip
_CLOCKS = {"business": "business", "working": "business", "work": "business", "calendar": "calendar"}
_DURATION = re.compile(
    r"(?:within |in |max\.? |up to )?(\d+(?:[.,]\d+)?|[a-z]+) ?(?:(business|working|work|calendar)[ -]?)?([a-zäöü]+)\.?"
)
_HOURS_MINUTES = re.compile(r"(\d+) ?(?:h|hrs?|hours?) ?(?:and )?(\d{1,2}) ?(?:m|mins?|minutes?)")
_ISO_TIME = re.compile(r"pt(\d+)([hm])")
_TIME = re.compile(
    r"([01]?\d|2[0-4])(?:[:.h ]?([0-5]\d))?(?::00)? ?(am|pm|a\.m\.|p\.m\.|h|uhr)?(?: ?(?:z|utc|[+-]\d\d:?\d\d))?"
)
_QUARTER = re.compile(r"(\d{4})[ /-]?q([1-4])|q([1-4])[ /'-]*((?:\d\d)?\d\d)|([1-4])q((?:\d\d)?\d\d)")
_FISCAL = re.compile(r"fy[ '-]*((?:\d\d)?\d\d)(?:[ /-]*([qh])([1-4]))?|([qh])([1-4])[ /-]*fy[ '-]*((?:\d\d)?\d\d)")
_HALF = re.compile(r"(\d{4})[ /-]?h([12])|h([12])[ /'-]*((?:\d\d)?\d\d)|([12])h((?:\d\d)?\d\d)")
_MONTH = re.compile(r"(\d{4})[/.-](\d{1,2})|(\d{1,2})[/.-](\d{4})")
_NAMED_MONTH = re.compile(r"([^\W\d_]{3,9})\.?[ ,/-]*(\d{4})|(\d{4})[ ,/-]*([^\W\d_]{3,9})\.?")


def month(word: str) -> int:
    """The number of a month by its name, or by three letters of it and more; 0 where it is none."""
    begin = word.casefold()
    found = (number for number, names in enumerate(_MONTHS, 1) if any(name.startswith(begin) for name in names))
    return next(found, 0) if len(begin) >= len("jan") else 0


def bare(text: str) -> str:
    """A text with plain digits, spaces, minus and apostrophe, whatever the keyboard or the program it came from."""
    same = unicodedata.normalize("NFKC", text).translate({0x2212: "-", 0x2019: "'", 0x2018: "'"})
    return " ".join(same.split())


def numbers(text: str, notation: Notation = UNSAID) -> tuple[str, ...]:
    """What a number in another spelling may mean, in plain figures: none, one or two values."""
    fraction = unicodedata.numeric(text, None) if len(text) == 1 else None
    if fraction is not None and not text.isdecimal():
        return (_decimal(Fraction(fraction).limit_denominator(1000)),) if fraction * 1000 % 1 == 0 else ()
    text = bare(text).removeprefix("+")
    if found := re.fullmatch(r"\((.+)\)", text):
        return tuple(f"-{each}" for each in numbers(found[1], notation) if not each.startswith("-"))
    if found := _SHORTENED.fullmatch(text):
        times = TIMES[found[2].casefold()]
        return tuple(_decimal(Fraction(each) * times) for each in numbers(found[1], notation))
    if found := _ONE_GROUP.fullmatch(text):
        return _one_group(found[1], found[2], found[3], notation)
    if _GROUPED.fullmatch(text):
        return (re.sub("[,.']", "", text),)
    if _INDIAN.fullmatch(text) or _ENGLISH.fullmatch(text):
        return (text.replace(",", ""),)
    if _GERMAN.fullmatch(text):
        return (re.sub(r"[.']", "", text).replace(",", "."),)
    if found := _SPACED.fullmatch(text):
        whole = found[1].replace(" ", "")
        return (
            _one_group(whole, found[2], found[3], notation)
            if len(found[3] or "") == len("000")
            else (f"{whole}.{found[3]}" if found[3] else whole,)
        )
    if re.fullmatch(r"-?(0|[1-9]\d*),\d+", text):
        return (text.replace(",", "."),)
    if re.fullmatch(r"\d+(_\d{3})+", text):
        return (text.replace("_", ""),)
    if re.fullmatch(r"-?\.\d+", text):
        return (text.replace(".", "0."),)
    return (text,) if _PLAIN.fullmatch(text) else ()


def mistyped(text: str) -> str:
    """The number that is probably meant where a figure may be missing: `5.` -> 5, `007` -> 7."""
    text = bare(text)
    if re.fullmatch(r"-?[0-9]+\.", text):
        return text[:-1]
    return (text.lstrip("0") or "0") if re.fullmatch(r"0[0-9]+", text) else ""


def _one_group(whole: str, sign: str, group: str, notation: Notation) -> tuple[str, ...]:
    """A sign and three digits behind it: thousands, or decimals."""
    if sign == "'" or (notation.decimals and sign != notation.decimals):
        return (f"{whole}{group}",)
    if notation.decimals:
        return (decimals(whole, group),)
    return (f"{whole}{group}", decimals(whole, group))


def decimals(whole: str, part: str) -> str:
    """A number with decimals that cannot be taken for thousands: `75`, `000` -> 75; `1`, `234` -> 1.2340."""
    rest = part.rstrip("0")
    return f"{whole}.{rest}{'0' if len(rest) == len('000') else ''}".rstrip(".")


def _decimal(value: Fraction) -> str:
    return f"{float(value):.6f}".rstrip("0").rstrip(".") if value.denominator != 1 else str(value)


def money(text: str, notation: Notation = UNSAID) -> tuple[tuple[str, ...], str]:
    """What an amount in another spelling may mean, and its currency; "" where several have the sign it is given."""
    text = bare(text)
    negative = re.fullmatch(r"(.*?)\((.+)\)(.*)|-(\D+\d.*)", text)
    if negative:
        text = f"{negative[1]}{negative[2]}{negative[3]}" if negative[2] else negative[4]
    found = _MONEY.fullmatch(text)
    tokens = [each.strip() for each in (found[1], found[4]) if each.strip()] if found else []
    code = _currency(tokens[0], notation) if len(tokens) == 1 else None
    if not found or code is None:
        return (), ""
    figures = amounts(f"{found[2].strip()}{found[3] or ''}", code, notation)
    return tuple(f"-{each}" if negative else each for each in figures), code


def amounts(text: str, code: str, notation: Notation) -> tuple[str, ...]:
    """What the figures of an amount may mean. Money has two decimals: three digits behind a comma are thousands."""
    found = _ONE_GROUP.fullmatch(text)
    if found and found[2] == "," and not notation.decimals and code not in THREE_DECIMALS:
        return (f"{found[1]}{found[3]}",)
    return numbers(text, notation)


def _currency(token: str, notation: Notation) -> str | None:
    """The code a token means; "" for a sign of several currencies, None for what is no currency."""
    word = token.casefold()
    if word in SHARED_SIGNS:
        return notation.currency if notation.currency in SHARED_SIGNS[word] else ""
    return word.upper() if word.upper() in CURRENCIES else SIGNS.get(word)


def duration(text: str) -> str:
    """The one length of time that another spelling means, or nothing: `1h 30m` -> `90 min`."""
    text = bare(text).casefold().replace("1⁄2", "0.5")
    if found := _HOURS_MINUTES.fullmatch(text):
        return f"{int(found[1]) * 60 + int(found[2])} min"
    if found := _ISO_TIME.fullmatch(text):
        return f"{found[1]} {'h' if found[2] == 'h' else 'min'}"
    if unit := _OFTEN.get(text.removeprefix("every ")):
        return f"1 {unit}"
    found = _DURATION.fullmatch(text)
    if not found or found[3] not in _UNITS:
        return ""
    amount = _COUNTS.get(found[1], found[1].replace(",", "."))
    unit = _UNITS[found[3]]
    if not amount[0].isdigit() or (found[2] and " " in unit):
        return ""
    clock = f"{_CLOCKS[found[2]]} " if found[2] else ""
    plural = "" if amount == "1" or unit.split()[-1] in {"min", "h", "d"} else "s"
    return f"{amount} {clock}{unit}{plural}"


def time_of_day(text: str) -> tuple[str, ...]:
    """What a time of day in another spelling may mean: `9am` -> 09:00; `9` -> 09:00 and 21:00."""
    found = _TIME.fullmatch(bare(text).casefold())
    if not found:
        return ()
    hour, minutes, half = int(found[1]), found[2] or "00", (found[3] or "").replace(".", "")
    if half in {"am", "pm"}:
        if not 1 <= hour <= 12:
            return ()
        hour = hour % 12 + 12 * (half == "pm")
    if hour == 24 and minutes != "00":
        return ()
    told = [f"{hour:02}:{minutes}"]
    if not found[2] and not half and 1 <= hour < 12 and len(found[1]) == 1:
        told.append(f"{hour + 12:02}:00")
    return tuple(told)


def weekdays(value: str | list[Any]) -> tuple[str, ...]:
    """The days of the week that a text or a list means, in short: `Mon to Wed` -> mon, tue, wed."""
    found: list[str] = []
    for each in re.split(r"[,;&]| and ", value) if isinstance(value, str) else value:
        text = bare(each).casefold() if isinstance(each, str) and len(each) <= _MAX_WORDS else ""
        if text in {"weekdays", "every weekday", "working days"}:
            found += _WEEK[:5]
            continue
        ends = [_weekday(end) for end in re.split(r" ?(?:-|–|to|through|bis) ?", text)]
        if not ends or len(ends) > 2 or "" in ends:
            return ()
        first, last = _WEEK.index(ends[0]), _WEEK.index(ends[-1])
        found += _WEEK[first : last + 1] if first <= last else (*_WEEK[first:], *_WEEK[: last + 1])
    return tuple(dict.fromkeys(found))


def _weekday(word: str) -> str:
    """The short name of a day of the week; nothing where it is none."""
    bare_word = word.rstrip(".")
    if len(bare_word) < len("mon"):
        return _SHORT_DAYS.get(bare_word, "")
    german = (short for day, short in zip(_GERMAN_DAYS, _WEEK, strict=True) if day.startswith(bare_word))
    return next((day[:3] for day in _DAYS if day.startswith(bare_word)), next(german, ""))


def span(text: str) -> str:
    """The year, half-year, quarter or month that another spelling means, or nothing: `Q1 2027` -> `2027-Q1`."""
    text = bare(text).casefold()
    if found := _QUARTER.fullmatch(text):
        year = found[1] or found[4] or found[6]
        return f"{_century(year)}-Q{found[2] or found[3] or found[5]}"
    if found := _HALF.fullmatch(text):
        return f"{_century(found[1] or found[4] or found[6])}-H{found[2] or found[3] or found[5]}"
    if found := _FISCAL.fullmatch(text):
        part, number = (found[2] or found[4] or "").upper(), found[3] or found[5] or ""
        return "" if part == "H" and number > "2" else f"FY{found[1] or found[6]}{'-' if part else ''}{part}{number}"
    if found := _MONTH.fullmatch(text):
        year, number = found[1] or found[4], int(found[2] or found[3])
        return f"{year}-{number:02}" if 1 <= number <= 12 else ""
    if found := _NAMED_MONTH.fullmatch(text):
        year, number = found[2] or found[3], month(found[1] or found[4])
        return f"{year}-{number:02}" if number else ""
    return ""


def _century(year: str) -> str:
    return year if len(year) == 4 else f"20{year}"
