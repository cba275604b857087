"""The contexts of page templates, their fields and the words about them, and the names that templates use."""

import ast
import dataclasses
import importlib
import inspect
import pkgutil
import sys
import textwrap
import typing
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from jinja2 import meta, nodes

from playpress import pdf
from playpress.model.kinds import KINDS
from playpress.site import context, pages, theme
from playpress.site.page import Given
from playpress.site.pages.entities import DefinitionContext

ENV = theme.environment([theme.shipped()])


@cache
def contexts() -> tuple[type[context.PageContext], ...]:
    """Every context of the site and of paper, as their modules define them."""
    for package in (pages, pdf):
        for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            importlib.import_module(module.name)
    return tuple(
        sorted(set(_below(context.PageContext)), key=lambda each: (each is not context.PageContext, each.template))
    )


def _below(kind: type[context.PageContext]) -> Iterator[type[context.PageContext]]:
    """The class and what is made of it; of a class with slots, what its module holds, not what it was made from."""
    if getattr(sys.modules[kind.__module__], kind.__name__, None) is kind:
        yield kind
    for each in kind.__subclasses__():
        yield from _below(each)


def of_template(template: str) -> list[type]:
    """What a template is given: the values whose fields are its names."""
    own = [each for each in contexts() if each.__dict__.get("template") == template]
    kinds = {f"pages/{kind.about.name}.md.j2" for kind in KINDS}
    shared = [DefinitionContext] if template in kinds else []
    whole = [each for kind in (*shared, *own) for each in kind.__mro__ if dataclasses.is_dataclass(each)]
    return [*dict.fromkeys((Given, context.PageContext, *whole))]


@cache
def described(kind: type) -> dict[str, tuple[str, str]]:
    """The fields that a class has itself -> the form of each, and what is said of it."""
    (found,) = ast.parse(textwrap.dedent(inspect.getsource(kind))).body
    assert isinstance(found, ast.ClassDef)
    told: dict[str, tuple[str, str]] = {}
    for each, after in zip(found.body, [*found.body[1:], None], strict=True):
        if isinstance(each, ast.AnnAssign) and isinstance(each.target, ast.Name):
            form = ast.unparse(each.annotation).strip("'\"")
            if not form.startswith("ClassVar"):
                told[each.target.id] = (form, _text(after))
    return told


def _text(node: ast.stmt | None) -> str:
    """The words of a string that stands alone."""
    value = node.value if isinstance(node, ast.Expr) else None
    return " ".join(value.value.split()) if isinstance(value, ast.Constant) and isinstance(value.value, str) else ""


@cache
def values() -> tuple[type, ...]:
    """Every value of the site that a context holds, and what those hold."""
    found: dict[type, None] = {}
    ahead: list[type] = [*contexts()]
    while ahead:
        for hint in typing.get_type_hints(ahead.pop()).values():
            for each in _classes(hint):
                if each not in found and _is_value(each):
                    found[each] = None
                    ahead.append(each)
    return tuple(sorted(found, key=lambda each: each.__name__))


def _is_value(kind: type) -> bool:
    """Whether a class is one of the small ones made for templates."""
    ours = dataclasses.is_dataclass(kind) and kind.__module__.startswith(("playpress.site.", "playpress.pdf."))
    return ours and not issubclass(kind, context.PageContext)


def _classes(hint: object) -> Iterator[type]:
    if isinstance(hint, type) and not typing.get_args(hint):
        yield hint
    for each in typing.get_args(hint):
        if not isinstance(each, list):
            yield from _classes(each)


@cache
def templates() -> tuple[str, ...]:
    """Every template of a page, on the site and on paper."""
    root = theme.shipped()
    found = [*root.glob("pages/*.md.j2"), *root.glob("print/*.md.j2")]
    return tuple(sorted(path.relative_to(root).as_posix() for path in found))


@cache
def _tree(template: str) -> nodes.Template:
    assert ENV.loader
    return ENV.parse(ENV.loader.get_source(ENV, template)[0])


def _whole(template: str) -> Iterator[str]:
    """A template with everything that it extends or includes: together they are one page."""
    yield template
    for node in _tree(template).find_all((nodes.Extends, nodes.Include)):
        assert isinstance(node.template, nodes.Const)
        yield from _whole(str(node.template.value))


def asked(template: str) -> set[str]:
    """The names that a template, and all that it is made of, takes from its context."""
    whole = list(_whole(template))
    made = {name for each in whole for name in _made(_tree(each))}
    page = {name for each in whole for name in meta.find_undeclared_variables(_tree(each))} - made
    imported = {str(name) for each in whole for name in meta.find_referenced_templates(_tree(each))} - {*whole}
    return page | {name for each in imported for name in asked(each)}


def _made(tree: nodes.Template) -> Iterator[str]:
    """The names that a template makes itself, for the templates that extend it."""
    for node in tree.body:
        if isinstance(node, nodes.Import):
            yield node.target
        elif isinstance(node, nodes.Macro):
            yield node.name
        elif isinstance(node, nodes.Assign | nodes.AssignBlock) and isinstance(node.target, nodes.Name):
            yield node.target.name


@cache
def attributes() -> frozenset[str]:
    """Every attribute that any template asks for, of whatever value."""
    root = theme.shipped()
    found: set[str] = set()
    for path in root.rglob("*.j2"):
        tree = _tree(path.relative_to(root).as_posix())
        found |= {node.attr for node in tree.find_all(nodes.Getattr)}
        found |= {str(node.arg.value) for node in tree.find_all(nodes.Getitem) if isinstance(node.arg, nodes.Const)}
        filters = [arg for node in tree.find_all(nodes.Filter) for arg in (*node.args, *(k.value for k in node.kwargs))]
        words = [str(arg.value) for arg in filters if isinstance(arg, nodes.Const)]
        found |= {part for word in words for part in word.split(".")}
    return frozenset(found)


def readme() -> Path:
    """The page on which the theme's contract stands."""
    return theme.shipped().parent / "README.md"
