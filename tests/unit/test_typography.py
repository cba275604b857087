"""Quotes, dashes and spaces at which no line ends, as a typographer sets them."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from playpress import language, typography


@pytest.mark.parametrize(
    ("tag", "written", "set_"),
    [
        ("en", "<p>A buyer says \"That's too 'dear'.\"</p>", "<p>A buyer says “That’s too ‘dear’.”</p>"),
        ("en", "<p>&#34;Yes&#34;, the buyers&#39; word</p>", "<p>“Yes”, the buyers’ word</p>"),
        ("en", '<p>It is <em>"new"</em>, "<b>old</b>"</p>', "<p>It is <em>“new”</em>, “<b>old</b>”</p>"),
        ("en", '<td>"one</td><td>"two"</td>', "<td>“one</td><td>“two”</td>"),
        ("en", "<p>since '27, a 5\" pipe</p>", '<p>since ’27, a 5" pipe</p>'),
        ("en-GB", '<p>"a"</p>', "<p>“a”</p>"),
        ("de", "<p>\"zu 'teuer'\" geht's</p>", "<p>„zu ‚teuer‘“ geht’s</p>"),
        ("fr", '<p>"trop cher" l\'offre</p>', "<p>«\xa0trop cher\xa0» l’offre</p>"),
        (
            "en",
            '<p>"\'Too dear\' is a word", "" and &#34;&#39;y&#39;&#34;</p>',
            "<p>“‘Too dear’ is a word”, “” and “‘y’”</p>",
        ),
        ("ar", '<p>"x"</p>', '<p>"x"</p>'),
    ],
)
def test_quotes_are_those_of_the_language(tag: str, written: str, set_: str) -> None:
    with language.within(tag):
        assert typography.typeset(written) == set_


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("696,000 EUR a year", "696,000~EUR a year"),
        ("page 12 · 15 min", "page~12~· 15~min"),
        ("due Fri 11 Dec", "due Fri~11~Dec"),
        ("Step 3 of 5", "Step~3 of 5"),
        ("12 % of $ 5", "12~% of $~5"),
        ("we ring - and wait", "we ring~– and wait"),
        ("3 minute-long calls", "3 minute-long calls"),
        ("valid until 30 June 2027.", "valid until 30~June~2027."),
        ("from May 2027 on, at 2 Marketing 2027", "from May~2027 on, at 2 Marketing 2027"),
        ("within 1 business day, 38 cents", "within 1~business~day, 38~cents"),
        ("2.8 million euros, 5 SEK", "2.8~million euros, 5~SEK"),
        ("- a list", "- a list"),
    ],
)
def test_no_line_ends_inside_of_a_quantity_or_begins_with_a_dash(written: str, kept: str) -> None:
    assert typography.typeset(f"<p>{written}</p>").replace("\xa0", "~") == f"<p>{kept}</p>"


@pytest.mark.parametrize(
    ("tag", "kept"),
    [
        ("de", "am 3.~April~2027 um"),
        ("fr", "3~avril~2027"),
        ("es", "3~de~abril~de~2027"),
        ("en-GB", "3~April~2027"),
        ("en-US", "April~3,~2027"),
    ],
)
def test_no_line_ends_inside_of_a_date_in_its_language(tag: str, kept: str) -> None:
    with language.within(tag):
        assert typography.typeset(kept.replace("~", " ")).replace("\xa0", "~") == kept


@pytest.mark.parametrize(
    "html",
    [
        '<code>"x" - 5 EUR</code>',
        '<pre>say "no"</pre>',
        '<span data-copy="name">Jo O\'Brien - 5 EUR</span>',
        '<a title="5 EUR - it\'s">x</a>',
        '<svg><text>"x"</text></svg>',
        "<svg><title>5 - 3</title><text>5 - 3 EUR</text></svg>",
        '<pre><code>5 - 3</code> "c"</pre>',
    ],
)
def test_code_attributes_drawings_and_names_of_people_stay_as_they_are(html: str) -> None:
    assert typography.typeset(html) == html


@given(st.text("ab1 \"'-<>/p&;#349", max_size=30))
def test_nothing_but_quotes_dashes_and_spaces_changes(text: str) -> None:
    plain = re.sub("[\"'“”‘’]|&#3[49];|&quot;|--?|–|\\s", "", text)
    assert re.sub("[\"'“”‘’]|&#3[49];|&quot;|--?|–|\\s", "", typography.typeset(text)) == plain


@pytest.mark.parametrize(
    ("title", "lines"),
    [
        ("Sales development rep, the first ninety days", ("Sales development~rep", "the first ninety~days")),
        ("Day one: Content manager, Demand manager", ("Day one: Content manager, Demand~manager", "")),
        ("Sales, marketing and us", ("Sales, marketing and~us", "")),
        ("New reps, new managers, new partners", ("New reps, new managers, new~partners", "")),
        ("The Larkfield playbook", ("The Larkfield playbook", "")),  # too long for one line in any type
        ("Two words", ("Two words", "")),
        ("Für neue Vertriebsbeauftragte", ("Für neue Vertriebsbeauftragte", "")),
    ],
)
def test_a_title_on_a_cover_ends_in_no_short_word_of_its_own(title: str, lines: tuple[str, str]) -> None:
    assert tuple(each.replace("\xa0", "~") for each in typography.on_a_cover(title)) == lines
