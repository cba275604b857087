"""Plans and the parts they are made of -> one chapter on paper: the largest in full, its parts in a table with it."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from markupsafe import Markup

from playpress.derive.planning import Worksheet, formatted, worksheets
from playpress.model.field import label
from playpress.model.kinds.plan import Plan
from playpress.model.ref import Ref
from playpress.pdf.volume import Chapter
from playpress.site.context import PageContext
from playpress.site.page import Page
from playpress.site.pages import plans
from playpress.site.pages.entities import DefinitionContext
from playpress.site.pages.kinds.plan import PlanDetail
from playpress.site.pages.section import TableSection
from playpress.site.view import View

_COMPUTED = {"s-way-back", "s-ratios", "s-capacity", "s-months", "s-pipeline", "s-segment-stages", "s-segment-values"}
"""The tables of a part that are left out on paper: they follow from what is written."""


def with_parts(found: Sequence[Plan]) -> Mapping[str, Sequence[Plan]]:
    """The plans that are part of none of these, by their ids, each with all of these that are parts of it."""
    among = {each.id: each for each in found}
    parts: dict[str, list[Plan]] = {each.id: [] for each in found if _largest(each, among) is each}
    for each in found:
        if each.id not in parts:
            parts[_largest(each, among).id].append(each)
    return parts


def _largest(plan: Plan, among: Mapping[str, Plan]) -> Plan:
    while plan.parent and plan.parent.id in among:
        plan = among[plan.parent.id]
    return plan


def chapter(pages: Mapping[str, Page], found: Sequence[Plan]) -> Chapter | None:
    """All of these plans as one chapter, by their `pages` (by id); None where none of them is part of another."""
    trees = with_parts(found)
    if not any(trees.values()):
        return None
    by_id = {each.id: each for each in found}
    made: list[Page] = []
    for name, parts in trees.items():
        made.append(_whole(pages[name], by_id[name], parts) if parts else pages[name])
        made += [_part(pages[each.id], each, by_id[name]) for each in parts]
    return Chapter(Plan.about.titles, tuple(made), gathered=True)


def _whole(page: Page, plan: Plan, parts: Sequence[Plan]) -> Page:
    """The page of a plan, with a table that has it and its parts below each other."""

    def context(view: View) -> PageContext:
        found = page.context(view)
        if not isinstance(found, DefinitionContext) or not isinstance(found.detail, PlanDetail):
            return found
        beside = _beside(view, plan, parts)
        printed = found.detail.printed
        at = next((number for number, each in enumerate(printed, 1) if each.id == "s-way-back"), 0)
        return replace(found, detail=replace(found.detail, printed=[*printed[:at], beside, *printed[at:]]))

    return replace(page, context=context)


def _part(page: Page, plan: Plan, whole: Plan) -> Page:
    """The page of a part as it is below its plan: what is written of it, and whether it is late.

    Its counts are in the table of the whole plan, but for those of another funnel, or stated by hand.
    """
    own = bool(plan.stated) or (plan.funnel is not None and plan.funnel != whole.funnel)
    left_out = _COMPUTED - ({"s-way-back"} if own else set())

    def context(view: View) -> PageContext:
        found = page.context(view)
        if not isinstance(found, DefinitionContext) or not isinstance(found.detail, PlanDetail):
            return found
        kept = [each for each in found.detail.printed if each.id not in left_out]
        late = [each for each in found.detail.figures if each.name == "late" and each.kind == "open"]
        shorter = replace(found.detail, printed=kept, figures=late, drawing=Markup(""))
        return replace(found, relations=(), detail=shorter)

    return replace(page, context=context)


def _beside(view: View, plan: Plan, parts: Sequence[Plan]) -> TableSection:
    """What a plan and each of its parts are to bring, and how many that needs at each stage of the plan's funnel."""
    sheets = worksheets(view.book)
    stages = sheets[plan.id].rows
    rows = [
        [
            view.link(each),
            each.revenue_target or "",
            *(_needed(sheets[each.id], stage.ref) for stage in reversed(stages)),
            plans.worst(view, sheets[each.id]),
        ]
        for each in (plan, *parts)
    ]
    names = (str(stage.stage.name) for stage in reversed(stages))
    columns = [Plan.about.title, label(Plan, "revenue_target"), *names, "Largest gap"]
    text = "What each part needs is computed as for the whole; its page in the wiki shows how."
    return TableSection("s-side-by-side", "The plan and its parts, side by side", columns, rows, text)


def _needed(sheet: Worksheet, stage: Ref) -> str:
    row = sheet.row(stage)
    return formatted.count(row.required) if row and row.required is not None else ""
