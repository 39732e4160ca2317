"""A small finished story, made by hand: three sources on a swimming pool, with every kind of finding."""

from __future__ import annotations

import hashlib
from dataclasses import replace

from reconcile.digest import summary
from reconcile.model import (
    Claim,
    Difference,
    Document,
    Kind,
    Link,
    Paragraph,
    Problem,
    Reason,
    Relation,
    Result,
    Role,
    SaidAs,
    Sentence,
    SetAside,
    Slots,
    Standing,
    Status,
    Strength,
    Verdict,
)

ARGUS = """Otter Lane pool to shut for the winter

By Perry Quill

Otter Lane pool in Stainby will close on 3 November after cracks were found, and 240 children will lose their lessons.

Repairs will cost £1.2m, the borough council said.

“We were promised a new boiler in 2022 – nothing came,” said Nora Feld, who has swum there since 1981.

Inspectors rated the pool “requires improvement” in May.

The pool drew 61,000 visits last year.

Will you miss the pool? Email the newsdesk."""

BOROUGH = """Investing in Otter Lane

Otter Lane pool closes on 10 November for essential repairs costing £1.2 million.

- 5 per cent of lessons, about 190, will move to Marle Bridge.

The council says that nobody will lose a lesson.

Councillor Asif Rowe said: “Our pool is rated good and we are proud of it.”

It drew 61,000 visits last year and 48,000 the year before."""

LIVING = """Advertisement feature

Make a splash at Otter Lane

Our family pool is rated good, says Councillor Asif Rowe.

Lessons for 240 children begin in spring."""

_FURNITURE = {"By Perry Quill": Role.FURNITURE, "Will you miss the pool? Email the newsdesk.": Role.FURNITURE}
_LABELS = {"Advertisement feature": Role.LABEL}


def document(source: str, text: str, publisher: str, kind: Kind, **more: str) -> Document:
    """A document whose paragraphs are the blocks of ``text``; its title is the first that is no label."""
    paragraphs: list[Paragraph] = []
    title, start = "", 0
    for number, block in enumerate(text.split("\n\n"), 1):
        role = _FURNITURE.get(block) or _LABELS.get(block) or (Role.BODY if title else Role.TITLE)
        title = title or (block if role is Role.TITLE else "")
        paragraphs.append(Paragraph(number, start, start + len(block), role))
        start += len(block) + 2
    known = {"published": "2024-10-28", "url": "", "paid_by": "", "paid_label": "", "byline": "", **more}
    digest = hashlib.sha256(text.encode()).hexdigest()
    blocks = tuple(paragraphs)
    return Document(source, f"{source}.txt", text, digest, title, publisher, kind, paragraphs=blocks, **known)


def claim(
    where: Document,
    text: str,
    whole: str = "",
    said_by: str = "",
    said_as: SaidAs = SaidAs.OWN,
    status: Status = Status.FACT,
    context: str = "",
) -> Claim:
    """The claim ``text`` in the sentence ``whole`` (the claim itself where left out)."""
    whole = whole or text
    begin = where.text.index(whole)
    start = begin + whole.index(text)
    paragraph = next(p for p in where.paragraphs if p.start <= start < p.end)
    sentence = Sentence(where.source, paragraph.number, paragraph.role, begin, begin + len(whole), whole, ())
    digest = hashlib.sha256(f"{where.sha256}:{start}:{start + len(text)}".encode()).hexdigest()
    chain = (said_by,) if said_by else ()
    return Claim(
        f"c{digest[:7]}", where.source, where.publisher, where.kind, where.published, sentence,
        start, start + len(text), text, context, said_by, said_as, chain, "said", status, Slots(),
    )  # fmt: skip


def link(a: Claim, b: Claim, why: str, *reasons: Reason, same_origin: bool = False) -> Link:
    """The link that its last reason decides."""
    last = reasons[-1]
    digest = hashlib.sha256(f"{a.claim_id}:{b.claim_id}".encode()).hexdigest()
    return Link(f"k{digest[:7]}", last.relation, last.difference, last.strength, a, b, same_origin, reasons, why)


def agrees(words: str, other: str, sentence: str, weight: float = 2.5) -> Reason:
    return Reason("same_value", Relation.AGREE, Difference.NONE, weight, words, other, sentence)


