"""A number -> a playbook of about that many definitions of all kinds, which grows as a real one does.

Teams and roles stay as many as a company has; what they write grows in proportion: goals, strategies, processes, words,
numbers, hand-offs, audiences, what is said to them, funnels, plans and paths. The same number gives the same playbook.
"""

import random
from collections.abc import Iterator
from pathlib import Path

TEAMS = ("sales", "marketing", "service", "product")
ROLES = tuple(f"{team}-{job}" for team in TEAMS for job in ("head", "lead", "rep"))
UNIT = 38
"""About how many definitions one line of business writes."""
_SOUNDS = ("ba", "ke", "li", "mo", "nu", "ra", "se", "ti", "vo", "za", "pel", "dor", "fin", "gus", "hem", "cal")


def files(count: int) -> dict[str, str]:
    """Every file under content/ by its name without .yml, for about `count` definitions."""
    units = max(round((count - len(TEAMS) - len(ROLES)) / UNIT), 1)
    found = {
        "playbook": "format: 1\ncompany: Oak & Lamp\nchecks: team\n",
        "teams": "".join(f"{team}: {{leader: {team}-head}}\n" for team in TEAMS),
        "roles": "".join(f"{role}: {{team: {role.partition('-')[0]}}}\n" for role in ROLES),
    }
    for number in range(units):
        found |= _unit(number)
    return found


def write(project: Path, count: int) -> None:
    """Put such a playbook into a project folder."""
    for name, text in files(count).items():
        path = project / "content" / f"{name}.yml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def _unit(number: int) -> dict[str, str]:
    """What one line of business writes: its definitions refer to each other, and a few to the unit before it."""
    talk = _Talk(number)
    return {
        **dict(_aims(number, talk)),
        **dict(_work(number, talk)),
        **dict(_words(number, talk)),
        **dict(_selling(number, talk)),
    }


def _term(unit: int, number: int) -> str:
    """The name of a term: as in a real glossary, terms begin with many letters."""
    return f"{_SOUNDS[(8 * unit + number) % len(_SOUNDS)]}word {unit} {number}"


