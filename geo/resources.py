"""Where the dashboard, its pages and the seeds lie: beside the package in a checkout, inside it in a wheel."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

PROJECT_VARIABLE = "DATELINE_PROJECT"
"""The environment variable that tells the dashboard which project file to show."""

_PACKAGE = Path(__file__).resolve().parent


def app_folder() -> Path:
    """The folder that holds dashboard.py, pages/, seeds/ and .streamlit/."""
    installed = _PACKAGE / "_app"
    return installed if installed.is_dir() else _PACKAGE.parent


def seeds_folder() -> Path:
    """The digests that Dateline comes with."""
    return app_folder() / "seeds"


def streamlit_options() -> list[str]:
    """The settings of .streamlit/config.toml as command-line options.

    Streamlit reads that file from the working directory only; a user may start Dateline from anywhere.
    """
    settings = tomllib.loads((app_folder() / ".streamlit" / "config.toml").read_text("utf-8"))
    return [f"--{key}={_option(value)}" for key, value in _leaves(settings)]


def _leaves(table: Mapping[str, Any], prefix: str = "") -> Iterator[tuple[str, Any]]:
    for key, value in table.items():
        if isinstance(value, Mapping):
            yield from _leaves(value, f"{prefix}{key}.")
        else:
            yield prefix + key, value


def _option(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)
