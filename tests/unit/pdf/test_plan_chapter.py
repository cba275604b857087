"""A plan and the plans it is made of are one chapter on paper: the plan in full, its parts in one table with it."""

from pathlib import Path

from tests.book import sound

from playpress.pdf import assembly, choosing, compose

FILES = {
    "teams": "sales: {}\n",
    "roles": "rep: {team: sales}\n",
    "funnels": "way: {stages: [{id: lead, rate: 50%, lag: 9 d}, {id: won}]}\n",
    "plans": """\
spring: {parent: year, period: 2027-Q1, revenue_target: 100 EUR, body: "Cafes open their terraces."}
year:
  period: 2027
  revenue_target: 600 EUR
  avg_deal: 50 EUR
  funnel: way
march: {parent: spring, period: 2027-03, revenue_target: 50 EUR}
""",
}


def printed(folder: Path, plans: str = FILES["plans"]) -> tuple[assembly.Volume, str]:
    playbook, _ = sound(folder, **{**FILES, "plans": plans})
    source = choosing.print_source(playbook)
    (volume,) = choosing.chosen(source, ["plans"])
    return volume, compose.document(volume, source.book, source.templates, "draft")


def test_the_parts_of_a_plan_are_in_one_table_below_it(tmp_path: Path) -> None:
    volume, html = printed(tmp_path)
    (chapter,) = volume.chapters
    assert [page.title for page in chapter.pages] == ["Year", "Spring", "March"]
    head, _, rest = html.partition("The plan and its parts, side by side")
    table, _, below = rest.partition("</table>")
    assert [name in table for name in ("Year", "Spring", "March")] == [True] * 3
    assert [count in table for count in (">24<", ">4<", ">2<")] == [True] * 3
    assert "From the target back to the first contact" in head
    assert "From the target back to the first contact" not in below
    assert "Cafes open their terraces." in below


def test_what_is_written_of_a_part_is_below_it(tmp_path: Path) -> None:
    """Only what follows from it is left out."""
    more = "budget: [{id: fairs, name: Winter fairs, amount: 41234 EUR}], avg_deal: 25 EUR"
    plans = FILES["plans"].replace("{parent: spring,", f"{{{more}, parent: spring,")
    _, html = printed(tmp_path, plans)
    below = html.partition("side by side")[2].partition("</table>")[2]
    assert [words in below for words in ("Winter fairs", "41,234", "Average deal")] == [True] * 3


def test_plans_of_which_none_is_part_of_another_are_chapters(tmp_path: Path) -> None:
    volume, html = printed(tmp_path, FILES["plans"].replace("parent: year, ", "").replace("parent: spring, ", ""))
    assert [chapter.title for chapter in volume.chapters] == ["Spring", "Year", "March"]
    assert "side by side" not in html