class _Talk:
    """Seeded words: a common stock, and now and then a term of this unit or of the one before."""

    def __init__(self, number: int) -> None:
        self.dice = random.Random(number)
        self.number = number
        stock = random.Random("stock")
        self.stock = ["".join(stock.choices(_SOUNDS, k=stock.choice((1, 2, 2, 3)))) for _ in range(400)]

    def words(self, count: int) -> str:
        """A sentence without marks that YAML would take for its own."""
        found = self.dice.choices(self.stock, k=count)
        if count > 8:
            unit = self.number - self.dice.randrange(2) if self.number else 0
            found[count // 2] = _term(unit, self.dice.randrange(8))
        return " ".join(found)

    def body(self, paragraphs: int) -> str:
        """Prose of several paragraphs."""
        return "".join(f"  {self.words(45)}.\n\n" for _ in range(paragraphs))


def _aims(unit: int, talk: _Talk) -> Iterator[tuple[str, str]]:
    """Eight goals in a tree, six strategies with tactics, four metrics."""
    team, other = TEAMS[unit % 4], TEAMS[(unit + 1) % 4]
    for n in range(4):
        targets = "".join(f"  - {{period: 2027-Q{k}, value: {10 + k}}}\n" for k in range(1, 5))
        yield (
            f"metrics/m-{unit}-{n}",
            f"name: Number {unit} {n}\nowner: {team}-lead\nunit: deals\ndefinition: {talk.words(20)}\n"
            f"formula: {talk.words(6)}\ntargets:\n{targets}",
        )
    for n in range(8):
        parent = f"parent: g-{unit}-{(n - 1) // 2}\n" if n else ""
        yield (
            f"goals/g-{unit}-{n}",
            f"name: Goal {unit} {n}\nsummary: {talk.words(10)}\nteam: {other if n == 7 else team}\n{parent}"
            f"metrics: [m-{unit}-{n % 4}]\ntags: [tag-{unit % 20}, topic-{unit}]\nbody: |\n{talk.body(1)}",
        )
    for n in range(6):
        tactics = "".join(f"  - {talk.words(9)} {unit} {n} {k}\n" for k in range(5))
        yield (
            f"strategies/s-{unit}-{n}",
            f"name: Strategy {unit} {n}\nsummary: {talk.words(12)}\nteam: {other if n == 5 else team}\n"
            f"goals: [g-{unit}-{n}, g-{unit}-{n + 1}]\nworks_against: [g-{unit}-{(n + 4) % 8}]\n"
            f"metrics: [m-{unit}-{n % 4}]\ntactics:\n{tactics}body: |\n{talk.body(2)}",
        )


def _work(unit: int, talk: _Talk) -> Iterator[tuple[str, str]]:
    """A process over two teams with the hand-off where it changes team, a checklist, a meeting and a path."""
    team, other = TEAMS[unit % 4], TEAMS[(unit + 1) % 4]
    owners = [f"{team}-rep", f"{team}-lead", f"{team}-rep", f"{other}-rep", f"{other}-lead", f"{other}-rep"]
    steps = "".join(
        f"  - id: step-{n}\n    name: Step {unit} {n}\n    do: {talk.words(9)}\n"
        f"    raci: {{{owner}: A/R, {owner.partition('-')[0]}-head: I}}\n    goals: [g-{unit}-{n}]\n"
        f"    entry: [{talk.words(4)} {unit} {n} in]\n    exit: [{talk.words(4)} {unit} {n} out]\n"
        f"    time_limit: 2 business d\n"
        for n, owner in enumerate(owners)
    )
    yield f"processes/p-{unit}", f"name: Process {unit}\nsummary: {talk.words(9)}\nteam: {team}\nsteps:\n{steps}"
    yield (
        f"handoffs/h-{unit}",
        f"name: Hand-off {unit}\nfrom: p-{unit}#step-2\nto: p-{unit}#step-3\nowner: {team}-head\n"
        f"acceptance: [{talk.words(5)} {unit}, {talk.words(5)} too {unit}]\n"
        f"required_info: [{talk.words(3)} passed {unit}]\n"
        f"reject_reasons: [{talk.words(3)} {unit} missing]\nreturn_to: p-{unit}#step-1\n"
        f"commitments:\n  - {{by: {team}, what: Deliver, volume: 400 per month}}\n"
        f"  - {{by: {other}, what: Answer, value: 4 business h, answers: yes}}\n"
        f"breach: {{escalate_to: {other}-head, action: {talk.words(6)}}}\n",
    )
    if unit % 2:
        items = "".join(f"  - {talk.words(8)} {unit} {n}\n" for n in range(8))
        yield f"checklists/c-{unit}", f"name: Checklist {unit}\nowner: {team}-lead\nitems:\n{items}"
        yield (
            f"meetings/t-{unit}",
            f"name: Meeting {unit}\nchair: {team}-head\ncadence: every Monday\nattendees: [{team}-rep, {other}-rep]\n"
            f"metrics: [m-{unit}-0]\nhandoffs: [h-{unit}]\nagenda: [{talk.words(5)} {unit}]\n",
        )
        about = (f"strategy:s-{unit}-0", f"process:p-{unit}", f"process:p-{unit}#step-1", f"handoff:h-{unit}")
        rows = "".join(
            f'      - {{id: read-{n}, text: {talk.words(5)}, do: read, about: ["{each}"]}}\n'
            for n, each in enumerate(about)
        )
        yield (
            f"onboarding/o-{unit}",
            f"name: Path {unit}\nroles: [{team}-rep]\nphases:\n  - id: week\n    from_day: D+1\n    to_day: D+7\n"
            f"    sign_off: {team}-head\n    items:\n{rows}",
        )


def _words(unit: int, talk: _Talk) -> Iterator[tuple[str, str]]:
    """Eight terms in one file, and a source."""
    yield (
        f"glossary/words-{unit}",
        f"name: Words {unit}\ndefinition: {talk.words(12)}\n",
    )
    for n in range(7):
        yield (
            f"glossary/word-{unit}-{n}",
            f"name: {_term(unit, n).capitalize()}\ndefinition: {talk.words(24)}\naliases: [alias {unit} {n}]\n"
            f"avoid: [badword{unit}x{n}]\nowner: {TEAMS[unit % 4]}-lead\n",
        )
    yield f"sources/q-{unit}", f"name: Source {unit}\npublisher: Oak\nsummary: {talk.words(9)}\n"


def _selling(unit: int, talk: _Talk) -> Iterator[tuple[str, str]]:
    """A funnel with its plan, an audience, and what is said and shown to it."""
    team, other = TEAMS[unit % 4], TEAMS[(unit + 1) % 4]
    stages = ("rate: 10%, lag: 30 d", "rate: 50%, lag: 10 d", "rate: 20%, lag: 20 d", "outcome: won")
    rows = "".join(
        f"  - {{id: f{n}, name: Stage {unit} {n}, owner: {other if n else team}-head, audiences: [a-{unit}], "
        f"entry: [In {unit} {n}], exit: [Out {unit} {n}], {stage}}}\n"
        for n, stage in enumerate(stages)
    )
    yield f"funnels/f-{unit}", f"name: Funnel {unit}\nowner: {other}-head\nstages:\n{rows}"
    yield (
        f"plans/b-{unit}",
        f"name: Plan {unit}\nperiod: 2027-Q1\ncurrency: EUR\nrevenue_target: {unit + 1}00000 EUR\navg_deal: 2000 EUR\n"
        f"funnel: f-{unit}\nstated: [{{stage: f0, count: 1200}}]\nunit_cost: [{{stage: f0, cost: 50 EUR}}]\n"
        f"budget: [{{id: all, amount: 60000 EUR, team: {team}, pays_for: f0}}]\n",
    )
    yield f"audiences/a-{unit}", f"name: Audience {unit}\nsummary: {talk.words(9)}\npains: [{talk.words(6)} {unit}]\n"
    at = f"audiences: [a-{unit}]\nstages: [f-{unit}#f1]\n"
    for n in range(2):
        yield (
            f"messages/y-{unit}-{n}",
            f"name: Message {unit} {n}\nclaim: {talk.words(8)}\nmarketing_wording: {talk.words(10)}\n"
            f"sales_wording: {talk.words(10)}\nproof: ['source:q-{unit}']\n{at}",
        )
        yield (
            f"objections/x-{unit}-{n}",
            f"name: Objection {unit} {n}\nsays: {talk.words(8)} {unit} {n}\nmeans: {talk.words(6)}\n"
            f"response: {talk.words(30)}\n{at}",
        )
    yield f"assets/z-{unit}", f"name: Asset {unit}\ntype: sheet\nmessages: [y-{unit}-0]\n{at}"
    if unit % 3 == 0:
        yield (
            f"comparisons/k-{unit}",
            f"name: Comparison {unit}\ntype: options\nsubjects: ['strategy:s-{unit}-0', 'strategy:s-{unit}-1']\n"
            f"criteria:\n  - id: time\n    criterion: Time {unit}\n    values:\n"
            f"      'strategy:s-{unit}-0': {talk.words(4)}\n      'strategy:s-{unit}-1': {talk.words(5)}\n",
        )
