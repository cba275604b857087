"""RTG: routing, and whether each lead has an owner."""

from collections.abc import Iterable, Iterator, Sequence

from playpress.checks.check import Family, Finding, check, definitions, in_use, requirement
from playpress.derive import clock, contract
from playpress.graph import Book
from playpress.model.kinds.audience import Audience
from playpress.model.kinds.handoff import Handoff
from playpress.model.kinds.role import Role
from playpress.model.kinds.routing import Routing, RoutingRule
from playpress.model.kinds.team import Team
from playpress.problems import listed

FAMILY = Family(
    "RTG",
    "Routing",
    question="Does each lead reach one person within the promised time?",
    weight=68,
    looks_at=definitions(Routing),
)

_A_ROUTING = in_use("a routing", Routing)


def _asked(rule: RoutingRule) -> frozenset[tuple[str, str]]:
    """What a lead must be for a rule to fit; nothing where it fits all."""
    named = {"segment": rule.segment, "region": rule.region, "source": rule.source, "product": rule.product}
    return frozenset((name, str(value).casefold()) for name, value in named.items() if value is not None)


@check(
    "RTG-1",
    "No rule fits all the leads that the others leave.",
    why="The lead that fits no rule has no owner, and waits unseen.",
    fix="End with a rule that has an `owner` and no conditions.",
    level="warn",
    levels="warn (in the profile starter, where the playbook names a region or a segment that no rule takes)",
    requires=_A_ROUTING,
)
def leads_without_a_rule(book: Book) -> Iterator[Finding]:
    """Rules in words may take all leads without one that says so: the profile starter asks for what they leave."""
    for routing in book.active(Routing):
        if routing.rules and all(_asked(rule) for rule in routing.rules):
            left = _left(book, routing)
            message = f'a lead that fits no rule of "{routing.name}" has no owner'
            message += f", as one of {left}" if left else ""
            hint = "End with a rule that has an `owner` and no conditions."
            yield Finding(message, book.place(routing, "rules", len(routing.rules) - 1), routing, hint, later=not left)


def _left(book: Book, routing: Routing) -> str:
    """What the playbook knows of and no rule takes: a region of its list, or a segment beside those that are named.

    Segments of one parent are those beside each other.
    """
    asked = [_asked(rule) for rule in routing.rules]
    if all(any(name == "region" for name, _ in each) for each in asked):
        taken = {value for each in asked for name, value in each if name == "region"}
        for region in book.settings.regions:
            if str(region).casefold() not in taken:
                return f'the region "{region}"'
    named = [book.get(rule.segment) for rule in routing.rules if rule.segment]
    audiences = [each for each in named if isinstance(each, Audience)]
    if len(audiences) == len(routing.rules):
        parents = {each.parent for each in audiences}
        for each in book.active(Audience):
            beside = each.parent in parents and each.parent is not None
            if beside and each.level == audiences[0].level and each.key not in {one.key for one in audiences}:
                return f'"{each.name}"'
    return ""


@check(
    "RTG-2",
    "A rule never applies, because one above it takes all its leads.",
    why="The region was given to one rep, and its leads still go to another.",
    fix="Move the narrower rule up, or delete it.",
    level="error",
    requires=_A_ROUTING,
)
def rule_without_leads(book: Book) -> Iterator[Finding]:
    for routing in book.active(Routing):
        above: dict[frozenset[tuple[str, str]], int] = {}
        for number, rule in enumerate(routing.rules):
            asked = _asked(rule)
            taken = next((place for wider, place in above.items() if wider <= asked), None)
            if taken is None:
                above[asked] = number
                continue
            first = routing.rules[taken]
            message = f'in "{routing.name}", rule {number + 1} for {book.name(rule.owner)} gets no leads: rule '
            message += f"{taken + 1} gives them to {book.name(first.owner)}"
            hint = "Move the narrower rule up, or delete it."
            also = (book.place(routing, "rules", taken),)
            yield Finding(message, book.place(routing, "rules", number), routing, hint, also=also)


@requirement("a routing with a `handoff`")
def _has_handoff(book: Book) -> bool:
    return any(routing.handoff for routing in book.active(Routing))


@check(
    "RTG-3",
    "A rule allows more time than the hand-off promises.",
    why="Sales promises four hours, and the routing waits for eight before the next rep steps in.",
    fix="Write a time in `within` that keeps the commitment.",
    level="error",
    requires=_has_handoff,
)
def slower_than_promised(book: Book) -> Iterator[Finding]:
    """A time without a clock counts by the calendar."""
    for routing in book.active(Routing):
        handoff = book.get(routing.handoff)
        promise = contract.acts_within(book, handoff) if isinstance(handoff, Handoff) else None
        if promise is None or promise.time is None or not isinstance(handoff, Handoff):
            continue
        promised = (promise.time, promise.counted_by or "calendar")
        for number, rule in enumerate(routing.rules):
            if rule.within is None:
                continue
            allowed = (rule.within, rule.within.clock or "calendar")
            if clock.order(allowed, promised, book.settings.working_time) > 0:
                message = f'rule {number + 1} of "{routing.name}" allows {rule.within.words}, and "{handoff.name}" '
                message += f"promises {promise.time.words}"
                hint = "Write a time in `within` that keeps the commitment."
                also = (book.place(handoff, "commitments", handoff.commitments.index(promise)),)
                yield Finding(message, book.place(routing, "rules", number, "within"), routing, hint, also=also)


@check(
    "RTG-4",
    "A rule gives leads to a role outside the team that receives them.",
    why="The hand-off binds one team, and the lead goes to another.",
    fix="Name a role of the receiving team, correct `to` of the hand-off, or give other leads a routing of their own.",
    level="warn",
    requires=_has_handoff,
)
def outside_of_the_receiving_team(book: Book) -> Iterator[Finding]:
    """One finding a routing, with its rules: they are moved together."""
    for routing in book.active(Routing):
        handoff = book.get(routing.handoff)
        receiver = book.team_of_step(handoff.to) if isinstance(handoff, Handoff) else None
        if receiver is None or not isinstance(handoff, Handoff):
            continue
        owners = {number: book.get(rule.owner) for number, rule in enumerate(routing.rules)}
        outside = {n: owner for n, owner in owners.items() if isinstance(owner, Role) and owner.team.id != receiver.id}
        if outside:
            names = listed(dict.fromkeys(str(owner.name) for owner in outside.values()))
            message = (
                f'{_rules(list(outside))} of "{routing.name}" {"gives" if len(outside) == 1 else "give"} leads to '
            )
            message += f'{names}, and "{receiver.name}" receives them by "{handoff.name}"'
            place, *also = [book.place(routing, "rules", number, "owner") for number in outside]
            yield Finding(message, place, routing, _move(book, receiver, outside.values()), also=tuple(also))


def _rules(numbers: Sequence[int]) -> str:
    return f"{'rule' if len(numbers) == 1 else 'rules'} {listed(str(number + 1) for number in numbers)}"


def _move(book: Book, receiver: Team, owners: Iterable[Role]) -> str:
    """What to do with the rules of other teams: they may have no hand-off by design."""
    teams = listed(dict.fromkeys(book.name(owner.team) for owner in owners))
    return (
        f"Name a role of {receiver.name}, or move what is meant for {teams} to a routing of its own: with "
        "the hand-off that leads there, or without `handoff` where it comes straight from the source."
    )
