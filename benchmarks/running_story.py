"""Writes an invented running story of any length: many sources that retell the same events in their own words.

    python benchmarks/running_story.py FOLDER CLAIMS [SEED]

A source is a report of some hundred claims on the events of its day and what led to them; a shorter story has three
shorter ones. Each event is told by about six sources, wordings and what is told of it vary, and now and then a figure
or a day does. People, bodies and places recur as in the news: a few all the time, most for one event. So a story ten
times as long has ten times the events, and no more tellers an event. The same seed writes the same bytes.
"""

from __future__ import annotations

import csv
import random
import sys
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import NamedTuple

# Claims a source of a long story makes, and what a written statement comes to in claims.
REPORT, STATEMENT = 100, 1.17
# Sources of a short story; sources that tell an event; what there is to tell of it, and how much of that are deeds.
FEWEST, TELLERS, TOLD, DEEDS = 3, 6, 8, 5
# The share of tellings with another figure or day than the event's, and of statements that recall the story's past.
SLIPS, RECALLED = 0.04, 0.1
# One event in so many is what reports keep coming back to; so many people are in the news all the time.
MILESTONE, CAST = 20, 24
START = date(2023, 3, 6)
WORDS = Path(__file__).with_suffix(".csv")

# Each kind of statement in several wordings; what stands in braces is the event's.
_STATEMENTS: tuple[tuple[str, ...], ...] = (
    (
        "The {site} in {place} was closed on {day} after {cause} damaged its {part}.",
        "{Cause} damaged the {part} of the {site} in {place}, which was closed on {day}.",
        "On {day} the {body} closed the {place} {site} because {cause} had damaged the {part}.",
    ),
    (
        "{count} {group} were led to safety from the {place} {site}.",
        "Firefighters brought {count} {group} out of the {site} in {place}.",
        "At the {place} {site}, {count} {group} had to leave in a hurry.",
    ),
    (
        "Repairs to the {part} will cost £{money}m, said {who}, the {role}.",
        "The {role}, {who}, put the bill for the {part} at £{money}m.",
        "{who} said that £{money}m would be needed to mend the {part} of the {site}.",
    ),
    (
        "{who} told the {body} that the {site} had been {quality} for {years} years.",
        "“The {site} has been {quality} for {years} years,” {who} told the {body}.",
        "According to {who}, the {place} {site} had been {quality} for {years} years.",
    ),
    (
        "The {body} has ordered {works} at the {place} {site}, to begin on {later}.",
        "{Works} at the {site} in {place} will begin on {later}, the {body} said.",
        "A spokesman for the {body} said {works} would start at the {site} on {later}.",
    ),
    (
        "{surname} and two colleagues found {count} cracks in the {part} of the {site}.",
        "Inspectors led by {who} counted {count} cracks in the {part}.",
        "There were {count} cracks in the {part} of the {place} {site}, {surname} wrote in a report.",
    ),
    (
        "{count} tonnes of {goods} were lost when water reached the store of the {site}.",
        "Water in the store of the {place} {site} spoilt {count} tonnes of {goods}.",
        "The {site} lost {count} tonnes of {goods} to the water.",
    ),
    (
        "{other}, who speaks for the {group}, called the decision of the {body} {quality}.",
        "The decision was {quality}, said {other} on behalf of the {group}.",
        "For {other}, a spokeswoman for the {group}, what the {body} decided is {quality}.",
    ),
    (
        "A vote on the future of the {site} was carried by {count} to {few} in {place}.",
        "Members of the {body} voted {count} to {few} to keep the {site} in {place}.",
        "By {count} votes to {few} the {body} decided to keep the {place} {site}.",
    ),
    (
        "{other} was taken to hospital in {town} with a broken arm but is recovering.",
        "With a broken arm, {other} was driven to a hospital in {town}.",
        "{other} broke an arm and was treated in {town}.",
    ),
    (
        "No trains ran between {place} and {town} for {few} days.",
        "For {few} days there was no train from {place} to {town}.",
        "The line between {place} and {town} stayed shut for {few} days.",
    ),
    (
        "The {site} was built in {built} and last restored {years} years ago.",
        "Built in {built}, the {place} {site} was last restored {years} years ago.",
        "Nobody has restored the {site}, which dates from {built}, for {years} years.",
    ),
)
# How a deed is told, and what is added to it.
_TOLD = (
    "{subject} {deed} the {thing} {adjunct}.",
    "The {thing} was {deed} by {subject} {adjunct}.",
    "{adjunct}, {subject} {deed} the {thing}.",
)
_SUBJECTS = ("{who}", "{other}", "the {body}", "the {role}", "a group of {group}", "{surname}", "firms from {town}")
_ADJUNCTS = (
    "in {town}", "near the {means}", "on {day}", "for £{money}m", "{few} times", "without a {means}", "despite {cause}",
    "after {few} weeks", "at the {site}", "under the {means}", "before the {works}", "with help from {town}",
    "to save the {means}", "because of the {means}", "while the {site} was shut", "in front of {count} {group}",
)  # fmt: skip


class Event(NamedTuple):
    """Something that happened on a day of the story (from 0), and what can be told of it, each in several wordings.

    ``values`` are the details that may be told otherwise by a source that has them wrong.
    """

    day: int
    values: Mapping[str, str]
    statements: tuple[tuple[str, ...], ...]


