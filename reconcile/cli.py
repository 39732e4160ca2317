"""Options in, exit code out; everything is computed elsewhere."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from functools import wraps
from pathlib import Path
from typing import Any

import click

from reconcile import __version__, registry
from reconcile.errors import ReconcileError

DONE, FOUND, USAGE, UNREAD = 0, 1, 2, 3
FAIL_ON = ("conflict", "single-source", "never")

PATHS = click.Path(path_type=Path)


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
    click.echo(line, err=True)


def writing(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options of the commands that write reports."""
    options = (
        click.option("--out", type=PATHS, help="Where the report goes."),
        click.option("--format", "formats", multiple=True, help="A format; may be given more than once. [csv, html]"),
        click.option("--fail-on", type=click.Choice(FAIL_ON), default="never", help="Exit with 1 if any is found."),
        click.option("--settings", "settings_file", type=PATHS, help="A TOML file of settings."),
        click.option("-v", "--verbose", is_flag=True, help="Tell what is done."),
        click.option("-q", "--quiet", is_flag=True, help="Tell problems only."),
    )
    for option in reversed(options):
        command = option(command)
    return command


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="reconcile")
def main() -> None:
    """Cross-checks what several sources say about one story."""


@main.command()
@click.argument("sources", nargs=-1, required=True, type=PATHS)
@writing
@translated
def run(
    sources: tuple[Path, ...],
    out: Path | None,
    formats: tuple[str, ...],
    fail_on: str,
    settings_file: Path | None,
    verbose: bool,
    quiet: bool,
) -> None:
    """Cross-check one story: a dossier folder, or its files."""
    from reconcile import report
    from reconcile.writers import summary

    settings, wanted = _settings(settings_file), _formats(formats)
    folder = out or Path("reports") / _story(sources)
    result = report.make(sources, folder, wanted, settings)
    for problem in result.problems:
        say(f"{problem.source or result.story}: {problem.problem}{_at(problem.where, problem.source)}; {problem.what_was_done}")
    if not quiet:
        if len(result.documents) == 1:
            say(f"{result.documents[0].source}: the only source, so there is nothing to compare it with")
        click.echo(summary.sentence(result))
        click.echo(f"The report is in {folder}.")
    sys.exit(_code(summary.summary_row(result), sum(p.unread for p in result.problems), fail_on))


@main.command()
@click.argument("folder", type=PATHS)
@writing
@click.option("--processes", type=click.IntRange(min=1), help="How many stories at a time. [all cores]")
@translated
def batch(
    folder: Path,
    out: Path | None,
    formats: tuple[str, ...],
    fail_on: str,
    settings_file: Path | None,
    verbose: bool,
    quiet: bool,
    processes: int | None,
) -> None:
    """Cross-check every dossier below FOLDER."""
    from reconcile import batch as many
    from reconcile.readers import find_dossiers
    from reconcile.writers import summary

    settings, wanted = _settings(settings_file), _formats(formats)
    parent = out or Path("reports")
    found = find_dossiers(folder)
    targets = {d: parent / name for d, name in many.names(folder, found).items()}
    outcomes = []
    with click.progressbar(length=len(targets), label="Stories", file=sys.stderr, hidden=quiet) as bar:
        for outcome in many.run(targets, wanted, settings, processes):
            outcomes.append(outcome)
            bar.update(1)
    for outcome in sorted(outcomes, key=lambda o: o.dossier):
        if outcome.failure:
            say(f"{outcome.dossier}: {outcome.failure}")
        elif verbose:
            say(f"{outcome.dossier}: done")
    rows = [o.row for o in outcomes if o.row]
    summary.write_summary(parent, rows)
    if not quiet:
        click.echo(f"{len(rows)} of {len(outcomes)} stories cross-checked; {parent / 'summary.csv'} lists them.")
    codes = [_code(o.row, o.unread, fail_on) if o.row else UNREAD for o in outcomes]
    sys.exit(max(codes, default=DONE))


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
@click.option("--settings", "settings_file", type=PATHS, help="A TOML file of settings.")
@translated
def evaluate(folder: Path, settings_file: Path | None) -> None:
    """Precision and recall on the dossiers below FOLDER that hold reference answers."""
    from reconcile import evaluate as against
    from reconcile.errors import UsageError

    settings = _settings(settings_file)
    found = against.dossiers(folder)
    if not found:
        raise UsageError(f"{folder}: no dossier with reference answers; one with a gold_links.csv is accepted")
    click.echo("\n".join(against.lines({d.name: against.evaluate(d, settings) for d in found})))


@main.command()
def rules() -> None:
    """The rules, gates and signs that are built in."""
    from reconcile.judge import GATES, RULES
    from reconcile.judge.weigh import SIGNALS

    for heading, room in (("What can differ", RULES), ("What sets a pair aside", GATES), ("Signs of the same fact", SIGNALS)):
        click.echo(f"{heading}:")
        _list([(registry.name(m), registry.title(m)) for m in registry.modules(room)])


@main.command()
def formats() -> None:
    """The formats that are read and written."""
    from reconcile import readers, writers

    click.echo("Read:")
    _list([(ending, registry.title(m)) for ending, m in sorted(readers.formats().items())])
    click.echo("Written:")
    _list([(name, registry.title(m)) for name, m in writers.formats().items()])


@main.command()
def scales() -> None:
    """The scales of grades that are built in."""
    from reconcile import grades

    for scale in grades.scales():
        click.echo(f"{scale.code}: {scale.name}, lowest first: {', '.join(level.label for level in scale.levels)}")


def _list(rows: Sequence[tuple[str, str]]) -> None:
    width = max((len(name) for name, _ in rows), default=0)
    for name, text in rows:
        click.echo(f"  {name:{width}}  {text}")


def _settings(path: Path | None) -> Any:
    from reconcile.settings import Settings, load

    return load(path) if path else Settings()


def _formats(wanted: tuple[str, ...]) -> tuple[str, ...]:
    from reconcile import writers
    from reconcile.errors import UsageError

    for name in wanted:
        if name not in writers.formats():
            raise UsageError(f"unknown format {name!r}; accepted: {', '.join(writers.formats())}")
    return wanted or writers.DEFAULT


def _story(sources: Sequence[Path]) -> str:
    first = sources[0].resolve()
    return first.name if len(sources) == 1 and first.is_dir() else first.parent.name


def _at(where: str, source: str) -> str:
    return f" ({where})" if where and where != source else ""


def _code(row: Any, unread: int, fail_on: str) -> int:
    if unread:
        return UNREAD
    found = {"conflict": row.conflicts_clear, "single-source": row.single_source, "never": 0}[fail_on]
    return FOUND if found else DONE