def differs(kind: Difference, words: str, other: str, sentence: str, sure: Strength = Strength.CLEAR) -> Reason:
    return Reason(f"other_{kind}", Relation.CONFLICT, kind, 3.25, words, other, sentence, sure)


SHARED = Reason("shared_words", Relation.AGREE, Difference.NONE, 1.75, "pool", "pool", "Both speak of the pool.")
PRIOR = Reason("prior", Relation.AGREE, Difference.NONE, -1.5, "", "", "Most pairs are about different facts.")

argus = document(
    "argus", ARGUS, "The Stainby Argus", Kind.NEWS, byline="Perry Quill", url="https://argus.example/pool",
)  # fmt: skip
borough = document("borough", BOROUGH, "Stainby Borough Council", Kind.PRESS_RELEASE, published="2024-10")
living = document(
    "living", LIVING, "Stainby Living", Kind.ADVERTORIAL,
    paid_by="Stainby Borough Council", paid_label="Advertisement feature",
)  # fmt: skip

_LEAD = ARGUS.split("\n\n")[2]
_QUOTE = ARGUS.split("\n\n")[4]
_LAST = BOROUGH.split("\n\n")[5]

title = claim(argus, "Otter Lane pool to shut for the winter")
shut = claim(argus, "Otter Lane pool in Stainby will close on 3 November", _LEAD, status=Status.PLAN)
cracks = claim(argus, "after cracks were found", _LEAD)
lead = claim(argus, _LEAD.rstrip("."), _LEAD)
children = claim(argus, "240 children will lose their lessons", _LEAD, status=Status.PLAN)
cost = claim(argus, "Repairs will cost £1.2m", "Repairs will cost £1.2m, the borough council said.",
             "the borough council", SaidAs.INDIRECT, Status.PLAN)  # fmt: skip
boiler = claim(argus, "We were promised a new boiler in 2022 – nothing came", _QUOTE, "Nora Feld", SaidAs.DIRECT)
rated = claim(argus, "Inspectors rated the pool “requires improvement” in May", said_by="Inspectors")
visits = claim(argus, "The pool drew 61,000 visits last year.")
miss = claim(argus, "Will you miss the pool?", status=Status.QUESTION)

closes = claim(borough, "Otter Lane pool closes on 10 November", BOROUGH.split("\n\n")[1], status=Status.PLAN)
million = claim(borough, "essential repairs costing £1.2 million", BOROUGH.split("\n\n")[1], status=Status.PLAN)
dash = claim(borough, "- 5 per cent of lessons, about 190, will move to Marle Bridge.", status=Status.PLAN)
nobody = claim(borough, "nobody will lose a lesson", "The council says that nobody will lose a lesson.",
               "The council", SaidAs.INDIRECT, Status.PLAN)  # fmt: skip
good = claim(borough, "Our pool is rated good", BOROUGH.split("\n\n")[4], "Asif Rowe", SaidAs.DIRECT)
drew = claim(borough, "It drew 61,000 visits last year", _LAST, context="Otter Lane pool")
before = claim(borough, "48,000 the year before", _LAST, context="Otter Lane pool visits")

family = claim(living, "Our family pool is rated good", "Our family pool is rated good, says Councillor Asif Rowe.",
               "Asif Rowe", SaidAs.DIRECT)  # fmt: skip
spring = claim(living, "Lessons for 240 children begin in spring.", status=Status.PLAN)

LINKS = (
    link(shut, closes, "The Stainby Argus has the pool close on 3 November, the council on 10 November.",
         PRIOR, SHARED, differs(Difference.DATE, "3 November", "10 November", "The dates differ.")),
    link(children, nobody, "“240 children will lose their lessons” against “nobody will lose a lesson”.",
         PRIOR, SHARED, differs(Difference.NUMBER, "240 children", "nobody", "One counts 240, the other none.")),
    link(rated, good, "“requires improvement” and “good” are different grades for the same pool.",
         PRIOR, differs(Difference.GRADE, "requires improvement", "good", "The grades differ.")),
    link(rated, family, "“requires improvement” and “good” may be different grades for the same pool.",
         PRIOR, differs(Difference.GRADE, "requires improvement", "good", "The grades differ.", Strength.POSSIBLE)),
    link(cost, million, "Both put the repairs at £1.2m.",
         PRIOR, SHARED, agrees("£1.2m", "£1.2 million", "Both give the same sum."), same_origin=True),
    link(visits, drew, "Both give 61,000 visits for last year.",
         PRIOR, SHARED, agrees("61,000 visits", "61,000 visits", "Both give the same count.")),
    link(good, family, "Both say that the pool is rated good.",
         PRIOR, SHARED, agrees("rated good", "rated good", "Both give the same grade."), same_origin=True),
)  # fmt: skip

