"""content/playbook.yml -> settings: what is true of the playbook as a whole."""

from collections.abc import Mapping
from typing import Annotated, Any, ClassVar, Literal

from pydantic import BeforeValidator

from playpress.language import ENGLISH
from playpress.model.brand import Brand
from playpress.model.field import named, optional, required, several
from playpress.model.invalid import InvalidValue, shape
from playpress.model.language import Language
from playpress.model.notation import Notation, NumberFormat, decimals
from playpress.model.own_publication import OwnPublication
from playpress.model.part import Id, Model
from playpress.model.period import FiscalYear
from playpress.model.rates import Currency
from playpress.model.readers import USUAL, Circles, Readers
from playpress.model.text import Text
from playpress.model.values import YesNo
from playpress.model.website import Address, Site
from playpress.model.working_time import WorkingTime
from playpress.problems import Profile, shorten

Unfinished = Literal["draft", "deprecated", "archived"]
VOCABULARIES = ("regions", "product_lines")
"""The settings that list the words of fields which name one of them in `listed`."""
CheckLevel = Literal["error", "warn", "info", "off"]


def _format(value: Any) -> str:
    if value == "1":
        return "1"
    found = f'"{shorten(value)}"' if isinstance(value, str) else shape(value)
    hint = "Write `format: 1`. A later format needs a later Playpress: `pip install --upgrade playpress`."
    raise InvalidValue(f"{found} is not a format this version reads", hint, "VAL-FORMAT")


class Settings(Model):
    meaning: ClassVar[str] = "The playbook as a whole: whose it is, how strictly it is checked, where it lives."

    format: Annotated[str, BeforeValidator(_format)] = required("The format of the playbook's files.", example="1")
    company: Text = required("The company the playbook is for.", example="Oak & Lamp")
    title: Text | None = optional("The title of the site; the company's name and 'playbook' when omitted.")
    tagline: Text | None = optional("One line below the title.", example="How marketing and sales win together")
    description: Text | None = optional("What the playbook is about, for search engines and the home page.")
    language: Language = optional(
        "The language it is written in, as a tag such as de or de-AT. Screen readers, browsers, hyphenation, "
        "alphabetical order, dates and figures follow it. The labels of Playpress stay English.",
        example="de",
        default=Language(ENGLISH),
    )
    currency: Currency | None = optional("The currency of its money; it also decides what $ means.", example="EUR")
    number_format: NumberFormat | None = optional(
        "How numbers are written where one could be read as two: with this setting 75.000 has one meaning.",
        example="1.234,56",
    )
    checks: Profile = optional(
        "How much is checked: starter, the default (contradictions, and gaps that a buyer or another team depends on), "
        "team (also what is worth a look) or strict (every check, each finding on its own).",
        example="team",
        default="starter",
    )
    levels: dict[str, CheckLevel] = named(
        "Another level for single checks: error, warn, info or off.",
        example="{COV-1: warn, VOC-4: off}",
        listed="checks",
    )
    working_time: WorkingTime = optional(
        "When people work: the business clock of commitments.",
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
        "Whether each page, and each role's booklet, can be downloaded as a PDF; a build then takes some minutes.",
        example="yes",
        default=False,
    )
    paper: Literal["a4", "letter"] = optional(
        "The paper of its PDFs: a4 or letter. A print on another one has it in the names of its files.",
        example="letter",
        default="a4",
    )
    guide: YesNo = optional(
        "Whether the guide for authors is published with the website. A preview always has it.",
        example="yes",
        default=False,
    )
    version: Text | None = optional(
        "The version of the playbook. It is on each printed page; scanning the code there shows whether the "
        "print is still current.",
        example="2027.1",
    )
    regions: tuple[Text, ...] = several(
        "The regions you sell in, one word for each. Once listed, every field for a region takes only these.",
        example="[North, South]",
        ordered=False,
    )
    product_lines: tuple[Text, ...] = several(
        "The groups your products belong to. Once listed, the `line` of a product is one of these.",
        example="[Lamps, Desks]",
        ordered=False,
    )
    acronyms: tuple[Text, ...] = several(
        "Acronyms all readers know, which need no definition of their own.", example="[TV, EU]", ordered=False
    )
    synonyms: dict[str, tuple[Text, ...]] = named(
        "Your own synonyms for the search: a search for one of them also finds the others. The usual words of "
        "marketing and sales are built in; other names of one definition are its `aliases`.",
        example="{walk-in: [shop visit, passer-by], filter: [cartridge]}",
    )
    embeds: tuple[Site, ...] = several(
        "Sites whose videos pages may show, by name; a reader loads each video with a click. The address of a video is "
        "written as that of a picture.",
        example="[www.youtube-nocookie.com, player.vimeo.com]",
        ordered=False,
    )
    site_url: Address | None = optional("Where the site will be published.", example="https://playbook.example.org/")
    edit_url: Address | None = optional(
        "The address at which files of the project can be edited.",
        example="https://git.example.org/acme/playbook/edit/main/",
    )
    readers: Circles = optional(
        "The circles of readers for whom editions are made, from those who see everything to those who see least.",
        example='[internal, partner, {id: public, site_url: "https://playbook.example.org/"}]',
        default=USUAL,
    )
    hidden: tuple[Unfinished, ...] = several(
        "The statuses of definitions that readers do not see: sites and prints leave them out, check, serve and "
        "other commands show them. Editions for further circles never contain drafts or archived definitions.",
        example="[draft, archived]",
        ordered=False,
    )
    changes_since: Text | None = optional(
        "A git revision, such as a tag: the site then has a page that lists what changed since, role by role.",
        example="v1",
    )

    @property
    def names_language(self) -> bool:
        """Whether the playbook says in which language it is written."""
        return "language" in self.model_fields_set

    @property
    def circles(self) -> Readers:
        """The circles of readers, and what each of them may see."""
        return Readers(self.readers)

    @property
    def notation(self) -> Notation:
        """What decides between two readings of a number."""
        return Notation(self.currency or "", decimals(self.number_format))

    @property
    def full_title(self) -> str:
        """The title as shown everywhere."""
        return self.title or f"{self.company} playbook"


def vocabularies(settings: Settings) -> Mapping[str, tuple[Text, ...]]:
    """The words of each vocabulary, by the name of its setting; none where the playbook lists none."""
    return {name: getattr(settings, name) for name in VOCABULARIES}
