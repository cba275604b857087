"""Files that hold no definitions -> their forms: the settings, declared kinds, pages by hand with their text."""

from collections.abc import Iterator

from playpress.editor import places
from playpress.editor.places import TEXT, Listed, Written
from playpress.model import own_kinds
from playpress.model.documents import document
from playpress.model.entity import Entity
from playpress.model.field import optional
from playpress.model.kind import Kind
from playpress.model.load import Loaded
from playpress.model.own_kinds.declaration import DeclaredKind
from playpress.model.own_page import FrontMatter
from playpress.model.part import Model
from playpress.model.settings import Settings
from playpress.model.text import Prose, in_words
from playpress.problems import Place, Problem
from playpress.source import events, file_text
from playpress.source.content import Content, ContentFile, Definition
from playpress.source.document import Mark, Origin, Raw, SourceText
from playpress.source.edit import edited, edited_front, same, smallest, whole
from playpress.source.front_matter import FENCED

_BOM = b"\xef\xbb\xbf"


class PageForm(FrontMatter):
    """A page by hand as a form shows it: the fields of its front matter, and its text."""

    text: Prose | None = optional("What the page says, in Markdown.")


ABOUT: dict[type[Model], Kind] = {
    Settings: Kind("settings", "settings", "Settings", "Settings"),
    DeclaredKind: Kind("kind", "kinds", "Kind of your own", "Kinds of your own"),
    PageForm: Kind("page", "pages", "Page by hand", "Pages by hand"),
}
"""What is called how, of what is no definition."""
GROWING: tuple[type[Model], ...] = (PageForm, DeclaredKind)
"""What there may be more of, or less."""


def about(model: type[Model]) -> Kind:
    """What a form is of."""
    return model.about if issubclass(model, Entity) else ABOUT[model]


def found(content: Content, file: str) -> Written | None:
    """What a file says now; None where it is none of these, or cannot be read."""
    if content.settings and content.settings.file == file:
        return _of_yaml(Settings, content.settings)
    if page := next((each for each in content.pages if each.file == file), None):
        return _of_page(page)
    kinds = (each for each in content.definitions if each.folder == own_kinds.FOLDER and each.id)
    kind = next((each for each in kinds if each.file == file), None)
    return _of_yaml(DeclaredKind, kind) if kind else None


def again(content: Content, kind: type[Model], identifier: str, file: str) -> Written | None:
    """What a form is of, as other files say it."""
    return places.found(content, kind, identifier) if issubclass(kind, Entity) else found(content, file)


def place(kind: type[Model], identifier: str) -> str:
    """The file of a new page by hand or declared kind; empty for a definition, which has its place among others."""
    if issubclass(kind, Entity):
        return ""
    return f"content/{identifier}.md" if kind is PageForm else f"content/{own_kinds.FOLDER}/{identifier}.yml"


def created(kind: type[Model], file: str, raw: Raw) -> bytes | Problem:
    """A new file that says this."""
    fields, text = _parted(raw) if kind is PageForm else (raw, "")
    head = whole(fields, file) if isinstance(fields, dict) and fields else b""
    if kind is not PageForm or isinstance(head, Problem):
        return head
    body = f"{text.strip(chr(10))}\n".encode() if text.strip() else b""
    return b"---\n%b---\n\n%b" % (head, body) if head else body


def _of_yaml(model: type[Model], item: ContentFile | Definition) -> Written | None:
    said, _ = document(item)
    return Written(model, item.path.stem, item.file, (), said.value, said.origin) if said else None


def _of_page(item: ContentFile) -> Written | None:
    page, problems = file_text.read_utf8(item)
    if page is None or problems:
        return None
    fenced = FENCED.match(page)
    fields: Raw = {}
    origin = Origin(SourceText("", "", [0]), Mark(0, 0))
    if fenced and not file_text.comments_alone(fenced["head"]):
        said, problems = events.parse(f"\n{fenced['head']}", item.file)
        if said is None or problems:
            return None
        fields, origin = said.value, said.origin
    if not isinstance(fields, dict) or TEXT in fields:
        return None
    body = page[fenced.end() if fenced else 0 :].replace("\r\n", "\n")
    raw = {**fields, TEXT: body} if body.strip() else fields
    return Written(PageForm, item.path.stem, item.file, (), raw, origin)


def changed(written: Written, data: bytes, raw: Raw) -> bytes | Problem:
    """The file once it says something else: of a page its text as it was typed, and the fields above it."""
    if written.kind is not PageForm:
        return edited(data, written.file, smallest(written.raw, raw, written.way))
    (before, was), (after, text) = _parted(written.raw), _parted(raw)
    new = data if text == was else _with_text(data, text)
    return new if same(before, after) else edited_front(new, written.file, smallest(before, after, ()))


def _parted(raw: Raw) -> tuple[Raw, str]:
    fields = dict(raw) if isinstance(raw, dict) else {}
    text = fields.pop(TEXT, "")
    return fields, text if isinstance(text, str) else ""


def _with_text(data: bytes, text: str) -> bytes:
    mark = _BOM if data.startswith(_BOM) else b""
    page = data.removeprefix(_BOM).decode()
    fenced = FENCED.match(page)
    line = "\r\n" if "\r\n" in page else "\n"
    return mark + (page[: fenced.end() if fenced else 0] + text.replace("\n", line)).encode()


def listed(loaded: Loaded) -> Iterator[Listed]:
    """Every file that has a form and holds no definition."""
    names = {each.file: each.name for each in loaded.pages}
    content = loaded.content
    kinds = [each for each in content.definitions if each.folder == own_kinds.FOLDER and each.id]
    settings = [content.settings.file] if content.settings else []
    for file in (*settings, *(each.file for each in kinds), *(each.file for each in content.pages)):
        if here := found(content, file):
            yield Listed(here.kind, here.id, names.get(file) or in_words(here.id), Place(file), True)
