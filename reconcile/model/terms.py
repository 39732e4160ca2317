"""The words of the reports: what a value may be."""

from __future__ import annotations

from enum import StrEnum


class Kind(StrEnum):
    """What sort of document a source is."""

    ADVERTORIAL = "advertorial"
    PRESS_RELEASE = "press release"
    NEWS = "news"
    OFFICIAL = "official"
    OPINION = "opinion"
    OTHER = "other"


class Role(StrEnum):
    """What a paragraph is for on its page."""

    TITLE = "title"
    BODY = "body"
    SUBHEAD = "subhead"
    LABEL = "label"
    DATELINE = "dateline"
    FURNITURE = "furniture"


class SaidAs(StrEnum):
    """How a source gives a claim."""

    OWN = "own voice"
    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"


class Status(StrEnum):
    """What sort of statement a claim is."""

    FACT = "fact"
    PLAN = "plan"
    EVALUATION = "evaluation"
    QUESTION = "question"
    APPEAL = "appeal"


COMPARED = frozenset({Status.FACT, Status.PLAN, Status.EVALUATION})


class Relation(StrEnum):
    """What a link, a reason or a set-aside pair says of two claims."""

    AGREE = "agree"
    CONFLICT = "conflict"
    SET_ASIDE = "set aside"


class Difference(StrEnum):
    """What differs between two linked claims; NONE where nothing does."""

    NONE = ""
    NUMBER = "number"
    DATE = "date"
    NAME = "name"
    GRADE = "grade"
    SCOPE = "scope"
    ATTRIBUTION = "attribution"
    NEGATION = "negation"
    STATUS = "status"
    CAUSE = "cause"
    PLACE = "place"
    STRENGTH = "strength"
    WORDING = "wording"


class Strength(StrEnum):
    """How sure a link is; there are no percentages."""

    CLEAR = "clear"
    POSSIBLE = "possible"


class Verdict(StrEnum):
    """The consistency of one claim across the dossier."""

    CORROBORATED = "corroborated"
    ECHOED = "echoed"
    CONFLICTING = "conflicting"
    DISPUTED = "disputed"
    SINGLE = "single source"
    NOT_COMPARED = "not compared"
