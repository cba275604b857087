"""Exact numbers -> words: the only place where figures of a plan are rounded."""

from fractions import Fraction

from playpress import language
from playpress.derive.planning.volumes import shown
from playpress.model.numbers import in_percent, plain


def money(amount: Fraction, currency: str) -> str:
    """Half up to 0.01: 333333.333… -> "333,333.33 EUR"."""
    cents = _half_up(abs(amount) * 100)
    digits = language.figures(f"{cents // 100:,}" + (f".{cents % 100:02}" if cents % 100 else ""))
    return f"{'-' if amount < 0 and cents else ''}{digits} {currency}".strip()


def about(amount: Fraction, currency: str) -> str:
    """As whole as it is: 118199.6 -> "about 118,200 EUR"."""
    whole = Fraction(_half_up(amount))
    return f"{'' if whole == amount else 'about '}{money(whole, currency)}"


def cents(amount: Fraction) -> Fraction:
    """An amount as it is paid: half up to 0.01."""
    return Fraction(_half_up(amount * 100), 100)


def hours(count: Fraction) -> str:
    """Half up to one decimal: 1600/3 -> "533.3 hours"."""
    return f"{tenths(count)} hours"


def tenths(number: Fraction) -> str:
    """Half up to one decimal: 1600/3 -> "533.3"."""
    found = _half_up(number * 10)
    return language.figures(f"{found // 10:,}.{found % 10}")


def count(number: Fraction) -> str:
    """People and deals are whole, and rounded up: 80/3 -> "27"."""
    return language.whole(shown(number))


def deals(number: Fraction) -> str:
    """Half up to one decimal: 2900/9 -> "322.2 deals"."""
    return f"{tenths(number)} deals"


def people(number: Fraction) -> str:
    """People who come through, as whole as they are: half up to one, 357/5 -> "71"."""
    return language.whole(_half_up(number))


def rounded(number: Fraction) -> str:
    """A count inside a formula: half up to two decimals, 80/3 -> "26.67"."""
    hundredths = _half_up(number * 100)
    return plain(Fraction(hundredths, 100))


def exact(share: Fraction) -> str:
    """A share with up to four decimals of a percent: 153/10000 -> "1.53%"."""
    return in_percent(share)


def times(ratio: Fraction) -> str:
    """Half up to two decimals: 100/23 -> "4.35 x"."""
    hundredths = _half_up(ratio * 100)
    return f"{language.figures(f'{hundredths // 100:,}.{hundredths % 100:02}')} x"


def _half_up(number: Fraction) -> int:
    return (number + Fraction(1, 2)).__floor__()
