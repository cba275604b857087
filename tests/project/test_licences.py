"""Every package has a licence that may be used, and the audit takes no silence for safety."""

import json

import pytest
from tests.golden import compare

from release import audit, licences


def test_the_list_of_licences_is_what_the_packages_state() -> None:
    compare(licences.RECORD, licences.record())


@pytest.mark.parametrize("package", licences.packages())
def test_every_package_has_a_licence_that_may_be_used(package: str) -> None:
    assert licences.used_under(package), f"{package} states {licences.stated(package) or 'none'}"


def test_a_package_that_states_none_or_another_may_not_be_used(monkeypatch: pytest.MonkeyPatch) -> None:
    for states in ((), ("GPL-3.0-only",), ("Proprietary",)):
        monkeypatch.setattr(licences, "stated", lambda _, states=states: states)
        assert licences.used_under("any") == ""


def row(name: str, *vulns: str, **more: str) -> dict[str, object]:
    return {"name": name, "version": "1", "vulns": [{"id": each} for each in vulns], **more}


@pytest.mark.parametrize(
    ("answer", "said", "lines"),
    [
        (json.dumps({"dependencies": [row("a"), row("B_c")]}), "", []),
        (json.dumps({"dependencies": [row("a", "X-1"), row("b-c")]}), "", ["a 1 has the known weakness X-1"]),
        (json.dumps({"dependencies": [row("a")]}), "", ["b-c was not looked up"]),
        (json.dumps({"dependencies": [row("a"), row("b-c", skip_reason="?")]}), "", ["b-c was not looked up"]),
        ("", "first\nConnection refused\n", ["nothing could be looked up: Connection refused"]),
        ("{}", "", ["nothing could be looked up: no answer"]),
        ("[]", "", ["nothing could be looked up: no answer"]),
    ],
)
def test_the_audit_fails_closed(answer: str, said: str, lines: list[str]) -> None:
    assert list(audit.wrong({"a", "b-c"}, answer, said)) == lines
    assert next(iter(audit.wrong(set(), answer, said))) == "no package is pinned", "a list that nothing was read of"


def test_only_what_no_machine_like_this_installs_is_passed_over() -> None:
    text = 'a==1 \\\n    --hash=x\nb-c==2 ; sys_platform == "never" \\\n    --hash=y\nd==3 ; python_version > "3" \\\n'
    assert audit.pinned(text) == {"a", "b-c", "d"}
    assert audit.elsewhere(text) == {"b-c"}
