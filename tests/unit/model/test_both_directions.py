"""What is read can be written: `parse(write(v)) == v` for each type of value and each definition of the samples."""

import datetime as dt
import types
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from typing import Annotated, Any, Union, get_args, get_origin

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter
from tests.properties import often

from playpress import starter
from playpress.model import guide, numbers
from playpress.model.brand import Colour, FontFamily
from playpress.model.currencies import CURRENCIES
from playpress.model.day import RelativeDay
from playpress.model.entity import Entity
from playpress.model.former_id import FormerId
from playpress.model.invalid import InvalidValue
from playpress.model.kinds import KINDS
from playpress.model.kinds.checklist import Item
from playpress.model.kinds.comparison import Win
from playpress.model.kinds.funnel import Funnel
from playpress.model.kinds.onboarding import PathItem
from playpress.model.kinds.process import Letters, Next
from playpress.model.kinds.reasons import Reason
from playpress.model.language import Language
from playpress.model.link import Link
from playpress.model.load import Loaded, load
from playpress.model.part import CarriedFact, Citation, Criterion, Phrase, Waiver
from playpress.model.period import Period
from playpress.model.quantity import Measured, Quantity
from playpress.model.rates import Currency, Number, People, PlainNumber, Share
from playpress.model.readers import Circle
from playpress.model.ref import AnyRef, EndRef, Ref, RoleRef, StageRef, StepRef, TeamRef, To
from playpress.model.settings import Settings
from playpress.model.text import Prose, Summary, Text, Wording
from playpress.model.time_in_day import TimeInDay, When
from playpress.model.times import PERIODS, Date, Duration, Interval
from playpress.model.value import Codec, Numeral, Value
from playpress.model.values import Amount, CountPer, Minutes, Money, MoneyPer, Points, Rate, WholeNumber, YesNo
from playpress.model.website import Address
from playpress.model.working_time import Moment, TimeOfDay
from playpress.model.write import rewritten, written
from playpress.source import events
from playpress.source.document import Raw
from playpress.source.edit import Put, edited

SAMPLES = ("reference", "b2b", "small")
examples = often(60)

decimals = st.decimals(min_value=0, max_value=10**12, allow_nan=False, allow_infinity=False, places=4).map(Fraction)
whole = st.integers(0, 10**15).map(Fraction)
figures = decimals | whole | st.integers(0, 999_999).map(lambda thousandths: Fraction(thousandths, 1000))
signed = st.tuples(figures, st.sampled_from([1, -1])).map(lambda pair: pair[0] * pair[1])
shares = st.integers(0, 10**8).map(lambda parts: Fraction(parts, 10**8))
currencies = st.sampled_from(sorted(CURRENCIES))
periods = st.sampled_from(PERIODS)
bounds = st.sampled_from(["", "at least", "above", "at most", "below"])
money = st.builds(Money, signed, currencies)
ids = st.from_regex(r"[a-z][a-z0-9-]{0,20}", fullmatch=True)
parts = st.from_regex(r"[a-z0-9][a-z0-9-]{0,20}", fullmatch=True)
line = st.text(st.characters(exclude_categories=("C", "Zl", "Zp")), min_size=1, max_size=40).filter(str.strip)
texts = line.map(Text.parse)
prose = st.lists(st.one_of(line, st.just("")), min_size=1, max_size=5).map("\n".join)
days = st.dates(dt.date(1000, 1, 1), dt.date(2199, 12, 31))
units = {"min": 40_000_000, "h": 800_000, "d": 36_000, "week": 5_000, "month": 1_000, "quarter": 400, "year": 100}


def readable(text: str) -> bool:
    """Whether it is a prose: neither empty nor with a heading."""
    try:
        Prose.parse(text)
    except InvalidValue:
        return False
    return True


