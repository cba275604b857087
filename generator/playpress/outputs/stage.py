"""A book's pages and one configuration -> a plain Markdown tree that any host can build without Playpress."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from playpress.graph import Book
from playpress.model.language import Language
from playpress.model.text import inert
from playpress.outputs import disk
from playpress.outputs.disk import RefusedError
from playpress.outputs.lock import lock
from playpress.outputs.mirror import mirror
from playpress.prose import python_markdown
from playpress.site import bundle, frame, theme_language
from playpress.site.file import File
from playpress.site.nav import Nav

MARK = ".playpress-stage.json"
_CONFIG = "mkdocs.yml"
_KEY = re.compile(r"([A-Za-z_][\w-]*)\s*:")
_PLUGIN = re.compile(r"""(\s*)(?:- +)?["']?playpress["']?\s*(?::.*|#.*)?$""")
_OURS = ("site_name", "docs_dir", "site_dir", "exclude_docs", "not_in_nav", "hooks", "watch")
EXTENSIONS = ("sane_lists", "attr_list", "footnotes")
"""What Python-Markdown has to have for pages by hand to mean what they would mean in definitions."""
_EDIT = ("edit_uri", "edit_uri_template")


def tree(book: Book, menu: Nav, emitted: Sequence[File], config: str, overrides: Sequence[Path]) -> tuple[File, ...]:
    """Everything a staged folder holds: docs/, overrides/ and mkdocs.yml.

    `config` is the text of the project's mkdocs.yml, `overrides` the theme's folders, the first one wins.
    """
    anchors = "slugify" not in _blocks(config).get("markdown_extensions", "")
    by_hand = (_for_hosts(file, anchors) for file in written_by_hand(book))
    docs = {file.uri: file for file in (*by_hand, *emitted)}
    templates = {file.uri: file for folder in reversed(overrides) for file in _below(folder)}
    templates = {**frame.main(templates), **{uri: frame.based(file) for uri, file in templates.items()}}
    return (
        *(File(f"docs/{file.uri}", file.content, file.source) for file in docs.values()),
        *(File(f"overrides/{file.uri}", file.content) for file in templates.values()),
        File(_CONFIG, complete(config, book, menu, bool(templates), [file.uri for file in emitted]).encode()),
    )


def written_by_hand(book: Book) -> Iterator[File]:
    """The pages and attachments that lie in the content folder as they are."""
    for page in book.pages:
        yield File(page.uri, page.source.encode(), page.file)
    for item in book.attachments:
        yield File(item.uri, item.path.read_bytes(), item.file)


def _for_hosts(file: File, anchors: bool) -> File:
    """A page that means on any host what it would mean in definitions; everything else as it is."""
    if not file.uri.endswith(".md"):
        return file
    try:
        return replace(file, content=python_markdown.written(file.content.decode("utf-8"), anchors=anchors).encode())
    except UnicodeDecodeError:
        return file


def write(target: Path, files: Sequence[File]) -> int:
    """Bring a folder to exactly these files, and say how many changed. Other people's files are left alone."""
    cure = f"remove the folder {target} and stage again" if (target / MARK).is_file() else "name an empty or a new one"
    if not target.is_symlink() and target.is_dir() and not (target / MARK).is_file() and any(target.iterdir()):
        raise RefusedError(
            f"{target} contains files that `playpress stage` did not make; name an empty or a new folder"
        )
    disk.make(target.parent)
    with lock(target.parent / f".{target.name}.playpress-lock"):
        if all(disk.holds(target, file) for file in files):
            return mirror(target, files, MARK, cure)
        config = [file for file in files if file.uri == _CONFIG and disk.holds(target, file)]
        if not target.is_symlink():
            disk.remove(target, [_CONFIG])  # A host builds no half of a tree: the configuration is written last.
        return mirror(target, files, MARK, cure) - len(config)


def complete(config: str, book: Book, menu: Nav, overrides: bool, addresses: Iterable[str] = ()) -> str:
    """One mkdocs.yml without the Playpress plugin: what the plugin would set is written out.

    `addresses` are those of the generated files, among them the styles and scripts that all pages bring in.
    """
    blocks = _blocks(config)
    if "INHERIT" in blocks:
        raise RefusedError("mkdocs.yml uses INHERIT; write one complete mkdocs.yml to stage this project")
    settings = book.settings
    given: dict[str, object] = {"site_name": inert(settings.full_title), "docs_dir": "docs"}
    if settings.site_url:
        given["site_url"] = settings.site_url
    if settings.description:
        given["site_description"] = inert(settings.description)
    if settings.edit_url:
        blocks.pop("edit_uri_template", None)
        given["edit_uri"] = edit_uri(settings.edit_url)
    elif "repo_url" in blocks and blocks.keys().isdisjoint(_EDIT):
        given["edit_uri"] = ""  # a host would guess it, and not the folder
    for name in (*_OURS, *given):
        blocks.pop(name, None)
    blocks["plugins"] = _without_plugin(blocks.get("plugins", "plugins: []"))
    blocks["theme"] = _with_overrides(blocks.get("theme", "theme: material"), overrides)
    if settings.names_language:
        blocks["theme"] = _in_language(blocks["theme"], settings.language)
    if settings.brand and settings.brand.logo:
        blocks["theme"] = _with_logo(blocks["theme"], settings.brand.logo)
    extensions = blocks.get("markdown_extensions", "")
    for name in reversed([each for each in EXTENSIONS if each not in extensions]):
        extensions = blocks["markdown_extensions"] = _with_first("markdown_extensions", extensions, name)
    for name, assets in zip(("extra_css", "extra_javascript"), bundle.brought_in(addresses), strict=True):
        for asset in reversed(assets):
            blocks[name] = _with_first(name, blocks.get(name, ""), asset)
    head = "# Made by `playpress stage`, which overwrites it each time: change the project instead.\n"
    body = "\n\n".join(block.rstrip() for block in blocks.values())
    entries = "" if "nav" in blocks else f"\n\nnav:\n{_lines(menu)}"
    return f'{head}{_plain(given)}not_in_nav: "*.md"\n\n{body}{entries}\n'


def edit_uri(edit_url: str) -> str:
    """Where the pages written by hand are edited, for a host."""
    return f"{edit_url}content/"


def _blocks(config: str) -> dict[str, str]:
    """The top-level keys of a mkdocs.yml with their text, comments between them left out."""
    blocks: dict[str, str] = {}
    name = ""
    for line in config.splitlines():
        found = _KEY.match(line)
        if found:
            name = found[1]
            blocks[name] = line
        elif name and not line.startswith(("#", "---", "...")):
            blocks[name] += f"\n{line}"
    return blocks


def _without_plugin(block: str) -> str:
    """The list of plugins without ours and its options."""
    lines: list[str] = []
    depth = -1
    for line in re.sub(r"(?<=[\[,])\s*playpress\s*(,\s*|(?=\]))", "", block).splitlines():
        indent = len(line) - len(line.lstrip())
        if depth >= 0 and line.strip() and indent > depth:
            continue
        found = _PLUGIN.fullmatch(line)
        depth = len(found[1]) if found else -1
        if not found:
            lines.append(line)
    return "plugins: []" if lines == ["plugins:"] else "\n".join(lines)


def _with_overrides(block: str, overrides: bool) -> str:
    """The theme with our copy of its overrides, whatever folder it named before."""
    lines = [line for line in block.splitlines() if not re.match(r"\s+custom_dir\s*:", line)]
    first, _, name = lines[0].partition(":")
    if name.strip() and not name.strip().startswith("#"):
        lines[:1] = [f"{first}:", f"  name: {name.strip()}"]
    if overrides:
        lines.insert(1, f"{_indent(lines)}custom_dir: overrides")
    return "\n".join(lines)


def _with_logo(block: str, logo: str) -> str:
    """The theme with the playbook's logo, in its head and in the tab of a browser."""
    lines = block.splitlines()
    indent = _indent(lines)
    kept = [line for line in lines if not re.match(rf"{indent}(logo|favicon)\s*:", line)]
    kept[1:1] = [f"{indent}{name}: {json.dumps(logo)}" for name in ("logo", "favicon")]
    return "\n".join(kept)


def _in_language(block: str, language: Language) -> str:
    """The theme in the language of the playbook, where it says nothing of it and has a translation."""
    lines = block.splitlines()
    indent = _indent(lines)
    wanted = {"language": theme_language.of_theme(language), "direction": language.direction}
    new = {name: value for name, value in wanted.items() if value and not re.search(rf"(?m)^{indent}{name}\s*:", block)}
    lines[1:1] = [f"{indent}{name}: {value}" for name, value in new.items()]
    return "\n".join(lines)


def _indent(lines: Sequence[str]) -> str:
    """The space before the first entry of a block."""
    inner = (line for line in lines[1:] if line.strip())
    return next((line[: len(line) - len(line.lstrip())] for line in inner), "  ")


def _with_first(name: str, block: str, item: str) -> str:
    """A list of files with one more at its head."""
    first, *rest = block.splitlines() or [f"{name}:"]
    indent = next((line[: len(line) - len(line.lstrip())] for line in rest if line.strip()), "  ")
    if "[" in first:
        return "\n".join([first.replace("[", f"[{item}, ", 1).replace(", ]", "]"), *rest])
    return "\n".join([first, f"{indent}- {item}", *rest])


def _lines(entries: object, depth: int = 1) -> str:
    """A navigation as YAML; JSON strings are YAML strings, whatever they hold."""
    lines = []
    for entry in entries if isinstance(entries, list) else []:
        for title, value in entry.items():
            head = f"{'  ' * depth}- {json.dumps(title, ensure_ascii=False)}:"
            if isinstance(value, str):
                lines.append(f"{head} {json.dumps(value, ensure_ascii=False)}")
            else:
                lines += [head, _lines(value, depth + 2)]
    return "\n".join(lines)


def _plain(values: Mapping[str, object]) -> str:
    return "".join(f"{name}: {json.dumps(value, ensure_ascii=False)}\n" for name, value in values.items())


def _below(folder: Path) -> Iterator[File]:
    for path in disk.files_below(folder):
        yield File(path.relative_to(folder).as_posix(), path.read_bytes())
