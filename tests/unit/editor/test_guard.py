"""The editor answers its author on this machine and nobody else, and nothing a client sends is opened or runs."""

from collections.abc import Callable

import pytest
from tests.forms import ORIGIN, TOKEN, Author

FORM = "/edit/definition/goal/grow"
ADDRESSES = ("/edit/", FORM, f"{FORM}/page", f"{FORM}/remove", "/edit/add/goal")


@pytest.mark.parametrize("address", ADDRESSES)
def test_nobody_is_let_in_without_the_token(author: Callable[..., Author], address: str) -> None:
    me = author()
    me.client.delete_cookie("playpress-8000", domain="127.0.0.1", path="/edit")
    answer = me.get(address)
    assert answer.status_code == 403
    assert "Grow" not in answer.text
    assert me.get("/edit/?token=guess").status_code == 403


@pytest.mark.parametrize(
    "address", ["/edit/nothing", "/edit/assets/nothing", "/edit/undo", "/edit/definition/goal/no-such"]
)
def test_no_answer_has_the_token_or_the_playbook_for_those_who_were_not_let_in(
    author: Callable[..., Author], address: str
) -> None:
    """Whatever the address: after a save each page has a button to undo it, with the token in its form."""
    me = author()
    assert me.post(FORM, {**me.form("goal:grow").fields, "name": "Grow more", "do": "save"}).status_code == 303
    assert TOKEN in me.get("/edit/").text
    me.client.delete_cookie("playpress-8000", domain="127.0.0.1", path="/edit")
    answers = [me.get(address), me.post(address, {"token": "x" * 9_000_000})]
    assert all(answer.status_code >= 400 for answer in answers)
    assert not [answer for answer in answers if TOKEN in answer.text or "Grow" in answer.text or "Oak" in answer.text]


def test_the_token_goes_from_the_address_into_a_cookie_that_no_script_and_no_other_site_has(
    author: Callable[..., Author],
) -> None:
    answer = author().get(f"{FORM}?token={TOKEN}")
    assert (answer.status_code, answer.location) == (302, FORM)
    assert all(each in answer.headers["Set-Cookie"] for each in ("HttpOnly", "SameSite=Strict", "Path=/edit"))


def test_what_changes_something_needs_the_token_in_the_form(author: Callable[..., Author]) -> None:
    me = author()
    for address in (FORM, f"{FORM}/remove", "/edit/add/goal", "/edit/undo", "/edit/prose"):
        for token in ("", "guess"):
            assert me.post(address, {"token": token, "do": "save"}).status_code == 403, address


@pytest.mark.parametrize(
    "headers",
    [
        {"Host": "evil.example:8000"},
        {"Host": "127.0.0.1:8001"},
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Origin": "http://127.0.0.1:8001"},
        {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "no-cors"},
        {"Sec-Fetch-Site": "same-site", "Sec-Fetch-Mode": "navigate", "Sec-Fetch-Dest": "iframe"},
    ],
    ids=lambda headers: " ".join(headers.values()),
)
@pytest.mark.parametrize("method", ["GET", "POST"])
def test_other_hosts_and_origins_are_turned_away(
    author: Callable[..., Author], headers: dict[str, str], method: str
) -> None:
    me = author()
    fields = me.form("goal:grow").fields
    before = (me.project / "content" / "goals.yml").read_bytes()
    if method == "GET":
        answer = me.get(FORM, **headers)
    else:
        answer = me.post(FORM, {**fields, "name": "Pwned", "do": "save"}, **headers)
    assert answer.status_code == 403
    assert (me.project / "content" / "goals.yml").read_bytes() == before


