"""A process that is too long for one page: its drawing in parts, whose words can be read."""

from collections.abc import Callable

import pypdfium2.raw as pdfium
from tests.pdf.paper import Paper

from playpress.pdf.printing import Printed

NAMES = ("Marketing", "Sales", "Finance", "Product", "Legal", "Support")


def test_forty_steps_of_six_teams_are_drawn_in_parts_with_words_of_seven_points(
    print_small: Callable[..., Printed],
) -> None:
    teams = "".join(f"t{n}: {{name: {name}, summary: x}}\n" for n, name in enumerate(NAMES))
    roles = "".join(f"r{n}: {{name: Role {n}, team: t{n}, summary: x}}\n" for n in range(len(NAMES)))
    steps = "".join(
        f"    - {{id: s{n}, name: Look at offer {n}, do: Look, raci: {{r{n * 7 // 3 % 6}: A/R}}}}\n" for n in range(40)
    )
    process = f"long:\n  name: Long process\n  summary: x\n  team: t0\n  steps:\n{steps}"
    paper = Paper(print_small("process:long", teams=teams, roles=roles, processes=process).pdf)
    drawn = [number for number, text in enumerate(paper.pages) if f"of {paper.text.count('Part ')}:" in text]
    assert len(drawn) > 1
    for number in drawn:
        assert all(name in paper.pages[number] for name in NAMES)
        assert min(_sizes(paper, number)) >= 7
    assert paper.outside() == []


def _sizes(paper: Paper, number: int) -> list[float]:
    """How large each letter of a page is, in points."""
    text = paper.document[number].get_textpage()
    found = []
    for index in range(text.count_chars()):
        matrix = pdfium.FS_MATRIX()
        pdfium.FPDFText_GetMatrix(text, index, matrix)
        if text.get_text_range(index, 1).strip():
            found.append(pdfium.FPDFText_GetFontSize(text, index) * abs(matrix.d))
    return found
