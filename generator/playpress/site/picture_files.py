"""Pictures that prose shows -> the files they are, with their sizes, or the faults that keep them from being shown."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from playpress import prose
from playpress.graph import Book
from playpress.graph.prose_links import inside, leads_out, texts_of
from playpress.problems import Problem, fault, shorten
from playpress.site import image_file, video
from playpress.source.content import ContentFile
from playpress.thesaurus import by_path

_IMAGES = {*image_file.FORMATS, ".gif", ".avif", ".bmp", ".tif", ".tiff"}
LARGEST = 2 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class PictureFile:
    """A picture of the playbook. `address` is its name, seen from content/."""

    address: str
    width: int = 0
    height: int = 0
    """Nothing where an SVG says no size."""


@dataclass(frozen=True)
class PictureFiles:
    """The files of a playbook that may be shown as pictures."""

    files: Mapping[str, ContentFile]
    _known: dict[str, PictureFile] = field(default_factory=dict)

    @classmethod
    def of(cls, book: Book) -> "PictureFiles":
        """Those beside the definitions; none of them is opened before it is asked for."""
        return cls({each.uri: each for each in book.attachments})

    def find(self, target: str) -> PictureFile | None:
        """The picture that a text names; None where there is none."""
        address = inside(target)
        if address not in self.files:
            return None
        if address not in self._known:
            width, height = image_file.size(self.files[address].path.read_bytes()) or (0, 0)
            self._known[address] = PictureFile(address, width, height)
        return self._known[address]


def problems(book: Book) -> Iterator[Problem]:
    """Pictures in prose that cannot be shown, or not to all readers."""
    files, embeds = PictureFiles.of(book), book.settings.embeds
    looked_at: dict[str, image_file.Wrongness | None] = {}
    for text, places in texts_of(book):
        for link in prose.facts(text).links:
            if link.picture and video.is_video(link.target, embeds):
                for message, hint in _wrong_video(link, embeds):
                    yield fault("VAL-EMBED", message, places.place(link.offset), hint)
            elif link.picture:
                for message, hint in _wrong(link, files.files, looked_at):
                    yield fault("VAL-PICTURE", message, places.place(link.offset), hint)


def _wrong_video(link: prose.ProseLink, embeds: Collection[str]) -> Iterator[image_file.Wrongness]:
    if not link.words.strip():
        hint = f"Write it in the brackets: ![How a demo begins]({link.target})"
        yield image_file.Wrongness(f'the video "{shorten(link.target)}" has no title', hint)
    if wrong := video.wrongness(link.target, embeds):
        yield wrong


def _wrong(
    link: prose.ProseLink, files: Mapping[str, ContentFile], looked_at: dict[str, image_file.Wrongness | None]
) -> Iterator[image_file.Wrongness]:
    target, address = link.target, inside(link.target)
    if not link.words.strip():
        hint = f"Write them in the brackets: ![The form with its three fields]({target})"
        yield image_file.Wrongness(f'the picture "{shorten(target)}" has no words for people who cannot see it', hint)
    if leads_out(target) or not address:
        message = f'the picture "{shorten(target)}" is not a file under content/'
        yield image_file.Wrongness(
            message, f"Save it there and write its name: ![…](pictures/form.png){_or_video(target)}"
        )
    elif address not in files:
        near = by_path(address, files)
        hint = f'Did you mean "{near}"?' if near else f"Save it as content/{address}."
        yield image_file.Wrongness(f'there is no picture "{shorten(address)}" under content/', hint)
    else:
        if address not in looked_at:
            looked_at[address] = _unfit(address, files[address])
        if wrong := looked_at[address]:
            yield wrong


def _or_video(target: str) -> str:
    """What to do if a video is meant, which it may where no picture is named."""
    site, ending = video.host(target), PurePosixPath(target).suffix.lower()
    return f". Is it a video? Then allow its site: `embeds: [{site}]`" if site and ending not in _IMAGES else ""


def _unfit(address: str, file: ContentFile) -> image_file.Wrongness | None:
    if (size := file.path.stat().st_size) > LARGEST:
        message = f'the picture "{address}" takes {size / 1024 / 1024:.1f} MB'
        return image_file.Wrongness(message, "Save it smaller than 2 MB: 1,600 pixels are wide enough for a page.")
    return image_file.wrongness(f'the picture "{address}"', address, file.path.read_bytes())
