"""Campaigns -> their calendar: one page, month by month."""

import datetime as dt
from collections.abc import Iterator

from playpress import language, urls
from playpress.graph import Book
from playpress.language import day
from playpress.model.field import label
from playpress.model.kinds.campaign import Campaign
from playpress.site.page import Page
from playpress.site.pages import calendars
from playpress.site.pages.section import SectionsContext, TableSection
from playpress.site.view import COMMA, View

_TITLE = "Campaign calendar"
_LEAD = "What runs when, for which audience, and who owns it: each campaign in every month it runs in."


def pages(book: Book) -> Iterator[Page]:
    """The calendar, where there are campaigns in use."""
    if book.active(Campaign):
        yield Page(urls.CALENDAR, _TITLE, SectionsContext.template, _calendar, _LEAD, tab=Campaign.about.tab, place=5)


def _calendar(view: View) -> SectionsContext:
    campaigns = calendars.campaigns(view.book)
    months = sorted({month for each in campaigns for month in _months(each)})
    columns = ["Campaign", label(Campaign, "starts"), label(Campaign, "ends")]
    columns += [label(Campaign, "audiences"), label(Campaign, "budget"), label(Campaign, "owner")]
    by_month: dict[dt.date, list[list[object]]] = {month: [] for month in months}
    for each in campaigns:
        for month in _months(each):
            by_month[month].append(_row(view, each))
    sections = [
        TableSection(
            f"s-{month:%Y-%m}", language.month(month), columns, rows, caption=f"Campaigns of {language.month(month)}"
        )
        for month, rows in by_month.items()
    ]
    return SectionsContext(sections=sections, note=calendars.CAMPAIGNS.link(view))


def _months(campaign: Campaign) -> Iterator[dt.date]:
    """The first day of each month that a campaign touches."""
    number = campaign.starts.year * 12 + campaign.starts.month - 1
    while number <= campaign.ends.year * 12 + campaign.ends.month - 1:
        yield dt.date(number // 12, number % 12 + 1, 1)
        number += 1


def _row(view: View, campaign: Campaign) -> list[object]:
    owner = view.book.owner(campaign)
    return [
        view.link(campaign),
        day(campaign.starts),
        day(campaign.ends),
        COMMA.join(map(view.link, campaign.audiences)),
        str(campaign.budget or ""),
        view.link(owner.role) if owner else "",
    ]
