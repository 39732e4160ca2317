"""Options in, exit code out; everything is computed elsewhere."""

from __future__ import annotations

import io
import sys
import traceback
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from reconcile import __version__, registry
from reconcile.errors import ReconcileError

if TYPE_CHECKING:
    from reconcile.settings import Settings

DONE, FOUND, USAGE, UNREAD = 0, 1, 2, 3
# What a shell reports of a command ended by Ctrl-C: 128 and the number of the signal.
STOPPED = 130
# EX_SOFTWARE of sysexits.h: a fault of this program must not pass for something that --fail-on names.
FAULT = 70
FAIL_ON = ("conflict", "single-source", "never")

PATHS = click.Path(path_type=Path)


class Commands(click.Group):
    """The commands; wrong usage is one line on standard error, as every other message is."""

    def main(self, *args: Any, **kwargs: Any) -> Any:
        """Run a command; never a traceback for bad input, whatever the terminal can show."""
        for stream in (sys.stdout, sys.stderr):
            if isinstance(stream, io.TextIOWrapper):
                stream.reconfigure(errors="backslashreplace")
        try:
            sys.exit(super().main(*args, **{**kwargs, "standalone_mode": False}))
        except (click.Abort, KeyboardInterrupt):
            code, line = STOPPED, "stopped"
        except Exception as error:
            code, line = _fate(error)
        say(f"reconcile: {line}")
        sys.exit(code)


def _fate(error: Exception) -> tuple[int, str]:
    """The exit code and the line for what no command has dealt with."""
    if isinstance(error, click.ClickException):
        context = getattr(error, "ctx", None)
        path = context.command_path if context else "reconcile"
        return USAGE, f"{error.format_message().rstrip('.')}; {path} --help lists what is accepted"
    if isinstance(error, OSError):
        return USAGE, f"{error.filename or 'a file'}: {error.strerror or error}; files that open are accepted"
    last = traceback.extract_tb(error.__traceback__)[-1]
    what = f"{type(error).__name__}: {error} ({Path(last.filename).name}, line {last.lineno})"
    return FAULT, f"unexpected {what}; please report it with what was run"


def translated(command: Callable[..., Any]) -> Callable[..., Any]:
    """Turn an error the user can mend into one line and exit code 2."""

    @wraps(command)
    def wrapper(*args: Any, **kwargs: Any) -> Any:
        try:
            return command(*args, **kwargs)
        except ReconcileError as error:
            say(f"reconcile: {error}")
            sys.exit(USAGE)

    return wrapper


def say(line: str) -> None:
    """One line on standard error."""
    click.echo(" ".join(line.splitlines()), err=True)


class Order(NamedTuple):
    """What the commands that write reports were asked for."""

    out: Path | None
    formats: tuple[str, ...]
    fail_on: str
    decisions: Path | None
    settings: Settings
    verbose: bool
    quiet: bool


