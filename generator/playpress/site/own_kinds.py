"""Kinds of a playbook's own -> the faults of those whose pages, templates or schemas would be in the place of ours."""

from collections.abc import Iterator, Mapping

from playpress import prose
from playpress.model import id_schemas
from playpress.model.kind import Kind
from playpress.model.kinds import KINDS
from playpress.model.own_kinds import KindsOfPlaybook
from playpress.problems import Problem, fault
from playpress.site import bundle, editors, search, theme
from playpress.site.pages import authoring
from playpress.site.sitemap import SitePlan


def problems(own: KindsOfPlaybook, plan: SitePlan) -> Iterator[Problem]:
    """Names and folders that the site has for something else."""
    names = _names()
    for kind in own.kinds:
        about, origin = kind.about, own.origins.get(kind.about.name)
        if origin is None:
            continue
        if why := names.get(about.name):
            message = f'"{about.name}" cannot name a kind: {why}'
            yield fault("VAL-KIND", message, origin.place(key=True), "Choose another name.")
        if _has_others(about, plan):
            message = f'"{about.plural}" cannot be the folder of a kind: the site has other pages or files there'
            yield fault("VAL-KIND", message, origin.place(("plural",)), "Write another `plural`.")


def _names() -> Mapping[str, str]:
    """Names that no kind of a playbook's own may have, each with the reason."""
    schemas = (editors.SETTINGS, editors.KIND, editors.KINDS, *(editors.several(kind.about) for kind in KINDS))
    return {
        **dict.fromkeys(theme.page_templates(), "the theme has a page of this name"),
        **dict.fromkeys(map(_stem, authoring.ADDRESSES), "the guide has a page of this name"),
        **dict.fromkeys(map(_stem, (*schemas, id_schemas.FILE)), "editors have a schema of this name"),
        **dict.fromkeys(prose.WEB_SCHEMES, "in a text it begins the address of another site"),
    }


def _stem(address: str) -> str:
    return address.rpartition("/")[2].partition(".")[0]


def _has_others(about: Kind, plan: SitePlan) -> bool:
    """Whether there is more in the folder of a kind than the pages of its definitions, and its index."""
    mine = (f"content/{about.plural}/", f"content/{about.plural}.")
    pages = [page for page in plan.pages if _is_in(page.uri, about) and not page.source.startswith(mine)]
    definitions = any(page.source.startswith(mine) for page in plan.pages)
    files = [
        *(each.uri for each in plan.files if not each.page),
        *(each.uri for each in plan.publications),
        *bundle.ADDRESSES,
    ]
    return len(pages) > definitions or any(_is_in(uri, about) for uri in (*files, f"{search.FOLDER}/"))


def _is_in(uri: str, about: Kind) -> bool:
    return uri.startswith(f"{about.address}/")
