"""PRC: prices, and what may be granted on them."""

from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise

from playpress.checks.check import Family, Finding, check, definitions, in_use, requirement
from playpress.derive import same_text
from playpress.graph import Book
from playpress.language import counted
from playpress.model.currencies import CURRENCIES
from playpress.model.kinds.approval import ApprovalLevel, ApprovalMatrix
from playpress.model.kinds.offer import Offer
from playpress.model.values import Money
from playpress.problems import listed

FAMILY = Family(
    "PRC",
    "Prices and approvals",
    question="Is each price current, and is it clear who may approve a lower one?",
    weight=75,
    looks_at=definitions(Offer, ApprovalMatrix),
)

_AN_OFFER = in_use("an offer", Offer)
_A_MATRIX = in_use("an approval matrix", ApprovalMatrix)


@check(
    "PRC-1",
    "The lowest price of an offer is above its list price, or in another currency.",
    why="No rep can sell at such a price, and the first to notice is a buyer.",
    fix="Correct `floor` or `list_price`.",
    level="error",
    requires=_AN_OFFER,
    certain=True,
)
def floor_above_the_list_price(book: Book) -> Iterator[Finding]:
    for offer in book.active(Offer):
        floor, price = offer.floor, offer.list_price
        if floor and price and (floor.currency != price.currency or floor.amount > price.amount):
            other = floor.currency != price.currency
            what = "which is another currency" if other else "which is more"
            message = f'"{offer.name}" costs {price}, and its lowest price is {floor}, {what}'
            also = (book.place(offer, "list_price"),)
            yield Finding(message, book.place(offer, "floor"), offer, "Correct `floor` or `list_price`.", also=also)


@check(
    "PRC-2",
    "The levels of an approval matrix do not rise, or count in different units.",
    why="A rep reads the first line that fits, and asks the wrong person.",
    fix="Put the smallest limit first, each larger than the one before, all in one unit.",
    level="error",
    requires=_A_MATRIX,
)
def levels_that_do_not_rise(book: Book) -> Iterator[Finding]:
    """Levels without a limit stand last. Several of them are people of whom each agrees, and no ladder."""
    for matrix in book.active(ApprovalMatrix):
        for number, (before, level) in enumerate(pairwise(matrix.levels), 1):
            if wrong := _wrong(before, level):
                message = f'in "{matrix.name}", {wrong}'
                hint = "Put the smallest limit first, each larger than the one before, all in one unit."
                yield Finding(message, book.place(matrix, "levels", number), matrix, hint)


def _wrong(before: ApprovalLevel, level: ApprovalLevel) -> str:
    """What is wrong with a level after the one before it; empty where nothing is."""
    if level.up_to is None:
        return ""
    if before.up_to is None:
        return "a level is below one that has no limit"
    if level.up_to.unit != before.up_to.unit:
        return f"{level.up_to} and {before.up_to} cannot be compared"
    return "" if level.up_to.amount > before.up_to.amount else f"{level.up_to} comes after {before.up_to}"


@check(
    "PRC-3",
    "An approval matrix ends with a limit, and does not say what applies beyond it.",
    why="It is the largest deals that wait for an answer.",
    fix="Add a level without `up_to`, or write under `never` what is not granted.",
    level="warn",
    requires=_A_MATRIX,
)
def no_rule_beyond_the_last_limit(book: Book) -> Iterator[Finding]:
    for matrix in book.active(ApprovalMatrix):
        last = matrix.levels[-1] if matrix.levels else None
        if last and last.up_to and not matrix.never:
            message = f'"{matrix.name}" ends at {last.up_to}, and nothing says who grants more'
            hint = "Add a level without `up_to`, or write under `never` what is not granted."
            place = book.place(matrix, "levels", len(matrix.levels) - 1)
            yield Finding(message, place, matrix, hint)


@requirement("a discount matrix for offers with `floor`")
def _has_floor(book: Book) -> bool:
    return any(matrix.grants_a == "discount" for matrix in book.active(ApprovalMatrix)) and any(
        offer.floor for offer in book.active(Offer)
    )


@check(
    "PRC-4",
    "A role may grant a discount that takes the price below its floor, or one in another currency.",
    why="The rep keeps to the matrix, and sells below the lowest price.",
    fix="Lower the limit in the matrix, or the lowest price of the offer.",
    level="error",
    requires=_has_floor,
    certain=True,
)
def discount_below_the_floor(book: Book) -> Iterator[Finding]:
    """A level without a limit is a decision for the single deal, and is not looked at; nor is an offer without a list
    price, of which nothing is a discount.
    """
    for matrix in book.active(ApprovalMatrix):
        limits = [(n, level) for n, level in enumerate(matrix.levels) if level.up_to]
        for offer in _covered(book, matrix) if matrix.grants_a == "discount" else ():
            price = offer.list_price
            too_much = next((found for found in limits if price and _below(offer, price, found[1])), None)
            if too_much and price:
                number, level = too_much
                lowest = Money(_reduced(price, level), price.currency)
                message = f'{book.name(level.role)} may grant {level.up_to} on "{offer.name}", which makes {lowest}, '
                message += f"and its lowest price is {offer.floor}"
                hint = "Lower the limit in the matrix, or the lowest price of the offer."
                also = (book.place(offer, "floor"),)
                yield Finding(message, book.place(matrix, "levels", number, "up_to"), matrix, hint, also=also)
        yield from _other_currency(book, matrix)


