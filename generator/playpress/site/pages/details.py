"""What the pages of single kinds show besides their fields: drawings, contracts, duties, rows."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any

from markupsafe import Markup

from playpress.derive import contract, coverage, duties, handoff_register, signatures
from playpress.model.entity import Entity
from playpress.model.kinds.checklist import Checklist
from playpress.model.kinds.comparison import Comparison
from playpress.model.kinds.funnel import Funnel, Stage
from playpress.model.kinds.goal import Goal
from playpress.model.kinds.handoff import Handoff
from playpress.model.kinds.metric import Metric
from playpress.model.kinds.onboarding import Onboarding
from playpress.model.kinds.plan import Plan
from playpress.model.kinds.process import Process, Step
from playpress.model.kinds.role import Role
from playpress.model.ref import Ref
from playpress.site import diagram
from playpress.site.naming import label, period
from playpress.site.pages import authoring_checks, ledger, pictured
from playpress.site.pages.checklists import checklist_detail
from playpress.site.pages.paths import path_detail
from playpress.site.pages.plans import plan_detail
from playpress.site.pages.roles import role_detail
from playpress.site.pictures import PAPER_WIDTH
from playpress.site.view import Row, View

Detail = Callable[[View, Any], Mapping[str, Any]]


def process_detail(view: View, process: Process) -> Mapping[str, Any]:
    """The swimlane and the numbered steps."""
    return {
        "drawing": Markup(diagram.of_process(view, process)),
        "on_paper": lambda: tuple(map(Markup, diagram.on_paper(view, process))),
        "steps": [_step(view, process, number, step) for number, step in enumerate(process.steps, 1)],
    }


def _step(view: View, process: Process, number: int, step: Step) -> Row:
    ref = Ref("process", process.id, step.id)
    following = [edge for edge in handoff_register.edges(view.book, process) if edge.source == ref]
    people = [
        Markup("{}\u00a0({})").format(view.link(role), "/".join(letters)) for role, letters in duties.people(step)
    ]
    rows = [{"label": "Who", "html": Markup(", ").join(people)}] if people else []
    found = {name: getattr(step, name) for name in _OF_STEP if getattr(step, name)}
    told = {name: {"label": _LABELS.get(name, name.capitalize()), "html": view.value(found[name])} for name in found}
    rows += [told[name] for name in told if name in _FIRST]
    more = [told[name] for name in told if name not in _FIRST]
    rows.append({"label": "Next", "html": _following(view, following)})
    return {
        "number": number,
        "step": step,
        "rows": rows,
        "more": more,
        "inside": _inside(step, more),
        "brief": False,
        "accent": _accent(view, ref),
    }


def _inside(step: Step, more: Sequence[Row]) -> str:
    """What is folded away below a step, in words; nothing where there is nothing."""
    found = [
        _counted(len(step.entry), "entry"),
        _counted(len(step.exit), "exit"),
        "how it is done" if step.how else "",
        "what goes wrong" if step.pitfalls else "",
    ]
    words = ", ".join(each for each in found if each) or ("more" if more else "")
    return words[:1].upper() + words[1:]


def _counted(count: int, which: str) -> str:
    return f"{count} {which} {'criterion' if count == 1 else 'criteria'}" if count else ""


_FIRST = ("time_limit", "decides")
"""What a step says in sight, besides who does it and what comes next."""


_OF_STEP = ("stage", "inputs", "outputs", "objections", "assets", "time_limit", "decides", "goals", "channels", "tools")
_LABELS = {
    "rate": "Conversion",
    "lag": "Time to the next stage",
    "recycle_to": "Returns to",
    "system_value": "In the CRM",
    "time_limit": "Time limit",
    "objections": "What buyers say",
    "assets": "To show or send",
    "inputs": "Starts from",
    "outputs": "Results in",
}


def _accent(view: View, ref: Ref) -> str:
    team = view.book.team_of_step(ref)
    return view.accent(team) if team else ""


def _following(view: View, edges: list[handoff_register.Edge]) -> Markup:
    if not edges:
        return Markup("the process ends here")
    ways = []
    for edge in edges:
        handoff = handoff_register.contract_at(view.book, edge)
        way = view.link(edge.target)
        way += Markup(", when {}").format(view.words(_continued(edge.when))) if edge.when else Markup("")
        way += Markup(" (hand-off: {})").format(view.link(handoff)) if handoff else Markup("")
        ways.append(way)
    return Markup("; or ").join(ways)


def _continued(sentence: str) -> str:
    """A condition inside a sentence begins small, unless its first word is an acronym."""
    first = sentence.split(" ")[0]
    return sentence if first[1:2].isupper() or len(first) == 1 else sentence[:1].lower() + sentence[1:]


def handoff_detail(view: View, handoff: Handoff) -> Mapping[str, Any]:
    """Who gives and who accepts, the contract clause by clause, and how much of it is written."""
    done, of = contract.share_done(view.book, handoff)
    return {
        "ends": [_given(view, handoff), _accepted(view, handoff), *_passed(view, handoff)],
        "sender": view.book.team_of_step(handoff.from_),
        "receiver": view.book.team_of_step(handoff.to),
        "clauses": contract.clauses(view.book, handoff),
        "done": done,
        "of": of,
        "promises": [_promise(view, each) for each in handoff.commitments],
        "wording": signatures.fingerprint(view.book, handoff),
    }


def _given(view: View, handoff: Handoff) -> Row:
    html = Markup("{}, after {}").format(_answerable(view, handoff.from_), view.link(handoff.from_))
    return {"label": "Given by", "html": html}


def _accepted(view: View, handoff: Handoff) -> Row:
    promise = contract.answer(view.book, handoff)
    soon = f", first answer within {promise.time.words}" if promise and promise.time else ""
    html = Markup("{}{}, at {}").format(_answerable(view, handoff.to), soon, view.link(handoff.to))
    return {"label": "Accepted by" if handoff.kind == "transfer" else "Received by", "html": html}


def _passed(view: View, handoff: Handoff) -> list[Row]:
    """What is handed over; that it is only told, where it is."""
    only = ", for information only" if handoff.kind == "information" else ""
    told = {"label": label("object", "handoff"), "html": Markup.escape(f"{handoff.object}{only}")}
    return [told, *view.facts(handoff, "channels", "auto_accept_after")]


def _answerable(view: View, end: Ref) -> Markup:
    """The people at one end of a hand-off, with their team; the team alone where nobody is named."""
    team = view.book.team_of_step(end)
    people = Markup(" or ").join(view.link(role) for role in duties.answerable(view.book, end))
    if not people or team is None:
        return people or (view.link(team) if team else Markup("nobody yet"))
    return Markup("{} ({})").format(people, view.link(team))


def _promise(view: View, promise: Any) -> list[Markup]:
    effort = " ".join(
        f"{count} {word}"
        for count, word in ((promise.attempts, "attempts"), (promise.minutes, "minutes each"))
        if count
    )
    extra = ", ".join(part for part in (str(promise.volume) if promise.volume else "", effort) if part)
    return [
        view.link(promise.by),
        view.words(promise.what) + (Markup(" ({})").format(extra) if extra else Markup("")),
        Markup.escape(ledger.within(promise) if promise.value else ""),
        Markup.escape(ledger.due_example(view, promise)),
    ]


def goal_detail(view: View, goal: Goal) -> Mapping[str, Any]:
    """Who works for the goal and against it, and what its metrics should be."""
    found = next((each for each in coverage.goals(view.book) if each.goal is goal), None)
    metrics = [each for ref in goal.metrics if isinstance(each := view.book.get(ref), Metric)]
    return {
        "unserved": found is not None and not found.supporters,
        "pulled": _pulled(view, found) if found and found.opponents else "",
        "targets": _targets(view, metrics, named=True),
    }


def _pulled(view: View, found: coverage.GoalCoverage) -> Markup:
    against = Markup(" and ").join(view.link(each) for each in found.opponents)
    supporters = Markup(" and ").join(view.link(each) for each in found.supporters) or "nothing"
    return Markup("Working against it: {}. Working for it: {}.").format(against, supporters)


def metric_detail(view: View, metric: Metric) -> Mapping[str, Any]:
    """Its targets, period by period."""
    return {"targets": _targets(view, [metric], named=False)}


def _targets(view: View, metrics: Sequence[Metric], *, named: bool) -> Mapping[str, Any]:
    """What metrics should be, a row a period; without the columns that nobody has filled."""
    said = [(metric, each) for metric in metrics for each in metric.targets]
    columns: dict[str, list[object]] = {
        "Metric": [view.link(metric) if named else "" for metric, _ in said],
        "Period": [period(each.period) for _, each in said],
        "Target": [each.value for _, each in said],
        "Floor": ["" if each.floor is None else each.floor for _, each in said],
        "Stretch": ["" if each.stretch is None else each.stretch for _, each in said],
    }
    filled = {title: column for title, column in columns.items() if any(str(cell) for cell in column)}
    return {"columns": list(filled), "rows": list(zip(*filled.values(), strict=True))}


def comparison_detail(view: View, comparison: Comparison) -> Mapping[str, Any]:
    """The rows, one cell for each subject."""
    rows = [
        {
            "id": row.id,
            "title": view.words(row.criterion),
            "cells": [view.words(row.value_of(subject)) for subject in comparison.subjects],
            "note": view.words(row.so_what or ""),
            "kept": [_keeper(view, str(name)) for name in row.enforced_by],
            "same": len({str(row.value_of(subject)) for subject in comparison.subjects}) == 1,
        }
        for row in comparison.criteria
    ]
    chosen = [
        {"label": view.book.name(subject), "html": view.words(text)}
        for subject in comparison.subjects
        if (text := comparison.choose_when.get(str(subject)) or comparison.choose_when.get(subject.id))
    ]
    subjects = [{"title": view.book.name(each), "href": view.href(each)} for each in comparison.subjects]
    return {"rows": rows, "subjects": subjects, "chosen": chosen}


def _keeper(view: View, name: str) -> Row:
    """What keeps a row true: a definition, or one of the checks."""
    entity = view.book.entities.get(name)
    html = view.link(entity) if entity is not None else authoring_checks.linked(view, name)
    return {"html": html, "check": entity is None}


def funnel_detail(view: View, funnel: Funnel) -> Mapping[str, Any]:
    """Its stages with their gates, and how many go on."""
    stages = [_stage(view, funnel, number, stage) for number, stage in enumerate(funnel.stages, 1)]
    return {
        "stages": stages,
        "drawing": pictured.of_funnel(view, funnel),
        "on_paper": partial(pictured.of_funnel, view, funnel, PAPER_WIDTH),
    }


_OF_STAGE = ("owner", "audiences", "rate", "lag", "next", "recycle_to", "system_value", "outcome", "aliases")


def _stage(view: View, funnel: Funnel, number: int, stage: Stage) -> Row:
    rows = [
        {"label": _LABELS.get(name, label(name)), "html": view.value(value)}
        for name in _OF_STAGE
        if (value := getattr(stage, name)) not in (None, (), "open")
    ]
    carried = handoff_register.by_transition(view.book)
    ref = Ref("funnel", funnel.id, stage.id)
    handoffs = [handoff for (source, _), found in carried.items() if source == ref for handoff in found]
    if handoffs:
        rows.append({"label": "Hand-off", "html": view.value(tuple(handoffs))})
    return {"number": number, "stage": stage, "rows": rows, "accent": _accent(view, ref)}


DETAILS: Mapping[type[Entity], Detail] = {
    Checklist: checklist_detail,
    Process: process_detail,
    Handoff: handoff_detail,
    Role: role_detail,
    Goal: goal_detail,
    Metric: metric_detail,
    Comparison: comparison_detail,
    Plan: plan_detail,
    Onboarding: path_detail,
    Funnel: funnel_detail,
}