INTERNAL = (
    link(dash, nobody, "The same release moves lessons and says that nobody loses one.",
         PRIOR, differs(Difference.SCOPE, "5 per cent", "nobody", "Part against none.", Strength.POSSIBLE)),
)  # fmt: skip

ASIDE = (
    SetAside(visits, before, "other time", "61,000 is last year’s figure, 48,000 the year’s before."),
    SetAside(children, spring, "other subject", "One counts lessons lost, the other lessons begun."),
)


def standing(item: Claim, verdict: Verdict, why: str, independent: int = 0) -> Standing:
    """The claim's standing, its counterparts taken from LINKS."""
    found: dict[Relation, list[str]] = {relation: [] for relation in Relation}
    for entry in LINKS:
        if item in (entry.a, entry.b):
            found[entry.relation].append((entry.b if item == entry.a else entry.a).claim_id)
    agree, conflict = found[Relation.AGREE], found[Relation.CONFLICT]
    return Standing(item, verdict, independent, tuple(agree), tuple(conflict), why)


ALONE = "No other source speaks of this."
CLAIMS = (
    standing(title, Verdict.SINGLE, ALONE),
    standing(lead, Verdict.SINGLE, ALONE),
    standing(shut, Verdict.CONFLICTING, "Stainby Borough Council gives 10 November."),
    standing(cracks, Verdict.SINGLE, ALONE),
    standing(children, Verdict.CONFLICTING, "Stainby Borough Council says that nobody will lose a lesson."),
    standing(cost, Verdict.ECHOED, "Stainby Borough Council says the same, but it is the one quoted here."),
    standing(boiler, Verdict.SINGLE, ALONE),
    standing(rated, Verdict.CONFLICTING, "Two other sources say “good”."),
    standing(visits, Verdict.CORROBORATED, "Stainby Borough Council gives the same count.", 1),
    standing(miss, Verdict.NOT_COMPARED, "A question is not compared."),
    standing(closes, Verdict.CONFLICTING, "The Stainby Argus gives 3 November."),
    standing(million, Verdict.ECHOED, "The Stainby Argus says the same, quoting the council."),
    standing(dash, Verdict.SINGLE, ALONE),
    standing(nobody, Verdict.CONFLICTING, "The Stainby Argus says that 240 children will."),
    standing(good, Verdict.DISPUTED, "Stainby Living says the same; The Stainby Argus differs."),
    standing(drew, Verdict.CORROBORATED, "The Stainby Argus gives the same count.", 1),
    standing(before, Verdict.SINGLE, ALONE),
    standing(family, Verdict.DISPUTED, "Stainby Borough Council says the same; The Stainby Argus differs."),
    standing(spring, Verdict.SINGLE, ALONE),
)

PROBLEMS = (
    Problem("minutes", "is empty; a text file is accepted", "minutes.txt", "left out", unread=True),
    Problem("borough", "the date gives no day", "sources.csv", "compared by month"),
)

BARE = Result("otter-lane", (argus, borough, living), CLAIMS, LINKS, INTERNAL, ASIDE, PROBLEMS)
RESULT = replace(BARE, summary=summary(BARE, {}))
EMPTY = replace(nothing := Result("nothing", (), (), (), (), (), ()), summary=summary(nothing, {}))
SHUFFLED = replace(
    RESULT,
    documents=RESULT.documents[::-1],
    claims=RESULT.claims[::-1],
    links=RESULT.links[::-1],
    set_aside=RESULT.set_aside[::-1],
    problems=RESULT.problems[::-1],
)
