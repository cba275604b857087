"""A country and years -> their public holidays, and the setting that has them among the non-working days."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence

from playpress.authoring.workspace import Workspace
from playpress.problems import Place, Problem, fault
from playpress.source import content
from playpress.source.document import Raw
from playpress.source.edit import Add, Change, Put, reached

_SETTING = ("working_time", "holidays")
_MOST_YEARS = 20


def public(country: str, region: str, years: Sequence[int]) -> Mapping[dt.date, str]:
    """The days and their names in English where it has them, in order. ValueError, in words, where none are known.

    `country` and `region` are codes of ISO 3166: DE and BY, US and CA.
    """
    import holidays

    known = holidays.list_supported_countries()
    if country not in known:
        raise ValueError(
            f'no holidays are known for "{country}": write the code of a country, such as DE, FR, GB or US'
        )
    if region and region not in known[country]:
        there = ", ".join(known[country]) or "none"
        raise ValueError(f'unknown region "{region}" of {country}. Regions with holidays of their own: {there}')
    if len(years) > _MOST_YEARS:
        raise ValueError(f"{len(years)} years are too many: write at most {_MOST_YEARS}, since laws change")
    languages = holidays.country_holidays(country).supported_languages
    english = next((each for each in languages if each.startswith("en")), None)
    found = holidays.country_holidays(country, subdiv=region or None, years=years, language=english)
    return dict(sorted(found.items()))


def written(space: Workspace, days: Iterable[dt.date]) -> tuple[list[dt.date], Problem | None]:
    """Have these days in the settings; those that were not there yet, and why they could not be written."""
    setting = space.book.settings.working_time.holidays
    new = sorted(set(days) - set(setting))
    if not new:
        return [], None
    said = space.said_in(content.SETTINGS)
    listed = reached(said, _SETTING)
    if listed is None and not isinstance(reached(said, _SETTING[:1]), dict):
        first: Raw = {_SETTING[1]: [day.isoformat() for day in new]}
        return new, space.change(content.SETTINGS, [Put(_SETTING[:1], first)])
    if listed is not None and not isinstance(listed, list):
        place = Place(content.SETTINGS)
        return [], fault("EDIT-REFUSED", "`holidays` isn't a list of days", place, "Make it a list, and try again.")
    return new, space.change(content.SETTINGS, _changes(listed or [], new))


def _changes(listed: Sequence[object], new: Sequence[dt.date]) -> list[Change]:
    """Each new day before the first that is later, so that a list in order stays so."""
    if not listed:
        return [Put(_SETTING, [day.isoformat() for day in new])]
    there = [str(each) for each in listed]
    found: list[Change] = []
    for day in new:
        at = next((number for number, each in enumerate(there) if each > day.isoformat()), len(there))
        there.insert(at, day.isoformat())
        found.append(Add((*_SETTING, at), day.isoformat()))
    return found
