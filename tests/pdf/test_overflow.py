"""What does not fit on paper is told, and what can be made to fit, fits."""

from collections.abc import Callable
from pathlib import Path

import pytest
from tests.book import sound
from tests.pdf.paper import Paper

from playpress.pdf import choosing, printing, weasy, wide_tables
from playpress.pdf.printing import Printed

Print = Callable[..., Printed]
PAGE = "@page { size: 100mm 100mm; margin: 10mm } body { margin: 0 } p { margin: 0 }"


def remarks(body: str, style: str = "") -> tuple[str, ...]:
    html = f"<html lang='en'><title>A page</title><body>{body}</body></html>"
    return weasy.pdf(html, (PAGE + style,), {}, "draft", {"goals": "content/goals.yml"})[1]


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ("<p style='margin-left: 79mm; white-space: nowrap'>Wide words</p>", "right"),
        ("<p style='margin-left: -9mm'>Early words</p>", "left"),
        (
            "<div style='height: 79mm; overflow: visible'><p style='padding-top: 78mm; line-height: 1'>Low</p></div>",
            "lower",
        ),
        ("<p style='margin-top: -9mm'>High</p>", "upper"),
        ("<svg width='100mm' height='9mm'><title>A drawing</title><path d='M0 0h9v9z'/></svg>", "right"),
    ],
)
def test_what_lies_beyond_an_edge_is_told_with_its_file_and_page(body: str, told: str) -> None:
    filler = "<p style='break-after: page'>Before</p>"
    (remark,) = remarks(f"{filler}<section id='goals' style='break-inside: avoid'>{body}</section>")
    assert remark.startswith("content/goals.yml: ")
    assert "is cut off on page 2" in remark
    assert f"beyond the {told} edge" in remark


def test_a_page_is_told_once_and_what_nobody_sees_never() -> None:
    wide = "<p style='width: 200mm; text-align: right'>Words</p>"
    assert len(remarks(f"<section id='goals'>{wide * 3}</section>")) == 1
    assert remarks(wide.replace("width", "visibility: hidden; width")) == ()
    assert remarks("<p>Words that fit</p>") == ()


def test_tables_of_running_text_fit_whatever_their_width(tmp_path: Path) -> None:
    """One of a page by hand, one of a definition: five columns, eight, nine, thirty."""

    def table(columns: int) -> str:
        rows = [[f"{kind}{columns}x{number}" for number in range(columns)] for kind in ("head", "cell")]
        lines = ["| " + " | ".join(row) + " |" for row in (rows[0], ["---"] * columns, rows[1])]
        return "\n".join(lines)

    tables = "\n\n".join(map(table, (2, 5, 8, 9, 30)))
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / "by-hand.md").write_text(f"# By hand\n\n{tables}\n", encoding="utf-8")
    body = "\n".join(f"    {line}" for line in tables.splitlines())
    playbook, _ = sound(tmp_path, teams="sales: {}\n", goals=f"win:\n  team: sales\n  body: |\n{body}\n")
    source = choosing.print_source(playbook)
    for name in ("book", "goal:win"):
        (volume,) = choosing.chosen(source, [name])
        (printed,) = printing.printed(playbook, source, printing.PrintOptions(), [volume])
        assert printed.notes == ()
        paper = Paper(printed.pdf)
        assert paper.outside() == []
        text = "".join(paper.text.split())
        wanted = [
            f"{kind}{columns}x{number}"
            for columns in (8, 30)
            for number in range(1, columns)
            for kind in ("head", "cell")
        ]
        assert [each for each in wanted if each not in text] == []


def test_a_row_that_became_a_list_begins_with_its_title() -> None:
    heads = "".join(f"<th>H{number} &amp; <em>so on</em></th>" for number in range(9))
    cells = "".join(f"<td align='right'><b>C{number}</b></td>" for number in range(9))
    html = wide_tables.set_on_paper(f"<table><thead><tr>{heads}</tr></thead><tbody><tr>{cells}</tr></tbody></table>")
    assert '<th scope="row"><b>C0</b></th>' in html
    assert '<td data-label="H8 &amp; so on"><b>C8</b></td>' in html
    ours = '<table class="pp-table"><thead>' + heads + "</thead></table>"
    assert wide_tables.set_on_paper(ours) == ours