def running_story(claims: int, seed: int = 1) -> dict[str, str]:
    """The files of a dossier with about so many claims, by name: one text a source, and sources.csv."""
    lot = random.Random(seed)
    sources = max(FEWEST, round(claims / REPORT))
    length = max(2, round(claims / sources / STATEMENT))
    events = _events(lot, max(1, round(sources * length / TOLD / TELLERS)), sources)
    files = {f"report-{n:03}.txt": _report(lot, events, n, sources, length) for n in range(sources)}
    rows = [("file", "title", "publisher", "kind", "published")]
    for n, name in enumerate(files):
        publisher, published = f"{_place(random.Random(n % 40))} Courier", _day(n) + timedelta(1)
        rows.append((name, "", publisher, "news", published.isoformat()))
    return {**files, "sources.csv": "".join(",".join(row) + "\n" for row in rows)}


def write(folder: Path, claims: int, seed: int = 1) -> Path:
    """Write such a dossier into ``folder``, which is made; returns it."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in running_story(claims, seed).items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def _day(source: int) -> date:
    """The day a source reports on: three sources a day."""
    return START + timedelta(source // 3)


def _events(lot: random.Random, number: int, sources: int) -> list[Event]:
    """The events in the order of their days, spread evenly over those on which there are reports."""
    cast = [_person(lot) for _ in range(CAST)]
    days = (sources - 1) // 3 + 1
    return [_event(lot, n * days // number, cast) for n in range(number)]


def _event(lot: random.Random, day: int, cast: Sequence[str]) -> Event:
    who, other = (lot.choice(cast) if lot.random() < 0.5 else _person(lot) for _ in range(2))
    when, cause, works = START + timedelta(day), _one(lot, "causes"), _one(lot, "works")
    values = {name.removesuffix("s"): _one(lot, name) for name in ("sites", "parts", "groups", "goods", "roles")}
    values |= {
        "goods": values.pop("good"), "quality": _one(lot, "qualities"), "place": _place(lot), "town": _place(lot),
        "cause": cause, "Cause": _opened(cause), "works": works, "Works": _opened(works),
        "who": who, "surname": who.split()[-1], "other": other, "body": f"{_place(lot)} {_one(lot, 'bodies')}",
        "day": f"{when:%A}", "later": f"{lot.randrange(1, 28)} {(when + timedelta(40)):%B}",
        "built": str(lot.randrange(1780, 1990)), "count": str(lot.randrange(11, 400)),
        "few": str(lot.randrange(3, 10)), "years": str(lot.randrange(11, 90)),
        "money": f"{lot.randrange(11, 390) / 10:.1f}",
    }  # fmt: skip
    deeds = [_deed(lot) for _ in range(DEEDS)]
    return Event(day, values, (*lot.sample(_STATEMENTS, TOLD - DEEDS), *deeds))


def _deed(lot: random.Random) -> tuple[str, ...]:
    """Something done by somebody to something, in several wordings."""
    deed, thing, means = _often(lot, "deeds"), _often(lot, "things"), _often(lot, "things")
    subject, adjunct = lot.choice(_SUBJECTS), lot.choice(_ADJUNCTS).replace("{means}", means)
    parts = {"{deed}": deed, "{thing}": thing, "{subject}": subject, "{adjunct}": adjunct}
    return tuple(_filled(wording, parts) for wording in _TOLD)


def _filled(wording: str, parts: Mapping[str, str]) -> str:
    for name, words in parts.items():
        wording = wording.replace(name, words)
    return wording


def _report(lot: random.Random, events: Sequence[Event], number: int, sources: int, length: int) -> str:
    """The text of one source: a headline, and paragraphs on its day's events, with what it recalls of earlier ones."""
    today, last = number // 3, events[-1].day
    recent = [event for event in events if today - 1 <= event.day <= today] or [events[-1 if today > last else 0]]
    head = recent[0].values
    paragraphs = [f"{head['place']} {head['site']} in the news again"]
    left = length
    while left > 0:
        event = lot.choice(events[::MILESTONE] if lot.random() < RECALLED else recent)
        told = lot.sample(event.statements, min(left, lot.randrange(2, 5)))
        paragraphs.append(" ".join(_said(lot, event, wordings) for wordings in told))
        left -= len(told)
    return "\n\n".join(paragraphs) + "\n"


def _said(lot: random.Random, event: Event, wordings: Sequence[str]) -> str:
    values = dict(event.values)
    if lot.random() < SLIPS:
        values["count"] = str(int(values["count"]) + lot.randrange(1, 9))
        values["day"] = f"{START + timedelta(lot.randrange(7)):%A}"
    return _opened(lot.choice(wordings).format_map(values))


def _opened(text: str) -> str:
    return text[:1].upper() + text[1:]


def _place(lot: random.Random) -> str:
    return _often(lot, "place_heads") + _often(lot, "place_tails")


def _person(lot: random.Random) -> str:
    return f"{_one(lot, 'given_names')} {_one(lot, 'place_heads')}{_one(lot, 'surname_tails')}"


@cache
def _words(name: str) -> Sequence[str]:
    """A list of the words the story is made of."""
    with WORDS.open(encoding="utf-8", newline="") as file:
        return next(row["words"].split("; ") for row in csv.DictReader(file) if row["list"] == name)


def _one(lot: random.Random, name: str) -> str:
    return lot.choice(_words(name))


def _often(lot: random.Random, name: str) -> str:
    """A word of a list, the first far more often than the last."""
    return _words(name)[int(len(_words(name)) * lot.random() ** 2)]


def main() -> None:
    folder, claims, *seed = sys.argv[1:]
    write(Path(folder), int(claims), *map(int, seed))


if __name__ == "__main__":
    main()
