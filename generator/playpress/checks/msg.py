"""MSG and COV of what we say: claims both teams make, with words, proof and material for each stage."""

from collections import Counter
from collections.abc import Iterator, Sequence

from playpress.checks import claims
from playpress.checks.check import Family, Finding, check, definitions, in_use, requirement
from playpress.checks.word_use import reading
from playpress.graph import Book
from playpress.model.entity import Entity
from playpress.model.kinds.asset import Asset
from playpress.model.kinds.message import Message
from playpress.model.kinds.objection import Objection
from playpress.model.kinds.strategy import Strategy
from playpress.problems import Level, listed

FAMILY = Family(
    "MSG",
    "What we say",
    question="Do both teams say the same thing, each in its own words, and can they prove it?",
    weight=40,
    looks_at=definitions(Message, Objection),
)

_A_MESSAGE = in_use("a message", Message)


@check(
    "MSG-1",
    "A strategy or a customer-facing asset has no message, while others of its team have one.",
    why="Each person says what comes to mind, and the customer hears three companies.",
    fix="List its `messages`.",
    level="warn",
    levels="warn (in the profile strict, also where no other names a message)",
    requires=_A_MESSAGE,
    in_starter="later",
)
def strategy_or_asset_without_message(book: Book) -> Iterator[Finding]:
    """Asked of teams that name messages in what they do; MSG-2 finds messages that none of them uses. An asset that
    proves a message has one, but for the profile strict.
    """
    facing: list[Strategy | Asset] = [*book.active(Strategy)]
    facing += [asset for asset in book.active(Asset) if asset.use == "customer-facing"]
    strict = book.settings.checks == "strict"
    named = {(each.about, book.team(each)) for each in facing if each.messages}
    proofs = {str(ref) for message in book.active(Message) for ref in message.proof}
    asked = [each for each in facing if strict or (each.about, book.team(each)) in named]
    counts = Counter(each.about for each in asked)
    for each in asked:
        if not each.messages and (strict or each.key not in proofs):
            message = f'{each.about.title.lower()} "{each.name}" has no message for the customer'
            among, of = counts[each.about], _of_those(each, all_of_them=strict)
            hint, lacks = "List its `messages`.", "have no message"
            place = book.place(each, "messages")
            yield Finding(message, place, each, hint, lacks=lacks, among=among, of=of, hint_for_all=_LIST)


_LIST = "List the `messages` of each."


def _of_those(one: Entity, *, all_of_them: bool) -> str:
    """What is asked for a message, in words."""
    facing = "customer-facing assets" if isinstance(one, Asset) else one.about.titles.lower()
    return facing if all_of_them else f"{facing} of teams that name messages there"


@check(
    "MSG-2",
    "A message has neither a claim nor words for both teams, or only one team or none uses it, while most "
    "messages are used.",
    why="The advertisement promises what the rep never mentions.",
    fix="Write the claim or both wordings, and use it in both teams' strategies or assets.",
    level="warn",
    levels="warn (in the profile strict, also where there is a claim, and where few messages are used)",
    requires=_A_MESSAGE,
    in_starter="later",
)
def message_of_one_team(book: Book) -> Iterator[Finding]:
    """Both teams may use a claim as it is written; uses are asked for where most messages have them."""
    messages, strict = book.active(Message), book.settings.checks == "strict"
    users = {each.key: _users(book, each) for each in messages}
    teams = {key: _teams(book, found) for key, found in users.items()}
    used = strict or 2 * sum(bool(found) for found in users.values()) > len(messages)
    shared = strict or 2 * sum(len(found) > 1 for found in teams.values()) > len(messages)
    for each in messages:
        silent = [name for name in ("marketing_wording", "sales_wording") if not getattr(each, name)]
        if silent and (strict or not each.claim):
            missing = listed(name.partition("_")[0] for name in silent)
            message = f'the message "{each.name}" has no words for {missing}'
            hint = f"Write `{silent[0]}`: buyers hear one company, not two teams."
            yield Finding(message, book.place(each), each, hint, lacks=f"have no words for {missing}")
        if used and not users[each.key]:
            message = f'nothing uses the message "{each.name}"'
            hint = "Name it under `messages` of a strategy, an asset, a play or an objection."
            yield Finding(message, book.place(each), each, hint, lacks="are used by nothing")
        elif shared and len(teams[each.key]) == 1:
            message = f'only {teams[each.key][0]} uses the message "{each.name}"'
            hint = "Name it under `messages` in a strategy or an asset of the other team, too."
            yield Finding(message, book.place(each), each, hint, lacks="are used by one team only")


