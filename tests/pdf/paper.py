"""A PDF as its readers see it: the text of each page, where it stands, where links lead, what a camera makes of it."""

from dataclasses import dataclass
from functools import cached_property
from io import BytesIO
from operator import sub

import pikepdf
import pypdfium2
from PIL.Image import Image

_TYPED = str.maketrans("“”‘’", "\"\"''")
RULED = (0xC9, 0xCE, 0xD6)


@dataclass(frozen=True)
class Paper:
    """A printed edition."""

    pdf: bytes

    @cached_property
    def document(self) -> pypdfium2.PdfDocument:
        return pypdfium2.PdfDocument(self.pdf)

    @cached_property
    def pages(self) -> list[str]:
        """The text of each page, in one line, with the quotes of a keyboard."""
        return [" ".join(page.get_textpage().get_text_bounded().translate(_TYPED).split()) for page in self.document]

    def blank(self, page: int) -> bool:
        """Whether a page is there to be written on, and for nothing else."""
        return "Notes" in self.pages[page - 1] and len(self.pages[page - 1]) < 100

    @property
    def text(self) -> str:
        return " ".join(self.pages)

    def outside(self, margin: float = 14) -> list[str]:
        """Letters nearer to an edge of the paper than a margin (points), with their page."""
        found = []
        for number, page in enumerate(self.document, 1):
            width, height = page.get_size()
            text = page.get_textpage()

            def near(box: tuple[float, ...], across: float = width, up: float = height) -> bool:
                left, bottom, right, top = box
                return left < margin or right > across - margin or bottom < margin or top > up - margin

            if not any(near(text.get_rect(index)) for index in range(text.count_rects())):
                continue
            for index in range(text.count_chars()):
                left, bottom, right, top = box = text.get_charbox(index)
                if near(box) and right - left > 0.1 and top - bottom > 0.1:
                    found.append(f"{number}: {text.get_text_range(index, 1)!r} at {left:.0f}, {bottom:.0f}")
        return found

    def picture(self, page: int, dpi: int = 100) -> Image:
        """A page (from 1) as a picture."""
        image: Image = self.document[page - 1].render(scale=dpi / 72).to_pil()
        return image

    def ink(self, page: int, palest: int = 235) -> float:
        """How far down a page something stands, be it lines to write on: 0 for an empty page, 1 for a full one.

        What stands in its margins does not count, nor what is paler than a grey (0 black, 255 white): lines to write on
        are paler than 150.
        """
        grey = self.picture(page, 100).convert("L")
        inner = grey.crop((0, round(0.06 * grey.height), grey.width, round(0.93 * grey.height)))
        box = inner.point(lambda value: 255 * (value < palest)).getbbox()
        return box[3] / inner.height if box else 0

    def rules(self, page: int) -> list[float]:
        """How far down a page its lines to write on are, in millimetres: 8 of them apart, in a grey of their own.

        Looked for in three strips from top to bottom, through which each of them goes.
        """
        width, _ = self.document[page - 1].get_size()
        strips = [self._strip(page, part * width) for part in (0.45, 0.6, 0.75)]
        found: list[int] = []
        for y, seen in enumerate(zip(*strips, strict=True)):
            if all(sum(map(abs, map(sub, each, RULED))) < 6 for each in seen) and (not found or y > found[-1] + 6):
                found.append(y)
        down = [y * 25.4 / 300 for y in found]
        eights = [{other for other in down if abs(abs(other - each) - step) < 0.3} for each in down for step in (8, 16)]
        near = [one | two for one, two in zip(eights[::2], eights[1::2], strict=True)]
        return [each for each, others in zip(down, near, strict=True) if len(others) >= 2]

    def _strip(self, page: int, across: float) -> list[tuple[int, ...]]:
        """The colours of a page from top to bottom, 300 to an inch, at so many points from its left edge."""
        leaf = self.document[page - 1]
        width, _ = leaf.get_size()
        picture = leaf.render(scale=300 / 72, crop=(across - 1, 0, width - across - 1, 0)).to_pil().convert("RGB")
        return [picture.getpixel((picture.width // 2, y)) for y in range(picture.height)]

    def lowest(self, page: int) -> float | None:
        """How far down the last word above the foot of a page is, in millimetres; None where none is."""
        leaf = self.document[page - 1]
        text, height = leaf.get_textpage(), leaf.get_size()[1]
        boxes = (text.get_charbox(index) for index in range(text.count_chars()))
        down = [(height - bottom) * 25.4 / 72 for left, bottom, right, top in boxes if right > left]
        body = [each for each in down if 18 < each < height * 25.4 / 72 - 19]
        return max(body, default=None)

    @cached_property
    def targets(self) -> dict[str, int]:
        """The places that links can lead to, with their pages from 1."""
        with pikepdf.open(BytesIO(self.pdf)) as pdf:
            pages = {page.obj.objgen: number for number, page in enumerate(pdf.pages, 1)}
            names = pikepdf.NameTree(pdf.Root.Names.Dests) if "/Names" in pdf.Root else {}
            return {str(name): pages[value[0].objgen] for name, value in names.items()}

    @cached_property
    def links(self) -> list[str]:
        """Where the links inside of the document lead."""
        with pikepdf.open(BytesIO(self.pdf)) as pdf:
            notes = [note for page in pdf.pages for note in page.get("/Annots", [])]
            return [str(note.Dest) for note in notes if note.get("/Subtype") == "/Link" and "/Dest" in note]

    @cached_property
    def said(self) -> set[str]:
        """What a screen reader says of the links."""
        with pikepdf.open(BytesIO(self.pdf)) as pdf:
            notes = [note for page in pdf.pages for note in page.get("/Annots", [])]
            return {str(note.get("/Contents", "")) for note in notes if note.get("/Subtype") == "/Link"}

    @cached_property
    def cited(self) -> list[tuple[str, str, int]]:
        """Of each link inside of the document: what stands there, what it is called, and the page it leads to."""
        found = []
        with pikepdf.open(BytesIO(self.pdf)) as pdf:
            for number, page in enumerate(pdf.pages):
                text = self.document[number].get_textpage()
                for note in page.get("/Annots", []):
                    if note.get("/Subtype") == "/Link" and "/Dest" in note:
                        words = text.get_text_bounded(*(float(side) for side in note.Rect))
                        called = str(note.get("/Contents", ""))
                        found.append((" ".join(words.split()), called, self.targets[str(note.Dest)]))
        return found

    @cached_property
    def addresses(self) -> list[str]:
        """Where the links out of the document lead."""
        with pikepdf.open(BytesIO(self.pdf)) as pdf:
            notes = [note for page in pdf.pages for note in page.get("/Annots", [])]
            return [str(note.A.URI) for note in notes if note.get("/Subtype") == "/Link" and "/A" in note]