def test_a_form_that_says_no_origin_is_turned_away(author: Callable[..., Author]) -> None:
    me = author()
    fields = {**me.form("goal:grow").fields, "do": "save"}
    assert me.client.post(FORM, base_url=ORIGIN, data=fields).status_code == 403
    link = {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate", "Sec-Fetch-Dest": "document"}
    assert me.post(FORM, fields, **link).status_code == 403, "a form of another site"


@pytest.mark.parametrize(
    "address",
    [
        "/edit/assets/../app.py", "/edit/assets/..%2fapp.py", "/edit/assets/%2e%2e/app.py", "/edit/assets/app.py",
        "/edit/definition/goal/..%2f..%2fplaybook", "/edit/definition/..%2fgoals/grow",
        "/edit/definition/goal/grow.yml",
        "/edit/definition/playbook/playbook", "/edit/add/..%2f..", "/edit/nothing", "/editor", "/edit/definition/goal/",
    ],
)  # fmt: skip
def test_no_path_that_is_sent_is_opened(author: Callable[..., Author], address: str) -> None:
    answer = author().get(address)
    assert answer.status_code == 404
    assert "import" not in answer.text
    assert "format:" not in answer.text


@pytest.mark.parametrize("identifier", ["../x", "a/b", "A", "con", "x.yml", ""])
def test_no_id_that_is_typed_names_a_file_elsewhere(author: Callable[..., Author], identifier: str) -> None:
    me = author()
    there = sorted(me.project.rglob("*"))
    fields = {**me.form("goal:grow").fields, "id": identifier, "name": "", "do": "anyway"}
    assert me.post("/edit/add/goal", fields).status_code == 422
    assert sorted(me.project.rglob("*")) == there


def test_every_page_says_what_may_act_on_it(author: Callable[..., Author]) -> None:
    me = author()
    for address in ("/edit/", FORM, f"{FORM}/remove", "/edit/add/goal", "/edit/nothing"):
        answer = me.get(address)
        policy = answer.headers["Content-Security-Policy"]
        assert "default-src 'none'; script-src 'self'; style-src 'self';" in policy
        assert "frame-ancestors 'none'" in policy
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert answer.headers["Cache-Control"] == "no-store"
        assert "<script>" not in answer.text
        assert " style=" not in answer.text
        assert " on" not in answer.text.replace(" on ", "").partition("<body>")[0]
    assert "script-src" not in me.get(f"{FORM}/page").headers["Content-Security-Policy"]


ACTIVE = "</textarea><script>alert(1)</script>\"'><img src=x onerror=alert(1)>{{ 7*7 }}"


def test_nothing_that_somebody_wrote_acts(author: Callable[..., Author]) -> None:
    import json

    said = json.dumps(ACTIVE)
    goals = f"grow: {{team: sales, name: {said}, summary: {said}, examples: [{said}], {said}: {said}}}\n"
    me = author(goals=goals, roles=f"head: {{name: {said}, team: sales}}\n")
    pages = [me.get(address).text for address in ("/edit/", FORM, f"{FORM}/remove", "/edit/definition/team/sales")]
    pages.append(me.get("/edit/", q=ACTIVE).text)
    pages.append(me.post("/edit/prose", {"token": TOKEN, "text": ACTIVE}).text)
    pages.append(me.post(FORM, {**me.form("goal:grow").fields, "name": ACTIVE, "do": "save"}).text)
    for page in pages:
        assert "<script>alert" not in page
        assert "<img" not in page
        assert "49" not in page or "{{ 7*7 }}" in page
    assert me.form("goal:grow").fields["name"] == ACTIVE


@pytest.mark.parametrize(
    "fields",
    [
        {}, {"@": "fields"}, {"@": "list", "base": "{}"}, {"@": "fields", "base": "{"},
        {"@": "kept", "base": "[" * 9000},
        {"@": "fields", "base": "{}", "team@": "fields", "team/x@": "names", "do": "up:team/x"},
        {"@": "fields", "base": "{}", "do": "field:nowhere", "nowhere+": "x"},
        {"@": "fields", "base": "1", "do": "remove:"},
        {"@": "fields", "base": "{}", "~0@": "kept", "~0": "{", "~0=": "x", "do": "check"},
    ],
)  # fmt: skip
def test_a_form_that_no_browser_sends_breaks_nothing(author: Callable[..., Author], fields: dict[str, str]) -> None:
    me = author()
    before = (me.project / "content" / "goals.yml").read_bytes()
    assert me.post(FORM, {"token": TOKEN, **fields}).status_code in (200, 400, 409, 422)
    assert (me.project / "content" / "goals.yml").read_bytes() == before


@pytest.mark.parametrize(
    "value", ["1", "NaN", "true", '"\\ud800"', '{"\\udfff": "a"}', "[" * 900 + "]" * 900, "[1]", ""]
)
@pytest.mark.parametrize("name", ["base", "team"])
def test_a_value_that_no_file_has_is_refused_and_nothing_is_removed(
    author: Callable[..., Author], name: str, value: str
) -> None:
    me = author()
    before = (me.project / "content" / "goals.yml").read_bytes()
    fields = {**me.form("goal:grow").fields, "team@": "kept", "team": '"sales"', name: value, "do": "anyway"}
    assert me.post(FORM, fields).status_code == 400
    assert (me.project / "content" / "goals.yml").read_bytes() == before


def test_a_field_of_a_kind_is_not_replaced_by_a_value_that_no_control_shows(author: Callable[..., Author]) -> None:
    me = author()
    fields = {**me.form("goal:grow").fields, "~9@": "kept", "~9=": "name", "~9": '{"a": "b"}', "do": "anyway"}
    assert me.post(FORM, fields).status_code == 303
    assert me.form("goal:grow").fields["name"] == "Grow"


def test_a_form_of_many_megabytes_is_not_read(author: Callable[..., Author]) -> None:
    me = author()
    assert me.post(FORM, {"token": TOKEN, "name": "x" * 9_000_000}).status_code == 413
