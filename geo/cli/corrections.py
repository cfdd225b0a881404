"""`dateline corrections`: the log of a project's corrections, and what two people make of one project."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable, Sequence
from pathlib import Path

from geo.cli.current_gazetteer import current_gazetteer
from geo.cli.output import output
from geo.cli.read_ahead import read_ahead_if_large
from geo.cli.terminal import EXIT_OK, EXIT_SOME_FAILED, Commands, say, show
from geo.cli.whose import add_by_option, by_of
from geo.corrections import Correction, to_line
from geo.corrections.conflicts import Conflict, agreement, conflicts
from geo.corrections.wording import line_words, side_words, words_of
from geo.errors import CorrectionError, GazetteerError
from geo.pipeline import Pipeline
from geo.project.acts_log import LoggedAct, logged_acts
from geo.project.exchanging import Line, bring_in, corrections_at, merged, settling_lines
from geo.project.in_place import apply_corrections
from geo.project.journal import append

_MOST_LISTED = 50


def add_parser(commands: Commands) -> None:
    """Add `corrections` to the command's verbs."""
    parser = commands.add_parser("corrections", help="list corrections; give them to others, and bring theirs in")
    verbs = parser.add_subparsers(required=True, metavar="ACTION")
    log = verbs.add_parser("log", help="what was done, by whom and why, the latest first")
    log.add_argument("file", type=Path, metavar="PROJECT|FILE")
    log.add_argument("--only", default="", metavar="NAME", help="acts of this person alone")
    log.add_argument("--all", action="store_true", help=f"more than the latest {_MOST_LISTED}")
    log.add_argument("--json", action="store_true", help="one JSON object an act")
    log.set_defaults(run=_log)
    out = verbs.add_parser("export", help="write the corrections of a project to a file, for a colleague")
    out.add_argument("file", type=Path, metavar="PROJECT")
    out.add_argument("-o", "--output", default="-", metavar="FILE", help="default: standard output")
    out.add_argument("--only", default="", metavar="NAME", help="those of this person alone")
    out.set_defaults(run=_export)
    bring = verbs.add_parser("import", help="add a colleague's corrections to a project, and show them")
    bring.add_argument("file", type=Path, metavar="PROJECT")
    bring.add_argument("others", nargs="+", type=Path, metavar="FILE", help="files of corrections, or projects")
    bring.add_argument("--dry-run", action="store_true", help="say what would come in, and change nothing")
    bring.set_defaults(run=_import)
    merge = verbs.add_parser("merge", help="make one file of several, each line once")
    merge.add_argument("others", nargs="+", type=Path, metavar="FILE", help="files of corrections, or projects")
    merge.add_argument("-o", "--output", default="-", metavar="FILE", help="default: standard output")
    merge.set_defaults(run=_merge)
    clash = verbs.add_parser("conflicts", help="where people said different things, with both sides")
    clash.add_argument("file", type=Path, metavar="PROJECT|FILE")
    clash.set_defaults(run=_conflicts)
    settle = verbs.add_parser("settle", help="say which side of a conflict is right")
    settle.add_argument("file", type=Path, metavar="PROJECT")
    settle.add_argument("line", metavar="LINE", help="the id of the line that is right, as conflicts lists it")
    add_by_option(settle)
    settle.set_defaults(run=_settle)
    agree = verbs.add_parser("agreement", help="how far people agree on what they both judged")
    agree.add_argument("file", type=Path, metavar="PROJECT|FILE")
    agree.set_defaults(run=_agreement)


def _log(options: argparse.Namespace) -> int:
    journal = corrections_at(options.file)
    acts = [act for act in reversed(logged_acts(journal.corrections)) if options.only in ("", act.by)]
    shown = acts if options.all or options.json else acts[:_MOST_LISTED]
    for act in shown:
        show(json.dumps(_act_data(act), ensure_ascii=False) if options.json else _act_words(act))
    if len(shown) < len(acts):
        say(f"{len(acts) - len(shown)} earlier acts: --all lists them")
    return _told(problem.message for problem in journal.problems)


def _act_data(act: LoggedAct) -> dict[str, object]:
    return {
        "act": act.id, "at": act.at.isoformat(), "by": act.by, "what": words_of(act.lines), "why": act.why,
        "holds": act.holds, "undoes": act.undoes, "lines": [line.id for line in act.lines],
        "articles": list(dict.fromkeys(line.target.path or line.target.id for line in act.lines if line.target)),
    }  # fmt: skip


