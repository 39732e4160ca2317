"""Completeness: what the package walk finds has its title, the interface of its room, and a table of cases."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from dataclasses import fields
from inspect import getdoc, isfunction, signature
from pathlib import Path
from types import ModuleType

import pytest

from reconcile import readers, registry, writers
from reconcile.claims import SLOTS
from reconcile.grades import BANDS, Scale, scales
from reconcile.judge import GATES, RULES
from reconcile.judge.weigh import SIGNALS
from reconcile.model import Slots

FIXTURES = Path(__file__).parents[1] / "fixtures"

# What a module of each room must have: constants, and functions with the names of their parameters.
INTERFACES = {
    RULES: ({"NEEDS": float}, {"reasons": ["pair"]}),
    GATES: ({"ORDER": int}, {"parts": ["pair", "reason"]}),
    SIGNALS: ({"CODES": tuple}, {"measure": ["meetings"], "words": ["meeting"]}),
    SLOTS: ({"FIELD": str}, {"find": ["sentence", "published"]}),
    "reconcile.readers": ({"ENDINGS": tuple}, {"read": ["data", "settings"]}),
    "reconcile.writers": ({"FORMAT": str}, {"files": ["result"]}),
}
# Modules of these rooms that read and write no format of their own are told by the constant they lack.
MARKED = {"reconcile.readers": "ENDINGS", "reconcile.writers": "FORMAT"}
TABLES = {RULES: "rules", GATES: "rules", SLOTS: "slots"}
KNOWN: dict[str, str] = {}
# Reasons a pair can be set aside for: subject, aspect, event and time, scope, report.
ORDERS = range(1, 6)


def room(name: str) -> list[ModuleType]:
    mark = MARKED.get(name)
    return [m for m in registry.modules(name) if mark is None or hasattr(m, mark)]


def every(rooms: object = None) -> list[object]:
    names = rooms if isinstance(rooms, dict) else INTERFACES
    return [pytest.param(name, m, id=m.__name__.removeprefix("reconcile.")) for name in names for m in room(name)]


@pytest.mark.parametrize("name", INTERFACES)
def test_no_room_is_empty(name: str) -> None:
    assert room(name)


@pytest.mark.parametrize(("name", "module"), every())
def test_a_module_has_the_interface_of_its_room(name: str, module: ModuleType) -> None:
    constants, functions = INTERFACES[name]
    for constant, kind in constants.items():
        assert isinstance(getattr(module, constant), kind), constant
    for function, parameters in functions.items():
        found = getattr(module, function)
        assert isfunction(found) and list(signature(found).parameters)[: len(parameters)] == parameters


@pytest.mark.parametrize(("name", "module"), every())
def test_a_module_has_a_title_to_be_listed_under(name: str, module: ModuleType) -> None:
    title = registry.title(module)
    assert re.fullmatch(r"[A-Z0-9].{3,118}[^\s,;:]", title), f"{module.__name__}: {title!r}"
    assert getdoc(module)


@pytest.mark.parametrize(("name", "module"), every(TABLES))
def test_a_module_has_a_table_of_cases(name: str, module: ModuleType) -> None:
    table = FIXTURES / TABLES[name] / f"{registry.name(module)}.csv"
    assert table.is_file(), f"{table.relative_to(FIXTURES.parent)} is missing"
    with table.open(encoding="utf-8", newline="") as file:
        assert len(list(csv.DictReader(file))) > 1


def tables() -> Iterator[object]:
    for path in sorted((FIXTURES / "rules").glob("*.csv")) + sorted((FIXTURES / "slots").glob("*.csv")):
        name = path.relative_to(FIXTURES).as_posix()
        gaps = [pytest.mark.xfail(strict=True, reason=KNOWN[name])] if name in KNOWN else []
        yield pytest.param(path, id=name, marks=gaps)


@pytest.mark.parametrize("path", list(tables()))
def test_every_row_of_a_table_fits_its_header(path: Path) -> None:
    with path.open(encoding="utf-8", newline="") as file:
        header, *rows = csv.reader(file, strict=True)
    assert len(set(header)) == len(header) and all(header)
    assert [number for number, row in enumerate(rows, 2) if len(row) != len(header)] == []


def test_slots_fill_the_fields_of_the_model() -> None:
    assert sorted(module.FIELD for module in room(SLOTS)) == sorted(field.name for field in fields(Slots))


def test_gates_stand_in_the_agreed_order() -> None:
    assert {module.ORDER for module in room(GATES)} <= set(ORDERS)


def test_no_two_modules_share_a_name_a_report_shows() -> None:
    names = [registry.name(m) for name in (RULES, GATES) for m in room(name)]
    assert len(set(names)) == len(names)


def test_every_ending_and_format_is_claimed_once() -> None:
    endings = [ending for module in room("reconcile.readers") for ending in module.ENDINGS]
    assert sorted(endings) == sorted(readers.formats()) and all(e == e.lower() and e[0] == "." for e in endings)
    assert sorted(module.FORMAT for module in room("reconcile.writers")) == sorted(writers.formats())
    assert set(writers.DEFAULT) <= set(writers.formats())


def test_furniture_is_not_listed() -> None:
    for name in INTERFACES:
        assert not [m for m in registry.modules(name) if registry.name(m).startswith("_")]


def test_every_scale_loads() -> None:
    folder = Path(readers.__file__).parents[1] / "lexicon" / "scales"
    assert [scale.code for scale in scales()] == sorted(path.stem for path in folder.glob("*.csv"))


@pytest.mark.parametrize("scale", scales(), ids=lambda scale: scale.code)
def test_a_scale_is_complete(scale: Scale) -> None:
    assert scale.name and scale.source and len(scale.levels) > 1
    ranks = [level.rank for level in scale.levels]
    assert ranks == sorted(ranks) and set(ranks) == set(range(min(ranks), max(ranks) + 1))
    assert all(band in BANDS for level in scale.levels for band in filter(None, level.band.split(" or ")))
    forms = [form.casefold() for level in scale.levels for form in level.forms]
    assert all(form.strip() == form and form for form in forms)
