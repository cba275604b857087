"""What a page template may ask for is written down: every name of every context, in the theme's README as well."""

import pytest
from tests.docs import contexts
from tests.golden import compare

from playpress.site.page import Given

OPENED, CLOSED = "<!-- contexts -->\n", "<!-- /contexts -->\n"


def test_every_template_has_a_context_and_every_context_a_template() -> None:
    given = {template: contexts.of_template(template)[2:] for template in contexts.templates()}
    assert [template for template, found in given.items() if not found and template != "pages/base.md.j2"] == []
    assert [each for each in contexts.contexts() if each.template not in given] == []


@pytest.mark.parametrize("kind", [Given, *contexts.contexts(), *contexts.values()], ids=lambda kind: kind.__name__)
def test_every_field_says_what_it_is(kind: type) -> None:
    assert (kind.__doc__ or "").strip()
    assert [name for name, (_, words) in contexts.described(kind).items() if not words.endswith(".")] == []


@pytest.mark.parametrize("template", contexts.templates())
def test_a_template_asks_for_what_it_is_given_and_for_nothing_else(template: str) -> None:
    given = {name for kind in contexts.of_template(template) for name in contexts.described(kind)}
    assert contexts.asked(template) - given == set()


@pytest.mark.parametrize("kind", contexts.contexts(), ids=lambda kind: kind.__name__)
def test_every_field_of_a_context_is_asked_for(kind: type) -> None:
    """What no template of ours shows is computed for nobody. The detail's own fields are names beside the others."""
    mine = [template for template in contexts.templates() if kind in contexts.of_template(template)]
    asked = {name for template in mine for name in contexts.asked(template)}
    assert contexts.described(kind).keys() - asked - {"detail"} == set()


@pytest.mark.parametrize("kind", contexts.values(), ids=lambda kind: kind.__name__)
def test_every_field_of_a_value_is_asked_for(kind: type) -> None:
    assert contexts.described(kind).keys() - contexts.attributes() == set()


def test_the_readme_of_the_theme_lists_every_name() -> None:
    """`make golden` rewrites it."""
    page = contexts.readme()
    above, _, rest = page.read_text(encoding="utf-8").partition(OPENED)
    below = rest.partition(CLOSED)[2]
    compare(page, above + OPENED + "".join(_contract()) + CLOSED + below)


def _contract() -> list[str]:
    every, *others = contexts.contexts()
    lines = ["\n### Every template\n\n", *_fields(Given), *_fields(every)]
    for kind in others:
        if contexts.described(kind):
            lines += [f"\n### {_title(kind.template)}\n\n", *_fields(kind)]
    lines.append("\n### What lists contain\n")
    for value in contexts.values():
        lines += [f"\n**{value.__name__}**: {' '.join((value.__doc__ or '').split())}\n\n", *_fields(value)]
    return [*lines, "\n"]


def _title(template: str) -> str:
    return f"`{template}`, and the template of every kind" if template == "pages/entity.md.j2" else f"`{template}`"


def _fields(kind: type) -> list[str]:
    return [f"- `{name}` ({form}): {words}\n" for name, (form, words) in contexts.described(kind).items()]
