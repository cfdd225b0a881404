"""Threat: a package that Dateline brings along. What it needs is listed from what is installed."""

import json
import subprocess
import sys
import tomllib

from tests.conftest import TOP


def listed(*options: str) -> str:
    command = [sys.executable, str(TOP / "scripts" / "list_packages.py"), *options]
    return subprocess.run(command, capture_output=True, text=True, check=True, timeout=60).stdout


def test_every_package_is_listed_with_its_licence() -> None:
    rows = {line.split()[0]: line for line in listed().splitlines()}
    assert {"streamlit", "starlette", "folium", "lxml", "numpy"} <= rows.keys()
    assert all(len(line.split()) >= 3 for line in rows.values())


def test_the_bill_of_materials_names_them_all() -> None:
    bill = json.loads(listed("--sbom"))
    assert bill["bomFormat"] == "CycloneDX"
    names = {part["name"] for part in bill["components"]}
    assert names == {line.split()[0] for line in listed().splitlines()}
    assert all(part["purl"].startswith("pkg:pypi/") and part["licenses"] for part in bill["components"])


def test_every_package_has_a_lower_bound() -> None:
    project = tomllib.loads((TOP / "pyproject.toml").read_text("utf-8"))["project"]
    wanted = [
        *project["dependencies"],
        *(line for lines in project["optional-dependencies"].values() for line in lines),
    ]
    assert [line for line in wanted if ">=" not in line] == []
