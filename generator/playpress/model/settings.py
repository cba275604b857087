"""content/playbook.yml -> settings: what is true of the playbook as a whole."""

import re
import unicodedata
from typing import Annotated, Any, ClassVar, Literal
from urllib.parse import urlsplit

from pydantic import BeforeValidator

from playpress.model.brand import Brand
from playpress.model.field import named, optional, required, several
from playpress.model.invalid import InvalidValue, shape
from playpress.model.notation import Notation, NumberFormat, decimals
from playpress.model.own_publication import OwnPublication
from playpress.model.part import Id, Model
from playpress.model.period import FiscalYear
from playpress.model.rates import Currency
from playpress.model.text import Text
from playpress.model.values import YesNo
from playpress.model.working_time import WorkingTime
from playpress.problems import shorten

Profile = Literal["starter", "team", "strict"]
CheckLevel = Literal["error", "warn", "info", "off"]
_UNFIT = re.compile("[\"'<>\\\\^`{|}]")


def _format(value: Any) -> str:
    if value == "1":
        return "1"
    found = f'"{shorten(value)}"' if isinstance(value, str) else shape(value)
    hint = "Write `format: 1`. A later format needs a later Playpress: `pip install --upgrade playpress`."
    raise InvalidValue(f"{found} is not a format this version reads", hint, "VAL-FORMAT")


def _address(value: Any) -> str:
    """A web address that can stand in any attribute of a page; it ends in a slash."""
    found = f'"{shorten(value)}"' if isinstance(value, str) else shape(value)
    if not isinstance(value, str) or not value.startswith(("https://", "http://")):
        raise InvalidValue(f"{found} is not a web address", "It begins with https://")
    if _UNFIT.search(value) or any(unicodedata.category(sign)[0] in "CZ" for sign in value):
        hint = "Write it without spaces, quotes, brackets such as < and {, and backslashes."
        raise InvalidValue(f"{found} holds a sign that no web address has", hint)
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


class Settings(Model):
    meaning: ClassVar[str] = "The playbook as a whole: whose it is, how strictly it is checked, where it lives."

    format: Annotated[str, BeforeValidator(_format)] = required("The format of the playbook's files.", example="1")
    company: Text = required("Whose playbook it is.", example="Oak & Lamp")
    title: Text | None = optional("The title of the site; the company's name and 'playbook' when omitted.")
    tagline: Text | None = optional("One line below the title.", example="How marketing and sales win together")
    description: Text | None = optional("What the playbook is about, for search engines and the home page.")
    currency: Currency | None = optional("The currency of its money: what `$` means, too.", example="EUR")
    number_format: NumberFormat | None = optional(
        "How numbers are written, where one could mean two: with it `75.000` is one number.", example="1.234,56"
    )
    checks: Profile = optional(
        "How much is checked: starter (a check wakes when its material is there), team (every check with material, "
        "one by one) or strict (all of them).",
        example="team",
        default="starter",
    )
    levels: dict[str, CheckLevel] = named(
        "The level of single checks, where it is to be another one than ours: error, warn, info or off.",
        example="{COV-1: warn, VOC-4: off}",
        listed="checks",
    )
    working_time: WorkingTime = optional(
        "When people work: the business clock of promises.",
        example='{days: [mon, tue, wed, thu], opens: "08:00", closes: "16:00"}',
        default=WorkingTime(),
    )
    fiscal_year: FiscalYear | None = optional(
        "The first month of the fiscal year, and whether FY27 ends or begins in 2027: what FY27-Q1 means.",
        example="{starts: february, named_by: end}",
    )
    brand: Brand | None = optional(
        "The company's logo and colours.", example='{logo: assets/logo.svg, primary: "#1d4f91", accent: "#b0431e"}'
    )
    publications: dict[Id, OwnPublication] = named(
        "Books of your own besides those that `playpress print --list` lists. Formerly `editions`.",
        example='{field-guide: {title: Field guide, contents: [strategies, "process:sales-process"]}}',
    )
    downloads: YesNo = optional(
        "Whether each page offers itself, and each role its booklet, as a PDF; a build then takes a minute or more.",
        example="yes",
        default=False,
    )
    version: Text | None = optional(
        "The version of the playbook. It stands on each page on paper, and whoever scans a code there is told whether "
        "the print is still current.",
        example="2027.1",
    )
    acronyms: tuple[Text, ...] = several(
        "Acronyms all readers know, which need no definition of their own.", example="[TV, EU]", ordered=False
    )
    embeds: tuple[Site, ...] = several(
        "Sites whose videos pages may show, by name; a reader loads each video with a click. The address of a video is "
        "written as that of a picture.",
        example="[www.youtube-nocookie.com, player.vimeo.com]",
        ordered=False,
    )
    site_url: Address | None = optional("Where the site will be published.", example="https://playbook.example.org/")
    edit_url: Address | None = optional(
        "The address under which files of the project can be edited.",
        example="https://git.example.org/acme/playbook/edit/main/",
    )
    changes_since: Text | None = optional(
        "A revision of git, such as a tag: the site then has a page that tells each role what changed since.",
        example="v1",
    )

    @property
    def notation(self) -> Notation:
        """What decides between two readings of a number."""
        return Notation(self.currency or "", decimals(self.number_format))

    @property
    def full_title(self) -> str:
        """The title as shown everywhere."""
        return self.title or f"{self.company} playbook"
