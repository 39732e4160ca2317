"""Options in, exit code out; everything is computed elsewhere."""

from __future__ import annotations

import io
import sys
import traceback
from collections.abc import Callable, Mapping, Sequence
from functools import wraps
from pathlib import Path
from typing import Any

import click

from reconcile import __version__, registry
from reconcile.errors import ReconcileError

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
        except click.ClickException as error:
            context = getattr(error, "ctx", None)
            path = context.command_path if context else "reconcile"
            say(f"reconcile: {error.format_message().rstrip('.')}; {path} --help lists what is accepted")
            sys.exit(USAGE)
        except (click.Abort, KeyboardInterrupt):
            say("reconcile: stopped")
            sys.exit(STOPPED)
        except OSError as error:
            say(f"reconcile: {error.filename or 'a file'}: {error.strerror or error}; files that open are accepted")
            sys.exit(USAGE)
        except Exception as error:
            last = traceback.extract_tb(error.__traceback__)[-1]
            what = f"{type(error).__name__}: {error} ({Path(last.filename).name}, line {last.lineno})"
            say(f"reconcile: unexpected {what}; please report it with what was run")
            sys.exit(FAULT)


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


def writing(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options of the commands that write reports."""
    options = (
        click.option("--out", type=PATHS, help="Where the report goes. [below reports]"),
        click.option("--format", "formats", multiple=True, help="A format; may be given more than once. [csv, html]"),
        click.option("--keep-text", is_flag=True, help="Write the text that was read of each source into the report."),
        click.option("--fail-on", type=click.Choice(FAIL_ON), default="never", help="Exit with 1 if any is found."),
        click.option("--decisions", type=PATHS, help="A claims.csv, links.csv or internal.csv with your decisions."),
        click.option("--settings", "settings_file", type=PATHS, help="A TOML file of settings."),
        click.option("-v", "--verbose", is_flag=True, help="Tell what is done."),
        click.option("-q", "--quiet", is_flag=True, help="Tell problems only."),
    )
    for option in reversed(options):
        command = option(command)
    return command


@click.group(cls=Commands, no_args_is_help=False, context_settings={"help_option_names": ["-h", "--help"]})
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
    keep_text: bool,
    fail_on: str,
    decisions: Path | None,
    settings_file: Path | None,
    verbose: bool,
    quiet: bool,
) -> None:
    """Cross-check one story: a dossier folder, or its files."""
    settings, wanted = _settings(settings_file), _formats(formats, keep_text)
    from reconcile import report
    from reconcile.writers import summary

    folder = out or report.place(sources, settings)
    result = report.make(sources, folder, wanted, settings, decisions)
    made = report.made(result, folder)
    for line in report.told(result.story, result.problems):
        say(line)
    if not quiet:
        for line in report.account(result) if verbose else ():
            say(line)
        if len(result.documents) == 1:
            say(f"{result.documents[0].source}: the only source, so there is nothing to compare it with")
        click.echo(summary.sentence(result))
        click.echo(f"The report is in {folder}.")
    sys.exit(_code(made.found, made.lost, fail_on))


@main.command()
@click.argument("folder", type=PATHS)
@writing
@click.option("--processes", type=click.IntRange(min=1), help="How many stories at a time. [all cores]")
@translated
def batch(
    folder: Path,
    out: Path | None,
    formats: tuple[str, ...],
    keep_text: bool,
    fail_on: str,
    decisions: Path | None,
    settings_file: Path | None,
    verbose: bool,
    quiet: bool,
    processes: int | None,
) -> None:
    """Cross-check every dossier below FOLDER; what an earlier run has done is not done again."""
    settings, wanted = _settings(settings_file), _formats(formats, keep_text)
    from reconcile import batch as many
    from reconcile.report import REPORTS
    from reconcile.writers import check_decisions, summary

    parent = out or REPORTS
    check_decisions(decisions)
    folders = many.targets(folder, parent)
    outcomes = []
    hidden = quiet or not sys.stderr.isatty()
    with click.progressbar(length=len(folders), label="Stories", file=sys.stderr, hidden=hidden) as bar:
        for outcome in many.run(folders, wanted, settings, processes, decisions):
            outcomes.append(outcome)
            bar.update(1)
    outcomes.sort(key=lambda outcome: outcome.dossier)
    for outcome in outcomes:
        if outcome.failure:
            say(outcome.failure)
        for line in outcome.lost:
            say(f"{outcome.dossier}: {line}")
        if verbose and not quiet and not outcome.failure:
            say(f"{outcome.dossier}: {'done' if outcome.fresh else 'done by an earlier run'}")
    rows = [outcome.row for outcome in outcomes if outcome.row]
    summary.write_summary(parent, rows)
    if not quiet:
        click.echo(f"{len(rows)} of {len(outcomes)} stories cross-checked; {parent / 'summary.csv'} lists them.")
    sys.exit(max(_code(o.found, o.lost, fail_on) if o.row else UNREAD for o in outcomes))


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

    rooms = (("What can differ", RULES), ("What sets a pair aside", GATES), ("Signs of the same fact", SIGNALS))
    for heading, room in rooms:
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


def _formats(wanted: tuple[str, ...], keep_text: bool) -> tuple[str, ...]:
    from reconcile import writers
    from reconcile.errors import UsageError

    for name in wanted:
        if name not in writers.formats():
            raise UsageError(f"unknown format {name!r}; accepted: {', '.join(writers.formats())}")
    return (*(wanted or writers.DEFAULT), *(["text"] if keep_text else []))


def _code(found: Mapping[str, int], lost: Sequence[str], fail_on: str) -> int:
    if lost:
        return UNREAD
    return FOUND if found.get(fail_on) else DONE
