"""Exact numbers -> words: the only place where figures of a plan are rounded."""

from fractions import Fraction

from playpress import language
from playpress.derive.planning.volumes import shown
from playpress.language import counted
from playpress.model.numbers import in_percent, plain

_FEW_HUNDREDTHS = 1000 * 100
"""So many hundredths of a currency: what is a thousand or more and was rounded anyway is rounded to a whole one."""


def money(amount: Fraction, currency: str) -> str:
    """Half up to 0.01, from 1,000 on to 1 where hundredths do not say all of it: 333333.333… -> "333,333 EUR".

    What would be nothing and is not has four decimals: 1/300 -> "0.0033 EUR".
    """
    cents = _half_up(abs(amount) * 100)
    if cents >= _FEW_HUNDREDTHS and cents != abs(amount) * 100:
        cents = _half_up(abs(amount)) * 100
    if not cents:
        return f"{plain(amount)} {currency}".strip()
    digits = language.figures(f"{cents // 100:,}" + (f".{cents % 100:02}" if cents % 100 else ""))
    return f"{'-' if amount < 0 else ''}{digits} {currency}".strip()


def about(amount: Fraction, currency: str) -> str:
    """As whole as it is: 118199.6 -> "about 118,200 EUR"."""
    whole = Fraction(_half_up(amount))
    return f"{'' if whole == amount else 'about '}{money(whole, currency)}"


def cents(amount: Fraction) -> Fraction:
    """An amount as it is paid: half up to 0.01."""
    return Fraction(_half_up(amount * 100), 100)


def hours(count: Fraction) -> str:
    """As `tenths` has it: 1600/3 -> "533.3 hours", 1 -> "1 hour"."""
    return counted(tenths(count), "hour")


def tenths(number: Fraction) -> str:
    """Half up to one decimal, which a whole number does without: 1600/3 -> "533.3", 160 -> "160".

    What would be 0.0 and is not nothing is said in words: 1/300 -> "less than 0.1".
    """
    found = _half_up(abs(number) * 10)
    if number > 0 and not found:
        return f"less than {language.figures('0.1')}"
    return _decimal(found, 1, "-" if number < 0 else "", whole=number.denominator == 1)


def count(number: Fraction) -> str:
    """People and deals are whole, and rounded up: 80/3 -> "27"."""
    return language.whole(shown(number))


def deals(number: Fraction) -> str:
    """As `tenths` has it, but always in figures: 2900/9 -> "322.2 deals", 1/300 -> "0.0033 deals"."""
    return counted(tenths(number) if _half_up(abs(number) * 10) else plain(number), "deal")


def people(number: Fraction) -> str:
    """People who come through, as whole as they are: half up to one, 357/5 -> "71"."""
    return language.whole(_half_up(number))


def rounded(number: Fraction) -> str:
    """A count inside a formula: half up to two decimals, 80/3 -> "26.67"; four where those say nothing, 1/300."""
    hundredths = _half_up(number * 100)
    return plain(Fraction(hundredths, 100) if hundredths else number)


def exact(share: Fraction) -> str:
    """A share with up to four decimals of a percent: 153/10000 -> "1.53%"."""
    return in_percent(share)


def times(ratio: Fraction) -> str:
    """Half up to two decimals, which a whole number does without: 100/23 -> "4.35 x", 4 -> "4 x".

    What would be 0.00 and is not nothing is said in words: 1/300 -> "less than 0.01 x".
    """
    hundredths = _half_up(ratio * 100)
    if ratio > 0 and not hundredths:
        return f"less than {language.figures('0.01')} x"
    return f"{_decimal(hundredths, 2, whole=ratio.denominator == 1)} x"


def _decimal(found: int, decimals: int, sign: str = "", *, whole: bool) -> str:
    """So many tenths or hundredths in figures."""
    integer, rest = divmod(found, 10**decimals)
    return language.figures(f"{sign if found else ''}{integer:,}" + ("" if whole else f".{rest:0{decimals}}"))


def _half_up(number: Fraction) -> int:
    return (number + Fraction(1, 2)).__floor__()