def writing(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options of the commands that write reports, handed over as one Order."""

    @wraps(command)
    def wrapper(**given: Any) -> Any:
        from reconcile.settings import load
        from reconcile.writers import chosen

        asked = {name: given.pop(name) for name in Order._fields}
        wanted = (*chosen(asked["formats"]), *(["text"] if given.pop("keep_text") else ()))
        asked |= {"settings": load(asked["settings"]), "formats": wanted}
        return command(order=Order(**asked), **given)

    options = (
        click.option("--out", type=PATHS, help="Where the report goes. [below reports]"),
        click.option("--format", "formats", multiple=True, help="A format; may be given more than once. [csv, html]"),
        click.option("--keep-text", is_flag=True, help="Write the text that was read of each source into the report."),
        click.option("--fail-on", type=click.Choice(FAIL_ON), default="never", help="Exit with 1 if any is found."),
        click.option("--decisions", type=PATHS, help="A claims.csv, links.csv or report.xlsx with your decisions."),
        click.option("--settings", type=PATHS, help="A TOML file of settings."),
        click.option("-v", "--verbose", is_flag=True, help="Tell what is done."),
        click.option("-q", "--quiet", is_flag=True, help="Tell problems only."),
    )
    decorated = translated(wrapper)
    for option in reversed(options):
        decorated = option(decorated)
    return decorated


@click.group(cls=Commands, no_args_is_help=False, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="reconcile")
def main() -> None:
    """Cross-checks what several sources say about one story."""


@main.command()
@click.argument("sources", nargs=-1, required=True, type=PATHS)
@click.option("--open", "show", is_flag=True, help="Open the report in the browser.")
@writing
def run(sources: tuple[Path, ...], show: bool, order: Order) -> None:
    """Cross-check one story: a dossier folder, or its files."""
    from reconcile import report
    from reconcile.errors import UsageError
    from reconcile.writers import summary

    if show and "html" not in order.formats:
        raise UsageError("--open: shows report.html, which --format leaves out; --format html writes it")
    folder = order.out or report.place(sources, order.settings)
    made, result = report.make(sources, folder, order.formats, order.settings, order.decisions)
    _each(report.told(result.story, result.problems))
    _each(report.gone(result, folder))
    if not order.quiet:
        _each(report.account(result, order.verbose))
        click.echo(summary.sentence(result))
        click.echo(f"The report is in {folder}.")
    if show:
        _show(folder / "report.html")
    sys.exit(_code(made.found, made.lost, order.fail_on))


@main.command()
@click.argument("folder", type=PATHS)
@click.option("--processes", type=click.IntRange(min=1), help="How many stories at a time. [all cores]")
@click.option("--time-limit", type=click.IntRange(min=1), help="Seconds a story may take. [3600]")
@click.option("--force", is_flag=True, help="Do again what an earlier run has done.")
@click.option("--scheduler", help="A Dask scheduler: its workers do the stories.")
@writing
def batch(
    folder: Path, processes: int | None, time_limit: int | None, force: bool, scheduler: str | None, order: Order
) -> None:
    """Cross-check every dossier below FOLDER; what an earlier run has done is not done again."""
    from reconcile import batch as many
    from reconcile.batch import progress
    from reconcile.report import REPORTS
    from reconcile.writers import given, summary

    parent = order.out or REPORTS
    given(order.decisions)
    asked = (order.formats, order.settings, order.decisions, force)
    tasks = [many.Task(dossier, place, *asked) for dossier, place in many.targets(folder, parent).items()]
    pool = many.pool(len(tasks), processes, time_limit, scheduler)
    shown = progress.shown(many.run(tasks, pool), len(tasks), None if order.quiet else sys.stderr)
    outcomes = sorted(shown, key=lambda outcome: outcome.dossier)
    _each(many.told(outcomes, order.verbose and not order.quiet))
    for key in sorted(many.missed(outcomes)):
        say(f"{order.decisions}: {' '.join(filter(None, key))} is in no story, so what is decided on it was left out")
    rows = [outcome.row for outcome in outcomes if outcome.row]
    unmade = [summary.Unmade(outcome.story, outcome.failure) for outcome in outcomes if not outcome.row]
    summary.write_summary(parent, rows, unmade, "report.html" if "html" in order.formats else "")
    if not order.quiet:
        click.echo(f"{len(rows)} of {len(outcomes)} stories cross-checked; {parent / 'index.html'} lists them.")
    sys.exit(max(_code(o.found, o.lost, order.fail_on) if o.row else UNREAD for o in outcomes))


@main.command()
@click.argument("report_dir", type=PATHS)
@click.argument("id")
@translated
def explain(report_dir: Path, id: str) -> None:
    """The full account of one claim or link of a report."""
    from reconcile.explain import explain as account

    click.echo(account(report_dir, id))


@main.command()
@click.argument("folder", type=PATHS)
@click.option("--settings", type=PATHS, help="A TOML file of settings.")
@click.option("--cross-validate", is_flag=True, help="Judge each dossier by weights learned from the others.")
@translated
def evaluate(folder: Path, settings: Path | None, cross_validate: bool) -> None:
    """Precision and recall on the dossiers below FOLDER that hold reference answers."""
    from reconcile import evaluate as against
    from reconcile.settings import load

    known = load(settings)
    found = against.dossiers(folder)
    if cross_validate:
        from reconcile.crossvalidate import left_out

        tallies = left_out(found, known)
    else:
        tallies = {dossier.name: against.evaluate(dossier, known) for dossier in found}
    click.echo("\n".join(against.lines(tallies)))


@main.command()
def rules() -> None:
    """The rules, gates and signs that are built in."""
    from reconcile.judge import GATES, RULES
    from reconcile.judge.weigh import SIGNALS

    rooms = (("What can differ", RULES), ("What sets a pair aside", GATES), ("Signs of the same fact", SIGNALS))
    for heading, room in rooms:
        _list(heading, [(registry.name(m), registry.title(m)) for m in registry.modules(room)])


@main.command()
def formats() -> None:
    """The formats that are read and written."""
    from reconcile import readers, writers

    for heading, known in (("Read", readers.formats()), ("Written", writers.formats())):
        _list(heading, [(name, registry.title(module)) for name, module in sorted(known.items())])


@main.command()
def scales() -> None:
    """The scales of grades that are built in."""
    from reconcile import grades

    for scale in grades.scales():
        click.echo(f"{scale.code}: {scale.name}, lowest first: {', '.join(level.label for level in scale.levels)}")


def _list(heading: str, rows: Sequence[tuple[str, str]]) -> None:
    click.echo(f"{heading}:")
    width = max((len(name) for name, _ in rows), default=0)
    for name, text in rows:
        click.echo(f"  {name:{width}}  {text}")


def _each(lines: Iterable[str]) -> None:
    for line in lines:
        say(line)


def _show(page: Path) -> None:
    """Open a page in the browser, or tell that there is none."""
    import webbrowser

    if not webbrowser.open_new_tab(page.absolute().as_uri()):
        say(f"{page}: no browser was found to open it in")


def _code(found: Mapping[str, int], lost: Sequence[str], fail_on: str) -> int:
    if lost:
        return UNREAD
    return FOUND if found.get(fail_on) else DONE
