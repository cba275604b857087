"""A form that was sent -> what it began with, and its draft after the button that was pressed."""

from werkzeug.exceptions import BadRequest
from werkzeug.wrappers import Request

from playpress.editor import draft, raw_json, steps
from playpress.editor.shapes import Shape
from playpress.source.document import Raw

INCOMPLETE = "The form was not complete. Go back and send it again."
"""What is said of a form that no browser sends so."""


def stepped(node: draft.DraftValue, do: str, request: Request) -> str:
    """Do what a button of the form says to its draft; the control that comes next."""
    return "" if do == "check" else steps.done(node, do, request.form.get(f"{do.partition(':')[2]}+", ""))


def posted(shape: Shape, request: Request) -> draft.DraftValue:
    """The draft that a form hands back: named fields, or a text in their place."""
    try:
        node = draft.posted(shape, request.form)
    except ValueError:
        raise BadRequest(INCOMPLETE) from None
    if node.form not in ("fields", "short"):
        raise BadRequest(INCOMPLETE)
    return node


def base(request: Request) -> Raw:
    """What the form began with."""
    try:
        return raw_json.read(request.form.get("base", ""))
    except ValueError:
        raise BadRequest(INCOMPLETE) from None
