"""A small playbook, and somebody who edits it in forms."""

from collections.abc import Callable
from pathlib import Path

import pytest
from tests.book import write
from tests.forms import Author

BOOK = {
    "teams": "sales: {leader: head}  # ours\nmarketing: {leader: head}\n",
    "roles": "head: {name: Head of sales, team: sales}\nrep: {name: Account executive, team: sales}\n",
    "goals": (
        "# What we want\n"
        "grow:\n"
        "  name: Grow   # said every week\n"
        "  team: sales\n"
        "  owner: head\n"
        "  summary: >\n"
        "    More customers,\n"
        "    and happy ones.\n"
        "keep: {team: sales, parent: grow}\n"
    ),
    "objections": (
        "price:\n"
        "  says: Too expensive.  # heard daily\n"
        "  examples:\n"
        "    - First answer   # best\n"
        "    - Second answer\n"
        "    - Third answer\n"
    ),
}


@pytest.fixture
def author(tmp_path: Path) -> Callable[..., Author]:
    """An author of this playbook, with other or further files."""

    def begin(**files: str) -> Author:
        return Author(write(tmp_path, **{**BOOK, **files}))

    return begin
