"""A page of the editor -> what a browser would send of its form, without a browser."""

import datetime as dt
from collections.abc import Mapping
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

from tests.book import TODAY
from werkzeug.test import Client, TestResponse

from playpress.editor.app import Editor
from playpress.editor.session import Session
from playpress.host import inspection
from playpress.outputs import loopback

PORT = 8000
ORIGIN = f"http://127.0.0.1:{PORT}"
TOKEN = "a-token-of-this-sitting"


class _Fields(HTMLParser):
    """The values of the first form with a `base`, as the HTML standard has a browser read and send them."""

    def __init__(self) -> None:
        super().__init__()
        self.found: dict[str, str] = {}
        self.buttons: list[str] = []
        self.text: list[str] = []
        self._name = ""
        self._chosen: str | None = None
        self._select = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "input" and given.get("name") and given.get("type") != "checkbox":
            self.found[given["name"]] = given.get("value", "").replace("\n", "").replace("\r", "") if (
                given.get("type") in ("text", "search")
            ) else given.get("value", "")  # fmt: skip
        elif tag == "textarea":
            self._name, self.found[given["name"]] = given["name"], ""
        elif tag == "select":
            self._select, self._chosen = given["name"], None
        elif tag == "option" and self._select and (self._chosen is None or "selected" in given):
            self._chosen = given.get("value", "")
        elif tag == "button" and given.get("name") == "do":
            self.buttons.append(given["value"])

    def handle_data(self, data: str) -> None:
        if self._name:
            self.found[self._name] += data
        else:
            self.text.append(data)

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea":
            text = self.found[self._name].removeprefix("\n")
            self.found[self._name] = text.replace("\r\n", "\n").replace("\n", "\r\n")
            self._name = ""
        elif tag == "select":
            self.found[self._select] = self._chosen or ""
            self._select = ""


class Form:
    """The form of a page, ready to be filled in."""

    def __init__(self, html: str) -> None:
        parser = _Fields()
        parser.feed(html)
        self.fields: dict[str, str] = parser.found
        self.buttons = parser.buttons
        self.text = " ".join(" ".join(parser.text).split())
        self.html = html


class Author:
    """Somebody with a browser on this machine, let in by the address that the command prints."""

    def __init__(self, project: Path, today: dt.date = TODAY) -> None:
        self.project = project
        self.session = Session(project, today, inspection.additions)
        self.client = Client(loopback.guarded(Editor(self.session, TOKEN), PORT))
        self.get(f"/edit/?token={TOKEN}")

    def get(self, address: str, **headers: str) -> TestResponse:
        """Look at a page."""
        return self.client.get(address, base_url=ORIGIN, headers=headers)

    def post(self, address: str, fields: Mapping[str, Any], **headers: str) -> TestResponse:
        """Send a form."""
        return self.client.post(address, base_url=ORIGIN, data=fields, headers={"Origin": ORIGIN, **headers})

    def form(self, key: str) -> Form:
        """The form of a definition."""
        answer = self.get(address(key))
        assert answer.status_code == 200, answer.text
        return Form(answer.text)

    def press(self, key: str, form: Form, button: str, **filled: str) -> TestResponse:
        """Press a button of the form, with some of its fields filled in."""
        return self.post(address(key), {**form.fields, **filled, "do": button})

    def then(self, key: str, form: Form, button: str, **filled: str) -> Form:
        """The form that comes of it."""
        answer = self.press(key, form, button, **filled)
        assert answer.status_code == 200, answer.text
        return Form(answer.text)


def address(key: str) -> str:
    """Where the form of a definition is."""
    return f"/edit/definition/{key.replace(':', '/')}"
