"""The command and what the documents say of it agree, both ways."""

import argparse
import re
import shlex
from pathlib import Path

import pytest
from docs_markdown import DOCUMENTS, TOP, block_lines, commands, name_of, sections, spans, table_rows

from geo.cli.entry import command_parser
from geo.export.formats import BUILT_IN
from geo.ui.story.form import HTML

PAGE = (TOP / "docs" / "command.md").read_text("utf-8")
OPTION = re.compile(r"(?<![\w-])--[a-z][a-z-]+")


def verbs(parser: argparse.ArgumentParser) -> dict[str, argparse.ArgumentParser]:
    """Verb -> its parser; of a verb with actions ('gazetteer'), the actions."""
    groups = [action for action in parser._actions if isinstance(action, argparse._SubParsersAction)]
    return {name: each for group in groups for name, each in group.choices.items()}


def long_options(parser: argparse.ArgumentParser) -> set[str]:
    own = {option for action in parser._actions for option in action.option_strings if option.startswith("--")}
    return own - {"--help"}


def unnamed_options(parser: argparse.ArgumentParser, text: str) -> list[str]:
    """Options that a text gives neither in their short nor in their long form."""
    named = set(re.findall(r"(?<![\w-])--?[a-z][a-z-]*", text)) | {"--help"}
    options = [action.option_strings for action in parser._actions if action.option_strings]
    return [forms[-1] for forms in options if not named.intersection(forms)]


def arguments_of(parser: argparse.ArgumentParser) -> list[str]:
    """What stands for the arguments that have no option: 'FOLDER'."""
    metavars = [action.metavar for action in parser._actions if not action.option_strings]
    return [name for name in metavars if isinstance(name, str) and name != "ACTION"]


VERBS = verbs(command_parser())
ACTIONS = {name: each for parser in VERBS.values() for name, each in verbs(parser).items()}
ALL_OPTIONS = {
    option for parser in (command_parser(), *VERBS.values(), *ACTIONS.values()) for option in long_options(parser)
}


def section_of(verb: str) -> str:
    """Heading and text of a verb's section."""
    found = [f"{head}\n{body}" for head, body in sections(PAGE).items() if re.match(rf"dateline {verb}\b", head)]
    assert len(found) == 1, f"docs/command.md has {len(found)} sections on dateline {verb}"
    return found[0]


@pytest.mark.parametrize("verb", VERBS)
def test_the_page_on_the_command_has_every_verb_with_its_arguments_and_options(verb: str) -> None:
    section = section_of(verb)
    heading = section.splitlines()[0]
    assert unnamed_options(VERBS[verb], section) == []
    assert [name for name in arguments_of(VERBS[verb]) if name not in heading] == []


@pytest.mark.parametrize("verb", [verb for verb in VERBS if verbs(VERBS[verb])])
def test_the_page_on_the_command_has_every_action_with_its_options(verb: str) -> None:
    lines = list(block_lines(section_of(verb)))
    for name, action in verbs(VERBS[verb]).items():
        (line,) = [line for line in lines if line.split()[0] == name]
        synopsis = re.split(r"\s{2,}", line)[0]
        assert set(OPTION.findall(synopsis)) == long_options(action)
        assert [metavar for metavar in arguments_of(action) if metavar.split("|")[0] not in synopsis] == []


def test_the_formats_out_are_those_of_dateline() -> None:
    page = (TOP / "docs" / "exports.md").read_text("utf-8")
    listed = [row[0].strip("`") for row in table_rows(sections(page)["Formats"])]
    assert listed == [*(each.name for each in BUILT_IN), HTML.name]


def test_the_settings_from_the_environment_are_those_that_the_code_reads() -> None:
    listed = {row[0].strip("`") for row in table_rows(sections(PAGE)["Settings from the environment"])}
    code = [path for folder in ("geo", "tests") for path in (TOP / folder).rglob("*.py")]
    read = {name for path in code for name in re.findall(r'"(DATELINE_[A-Z]+)"', path.read_text("utf-8"))}
    assert listed == read


def test_every_section_is_on_something_that_exists() -> None:
    for heading in sections(PAGE):
        if heading.startswith("dateline "):
            assert heading.split()[1] in VERBS
            assert set(OPTION.findall(heading)) <= long_options(VERBS[heading.split()[1]])


@pytest.mark.parametrize("path", DOCUMENTS, ids=name_of)
def test_every_command_that_is_shown_can_be_typed(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for line in commands(path.read_text("utf-8")):
        words = shlex.split(line)
        if words[0] in VERBS and " ".join(words[1:]) in {"", *verbs(VERBS[words[0]])}:
            continue  # a name in a sentence: `dateline build`, `dateline gazetteer add`
        try:
            command_parser().parse_args(words)
        except SystemExit as end:
            if end.code:
                pytest.fail(f"dateline {line}: {capsys.readouterr().err.splitlines()[-1]}")


@pytest.mark.parametrize("path", DOCUMENTS, ids=name_of)
def test_every_option_that_is_named_exists(path: Path) -> None:
    codes = [code for code in spans(path.read_text("utf-8")) if not code.startswith(("python ", "pip ", "make "))]
    assert {option for code in codes for option in OPTION.findall(code)} <= ALL_OPTIONS | {"--help"}
