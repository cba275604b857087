"""MSG and COV of what we say: claims both teams make, with words, proof and material for each stage."""

from collections.abc import Iterator

from playpress.checks.check import Check, finding
from playpress.checks.word_use import reading
from playpress.derive import content_map
from playpress.graph import Book
from playpress.model.entity import Entity
from playpress.model.kinds.asset import Asset
from playpress.model.kinds.message import Message
from playpress.model.kinds.objection import Objection
from playpress.model.kinds.strategy import Strategy
from playpress.problems import Level, Problem


def msg_1(book: Book) -> Iterator[Problem]:
    """Something a customer meets, and nobody wrote down what it says."""
    facing: list[Strategy | Asset] = [*book.active(Strategy)]
    facing += [asset for asset in book.active(Asset) if asset.use == "customer-facing"]
    for each in facing:
        if not each.messages:
            message = f'nothing says what the {each.about.title.lower()} "{each.name}" tells the customer'
            hint = "List its `messages`."
            yield finding("MSG-1", "warn", message, book.place(each, "messages"), each, hint)


def msg_2(book: Book) -> Iterator[Problem]:
    """A message with words for one team only, or that only one team uses."""
    for each in book.active(Message):
        silent = [name for name in ("marketing_wording", "sales_wording") if not getattr(each, name)]
        if silent:
            missing = " and ".join(name.partition("_")[0] for name in silent)
            message = f'the message "{each.name}" has no words for {missing}'
            hint = f"Write `{silent[0]}`: buyers hear one company, not two teams."
            yield finding("MSG-2", "warn", message, book.place(each), each, hint)
        teams = _users(book, each)
        if len(teams) == 1:
            message = f'only {teams[0]} uses the message "{each.name}"'
            hint = "Name it under `messages` in a strategy or an asset of the other team, too."
            yield finding("MSG-2", "warn", message, book.place(each), each, hint)


def _users(book: Book, message: Message) -> list[str]:
    sources = [book.get(link.source) for link in book.links_to(message) if link.field == "messages"]
    teams = (book.team(source) for source in sources if source and source.status == "active")
    return list(dict.fromkeys(str(team.name) for team in teams if team))


def msg_3(book: Book) -> Iterator[Problem]:
    """A claim nobody proves, or an objection nobody answers."""
    for each in book.active(Message):
        if not each.proof:
            message = f'nothing proves the message "{each.name}"'
            hint = "Name a source or an asset under `proof`."
            yield finding("MSG-3", "warn", message, book.place(each, "proof"), each, hint)
    for objection in book.active(Objection):
        if not objection.response:
            message = f'the objection "{objection.name}" has no answer'
            hint = "Write the `response` your best seller gives."
            yield finding("MSG-3", "warn", message, book.place(objection, "response"), objection, hint)


def msg_4(book: Book) -> Iterator[Problem]:
    """A phrase that a message says to avoid, in a text of a team."""
    for key, use in reading(book).avoided:
        entity, said = book.entities[use.entity], book.entities[key]
        if not isinstance(said, Message):
            continue
        level: Level = "warn" if _same_team(book, entity, said) else "error"
        where = f'`{use.path[0]}` of the {entity.about.title.lower()} "{entity.name}"'
        message = f'"{use.word}" in {where}, which the message "{said.name}" tells both teams not to say'
        hint = f'Say it as "{said.name}" says it, or settle it with whoever answers for the message.'
        place = book.place(entity, *use.path)
        yield finding("MSG-4", level, message, place, entity, hint, book.place(said, "avoid"))


def _same_team(book: Book, one: Entity, other: Entity) -> bool:
    first, second = book.team(one), book.team(other)
    return first is None or second is None or first is second


def cov_8(book: Book) -> Iterator[Problem]:
    """A persona is met at a stage, and there is nothing to show or to tell."""
    for cell in content_map.cells(book):
        if not cell.content:
            message = f'nothing to show or tell "{cell.audience.name}" at the stage "{cell.stage.name}"'
            hint = f"Add an asset or a message with `audiences: [{cell.audience.id}]` and `stages: [{cell.short}]`."
            place = book.place(cell.funnel, "stages", cell.position, "audiences")
            yield finding("COV-8", "info", message, place, cell.funnel, hint)


def _has_message(book: Book) -> bool:
    return bool(book.active(Message))


def _has_claim(book: Book) -> bool:
    return bool(book.active(Message) or book.active(Objection))


def _has_avoid(book: Book) -> bool:
    return any(message.avoid for message in book.active(Message))


def _has_cells(book: Book) -> bool:
    return bool(content_map.cells(book))


CHECKS = (
    Check(
        "COV-8",
        "A stage names an audience, and there is neither an asset nor a message for the two.",
        "The seller improvises, and every seller differently.",
        "Add an asset or a message for this audience at this stage.",
        "info",
        cov_8,
        _has_cells,
        "a stage with `audiences`",
    ),
    Check(
        "MSG-1",
        "A strategy or a customer-facing asset has no message.",
        "Everybody says what comes to mind, and the customer hears three companies.",
        "List its `messages`.",
        "warn",
        msg_1,
        _has_message,
        "a message",
    ),
    Check(
        "MSG-2",
        "A message has words for one team only, or only one team uses it.",
        "The advertisement promises what the seller never mentions.",
        "Write both wordings, and use it in both teams' strategies or assets.",
        "warn",
        msg_2,
        _has_message,
        "a message",
    ),
    Check(
        "MSG-3",
        "A message has no proof, or an objection no answer.",
        "A claim without proof is one more claim; an objection without an answer is a lost deal.",
        "Name `proof`; write the `response`.",
        "warn",
        msg_3,
        _has_claim,
        "a message or an objection",
    ),
    Check(
        "MSG-4",
        "A text says what a message tells both teams not to say.",
        "One team takes back what the other has just promised.",
        "Say it as the message does, or settle it with its owner.",
        "error in a text of the other team, else warn",
        msg_4,
        _has_avoid,
        "a message with `avoid`",
    ),
)
