"""What the index of a kind shows of each definition: what the kind is about."""

import re
from pathlib import Path

from tests.book import write
from tests.site.test_ways_in import emitted

FILES = {
    "teams": "sales: {leader: boss, purpose: Turn interest into orders}\n",
    "roles": "boss: {team: sales}\n",
    "goals": "grow: {team: sales, metrics: [orders]}\n",
    "metrics": "orders: {unit: orders}\n",
    "plans": "year: {period: 2027, revenue_target: 2000000 EUR, teams: [sales]}\n",
    "messages": "light: {claim: Light for years}\n",
    "objections": "price: {says: It is too expensive}\n",
}


def index(folder: Path, kind: str) -> list[list[tuple[str, str]]]:
    """The columns of an index and, row by row, what each says and is sorted by."""
    text = emitted(write(folder, **FILES))[f"{kind}/index.md"]
    rows = re.findall(r"<tr role=\"row\".*?</tr>", text)
    cells = [re.findall(r"<t[dh]([^>]*)>(.*?)</t[dh]>", row) for row in rows]
    return [
        [(re.sub(r"<[^>]+>", "", words), "".join(re.findall(r'data-key="([^"]*)"', says))) for says, words in row]
        for row in cells
    ]


def test_an_index_shows_what_its_kind_is_about(tmp_path: Path) -> None:
    shown = {kind: [words for words, _ in index(tmp_path, kind)[0]][1:-1] for kind in ("goals", "plans", "teams")}
    assert shown == {
        "goals": ["Team", "Metrics"],
        "plans": ["Period", "Revenue target", "Teams"],
        "teams": ["Purpose", "Leader"],
    }
    assert index(tmp_path, "messages")[1][1][0] == "Light for years"
    assert index(tmp_path, "objections")[1][1][0] == "It is too expensive"
    assert index(tmp_path, "plans")[1][2] == ("2,000,000 EUR", "2000000.0000")
