"""The parts of a Word file besides its text: styles, relations, types, and the archive that holds all of them.

WordprocessingML as of ISO/IEC 29500-1, in the few elements that every word processor knows.
"""

import io
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from playpress.model.language import Language

NAMES = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
"""The elements of a text, behind `w:`."""
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
"""Homes of relations."""
_KIND = "application/vnd.openxmlformats-officedocument.wordprocessingml"


def styles(language: Language) -> str:
    """The styles of its paragraphs, and the language and direction of all of them."""
    to_left = language.direction == "rtl"
    said = f'w:bidi="{escape(str(language))}"' if to_left else f'w:val="{escape(str(language))}"'
    sizes = {"Heading1": 36, "Heading2": 26, "Heading3": 22, "Heading4": 22, "Heading5": 22, "Heading6": 22}
    headings = "".join(
        f'<w:style w:type="paragraph" w:styleId="{name}"><w:name w:val="heading {name[-1]}"/>'
        '<w:basedOn w:val="Normal"/><w:pPr><w:keepNext/><w:spacing w:before="240" w:after="80"/>'
        f'<w:outlineLvl w:val="{int(name[-1]) - 1}"/></w:pPr>'
        f'<w:rPr><w:b/><w:bCs/><w:sz w:val="{size}"/><w:szCs w:val="{size}"/></w:rPr></w:style>'
        for name, size in sizes.items()
    )
    return (
        f"<w:styles {NAMES}><w:docDefaults><w:rPrDefault><w:rPr>"
        '<w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:cs="Arial"/>'
        f'<w:sz w:val="20"/><w:szCs w:val="20"/><w:lang {said}/></w:rPr></w:rPrDefault></w:docDefaults>'
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>'
        f'<w:pPr>{"<w:bidi/>" if to_left else ""}<w:spacing w:after="80"/></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="ListBullet"><w:name w:val="List Bullet"/><w:basedOn w:val="Normal"/>'
        '<w:pPr><w:ind w:left="284"/></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="Foot"><w:name w:val="Foot"/><w:basedOn w:val="Normal"/>'
        '<w:pPr><w:spacing w:before="360"/></w:pPr>'
        '<w:rPr><w:color w:val="4A5361"/><w:sz w:val="16"/><w:szCs w:val="16"/></w:rPr></w:style>'
        f"{headings}</w:styles>"
    )


def types() -> str:
    """What each part is."""
    return (
        f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{_KIND}.document.main+xml"/>'
        f'<Override PartName="/word/styles.xml" ContentType="{_KIND}.styles+xml"/>'
        '<Override PartName="/docProps/core.xml" '
        'ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>'
    )


def relations(*found: tuple[str, str, str]) -> str:
    """Parts that belong to another one: the name of the relation, its home and the part."""
    each = "".join(
        f'<Relationship Id="r{number}" Type="{home}/{name}" Target="{target}"/>'
        for number, (name, home, target) in enumerate(found, 1)
    )
    return f'<Relationships xmlns="{PACKAGE}/relationships">{each}</Relationships>'


def about(title: str, language: str) -> str:
    """The title of the file, and its language."""
    return (
        f'<cp:coreProperties xmlns:cp="{PACKAGE}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:title>{escape(title)}</dc:title><dc:language>{escape(language)}</dc:language></cp:coreProperties>"
    )


def packed(parts: dict[str, str]) -> bytes:
    """The parts in one file, always with the same bytes."""
    out = io.BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as packed:
        for name, text in parts.items():
            info = ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            info.compress_type = ZIP_DEFLATED
            packed.writestr(info, f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n{text}'.encode())
    return out.getvalue()
