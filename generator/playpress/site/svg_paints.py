"""An SVG that may be shown -> the colours it is painted in, where that is plain to see."""

import re
from collections.abc import Mapping
from xml.parsers import expat

from playpress.model.brand import Colour

_SHAPES = frozenset({"path", "rect", "circle", "ellipse", "polygon", "polyline", "text", "tspan", "textPath", "line"})
_HEX = re.compile(r"#(?:[0-9a-f]{3}|[0-9a-f]{6})")
_NAMED = {"white": "#ffffff", "black": "#000000", "snow": "#fffafa", "ivory": "#fffff0"}
_UNPAINTED = frozenset({"none", "transparent"})
_DECLARED = re.compile(r"(?:^|;)\s*(fill|stroke)\s*:\s*([^;]+)")


def paints(image: bytes) -> frozenset[Colour]:
    """Every colour of its shapes; nothing where that cannot be told: it is no SVG, or has a style or a gradient."""
    found: set[str] = set()
    inherited = [{"fill": "black", "stroke": "none"}]

    def start(name: str, attributes: Mapping[str, str]) -> None:
        own = {key: attributes[key] for key in ("fill", "stroke") if key in attributes}
        own |= dict(_DECLARED.findall(attributes.get("style", "")))
        kept = {key: value for key, value in own.items() if value.strip() != "inherit"}
        inherited.append(inherited[-1] | kept)
        if name in _SHAPES:
            found.update(value.strip().lower() for value in inherited[-1].values())
        elif name in ("style", "image", "use") or "class" in attributes:
            found.add(name)

    def end(_name: str) -> None:
        inherited.pop()

    reader = expat.ParserCreate()
    reader.StartElementHandler, reader.EndElementHandler = start, end
    try:
        reader.Parse(image, True)
    except expat.ExpatError:
        return frozenset()
    seen = [_NAMED.get(each, each) for each in found - _UNPAINTED]
    return frozenset(map(Colour.parse, seen)) if all(map(_HEX.fullmatch, seen)) else frozenset()
