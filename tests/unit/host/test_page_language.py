"""A page of a playbook in another language: entries of menus that are words of ours say that they are English."""

import pytest

from playpress.host.page_language import of_page, set_in_type
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


def test_the_article_is_set_in_type_in_the_language_of_its_words_and_nothing_else_is() -> None:
    around = '<title>"a"</title><nav>"a"</nav><article>{}<code>"a"</code></article><p>"a"</p>'
    html = around.format("""<h1 title='"a"'>"a" - 5 EUR</h1>""")
    for tag, uri, quoted in (("en", "a.md", "“a”"), ("de", "a.md", "„a“"), ("de", "authoring/a.md", "“a”")):
        assert set_in_type(html, Language(tag), uri) == html.replace('"a" - 5 EUR', f"{quoted}\xa0– 5\xa0EUR"), tag
    assert set_in_type("<p>'a'</p>", Language("en")) == "<p>'a'</p>"