durations = (
    st.sampled_from(sorted(units))
    .flatmap(
        lambda unit: st.builds(
            Duration,
            st.integers(0, units[unit] * 8).map(lambda eighths: Fraction(eighths, 8)),
            st.just(unit),
            st.sampled_from(
                [None, "calendar"] if unit in ("month", "quarter", "year") else [None, "business", "calendar"]
            ),
        )
    )
    .filter(lambda duration: duration.amount > 0 or duration.unit == "d")
)
intervals = st.builds(
    Duration, st.integers(0, 99).map(Fraction), st.sampled_from(["d", "week", "month", "quarter", "year"])
)
spans = (
    st.builds(Period, st.integers(1000, 2199), st.just("year"))
    | st.builds(Period, st.integers(1000, 2199), st.just("quarter"), st.integers(1, 4))
    | st.builds(Period, st.integers(1000, 2199), st.just("half"), st.integers(1, 2))
    | st.builds(Period, st.integers(1000, 2199), st.just("month"), st.integers(1, 12))
    | st.builds(Period, st.integers(1000, 2199), st.just("year"), st.just(1), st.just(True))
    | st.builds(Period, st.integers(1000, 2199), st.just("half"), st.integers(1, 2), st.just(True))
)
quantities = (
    st.builds(Quantity, signed, st.just(""), bounds)
    | st.builds(Quantity, signed, currencies, bounds)
    | st.builds(Quantity, shares, st.just("%"), bounds)
    | st.builds(Quantity, decimals, st.just("to 1"), bounds)
    | st.builds(Quantity, st.integers(1, 90).map(Fraction), st.sampled_from(["min", "h", "d", "business d"]), bounds)
)
links = st.sampled_from(["", "content/", "content/content/", "a b/"]).flatmap(
    lambda folder: st.from_regex(r"[a-z][\w.() -]{0,10}\.[a-z]{1,8}", fullmatch=True).map(lambda name: folder + name)
).map(Link.parse) | st.just("https://example.org/a?b=c#d").map(Link.parse)  # fmt: skip
letters = st.lists(st.sampled_from("RACI"), min_size=1, max_size=4, unique=True).map("".join)
times = st.integers(0, 24 * 60).map(Moment)
colours = st.from_regex(r"#([0-9a-fA-F]{3}|[0-9a-fA-F]{6})", fullmatch=True).map(Colour.parse)
languages = st.sampled_from(["en", "de-AT", "pt-BR", "zh-Hant-TW", "sr-Latn", "es-419", "ar"]).map(Language.parse)
families = st.from_regex(r"[A-Za-z0-9]+( [A-Za-z0-9]+){0,2}", fullmatch=True).map(FontFamily.parse)


