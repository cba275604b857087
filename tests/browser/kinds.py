"""One page of every sort the reference playbook has: what each browser test that looks at all of them goes through."""

import os
import re
from pathlib import PurePosixPath

SWEEP = "PLAYPRESS_SWEEP" in os.environ
"""Whether `tests/bench/sweep_pages.py` looks at what takes long."""

KINDS = (
    "index.html",
    "story.html",
    "say.html",
    "browse.html",
    "tags.html",
    "strategies/index.html",
    "strategies/cold-calling.html",
    "goals/increase-profit-margin.html",
    "processes/marketing-process.html",
    "handoffs/qualified-lead.html",
    "compare/index.html",
    "compare/sales-vs-marketing.html",
    "compare/strategies.html",
    "compare/inbound-vs-outbound.html",
    "compare/plans.html",
    "compare/offers.html",
    "compare/battlecard-crates-and-capsules.html",
    "checklists/index.html",
    "checklists/alignment-review.html",
    "checklists/process-sales-process.html",
    "glossary/index.html",
    "glossary/marketing-qualified-lead.html",
    "roles/account-executive.html",
    "teams/sales.html",
    "metrics/monthly-revenue.html",
    "sources/indeed-sales-vs-marketing.html",
    "audiences/hotel-owner.html",
    "material/demo-script.html",
    "messages/price-with-a-reason.html",
    "objections/price-too-high.html",
    "products/filter-jug.html",
    "offers/jug-in-the-shop.html",
    "approvals/discounts.html",
    "onboarding/index.html",
    "onboarding/sales-development-rep.html",
    "meetings/monday-meeting.html",
    "alignment/index.html",
    "alignment/goal-grid.html",
    "alignment/plans.html",
    "alignment/borders.html",
    "alignment/agreement-marketing-sales.html",
    "alignment/who-owns-what.html",
    "alignment/unsigned-and-overdue.html",
    "alignment/words.html",
    "alignment/content-map.html",
    "plans/year-2027.html",
    "funnels/leads.html",
    "authoring/index.html",
    "authoring/checks.html",
    "authoring/checks/mth-2.html",
    "authoring/faults.html",
    "authoring/strategy.html",
    "sell/index.html",
    "process/index.html",
    "plan/index.html",
    "documents/coupons.html",
    "more/index.html",
    "more/source-coverage.html",
)
ALL_CLASSES = (
    "index.html",
    "say.html",
    "browse.html",
    "tags.html",
    "strategies/cold-calling.html",
    "goals/increase-profit-margin.html",
    "processes/marketing-process.html",
    "handoffs/qualified-lead.html",
    "compare/strategies.html",
    "compare/inbound-vs-outbound.html",
    "compare/offers.html",
    "compare/battlecard-crates-and-capsules.html",
    "glossary/index.html",
    "teams/sales.html",
    "onboarding/sales-development-rep.html",
    "alignment/index.html",
    "alignment/goal-grid.html",
    "plans/year-2027.html",
)
"""Those on which, taken together, every class of the theme stands that any page of the site has."""
FOLDERS = {PurePosixPath(page).parent: page for page in (*reversed(KINDS), *ALL_CLASSES)}
SAMPLE = tuple(dict.fromkeys((*ALL_CLASSES, *FOLDERS.values())))
"""Those and, of each folder that has none among them, the first."""


def classes(html: str) -> set[str]:
    """The classes of the theme on a page."""
    written = re.findall(r'class=(?:"([^"]*)"|([^\s">]+))', html)
    return {name for pair in written for name in " ".join(pair).split() if name.startswith("pp-")}
