"""Settings and tabs under former names: read like those of today, and reported once."""

from pathlib import Path
from typing import get_args

import pytest
from tests.book import SETTINGS, TODAY

from playpress.model.former_names import FORMER, FORMER_TABS
from playpress.model.kind import Tab
from playpress.model.settings import Settings
from playpress.pipeline import pages, read
from playpress.problems import Place
from playpress.report import problems as report

GUIDE = "{field-guide: {title: Field guide, contents: [team]}}\n"
TEAMS = {"teams.yml": "sales: {leader: boss}\n", "roles.yml": "boss: {team: sales}\n"}


def project(folder: Path, settings: str) -> Path:
    for name, text in {"playbook.yml": settings, **TEAMS}.items():
        path = folder / "content" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def test_every_former_name_leads_to_a_setting() -> None:
    assert set(FORMER.values()) <= Settings.model_fields.keys()
    assert not FORMER.keys() & Settings.model_fields.keys()


def test_a_former_name_is_read_with_a_notice(tmp_path: Path) -> None:
    playbook = read(project(tmp_path, f"{SETTINGS}editions: {GUIDE}"), TODAY)
    assert playbook.faults == ()
    assert playbook.book is not None
    assert list(playbook.book.settings.publications) == ["field-guide"]
    (notice,) = [each for each in playbook.problems if each.category == "notice"]
    line = SETTINGS.count("\n") + 1
    assert (notice.level, notice.place) == ("info", Place("content/playbook.yml", line, 1))
    assert "`editions` is now called `publications`" in notice.message
    assert notice not in playbook.findings
    assert pages(playbook)


def test_a_notice_is_printed_and_counted_as_no_finding(tmp_path: Path) -> None:
    former = read(project(tmp_path / "former", f"{SETTINGS}editions: {GUIDE}"), TODAY)
    today = read(project(tmp_path / "today", f"{SETTINGS}publications: {GUIDE}"), TODAY)
    assert former.findings == today.findings
    assert report.finding_count(former.problems) == report.finding_count(today.problems)
    assert any("VAL-RENAMED" in line for line in report.plain(report.chosen(former.problems, False)[0]))


def test_places_inside_a_former_name_are_those_of_the_file(tmp_path: Path) -> None:
    former = read(project(tmp_path / "former", f"{SETTINGS}editions: {{book: {{contents: [team]}}}}\n"), TODAY)
    today = read(project(tmp_path / "today", f"{SETTINGS}publications: {{book: {{contents: [team]}}}}\n"), TODAY)
    (one,), (other,) = former.faults, today.faults
    assert one.message == other.message
    assert one.place.line == other.place.line == SETTINGS.count("\n") + 1
    assert one.place.column == len("editions: {") + 1


def test_every_former_tab_leads_to_a_tab() -> None:
    assert set(FORMER_TABS.values()) <= set(get_args(Tab))
    assert not FORMER_TABS.keys() & set(get_args(Tab))


@pytest.mark.parametrize("former", FORMER_TABS)
def test_a_former_tab_is_read_with_a_notice(former: str, tmp_path: Path) -> None:
    folder = project(tmp_path, SETTINGS)
    declared = folder / "content" / "kinds" / "partner.yml"
    declared.parent.mkdir()
    declared.write_text(f"description: Who sells with us.\ntab: {former}\n", encoding="utf-8")
    playbook = read(folder, TODAY)
    assert playbook.faults == ()
    assert playbook.book is not None
    (kind,) = [each for each in playbook.book.kinds if each.about.name == "partner"]
    assert kind.about.tab == FORMER_TABS[former]
    (notice,) = [each for each in playbook.problems if each.category == "notice"]
    assert (notice.code, notice.place) == ("VAL-RENAMED", Place("content/kinds/partner.yml", 2, 6))
    assert f"Write `tab: {FORMER_TABS[former]}`" in notice.hint
