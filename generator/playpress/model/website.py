"""Web addresses: where a site is published, and the names of sites."""

import re
import unicodedata
from typing import Annotated, Any
from urllib.parse import urlsplit

from pydantic import BeforeValidator

from playpress.model.invalid import InvalidValue, shape
from playpress.problems import shorten

_UNFIT = re.compile("[\"'<>\\\\^`{|}]")


def _address(value: Any) -> str:
    """A web address that can stand in any attribute of a page; it ends in a slash."""
    found = f'"{shorten(value)}"' if isinstance(value, str) else shape(value)
    if not isinstance(value, str) or not value.startswith(("https://", "http://")):
        raise InvalidValue(f"{found} is not a web address", "It begins with https://")
    if _UNFIT.search(value) or any(unicodedata.category(sign)[0] in "CZ" for sign in value):
        hint = "Write it without spaces, quotes, brackets such as < and {, and backslashes."
        raise InvalidValue(f"{found} contains a character not allowed in a URL", hint)
    if not _host(value):
        raise InvalidValue(
            f"{found} names no website", "Write its name behind https://, as in https://playbook.example.org/"
        )
    return value.rstrip("/") + "/"


def _host(address: str) -> str:
    """The website's name; nothing where there is none."""
    try:
        parts = urlsplit(address)
        return (parts.hostname or "") if parts.port is None or parts.port else ""
    except ValueError:  # A port that is no number, brackets that do not match.
        return ""


Address = Annotated[str, BeforeValidator(_address)]
_SITE = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])")


def _site(value: Any) -> str:
    """The name of a website: what stands between https:// and the next slash of its addresses."""
    found = f'"{shorten(value)}"' if isinstance(value, str) else shape(value)
    text = value.strip().lower() if isinstance(value, str) else ""
    if _SITE.fullmatch(text):
        return text
    named = _host(text) if "://" in text else text.split("/")[0].split(":")[0].removeprefix("*.")
    meant = f"Write {named}" if _SITE.fullmatch(named or "") else "Write it like www.loom.com"
    hint = f"{meant}: only the site, without https://, paths, ports and stars. Each site has an entry of its own."
    raise InvalidValue(f"{found} is not the name of a website", hint)


Site = Annotated[str, BeforeValidator(_site)]
