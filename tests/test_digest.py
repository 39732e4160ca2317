"""A story in brief: five plain lines, the worst conflicts first."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reconcile.digest import NAMED, WORST, summary
from reconcile.model import Difference, Document, Relation, Strength
from reconcile.writers._lead import lead
from reconcile.writers.summary import summary_row
from tests import sample_result as sample

LINES = (
    "Three sources make 19 claims between them: two are backed by an independent source, two are echoed from the same "
    "origin, five are contradicted by another source, two are backed by some and contradicted by others, seven are "
    "made by a single source and one is a question or an appeal.",
    "Three clear conflicts and one possible conflict were found between the sources, and the press release is at odds "
    "with itself.",
    "The most serious: grade – “requires improvement” in the news report, “good” in the press release; number – “240 "
    "children” in the news report, “nobody” in the press release; date – “3 November” in the news report, "
    "“10 November” in the press release.",
    "Others say the same as two of the nine claims by the news report that could be compared, three of seven by the "
    "press release and one of two by the paid feature.",
    "Two claims in two of the sources rest on the word of Asif Rowe.",
)


def test_five_lines_word_for_word() -> None:
    assert sample.RESULT.summary.lines == LINES
    assert lead(sample.RESULT)[:5] == list(LINES)


def test_the_worst_are_clear_before_possible_and_kinds_in_order() -> None:
    worst = sample.RESULT.summary.worst
    assert [x.difference for x in worst] == [Difference.GRADE, Difference.NUMBER, Difference.DATE]
    assert len(worst) == WORST
    assert {x.relation for x in worst} == {Relation.CONFLICT}
    assert {x.strength for x in worst} == {Strength.CLEAR}


def test_copies_are_told_before_speakers() -> None:
    printed = {"argus": "argus", "borough": "argus", "living": "living"}
    told = summary(sample.BARE, printed)
    assert told.lines[4].startswith("The news report and the press release print one text and count as one origin; ")
    assert [s.same_text_as for s in told.support] == [("borough",), ("argus",), ()]


def test_of_many_sources_a_line_names_a_few_and_counts_the_rest() -> None:
    many = tuple(replace(sample.argus, source=f"argus {n:02}", publisher=f"Argus {n}") for n in range(NAMED + 20))
    line = summary(replace(sample.EMPTY, documents=many), {}).lines[3]
    assert line.endswith(f"no of no by Argus {NAMED - 1} and no of no by 20 others.")


@pytest.mark.parametrize("documents", [(), (sample.argus,)], ids=["none", "one"])
def test_one_line_where_there_is_nothing_to_compare(documents: tuple[Document, ...]) -> None:
    bare = replace(sample.EMPTY, documents=documents)
    assert len(summary(bare, {}).lines) == 1


def test_the_row_of_a_batch_holds_the_summary() -> None:
    row = summary_row(sample.RESULT)
    worst = sample.RESULT.summary.worst
    assert (row.worst, row.second_worst, row.third_worst) == tuple(x.why for x in worst)
    assert row.in_words.splitlines() == list(LINES)
    assert row.internal == 1
