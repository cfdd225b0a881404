"""`dateline health`: whether a dashboard of this user answers, for what watches over it."""

from __future__ import annotations

import argparse
import http.client

from geo.cli.run import add_base_option, add_port_option
from geo.cli.server import HOST
from geo.cli.terminal import EXIT_ERROR, Commands, say
from geo.ui.token import cookie_value, own_token

_SECONDS = 5
_PATH = "/_stcore/health"


def add_parser(commands: Commands) -> None:
    """Add `health` to the command's verbs."""
    parser = commands.add_parser("health", help="ask whether the dashboard works: exit code 0 when it does")
    add_port_option(parser)
    add_base_option(parser)
    parser.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> int:
    answer = health(options.port, options.base_path)
    if answer != "":
        say(f"The dashboard on port {options.port} {answer}.")
        return EXIT_ERROR
    return 0


def health(port: int, base: str = "") -> str:
    """What is wrong with the dashboard that listens on a port of this machine; '' when it works.

    The token is the user's own, so that others on the machine, who have another, can't ask.
    """
    connection = http.client.HTTPConnection(HOST, port, timeout=_SECONDS)
    try:
        connection.request("GET", f"{base}{_PATH}", headers={"Cookie": f"dateline-{port}={cookie_value(own_token())}"})
        reply = connection.getresponse()
        said = reply.read(100).strip()
    except (OSError, http.client.HTTPException) as error:
        return f"does not answer ({str(error) or type(error).__name__})"
    finally:
        connection.close()
    if reply.status == 401:
        return "asks for another user's token: run this as the user who started it"
    return "" if (reply.status, said) == (200, b"ok") else f"answers {reply.status}"
