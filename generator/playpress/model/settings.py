"""content/playbook.yml -> settings: what is true of the playbook as a whole."""

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator

from playpress.model.entity import Model, optional, required, several
from playpress.model.text import Text
from playpress.model.values import CURRENCIES
from playpress.model.wrong import Wrong, shape, shorten

Profile = Literal["starter", "team", "strict"]


def _format(value: Any) -> str:
    if value == "1":
        return "1"
    found = f'"{shorten(value)}"' if isinstance(value, str) else shape(value)
    hint = "Write `format: 1`. A later format needs a later Playpress: `pip install --upgrade playpress`."
    raise Wrong(f"{found} is not a format this version reads", hint, "VAL-FORMAT")


def _currency(value: Any) -> str:
    if isinstance(value, str) and value in CURRENCIES:
        return value
    found = f'"{shorten(value)}"' if isinstance(value, str) else shape(value)
    raise Wrong(f"{found} is not a currency", "Use its three letters: EUR, USD, GBP, …")


def _address(value: Any) -> str:
    if isinstance(value, str) and value.startswith(("https://", "http://")):
        return value.rstrip("/") + "/"
    found = f'"{shorten(value)}"' if isinstance(value, str) else shape(value)
    raise Wrong(f"{found} is not a web address", "It begins with https://")


Address = Annotated[str, BeforeValidator(_address)]


class Settings(Model):
    """The playbook as a whole: whose it is, how strictly it is checked, where it lives."""

    format: Annotated[str, BeforeValidator(_format)] = required("The format of the playbook's files.", example="1")
    company: Text = required("Whose playbook it is.", example="Oak & Lamp")
    title: Text | None = optional("The title of the site; the company's name and 'playbook' when omitted.")
    tagline: Text | None = optional("One line below the title.", example="How marketing and sales win together")
    description: Text | None = optional("What the playbook is about, for search engines and the home page.")
    currency: Annotated[str, BeforeValidator(_currency)] | None = optional("The currency of its money.", example="EUR")
    checks: Profile = optional(
        "How much is checked: starter (a check wakes when its material is there), team (every check with material, "
        "one by one) or strict (all of them).",
        example="team",
        default="starter",
    )
    acronyms: tuple[Text, ...] = several(
        "Acronyms everybody knows, which need no definition of their own.", example="[TV, EU]"
    )
    site_url: Address | None = optional("Where the site will be published.", example="https://playbook.example.org/")
    edit_url: Address | None = optional(
        "The address under which files of the project can be edited.",
        example="https://git.example.org/acme/playbook/edit/main/",
    )

    @property
    def full_title(self) -> str:
        """The title as shown everywhere."""
        return self.title or f"{self.company} playbook"
