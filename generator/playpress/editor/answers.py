"""What an author asks of the editor -> pages: lists, forms, drafts that are tried, and what was saved."""

import json
from collections.abc import Iterable
from typing import Any

from markupsafe import Markup
from werkzeug.exceptions import NotFound
from werkzeug.utils import redirect
from werkzeug.wrappers import Request, Response

from playpress import pipeline
from playpress.editor import beside, draft, files, messages, pages, places, sent, shapes
from playpress.editor.conflict import merged
from playpress.editor.pages import FormPage, Frame, Offers, Overview
from playpress.editor.places import Written
from playpress.editor.session import Session, Tried
from playpress.model.entity import Entity
from playpress.model.part import Model
from playpress.outputs.loopback import App
from playpress.problems import Problem
from playpress.site.prose import ProseRenderer
from playpress.source.document import Raw
from playpress.source.edit import same
from playpress.source.ids import slug

PREFIX = "/edit"
_ASSETS = {"editor.js": "text/javascript", "editor.css": "text/css", beside.STYLE: "text/css"}


class EditorAnswers:
    """One answer for each address of the editor."""

    def __init__(self, session: Session, token: str, site: App | None) -> None:
        self._session, self._token, self._site = session, token, site
        self._said = ""

    def message(self, title: str, text: str, status: int, *, admitted: bool = True) -> Response:
        """A page with a sentence; without access it says nothing of the playbook."""
        frame = self._frame() if admitted else Frame(token="")
        return _html(pages.rendered("message", frame, title=title, text=text), status)

    def _frame(self, problems: Iterable[Problem] = (), said: str = "") -> Frame:
        book = self._session.playbook().book
        history = self._session.history
        return Frame(
            token=self._token,
            company=book.settings.full_title if book else "",
            undo=history[-1].title if history else "",
            said=said,
            problems=tuple(problems),
        )

    def _told(self) -> str:
        """What was done last, for the page that is opened after it; a draft that is checked meanwhile does not ask."""
        told, self._said = self._said, ""
        return told

    def overview(self, request: Request) -> Response:
        """Every definition, by kind."""
        found = Overview(self._session.playbook(), request.args.get("q", ""))
        return _html(pages.rendered("overview", self._frame(said=self._told()), overview=found))

    def asset(self, _request: Request, name: str) -> Response:
        """A style or a script, by its name in a list of ours."""
        if name == "playpress.css":
            return Response(pages.style(self._session.playbook()), mimetype="text/css")
        if name not in _ASSETS:
            raise NotFound
        return Response(pages.asset(name), mimetype=_ASSETS[name])

    def prose(self, request: Request) -> Response:
        """Some Markdown as the site will show it."""
        book = self._session.playbook().book
        text = request.form.get("text", "").replace("\r\n", "\n")
        html = ProseRenderer(book).html(text) if book and text.strip() else Markup("")
        return Response(html, mimetype="text/html")

    def page(self, _request: Request, kind: str = "", id_: str = "", file: str = "") -> Response:
        """The page of a form with the draft that was tried last, without anything that acts."""
        key = f"content/{file}" if file else f"{kind}:{id_}"
        html = beside.page(self._session.shown(), key, self._site)
        answer = _html(html) if html else _html(pages.rendered("nopage", Frame(token="")))
        answer.headers["Content-Security-Policy"] = beside.POLICY
        return answer

    def form(self, request: Request, kind: str, id_: str) -> Response:
        """The form of a definition; sent back, it is changed, checked or saved."""
        return self._form(request, self._written(kind, id_))

    def file(self, request: Request, file: str) -> Response:
        """The form of a file that holds no definition."""
        written = self._session.file(f"content/{file}")
        if written is None:
            raise NotFound(f"There is no form for content/{file}: open it in a text editor.")
        return self._form(request, written)

    def _form(self, request: Request, written: Written) -> Response:
        if request.method == "GET":
            node = draft.numbered(draft.of(shapes.of_model(written.kind), written.raw or {}))
            return self._shown(written, node, written.raw, said=self._told())
        node, base = self._posted(request, written.kind), sent.base(request)
        do = request.form.get("do", "check")
        if do in ("save", "anyway"):
            return self._saved(written, node, base, anyway=do == "anyway")
        return self._shown(written, node, base, open_=sent.stepped(node, do, request))

    def _posted(self, request: Request, kind: type[Model]) -> draft.DraftValue:
        """The draft of a form, with ids where names were typed."""
        node = sent.posted(shapes.of_model(kind), request)
        return draft.with_meant(node, self._offers().meant)

    def _offers(self) -> Offers:
        return Offers(pipeline.ids(self._session.playbook()))

    def _written(self, kind: str, id_: str) -> Written:
        found = self._session.written(kind, id_)
        if found is None:
            raise NotFound(f'There is no definition "{kind}:{id_}", or its file is not valid YAML.')
        return found

    def _shown(
        self,
        written: Written,
        node: draft.DraftValue,
        base: Raw,
        *,
        open_: str = "",
        problems: Iterable[Problem] = (),
        tried: Tried | None = None,
        status: int = 200,
        said: str = "",
        **more: Any,
    ) -> Response:
        """The form with a draft in it, and what is wrong with the playbook that the draft would make."""
        raw = draft.said(node)
        tried = tried or self._session.tried(written, raw)
        loaded = tried.playbook.loaded
        now = files.again(loaded.content, written.kind, written.id, written.file) if loaded else None
        wrong = [*problems, *([tried.refused] if tried.refused else [])]
        form = FormPage(
            title=pages.title(raw, written.id),
            kind=written.kind,
            id=written.id,
            file=written.file,
            draft=node,
            base=json.dumps(base),
            messages=messages.messages(node, now, tried.problems, self._session.new_faults(tried)),
            offers=Offers(pipeline.ids(tried.playbook)),
            open=open_,
            page=self._address(written.key),
            **more,
        )
        return _html(pages.rendered("form", self._frame(wrong, said), form=form), status)

    def _address(self, key: str) -> str:
        book = self._session.playbook().book
        return beside.address(book, key) if book and self._site else ""

    def _saved(self, written: Written, node: draft.DraftValue, base: Raw, *, anyway: bool) -> Response:
        """Save a draft; or show it again with what has to be decided first."""
        raw = draft.said(node)
        if unsaid := [problem for _, problem in messages.unsaid(node, written.file)]:
            return self._shown(written, node, base, problems=unsaid, status=422)
        if not same(base, written.raw):
            both = merged(base, raw, written.raw)
            again = draft.numbered(draft.of(shapes.of_model(written.kind), both.raw))
            decide: dict[str, Any] = {"theirs": both.theirs, "removed": both.removed, "conflict": True}
            return self._shown(written, again, written.raw, status=409, **decide)
        tried = self._session.tried(written, raw)
        if tried.refused:
            return self._shown(written, node, base, tried=tried, status=422)
        if not anyway and self._session.new_faults(tried):
            return self._shown(written, node, base, tried=tried, confirm=True, status=422)
        if problems := self._session.save(tried, f"change of {written.key}", written.key):
            return self._shown(written, node, base, problems=problems, status=409)
        self._said = f"Saved {written.file}." if tried.changed else "Nothing was changed."
        return redirect(written.address, 303)

    def add(self, request: Request, kind: str) -> Response:
        """A form for a definition that is not there yet."""
        model = next((each for each in self._session.playbook().kinds if each.about.name == kind), None)
        if model is None:
            raise NotFound(f'There is no kind "{kind}".')
        return self._add(request, model)

    def add_file(self, request: Request, what: str) -> Response:
        """A form for a page by hand or a kind of the playbook's own that is not there yet."""
        model = next((each for each in files.GROWING if files.about(each).name == what), None)
        if model is None:
            raise NotFound(f'There is no form for a new "{what}".')
        return self._add(request, model)

    def _add(self, request: Request, model: type[Model]) -> Response:
        if request.method == "GET":
            node = draft.of(shapes.of_model(model), {})
            asked = ("name",) if issubclass(model, Entity) else ("title", "fields", "text")
            for each in asked:
                if each in node.known():
                    draft.insert(node, each)
            return self._new(model, "", draft.numbered(node))
        node = self._posted(request, model)
        do, identifier = request.form.get("do", "check"), request.form.get("id", "").strip()
        saves = do in ("save", "anyway")
        open_ = "" if saves else sent.stepped(node, do, request)
        raw = draft.said(node)
        fields = dict(raw) if isinstance(raw, dict) else {}
        name = fields.get("name") or fields.get("title")
        id_ = identifier or (slug(name) if isinstance(name, str) else "")
        if saves and (unsaid := [problem for _, problem in messages.unsaid(node, "")]):
            return self._new(model, identifier, node, problems=unsaid, status=422)
        tried = self._session.added(model, id_, fields) if saves or id_ else None
        if not saves or tried is None:
            return self._new(model, identifier, node, tried=tried, id_=id_, open_=open_)
        if isinstance(tried, Problem):
            return self._new(model, identifier, node, problems=[tried], status=422)
        if do == "save" and self._session.new_faults(tried):
            return self._new(model, identifier, node, tried=tried, id_=id_, confirm=True, status=422)
        if problems := self._session.save(tried, f"addition of {files.about(model).name}:{id_}", ""):
            return self._new(model, identifier, node, problems=problems, status=409)
        self._said = f"Added {files.about(model).sentence} {id_}."
        return redirect(places.address(places.key(model, id_, files.place(model, id_))), 303)

    def _new(
        self,
        kind: type[Model],
        identifier: str,
        node: draft.DraftValue,
        *,
        open_: str = "",
        problems: Iterable[Problem] = (),
        tried: Tried | Problem | None = None,
        id_: str = "",
        status: int = 200,
        **more: Any,
    ) -> Response:
        draft.said(node)
        said = messages.Messages({"": [tried]} if isinstance(tried, Problem) else {})
        if isinstance(tried, Tried) and tried.playbook.loaded:
            now = files.again(tried.playbook.loaded.content, kind, id_, files.place(kind, id_))
            said = messages.messages(node, now, tried.problems, self._session.new_faults(tried))
        form = FormPage(
            title=f"New {files.about(kind).sentence}",
            kind=kind,
            id=identifier,
            file="",
            draft=node,
            base="{}",
            messages=said,
            offers=self._offers(),
            open=open_,
            new=True,
            **more,
        )
        return _html(pages.rendered("form", self._frame(problems), form=form), status)

    def remove(self, request: Request, kind: str, id_: str) -> Response:
        """Ask whether a definition is to go, or list what refers to it."""
        return self._remove(request, self._written(kind, id_))

    def remove_file(self, request: Request, file: str) -> Response:
        """The same of a page by hand or a kind of the playbook's own."""
        written = self._session.file(f"content/{file}")
        if written is None or written.kind not in files.GROWING:
            raise NotFound(f"content/{file} is not removed here.")
        return self._remove(request, written)

    def _remove(self, request: Request, written: Written) -> Response:
        problems: list[Problem] = []
        if request.method == "POST":
            problems = self._session.remove(written)
            if not problems:
                self._said = f"Removed {written.key}."
                return redirect(f"{PREFIX}/", 303)
        users = self._session.users(written.key)
        status = 422 if problems else 200
        return _html(
            pages.rendered(
                "remove", self._frame(problems), written=written, about=files.about(written.kind), users=users
            ),
            status,
        )

    def undo(self, _request: Request) -> Response:
        """Take the last save back."""
        history = self._session.history
        title, key = (history[-1].title, history[-1].key) if history else ("", "")
        if problems := self._session.undo():
            found = Overview(self._session.playbook())
            return _html(pages.rendered("overview", self._frame(problems), overview=found), 409)
        self._said = f"Undone: {title}." if title else "There is nothing to undo."
        return redirect(places.address(key) if key else f"{PREFIX}/", 303)


def _html(text: str, status: int = 200) -> Response:
    return Response(text, status, mimetype="text/html")