_SOME = 3
"""The most prices that one finding names."""


def _other_currency(book: Book, matrix: ApprovalMatrix) -> Iterator[Finding]:
    """The first limit in money that cannot be held against prices of the matrix, with all of these."""
    for number, level in enumerate(matrix.levels if matrix.grants_a == "discount" else ()):
        unit = level.up_to.unit if level.up_to else ""
        priced = [each for each in _covered(book, matrix) if unit in CURRENCIES and each.list_price]
        apart = [each for each in priced if each.list_price and each.list_price.currency != unit]
        if apart:
            some = [f'"{each.name}" ({each.list_price})' for each in apart[:_SOME]]
            prices = listed([*some, *([f"{len(apart) - _SOME} more"] if len(apart) > _SOME else [])])
            message = f'{book.name(level.role)} may grant {level.up_to} by "{matrix.name}", which cannot be compared '
            message += f"with the price of {prices}"
            hint = "Write the limit as a share, or name in `on` the offers in its currency."
            also = tuple(book.place(each, "list_price") for each in apart)
            yield Finding(message, book.place(matrix, "levels", number, "up_to"), matrix, hint, also=also)
            return


def _covered(book: Book, matrix: ApprovalMatrix) -> Iterator[Offer]:
    """The offers that a matrix holds for: those it names, those of products it names, all where it names none."""
    named = {str(ref) for ref in matrix.on}
    for offer in book.active(Offer):
        if not named or offer.key in named or named & {str(ref) for ref in offer.products}:
            yield offer


def _below(offer: Offer, price: Money, level: ApprovalLevel) -> bool:
    floor, unit = offer.floor, level.up_to.unit if level.up_to else ""
    comparable = floor is not None and floor.currency == price.currency
    return bool(floor and comparable and unit in ("%", floor.currency) and _reduced(price, level) < floor.amount)


def _reduced(price: Money, level: ApprovalLevel) -> Fraction:
    """What is left of a list price after the largest discount of a level: price x (1 - share), or price - amount."""
    limit = level.up_to
    if limit is None:
        return price.amount
    return price.amount * (1 - limit.amount) if limit.unit == "%" else price.amount - limit.amount


@check(
    "PRC-5",
    "The last day of a price is past.",
    why="A rep quotes a price that is no longer valid.",
    fix="Write the new price with its dates, or set `status: deprecated`.",
    level="warn",
    requires=_AN_OFFER,
)
def price_out_of_date(book: Book) -> Iterator[Finding]:
    for offer in book.active(Offer):
        if offer.valid_until and offer.valid_until < book.today:
            days = (book.today - offer.valid_until).days
            message = f'the price of "{offer.name}" ended {counted(days, "day")} ago, on {offer.valid_until}'
            hint = "Write the new price with its dates, or set `status: deprecated`."
            yield Finding(message, book.place(offer, "valid_until"), offer, hint)


@check(
    "PRC-6",
    "Two approval matrices, or a matrix and a step, name different approvers for the same thing.",
    why="The rep asks the approver who says yes.",
    fix="Keep one of the two, or write what each of them is for under `on` or `grants`.",
    level="warn",
    requires=_A_MATRIX,
)
def two_approvers_of_one_thing(book: Book) -> Iterator[Finding]:
    """Matrices that grant the same in words on the same things; and a step that approves, by its name, what a matrix is
    called, where its role is at no level of it.
    """
    matrices = book.active(ApprovalMatrix)
    alike: dict[object, list[ApprovalMatrix]] = {}
    for matrix in matrices:
        alike.setdefault((_granted(matrix), frozenset(map(str, matrix.on))), []).append(matrix)
    for matrix, *others in alike.values():
        approving = {level.role.id for level in matrix.levels}
        for other in others:
            if {level.role.id for level in other.levels} != approving:
                message = f'"{other.name}" and "{matrix.name}" grant the same, by different roles'
                hint = "Keep one of the two, or write what each of them is for under `on` or `grants`."
                yield Finding(message, book.place(other), other, hint, also=(book.place(matrix),))
    by_words = {frozenset(same_text.words_in_order(f"approve {each.name}")): each for each in matrices}
    for process, position, step in book.steps():
        texts = (step.name, step.do or "")
        found = (by_words.get(frozenset(same_text.words_in_order(str(text)))) for text in texts)
        approved = next((each for each in found if each), None)
        roles = {role.id for role in book.accountable(step)}
        if approved and roles and not roles & {level.role.id for level in approved.levels}:
            names = " and ".join(str(role.name) for role in book.accountable(step))
            message = f'{names} approves "{approved.name}" at this step, and is at no level of the approval matrix'
            hint = "Correct the owner of the step, or the levels of the matrix."
            place = book.place(process, "steps", position, "id", key=True)
            yield Finding(message, place, process, hint, also=(book.place(approved),))


def _granted(matrix: ApprovalMatrix) -> tuple[str, frozenset[str]]:
    """What a matrix grants: its type, and the words that say what; its name, where none do."""
    words = "" if matrix.grants_a == "discount" and not matrix.grants else str(matrix.grants or matrix.name)
    return matrix.grants_a, frozenset(same_text.words_in_order(words))