def phrases(kind: type[Phrase], /, **more: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """Phrases as plain text, and with fields of their own."""
    fields = {"text": texts, **more}
    named = st.fixed_dictionaries(fields, optional={"id": ids}).map(kind.model_validate)
    return named | texts.filter(lambda text: ":" not in text).map(kind.model_validate)


def refs(*kinds: str, part: bool = False) -> st.SearchStrategy[Ref]:
    """References to these kinds: to whole entities, and to parts."""
    kind = st.sampled_from(kinds) if kinds else ids
    to_part = st.builds(Ref, kind, ids, parts)
    return to_part if part else st.builds(Ref, kind, ids) | to_part


_ids = st.from_regex(r"[a-z][a-z0-9-]{0,20}", fullmatch=True)
former_ids = st.builds(FormerId, _ids, _ids | st.just(""), _ids | st.just(""))

VALUES: dict[str, tuple[Any, st.SearchStrategy[Any]]] = {
    "text": (Text, texts),
    "summary": (Summary, texts),
    "prose": (Prose, prose.filter(readable).map(Prose.parse)),
    "words to send": (Wording, prose.filter(readable).map(Wording.parse)),
    "points": (Points, st.integers(-10_000, 10_000)),
    "money": (Money, money),
    "money per period": (MoneyPer, st.builds(MoneyPer, st.builds(Money, figures, currencies), periods)),
    "count per period": (CountPer, st.builds(CountPer, figures, periods)),
    "quantity": (Quantity, quantities),
    "amount": (Amount, money.filter(lambda each: each.amount >= 0)),
    "measured": (Measured, quantities.filter(lambda quantity: not quantity.bound)),
    "plain number": (PlainNumber, st.builds(PlainNumber, signed)),
    "people": (People, st.builds(People, st.integers(0, 40_000).map(lambda quarters: Fraction(quarters, 4)))),
    "minutes": (Minutes, st.integers(0, 10_000)),
    "duration": (Duration, durations),
    "interval": (Interval, intervals),
    "span": (Period, spans),
    "day": (RelativeDay, st.integers(-999, 999)),
    "share": (Share, shares),
    "rate": (Rate, shares.filter(lambda share: 0 < share <= 1)),
    "number": (Number, figures),
    "date": (Date, days),
    "whole number": (WholeNumber, st.integers(0, 10**7)),
    "yes or no": (YesNo, st.booleans()),
    "currency": (Currency, currencies),
    "letters": (Letters, letters),
    "time of day": (TimeOfDay, times),
    "time in a day": (
        TimeInDay,
        st.builds(When, times) | st.sampled_from([When(Moment(0), "morning"), When(Moment(13 * 60), "afternoon")]),
    ),
    "link": (Link, links),
    "former id": (FormerId, former_ids),
    "colour": (Colour, colours),
    "family of type": (FontFamily, families),
    "language": (Language, languages),
    "address": (Address, st.just("https://example.org/a/")),
    "any reference": (AnyRef, refs()),
    "role": (RoleRef, refs("role", "team")),
    "team": (TeamRef, refs("team")),
    "step": (StepRef, refs("process", "funnel", part=True)),
    "stage": (StageRef, refs("funnel", part=True)),
    "end of a hand-off": (EndRef, refs("process", "funnel", part=True)),
    "phrase": (Phrase, phrases(Phrase)),
    "criterion": (Criterion, phrases(Criterion, kind=st.sampled_from([None, "buyer"]), evidence=st.none() | texts)),
    "item": (Item, phrases(Item, required=st.booleans(), due=st.none() | texts)),
    "item of a path": (PathItem, phrases(PathItem, day=st.none() | st.integers(-9, 99), required=st.booleans())),
    "reason": (Reason, phrases(Reason, group=st.none() | texts, then=st.none() | texts)),
    "win": (Win, phrases(Win, date=st.none() | days)),
    "circle": (
        Circle,
        st.builds(Circle, id=ids, name=st.none() | texts, site_url=st.none() | st.just("https://example.org/")),
    ),
    "citation": (Citation, st.builds(Citation, source=refs("source"), locator=st.none() | texts)),
    "carried fact": (CarriedFact, st.builds(CarriedFact, fact=texts, in_=st.none() | texts)),
    "next": (Next, st.builds(Next, to=refs("process", part=True), when=st.none() | texts)),
    "waiver": (Waiver, st.builds(Waiver, check=texts, reason=texts, until=days, by=refs("role"))),
}


@pytest.mark.parametrize("name", VALUES)
@often(60)
@given(data=st.data())
def test_what_is_written_is_read_as_the_same_value(name: str, data: st.DataObject) -> None:
    kind, values = VALUES[name]
    adapter: TypeAdapter[Any] = TypeAdapter(kind)
    value = data.draw(values)
    words = adapter.dump_python(value, mode="json", exclude_defaults=True, by_alias=True)
    assert only_words(words), words
    assert adapter.validate_python(words) == value


def only_words(value: Any) -> bool:
    """Whether a document could hold it: texts, lists and named fields."""
    if isinstance(value, dict):
        return all(type(key) is str and only_words(each) for key, each in value.items())
    return all(map(only_words, value)) if isinstance(value, list) else type(value) is str


def types_of(annotation: Any, metadata: tuple[Any, ...] = ()) -> Iterator[Any]:
    """The value types of ours in an annotation: classes, codecs and what references lead to."""
    origin, inner = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        yield from types_of(inner[0], annotation.__metadata__)
    elif origin in (Union, types.UnionType, tuple, dict):
        for each in inner:
            yield from types_of(each, metadata)
    elif isinstance(annotation, type) and issubclass(annotation, Value):
        yield annotation
    yield from (each for each in metadata if isinstance(each, Codec | Numeral))


def test_every_type_of_value_in_use_is_written_as_well() -> None:
    """Adding a type without its property here fails."""
    covered = {each for kind, _ in VALUES.values() for each in types_of(kind)}
    models = {part for kind in (*KINDS, Settings) for part in (kind, *guide.parts(kind))}
    used = {
        each
        for model in models
        for info in model.model_fields.values()
        for each in types_of(info.annotation, tuple(info.metadata))
    }
    assert used - covered == set()
    assert {each for each in used if isinstance(each, Codec | Numeral)}


def test_every_short_form_has_its_property() -> None:
    """A model that may be written as one text is among those above."""
    covered = {kind for kind, _ in VALUES.values() if isinstance(kind, type)}
    models = {part for kind in (*KINDS, Settings) for part in guide.parts(kind)}
    assert {model for model in models if guide.accepts_text(model)} - covered == set()


@pytest.mark.parametrize("to", [To(), To("role"), To("process", part=True), To("process", "funnel", bare="process")])
@often(60)
@given(data=st.data())
def test_a_reference_leaves_its_kind_out_only_where_it_is_meant_anyway(to: To, data: st.DataObject) -> None:
    ref = data.draw(refs("role", "process", "funnel", part=to.part))
    assert to.parse(to.write(ref)) == ref
    assert (":" in to.write(ref)) == (ref.kind != to.bare)


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (Fraction(36_000), "36000"),
        (Fraction(1234, 1000), "1.2340"),
        (Fraction(-1, 8), "-0.125"),
        (Fraction(1, 8), "0.125"),
        (Fraction(1, 10**18), "0.000000000000000001"),
        (Fraction(0), "0"),
    ],
)
def test_numbers_are_written_with_all_their_decimals(value: Fraction, words: str) -> None:
    assert numbers.exact(value) == words
    assert numbers.number(words) == value