def _act_words(act: LoggedAct) -> str:
    line = act.lines[0]
    what = f"took back {act.undoes}" if act.undoes else words_of(act.lines)
    where = f" ({line.target.path or line.target.id})" if line.target else ""
    reach = "" if line.scope.within == "mention" else f" [{line.scope.within}]"
    why = f": {act.why}" if act.why else ""
    state = "" if act.holds else "  (taken back)"
    return f"{act.id}  {act.at.isoformat(timespec='seconds')}  {act.by}: {what}{reach}{where}{why}{state}"


def _export(options: argparse.Namespace) -> int:
    journal = corrections_at(options.file)
    lines = [line for line in merged([journal]) if not options.only or _by(line) == options.only]
    _write(lines, options.output)
    return _told(problem.message for problem in journal.problems)


def _by(line: Line) -> object:
    return line.by if isinstance(line, Correction) else line.record.get("by")


def _import(options: argparse.Namespace) -> int:
    problems: list[str] = []
    pipeline = None if options.dry_run else _pipeline()
    for other in options.others:
        done = bring_in(options.file, corrections_at(other), pipeline=pipeline, is_trial=options.dry_run)
        problems += (f"{other}: {problem}" for problem in done.problems)
        verb = "would come in" if options.dry_run else "brought in"
        say(f"{other}: {len(done.lines)} lines {verb}, {done.known} were there already")
        if done.applied is not None:
            say(f"{len(done.applied.changed)} articles changed, {len(done.applied.orphans)} lines without a target")
            if done.applied.waiting:
                many = len(done.applied.waiting)
                say(f"{many} articles wait to be read with their corrections: dateline build -o {options.file}")
        found = done.conflicts
    if not options.dry_run:
        read_ahead_if_large(options.file)
    _say_conflicts(found)
    return _told(problems)


def _merge(options: argparse.Namespace) -> int:
    journals = [corrections_at(other) for other in options.others]
    lines = merged(journals)
    _write(lines, options.output)
    _say_conflicts(conflicts(line for line in lines if isinstance(line, Correction)))
    return _told(problem.message for journal in journals for problem in journal.problems)


def _conflicts(options: argparse.Namespace) -> int:
    found = conflicts(corrections_at(options.file).corrections)
    for one in found:
        show(_conflict_words(one))
    _say_conflicts(found)
    return EXIT_OK


def _settle(options: argparse.Namespace) -> int:
    said = corrections_at(options.file).corrections
    lines = settling_lines(said, options.line, by_of(options))
    append(options.file, lines)
    apply_corrections(options.file, _pipeline())
    say(f"settled: {line_words(lines[0])}; to take it back: dateline undo {options.file} {lines[0].act}")
    return EXIT_OK


def _agreement(options: argparse.Namespace) -> int:
    found = agreement(corrections_at(options.file).corrections)
    if not found.subjects:
        raise CorrectionError(
            f"{options.file} holds nothing that two people judged: on the Review page, "
            "both can judge the same random pins."
        )
    show(f"{', '.join(found.coders)}: {found.subjects} judged by two or more, {found.agreeing} of them alike")
    alpha = "can't be told: all of them got the same word" if found.alpha is None else f"{found.alpha:.3f}"
    show(f"Krippendorff's alpha, nominal: {alpha}")
    return EXIT_OK


def _conflict_words(conflict: Conflict) -> str:
    line = conflict.sides[0]
    assert line.target is not None
    words = line.target.exact or ", ".join(conflict.subject[2:])
    sides = "".join(
        f"\n  {side.id}  {side.at.isoformat(timespec='seconds')}  {side.by}: {side_words(side)}"
        + (f": {side.why}" if side.why else "")
        for side in conflict.sides
    )
    return f"{line.target.path or line.target.id}, '{words}' at {line.target.start}:{sides}"


def _say_conflicts(found: Sequence[Conflict]) -> None:
    if found:
        say(f"{len(found)} conflicts: the later side is shown. dateline corrections conflicts lists, settle decides.")


def _write(lines: Sequence[Line], name: str) -> None:
    with output(name) as stream:
        stream.write("".join(f"{to_line(line)}\n" for line in lines).encode())
    if name != "-":
        say(f"{name}: {len(lines)} lines")


def _pipeline() -> Pipeline | None:
    """What reads articles again whose day was corrected; None without a gazetteer: they then wait for a build."""
    try:
        return Pipeline(current_gazetteer())
    except GazetteerError:
        return None


def _told(problems: Iterable[str]) -> int:
    found = list(problems)
    for problem in found:
        say(problem)
    return EXIT_SOME_FAILED if found else EXIT_OK
