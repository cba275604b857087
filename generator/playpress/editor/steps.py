"""A button of a form -> the draft with a value added, moved, removed or opened, and the control to go on at."""

from playpress.editor import draft
from playpress.editor.draft import DraftValue
from playpress.model.invalid import InvalidValue


def done(root: DraftValue, do: str, chosen: str = "") -> str:
    """Do one step in a draft; the name of the control that comes next. What cannot be done changes nothing.

    `do` is the step, the name of a control, and the words to write there: `up:steps/2`, `use:owner:sales-rep`; `chosen`
    names the field that is to be added.
    """
    step, _, rest = do.partition(":")
    path, _, words = rest.partition(":")
    chosen = words or chosen
    nodes = {each.path: each for each in root.all()}
    node, outer = nodes.get(path), nodes.get(path.rpartition("/")[0])
    if node is None:
        return ""
    result = node
    if step == "field" and chosen in node.known() and chosen not in node.fields:
        result = draft.insert(node, chosen)
    elif step == "item" and node.shape.item and node.form in ("list", "names", "empty"):
        result = draft.blank(node.shape.item)
        node.form = "list" if node.shape.sort == "list" else "names"
        node.items.append(result)
    elif step == "use" and node.is_word:
        node.text = written(node, chosen)
    elif step == "open" and node.is_word and node.shape.short:
        draft.opened(node)
    elif step == "remove" and outer is not None and node is not root:
        result = _removed(outer, node)
    elif step in ("up", "down") and outer is not None and node in outer.items:
        _moved(outer, node, -1 if step == "up" else 1)
    draft.numbered(root)
    return _first(result).path


def written(node: DraftValue, words: str) -> str:
    """What is to be written in a control; an id as it is written there."""
    to = node.control.to
    if to is None:
        return words
    try:
        return to.write(to.parse(words))
    except InvalidValue:
        return words


def _removed(outer: DraftValue, node: DraftValue) -> DraftValue:
    """The value that comes into the place of the removed one, or what is around it."""
    if node in outer.items:
        number = outer.items.index(node)
        outer.items.remove(node)
        if not outer.items and outer.shape.empty:
            outer.form = "empty"
        return outer.items[min(number, len(outer.items) - 1)] if outer.items else outer
    outer.fields = {name: each for name, each in outer.fields.items() if each is not node}
    return outer


def _moved(outer: DraftValue, node: DraftValue, by: int) -> None:
    number = outer.items.index(node)
    if 0 <= number + by < len(outer.items):
        outer.items.insert(number + by, outer.items.pop(number))


def _first(node: DraftValue) -> DraftValue:
    """The first control inside of a value."""
    inner = next(iter(node.inner()), None)
    return _first(inner) if inner is not None and not node.is_word else node