def test_a_number_without_an_end_is_not_written_as_another_one() -> None:
    with pytest.raises(ValueError, match="no end"):
        numbers.exact(Fraction(1, 3))


def test_a_time_of_day_has_no_time_zone() -> None:
    """Two times of which one has a zone cannot be compared."""
    codec = next(each for each in types_of(TimeOfDay) if isinstance(each, Codec))
    with pytest.raises(InvalidValue, match="has a time zone"):
        codec.parse("09:00Z")


@pytest.fixture(scope="module", params=SAMPLES)
def loaded(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Loaded:
    """A sample, as `playpress new` writes it."""
    folder = tmp_path_factory.mktemp("samples") / request.param
    starter.create(folder, request.param)
    return load(Path(folder), KINDS)


def test_every_definition_of_the_samples_is_written_and_read_as_the_same(loaded: Loaded) -> None:
    assert loaded.entities
    for entity, _ in loaded.entities:
        fields = written(entity)
        assert only_words(fields), entity.key
        assert type(entity).model_validate({**fields, "id": entity.id}) == entity, entity.key


def test_the_settings_of_the_samples_are_written_and_read_as_the_same(loaded: Loaded) -> None:
    assert loaded.settings is not None
    fields = written(loaded.settings)
    assert only_words(fields)
    assert Settings.model_validate(fields) == loaded.settings


def origins(loaded: Loaded) -> Iterator[tuple[Entity, Raw]]:
    """Every definition, with what its author wrote."""
    for entity, origin in loaded.entities:
        yield entity, events.value_of(origin)


def test_a_definition_that_is_not_changed_keeps_the_words_of_its_author(loaded: Loaded) -> None:
    for entity, raw in origins(loaded):
        assert rewritten(entity, entity, raw) == raw


def test_a_change_keeps_the_words_of_everything_else(loaded: Loaded) -> None:
    for entity, raw in origins(loaded):
        changed = entity.model_copy(update={"summary": Summary("Another one."), "tags": (*entity.tags, Text("more"))})
        fields = rewritten(changed, entity, raw)
        assert isinstance(fields, dict)
        assert isinstance(raw, dict)
        assert type(entity).model_validate({**fields, "id": entity.id}) == changed, entity.key
        assert {name for name in {**raw, **fields} if raw.get(name) != fields.get(name)} == {"summary", "tags"}


STAGES = """\
stages:
  - id: mql
    rate: 0.20  # measured
    lag: P30D
    may_exceed_one: false
    exit:
      - {text: Met}
  - id: won
    outcome: won
"""


def test_two_spellings_of_one_value_are_one_value_and_the_authors_stays() -> None:
    document, _ = events.parse(STAGES, "a.yml")
    assert document is not None
    assert isinstance(document.value, dict)
    before = Funnel.model_validate({**document.value, "id": "leads"})
    first, *others = before.stages
    assert first.rate == Fraction(1, 5)
    longer = Duration.parse("40 days")
    after = before.model_copy(update={"stages": (first.model_copy(update={"lag": longer}), *others)})
    fields = rewritten(after, before, document.value)
    new = edited(STAGES.encode(), "a.yml", [Put((), fields)])
    assert isinstance(new, bytes)
    assert new.decode() == STAGES.replace("P30D", "40 days")
