"""Steps and roles -> who owns what: decisions with their limits, a RACI matrix for each process, work by role."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from markupsafe import Markup

from playpress.derive import decisions
from playpress.derive.decisions import Decision
from playpress.derive.duties import people
from playpress.graph import Book
from playpress.language import counted
from playpress.model import field
from playpress.model.field import labels
from playpress.model.kinds.approval import ApprovalLevel
from playpress.model.kinds.metric import Metric
from playpress.model.kinds.process import Process
from playpress.model.kinds.role import Role
from playpress.model.ref import Ref
from playpress.site.page import Page
from playpress.site.pages.section import SectionsContext, TableSection, alignment_page
from playpress.site.view import View

URI, TITLE = "alignment/who-owns-what.md", "Who owns what"


def pages(book: Book) -> Iterator[Page]:
    """The page, where there is something to own."""
    if is_there(book):
        lead = (
            "Who decides what, up to which limit; who is Responsible, Accountable, Consulted and Informed at each step."
        )
        page = alignment_page(URI, TITLE, lead, _context)
        yield replace(page, asked=("who decides", "who approves", "who is responsible", "who is accountable", "RACI"))


def is_there(book: Book) -> bool:
    """Whether the page is there: with a process or a decision."""
    return bool(book.active(Process) or decisions.decisions(book))


def _context(view: View) -> SectionsContext:
    sections = [_decisions(view), _counts(view), *(_matrix(view, process) for process in view.book.active(Process))]
    return SectionsContext(sections=[each for each in (*sections, _metrics(view)) if each.rows])


def _decisions(view: View) -> TableSection:
    """What is decided, by whom, up to which limit, and who is next above."""
    rows = [
        [
            Markup("<strong>{}</strong>").format(view.words(each.subject)),
            Markup(", ").join(map(view.link, each.roles)) or Markup("<strong>no role</strong>"),
            _limit(view, each),
            view.link(each.above) if each.above else _last(each),
            view.link(each.place),
        ]
        for each in decisions.decisions(view.book)
    ]
    columns = ["Decision", "Who decides", field.label(ApprovalLevel, "up_to"), "Next above", "Where"]
    text = (
        "Limits come from the approval matrices. Without a limit, the next role is the manager of the role that "
        "decides."
    )
    return TableSection("s-decisions", "Decisions", columns, rows, text)


def _limit(view: View, decision: Decision) -> Markup | str:
    """The limit of a level; empty for a decision without levels."""
    if decision.level is None:
        return ""
    return view.value(decision.level.up_to) if decision.level.up_to else "no limit"


def _last(decision: Decision) -> str:
    """What is beyond the last level: nothing is granted there, unless it has no limit."""
    return "not granted" if decision.level and decision.level.up_to else ""


def _counts(view: View) -> TableSection:
    """Letters by role; most accountable first."""
    letters = Counter(
        (ref.id, letter)
        for _, _, step in view.book.steps()
        for ref, found in view.book.letters(step).items()
        for letter in found
    )
    owned = Counter(owner.role.id for each in view.book.entities.values() if (owner := view.book.owner(each)))
    total = sum(1 for _ in view.book.steps())
    roles = sorted(view.book.active(Role), key=lambda role: -letters[role.id, "A"])
    rows = [
        [view.link(role), *(letters[role.id, letter] or "" for letter in "ARCI"), owned[role.id] or ""]
        for role in roles
    ]
    columns = [Role.about.title, "Accountable", "Responsible", "Consulted", "Informed", "Owns definitions"]
    text = f"Of {counted(total, 'step')}. A role that owns more than half of them is the hardest to replace."
    return TableSection("s-roles", "Workload by role", columns, rows, text)


def _matrix(view: View, process: Process) -> TableSection:
    roles = list(dict.fromkeys(ref.id for step in process.steps for ref in view.book.letters(step)))
    rows = []
    for step in process.steps:
        letters = {ref.id: "/".join(found) for ref, found in view.book.letters(step).items()}
        link = view.link(Ref("process", process.id, step.id))
        rows.append([link, *(_cell(letters.get(role, "")) for role in roles)])
    columns = ["Step", *(view.link(Ref("role", role)) for role in roles)]
    name, caption = str(process.name), f"RACI of {process.name}"
    by_letter = _by_letter(view, process, caption)
    return TableSection(f"s-{process.id}", name, columns, rows, caption=caption, on_paper=by_letter, narrow=True)


def _by_letter(view: View, process: Process, caption: str) -> TableSection:
    """The matrix with a column for each letter, in which the roles are named."""
    rows = [
        [
            step.name,
            *(
                Markup(", ").join(view.link(ref) for ref, found in people(view.book, step) if letter in found)
                for letter in "ARCI"
            ),
        ]
        for step in process.steps
    ]
    columns = ["Step", "Accountable", "Responsible", "Consulted", "Informed"]
    return TableSection(f"s-{process.id}", str(process.name), columns, rows, caption=caption)


def _cell(letters: str) -> Markup:
    return Markup("<strong>{}</strong>").format(letters) if "A" in letters else Markup.escape(letters)


def _metrics(view: View) -> TableSection:
    rows = [
        [view.link(metric), _owners(view, metric) or Markup("<strong>no owner</strong>"), metric.unit or ""]
        for metric in view.book.active(Metric)
    ]
    return TableSection(
        "s-metrics", "Who owns which number", [Metric.about.title, *labels(Metric, "owner", "unit")], rows
    )


def _owners(view: View, metric: Metric) -> Markup:
    """Who answers for a metric, and who does in single segments and regions; empty where no role does."""
    owner = view.book.owner(metric)
    found = [view.link(owner.role)] if owner else []
    return Markup("<br>").join([*found, *map(view.value, metric.owners)])
