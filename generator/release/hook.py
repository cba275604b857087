"""What is known at release -> the wheel: small scripts and styles, a README that leads into the repository."""

import re
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface
from hatchling.metadata.plugin.interface import MetadataHookInterface

ROOT = Path(__file__).resolve().parents[2]
MEDIA = {".css": "text/css", ".js": "application/javascript"}
_LINK = re.compile(r"(?<=\]\()(?!https?:|#)([^)\s]+)(?=\))")
_PICTURE = re.compile(r"(!\[[^\]]*\]\()(?!https?:)([^)\s]+)(?=\))")


class MinifyHook(BuildHookInterface):  # type: ignore[type-arg]
    """Puts the theme's scripts and styles into the wheel as they are sent to readers, beside their parts.

    An editable install has none of them, nor has a wheel that is built where the minifier does not run: the parts are
    then joined as they are, which works and weighs a third more.
    """

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Write them where hatchling takes them from."""
        if version == "editable":
            return
        try:
            small = minified()
        except ModuleNotFoundError:
            self.app.display_warning("No minifier here: the wheel has the parts of scripts and styles only.")
            return
        self._made = TemporaryDirectory(prefix="playpress-wheel-")
        for name, text in small.items():
            path = Path(self._made.name) / name
            path.write_text(text, encoding="utf-8", newline="")
            build_data["force_include"][str(path)] = f"playpress/themes/minified/{name}"


class ReadmeHook(MetadataHookInterface):
    """The README and the addresses of the project, from the one setting `repository` in pyproject.toml."""

    def update(self, metadata: dict[str, Any]) -> None:
        """Fill in what pyproject.toml calls dynamic."""
        repository = str(self.config["repository"]).rstrip("/")
        text = (Path(self.root) / "README.md").read_text(encoding="utf-8")
        tag = f"v{metadata['version']}"
        metadata["readme"] = {"content-type": "text/markdown", "text": absolute(text, repository, tag)}
        metadata["urls"] = addresses(repository, tag)


def minified() -> dict[str, str]:
    """Name -> what a reader's browser gets of each script and style. A part with a mistake in it stops the release."""
    import minify

    sys.path.insert(0, str(ROOT / "generator"))
    from playpress.site import bundle

    joined = bundle.files([ROOT / "themes" / "default"])
    return {
        Path(file.uri).name: str(minify.string(MEDIA[Path(file.uri).suffix], file.content.decode())) for file in joined
    }


def absolute(text: str, repository: str, tag: str) -> str:
    """A README whose pictures and links lead into the repository as it was at a tag; as it is where there is none."""
    if not repository:
        return text
    text = _PICTURE.sub(rf"\g<1>{repository}/raw/{tag}/\g<2>", text)
    return _LINK.sub(rf"{repository}/blob/{tag}/\g<1>", text)


def addresses(repository: str, tag: str) -> dict[str, str]:
    """What the page of the package links to."""
    if not repository:
        return {}
    return {
        "Homepage": repository,
        "Changelog": f"{repository}/blob/{tag}/CHANGELOG.md",
        "Documentation": f"{repository}/blob/{tag}/README.md",
        "Issues": f"{repository}/issues",
        "Source": repository,
    }
