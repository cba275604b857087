"""OwnerBy: who answers for something in one segment or region, where that is not one role for all."""

from typing import Annotated, Any, ClassVar, Self

from pydantic import model_validator

from playpress.model.field import optional, required, several
from playpress.model.invalid import InvalidValue
from playpress.model.part import Model
from playpress.model.ref import Ref, RoleRef, To
from playpress.model.text import Text


class OwnerBy(Model):
    meaning: ClassVar[str] = (
        "Who owns it in one segment, in one region, or in one region of a segment. If two lines fit, the "
        "narrower one counts; if none does, `owner`."
    )

    segment: Annotated[Ref, To("audience")] | None = optional(
        "The segment; all of them when omitted.", example="facility-manager", absent="any", label="In segment"
    )
    region: Text | None = optional(
        "The region: one of `regions` in playbook.yml, where it lists some; all of them when omitted.",
        example="North",
        absent="any",
        listed="regions",
    )
    owner: RoleRef = required("The one accountable role there.", example="sales-rep", inverse="Owns in part")

    @model_validator(mode="after")
    def _somewhere(self) -> Self:
        if self.segment is None and self.region is None:
            raise InvalidValue(
                "an owner for no segment and no region", "Add `segment` or `region`, or write it as `owner`."
            )
        return self


def owners(*, table: bool = False) -> Any:
    """The field of whatever may have an owner by segment or region; `table`: whether its page has a table of them."""
    return several(
        "Who owns it when that depends on the segment or the region: one role for each. `owner` has the rest.",
        example="[{region: North, owner: sales-rep}]",
        label="Owner by segment or region",
        table=table,
    )
