"""Plain ratios of selling, each with its formula: win rate, close rate, coverage, velocity, lead value."""

from fractions import Fraction


def win_rate(won: Fraction, lost: Fraction) -> Fraction | None:
    """Won / (won + lost): of what was decided, how much was won. None where nothing was decided."""
    return won / (won + lost) if won + lost else None


def close_rate(won: Fraction, qualified: Fraction) -> Fraction | None:
    """Won / all that was qualified in the period: lower than the win rate, for some of it slips."""
    return won / qualified if qualified else None


def coverage(pipeline: Fraction, target: Fraction) -> Fraction | None:
    """Pipeline due in the period / target (money / money)."""
    return pipeline / target if target else None


def needed_coverage(won: Fraction, opened: Fraction) -> Fraction | None:
    """1 / pipeline conversion, that is opened / won. Not 1 / win rate: that forgets what slips."""
    return opened / won if won else None


def velocity(opportunities: Fraction, deal: Fraction, won: Fraction, cycle: Fraction) -> Fraction | None:
    """Opportunities x average deal x win rate / days of a sale (money a day)."""
    return opportunities * deal * won / cycle if cycle else None


def lead_value(revenue: Fraction, rate: Fraction) -> Fraction:
    """What one contact is worth: revenue of a customer x the share of contacts that become customers (money)."""
    return revenue * rate


def hours(volume: Fraction, attempts: Fraction, minutes: Fraction) -> Fraction:
    """Volume x attempts x minutes / 60 (hours)."""
    return volume * attempts * minutes / 60


def hours_available(people: Fraction, hours_a_day: Fraction, working_days: int, utilisation: Fraction) -> Fraction:
    """Headcount x hours a day x working days x utilisation (hours)."""
    return people * hours_a_day * working_days * utilisation
