"""A form that was sent -> what it began with, and its draft after the button that was pressed."""

import json

from werkzeug.exceptions import BadRequest
from werkzeug.wrappers import Request

from playpress.editor import draft, steps
from playpress.source.document import Raw


def stepped(node: draft.DraftValue, do: str, request: Request) -> str:
    """Do what a button of the form says to its draft; the control that comes next."""
    return "" if do == "check" else steps.done(node, do, request.form.get(f"{do.partition(':')[2]}+", ""))


def base(request: Request) -> Raw:
    """What the form began with."""
    try:
        value: Raw = json.loads(request.form.get("base", ""))
    except (ValueError, RecursionError):
        raise BadRequest("The form was not complete. Go back and send it again.") from None
    return value
