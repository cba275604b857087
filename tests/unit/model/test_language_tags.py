"""The language of a playbook: which tags are read, and what somebody is told who wrote something else."""

import pytest

from playpress.model.invalid import InvalidValue
from playpress.model.language import Language


@pytest.mark.parametrize(
    ("written", "tag", "direction"),
    [
        ("de", "de", "ltr"),
        ("de-at", "de-AT", "ltr"),
        ("EN", "en", "ltr"),
        ("pt-BR", "pt-BR", "ltr"),
        ("zh-hant-tw", "zh-Hant-TW", "ltr"),
        ("es-419", "es-419", "ltr"),
        ("ar", "ar", "rtl"),
        ("he", "he", "rtl"),
        ("ur-PK", "ur-PK", "rtl"),
        ("az-Arab", "az-Arab", "rtl"),
        ("dv", "dv", "rtl"),
    ],
)
def test_tags_are_read_with_their_direction(written: str, tag: str, direction: str) -> None:
    language = Language.parse(written)
    assert (language, language.direction) == (tag, direction)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("German", ("de",)),
        ("Deutsch", ("de",)),
        ("Germn", ("de",)),
        ("العربية", ("ar",)),
        ("Brazilian Portuguese", ("pt-BR",)),
        ("DE", ("de",)),
        ("AT", ("de-AT",)),
        ("CH", ("de-CH", "gsw", "fr-CH", "it-CH")),
        ("AR", ("es-AR", "ar")),
        ("de_AT", ("de-AT",)),
        ("deu", ("de",)),
        ("en-UK", ("en-GB",)),
        ("iw", ("he",)),
        ("xx", ()),
        ("de-XX", ()),
        ("de-1996", ()),
        ("", ()),
        ("a" * 5_000, ()),
    ],
)
def test_anything_else_is_told_what_to_write(written: str, meant: tuple[str, ...]) -> None:
    with pytest.raises(InvalidValue) as error:
        Language.parse(written)
    assert error.value.meant == meant
    assert all(Language.parse(each) == each for each in meant)
    assert error.value.hint.startswith("Write " if meant else "For example: de")


def test_a_list_is_no_language() -> None:
    with pytest.raises(InvalidValue, match="found a list"):
        Language.parse(["de", "fr"])