def _users(book: Book, message: Message) -> list[Entity]:
    """What is in use and names a message as what it says."""
    sources = [book.get(link.source) for link in book.links_to(message) if link.field == "messages"]
    return [source for source in sources if source and source.status == "active"]


def _teams(book: Book, users: Sequence[Entity]) -> list[str]:
    """The names of their teams, each once."""
    return list(dict.fromkeys(str(team.name) for user in users if (team := book.team(user))))


@check(
    "MSG-3",
    "A message has no proof, or an objection no answer.",
    why="A claim without proof is one more claim; an objection without an answer is a lost deal.",
    fix="Name `proof`; write the `response`.",
    level="warn",
    requires=in_use("a message or an objection", Message, Objection),
)
def unproven_message_or_unanswered_objection(book: Book) -> Iterator[Finding]:
    """Who only says what the product is claims nothing: but for the profile strict, that needs no proof. Starter asks
    for it where a buyer may: for a number, a superlative, a norm, customers.
    """
    messages = book.active(Message)
    checkable = {each.key: words for each in messages if (words := _checkable(each))}
    for each in messages:
        said = checkable.get(each.key, "")
        is_claim = book.settings.checks == "strict" or said or not claims.describes(str(each.claim or ""))
        if each.proof or not is_claim:
            continue
        message = f'nothing proves the message "{each.name}"' + (f', which says "{said}"' if said else "")
        hint = "Name a source or an asset under `proof`."
        lacks, of = ("have no proof", "claims that a buyer may check") if said else ("have no proof", "")
        among, place = len(checkable) if said else 0, book.place(each, "proof")
        yield Finding(message, place, each, hint, lacks=lacks, of=of, among=among, later=not said)
    for objection in book.active(Objection):
        if not objection.response:
            message = f'the objection "{objection.name}" has no answer'
            hint = "Write the `response` your best rep gives."
            yield Finding(message, book.place(objection, "response"), objection, hint, lacks="have no answer")


def _checkable(message: Message) -> str:
    """Words of what a message claims that a buyer may ask to see proved."""
    said = (message.claim, message.marketing_wording, message.sales_wording)
    return next((words for text in said if text and (words := claims.provable(str(text)))), "")


@requirement("a message with `avoid`")
def _has_avoid(book: Book) -> bool:
    return any(message.avoid for message in book.active(Message))


@check(
    "MSG-4",
    "A text uses words that a message rules out for both teams.",
    why="One team takes back what the other has just promised.",
    fix="Say it as the message does, or settle it with its owner.",
    level="error",
    levels="error in a text of the other team, else warn",
    requires=_has_avoid,
)
def phrase_that_a_message_avoids(book: Book) -> Iterator[Finding]:
    for key, use in reading(book).avoided:
        entity, said = book.entities[use.entity], book.entities[key]
        if not isinstance(said, Message):
            continue
        level: Level = "warn" if _same_team(book, entity, said) else "error"
        where = f'`{use.path[0]}` of the {entity.about.title.lower()} "{entity.name}"'
        message = f'"{use.word}" in {where}, which the message "{said.name}" rules out for both teams'
        hint = f'Say it as "{said.name}" says it, or settle it with the owner of the message.'
        place = book.place(entity, *use.path)
        yield Finding(message, place, entity, hint, also=(book.place(said, "avoid"),), level=level)


def _same_team(book: Book, one: Entity, other: Entity) -> bool:
    first, second = book.team(one), book.team(other)
    return first is None or second is None or first is second
