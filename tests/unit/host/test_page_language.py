"""A page of a playbook in another language: entries of menus that are words of ours say that they are English."""

import pytest

from playpress.host.page_language import of_page
from playpress.model.language import Language

PAGE = (
    '<html lang="en"><a href="." class="md-tabs__link">\n  Process\n</a>'
    '<span class="md-ellipsis">\n Strategies\n</span><span class="md-ellipsis">Unsere Ziele</span></html>'
)


def test_menus_mark_our_words_and_leave_those_of_the_playbook() -> None:
    assert of_page(PAGE, Language("de")) == (
        '<html lang="de"><a href="." class="md-tabs__link" lang="en">\n  Process\n</a>'
        '<span class="md-ellipsis" lang="en">\n Strategies\n</span><span class="md-ellipsis">Unsere Ziele</span></html>'
    )


@pytest.mark.parametrize(("tag", "uri"), [("en-GB", "index.md"), ("de", "authoring/index.md")])
def test_pages_in_english_mark_nothing(tag: str, uri: str) -> None:
    assert of_page(PAGE, Language(tag), uri).count(" lang=") == 1
