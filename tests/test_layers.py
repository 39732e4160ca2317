"""The rooms and what may be used in each, read off the source of every module."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "reconcile"
MODULES = {
    ".".join(path.relative_to(PACKAGE.parent).with_suffix("").parts).removesuffix(".__init__"): path
    for path in sorted(PACKAGE.rglob("*.py"))
}

# The way of the data: a room may use the rooms before it and itself. What several rooms share comes first: values,
# word lists, and what can be said of one value beside another. What runs the whole way comes last.
ROOMS = (
    ("reconcile", "alternation", "child", "clues", "collector", "english", "errors", "model", "registry", "remembered"),
    ("settings",),
    ("lexicon", "frequency", "grades", "moments", "numerals", "quantities"),
    ("readers",),
    ("claims",),
    ("profiles", "stories", "meaning", "likeness", "nearest", "pairs"),
    ("reference",),
    ("judge",),
    ("decisions", "graph", "internal", "passages"),
    ("origins",),
    ("consistency", "facts", "omissions", "signs"),
    ("questions",),
    ("digest",),
    ("writers", "explain"),
    ("pipeline",),
    ("evaluate", "report"),
    ("batch", "crossvalidate"),
    ("cli", "__main__"),
)

# The same within claims: words and what is said of one, then parses, values, who is who, who says what, pieces, what
# sort of statement each is, and what a reader is shown.
CLAIMS = (
    ("vocabulary", "wording", "parsed"),
    ("slots",),
    ("who",),
    ("said",),
    ("pieces",),
    ("standing",),
    ("shown",),
)

# Who may import a library: a module, or every module below a package.
LIBRARIES = {
    "click": ["cli", "judge.learn", "judge.learn_told"],
    "networkx": ["graph"],
    "pandas": ["writers", "evaluate"],
    "spacy": ["claims"],
    "rapidfuzz": ["pairs", "judge.signals", "judge.rules", "judge.spelling", "claims.who"],
    "numpy": [
        *("lexicon", "meaning", "stories", "likeness", "nearest", "pairs"),
        *("judge.signals", "judge.trees", "judge.weigh", "judge.regression", "judge.learn"),
        *("judge.answering", "judge.likened", "judge.told", "judge.learn_told"),
    ],
    "lightgbm": ["judge.boosting"],
    "distributed": ["batch"],
    "jinja2": ["writers"],
    "openpyxl": ["writers"],
    "xlsxwriter": ["writers"],
    "charset_normalizer": ["readers"],
    "docx": ["readers"],
    "ftfy": ["readers"],
    "lxml": ["readers"],
    "pypdf": ["readers"],
    "trafilatura": ["readers"],
}

# Who may touch files: readers and writers; what reads the package's own tables; reference answers; settings; the
# digest and record by which a batch takes up where it stopped; and the scripts that make the package's tables.
FILES = [
    *("readers", "writers", "settings", "lexicon", "grades", "meaning", "claims.parsed.sentences", "judge.weigh"),
    *("judge.told", "judge.learn", "judge.learn_told", "judge.altered", "judge.word_counts"),
    *("reference", "evaluate", "report"),
]
TOUCHES = {
    *("open", "read_text", "read_bytes", "write_text", "write_bytes", "mkdir", "rmdir", "unlink", "rename", "touch"),
    *("iterdir", "rglob", "glob", "walk", "scandir", "listdir", "is_file", "is_dir", "exists", "stat"),
}


@cache
def parsed(module: str) -> ast.Module:
    return ast.parse(MODULES[module].read_text(encoding="utf-8"))


def imports(module: str) -> Iterator[str]:
    """The full names of what a module imports, wherever in it, for use and not for type hints alone."""
    hints = {
        id(node)
        for block in ast.walk(parsed(module))
        if isinstance(block, ast.If) and ast.unparse(block.test) == "TYPE_CHECKING"
        for node in ast.walk(block)
    }
    for node in ast.walk(parsed(module)):
        if isinstance(node, ast.Import) and id(node) not in hints:
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and id(node) not in hints:
            assert node.level == 0 and node.module, f"{module}: a relative import hides which room it reaches into"
            inside = [f"{node.module}.{alias.name}" for alias in node.names]
            yield from (name if name in MODULES else node.module for name in inside)


def room(module: str) -> int:
    """The place in the row of rooms; a module outside every room fails the test that asks."""
    name = module.removeprefix("reconcile.").partition(".")[0]
    places = [place for place, names in enumerate(ROOMS) if name in names]
    assert len(places) == 1, f"{module} stands in {len(places)} rooms of ROOMS"
    return places[0]


def within(module: str, homes: Iterable[str]) -> bool:
    return any(f"{module}.".startswith(f"reconcile.{home}.") for home in homes)


@pytest.mark.parametrize("module", MODULES)
def test_no_module_imports_a_later_room(module: str) -> None:
    used = [name for name in imports(module) if name.partition(".")[0] == "reconcile"]
    assert [name for name in used if room(name) > room(module)] == []


def claims_room(module: str) -> int:
    """The place of a module in the row of the rooms of claims; the package itself comes last."""
    name = module.removeprefix("reconcile.claims").lstrip(".").partition(".")[0]
    return next((place for place, names in enumerate(CLAIMS) if name in names), len(CLAIMS))


@pytest.mark.parametrize("module", [name for name in MODULES if name.startswith("reconcile.claims")])
def test_no_module_of_claims_imports_a_later_room(module: str) -> None:
    used = [name for name in imports(module) if name in MODULES and name.startswith("reconcile.claims")]
    assert [name for name in used if claims_room(name) > claims_room(module)] == []


@pytest.mark.parametrize("module", MODULES)
def test_a_library_stays_in_its_rooms(module: str) -> None:
    used = {name.partition(".")[0] for name in imports(module)} & LIBRARIES.keys()
    assert [library for library in sorted(used) if not within(module, LIBRARIES[library])] == []


@pytest.mark.parametrize("module", MODULES)
def test_no_module_reaches_into_another_rooms_furniture(module: str) -> None:
    for name in imports(module):
        owner, _, leaf = name.rpartition(".")
        if owner.startswith("reconcile") and leaf.startswith("_") and not leaf.startswith("__"):
            assert f"{module}.".startswith(f"{owner}."), f"{module} uses {name}"


def calls(module: str) -> Iterator[tuple[str, ast.Call]]:
    """The dotted name of each call, and the call; "?.name" where it is called on a value."""
    for node in ast.walk(parsed(module)):
        if isinstance(node, ast.Call):
            match node.func:
                case ast.Name(id=name):
                    yield name, node
                case ast.Attribute(value=ast.Name(id=owner), attr=name):
                    yield f"{owner}.{name}", node
                case ast.Attribute(attr=name):
                    yield f"?.{name}", node


@pytest.mark.parametrize("module", [m for m in MODULES if m != "reconcile.cli"])
def test_only_the_command_line_prints_and_exits(module: str) -> None:
    forbidden = {"print", "exit", "quit", "sys.exit", "os._exit", "sys.stdout.write", "sys.stderr.write"}
    assert [name for name, _ in calls(module) if name in forbidden] == []
    raised = [ast.unparse(n.exc) for n in ast.walk(parsed(module)) if isinstance(n, ast.Raise) and n.exc]
    assert [error for error in raised if error.startswith("SystemExit")] == []


@pytest.mark.parametrize("module", [m for m in MODULES if not within(m, FILES)])
def test_files_are_touched_by_readers_and_writers_only(module: str) -> None:
    assert [name for name, _ in calls(module) if name.rpartition(".")[2] in TOUCHES] == []


@pytest.mark.parametrize("module", MODULES)
def test_no_error_is_swallowed(module: str) -> None:
    for node in ast.walk(parsed(module)):
        if isinstance(node, ast.ExceptHandler):
            caught = ast.unparse(node.type) if node.type else ""
            wide = caught in ("", "Exception", "BaseException")
            silent = all(isinstance(line, ast.Pass | ast.Continue) or _says_nothing(line) for line in node.body)
            assert not (wide and silent), f"{module} line {node.lineno} swallows whatever goes wrong"
    suppressed = [call.args for name, call in calls(module) if name.endswith("suppress")]
    assert not [a for args in suppressed for a in args if ast.unparse(a) in ("Exception", "BaseException")]


def _says_nothing(line: ast.stmt) -> bool:
    return isinstance(line, ast.Expr) and isinstance(line.value, ast.Constant)


@pytest.mark.parametrize("module", [m for m in MODULES if MODULES[m].read_text(encoding="utf-8").strip()])
def test_a_module_says_what_it_is_for(module: str) -> None:
    assert ast.get_docstring(parsed(module))


@pytest.mark.parametrize("module", MODULES)
def test_no_module_is_a_drawer_for_odds_and_ends(module: str) -> None:
    assert module.rpartition(".")[2].strip("_") not in {"utils", "util", "helpers", "core", "misc", "common"}


def test_the_pipeline_fits_on_a_page() -> None:
    assert len(MODULES["reconcile.pipeline"].read_text(encoding="utf-8").splitlines()) <= 60
