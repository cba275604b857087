"""DUP of words about a definition's own fields: volumes, prices, budgets, limits, points and people."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from playpress.checks.dup.said import Contradiction, FieldAmount, Statement, by_entity, contradicted, statements
from playpress.checks.same_word import key
from playpress.graph import Book, insight
from playpress.model.entity import Entity
from playpress.model.kinds.approval import ApprovalMatrix
from playpress.model.kinds.campaign import Campaign
from playpress.model.kinds.handoff import Handoff
from playpress.model.kinds.offer import Offer
from playpress.model.kinds.plan import Plan
from playpress.model.kinds.role import Role
from playpress.model.kinds.scoring import Scoring
from playpress.model.kinds.strategy import Strategy
from playpress.model.kinds.team import Team
from playpress.model.values import Money

_OF_BUDGET = re.compile(r"\b(?:budget|spends?|costs?)\b", re.IGNORECASE)
_OF_REVENUE = re.compile(r"\b(?:revenue|bookings|target)\b", re.IGNORECASE)
_OF_DEAL = re.compile(r"\b(?:average deal|deal size|on average|(?:a|per) deal)\b", re.IGNORECASE)
_WINS = re.compile(r"\s*|(?:.* )?(?:win|wins|bring|brings|sell|sells) ", re.IGNORECASE)
"""What is before the sum that a plan is to win; it may begin with it."""
_ATTEMPTS = re.compile(r"(?:attempts?|times|tries)\b", re.IGNORECASE)
_POINTS = re.compile(r"points? (?:or|and) more\b|points? (?:put|make|qualif)", re.IGNORECASE)
_GRANTED = re.compile(r"\b(?:yours|grants?|granted|allows?|allowed|may give)\b", re.IGNORECASE)
_FOR_EACH = re.compile(r"[^,;:.\d]{0,25}\b(?:on average|(?:a|per|each) (?:deal|order|sale|customer))\b", re.IGNORECASE)
"""What is behind the average of a deal."""
_AT = re.compile(r"(?:\bat |@ ?)$", re.IGNORECASE)
_PROMISED = re.compile(r"\bpromis(?:e|es|ed)\b", re.IGNORECASE)
_ALL = re.compile(r"\b(?:the|our|all|all of the) $", re.IGNORECASE)
_NARROWED = re.compile(r"\s*(?:who|that|in|of|with|from|for|at|on)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Own:
    """Amounts in the fields of a definition, and which of its sentences mean them."""

    entity: Entity
    facts: Sequence[FieldAmount]
    means: Callable[[Statement], bool]


def of_own_fields(book: Book) -> Iterator[Contradiction]:
    """What a definition says of itself in words and in a field."""
    said = by_entity(book)
    for find in (_promises, _prices, _plans, _budgets, _limits):
        for own in find(book):
            for each in said.get(own.entity.key, ()):
                if each.now and own.means(each):
                    yield from contradicted(book, each, own.facts)


def _promises(book: Book) -> Iterator[_Own]:
    for handoff in book.active(Handoff):
        for team in book.active(Team):
            volumes = [
                FieldAmount(
                    handoff,
                    ("commitments", number, "volume"),
                    Fraction(each.volume.count),
                    "",
                    f'the volume of "{each.what}" is {each.volume}',
                    (each.volume.period,),
                )
                for number, each in enumerate(handoff.commitments)
                if each.volume and each.by.id == team.id
            ]
            yield _Own(handoff, volumes, _promise_of(str(team.name)))
        for number, each in enumerate(handoff.commitments):
            if each.attempts:
                says = f'`attempts` of "{each.what}" is {each.attempts}'
                fact = FieldAmount(handoff, ("commitments", number, "attempts"), Fraction(each.attempts), "", says)
                yield _Own(handoff, [fact], _attempts_of(number))


def _promise_of(team: str) -> Callable[[Statement], bool]:
    def means(each: Statement) -> bool:
        sentence = each.amount.sentence
        return bool(each.amount.per and _PROMISED.search(sentence)) and team.casefold() in sentence.casefold()

    return means


def _attempts_of(number: int) -> Callable[[Statement], bool]:
    """In the promise itself."""

    def means(each: Statement) -> bool:
        return each.path[:2] == ("commitments", number) and bool(_ATTEMPTS.match(each.amount.noun))

    return means


def _prices(book: Book) -> Iterator[_Own]:
    """Of an offer without a list price, the lowest one does not say what it costs."""
    for offer in (each for each in book.active(Offer) if each.list_price):
        prices = (("list_price", "list price", offer.list_price), ("floor", "lowest price", offer.floor))
        facts = [_money(offer, name, f"the {words} is {price}", price) for name, words, price in prices if price]
        yield _Own(offer, facts, lambda each: each.path[0] in ("name", "summary") and _is_first(each))


def _is_first(each: Statement) -> bool:
    """Whether no other figure is before it in its sentence."""
    return re.search(r"\d", each.amount.before) is None


def _money(entity: Entity, field: str, says: str, money: Money) -> FieldAmount:
    return FieldAmount(entity, (field,), money.amount, money.currency, says)


def _plans(book: Book) -> Iterator[_Own]:
    for plan in book.active(Plan):
        for field, words, pattern in (
            ("revenue_target", "the revenue target", _OF_REVENUE),
            ("avg_deal", "the average deal", _OF_DEAL),
            ("budget_total", "the budget", _OF_BUDGET),
        ):
            if money := getattr(plan, field):
                fact = _money(plan, field, f"{words} is {money}", money)
                yield _Own(plan, [fact], _in_front(pattern))
        if deal := _average(plan):
            fact = _money(plan, "avg_deal" if plan.avg_deal else "segments", f"the average deal is {deal}", deal)
            yield _Own(plan, [fact], _at_each)
        if target := plan.revenue_target:
            fact = _money(plan, "revenue_target", f"the revenue target is {target}", target)
            yield _Own(
                plan, [fact], lambda each: each.path[0] == "summary" and bool(_WINS.fullmatch(each.amount.before))
            )


def _average(plan: Plan) -> Money | None:
    """The average deal of a plan, or that of its segments together: the target by all of their deals."""
    target, parts = plan.revenue_target, [(each.share, each.avg_deal) for each in plan.segments]
    if plan.avg_deal or target is None or not parts:
        return plan.avg_deal
    deals = [share / deal.amount for share, deal in parts if share and deal and deal.amount > 0]
    known = len(deals) == len(parts) and all(deal and deal.currency == target.currency for _, deal in parts)
    return Money(1 / sum(deals, Fraction(0)), target.currency) if known else None


def _at_each(each: Statement) -> bool:
    """ "120 plants at 12,000 euros on average": behind another figure, which is how many there are."""
    amount = each.amount
    said = _AT.search(amount.before) and _FOR_EACH.match(amount.after)
    return bool(said) and each.path[0] in ("name", "summary") and not _is_first(each)


def _in_front(pattern: re.Pattern[str]) -> Callable[[Statement], bool]:
    """In the name or the summary, with a word right before or behind it."""

    def means(each: Statement) -> bool:
        around = f"{each.amount.before[-40:]} … {each.amount.after[:20]}"
        return each.path[0] in ("name", "summary") and bool(pattern.search(around)) and _is_first(each)

    return means


def _budgets(book: Book) -> Iterator[_Own]:
    for strategy in book.active(Strategy):
        if budget := strategy.budget:
            says = f"the budget is {budget}"
            fact = FieldAmount(
                strategy, ("budget",), budget.money.amount, budget.money.currency, says, (budget.period,)
            )
            yield _Own(strategy, [fact], _in_front(_OF_BUDGET))
    for campaign in book.active(Campaign):
        if money := campaign.budget:
            yield _Own(campaign, [_money(campaign, "budget", f"the budget is {money}", money)], _in_front(_OF_BUDGET))


def _limits(book: Book) -> Iterator[_Own]:
    """The most that a matrix grants, against what it never does; the points of a score that are enough."""
    for matrix in book.active(ApprovalMatrix):
        last = len(matrix.levels) - 1
        if most := matrix.levels[last].up_to:
            says = f"the most that it grants is {most}"
            fact = FieldAmount(matrix, ("levels", last, "up_to"), most.amount, most.unit, says)
            yield _Own(matrix, [fact], lambda each: each.path[0] == "never" and each.amount.least and _is_first(each))
        granted = [
            FieldAmount(
                matrix, ("levels", number, "up_to"), level.up_to.amount, level.up_to.unit, f"it grants {level.up_to}"
            )
            for number, level in enumerate(matrix.levels)
            if level.up_to
        ]
        yield _Own(matrix, granted, _granted)
    for scoring in book.active(Scoring):
        fact = FieldAmount(
            scoring, ("threshold",), Fraction(scoring.threshold), "", f"the threshold is {scoring.threshold}"
        )
        yield _Own(scoring, [fact], lambda each: bool(_POINTS.match(each.amount.sentence[each.amount.end :].lstrip())))


def _granted(each: Statement) -> bool:
    """A share in the summary of a matrix, or one that the answer to a question on it says to be granted."""
    answer = each.path[-1] == "why" and _GRANTED.search(each.amount.sentence) is not None
    return each.amount.unit == "%" and (each.path[0] == "summary" or (answer and _is_first(each)))


@insight
def _headcounts(book: Book) -> dict[str, Role]:
    """Roles with a headcount, by their names as words are compared; none of a name that two roles have."""
    found: dict[str, list[Role]] = {}
    for role in book.active(Role):
        for name in {key(str(each)) for each in (role.name, *role.aliases)}:
            found.setdefault(name, []).append(role)
    return {name: roles[0] for name, roles in found.items() if len(roles) == 1 and roles[0].headcount}


def of_people(book: Book) -> Iterator[Contradiction]:
    """How many people of a role a text counts: all of them, or more than there are."""
    begin = {name.partition(" ")[0] for name in _headcounts(book)}
    for each in statements(book):
        amount = each.amount
        words = amount.noun.split()
        if amount.unit or amount.per or key(words[0]) not in begin or not each.now:
            continue
        for length in range(len(words), 0, -1):
            role = _headcounts(book).get(key(" ".join(words[:length])))
            if role is None or role.headcount is None:
                continue
            rest = amount.after.partition(words[length - 1])[2]
            every = _ALL.search(amount.before) and not _NARROWED.match(rest)
            if role.headcount.amount < amount.value or (every and role.headcount.amount != amount.value):
                says = f'the headcount of "{role.name}" is {role.headcount}'
                fact = FieldAmount(role, ("headcount",), role.headcount.amount, "", says)
                yield Contradiction(each.entity, each.path, f"{amount.words} {' '.join(words[:length])}", fact)
            break
