"""What a page of the wiki shows as a list or an empty cell, and what paper asks to be ticked or written."""

from playpress.pdf.places_to_fill import as_fields
from playpress.site import prose_writer

GATE = (
    '<div class="pp-gate"><p class="pp-gate-title">Exit</p>\n<ul>\n'
    '<li id="a">It has a <b>date</b></li>\n<li>Two</li>\n</ul></div>'
)
ROW = (
    '<tr role="row"><td role="cell" data-label="For">Seller<br>for Sales</td>'
    '<td role="cell" data-label="Name">&nbsp;<br>&nbsp;</td><td role="cell" data-label="Note"></td></tr>'
)


def test_each_criterion_is_a_box_with_its_words() -> None:
    html = as_fields(f"{GATE}<ul><li>Not one</li></ul>{GATE}")
    assert '<li id="a"><input type="checkbox" name="gate-1" title="It has a date">It has a <b>date</b></li>' in html
    assert html.count("<input") == 4
    assert 'name="gate-4"' in html
    assert "<li>Not one</li>" in html


def test_a_cell_with_room_is_a_line_that_says_what_and_whose() -> None:
    html = as_fields(ROW)
    assert '<input type="text" class="pp-line" name="cell-1" title="Name: Seller for Sales"></td>' in html
    assert '<td role="cell" data-label="Note"></td>' in html


def test_a_task_in_a_text_is_a_box_with_its_words_and_one_that_is_done_is_not() -> None:
    done = prose_writer.task_box(done=True)
    call = f'<li>{prose_writer.task_box(done=False)} Call <b>"Ana"</b><ul><li>by noon</li></ul></li>'
    html = as_fields(f"<ul>{call}<li>{done} Sent</li></ul>")
    assert '<input type="checkbox" class="pp-prose-box" name="task-1" title="Call &#34;Ana&#34;"> Call <b>' in html
    assert html.count("<input") == 1
    assert f"<li>{done} Sent</li>" in html


def test_a_page_without_places_is_as_it_was() -> None:
    assert as_fields("<table><tr><td>&nbsp;</td></tr></table>") == "<table><tr><td>&nbsp;</td></tr></table>"
