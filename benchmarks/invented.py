"""Stories made up from a seed, as many as are wanted: short news of one event in three papers, some of it broken.

Names are put together from syllables, so that a thousand stories hold thousands of words no parser has met.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from random import Random

# One dossier in so many is broken on purpose.
BROKEN = 25
PAPERS = ("Courier", "Echo", "Gazette")

_HEADS = ("Bram", "Cor", "Dun", "Elm", "Fen", "Gal", "Har", "Ing", "Kel", "Lang", "Mor", "Nor", "Pen", "Ros", "Stan")
_MIDDLES = ("a", "ber", "den", "er", "ing", "le", "mer", "ns", "o", "ter", "wor")
_TAILS = ("bury", "by", "combe", "den", "field", "ford", "ham", "ley", "more", "sey", "thorpe", "ton", "wick", "worth")
_FIRST = ("Alice", "Brian", "Carol", "David", "Ellen", "Frank", "Grace", "Henry", "Irene", "James", "Karen", "Laura")
_WORK = ("spokesman", "head teacher", "chief fire officer", "council leader", "managing director", "inspector")

EVENTS: tuple[tuple[str, tuple[str, ...]], ...] = (
    (
        "Fire at {place} mill",
        (
            "{count} people were taken to hospital after a fire at {place} mill on {day}.",
            "The fire broke out in a store room shortly after {hour} and spread to the roof.",
            "{crews} crews fought the flames for most of the night.",
            "{name}, {work} at {body}, said the building was empty when the first crew arrived.",
            '"We are very proud of everyone who helped," {name} said.',
            "The mill was built in {year} and employs {staff} people.",
            "An investigation into the cause has begun, and the road past the mill stays closed.",
            "{body} has put the damage at £{cost} million.",
        ),
    ),
    (
        "{place} school to close",
        (
            "{place} school will close at the end of {month}, {body} has decided.",
            "It has {staff} pupils, about {count} fewer than two years ago.",
            "{name}, {work} of {body}, told parents on {day} that every child would be offered a place nearby.",
            "Parents handed in a petition with {crews}00 names before the meeting.",
            '"This was not an easy decision," {name} said.',
            "Keeping the school open would have cost £{cost} million, according to a report to councillors.",
            "The school opened in {year}.",
            "A final vote is expected before the summer.",
        ),
    ),
    (
        "{place} bridge reopens after repairs",
        (
            "The bridge at {place} reopened on {day} after {count} weeks of repairs.",
            "The work cost £{cost} million and was paid for by {body}.",
            "{name}, {work} of {body}, said the bridge was safe and would carry lorries again.",
            "It had been shut since cracks were found in {crews} of its supports.",
            "About {staff} drivers a day use the crossing, which dates from {year}.",
            '"People have been patient with us," {name} said.',
            "Shopkeepers say that they have lost customers while it was closed.",
            "A second inspection will follow in {month}.",
        ),
    ),
)  # fmt: skip

_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday")
_MONTHS = ("March", "April", "May", "June", "July")
# What differs from paper to paper, now and then.
_MOVING = ("count", "crews", "cost", "staff", "day")


def write(folder: Path, size: int, seed: int = 1, papers: int = 3, lines: int = 7) -> dict[str, str]:
    """Write so many dossiers below ``folder``, each told in so many papers and at most so many lines after the first.

    Returns what must come of each broken one: "failed" or "lost".
    """
    wrong: dict[str, str] = {}
    for number in range(size):
        name = f"story-{number:05}"
        files, fault = story(number, seed, papers, lines), ""
        if number % BROKEN == BROKEN - 1:
            files, fault = _broken(number // BROKEN, files)
        (folder / name).mkdir(parents=True)
        for file, data in files.items():
            (folder / name / file).write_bytes(data)
        if fault:
            wrong[name] = fault
    return wrong


def story(number: int, seed: int = 1, papers: int = 3, lines: int = 7) -> dict[str, bytes]:
    """The files of a whole story; the same for the same arguments."""
    draw = Random(f"{seed} {number}")
    head, (first, *rest) = draw.choice(EVENTS)
    told, facts = (head, first, *rest[:lines]), _facts(draw)
    texts = {paper: _told(told, _moved(facts, draw), draw) for paper in PAPERS[:papers]}
    return {f"{paper.lower()}.txt": text.encode() for paper, text in texts.items()}


def _facts(draw: Random) -> dict[str, str]:
    return {
        "place": _name(draw),
        "name": f"{draw.choice(_FIRST)} {_name(draw)}",
        "body": f"{_name(draw)} {draw.choice(('Council', 'Trust', 'Estates', 'Works'))}",
        "work": draw.choice(_WORK),
        "count": str(draw.randint(11, 60)),
        "crews": str(draw.randint(3, 9)),
        "cost": str(draw.randint(2, 19)),
        "staff": str(draw.randint(100, 900)),
        "year": str(draw.randint(1850, 1960)),
        "hour": f"{draw.randint(1, 11)}pm",
        "day": draw.choice(_DAYS),
        "month": draw.choice(_MONTHS),
    }


def _name(draw: Random) -> str:
    return draw.choice(_HEADS) + "".join(draw.sample(_MIDDLES, draw.randint(0, 2))) + draw.choice(_TAILS)


def _moved(facts: Mapping[str, str], draw: Random) -> dict[str, str]:
    """The facts as one paper has them: now and then one of them is another."""
    other = _facts(draw)
    return {**facts, **{key: other[key] for key in _MOVING if draw.random() < 0.15}}


def _told(lines: tuple[str, ...], facts: Mapping[str, str], draw: Random) -> str:
    """One paper's text: the headline, the first line and most of the others."""
    kept = [line for line in lines[2:] if draw.random() < 0.8]
    return "\n\n".join(line.format_map(facts) for line in (*lines[:2], *kept)) + "\n"


def _broken(number: int, whole: Mapping[str, bytes]) -> tuple[dict[str, bytes], str]:
    """A story with a fault, each kind in turn, and what must come of it."""
    faults: tuple[tuple[dict[str, bytes], str], ...] = (
        ({**whole, "void.txt": b""}, "lost"),
        ({**whole, "noise.txt": bytes(range(256)) * 40}, "lost"),
        ({"sources.csv": b"file,title,publisher,kind,published\n"}, "failed"),
        ({**whole, "torn.pdf": b"%PDF-1.7\n" + bytes(range(255, 0, -1)) * 8}, "lost"),
        ({**whole, "torn.docx": b"PK\x03\x04" + bytes(300)}, "lost"),
    )
    return faults[number % len(faults)]
