"""What a playbook says of its site as a whole -> the configuration of MkDocs."""

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

from playpress import host
from playpress.host import page_language
from playpress.host.project import read_as_definitions
from playpress.host.wiki import Wiki
from playpress.model.text import inert
from playpress.outputs import stage
from playpress.site import bundle, theme


def configure(config: MkDocsConfig, wiki: Wiki, project: Path, serving: bool) -> None:
    """What the playbook says of the site as a whole. The author's own nav and addresses stay."""
    if wiki.settings is not None:
        page_language.configure(config, wiki.settings, project)
        config.site_name = inert(wiki.settings.full_title)
        config.site_description = inert(wiki.settings.description or "") or config.site_description
        if wiki.settings.site_url and not serving:
            config.site_url = wiki.settings.site_url
        if wiki.settings.edit_url:
            config.edit_uri, config.edit_uri_template = stage.edit_uri(wiki.settings.edit_url), None
        elif (config.edit_uri or "").endswith("/docs/"):
            config.edit_uri = ""  # MkDocs guesses it from repo_url; the pages of a playbook lie in content/
    if config.nav is None:
        config.nav = wiki.nav
    styles, scripts = bundle.brought_in(file.uri for file in wiki.files)
    config.extra_css[:0] = styles
    config.extra_javascript[:0] = scripts
    position = 1 if config.theme.custom_dir else 0
    config.theme.dirs[position:position] = [str(folder) for folder in host.overrides(project)]
    brand = wiki.settings.brand if wiki.settings else None
    if brand and brand.logo:
        config.theme["logo"] = config.theme["favicon"] = str(brand.logo)
    # The theme would link to the folder, which a disk shows as a list of files.
    config.extra.setdefault("homepage", "index.html")
    read_as_definitions(config)
    config.watch.extend(str(folder) for folder in theme.folders(project))
