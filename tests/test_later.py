"""Packages that import their modules on first use give every name they list, and a verb imports no other verb's."""

import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest

from geo.later import names_of

PACKAGES = ["geo.dates", "geo.export", "geo.inputs", "geo.inputs.readers", "geo.places", "geo.project"]
# What only other verbs use, and what takes longest to import.
NOT_FOR_PARSE = {"folium", "geopy", "lxml", "openpyxl", "pandas", "pypdf", "streamlit", "trafilatura", "xlsxwriter"}


@pytest.mark.parametrize("package", PACKAGES)
def test_every_public_name_is_there_and_none_is_hidden_by_a_module_of_its_name(package: str) -> None:
    found = import_module(package)
    assert found.__file__ is not None
    modules = {path.stem for path in Path(found.__file__).parent.iterdir()}
    assert all(hasattr(found, name) for name in found.__all__)
    assert all(callable(getattr(found, name)) for name in modules.intersection(found.__all__))


def test_the_process_that_reads_a_format_imports_no_other_ones_libraries_and_no_finder_of_places() -> None:
    code = (
        "import sys, geo.inputs.readers.worker, geo.inputs.readers.mail;"
        "print(*sorted({'trafilatura', 'pypdf', 'geo.places.finder', 'geo.dates.finder'} & sys.modules.keys()))"
    )
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert told.stdout.split() == []


def test_a_name_that_a_package_lacks_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'shapefile'"):
        names_of("geo.export", {"rows": "Row"})("shapefile")


def test_parse_imports_nothing_of_the_dashboard_or_of_other_formats() -> None:
    code = f"import sys, geo.cli.parse; print(*sorted({NOT_FOR_PARSE} & sys.modules.keys()))"
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert told.stdout.split() == []
